package crf

import (
	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/gazetteer"
)

// Tables returns a compiled table of names as the lexicon of a tagger.
func Tables(t *gazetteer.Table) Lexicon { return tables{t} }

type tables struct{ t *gazetteer.Table }

// maxMatches bounds the names taken from a sentence, so that the buffer stays
// on the stack.
const maxMatches = 64

// Names takes every name, the shorter ones inside longer ones too. In capitals
// only longer words count, and without capitals only titles do: "who" is no
// World Health Organization, nor is "WHO WON".
func (l tables) Names(dst []Name, text string, toks []extract.Token) []Name {
	var buf [maxMatches]gazetteer.Match
	for _, m := range l.t.MatchAll(text, toks, buf[:0]) {
		classes := classesOf(m.Classes)
		switch m.Case {
		case gazetteer.Lower:
			classes &= TitleName
		case gazetteer.Upper:
			if m.Last-m.First == 1 && toks[m.First].Len() < 4 {
				classes &= TitleName
			}
		}
		if classes != 0 {
			dst = append(dst, Name{First: m.First, Last: m.Last, Classes: classes})
		}
	}
	return dst
}

// Person gives the commonness of the word in steps.
func (l tables) Person(word string) (given, surname uint8) {
	m := l.t.Word(word)
	return step(m.Given), step(m.Surname)
}

// step makes three steps of nine.
func step(weight uint8) uint8 {
	switch {
	case weight == 0:
		return 0
	case weight < 4:
		return 1
	case weight < 7:
		return 2
	}
	return 3
}

var classPairs = [...]struct {
	from gazetteer.Class
	to   Classes
}{
	{gazetteer.Person, PersonName},
	{gazetteer.Country, CountryName},
	{gazetteer.Nationality | gazetteer.Regional, NationalityName},
	{gazetteer.City | gazetteer.Capital, CityName},
	{gazetteer.Region, StateName},
	{gazetteer.Location, LocationName},
	{gazetteer.AnyOrg, OrganizationName},
	{gazetteer.Event, EventName},
	{gazetteer.Misc, MiscName},
	{gazetteer.Title, TitleName},
	{gazetteer.Capital, CapitalName},
	{gazetteer.Common, CommonWord},
}

// classesOf maps the classes of tables to those of the tagger.
func classesOf(c gazetteer.Class) (out Classes) {
	for _, p := range classPairs {
		if c&p.from != 0 {
			out |= p.to
		}
	}
	return out
}
