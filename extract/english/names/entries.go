package names

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/gazetteer"
	"github.com/entente-nlp/entente/extract/link"
)

// Weights of entries, which order the readings of an ambiguous surface. A city
// has 100 to 200 by its size.
const (
	countryWeight  = 250
	nationWeight   = 240
	capitalWeight  = 220
	igoWeight      = 210
	officeWeight   = 190
	seatWeight     = 180
	organWeight    = 170
	regionWeight   = 160
	namesakeWeight = 90 // of a region called like a city of its country: the city is meant
	locationWeight = 150
	personWeight   = 140
	orgWeight      = 130
	eventWeight    = 120
	miscWeight     = 110
	titleWeight    = 100
	historicLoss   = 60 // of states that are no more
)

// Entries returns all names with their meaning, ready for [gazetteer.Compile].
func (t *Tables) Entries() []gazetteer.Name {
	e := entries{common: map[string]bool{}, capitals: map[string]bool{}}
	for _, w := range t.Words {
		e.common[w] = true
	}
	t.addCountries(&e)
	t.addPlaces(&e)
	t.addOrganizations(&e)
	t.addPeople(&e)
	for _, r := range t.Events {
		e.add(gazetteer.Event, gazetteer.Entry{Name: r.Name, Type: extract.Event, Kind: r.Kind, Key: r.Key, Weight: eventWeight}, r.Aliases...)
	}
	for _, r := range t.Misc {
		e.add(gazetteer.Misc, gazetteer.Entry{Name: r.Name, Type: extract.Misc, Kind: r.Kind, Key: MiscKey(r.Name), Weight: miscWeight}, r.Aliases...)
	}
	for _, r := range t.Titles {
		e.add(gazetteer.Title, gazetteer.Entry{Name: r.Title, Type: extract.Title, Kind: r.Kind, Weight: titleWeight}, titleCase(r.Title))
	}
	for _, r := range t.Given {
		e.names = append(e.names, gazetteer.Name{Surface: r.Name, Classes: gazetteer.Given, Given: uint8(r.Weight)})
	}
	for _, r := range t.Surnames {
		e.names = append(e.names, gazetteer.Name{Surface: r.Name, Classes: gazetteer.Surname, Surname: uint8(r.Weight)})
	}
	for i := range e.names {
		if e.common[strings.ToLower(e.names[i].Surface)] {
			e.names[i].Classes |= gazetteer.Common
		}
	}
	return e.names
}

type entries struct {
	names    []gazetteer.Name
	common   map[string]bool
	capitals map[string]bool // city and code
}

// add adds an entry under its own name and others.
func (e *entries) add(c gazetteer.Class, x gazetteer.Entry, others ...string) {
	for _, s := range append([]string{x.Name}, others...) {
		e.alias(c, x, s)
	}
}

func (e *entries) alias(c gazetteer.Class, x gazetteer.Entry, s string) {
	if s = strings.TrimSpace(s); hasLetter(s) {
		e.names = append(e.names, gazetteer.Name{Surface: s, Classes: c, Entry: x})
	}
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func (t *Tables) addCountries(e *entries) {
	seats := t.seatKeys()
	for _, c := range t.Countries {
		loss := 0
		if c.Until != "" {
			loss = historicLoss
		}
		country := gazetteer.Entry{Name: c.Name, Type: extract.Country, Kind: "country", Key: CountryKey(c.ISO), Country: c.ISO, Weight: countryWeight - loss}
		others := c.Aliases
		if c.Official != "" {
			others = append(slices.Clone(others), c.Official)
		}
		e.add(gazetteer.Country, country, others...)
		nation := gazetteer.Entry{Name: c.Name, Type: extract.Nationality, Kind: "nationality", Key: CountryKey(c.ISO), Country: c.ISO, Weight: nationWeight - loss}
		for _, s := range c.Adjectives {
			x := nation
			s, combining := strings.CutSuffix(s, "-")
			if combining {
				x.Kind = gazetteer.Combining
			}
			e.alias(gazetteer.Nationality, x, s)
		}
		for _, s := range c.Demonyms {
			e.alias(gazetteer.Nationality, nation, s)
		}
		for _, s := range c.Capitals {
			if loss == 0 {
				e.capitals[s+"/"+c.ISO] = true
			}
		}
		for _, s := range c.Seats {
			x := gazetteer.Entry{Name: s, Type: extract.Organization, Kind: "seat", Key: "org:" + link.Slug(s), Country: c.ISO, Weight: seatWeight - loss}
			if o, ok := seats[link.Slug(s)+"/"+c.ISO]; ok {
				x.Name, x.Kind, x.Key = o.Name, o.Kind, o.Key
			}
			if loss == 0 {
				e.alias(gazetteer.Seat, x, s)
			}
		}
	}
}

// seatKeys finds the organisations that bear the name of a seat of government.
func (t *Tables) seatKeys() map[string]Organization {
	m := map[string]Organization{}
	for _, o := range t.Organizations {
		for _, s := range append([]string{o.Name}, o.Aliases...) {
			m[link.Slug(s)+"/"+o.Country] = o
		}
	}
	return m
}

func (t *Tables) addPlaces(e *entries) {
	found := map[string]bool{}
	for _, c := range t.Cities {
		x := gazetteer.Entry{Name: c.Name, Type: extract.City, Kind: "city", Key: CityKey(c.Name, c.Country), Country: c.Country, Weight: cityWeight(c.Population)}
		class := gazetteer.City
		names := append([]string{c.Name}, c.Aliases...)
		for _, s := range names {
			if k := s + "/" + c.Country; e.capitals[k] {
				found[k] = true
				class |= gazetteer.Capital
				x.Kind, x.Weight = "capital", capitalWeight
			}
		}
		for _, s := range names {
			e.alias(class, x, s)
		}
	}
	for _, c := range t.Countries { // capitals, or names of theirs, that the cities lack
		for _, s := range c.Capitals {
			if k := s + "/" + c.ISO; e.capitals[k] && !found[k] {
				e.add(gazetteer.City|gazetteer.Capital, gazetteer.Entry{Name: s, Type: extract.City, Kind: "capital", Key: CityKey(s, c.ISO), Country: c.ISO, Weight: capitalWeight})
			}
		}
	}
	cities := map[string]bool{}
	for _, c := range t.Cities {
		for _, s := range append([]string{c.Name}, c.Aliases...) {
			cities[link.Slug(s)+"/"+c.Country] = true
		}
	}
	for _, r := range t.Regions {
		x := gazetteer.Entry{Name: r.Name, Type: extract.StateOrProvince, Kind: r.Kind, Key: RegionKey(r.Name, r.Country), Country: r.Country, Weight: regionWeight}
		if cities[link.Slug(r.Name)+"/"+r.Country] {
			x.Weight = namesakeWeight
		}
		e.add(gazetteer.Region, x, r.Aliases...)
	}
	for _, p := range t.Places {
		x := gazetteer.Entry{Name: p.Name, Type: extract.Location, Kind: p.Kind, Key: PlaceKey(p.Name), Weight: locationWeight}
		if len(p.Countries) == 1 {
			x.Country = p.Countries[0]
		}
		e.add(gazetteer.Location, x, p.Aliases...)
	}
	for _, a := range t.Adjectives {
		x := gazetteer.Entry{Name: a.Name, Type: extract.Nationality, Kind: "regional", Key: a.Key, Country: a.ISO, Weight: nationWeight - historicLoss}
		for _, s := range append([]string{a.Name}, a.Nouns...) {
			y := x
			s, combining := strings.CutSuffix(s, "-")
			if combining {
				y.Kind = gazetteer.Combining
			}
			e.alias(gazetteer.Regional|gazetteer.Nationality, y, s)
		}
	}
}

// cityWeight grows with the logarithm of the population: 100,000 inhabitants give
// 140, three million 170, more than the state of the same name.
func cityWeight(population int) int {
	if population < 1000 {
		return 100
	}
	return min(200, int(40+20*math.Log10(float64(population))))
}

func (t *Tables) addOrganizations(e *entries) {
	for _, o := range t.Organizations {
		class := OrganizationClass(o.Kind)
		x := gazetteer.Entry{Name: o.Name, Type: extract.Organization, Kind: o.Kind, Key: o.Key, Country: o.Country, Weight: orgWeight}
		switch class {
		case gazetteer.IGO:
			x.Weight = igoWeight
		case gazetteer.Organ:
			x.Weight = organWeight
		}
		e.add(class, x, append(slices.Clone(o.Acronyms), o.Aliases...)...)
	}
}

// organizationKinds are the kinds of organizations.tsv.
var organizationKinds = map[string]gazetteer.Class{
	"igo": gazetteer.IGO, "un-body": gazetteer.IGO, "bloc": gazetteer.IGO,
	"central-bank": gazetteer.Organ, "ministry": gazetteer.Organ, "agency": gazetteer.Organ, "court": gazetteer.Organ, "parliament": gazetteer.Organ,
	"military": gazetteer.Organ, "police": gazetteer.Organ, "intelligence": gazetteer.Organ, "government": gazetteer.Organ,
	"party": gazetteer.Party, "armed-group": gazetteer.Armed,
	"company": gazetteer.Company, "bank": gazetteer.Company, "exchange": gazetteer.Company,
	"media": gazetteer.Media, "news-agency": gazetteer.Media, "social-network": gazetteer.Media,
	"university": gazetteer.Org, "ngo": gazetteer.Org, "think-tank": gazetteer.Org, "sports-club": gazetteer.Org, "sports-body": gazetteer.Org,
	"union": gazetteer.Org, "religious": gazetteer.Org,
}

// OrganizationClass returns the class of organisations of a kind, gazetteer.Org
// for an unknown one.
func OrganizationClass(kind string) gazetteer.Class {
	if c, ok := organizationKinds[kind]; ok {
		return c
	}
	return gazetteer.Org
}

// addPeople adds holders of offices and other people. Namesakes in different
// countries get keys of their own.
func (t *Tables) addPeople(e *entries) {
	people, order := t.people()
	for _, slug := range order {
		for _, p := range people[slug] {
			x := gazetteer.Entry{Name: p.name, Type: extract.Person, Kind: p.kind, Key: p.key(len(people[slug]) > 1), Country: p.country, Weight: personWeight}
			if p.kind == "office" {
				x.Weight = officeWeight
			}
			e.add(gazetteer.Person, x, p.aliases...)
		}
	}
}

type person struct {
	name, country, kind string
	aliases             []string
}

func (p *person) key(namesake bool) string {
	if namesake && p.country != "" {
		return PersonKey(p.name) + "-" + strings.ToLower(p.country)
	}
	return PersonKey(p.name)
}

// people gathers the rows of each person, by slug of the name, and the slugs in
// the order of the tables.
func (t *Tables) people() (map[string][]*person, []string) {
	people := map[string][]*person{}
	var order []string
	add := func(name, country, kind string, aliases []string) {
		slug := link.Slug(name)
		if slug == "" {
			return
		}
		if len(people[slug]) == 0 {
			order = append(order, slug)
		}
		for _, p := range people[slug] {
			if p.country == country || p.country == "" || country == "" {
				if p.country == "" {
					p.country = country
				}
				p.aliases = append(p.aliases, aliases...)
				return
			}
		}
		people[slug] = append(people[slug], &person{name, country, kind, slices.Clone(aliases)})
	}
	for _, o := range t.Offices {
		country := o.Country
		if strings.Contains(country, ":") {
			country = ""
		}
		add(o.Name, country, "office", o.Aliases)
	}
	for _, p := range t.People {
		add(p.Name, p.Country, "person", p.Aliases)
	}
	return people, order
}

// titleCase capitalises the words of a title: "Secretary of State".
func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "to", "de", "la":
		default:
			parts := strings.Split(w, "-")
			for k, p := range parts {
				r, n := utf8.DecodeRuneInString(p)
				parts[k] = string(unicode.ToUpper(r)) + p[n:]
			}
			words[i] = strings.Join(parts, "-")
		}
	}
	return strings.Join(words, " ")
}
