// Package extract is the contract of entente: a [Document], its layers, and the
// stages that make them. It exists so that everything else agrees on one plain
// value, the same in Go, in JSON Lines and between workers.
//
// It owns the data types, [Stage], [Pipeline] and the JSON record, and imports
// nothing but the standard library. It knows no stage: which ones run, and with
// which model and tables, is the business of a suite such as package
// extract/english, the place to start reading.
package extract

// Type says what a mention, an entity or a figure is. Names follow Stanford
// CoreNLP's fine-grained classes, with Event added.
type Type string

// Types of names.
const (
	Person          Type = "PERSON"
	Country         Type = "COUNTRY"
	Nationality     Type = "NATIONALITY"
	City            Type = "CITY"
	StateOrProvince Type = "STATE_OR_PROVINCE"
	Location        Type = "LOCATION"
	Organization    Type = "ORGANIZATION"
	Event           Type = "EVENT"
	Title           Type = "TITLE"
	Misc            Type = "MISC"
)

// Types of figures.
const (
	Money    Type = "MONEY"
	Percent  Type = "PERCENT"
	Quantity Type = "QUANTITY"
	Number   Type = "NUMBER"
	Ordinal  Type = "ORDINAL"
	Date     Type = "DATE"
	Time     Type = "TIME"
	Duration Type = "DURATION"
)

// NameTypes and FigureTypes list the types in the order of the documentation.
var (
	NameTypes   = []Type{Person, Country, Nationality, City, StateOrProvince, Location, Organization, Event, Title, Misc}
	FigureTypes = []Type{Money, Percent, Quantity, Number, Ordinal, Date, Time, Duration}
)

// A Document is one text and all that is known of it. The first fields are
// given by a reader; each slice is a layer, written once by the stage that
// declares it. Zero values are usable.
//
// A layer points to earlier layers by index and never to later ones.
type Document struct {
	ID     string // unique within a corpus
	Source string // where it came from: a path, a URL or a publisher
	Title  string
	Date   string // date of publication, ISO 8601 (2025-08-31); "" if unknown
	Lang   string // BCP 47; "" means English
	Text   string // valid UTF-8; never changes once read

	Blocks     []Block
	Tokens     []Token
	Sentences  []Sentence
	Candidates []Candidate
	Mentions   []Mention
	Figures    []Figure
	Entities   []Entity
	Measures   []Measure
	Relations  []Relation
}

// A Span is a half-open range of byte offsets into [Document.Text].
type Span struct{ Start, End int }

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Slice returns the text of the span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// BlockKind says what part a block plays on its page.
type BlockKind uint8

// Kinds of blocks. Relations and graph edges come from Body and Headline only.
const (
	Body BlockKind = iota
	Headline
	Caption
	Links       // "Read more", related posts, reading lists
	Boilerplate // menus, forms, share icons, syndication notes
)

var blockNames = [...]string{"body", "headline", "caption", "links", "boilerplate"}

func (k BlockKind) String() string { return blockNames[k] }

// Asserts reports whether text of this kind speaks for the article: body and
// headline do, captions, links and boilerplate do not.
func (k BlockKind) Asserts() bool { return k == Body || k == Headline }

// A Block is a paragraph, a heading, a list item or a line of a page. Blocks are
// in order and do not overlap; white space between them belongs to none.
type Block struct {
	Span
	Kind BlockKind
}

// A Token is a word, a number or a mark. It keeps no text of its own.
type Token struct{ Span }

// A Sentence lies inside one block and holds tokens First to Last-1.
type Sentence struct {
	Span
	First, Last int // half-open range of Document.Tokens
	Block       int // index into Document.Blocks
}

// A Candidate is what one proposer takes for a name. Candidates may overlap and
// disagree; package choose decides.
type Candidate struct {
	Span
	First, Last int     // half-open range of Document.Tokens
	Type        Type    //
	Score       float64 // confidence of the proposer, 0 to 1
	By          string  // proposer: "crf", "gazetteer", "prose"
	Key         string  // identity proposed by a table, as Entity.Key; "" if none
	Country     string  // ISO 3166-1 alpha-2 proposed by a table; "" if none
}

// A Mention is a name in the text. Mentions are in order and do not overlap,
// neither each other nor figures.
type Mention struct {
	Span
	First, Last int     // half-open range of Document.Tokens
	Type        Type    //
	Score       float64 // 0 to 1, calibrated
	By          string  // who proposed the winning candidate
	Key         string  // identity proposed by a table, as Entity.Key; "" if none
	Country     string  // ISO 3166-1 alpha-2 proposed by a table; "" if none
}

// A Figure is a number, an amount, a date or a length of time, with its value.
// Figures are in order and do not overlap.
type Figure struct {
	Span
	First, Last int  // half-open range of Document.Tokens
	Type        Type // one of FigureTypes
	// Value, Low and High are exact decimals in plain notation ("245000000000",
	// "-0.5"), "" if absent. A single number sets all three alike; a range sets
	// Low < High and leaves Value empty; "more than 5" sets Value and Low,
	// "less than 5" Value and High.
	Value, Low, High string
	Unit             string // ISO 4217, "percent", "barrel/day", "soldier", "fraction"; "" if none
	Approx           bool   // "about", "nearly", "some"
	Change           string // "rise", "fall" or "", where the figure itself says so ("a 5% fall")
	When             Moment // value of Date and Time figures
	Rule             string // the rule that read it, for explain
}

// A Moment is the value of a date or time expression. The zero Moment is
// unresolved.
type Moment struct {
	ISO         string // ISO 8601, as far as the words go: 2025-09-03, 2025-Q3, 197X, XXXX-06-13, 14:30
	From, To    string // first and last day, ISO 8601; "" where unresolved or open
	Granularity string // "day", "week", "month", "quarter", "half", "year", "decade", "century", "time", ...
}

// An Entity is one real-world thing and all its mentions in the document.
type Entity struct {
	Key      string   // identity across documents: country:RU, person:vladimir-putin, org:..., place:..., event:..., misc:...
	Type     Type     //
	Name     string   // canonical or fullest name
	Aliases  []string // other surface forms seen, sorted
	Country  string   // ISO 3166-1 alpha-2 of what it is, belongs to or stands for; "" if unknown
	Mentions []int    // indices into Document.Mentions, ascending
	Salience float64  // 0 to 1, summing to at most 1 over the document
	Why      []string // how mentions were joined, one reason for each, for explain
}

// Metonym reports whether mention m of entity e names a place but stands for a
// state or a union of states, as Moscow does in "sanctions on Moscow".
func (d *Document) Metonym(m, e int) bool {
	return d.Mentions[m].Type == City && (d.Entities[e].Type == Country || d.Entities[e].Type == Organization)
}

// A Measure says what a figure measures, and of whom.
type Measure struct {
	Figure   int    // index into Document.Figures
	Concept  string // the measured thing in the text's own words: "bilateral trade"
	Span            // where the concept stands; empty if Concept is empty
	Change   string // "rise", "fall" or ""
	Entities []int  // indices into Document.Entities, in order of importance
	Date     int    // index into Document.Figures of the date it holds for; -1 if none
	Sentence int    // index into Document.Sentences: the evidence
	Rule     string // the rule that read it, for explain
}

// RelationKind tells lasting ties from events.
type RelationKind string

// Kinds of relations.
const (
	TieKind   RelationKind = "tie"   // LEADER_OF, MEMBER_OF, ...
	EventKind RelationKind = "event" // PLOVER event types
)

// Polarities of a relation.
const (
	Asserted     = "+"
	Negated      = "NEG"
	Future       = "FUTURE"
	Hypothetical = "HYPOTHETICAL"
)

// A Relation is a claim of the text that its source stands in some relation to
// its target.
type Relation struct {
	Type           string       // LEADER_OF, EMPLOYED_BY, SPOKESPERSON_OF, NATIONALITY_OF, MEMBER_OF, LOCATED_IN or a PLOVER type
	Source, Target int          // indices into Document.Entities
	Kind           RelationKind //
	Polarity       string       // Asserted, Negated, Future or Hypothetical
	Symmetric      bool         // direction means nothing
	Span                        // the evidence: the words that state it, inside Sentence
	Sentence       int          // index into Document.Sentences
	Figures        []int        // indices into Document.Figures that belong to the claim
	Score          float64      // 0 to 1
	By             string       // the rule that read it
}
