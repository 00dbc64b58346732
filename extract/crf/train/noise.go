package train

import (
	"math/rand/v2"
	"strings"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
)

// Shares of sentences that are set in other letters, so that headlines in
// capitals and careless text are no surprise. The first sentence of a document,
// often its headline, is set in capitals more often.
const (
	shareCapitals  = 0.02
	shareHeadlines = 0.15
	shareLower     = 0.01
	shareTitle     = 0.01
)

// recase returns the text with some sentences in capitals, in lower case or in
// title case. Tokens and labels stay.
func recase(t *Text, rng *rand.Rand) *Text {
	var out []byte
	for i, s := range t.Sentences {
		x := rng.Float64()
		capitals := shareCapitals
		if i == 0 && len(t.Sentences) > 4 {
			capitals = shareHeadlines
		}
		var f func(string) string
		switch {
		case x < capitals:
			f = strings.ToUpper
		case x < capitals+shareLower:
			f = strings.ToLower
		case x < capitals+shareLower+shareTitle:
			f = headline
		default:
			continue
		}
		was := t.Slice(s.Span)
		now := f(was)
		if len(now) != len(was) {
			continue
		}
		if out == nil {
			out = []byte(t.Text)
		}
		copy(out[s.Start:s.End], now)
	}
	if out == nil {
		return t
	}
	c := *t
	c.Text = string(out)
	return &c
}

// headline capitalises every word of more than three letters.
func headline(s string) string {
	words := strings.SplitAfter(s, " ")
	for i, w := range words {
		if len(w) > 4 && w[0] >= 'a' && w[0] <= 'z' {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "")
}

// A nameList gives names of people to swap in.
type nameList struct{ given, surnames []string }

// swap returns a copy of the text in which other people stand: each person's
// name, or part of it, is replaced by a name of the lists, the same throughout.
// A text without people returns nil.
func (l *nameList) swap(t *Text, rng *rand.Rand) *Text {
	if len(l.given) == 0 || len(l.surnames) == 0 {
		return nil
	}
	replaced := map[string]string{}
	var buf strings.Builder
	c := &Text{Document: extract.Document{ID: t.ID + "/swapped"}}
	at := 0
	some := false
	for _, s := range t.Sentences {
		first := len(c.Tokens)
		buf.WriteString(t.Text[at:s.Start])
		at = s.Start
		begin := buf.Len()
		for i := s.First; i < s.Last; i++ {
			w := t.word(i)
			buf.WriteString(t.Text[at:t.Tokens[i].Start])
			at = t.Tokens[i].End
			if inPerson(t.Labels[i]) && capital(w) && len(w) > 2 {
				r, ok := replaced[w]
				if !ok {
					r = l.surnames[rng.IntN(len(l.surnames))]
					if i+1 < s.Last && inPerson(t.Labels[i+1]) {
						r = l.given[rng.IntN(len(l.given))]
					}
					if strings.ContainsAny(r, "-' ’") {
						r = w // several tokens: leave it
					}
					replaced[w] = r
				}
				if strings.ToUpper(w) == w {
					r = strings.ToUpper(r)
				}
				w, some = r, true
			}
			c.Tokens = append(c.Tokens, extract.Token{Span: extract.Span{Start: buf.Len(), End: buf.Len() + len(w)}})
			buf.WriteString(w)
		}
		span := extract.Span{Start: begin, End: buf.Len()}
		c.Blocks = append(c.Blocks, extract.Block{Span: span})
		c.Sentences = append(c.Sentences, extract.Sentence{Span: span, First: first, Last: len(c.Tokens), Block: len(c.Blocks) - 1})
	}
	if !some {
		return nil
	}
	c.Text = buf.String()
	c.Labels = t.Labels
	return c
}

func inPerson(set crf.LabelSet) bool { return set != 0 && set&^anywhere(person) == 0 }
