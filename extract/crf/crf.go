// Package crf is the name tagger: a linear-chain conditional random field over
// BILOU labels, small enough to embed and quick enough to read a newspaper in a
// second.
//
// It exists because names decide everything downstream. It owns the labels, the
// feature templates (features.go, one readable list), the model file and the
// decoding, and turns tokens into scored candidates. Which model and which name
// tables it works with is the business of the suite; training is package train;
// arbitration between its candidates and those of others is package choose.
//
// Background: Lafferty, McCallum and Pereira, "Conditional random fields" (ICML
// 2001); Ratinov and Roth, "Design challenges and misconceptions in named entity
// recognition" (CoNLL 2009), for BILOU, clusters and features of the document.
package crf

import "github.com/entente-nlp/entente/extract"

// A Lexicon is what the tagger asks of name tables. It must be safe for
// concurrent use, and answer alike however its rows are ordered.
type Lexicon interface {
	// Names appends to dst the names of the tables that stand in toks, which
	// are tokens of text, by order of First. Names may overlap; of the names of
	// one class that overlap the tagger takes the longest.
	Names(dst []Name, text string, toks []extract.Token) []Name
	// Person says how common the word is as a given name and as a surname,
	// from 0 (unknown) to 3.
	Person(word string) (given, surname uint8)
}

// A Name is a name of a table, found at tokens First to Last-1.
type Name struct {
	First, Last int
	Classes     Classes
}

// Classes is a set of kinds of names, as tables tell them apart.
type Classes uint32

// The classes. A name that several tables list has several.
const (
	PersonName Classes = 1 << iota
	CountryName
	NationalityName
	CityName
	StateName
	LocationName
	OrganizationName
	EventName
	TitleName
	MiscName
	CapitalName // a city that is the capital of a state
	CommonWord  // also an English word, in lower case
	numClasses  = iota
)

// NoLexicon is a Lexicon without names.
type NoLexicon struct{}

// Names returns dst.
func (NoLexicon) Names(dst []Name, _ string, _ []extract.Token) []Name { return dst }

// Person returns zeros.
func (NoLexicon) Person(string) (given, surname uint8) { return 0, 0 }
