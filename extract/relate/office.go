package relate

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// scopeTypes are the types of what an office can be of.
var scopeTypes = []extract.Type{extract.Country, extract.Nationality, extract.Organization, extract.StateOrProvince, extract.City, extract.Location}

// A scope is what an office is of.
type scope struct {
	entity int
	at     int  // item
	adj    bool // a nationality word, not a name
	org    bool
}

// A preface is what stands before a title and belongs to it.
type preface struct {
	left     int // the item before the whole
	scope    scope
	boss     int // item of the person whom the holder serves, or -1
	polarity string
	part     bool // the title is of a part of the scope: "opposition leader"
	one      bool // the holder is one of several: "an SDF commander"
	shadow   bool // of the opposition's team
	void     bool // nobody holds the office: "would-be president"
}

// offices reads every title of the sentence: "Indian Prime Minister Narendra
// Modi", "Rafael Grossi, director general of the IAEA", "the Russian president".
func (r *reader) offices() {
	for t := range r.items {
		if r.items[t].typ == extract.Title {
			r.office(t)
		}
	}
}

func (r *reader) office(t int) {
	title, tie := r.items[t].word, r.items[t].tie
	p := r.prefaceOf(t)
	right, after, part := r.scopeAfter(t)
	if p.void || r.items[t].head == "chief" && r.in(r.skipPlain(t+1)-1, workers) && !r.word(t+1, "executive", "officer") {
		return // "the OECD's chief economist", "the BBC's chief international correspondent"
	}
	if r.word(right, "candidate", "candidates", "nominee", "hopeful", "contender", "candidacy") {
		return
	}
	p.part = p.part || part && (after.entity < 0 || p.scope.entity < 0 || after.org)
	p.part = p.part || p.one && several[r.items[t].head] && !r.word(right, "of") && !(after.entity >= 0 && r.word(t+1, "of"))
	sc := r.choose(title, tie, p.scope, after)
	if p.shadow && !(sc.org && r.kindOf(sc.entity) == "party") {
		return
	}
	if _, known := r.Titles[title]; !known && tie == LeaderOf && (strings.Contains(title, " of ") || several[r.items[t].head] && strings.HasSuffix(title, r.items[t].head)) {
		p.part = true // "director of policy", "sporting director"
	}
	if sc.entity >= 0 && !sc.org && tie == EmployedBy && minister(r.items[t].head) && r.entityType(sc.entity) != extract.Country && r.entityType(sc.entity) != extract.StateOrProvince {
		sc.entity = -1 // "Middle East minister"
	}
	polarity := r.tense(p.polarity, title, right)
	if r.word(right, "elect", "designate") || r.word(right, "-") && r.word(right+1, "elect", "designate") {
		polarity = extract.Future
		right = r.skip(right, 1, electWords)
	}

	holders, rule := r.holders(t, p, right, after.entity >= 0)
	if len(holders) == 0 {
		if said := r.copula(p.left); said.holder >= 0 {
			holders, rule = append(r.held[:0], said.holder), "name-title"
			if said.polarity != extract.Asserted {
				polarity = said.polarity
			}
			if said.successor >= 0 && sc.entity >= 0 {
				r.hold(t, said.successor, sc, tie, said.succession, p.part, rule)
			}
		}
	}
	if len(holders) == 0 {
		r.officeAlone(t, p, sc, polarity)
		return
	}
	if h := holders[len(holders)-1]; sc.entity < 0 && rule == "title-name" && r.word(h+1, "of") { // "President X of Panama"
		if k := r.skip(h+2, 1, determiners); r.mention(k, extract.Country, extract.StateOrProvince) && (stateHeads[r.items[t].head] || localHeads[r.items[t].head]) || r.mention(k, extract.Organization) {
			sc = r.scope(k)
		}
	}
	if p.boss >= 0 && tie == EmployedBy && personal[r.items[t].head] {
		r.tie(tie, r.items[holders[0]].entity, r.items[p.boss].entity, polarity, p.boss, max(holders[0], t), rule)
		return
	}
	if sc.entity < 0 {
		for _, h := range holders {
			r.scopeless(t, p, h, polarity)
		}
		return
	}
	if b := p.scope; b.adj && b.entity != sc.entity && r.entityType(b.entity) == extract.Country && len(holders) == 1 { // "the Bahraini head of the AFC"
		r.tie(NationalityOf, r.items[holders[0]].entity, b.entity, extract.Asserted, b.at, max(holders[0], t), rule)
	}
	scopes := r.shared(t, sc)
	for n, h := range holders {
		sc := scopes[0]
		if len(scopes) > 1 {
			switch k := r.ownScope(scopes, r.items[h].entity); {
			case k >= 0:
				sc = scopes[k]
			case len(scopes) == len(holders):
				sc = scopes[n]
			default:
				continue
			}
		}
		r.hold(t, h, sc, tie, polarity, p.part, rule)
	}
}

// hold writes that the person at item h holds the office at t, of a scope.
func (r *reader) hold(t, h int, sc scope, tie, polarity string, part bool, rule string) {
	person := r.items[h].entity
	first, last := min(sc.at, t, h), max(sc.at, t, h)
	if sc.adj && r.entityType(sc.entity) == extract.Country && sc.at < t && !r.ofBody(sc.at+1, t) {
		r.tie(NationalityOf, person, sc.entity, extract.Asserted, sc.at, max(h, t), rule)
	}
	if plural(r.items[t].word) && (sc.adj && r.entityType(sc.entity) != extract.Country || r.entityType(sc.entity) == extract.Location) {
		return // "European leaders"
	}
	if tie = r.officeTie(r.items[t].head, tie, sc, part); tie != "" {
		r.tie(tie, person, sc.entity, polarity, first, last, rule)
	}
}

// ofBody reports whether the nationality word before item i belongs to a body that
// the words up to the title at t name: "Russian foreign ministry spokeswoman".
func (r *reader) ofBody(i, t int) bool {
	for ; i < t; i++ {
		if r.in(i, bodyNouns) {
			return true
		}
	}
	first, rest, _ := strings.Cut(r.items[t].word, " ")
	return rest != "" && bodyWords[first]
}

// choose decides between the scopes on the two sides of a title.
func (r *reader) choose(title, tie string, before, after scope) scope {
	switch {
	case after.entity < 0:
		return before
	case before.entity < 0:
		return after
	case before.org && !after.org: // "Unicef's director for the Middle East"
		return before
	case after.org && before.adj && tie == "":
		return before
	case after.org || !before.adj && r.entityType(before.entity) != extract.Country:
		return after
	}
	return before
}

// tense adds to what was said before the title what follows: "until 2019".
func (r *reader) tense(polarity, title string, right int) string {
	if strings.HasSuffix(title, "-elect") || strings.HasSuffix(title, "-designate") {
		return extract.Future
	}
	if r.mention(right, extract.Person) {
		right++
	}
	if polarity != extract.Asserted || right >= len(r.items) {
		return polarity
	}
	digits := func(i int) bool {
		return i < len(r.items) && len(r.items[i].word) == 4 && r.items[i].word[0] >= '1' && r.items[i].word[0] <= '2' && isDigit(r.items[i].word[3])
	}
	switch {
	case r.word(right, "until", "till"), r.word(right, "from", "between") && digits(right+1) && r.word(right+2, "to", "until", "and", "-", "–"):
		return extract.Negated
	case r.word(right, "during", "in", "under") && r.word(right+1, "the") && digits(right+2):
		return extract.Negated
	}
	return polarity
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// holders returns the items of the persons who hold the office at t by where they
// stand: right behind it, or before it and a comma.
func (r *reader) holders(t int, p preface, right int, scoped bool) ([]int, string) {
	many := plural(r.items[t].word)
	for right < len(r.items) && right > t && r.items[right].typ == extract.Title { // Prime Minister | Sheikh
		if it := r.items[right]; it.tie != "" && !honours[it.head] {
			return nil, "" // acting head | coach
		}
		right++
	}
	left := p.left
	switch {
	case r.mention(right, extract.Person):
		return r.persons(right, many), "title-name"
	case r.word(left, ",", "(", "–", "—") && r.mention(left-1, extract.Person) && !r.listed(t, left, right):
		return r.personsBefore(left-1, many), "name-title"
	case r.word(left, ",") && r.word(left-1, ")") && r.mention(r.before(left-1), extract.Person):
		return append(r.held[:0], r.before(left-1)), "name-title"
	case r.word(right, ",") && r.mention(r.honoured(right+1), extract.Person) && (scoped || p.scope.entity >= 0 || p.boss >= 0 || r.in(left+1, determiners) || r.countrys(left)):
		h := r.honoured(right + 1)
		if !many && r.word(h+1, "and", ",") && r.mention(h+2, extract.Person) {
			return nil, ""
		}
		return r.persons(h, many), "title-name"
	}
	if r.countrys(left) && r.word(left-2, "the") && r.word(left-3, ",") && r.mention(left-4, extract.Person) { // "X, the country's president"
		return append(r.held[:0], left-4), "name-title"
	}
	return nil, ""
}

// honoured returns the index behind the ranks and forms of address that begin at
// item i.
func (r *reader) honoured(i int) int {
	for i < len(r.items) && r.items[i].typ == extract.Title && (r.items[i].tie == "" || honours[r.items[i].head]) {
		i++
	}
	return i
}

// countrys reports whether "the country's" ends at item i.
func (r *reader) countrys(i int) bool {
	return r.word(i, "'s", "’s") && r.word(i-1, "country", "nation", "republic", "kingdom", "company", "firm", "bank", "group", "party", "club", "charity", "union", "agency", "organisation", "organization", "airline", "carmaker", "retailer", "university", "institute", "newspaper")
}

// persons returns the person at item i, and those in a list with it if the title
// is of many.
func (r *reader) persons(i int, many bool) []int {
	r.held = append(r.held[:0], i)
	for many {
		j := i + 1
		for r.word(j, ",", "and") {
			j++
		}
		if j == i+1 || !r.mention(j, extract.Person) {
			break
		}
		r.held = append(r.held, j)
		i = j
	}
	return r.held
}

func (r *reader) personsBefore(i int, many bool) []int {
	r.held = append(r.held[:0], i)
	for many {
		j := i - 1
		for r.word(j, ",", "and") {
			j--
		}
		if j == i-1 || !r.mention(j, extract.Person) {
			break
		}
		r.held = append(r.held, j)
		i = j
	}
	slices.Reverse(r.held)
	return r.held
}

// listed reports whether "Merkel, the French president and ..." is a list of
// people rather than an apposition: the holder is followed by another, and no
// comma closes it.
func (r *reader) listed(t, left, right int) bool {
	if !r.word(left, ",") || r.word(right, ",") {
		return false
	}
	if !r.word(right, "and") {
		return false
	}
	k := r.skip(right+1, 1, determiners)
	return k > right+1 && (r.mention(k, extract.Nationality) || r.mention(k, extract.Country) || k < len(r.items) && r.items[k].typ == extract.Title)
}

// shared returns the scopes that an office of several holders is of, in order:
// "the French, German and British leaders", "the presidents of Russia and China".
func (r *reader) shared(t int, sc scope) []scope {
	r.scopes = append(r.scopes[:0], sc)
	if !plural(r.items[t].word) {
		return r.scopes
	}
	var at []int
	if sc.at < t {
		at = r.list(sc.at, scopeTypes...)
		slices.Reverse(at)
	} else {
		at = r.listFrom(sc.at, scopeTypes...)
	}
	if len(at) > 1 {
		r.scopes = r.scopes[:0]
		for _, i := range at {
			r.scopes = append(r.scopes, r.scope(i))
		}
	}
	return r.scopes
}

// ownScope returns the index of the scope that is a person's own country, or -1.
func (r *reader) ownScope(scopes []scope, person int) int {
	iso := r.d.Entities[person].Country
	if iso == "" {
		return -1
	}
	return slices.IndexFunc(scopes, func(s scope) bool {
		return r.entityType(s.entity) == extract.Country && r.d.Entities[s.entity].Country == iso
	})
}

// A saying is what a verb says of an office: "was elected", "replaced X as".
type saying struct {
	holder     int // item, or -1
	polarity   string
	successor  int // item of the one who follows the holder, or -1
	succession string
}

// copula reads the verb between a person and an office, ending at item left: "is
// the", "was elected", "resigned as".
func (r *reader) copula(left int) saying {
	none := saying{holder: -1, successor: -1}
	left = r.skip(left, -1, adverbs)
	if r.word(left, "as") {
		return r.as(left)
	}
	if !r.word(left, "is", "was", "became", "remains", "been", "become", "becomes", "elected", "appointed", "named", "re-elected", "made", "crowned", "remained") {
		return none
	}
	k := r.skip(left, -1, copulas)
	if r.word(k, "who") {
		k = r.antecedent(k)
	} else if r.word(k, ",") {
		k = r.past(k)
	}
	s := saying{k, extract.Asserted, -1, ""}
	if !r.mention(k, extract.Person) {
		return none
	}
	if r.word(left, "was") && (left == k+1 || r.word(left-1, "who")) && !r.word(left+1, "elected", "named", "appointed") {
		s.polarity = extract.Negated
	}
	for ; k < left; k++ {
		switch {
		case r.word(k, "will"):
			s.polarity = extract.Future
		case r.word(k, "would", "could", "may", "might", "to", "if", "should"):
			s.polarity = extract.Hypothetical
		}
	}
	return s
}

// antecedent returns the item of the person whom "who" at item i means: the one
// before it, or before the apposition that it follows, as in "X, a diplomat who";
// -1 if there is none.
func (r *reader) antecedent(i int) int {
	k := i - 1
	if r.word(k, ",") {
		k--
	}
	for n := 0; n < 7 && k >= 0; n, k = n+1, k-1 {
		if r.mention(k, extract.Person) {
			return k
		}
		if r.word(k, ",") && (n == 0 || !r.mention(k-1, extract.Person)) || r.items[k].is(extract.Title) || r.items[k].typ == "" && r.word(k, "and", "of", "with", ".", ";", "said") {
			return -1
		}
	}
	return -1
}

// past returns the item before the comma that opens an insertion closed by the
// comma at item i, "X, who is 60, "; else i-1.
func (r *reader) past(i int) int {
	for k, n := i-1, 0; k > 0 && n < 14; k, n = k-1, n+1 {
		if r.word(k, ",") && r.mention(k-1, extract.Person) {
			return k - 1
		}
		if r.word(k, ";", "\"", "”", ",") {
			break
		}
	}
	return i - 1
}

// as reads what stands before "as" and an office: "who serves as", "was sworn in
// as", "appointed X as", "Y replaced X as", "has resigned as".
func (r *reader) as(i int) saying {
	s := saying{holder: -1, successor: -1, polarity: extract.Asserted}
	k := i - 1
	if r.mention(k, extract.Person) { // the object
		v := k - 1
		for v >= 0 && r.items[v].typ == extract.Title {
			v--
		}
		switch {
		case r.in(v, appoints):
			s.holder = k
		case r.word(v, "replaced", "replaces", "succeeded", "succeeds", "succeed", "replace", "succeeding", "replacing") || r.word(v, "from") && r.word(v-1, "over"):
			s.holder, s.polarity = k, extract.Negated
			if r.word(v, "from") {
				v -= 2
			}
			s.succession = extract.Asserted
			if r.word(v, "replace", "succeed", "take") {
				s.succession = extract.Hypothetical
			}
			for v--; r.in(v, auxiliaries); v-- {
				if r.word(v, "will") {
					s.succession = extract.Future
				}
			}
			if r.mention(v, extract.Person) {
				s.successor = v
			}
			if s.succession != extract.Asserted {
				s.polarity = extract.Asserted
			}
		case r.in(v, removes):
			s.holder, s.polarity = k, extract.Negated
		}
		return s
	}
	switch {
	case r.word(k, "serves", "serving", "works", "elected", "re-elected", "appointed", "named", "confirmed", "installed", "reinstated", "inaugurated", "reappointed", "continues"):
	case r.word(k, "in") && r.word(k-1, "sworn"):
		k--
	case r.word(k, "over") && r.word(k-1, "took", "takes", "taken"):
		k--
	case r.word(k, "served", "worked"):
		s.polarity = extract.Negated
		if r.word(k-1, "has", "have") {
			s.polarity = extract.Asserted
		}
	case r.word(k, "resigned", "quit", "retired", "sacked", "removed", "ousted", "dismissed", "fired", "deposed", "replaced"):
		s.polarity = extract.Negated
	case r.word(k, "down") && r.word(k-1, "stepped", "stood"):
		s.polarity = extract.Negated
		k--
	default:
		return s
	}
	for k--; r.in(k, auxiliaries) && !r.word(k, "that", "both"); k-- {
		switch {
		case r.word(k, "will"):
			s.polarity = extract.Future
		case r.word(k, "would", "could", "might", "may", "to"):
			s.polarity = extract.Hypothetical
		}
	}
	if r.mention(k, extract.Person) {
		s.holder = k
	}
	return s
}

// prefaceOf reads back from the title at t over what it is of and what is said of
// it: "the former South Korean", "India's Ministry of External Affairs (MEA)".
func (r *reader) prefaceOf(t int) (p preface) {
	p = preface{scope: scope{entity: -1}, boss: -1, polarity: extract.Asserted}
	head := r.items[t].head
	sent := envoys[head] && !strings.Contains(head, "ambassador") && !strings.Contains(head, "consul")
	region := false // the scope is where an envoy is sent: "Syria envoy"
	defer func() {
		if region && !p.scope.org {
			p.scope.entity = -1
		}
	}()
	unknown := 0 // words between the scope and the title that are not known
	i := t - 1
	for i >= 0 {
		switch {
		case r.in(i, past) || r.word(i, "-") && r.in(i-1, past):
			p.polarity = extract.Negated
		case r.in(i, ahead):
			p.polarity = extract.Future
		case r.in(i, wouldBe):
			p.void = true
		case r.in(i, doubtful):
			p.polarity = extract.Hypothetical
		case r.in(i, determiners):
			p.one = r.word(i, "a", "an")
			p.left = i - 1
			return p
		case r.word(i, "whose") && p.scope.entity < 0: // "ORG, whose leader"
			k := i - 1
			if r.word(k, ",") {
				k--
			}
			if k = r.before(k); r.mention(k, extract.Country, extract.Organization) {
				p.scope = r.scope(k)
			}
			p.left = i
			return p
		case r.possessive(i) && i > 0 && r.items[r.before(i-1)].entity >= 0 && r.items[r.before(i-1)].is(scopeTypes...):
		case r.possessive(i) && r.mention(i-1, extract.Person) && p.scope.entity < 0:
			p.boss, p.left = i-1, i-2
			return p
		case r.word(i, ")") && r.before(i) != i && r.items[r.before(i)].is(scopeTypes...):
			if p.scope.entity < 0 {
				p.scope = r.scope(r.before(i))
			}
			i = r.before(i)
		case r.mention(i, extract.Nationality) && r.word(i-1, "-") && r.word(i-2, "pro", "anti"): // a pro-European president
			i -= 2
		case r.mention(i, scopeTypes...):
			switch {
			case unknown > 0 && p.scope.entity < 0 && !r.possessive(i+1) && r.items[i].typ != extract.Nationality:
				p.left = i
				return p
			case p.scope.entity >= 0 && !p.scope.org && !p.scope.adj && r.items[i].typ == extract.Organization && (!stateHeads[head] || i+1 == p.scope.at && r.items[p.scope.at].is(extract.Location, extract.City)) && !minister(head) && !r.word(i+1, ","): // the UN's Syria envoy
				p.scope = r.scope(i)
				p.part = p.part || !sent
			case p.scope.entity < 0 && envoys[head] && strings.Contains(head, "ambassador") && r.items[i].typ == extract.Organization: // the UN ambassador
				if r.word(i-1, "to", "the") {
					p.left = i - 1
					return p
				}
			case p.scope.entity < 0 && sent && r.items[i].typ == extract.Country && !r.possessive(i+1) && !acronym(r.d.Slice(r.items[i].Span)):
				p.scope = r.scope(i)
				region = true
			case p.scope.entity >= 0 && p.scope.org && !r.items[i].is(extract.Country, extract.Nationality, extract.Organization):
				p.left = i
				return p
			case p.scope.entity < 0:
				p.scope = r.scope(i)
				p.part = p.part || unknown > 0 && !stateHeads[r.items[t].head]
			case r.word(i+1, ",") || !p.scope.org && !p.scope.adj || r.word(i+1, "and", "-") && !p.scope.org:
				p.left = i
				if plural(r.items[t].word) { // "the French, German and British leaders"
					p.left = i - 1
					if l := r.list(i, scopeTypes...); len(l) > 0 {
						p.left = l[len(l)-1] - 1
					}
					if r.in(p.left, determiners) {
						p.left--
					}
				}
				return p
			}
		case r.word(i, "party", "company", "group", "bank", "union", "firm", "club", "airline") && r.mention(i-1, extract.Organization): // "Conservative party chairman"
		case r.word(i, "shadow"):
			p.shadow = true
		case r.in(i, parts) || r.word(i, "and") && r.in(i-1, parts) && r.in(i+1, parts):
			p.part = true
		case r.in(i, ranks) && !r.word(i, ",", "and"):
			if r.word(i, "deputy", "vice", "assistant", "associate", "senior") {
				p.part = true
			}
		case plural(r.items[t].word) && r.word(i, "and", ",") && p.scope.entity >= 0 && r.mention(i-1, scopeTypes...):
		case i > 0 && r.items[i].typ == extract.Title && r.word(i+1, "and"): // "founder and chief executive"
		case r.word(i, "and") && i > 0 && r.items[i-1].typ == extract.Title:
		case r.items[i].typ == extract.Title && r.items[i].word == "deputy":
			p.part = true
		case r.items[i].typ == extract.Title && i == t-1 && r.items[i].tie != "":
			p.part = true
			unknown++
		case i == t-1 && i > 0 && r.items[i].typ == "" && r.items[i].upper && r.items[t].upper && minister(head) && r.items[i-1].is(scopeTypes...): // Telangana Industries | Minister
		case p.scope.entity < 0 && unknown < 2 && i > 0 && r.items[i].typ == "" && r.items[i].entity < 0 && r.modifier(i) && r.scopedWithin(i-1, 2-unknown):
			unknown++
		default:
			p.left = i
			return p
		}
		i--
	}
	p.left = i
	return p
}

// acronym reports whether a name is written in capitals: "US", "U.K.".
func acronym(name string) bool {
	for i := range len(name) {
		if c := name[i]; c != '.' && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// modifier reports whether item i may be a noun or adjective in front of a title.
func (r *reader) modifier(i int) bool {
	if !r.plain(i) {
		return false
	}
	w := r.items[i].word
	return !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ed")
}

// scopedWithin reports whether a possessive or a nationality word ends at item i
// or at most n words before it.
func (r *reader) scopedWithin(i, n int) bool {
	for ; i >= 0 && n > 0; i, n = i-1, n-1 {
		if r.possessive(i) && i > 0 && r.items[i-1].is(scopeTypes...) || r.mention(i, extract.Nationality) {
			return true
		}
		if r.items[i].typ != "" {
			return false
		}
	}
	return false
}

func (r *reader) scope(i int) scope {
	it := r.items[i]
	return scope{it.entity, i, it.typ == extract.Nationality, it.typ == extract.Organization}
}

// scopeAfter reads on from the title at t: "of the IAEA", "for the Russian
// Foreign Ministry", "of equity research at Nomura". It returns the item behind
// the whole, and whether the office is in a part of the scope.
func (r *reader) scopeAfter(t int) (right int, sc scope, part bool) {
	sc.entity = -1
	i := t + 1
	if r.word(i, "and") && i+1 < len(r.items) && r.items[i+1].typ == extract.Title {
		i += 2
	}
	if !r.word(i, "of", "for", "at", "to", "in", "with", "on") {
		if r.mention(i, extract.Organization) && (r.word(i+1, ",", ".") || i+1 == len(r.items)) && r.word(t-1, ",") && r.mention(t-2, extract.Person) {
			return i + 1, r.scope(i), false // "X, senior vice president Acme,"
		}
		return t + 1, sc, false
	}
	title := r.items[t].head
	sent := envoys[title] && r.items[t].tie == EmployedBy && !r.word(i, "of") || title == "special envoy" || title == "special rapporteur"
	j := r.skip(i+1, 1, determiners)
	for k := 0; k < 3 && (r.in(j, directions) || r.in(j, ranks) && !r.word(j, ",", "and", "-")); k++ {
		j++
	}
	if k := r.skipPlain(j); k > j && k-j <= 4 && r.mention(k, extract.Organization) && r.word(i, "of", "at", "with") && (k == j+1 || r.in(k-1, classes)) {
		j = k // the outlawed PKK, the anti-extremism organisation Quilliam
	}
	if r.word(j+1, "-") && r.word(j+2, "based") && r.mention(j, extract.City, extract.Country) { // the New York-based thinktank, the Council
		if k := r.skip(r.skipPlain(j+3), 1, knownMarks); r.mention(k, extract.Organization) {
			j = k
		}
	}
	if r.mention(j, extract.Nationality) && (r.mention(j+1, extract.Organization) || r.word(j+1, "-")) {
		j++ // the Russian | Foreign Ministry
	}
	if r.mention(j, extract.Country, extract.City) && r.possessive(j+1) && r.mention(j+2, extract.Organization) {
		j += 2
	}
	// "head of equity research at Nomura", "director of the Russia programme at the Institute"
	if !r.mention(j, extract.Organization) && r.word(i, "of", "for") {
		for k, n := i+1, 0; k < len(r.items) && n < 8; k, n = k+1, n+1 {
			if r.word(k, "at", "for", "with") {
				if at := r.skip(k+1, 1, determiners); r.mention(at, extract.Organization) {
					return r.bracketed(at + 1), r.scope(at), true
				}
				break
			}
			if it := r.items[k]; it.typ != "" && it.typ != extract.Country && it.typ != extract.Nationality && it.typ != extract.Location || it.typ == "" && !isLetter(it.word[0]) || r.word(k, "who", "said", "was", "is", "in", "on", "by", "now") {
				break
			}
		}
	}
	if k := r.skipPlain(j); k > j && k-j <= 5 && r.word(i, "of", "for", "on") && (r.mention(k, extract.Person) || r.word(k, ",") && r.mention(k+1, extract.Person)) {
		return k, sc, !stateHeads[title] // "spokesman on foreign affairs, X"
	}
	switch {
	case r.mention(j, extract.Person) && r.word(i, "to") && personal[title]:
		return t + 1, sc, false
	case !r.mention(j, scopeTypes...), r.items[j].typ == extract.Nationality:
		return t + 1, sc, false
	case r.word(i, "in", "to", "with", "at", "on") && !r.items[j].is(extract.Organization) && !(r.word(i, "to") && r.items[t].tie == EmployedBy):
		return t + 1, sc, false
	}
	end := r.bracketed(j + 1)
	if plural(r.items[t].word) { // the presidents of Russia and China
		if l := r.listFrom(j, scopeTypes...); len(l) > 1 {
			return r.bracketed(l[len(l)-1] + 1), r.scope(j), false
		}
	}
	for k, n := end, 0; n < 4 && r.plain(k); k, n = k+1, n+1 { // "chairman of the Commons accounts committee"
		if r.word(k, "council") && !r.items[j].is(extract.Organization) {
			return k + 1, sc, false
		}
		if r.word(k, "committee", "subcommittee", "board", "division", "unit", "arm", "department", "office", "branch", "bureau", "wing", "operations", "subsidiary", "desk", "commission", "taskforce", "mission") {
			return k + 1, r.scope(j), true
		}
	}
	if r.word(end, "group", "caucus", "bloc", "faction", "delegation", "mission", "campaign", "nation", "island", "team", "programme", "program") {
		return end + 1, sc, false // of something that only carries the name
	}
	if sent && !(r.word(i, "for") && r.items[j].is(extract.Country) && (title == "negotiator" || title == "delegate" || title == "ambassador" || title == "chief negotiator")) && !(title == "representative" && r.items[j].is(extract.Organization) && r.word(i, "for", "of", "at")) { // sent there, by whoever is named before
		return end, sc, false
	}
	if r.possessive(end) && end+1 < len(r.items) && r.items[end+1].typ == "" && isLetter(r.items[end+1].word[0]) {
		k := end + 1
		for n := 0; n < 4 && k < len(r.items) && r.items[k].typ == "" && isLetter(r.items[k].word[0]) && !r.in(k, function); n++ {
			k++
		}
		return k, r.scope(j), true // "head of Russia's security service"
	}
	return end, r.scope(j), false
}

// skipPlain returns the index behind the plain words, and "and" and hyphens between
// them, that begin at item i.
func (r *reader) skipPlain(i int) int {
	for r.plain(i) || i > 0 && r.word(i, "and", "-") && r.plain(i-1) && r.plain(i+1) {
		i++
	}
	return i
}

// scopeless reads an office that says not what it is of: "its prime minister",
// "President Putin", "Finance Minister X" in the country the article is about.
func (r *reader) scopeless(t int, p preface, h int, polarity string) {
	tie, person := r.items[t].tie, r.items[h].entity
	if tie == "" {
		return
	}
	if r.word(p.left+1, "its", "their", "whose") {
		if e := r.owner(p.left + 1); e >= 0 {
			sc := scope{entity: e, at: t, org: r.entityType(e) == extract.Organization}
			if tie := r.officeTie(r.items[t].head, tie, sc, p.part); tie != "" {
				r.tie(tie, person, e, polarity, p.left+1, max(t, h), "its-office")
			}
			return
		}
	}
	if r.countrys(p.left) && !r.word(p.left-1, "country", "nation", "republic", "kingdom") {
		if e := r.owner(p.left - 1); e >= 0 && r.entityType(e) == extract.Organization && (r.kindOf(e) == "party") == r.word(p.left-1, "party") {
			if tie := r.officeTie(r.items[t].head, tie, scope{entity: e, at: t, org: true}, p.part); tie != "" {
				r.tie(tie, person, e, polarity, p.left-1, max(t, h), "its-office")
			}
		}
		return
	}
	first, _, _ := strings.Cut(r.items[t].head, " ")
	if tie == SpokespersonOf && (bodyWords[first] && first != "company" || r.word(p.left+1, "his", "her", "my")) {
		return // of a body or a person that the sentence may not name
	}
	if tie == SpokespersonOf && (r.in(h+1, says) || r.in(min(t, h)-1, says) || r.word(h+1, ",") && r.in(h+2, says)) || r.items[t].head == "governor" {
		if e := r.around(tie, t); e >= 0 {
			r.tie(tie, person, e, polarity, t, h, "body-around")
		}
		return
	}
	if r.countrys(p.left) && tie == LeaderOf && r.d.Entities[person].Country == "" && stateHeads[r.items[t].head] {
		if r.home >= 0 {
			r.tie(tie, person, r.home, polarity, t, h, "its-office")
		}
		return
	}
	if c := r.impliedCountry(t, p, tie, person); c >= 0 {
		if tie = r.officeTie(r.items[t].head, tie, scope{entity: c, at: t}, p.part); tie != "" {
			r.tie(tie, person, c, polarity, t, h, "office-country")
		}
	}
}

// owner returns the entity that "its" at item i means: the one country or body
// before it in the sentence, else the first of the sentence before; -1 if that is
// in doubt.
func (r *reader) owner(i int) int {
	if k := r.before(i - 2); r.word(i-1, "and", ",") && r.mention(k, extract.Organization, extract.Country) {
		return r.items[k].entity
	}
	found := -1
	for k := range i {
		if !r.mention(k, extract.Country, extract.Organization) && !(r.mention(k, extract.City) && r.entityType(r.items[k].entity) == extract.Country) {
			continue
		}
		if r.possessive(k+1) && r.mention(k+2, extract.Organization) {
			continue // Chile's Codelco
		}
		if e := r.items[k].entity; found < 0 {
			found = e
		} else if e != found {
			return -1
		}
	}
	if found >= 0 || r.at == 0 {
		return found
	}
	last := r.d.Sentences[r.at-1]
	for m := firstMention(r.d, last.Start); m < len(r.d.Mentions) && r.d.Mentions[m].End <= last.End; m++ {
		if e := r.entityOf[m]; e >= 0 && (r.entityType(e) == extract.Country && r.d.Mentions[m].Type != extract.Nationality || r.entityType(e) == extract.Organization) {
			return e
		}
	}
	return -1
}

// around returns the one body of the sentence that an office without a scope can be
// of: for a spokesperson any but media, for a governor a central bank or a province
// before it; -1 if there is none or several.
func (r *reader) around(tie string, t int) int {
	found := -1
	for i, it := range r.items {
		if it.entity < 0 {
			continue
		}
		kind := ""
		if it.typ == extract.Organization {
			kind = r.kindOf(it.entity)
		}
		switch {
		case tie == SpokespersonOf && it.typ == extract.Organization && !r.word(r.skip(i-1, -1, articles), "told") && kind != "media" && kind != "news-agency" && kind != "social-network" && kind != "armed-group":
		case tie == LeaderOf && i < t && (kind == "central-bank" || it.typ == extract.StateOrProvince):
		default:
			continue
		}
		if found >= 0 && found != it.entity {
			return -1
		}
		found = it.entity
	}
	return found
}

// impliedCountry returns the country of an office that names none: of "President
// Erdogan" and "Attorney General Ashcroft" that of the person, of ministers that
// are not known the one the article is about; -1 if there is none or the document
// does not mention it.
func (r *reader) impliedCountry(t int, p preface, tie string, person int) int {
	title := r.items[t].head
	government := minister(title)
	if !government && !(tie == LeaderOf && stateHeads[title] && !leaders[title]) && !national[title] {
		return -1
	}
	iso := r.d.Entities[person].Country
	if iso == "" && p.boss >= 0 && government {
		iso = r.d.Entities[r.items[p.boss].entity].Country
	}
	if iso != "" {
		if c, ok := r.country[iso]; ok {
			return c
		}
		return -1
	}
	if !government || title == "minister" || tie != EmployedBy {
		return -1
	}
	// "Israeli Prime Minister X and Foreign Minister Y"
	if r.word(p.left, "and") && r.mention(p.left-1, extract.Person) && !strings.Contains(title, "secretary") {
		for _, rel := range slices.Backward(r.d.Relations) {
			if rel.Sentence != r.at {
				break
			}
			if rel.Source == r.items[p.left-1].entity && (rel.Type == LeaderOf || rel.Type == EmployedBy) && r.entityType(rel.Target) == extract.Country {
				return rel.Target
			}
		}
	}
	if r.dateline {
		return r.home
	}
	// Where all that the sentence names is of one country.
	for _, it := range r.items {
		if it.entity < 0 || it.entity == person || r.entityType(it.entity) != extract.Country && !(it.typ == extract.Organization && stateKinds[r.kindOf(it.entity)]) {
			continue
		}
		if e := r.d.Entities[it.entity].Country; e != "" && iso == "" {
			iso = e
		} else if e != "" && e != iso {
			return -1
		}
	}
	if iso == "" {
		return r.home
	}
	if c, ok := r.country[iso]; ok {
		return c
	}
	return -1
}

var (
	// leaders name no state by themselves.
	leaders = phrases("leader,ruler,military leader,governor general,governor-general,first minister,chief minister,regional president,premier,dictator,strongman,coup leader")
	// national offices are of a state where the holder is known to be of one.
	national = phrases("attorney general,chancellor of the exchequer,vice president,deputy prime minister,chief justice,national security adviser,national security advisor,army chief")
)

// officeAlone reads "the Russian president met" of a person whom the document
// names elsewhere and the tables know as the holder.
func (r *reader) officeAlone(t int, p preface, sc scope, polarity string) {
	if r.items[t].tie != LeaderOf || sc.entity < 0 || sc.org || p.part || polarity != extract.Asserted || r.entityType(sc.entity) != extract.Country || r.word(p.left+1, "a", "an") || r.in(p.left, quantifiers) {
		return
	}
	title := r.items[t].head
	if plural(r.items[t].word) || !stateHeads[title] || title == "military leader" {
		return
	}
	iso := r.d.Entities[sc.entity].Country
	for e, ent := range r.d.Entities {
		if ent.Type == extract.Person && ent.Country == iso && r.Holds(ent.Key, iso, title, r.d.Date) {
			if sc.adj && sc.at < t {
				r.tie(NationalityOf, e, sc.entity, extract.Asserted, sc.at, t, "office-alone")
			}
			r.tie(LeaderOf, e, sc.entity, polarity, max(p.left+1, 0), max(t, sc.at), "office-alone")
			return
		}
	}
}
