package measure

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// age reads ages: "Peter Knight, 53,", "the 48-year-old Mr Mukhtar", "aged 30",
// "Ms Babayan, who is 24". It reports whether the figure is one; the concept has
// no owner if nobody named is that old.
func (r *reader) age(i int, f *extract.Figure) (concept, bool) {
	text := lower(r.d.Slice(f.Span))
	c := concept{words: "age", span: f.Span, owner: -1, rule: "age"}
	old := hasSuffix(text, "-old") || hasSuffix(text, "olds") || hasSuffix(text, "years old") || f.Type != extract.Money && r.word(i+1, "old") ||
		r.is(i+1, hyphen) && r.word(i+2, "old", "olds")
	aged := r.word(i-1, "aged") || r.word(i-1, "age") && !r.is(i-2, article)
	alone := f.Type == extract.Number && f.Unit == "" && len(f.Value) == 2 && f.Value > "11" && strings.IndexByte(text, ' ') < 0 && text[0] <= '9'
	switch {
	case aged || old && (r.word(i-1, ",", "is", "was", "(") || r.is(i-1, aux)):
		if k := r.skipMarks(i - 1); k >= 0 {
			c.owner = r.personBefore(k)
		}
		if aged && c.owner < 0 {
			c.owner = r.onlyPerson()
		}
		return c, true
	case old:
		k := i + 1
		for r.is(k, hyphen) || r.word(k, "old") {
			k++
		}
		for n := 0; n < 7 && k < len(r.items); n, k = n+1, k+1 { // 29-year-old Elsheikh
			if r.personAt(k) {
				c.owner = r.items[k].entity
				return c, true
			}
			if !r.is(k, noun, name, modifier, hyphen, possessor) && !(r.word(k, ",") && r.personAt(k+1)) {
				break
			}
		}
		k = i - 1
		for r.is(k, article, modifier, noun, name) && !r.personAt(k) {
			k--
		}
		if r.word(k, ",") && r.personAt(k-1) || r.is(k, aux) && r.personAt(k-1) {
			c.owner = r.items[k-1].entity
		} else if r.personAt(k) && k < i-1 {
			c.owner = r.items[k].entity
		}
		return c, true
	case alone && r.word(i-1, ",", "(") && r.personAt(i-2) && (i+1 >= len(r.items) || r.word(i+1, ",", ")", ".", ";")):
		c.owner = r.items[i-2].entity
		return c, true
	case alone && r.word(i-1, "is", "was", "turned", "turns") && (i+1 >= len(r.items) || r.word(i+1, ",", ".", "and", "when", "in", "on")):
		k := i - 2
		for r.word(k, "who", ",", "now", "just") {
			k--
		}
		if r.personAt(k) {
			c.owner = r.items[k].entity
			return c, true
		}
	}
	return c, false
}

// skipMarks goes back from item i over what stands between a name and an age.
func (r *reader) skipMarks(i int) int {
	for r.is(i, mark, aux) || r.word(i, "aged", "who", "age", "at") {
		i--
	}
	return i
}

func (r *reader) personBefore(k int) int {
	if r.personAt(k) {
		return r.items[k].entity
	}
	return -1
}

// onlyPerson returns the one person that the sentence names, or -1: "Charlie Bell has
// died of cancer aged 44".
func (r *reader) onlyPerson() int {
	only := -1
	for k := range r.items {
		if e := r.items[k].entity; r.personAt(k) && e != only {
			if only >= 0 {
				return -1
			}
			only = e
		}
	}
	return only
}
