package crf

import (
	"context"
	"math"

	"github.com/entente-nlp/entente/extract"
)

const (
	// beam drops the labels of a token whose own score is so far, in nats, below
	// the best of the token that no transition makes up for it.
	beam = 9
)

// A decoder tags one document at a time for one goroutine.
type decoder struct {
	model *Model
	an    *analyzer

	scores [][NumLabels]int32 // by token of the sentence
	active []LabelSet         // labels in the beam
	best   [][NumLabels]int32 // Viterbi scores
	back   [][NumLabels]Label
	path   []Label
	alpha  [][NumLabels]float64
	beta   [][NumLabels]float64
	emit   [][NumLabels]float64
}

func (m *Model) newDecoder(lexicon Lexicon) *decoder {
	d := &decoder{model: m}
	d.an = newAnalyzer(&m.clusters, lexicon, m.weigh)
	return d
}

// weigh sums the rows of the single-word features of a new word.
func (m *Model) weigh(w *word) {
	for at, ts := range single {
		for i := range ts {
			h, ok := ts[i].hashWord(w)
			if !ok {
				continue
			}
			if row, ok := m.features.find(h); ok {
				w.sums[at].addRow(m.rows[row*rowBytes:])
				w.size[at]++
			}
		}
	}
}

// hashWord returns the feature of a single-word template.
func (t *template) hashWord(w *word) (h uint64, ok bool) {
	h = t.seed
	for _, p := range t.parts {
		v := w.vals[p.attr]
		if v == 0 {
			return 0, false
		}
		h = join(h, v)
	}
	return h, true
}

// hashJoint returns the feature of a template at places[i].
func (t *template) hashJoint(places []place, i int) (h uint64, ok bool) {
	h = t.seed
	for k := range t.parts {
		p := &t.parts[k]
		v := places[i+p.at].value(p.attr)
		if v == 0 {
			return 0, false
		}
		h = join(h, v)
	}
	return h, true
}

// score fills scores and active for the sentence whose places are given.
func (d *decoder) score(places []place) {
	m := d.model
	n := len(places) - 2*window
	d.grow(n)
	inSentence := int32(beam / m.scale)
	for t := range n {
		i := t + window
		var sum lanes
		size := 0
		for at := range single {
			w := places[t+at].w
			sum.add(&w.sums[at])
			size += int(w.size[at])
		}
		s := &d.scores[t]
		if attentive(places, i) {
			for k := range joint {
				h, ok := joint[k].hashJoint(places, i)
				if !ok {
					continue
				}
				if row, ok := m.features.find(h); ok {
					sum.addRow(m.rows[row*rowBytes:])
					size++
				}
			}
		}
		sum.scores(s, size)
		floor := max(maxName(s), s[Outside]) - inSentence
		set := LabelSet(1 << Outside)
		for l, x := range s {
			if x >= floor {
				set |= 1 << l
			}
		}
		d.active[t] = set
	}
}

func maxName(s *[NumLabels]int32) int32 {
	best := s[1]
	for _, x := range s[2:] {
		best = max(best, x)
	}
	return best
}

func (d *decoder) grow(n int) {
	if cap(d.scores) < n {
		c := n + n/2 + 16
		d.scores = make([][NumLabels]int32, c)
		d.active = make([]LabelSet, c)
		d.best = make([][NumLabels]int32, c)
		d.back = make([][NumLabels]Label, c)
		d.path = make([]Label, c)
		d.alpha = make([][NumLabels]float64, c)
		d.beta = make([][NumLabels]float64, c)
		d.emit = make([][NumLabels]float64, c)
	}
	d.scores, d.active, d.best, d.back, d.path = d.scores[:n], d.active[:n], d.best[:n], d.back[:n], d.path[:n]
	d.alpha, d.beta, d.emit = d.alpha[:n], d.beta[:n], d.emit[:n]
}

// viterbi fills path with the best labels of the sentence and reports whether
// there is a name among them.
func (d *decoder) viterbi(places []place) bool {
	n := len(d.scores)
	const none = math.MinInt32 / 2
	var before LabelSet
	for t := range n {
		set := d.active[t]
		if t == 0 {
			set &= Openers
		}
		if t == n-1 {
			set &= Closers
		}
		trans := &d.model.transitions[transitionClass(places[window+t].w.vals[attrCaps])]
		d.active[t] = 0
		for rest := set; rest != 0; rest &= rest - 1 {
			l := Label(rest.first())
			if t == 0 {
				d.best[t][l] = d.scores[t][l]
				d.active[t] |= 1 << l
				continue
			}
			top, from := int32(none), Label(0)
			for prev := before & predecessors[l]; prev != 0; prev &= prev - 1 {
				k := Label(prev.first())
				if x := d.best[t-1][k] + int32(trans[k][l]); x > top {
					top, from = x, k
				}
			}
			if top > none {
				d.best[t][l] = top + d.scores[t][l]
				d.back[t][l] = from
				d.active[t] |= 1 << l
			}
		}
		before = d.active[t]
	}
	top, at := int32(none), Outside
	for set := before; set != 0; set &= set - 1 {
		l := Label(set.first())
		if x := d.best[n-1][l]; x > top {
			top, at = x, l
		}
	}
	names := false
	for t := n - 1; t >= 0; t-- {
		d.path[t] = at
		names = names || at != Outside
		at = d.back[t][at]
	}
	return names
}

// marginals fills alpha, beta and emit over the labels in the beam. Both are
// scaled so that they sum to 1 at each token.
func (d *decoder) marginals(places []place) {
	n := len(d.scores)
	for t := range n {
		top := int32(math.MinInt32)
		for set := d.active[t]; set != 0; set &= set - 1 {
			top = max(top, d.scores[t][set.first()])
		}
		factors := &d.model.factors[transitionClass(places[window+t].w.vals[attrCaps])]
		total := 0.0
		for set := d.active[t]; set != 0; set &= set - 1 {
			l := Label(set.first())
			e := math.Exp(float64(d.scores[t][l]-top) * d.model.scale)
			d.emit[t][l] = e
			a := 1.0
			if t > 0 {
				a = 0
				for prev := d.active[t-1] & predecessors[l]; prev != 0; prev &= prev - 1 {
					k := Label(prev.first())
					a += d.alpha[t-1][k] * float64(factors[k][l])
				}
			}
			d.alpha[t][l] = a * e
			total += a * e
		}
		for set := d.active[t]; set != 0; set &= set - 1 {
			l := set.first()
			d.alpha[t][l] /= total
			d.emit[t][l] /= total
		}
	}
	// beta is scaled by the same totals, so alpha*beta is the marginal.
	for set := d.active[n-1]; set != 0; set &= set - 1 {
		d.beta[n-1][set.first()] = 1
	}
	for t := n - 2; t >= 0; t-- {
		factors := &d.model.factors[transitionClass(places[window+t+1].w.vals[attrCaps])]
		for set := d.active[t]; set != 0; set &= set - 1 {
			k := Label(set.first())
			b := 0.0
			for next := d.active[t+1] & successors[k]; next != 0; next &= next - 1 {
				l := Label(next.first())
				b += float64(factors[k][l]) * d.emit[t+1][l] * d.beta[t+1][l]
			}
			d.beta[t][k] = b
		}
	}
}

// probability returns the probability that tokens first to last-1 carry exactly
// the labels of the path, after marginals.
func (d *decoder) probability(places []place, first, last int) float64 {
	p := d.alpha[first][d.path[first]]
	for t := first + 1; t < last; t++ {
		factors := &d.model.factors[transitionClass(places[window+t].w.vals[attrCaps])]
		p *= float64(factors[d.path[t-1]][d.path[t]]) * d.emit[t][d.path[t]]
	}
	p *= d.beta[last-1][d.path[last-1]]
	if !(p <= 1) { // rounding, or a sentence whose totals vanish
		return 1
	}
	return p
}

// tag appends the names of the document to dst, by place. It stops early when
// the context ends.
func (d *decoder) tag(ctx context.Context, dst []extract.Candidate, doc *extract.Document) []extract.Candidate {
	d.an.read(doc)
	for i, s := range doc.Sentences {
		if i%64 == 63 && ctx.Err() != nil {
			break
		}
		if s.Last <= s.First {
			continue
		}
		places := d.an.sentence(doc, i)
		d.score(places)
		if !d.viterbi(places) {
			continue
		}
		d.marginals(places)
		for t := 0; t < len(d.path); t++ {
			l := d.path[t]
			if l == Outside {
				continue
			}
			first := t
			for d.path[t].Place() == First || d.path[t].Place() == Inner {
				t++
			}
			dst = append(dst, extract.Candidate{
				Span:  extract.Span{Start: doc.Tokens[s.First+first].Start, End: doc.Tokens[s.First+t].End},
				First: s.First + first, Last: s.First + t + 1,
				Type:  Types[l.Type()],
				Score: d.model.calibrate(d.probability(places, first, t+1)),
				By:    By,
			})
		}
	}
	return dst
}

// Marginals calls yield with the probability of each label for each token of
// the document, whose tokens and sentences are set. The array is reused.
func (m *Model) Marginals(lexicon Lexicon, doc *extract.Document, yield func(token int, p *[NumLabels]float64)) {
	d := m.newDecoder(lexicon)
	d.an.read(doc)
	var p [NumLabels]float64
	for i, s := range doc.Sentences {
		if s.Last <= s.First {
			continue
		}
		places := d.an.sentence(doc, i)
		d.score(places)
		d.viterbi(places)
		d.marginals(places)
		for t := range d.path {
			p = [NumLabels]float64{}
			for set := d.active[t]; set != 0; set &= set - 1 {
				l := set.first()
				p[l] = d.alpha[t][l] * d.beta[t][l]
			}
			yield(s.First+t, &p)
		}
	}
}
