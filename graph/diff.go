package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A Change is what became of an edge between two networks.
type Change struct {
	Source, Target Node   // as they stand in the later network, or in the earlier
	Type, Polarity string // of the edge
	Before, After  float64
	What           string     // "appeared", "vanished", "grew", "shrank"
	Evidence       []Evidence // from the later network, or from the earlier
}

// Diff compares the edges of two networks, of two periods or two corpora. Weights
// are taken for one million windows each, so that corpora of unequal size can be
// compared, and edges that changed by less than a fifth are left out. The largest
// changes come first.
func Diff(before, after *Network) []Change {
	type key struct{ source, target, typ, polarity string }
	type side struct {
		n *Network
		e Edge
	}
	edges := map[key][2]*side{}
	for i, n := range []*Network{before, after} {
		for _, e := range n.Edges {
			k := key{n.Nodes[e.Source].Key, n.Nodes[e.Target].Key, e.Type, e.Polarity}
			pair := edges[k]
			pair[i] = &side{n, e}
			edges[k] = pair
		}
	}
	rate := func(s *side) float64 {
		if s == nil {
			return 0
		}
		return s.e.Weight * 1e6 / float64(max(s.n.Windows, 1))
	}
	var out []Change
	for _, pair := range edges {
		s := pair[1]
		if s == nil {
			s = pair[0]
		}
		c := Change{Source: s.n.Nodes[s.e.Source], Target: s.n.Nodes[s.e.Target], Type: s.e.Type, Polarity: s.e.Polarity,
			Before: rate(pair[0]), After: rate(pair[1]), Evidence: s.e.Evidence}
		switch {
		case pair[0] == nil:
			c.What = "appeared"
		case pair[1] == nil:
			c.What = "vanished"
		case c.After > 1.2*c.Before:
			c.What = "grew"
		case c.Before > 1.2*c.After:
			c.What = "shrank"
		default:
			continue
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y Change) int {
		return cmp.Or(cmp.Compare(math.Abs(y.After-y.Before), math.Abs(x.After-x.Before)), strings.Compare(x.Source.Key, y.Source.Key),
			strings.Compare(x.Target.Key, y.Target.Key), strings.Compare(x.Type, y.Type), strings.Compare(x.Polarity, y.Polarity))
	})
	return out
}
