package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// things resolves what is left: events, treaties, products, and any name of a
// type without rules of its own.
func (r *run) things() {
	r.index(func(nm *name) bool { return nm.typ == extract.Misc || nm.typ == extract.Event })
	for pass := range 3 {
		for i := range r.names {
			nm := &r.names[i]
			if nm.typ == extract.Person || nm.node >= 0 || r.done(nm) || rank(nm) != pass {
				continue
			}
			if !r.overridden(nm) {
				r.thing(nm)
			}
		}
	}
}

func (r *run) thing(nm *name) {
	if d, ok := r.defined(nm); ok && r.node[d.long] >= 0 {
		r.because(r.node[d.long], d.why)
		r.settle(nm, r.node[d.long])
		return
	}
	for _, f := range nm.refs {
		if f.sense == thing {
			t := &r.l.things[f.at]
			n := r.named(t.Key, nm.typ, t.Name, "", true)
			r.nameless(nm, n, t.Name)
			r.settle(nm, n)
			return
		}
	}
	for _, f := range nm.refs { // a body tagged as a treaty, a place as an event
		switch f.sense {
		case orgName, acronym:
			if f.sense == orgName || acronymic(nm.text) {
				r.settle(nm, r.org(f.at))
				return
			}
		case seat:
			if r.seatOf(nm) {
				return
			}
		}
	}
	if nm.typ != extract.Misc && nm.typ != extract.Event {
		r.settle(nm, r.named("misc:"+nm.form, nm.typ, "", "", false))
		return
	}
	if m := &r.d.Mentions[nm.mentions[0]]; m.Key != "" {
		r.settle(nm, r.byRow(m.Key, nm))
		return
	}
	if r.shortOrg(nm) { // initials, the Declaration
		return
	}
	if p, ok := r.l.firstPlace(nm.refs); ok && nm.typ == extract.Misc && len(nm.words) > 1 {
		x := &r.l.placed[p]
		r.settle(nm, r.named(x.key, placeType(x.kind), x.name, x.country, true))
		return
	}
	r.settle(nm, r.named(lower(string(nm.typ))+":"+strings.TrimSuffix(nm.form, "-s"), nm.typ, "", "", false))
}
