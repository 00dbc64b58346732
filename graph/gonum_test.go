package graph

import (
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
)

// directed shows an undirected graph as a directed one.
type directed struct {
	*simple.WeightedUndirectedGraph
}

func (d directed) HasEdgeFromTo(u, v int64) bool { return d.HasEdgeBetween(u, v) }
func (d directed) To(id int64) graph.Nodes       { return d.From(id) }
