package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/graph"
)

// A colour is in sRGB.
type colour struct{ r, g, b uint8 }

func (c colour) hex() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// dark returns a darker shade, for lines.
func (c colour) dark() colour {
	return colour{uint8(float64(c.r) * 0.8), uint8(float64(c.g) * 0.8), uint8(float64(c.b) * 0.8)}
}

// colours are those of Okabe and Ito (2008), told apart by the colour-blind, and
// lighter shades of them.
var colours = []colour{{86, 180, 233}, {230, 159, 0}, {0, 158, 115}, {204, 121, 167}, {213, 94, 0}, {0, 114, 178}, {240, 228, 66},
	{170, 215, 244}, {244, 207, 128}, {128, 206, 185}, {229, 188, 211}, {234, 174, 128}, {128, 184, 216}}

var (
	grey     = colour{190, 192, 196}
	edgeGrey = colour{120, 126, 136}
	inkColor = colour{27, 30, 36}
)

// palette gives the largest groups a colour each and the others grey.
func (o Options) palette(n *graph.Network) map[string]colour {
	size := map[string]int{}
	var order []string
	for _, x := range n.Nodes {
		g := o.group(x)
		if size[g] == 0 {
			order = append(order, g)
		}
		size[g]++
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(size[b], size[a]) })
	out, k := map[string]colour{}, 0
	for _, g := range order {
		// A community of one is none.
		if g == "" || k == len(colours) || o.byCommunity() && size[g] == 1 {
			out[g] = grey
			continue
		}
		out[g] = colours[k]
		k++
	}
	return out
}

func (o Options) byCommunity() bool { return o.Cluster == "" || o.Cluster == "community" }

// A legendGroup is a colour and what it stands for.
type legendGroup struct {
	name   string
	colour colour
}

// legendGroups names the groups that have a colour of their own, a community by
// its strongest members, and the rest.
func (o Options) legendGroups(n *graph.Network, colours map[string]colour) []legendGroup {
	const named = 3
	groups, members := o.groups(n)
	slices.SortStableFunc(groups, func(a, b string) int { return cmp.Compare(len(members[b]), len(members[a])) })
	var out []legendGroup
	rest := 0
	for _, g := range groups {
		of := members[g]
		if colours[g] == grey {
			rest += len(of)
			continue
		}
		name := g
		if o.byCommunity() {
			name = strings.Join(strongest(n, of, named), ", ")
			if len(of) > named {
				name += fmt.Sprintf(" + %d", len(of)-named)
			}
		} else {
			name = fmt.Sprintf("%s (%d)", words(g), len(of))
		}
		out = append(out, legendGroup{name, colours[g]})
	}
	if rest > 0 {
		out = append(out, legendGroup{fmt.Sprintf("others (%d)", rest), grey})
	}
	return out
}

// strongest names the nodes of the largest strength among some.
func strongest(n *graph.Network, of []int, k int) []string {
	order := slices.Clone(of)
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(n.Nodes[j].Measures.Strength, n.Nodes[i].Measures.Strength)
	})
	var names []string
	for _, i := range order[:min(k, len(order))] {
		names = append(names, clip(nameOf(n.Nodes[i]), 24))
	}
	return names
}

// groups lists the groups in the order of their first node, and their members.
func (o Options) groups(n *graph.Network) ([]string, map[string][]int) {
	var order []string
	members := map[string][]int{}
	for i, x := range n.Nodes {
		g := o.group(x)
		if members[g] == nil {
			order = append(order, g)
		}
		members[g] = append(members[g], i)
	}
	return order, members
}

// A stroke is how a kind of edge is drawn.
type stroke struct {
	name          string
	polarity      string // of relations, "" if asserted
	colour        colour
	width         float64
	dashed, arrow bool
}

var strokes = []stroke{
	{"mentioned together", "", edgeGrey, 2, false, false},
	{"relation", "", polarity("+"), 1.6, false, true},
	{"relation denied", "NEG", polarity("NEG"), 1.6, true, true},
	{"relation planned or supposed", "FUTURE", polarity("FUTURE"), 1.6, true, true},
}

func strokeName(e graph.Edge) string {
	switch {
	case !isTie(e):
		return "mentioned together"
	case e.Polarity == "NEG":
		return "relation denied"
	case e.Polarity == "FUTURE" || e.Polarity == "HYPOTHETICAL":
		return "relation planned or supposed"
	}
	return "relation"
}

func polarity(p string) colour {
	switch p {
	case "NEG":
		return colour{213, 94, 0}
	case "FUTURE", "HYPOTHETICAL":
		return colour{170, 80, 130}
	}
	return colour{0, 90, 150}
}

func isTie(e graph.Edge) bool { return e.Kind != "co-mention" }

func rank(e graph.Edge) int {
	if isTie(e) {
		return 1
	}
	return 0
}

// words turns the name of a type into words: LEADER_OF NEG, leader of (denied).
func words(label string) string {
	s := strings.ToLower(strings.ReplaceAll(label, "_", " "))
	s = strings.Replace(s, " neg", " (denied)", 1)
	s = strings.Replace(s, " future", " (planned)", 1)
	return strings.Replace(s, " hypothetical", " (supposed)", 1)
}

// radii returns the sizes of the nodes between 0 and 1, their areas growing with
// strength.
func radii(n *graph.Network) []float64 {
	most := 0.0
	for _, x := range n.Nodes {
		most = max(most, x.Measures.Strength)
	}
	out := make([]float64, len(n.Nodes))
	for i, x := range n.Nodes {
		if most > 0 {
			out[i] = math.Sqrt(x.Measures.Strength / most)
		}
	}
	return out
}

// shares returns a function from weights to widths between 0 and 1, their squares
// growing with weight; all are narrow where all edges weigh the same.
func shares(n *graph.Network) func(weight float64) float64 {
	least, most := math.Inf(1), 0.0
	for _, e := range n.Edges {
		least, most = min(least, e.Weight), max(most, e.Weight)
	}
	return func(w float64) float64 {
		if w <= 0 || least == most {
			return 0.2
		}
		return math.Sqrt(w / most)
	}
}

// nameOf is the name as a picture shows it, the key of a node without one.
func nameOf(x graph.Node) string {
	if s := plain(x.Name); s != "" {
		return s
	}
	return plain(x.Key)
}

func tooltip(x graph.Node) string {
	s := nameOf(x) + ", " + words(string(x.Type))
	if x.Country != "" {
		s += ", " + x.Country
	}
	return fmt.Sprintf("%s: %s in %s", s, count(x.Mentions, "mention", "mentions"), count(x.Documents, "document", "documents"))
}

func edgeTooltip(n *graph.Network, e graph.Edge) string {
	what := "and"
	if isTie(e) {
		what = words(label(e))
	}
	s := fmt.Sprintf("%s %s %s: %s", nameOf(n.Nodes[e.Source]), what, nameOf(n.Nodes[e.Target]), count(e.Documents, "document", "documents"))
	if len(e.Evidence) > 0 && e.Evidence[0].Text != "" {
		s += ". " + excerpt(e.Evidence[0], 200)
	}
	return s
}
