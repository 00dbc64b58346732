package choose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// settle mends the mentions of a document by one another: parts of one name,
// short forms, and names whose type an unmistakable occurrence elsewhere tells.
func settle(d *extract.Document) {
	mergePersons(d)
	brackets(d)
	shortForms(d)
	surnames(d)
}

// particles join the parts of a person's name.
var particles = set("bin bint ibn ben bat abu abd al el de da do dos das di du del della van von der den ter la le af av zu")

// mergePersons joins the halves of "Hessa | bint | Rashid Al Nuaimi".
func mergePersons(d *extract.Document) {
	out := d.Mentions[:0]
	for _, m := range d.Mentions {
		if n := len(out) - 1; n >= 0 && m.Type == extract.Person && out[n].Type == extract.Person {
			last := &out[n]
			gap := m.First - last.Last
			if gap == 1 && particles[strings.ToLower(d.Slice(d.Tokens[last.Last].Span))] && d.Slice(d.Tokens[last.Last].Span) != "-" {
				last.Last, last.End, last.Score, last.Key, last.Country = m.Last, m.End, min(last.Score, m.Score), "", ""
				continue
			}
		}
		out = append(out, m)
	}
	d.Mentions = out
}

// brackets gives a name and its short form in brackets one type, that of the more
// certain: "Joint Comprehensive Plan of Action (JCPOA)".
func brackets(d *extract.Document) {
	for i := 1; i < len(d.Mentions); i++ {
		long, short := &d.Mentions[i-1], &d.Mentions[i]
		if short.First != long.Last+1 || short.Last >= len(d.Tokens) || d.Slice(d.Tokens[long.Last].Span) != "(" || d.Slice(d.Tokens[short.Last].Span) != ")" {
			continue
		}
		if long.Type == short.Type || !initials(d.Slice(long.Span), d.Slice(short.Span)) {
			continue
		}
		from, to := long, short
		if t, known := heads[lastWord(d.Slice(long.Span))]; !(known && t == long.Type) && long.Key == "" && short.Score > long.Score {
			from, to = short, long
		}
		typ := from.Type
		surface := d.Slice(to.Span)
		for k := range d.Mentions { // and so wherever it stands
			if m := &d.Mentions[k]; d.Slice(m.Span) == surface {
				m.Type = typ
				if m.Key != from.Key {
					m.Key, m.Country = from.Key, from.Country
				}
			}
		}
	}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// initials reports whether the letters of short are initials of words of long, in
// order.
func initials(long, short string) bool {
	words := strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' || r == '/' })
	k := 0
	for _, r := range short {
		if r == '.' || r == '-' || r == ' ' {
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
	return len(short) > 1
}

// shortForms adds "the Fund" where the document names the International Monetary
// Fund, and "the North" where it names North Korea.
func shortForms(d *extract.Document) {
	heads := map[string]bool{}
	korea := map[string]bool{}
	for _, m := range d.Mentions {
		switch s := d.Slice(m.Span); {
		case m.Type == extract.Organization && m.Last-m.First > 1:
			if w := lastWord(s); upper(w) && len(w) > 3 && !strings.ContainsAny(w, ".-") && strings.ToUpper(w) != w {
				heads[w] = true
			}
		case m.Type == extract.Country && (s == "North Korea" || s == "South Korea" || s == "NORTH KOREA" || s == "SOUTH KOREA"):
			korea["North"], korea["South"], korea["NORTH"], korea["SOUTH"] = true, true, true, true
		}
	}
	if len(heads) == 0 && len(korea) == 0 {
		return
	}
	var extra []extract.Mention
	m := 0
	for _, s := range d.Sentences {
		loud := shouts(d, s)
		for i := s.First; i < s.Last; i++ {
			for m < len(d.Mentions) && d.Mentions[m].Last <= i {
				m++
			}
			if m < len(d.Mentions) && d.Mentions[m].First <= i {
				continue
			}
			w := d.Slice(d.Tokens[i].Span)
			if !heads[w] && !korea[w] {
				continue
			}
			the := i > s.First && strings.EqualFold(d.Slice(d.Tokens[i-1].Span), "the")
			next := ""
			if i+1 < s.Last {
				next = d.Slice(d.Tokens[i+1].Span)
			}
			typ := extract.Organization
			if korea[w] {
				typ = extract.Country
				the = the || loud
			}
			if !the || !loud && upper(next) || next == "-" || next == "of" || next == "for" || typ == extract.Country && (next == "and" || next == "east" || next == "west") {
				continue
			}
			t := d.Tokens[i].Span
			extra = append(extra, extract.Mention{Span: t, First: i, Last: i + 1, Type: typ, Score: 0.8, By: By})
		}
	}
	if len(extra) > 0 {
		d.Mentions = append(d.Mentions, extra...)
		slices.SortFunc(d.Mentions, func(a, b extract.Mention) int { return cmp.Compare(a.First, b.First) })
	}
}

// surnames makes a person of a single word that a tagger took for something else
// where the document names a person of that surname: "Tatar refused" beside
// "Ersin Tatar". A place behind a preposition stays one.
func surnames(d *extract.Document) {
	people := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Type == extract.Person && m.Last-m.First > 1 {
			people[lastWord(d.Slice(m.Span))] = true
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Last-m.First != 1 || m.Type == extract.Person || m.Type == extract.Title || m.Type == extract.Country || m.Score >= 0.97 || !people[d.Slice(m.Span)] {
			continue
		}
		if m.First > 0 {
			switch d.Slice(d.Tokens[m.First-1].Span) {
			case "in", "at", "near", "from", "to", "of", "the", "In", "At":
				continue
			}
		}
		m.Type, m.By, m.Key, m.Country = extract.Person, By, "", ""
	}
}
