// Package measure says what the figures of a text measure: "trade volumes", that
// they fell, between Russia and China, since January.
//
// It exists because a value without its meaning is of no use to an analyst, and
// because the meaning stands close by, in a few dozen forms of news English:
// "tariffs of 50 percent on steel", "a 63 per cent stake", "exports fell 12%".
// Each form is a rule with a name (concept.go); whom the figure concerns is read
// from the clause around it (entities.go). Rules look no further than the
// sentence, but for a pronoun subject and for a concept that an earlier sentence
// of the article has tied to entities, and they are silent where nothing fits.
package measure

import (
	"context"
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// Stage returns the stage that makes measures. It is safe for concurrent use.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "measure",
		Doc:   "Ties figures to what they measure, the entities they concern and their dates.",
		Needs: []extract.Layer{extract.BlockLayer, extract.TokenLayer, extract.SentenceLayer, extract.MentionLayer, extract.FigureLayer, extract.EntityLayer},
		Makes: []extract.Layer{extract.MeasureLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			if len(d.Figures) == 0 {
				return nil
			}
			r := newReader(d)
			f := 0
			for s, sent := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				first := f
				for f < len(d.Figures) && d.Figures[f].Start < sent.End {
					f++
				}
				if d.Blocks[sent.Block].Kind.Asserts() {
					r.sentence(s, first, f)
				}
			}
			return nil
		},
	}
}

// A reader reads one document.
type reader struct {
	d        *extract.Document
	entityOf []int // of each mention, -1 if none
	at       int   // the sentence
	items    []item
	told     []told // concepts that have been tied to entities
}

// told remembers a concept by its head noun.
type told struct {
	head     string
	entities []int
}

// An item is a figure, a mention or a word of the sentence.
type item struct {
	extract.Span
	word    string // lower-case; "" for figures and mentions
	figure  int    // index into Document.Figures, or -1
	mention int    // index into Document.Mentions, or -1
	entity  int    // of the mention, or -1
}

func newReader(d *extract.Document) *reader {
	r := &reader{d: d, entityOf: make([]int, len(d.Mentions))}
	for i := range r.entityOf {
		r.entityOf[i] = -1
	}
	for e, ent := range d.Entities {
		for _, m := range ent.Mentions {
			r.entityOf[m] = e
		}
	}
	return r
}

// sentence makes the measures of figures first to last-1, all of sentence s.
func (r *reader) sentence(s, first, last int) {
	r.at = s
	r.itemize(r.d.Sentences[s])
	for i, it := range r.items {
		if it.figure < first || it.figure >= last {
			continue
		}
		f := r.d.Figures[it.figure]
		switch f.Type {
		case extract.Money, extract.Percent, extract.Quantity, extract.Number:
		case extract.Duration:
			if !r.length(i) {
				continue
			}
		default:
			continue
		}
		if m, ok := r.second(i); ok {
			r.d.Measures = append(r.d.Measures, m)
			continue
		}
		c := r.concept(i)
		entities, rule := r.entities(i, c)
		like, alike := r.like(i, c, s)
		if alike && r.word(i-1, "up", "down", "higher", "lower") && len(like.Entities) > 0 {
			entities, rule = like.Entities, "like"
		}
		if len(entities) == 0 {
			continue
		}
		if c.rule == "" {
			if f.Type == extract.Number && f.Unit == "" {
				continue // a bare number of nothing
			}
			c.rule = "clause"
		}
		m := extract.Measure{Figure: it.figure, Entities: entities, Change: c.change, Date: r.date(i), Sentence: s, Rule: c.rule + "+" + rule}
		if alike {
			m.Concept, m.Span, m.Rule = like.Concept, like.Span, "like+"+rule
		} else if c.to > c.from {
			m.Span = extract.Span{Start: r.items[c.from].Start, End: r.items[c.to-1].End}
			m.Concept = r.d.Slice(m.Span)
		} else if f.Unit != "" && f.Type != extract.Money && f.Type != extract.Percent {
			m.Concept, m.Span = r.counted(f)
		}
		r.d.Measures = append(r.d.Measures, m)
		if head := headOf(m.Concept); head != "" {
			r.told = append(r.told, told{head, entities})
		}
	}
	r.remember()
}

// like returns the measure before, in the same sentence, if an amount that has no
// concept of its own goes on with it: "..., up 1.5 percent", "tariffs of 50 percent
// on steel and 35 percent on goods".
func (r *reader) like(i int, c concept, s int) (extract.Measure, bool) {
	n := len(r.d.Measures)
	if n == 0 || c.to > c.from {
		return extract.Measure{}, false
	}
	last := r.d.Measures[n-1]
	f, g := r.d.Figures[r.items[i].figure], r.d.Figures[last.Figure]
	if last.Sentence != s || last.Concept == "" {
		return extract.Measure{}, false
	}
	moved := r.word(r.skipBack(i-1, 0), "up", "down", "higher", "lower")
	return last, moved || f.Type == g.Type && f.Unit == g.Unit && f.Type != extract.Quantity && f.Type != extract.Number
}

// second reads the second of two amounts, "to $10 billion from $5 billion", "€6bn
// (£5.2bn)": it measures what the first does.
func (r *reader) second(i int) (extract.Measure, bool) {
	n := len(r.d.Measures)
	if n == 0 {
		return extract.Measure{}, false
	}
	last := r.d.Measures[n-1]
	j := i - 1
	if r.word(j, "from", "to", "(", "or", "-") {
		j--
	}
	if j == i-1 || j < 0 || r.items[j].figure != last.Figure {
		return extract.Measure{}, false
	}
	m := last
	m.Figure, m.Rule = r.items[i].figure, "second+"+last.Rule
	if r.word(i-1, "from") { // the date, if any, is that of the first
		m.Date = -1
	}
	return m, true
}

// counted returns the counted noun of a quantity, as it stands in its span.
func (r *reader) counted(f extract.Figure) (string, extract.Span) {
	for i := f.Last - 1; i >= f.First && i < len(r.d.Tokens); i-- {
		t := r.d.Tokens[i].Span
		if f.Contains(t) && t.Len() > 2 && isLetter(r.d.Text[t.Start]) {
			return r.d.Slice(t), t
		}
	}
	return "", extract.Span{}
}

// itemize fills r.items with the items of a sentence.
func (r *reader) itemize(s extract.Sentence) {
	d := r.d
	r.items = r.items[:0]
	f, _ := slices.BinarySearchFunc(d.Figures, s.Start, func(f extract.Figure, at int) int { return f.End - at - 1 })
	m, _ := slices.BinarySearchFunc(d.Mentions, s.Start, func(m extract.Mention, at int) int { return m.End - at - 1 })
	for i := s.First; i < s.Last; i++ {
		t := d.Tokens[i].Span
		for f < len(d.Figures) && d.Figures[f].End <= t.Start {
			f++
		}
		for m < len(d.Mentions) && d.Mentions[m].End <= t.Start {
			m++
		}
		it := item{Span: t, figure: -1, mention: -1, entity: -1}
		switch {
		case f < len(d.Figures) && d.Figures[f].Start < t.End && d.Figures[f].End > t.Start:
			it.Span, it.figure = d.Figures[f].Span, f
			for i+1 < s.Last && d.Tokens[i+1].Start < it.End {
				i++
			}
		case m < len(d.Mentions) && d.Mentions[m].Start < t.End && d.Mentions[m].End > t.Start:
			it.Span, it.mention, it.entity = d.Mentions[m].Span, m, r.entityOf[m]
			for i+1 < s.Last && d.Tokens[i+1].Start < it.End {
				i++
			}
		default:
			it.word = lower(d.Slice(t))
		}
		r.items = append(r.items, it)
	}
}

// date returns the figure of the date that figure item i holds for, or -1: the
// next date behind it that no other amount comes before, else the last one before
// it in its clause. A date of comparison ("from a year earlier") is none.
func (r *reader) date(i int) int {
	from, to := r.clause(i)
	is := func(j int) bool {
		f := r.items[j].figure
		return f >= 0 && r.d.Figures[f].Type == extract.Date
	}
	for j := i + 1; j < to; j++ {
		if f := r.items[j].figure; f >= 0 && !is(j) && r.d.Figures[f].Type != extract.Time && r.d.Figures[f].Type != extract.Ordinal {
			break
		}
		if is(j) && !comparison(r, j) {
			return r.items[j].figure
		}
	}
	for j := i - 1; j >= from; j-- {
		if is(j) && !comparison(r, j) {
			return r.items[j].figure
		}
	}
	for j := i - 1; j >= 0; j-- { // one that opens the sentence holds for all of it
		if is(j) && j <= 2 {
			return r.items[j].figure
		}
	}
	return -1
}

// comparison reports whether the date at item j is what a figure is compared with.
func comparison(r *reader, j int) bool {
	switch s := lower(r.d.Slice(r.items[j].Span)); {
	case hasSuffix(s, "earlier"), hasSuffix(s, "before"), hasSuffix(s, "ago"):
		return r.word(j-1, "from", "than", ",") || hasSuffix(s, "earlier")
	}
	return r.word(j-1, "from", "than")
}
