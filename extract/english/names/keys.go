package names

import (
	"strings"

	"github.com/entente-nlp/entente/extract/link"
)

// Keys of things in the tables, as extract.Entity.Key. Organisations and events
// bring theirs along. Their slugs are those of package link, which makes keys for
// what no table knows.

// CountryKey returns the key of a country, its people and its government.
func CountryKey(iso string) string { return "country:" + iso }

// CityKey returns the key of a city: place:paris-fr.
func CityKey(name, iso string) string { return "place:" + link.Slug(name) + "-" + strings.ToLower(iso) }

// RegionKey returns the key of a first-level unit of a country, the code first as
// in ISO 3166-2 to tell New York from New York: place:us-new-york.
func RegionKey(name, iso string) string {
	return "place:" + strings.ToLower(iso) + "-" + link.Slug(name)
}

// PlaceKey returns the key of any other place: place:black-sea.
func PlaceKey(name string) string { return "place:" + link.Slug(name) }

// PersonKey returns the key of a person: person:vladimir-putin.
func PersonKey(name string) string { return "person:" + link.Slug(name) }

// MiscKey returns the key of a treaty, a weapon, a ship: misc:lisbon-treaty.
func MiscKey(name string) string { return "misc:" + link.Slug(name) }
