package choose

import (
	"strings"
	"unicode"

	"github.com/entente-nlp/entente/extract"
)

// acronyms gives a name and its short form in brackets one type, that of the more
// certain, adds a short form that nobody proposed, and carries both through the
// document: "Joint Comprehensive Plan of Action (JCPOA)".
func acronyms(d *extract.Document) {
	defined := map[string]extract.Mention{} // by short form
	var extra []extract.Mention
	for i := range d.Mentions {
		long := &d.Mentions[i]
		at := long.Last
		if at+2 >= len(d.Tokens) || d.Slice(d.Tokens[at].Span) != "(" || d.Slice(d.Tokens[at+2].Span) != ")" || long.Type == extract.Person || long.Type == extract.Title {
			continue
		}
		surface := d.Slice(d.Tokens[at+1].Span)
		if !acronym(surface) || !initials(d.Slice(long.Span), surface) {
			continue
		}
		from := *long
		if i+1 < len(d.Mentions) && d.Mentions[i+1].First == at+1 {
			short := &d.Mentions[i+1]
			if t, known := heads[lastWord(d.Slice(long.Span))]; short.Type != long.Type && !(known && t == long.Type) && long.Key == "" && short.Score > long.Score {
				long.Type = short.Type
				from = *short
			}
		}
		defined[surface] = from
	}
	if len(defined) == 0 {
		return
	}
	m := 0
	for i, t := range d.Tokens {
		for m < len(d.Mentions) && d.Mentions[m].Last <= i {
			m++
		}
		from, ok := defined[d.Slice(t.Span)]
		if !ok {
			continue
		}
		if m < len(d.Mentions) && d.Mentions[m].First <= i {
			if x := &d.Mentions[m]; x.Last-x.First == 1 {
				x.Type = from.Type
				if x.Key != from.Key {
					x.Key, x.Country = from.Key, from.Country
				}
			}
			continue
		}
		extra = append(extra, extract.Mention{Span: t.Span, First: i, Last: i + 1, Type: from.Type, Score: min(from.Score, 0.9), By: By, Key: from.Key, Country: from.Country})
	}
	insert(d, extra)
}

// acronym reports whether s is made of at least two capitals.
func acronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2 && len(s) <= 12 && 2*n >= len(s)
}

// initials reports whether the letters of short are initials of words of long, in
// order.
func initials(long, short string) bool {
	words := strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' || r == '/' })
	k := 0
	for _, r := range short {
		if !unicode.IsLetter(r) {
			continue
		}
		for k < len(words) && !strings.HasPrefix(strings.ToUpper(words[k]), strings.ToUpper(string(r))) {
			k++
		}
		if k == len(words) {
			return false
		}
		k++
	}
	return true
}

// capitals finds in lines of capitals the names that the rest of the document
// writes as usual.
func capitals(d *extract.Document) {
	var loud []extract.Sentence
	for _, s := range d.Sentences {
		if shouts(d, s) {
			loud = append(loud, s)
		}
	}
	if len(loud) == 0 || len(loud) == len(d.Sentences) {
		return
	}
	type known struct {
		extract.Mention
		words int
	}
	names, longest := map[string]known{}, 0
	l := 0
	for _, m := range d.Mentions {
		for l < len(loud) && loud[l].Last <= m.First {
			l++
		}
		if l < len(loud) && loud[l].First <= m.First || m.Type == extract.Title {
			continue
		}
		s := d.Slice(m.Span)
		n := m.Last - m.First
		if n == 1 && len(s) < 4 || strings.ToUpper(s) == s {
			continue
		}
		if old, ok := names[strings.ToUpper(s)]; !ok || m.Score > old.Score {
			names[strings.ToUpper(s)] = known{m, n}
			longest = max(longest, n)
		}
	}
	var extra []extract.Mention
	for _, s := range loud {
		for i := s.First; i < s.Last; i++ {
			for n := min(longest, s.Last-i); n > 0; n-- {
				span := extract.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+n-1].End}
				k, ok := names[d.Slice(span)]
				if !ok || k.words != n {
					continue
				}
				m := k.Mention
				m.Span, m.First, m.Last, m.By, m.Score = span, i, i+n, By, min(m.Score, 0.95)
				extra = append(extra, m)
				i += n - 1
				break
			}
		}
	}
	insert(d, extra)
}
