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
	left, before, polarity := r.scopeBefore(t)
	right, after := r.scopeAfter(t)
	sc := before
	if after.entity >= 0 && !(before.entity >= 0 && after.org && before.adj && r.items[t].tie == "") {
		if before.entity < 0 || !before.adj || after.org {
			sc = after
		}
	}
	if w := r.items[t].word; strings.HasSuffix(w, "-elect") || strings.HasSuffix(w, "-designate") {
		polarity = extract.Future
	}

	holder, rule := -1, ""
	switch {
	case r.mention(right, extract.Person):
		holder, rule = right, "title-name"
	case r.word(left, ",", "(", "–", "—") && r.mention(left-1, extract.Person):
		holder, rule = left-1, "name-title"
	case r.word(left, ",") && r.word(left-1, ")") && r.mention(r.before(left-1), extract.Person):
		holder, rule = r.before(left-1), "name-title"
	case r.word(right, ",") && r.mention(right+1, extract.Person) && r.definite(left, before):
		holder, rule = right+1, "title-name"
	case r.copula(left):
		k := r.skip(left, -1, copulas)
		if r.word(k, "who") && r.word(k-1, ",") {
			k -= 2
		}
		if r.mention(k, extract.Person) {
			holder, rule = k, "name-title"
			if polarity == extract.Asserted && r.word(k+1, "was") && k+1 == left {
				polarity = extract.Negated
			}
			if r.word(k+1, "will") || r.word(k+2, "will") {
				polarity = extract.Future
			}
		}
	}
	if holder < 0 {
		r.officeAlone(t, left, sc, polarity)
		return
	}
	person := r.items[holder].entity
	tie := r.items[t].tie
	if sc.entity < 0 {
		if c := r.impliedCountry(t, left, tie, person); c >= 0 {
			r.tie(tie, person, c, polarity, t, holder, "office-country")
		}
		return
	}
	if sc.adj && r.entityType(sc.entity) == extract.Country && sc.at < t {
		r.tie(NationalityOf, person, sc.entity, extract.Asserted, sc.at, max(holder, t), rule)
	}
	if sc.org && r.kindOf(sc.entity) == "party" && (tie == EmployedBy || tie == "") {
		tie = MemberOf
	}
	if tie != "" {
		r.tie(tie, person, sc.entity, polarity, min(sc.at, t, holder), max(sc.at, t, holder), rule)
	}
}

var copulas = set("is was became remains as been be has who will become elected re-elected appointed named sworn in served serves")

// copula reports whether what stands at item i, before an office, says that its
// subject holds it: "is the", "was elected".
func (r *reader) copula(i int) bool {
	return r.word(i, "is", "was", "became", "remains", "as", "been", "become", "elected", "appointed", "named", "serves", "served")
}

// definite reports whether an office before a comma and a name may be that
// person's: it is of something ("China's foreign minister, Wang Yi,") or pointed
// out ("its prime minister, Edi Rama").
func (r *reader) definite(left int, before scope) bool {
	return before.entity >= 0 || r.in(left+1, determiners)
}

// scopeBefore reads back from the title at t over what it is of: "South Korean",
// "India's Ministry of External Affairs (MEA)". It returns the item before the
// whole and the scope that stands nearest.
func (r *reader) scopeBefore(t int) (left int, sc scope, polarity string) {
	sc.entity, polarity = -1, extract.Asserted
	i := t - 1
	for i >= 0 {
		switch {
		case r.in(i, past) || r.word(i, "-") && r.in(i-1, past):
			polarity = extract.Negated
		case r.in(i, ahead):
			polarity = extract.Future
		case r.in(i, determiners):
			return i - 1, sc, polarity
		case r.possessive(i) && i > 0 && r.items[r.before(i-1)].entity >= 0 && r.items[r.before(i-1)].is(scopeTypes...):
		case r.word(i, ")") && r.before(i) != i && r.items[r.before(i)].is(scopeTypes...):
			if sc.entity < 0 {
				sc = r.scope(r.before(i))
			}
			i = r.before(i)
		case r.mention(i, scopeTypes...):
			if sc.entity >= 0 && sc.org && !r.items[i].is(extract.Country, extract.Nationality, extract.Organization) {
				return i, sc, polarity
			}
			if sc.entity < 0 {
				sc = r.scope(i)
			} else if r.word(i+1, ",") || !sc.org && !sc.adj {
				return i, sc, polarity
			}
		case r.in(i, ranks) && !r.word(i, ",", "and"):
		case i > 0 && r.items[i].typ == extract.Title && r.word(i+1, "and"): // "founder and chief executive"
		case r.word(i, "and") && i > 0 && r.items[i-1].typ == extract.Title:
		default:
			return i, sc, polarity
		}
		i--
	}
	return i, sc, polarity
}

func (r *reader) scope(i int) scope {
	it := r.items[i]
	return scope{it.entity, i, it.typ == extract.Nationality, it.typ == extract.Organization}
}

// scopeAfter reads on from the title at t: "of the IAEA", "for the Russian
// Foreign Ministry". It returns the item behind the whole.
func (r *reader) scopeAfter(t int) (right int, sc scope) {
	sc.entity = -1
	i := t + 1
	if !r.word(i, "of", "for", "at", "to", "in", "with") {
		return i, sc
	}
	j := r.skip(i+1, 1, determiners)
	for k := 0; k < 3 && (r.in(j, directions) || r.in(j, ranks) && !r.word(j, ",", "and", "-")); k++ {
		j++
	}
	if r.mention(j, extract.Nationality) && (r.mention(j+1, extract.Organization) || r.word(j+1, "-")) {
		j++ // the Russian | Foreign Ministry
	}
	if r.mention(j, extract.Country, extract.City) && r.possessive(j+1) && r.mention(j+2, extract.Organization) {
		j += 2
	}
	if !r.mention(j, scopeTypes...) || r.word(i, "in", "to", "with", "at") && !r.items[j].is(extract.Organization) && !(r.word(i, "to") && r.items[t].tie == EmployedBy) {
		return t + 1, sc
	}
	sc = r.scope(j)
	return r.bracketed(j + 1), sc
}

// stateOffices imply a state where none is named.
var stateOffices = set("president prime-minister chancellor king queen emir sultan")

// impliedCountry returns the country of an office that names none: of "its prime
// minister" the first of the sentence before, of "President Erdogan" that of the
// person, of ministers else the one the article is about; -1 if the document does
// not mention it.
func (r *reader) impliedCountry(t, left int, tie string, person int) int {
	title := r.items[t].word
	minister := strings.HasSuffix(title, "minister") || strings.HasPrefix(title, "minister") || strings.HasSuffix(title, "secretary of state")
	if tie != LeaderOf && tie != EmployedBy || !minister && !stateOffices[strings.ReplaceAll(title, " ", "-")] {
		return -1
	}
	if r.word(left+1, "its", "their") && r.at > 0 {
		last := r.d.Sentences[r.at-1]
		for m := firstMention(r.d, last.Start); m < len(r.d.Mentions) && r.d.Mentions[m].End <= last.End; m++ {
			if e := r.entityOf[m]; e >= 0 && r.entityType(e) == extract.Country {
				return e
			}
		}
	}
	if iso := r.d.Entities[person].Country; iso != "" {
		if c, ok := r.country[iso]; ok {
			return c
		}
		return -1
	}
	if tie != EmployedBy {
		return -1
	}
	return r.home
}

// officeAlone reads "the Russian president met" of a person whom the document
// names elsewhere and the tables know as the leader.
func (r *reader) officeAlone(t, left int, sc scope, polarity string) {
	if r.items[t].tie != LeaderOf || sc.entity < 0 || sc.org || polarity != extract.Asserted || r.entityType(sc.entity) != extract.Country {
		return
	}
	if title := strings.ReplaceAll(r.items[t].word, " ", "-"); !stateOffices[title] && title != "leader" {
		return
	}
	iso := r.d.Entities[sc.entity].Country
	for e, ent := range r.d.Entities {
		if ent.Type == extract.Person && ent.Country == iso && r.Holds(ent.Key, iso, r.d.Date) {
			if sc.adj && sc.at < t {
				r.tie(NationalityOf, e, sc.entity, extract.Asserted, sc.at, t, "office-alone")
			}
			r.tie(LeaderOf, e, sc.entity, polarity, max(left+1, 0), t, "office-alone")
			return
		}
	}
}

// people reads what is said of persons without a title: what they are, for whom
// they work, what they lead, and whose counterpart they are.
func (r *reader) people() {
	for i := range r.items {
		if !r.mention(i, extract.Person) {
			continue
		}
		r.apposition(i)
		r.nounBefore(i)
		r.leads(i)
		r.counterpart(i)
	}
}

// apposition reads ", an analyst at the Danube Institute", ", an Argentine
// diplomat", ", a Finn".
func (r *reader) apposition(i int) {
	person := r.items[i].entity
	j := i + 1
	switch {
	case r.word(j, ","):
		j++
		if r.word(j, "who") && r.word(j+1, "is", "was") {
			j += 2
		}
	case r.word(j, "is", "was"):
		j++
	case r.word(j, "of", "at", "from") && r.mention(r.skip(j+1, 1, determiners), extract.Organization):
		k := r.skip(j+1, 1, determiners)
		if kind := r.kindOf(r.items[k].entity); kind == "party" && !r.word(j, "at") {
			r.tie(MemberOf, person, r.items[k].entity, extract.Asserted, i, k, "party")
		} else if kind == "think-tank" || kind == "university" || kind == "bank" || kind == "ngo" || kind == "company" {
			r.tie(EmployedBy, person, r.items[k].entity, extract.Asserted, i, k, "of-body")
		}
		return
	default:
		return
	}
	if !r.word(j, "a", "an", "the", "one") && !r.in(j, people) && !r.in(j, workers) {
		return
	}
	j = r.skip(j, 1, determiners)
	polarity, nationality, noun := extract.Asserted, -1, -1
	for k := 0; j < len(r.items) && k < 7; j, k = j+1, k+1 {
		switch {
		case r.in(j, past):
			polarity = extract.Negated
		case r.mention(j, extract.Nationality) && nationality < 0:
			nationality = j
		case r.in(j, people) || r.in(j, workers):
			noun = j
		case r.word(j, "-") || r.items[j].typ == "" && isLetter(r.items[j].word[0]) && !r.word(j, "of", "at", "for", "with", "in", "from", "who", "and", "whose", "to", "on", "by", "that") && noun < 0:
		default:
			k = 99
			j--
		}
	}
	if nationality >= 0 && r.entityType(r.items[nationality].entity) == extract.Country && (noun > nationality || !r.word(nationality+1, "-") && r.endsPhrase(nationality+1)) {
		r.tie(NationalityOf, person, r.items[nationality].entity, extract.Asserted, i, max(noun, nationality), "nationality-noun")
	}
	if noun >= 0 && r.in(noun, workers) && r.word(noun+1, "at", "of", "for", "with", "from") {
		k := r.skip(noun+2, 1, determiners)
		for r.in(k, directions) {
			k++
		}
		if r.mention(k, extract.Nationality) && r.mention(k+1, extract.Organization) {
			k++
		}
		if r.mention(k, extract.Organization) {
			r.tie(EmployedBy, person, r.items[k].entity, polarity, i, k, "occupation")
		}
	}
}

// endsPhrase reports whether a noun phrase ends before item i.
func (r *reader) endsPhrase(i int) bool {
	return i >= len(r.items) || r.word(i, ",", ".", ")", ";", "and", "who", "by", "in", "from", "said") || r.items[i].typ != ""
}

// nounBefore reads "Argentine diplomat Rafael Grossi", "ANZ analyst Daniel Hynes"
// and, of a bare name, "Kenya's William Ruto".
func (r *reader) nounBefore(i int) {
	person := r.items[i].entity
	if r.possessive(i-1) && r.mention(i-2, extract.Country) {
		r.tie(NationalityOf, person, r.items[i-2].entity, extract.Asserted, i-2, i, "country-name")
		return
	}
	j, worker := i-1, false
	for ; r.in(j, people) || r.in(j, workers) || r.word(j, "political", "senior", "chief", "human", "rights", "opposition", "tennis", "football", "film", "-"); j-- {
		worker = worker || r.in(j, workers)
	}
	if j == i-1 {
		return
	}
	if r.possessive(j) {
		j--
	}
	switch {
	case r.mention(j, extract.Nationality) && r.entityType(r.items[j].entity) == extract.Country && !r.possessive(j+1):
		r.tie(NationalityOf, person, r.items[j].entity, extract.Asserted, j, i, "nationality-noun")
	case worker && r.mention(j, extract.Organization):
		r.tie(EmployedBy, person, r.items[j].entity, extract.Asserted, j, i, "occupation")
	}
}

// leads reads "who leads the Greek Cypriot side", "ORG, led by X", "took power
// in".
func (r *reader) leads(i int) {
	person := r.items[i].entity
	j := i + 1
	if r.word(j, ",") {
		j++
	}
	j = r.skip(j, 1, subjectWords)
	if r.word(j, "leads", "heads", "chairs", "runs", "rules", "governs", "led", "headed", "chaired", "ruled", "governed", "heading", "leading") && (j > i+1 || r.items[j].word != "led" && r.items[j].word != "leading" && r.items[j].word != "heading") {
		k := r.skip(j+1, 1, determiners)
		if r.mention(k, scopeTypes...) && !r.word(k+1, "-") && (r.items[k].typ == extract.Organization || r.word(j, "leads", "rules", "governs", "ruled", "governed", "led", "runs")) {
			r.tie(LeaderOf, person, r.items[k].entity, extract.Asserted, i, k, "leads")
		}
	}
	if r.possessive(i+1) && r.mention(i+2, extract.Country) && r.d.Entities[person].Country == r.d.Entities[r.items[i+2].entity].Country && r.Holds(r.d.Entities[person].Key, r.d.Entities[person].Country, r.d.Date) {
		r.tie(LeaderOf, person, r.items[i+2].entity, extract.Asserted, i, i+2, "name-country") // "Putin's Russia"
	}
	if r.word(j, "took", "seized", "takes", "seizes", "grabbed") && r.word(j+1, "power") && r.word(j+2, "in") && r.mention(j+3, extract.Country) {
		r.tie(LeaderOf, person, r.items[j+3].entity, extract.Asserted, i, j+3, "took-power")
	}
	if r.word(i-1, "by") && r.word(i-2, "led", "headed", "chaired", "run", "ruled", "founded") && !r.word(i-2, "founded") {
		k := i - 3
		k = r.skip(k, -1, subjectWords)
		if k = r.before(k); r.mention(k, extract.Organization, extract.Country) {
			r.tie(LeaderOf, person, r.items[k].entity, extract.Asserted, k, i, "leads")
		}
	}
}

// counterpart reads "his Swedish counterpart, Ulf Kristersson": of the same office
// as the other person of the sentence.
func (r *reader) counterpart(i int) {
	person := r.items[i].entity
	j := i - 1
	for r.word(j, ",") || j > 0 && r.items[j].typ == extract.Title { // ", Mullah Mohammad Yaqoob"
		j--
	}
	if !r.word(j, "counterpart", "counterparts") {
		return
	}
	j--
	sc := r.scopeAt(j)
	if sc.entity < 0 || r.entityType(sc.entity) != extract.Country {
		return
	}
	if sc.adj {
		r.tie(NationalityOf, person, sc.entity, extract.Asserted, sc.at, i, "counterpart")
	}
	tie := EmployedBy
	for k := j; k >= 0; k-- { // the office of the other, if the sentence tells it
		if r.items[k].typ == extract.Title && r.items[k].tie != "" {
			tie = r.items[k].tie
			break
		}
	}
	if !slices.ContainsFunc(r.items[:j], func(it item) bool { return it.typ == extract.Title }) {
		for _, rel := range r.d.Relations {
			if rel.Type == LeaderOf && slices.ContainsFunc(r.items[:j], func(it item) bool { return it.typ == extract.Person && it.entity == rel.Source }) {
				tie = LeaderOf
			}
		}
	}
	r.tie(tie, person, sc.entity, extract.Asserted, sc.at, i, "counterpart")
}

func (r *reader) scopeAt(i int) scope {
	if r.possessive(i) {
		i--
	}
	if r.mention(i, extract.Country, extract.Nationality) {
		return r.scope(i)
	}
	return scope{entity: -1}
}
