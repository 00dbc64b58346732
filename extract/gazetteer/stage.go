package gazetteer

import (
	"context"
	"slices"
	"strings"
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

// Certain is the weight of entries to be taken at their word, such as a user's.
const Certain = 255

// By names the stage in extract.Candidate.By.
const By = "gazetteer"

// Stage returns the stage that proposes the names of the table as candidates, one
// for each type that a name may have.
//
// Scores are rough odds that a name of that kind, written so, is what the table
// says, and not fitted to any corpus: several words are safer than one, and a
// word that is also a surname, an English word, a part of a longer name or a name
// of another type is less safe.
func Stage(t *Table, opt Options) extract.Stage {
	return extract.Stage{
		Name:  By,
		Doc:   "Proposes names that stand in the tables.",
		Needs: []extract.Layer{extract.TokenLayer, extract.SentenceLayer},
		Makes: []extract.Layer{extract.CandidateLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			p := proposer{table: t, opt: opt, d: d}
			d.Candidates = slices.Grow(d.Candidates, len(d.Tokens)/4) // news has one in five tokens
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				p.sentence(s)
			}
			return nil
		},
	}
}

type proposer struct {
	table   *Table
	opt     Options
	d       *extract.Document
	s       extract.Sentence
	capital bool // the sentence is in capitals, so that they mean nothing
	matches []Match
}

func (p *proposer) sentence(s extract.Sentence) {
	toks := p.d.Tokens[s.First:s.Last]
	p.s = s
	p.matches = p.table.MatchAll(p.d.Text, toks, p.matches[:0])
	if len(p.matches) == 0 {
		return
	}
	p.capital = inCapitals(p.d.Slice(s.Span))
	first, last := 0, 0 // tokens of the last longer name that was proposed
	for i, m := range p.matches {
		parts := m.Classes&Title != 0 && beginsWithBody(p.matches[i:])
		m.First += s.First
		m.Last += s.First
		begin := len(p.d.Candidates)
		p.propose(m, parts || m.First >= first && m.Last <= last)
		if parts {
			continue
		}
		if len(p.d.Candidates) > begin && m.Last-m.First > 1 && m.Last > last {
			first, last = p.d.Candidates[begin].First, m.Last
		}
	}
}

// beginsWithBody reports whether the first match begins with a shorter name of a
// country or body, as "Kremlin spokesman" does: name and title are apart then.
func beginsWithBody(matches []Match) bool {
	for _, m := range matches[1:] {
		if m.First != matches[0].First {
			return false
		}
		if m.Case == Exact && (m.Classes&(Country|Nationality) != 0 || m.Classes&(IGO|Organ|Seat) != 0 && m.Classes&Common == 0) {
			return true
		}
	}
	return false
}

// inCapitals reports whether s has no lower-case letter to speak of.
func inCapitals(s string) bool {
	upper, lower := 0, 0
	for i := range len(s) {
		switch {
		case 'A' <= s[i] && s[i] <= 'Z':
			upper++
		case 'a' <= s[i] && s[i] <= 'z':
			lower++
		}
	}
	return upper > 4*lower
}

// propose appends the candidates of a match; doubtful says that it lies
// inside a longer name or is two names.
func (p *proposer) propose(m Match, doubtful bool) {
	d := p.d
	begin := len(d.Candidates)
	if m.Last-m.First > 1 {
		if t := d.Slice(d.Tokens[m.First].Span); t == "The" || t == "the" {
			m.First++ // a name may need its article to be known ("The Hill"), but it stays outside
		}
	}
	span := extract.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last-1].End}
	best := 0
	for e := range p.table.Entries(m) {
		if e.Kind == Combining && !p.beforeHyphen(m) {
			continue
		}
		score := 0.0
		if e.Type == extract.Title {
			score = p.rateTitle(m)
		} else {
			score = p.rate(d.Slice(span), m, e)
		}
		if score == 0 {
			continue
		}
		if best == 0 {
			best = e.Weight
		} else if e.Weight < best {
			score *= 0.6
		}
		c := extract.Candidate{Span: span, First: m.First, Last: m.Last, Type: e.Type, Score: score, By: By, Key: e.Key, Country: e.Country}
		if e.Type == extract.Person {
			p.person(&c, m, e)
		}
		d.Candidates = appendType(d.Candidates, begin, c)
	}
	kept := d.Candidates[:begin]
	several := len(d.Candidates)-begin > 1
	for _, c := range d.Candidates[begin:] {
		if several {
			c.Score *= 0.8
		}
		if doubtful {
			c.Score *= 0.4
		}
		if c.Score >= p.opt.Min {
			kept = append(kept, c)
		}
	}
	d.Candidates = kept
}

// person fits a candidate for a person: a title that is no part of the name stays
// outside ("Pope Francis"), and a lone word that many people bear tells nobody.
func (p *proposer) person(c *extract.Candidate, m Match, e Entry) {
	if c.Last-c.First > 1 {
		first := p.d.Slice(p.d.Tokens[c.First].Span)
		if p.table.Word(first).Classes&Title != 0 && !strings.HasPrefix(e.Name, first+" ") {
			c.First++
			c.Start = p.d.Tokens[c.First].Start
		}
	} else if borneByMany(m) {
		c.Key, c.Country = "", ""
	}
}

// borneByMany reports whether a lone word is a common given name, a very common
// surname or an English word.
func borneByMany(m Match) bool {
	return m.Given >= 4 || m.Surname >= 7 || m.Classes&Common != 0
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
func (p *proposer) rate(surface string, m Match, e Entry) float64 {
	score := rateWord(surface, m, e)
	if m.Last-m.First > 1 {
		score = 0.9
	}
	if e.Weight == Certain {
		score = 0.97
	}
	common := m.Classes&Common != 0
	switch m.Case {
	case Exact:
		if common && isUpper(surface) && p.capital {
			score *= 0.4 // WHO WON
		}
	case Upper:
		score *= 0.8
		if common {
			score *= 0.5
		}
	case Lower:
		if !p.opt.LowerCase || common || len(surface) < 4 {
			return 0
		}
		score *= 0.6
	case Folded:
		if !capitalised(surface) || m.Last-m.First == 1 && (len(surface) < 4 || common) {
			return 0 // "It" is no IT, "Who" no WHO; "Nato" is NATO
		}
		score *= 0.85
	}
	return score
}

// rateWord rates a name of one word, capitals as in the table.
func rateWord(surface string, m Match, e Entry) float64 {
	personal := max(m.Given, m.Surname)
	switch {
	case e.Type == extract.Person && borneByMany(m):
		return 0.25
	case e.Type == extract.Person:
		return 0.7
	case len(surface) == 1:
		return 0.1 // X
	case isUpper(surface):
		if len(surface) == 2 && e.Weight < 200 && (surface[1] < '0' || surface[1] > '9') { // E3 is no initials
			return 0.4
		}
		if e.Type == extract.Country {
			return 0.9
		}
		return 0.7
	case m.Classes&Common != 0:
		return 0.3
	case e.Type == extract.Country || e.Type == extract.Nationality, e.Type == extract.City && m.Classes&Capital != 0:
		return 0.9
	case personal >= 6 && e.Weight < 160:
		return 0.2
	case personal > 0 && e.Weight < 190:
		return 0.5
	}
	return 0.7
}

// rateTitle rates a title by what stands beside it: a name right behind, a comma
// between or not, or before it and a comma ("Edi Rama, its prime minister").
func (p *proposer) rateTitle(m Match) float64 {
	if n := p.personal(m.Last); n > 0 {
		return n
	}
	if n := p.personal(m.Last + 1); n > 0 && p.comma(m.Last) {
		return 0.8 * n
	}
	for i := m.First - 1; i > p.s.First && i >= m.First-4; i-- {
		if p.comma(i) {
			return 0.8 * p.personal(i-1)
		}
	}
	return 0
}

// personal rates the odds that token i is part of a person's name.
func (p *proposer) personal(i int) float64 {
	if i < p.s.First || i >= p.s.Last {
		return 0
	}
	word := p.d.Slice(p.d.Tokens[i].Span)
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
		return 0
	}
	if p.table.Word(word).Classes&(Given|Surname) != 0 {
		return 0.5
	}
	return 0.2
}

func (p *proposer) comma(i int) bool {
	return i >= p.s.First && i < p.s.Last && p.d.Slice(p.d.Tokens[i].Span) == ","
}

// beforeHyphen reports whether a hyphen is glued to the end of the match.
func (p *proposer) beforeHyphen(m Match) bool {
	t := p.d.Tokens
	return m.Last < p.s.Last && t[m.Last].Start == t[m.Last-1].End && fold(p.d.Slice(t[m.Last].Span)).hyphen
}

// isUpper reports whether s is an acronym, of capitals only.
func isUpper(s string) bool {
	f := fold(s)
	return f.lower == 0 && f.upper > 1
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
