package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// CoMention is the type of edges between entities mentioned together; typed
// relations keep their own.
const CoMention = "CO_MENTION"

// A Network is a graph resolved for a period: nodes and edges with their sums.
// It is immutable, but for the measures that [Network.Measure] sets.
type Network struct {
	Nodes     []Node // by key
	Edges     []Edge // by source, target, type, polarity
	Documents int    // counted once each
	Copies    int    // near-duplicates that were left out
	Windows   int    // windows of all documents, the universe of the associations
	From, To  string // dates of the first and last document; "" if none has one
}

// A Node is an entity over all documents.
type Node struct {
	Key, Name string
	Type      extract.Type
	Country   string // ISO 3166-1 alpha-2, "" if unknown
	Mentions  int
	Documents int
	Windows   int
	First     string // date of the first document, "" if none has one
	Last      string
	Figures   []Figure // distinct, a few of those that concern it
	Measures  Measures
}

// An Edge joins two nodes. A co-mention edge has no direction, and its source is
// the node of the smaller index.
type Edge struct {
	Source, Target int    // indices of nodes
	Type           string // CoMention or the type of the relation
	Kind           string // "co-mention", "tie" or "event"
	Polarity       string // of relations: +, NEG, FUTURE, HYPOTHETICAL
	Directed       bool
	Count          int     // windows, or claims
	Weight         float64 // Count with long lists damped
	NPMI           float64 // normalised pointwise mutual information, -1 to 1; 0 for relations
	LLR            float64 // log-likelihood ratio (Dunning 1993), negative if rarer than chance; 0 for relations
	Documents      int
	Sources        int // distinct sources of the documents
	First, Last    string
	Figures        []Figure   // distinct, in the order of the text
	Evidence       []Evidence // the best sentences, at most three
}

// A Figure is an amount that a text ties to an edge.
type Figure struct{ Text, Value, Unit, Measure string }

// Evidence is a sentence of a document that shows an edge.
type Evidence struct {
	Document   string
	Date       string
	Start, End int    // offsets in the document, in bytes, or in the unit of the record it came from
	Text       string // "" where the record carries none
	Marks      []Mark // mentions of the two ends in Text
}

// A Mark is a mention of an end of an edge in a text of evidence, in bytes.
type Mark struct {
	extract.Span
	Target bool // of the target, else of the source
}

// A Period bounds documents by their date, ISO 8601, as exact as one likes: Since
// and Until are included ("2025-08" is all of August), Before is not; "" is open.
// Documents without a date belong to the open period only.
type Period struct{ Since, Until, Before string }

func (p Period) holds(date string) bool {
	if p == (Period{}) {
		return true
	}
	return date != "" && date >= p.Since && (p.Before == "" || date < p.Before) && (p.Until == "" || date <= p.Until || strings.HasPrefix(date, p.Until))
}

const (
	keepEvidence = 3
	keepFigures  = 8
)

// Network resolves the graph for a period. Near-duplicate documents count once,
// as the earliest of them.
func (g *Graph) Network(p Period) *Network {
	var docs []*document
	for _, id := range sortedKeys(g.docs) {
		if d := g.docs[id]; p.holds(d.date) {
			docs = append(docs, d)
		}
	}
	n := &Network{}
	b := builder{g: g, n: n, nodes: map[int32]*nodeSum{}, edges: map[edgeKey]*edgeSum{}}
	for i, rep := range copies(docs) {
		if rep != i {
			n.Copies++
			continue
		}
		b.add(docs[i])
	}
	b.finish()
	n.associate()
	return n
}

type edgeKey struct {
	source, target, typ, polarity int32 // typ 0 for co-mention
}

type nodeSum struct {
	Node
	votes map[[3]int32]int // name, type, country
}

type edgeSum struct {
	Edge
	sources []int32
	ranked  []rankedEvidence
}

type rankedEvidence struct {
	Evidence
	score float32
}

type builder struct {
	g     *Graph
	n     *Network
	nodes map[int32]*nodeSum
	edges map[edgeKey]*edgeSum
}

func (b *builder) add(d *document) {
	b.n.Documents++
	b.n.Windows += int(d.windows)
	b.n.From, b.n.To = span(b.n.From, b.n.To, d.date)
	for _, u := range d.nodes {
		s := b.nodes[u.key]
		if s == nil {
			s = &nodeSum{Node: Node{Key: b.g.strings.names[u.key]}, votes: map[[3]int32]int{}}
			b.nodes[u.key] = s
		}
		s.Mentions += int(u.mentions)
		s.Windows += int(u.windows)
		s.Documents++
		s.First, s.Last = span(s.First, s.Last, d.date)
		s.votes[[3]int32{u.name, u.typ, u.country}]++
		s.Figures = b.addFigures(s.Figures, u.figures)
	}
	for _, p := range d.pairs {
		b.edge(d, edgeKey{p.a, p.b, 0, 0}, Edge{Type: CoMention, Kind: "co-mention", Count: int(p.windows), Weight: float64(p.weight)}, p.evidence, p.figures)
	}
	for _, t := range d.ties {
		names := b.g.strings.names
		b.edge(d, edgeKey{t.source, t.target, t.typ, t.polarity}, Edge{Type: names[t.typ], Kind: names[t.kind], Polarity: names[t.polarity], Directed: !t.symmetric, Count: 1, Weight: 1}, t.evidence, t.figures)
	}
}

func (b *builder) edge(d *document, k edgeKey, add Edge, ev evidence, figures []figureUse) {
	e := b.edges[k]
	if e == nil {
		e = &edgeSum{Edge: Edge{Type: add.Type, Kind: add.Kind, Polarity: add.Polarity, Directed: add.Directed}}
		b.edges[k] = e
	}
	e.Count += add.Count
	e.Weight += add.Weight
	e.First, e.Last = span(e.First, e.Last, d.date)
	last := len(e.ranked) == 0 || e.ranked[len(e.ranked)-1].Document != d.id
	if last || add.Kind == "co-mention" {
		e.Documents++
	}
	source := b.g.strings.id(d.source)
	if i, found := slices.BinarySearch(e.sources, source); !found {
		e.sources = slices.Insert(e.sources, i, source)
	}
	e.Figures = b.addFigures(e.Figures, figures)
	if ev.score > 0 {
		r := rankedEvidence{Evidence{d.id, d.date, ev.start, ev.end, ev.text, ev.marks}, ev.score}
		at, _ := slices.BinarySearchFunc(e.ranked, r, func(x, y rankedEvidence) int {
			return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.Document, y.Document), cmp.Compare(x.Start, y.Start))
		})
		if at < keepEvidence {
			e.ranked = slices.Insert(e.ranked, at, r)
			e.ranked = e.ranked[:min(len(e.ranked), keepEvidence)]
		}
	}
}

// addFigures adds the first few distinct figures.
func (b *builder) addFigures(have []Figure, add []figureUse) []Figure {
	names := b.g.strings.names
	for _, f := range add {
		fig := Figure{names[f.text], names[f.value], names[f.unit], names[f.measure]}
		if len(have) < keepFigures && !slices.Contains(have, fig) {
			have = append(have, fig)
		}
	}
	return have
}

// span widens a first and last date by another.
func span(first, last, date string) (string, string) {
	if date == "" {
		return first, last
	}
	if first == "" || date < first {
		first = date
	}
	return first, max(last, date)
}

// finish turns the sums into ordered slices.
func (b *builder) finish() {
	keys := make([]int32, 0, len(b.nodes))
	for k := range b.nodes {
		keys = append(keys, k)
	}
	names := b.g.strings.names
	slices.SortFunc(keys, func(x, y int32) int { return strings.Compare(names[x], names[y]) })
	index := make(map[int32]int, len(keys))
	b.n.Nodes = make([]Node, len(keys))
	for i, k := range keys {
		s := b.nodes[k]
		index[k] = i
		s.elect(names)
		b.n.Nodes[i] = s.Node
	}
	b.n.Edges = make([]Edge, 0, len(b.edges))
	for k, e := range b.edges {
		e.Source, e.Target, e.Sources = index[k.source], index[k.target], len(e.sources)
		for _, r := range e.ranked {
			e.Evidence = append(e.Evidence, r.Evidence)
		}
		b.n.Edges = append(b.n.Edges, e.Edge)
	}
	slices.SortFunc(b.n.Edges, compareEdges)
}

func compareEdges(x, y Edge) int {
	return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Target, y.Target), strings.Compare(x.Type, y.Type), strings.Compare(x.Polarity, y.Polarity))
}

// elect gives the node the name, type and country of most documents; of equals
// the longer name, then the first by the alphabet.
func (s *nodeSum) elect(names []string) {
	var best [3]int32
	n := 0
	for v, c := range s.votes {
		a, b := names[v[0]], names[best[0]]
		better := cmp.Or(cmp.Compare(c, n), cmp.Compare(len(a), len(b)), strings.Compare(b, a), strings.Compare(names[best[1]], names[v[1]]), strings.Compare(names[v[2]], names[best[2]]))
		if n == 0 || better > 0 {
			best, n = v, c
		}
	}
	s.Name, s.Type, s.Country = names[best[0]], extract.Type(names[best[1]]), names[best[2]]
}
