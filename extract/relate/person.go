package relate

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// people reads what is said of persons without a title: what they are, for whom
// they work, what they lead, and whose counterpart they are.
func (r *reader) people() {
	for i := range r.items {
		if !r.mention(i, extract.Person) {
			continue
		}
		r.apposition(i)
		r.nounBefore(i)
		r.ofBodyOrParty(i)
		r.leads(i)
		r.counterpart(i)
	}
}

// apposition reads ", an analyst at the Danube Institute", ", an Argentine
// diplomat", ", a Finn", ", a Syria expert at Nomura", ", a Democrat".
func (r *reader) apposition(i int) {
	j := r.aged(i + 1)
	article := false
	switch {
	case r.word(j, ",", "–", "—", "("):
		j++
		if r.word(j, "who") && r.word(j+1, "is", "was") {
			j += 2
		}
	case r.word(j, "is", "was"):
		j++
		article = true
	default:
		return
	}
	if j == i+2 && r.word(j-1, ",") { // "X, minister until 2019, is now a professor at"
		for k, n := j, 0; k < len(r.items) && n < 12; k, n = k+1, n+1 {
			if r.word(k, ",") {
				if r.word(k+1, "is") && r.word(k+2, "now", "a", "an", "the") {
					r.described(i, k+2)
				}
				break
			}
		}
	}
	r.describedAs(i, j, article)
}

// aged returns the index behind an age between commas at item i: ", 61 ,".
func (r *reader) aged(i int) int {
	if r.word(i, ",") && r.word(i+2, ",") && r.items[i+1].typ == "" && isDigit(r.items[i+1].word[0]) {
		return i + 2
	}
	return i
}

// described reads what the person at item i is, from item j on.
func (r *reader) described(i, j int) { r.describedAs(i, j, true) }

func (r *reader) describedAs(i, j int, article bool) {
	person := r.items[i].entity
	j = r.skip(j, 1, adverbs)
	polarity, start := extract.Asserted, j
	if r.word(j, "a", "an", "the", "one", "another", "also", "himself", "herself") {
		article = false
		j = r.skip(j, 1, determiners)
	} else if article {
		article = !(r.in(j, workers) || r.in(j+1, workers)) // "X is professor of"
	}
	if article {
		return
	}
	nationality, noun, place := -1, -1, false
	named := r.word(j-1, "a", "an", "the")
	for k := 0; j < len(r.items) && k < 8; j, k = j+1, k+1 {
		switch {
		case r.in(j, past), r.word(j, "-") && r.in(j-1, past):
			polarity = extract.Negated
		case r.mention(j, extract.Nationality) && nationality < 0:
			nationality = j
		case r.in(j, people) || r.in(j, workers):
			noun = j
		case r.word(j, "-") || r.items[j].typ == "" && isLetter(r.items[j].word[0]) && !r.in(j, function) && noun < 0:
		case r.word(j, "and") && noun < 0 && r.plain(j-1) && r.plain(j+1) && j > start+1:
		case r.mention(j, extract.Country, extract.Location, extract.City) && noun < 0: // a Syria expert
			place = true
		case r.word(j, ",") && noun >= 0 && r.in(j+1, workers) || r.word(j, "and") && noun >= 0 && (r.in(j+1, workers) || r.in(j+2, workers)):
		case r.mention(j, extract.Organization) && r.kindOf(r.items[j].entity) == "party" && j > start && noun < 0:
			if r.endsPhrase(j+1) && !(j+1 < len(r.items) && r.items[j+1].typ == extract.Title) || r.in(j+1, partisans) || r.word(j+1, "of", "for") {
				r.tie(MemberOf, person, r.items[j].entity, polarity, i, j, "party")
			}
			return
		default:
			k = 99
			j--
		}
	}
	if nationality >= 0 && r.entityType(r.items[nationality].entity) == extract.Country && nationality-start <= 5 && !r.word(nationality+1, "-") && !place &&
		(noun > nationality && !r.ofNoun(nationality+1, noun) || r.endsPhrase(nationality+1) && !r.titled(nationality+1) && nationality > start || named && r.endsPhrase(r.skipPlain(nationality+1)) && !r.titled(r.skipPlain(nationality+1)) && !r.ofNoun(nationality+1, r.skipPlain(nationality+1))) && !r.in(r.skipPlain(nationality+1)-1, notOwn) {
		r.tie(NationalityOf, person, r.items[nationality].entity, extract.Asserted, i, max(noun, nationality), "nationality-noun")
	}
	if noun >= 0 && r.in(noun, workers) {
		if k, also := r.employer(noun); k >= 0 {
			tie := EmployedBy
			if !also && r.kindOf(r.items[k].entity) == "party" && !r.word(noun+1, "at") {
				tie = MemberOf
			}
			r.tie(tie, person, r.items[k].entity, polarity, i, k, "occupation")
		}
	}
}

// titled reports whether a title or a person stands at item i.
func (r *reader) titled(i int) bool {
	return i < len(r.items) && r.items[i].is(extract.Title, extract.Person)
}

// ofNoun reports whether a body stands between a nationality word and a noun, so
// that the word is the body's.
func (r *reader) ofNoun(i, noun int) bool {
	for ; i < noun; i++ {
		if r.in(i, bodyNouns) {
			return true
		}
	}
	return false
}

// employer returns the item of the body behind the noun of an occupation: "at
// Nomura", "of economics at Keio University"; -1 if there is none. far reports that
// the field of work stands between.
func (r *reader) employer(noun int) (at int, far bool) {
	i := noun + 1
	if !r.word(i, "at", "of", "for", "with", "from", "in", "on") {
		return -1, false
	}
	if !r.word(i, "in", "on") {
		k := r.skip(i+1, 1, determiners)
		for r.in(k, directions) {
			k++
		}
		for n := 0; n < 4 && r.items != nil && k < len(r.items) && (r.in(k, classes) || r.in(k, parts) || r.in(k, ranks) && !r.word(k, ",", "and") || r.word(k, "based") || r.word(k, "-") || r.mention(k, extract.City) && r.word(k+1, "-")); n++ {
			k++
		}
		if r.mention(k, extract.Nationality) && r.mention(k+1, extract.Organization) {
			k++
		}
		if r.mention(k, extract.City, extract.Country) && r.possessive(k+1) && r.mention(k+2, extract.Organization) {
			k += 2
		}
		if r.mention(k, extract.Organization) {
			return k, false
		}
	}
	if r.word(i, "at", "with", "from") {
		return -1, false
	}
	for k, n := i+1, 0; k < len(r.items) && n < 8; k, n = k+1, n+1 { // of economics at
		if r.word(k, "at", "with") {
			if e := r.skip(k+1, 1, determiners); r.mention(e, extract.Organization) {
				return e, true
			}
			return -1, false
		}
		if it := r.items[k]; it.is(extract.Person, extract.Title) || it.typ == "" && !isLetter(it.word[0]) || r.word(k, "who", "said", "was", "is", "told", "has", "had") {
			break
		}
	}
	return -1, false
}

// endsPhrase reports whether a noun phrase ends before item i.
func (r *reader) endsPhrase(i int) bool {
	return i >= len(r.items) || r.word(i, ",", ".", ")", ";", "–", "—", "and", "who", "by", "in", "from", "said", "?", "!", "\"", "”", "but", "when", "with", "living", "whose") || r.items[i].typ != ""
}

// nounBefore reads "Argentine diplomat Rafael Grossi", "ANZ analyst Daniel Hynes",
// "Republican lawmaker X" and, of a bare name, "Kenya's William Ruto", "Spaniard
// Rafael Nadal", "Labour's Diane Abbott".
func (r *reader) nounBefore(i int) {
	person := r.items[i].entity
	if r.possessive(i - 1) {
		k := r.before(i - 2)
		switch {
		case r.word(i+1, "-") || r.in(i+1, regimes):
		case r.mention(k, extract.Country):
			r.tie(NationalityOf, person, r.items[k].entity, extract.Asserted, k, i, "country-name")
		case r.mention(k, extract.Organization):
			r.bodys(k, i)
		}
		return
	}
	switch {
	case r.word(i+1, "-") || r.in(i+1, regimes) || r.possessive(i+1) && r.in(i+2, regimes):
	case r.mention(i-1, extract.Nationality):
		if !r.word(i-2, "-") {
			for _, h := range r.persons(i, r.pluralNation(i-1)) {
				r.nation(h, i-1, "nationality-name")
			}
		}
		return
	case r.mention(i-1, extract.Organization) && r.kindOf(r.items[i-1].entity) == "party" && !r.word(i-2, "new", "-", "of", "the"):
		r.tie(MemberOf, person, r.items[i-1].entity, extract.Asserted, i-1, i, "party")
		return
	}
	if w := r.wordAt(i - 1); strings.HasSuffix(w, "s") && people[w[:len(w)-1]] { // "Irish tycoons X and Y"
		j := i - 2
		for n := 0; n < 3 && r.modifier(j); n++ {
			j--
		}
		if r.mention(j, extract.Nationality) && !r.ofNoun(j+1, i) && !r.word(j-1, "-") && !r.word(j+1, "-") {
			for _, h := range r.persons(i, true) {
				r.nation(h, j, "nationality-noun")
			}
		}
		return
	}
	j, worker, partisan := i-1, false, false
	for n := 0; n < 4 && (r.in(j, people) || r.in(j, workers) || r.in(j, partisans) || r.in(j, fields) || n > 0 && r.in(j, parts) || r.word(j, "-") || n == 0 && r.personNoun(j) || n > 0 && r.modifier(j) && r.scopedWithin(j-1, 2)); j, n = j-1, n+1 {
		worker = worker || r.in(j, workers)
		partisan = partisan || r.in(j, partisans)
		if n == 0 && !r.in(j, people) && !r.in(j, workers) && !r.in(j, partisans) && !r.personNoun(j) {
			return
		}
		if r.word(j, "-") && r.word(j-1, "born", "based") {
			return
		}
	}
	if j == i-1 {
		return
	}
	if r.possessive(j) {
		j--
	}
	j = r.before(j)
	switch {
	case r.mention(j, extract.Nationality) && !r.possessive(j+1) && !r.word(j+1, "-") && !r.ofNoun(j+1, i) && !r.word(j-1, "-"):
		r.nation(i, j, "nationality-noun")
	case partisan && r.mention(j, extract.Organization) && r.kindOf(r.items[j].entity) == "party":
		r.tie(MemberOf, person, r.items[j].entity, r.formerly(j), j, i, "party")
	case worker && r.mention(j, extract.Organization) && !r.word(j+1, "-"):
		tie := EmployedBy
		if k := r.kindOf(r.items[j].entity); k == "party" {
			tie = MemberOf
		} else if k == "sports-club" {
			return
		}
		r.tie(tie, person, r.items[j].entity, r.formerly(j), j, i, "occupation")
	}
}

// wordAt returns the word at item i, lower-case; "" if there is none.
func (r *reader) wordAt(i int) string {
	if i < 0 || i >= len(r.items) || r.items[i].typ != "" {
		return ""
	}
	return r.items[i].word
}

// formerly returns the polarity of what begins at item i.
func (r *reader) formerly(i int) string {
	if r.in(i-1, past) || r.word(i-1, "-") && r.in(i-2, past) {
		return extract.Negated
	}
	return extract.Asserted
}

// plain reports whether item i is a lower-case word with a meaning of its own.
func (r *reader) plain(i int) bool {
	return i >= 0 && i < len(r.items) && r.items[i].typ == "" && !r.items[i].upper && isLetter(r.items[i].word[0]) && !r.in(i, function)
}

// nation writes the nationality at item n of the person at item i.
func (r *reader) nation(i, n int, rule string) {
	if r.d.Slice(r.items[n].Span) == "Pole" && r.word(n+1, "vaulter", "vault", "position", "star", "dancer") {
		return
	}
	if r.entityType(r.items[n].entity) == extract.Country {
		r.tie(NationalityOf, r.items[i].entity, r.items[n].entity, extract.Asserted, n, i, rule)
	}
}

// pluralNation reports whether the nationality word at item i is of several
// people: "Americans", not "Swiss".
func (r *reader) pluralNation(i int) bool {
	s := r.d.Slice(r.items[i].Span)
	return len(s) > 2 && s[len(s)-1] == 's' && s[len(s)-2] != 's'
}

// bodys reads "Labour's Diane Abbott" and "Apple's Tim Cook" from the body at k.
func (r *reader) bodys(k, i int) {
	switch r.kindOf(r.items[k].entity) {
	case "party":
		r.tie(MemberOf, r.items[i].entity, r.items[k].entity, extract.Asserted, k, i, "party")
	case "media", "news-agency", "think-tank", "ngo", "university", "bank", "company":
		r.tie(EmployedBy, r.items[i].entity, r.items[k].entity, extract.Asserted, k, i, "of-body")
	}
}

// ofBodyOrParty reads "Ximena Quispe of the Andean Front (FRA)", "Brad Adams, from
// Human Rights Watch", "John Smith (Labour)", "Roger Federer (Switzerland)".
func (r *reader) ofBodyOrParty(i int) {
	person, j := r.items[i].entity, r.aged(i+1)
	if r.word(j, "(") && r.word(j+2, ")") {
		switch {
		case r.mention(j+1, extract.Organization) && r.kindOf(r.items[j+1].entity) == "party":
			r.tie(MemberOf, person, r.items[j+1].entity, extract.Asserted, i, j+1, "party")
		case r.mention(j+1, extract.Country):
			r.tie(NationalityOf, person, r.items[j+1].entity, extract.Asserted, i, j+1, "country-name")
		}
		return
	}
	comma := r.word(j, ",")
	if comma {
		j++
	}
	if !r.word(j, "of", "at", "from") {
		return
	}
	k := r.skip(j+1, 1, determiners)
	if r.mention(k, extract.Nationality) && r.mention(k+1, extract.Organization) {
		k++
	}
	if r.mention(k, extract.City, extract.Country) && r.possessive(k+1) && r.mention(k+2, extract.Organization) {
		k += 2
	}
	if r.word(j, "of") && !comma && r.mention(k, extract.Country) && k == j+1 && !r.possessive(k+1) && !(i > 0 && r.items[i-1].typ == extract.Title) {
		r.tie(NationalityOf, person, r.items[k].entity, extract.Asserted, i, k, "country-name") // "Fabrice Santoro of France"
	}
	if !r.mention(k, extract.Organization) {
		return
	}
	// Not behind a verb: "took over Acme from Smith of" is one, "bought from X at Y" is not.
	switch kind := r.kindOf(r.items[k].entity); {
	case kind == "party" && !r.word(j, "at"):
		r.tie(MemberOf, person, r.items[k].entity, extract.Asserted, i, k, "party")
	case r.word(j, "at") && (comma || !r.in(i-1, says) && !r.in(i-1, workers)), r.word(j, "from") && !comma:
	case kind == "think-tank" || kind == "university" || kind == "bank" || kind == "ngo" || kind == "company" || kind == "media" && comma:
		r.tie(EmployedBy, person, r.items[k].entity, extract.Asserted, i, k, "of-body")
	}
}

var ruling = set("leads heads chairs runs rules governs led headed chaired ruled governed")

// leads reads "who leads the Greek Cypriot side", "ORG, led by X", "took power
// in".
func (r *reader) leads(i int) {
	person := r.items[i].entity
	j := i + 1
	if r.word(j, ",") {
		j++
	}
	j = r.skip(j, 1, subjectWords)
	for k, n := i+2, 0; r.word(i+1, ",") && k < len(r.items) && n < 8; k, n = k+1, n+1 { // "X, a Kenyan vet who runs"
		if r.word(k, "who") && r.antecedent(k) == i {
			j = r.skip(k, 1, subjectWords)
			break
		}
	}
	bare := j > i+1 || !r.word(j, "led", "leading", "heading", "runs", "headed", "rules", "ruled", "chaired")
	if (r.in(j, ruling) || r.word(j, "heading", "leading")) && bare {
		k := r.skip(j+1, 1, determiners)
		if r.mention(k, extract.Nationality) && r.mention(k+1, extract.Organization) {
			k++
		}
		if r.mention(k, scopeTypes...) && !r.word(k+1, "-") && !r.possessive(k+1) && !r.plainNoun(k+1) && !(k+1 < len(r.items) && r.items[k+1].upper) &&
			(r.items[k].typ == extract.Organization && r.kindOf(r.items[k].entity) != "sports-club" || r.mention(k, extract.Country, extract.StateOrProvince) && r.word(j, "leads", "rules", "governs", "ruled", "governed", "led", "runs")) {
			polarity := extract.Asserted
			if r.word(j, "led", "ruled", "governed", "headed", "chaired") && (r.items[k].is(extract.Country) || r.word(k+1, "from", "until", "between")) {
				polarity = extract.Negated
				if r.word(j-1, "has", "have") {
					polarity = extract.Asserted
				}
			}
			r.tie(LeaderOf, person, r.items[k].entity, polarity, i, k, "leads")
		} else if r.mention(k, extract.Nationality) && r.word(k+1, "side", "community", "government") {
			r.tie(LeaderOf, person, r.items[k].entity, extract.Asserted, i, k, "leads")
		}
	}
	if r.possessive(i+1) && r.mention(i+2, extract.Country) && r.d.Entities[person].Country == r.d.Entities[r.items[i+2].entity].Country && r.Holds(r.d.Entities[person].Key, r.d.Entities[person].Country, "", r.d.Date) {
		r.tie(LeaderOf, person, r.items[i+2].entity, extract.Asserted, i, i+2, "name-country") // "Putin's Russia"
	}
	if r.word(j, "took", "seized", "takes", "seizes", "grabbed") && r.word(j+1, "power") && r.word(j+2, "in") && r.mention(j+3, extract.Country) {
		r.tie(LeaderOf, person, r.items[j+3].entity, extract.Asserted, i, j+3, "took-power")
	}
	h := i - 1
	for h > 0 && r.items[h].typ == extract.Title { // led by President X
		h--
	}
	if r.word(h, "by") && r.word(h-1, "led", "headed", "chaired", "run", "ruled", "represented") {
		if r.word(h-1, "represented") && h == i-1 {
			return
		}
		polarity := extract.Asserted
		if r.word(h-2, "formerly", "previously", "once") {
			polarity = extract.Negated
		}
		k := r.before(r.skip(h-2, -1, subjectWords))
		if r.mention(k, extract.Organization, extract.Country) && !r.word(k-1, "-") {
			r.tie(LeaderOf, person, r.items[k].entity, polarity, k, i, "leads")
		} else if e := r.it(k, true); e >= 0 && r.word(k+1, "is") {
			r.tie(LeaderOf, person, e, polarity, k, i, "leads")
		}
	}
}

// plainNoun reports whether item i goes on with the noun phrase before it, so that
// a name there only qualifies: "the EU delegation".
func (r *reader) plainNoun(i int) bool { return r.plain(i) && !r.endsPhrase(i) && !r.in(i, after) }

// counterpart reads "his Swedish counterpart, Ulf Kristersson", "her counterpart
// in Guinea, X": of the same office as the other person of the sentence.
func (r *reader) counterpart(i int) {
	person := r.items[i].entity
	j := i - 1
	for r.word(j, ",") || j > 0 && r.items[j].typ == extract.Title { // ", Mullah Mohammad Yaqoob"
		j--
	}
	sc := scope{entity: -1}
	switch {
	case r.word(j, "counterpart"):
		j--
		sc = r.scopeAt(j)
	case r.mention(j, extract.Country) && r.word(j-1, "in", "from") && r.word(j-2, "counterpart"):
		sc = r.scope(j)
		j -= 3
	}
	if sc.entity < 0 || r.entityType(sc.entity) != extract.Country || r.word(sc.at-1, "and") && r.mention(sc.at-2, extract.Nationality, extract.Country) {
		return // of two countries: whose counterpart it is cannot be told
	}
	if sc.adj {
		r.tie(NationalityOf, person, sc.entity, extract.Asserted, sc.at, i, "counterpart")
	}
	tie := EmployedBy
	told := false
	for k := j; k >= 0; k-- { // the office of the other, if the sentence tells it
		if it := r.items[k]; it.typ == extract.Title && it.tie != "" {
			tie, told = r.officeTie(it.head, it.tie, sc, false), true
			break
		}
	}
	if ent := r.d.Entities[person]; !told && ent.Country == r.d.Entities[sc.entity].Country && r.Holds(ent.Key, ent.Country, "", r.d.Date) {
		tie = LeaderOf
	}
	if !told {
		for _, rel := range r.d.Relations {
			if rel.Type == LeaderOf && r.entityType(rel.Target) == extract.Country && slices.ContainsFunc(r.items[:max(j, 0)], func(it item) bool { return it.typ == extract.Person && it.entity == rel.Source }) {
				tie = LeaderOf
			}
		}
	}
	if tie != "" {
		r.tie(tie, person, sc.entity, extract.Asserted, sc.at, i, "counterpart")
	}
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

// personNoun reports whether the word at item i names what a person is or does, by
// the lists or by its ending.
func (r *reader) personNoun(i int) bool {
	if r.in(i, people) || r.in(i, workers) {
		return true
	}
	if !r.plain(i) || r.in(i, noPersons) {
		return false
	}
	w := r.items[i].word
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "eer", "yst", "eur"} {
		if n := len(w) - len(end); n >= 3 && w[n:] == end {
			return true
		}
	}
	return false
}

// it returns the entity that "It" means at item 0, where i is 0: the body, or
// country unless only bodies will do, that is the subject of the sentence before;
// -1 if there is none.
func (r *reader) it(i int, bodies bool) int {
	if i != 0 || !r.word(0, "it") || r.at == 0 || r.d.Sentences[r.at].Block-r.d.Sentences[r.at-1].Block > 1 {
		return -1
	}
	last := r.d.Sentences[r.at-1]
	for m := firstMention(r.d, last.Start); m < len(r.d.Mentions) && r.d.Mentions[m].End <= last.End; m++ {
		x, e := r.d.Mentions[m], r.entityOf[m]
		if e < 0 || x.Type != extract.Organization && (bodies || x.Type != extract.Country) {
			continue
		}
		if x.First > last.First {
			if before := strings.ToLower(r.d.Slice(r.d.Tokens[x.First-1].Span)); before != "the" && (function[before] || before == "," && m > 0 && r.d.Mentions[m-1].Last == x.First-1) {
				if !bodies {
					return -1
				}
				continue // "Founded in Kuwait City, Kuwait, the GEF ..."
			}
		}
		return e
	}
	return -1
}
