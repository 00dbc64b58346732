package link

import (
	"sort"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// people resolves names of persons: full names first, against the tables and each
// other; then short ones, against the full names of the document, and only where
// that has none, against the tables.
func (r *run) people() {
	var full, short []int32
	for i := range r.names {
		nm := &r.names[i]
		if nm.typ != extract.Person || nm.node >= 0 || r.overridden(nm) {
			continue
		}
		if _, known := r.l.bearer(strings.Join(nm.words, "-"), fullPerson); !known { // Prince Harry
			nm.words = bareName(nm.words)
		}
		if isFull(nm.words) {
			full = append(full, int32(i))
		} else {
			short = append(short, int32(i))
		}
	}
	full, short = r.demote(full, short)
	// Fullest first; the text decides ties, so that the order of mentions does not.
	sort.Slice(full, func(a, b int) bool {
		x, y := &r.names[full[a]], &r.names[full[b]]
		if len(x.words) != len(y.words) {
			return len(x.words) > len(y.words)
		}
		if len(x.form) != len(y.form) {
			return len(x.form) > len(y.form)
		}
		return x.text < y.text
	})
	for _, i := range full {
		r.knownPerson(&r.names[i])
	}
	r.index(func(nm *name) bool { return nm.typ == extract.Person && isFull(nm.words) })
	for _, i := range full {
		if nm := &r.names[i]; nm.node < 0 {
			r.fullPerson(nm)
		}
	}
	var open []int32
	for _, i := range short {
		if !r.shortPerson(&r.names[i]) {
			open = append(open, i)
		}
	}
	if len(open) > 0 {
		r.index(func(nm *name) bool { return nm.typ == extract.Person && !isFull(nm.words) })
	}
	for _, i := range open {
		r.lonePerson(&r.names[i])
	}
	r.citizenship(full)
	r.citizenship(short)
	for _, i := range full {
		if n := r.names[i].node; n >= 0 {
			if c, ok := r.l.byISO[r.nodes[n].country]; ok {
				r.weak[c]++
			}
		}
	}
}

// demote moves names that begin with what may be a particle or a given name to the
// short ones, if a longer name of the document ends with them: Le Pen, of Marine Le
// Pen, but not Le Duan.
func (r *run) demote(full, short []int32) (f, s []int32) {
	n := 0
	for _, i := range full {
		if w := r.names[i].words; len(w) == 2 && particle[w[0]] && r.endsAnother(w, full) {
			short = append(short, i)
			continue
		}
		full[n] = i
		n++
	}
	return full[:n], short
}

func (r *run) endsAnother(w []string, full []int32) bool {
	for _, i := range full[:min(len(full), maxNames)] {
		if o := r.names[i].words; len(o) > 2 && equal(o[len(o)-2:], w) {
			return true
		}
	}
	return false
}

// knownPerson settles a full name that the tables have, as it stands.
func (r *run) knownPerson(nm *name) {
	best, top := int32(-1), -1
	for p := range r.l.bearers(strings.Join(nm.words, "-"), fullPerson) {
		if _, w := r.plausible(p, nm.mentions[0]); w > top {
			best, top = p, w
		}
	}
	if best < 0 {
		return
	}
	n := r.person(best)
	r.nameless(nm, n, r.l.persons[best].name)
	r.settle(nm, n)
}

func (r *run) person(p int32) int32 {
	x := &r.l.persons[p]
	return r.named(x.key, extract.Person, x.name, x.country, true)
}

// fullPerson settles a full name that the tables don't have as it stands: as a
// variant of another in the document, else of one in the tables, else as new.
func (r *run) fullPerson(nm *name) {
	if r.definedPerson(nm) {
		return
	}
	best, why := int32(-1), ""
	for _, w := range nm.words {
		for _, i := range r.byWord[w] {
			o := &r.names[i]
			if o == nm || o.node < 0 || o.node == best || r.barred(nm, o) {
				continue
			}
			if how := variant(nm.words, o.words); how != "" && !r.outgrows(nm, o) && (best < 0 || r.nearer(nm, o, best)) {
				best, why = o.node, quote(nm.text)+" "+how+" "+quote(o.text)
			}
		}
	}
	if best >= 0 {
		r.because(best, why)
		r.settle(nm, best)
		return
	}
	found := int32(-1)
	familyNames(nm.words, "CN", func(short []string) {
		for p := range r.l.bearers(strings.Join(short, "-"), familyPerson) {
			if how := variant(nm.words, personWords(r.l.persons[p].name)); how == "" || how == shortened || p == found {
				continue
			}
			if found >= 0 {
				found = -2
			} else if found == -1 {
				found = p
			}
		}
	})
	if found >= 0 && r.concerns(found) {
		n := r.person(found)
		r.because(n, quote(nm.text)+" is a variant of "+r.l.persons[found].name)
		r.settle(nm, n)
		return
	}
	if m := &r.d.Mentions[nm.mentions[0]]; m.Key != "" && len(nm.refs) == 0 {
		r.settle(nm, r.byRow(m.Key, nm))
		return
	}
	if r.doubtful(nm) && len(nm.refs) > 0 {
		r.stray = append(r.stray, r.of[nm.mentions[0]])
		return
	}
	r.newPerson(nm)
}

// outgrows reports whether name nm goes on where that of a known person ends: Juan
// Carlos Ferrero is not Juan Carlos.
func (r *run) outgrows(nm, known *name) bool {
	n := len(known.words)
	return r.nodes[known.node].known && len(nm.words) > n && equal(nm.words[:n], known.words)
}

// newPerson makes an entity of a full name that no table knows.
func (r *run) newPerson(nm *name) {
	key := "person:" + personSlug(nm.words)
	if oneInitial(nm.words) || len(nm.words) == 2 && kunya[nm.words[0]] { // J. Smith, Abu Ahmed: anyone
		key = r.uncertain("person", nm.form)
	}
	n := r.named(key, extract.Person, "", "", false)
	if strings.Contains(key, "~") {
		r.because(n, "that does not tell which "+nm.text)
	}
	r.settle(nm, n)
}

// concerns reports whether the document has to do with the country of person p.
func (r *run) concerns(p int32) bool {
	c, ok := r.l.byISO[r.l.persons[p].country]
	return !ok || r.evidence(c) > 0
}

// definedPerson settles a name that the text gives as another of someone: Mohamed
// Hamdan Dagalo, known as Hemedti.
func (r *run) definedPerson(nm *name) bool {
	d, ok := r.defined(nm)
	if !ok || r.node[d.long] < 0 {
		return false
	}
	r.because(r.node[d.long], d.why)
	r.settle(nm, r.node[d.long])
	return true
}

// citizenship gives persons the country that the text puts beside their name:
// Indian Prime Minister Narendra Modi; Kenya's William Ruto; Viktor Orban, the
// Hungarian prime minister.
func (r *run) citizenship(list []int32) {
	for _, i := range list {
		for _, m := range r.names[i].mentions {
			n := r.node[m]
			if n < 0 || r.nodes[n].country != "" {
				continue
			}
			if c := r.besidePerson(m); c >= 0 {
				r.nodes[n].country = r.l.nations[c].iso
			}
		}
	}
}

// besidePerson returns the country that stands beside a person's name, or -1.
func (r *run) besidePerson(m int32) int32 {
	j := m - 1
	titled := false
	if j >= 0 && r.d.Mentions[j].Type == extract.Title {
		if gap, ok := r.gap(j, m); ok && strings.Trim(gap, " ,") == "" {
			titled = true
			j--
		}
	}
	if j >= 0 && r.points[j] >= 0 && r.of[j] >= 0 {
		to := m
		if titled {
			to = m - 1
		}
		if gap, ok := r.gap(j, to); ok {
			w := strings.Fields(gap)
			switch r.names[r.of[j]].typ {
			case extract.Nationality:
				if len(w) <= 3 && (len(w) == 0 || plainWords(w)) {
					return r.points[j]
				}
			case extract.Country:
				if titled && len(w) <= 2 || len(w) == 1 && isApostropheS(w[0]) {
					return r.points[j]
				}
			}
		}
	}
	if j := m + 1; int(j) < len(r.d.Mentions) && r.points[j] >= 0 && r.of[j] >= 0 && r.names[r.of[j]].typ == extract.Nationality {
		switch gap, _ := r.gap(m, j); strings.TrimSpace(gap) {
		case ", the", ", a", ", an", ", who is a", ", who is an":
			return r.points[j]
		}
	}
	return -1
}
