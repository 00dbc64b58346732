// Package figure reads every number in English news: amounts of money, shares,
// quantities with their units, counts, ordinals and, through package calendar,
// dates, times and lengths of time.
//
// It exists because the figures of news text come in forms that general readers
// of numbers break on ("USD34.6 million", "Rs 4,500 crore", "between $3bn and
// $4bn", "40 F-16 jets"), and because a figure is worth little without its exact
// value and unit. A hand-written scanner runs over the lexemes of a sentence; a
// sentence without digit, number word or currency symbol is left after one pass.
// Values are exact decimals.
//
// What a figure measures, and of whom, is the business of package measure; whether
// the number is part of a name that others have found, of package choose. This
// package leaves out the names it can tell by itself (F-16, Article 5, No. 10).
package figure

import (
	"context"
	"math"
	"sort"
	"strconv"
	"sync"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/figure/calendar"
	"github.com/entente-nlp/entente/extract/token"
)

// Options change how figures are read. The zero value follows the annotation
// guideline of this project.
type Options struct {
	// Countries returns the ISO 3166-1 alpha-2 codes of the countries a document
	// is about, most important first. They decide which dollars, pounds or rupees
	// are meant. Nil means to count names of countries in the text.
	Countries func(*extract.Document) []string
	// Loose also reads what the guideline leaves out: "one" and "the two", numbers
	// that look like codes, bare years, parts of a version number or an address.
	Loose bool
}

// Stage returns the stage that makes figures. It is safe for concurrent use.
func Stage(o Options) extract.Stage {
	pool := sync.Pool{New: func() any { return new(scanner) }}
	return extract.Stage{
		Name:  "figure",
		Doc:   "Reads numbers, money, shares, quantities, dates and times, with exact values.",
		Needs: []extract.Layer{extract.Text, extract.BlockLayer, extract.TokenLayer, extract.SentenceLayer},
		Makes: []extract.Layer{extract.FigureLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			s := pool.Get().(*scanner)
			defer pool.Put(s)
			s.reset(d, o)
			for i := range d.Sentences {
				if i&63 == 0 {
					if err := ctx.Err(); err != nil {
						return err
					}
				}
				s.sentence(i)
			}
			d.Figures = s.figures()
			return nil
		},
	}
}

// Find returns the figures of a text. anchor is the ISO 8601 date from which
// relative dates count, or "".
func Find(text, anchor string) []extract.Figure { return Options{}.Find(text, anchor) }

// Find is the function of the same name under options o.
func (o Options) Find(text, anchor string) []extract.Figure {
	d := &extract.Document{Text: text, Date: anchor, Blocks: []extract.Block{{Span: extract.Span{End: len(text)}}}}
	ctx := context.Background()
	if token.Stage().Run(ctx, d) != nil || Stage(o).Run(ctx, d) != nil {
		return nil // cannot be: the context is never cancelled
	}
	return d.Figures
}

// reset makes s ready for d.
func (s *scanner) reset(d *extract.Document, o Options) {
	*s = scanner{d: d, doc: d.Text, opts: o, lex: s.lex[:0], found: s.found[:0], dates: s.dates[:0], out: s.out[:0]}
	s.anchor = calendar.AnchorOf(d)
}

// figures returns a copy of what was found that does not share memory with s.
func (s *scanner) figures() []extract.Figure {
	s.d, s.doc = nil, ""
	if len(s.out) == 0 {
		return nil
	}
	return append(make([]extract.Figure, 0, len(s.out)), s.out...)
}

// sentence appends the figures of sentence i to s.out.
func (s *scanner) sentence(i int) {
	sent := s.d.Sentences[i]
	s.sent = i
	s.dates = calendar.Options{Loose: s.opts.Loose}.Append(s.dates[:0], s.d, i, s.anchor)
	var hot bool
	s.lex, hot = lex(s.lex[:0], s.doc, sent.Start, sent.End)
	s.found, s.done, s.shape, s.label = s.found[:0], 0, shapeUnknown, 0
	s.millions = false
	if hot {
		s.scan()
	}
	s.merge(sent)
}

// merge joins the found figures with the dates of the sentence. Money and shares
// win over dates, a quantity that holds a date (tonnes a year) too; dates win
// over other numbers.
func (s *scanner) merge(sent extract.Sentence) {
	tok := sent.First
	put := func(f extract.Figure) {
		for tok < sent.Last && s.d.Tokens[tok].End <= f.Start {
			tok++
		}
		f.First = tok
		f.Last = tok + 1
		for f.Last < sent.Last && s.d.Tokens[f.Last].Start < f.End {
			f.Last++
		}
		s.out = append(s.out, f)
	}
	i, k := 0, 0
	for i < len(s.found) || k < len(s.dates) {
		switch {
		case k == len(s.dates):
			put(s.found[i])
			i++
		case i == len(s.found):
			put(s.bounded(s.dates[k]))
			k++
		case s.found[i].End <= s.dates[k].Start:
			put(s.found[i])
			i++
		case s.dates[k].End <= s.found[i].Start:
			put(s.bounded(s.dates[k]))
			k++
		case wins(&s.found[i], &s.dates[k]):
			k++
		default:
			i++
		}
	}
}

// bounded adds to a length of time what the words around it say: "more than".
func (s *scanner) bounded(f extract.Figure) extract.Figure {
	if f.Type != extract.Duration || f.Value == "" || f.Low != f.High {
		return f
	}
	first := sort.Search(len(s.lex), func(i int) bool { return s.lex[i].start >= f.Start })
	last := sort.Search(len(s.lex), func(i int) bool { return s.lex[i].start >= f.End })
	s.bound(&f, first, last, false)
	return f
}

// wins reports whether figure f is kept rather than the date it overlaps.
func wins(f, date *extract.Figure) bool {
	switch f.Type {
	case extract.Money, extract.Percent:
		return date.Len() < 2*f.Len()
	case extract.Quantity:
		return f.Contains(date.Span) && f.Len() > date.Len() && (date.Type != extract.Date || f.Rule != "count" || f.Unit == "person")
	case extract.Number:
		return f.Unit == "fraction" && date.Type == extract.Duration && f.Contains(date.Span)
	}
	return false
}

// number64 reads a factor of the unit table.
func number64(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN() // the tests look for it
	}
	return f
}
