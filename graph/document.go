package graph

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A document is what one text adds to the graph. Strings that repeat over documents
// are ids of the graph's interner. Pairs and ties point into slices of the
// document, which keeps a graph of millions of them small.
type document struct {
	id, source, date string
	sum              uint64 // of everything that counts, to tell two versions apart
	sketch           sketch
	windows          int32
	nodes            []nodeUse
	pairs            []pairUse
	ties             []tieUse
	figures          []figureUse // of pairs and ties
	texts            []string    // of evidence
	marks            []markUse
}

type nodeUse struct {
	key, name, typ, country int32
	mentions, windows       int32
	figures                 []figureUse
}

// A pairUse counts the windows that hold entities a and b, a's key being the
// smaller.
type pairUse struct {
	a, b     int32 // keys
	windows  int32
	weight   float32 // windows, those of long lists damped
	evidence evidence
	figures  extent
}

type tieUse struct {
	source, target, typ, polarity, kind int32
	symmetric                           bool
	evidence                            evidence
	figures                             extent
}

// An evidence is a sentence of the document, if its score is more than 0.
type evidence struct {
	start, end int32 // in the unit of the document
	text       int32 // index of texts; -1 where the document carries none
	score      float32
	marks      extent
}

// An extent is a half-open range of a slice of the document.
type extent struct{ from, to int32 }

type markUse struct {
	start, end int16 // in the text
	target     bool
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

// A reducer makes the contribution of one document.
type reducer struct {
	*document
	g        *Graph
	d        *extract.Document
	uses     []nodeUse        // of the entities
	present  [][]int          // entities of each sentence of headline and body, in order, once
	pairAt   map[[2]int32]int // keys to an index of pairs
	textAt   map[int]int32    // sentences to an index of texts
	measures map[int]string   // figures to what they measure
}

// reduce makes the document's contribution.
func (g *Graph) reduce(d *extract.Document) *document {
	r := &reducer{g: g, d: d, document: &document{id: strings.Clone(cmp.Or(d.ID, d.Source)), source: strings.Clone(d.Source), date: strings.Clone(d.Date), sketch: sketchOf(d)},
		uses: make([]nodeUse, len(d.Entities)), present: make([][]int, len(d.Sentences)), pairAt: map[[2]int32]int{}, textAt: map[int]int32{}, measures: map[int]string{}}
	if r.id == "" { // two texts without a name are two documents
		h := fnv.New64a()
		io.WriteString(h, d.Text)
		r.id = fmt.Sprintf("text %016x", h.Sum64())
	}
	for _, m := range d.Measures {
		if r.measures[m.Figure] == "" {
			r.measures[m.Figure] = m.Concept
		}
	}
	r.countEntities()
	r.countPairs()
	r.addFigures()
	for _, u := range r.uses {
		if u.mentions > 0 {
			r.nodes = append(r.nodes, u)
		}
	}
	r.addTies()
	r.pairs, r.marks = slices.Clip(r.pairs), slices.Clip(r.marks)
	r.sum = r.checksum(&g.strings)
	return r.document
}

func (r *reducer) countEntities() {
	id := r.g.strings.id
	entityOf := make([]int, len(r.d.Mentions))
	for i := range entityOf {
		entityOf[i] = -1
	}
	last := make([]int, len(r.d.Entities)) // the sentence in which an entity was met
	for e, ent := range r.d.Entities {
		r.uses[e] = nodeUse{key: id(ent.Key), name: id(ent.Name), typ: id(string(ent.Type)), country: id(ent.Country)}
		last[e] = -1
		for _, m := range ent.Mentions {
			entityOf[m] = e
		}
	}
	s := 0
	for m, mention := range r.d.Mentions {
		for s < len(r.d.Sentences) && r.d.Sentences[s].End <= mention.Start {
			s++
		}
		e := entityOf[m]
		if s == len(r.d.Sentences) || e < 0 || !r.asserts(s) {
			continue
		}
		r.uses[e].mentions++
		if last[e] != s {
			r.present[s], last[e] = append(r.present[s], e), s
		}
	}
}

// asserts reports whether sentence s is of the headline or the body.
func (r *reducer) asserts(s int) bool { return r.d.Blocks[r.d.Sentences[s].Block].Kind.Asserts() }

// A showing says which sentence shows a pair best, and its entities.
type showing struct{ sentence, source, target int }

func (r *reducer) countPairs() {
	var shown []showing // of each pair
	last := make([]int, len(r.uses))
	for w, sentences := range r.sentenceWindows() {
		var entities []int
		for _, s := range sentences {
			for _, e := range r.present[s] {
				if last[e] != w+1 {
					entities, last[e] = append(entities, e), w+1
				}
			}
		}
		if len(entities) == 0 {
			continue
		}
		r.windows++
		for _, e := range entities {
			r.uses[e].windows++
		}
		entities = entities[:min(len(entities), maxList)]
		weight := listWeight(max(len(entities), 2))
		for i, x := range entities {
			for _, y := range entities[:i] {
				source, target := r.ordered(x, y)
				k := [2]int32{r.uses[source].key, r.uses[target].key}
				if k[0] == k[1] {
					continue
				}
				at, ok := r.pairAt[k]
				if !ok {
					at = len(r.pairs)
					r.pairAt[k] = at
					r.pairs = append(r.pairs, pairUse{a: k[0], b: k[1]})
					shown = append(shown, showing{})
				}
				p := &r.pairs[at]
				p.windows++
				p.weight += weight
				if s, score := r.best(sentences, x, y); score > p.evidence.score {
					p.evidence.score, shown[at] = score, showing{s, source, target}
				}
			}
		}
	}
	for i := range r.pairs {
		if p, s := &r.pairs[i], shown[i]; p.evidence.score > 0 {
			p.evidence = r.show(s.sentence, s.source, s.target, p.evidence.score)
		}
	}
}

// ordered returns two entities in the order of their keys.
func (r *reducer) ordered(x, y int) (source, target int) {
	if r.d.Entities[y].Key < r.d.Entities[x].Key {
		return y, x
	}
	return x, y
}

// sentenceWindows groups the sentences of headline and body into windows.
func (r *reducer) sentenceWindows() [][]int {
	var out [][]int
	last := -1
	for s, sent := range r.d.Sentences {
		if !r.asserts(s) {
			continue
		}
		join := len(out) > 0 && (r.g.opts.Window == Document || r.g.opts.Window == Paragraph && sent.Block == last)
		last = sent.Block
		if join {
			out[len(out)-1] = append(out[len(out)-1], s)
		} else {
			out = append(out, []int{s})
		}
	}
	return out
}

// best returns the sentence of a window that shows entities x and y best: one
// that holds both, with few others, and not too long to read. The score is 0 if
// there is none.
func (r *reducer) best(sentences []int, x, y int) (found int, most float32) {
	for _, s := range sentences {
		in := r.present[s]
		if len(sentences) > 1 && (!slices.Contains(in, x) || !slices.Contains(in, y)) {
			continue
		}
		score := 1/float32(len(in)) + 1/(1+float32(max(0, r.d.Sentences[s].Len()-160))/160)
		if score > most {
			found, most = s, score
		}
	}
	return found, most
}

// show makes evidence of a sentence, with the mentions of two entities in it.
func (r *reducer) show(sentence, source, target int, score float32) evidence {
	span := r.d.Sentences[sentence].Span
	e := evidence{start: int32(span.Start), end: int32(span.End), text: -1, score: score}
	at, ok := r.textAt[sentence]
	if !ok {
		at = -1
		if t := textOf(r.d, span); t != "" {
			at = int32(len(r.texts))
			r.texts = append(r.texts, strings.Clone(t))
		}
		r.textAt[sentence] = at
	}
	if e.text = at; at < 0 {
		return e
	}
	long := min(len(r.texts[at]), maxEvidence)
	e.marks.from = int32(len(r.marks))
	for role, ent := range []int{source, target} {
		for _, m := range r.d.Entities[ent].Mentions {
			if s := r.d.Mentions[m].Span; span.Contains(s) && s.End-span.Start <= long {
				r.marks = append(r.marks, markUse{int16(s.Start - span.Start), int16(s.End - span.Start), role == 1})
			}
		}
	}
	e.marks.to = int32(len(r.marks))
	slices.SortFunc(r.marks[e.marks.from:], func(a, b markUse) int { return cmp.Compare(a.start, b.start) })
	return e
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
func (r *reducer) addFigures() {
	of := map[int][]figureUse{} // pairs
	for _, m := range r.d.Measures {
		f := r.figure(m.Figure)
		for i, x := range m.Entities {
			if len(r.uses[x].figures) < keepFigures {
				r.uses[x].figures = append(r.uses[x].figures, f)
			}
			for _, y := range m.Entities[:i] {
				source, target := r.ordered(x, y)
				if at, ok := r.pairAt[[2]int32{r.uses[source].key, r.uses[target].key}]; ok && len(of[at]) < keepFigures {
					of[at] = append(of[at], f)
				}
			}
		}
	}
	for i := range r.pairs {
		r.pairs[i].figures = r.keep(of[i])
	}
}

func (r *reducer) figure(i int) figureUse {
	f, id := r.d.Figures[i], r.g.strings.id
	return figureUse{text: id(textOf(r.d, f.Span)), value: id(f.Value), unit: id(f.Unit), measure: id(r.measures[i])}
}

func (r *reducer) keep(figures []figureUse) extent {
	from := int32(len(r.figures))
	r.figures = append(r.figures, figures...)
	return extent{from, int32(len(r.figures))}
}

func (r *reducer) addTies() {
	id := r.g.strings.id
	for _, rel := range r.d.Relations {
		if rel.Sentence >= 0 && rel.Sentence < len(r.d.Sentences) && !r.asserts(rel.Sentence) {
			continue
		}
		source, target := rel.Source, rel.Target
		if r.uses[source].key == r.uses[target].key {
			continue // two entities of a document that are one over all of them
		}
		if rel.Symmetric {
			source, target = r.ordered(source, target)
		}
		t := tieUse{source: r.uses[source].key, target: r.uses[target].key, typ: id(rel.Type), polarity: id(rel.Polarity), kind: id(string(rel.Kind)), symmetric: rel.Symmetric}
		if rel.Sentence >= 0 && rel.Sentence < len(r.d.Sentences) {
			t.evidence = r.show(rel.Sentence, source, target, max(float32(rel.Score), 1e-3))
		}
		var figures []figureUse
		for _, f := range rel.Figures {
			figures = append(figures, r.figure(f))
		}
		t.figures = r.keep(figures)
		for _, e := range []int{source, target} { // ends are nodes, whatever block names them
			if r.uses[e].mentions == 0 {
				r.uses[e].mentions = 1
				r.nodes = append(r.nodes, r.uses[e])
			}
		}
		r.ties = append(r.ties, t)
	}
}

// checksum hashes all that the document adds, with the strings that ids stand for.
func (d *document) checksum(in *interner) uint64 {
	h := fnv.New64a()
	str := func(ss ...string) {
		for _, s := range ss {
			io.WriteString(h, s)
			h.Write([]byte{0})
		}
	}
	var buf []byte
	num := func(ns ...int32) {
		buf = buf[:0]
		for _, n := range ns {
			buf = binary.LittleEndian.AppendUint32(buf, uint32(n))
		}
		h.Write(buf)
	}
	figures := func(fs []figureUse) {
		for _, f := range fs {
			str(in.names[f.text], in.names[f.value], in.names[f.unit], in.names[f.measure])
		}
	}
	str(d.id, d.source, d.date)
	str(d.texts...)
	for _, n := range d.nodes {
		str(in.names[n.key], in.names[n.name], in.names[n.typ], in.names[n.country])
		num(n.mentions, n.windows)
		figures(n.figures)
	}
	for _, p := range d.pairs {
		str(in.names[p.a], in.names[p.b])
		num(p.windows, int32(math.Float32bits(p.weight)), p.evidence.start, p.evidence.end)
		figures(d.figures[p.figures.from:p.figures.to])
	}
	for _, t := range d.ties {
		str(in.names[t.source], in.names[t.typ], in.names[t.polarity], in.names[t.kind], in.names[t.target])
		num(t.evidence.start, t.evidence.end)
		figures(d.figures[t.figures.from:t.figures.to])
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
	e.nodes, e.pairs, e.ties, e.figures = slices.Clone(d.nodes), slices.Clone(d.pairs), slices.Clone(d.ties), figures(d.figures)
	for i := range e.nodes {
		n := &e.nodes[i]
		n.key, n.name, n.typ, n.country, n.figures = id(n.key), id(n.name), id(n.typ), id(n.country), figures(n.figures)
	}
	for i := range e.pairs {
		p := &e.pairs[i]
		p.a, p.b = id(p.a), id(p.b)
	}
	for i := range e.ties {
		t := &e.ties[i]
		t.source, t.target, t.typ, t.polarity, t.kind = id(t.source), id(t.target), id(t.typ), id(t.polarity), id(t.kind)
	}
	return &e
}
