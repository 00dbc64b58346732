package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// standsForGovernment reports whether mention m of a capital means the government
// that sits there, and by which rule. Where both readings are possible it does
// (docs/entities.md).
//
// The rules look at what governs the name, in this order: dateline, compound
// with a hyphen, possessive, preposition or verb before it, verb or noun behind
// it. In a list (Moscow, Beijing and Tehran) all look at the same words.
func (r *run) standsForGovernment(m int32) (bool, string) {
	if r.dateline(m) {
		return false, "dateline"
	}
	if gov, why, ok := r.hyphenated(m); ok {
		return gov, why
	}
	if isApostropheS(r.after(m, 1)) {
		return r.possessor(m)
	}
	if r.enclosingNext(m) {
		return false, "city with its country"
	}
	first, last := r.list(m)
	if r.withTowns(first, last) {
		return false, "listed with other cities"
	}
	at := r.d.Mentions[first].First
	p := lower(r.word(m, at-1))
	if p == "both" || p == "also" {
		at--
		p = lower(r.word(m, at-1))
	}
	n := lower(r.after(last, 1))
	switch {
	case determiner[p]: // the Moscow club: what is before governs the noun behind
		return policyNoun[n], "before " + quote(n)
	case cityNoun[n] && !function[p]: // Moscow streets
		return false, "before " + quote(n)
	case isApostropheS(p) || p != "" && p[0] >= '0' && p[0] <= '9': // Britain's London, 1930s London
		return false, "after " + quote(p)
	case n == "in" && r.liesIn(last):
		return false, "before its country"
	case p == "(" || p == "," && (r.inPlace(first) || lower(r.word(m, at-2)) == "capital") || p == "" && n == "(":
		return false, "stands where places do"
	}
	if t := r.d.Mentions[last].Last; int(last)+1 < len(r.d.Mentions) && r.d.Mentions[last+1].First == t && r.touching(last) {
		switch r.d.Mentions[last+1].Type {
		case extract.Organization, extract.Event, extract.Location:
			return false, "before a name"
		}
	}
	if near := r.governor(m, at, p); near != 0 {
		switch {
		case near > 0 && !partner[p] && !r.political():
			return false, "an article that is not on politics"
		case near > 0 && (cityNoun[n] && !ambiguousNoun[n] || r.mostlyPlace(m) && !partner[p]):
			return false, "before " + quote(n)
		}
		return near > 0, "after " + quote(p)
	}
	gov, why := r.predicate(m, first, last, p)
	if gov && !speaking[n] && !r.political() {
		return false, "an article that is not on politics"
	}
	return gov, why
}

const bothReadings = "both readings possible"

// touching reports whether only blanks stand between mention m and the next.
func (r *run) touching(m int32) bool {
	gap, ok := r.gap(m, m+1)
	return ok && strings.TrimSpace(gap) == ""
}

// political reports whether the article is about politics, more than about sport:
// elsewhere a city is the place of an event, a market or a team.
func (r *run) political() bool {
	if r.politics == 0 {
		sport, politics, states := 0, 0, 0
		tokens := r.d.Tokens[:min(len(r.d.Tokens), 1500)]
		for _, t := range tokens {
			if w := r.d.Slice(t.Span); len(w) > 2 {
				switch {
				case sportWord[w]:
					sport++
				case politicsWord[w]:
					politics++
				}
			}
		}
		for i := range r.d.Mentions {
			switch r.d.Mentions[i].Type {
			case extract.Title:
				politics++
			case extract.Country, extract.Nationality:
				states++
			}
		}
		r.politics = 1
		politics += states / 2
		if politics >= sport && politics*100 >= len(tokens) || len(tokens) < 40 && sport == 0 {
			r.politics = 2
		}
	}
	return r.politics == 2
}

// mostlyPlace reports whether the name is that of a city whose standing is itself
// what governments quarrel about, so that only a verb makes it one of them.
func (r *run) mostlyPlace(m int32) bool { return r.names[r.of[m]].form == "jerusalem" }

// withTowns reports whether a list holds a city that is no capital.
func (r *run) withTowns(first, last int32) bool {
	for j := first; j <= last && first != last; j++ {
		if r.of[j] < 0 || r.d.Mentions[j].Type != extract.City {
			continue
		}
		if _, ok := r.governmentOf(&r.names[r.of[j]]); !ok {
			return true
		}
	}
	return false
}

// inPlace reports whether a place or venue stands right before the comma before m:
// the Oval, London.
func (r *run) inPlace(m int32) bool {
	if m == 0 {
		return false
	}
	j := m - 1
	if r.d.Mentions[j].Last+1 != r.d.Mentions[m].First {
		return false
	}
	switch r.d.Mentions[j].Type {
	case extract.Location:
		return true
	case extract.Organization, extract.City:
		w := r.after(m, 1)
		return (w == "" || isMark(w)) && lower(r.before(j, 1)) != "and"
	}
	return false
}

// liesIn reports whether "in" and the country of capital m follow it: Kabul in
// Afghanistan.
func (r *run) liesIn(m int32) bool {
	n := m + 1
	if int(n) >= len(r.d.Mentions) || r.d.Mentions[n].First != r.d.Mentions[m].Last+1 || r.points[n] < 0 || r.of[m] < 0 {
		return false
	}
	gov, ok := r.governmentOf(&r.names[r.of[m]])
	return ok && gov.country == r.points[n]
}

// dateline reports whether m is where a report was filed: at the start of its
// block, before a date, an agency in brackets, a dash or a colon.
func (r *run) dateline(m int32) bool {
	first, _ := r.bounds(m)
	b := r.block(m)
	if b < 0 {
		return false
	}
	at := r.d.Mentions[m].First
	for t := first; t < at; t++ { // only other capitals' names and marks before it
		if w := r.word(m, t); !startsUpper(w) && w != "/" && w != "," && lower(w) != "and" {
			return false
		}
	}
	if r.d.Tokens[first].Start != r.d.Blocks[b].Start || at-first > 6 {
		return false
	}
	caps := allCaps(r.d.Slice(r.d.Mentions[m].Span))
	for n := 1; n <= 8; n++ {
		w := r.after(m, n)
		switch {
		case w == "":
			return false
		case strings.HasPrefix(w, "—") || strings.HasPrefix(w, "–") || w == "-" || w == "--":
			return r.spaced(m, n)
		case w == ":":
			return caps
		case w == "(":
			return n <= 5 && (caps || strings.Contains(r.rest(m, n), ") —") || strings.Contains(r.rest(m, n), ") –") || strings.Contains(r.rest(m, n), ") -"))
		case w == "/" && caps:
			return true
		case w == "," || w == "/" || w == "." || startsUpper(w) || month[lower(w)] || w[0] >= '0' && w[0] <= '9':
		default:
			return false
		}
	}
	return false
}

// spaced reports whether a blank stands before the n-th token behind m.
func (r *run) spaced(m int32, n int) bool {
	i := r.d.Tokens[r.d.Mentions[m].Last-1+n].Start
	return i > 0 && r.d.Text[i-1] == ' '
}

// rest returns up to 40 bytes of text from the n-th token behind m.
func (r *run) rest(m int32, n int) string {
	i := r.d.Tokens[r.d.Mentions[m].Last-1+n].Start
	return r.d.Text[i:min(i+40, len(r.d.Text))]
}

// hyphenated decides compounds: Moscow-backed, London-based, anti-Beijing.
func (r *run) hyphenated(m int32) (gov bool, why string, ok bool) {
	t := r.d.Mentions[m].Last
	if w := r.word(m, t); (w == "-" || w == "–") && t+1 < len(r.d.Tokens) && r.d.Tokens[t].Start == r.d.Tokens[t-1].End && r.d.Tokens[t+1].Start == r.d.Tokens[t].End {
		next := lower(r.word(m, t+1))
		if placeCompound[next] {
			return false, "before “-" + next + "”", true
		}
		if n := int(m) + 1; n < len(r.d.Mentions) && r.d.Mentions[n].First == t+1 && r.d.Mentions[n].Type == extract.City && r.of[n] >= 0 {
			if _, ok := r.governmentOf(&r.names[r.of[n]]); !ok {
				return false, "joined to a city", true
			}
		}
		if n := int(m) + 1; n < len(r.d.Mentions) && r.d.Mentions[n].First == t+1 && routes[lower(r.after(int32(n), 1))] {
			return false, "a route", true
		}
		return true, "in a compound", true
	}
	t = r.d.Mentions[m].First - 1
	if w := r.word(m, t); (w == "-" || w == "–") && t > 0 && r.d.Tokens[t].End == r.d.Tokens[t+1].Start && r.d.Tokens[t].Start == r.d.Tokens[t-1].End {
		return !routes[lower(r.after(m, 1))], "in a compound", true
	}
	return false, "", false
}

// possessor decides on Moscow's by what Moscow has.
func (r *run) possessor(m int32) (bool, string) {
	for n := 2; n <= 5; n++ {
		w := r.after(m, n)
		if w == "" || w == "," || w == "." {
			break
		}
		if cityNoun[lower(w)] && (lower(w) != "court" || lower(r.before(m, 1)) != "in") { // the ball is in Tehran's court
			return false, "has " + quote(lower(w))
		}
		if n == 2 && startsUpper(w) {
			if next := int(m) + 1; next < len(r.d.Mentions) && r.d.Mentions[next].First == r.d.Mentions[m].Last+1 {
				switch r.d.Mentions[next].Type {
				case extract.Location, extract.City:
					return false, "has a place"
				case extract.Organization:
					if of := r.of[next]; of >= 0 && (!organ(r.names[of].words) || strings.HasSuffix(r.names[of].form, "court")) {
						return false, "has a body"
					}
				}
			}
		}
	}
	return true, "possessive"
}

// enclosingNext reports whether a comma and a country or unit follow: Abu Dhabi,
// United Arab Emirates.
func (r *run) enclosingNext(m int32) bool {
	if r.after(m, 1) != "," || int(m)+1 >= len(r.d.Mentions) {
		return false
	}
	n := &r.d.Mentions[m+1]
	if n.First != r.d.Mentions[m].Last+1 || n.Type != extract.Country && n.Type != extract.StateOrProvince {
		return false
	}
	// Not a list, nor "Ankara, Turkey's ...".
	w := r.word(m, n.Last)
	if isApostropheS(w) || lower(w) == "and" {
		return false
	}
	return true
}

// list returns the first and last mention of the enumeration that m is part of,
// m itself if of none. Commas join only where "and" or "or" ends the row.
func (r *run) list(m int32) (first, last int32) {
	first, last = m, m
	joined := false
	for first > 0 {
		sep := r.between(first-1, first)
		if sep == "" || !listable(r.d.Mentions[first-1].Type) {
			break
		}
		if sep != "," {
			joined = true
		}
		first--
	}
	for int(last)+1 < len(r.d.Mentions) {
		sep := r.between(last, last+1)
		if sep == "" || !listable(r.d.Mentions[last+1].Type) {
			break
		}
		if sep != "," {
			joined = true
		}
		last++
	}
	if !joined || first+1 == m && last == m && r.clauseBegins(m) {
		return m, m
	}
	return first, last
}

// clauseBegins reports whether ", and" before m begins a clause of which m is the
// subject: in Nato, and Ankara intervened.
func (r *run) clauseBegins(m int32) bool {
	gap, _ := r.gap(m-1, m)
	return strings.HasPrefix(strings.TrimSpace(gap), ",") && finite(lower(r.after(m, 1)))
}

func listable(t extract.Type) bool {
	return t == extract.City || t == extract.Country || t == extract.Organization || t == extract.StateOrProvince
}

// between returns "and", "or", "," or "" for what joins two neighbouring mentions.
func (r *run) between(a, b int32) string {
	gap, ok := r.gap(a, b)
	if !ok || r.sentence[a] != r.sentence[b] {
		return ""
	}
	switch strings.TrimSuffix(strings.TrimSpace(gap), " the") {
	case "and", "&", ", and", "as well as":
		return "and"
	case "or", "nor", ", or":
		return "or"
	case ",", ", the":
		return ","
	}
	return ""
}

// governor judges the word p before the name, whose first token is at: positive
// for a government, negative for the place, 0 if it does not say.
func (r *run) governor(m int32, at int, p string) int {
	w := func(n int) string { return lower(r.word(m, at-n)) }
	back := func(set map[string]bool) bool {
		for n := 2; n <= 7; n++ {
			switch x := w(n); {
			case set[x]:
				return true
			case x == "" || x == "," || x == ";" || x == ":" || x == "that":
				return false
			}
		}
		return false
	}
	switch {
	case p == "":
		return 0
	case p == "in":
		if attitude[w(2)] {
			return 1
		}
		return -1
	case p == "at":
		if back(aimed) {
			return 1
		}
		return -1
	case inside[p]:
		return -1
	case quarter[p]:
		return -1
	case p == "of":
		if partOfCity[w(2)] || w(2) == "out" {
			return -1
		}
		return 1
	case p == "into":
		return -1
	case p == "to" || p == "toward" || p == "towards" || p == "for":
		if back(movement) || p == "to" && (distance[w(2)] || w(2) == "close" && settlement[w(3)]) {
			return -1
		}
		return 1
	case p == "from":
		if w(2) == "," || r.towardsTown(m) || back(departure) || distance[w(2)] || w(2) == "away" && back(distance) {
			return -1
		}
		return 1
	case p == "on":
		if back(assault) {
			return -1
		}
		return 1
	case p == "over":
		if back(overhead) {
			return -1
		}
		return 1
	case p == "near" || p == "by" && w(2) == "near":
		return -1
	case governing[p]:
		return 1
	case visited[p]:
		return -1
	}
	return 0
}

// towardsTown reports whether "to" and a city that is no capital follow m: from Kyiv
// to Kharkiv.
func (r *run) towardsTown(m int32) bool {
	n := m + 1
	if int(n) >= len(r.d.Mentions) || r.of[n] < 0 || r.d.Mentions[n].Type != extract.City {
		return false
	}
	if gap, ok := r.gap(m, n); !ok || strings.TrimSpace(gap) != "to" {
		return false
	}
	_, capital := r.governmentOf(&r.names[r.of[n]])
	return !capital
}

// predicate judges the words behind the name: a verb makes it a doer, a noun of
// the city the place.
func (r *run) predicate(m, first, last int32, p string) (bool, string) {
	t := r.d.Mentions[last].Last
	w := r.word(m, t)
	n := lower(w)
	switch {
	case n == "":
		if p == "" && r.bare(m) {
			return false, "alone on its line"
		}
		return !r.mostlyPlace(m), bothReadings
	case cityNoun[n] || cityNoun[lower(r.word(m, t+1))] && noun(n) && !finite(n):
		return false, "before " + quote(n)
	case n == "is" || n == "was" || n == "are" || n == "were" || n == "has" || n == "came" || n == "had" || n == "been" || n == "be":
		for i := 1; i <= 3; i++ {
			if suffered[lower(r.word(m, t+i))] {
				return false, "suffers what a city does"
			}
		}
		return true, "before " + quote(n)
	case suffered[n]:
		return false, "before " + quote(n)
	case policyNoun[n]:
		return true, "before " + quote(n)
	case finite(n):
		if after := lower(r.word(m, t+1)); !auxiliary[n] && !doing[n] && !speaking[n] && n[len(n)-1] == 's' && (auxiliary[after] || doing[after] || strings.HasSuffix(after, "ed")) && first == last {
			return false, "before " + quote(n) // Berlin prosecutors said
		}
		return true, "before " + quote(n)
	case isMark(w):
		return !r.mostlyPlace(m), bothReadings
	case startsUpper(w):
		return true, bothReadings
	case noun(n) && first == last: // behind a list it is a verb
		return false, "before " + quote(n)
	}
	return !r.mostlyPlace(m), bothReadings
}

// bare reports whether m is all there is in its sentence.
func (r *run) bare(m int32) bool {
	first, last := r.bounds(m)
	return r.d.Mentions[m].First == first && r.d.Mentions[m].Last == last
}

func isMark(w string) bool {
	for _, c := range w {
		return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80 && c != '—' && c != '–' && c != '’' && c != '“' && c != '”' && c != '‘')
	}
	return true
}

// finite reports whether w looks like a verb of a clause whose subject stands
// before it.
func finite(w string) bool {
	if auxiliary[w] || doing[w] {
		return true
	}
	n := len(w)
	return n > 3 && strings.HasSuffix(w, "ed") ||
		n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !nounInS[w]
}

// noun reports whether w, not known as a verb, is likely a noun that the name
// stands before as an adjective does: "London shares", "Paris attacks".
func noun(w string) bool { return !function[w] && !strings.HasSuffix(w, "ly") }
