package choose

import (
	"slices"
	"strings"
	"unicode"

	"github.com/entente-nlp/entente/extract"
)

// acronyms gives a name and its short form in brackets one type, that of the more
// certain, adds a short form that nobody proposed, and carries both through the
// document: "Joint Comprehensive Plan of Action (JCPOA)".
func acronyms(d *extract.Document) {
	commonNouns(d)
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

// commonNouns drops short forms of common nouns: "exclusive economic zone (EEZ)".
func commonNouns(d *extract.Document) {
	var short map[string]bool
	for _, m := range d.Mentions {
		s := d.Slice(m.Span)
		if m.Last-m.First != 1 || m.First < 3 || m.Last >= len(d.Tokens) || m.Key != "" || !acronym(s) || d.Slice(d.Tokens[m.First-1].Span) != "(" || d.Slice(d.Tokens[m.Last].Span) != ")" {
			continue
		}
		k := m.First - 1 - len(s) // one lower-case word for each letter
		if k < 0 {
			continue
		}
		match := true
		for i := range len(s) {
			w := d.Slice(d.Tokens[k+i].Span)
			match = match && w[0] >= 'a' && w[0] <= 'z' && w[0] == s[i]|0x20
		}
		if match {
			if short == nil {
				short = map[string]bool{}
			}
			short[s] = true
		}
	}
	if short != nil {
		d.Mentions = slices.DeleteFunc(d.Mentions, func(m extract.Mention) bool { return m.Key == "" && short[d.Slice(m.Span)] })
	}
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

// shortForms adds "the Fund" where the document names the International Monetary
// Fund, and "the North" where it names North Korea.
func shortForms(d *extract.Document, loud []bool) {
	bodies, korea := map[string]bool{}, false
	for _, m := range d.Mentions {
		switch s := d.Slice(m.Span); {
		case m.Type == extract.Organization && m.Last-m.First > 1:
			if w := lastWord(s); upper(w) && len(w) > 3 && !strings.ContainsAny(w, ".-") && strings.ToUpper(w) != w {
				bodies[w] = true
			}
		case m.Type == extract.Country && (strings.EqualFold(s, "North Korea") || strings.EqualFold(s, "South Korea")):
			korea = true
		}
	}
	if len(bodies) == 0 && !korea {
		return
	}
	var extra []extract.Mention
	m := 0
	for k, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			for m < len(d.Mentions) && d.Mentions[m].Last <= i {
				m++
			}
			w := d.Slice(d.Tokens[i].Span)
			if !upper(w) {
				continue
			}
			half := korea && (w == "North" || w == "South" || w == "NORTH" || w == "SOUTH")
			if !half && !bodies[w] {
				continue
			}
			if m < len(d.Mentions) && d.Mentions[m].First <= i && !(half && d.Mentions[m].Last-d.Mentions[m].First == 1 && d.Mentions[m].Type != extract.Country) {
				continue
			}
			the := strings.EqualFold(word(d, s, i-1), "the")
			next := word(d, s, i+1)
			typ := extract.Organization
			if half {
				typ = extract.Country
				the = the || loud[k]
			}
			more := next == "-" || (next == "of" || next == "for") && (upper(word(d, s, i+2)) || word(d, s, i+2) == "the") || half && (next == "and" || next == "east" || next == "west")
			if !the || !loud[k] && upper(next) || more {
				continue
			}
			extra = append(extra, extract.Mention{Span: d.Tokens[i].Span, First: i, Last: i + 1, Type: typ, Score: 0.8, By: By})
		}
	}
	insert(d, extra)
}
