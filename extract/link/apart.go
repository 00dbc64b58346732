package link

import "strings"

// barred reports whether a user keeps two names apart.
func (r *run) barred(a, b *name) bool {
	if len(r.l.apart) == 0 {
		return false
	}
	for _, x := range r.aliases(a) {
		for _, y := range r.l.apart[x] {
			for _, z := range r.aliases(b) {
				if y == z {
					return true
				}
			}
		}
	}
	return false
}

// aliases returns the form of a name and the key of its node.
func (r *run) aliases(nm *name) []string {
	out := []string{nm.form}
	if n := r.nodeOf(nm); n >= 0 && r.nodes[n].key != "" {
		out = append(out, r.nodes[n].key)
	}
	return out
}

// separate takes names apart that a user wants apart but the tables or the text
// made one: the later in the alphabet gets an entity of its own.
func (r *run) separate() {
	if len(r.l.apart) == 0 {
		return
	}
	for i := range r.names {
		nm := &r.names[i]
		n := r.nodeOf(nm)
		if n < 0 {
			continue
		}
		for _, other := range r.l.apart[nm.form] {
			if other > nm.form || !r.shares(n, other) {
				continue
			}
			kind, _, _ := strings.Cut(r.nodes[n].key, ":")
			own := r.named(kind+":"+nm.form, nm.typ, "", r.nodes[n].country, false)
			r.because(own, quote(nm.text)+" is kept apart by the user's names")
			for _, m := range nm.mentions {
				if r.node[m] == n {
					r.node[m] = own
				}
			}
			break
		}
	}
}

// shares reports whether a name of that form has a mention of node n.
func (r *run) shares(n int32, form string) bool {
	for i := range r.names {
		if o := &r.names[i]; o.form == form && r.nodeOf(o) == n {
			return true
		}
	}
	return false
}
