package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// lonePerson settles a short name of which the document has no full form.
func (r *run) lonePerson(nm *name) {
	open := nm.mentions[0]
	for _, m := range nm.mentions {
		if r.node[m] < 0 {
			open = m
			break
		}
	}
	if len(nm.words) == 0 { // no letter at all
		r.settle(nm, r.named(r.uncertain("person", nm.form), extract.Person, "", "", false))
		return
	}
	for _, i := range r.byWord[nm.words[len(nm.words)-1]] { // al-Assad and Assad
		o := &r.names[i]
		if o == nm || o.node < 0 {
			continue
		}
		if nm.words[len(nm.words)-1] == o.words[len(o.words)-1] && r.done(o) && !r.barred(nm, o) && open == nm.mentions[0] {
			r.settle(nm, o.node)
			return
		}
	}
	if n, ok := r.shared(nm, open); ok {
		r.settle(nm, n)
		return
	}
	f := strings.Join(nm.words, "-")
	if o := r.misspelt(nm, f); o != nil && open == nm.mentions[0] {
		r.because(o.node, quote(nm.text)+" is but one letter from "+quote(o.text))
		r.settle(nm, o.node)
		return
	}
	if p, ok := r.bestKnown(nm, f, open); ok {
		n := r.person(p)
		r.because(n, quote(nm.text)+" is most plausibly "+r.l.persons[p].name+" at the date")
		r.settle(nm, n)
		return
	}
	r.stray = append(r.stray, r.of[open])
}

// strays settles names of persons that are nobody the linker knows: as what else
// bears the name, if the tagger was not sure of a person, else as somebody unknown.
func (r *run) strays() {
	if len(r.stray) > 0 {
		r.index(func(nm *name) bool { return nm.typ == extract.Organization && len(nm.words) > 1 })
	}
	for _, i := range r.stray {
		nm := &r.names[i]
		open := nm.mentions[0]
		for _, m := range nm.mentions {
			if r.node[m] < 0 {
				open = m
				break
			}
		}
		if n, ok := r.otherwise(nm); ok {
			r.settle(nm, n)
			continue
		}
		r.unknownPerson(nm, open)
	}
}

func (r *run) unknownPerson(nm *name, open int32) {
	if isFull(nm.words) {
		r.newPerson(nm)
		return
	}
	f := strings.Join(nm.words, "-")
	if open != nm.mentions[0] { // Mrs Clinton, who is none of those in full
		f += "-2"
	}
	n := r.named(r.uncertain("person", f), extract.Person, "", "", false)
	r.because(n, "the article does not say which "+nm.text)
	r.settle(nm, n)
}

// misspelt returns the one full name of the document whose family name differs
// from f, which no table knows, in a single letter.
func (r *run) misspelt(nm *name, f string) *name {
	if len(f) < 6 || len(nm.words) != 1 {
		return nil
	}
	for _, s := range r.l.senses(f) {
		if s.sense == familyPerson || s.sense == singlePerson {
			return nil
		}
	}
	var found *name
	for i := range min(len(r.names), maxNames) {
		o := &r.names[i]
		if o.typ != extract.Person || o.node < 0 || !isFull(o.words) || !oneEdit(f, o.words[len(o.words)-1]) || r.barred(nm, o) {
			continue
		}
		if found != nil && found.node != o.node {
			return nil
		}
		found = o
	}
	return found
}

// oneEdit reports whether two words with the same first letter differ by one
// letter put in, left out or changed.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a[0] != b[0] || a == b || b == a+"s" { // the Smiths
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// shared finds the first person of "Bill and Hillary Clinton", if the tables know
// one by that full name; Madonna and David Bowie share nothing.
func (r *run) shared(nm *name, m int32) (int32, bool) {
	next := m + 1
	if len(nm.words) != 1 || int(next) >= len(r.d.Mentions) || r.of[next] < 0 || r.d.Mentions[next].Type != extract.Person {
		return 0, false
	}
	if gap := r.between(m, next); gap != "and" {
		return 0, false
	}
	o := &r.names[r.of[next]]
	if len(o.words) != 2 {
		return 0, false
	}
	p, ok := r.l.bearer(nm.form+"-"+o.words[1], fullPerson)
	if !ok {
		return 0, false
	}
	n := r.person(p)
	r.because(n, quote(nm.text)+" shares the family name of "+quote(o.text))
	return n, true
}

// bestKnown returns the person of the tables that a lone name means: one clearly
// more plausible than any other bearer on the day of the document, and plausible
// enough for how common the name is.
func (r *run) bestKnown(nm *name, f string, m int32) (int32, bool) {
	given, family := r.l.commonness(f)
	common := max(given, family) >= 7
	best, top, second, office := int32(-1), 0, 0, 0
	weigh := func(form string) {
		for _, s := range r.l.senses(form) {
			if s.sense != familyPerson && s.sense != singlePerson {
				continue
			}
			o, w := r.plausible(s.at, m)
			if s.sense == singlePerson && !common {
				o, w = o+named, w+named
			}
			switch {
			case s.at == best:
				top, office = max(top, w), max(office, o)
			case w > top:
				best, top, second, office = s.at, w, top, o
			case w > second:
				second = w
			}
		}
	}
	if weigh(f); best < 0 && len(nm.words) > 1 {
		weigh(nm.words[len(nm.words)-1])
	}
	need := 5
	switch {
	case common || given >= 3 && office < 4: // also a given name, of someone not in office
		need = 8
	case r.d.Date == "" && office < 4:
		need = 9
	case r.d.Date == "":
		need = 7
	}
	return best, best >= 0 && top >= need && top-second >= 2
}

// named is what it adds to the plausibility of a person that the tables give a lone
// word as a name of theirs.
const named = 4

// plausible rates how likely a news text of the document's date means person p by
// a short name at mention m: by the offices they hold or held, and with all else:
// whether their country is mentioned, and their title stands beside the name.
func (r *run) plausible(p, m int32) (office, all int) {
	x := &r.l.persons[p]
	office = 2
	title := r.title(m)
	bonus := 0
	if len(x.held) > 0 {
		office = 0
	}
	for _, i := range x.held {
		h := &r.l.holders[i]
		w := 4
		head := h.Office == "head_of_state" || h.Office == "head_of_government"
		if head {
			w = 6
		}
		switch {
		case during(h.Since, h.Until, r.d.Date):
		case r.d.Date == "" || h.Until == "":
			w -= 2
		case h.Since > r.d.Date: // to come
			w = 1
		case years(h.Until, r.d.Date) <= 6:
			w -= 2
		default:
			w = 1
		}
		office = max(office, w)
		if title != "" && h.Title != "" && strings.HasSuffix(lower(h.Title), title) {
			bonus = 4
		}
	}
	if c, ok := r.l.byISO[x.country]; ok && r.tally[c] > 0 {
		bonus += 3
	}
	return office, office + bonus
}

// years returns the whole years from date a to b, or 100 if unknown.
func years(a, b string) int {
	if len(a) < 4 || len(b) < 4 {
		return 100
	}
	n := 0
	for _, d := range [2]string{b, a} {
		v := 0
		for i := range 4 {
			v = v*10 + int(d[i]-'0')
		}
		n = v - n
	}
	return -n
}
