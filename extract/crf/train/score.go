package train

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A Score counts names found, of a type or of all.
type Score struct{ Right, Found, Wanted int }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (s Score) F1() float64 {
	if s.Right == 0 {
		return 0
	}
	return 2 * float64(s.Right) / float64(s.Found+s.Wanted)
}

func (s Score) String() string {
	p, r := 0.0, 0.0
	if s.Found > 0 {
		p = float64(s.Right) / float64(s.Found)
	}
	if s.Wanted > 0 {
		r = float64(s.Right) / float64(s.Wanted)
	}
	return fmt.Sprintf("F1 %5.2f  P %5.2f  R %5.2f  (%d wanted)", 100*s.F1(), 100*p, 100*r, s.Wanted)
}

// folded gives the wider type that the fine types of ours and the types of the
// corpora have in common.
var folded = map[string]string{
	"PERSON": "PER", "COUNTRY": "LOC", "CITY": "LOC", "STATE_OR_PROVINCE": "LOC", "LOCATION": "LOC", "ORGANIZATION": "ORG",
	"NATIONALITY": "MISC", "EVENT": "MISC", "MISC": "MISC",
	"PER": "PER", "LOC": "LOC", "ORG": "ORG",
	"politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC",
	"corporation": "ORG", "group": "ORG",
}

// Evaluate tags the texts and compares names exactly, types folded to PER ORG
// LOC and, where misc is set, MISC. Articles and possessives count on neither
// side; names that a corpus joins with a common word by a hyphen
// ("Brazilian-born"), which we do not, are left out on both, and so is what
// stands inside the elections of CrossNER.
func Evaluate(ctx context.Context, stage extract.Stage, texts []*Text, misc bool) (all Score, byType map[string]Score, err error) {
	return evaluateEach(ctx, stage, texts, misc, func(extract.Candidate, bool) {})
}

func evaluateEach(ctx context.Context, stage extract.Stage, texts []*Text, misc bool, each func(extract.Candidate, bool)) (all Score, byType map[string]Score, err error) {
	byType = map[string]Score{}
	for _, t := range texts {
		d := t.Document
		d.Candidates = nil
		if err := stage.Run(ctx, &d); err != nil {
			return all, nil, err
		}
		type key struct {
			span extract.Span
			kind string
		}
		gold := map[key]bool{}
		var compounds []extract.Span
		for _, g := range t.Gold {
			kind := folded[g.Type]
			if g.Type == "election" { // dated phrases, no type of ours
				compounds = append(compounds, g.Span)
			}
			if kind == "" || kind == "MISC" && !misc {
				continue
			}
			if s, ok := trimmed(t, g.Span); ok {
				if compound(t.Slice(s)) {
					compounds = append(compounds, s)
					continue
				}
				gold[key{s, kind}] = true
				all.Wanted++
				c := byType[kind]
				c.Wanted++
				byType[kind] = c
			}
		}
		for _, m := range d.Candidates {
			kind := folded[string(m.Type)]
			if kind == "" || kind == "MISC" && !misc || slices.ContainsFunc(compounds, m.Overlaps) {
				continue
			}
			c := byType[kind]
			c.Found++
			all.Found++
			k := key{m.Span, kind}
			each(m, gold[k])
			if gold[k] {
				delete(gold, k)
				c.Right++
				all.Right++
			}
			byType[kind] = c
		}
	}
	return all, byType, nil
}

// trimmed returns the span in whole tokens without article and possessive.
func trimmed(t *Text, span extract.Span) (extract.Span, bool) {
	for _, s := range t.Sentences {
		if span.Start >= s.End {
			continue
		}
		first, last := covered(t, s, span)
		for first < last && article(t.word(first)) {
			first++
		}
		for first < last && possessive(t.word(last-1)) {
			last--
		}
		if first >= last {
			return span, false
		}
		return extract.Span{Start: t.Tokens[first].Start, End: t.Tokens[last-1].End}, true
	}
	return span, false
}

// compound reports whether a name is hyphenated to a word in lower case.
func compound(name string) bool {
	a, b, ok := strings.Cut(name, "-")
	return ok && a != "" && b != "" && (lower(a) || lower(b)) && !strings.Contains(name, " ")
}
