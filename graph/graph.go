// Package graph builds the relation graph over any number of documents and
// measures it.
//
// It exists because what an analyst wants from a thousand articles is who belongs
// with whom, how strongly, since when, and on what evidence: co-mention alone,
// as spreadsheets of pairs give it, keeps none of that. A [Graph] is a set of
// documents, each reduced to what it adds; adding and merging are therefore
// associative, commutative and idempotent, and any number of machines can build
// parts. A [Network] is what such a set comes to for one choice of period: nodes,
// edges with weights and evidence, in an order that depends on nothing but the
// documents. Measures and selections work on networks; package graph/export
// writes them.
//
// The package knows documents, not how they were read: it imports the contract
// and gonum, never a stage or a model.
package graph

import (
	"cmp"
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// A Window is the stretch of text within which two entities are mentioned
// together.
type Window string

// Windows, from narrow to wide.
const (
	Sentence  Window = "sentence"
	Paragraph Window = "paragraph" // a block of the page
	Document  Window = "document"
)

// Windows lists the windows.
var Windows = []Window{Sentence, Paragraph, Document}

// Options choose what documents add. The zero value is the default.
type Options struct {
	Window Window // "" means Sentence
}

// A Graph is a set of documents reduced to the entities, pairs and relations that
// they hold. The zero value is not ready: use [New]. It is not safe for
// concurrent use; build one graph for each goroutine and merge them.
type Graph struct {
	opts    Options
	strings interner
	docs    map[string]*document // by id
}

// New returns an empty graph.
func New(o Options) *Graph {
	if o.Window == "" {
		o.Window = Sentence
	}
	return &Graph{opts: o, strings: newInterner(), docs: map[string]*document{}}
}

// Len returns the number of documents.
func (g *Graph) Len() int { return len(g.docs) }

// Add adds what d holds: entities and pairs in headlines and body text, and
// relations. A document of an id that was added before counts once.
func (g *Graph) Add(d *extract.Document) { g.put(g.reduce(d)) }

// Merge adds all documents of h, which is left as it is. Both must have the same
// options for the result to mean anything.
func (g *Graph) Merge(h *Graph) {
	for _, id := range sortedKeys(h.docs) {
		g.put(h.docs[id].translate(&h.strings, &g.strings))
	}
}

// put adds a document. Of two with one id the one with the smaller sum is kept,
// so that the order of adding does not matter.
func (g *Graph) put(d *document) {
	if old := g.docs[d.id]; old != nil && cmp.Compare(old.sum, d.sum) <= 0 {
		return
	}
	g.docs[d.id] = d
}

// An interner numbers strings.
type interner struct {
	index map[string]int32
	names []string
}

func newInterner() interner { return interner{index: map[string]int32{"": 0}, names: []string{""}} }

func (in *interner) id(s string) int32 {
	if i, ok := in.index[s]; ok {
		return i
	}
	i := int32(len(in.names))
	s = string([]byte(s)) // a copy of its own, not a hold on the whole text
	in.index[s], in.names = i, append(in.names, s)
	return i
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
