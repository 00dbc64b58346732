package graph

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A Metric is what weighs an edge when edges are selected and drawn.
type Metric string

// Metrics. Typed relations are weighed by their count under all of them.
const (
	ByCount Metric = "count" // windows, long lists damped
	ByNPMI  Metric = "npmi"
	ByLLR   Metric = "llr"
)

// Metrics lists the metrics.
var Metrics = []Metric{ByCount, ByNPMI, ByLLR}

// A Selection says which part of a network to keep. The zero value keeps all but
// edges that weigh nothing.
type Selection struct {
	Types     []extract.Type // keep nodes of these types
	Countries []string       // keep nodes of these ISO codes
	MinWeight float64        // keep edges of at least this weight
	Metric    Metric         // which weight; "" means ByCount
	Backbone  float64        // keep co-mention edges significant at this level, 0 to 1 (disparity filter); 0 keeps all
	Ties      bool           // keep typed relations only
	Events    bool           // keep events only
	Ego       string         // keep what lies within Hops of this node: a key or a name
	Hops      int            // 0 means 1
	Top       int            // keep the nodes of the largest strength; 0 keeps all
}

// A NoNodeError says that no node has the key or name of an ego.
type NoNodeError struct {
	Name  string
	Close []string // names that hold it
}

func (e *NoNodeError) Error() string { return fmt.Sprintf("no node %q in the graph", e.Name) }

// Weigh returns the weight of e under the metric.
func (m Metric) Weigh(e Edge) float64 {
	if e.Kind == "co-mention" {
		switch m {
		case ByNPMI:
			return e.NPMI
		case ByLLR:
			return e.LLR
		}
	}
	return e.Weight
}

// Select returns the part of n that s keeps, as a network of its own, the weights
// of its edges being those of the metric. Nodes left without an edge go, unless
// they had none before or nothing but node criteria was given.
func (n *Network) Select(s Selection) (*Network, error) {
	ego := -1
	if s.Ego != "" {
		var err error
		if ego, err = n.Find(s.Ego); err != nil {
			return nil, err
		}
	}
	keep := make([]bool, len(n.Nodes))
	for i, node := range n.Nodes {
		keep[i] = i == ego || (len(s.Types) == 0 || slices.Contains(s.Types, node.Type)) && (len(s.Countries) == 0 || slices.Contains(s.Countries, node.Country))
	}
	var significant []bool
	if s.Backbone > 0 {
		significant = n.backbone(s.Backbone)
	}
	edges := make([]Edge, 0, len(n.Edges))
	for i, e := range n.Edges {
		co := e.Kind == "co-mention"
		if s.Events && e.Kind != string(extract.EventKind) || s.Ties && co || significant != nil && co && !significant[i] {
			continue
		}
		e.Weight = s.Metric.Weigh(e)
		if !keep[e.Source] || !keep[e.Target] || e.Weight <= 0 || e.Weight < s.MinWeight {
			continue
		}
		edges = append(edges, e)
	}
	m := *n
	m.Edges = edges
	if ego >= 0 {
		m.around(ego, max(s.Hops, 1), keep)
	}
	m.top(s.Top, ego, keep)
	if s.MinWeight > 0 || s.Backbone > 0 || s.Ties || s.Events || s.Metric != "" && s.Metric != ByCount {
		m.drop(ego, keep)
	}
	m.compact(keep)
	return &m, nil
}

// Find returns the index of the node with this key, else this name ignoring case,
// else a name that holds it as words: Putin finds Vladimir Putin. Of several it is
// the one with most mentions.
func (n *Network) Find(name string) (int, error) {
	const equal, words = 0, 1
	best := [2]int{-1, -1}
	var near []string
	want := strings.ToLower(strings.TrimSpace(name))
	for i, node := range n.Nodes {
		if node.Key == name {
			return i, nil
		}
		have := strings.ToLower(node.Name)
		rank := words
		switch {
		case want == "" || !strings.Contains(have, want):
			continue
		case have == want:
			rank = equal
		case !strings.Contains(" "+have+" ", " "+want+" "):
			if len(near) < 5 {
				near = append(near, node.Name)
			}
			continue
		}
		if best[rank] < 0 || node.Mentions > n.Nodes[best[rank]].Mentions {
			best[rank] = i
		}
	}
	for _, i := range best {
		if i >= 0 {
			return i, nil
		}
	}
	return 0, &NoNodeError{name, near}
}

// around keeps the nodes within some hops of ego.
func (n *Network) around(ego, hops int, keep []bool) {
	a := n.adjacency()
	dist := make([]int, len(n.Nodes))
	for i := range dist {
		dist[i] = -1
	}
	dist[ego] = 0
	queue := []int{ego}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for _, w := range a.neighbours(v) {
			if dist[w] < 0 && dist[v] < hops {
				dist[w] = dist[v] + 1
				queue = append(queue, int(w))
			}
		}
	}
	for i := range keep {
		keep[i] = keep[i] && dist[i] >= 0
	}
}

// top keeps the nodes of the largest strength among those kept, then mentions.
func (n *Network) top(k, ego int, keep []bool) {
	if k <= 0 {
		return
	}
	strength := make([]float64, len(n.Nodes))
	for _, e := range n.Edges {
		if keep[e.Source] && keep[e.Target] {
			strength[e.Source] += e.Weight
			strength[e.Target] += e.Weight
		}
	}
	var order []int
	for i := range keep {
		if keep[i] {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(x, y int) int {
		switch ego {
		case x:
			return -1
		case y:
			return 1
		}
		return cmp.Or(cmp.Compare(strength[y], strength[x]), cmp.Compare(n.Nodes[y].Mentions, n.Nodes[x].Mentions), cmp.Compare(x, y))
	})
	for _, i := range order[min(k, len(order)):] {
		keep[i] = false
	}
}

// drop lets go of nodes without an edge.
func (n *Network) drop(ego int, keep []bool) {
	has := make([]bool, len(n.Nodes))
	for _, e := range n.Edges {
		if keep[e.Source] && keep[e.Target] {
			has[e.Source], has[e.Target] = true, true
		}
	}
	for i := range keep {
		keep[i] = keep[i] && (has[i] || i == ego)
	}
}

// compact makes slices of its own for what is kept.
func (n *Network) compact(keep []bool) {
	index := make([]int, len(n.Nodes))
	var nodes []Node
	for i, node := range n.Nodes {
		if keep[i] {
			index[i] = len(nodes)
			nodes = append(nodes, node)
		}
	}
	var edges []Edge
	for _, e := range n.Edges {
		if keep[e.Source] && keep[e.Target] {
			e.Source, e.Target = index[e.Source], index[e.Target]
			edges = append(edges, e)
		}
	}
	n.Nodes, n.Edges = nodes, edges
}

// backbone marks the co-mention edges that the disparity filter keeps (Serrano,
// Boguñá and Vespignani 2009, PNAS 106): those whose share of the strength of one
// of their ends would be as large by chance with a probability below alpha.
func (n *Network) backbone(alpha float64) []bool {
	degree, strength := make([]int, len(n.Nodes)), make([]float64, len(n.Nodes))
	for _, e := range n.Edges {
		if e.Kind == "co-mention" {
			for _, i := range [2]int{e.Source, e.Target} {
				degree[i]++
				strength[i] += e.Weight
			}
		}
	}
	out := make([]bool, len(n.Edges))
	for i, e := range n.Edges {
		for _, v := range [2]int{e.Source, e.Target} {
			if degree[v] > 1 && math.Pow(1-e.Weight/strength[v], float64(degree[v]-1)) < alpha {
				out[i] = true
			}
		}
	}
	return out
}
