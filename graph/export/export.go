// Package export writes networks in the formats of the tools that people use to
// look at and to work on graphs: GraphViz, Gephi, Cytoscape, NetworkX, Neo4j, RDF
// stores and the browser.
//
// It exists so that no one has to convert: each writer carries every field that
// its format can hold, and each is read back by a real reader of the format in
// the tests. The same network gives the same bytes. Nothing of a text is trusted:
// names are escaped as each format demands.
package export

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/graph"
)

// Options change how networks are drawn. The zero value is the default.
type Options struct {
	Cluster string // what groups and colours nodes: "community" (or ""), "country" or "type"
	Title   string // of the page and the picture
	Most    int    // nodes that they show at most, with six times as many edges; 0 means 2,000
}

// Formats lists the formats that [Write] knows.
var Formats = []string{"html", "dot", "svg", "png", "graphml", "gexf", "cytoscape", "json", "csv", "nodes.csv", "neo4j.csv", "neo4j.nodes.csv", "ntriples"}

// Clusters lists what nodes can be grouped by.
var Clusters = []string{"community", "country", "type"}

// FormatOf tells the format from the name of a file; it is dot where that says
// nothing.
func FormatOf(path string) string {
	name := strings.ToLower(filepath.Base(path))
	switch {
	case strings.HasSuffix(name, "neo4j.nodes.csv"):
		return "neo4j.nodes.csv"
	case strings.HasSuffix(name, "neo4j.csv"):
		return "neo4j.csv"
	case strings.HasSuffix(name, "nodes.csv"):
		return "nodes.csv"
	case strings.HasSuffix(name, ".htm"):
		return "html"
	case strings.HasSuffix(name, ".cyjs"):
		return "cytoscape"
	case strings.HasSuffix(name, ".nt"):
		return "ntriples"
	case strings.HasSuffix(name, ".gv"):
		return "dot"
	}
	if ext := strings.TrimPrefix(filepath.Ext(name), "."); ext != "" {
		for _, f := range Formats {
			if f == ext {
				return f
			}
		}
	}
	return "dot"
}

// Write writes n, whose measures should have been set, in one of [Formats].
func Write(w io.Writer, n *graph.Network, format string, o Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch format {
	case "dot":
		err = DOT(b, n, o)
	case "html":
		err = Page(b, n, o)
	case "svg":
		err = SVG(b, n, o)
	case "png":
		err = PNG(b, n, o)
	case "graphml":
		err = GraphML(b, n)
	case "gexf":
		err = GEXF(b, n, o)
	case "cytoscape":
		err = Cytoscape(b, n, o)
	case "json":
		err = NodeLink(b, n)
	case "csv":
		err = EdgesCSV(b, n)
	case "nodes.csv":
		err = NodesCSV(b, n)
	case "neo4j.csv":
		err = Neo4jEdges(b, n)
	case "neo4j.nodes.csv":
		err = Neo4jNodes(b, n)
	case "ntriples":
		err = NTriples(b, n)
	default:
		err = fmt.Errorf("export: no format %q", format)
	}
	if err != nil {
		return err
	}
	return b.Flush()
}

// group returns the group of a node and the name of that group.
func (o Options) group(n graph.Node) string {
	switch o.Cluster {
	case "country":
		return n.Country
	case "type":
		return string(n.Type)
	}
	return strconv.Itoa(n.Measures.Community)
}

// number writes a float as short as it can be read back.
func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// label names an edge by its type and polarity.
func label(e graph.Edge) string {
	if e.Polarity == "" || e.Polarity == "+" {
		return e.Type
	}
	return e.Type + " " + e.Polarity
}
