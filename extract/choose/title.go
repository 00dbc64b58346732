package choose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// titles drops titles that stand beside no holder and adds those of the tables
// that do, by the rule of the annotation guideline: the name stands right before
// or after, with at most a comma, an article and names of places, peoples and
// organisations between.
func (w *work) titles(d *extract.Document, s extract.Sentence) {
	slices.SortStableFunc(w.spans, func(a, b proposal) int { return cmp.Compare(b.Last-b.First, a.Last-a.First) })
	for _, p := range w.spans { // the longest first
		if p.titles && !slices.ContainsFunc(w.names, func(m extract.Mention) bool { return m.First < p.Last && p.First < m.Last }) {
			m := p.Mention
			m.Type, m.Score, m.Key, m.Country, m.By = extract.Title, 0.8, "", "", table
			w.names = append(w.names, m)
		}
	}
	slices.SortFunc(w.names, byPlace)
	w.split(d)
	w.widen(d, s)
	kept := w.kept[:0]
	for i, m := range w.names {
		if len(kept) > 0 && m.First < kept[len(kept)-1].Last {
			continue // a title inside another
		}
		if m.Type == extract.Title && m.By != table && m.Last-m.First == 1 && !upper(d.Slice(m.Span)) && !w.known(m) {
			continue // a lower-case word that no table knows as a title
		}
		if m.Type == extract.Title && (particles[strings.ToLower(d.Slice(m.Span))] || !holder(d, s, w.names, i) || plural(d, m) && !several(d, w.names, i)) {
			continue
		}
		kept = append(kept, m)
	}
	w.names, w.kept = kept, w.names
}

// known reports whether a table proposes the span of m as a title.
func (w *work) known(m extract.Mention) bool {
	return slices.ContainsFunc(w.all, func(c extract.Candidate) bool {
		return c.By == table && c.Type == extract.Title && c.First == m.First && c.Last == m.Last
	})
}

// plural reports whether a title is of several people: "leaders".
func plural(d *extract.Document, m extract.Mention) bool {
	w := d.Slice(d.Tokens[m.Last-1].Span)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// several reports whether two people stand behind the title names[i]: "Presidents
// Putin and Xi". Otherwise they are not its holders: "a string of leaders Putin
// will meet".
func several(d *extract.Document, names []extract.Mention, i int) bool {
	return i+2 < len(names) && names[i+1].Type == extract.Person && names[i+2].Type == extract.Person && names[i+2].First-names[i+1].Last <= 2
}

// given are titles that are given names as well.
var given = set("Dean Earl Duke Baron Marshall Judge Sheikh Sheik Deacon Noble Khan Shah Malik Amir Emir Caesar Constable Sultan")

// split parts a title from the body or country that a tagger took into it:
// "Kremlin | spokesman". What the tables know as a title is one: "Treasury
// secretary".
func (w *work) split(d *extract.Document) {
	for i := range w.names {
		m := &w.names[i]
		if m.Type == extract.Person && m.Last-m.First > 1 { // "Prince | Abdulaziz"
			for _, p := range w.spans {
				if first := d.Slice(d.Tokens[m.First].Span); p.titles && p.First == m.First && p.Last < m.Last && !given[first] {
					title := *m
					title.Type, title.Last, title.End = extract.Title, p.Last, p.End
					m.First, m.Start = p.Last, d.Tokens[p.Last].Start
					w.names = append(w.names, title)
					m = &w.names[i]
				}
			}
			continue
		}
		if m.Type != extract.Title || m.Last-m.First < 2 {
			continue
		}
		var owner *extract.Mention
		for j := range w.spans {
			p := &w.spans[j]
			if p.First == m.First && p.Last == m.Last && p.titles {
				owner = nil
				break
			}
			if p.First == m.First && p.Last < m.Last && p.By == table && p.weight > 0 && (p.Type == extract.Organization || p.Type == extract.Country || p.Type == extract.Nationality) {
				owner = &p.Mention
			}
		}
		if owner == nil {
			continue
		}
		rest := *m
		rest.First, rest.Start = owner.Last, d.Tokens[owner.Last].Start
		*m = *owner
		w.names = append(w.names, rest)
	}
	slices.SortFunc(w.names, byPlace)
}

// byPlace orders mentions by where they begin, the longer first.
func byPlace(a, b extract.Mention) int {
	if a.First != b.First {
		return a.First - b.First
	}
	return b.Last - a.Last
}

// widen makes whole titles of parts: "Secretary | General", "Minister | of Energy
// and Infrastructure".
func (w *work) widen(d *extract.Document, s extract.Sentence) {
	out := w.names[:0]
	for i, m := range w.names {
		if n := len(out) - 1; n >= 0 && m.Type == extract.Title && out[n].Type == extract.Title && m.First <= out[n].Last {
			if m.Last > out[n].Last { // adjacent or overlapping
				out[n].Last, out[n].End = m.Last, m.End
			}
			continue
		}
		if m.Type == extract.Title {
			low := s.First
			if len(out) > 0 {
				low = out[len(out)-1].Last
			}
			if w := d.Slice(m.Span); m.First > low && (w == "minister" || w == "ministers") && portfolio(d.Slice(d.Tokens[m.First-1].Span)) {
				m.First--
				m.Start = d.Tokens[m.First].Start
			}
			if n := len(out) - 1; n >= 0 && out[n].Last == m.First && out[n].Type == extract.Organization && out[n].Key == "" && departmental[strings.ToLower(d.Slice(m.Span))] {
				// "Telangana | Industries Minister": the body is a place and a portfolio.
				for _, c := range w.all {
					if c.First == out[n].First && c.Last < out[n].Last && c.By == table && (isPlace(c.Type) || c.Type == extract.Nationality) {
						m.First, m.Start = c.Last, d.Tokens[c.Last].Start
						out[n] = mention(c)
						break
					}
				}
				low = m.First
			}
			if w := d.Slice(m.Span); w == "Minister" || w == "Secretary" { // "Industries Minister"
				for m.First > low && upper(d.Slice(d.Tokens[m.First-1].Span)) && !notInNames[d.Slice(d.Tokens[m.First-1].Span)] {
					m.First--
					m.Start = d.Tokens[m.First].Start
				}
			}
			for m.First > low && ranks[d.Slice(d.Tokens[m.First-1].Span)] {
				m.First--
				m.Start = d.Tokens[m.First].Start
			}
			for m.First > low && modifiers[d.Slice(d.Tokens[m.First-1].Span)] {
				m.First--
				m.Start = d.Tokens[m.First].Start
			}
			stop := s.Last
			if i+1 < len(w.names) {
				stop = w.names[i+1].First
			}
			if j := m.Last; j+1 < stop && (d.Slice(d.Tokens[j].Span) == "of" || d.Slice(d.Tokens[j].Span) == "for" && departmental[strings.ToLower(d.Slice(d.Tokens[j-1].Span))]) {
				for j++; j < stop && charges[d.Slice(d.Tokens[j].Span)]; j++ {
					m.Last, m.End = j+1, d.Tokens[j].End
				}
			}
		}
		if m.Type == extract.Title && departmental[strings.ToLower(d.Slice(d.Tokens[m.Last-1].Span))] {
			stop := s.Last
			if i+1 < len(w.names) {
				stop = w.names[i+1].First
			}
			if last := departments(d, m.Last, stop); last > m.Last {
				m.Last, m.End = last, d.Tokens[last-1].End
			}
		}
		out = append(out, m)
	}
	w.names = out
}

// portfolio reports whether a word before "minister" says of what: "farm minister".
func portfolio(w string) bool {
	return w[0] >= 'a' && w[0] <= 'z' && len(w) > 2 && !notPortfolios[w]
}

// notPortfolios are other words before "minister".
var notPortfolios = set("the its his her their our former then new current first another this that one two three cabinet government senior late outgoing ousted acting said and with for from")

// ranks stand before an office with a capital and belong to it: "First Deputy Prime
// Minister".
var ranks = set("First Second Deputy Prime Vice Principal Permanent Senior Special Chief Acting Joint Assistant Executive Regional Interim Cabinet Shadow Under Managing General Supreme")

// modifiers stand before an office and belong to it: "regional director".
var modifiers = set("regional junior senior executive assistant associate academy technical sporting medical military economic principal creative artistic financial legal shadow deputy vice acting interim special permanent provincial district federal chief managing general foreign defence defense interior finance trade health education energy")

// charges stand behind "of" and belong to the office: "director of public
// prosecutions".
var charges = set("public prosecutions staff state mission communications policy operations research economics intelligence police government security human rights resources sport football rugby finance strategy development programmes programs international affairs defence defense justice education health national state foreign trade economy energy transport culture europe women children youth water agriculture labour industry tourism")

// departmental titles go on with what they are in charge of.
var departmental = set("minister secretary commissioner ministers undersecretary")

// departments returns the end of "of Energy and Infrastructure" at token i, or i.
func departments(d *extract.Document, i, stop int) int {
	if i >= stop {
		return i
	}
	if w := d.Slice(d.Tokens[i].Span); w != "of" && w != "for" {
		return i
	}
	end := i
	for j := i + 1; j < stop; j++ {
		w := d.Slice(d.Tokens[j].Span)
		switch {
		case upper(w):
			end = j + 1
		case w == "and" || w == "&" || w == "the" || w == ",":
			if j+1 >= stop || !upper(d.Slice(d.Tokens[j+1].Span)) {
				return end
			}
		default:
			return end
		}
	}
	return end
}

// holder reports whether a person stands beside the title names[i].
func holder(d *extract.Document, s extract.Sentence, names []extract.Mention, i int) bool {
	t := names[i]
	// Behind: "Prime Minister Modi", "the prime minister, Narendra Modi",
	// "director general of the IAEA, Rafael Grossi".
	at, commas := t.Last, 0
	for j := i + 1; j < len(names); j++ {
		if !between(d, at, names[j].First, &commas, true) {
			break
		}
		if names[j].Type == extract.Person {
			return true
		}
		if names[j].Type == extract.Title && names[j].First > t.Last+1 {
			break
		}
		at = names[j].Last
	}
	// Before: "Edi Rama, its prime minister", "Angela Merkel, the German chancellor".
	at, commas = t.First, 0
	for j := i - 1; j >= 0; j-- {
		if !between(d, names[j].Last, at, &commas, false) {
			return false
		}
		if names[j].Type == extract.Person {
			return commas > 0
		}
		at = names[j].First
	}
	return false
}

// between reports whether tokens [i, j) may stand between a title and its holder.
func between(d *extract.Document, i, j int, commas *int, behind bool) bool {
	for ; i < j; i++ {
		w := d.Slice(d.Tokens[i].Span)
		if behind && initial(w) { // "Minister D. Sridhar Babu"
			continue
		}
		switch w {
		case ",":
			if *commas++; *commas > 1 {
				return false
			}
		case "the", "a", "an", "its", "his", "her", "their", "The", "former", "then", "'s", "’s", "(", ")", "-", "new", "current", "acting", "late", "outgoing", "-elect", "elect", "and",
			"country", "company", "firm", "group", "bank", "party", "nation", "agency", "ministry", "union", "team", "club":
		case "of", "for", "to", "at":
			if !behind {
				return false
			}
		default:
			return false
		}
	}
	return true
}
