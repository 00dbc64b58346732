package crf

import (
	"math/bits"

	"github.com/entente-nlp/entente/extract"
)

// A Label is what the field predicts for a token: Outside, or a type of name and
// the place of the token in it (first, inner, last or only one: BILOU).
type Label uint8

// NumLabels is the number of labels: Outside and four for each type.
const NumLabels = 1 + 4*numTypes

// Outside labels the tokens of no name.
const Outside Label = 0

// Places of a token in a name.
const (
	First = iota
	Inner
	Last
	Only
)

const numTypes = 10

// Types are the types of names in the order of their labels.
var Types = [numTypes]extract.Type{
	extract.Person, extract.Country, extract.Nationality, extract.City, extract.StateOrProvince,
	extract.Location, extract.Organization, extract.Event, extract.Title, extract.Misc,
}

// MakeLabel returns the label of a place in a name of Types[t].
func MakeLabel(t, place int) Label { return Label(1 + 4*t + place) }

// Type returns the index into Types of the label; it must not be Outside.
func (l Label) Type() int { return int(l-1) / 4 }

// Place returns First, Inner, Last or Only; the label must not be Outside.
func (l Label) Place() int { return int(l-1) % 4 }

func (l Label) String() string {
	if l == Outside {
		return "O"
	}
	return "BILU"[l.Place():l.Place()+1] + "-" + string(Types[l.Type()])
}

// opens reports whether the label may follow the end of a name, and so begin a
// sentence; closes, whether a name is complete with it, so that it may end one.
func (l Label) opens() bool  { return l == Outside || l.Place() == First || l.Place() == Only }
func (l Label) closes() bool { return l == Outside || l.Place() == Last || l.Place() == Only }

// Allowed reports whether to may follow from.
func Allowed(from, to Label) bool {
	if from.closes() {
		return to.opens()
	}
	return !to.opens() && from.Type() == to.Type()
}

// A LabelSet is a set of labels, one bit for each.
type LabelSet uint64

// AllLabels holds every label.
const AllLabels LabelSet = 1<<NumLabels - 1

// Openers and Closers are the labels that may begin and end a sentence.
var Openers, Closers = func() (o, c LabelSet) {
	for l := range Label(NumLabels) {
		if l.opens() {
			o |= 1 << l
		}
		if l.closes() {
			c |= 1 << l
		}
	}
	return
}()

// predecessors and successors hold what may stand before and after each label.
var predecessors, successors = func() (p, s [NumLabels]LabelSet) {
	for from := range Label(NumLabels) {
		for to := range Label(NumLabels) {
			if Allowed(from, to) {
				p[to] |= 1 << from
				s[from] |= 1 << to
			}
		}
	}
	return
}()

// first returns the lowest label of a set that is not empty.
func (s LabelSet) first() int { return bits.TrailingZeros64(uint64(s)) }
