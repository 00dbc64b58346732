// Package prosetag proposes names with the tagger of github.com/jdkato/prose/v2.
//
// It exists as a baseline to be beaten and as an example of a foreign tagger
// behind our contract. All that is needed to use prose safely on foreign text is
// kept in here: one sentence at a time, because it merges names across lines;
// words of bounded length and no runs of marks, on which its tokenizer is
// quadratic; and a recover, because its panics are not ours. Its tokens have no
// offsets: it is fed our tokens between spaces, so that they can be counted off.
//
// One fault is left: prose shares one token between equal words of a sentence, so
// that the last label given to a word holds for all its occurrences in it.
package prosetag

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"github.com/entente-nlp/entente/extract"
)

// By marks the candidates of this tagger.
const By = "prose"

// score is given to every candidate, since prose tells no probability. It is
// about the precision on CoNLL-2003 newswire.
const score = 0.5

// model is loaded once: it takes some 370 ms.
var model = sync.OnceValue(func() *prose.Model { return prose.ModelFromData("default") })

// Stage returns the stage that proposes names. The model is loaded at the first
// document.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "prosetag",
		Doc:   "Proposes names with the tagger of jdkato/prose, the baseline.",
		Needs: []extract.Layer{extract.TokenLayer, extract.SentenceLayer},
		Makes: []extract.Layer{extract.CandidateLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := tag(d, s); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

const maxWord = 40 // bytes of a token that are shown to prose

// tag appends the candidates of one sentence to d.
func tag(d *extract.Document, s extract.Sentence) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("prose failed: %v", r)
		}
	}()
	var text strings.Builder
	ends := make([]int, 0, s.Last-s.First) // of each token, in letters other than space
	n := 0
	for i := s.First; i < s.Last; i++ {
		w := plain(d.Slice(d.Tokens[i].Span))
		text.WriteString(w)
		text.WriteByte(' ')
		n += len(w)
		ends = append(ends, n)
	}
	text.WriteString(".") // it loses a name at the end of the text
	doc, err := prose.NewDocument(text.String(), prose.UsingModel(model()), prose.WithSegmentation(false))
	if err != nil {
		return fmt.Errorf("prose: %w", err)
	}
	tokens := doc.Tokens()
	at, next := 0, 0 // letters and tokens of prose consumed
	for _, e := range doc.Entities() {
		// An entity is its tokens between spaces: the next such run is it.
		words := strings.Split(e.Text, " ")
		for next < len(tokens) && !begins(tokens[next:], words) {
			at += len(tokens[next].Text)
			next++
		}
		start := at
		for range min(len(words), len(tokens)-next) {
			at += len(tokens[next].Text)
			next++
		}
		first, _ := slices.BinarySearch(ends, start+1)
		last, _ := slices.BinarySearch(ends, at)
		typ := typeOf(e.Label)
		if typ == "" || first >= len(ends) || last < first {
			continue
		}
		i, j := s.First+first, s.First+min(last+1, len(ends))
		d.Candidates = append(d.Candidates, extract.Candidate{
			Span: extract.Span{Start: d.Tokens[i].Start, End: d.Tokens[j-1].End}, First: i, Last: j, Type: typ, Score: score, By: By,
		})
	}
	return nil
}

func begins(tokens []prose.Token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Text != w {
			return false
		}
	}
	return true
}

// typeOf maps a label of prose, "" if it is none of a name. Geopolitical entities
// are left as places for package choose to refine.
func typeOf(label string) extract.Type {
	switch label {
	case "PERSON":
		return extract.Person
	case "GPE":
		return extract.City
	case "ORGANIZATION":
		return extract.Organization
	}
	return ""
}

// spelling keeps what prose knows: typewriter quotes, and "&" as no entity.
var spelling = strings.NewReplacer("’", "'", "‘", "'", " ", "", "\u00a0", "", "&", "+")

// plain returns a token as prose may see it: no spaces and typographic quotes, a
// run of marks as one mark, and not too long.
func plain(w string) string {
	switch w {
	case "“", "”":
		return `"`
	case "‘", "’":
		return "'"
	}
	c := w[0]
	if len(w) > 1 && w[1] == c && (c < '0' || c > '9' && c < 'A' || c == '_' || c == '=' || c == '~') {
		return w[:1]
	}
	if len(w) > maxWord {
		w = strings.ToValidUTF8(w[:maxWord], "")
	}
	w = spelling.Replace(w)
	if w == "" {
		return "-"
	}
	return w
}
