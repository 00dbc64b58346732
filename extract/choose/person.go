package choose

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// particles join the parts of a person's name.
var particles = set("bin bint ibn ben bat abu abd al el de da do dos das di du del della van von der den ter la le af av zu")

// mergePersons joins the halves of "Hessa | bint | Rashid Al Nuaimi" and "Iain
// Strachan | - | Moyle".
func mergePersons(d *extract.Document) {
	out := d.Mentions[:0]
	for _, m := range d.Mentions {
		if n := len(out) - 1; n >= 0 && m.Type == extract.Person && out[n].Type == extract.Person {
			last := &out[n]
			if m.First == last.Last+1 && (particles[strings.ToLower(d.Slice(d.Tokens[last.Last].Span))] || d.Slice(d.Tokens[last.Last].Span) == "-" && last.End+1 == m.Start) {
				last.Last, last.End, last.Score, last.Key, last.Country = m.Last, m.End, min(last.Score, m.Score), "", ""
				continue
			}
		}
		out = append(out, m)
	}
	d.Mentions = out
}

// wholePersons takes an initial before a person and a capitalised word behind one
// into the name, where nobody else claims them: "D. | Sridhar Babu", "Ximena
// Quispe | Aldave". Lines that capitalise most words tell nothing.
func wholePersons(d *extract.Document) {
	s := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for s < len(d.Sentences) && d.Sentences[s].Last <= m.First {
			s++
		}
		if m.Type != extract.Person || m.Key != "" || s == len(d.Sentences) || titleCase(d, d.Sentences[s]) {
			continue
		}
		sent := d.Sentences[s]
		low, high := sent.First, sent.Last
		if i > 0 {
			low = max(low, d.Mentions[i-1].Last)
		}
		if i+1 < len(d.Mentions) {
			high = min(high, d.Mentions[i+1].First)
		}
		for m.First > low && initial(d.Slice(d.Tokens[m.First-1].Span)) {
			m.First--
			m.Start = d.Tokens[m.First].Start
		}
		if m.Last < high && m.Last-m.First > 1 {
			w := d.Slice(d.Tokens[m.Last].Span)
			if upper(w) && len(w) > 2 && !notInNames[w] && strings.ToUpper(w) != w && !upper(word(d, sent, m.Last+1)) && letters(w) {
				m.Last++
				m.End = d.Tokens[m.Last-1].End
			}
		}
	}
}

// letters reports whether w holds no digit and no mark of codes and addresses.
func letters(w string) bool {
	return !strings.ContainsAny(w, "0123456789.&/@#_")
}

// initial reports whether w is an initial with its period.
func initial(w string) bool { return len(w) == 2 && w[1] == '.' && w[0] >= 'A' && w[0] <= 'Z' }

// titleCase reports whether a sentence capitalises most of its words, as headlines
// do.
func titleCase(d *extract.Document, s extract.Sentence) bool {
	up, low := 0, 0
	for i := s.First; i < s.Last; i++ {
		switch c := d.Text[d.Tokens[i].Start]; {
		case c >= 'A' && c <= 'Z':
			up++
		case c >= 'a' && c <= 'z':
			low++
		}
	}
	return up > 2*low
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

// firstNames adds a lone name of a person whom the tables know by it and the
// document names in full: "Xi accepted" beside "Xi Jinping".
func firstNames(d *extract.Document) {
	people := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Type == extract.Person && m.Key != "" && m.Last-m.First > 1 {
			people[m.Key] = true
		}
	}
	if len(people) == 0 {
		return
	}
	var extra []extract.Mention
	m := 0
	for _, c := range d.Candidates {
		for m < len(d.Mentions) && d.Mentions[m].Last <= c.First {
			m++
		}
		if c.By != table || c.Type != extract.Person || c.Last-c.First != 1 || !people[c.Key] || m < len(d.Mentions) && d.Mentions[m].First < c.Last {
			continue
		}
		if c.Last < len(d.Tokens) && upper(d.Slice(d.Tokens[c.Last].Span)) {
			continue
		}
		x := mention(c)
		x.Score = max(x.Score, 0.8)
		extra = append(extra, x)
	}
	insert(d, extra)
}

// readings takes the reading of a table over that of a person where the words
// around allow no other: "Franco" before a hyphen and a people, and "Brent", which
// is oil where barrels are counted and nobody of the document bears the name.
func readings(d *extract.Document) {
	c := 0
	var free map[string]bool // names that may be oil; each asked for once, to stay linear
	mayBeOil := func(name string) bool {
		ok, asked := free[name]
		if !asked {
			if free == nil {
				free = map[string]bool{}
			}
			ok = oil(d) && !bearer(d, name)
			free[name] = ok
		}
		return ok
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != extract.Person || m.Last-m.First != 1 || m.Key != "" {
			continue
		}
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
			x := d.Candidates[k]
			if x.By != table || x.Last != m.Last {
				continue
			}
			paired := x.Type == extract.Nationality && i+1 < len(d.Mentions) && d.Mentions[i+1].First == m.Last+1 && d.Tokens[m.Last].Start == m.End &&
				(d.Mentions[i+1].Type == extract.Nationality || d.Mentions[i+1].Type == extract.Country) && d.Slice(d.Tokens[m.Last].Span) == "-"
			if paired || x.Type == extract.Misc && mayBeOil(d.Slice(m.Span)) {
				*m = mention(x)
				m.Score = max(m.Score, 0.8)
				break
			}
		}
	}
	var extra []extract.Mention // oil that nobody took for anything
	m := 0
	for _, x := range d.Candidates {
		for m < len(d.Mentions) && d.Mentions[m].Last <= x.First {
			m++
		}
		if x.By != table || x.Type != extract.Misc || x.Last-x.First != 1 || m < len(d.Mentions) && d.Mentions[m].First < x.Last {
			continue
		}
		if name := d.Slice(x.Span); upper(name) && mayBeOil(name) && (len(extra) == 0 || extra[len(extra)-1].First != x.First) {
			y := mention(x)
			y.Score = max(y.Score, 0.8)
			extra = append(extra, y)
		}
	}
	insert(d, extra)
}

// oil reports whether the document counts barrels or speaks of crude.
func oil(d *extract.Document) bool {
	return strings.Contains(d.Text, " barrel") || strings.Contains(d.Text, " crude")
}

// bearer reports whether the document names a person of that name in full.
func bearer(d *extract.Document, name string) bool {
	return slices.ContainsFunc(d.Mentions, func(m extract.Mention) bool {
		return m.Type == extract.Person && m.Last-m.First > 1 && strings.Contains(d.Slice(m.Span), name)
	})
}
