package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
)

// ErrSchema says that a record is not one that this version can read.
var ErrSchema = errors.New("not a record of schema " + Schema)

// IsRecord reports whether the JSON object in line claims to be a record of some
// version of the schema; it looks no deeper than the first bytes.
func IsRecord(line []byte) bool {
	head := line[:min(len(line), 256)]
	return bytes.Contains(head, []byte(`"schema"`)) && bytes.Contains(head, []byte("entente.document/"))
}

// Decode reads one record. Where the record carries no text, spans keep the
// record's own unit and Document.Text is empty; layers that records leave out
// (tokens, candidates) stay empty.
func Decode(line []byte) (*Document, error) {
	return DecodeWithText(line, func(string) string { return "" })
}

// DecodeWithText is like [Decode]; text gives the text of records that carry
// none, by their id.
func DecodeWithText(line []byte, text func(id string) string) (*Document, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	if r.Schema != Schema {
		return nil, fmt.Errorf("decode record: %q: %w", r.Schema, ErrSchema)
	}
	if r.Text == "" {
		r.Text = text(r.ID)
	}
	return r.document()
}

func (r *record) document() (*Document, error) {
	unit := r.Offsets
	if unit == "" {
		unit = Runes
	}
	at := newOffsets(r.Text, unit)
	var bad error
	span := func(s recordSpan) Span {
		if s.Start < 0 || s.End < s.Start || r.Text != "" && s.End > at.total() {
			bad = fmt.Errorf("decode record: span %d-%d lies outside the text", s.Start, s.End)
			return Span{}
		}
		if r.Text == "" {
			return Span(s)
		}
		return Span{at.toByte(s.Start), at.toByte(s.End)}
	}
	entity := make(map[string]int, len(r.Entities))
	for i, e := range r.Entities {
		entity[e.ID] = i
	}
	find := func(id string) int {
		i, ok := entity[id]
		if !ok {
			bad = fmt.Errorf("decode record: no entity %q", id)
		}
		return i
	}
	d := &Document{ID: r.ID, Source: r.Source, Title: r.Title, Date: r.Date, Lang: r.Lang, Text: r.Text}
	for _, b := range r.Blocks {
		kind := Body
		for k, n := range blockNames {
			if n == b.Kind {
				kind = BlockKind(k)
			}
		}
		d.Blocks = append(d.Blocks, Block{span(b.recordSpan), kind})
	}
	for _, s := range r.Sentences {
		if s.Block < 0 || s.Block >= len(d.Blocks) {
			return nil, fmt.Errorf("decode record: no block %d", s.Block)
		}
		d.Sentences = append(d.Sentences, Sentence{Span: span(s.recordSpan), Block: s.Block})
	}
	for _, m := range r.Mentions {
		d.Mentions = append(d.Mentions, Mention{Span: span(m.recordSpan), Type: m.Type, Score: m.Score, By: m.By, Country: m.Country})
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			if m < 0 || m >= len(d.Mentions) {
				return nil, fmt.Errorf("decode record: entity %s: no mention %d", e.ID, m)
			}
		}
		d.Entities = append(d.Entities, Entity{Key: e.Key, Type: e.Type, Name: e.Name, Aliases: e.Aliases, Country: e.Country, Mentions: e.Mentions, Salience: e.Salience})
	}
	for i, f := range r.Figures {
		g := Figure{Span: span(f.recordSpan), Type: f.Type, Value: f.Value.String(), Low: f.Low.String(), High: f.High.String(),
			Unit: f.Unit, Approx: f.Approx, Change: f.Change, Rule: f.Rule}
		if f.Date != nil && f.Date.Figure == nil {
			g.When = Moment{f.Date.ISO, f.Date.From, f.Date.To, f.Date.Granularity}
		}
		d.Figures = append(d.Figures, g)
		if f.Measured == "" {
			continue
		}
		m := Measure{Figure: i, Concept: f.Measure, Change: f.Change, Rule: f.Measured, Date: -1}
		if f.Concept != nil {
			m.Span = span(*f.Concept)
		}
		for _, id := range f.Entities {
			m.Entities = append(m.Entities, find(id))
		}
		if f.Date != nil && f.Date.Figure != nil {
			if m.Date = *f.Date.Figure; m.Date < 0 || m.Date >= len(r.Figures) {
				return nil, fmt.Errorf("decode record: figure %d: no figure %d", i, m.Date)
			}
		}
		if f.Evidence != nil {
			m.Sentence = d.sentenceAt(span(*f.Evidence).Start)
		}
		d.Measures = append(d.Measures, m)
	}
	for _, rel := range r.Relations {
		x := Relation{Type: rel.Type, Source: find(rel.Source), Target: find(rel.Target), Kind: rel.Kind, Polarity: rel.Polarity, Symmetric: rel.Symmetric,
			Span: span(rel.recordSpan), Figures: rel.Figures, Score: rel.Score, By: rel.By}
		x.Sentence = d.sentenceAt(x.Start)
		if rel.Words != nil {
			x.Span = span(*rel.Words)
		}
		d.Relations = append(d.Relations, x)
	}
	return d, bad
}

// sentenceAt returns the index of the sentence that holds position at, or of the
// one before it.
func (d *Document) sentenceAt(at int) int {
	return max(0, sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > at })-1)
}
