package link

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

// sense says in which way a name of a table is meant.
type sense uint8

const (
	countryName  sense = iota // Russia
	countryCode               // RUS
	people                    // Russian, Russians
	capital                   // Moscow, of the country
	seat                      // Kremlin
	place                     // any place
	adjective                 // European
	orgName                   // United Nations
	acronym                   // UN
	fullPerson                // Vladimir Putin
	familyPerson              // Putin
	singlePerson              // Lula, Pelé: a single word that the tables give as a name
	thing                     // events, treaties, products
)

// A ref is one thing that a name may mean: row at of the table for its sense.
type ref struct {
	sense sense
	at    int32
}

// An extent is a range of index.refs.
type extent struct{ first, n int32 }

// An entry is a form, in index.forms, and one of its senses.
type entry struct {
	from, to int32
	ref
}

// senses returns what the form of a name can mean.
func (x *index) senses(form string) []ref {
	n, ok := x.names[form]
	if !ok {
		return nil
	}
	e := x.extents[n]
	return x.refs[e.first : e.first+e.n]
}

// An index finds rows of the knowledge by the form of their names.
type index struct {
	nations    []nation
	byISO      map[string]int32
	placed     []placed
	adjectives []Adjective
	orgs       []Org
	orgByKey   map[string]int32
	things     []Thing
	names      map[string]int32 // form: index into extents
	extents    []extent
	refs       []ref
	adding     []entry // until all are known
	forms      []byte

	persons   []person
	holders   []Holder
	offices   map[string][]int32 // country + " " + office: holders, in order of their dates
	holderOf  []int32            // holder: person, or -1
	common    Commonness
	overrides map[string]string
	apart     map[string][]string // key or form: keys or forms it is never joined with
	eu        int32               // row of the European Union in orgs, or -1

	adjectiveOf []string           // nation: form of its first adjective
	halves      map[string][]int32 // direction: nations whose names begin with it
}

type nation struct {
	iso, key, name, form string
	adjective            string // the first: Russian
	historic             bool
}

type placed struct {
	key, name, country string
	kind               PlaceKind
	fame               int
}

// A person is one name of the offices and people tables, with all offices held.
type person struct {
	key, name, country string
	held               []int32 // rows of holders
}

func newIndex(k Knowledge) index {
	x := index{
		byISO: map[string]int32{}, orgByKey: map[string]int32{},
		offices:   map[string][]int32{},
		overrides: map[string]string{}, apart: map[string][]string{},
		halves: map[string][]int32{}, eu: -1, common: k.Names,
	}
	rows := 8*len(k.Countries) + 2*len(k.Places) + 3*len(k.Orgs) + 5*(len(k.Holders)+len(k.People)) + 2*len(k.Things)
	x.adding, x.forms = make([]entry, 0, rows), make([]byte, 0, 14*rows)
	x.addCountries(k.Countries)
	x.addPlaces(k.Places, k.Countries)
	for i, a := range k.Adjectives {
		if a.Key == "" {
			a.Key = "nationality:" + Slug(a.Name)
		}
		x.adjectives = append(x.adjectives, a)
		x.add(adjective, i, a.Name)
		x.add(adjective, i, a.Nouns...)
	}
	for i, o := range k.Orgs {
		if o.Key == "" {
			o.Key = "org:" + Slug(o.Name)
		}
		x.orgs = append(x.orgs, o)
		x.orgByKey[o.Key] = int32(i)
		x.add(orgName, i, o.Name)
		x.add(orgName, i, o.Aliases...)
		x.add(acronym, i, o.Acronyms...)
		if x.eu < 0 && slices.Contains(o.Acronyms, "EU") {
			x.eu = int32(i)
		}
	}
	for i, t := range k.Things {
		x.things = append(x.things, t)
		x.add(thing, i, t.Name)
		x.add(thing, i, t.Aliases...)
	}
	x.addPeople(k.Holders, k.People)
	x.close()
	for _, a := range k.Overrides.Aliases {
		if a.Key == "" {
			continue
		}
		x.overrides[form(a.Name)] = a.Key
	}
	for _, p := range k.Overrides.Apart {
		a, b := keyOrForm(p[0]), keyOrForm(p[1])
		x.apart[a] = append(x.apart[a], b)
		x.apart[b] = append(x.apart[b], a)
	}
	return x
}

// keyOrForm leaves keys alone and turns names into their form.
func keyOrForm(s string) string {
	if strings.Contains(s, ":") {
		return s
	}
	return form(s)
}

func (x *index) add(s sense, at int, names ...string) {
	for _, n := range names {
		from := len(x.forms)
		x.forms = appendForm(x.forms, strings.TrimSuffix(n, "-"))
		if len(x.forms) > from {
			x.adding = append(x.adding, entry{int32(from), int32(len(x.forms)), ref{s, int32(at)}})
		}
	}
}

// addForm adds a sense of the form that is made of words.
func (x *index) addForm(s sense, at int32, words ...string) {
	from := len(x.forms)
	for i, w := range words {
		if i > 0 {
			x.forms = append(x.forms, '-')
		}
		x.forms = append(x.forms, w...)
	}
	x.adding = append(x.adding, entry{int32(from), int32(len(x.forms)), ref{s, at}})
}

// close makes names and refs of what was added. One string holds all forms, so
// that tens of thousands of names cost few allocations.
func (x *index) close() {
	forms := string(x.forms)
	x.names = make(map[string]int32, len(x.adding))
	of := make([]int32, len(x.adding)) // entry: number of its form
	for i, e := range x.adding {
		f := forms[e.from:e.to]
		n, ok := x.names[f]
		if !ok {
			n = int32(len(x.extents))
			x.names[f] = n
			x.extents = append(x.extents, extent{})
		}
		of[i] = n
		x.extents[n].n++
	}
	at := int32(0)
	for i := range x.extents {
		e := &x.extents[i]
		e.first, at, e.n = at, at+e.n, 0
	}
	x.refs = make([]ref, len(x.adding))
	for i, a := range x.adding {
		e := &x.extents[of[i]]
		if !slices.Contains(x.refs[e.first:e.first+e.n], a.ref) {
			x.refs[e.first+e.n] = a.ref
			e.n++
		}
	}
	x.adding, x.forms = nil, nil
}

func (x *index) addCountries(rows []Country) {
	for i, c := range rows {
		x.nations = append(x.nations, nation{
			iso: c.ISO, key: "country:" + c.ISO, name: c.Name, form: form(c.Name),
			historic: strings.ToUpper(c.ISO) != c.ISO,
		})
		x.byISO[c.ISO] = int32(i)
		x.adjectiveOf = append(x.adjectiveOf, "")
		if dir, _, ok := strings.Cut(form(c.Name), "-"); ok && direction(dir) != "" {
			x.halves[dir] = append(x.halves[dir], int32(i))
		}
		if len(c.Adjectives) > 0 {
			x.nations[i].adjective = c.Adjectives[0]
			x.adjectiveOf[i] = form(c.Adjectives[0])
		}
		x.add(countryName, i, c.Name)
		if c.ISO3 != "" {
			x.add(countryCode, i, c.ISO3)
		}
		x.add(countryName, i, c.Aliases...)
		x.add(people, i, c.Adjectives...)
		x.add(people, i, c.Demonyms...)
		x.add(capital, i, c.Capitals...)
		x.add(seat, i, c.Seats...)
	}
}

// addPlaces adds places so that of those with one name the best known comes first:
// capitals, then regions and large cities, then the rest.
func (x *index) addPlaces(rows []Place, countries []Country) {
	capitals := map[string]bool{} // slug and country
	for _, c := range countries {
		for _, n := range c.Capitals {
			capitals[Slug(n)+" "+c.ISO] = true
		}
	}
	order := make([]int, len(rows))
	fame := make([]int, len(rows))
	x.placed = make([]placed, len(rows))
	for i := range rows {
		p := &rows[i]
		country, slug := "", Slug(p.Name)
		if len(p.Countries) == 1 {
			country = p.Countries[0]
		}
		order[i] = i
		switch {
		case p.Kind == Town && capitals[slug+" "+country]:
			fame[i] = 50e6 + p.Population
		case p.Kind == Region:
			fame[i] = 2e6
		case p.Kind == Geography:
			fame[i] = 1e6
		default:
			fame[i] = p.Population
		}
		key := p.Key
		if key == "" {
			key = "place:" + slug
			if country != "" {
				key += "-" + strings.ToLower(country)
			}
		}
		x.placed[i] = placed{key, p.Name, country, p.Kind, fame[i]}
	}
	sort.SliceStable(order, func(a, b int) bool { return fame[order[a]] > fame[order[b]] })
	for _, i := range order {
		x.add(place, i, rows[i].Name)
	}
	for _, i := range order {
		x.add(place, i, rows[i].Aliases...)
	}
}

func (x *index) addPeople(holders []Holder, people []Person) {
	at := map[string][]int32{}  // key without country: persons
	bears := map[string]int32{} // full form: the first person with it
	var added [][]string        // person: names as written
	var words []string
	add := func(name, country string, aliases []string) int32 {
		if strings.Contains(country, ":") { // an organisation
			country = ""
		}
		fits := func(p int32) bool {
			c := x.persons[p].country
			return c == country || c == "" || country == ""
		}
		key := "person:" + Slug(name)
		i := int32(-1)
		for _, p := range at[key] {
			if fits(p) {
				i = p
				break
			}
		}
		if i < 0 { // known by this name as another: William Lai, Lai Ching-te
			if p, ok := bears[form(name)]; ok && fits(p) {
				i = p
			}
		}
		if i < 0 {
			i = int32(len(x.persons))
			at[key] = append(at[key], i)
			x.persons = append(x.persons, person{key: key, name: name})
			added = append(added, nil)
		}
		p := &x.persons[i]
		if p.country == "" {
			p.country = country
		}
		for j := -1; j < len(aliases); j++ {
			n := name
			if j >= 0 {
				n = aliases[j]
			}
			if slices.Contains(added[i], n) {
				continue
			}
			added[i] = append(added[i], n)
			f := form(n)
			if _, ok := bears[f]; !ok {
				bears[f] = i
			}
			words = appendWords(words[:0], f)
			transliterate(words)
			switch len(words) {
			case 0:
			case 1:
				x.addForm(singlePerson, i, words[0])
			default:
				x.addForm(fullPerson, i, words...)
				familyNames(words, country, func(short []string) { x.addForm(familyPerson, i, short...) })
			}
		}
		return i
	}
	x.holders = append([]Holder(nil), holders...)
	x.holderOf = make([]int32, len(holders))
	for i, h := range holders {
		if h.Name == "" {
			x.holderOf[i] = -1
			continue
		}
		p := add(h.Name, h.Country, h.Aliases)
		x.holderOf[i] = p
		x.persons[p].held = append(x.persons[p].held, int32(i))
		office := h.Country + " " + h.Office
		x.offices[office] = append(x.offices[office], int32(i))
	}
	for _, p := range people {
		add(p.Name, p.Country, p.Aliases)
	}
	for key, list := range at {
		for _, i := range list {
			if p := &x.persons[i]; len(list) > 1 && p.country != "" {
				p.key = key + "-" + strings.ToLower(p.country)
			}
		}
	}
	for _, rows := range x.offices {
		sort.SliceStable(rows, func(a, b int) bool { return x.holders[rows[a]].Since < x.holders[rows[b]].Since })
	}
}

// personWords returns the words of a person's name as they are compared.
func personWords(name string) []string {
	w := appendWords(nil, form(name))
	transliterate(w)
	return w
}

// familyFirst lists the countries whose people are written family name first in
// English news. Japanese and Hungarian names usually are not.
var familyFirst = map[string]bool{"CN": true, "KR": true, "KP": true, "VN": true, "TW": true, "HK": true, "MO": true, "KH": true, "SG": true}

// familyNames yields what of words, a full name, may stand alone for its bearer:
// the last word, with and without particles, two last words, and the first word of
// names of countries that write it first.
func familyNames(words []string, country string, yield func([]string)) {
	n := len(words)
	for n > 1 && nameSuffix[words[n-1]] {
		n--
	}
	yield(words[n-1 : n])
	i := n - 1
	for i > 1 && particle[words[i-1]] {
		i--
	}
	if i < n-1 {
		yield(words[i:n])
	} else if n > 2 {
		yield(words[n-2 : n])
	}
	if familyFirst[country] && n > 1 {
		yield(words[:1])
	}
}

// bearers yields the persons of the tables for which a form has the sense.
func (x *index) bearers(form string, s sense) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, r := range x.senses(form) {
			if r.sense == s && !yield(r.at) {
				return
			}
		}
	}
}

// bearer returns the first of bearers.
func (x *index) bearer(form string, s sense) (int32, bool) {
	for p := range x.bearers(form, s) {
		return p, true
	}
	return 0, false
}

// OfficeHolder returns who held an office of a country, or of an organisation
// given by its key, on a day; date is ISO 8601, "" meaning now. It reports false
// if the tables do not say.
func (l *Linker) OfficeHolder(country, office, date string) (Holder, bool) {
	rows := l.offices[country+" "+office]
	for i := len(rows) - 1; i >= 0; i-- { // the last to have come wins the day of a change
		if h := &l.holders[rows[i]]; during(h.Since, h.Until, date) {
			return *h, true
		}
	}
	return Holder{}, false
}

// Holds reports whether the person with a key held an office on a day, alone or with
// others; the arguments are those of [Linker.OfficeHolder].
func (l *Linker) Holds(person, country, office, date string) bool {
	for _, i := range l.offices[country+" "+office] {
		if p := l.holderOf[i]; p >= 0 && l.persons[p].key == person && during(l.holders[i].Since, l.holders[i].Until, date) {
			return true
		}
	}
	return false
}

// during reports whether date lies within since and until, as far as the three
// are known; "" means now for date, and open for the others.
func during(since, until, date string) bool {
	if date == "" {
		return until == ""
	}
	if since != "" && prefix(since, date) > prefix(date, since) {
		return false
	}
	return until == "" || prefix(date, until) <= prefix(until, date)
}

// prefix cuts a to the length of b, so that dates of different precision compare.
func prefix(a, b string) string { return a[:min(len(a), len(b))] }
