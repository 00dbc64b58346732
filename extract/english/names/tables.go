// Package names reads the knowledge tables of package extract/english: countries
// and places, organisations and their members, offices and their holders, and the
// names that people are given.
//
// It exists so that facts live in text files that anyone can edit, check and
// extend, while programs open one compiled block: [Read] and [Tables.Check] serve
// the editor, [Tables.Entries] and [Build] the compiler, [Embedded] everyone else.
// What the facts mean for a text is left to packages gazetteer, crf and link.
package names

import (
	"io/fs"
	"strconv"
)

// Tables holds the rows of all tables, in the order of the files.
type Tables struct {
	Countries     []Country
	Regions       []Region
	Cities        []City
	Places        []Place
	Adjectives    []Adjective
	Organizations []Organization
	Members       []Member
	Offices       []Office
	People        []Person
	Events        []EventRow
	Misc          []MiscRow
	Titles        []TitleRow
	Given         []Weighted
	Surnames      []Weighted
	Words         []string // common English words, in lower case
}

// A Country is a row of countries.tsv: a state or territory with an ISO 3166-1
// code, Kosovo, or a historic state with a lower-case code and a date in Until.
type Country struct {
	ISO, ISO3  string
	Name       string // without "the", as everywhere
	Official   string
	Aliases    []string
	Adjectives []string // one that ends in a hyphen is a combining form: "Franco-"
	Demonyms   []string // nouns that differ from the adjectives
	Capitals   []string // that stand for the government
	Seats      []string // buildings and places that stand for it
	Since      string   // ISO 8601, "" if unknown, as everywhere
	Until      string
	Line       int // of the file, as everywhere
}

// A Region is a first-level unit of a country.
type Region struct {
	Name, Country, Kind string
	Aliases             []string
	Line                int
}

// A City is a row of cities.tsv.
type City struct {
	Name, Country string
	Population    int // 0 if unknown
	Aliases       []string
	Line          int
}

// A Place is a row of geography.tsv: a sea, a river, a district, a region of the
// world.
type Place struct {
	Name, Kind         string
	Countries, Aliases []string
	Line               int
}

// An Adjective is a row of regional-adjectives.tsv: "European", "Kurdish".
type Adjective struct {
	Name, Key string
	Nouns     []string
	ISO       string // of the country, for a community inside one
	Line      int
}

// An Organization is a row of organizations.tsv.
type Organization struct {
	Key, Name         string
	Acronyms, Aliases []string
	Kind, Country     string
	Since, Until      string
	Line              int
}

// A Member is a row of members.tsv.
type Member struct {
	Org, Country, Role string // Role: member, observer, partner, candidate, suspended
	Since, Until       string
	Line               int
}

// An Office is a row of offices.tsv: who held an office, from when to when.
type Office struct {
	Country      string // ISO code, or the key of an organisation
	Office       string // head_of_state, head_of_government, foreign_minister ...
	Title        string // as in the news: President, Chancellor, Supreme Leader
	Name         string
	Aliases      []string
	Since, Until string
	Line         int
}

// A Person is a row of people.tsv.
type Person struct {
	Name          string
	Aliases       []string
	Country, Note string
	Line          int
}

// An EventRow is a row of events.tsv.
type EventRow struct {
	Key, Name    string
	Aliases      []string
	Kind         string
	Since, Until string
	Line         int
}

// A MiscRow is a row of misc.tsv.
type MiscRow struct {
	Name, Kind string
	Aliases    []string
	Line       int
}

// A TitleRow is a row of titles.tsv.
type TitleRow struct {
	Title    string // in lower case
	Kind     string // office, rank, noble, religious, spokes, envoy, minister, chief
	Relation string // LEADER_OF, EMPLOYED_BY, SPOKESPERSON_OF, NONE
	Line     int
}

// A Weighted is a row of given.tsv or surnames.tsv.
type Weighted struct {
	Name   string
	Weight int // commonness, 1 to 9
	Line   int
}

// Files that are not needed at run time, beside the compiled table.
const (
	givenFile   = "given.tsv"
	surnameFile = "surnames.tsv"
	wordsFile   = "words.tsv"
)

// Read reads all tables of fsys. Absent files have no rows. An error that comes
// from a file is an [*Error].
func Read(fsys fs.FS) (*Tables, error) {
	t, err := readFacts(fsys)
	if err != nil {
		return nil, err
	}
	for _, f := range []struct {
		file string
		rows *[]Weighted
	}{{givenFile, &t.Given}, {surnameFile, &t.Surnames}} {
		err := readTable(fsys, f.file, "name weight", func(r *row) error {
			w, err := strconv.Atoi(r.cells[1])
			if err != nil {
				return r.fail(1, "weight %q is no number", r.cells[1])
			}
			*f.rows = append(grow(*f.rows, r), Weighted{r.cells[0], w, r.line})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	err = readTable(fsys, wordsFile, "word", func(r *row) error {
		t.Words = append(grow(t.Words, r), r.cells[0])
		return nil
	})
	return t, err
}

// readFacts reads all tables but the lists of names and words.
func readFacts(fsys fs.FS) (*Tables, error) {
	t := &Tables{}
	for _, f := range []struct {
		file, columns string
		add           func(*row) error
	}{
		{"countries.tsv", "iso iso3 name official aliases adjectives demonyms capitals seats since until", t.country},
		{"regions.tsv", "name country kind aliases", t.region},
		{"cities.tsv", "name country population aliases", t.city},
		{"geography.tsv", "name kind countries aliases", t.place},
		{"regional-adjectives.tsv", "name key nouns ?iso", t.adjective},
		{"organizations.tsv", "key name acronyms aliases kind country since until", t.organization},
		{"members.tsv", "org country role since until", t.member},
		{"offices.tsv", "country office title name aliases since until", t.office},
		{"people.tsv", "name aliases country note", t.person},
		{"events.tsv", "key name aliases kind since until", t.event},
		{"misc.tsv", "name kind aliases", t.misc},
		{"titles.tsv", "title kind relation", t.title},
	} {
		if err := readTable(fsys, f.file, f.columns, f.add); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *Tables) country(r *row) error {
	c := r.cells
	t.Countries = append(grow(t.Countries, r), Country{ISO: c[0], ISO3: c[1], Name: c[2], Official: c[3], Aliases: r.list(4),
		Adjectives: r.list(5), Demonyms: r.list(6), Capitals: r.list(7), Seats: r.list(8), Since: c[9], Until: c[10], Line: r.line})
	return nil
}

func (t *Tables) region(r *row) error {
	c := r.cells
	t.Regions = append(grow(t.Regions, r), Region{c[0], c[1], c[2], r.list(3), r.line})
	return nil
}

func (t *Tables) city(r *row) error {
	c := r.cells
	n := 0
	if c[2] != "" {
		var err error
		if n, err = strconv.Atoi(c[2]); err != nil || n < 0 {
			return r.fail(2, "population %q is no number", c[2])
		}
	}
	t.Cities = append(grow(t.Cities, r), City{c[0], c[1], n, r.list(3), r.line})
	return nil
}

func (t *Tables) place(r *row) error {
	t.Places = append(grow(t.Places, r), Place{r.cells[0], r.cells[1], r.list(2), r.list(3), r.line})
	return nil
}

func (t *Tables) adjective(r *row) error {
	c := r.cells
	t.Adjectives = append(grow(t.Adjectives, r), Adjective{c[0], c[1], r.list(2), c[3], r.line})
	return nil
}

func (t *Tables) organization(r *row) error {
	c := r.cells
	t.Organizations = append(grow(t.Organizations, r), Organization{c[0], c[1], r.list(2), r.list(3), c[4], c[5], c[6], c[7], r.line})
	return nil
}

func (t *Tables) member(r *row) error {
	c := r.cells
	t.Members = append(grow(t.Members, r), Member{c[0], c[1], c[2], c[3], c[4], r.line})
	return nil
}

func (t *Tables) office(r *row) error {
	c := r.cells
	t.Offices = append(grow(t.Offices, r), Office{c[0], c[1], c[2], c[3], r.list(4), c[5], c[6], r.line})
	return nil
}

func (t *Tables) person(r *row) error {
	c := r.cells
	t.People = append(grow(t.People, r), Person{c[0], r.list(1), c[2], c[3], r.line})
	return nil
}

func (t *Tables) event(r *row) error {
	c := r.cells
	t.Events = append(grow(t.Events, r), EventRow{c[0], c[1], r.list(2), c[3], c[4], c[5], r.line})
	return nil
}

func (t *Tables) misc(r *row) error {
	t.Misc = append(grow(t.Misc, r), MiscRow{r.cells[0], r.cells[1], r.list(2), r.line})
	return nil
}

func (t *Tables) title(r *row) error {
	c := r.cells
	t.Titles = append(grow(t.Titles, r), TitleRow{c[0], c[1], c[2], r.line})
	return nil
}
