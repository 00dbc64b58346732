package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// maxSentence bounds the tokens of a sentence: longer ones, which are tables or
// rubbish, are cut, so that no later stage works on an unbounded sentence.
const maxSentence = 512

// appendSentences splits d.Tokens[first:], all of one block, into sentences.
func appendSentences(d *extract.Document, first, block int) {
	start := first
	cut := func(end int) {
		if end > start {
			d.Sentences = append(d.Sentences, extract.Sentence{
				Span:  extract.Span{Start: d.Tokens[start].Start, End: d.Tokens[end-1].End},
				First: start, Last: end, Block: block,
			})
		}
		start = end
	}
	for i := first; i < len(d.Tokens); i++ {
		if i-start >= maxSentence {
			cut(i)
		}
		if end := sentenceEnd(d, i); end > 0 {
			cut(end)
			i = end - 1
		}
	}
	cut(len(d.Tokens))
}

// sentenceEnd returns the index behind the last token of the sentence if token i
// ends one, or 0.
func sentenceEnd(d *extract.Document, i int) int {
	t := d.Slice(d.Tokens[i].Span)
	switch t[0] {
	case '.', '!', '?':
		if len(t) == 1 && t[0] == '.' && i+1 < len(d.Tokens) && d.Tokens[i+1].Start == d.Tokens[i].End {
			// Glued on both sides ("end.The"): only before a capital.
			if r, _ := utf8.DecodeRuneInString(d.Slice(d.Tokens[i+1].Span)); !unicode.IsUpper(r) && !closing(r) {
				return 0
			}
		}
	default:
		if t[len(t)-1] != '.' && t != "…" {
			return 0
		}
		if t != "…" && !mayEnd(t, d, i) {
			return 0
		}
	}
	end := i + 1
	for end < len(d.Tokens) { // closing quotes and brackets belong to the sentence
		q := d.Slice(d.Tokens[end].Span)
		r, _ := utf8.DecodeRuneInString(q)
		glued := d.Tokens[end].Start == d.Tokens[end-1].End
		if !glued || !closing(r) && t[0] != '?' && t[0] != '!' || !closing(r) && q[0] != '?' && q[0] != '!' {
			break
		}
		end++
	}
	if end == len(d.Tokens) {
		return end
	}
	gap := d.Text[d.Tokens[end-1].End:d.Tokens[end].Start]
	next := d.Slice(d.Tokens[end].Span)
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case unicode.IsLower(r):
		return 0 // "Yahoo! said", "... and so on"
	case gap == "" && end == i+1 && !unicode.IsUpper(r):
		return 0
	case r == ',' || r == ';' || r == ':' || r == ')' || r == '%':
		return 0
	}
	return end
}

func closing(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', ')', ']', '»':
		return true
	}
	return false
}

// mayEnd reports whether the abbreviation t, token i, ends a sentence here.
func mayEnd(t string, d *extract.Document, i int) bool {
	word := t[:len(t)-1]
	if i+1 == len(d.Tokens) {
		return true
	}
	if leading[word] {
		return false
	}
	next := d.Slice(d.Tokens[i+1].Span)
	if singleLetter(word) { // an initial, or "Plan B."
		return starters[next] && next != "A" && next != "I"
	}
	r, _ := utf8.DecodeRuneInString(next)
	if r == '"' || r == '“' || r == '”' || r == '’' {
		return d.Tokens[i+1].Start == d.Tokens[i].End // closing quote glued
	}
	return starters[next]
}

// starters are words that, capitalised behind an abbreviation, begin a sentence
// rather than go on with a name.
var starters = set("The A An He She It They We You I In On At But And For With This That These Those There His Her Its Their Our If When While After Before As By From Since Until Although However Meanwhile Many Most Some No Not Now One Two What Who Why How Where Mr Mr. Mrs Mrs. Ms Ms. Yet Both Each Even Such Under So To Then Last Also More Other Others Another All Asked Earlier Instead According")
