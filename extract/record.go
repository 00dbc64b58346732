package extract

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
)

// Schema names the format of the records written by [Encoder].
const Schema = "entente.document/1"

// Unit is what the offsets of a record count.
type Unit string

// Units of offsets. Runes, the default, are what brat, spaCy and displaCy count;
// bytes are what this library counts; UTF-16 code units are what JavaScript and
// Java count.
const (
	Runes Unit = "rune"
	Bytes Unit = "byte"
	UTF16 Unit = "utf16"
)

// EncodeOptions choose how records are written. The zero value is the default.
type EncodeOptions struct {
	Offsets  Unit    // "" means Runes
	WithText bool    // also write the text of the document
	Indent   string  // indentation of nested values; "" writes one line a record
	Only     []Layer // layers to write, of mentions, figures, entities, relations; nil writes all
}

// The record, as it stands in JSON. See docs/records.md.
type (
	record struct {
		Schema    string           `json:"schema"`
		ID        string           `json:"id,omitempty"`
		Source    string           `json:"source,omitempty"`
		Title     string           `json:"title,omitempty"`
		Date      string           `json:"date,omitempty"`
		Lang      string           `json:"lang,omitempty"`
		Offsets   Unit             `json:"offsets,omitempty"` // absent means Runes
		Text      string           `json:"text,omitempty"`
		Blocks    []recordBlock    `json:"blocks,omitempty"`
		Sentences []recordSentence `json:"sentences,omitempty"`
		Mentions  []recordMention  `json:"mentions,omitempty"`
		Entities  []recordEntity   `json:"entities,omitempty"`
		Figures   []recordFigure   `json:"figures,omitempty"`
		Relations []recordRelation `json:"relations,omitempty"`
	}
	recordSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	recordBlock struct {
		recordSpan
		Kind string `json:"kind"`
	}
	recordSentence struct {
		recordSpan
		Block int `json:"block"`
	}
	recordMention struct {
		recordSpan
		Text    string  `json:"text,omitempty"`
		Type    Type    `json:"type"`
		Entity  string  `json:"entity,omitempty"`
		Country string  `json:"country,omitempty"`
		Metonym bool    `json:"metonym,omitempty"`
		Score   float64 `json:"score"`
		By      string  `json:"by,omitempty"`
	}
	recordEntity struct {
		ID       string   `json:"id"`
		Key      string   `json:"key"`
		Type     Type     `json:"type"`
		Name     string   `json:"name"`
		Aliases  []string `json:"aliases,omitempty"`
		Country  string   `json:"country,omitempty"`
		Mentions []int    `json:"mentions"`
		Count    int      `json:"count"`
		Salience float64  `json:"salience"`
	}
	recordFigure struct {
		recordSpan
		Text     string      `json:"text,omitempty"`
		Type     Type        `json:"type"`
		Value    json.Number `json:"value,omitempty"`
		Low      json.Number `json:"low,omitempty"`
		High     json.Number `json:"high,omitempty"`
		Exact    string      `json:"exact,omitempty"`
		Unit     string      `json:"unit,omitempty"`
		Approx   bool        `json:"approx,omitempty"`
		Change   string      `json:"change,omitempty"`
		Measure  string      `json:"measure,omitempty"`
		Concept  *recordSpan `json:"concept,omitempty"`
		Entities []string    `json:"entities,omitempty"`
		Date     *recordDate `json:"date,omitempty"`
		Evidence *recordSpan `json:"evidence,omitempty"`
		Rule     string      `json:"rule,omitempty"`
		Measured string      `json:"measured_by,omitempty"`
	}
	recordDate struct {
		Text        string `json:"text,omitempty"`
		ISO         string `json:"iso,omitempty"`
		From        string `json:"from,omitempty"`
		To          string `json:"to,omitempty"`
		Granularity string `json:"granularity,omitempty"`
		Figure      *int   `json:"figure,omitempty"` // which figure it is
	}
	recordRelation struct {
		Type      string       `json:"type"`
		Source    string       `json:"source"`
		Target    string       `json:"target"`
		Kind      RelationKind `json:"kind"`
		Polarity  string       `json:"polarity"`
		Symmetric bool         `json:"symmetric,omitempty"`
		recordSpan
		Evidence string      `json:"evidence,omitempty"`
		Words    *recordSpan `json:"words,omitempty"`
		Figures  []int       `json:"figures,omitempty"`
		Score    float64     `json:"score"`
		By       string      `json:"by,omitempty"`
	}
)

// An Encoder writes documents as records. It is not safe for concurrent use.
type Encoder struct {
	w    io.Writer
	opts EncodeOptions
	buf  bytes.Buffer
	enc  *json.Encoder
}

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer, opts EncodeOptions) *Encoder {
	e := &Encoder{w: w, opts: opts}
	e.enc = json.NewEncoder(&e.buf)
	e.enc.SetEscapeHTML(false)
	e.enc.SetIndent("", opts.Indent)
	return e
}

// Encode writes d and a line feed in one call of Write.
func (e *Encoder) Encode(d *Document) error {
	e.buf.Reset()
	if err := e.enc.Encode(toRecord(d, e.opts)); err != nil {
		return &Error{Stage: "encode", Doc: d.ID, Err: err}
	}
	_, err := e.w.Write(e.buf.Bytes())
	return err
}

func (o EncodeOptions) wants(l Layer) bool {
	for _, w := range o.Only {
		if w == l {
			return true
		}
	}
	return len(o.Only) == 0
}

func toRecord(d *Document, opts EncodeOptions) *record {
	unit := opts.Offsets
	if unit == "" {
		unit = Runes
	}
	at := newOffsets(d.Text, unit)
	span := func(s Span) recordSpan { return recordSpan{at.fromByte(s.Start), at.fromByte(s.End)} }
	text := func(s Span) string {
		if s.End > len(d.Text) { // decoded from a record without text
			return ""
		}
		return d.Slice(s)
	}
	r := &record{Schema: Schema, ID: d.ID, Source: d.Source, Title: d.Title, Date: d.Date, Lang: d.Lang}
	if unit != Runes {
		r.Offsets = unit
	}
	if opts.WithText {
		r.Text = d.Text
	}
	for _, b := range d.Blocks {
		r.Blocks = append(r.Blocks, recordBlock{span(b.Span), b.Kind.String()})
	}
	for _, s := range d.Sentences {
		r.Sentences = append(r.Sentences, recordSentence{span(s.Span), s.Block})
	}
	entityOf := make([]int, len(d.Mentions))
	for i, e := range d.Entities {
		for _, m := range e.Mentions {
			entityOf[m] = i + 1
		}
	}
	if opts.wants(MentionLayer) {
		for i, m := range d.Mentions {
			rm := recordMention{recordSpan: span(m.Span), Text: text(m.Span), Type: m.Type, Country: m.Country, Score: round(m.Score), By: m.By}
			if e := entityOf[i]; e > 0 {
				rm.Entity = entityID(e - 1)
				rm.Country = d.Entities[e-1].Country
				rm.Metonym = d.Metonym(i, e-1)
			}
			r.Mentions = append(r.Mentions, rm)
		}
	}
	if opts.wants(EntityLayer) {
		for i, e := range d.Entities {
			r.Entities = append(r.Entities, recordEntity{entityID(i), e.Key, e.Type, e.Name, e.Aliases, e.Country, e.Mentions, len(e.Mentions), round(e.Salience)})
		}
	}
	if opts.wants(FigureLayer) {
		r.Figures = recordFigures(d, span, text)
	}
	if opts.wants(RelationLayer) {
		for _, rel := range d.Relations {
			rr := recordRelation{Type: rel.Type, Source: entityID(rel.Source), Target: entityID(rel.Target), Kind: rel.Kind, Polarity: rel.Polarity,
				Symmetric: rel.Symmetric, Figures: rel.Figures, Score: round(rel.Score), By: rel.By}
			words := span(rel.Span)
			rr.Words = &words
			rr.recordSpan = words
			if rel.Sentence < len(d.Sentences) {
				s := d.Sentences[rel.Sentence].Span
				rr.recordSpan, rr.Evidence = span(s), text(s)
			}
			r.Relations = append(r.Relations, rr)
		}
	}
	return r
}

func recordFigures(d *Document, span func(Span) recordSpan, text func(Span) string) []recordFigure {
	out := make([]recordFigure, len(d.Figures))
	for i, f := range d.Figures {
		out[i] = recordFigure{recordSpan: span(f.Span), Text: text(f.Span), Type: f.Type, Value: json.Number(f.Value), Low: json.Number(f.Low),
			High: json.Number(f.High), Exact: f.Value, Unit: f.Unit, Approx: f.Approx, Change: f.Change, Rule: f.Rule}
		if f.When != (Moment{}) {
			out[i].Date = &recordDate{ISO: f.When.ISO, From: f.When.From, To: f.When.To, Granularity: f.When.Granularity}
		}
	}
	for _, m := range d.Measures {
		f := &out[m.Figure]
		f.Measure, f.Measured = m.Concept, m.Rule
		if m.Change != "" {
			f.Change = m.Change
		}
		if m.Concept != "" {
			s := span(m.Span)
			f.Concept = &s
		}
		for _, e := range m.Entities {
			f.Entities = append(f.Entities, entityID(e))
		}
		if m.Date >= 0 {
			g := d.Figures[m.Date]
			at := m.Date
			f.Date = &recordDate{text(g.Span), g.When.ISO, g.When.From, g.When.To, g.When.Granularity, &at}
		}
		if m.Sentence < len(d.Sentences) {
			s := span(d.Sentences[m.Sentence].Span)
			f.Evidence = &s
		}
	}
	return out
}

func entityID(i int) string { return "e" + strconv.Itoa(i+1) }

func round(f float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 4, 64), 64)
	return v
}
