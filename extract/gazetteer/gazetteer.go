// Package gazetteer looks up names: compact tables of hundreds of thousands of
// surfaces, and the longest match of each over the tokens of a text.
//
// It exists because a table of names must cost nothing to open and next to
// nothing to search: a [Table] is a flat block of bytes that is used as it is,
// and a word that begins no name costs one probe. Matching ignores case,
// diacritics, periods, apostrophes and hyphens ("Erdogan" is "Erdoğan", "U.S."
// is "US", "Guinea Bissau" is "Guinea-Bissau") and says what it had to ignore of
// the case, so that callers decide whether "us" is "US".
//
// It holds no data, which package extract/english/names owns, and decides
// nothing: its candidates go to package extract/choose.
package gazetteer

import "github.com/entente-nlp/entente/extract"

// A Class is a set of kinds of names, as bits that never change their meaning.
type Class uint32

// Kinds of names.
const (
	Given       Class = 1 << iota // given name
	Surname                       // family name
	Person                        // full name of a known person
	Country                       // state
	Nationality                   // adjective or noun for a people of a state
	Capital                       // capital, beside City
	City                          // city or town
	Region                        // first-level unit of a state
	Location                      // sea, river, region of the world, district, site
	IGO                           // international body or bloc
	Organ                         // organ of a state: ministry, court, parliament, forces
	Party                         // political party
	Armed                         // armed group
	Company                       // company, bank, exchange
	Media                         // newspaper, broadcaster, agency, social network
	Org                           // any other organisation
	Event                         // war, summit, storm, operation
	Misc                          // treaty, weapon, ship, programme, product
	Title                         // office or rank
	Seat                          // building that stands for a government
	Regional                      // adjective of a region or community: "European"
	Common                        // also an English word, in lower case

	classes = 22
	allBits = 1<<classes - 1
)

var classNames = [classes]string{"given", "surname", "person", "country", "nationality", "capital", "city", "region", "location", "igo", "organ", "party", "armed", "company", "media", "org", "event", "misc", "title", "seat", "regional", "common"}

// AnyOrg is the union of the classes of organisations.
const AnyOrg = IGO | Organ | Party | Armed | Company | Media | Org | Seat

// String returns the names of the bits set, joined by "|".
func (c Class) String() string {
	s := ""
	for i, n := range classNames {
		if c>>i&1 != 0 {
			if s != "" {
				s += "|"
			}
			s += n
		}
	}
	return s
}

// A Case says how the letters of a match are written.
type Case uint8

const (
	Exact  Case = iota // as in the table
	Upper              // all capitals, not so in the table: a headline
	Lower              // no capital, not so in the table
	Folded             // otherwise: "Nato", "House Of Commons"
)

func (c Case) String() string { return [...]string{"exact", "upper", "lower", "folded"}[c&3] }

// An Entry is a thing that a surface may name.
type Entry struct {
	Name    string       // canonical name
	Type    extract.Type //
	Kind    string       // finer kind, in words of the table it is from
	Key     string       // identity, as extract.Entity.Key; "" if none
	Country string       // ISO 3166-1 alpha-2; "" if none
	Weight  int          // how well known, 0 to 255; the heaviest entry of a surface is listed first
}

// Combining is the kind of entries that are a name only before a hyphen:
// "Franco-German".
const Combining = "combining"

// A Name is a surface and what it means: input of [Compile].
type Name struct {
	Surface string
	Classes Class
	Given   uint8 // commonness as a given name, 1 to 9; 0 if Classes lacks Given
	Surname uint8 // likewise as a surname
	Entry   Entry // ignored if its Type is empty: the surface then only has classes
}

// A Match is a name found in a row of tokens.
type Match struct {
	First, Last    int // half-open range of the tokens searched
	Classes        Class
	Case           Case
	Given, Surname uint8 // commonness, 0 to 9

	row, rows int32
}
