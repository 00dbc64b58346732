package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// CoNLL writes a line a token: its number in the sentence, the word, start and
// end in bytes, a BIO label over names and figures, and the key of the entity; an
// empty line follows each sentence.
func CoNLL(w io.Writer, d *extract.Document, _ Options) error {
	return buffered(w, func(b *bytes.Buffer) {
		v := newView(d)
		label := make([]string, len(d.Tokens))
		key := make([]string, len(d.Tokens))
		mark := func(first, last int, t extract.Type, k string) {
			for i := first; i < last && i < len(label); i++ {
				prefix := "I-"
				if i == first {
					prefix = "B-"
				}
				label[i], key[i] = prefix+string(t), k
			}
		}
		for _, f := range d.Figures {
			mark(f.First, f.Last, f.Type, value(f))
		}
		for i, m := range d.Mentions {
			k := ""
			if e := v.entityOf[i]; e >= 0 {
				k = d.Entities[e].Key
			}
			mark(m.First, m.Last, m.Type, k)
		}
		fmt.Fprintf(b, "# newdoc id = %s\n", oneLine(d.ID))
		for n, s := range d.Sentences {
			fmt.Fprintf(b, "# sent_id = %s-%d\n# text = %s\n", oneLine(d.ID), n+1, oneLine(d.Slice(s.Span)))
			for i := s.First; i < s.Last; i++ {
				t := d.Tokens[i]
				l, k := label[i], key[i]
				if l == "" {
					l = "O"
				}
				if k == "" {
					k = "_"
				}
				fmt.Fprintf(b, "%d\t%s\t%d\t%d\t%s\t%s\n", i-s.First+1, oneLine(d.Slice(t.Span)), t.Start, t.End, l, oneLine(k))
			}
			b.WriteByte('\n')
		}
	})
}

// A CSV writes one table over any number of documents.
type CSV struct {
	w     *csv.Writer
	layer extract.Layer
	begun bool
}

// NewCSV returns a writer of the table of one layer: mentions, entities, figures
// or relations.
func NewCSV(w io.Writer, layer extract.Layer) *CSV { return &CSV{w: csv.NewWriter(w), layer: layer} }

var csvHeaders = map[extract.Layer][]string{
	extract.MentionLayer:  {"document", "sentence", "start", "end", "text", "type", "entity", "name", "country", "score", "by"},
	extract.EntityLayer:   {"document", "entity", "type", "name", "country", "mentions", "salience", "aliases"},
	extract.FigureLayer:   {"document", "sentence", "figure", "type", "value", "low", "high", "unit", "change", "measure", "entities", "date", "from", "to", "evidence"},
	extract.RelationLayer: {"document", "sentence", "source", "source_name", "relation", "target", "target_name", "polarity", "symmetric", "kind", "score", "evidence"},
}

// Write appends the rows of d; the header comes before the first.
func (c *CSV) Write(d *extract.Document) error {
	if !c.begun {
		c.begun = true
		if err := c.w.Write(csvHeaders[c.layer]); err != nil {
			return err
		}
	}
	v := newView(d)
	for _, row := range v.csvRows(c.layer) {
		if err := c.w.Write(append([]string{d.ID}, row...)); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

func (v *view) csvRows(layer extract.Layer) [][]string {
	var rows [][]string
	sentence := func(i int) string {
		if i < 0 || i >= len(v.Sentences) {
			return ""
		}
		return oneLine(v.Slice(v.Sentences[i].Span))
	}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', 3, 64) }
	switch layer {
	case extract.MentionLayer:
		for i, m := range v.Mentions {
			key, name, country := "", "", m.Country
			if e := v.entityOf[i]; e >= 0 {
				key, name, country = v.Entities[e].Key, v.Entities[e].Name, v.Entities[e].Country
			}
			rows = append(rows, []string{strconv.Itoa(v.sentenceOf(m.Span)), strconv.Itoa(m.Start), strconv.Itoa(m.End), oneLine(v.Slice(m.Span)), string(m.Type), key, name, country, number(m.Score), m.By})
		}
	case extract.EntityLayer:
		for _, e := range v.Entities {
			rows = append(rows, []string{e.Key, string(e.Type), e.Name, e.Country, strconv.Itoa(len(e.Mentions)), number(e.Salience), strings.Join(e.Aliases, "|")})
		}
	case extract.FigureLayer:
		for i, f := range v.Figures {
			m, when := v.measures[i], f.When
			if d, ok := v.measures[i]; ok && d.Date >= 0 {
				when = v.Figures[d.Date].When
			}
			s := v.sentenceOf(f.Span)
			rows = append(rows, []string{strconv.Itoa(s), oneLine(v.Slice(f.Span)), string(f.Type), f.Value, f.Low, f.High, f.Unit, v.change(i), oneLine(m.Concept),
				strings.Join(v.names(m.Entities), "|"), oneLine(v.date(i)), when.From, when.To, sentence(s)})
		}
	case extract.RelationLayer:
		for _, r := range v.Relations {
			a, b := v.Entities[r.Source], v.Entities[r.Target]
			rows = append(rows, []string{strconv.Itoa(r.Sentence), a.Key, a.Name, r.Type, b.Key, b.Name, r.Polarity, strconv.FormatBool(r.Symmetric), string(r.Kind), number(r.Score), sentence(r.Sentence)})
		}
	}
	return rows
}
