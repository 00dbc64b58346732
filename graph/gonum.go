package graph

import (
	"gonum.org/v1/gonum/graph/multi"
	"gonum.org/v1/gonum/graph/simple"
)

// Undirected returns the network as a weighted graph of gonum, parallel edges
// added up. The ID of a node is its index.
func (n *Network) Undirected() *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range n.Nodes {
		g.AddNode(simple.Node(i))
	}
	a := n.adjacency()
	for i := range n.Nodes {
		for k := a.start[i]; k < a.start[i+1]; k++ {
			if j := int(a.to[k]); i < j {
				g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(j), W: a.weight[k]})
			}
		}
	}
	return g
}

// Relations returns the typed relations as a directed multigraph of gonum. The ID
// of a node is its index, that of a line the index of its edge.
func (n *Network) Relations() *multi.WeightedDirectedGraph {
	g := multi.NewWeightedDirectedGraph()
	for i := range n.Nodes {
		g.AddNode(multi.Node(i))
	}
	for i, e := range n.Edges {
		if e.Kind != "co-mention" {
			g.SetWeightedLine(multi.WeightedLine{F: multi.Node(e.Source), T: multi.Node(e.Target), W: e.Weight, UID: int64(i)})
		}
	}
	return g
}
