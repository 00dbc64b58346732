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
	for _, d := range g.sorted() {
		if p.holds(d.date) {
			docs = append(docs, d)
		}
	}
	return g.resolve(docs)
}

// sorted returns the documents in the order of their ids.
func (g *Graph) sorted() []*document {
	docs := make([]*document, 0, len(g.docs))
	for _, id := range sortedKeys(g.docs) {
		docs = append(docs, g.docs[id])
	}
	return docs
}

// resolve makes the network of documents, which are in the order of their ids.
func (g *Graph) resolve(docs []*document) *Network {
	n := &Network{}
	b := builder{names: g.strings.names, n: n, nodes: map[int32]*nodeSum{}, edges: map[edgeKey]int32{}}
	for i, rep := range copies(docs) {
		if rep != i {
			n.Copies++
			continue
		}
		b.docs = append(b.docs, docs[i])
	}
	// Documents of one source follow one another, so that sources can be counted.
	slices.SortStableFunc(b.docs, func(x, y *document) int { return strings.Compare(x.source, y.source) })
	b.build()
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

// An edgeSum is what an edge needs while it is summed.
type edgeSum struct {
	last int32 // the document that added to it last, counted from 1
	best [keepEvidence]evidenceRef
}

// An evidenceRef is a piece of evidence: that of a pair, or of a tie, of a document
// of the builder. It is none where doc is 0; documents are counted from 1.
type evidenceRef struct {
	doc, item int32
	tie       bool
}

type builder struct {
	names []string
	n     *Network
	docs  []*document
	nodes map[int32]*nodeSum
	edges map[edgeKey]int32 // index of n.Edges and sums
	sums  []edgeSum
}

// build numbers the edges, so that they are stored once and in place, and then
// adds up documents.
func (b *builder) build() {
	for _, d := range b.docs {
		for i := range d.pairs {
			b.number(d.pairs[i].key())
		}
		for i := range d.ties {
			b.number(d.ties[i].key())
		}
	}
	b.n.Edges, b.sums = make([]Edge, len(b.edges)), make([]edgeSum, len(b.edges))
	for i := range b.docs {
		b.add(i)
	}
	b.finish()
}

func (b *builder) number(k edgeKey) {
	if _, ok := b.edges[k]; !ok {
		b.edges[k] = int32(len(b.edges))
	}
}

func (p *pairUse) key() edgeKey { return edgeKey{p.a, p.b, 0, 0} }
func (t *tieUse) key() edgeKey  { return edgeKey{t.source, t.target, t.typ, t.polarity} }

func (b *builder) add(doc int) {
	d := b.docs[doc]
	b.n.Documents++
	b.n.Windows += int(d.windows)
	b.n.From, b.n.To = span(b.n.From, b.n.To, d.date)
	for _, u := range d.nodes {
		s := b.nodes[u.key]
		if s == nil {
			s = &nodeSum{Node: Node{Key: b.names[u.key]}, votes: map[[3]int32]int{}}
			b.nodes[u.key] = s
		}
		s.Mentions += int(u.mentions)
		s.Windows += int(u.windows)
		s.Documents++
		s.First, s.Last = span(s.First, s.Last, d.date)
		s.votes[[3]int32{u.name, u.typ, u.country}]++
		s.Figures = b.addFigures(s.Figures, u.figures)
	}
	for i := range d.pairs {
		p := &d.pairs[i]
		e := b.edge(doc, p.key(), p.figures, evidenceRef{int32(doc) + 1, int32(i), false})
		e.Type, e.Kind = CoMention, "co-mention"
		e.Count += int(p.windows)
		e.Weight += float64(p.weight)
	}
	for i := range d.ties {
		t := &d.ties[i]
		e := b.edge(doc, t.key(), t.figures, evidenceRef{int32(doc) + 1, int32(i), true})
		e.Type, e.Kind, e.Polarity = b.names[t.typ], b.names[t.kind], b.names[t.polarity]
		e.Directed = e.Directed || !t.symmetric
		e.Count++
		e.Weight++
	}
}

// edge counts a document for an edge, and returns the edge.
func (b *builder) edge(doc int, k edgeKey, figures extent, ev evidenceRef) *Edge {
	at := b.edges[k]
	e, sum, d := &b.n.Edges[at], &b.sums[at], b.docs[doc]
	if sum.last != int32(doc)+1 {
		e.Documents++
		if sum.last == 0 || b.docs[sum.last-1].source != d.source {
			e.Sources++
		}
		sum.last = int32(doc) + 1
	}
	e.First, e.Last = span(e.First, e.Last, d.date)
	e.Figures = b.addFigures(e.Figures, d.figures[figures.from:figures.to])
	if b.evidence(ev).score <= 0 {
		return e
	}
	for _, have := range sum.best { // a sentence may show a tie twice
		if have.doc == ev.doc && b.evidence(have).start == b.evidence(ev).start {
			return e
		}
	}
	for i, have := range sum.best {
		if have.doc == 0 || b.compare(ev, have) < 0 {
			copy(sum.best[i+1:], sum.best[i:])
			sum.best[i] = ev
			break
		}
	}
	return e
}

func (b *builder) evidence(r evidenceRef) *evidence {
	d := b.docs[r.doc-1]
	if r.tie {
		return &d.ties[r.item].evidence
	}
	return &d.pairs[r.item].evidence
}

// compare orders evidence: the better first, then by document and place.
func (b *builder) compare(x, y evidenceRef) int {
	p, q := b.evidence(x), b.evidence(y)
	return cmp.Or(cmp.Compare(q.score, p.score), strings.Compare(b.docs[x.doc-1].id, b.docs[y.doc-1].id), cmp.Compare(p.start, q.start))
}

// show makes evidence of what a document stores.
func (b *builder) show(r evidenceRef) Evidence {
	d, e := b.docs[r.doc-1], b.evidence(r)
	out := Evidence{Document: d.id, Date: d.date, Start: int(e.start), End: int(e.end)}
	if e.text >= 0 {
		out.Text = d.texts[e.text]
	}
	if n := e.marks.to - e.marks.from; n > 0 {
		out.Marks = make([]Mark, 0, n)
	}
	for _, m := range d.marks[e.marks.from:e.marks.to] {
		out.Marks = append(out.Marks, Mark{extract.Span{Start: int(m.start), End: int(m.end)}, m.target})
	}
	return out
}

// addFigures adds the first few distinct figures.
func (b *builder) addFigures(have []Figure, add []figureUse) []Figure {
	for _, f := range add {
		fig := Figure{b.names[f.text], b.names[f.value], b.names[f.unit], b.names[f.measure]}
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

// finish orders nodes and edges, and shows their evidence.
func (b *builder) finish() {
	keys := make([]int32, 0, len(b.nodes))
	for k := range b.nodes {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y int32) int { return strings.Compare(b.names[x], b.names[y]) })
	index := make(map[int32]int, len(keys))
	b.n.Nodes = make([]Node, len(keys))
	for i, k := range keys {
		s := b.nodes[k]
		index[k] = i
		s.elect(b.names)
		b.n.Nodes[i] = s.Node
	}
	for k, at := range b.edges {
		e := &b.n.Edges[at]
		e.Source, e.Target = index[k.source], index[k.target]
		for _, r := range b.sums[at].best {
			if r.doc > 0 {
				e.Evidence = append(e.Evidence, b.show(r))
			}
		}
		e.Evidence = slices.Clip(e.Evidence)
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
