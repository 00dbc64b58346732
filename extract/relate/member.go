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
			r.memberWord(i)
			r.becomes(i)
		case r.word(i, "known") && r.word(i+1, "as"), r.word(i, "called"):
			r.knownAs(i)
		case r.in(i, blocs) && r.word(i-1, "the"):
			r.joined(i)
			r.becomes(i)
		case r.in(i, blocs) && r.word(i-1, "own") && r.word(i-2, "their"):
			r.ownBloc(i)
		}
	}
	r.theNumber()
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
	for j--; j >= 0; j-- {
		if r.word(j, "will") {
			polarity = extract.Future
		} else if !r.in(j, auxiliaries) {
			break
		}
	}
	for _, s := range r.list(j, joiners...) {
		r.tie(MemberOf, r.items[s].entity, body, polarity, s, next, "member")
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
	if len(r.items) < 4 || !r.word(0, "the") || r.items[1].typ != "" || !r.word(2, "are", "were", "include", ":") {
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
			if e < 0 || r.d.Mentions[m].Type != extract.Organization {
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
	if body < 0 || !memberKinds[r.kindOf(body)] && r.kindOf(body) != "" {
		return
	}
	j := r.skip(i-1, -1, determiners)
	polarity := extract.Asserted
	switch {
	case r.word(j, "joined", "joins"):
	case r.word(j, "join"):
		polarity = extract.Hypothetical
		if r.word(j-1, "will", "shall") {
			polarity = extract.Future
		}
	case r.word(j, "joining"):
		polarity = extract.Hypothetical
	case r.word(j, "left", "quit", "leaves", "quits", "exited"):
		polarity = extract.Negated
	case r.word(j, "from") && r.word(j-1, "withdrew", "withdrawn", "seceded", "resigned"):
		polarity, j = extract.Negated, j-1
	case r.word(j, "of") && r.word(j-1, "out") && r.word(j-2, "pulled", "walked"):
		polarity, j = extract.Negated, j-2
	case r.word(j, "to") && r.word(j-1, "belongs", "belonged", "belong"):
		j--
	case r.word(j, "in") && r.word(j-1, "already"):
		j--
	default:
		return
	}
	j--
	for ; j >= 0; j-- { // auxiliaries and adverbs between the verb and its subject
		switch {
		case r.word(j, "not", "never", "n't"):
			polarity = extract.Negated
		case r.word(j, "will"):
			if polarity == extract.Hypothetical {
				polarity = extract.Future
			}
		case r.word(j, "would", "could", "might", "may", "to", "hopes", "wants", "hoped", "wanted", "plans", "bid", "seeks", "hoping", "aims", "can"):
			polarity = extract.Hypothetical
		case r.word(j, "has", "have", "had", "is", "are", "was", "were", "already", "formally", "officially", "also", "both", "which", "who", "since", "then", "recently", "now", "later", ",", "still", "finally", "all"):
		default:
			goto subject
		}
	}
subject:
	for _, s := range r.list(j, joiners...) {
		if r.items[s].typ == extract.Organization && r.kindOf(r.items[s].entity) != "party" && r.kindOf(r.items[s].entity) != "company" {
			continue
		}
		r.tie(MemberOf, r.items[s].entity, body, polarity, s, i, "joined")
	}
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
	if r.word(next, "member", "members") {
		k := next + 1
		if r.word(k, "state", "states", "country", "countries", "nation", "nations") {
			k++
		}
		if r.word(k, ",") {
			k++
		}
		for _, s := range r.listFrom(r.skip(k, 1, exampleWords), joiners...) {
			r.tie(MemberOf, r.items[s].entity, body, extract.Asserted, i, s, "member")
		}
	}

	j := r.skip(i-1, -1, determiners)
	if r.word(j, "of") && r.word(j-1, "member", "members") {
		polarity := extract.Asserted
		k := j - 2
		for ; r.in(k, past) || r.in(k, determiners) || r.in(k, ranks) || r.word(k, "member", "permanent", "non-permanent", "full", "is", "are", "was", "were", "also", "one", "became", "become", "as", "both", "which", "who", "longstanding", "has", "been"); k-- {
			switch {
			case r.in(k, past):
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
