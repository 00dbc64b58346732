package names

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract/gazetteer"
)

// A Problem is something in a table that is likely wrong, and where: the row, or
// line 0 for the whole file.
type Problem struct {
	File string
	Line int
	Msg  string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Msg
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Msg)
}

// Check looks for mistakes that [Read] cannot see: keys and rows that stand
// twice, codes and keys that no table knows, impossible dates, and careless
// spelling of names. Problems come in the order of files and lines.
func (t *Tables) Check() []Problem {
	c := checker{seen: map[string]int{}, countries: map[string]bool{}, orgs: map[string]bool{}}
	for _, r := range t.Countries {
		c.countries[r.ISO] = true
	}
	for _, r := range t.Organizations {
		c.orgs[r.Key] = true
	}
	t.checkPlaces(&c)
	t.checkBodies(&c)
	t.checkNames(&c)
	slices.SortStableFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c.problems
}

type checker struct {
	problems        []Problem
	file            string
	line            int
	seen            map[string]int // file and identity of a row, to its line
	countries, orgs map[string]bool
}

// at begins a row; id is what no other row of the file may share.
func (c *checker) at(file string, line int, id ...string) {
	c.file, c.line = file, line
	k := file + "\t" + strings.Join(id, "\t")
	if first, ok := c.seen[k]; ok {
		c.report("same as line %d: %s", first, strings.Join(id, ", "))
		return
	}
	c.seen[k] = line
}

func (c *checker) report(format string, args ...any) {
	c.problems = append(c.problems, Problem{c.file, c.line, fmt.Sprintf(format, args...)})
}

func (c *checker) names(names ...string) {
	for i, s := range names {
		switch {
		case s == "" && i == 0:
			c.report("no name")
		case s == "":
			c.report("empty name in a list")
		case s != strings.TrimSpace(s) || strings.Contains(s, "  "):
			c.report("stray space in %q", s)
		case strings.HasPrefix(s, "the "):
			c.report("%q begins with an article", s)
		case strings.ContainsFunc(s, unicode.IsControl):
			c.report("control character in %q", s)
		case len(s) > 60 || !hasLetter(s): // rare: may be too long to compile
			if _, err := gazetteer.Compile([]gazetteer.Name{{Surface: s}}); err != nil {
				c.report("%v", err)
			}
		}
	}
	for i, s := range names {
		if slices.Contains(names[:i], s) && s != "" {
			c.report("%q stands twice", s)
		}
	}
}

// country checks a code, which may be empty.
func (c *checker) country(iso string) {
	if iso != "" && len(c.countries) > 0 && !c.countries[iso] {
		c.report("unknown country %q", iso)
	}
}

// actor checks a country or the key of an organisation.
func (c *checker) actor(key string) {
	switch {
	case key == "":
		c.report("neither country nor organisation")
	case !strings.Contains(key, ":"):
		c.country(key)
	default:
		c.org(key)
	}
}

func (c *checker) org(key string) {
	if len(c.orgs) > 0 && !c.orgs[key] {
		c.report("unknown organisation %q", key)
	}
}

func (c *checker) key(key, prefix string) {
	rest, ok := strings.CutPrefix(key, prefix)
	if !ok || !slug.MatchString(rest) {
		c.report("key %q is not %s and a slug", key, prefix)
	}
}

func (c *checker) oneOf(what, value, allowed string) {
	if !slices.Contains(strings.Fields(allowed), value) {
		c.report("%s %q is none of %s", what, value, allowed)
	}
}

var (
	slug = regexp.MustCompile(`^[\p{Ll}\p{Lo}0-9]+(-[\p{Ll}\p{Lo}0-9]+)*$`)
	date = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
)

func (c *checker) dates(since, until string) {
	for _, d := range []string{since, until} {
		if d != "" && !date.MatchString(d) {
			c.report("date %q is not 2006, 2006-01 or 2006-01-02", d)
			return
		}
	}
	n := min(len(since), len(until))
	if n > 0 && since[:n] > until[:n] {
		c.report("since %s is after until %s", since, until)
	}
}

func (t *Tables) checkPlaces(c *checker) {
	for _, r := range t.Countries {
		c.at("countries.tsv", r.Line, r.ISO)
		historic := r.ISO == strings.ToLower(r.ISO)
		if len(r.ISO) != 2 {
			c.report("code %q has not two letters", r.ISO)
		}
		if historic != (r.Until != "") {
			c.report("code %q and until %q disagree: a lower-case code is for a state that is no more", r.ISO, r.Until)
		}
		c.names(append([]string{r.Name}, r.Aliases...)...)
		for _, list := range [][]string{r.Adjectives, r.Demonyms, r.Capitals, r.Seats} {
			c.names(append([]string{"x"}, list...)...)
		}
		c.dates(r.Since, r.Until)
	}
	for _, r := range t.Regions {
		c.at("regions.tsv", r.Line, r.Name, r.Country)
		c.names(append([]string{r.Name}, r.Aliases...)...)
		c.country(r.Country)
	}
	for _, r := range t.Cities {
		c.at("cities.tsv", r.Line, r.Name, r.Country)
		c.names(append([]string{r.Name}, r.Aliases...)...)
		c.country(r.Country)
	}
	for _, r := range t.Places {
		c.at("geography.tsv", r.Line, r.Name, strings.Join(r.Countries, "|"))
		c.names(append([]string{r.Name}, r.Aliases...)...)
		for _, iso := range r.Countries {
			c.country(iso)
		}
	}
	for _, r := range t.Adjectives {
		c.at("regional-adjectives.tsv", r.Line, r.Name, r.Key)
		c.names(append([]string{r.Name}, r.Nouns...)...)
		c.key(r.Key, "nationality:")
		c.country(r.ISO)
	}
}

func (t *Tables) checkBodies(c *checker) {
	for _, r := range t.Organizations {
		c.at("organizations.tsv", r.Line, r.Key)
		c.key(r.Key, "org:")
		c.names(append(append([]string{r.Name}, r.Acronyms...), r.Aliases...)...)
		if _, ok := organizationKinds[r.Kind]; !ok {
			c.report("unknown kind %q", r.Kind)
		}
		c.country(r.Country)
		c.dates(r.Since, r.Until)
	}
	for _, r := range t.Members {
		c.at("members.tsv", r.Line, r.Org, r.Country, r.Role, r.Since)
		c.org(r.Org)
		c.actor(r.Country)
		c.oneOf("role", r.Role, "member observer partner candidate suspended")
		c.dates(r.Since, r.Until)
	}
	for _, r := range t.Offices {
		c.at("offices.tsv", r.Line, r.Country, r.Office, r.Name, r.Since)
		c.actor(r.Country)
		if r.Office == "" {
			c.report("no office")
		}
		c.names(append([]string{r.Name}, r.Aliases...)...)
		c.dates(r.Since, r.Until)
	}
	for _, r := range t.Events {
		c.at("events.tsv", r.Line, r.Key)
		c.key(r.Key, "event:")
		c.names(append([]string{r.Name}, r.Aliases...)...)
		c.dates(r.Since, r.Until)
	}
}

func (t *Tables) checkNames(c *checker) {
	for _, r := range t.People {
		c.at("people.tsv", r.Line, r.Name, r.Country)
		c.names(append([]string{r.Name}, r.Aliases...)...)
		c.country(r.Country)
	}
	for _, r := range t.Misc {
		c.at("misc.tsv", r.Line, r.Name)
		c.names(append([]string{r.Name}, r.Aliases...)...)
	}
	for _, r := range t.Titles {
		c.at("titles.tsv", r.Line, r.Title)
		c.names(r.Title)
		if r.Title != strings.ToLower(r.Title) {
			c.report("%q is not in lower case", r.Title)
		}
		c.oneOf("kind", r.Kind, "office rank noble religious spokes envoy minister chief")
		c.oneOf("relation", r.Relation, "LEADER_OF EMPLOYED_BY SPOKESPERSON_OF NONE")
	}
	for _, l := range []struct {
		file string
		rows []Weighted
	}{{givenFile, t.Given}, {surnameFile, t.Surnames}} {
		for _, r := range l.rows {
			c.at(l.file, r.Line, r.Name)
			c.names(r.Name)
			if first, _ := utf8.DecodeRuneInString(r.Name); !unicode.IsUpper(first) {
				c.report("%q has no capital", r.Name)
			}
			if r.Weight < 1 || r.Weight > 9 {
				c.report("weight %d is not in 1 to 9", r.Weight)
			}
		}
	}
}
