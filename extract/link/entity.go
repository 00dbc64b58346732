package link

import (
	"sort"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// Weights of a mention in the salience of its entity: news puts what matters into
// the headline and the first paragraph.
const (
	weightHeadline  = 4
	weightLead      = 2
	weightBody      = 1
	weightElsewhere = 0.25 // captions, links, boilerplate
)

// entities turns nodes into entities, in order of their first mention.
func (r *run) entities() []extract.Entity {
	lead := -1
	for b := range r.d.Blocks {
		if r.d.Blocks[b].Kind == extract.Body {
			lead = b
			break
		}
	}
	at := fill(r.at, len(r.nodes), -1)
	r.at = at
	count := fill(r.count, len(r.nodes), 0)
	r.count = count
	used, total := 0, 0
	for _, n := range r.node {
		if n >= 0 {
			if count[n] == 0 {
				used++
			}
			count[n]++
			total++
		}
	}
	out := make([]extract.Entity, 0, used)
	backing := make([]int, total)
	sum := 0.0
	for i, n := range r.node {
		if n < 0 {
			continue
		}
		if at[n] < 0 {
			at[n] = int32(len(out))
			nd := &r.nodes[n]
			out = append(out, extract.Entity{
				Key: nd.key, Type: nd.typ, Name: nd.name, Country: nd.country, Why: nd.why,
				Mentions: backing[:0:count[n]],
			})
			nd.why = nil // the entity's now
			backing = backing[count[n]:]
		}
		e := &out[at[n]]
		e.Mentions = append(e.Mentions, i)
		w := float64(weightBody)
		switch k := r.kind(int32(i)); {
		case k == extract.Headline:
			w = weightHeadline
		case !k.Asserts():
			w = weightElsewhere
		case r.block(int32(i)) == lead:
			w = weightLead
		}
		e.Salience += w
		sum += w
	}
	for i := range out {
		out[i].Salience /= sum
		r.describe(&out[i])
	}
	for n := range r.nodes {
		if r.nodes[n].organ && at[n] >= 0 {
			r.nameOrgan(&out[at[n]])
		}
	}
	return out
}

// nameOrgan puts the country before the name of an organ that lacks it: Chinese
// Foreign Ministry.
func (r *run) nameOrgan(e *extract.Entity) {
	c, ok := r.l.byISO[e.Country]
	if !ok {
		return
	}
	x := &r.l.nations[c]
	f := form(e.Name)
	if x.adjective == "" || strings.Contains(f, r.l.adjectiveOf[c]) || strings.Contains(f, x.form) {
		return
	}
	e.Aliases = append(e.Aliases, e.Name)
	sort.Strings(e.Aliases)
	e.Name = x.adjective + " " + e.Name
}

// describe sets the name of an entity that no table knows, and its aliases.
func (r *run) describe(e *extract.Entity) {
	var buf [16]string
	forms := buf[:0]
	for _, m := range e.Mentions {
		s := r.names[r.of[m]].text
		seen := false
		for _, f := range forms {
			if f == s {
				seen = true
				break
			}
		}
		if !seen && len(forms) < maxAliases {
			forms = append(forms, s)
		}
	}
	if e.Name == "" {
		e.Name = fullest(forms)
	}
	n := 0
	for _, f := range forms {
		if f != e.Name {
			forms[n] = f
			n++
		}
	}
	if n > 0 {
		e.Aliases = append([]string(nil), forms[:n]...)
		sort.Strings(e.Aliases)
	}
}

// maxAliases bounds the distinct surfaces that are collected for one entity.
const maxAliases = 64

// fullest returns the longest form, one in mixed case before one in capitals; the
// alphabet decides ties.
func fullest(forms []string) string {
	best := ""
	for _, f := range forms {
		if best == "" {
			best = f
			continue
		}
		a, b := allCaps(f) && len(f) > 6, allCaps(best) && len(best) > 6
		switch {
		case a != b:
			if b {
				best = f
			}
		case len(f) > len(best) || len(f) == len(best) && f < best:
			best = f
		}
	}
	return best
}
