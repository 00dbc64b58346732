package relate

import (
	"bytes"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// An item is a mention, a title, or a word of the sentence.
type item struct {
	extract.Span
	word   string       // lower-case; "" for mentions
	upper  bool         // the word begins with a capital
	typ    extract.Type // of a mention; extract.Title for titles; "" for words
	entity int          // of a mention, or -1
	tie    string       // what a title states; "" if nothing
	head   string       // of a title: as the table has it, without "acting" and the like
}

func (it item) is(types ...extract.Type) bool {
	for _, t := range types {
		if it.typ == t {
			return true
		}
	}
	return false
}

// itemize fills r.items with the items of a sentence.
func (r *reader) itemize(s extract.Sentence) {
	r.items = r.items[:0]
	d := r.d
	m := firstMention(d, s.Start)
	for i := s.First; i < s.Last; {
		t := d.Tokens[i].Span
		for m < len(d.Mentions) && d.Mentions[m].End <= t.Start {
			m++
		}
		if m < len(d.Mentions) && d.Mentions[m].Start <= t.Start && d.Mentions[m].Last > i {
			x := d.Mentions[m]
			it := item{Span: x.Span, typ: x.Type, entity: r.entityOf[m]}
			if x.Type == extract.Title {
				it.entity = -1
				it.word = strings.ToLower(d.Slice(x.Span))
				it.tie, it.head = r.titleTie(it.word)
			}
			r.items = append(r.items, it)
			i = x.Last
			continue
		}
		if n, tie := r.titleAt(s, i, m); n > 0 {
			span := extract.Span{Start: t.Start, End: d.Tokens[i+n-1].End}
			r.items = append(r.items, item{Span: span, typ: extract.Title, entity: -1, word: strings.ToLower(d.Slice(span)), tie: tie})
			last := &r.items[len(r.items)-1]
			last.head = bare(singular(last.word))
			i += n
			continue
		}
		w := d.Slice(t)
		r.items = append(r.items, item{Span: t, word: strings.ToLower(w), upper: w[0] >= 'A' && w[0] <= 'Z', entity: -1})
		i++
	}
}

// firstMention returns the index of the first mention that ends behind at.
func firstMention(d *extract.Document, at int) int {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Mentions[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

const longestTitle = 7 // tokens

// titleAt returns the length in tokens of the longest known title at token i, not
// reaching into the next mention, and its tie.
func (r *reader) titleAt(s extract.Sentence, i, mention int) (int, string) {
	d := r.d
	start := d.Tokens[i].Start
	if !isLetter(d.Text[start]) {
		return 0, ""
	}
	stop := min(s.Last, i+longestTitle)
	if mention < len(d.Mentions) && d.Mentions[mention].First < stop {
		stop = d.Mentions[mention].First
	}
	// In lower case, once; a letter that changes its length there begins no title.
	r.buf = append(r.buf[:0], d.Text[start:d.Tokens[stop-1].End]...)
	for k, c := range r.buf {
		if 'A' <= c && c <= 'Z' {
			r.buf[k] = c + 'a' - 'A'
		}
	}
	if first, _, _ := bytes.Cut(r.buf, []byte{' '}); !r.opening[string(elected(bytes.TrimRight(first, ",;:")))] {
		return 0, ""
	}
	for end := stop; end > i; end-- {
		if tie, ok := r.Titles[string(elected(r.buf[:d.Tokens[end-1].End-start]))]; ok {
			return end - i, tie
		}
		if n := len(r.buf[:d.Tokens[end-1].End-start]); r.buf[n-1] == 's' {
			if tie, ok := r.Titles[string(r.buf[:n-1])]; ok {
				return end - i, tie
			}
		}
	}
	return 0, ""
}

// elected cuts from a title that its holder has yet to take up the words that say so.
func elected(title []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(title, []byte("-elect")), []byte("-designate"))
}

// titleTie returns the tie of a title that the tagger found, and its head: by the
// table, else by the words that end it ("senior vice-president") or stand before
// "of" and "for" ("minister of energy").
func (r *reader) titleTie(title string) (tie, head string) {
	if tie, ok := r.Titles[title]; ok {
		return tie, bare(singular(title))
	}
	for k := len(title) - 1; k > 0; k-- { // "spokesman Sir", "spokesman Rear Admiral"
		if title[k] != ' ' {
			continue
		}
		if tie, ok := r.Titles[title[k+1:]]; !ok || tie != "" && !honours[title[k+1:]] {
			continue
		}
		if tie, ok := r.Titles[title[:k]]; ok && tie != "" {
			return tie, bare(singular(title[:k]))
		}
	}
	title = singular(title)
	head, _, _ = strings.Cut(title, " of ")
	head, _, _ = strings.Cut(head, " for ")
	under := strings.HasPrefix(head, "deputy") || strings.HasPrefix(head, "vice") || strings.HasPrefix(head, "assistant")
	for rest, more := title, true; more; _, rest, more = strings.Cut(rest, " ") {
		if tie, ok := r.Titles[rest]; ok {
			return tie, bare(rest)
		}
	}
	for rest, more := head, true; more; _, rest, more = strings.Cut(rest, " ") {
		if tie, ok := r.Titles[rest]; ok {
			if under && tie == LeaderOf {
				tie = EmployedBy
			}
			return tie, bare(rest)
		}
	}
	if i := strings.LastIndexByte(head, '-'); i >= 0 && !under {
		return r.Titles[head[i+1:]], head[i+1:]
	}
	return "", bare(title)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }

// word reports whether item i is one of the words.
func (r *reader) word(i int, words ...string) bool {
	if i < 0 || i >= len(r.items) || r.items[i].typ != "" {
		return false
	}
	for _, w := range words {
		if r.items[i].word == w {
			return true
		}
	}
	return false
}

// in reports whether item i is a word of the set.
func (r *reader) in(i int, set words) bool {
	return i >= 0 && i < len(r.items) && r.items[i].typ == "" && set[r.items[i].word]
}

// mention reports whether item i is a mention of an entity of one of the types.
func (r *reader) mention(i int, types ...extract.Type) bool {
	return i >= 0 && i < len(r.items) && r.items[i].entity >= 0 && r.items[i].is(types...)
}

func (r *reader) possessive(i int) bool { return r.word(i, "'s", "’s", "‘s", "'", "’") }

// skip returns the first index from i on, in steps of by, that is no word of the
// set.
func (r *reader) skip(i, by int, set words) int {
	for r.in(i, set) {
		i += by
	}
	return i
}

// bracketed returns the index behind a bracketed mention at i, "( IMF )", or i.
func (r *reader) bracketed(i int) int {
	if r.word(i, "(") && i+2 < len(r.items) && r.items[i+1].entity >= 0 && r.word(i+2, ")") {
		return i + 3
	}
	return i
}

// before returns the index of the mention that ends at item i, going back over a
// bracketed short form of it.
func (r *reader) before(i int) int {
	if r.word(i, ")") && i >= 3 && r.items[i-1].entity >= 0 && r.word(i-2, "(") && r.items[i-3].entity >= 0 {
		return i - 3
	}
	return i
}

// list returns the indices of the mentions of one of the types that stand in a
// list that ends at item i: "A, B and C".
func (r *reader) list(i int, types ...extract.Type) []int {
	var out []int
	for {
		i = r.before(i)
		if !r.mention(i, types...) {
			break
		}
		out = append(out, i)
		j := i - 1
		for r.word(j, "the") {
			j--
		}
		if !r.word(j, ",", "and", "or") {
			break
		}
		for r.word(j, ",", "and", "or", "the") {
			j--
		}
		i = j
	}
	return out
}

// listFrom returns the indices of the mentions of a list that begins at item i.
func (r *reader) listFrom(i int, types ...extract.Type) []int {
	var out []int
	for {
		for r.word(i, "the") {
			i++
		}
		if !r.mention(i, types...) {
			break
		}
		out = append(out, i)
		i = r.bracketed(i + 1)
		if !r.word(i, ",", "and", "or") {
			break
		}
		for r.word(i, ",", "and", "or") {
			i++
		}
	}
	return out
}

func (r *reader) entityType(e int) extract.Type { return r.d.Entities[e].Type }

// kindOf returns the class of an organisation: from the table, else from a word
// of its name, else "".
func (r *reader) kindOf(e int) string {
	ent := r.d.Entities[e]
	if k := r.Kind(ent.Key); k != "" {
		return k
	}
	words := strings.Fields(strings.ToLower(ent.Name))
	for i := len(words) - 1; i >= 0; i-- { // the head stands last, but for "Ministry of"
		if k := kindWords[words[i]]; k != "" {
			return k
		}
	}
	return ""
}
