package eval

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

// Document returns the annotated document with mentions, figures and entities
// taken from the gold, each line a block of body text, so that a later stage can
// be scored alone. The keys of entities are made of their type and longest name.
func (g *Gold) Document() (*extract.Document, error) {
	d := &extract.Document{ID: g.ID, Date: g.Date, Text: g.Text}
	at := 0
	for _, line := range strings.SplitAfter(g.Text, "\n") {
		if s := strings.TrimRight(line, "\n"); strings.TrimSpace(s) != "" {
			d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: at, End: at + len(s)}})
		}
		at += len(line)
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	entity := map[string]int{}
	for _, m := range g.Mentions {
		first := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > m.Start })
		last := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= m.End })
		if isFigure(m.Type) {
			d.Figures = append(d.Figures, m.figure(first, last))
			continue
		}
		d.Mentions = append(d.Mentions, extract.Mention{Span: m.Span, First: first, Last: last, Type: m.Type, Score: 1, By: "gold"})
		if m.Type == extract.Title {
			continue
		}
		e, ok := entity[m.Entity]
		if !ok {
			e = len(d.Entities)
			entity[m.Entity] = e
			d.Entities = append(d.Entities, extract.Entity{Type: m.Type, Country: m.ISO})
		}
		ent := &d.Entities[e]
		ent.Mentions = append(ent.Mentions, len(d.Mentions)-1)
		if s := d.Slice(m.Span); len(s) > len(ent.Name) {
			ent.Name = s
		}
		if m.Entity == strings.ToLower(m.ISO) && m.ISO != "" { // a people, a capital for its government
			ent.Type = extract.Country
		}
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		e.Key = strings.ToLower(string(e.Type)) + ":" + e.Name
	}
	return d, nil
}

func (m Mention) figure(first, last int) extract.Figure {
	f := extract.Figure{Span: m.Span, First: first, Last: last, Type: m.Type, Unit: m.Unit}
	lo, hi, isRange := strings.Cut(m.Value, "..")
	switch {
	case m.Type == extract.Date || m.Type == extract.Time:
		f.When.ISO = m.Value
	case isRange:
		f.Low, f.High = lo, hi
	default:
		f.Value, f.Low, f.High = m.Value, m.Value, m.Value
	}
	return f
}
