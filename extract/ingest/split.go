package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// A block is a paragraph or line on its way to an [extract.Block].
type block struct {
	extract.Span
	gap   bool              // a blank line stands before it
	fixed bool              // kind is decided: by the markup of a page, or by a cue
	ends  bool              // a line that nothing of the article follows: "Leave a reply"
	item  bool              // an item of a list, by the markup of a page
	opens bool              // a header that governs what follows: "Read more:", "Image:"
	kind  extract.BlockKind //
	features
}

// Hard-wrapped text, as in mail and old wires, is told from text of a paragraph
// a line by these widths, in runes.
const (
	minWrap = 40  // a narrower line ends its paragraph
	maxWrap = 120 // a wider one is a paragraph by itself
)

// split cuts text into blocks: lines, or paragraphs where the lines are wrapped.
func split(text string) []block {
	bs := splitLines(text)
	if w := wrapWidth(text, bs); w > 0 {
		return join(bs, func(a, b *block) bool { return filled(text, a, b, w) && !bullet(text[b.Start:b.End]) })
	}
	return join(bs, func(a, b *block) bool { return goesOn(text, a, b) })
}

// splitLines returns a block for each line that is not blank, trimmed.
func splitLines(text string) []block {
	bs := make([]block, 0, strings.Count(text, "\n")/2+2)
	gap := true
	for i := 0; i < len(text); {
		j := strings.IndexByte(text[i:], '\n')
		if j < 0 {
			j = len(text)
		} else {
			j += i
		}
		if s, e := trim(text, i, j); s < e {
			bs = append(bs, block{Span: extract.Span{Start: s, End: e}, gap: gap})
			gap = false
		} else {
			gap = true
		}
		i = j + 1
	}
	return bs
}

// trim returns the range text[i:j] without white space at its ends.
func trim(text string, i, j int) (int, int) {
	for i < j {
		c := text[i]
		if c < utf8.RuneSelf {
			if c > ' ' && c != 0x7f {
				break
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:j])
		if !isSpace(r) {
			break
		}
		i += w
	}
	for i < j {
		c := text[j-1]
		if c < utf8.RuneSelf {
			if c > ' ' && c != 0x7f {
				break
			}
			j--
			continue
		}
		r, w := utf8.DecodeLastRuneInString(text[i:j])
		if !isSpace(r) {
			break
		}
		j -= w
	}
	return i, j
}

// width returns the runes of a line, or more than maxWrap for any longer one.
func width(text string, b *block) int {
	if b.Len() > 4*maxWrap {
		return 4 * maxWrap
	}
	return utf8.RuneCountInString(text[b.Start:b.End])
}

// wrapWidth returns the column at which the lines of text are wrapped, 0 if they
// are not. Wrapped lines are recognised by being full, so that the first word of
// the next one would not have fitted, and by going on in lower case, which
// lists of headlines do not.
func wrapWidth(text string, bs []block) int {
	var widths []int
	pairs := 0 // of adjacent lines
	for i := 0; i+1 < len(bs); i++ {
		if bs[i+1].gap {
			continue
		}
		pairs++
		if w := width(text, &bs[i]); w <= maxWrap && width(text, &bs[i+1]) <= maxWrap {
			widths = append(widths, w)
		}
	}
	if len(widths) < 3 || 2*len(widths) < pairs {
		return 0
	}
	slices.Sort(widths)
	w := widths[len(widths)*9/10]
	full, lower := 0, 0
	for i := 0; i+1 < len(bs); i++ {
		if a, b := &bs[i], &bs[i+1]; !b.gap && filled(text, a, b, w) {
			full++
			if startsLower(text[b.Start:b.End]) {
				lower++
			}
		}
	}
	if 2*full < len(widths) || 10*lower < 3*full {
		return 0
	}
	return w
}

// filled reports whether the first word of b would not have fitted behind a in w
// columns, with three to spare for ragged wrapping.
func filled(text string, a, b *block, w int) bool {
	n := width(text, a)
	if n < minWrap || n > maxWrap || w < minWrap {
		return false
	}
	first := text[b.Start:b.End]
	if i := strings.IndexAny(first, " \t"); i >= 0 {
		first = first[:i]
	}
	return n+1+utf8.RuneCountInString(first) > w-3
}

// goesOn reports whether line b plainly goes on with the sentence of line a, in
// text that is not wrapped otherwise.
func goesOn(text string, a, b *block) bool {
	if a.Len() < minWrap || a.Len() > maxWrap || !startsLower(text[b.Start:b.End]) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[a.Start:a.End])
	return r == ',' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// bullet reports whether a line begins as an item of a list.
func bullet(s string) bool {
	r, w := utf8.DecodeRuneInString(s)
	switch r {
	case '-', '–', '—', '*', '•', '·', '▪', '●', '■', '►', '‣', '○', '+', 'o':
		return len(s) > w && (s[w] == ' ' || s[w] == '\t')
	}
	n := 0
	for n < len(s) && n < 3 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && (s[n+1] == ' ' || s[n+1] == '\t')
}

// join merges each line into the one before it where same says so, in place.
func join(bs []block, same func(a, b *block) bool) []block {
	if len(bs) == 0 {
		return bs
	}
	out := bs[:1]
	last := bs[0] // the last line of the block being built
	for _, b := range bs[1:] {
		if !b.gap && same(&last, &b) {
			out[len(out)-1].End = b.End
		} else {
			out = append(out, b)
		}
		last = b
	}
	return out
}

// oneLine returns s with each run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
