package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keys of things in the tables, as extract.Entity.Key. Organisations and events
// bring theirs along.

// CountryKey returns the key of a country, its people and its government.
func CountryKey(iso string) string { return "country:" + iso }

// CityKey returns the key of a city: place:paris-fr.
func CityKey(name, iso string) string { return "place:" + Slug(name) + "-" + strings.ToLower(iso) }

// RegionKey returns the key of a first-level unit of a country, the code first as
// in ISO 3166-2 to tell New York from New York: place:us-new-york.
func RegionKey(name, iso string) string { return "place:" + strings.ToLower(iso) + "-" + Slug(name) }

// PlaceKey returns the key of any other place: place:black-sea.
func PlaceKey(name string) string { return "place:" + Slug(name) }

// PersonKey returns the key of a person: person:vladimir-putin.
func PersonKey(name string) string { return "person:" + Slug(name) }

// Slug returns name in lower case, its letters without diacritics, all else as
// single hyphens.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case r == '\'' || r == '’' || r == '.' || unicode.IsMark(r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		if s, ok := undecomposed[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// undecomposed letters have no canonical decomposition.
var undecomposed = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h", 'ə': "a"}
