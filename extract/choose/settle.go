package choose

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// settle mends the mentions of a document by one another: parts of one name,
// short forms, and names whose type an unmistakable occurrence elsewhere tells.
func settle(d *extract.Document) {
	currencies(d)
	mergePersons(d)
	wholePersons(d)
	trimTails(d)
	acronyms(d)
	capitals(d)
	shortForms(d)
	surnames(d)
	firstNames(d)
	namesakes(d)
	closed(d)
	appositions(d)
	provinces(d)
	agreement(d)
	elsewhere(d)
}

// insert adds mentions, dropping older ones that they overlap.
func insert(d *extract.Document, extra []extract.Mention) {
	if len(extra) == 0 {
		return
	}
	slices.SortFunc(extra, byPlace)
	old := d.Mentions
	out := make([]extract.Mention, 0, len(old)+len(extra))
	k := 0
	for _, m := range old {
		for k < len(extra) && extra[k].First < m.First {
			out = append(out, extra[k])
			k++
		}
		if n := len(out); n > 0 && out[n-1].Last > m.First || k < len(extra) && extra[k].First < m.Last {
			continue
		}
		out = append(out, m)
	}
	d.Mentions = append(out, extra[k:]...)
}

// particles join the parts of a person's name.
var particles = set("bin bint ibn ben bat abu abd al el de da do dos das di du del della van von der den ter la le af av zu")

// currencies drops names that belong to an amount of money: "250 million Dutch
// guilders", "6.25 BTC".
func currencies(d *extract.Document) {
	d.Mentions = slices.DeleteFunc(d.Mentions, func(m extract.Mention) bool {
		switch m.Type {
		case extract.Country, extract.Nationality, extract.City, extract.Location:
			return m.Last < len(d.Tokens) && moneys[strings.ToLower(d.Slice(d.Tokens[m.Last].Span))]
		case extract.Organization, extract.Misc:
			w := d.Slice(m.Span)
			return len(w) == 3 && strings.ToUpper(w) == w && m.First > 0 && digit(d.Slice(d.Tokens[m.First-1].Span)) && codes[w]
		}
		return false
	})
}

func digit(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// moneys are nouns for money that a country stands before, codes its signs.
var (
	moneys = set("dollar dollars pound pounds franc francs peso pesos rupee rupees riyal riyals rial rials dinar dinars krona kronor krone kroner crown crowns guilder guilders lira liras lire mark marks shilling shillings rouble roubles ruble rubles yen yuan won baht ringgit rand real reais dirham dirhams zloty zlotys forint forints hryvnia hryvnias leu lei lev leva tenge som manat lari dram euro euros")
	codes  = set("BTC ETH USD EUR GBP JPY CNY INR CHF AUD CAD")
)

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

// provinces makes a province of a name that a table knows as a town and a province
// where the words around say so: "the Kyrgyz region of Batken", "Puno region".
func provinces(d *extract.Document) {
	c := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != extract.City && m.Type != extract.Person && m.Type != extract.Location {
			continue
		}
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		token := func(i int) string {
			if i < 0 || i >= len(d.Tokens) {
				return ""
			}
			return d.Slice(d.Tokens[i].Span)
		}
		if !(token(m.First-1) == "of" && divisions[token(m.First-2)] || divisions[token(m.Last)]) {
			continue
		}
		for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
			if x := d.Candidates[k]; x.By == table && x.Last == m.Last && x.Type == extract.StateOrProvince {
				*m = mention(x)
				m.Score = max(m.Score, 0.8)
				break
			}
		}
	}
}

var divisions = set("region province state county governorate oblast prefecture canton Region Province State County Governorate Oblast Prefecture")

// agreement gives one type to all occurrences of a name of several words, that of
// the largest summed score, and makes a body of a lone first word that was taken
// for a person where the document knows a body that begins so and no such person.
func agreement(d *extract.Document) {
	votes := map[string]map[extract.Type]float64{}
	bodies, people := map[string]bool{}, map[string]bool{}
	for _, m := range d.Mentions {
		s := d.Slice(m.Span)
		if m.Last-m.First == 1 || m.Type == extract.Title {
			continue
		}
		if votes[s] == nil {
			votes[s] = map[extract.Type]float64{}
		}
		votes[s][m.Type] += m.Score
		first := d.Slice(d.Tokens[m.First].Span)
		switch m.Type {
		case extract.Organization:
			if len(first) > 3 && upper(first) {
				bodies[first] = true
			}
		case extract.Person:
			for i := m.First; i < m.Last; i++ {
				people[d.Slice(d.Tokens[i].Span)] = true
			}
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		s := d.Slice(m.Span)
		if m.Last-m.First == 1 {
			if m.Type == extract.Person && m.Key == "" && bodies[s] && !people[s] {
				m.Type, m.By = extract.Organization, By
			}
			continue
		}
		best := m.Type
		for _, t := range extract.NameTypes {
			if votes[s][t] > votes[s][best] {
				best = t
			}
		}
		if best != m.Type && m.Type != extract.Title {
			m.Type, m.Key, m.Country = best, "", ""
		}
	}
}

// elsewhere adds occurrences that nobody proposed of names that are sure elsewhere
// in the document.
func elsewhere(d *extract.Document) {
	const sure, longest = 0.85, 6
	known := map[string]extract.Mention{}
	opening := map[string]bool{}
	for _, m := range d.Mentions {
		s := d.Slice(m.Span)
		if m.Score < sure || m.Type == extract.Title || m.Last-m.First > longest || m.Last-m.First == 1 && (len(s) < 4 || !upper(s)) {
			continue
		}
		if old, ok := known[s]; !ok || m.Score > old.Score {
			known[s] = m
			opening[d.Slice(d.Tokens[m.First].Span)] = true
		}
		if first := d.Slice(d.Tokens[m.First].Span); m.Type == extract.Organization && m.Last-m.First == 2 && firms[lastWord(s)] && len(first) > 3 { // "Konark" for "Konark Cements"
			if _, ok := known[first]; !ok {
				known[first] = m
			}
		}
	}
	if len(known) == 0 {
		return
	}
	lower := map[string]bool{} // words that the document writes without a capital too
	for _, t := range d.Tokens {
		if w := d.Slice(t.Span); w[0] >= 'a' && w[0] <= 'z' && len(w) > 3 {
			lower[w] = true
		}
	}
	var extra []extract.Mention
	m := 0
	for i := 0; i < len(d.Tokens); i++ {
		for m < len(d.Mentions) && d.Mentions[m].Last <= i {
			m++
		}
		if m < len(d.Mentions) && d.Mentions[m].First <= i {
			i = d.Mentions[m].Last - 1
			continue
		}
		w := d.Slice(d.Tokens[i].Span)
		if !opening[w] {
			continue
		}
		stop := min(len(d.Tokens), i+longest)
		if m < len(d.Mentions) {
			stop = min(stop, d.Mentions[m].First)
		}
		for n := stop - i; n > 0; n-- {
			span := extract.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+n-1].End}
			k, ok := known[d.Slice(span)]
			if !ok || n == 1 && (lower[strings.ToLower(w)] || i+1 < len(d.Tokens) && upper(d.Slice(d.Tokens[i+1].Span)) && d.Tokens[i+1].Start == d.Tokens[i].End+1) {
				continue
			}
			k.Span, k.First, k.Last, k.By, k.Score = span, i, i+n, By, min(k.Score, 0.85)
			extra = append(extra, k)
			i += n - 1
			break
		}
	}
	insert(d, extra)
}

// trimTails cuts an article off the front of names and common nouns off their
// ends: "Houthi | movement", "Brent | crude". Events end in some: "Bucharest
// summit".
func trimTails(d *extract.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type == extract.Title || m.Type == extract.Event {
			continue
		}
		if w := d.Slice(d.Tokens[m.First].Span); m.Last-m.First > 1 && m.Type != extract.Misc && (w == "The" || w == "the" || w == "THE") {
			m.First++
			m.Start = d.Tokens[m.First].Start
		}
		for m.Last-m.First > 1 && tails[d.Slice(d.Tokens[m.Last-1].Span)] {
			m.Last--
			m.End = d.Tokens[m.Last-1].End
		}
	}
}

var tails = set("movement party group rebels militia militants region province district city area company government army police forces officials newspaper agency team club crude")

// shortForms adds "the Fund" where the document names the International Monetary
// Fund, and "the North" where it names North Korea.
func shortForms(d *extract.Document) {
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
	for _, s := range d.Sentences {
		loud := shouts(d, s)
		for i := s.First; i < s.Last; i++ {
			for m < len(d.Mentions) && d.Mentions[m].Last <= i {
				m++
			}
			w := d.Slice(d.Tokens[i].Span)
			half := korea && (w == "North" || w == "South" || w == "NORTH" || w == "SOUTH")
			if !half && !bodies[w] {
				continue
			}
			if m < len(d.Mentions) && d.Mentions[m].First <= i && !(half && d.Mentions[m].Last-d.Mentions[m].First == 1 && d.Mentions[m].Type == extract.Location) {
				continue
			}
			the := strings.EqualFold(word(d, s, i-1), "the")
			next := word(d, s, i+1)
			typ := extract.Organization
			if half {
				typ = extract.Country
				the = the || loud
			}
			more := next == "-" || (next == "of" || next == "for") && (upper(word(d, s, i+2)) || word(d, s, i+2) == "the") || half && (next == "and" || next == "east" || next == "west")
			if !the || !loud && upper(next) || more {
				continue
			}
			extra = append(extra, extract.Mention{Span: d.Tokens[i].Span, First: i, Last: i + 1, Type: typ, Score: 0.8, By: By})
		}
	}
	insert(d, extra)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

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

// closed corrects names of states that no table knows as one: states are a closed
// class. "Contact Us" names none.
func closed(d *extract.Document) {
	out := d.Mentions[:0]
	c := 0
	for _, m := range d.Mentions {
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		if m.Type == extract.Country && m.By != By {
			state, other := false, extract.Candidate{}
			for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
				if x := d.Candidates[k]; x.By == table && x.Last == m.Last {
					state = state || x.Type == extract.Country
					other = x
				}
			}
			switch {
			case state && territories[m.Country]: // with a code of its own, but no state
				m.Type = extract.Location
			case state:
			case other.By != "":
				m = mention(other)
			case m.Last-m.First == 1 && m.Len() < 4:
				continue
			default:
				m.Type = extract.Location
			}
		}
		out = append(out, m)
	}
	d.Mentions = out
}

// territories have an ISO 3166-1 code and are no sovereign states.
var territories = set("AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT")

// namesakes decides names that the tables know both as a state and as a part of
// another state, such as Georgia, by what else the document names.
func namesakes(d *extract.Document) {
	evidence := map[string]int{} // of a state by its people and cities; of a country's parts by others of them
	for _, m := range d.Mentions {
		if m.Country == "" {
			continue
		}
		if m.Type == extract.StateOrProvince {
			evidence["part of "+m.Country]++
		} else {
			evidence[m.Country]++
		}
	}
	c := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != extract.Country && m.Type != extract.StateOrProvince {
			continue
		}
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		var state, part *extract.Candidate
		for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
			if x := &d.Candidates[k]; x.By == table && x.Last == m.Last && x.Country != "" {
				switch x.Type {
				case extract.Country:
					state = x
				case extract.StateOrProvince:
					part = x
				}
			}
		}
		if state == nil || part == nil {
			continue
		}
		a, b := evidence[state.Country], evidence["part of "+part.Country]
		if m.Type == extract.Country && m.Country == state.Country {
			a-- // itself
		} else if m.Type == extract.StateOrProvince {
			b--
		}
		switch {
		case a > b:
			*m = mention(*state)
		case b > a:
			*m = mention(*part)
		case besideCountry(d, i):
			*m = mention(*state)
		}
	}
}

// besideCountry reports whether mention i stands in a list with a state.
func besideCountry(d *extract.Document, i int) bool {
	m := d.Mentions[i]
	joined := func(a, b extract.Mention) bool {
		return b.First == a.Last+1 && (d.Slice(d.Tokens[a.Last].Span) == "and" || d.Slice(d.Tokens[a.Last].Span) == ",")
	}
	return i+1 < len(d.Mentions) && d.Mentions[i+1].Type == extract.Country && joined(m, d.Mentions[i+1]) ||
		i > 0 && d.Mentions[i-1].Type == extract.Country && joined(d.Mentions[i-1], m)
}
