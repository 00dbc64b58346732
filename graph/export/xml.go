package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/graph"
)

func edgeID(i int) string { return "e" + strconv.Itoa(i) }

// text escapes a string for XML; characters that XML 1.0 cannot hold become
// U+FFFD.
func text(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// nodeID is the key of a node, escaped where it has characters that XML cannot hold
// and that two keys may differ in.
func nodeID(key string) string {
	if t := text(key); !strings.Contains(t, "\ufffd") {
		return t
	}
	return text(url.PathEscape(key))
}

type attribute struct {
	name, kind string // kind in the words of GraphML and GEXF: string, int, double
}

var nodeAttributes = []attribute{{"type", "string"}, {"country", "string"}, {"mentions", "int"}, {"documents", "int"}, {"first", "string"}, {"last", "string"},
	{"degree", "int"}, {"strength", "double"}, {"pagerank", "double"}, {"betweenness", "double"}, {"closeness", "double"}, {"core", "int"}, {"component", "int"}, {"community", "int"}}

func nodeValues(x graph.Node) []string {
	m := x.Measures
	return []string{string(x.Type), x.Country, strconv.Itoa(x.Mentions), strconv.Itoa(x.Documents), x.First, x.Last, strconv.Itoa(m.Degree), number(m.Strength), number(m.PageRank),
		number(m.Betweenness), number(m.Closeness), strconv.Itoa(m.Core), strconv.Itoa(m.Component), strconv.Itoa(m.Community)}
}

var edgeAttributes = []attribute{{"relation", "string"}, {"edgekind", "string"}, {"polarity", "string"}, {"count", "int"}, {"npmi", "double"}, {"llr", "double"}, {"documents", "int"},
	{"sources", "int"}, {"first", "string"}, {"last", "string"}, {"evidence", "string"}}

func edgeValues(e graph.Edge) []string {
	var evidence []string
	for _, v := range e.Evidence {
		evidence = append(evidence, fmt.Sprintf("%s[%d:%d] %s", v.Document, v.Start, v.End, strings.Join(strings.Fields(v.Text), " ")))
	}
	return []string{e.Type, e.Kind, e.Polarity, strconv.Itoa(e.Count), number(e.NPMI), number(e.LLR), strconv.Itoa(e.Documents), strconv.Itoa(e.Sources), e.First, e.Last, strings.Join(evidence, " | ")}
}

// GraphML writes GraphML (Brandes et al. 2002), as Gephi, yEd, NetworkX and igraph
// read it. NetworkX and igraph take no graph of which some edges have a direction:
// all have one here if any has, and the attribute directed says which mean it.
func GraphML(w io.Writer, n *graph.Network) error {
	fmt.Fprint(w, xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n")
	key := func(id, element, name, kind string) {
		fmt.Fprintf(w, " <key id=%q for=%q attr.name=%q attr.type=%q/>\n", id, element, name, kind)
	}
	key("label", "node", "label", "string")
	for _, a := range nodeAttributes {
		key("n_"+a.name, "node", a.name, a.kind)
	}
	key("weight", "edge", "weight", "double")
	for _, a := range edgeAttributes {
		key("e_"+a.name, "edge", a.name, a.kind)
	}
	key("e_directed", "edge", "directed", "boolean")
	direction := "undirected"
	if slices.ContainsFunc(n.Edges, func(e graph.Edge) bool { return e.Directed }) {
		direction = "directed"
	}
	fmt.Fprintf(w, " <graph id=\"G\" edgedefault=%q>\n", direction)
	data := func(key, value string) {
		if value != "" {
			fmt.Fprintf(w, "   <data key=\"%s\">%s</data>\n", key, text(value))
		}
	}
	for _, x := range n.Nodes {
		fmt.Fprintf(w, "  <node id=\"%s\">\n", nodeID(x.Key))
		data("label", x.Name)
		for i, v := range nodeValues(x) {
			data("n_"+nodeAttributes[i].name, v)
		}
		fmt.Fprint(w, "  </node>\n")
	}
	for i, e := range n.Edges {
		fmt.Fprintf(w, "  <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", edgeID(i), nodeID(n.Nodes[e.Source].Key), nodeID(n.Nodes[e.Target].Key))
		data("weight", number(e.Weight))
		data("e_directed", strconv.FormatBool(e.Directed))
		for i, v := range edgeValues(e) {
			data("e_"+edgeAttributes[i].name, v)
		}
		fmt.Fprint(w, "  </edge>\n")
	}
	_, err := fmt.Fprint(w, " </graph>\n</graphml>\n")
	return err
}

const gexfHead = `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">` + "\n"

func gexfAttributes(w io.Writer, class string, attrs []attribute) {
	fmt.Fprintf(w, "  <attributes class=%q mode=\"static\">\n", class)
	for i, a := range attrs {
		kind := a.kind
		if kind == "int" {
			kind = "integer"
		}
		fmt.Fprintf(w, "   <attribute id=\"%d\" title=%q type=%q/>\n", i, a.name, kind)
	}
	fmt.Fprint(w, "  </attributes>\n")
}

func gexfValues(w io.Writer, values []string) {
	fmt.Fprint(w, "    <attvalues>")
	for i, v := range values {
		if v != "" {
			fmt.Fprintf(w, `<attvalue for="%d" value="%s"/>`, i, text(v))
		}
	}
	fmt.Fprint(w, "</attvalues>\n")
}

func gexfEdgeType(e graph.Edge) string {
	if e.Directed {
		return "directed"
	}
	return "undirected"
}

// GEXF writes GEXF 1.3, as Gephi reads it, with the colours, sizes and, unless the
// network is large, the places of the pictures.
func GEXF(w io.Writer, n *graph.Network, o Options) error {
	fmt.Fprint(w, xml.Header, gexfHead, ` <graph mode="static" defaultedgetype="undirected">`, "\n")
	gexfAttributes(w, "node", nodeAttributes)
	gexfAttributes(w, "edge", edgeAttributes)
	colours, size := o.palette(n), radii(n)
	d := &drawing{}
	if len(n.Nodes) <= o.most() {
		d = draw(n, o)
	}
	fmt.Fprint(w, "  <nodes>\n")
	for i, x := range n.Nodes {
		fmt.Fprintf(w, "   <node id=\"%s\" label=\"%s\">\n", nodeID(x.Key), text(x.Name))
		gexfValues(w, nodeValues(x))
		c := colours[o.group(x)]
		fmt.Fprintf(w, "    <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/><viz:size value=\"%s\"/>", c.r, c.g, c.b, short(2*(4+16*size[i])))
		if d.nodes != nil {
			fmt.Fprintf(w, "<viz:position x=\"%s\" y=\"%s\" z=\"0\"/>", short(d.nodes[i].x), short(-d.nodes[i].y))
		}
		fmt.Fprint(w, "\n   </node>\n")
	}
	fmt.Fprint(w, "  </nodes>\n  <edges>\n")
	for i, e := range n.Edges {
		fmt.Fprintf(w, "   <edge id=\"%s\" source=\"%s\" target=\"%s\" type=\"%s\" kind=\"%s\" label=\"%s\" weight=\"%s\">\n", edgeID(i), nodeID(n.Nodes[e.Source].Key), nodeID(n.Nodes[e.Target].Key), gexfEdgeType(e), text(e.Type), text(label(e)), number(e.Weight))
		gexfValues(w, edgeValues(e))
		fmt.Fprint(w, "   </edge>\n")
	}
	_, err := fmt.Fprint(w, "  </edges>\n </graph>\n</gexf>\n")
	return err
}

// DynamicGEXF writes the networks of successive periods as one dynamic graph:
// nodes and edges have a spell for each stretch of periods in which they are, edges
// a weight that changes with the period. Dates are days, both ends included.
func DynamicGEXF(w io.Writer, periods []graph.Slice) error {
	type edgeKey struct{ source, target, typ, polarity string }
	type presence struct {
		node    graph.Node // the latest
		edge    graph.Edge
		periods []int
		weights []float64
	}
	nodes, edges := map[string]*presence{}, map[edgeKey]*presence{}
	var nodeOrder []string
	var edgeOrder []edgeKey
	for i, s := range periods {
		for _, x := range s.Nodes {
			p := nodes[x.Key]
			if p == nil {
				p = &presence{}
				nodes[x.Key] = p
				nodeOrder = append(nodeOrder, x.Key)
			}
			p.node = x
			p.periods = append(p.periods, i)
		}
		for _, e := range s.Edges {
			k := edgeKey{s.Nodes[e.Source].Key, s.Nodes[e.Target].Key, e.Type, e.Polarity}
			p := edges[k]
			if p == nil {
				p = &presence{edge: e}
				edges[k] = p
				edgeOrder = append(edgeOrder, k)
			}
			p.periods = append(p.periods, i)
			p.weights = append(p.weights, e.Weight)
		}
	}
	spells := func(p *presence) {
		fmt.Fprint(w, "    <spells>")
		for i := 0; i < len(p.periods); {
			j := i + 1
			for j < len(p.periods) && p.periods[j] == p.periods[j-1]+1 {
				j++
			}
			fmt.Fprintf(w, `<spell start="%s" end="%s"/>`, periods[p.periods[i]].Since, periods[p.periods[j-1]].Until)
			i = j
		}
		fmt.Fprint(w, "</spells>\n")
	}
	fmt.Fprint(w, xml.Header, gexfHead, ` <graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval"`)
	if len(periods) > 0 {
		fmt.Fprintf(w, ` start="%s" end="%s"`, periods[0].Since, periods[len(periods)-1].Until)
	}
	fmt.Fprint(w, ">\n")
	gexfAttributes(w, "node", []attribute{{"type", "string"}, {"country", "string"}})
	gexfAttributes(w, "edge", []attribute{{"edgekind", "string"}, {"polarity", "string"}})
	// Gephi takes the attribute of this id for the weight.
	fmt.Fprint(w, `  <attributes class="edge" mode="dynamic"><attribute id="weight" title="Weight" type="float"/></attributes>`, "\n  <nodes>\n")
	for _, k := range nodeOrder {
		p := nodes[k]
		fmt.Fprintf(w, "   <node id=\"%s\" label=\"%s\">\n", nodeID(k), text(p.node.Name))
		gexfValues(w, []string{string(p.node.Type), p.node.Country})
		spells(p)
		fmt.Fprint(w, "   </node>\n")
	}
	fmt.Fprint(w, "  </nodes>\n  <edges>\n")
	for i, k := range edgeOrder {
		p := edges[k]
		fmt.Fprintf(w, "   <edge id=\"%s\" source=\"%s\" target=\"%s\" type=\"%s\" kind=\"%s\" label=\"%s\">\n    <attvalues>", edgeID(i), nodeID(k.source), nodeID(k.target), gexfEdgeType(p.edge), text(k.typ), text(label(p.edge)))
		for j, v := range []string{p.edge.Kind, p.edge.Polarity} {
			if v != "" {
				fmt.Fprintf(w, `<attvalue for="%d" value="%s"/>`, j, text(v))
			}
		}
		for j, period := range p.periods {
			fmt.Fprintf(w, `<attvalue for="weight" value="%s" start="%s" end="%s"/>`, number(p.weights[j]), periods[period].Since, periods[period].Until)
		}
		fmt.Fprint(w, "</attvalues>\n")
		spells(p)
		fmt.Fprint(w, "   </edge>\n")
	}
	_, err := fmt.Fprint(w, "  </edges>\n </graph>\n</gexf>\n")
	return err
}
