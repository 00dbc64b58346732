package link

import (
	"fmt"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// Explain says whether two mentions of a linked document are one entity, and the
// reasons: why they were joined, or what keeps them apart. Mentions are indices
// into d.Mentions.
func Explain(d *extract.Document, a, b int) (joined bool, why []string) {
	x, y := entityOf(d, a), entityOf(d, b)
	s, t := d.Slice(d.Mentions[a].Span), d.Slice(d.Mentions[b].Span)
	switch {
	case x == nil || y == nil:
		return false, []string{"a title belongs to no entity"}
	case x == y:
		if why = reasons(x, s, t); len(why) == 0 {
			why = []string{"the same name"}
		}
		return true, why
	}
	why = append(reasons(x, s), reasons(y, t)...)
	for _, p := range [2]struct {
		e    *extract.Entity
		text string
	}{{x, s}, {y, t}} {
		if strings.Contains(p.e.Key, ":~") {
			why = append(why, quote(p.text)+" could be several, and the article does not say which")
		}
	}
	if x.Type != y.Type {
		why = append(why, fmt.Sprintf("%s is of type %s, %s of type %s", x.Key, x.Type, y.Key, y.Type))
	} else {
		why = append(why, fmt.Sprintf("nothing makes %s and %s one", x.Key, y.Key))
	}
	return false, why
}

// entityOf returns the entity of mention m, or nil.
func entityOf(d *extract.Document, m int) *extract.Entity {
	for i := range d.Entities {
		for _, n := range d.Entities[i].Mentions {
			if n == m {
				return &d.Entities[i]
			}
		}
	}
	return nil
}

// reasons returns the reasons of e that speak of one of the names.
func reasons(e *extract.Entity, names ...string) []string {
	var out []string
	for _, w := range e.Why {
		for _, n := range names {
			if strings.Contains(w, quote(n)) {
				out = append(out, w)
				break
			}
		}
	}
	return out
}
