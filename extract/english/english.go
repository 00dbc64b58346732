// Package english is the suite for English news: the stages in the order they
// run, with the model and the tables they run on. Read [New] first.
package english

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/choose"
	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/figure"
	"github.com/entente-nlp/entente/extract/gazetteer"
	"github.com/entente-nlp/entente/extract/ingest"
	"github.com/entente-nlp/entente/extract/link"
	"github.com/entente-nlp/entente/extract/measure"
	"github.com/entente-nlp/entente/extract/prosetag"
	"github.com/entente-nlp/entente/extract/relate"
	"github.com/entente-nlp/entente/extract/token"
)

// Options choose what runs. The zero value is the default.
type Options struct {
	Tagger    string    // who proposes names beside the tables: "crf" (or ""), "prose", or "tables" for nobody
	MinScore  float64   // names below this score are left out, 0 to 1
	Names     io.Reader // names of the user's own, in the format of names.ReadUser; nil for none
	NamesFile string    // the name of that file, for errors
}

// New returns the pipeline. Model and tables are part of the program; opening
// them takes some tens of milliseconds, so keep the pipeline. It is safe for
// concurrent use. An error is one of the options.
func New(o Options) (*extract.Pipeline, error) {
	// Model, table and facts are opened once each, and at the same time.
	if o.Tagger == "" || o.Tagger == "crf" {
		go Model()
	}
	go names.Embedded().Facts()
	table, err := names.Embedded().Table()
	if err != nil {
		return nil, err
	}
	facts, err := names.Embedded().Facts()
	if err != nil {
		return nil, err
	}
	tagger, err := tagger(o.Tagger, table)
	if err != nil {
		return nil, err
	}
	own, user, err := o.names()
	if err != nil {
		return nil, err
	}
	linker := link.New(knowledge(facts, table, user))
	stages := []extract.Stage{
		ingest.Stage(), // text to blocks: body, headline, caption, links, boilerplate
		token.Stage(),  // blocks to tokens and sentences
		gazetteer.Stage(table, gazetteer.Options{}), // candidates from the tables
		own,    // candidates from the user's names
		tagger, // candidates from a tagger
		choose.Stage(choose.Options{MinScore: o.MinScore}), // candidates to mentions
		figures(),                         // numbers, money, dates, with values
		linker.Stage(),                    // mentions to entities
		measure.Stage(),                   // figures to what they measure
		relate.Stage(ties(facts, linker)), // entities to ties
	}
	return extract.NewPipeline(slices.DeleteFunc(stages, func(s extract.Stage) bool { return s.Run == nil })...)
}

// names reads the user's names; the stage that proposes them is empty if there
// are none.
func (o Options) names() (extract.Stage, names.User, error) {
	if o.Names == nil {
		return extract.Stage{}, names.User{}, nil
	}
	user, err := names.ReadUser(o.Names, o.NamesFile)
	if err != nil {
		return extract.Stage{}, names.User{}, err
	}
	table, err := user.Table()
	if err != nil {
		return extract.Stage{}, names.User{}, err
	}
	return gazetteer.Stage(table, gazetteer.Options{}), *user, nil
}

// tagger returns the stage of the tagger of that name; it is empty for "tables".
func tagger(name string, table *gazetteer.Table) (extract.Stage, error) {
	switch name {
	case "", "crf":
		m, err := Model()
		if err != nil {
			return extract.Stage{}, err
		}
		return m.Stage(crf.Tables(table)), nil
	case "prose":
		return prosetag.Stage(), nil
	case "tables":
		return extract.Stage{}, nil
	}
	return extract.Stage{}, fmt.Errorf("english: no tagger %q", name)
}

// figures is the stage of package figure, without what lies inside a name: the 16
// of F-16, the Second of Second World War.
func figures() extract.Stage {
	s := figure.Stage(figure.Options{})
	run := s.Run
	s.Needs = append(s.Needs, extract.MentionLayer)
	s.Run = func(ctx context.Context, d *extract.Document) error {
		if err := run(ctx, d); err != nil {
			return err
		}
		kept, m := d.Figures[:0], 0
		for _, f := range d.Figures {
			for m < len(d.Mentions) && d.Mentions[m].End <= f.Start {
				m++
			}
			if m == len(d.Mentions) || !d.Mentions[m].Overlaps(f.Span) {
				kept = append(kept, f)
			}
		}
		d.Figures = kept
		return nil
	}
	return s
}
