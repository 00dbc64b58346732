package train

import (
	"math"
	"math/rand/v2"

	"github.com/entente-nlp/entente/extract/crf"
)

// An instance is a sentence ready for training.
type instance struct {
	starts  []int32 // of the features of each token, and the end
	plain   []int32 // features
	styled  []int32 // copies for the style of the sentence
	sstarts []int32
	class   []uint8
	labels  []crf.LabelSet
	weight  float32
	bare    bool // without names
}

const numLabels = crf.NumLabels

// A field holds the weights while training. AdaGrad keeps a rate for each:
// Duchi, Hazan and Singer, JMLR 12 (2011).
type field struct {
	weights []float32 // numLabels for each feature
	squares []float32
	trans   [crf.TransitionClasses][numLabels][numLabels]float32
	tsquare [crf.TransitionClasses][numLabels][numLabels]float32

	sum      []float32 // of the weights at the ends of epochs
	transSum [crf.TransitionClasses][numLabels][numLabels]float32

	rate, l2, dropout float32

	// of the sentence at hand
	score, alpha, beta, emit, free, bound [][numLabels]float32
	factor                                [crf.TransitionClasses][numLabels][numLabels]float32
	stale                                 bool
	kept                                  []int32
	keptEnds                              []int32
	gradient                              [crf.TransitionClasses][numLabels][numLabels]float32
	touched                               []transition
}

type transition struct{ class, from, to uint8 }

func newField(features int) *field {
	f := &field{weights: make([]float32, features*numLabels), squares: make([]float32, features*numLabels)}
	return f
}

// collect adds the weights as they are now to the sum.
func (f *field) collect() {
	if f.sum == nil {
		f.sum = make([]float32, len(f.weights))
	}
	for i, w := range f.weights {
		f.sum[i] += w
	}
	for c := range f.trans {
		for from := range f.trans[c] {
			for to, w := range f.trans[c][from] {
				f.transSum[c][from][to] += w
			}
		}
	}
}

// average sets the weights to the mean of those collected n times.
func (f *field) average(n int) {
	if f.sum == nil {
		return
	}
	for i, w := range f.sum {
		f.weights[i] = w / float32(n)
	}
	for c := range f.transSum {
		for from := range f.transSum[c] {
			for to, w := range f.transSum[c][from] {
				f.trans[c][from][to] = w / float32(n)
			}
		}
	}
}

func (f *field) grow(n int) {
	for len(f.score) < n {
		f.score = append(f.score, [numLabels]float32{})
		f.alpha = append(f.alpha, [numLabels]float32{})
		f.beta = append(f.beta, [numLabels]float32{})
		f.emit = append(f.emit, [numLabels]float32{})
		f.free = append(f.free, [numLabels]float32{})
		f.bound = append(f.bound, [numLabels]float32{})
	}
}

// step makes one step of gradient ascent on the log-likelihood of the labels
// that the sentence allows, and returns that.
func (f *field) step(in *instance, rng *rand.Rand, useStyle bool) float64 {
	n := len(in.class)
	f.grow(n)
	f.choose(in, rng, useStyle)
	boost := 1 / (1 - f.dropout)
	for t := range n {
		s := &f.score[t]
		*s = [numLabels]float32{}
		for _, id := range f.features(t) {
			w := f.weights[int(id)*numLabels:][:numLabels]
			for l := range s {
				s[l] += w[l]
			}
		}
		for l := range s {
			s[l] *= boost
		}
	}
	f.refresh()
	f.touched = f.touched[:0]
	allowed := func(t int) crf.LabelSet { return in.labels[t] }
	logBound := f.pass(in, n, allowed, f.bound, +1)
	every := func(int) crf.LabelSet { return crf.AllLabels }
	logFree := f.pass(in, n, every, f.free, -1)
	if math.IsInf(logBound, 0) || math.IsNaN(logBound-logFree) {
		f.clearTransitions()
		return 0
	}
	for t := range n {
		f.update(t, in.weight)
	}
	f.updateTransitions(in.weight)
	return logBound - logFree
}

// choose drops features at random; the rest goes to kept.
func (f *field) choose(in *instance, rng *rand.Rand, useStyle bool) {
	f.kept, f.keptEnds = f.kept[:0], f.keptEnds[:0]
	threshold := uint32(f.dropout * (1 << 16))
	var bits uint64
	left := 0
	draw := func() bool {
		if left == 0 {
			bits, left = rng.Uint64(), 4
		}
		keep := uint32(bits&0xffff) >= threshold
		bits >>= 16
		left--
		return keep
	}
	for t := range in.class {
		for _, id := range in.plain[in.starts[t]:in.starts[t+1]] {
			if draw() {
				f.kept = append(f.kept, id)
			}
		}
		if useStyle {
			for _, id := range in.styled[in.sstarts[t]:in.sstarts[t+1]] {
				if draw() {
					f.kept = append(f.kept, id)
				}
			}
		}
		f.keptEnds = append(f.keptEnds, int32(len(f.kept)))
	}
}

func (f *field) features(t int) []int32 {
	start := int32(0)
	if t > 0 {
		start = f.keptEnds[t-1]
	}
	return f.kept[start:f.keptEnds[t]]
}

func exp32(x float32) float32 { return float32(math.Exp(float64(x))) }

// refresh recomputes the factors of transitions that changed.
func (f *field) refresh() {
	if f.stale {
		for _, t := range f.touched {
			f.factor[t.class][t.from][t.to] = exp32(f.trans[t.class][t.from][t.to])
		}
		return
	}
	f.stale = true
	for c := range f.trans {
		for from := range numLabels {
			for to := range numLabels {
				if crf.Allowed(crf.Label(from), crf.Label(to)) {
					f.factor[c][from][to] = exp32(f.trans[c][from][to])
				}
			}
		}
	}
}

// follow lists, for each label, what may stand before it.
var follow = func() (p [numLabels][]uint8) {
	for to := range numLabels {
		for from := range numLabels {
			if crf.Allowed(crf.Label(from), crf.Label(to)) {
				p[to] = append(p[to], uint8(from))
			}
		}
	}
	return
}()

// pass runs forward and backward over the labels that allowed gives, leaves the
// marginals in out, adds sign times the expected transitions to the gradient,
// and returns the logarithm of the partition function.
func (f *field) pass(in *instance, n int, allowed func(int) crf.LabelSet, out [][numLabels]float32, sign float32) float64 {
	logZ := 0.0
	for t := range n {
		set := allowed(t)
		if t == 0 {
			set &= crf.Openers
		}
		if t == n-1 {
			set &= crf.Closers
		}
		s, e, a := &f.score[t], &f.emit[t], &f.alpha[t]
		top := float32(math.Inf(-1))
		for l := range numLabels {
			if set>>l&1 != 0 {
				top = max(top, s[l])
			}
		}
		factor := &f.factor[in.class[t]]
		total := float32(0)
		for l := range numLabels {
			if set>>l&1 == 0 {
				e[l], a[l] = 0, 0
				continue
			}
			x := s[l] - top
			if x < -30 {
				e[l], a[l] = 0, 0
				continue
			}
			e[l] = exp32(x)
			sum := float32(1)
			if t > 0 {
				sum = 0
				prev := &f.alpha[t-1]
				for _, k := range follow[l] {
					sum += prev[k] * factor[k][l]
				}
			}
			a[l] = sum * e[l]
			total += a[l]
		}
		if !(total > 0) {
			return math.Inf(-1)
		}
		inv := 1 / total
		for l := range numLabels {
			a[l] *= inv
			e[l] *= inv
		}
		logZ += float64(top) + math.Log(float64(total))
	}
	for l := range numLabels {
		f.beta[n-1][l] = 1
	}
	for t := n - 1; t >= 0; t-- {
		a, b, o := &f.alpha[t], &f.beta[t], &out[t]
		for l := range numLabels {
			o[l] = a[l] * b[l]
		}
		if t == 0 {
			break
		}
		prev, before := &f.alpha[t-1], &f.beta[t-1]
		*before = [numLabels]float32{}
		e := &f.emit[t]
		factor := &f.factor[in.class[t]]
		gradient := &f.gradient[in.class[t]]
		for l := range numLabels {
			eb := e[l] * b[l]
			if eb == 0 {
				continue
			}
			for _, k := range follow[l] {
				x := factor[k][l] * eb
				before[k] += x
				if p := prev[k] * x; p > 1e-4 {
					if gradient[k][l] == 0 {
						f.touched = append(f.touched, transition{in.class[t], k, uint8(l)})
					}
					gradient[k][l] += sign * p
				}
			}
		}
	}
	return logZ
}

// update moves the weights of the features of token t.
func (f *field) update(t int, weight float32) {
	var labels [numLabels]uint8
	var grads [numLabels]float32
	n := 0
	for l := range numLabels {
		if g := f.bound[t][l] - f.free[t][l]; g > 1e-3 || g < -1e-3 {
			labels[n], grads[n] = uint8(l), g*weight
			n++
		}
	}
	if n == 0 {
		return
	}
	for _, id := range f.features(t) {
		base := int(id) * numLabels
		w, q := f.weights[base:][:numLabels], f.squares[base:][:numLabels]
		for i := range n {
			l := labels[i]
			g := grads[i] - f.l2*w[l]
			q[l] += g * g
			w[l] += f.rate * g / float32(math.Sqrt(float64(q[l]))+1e-6)
		}
	}
}

func (f *field) updateTransitions(weight float32) {
	for _, t := range f.touched {
		g := f.gradient[t.class][t.from][t.to] * weight
		f.gradient[t.class][t.from][t.to] = 0
		if g == 0 {
			continue
		}
		w, q := &f.trans[t.class][t.from][t.to], &f.tsquare[t.class][t.from][t.to]
		g -= f.l2 * *w
		*q += g * g
		*w += f.rate * g / float32(math.Sqrt(float64(*q))+1e-6)
	}
}

func (f *field) clearTransitions() {
	for _, t := range f.touched {
		f.gradient[t.class][t.from][t.to] = 0
	}
}
