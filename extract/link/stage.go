// Package link says who is who: it joins the mentions of a document into
// entities, and gives each entity a key that is the same in every document.
//
// It exists because a reader of news knows that "Putin", "Mr Putin" and "Vladimir
// Putin" are one man, that "Moscow" in "sanctions on Moscow" is Russia, and that
// the "Foreign Ministry" of a report from Beijing is China's; without that a graph
// has three nodes for one person and none for a country.
//
// It owns [Knowledge], the form in which it wants to know the world, but no data:
// a suite such as package extract/english fills it from its tables. What a name
// is, where it begins and ends and of which type is decided before, by package
// choose; ties such as "leader of" are read later, by package relate.
//
// The rules are described in docs/entities.md.
package link

import (
	"context"
	"sync"

	"github.com/entente-nlp/entente/extract"
)

// A Linker makes entities. It is safe for concurrent use.
type Linker struct {
	index
	pool sync.Pool // of *run
}

// New builds a linker. It keeps references to the strings of k, not to its slices.
func New(k Knowledge) *Linker {
	l := &Linker{index: newIndex(k)}
	l.pool.New = func() any {
		return &run{l: l, byKey: map[string]int32{}, bySurface: map[surface]int32{}, byWord: map[string][]int32{}}
	}
	return l
}

// Stage returns the stage that makes entities.
func (l *Linker) Stage() extract.Stage {
	return extract.Stage{
		Name:  "link",
		Doc:   "Joins mentions into entities with keys and countries.",
		Needs: []extract.Layer{extract.Text, extract.BlockLayer, extract.TokenLayer, extract.SentenceLayer, extract.MentionLayer},
		Makes: []extract.Layer{extract.EntityLayer},
		Run: func(_ context.Context, d *extract.Document) error {
			l.Link(d)
			return nil
		},
	}
}

// Link sets d.Entities. Every mention but those of type TITLE belongs to exactly
// one entity; entities are in order of their first mention.
func (l *Linker) Link(d *extract.Document) {
	d.Entities = nil
	if len(d.Mentions) == 0 {
		return
	}
	r := l.pool.Get().(*run)
	r.reset(d)
	r.collect()
	r.countries()
	r.places()
	r.definitions()
	r.people()
	r.organizations()
	r.things()
	r.strays()
	r.followers()
	r.separate()
	d.Entities = r.entities()
	r.d = nil
	l.pool.Put(r)
}
