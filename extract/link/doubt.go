package link

import "github.com/entente-nlp/entente/extract"

// sure is the score from which the type of a mention is not doubted.
const sure = 0.9

// doubtful reports whether the tagger was not sure of the type of a name.
func (r *run) doubtful(nm *name) bool {
	for _, m := range nm.mentions[:min(len(nm.mentions), 4)] {
		if r.d.Mentions[m].Score >= sure {
			return false
		}
	}
	return true
}

// mistagged returns the person of the document that a single word tagged as a body
// names: by the family name, or by an alias of the tables (MBS).
func (r *run) mistagged(nm *name) (int32, bool) {
	if len(nm.words) != 1 {
		return 0, false
	}
	for _, s := range r.l.senses(nm.form) {
		if s.sense != familyPerson && s.sense != singlePerson {
			continue
		}
		if n, ok := r.byKey[r.l.persons[s.at].key]; ok {
			r.because(n, quote(nm.text)+" is a name of "+r.l.persons[s.at].name+", though tagged as "+string(nm.typ))
			return n, true
		}
	}
	for i := range min(len(r.names), maxNames) {
		o := &r.names[i]
		if o.typ == extract.Person && o.node >= 0 && isFull(o.words) && r.matchShort(nm.words, o.words) == familyName {
			r.because(o.node, quote(nm.text)+" is the family name of "+quote(o.text)+", though tagged as "+string(nm.typ))
			return o.node, true
		}
	}
	return 0, false
}

// otherwise returns the body or place that a name tagged as a person, of whom
// nobody knows more, is: one of the document with the same name; if the tagger was
// not sure, also one with a longer name, or one of the tables.
func (r *run) otherwise(nm *name) (int32, bool) {
	for _, t := range [...]extract.Type{extract.Organization, extract.City, extract.StateOrProvince, extract.Location, extract.Country, extract.Misc, extract.Event} {
		if i, ok := r.bySurface[surface{nm.text, t}]; ok {
			if n := r.nodeOf(&r.names[i]); n >= 0 {
				r.because(n, quote(nm.text)+" is the same name, though tagged as "+string(nm.typ))
				return n, true
			}
		}
	}
	if !r.doubtful(nm) {
		return 0, false
	}
	for _, i := range r.byWord[nm.words[0]] { // Bosch, of Robert Bosch
		if o := &r.names[i]; o.typ == extract.Organization {
			if rating, how := shortFor(nm, o); rating > 0 && r.nodeOf(o) >= 0 {
				n := r.nodeOf(o)
				r.because(n, quote(nm.text)+" "+how+" "+quote(o.text)+", though tagged as "+string(nm.typ))
				return n, true
			}
		}
	}
	given, family := 0, 0
	if len(nm.words) == 1 {
		given, family = r.l.commonness(nm.form)
	}
	for _, f := range nm.refs {
		switch f.sense {
		case orgName, acronym:
			if f.sense == acronym && !acronymic(nm.text) {
				continue
			}
			if _, here := r.byKey[r.l.orgs[f.at].Key]; here || given+family == 0 {
				return r.org(f.at), true
			}
		case capital:
			if r.l.nations[f.at].historic {
				continue
			}
			for _, m := range nm.mentions {
				if stands, _ := r.standsForGovernment(m); stands && r.node[m] < 0 {
					r.node[m] = r.nation(f.at)
				}
			}
			if r.done(nm) {
				return r.nation(f.at), true
			}
		case countryName:
			if !r.l.nations[f.at].historic && given+family == 0 {
				return r.nation(f.at), true
			}
		case place:
			if x := &r.l.placed[f.at]; given+family == 0 || r.byKey[x.key] > 0 {
				return r.named(x.key, placeType(x.kind), x.name, x.country, true), true
			}
		}
	}
	return 0, false
}

// homonym decides about a name that is both that of state c and that of a region of
// country rc, Georgia, where the tagger has left any doubt at all: it reports
// whether it means the state. The tagger's type counts, but taggers see a sentence;
// what else the document mentions counts more.
func (r *run) homonym(nm *name, c, rc int32) bool {
	score := 1
	if !r.doubtful(nm) {
		score = 2
	}
	if nm.typ != extract.Country {
		score = -score
	}
	others := 0
	for i, n := range r.tally {
		if int32(i) != c && int32(i) != rc && n+r.hints[i] > 0 {
			others++
		}
	}
	switch home := r.tally[rc] + r.hints[rc]; {
	case r.tally[c]+r.hints[c] > 0:
		score += 2
	case home > 0:
		score--
	case others > 1:
		score += 3
	}
	for _, m := range nm.mentions[:min(len(nm.mentions), 8)] {
		for _, j := range [2]int32{m - 1, m + 1} {
			if j < 0 || int(j) >= len(r.d.Mentions) || r.between(min(j, m), max(j, m)) == "" {
				continue
			}
			switch r.d.Mentions[j].Type {
			case extract.Country:
				score += 2
			case extract.StateOrProvince:
				score -= 2
			case extract.City: // Atlanta, Georgia
				if j < m {
					score--
				}
			}
		}
	}
	return score > 0 || score == 0 && nm.typ != extract.Country
}

// trusted reports whether the type of a name is beyond doubt: given by hand.
func (r *run) trusted(nm *name) bool {
	for _, m := range nm.mentions[:min(len(nm.mentions), 4)] {
		if r.d.Mentions[m].Score >= 1 {
			return true
		}
	}
	return false
}

// followers settles names that are what another name of the document is.
func (r *run) followers() {
	for _, f := range r.late {
		nm, other := &r.names[f[0]], &r.names[f[1]]
		n := r.nodeOf(other)
		if n < 0 {
			n = r.placeNode(nm, "")
		} else {
			r.because(n, quote(nm.text)+" is the same name, though tagged as "+string(nm.typ))
		}
		r.settle(nm, n)
	}
}
