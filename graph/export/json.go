package export

import (
	"encoding/json"
	"io"

	"github.com/entente-nlp/entente/graph"
)

// What JSON formats carry of nodes and edges.
type (
	jsonNode struct {
		ID          string  `json:"id"`
		Label       string  `json:"label"`
		Type        string  `json:"type"`
		Country     string  `json:"country,omitempty"`
		Mentions    int     `json:"mentions"`
		Documents   int     `json:"documents"`
		First       string  `json:"first,omitempty"`
		Last        string  `json:"last,omitempty"`
		Degree      int     `json:"degree"`
		Strength    float64 `json:"strength"`
		PageRank    float64 `json:"pagerank"`
		Betweenness float64 `json:"betweenness"`
		Closeness   float64 `json:"closeness"`
		Core        int     `json:"core"`
		Component   int     `json:"component"`
		Community   int     `json:"community"`
	}
	jsonEdge struct {
		ID        string         `json:"id,omitempty"`
		Source    string         `json:"source"`
		Target    string         `json:"target"`
		Key       int            `json:"key"`
		Type      string         `json:"type"`
		Kind      string         `json:"kind"`
		Polarity  string         `json:"polarity,omitempty"`
		Directed  bool           `json:"directed"`
		Weight    float64        `json:"weight"`
		Count     int            `json:"count"`
		NPMI      float64        `json:"npmi,omitempty"`
		LLR       float64        `json:"llr,omitempty"`
		Documents int            `json:"documents"`
		Sources   int            `json:"sources"`
		First     string         `json:"first,omitempty"`
		Last      string         `json:"last,omitempty"`
		Figures   []jsonFigure   `json:"figures,omitempty"`
		Evidence  []jsonEvidence `json:"evidence,omitempty"`
	}
	jsonFigure struct {
		Text    string `json:"text"`
		Value   string `json:"value,omitempty"`
		Unit    string `json:"unit,omitempty"`
		Measure string `json:"measure,omitempty"`
	}
	jsonEvidence struct {
		Document string `json:"document"`
		Date     string `json:"date,omitempty"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		Text     string `json:"text,omitempty"`
	}
	jsonCorpus struct {
		Documents int    `json:"documents"`
		Copies    int    `json:"copies"`
		From      string `json:"from,omitempty"`
		To        string `json:"to,omitempty"`
	}
)

func corpusOf(n *graph.Network) jsonCorpus { return jsonCorpus{n.Documents, n.Copies, n.From, n.To} }

func nodeOf(x graph.Node) jsonNode {
	m := x.Measures
	return jsonNode{x.Key, x.Name, string(x.Type), x.Country, x.Mentions, x.Documents, x.First, x.Last, m.Degree, m.Strength, m.PageRank, m.Betweenness, m.Closeness, m.Core, m.Component, m.Community}
}

// edges calls do with each edge; key numbers those of a parallel bundle.
func edges(n *graph.Network, do func(i int, e jsonEdge) error) error {
	parallel := map[[2]int]int{}
	for i, e := range n.Edges {
		pair := [2]int{e.Source, e.Target}
		j := jsonEdge{Source: n.Nodes[e.Source].Key, Target: n.Nodes[e.Target].Key, Key: parallel[pair], Type: e.Type, Kind: e.Kind, Polarity: e.Polarity, Directed: e.Directed,
			Weight: e.Weight, Count: e.Count, NPMI: e.NPMI, LLR: e.LLR, Documents: e.Documents, Sources: e.Sources, First: e.First, Last: e.Last}
		parallel[pair]++
		for _, f := range e.Figures {
			j.Figures = append(j.Figures, jsonFigure(f))
		}
		for _, v := range e.Evidence {
			j.Evidence = append(j.Evidence, jsonEvidence{v.Document, v.Date, v.Start, v.End, v.Text})
		}
		if err := do(i, j); err != nil {
			return err
		}
	}
	return nil
}

// A jsonWriter writes elements one by one, a line each, since a graph may be too
// large to be held twice.
type jsonWriter struct {
	w   io.Writer
	enc *json.Encoder
	sep string
}

func newJSONWriter(w io.Writer) *jsonWriter {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &jsonWriter{w: w, enc: enc}
}

// raw writes syntax, after which an element needs no comma.
func (j *jsonWriter) raw(s string) {
	io.WriteString(j.w, s)
	j.sep = ""
}

// element writes an element, which ends its line.
func (j *jsonWriter) element(v any) error {
	io.WriteString(j.w, j.sep)
	j.sep = ","
	return j.enc.Encode(v)
}

// NodeLink writes what networkx.node_link_graph reads: a multigraph, directed
// because its relations are; edges say whether they have a direction.
func NodeLink(w io.Writer, n *graph.Network) error {
	j := newJSONWriter(w)
	j.raw(`{"directed":true,"multigraph":true,"graph":`)
	if err := j.element(corpusOf(n)); err != nil {
		return err
	}
	j.raw(`,"nodes":[` + "\n")
	for _, x := range n.Nodes {
		if err := j.element(nodeOf(x)); err != nil {
			return err
		}
	}
	j.raw(`],"edges":[` + "\n")
	if err := edges(n, func(_ int, e jsonEdge) error { return j.element(e) }); err != nil {
		return err
	}
	_, err := io.WriteString(w, "]}\n")
	return err
}

// Cytoscape writes Cytoscape.js elements (JSON), which Cytoscape Desktop reads as
// .cyjs, with the places of the pictures unless the network is large.
func Cytoscape(w io.Writer, n *graph.Network, o Options) error {
	type position struct {
		X decimal `json:"x"`
		Y decimal `json:"y"`
	}
	type element[T any] struct {
		Data     T         `json:"data"`
		Position *position `json:"position,omitempty"`
	}
	d := &drawing{}
	if len(n.Nodes) <= o.most() {
		d = draw(n, o)
	}
	j := newJSONWriter(w)
	j.raw(`{"format_version":"1.0","data":`)
	if err := j.element(corpusOf(n)); err != nil {
		return err
	}
	j.raw(`,"elements":{"nodes":[` + "\n")
	for i, x := range n.Nodes {
		e := element[jsonNode]{Data: nodeOf(x)}
		if d.nodes != nil {
			e.Position = &position{decimal(d.nodes[i].x), decimal(d.nodes[i].y)}
		}
		if err := j.element(e); err != nil {
			return err
		}
	}
	j.raw(`],"edges":[` + "\n")
	if err := edges(n, func(i int, e jsonEdge) error {
		e.ID = edgeID(i)
		return j.element(element[jsonEdge]{Data: e})
	}); err != nil {
		return err
	}
	_, err := io.WriteString(w, "]}}\n")
	return err
}
