package relate

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// joiners are the types of what can be a member.
var joiners = []extract.Type{extract.Country, extract.Person, extract.Organization, extract.City}

// members reads who belongs to what body.
func (r *reader) members() {
	for i := range r.items {
		switch {
		case r.mention(i, extract.Organization):
			r.joined(i)
			r.hired(i)
			r.memberWord(i)
			r.partOf(i)
			r.becomes(i)
		case r.word(i, "known") && r.word(i+1, "as"), r.word(i, "called"):
			r.knownAs(i)
		case r.word(i, "joined", "join"):
			r.joinedBare(i)
		case r.in(i, blocs) && r.word(i-1, "the"):
			r.joined(i)
			r.becomes(i)
		case r.in(i, blocs) && r.word(i-1, "own") && r.word(i-2, "their"):
			r.ownBloc(i)
		}
	}
	r.theNumber()
}

// organNames end the names of parts of bodies.
var organNames = set("council committee board court commission assembly secretariat office bureau parliament panel tribunal")

// partOf reads "the ECB's Governing Council" and "the Baltic Command (BRC), a part
// of NATO" around the body at i, and "A, B and C form the SACU".
func (r *reader) partOf(i int) {
	body := r.items[i].entity
	if next := r.bracketed(i + 1); r.possessive(next) && r.mention(next+1, extract.Organization) {
		name := r.d.Slice(r.items[next+1].Span)
		if kind := r.kindOf(body); (kind == "igo" || kind == "bloc" || kind == "un-body" || kind == "central-bank" || kind == "company" || kind == "party") && organNames[strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])] {
			r.tie(MemberOf, r.items[next+1].entity, body, extract.Asserted, i, next+1, "part-of")
		}
	}
	if k := r.whole(i); k >= 0 {
		r.tie(MemberOf, r.items[k].entity, body, extract.Asserted, k, i, "part-of")
	}
	j := r.skip(i-1, -1, determiners)
	if r.word(j, "form", "formed", "founded") && memberKinds[r.kindOf(body)] {
		if l := r.list(j-1, extract.Country); len(l) > 1 {
			for _, s := range l {
				r.tie(MemberOf, r.items[s].entity, body, extract.Asserted, s, i, "own-bloc")
			}
		}
	}
}

// whole returns the item of the body that is said to be a part of the body at i;
// -1 if there is none.
func (r *reader) whole(i int) int {
	j := r.skip(i-1, -1, determiners)
	if !r.word(j, "of") || !r.word(j-1, "part", "arm", "branch", "wing") {
		return -1
	}
	k := r.skip(j-2, -1, partWords)
	if r.word(k, ",") {
		k--
	}
	if k = r.before(k); k < j-2 && r.mention(k, extract.Organization) {
		return k
	}
	return -1
}

// becomes reads "will become the alliance's 32nd member" around the body at i.
func (r *reader) becomes(i int) {
	body, next := r.bodyAt(i), r.bracketed(i+1)
	if body < 0 || !r.possessive(next) {
		return
	}
	next++
	for k := 0; k < 3 && next < len(r.items) && r.items[next].typ == "" && !r.word(next, "member"); k++ {
		next++
	}
	j := r.skip(i-1, -1, determiners)
	if !r.word(next, "member") || !r.word(j, "become", "becomes", "became", "becoming", "is", "are") {
		return
	}
	polarity := extract.Asserted
	if r.word(j, "become", "becoming") {
		polarity = extract.Hypothetical
	}
	subjects, polarity := r.subjects(j-1, polarity)
	for _, s := range subjects {
		r.tie(MemberOf, s.entity, body, polarity, s.at, next, "member")
	}
}

// ownBloc reads "A, B and C ... their own bloc, the D" from the word bloc at i.
func (r *reader) ownBloc(i int) {
	k := r.skip(i+1, 1, listMarks)
	if !r.mention(k, extract.Organization) {
		return
	}
	for j := i - 1; j > 0; j-- {
		if l := r.list(j, extract.Country); len(l) > 1 {
			for _, s := range l {
				r.tie(MemberOf, r.items[s].entity, r.items[k].entity, extract.Asserted, s, k, "own-bloc")
			}
			return
		}
	}
}

// theNumber reads "The eight are A, B and C" where an earlier sentence told of
// "eight OPEC+ countries".
func (r *reader) theNumber() {
	if len(r.items) < 5 || !r.word(0, "the") || r.items[1].typ != "" {
		return
	}
	if r.word(2, "allies", "members") && r.word(3, "are", ":") { // the 12 allies are
		l := r.listFrom(4, joiners...)
		if body := r.bodyBefore(0); body >= 0 && len(l) > 1 {
			for _, s := range l {
				r.tie(MemberOf, r.items[s].entity, body, extract.Asserted, 0, s, "the-number")
			}
		}
		return
	}
	if !r.word(2, "are", "were", "include", ":") {
		return
	}
	l := r.listFrom(3, joiners...)
	if len(l) < 2 {
		return
	}
	number := r.items[1].word
	for m := firstMention(r.d, r.items[0].Start) - 1; m >= 0; m-- {
		x := r.d.Mentions[m]
		if x.Type != extract.Organization || r.entityOf[m] < 0 || x.First == 0 || x.Last >= len(r.d.Tokens) {
			continue
		}
		before, after := r.d.Slice(r.d.Tokens[x.First-1].Span), r.d.Slice(r.d.Tokens[x.Last].Span)
		if strings.EqualFold(before, number) && memberNouns[after] {
			for _, s := range l {
				r.tie(MemberOf, r.items[s].entity, r.entityOf[m], extract.Asserted, 0, s, "the-number")
			}
			return
		}
	}
}

// bodyAt returns the entity of the body at item i, a name or "the alliance" for
// the body last named; -1 if it is none that has members.
func (r *reader) bodyAt(i int) int {
	if r.mention(i, extract.Organization) {
		return r.items[i].entity
	}
	if r.in(i, blocs) && r.word(i-1, "the") {
		for m := firstMention(r.d, r.items[i].Start) - 1; m >= 0; m-- {
			e := r.entityOf[m]
			if e < 0 {
				continue
			}
			if k := r.Kind(r.d.Entities[e].Key); k == "igo" || k == "bloc" {
				return e
			}
		}
	}
	return -1
}

// joined reads the verb before the body at item i, and its subjects: "Finland
// joined NATO", "Mali, Niger and Burkina Faso left ECOWAS", "will join the GEF".
func (r *reader) joined(i int) {
	body := r.bodyAt(i)
	if body < 0 {
		return
	}
	j := r.skip(i-1, -1, determiners)
	if r.possessive(j) && r.mention(j-1, extract.Organization) { // the ECB's Governing Council
		j = r.skip(j-2, -1, determiners)
	}
	kind := r.kindOf(body)
	if !memberKinds[kind] && kind != "" && !(r.word(j, "on") && kind == "agency") {
		return
	}
	polarity := extract.Asserted
	switch {
	case r.word(j, "joined", "joins"):
	case r.word(j, "join"):
		polarity = extract.Hypothetical
	case r.word(j, "joining"):
		polarity = extract.Hypothetical
	case r.word(j, "left", "quit", "leaves", "quits", "exited"):
		polarity = extract.Negated
	case r.word(j, "from") && r.word(j-1, "withdrew", "withdrawn", "seceded", "resigned"):
		polarity, j = extract.Negated, j-1
	case r.word(j, "of") && r.word(j-1, "out") && r.word(j-2, "pulled", "walked"):
		polarity, j = extract.Negated, j-2
	case r.word(j, "to") && r.word(j-1, "belongs", "belonged", "belong", "returned", "rejoined"):
		j--
	case r.word(j, "rejoined"):
	case r.word(j, "of", "in") && r.word(j-1, "membership") && r.word(j-2, "its", "their") && r.word(j-3, "froze", "suspended", "ended", "renounced"):
		polarity, j = extract.Negated, j-3
	case r.word(j, "on") && r.word(j-1, "sits", "serves"):
	case r.word(j, "in") && r.word(j-1, "already"):
		j--
	default:
		return
	}
	if next := r.bracketed(i + 1); r.titled(next) || r.plainNoun(next) || r.possessive(next) || r.word(next, "-") || r.word(next, "in") && next+1 < len(r.items) && strings.HasSuffix(r.items[next+1].word, "ing") {
		return // "joined Nato exercises", "joined the EU in condemning"
	}
	verb := j
	if r.word(j, "on") {
		verb--
	}
	subjects, polarity := r.subjects(verb-1, polarity)
	for _, s := range subjects {
		typ, from := r.entityType(s.entity), r.kindOf(s.entity)
		switch {
		case typ == extract.Organization && from != "party" && from != "company":
		case r.word(j, "on"):
			if typ == extract.Person {
				r.tie(MemberOf, s.entity, body, polarity, s.at, i, "joined")
			}
		case kind == "" && (polarity == extract.Negated || typ != extract.Country):
		default:
			r.tie(MemberOf, s.entity, body, polarity, s.at, i, "joined")
		}
	}
}

// employers are classes of bodies that people join as workers.
var employers = set("company bank media news-agency think-tank university ngo ministry central-bank agency")

// hired reads a person who joins or leaves the body at i as an employer.
func (r *reader) hired(i int) {
	j := r.skip(i-1, -1, determiners)
	if kind := r.kindOf(r.items[i].entity); !employers[kind] && !r.word(j-1, "works") {
		return
	}
	polarity := extract.Asserted
	switch {
	case r.word(j, "joined", "joins", "join"):
	case r.word(j, "for", "at") && r.word(j-1, "works"):
		j--
	case r.word(j, "left", "quit"):
		polarity = extract.Negated
	default:
		return
	}
	if next := r.bracketed(i + 1); r.titled(next) || r.plainNoun(next) || r.possessive(next) || r.word(next, "-") || r.word(next, "in") && next+1 < len(r.items) && strings.HasSuffix(r.items[next+1].word, "ing") {
		return
	}
	k := j - 1
	for ; r.in(k, auxiliaries); k-- {
		switch {
		case r.word(k, "will"):
			polarity = extract.Future
		case r.word(k, "would", "could", "might", "may"):
			polarity = extract.Hypothetical
		case r.word(k, "to"):
			return // "called on X to quit"
		case r.word(k, "that", "both", "who") || r.word(k, ","):
			if r.word(k, "that", "both") {
				return
			}
		}
	}
	if r.word(k, "who") {
		k = r.antecedent(k)
	} else if r.word(k+1, ",") {
		k = r.past(k + 1)
	}
	if r.mention(k, extract.Person) {
		r.tie(EmployedBy, r.items[k].entity, r.items[i].entity, polarity, k, i, "joined")
	}
}

// A subject is what a verb is said of.
type subject struct{ entity, at int }

// subjects returns the subjects of a verb of joining or leaving, which stands
// behind item j, and its polarity with the auxiliaries between them.
func (r *reader) subjects(j int, polarity string) ([]subject, string) {
	infinitive, verb := false, false // "to join", and what "to" belongs to
loop:
	for ; j >= 0; j-- {
		switch {
		case r.word(j, "not", "never", "n't", "n’t", "refused", "declined"):
			polarity, verb = extract.Negated, verb || r.word(j, "refused", "declined")
		case r.word(j, "will", "shall"):
			if polarity == extract.Hypothetical {
				polarity = extract.Future
			}
		case r.word(j, "due", "set", "expected", "poised", "scheduled"):
			polarity, verb = extract.Future, true
		case r.word(j, "would", "could", "might", "may", "can", "hopes", "hope", "wants", "want", "hoped", "wanted", "plans", "planned", "seeks", "seeking", "hoping", "aims", "likely", "eager", "keen", "ready", "wishes", "decided", "voted", "agreed"):
			if polarity != extract.Negated {
				polarity = extract.Hypothetical
			}
			verb = true
		case r.word(j, "to"):
			infinitive = true
		case r.in(j, auxiliaries) && !r.word(j, "that", ","):
		case r.word(j, ",") && r.word(j+1, "which", "who"):
		case r.word(j, ","): // "Finland, whose border with Russia is long, joined"
			k := j - 1
			for k > 0 && !r.word(k, ",", ";") {
				k--
			}
			if !r.word(k, ",") || !r.word(k+1, "whose", "which", "who", "a", "an", "the", "once", "until", "still") {
				return nil, polarity
			}
			j = k
		default:
			break loop
		}
	}
	if infinitive && !verb {
		return nil, polarity // "left the UK to join"
	}
	l := r.list(j, joiners...)
	for _, s := range l {
		if s == l[len(l)-1] && r.word(s-1, "if", "whether", "should", "unless", "until", "once", "before") {
			polarity = extract.Hypothetical
		}
	}
	var out []subject
	for _, s := range l {
		out = append(out, subject{r.items[s].entity, s})
	}
	if e := r.it(j, false); e >= 0 {
		out = append(out, subject{e, j})
	}
	if r.word(j, "it") && (r.in(j-1, says) || r.word(j-1, "that", "hopes", "believes")) { // "Tbilisi says it will still join"
		for k := range min(2, j) {
			if r.items[k].entity >= 0 && r.entityType(r.items[k].entity) == extract.Country && !r.items[k].is(extract.Nationality) {
				out = append(out, subject{r.items[k].entity, k})
				break
			}
		}
	}
	return out, polarity
}

// joinedBare reads "joined last April" and "will still join by 2030" of the body
// last named.
func (r *reader) joinedBare(i int) {
	if !r.word(i+1, "last", "in", "by", "on", "this", "next", ",", "as") || r.word(i+1, "in") && i+2 < len(r.items) && r.items[i+2].typ == "" && !isDigit(r.items[i+2].word[0]) && !months[r.items[i+2].word] {
		return
	}
	if r.word(i+1, ",") && i+2 < len(r.items) {
		return
	}
	body := r.bodyBefore(i)
	if body < 0 {
		return
	}
	polarity := extract.Asserted
	if r.word(i, "join") {
		polarity = extract.Hypothetical
	}
	subjects, polarity := r.subjects(i-1, polarity)
	for _, s := range subjects {
		if r.entityType(s.entity) == extract.Country {
			r.tie(MemberOf, s.entity, body, polarity, s.at, i, "joined-bare")
		}
	}
}

// bodyBefore returns the body of states last named before item i, in this sentence
// or the three before; -1 if there is none.
func (r *reader) bodyBefore(i int) int {
	start := r.d.Sentences[max(r.at-3, 0)].Start
	for m := firstMention(r.d, r.items[i].Start) - 1; m >= 0 && r.d.Mentions[m].Start >= start; m-- {
		if e := r.entityOf[m]; e >= 0 {
			if k := r.Kind(r.d.Entities[e].Key); k == "igo" || k == "bloc" {
				return e
			}
		}
	}
	return -1
}

// memberWord reads the word member around the body at item i: "Labour MP X" is an
// office; here are "NATO member Turkey", "Turkey, a member of NATO", "members of
// the EU include", "Sheinbaum's party, Morena", "who is from the DP".
func (r *reader) memberWord(i int) {
	body := r.items[i].entity
	next := r.bracketed(i + 1)
	if r.possessive(next) {
		next++
	}
	next = r.skip(next, 1, memberRanks)
	kind := r.kindOf(body)
	states := r.in(next, memberNouns) && (kind == "igo" || kind == "bloc" || kind == "un-body")
	if r.word(next, "member", "members") || states && r.in(next+1, exampleWords) && !r.word(next+1, "are", "-", ":") {
		k := next + 1
		if r.in(k, memberNouns) {
			k++
		}
		if r.word(k, ",") {
			k++
		}
		if r.word(k, "-") && r.mention(k+1, joiners...) && r.items[k].Start == r.items[k-1].End {
			return
		}
		one := r.word(next, "member") && !r.word(next+1, "states", "countries", "nations")
		for n, s := range r.listFrom(r.skip(k, 1, exampleWords), joiners...) {
			if r.items[s].is(extract.Organization) && (n > 0 || kind == "party") || n > 0 && one {
				break // "members A, B and C, the Saudi-led coalition"
			}
			r.tie(MemberOf, r.items[s].entity, body, extract.Asserted, i, s, "member")
		}
	}

	j := r.skip(i-1, -1, determiners)
	if r.word(j, "of") && r.word(j-1, "member", "members") {
		if r.plainNoun(next) && !r.in(next, exampleWords) && !r.in(next, classes) {
			return // "a member of the BMW management board"
		}
		polarity := extract.Asserted
		k := j - 2
		for ; r.in(k, past) || r.in(k, determiners) || r.in(k, ranks) || r.word(k, "not", "never", "n't", "n’t", "neither", "member", "permanent", "non-permanent", "full", "is", "are", "was", "were", "also", "one", "became", "become", "as", "both", "which", "who", "longstanding", "has", "been"); k-- {
			switch {
			case r.in(k, past), r.word(k, "not", "never", "n't", "n’t", "neither"):
				polarity = extract.Negated
			case r.word(k, "become"):
				polarity = extract.Future
			}
		}
		if r.word(k, ",", "(") {
			k--
		}
		for _, s := range r.list(k, joiners...) {
			r.tie(MemberOf, r.items[s].entity, body, polarity, s, i, "member")
		}
		for _, s := range r.listFrom(r.skip(next, 1, exampleWords), joiners...) {
			if next > i+1 || r.word(i+1, "include", "are", "including", "such") {
				r.tie(MemberOf, r.items[s].entity, body, extract.Asserted, i, s, "member")
			}
		}
		return
	}
	for r.word(j, "main", "ruling", "opposition", "largest", "biggest", "centre-right", "centre-left", "far-right") {
		j--
	}
	if r.word(j, ",") && r.word(j-1, "party") && r.possessive(j-2) && r.mention(j-3, extract.Person) || r.word(j, "party") && r.possessive(j-1) && r.mention(j-2, extract.Person) {
		k := j - 3
		if r.word(j, "party") {
			k = j - 2
		}
		r.tie(MemberOf, r.items[k].entity, body, extract.Asserted, k, i, "party")
		return
	}
	if r.kindOf(body) == "party" && r.word(j, "from", "of") && r.word(j-1, "is", "comes") && r.word(j-2, "who") {
		k := j - 3
		if r.word(k, ",") {
			k--
		}
		if r.mention(k, extract.Person) {
			r.tie(MemberOf, r.items[k].entity, body, extract.Asserted, k, i, "party")
		}
	}
}

// knownAs reads "Britain, France and Germany, known as the E3".
func (r *reader) knownAs(i int) {
	j := i + 1
	if r.word(i, "known") {
		j++
	}
	j = r.skip(j, 1, knownMarks)
	if !r.mention(j, extract.Organization) {
		return
	}
	k := r.skip(i-1, -1, listMarks)
	if l := r.list(k, extract.Country); len(l) > 1 {
		for _, s := range l {
			r.tie(MemberOf, r.items[s].entity, r.items[j].entity, extract.Asserted, s, j, "known-as")
		}
	}
}
