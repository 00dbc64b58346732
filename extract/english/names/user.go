package names

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/gazetteer"
)

// A User holds the names that a user adds.
type User struct {
	Names []gazetteer.Name
	Apart [][2]string // pairs of names that are never one thing
}

// ReadUser reads a file of names, as the flag --names takes it: lines of alias,
// key, type and country, separated by tabs, the last two optional where the key
// tells the type; and lines "! name | name" for a pair that must not be merged.
// Empty lines and those that begin with "#" say nothing. An error of the file is
// an [*Error]; file names it there.
//
//	Old Lady	org:bank-of-england	ORGANIZATION	GB
//	! George Bush | George W. Bush
func ReadUser(r io.Reader, file string) (*User, error) {
	u := &User{}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for line := 1; s.Scan(); line++ {
		text := strings.TrimRight(s.Text(), "\r")
		if line == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		if !utf8.ValidString(text) {
			return nil, &Error{file, line, 1, "not UTF-8"}
		}
		switch {
		case strings.TrimSpace(text) == "" || text[0] == '#':
		case text[0] == '!':
			a, b, ok := strings.Cut(text[1:], "|")
			a, b = strings.TrimSpace(a), strings.TrimSpace(b)
			if !ok || a == "" || b == "" || strings.Contains(b, "|") {
				return nil, &Error{file, line, 1, `want "! name | name"`}
			}
			u.Apart = append(u.Apart, [2]string{a, b})
		default:
			n, err := userName(text)
			if err != nil {
				err.File, err.Line = file, line
				return nil, err
			}
			u.Names = append(u.Names, n)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return u, nil
}

// Table compiles the user's names.
func (u *User) Table() (*gazetteer.Table, error) {
	blob, err := gazetteer.Compile(u.Names)
	if err != nil {
		return nil, err
	}
	return gazetteer.Open(blob)
}

// userName reads alias, key, type, country.
func userName(text string) (gazetteer.Name, *Error) {
	cells := strings.Split(text, "\t")
	fail := func(cell int, format string, args ...any) (gazetteer.Name, *Error) {
		before := strings.Join(cells[:cell], "\t")
		return gazetteer.Name{}, &Error{Column: utf8.RuneCountInString(before) + min(cell, 1) + 1, Msg: fmt.Sprintf(format, args...)}
	}
	switch {
	case len(cells) < 2:
		return fail(0, "want alias, key, type and country, separated by tabs")
	case len(cells) > 4:
		return fail(4, "%d cells, at most 4", len(cells))
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	alias, key := cells[0], cells[1]
	if !hasLetter(alias) {
		return fail(0, "alias %q is no name", alias)
	}
	prefix, rest, ok := strings.Cut(key, ":")
	if !ok || prefix == "" || rest == "" {
		return fail(1, "key %q is not like org:name", key)
	}
	typ := keyTypes[prefix]
	if len(cells) > 2 && cells[2] != "" {
		typ = extract.Type(strings.ToUpper(cells[2]))
	}
	class, known := typeClasses[typ]
	if !known {
		return fail(min(2, len(cells)-1), "type %q is none of %v", typ, extract.NameTypes)
	}
	country := ""
	if len(cells) > 3 {
		country = cells[3]
	} else if prefix == "country" {
		country = rest
	}
	if country != "" && len(country) != 2 {
		return fail(min(3, len(cells)-1), "country %q is no ISO 3166-1 alpha-2 code", country)
	}
	n := gazetteer.Name{Surface: alias, Classes: class, Entry: gazetteer.Entry{Name: alias, Type: typ, Kind: "user", Key: key, Country: country, Weight: gazetteer.Certain}}
	if _, err := gazetteer.Compile([]gazetteer.Name{n}); err != nil {
		return fail(0, "%v", err)
	}
	return n, nil
}

// keyTypes are the types that a prefix of a key tells.
var keyTypes = map[string]extract.Type{"country": extract.Country, "org": extract.Organization, "person": extract.Person, "event": extract.Event, "misc": extract.Misc, "nationality": extract.Nationality}

var typeClasses = map[extract.Type]gazetteer.Class{
	extract.Person: gazetteer.Person, extract.Country: gazetteer.Country, extract.Nationality: gazetteer.Nationality, extract.City: gazetteer.City,
	extract.StateOrProvince: gazetteer.Region, extract.Location: gazetteer.Location, extract.Organization: gazetteer.Org, extract.Event: gazetteer.Event,
	extract.Title: gazetteer.Title, extract.Misc: gazetteer.Misc,
}
