package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"unicode/utf8"
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

// Metonym reports whether mention m of entity e names a place but stands for a
// state or a union of states, as Moscow does in "sanctions on Moscow".
func (d *Document) Metonym(m, e int) bool {
	return d.Mentions[m].Type == City && (d.Entities[e].Type == Country || d.Entities[e].Type == Organization)
}

func entityID(i int) string { return "e" + strconv.Itoa(i+1) }

func round(f float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 4, 64), 64)
	return v
}

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

// offsets converts between bytes and another unit by counts kept every stride
// bytes; the zero of counts means that both are the same.
type offsets struct {
	text   string
	unit   Unit
	counts []int // units before byte i*stride; nil for bytes or ASCII
}

const stride = 256

func newOffsets(text string, unit Unit) *offsets {
	o := &offsets{text: text, unit: unit}
	if unit == Bytes || ascii(text) {
		return o
	}
	o.counts = make([]int, 0, len(text)/stride+1)
	n := 0
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			o.counts = append(o.counts, n)
		}
		n += o.width(text[i])
	}
	return o
}

// width is what byte c of valid UTF-8 adds: a leading byte adds its rune.
func (o *offsets) width(c byte) int {
	switch {
	case c&0xc0 == 0x80: // continuation
		return 0
	case c >= 0xf0 && o.unit == UTF16: // a surrogate pair
		return 2
	}
	return 1
}

func (o *offsets) fromByte(b int) int {
	if o.counts == nil {
		return b
	}
	if b == len(o.text) && b%stride == 0 {
		return o.total()
	}
	n := o.counts[b/stride]
	for i := b / stride * stride; i < b; i++ {
		n += o.width(o.text[i])
	}
	return n
}

func (o *offsets) total() int {
	if o.counts == nil {
		return len(o.text)
	}
	last := len(o.counts) - 1
	n := o.counts[last]
	for i := last * stride; i < len(o.text); i++ {
		n += o.width(o.text[i])
	}
	return n
}

func (o *offsets) toByte(n int) int {
	if o.counts == nil {
		return n
	}
	c := max(0, sort.Search(len(o.counts), func(i int) bool { return o.counts[i] > n })-1)
	b, at := c*stride, o.counts[c]
	for b < len(o.text) && (at < n || o.text[b]&0xc0 == 0x80) {
		at += o.width(o.text[b])
		b++
	}
	return b
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
