package graph

import (
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A document is what one text adds to the graph. Strings are ids of the graph's
// interner.
type document struct {
	id, source, date string
	sum              uint64 // of everything that counts, to tell two versions apart
	sketch           sketch
	windows          int32
	nodes            []nodeUse // by key
	pairs            []pairUse
	ties             []tieUse
}

type nodeUse struct {
	key, name, typ, country int32
	mentions, windows       int32
	figures                 []figureUse
}

// A pairUse counts the windows that hold entities a and b, a's key id being the
// smaller in the order of keys.
type pairUse struct {
	a, b     int32 // keys
	windows  int32
	weight   float32 // windows, those of long lists damped
	evidence evidence
	figures  []figureUse
}

type tieUse struct {
	source, target, typ, polarity, kind int32
	symmetric                           bool
	evidence                            evidence
	figures                             []figureUse
}

type evidence struct {
	start, end int    // in the unit of the document
	text       string // "" where the document carries none
	marks      []Mark
	score      float32
}

type figureUse struct{ text, value, unit, measure int32 }

const (
	// fullList is the number of entities in a window up to which each pair counts
	// fully. In longer lists an entity's pairs together weigh as much as in one of
	// that length, a damping in the manner of Newman (2001, Phys. Rev. E 64,
	// 016132), who divides by n-1.
	fullList = 4
	// maxList bounds the entities of a window that are paired at all.
	maxList = 60
	// maxEvidence bounds the bytes of a sentence that are kept.
	maxEvidence = 600
)

func listWeight(n int) float32 { return min(1, float32(fullList-1)/float32(n-1)) }

// reduce makes the document's contribution.
func (g *Graph) reduce(d *extract.Document) *document {
	out := &document{id: d.ID, source: strings.Clone(d.Source), date: strings.Clone(d.Date), sketch: sketchOf(d)}
	if out.id == "" {
		out.id = d.Source
	}
	out.id = strings.Clone(out.id)

	// The entities that stand in each sentence of headline and body.
	inSentence := make([][]int, len(d.Sentences)) // entity indices, in order, once
	uses := make([]nodeUse, len(d.Entities))
	entityOf := make([]int, len(d.Mentions))
	for i := range entityOf {
		entityOf[i] = -1
	}
	for e, ent := range d.Entities {
		uses[e] = nodeUse{key: g.strings.id(ent.Key), name: g.strings.id(ent.Name), typ: g.strings.id(string(ent.Type)), country: g.strings.id(ent.Country)}
		for _, m := range ent.Mentions {
			entityOf[m] = e
		}
	}
	s := 0
	for m, mention := range d.Mentions {
		for s < len(d.Sentences) && d.Sentences[s].End <= mention.Start {
			s++
		}
		e := entityOf[m]
		if s == len(d.Sentences) || e < 0 || !d.Blocks[d.Sentences[s].Block].Kind.Asserts() {
			continue
		}
		uses[e].mentions++
		if !slices.Contains(inSentence[s], e) {
			inSentence[s] = append(inSentence[s], e)
		}
	}

	pairs := map[[2]int32]int{}     // index into out.pairs
	shown := map[[2]int32]showing{} // the sentence of the evidence
	close := func(entities []int, sentences []int) {
		if len(entities) == 0 {
			return
		}
		out.windows++
		for _, e := range entities {
			uses[e].windows++
		}
		entities = entities[:min(len(entities), maxList)]
		weight := listWeight(max(len(entities), 2))
		for i, x := range entities {
			for _, y := range entities[:i] {
				a, b := uses[x].key, uses[y].key
				if a == b {
					continue
				}
				if d.Entities[y].Key < d.Entities[x].Key {
					a, b = b, a
				}
				at, ok := pairs[[2]int32{a, b}]
				if !ok {
					at = len(out.pairs)
					pairs[[2]int32{a, b}] = at
					out.pairs = append(out.pairs, pairUse{a: a, b: b})
				}
				p := &out.pairs[at]
				p.windows++
				p.weight += weight
				if ev, at := best(d, sentences, inSentence, x, y); ev.score > p.evidence.score {
					p.evidence = ev
					shown[[2]int32{a, b}] = showing{at, x, y, a == uses[x].key}
				}
			}
		}
	}
	for _, w := range g.windows(d) {
		var entities []int
		for _, s := range w {
			for _, e := range inSentence[s] {
				if !slices.Contains(entities, e) {
					entities = append(entities, e)
				}
			}
		}
		close(entities, w)
	}
	for i := range out.pairs {
		p := &out.pairs[i]
		if s, ok := shown[[2]int32{p.a, p.b}]; ok {
			source, target := s.x, s.y
			if !s.xFirst {
				source, target = target, source
			}
			p.evidence.show(d, s.sentence, source, target)
		}
	}
	g.addFigures(out, d, pairs, uses)
	for _, u := range uses {
		if u.mentions > 0 {
			out.nodes = append(out.nodes, u)
		}
	}
	g.addTies(out, d, uses)
	out.sum = out.checksum(&g.strings)
	return out
}

// windows groups the sentences of headline and body into windows.
func (g *Graph) windows(d *extract.Document) [][]int {
	var out [][]int
	last := -1
	for s, sent := range d.Sentences {
		if !d.Blocks[sent.Block].Kind.Asserts() {
			continue
		}
		join := len(out) > 0 && (g.opts.Window == Document || g.opts.Window == Paragraph && sent.Block == last)
		last = sent.Block
		if join {
			out[len(out)-1] = append(out[len(out)-1], s)
		} else {
			out = append(out, []int{s})
		}
	}
	return out
}

// showing says which sentence shows a pair of entities, and whether the first is
// the source of its edge.
type showing struct {
	sentence, x, y int
	xFirst         bool
}

// best returns the sentence of a window that shows entities x and y best: one
// that holds both, with few others, and not too long to read. Its text is left to
// show, since most are soon beaten by better ones. The score is 0 if there is none.
func best(d *extract.Document, sentences []int, in [][]int, x, y int) (found evidence, at int) {
	for _, s := range sentences {
		if !slices.Contains(in[s], x) || !slices.Contains(in[s], y) {
			continue
		}
		span := d.Sentences[s].Span
		score := 1/float32(len(in[s])) + 1/(1+float32(max(0, span.Len()-160))/160)
		if score > found.score {
			found, at = evidence{start: span.Start, end: span.End, score: score}, s
		}
	}
	return found, at
}

// show adds the text of a sentence and the mentions of two entities in it.
func (e *evidence) show(d *extract.Document, sentence, source, target int) {
	span := d.Sentences[sentence].Span
	e.text = strings.Clone(textOf(d, span))
	if e.text == "" {
		return
	}
	for role, ent := range []int{source, target} {
		for _, m := range d.Entities[ent].Mentions {
			if s := d.Mentions[m].Span; span.Contains(s) && s.End-span.Start <= min(len(e.text), maxEvidence) {
				e.marks = append(e.marks, Mark{extract.Span{Start: s.Start - span.Start, End: s.End - span.Start}, role == 1})
			}
		}
	}
	slices.SortFunc(e.marks, func(a, b Mark) int { return a.Start - b.Start })
}

func textOf(d *extract.Document, s extract.Span) string {
	if s.End > len(d.Text) {
		return ""
	}
	t := d.Slice(s)
	if len(t) > maxEvidence {
		t = strings.ToValidUTF8(t[:maxEvidence], "") + "…"
	}
	return t
}

// addFigures hangs figures on the entities and the pairs that they concern.
func (g *Graph) addFigures(out *document, d *extract.Document, pairs map[[2]int32]int, uses []nodeUse) {
	for _, m := range d.Measures {
		for _, e := range m.Entities {
			if len(uses[e].figures) < keepFigures {
				uses[e].figures = append(uses[e].figures, g.figure(d, m.Figure))
			}
		}
		for i, x := range m.Entities {
			for _, y := range m.Entities[:i] {
				a, b := uses[x].key, uses[y].key
				if d.Entities[y].Key < d.Entities[x].Key {
					a, b = b, a
				}
				if at, ok := pairs[[2]int32{a, b}]; ok {
					out.pairs[at].figures = append(out.pairs[at].figures, g.figure(d, m.Figure))
				}
			}
		}
	}
}

func (g *Graph) figure(d *extract.Document, i int) figureUse {
	f := d.Figures[i]
	u := figureUse{text: g.strings.id(textOf(d, f.Span)), value: g.strings.id(f.Value), unit: g.strings.id(f.Unit)}
	for _, m := range d.Measures {
		if m.Figure == i {
			u.measure = g.strings.id(m.Concept)
		}
	}
	return u
}

func (g *Graph) addTies(out *document, d *extract.Document, uses []nodeUse) {
	for _, r := range d.Relations {
		t := tieUse{source: uses[r.Source].key, target: uses[r.Target].key, typ: g.strings.id(r.Type), polarity: g.strings.id(r.Polarity),
			kind: g.strings.id(string(r.Kind)), symmetric: r.Symmetric}
		if t.symmetric && d.Entities[r.Target].Key < d.Entities[r.Source].Key {
			t.source, t.target = t.target, t.source
		}
		if r.Sentence < len(d.Sentences) {
			s := d.Sentences[r.Sentence]
			if !d.Blocks[s.Block].Kind.Asserts() {
				continue
			}
			t.evidence = evidence{start: s.Start, end: s.End, score: float32(r.Score)}
			t.evidence.show(d, r.Sentence, r.Source, r.Target)
		}
		for _, f := range r.Figures {
			t.figures = append(t.figures, g.figure(d, f))
		}
		for _, e := range []int{r.Source, r.Target} { // ends are nodes, whatever block names them
			if uses[e].mentions == 0 {
				uses[e].mentions = 1
				out.nodes = append(out.nodes, uses[e])
			}
		}
		out.ties = append(out.ties, t)
	}
}

func (d *document) checksum(in *interner) uint64 {
	h := fnv.New64a()
	str := func(ss ...string) {
		for _, s := range ss {
			io.WriteString(h, s)
			h.Write([]byte{0})
		}
	}
	str(d.id, d.source, d.date)
	for _, n := range d.nodes {
		str(in.names[n.key], in.names[n.name])
	}
	for _, p := range d.pairs {
		str(in.names[p.a], in.names[p.b], p.evidence.text)
	}
	for _, t := range d.ties {
		str(in.names[t.source], in.names[t.typ], in.names[t.target])
	}
	return h.Sum64()
}

// translate rewrites a document from the numbers of one interner to those of
// another.
func (d *document) translate(from, to *interner) *document {
	id := func(i int32) int32 { return to.id(from.names[i]) }
	figures := func(fs []figureUse) []figureUse {
		out := slices.Clone(fs)
		for i, f := range out {
			out[i] = figureUse{id(f.text), id(f.value), id(f.unit), id(f.measure)}
		}
		return out
	}
	e := *d
	e.nodes, e.pairs, e.ties = slices.Clone(d.nodes), slices.Clone(d.pairs), slices.Clone(d.ties)
	for i := range e.nodes {
		n := &e.nodes[i]
		n.key, n.name, n.typ, n.country, n.figures = id(n.key), id(n.name), id(n.typ), id(n.country), figures(n.figures)
	}
	for i := range e.pairs {
		p := &e.pairs[i]
		p.a, p.b, p.figures = id(p.a), id(p.b), figures(p.figures)
	}
	for i := range e.ties {
		t := &e.ties[i]
		t.source, t.target, t.typ, t.polarity, t.kind, t.figures = id(t.source), id(t.target), id(t.typ), id(t.polarity), id(t.kind), figures(t.figures)
	}
	return &e
}
