package link

// Knowledge is what is known of the world before a document is read. Every part
// may be empty: names that no table knows are still joined within a document.
// Names stand without a leading article.
type Knowledge struct {
	Countries  []Country
	Places     []Place
	Adjectives []Adjective
	Orgs       []Org
	Holders    []Holder
	People     []Person
	Things     []Thing
	Names      Commonness // nil if unknown
	Overrides  Overrides
}

// A Country is a state or territory, or one that existed once.
type Country struct {
	ISO          string   // ISO 3166-1 alpha-2, XK for Kosovo; historic states have a lower-case code of their own
	ISO3         string   // ISO 3166-1 alpha-3, as results in sport use it; "" if none
	Name         string   // usual name
	Aliases      []string // other names: official, short, older
	Adjectives   []string // Russian; combining forms end in a hyphen: Russo-
	Demonyms     []string // nouns for its people: Russians
	Capitals     []string // cities that stand for its government
	Seats        []string // buildings that do: Kremlin
	Since, Until string   // ISO 8601 dates as far as known
}

// A Place is a city, a first-level unit of a country, or other geography.
type Place struct {
	Key        string // place:paris-fr; "" makes one of name and country
	Name       string
	Aliases    []string
	Kind       PlaceKind
	Countries  []string // ISO codes; more than one for what several share or dispute
	Population int      // 0 if unknown
}

// PlaceKind says which type of mention a place has.
type PlaceKind uint8

// Kinds of places.
const (
	Town PlaceKind = iota
	Region
	Geography
)

// An Adjective is a word for a people that is not the people of one state
// (European, Kurdish), or of a community inside a state.
type Adjective struct {
	Name    string
	Key     string   // nationality:european
	Nouns   []string // Europeans
	Country string   // of a community inside a state; "" for regions
}

// An Org is an organisation.
type Org struct {
	Key          string // org:united-nations; "" makes one of the name
	Name         string
	Acronyms     []string
	Aliases      []string
	Kind         string // igo, ministry, company, party, ...
	Country      string // ISO code; "" for international bodies
	Since, Until string
}

// A Holder is a person in an office for a time.
//
// Rows with the same name are one person unless their countries differ.
type Holder struct {
	Country      string // ISO code or the key of an organisation
	Office       string // head_of_state, head_of_government, foreign_minister, secretary_general, ...
	Title        string // as news texts have it: Prime Minister
	Name         string
	Aliases      []string
	Since, Until string // ISO 8601 as far as known; Until is "" for one still in office, or if unknown
}

// A Person is someone known without an office.
type Person struct {
	Name    string
	Aliases []string
	Country string
}

// A Thing is an event or a treaty, weapon, ship or programme.
type Thing struct {
	Key     string // event:world-war-ii, misc:brent
	Name    string
	Aliases []string
}

// Commonness tells how common a word is as a given name and as a family name,
// from 0, unknown, to 9. The word is in lower case and without diacritics.
// Implementations must be safe for concurrent use.
type Commonness interface {
	Commonness(word string) (given, family int)
}

// Overrides are a user's own decisions. They win over tables and rules.
type Overrides struct {
	Aliases []Alias
	Apart   [][2]string // pairs of keys or names never to be one entity
}

// An Alias says which entity a name means.
type Alias struct {
	Name, Key string
}
