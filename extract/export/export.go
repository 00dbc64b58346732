// Package export writes documents for people and for the tools that analysts
// already use: a table for the terminal, columns in the CoNLL manner, CSV, and a
// page with the article's names and figures highlighted.
//
// The JSON record, which carries everything, belongs to package extract; what is
// written here is a view of it that is not meant to be read back.
package export

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// Options choose what is written. The zero value writes everything, uncoloured.
type Options struct {
	Only  []extract.Layer // of mentions, entities, figures, relations; nil means all
	Color bool            // ANSI colours, in Text
	Width int             // columns of the terminal, in Text; 0 means 100
}

func (o Options) wants(l extract.Layer) bool { return len(o.Only) == 0 || slices.Contains(o.Only, l) }

// A view is what several writers need to look up.
type view struct {
	*extract.Document
	entityOf []int // of each mention: index into Entities, or -1
	measures map[int]extract.Measure
}

func newView(d *extract.Document) *view {
	v := &view{Document: d, entityOf: make([]int, len(d.Mentions)), measures: make(map[int]extract.Measure, len(d.Measures))}
	for i := range v.entityOf {
		v.entityOf[i] = -1
	}
	for e, ent := range d.Entities {
		for _, m := range ent.Mentions {
			v.entityOf[m] = e
		}
	}
	for _, m := range d.Measures {
		v.measures[m.Figure] = m
	}
	return v
}

// value shows the value of a figure: "245000000000 USD", "10..15 percent",
// ">5 soldier", "2025-09-03".
func value(f extract.Figure) string {
	var v string
	switch {
	case f.When.ISO != "" || f.When.From != "":
		if f.When.From != "" && f.When.From != f.When.ISO && f.When.Granularity != "day" {
			return strings.TrimSpace(f.When.ISO + " " + f.When.From + "/" + f.When.To)
		}
		return f.When.ISO
	case f.Low != "" && f.Low == f.High:
		v = f.Value
	case f.Low != "" && f.High != "":
		v = f.Low + ".." + f.High
	case f.Low != "":
		v = ">" + f.Low
	case f.High != "":
		v = "<" + f.High
	default:
		v = f.Value
	}
	if f.Approx {
		v = "~" + v
	}
	return strings.TrimSpace(v + " " + f.Unit)
}

// names lists the names of entities.
func (v *view) names(entities []int) []string {
	out := make([]string, len(entities))
	for i, e := range entities {
		out[i] = v.Entities[e].Name
	}
	return out
}

// change returns what happened to the measured thing.
func (v *view) change(i int) string {
	if c := v.measures[i].Change; c != "" {
		return c
	}
	return v.Figures[i].Change
}

// date returns the words of the date a figure holds for.
func (v *view) date(i int) string {
	m, ok := v.measures[i]
	if !ok || m.Date < 0 {
		return ""
	}
	return v.Slice(v.Figures[m.Date].Span)
}

// oneLine folds white space, so that a span fits a cell.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentenceOf returns the index of the sentence that holds a span, or -1.
func (v *view) sentenceOf(s extract.Span) int {
	i, ok := slices.BinarySearchFunc(v.Sentences, s.Start, func(x extract.Sentence, at int) int {
		switch {
		case x.End <= at:
			return -1
		case x.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return i
}

// buffered collects what write prints and hands it to w in one piece.
func buffered(w io.Writer, write func(*bytes.Buffer)) error {
	var b bytes.Buffer
	write(&b)
	_, err := w.Write(b.Bytes())
	return err
}

// Layers maps the names of --only to layers.
func Layers(names []string) ([]extract.Layer, error) {
	var out []extract.Layer
	for _, n := range names {
		l := extract.Layer(strings.TrimSpace(n))
		if !slices.Contains([]extract.Layer{extract.MentionLayer, extract.EntityLayer, extract.FigureLayer, extract.RelationLayer}, l) {
			return nil, fmt.Errorf("no layer %q: want mentions, entities, figures or relations", n)
		}
		out = append(out, l)
	}
	return out, nil
}
