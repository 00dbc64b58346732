package gazetteer

import (
	"context"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// Options of [Stage]. The zero value is the default.
type Options struct {
	// LowerCase also proposes names written without capitals ("russia",
	// "european union"), unless they are common English words.
	LowerCase bool
	// Min drops candidates with a lower score.
	Min float64
}

// By names the stage in extract.Candidate.By.
const By = "gazetteer"

// Stage returns the stage that proposes the names of the table as candidates, one
// for each type that a name may have.
//
// Scores are rough odds that a name of that kind, written so, is what the table
// says, and not fitted to any corpus: several words are safer than one, and a
// word that is also a surname, an English word or a name of another type is less
// safe.
func Stage(t *Table, opt Options) extract.Stage {
	return extract.Stage{
		Name:  By,
		Doc:   "Proposes names that stand in the tables.",
		Needs: []extract.Layer{extract.TokenLayer, extract.SentenceLayer},
		Makes: []extract.Layer{extract.CandidateLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			var matches []Match
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				matches = t.MatchAll(d.Text, d.Tokens[s.First:s.Last], matches[:0])
				for _, m := range matches {
					m.First += s.First
					m.Last += s.First
					d.Candidates = t.propose(d, s, m, opt, d.Candidates)
				}
			}
			return nil
		},
	}
}

// propose appends the candidates of a match.
func (t *Table) propose(d *extract.Document, s extract.Sentence, m Match, opt Options, dst []extract.Candidate) []extract.Candidate {
	begin := len(dst)
	if t := d.Tokens[m.First]; m.Last-m.First > 1 && (d.Slice(t.Span) == "The" || d.Slice(t.Span) == "the") {
		m.First++ // a name may need its article to be known ("The Hill"), but it stays outside
	}
	span := extract.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last-1].End}
	best := 0
	for e := range t.Entries(m) {
		if e.Kind == Combining && !beforeHyphen(d, m) {
			continue
		}
		score := 0.3
		if e.Type == extract.Title {
			if !besideName(d, s, m) {
				continue
			}
		} else if score = rate(d.Slice(span), m, e, opt); score == 0 {
			continue
		}
		if len(dst) == begin {
			best = e.Weight
		} else if e.Weight < best {
			score *= 0.6
		}
		dst = appendType(dst, begin, extract.Candidate{Span: span, First: m.First, Last: m.Last,
			Type: e.Type, Score: score, By: By, Key: e.Key, Country: e.Country})
	}
	n := len(dst) - begin
	kept := dst[:begin]
	for _, c := range dst[begin:] {
		if n > 1 {
			c.Score *= 0.8
		}
		if c.Score >= opt.Min {
			kept = append(kept, c)
		}
	}
	return kept
}

// appendType adds c unless its type is there already; if that is another thing
// or of another country, neither key nor country can be told.
func appendType(dst []extract.Candidate, begin int, c extract.Candidate) []extract.Candidate {
	for i := begin; i < len(dst); i++ {
		p := &dst[i]
		if p.Type != c.Type {
			continue
		}
		if p.Key != c.Key {
			p.Key = ""
		}
		if p.Country != c.Country {
			p.Country = ""
		}
		return dst
	}
	return append(dst, c)
}

// rate rates one reading of a match, 0 to 1; 0 rejects it.
func rate(surface string, m Match, e Entry, opt Options) float64 {
	score := 0.7
	many := m.Last-m.First > 1
	switch {
	case many:
		score = 0.9
	case m.Classes&Common != 0:
		score = 0.4
	case m.Classes&(Given|Surname) != 0 && e.Type != extract.Person && e.Type != extract.Country:
		score = 0.5
	case e.Type == extract.Country || e.Type == extract.Nationality:
		score = 0.9
	}
	switch m.Case {
	case Upper:
		score *= 0.8
		if m.Classes&Common != 0 {
			score *= 0.5
		}
	case Lower:
		if !opt.LowerCase || m.Classes&Common != 0 || len(surface) < 4 {
			return 0
		}
		score *= 0.6
	case Folded:
		if !capitalised(surface) || !many && (len(surface) < 4 || m.Classes&Common != 0) {
			return 0 // "It" is no IT, "Who" no WHO; "Nato" is NATO
		}
		score *= 0.85
	}
	return score
}

// capitalised reports whether the first and last words begin with a capital.
func capitalised(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last := first
	space := false
	for _, r := range s {
		if space && unicode.IsLetter(r) {
			last = r
		}
		space = r == ' ' || r == '-'
	}
	return unicode.IsUpper(first) && unicode.IsUpper(last)
}

// besideName reports whether a capitalised word stands right behind the match, or
// right before it and a comma: the place of a title.
func besideName(d *extract.Document, s extract.Sentence, m Match) bool {
	upper := func(i int) bool {
		if i < s.First || i >= s.Last {
			return false
		}
		r, _ := utf8.DecodeRuneInString(d.Slice(d.Tokens[i].Span))
		return unicode.IsUpper(r)
	}
	return upper(m.Last) || m.First > s.First+1 && d.Slice(d.Tokens[m.First-1].Span) == "," && upper(m.First-2)
}

// beforeHyphen reports whether a hyphen is glued to the end of the match.
func beforeHyphen(d *extract.Document, m Match) bool {
	if m.Last >= len(d.Tokens) || d.Tokens[m.Last].Start != d.Tokens[m.Last-1].End {
		return false
	}
	return fold(d.Slice(d.Tokens[m.Last].Span)).hyphen
}
