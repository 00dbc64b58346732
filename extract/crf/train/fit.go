package train

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract/crf"
)

// A lesson is a text in a style of annotation.
type lesson struct {
	*Text
	style  string
	weight float32
}

// hyper are the numbers that steer the optimiser.
type hyper struct {
	seed    uint64
	epochs  int
	rate    float32 // AdaGrad
	l2      float32
	dropout float32 // of features
	cutoff  int     // fewest occurrences of a feature
	noStyle float64 // share of sentences trained without their style
	noNames float64 // share of names of tables that are hidden
	noWords float64 // share of capitalised words made unseen
}

// A fitted is what fit found.
type fitted struct {
	field    *field
	keys     []uint64 // features
	base     []int32  // for a copy for a style, the feature it copies; -1 for others
	style    []uint64 // and the style
	clusters *crf.Clusters
}

// fit trains on the lessons.
func fit(ctx context.Context, lessons []lesson, clusters *crf.Clusters, lexicon crf.Lexicon, h hyper, log io.Writer) (*fitted, error) {
	ix := newIndex()
	each := func(yield func(in *instance, t int, f *crf.TokenFeatures, style uint64, last bool)) error {
		return observe(ctx, lessons, clusters, lexicon, h, yield)
	}
	tokens := 0
	err := each(func(_ *instance, _ int, f *crf.TokenFeatures, style uint64, _ bool) {
		tokens++
		for k, x := range f.Features {
			ix.count(x)
			if f.Styled[k] {
				ix.count(crf.StyleFeature(x, style))
			}
		}
	})
	if err != nil {
		return nil, err
	}
	n := ix.freeze(h.cutoff)
	fmt.Fprintf(log, "%d tokens, %d features\n", tokens, n)

	var instances []*instance
	out := &fitted{clusters: clusters, keys: make([]uint64, n), base: make([]int32, n), style: make([]uint64, n)}
	for i, k := range ix.keys {
		if k != 0 && ix.ids[i] >= 0 {
			out.keys[ix.ids[i]], out.base[ix.ids[i]] = k, -1
		}
	}
	err = each(func(in *instance, t int, f *crf.TokenFeatures, style uint64, last bool) {
		in.starts = append(in.starts, int32(len(in.plain)))
		in.sstarts = append(in.sstarts, int32(len(in.styled)))
		in.class = append(in.class, uint8(f.Class))
		for k, x := range f.Features {
			id := ix.id(x)
			if id < 0 {
				continue
			}
			in.plain = append(in.plain, id)
			if f.Styled[k] {
				if s := ix.id(crf.StyleFeature(x, style)); s >= 0 {
					in.styled = append(in.styled, s)
					out.base[s], out.style[s] = id, style
				}
			}
		}
		if last {
			in.starts = append(in.starts, int32(len(in.plain)))
			in.sstarts = append(in.sstarts, int32(len(in.styled)))
			instances = append(instances, in)
		}
	})
	if err != nil {
		return nil, err
	}
	f := newField(n)
	f.l2, f.dropout = h.l2, h.dropout
	rng := rand.New(rand.NewPCG(h.seed, 1))
	for epoch := range h.epochs {
		f.rate = h.rate
		rng.Shuffle(len(instances), func(i, j int) { instances[i], instances[j] = instances[j], instances[i] })
		sum := 0.0
		for i, in := range instances {
			if i%1024 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if epoch > 0 && in.bare && rng.Float64() < skipBare {
				continue
			}
			sum += f.step(in, rng, rng.Float64() >= h.noStyle)
		}
		if epoch >= h.epochs-averaged {
			f.collect()
		}
		fmt.Fprintf(log, "epoch %d: log-likelihood %.4f a token\n", epoch+1, sum/float64(tokens))
	}
	f.average(min(averaged, h.epochs))
	out.field = f
	return out, nil
}

// parameters returns the weights for text in a style of annotation: copies for
// the style are added to the features they copy, those for others are left out.
// Of several styles, joined by "+", the mean is taken.
func (f *fitted) parameters(style string) *crf.Parameters {
	p := &crf.Parameters{Transitions: f.field.trans, Clusters: f.clusters}
	styles := strings.Split(style, "+")
	wanted := map[uint64]float32{}
	for _, s := range styles {
		wanted[hashStyle(s)] = 1 / float32(len(styles))
	}
	at := make([]int32, len(f.keys))
	for id, k := range f.keys {
		if f.base[id] >= 0 {
			continue
		}
		at[id] = int32(len(p.Features))
		w := crf.Weights{Hash: k}
		copy(w.Labels[:], f.field.weights[id*numLabels:])
		p.Features = append(p.Features, w)
	}
	for id, base := range f.base {
		share := wanted[f.style[id]]
		if base < 0 || share == 0 {
			continue
		}
		w := &p.Features[at[base]]
		for l := range w.Labels {
			w.Labels[l] += share * f.field.weights[id*numLabels+l]
		}
	}
	return p
}

// averaged is the number of epochs over whose ends weights are averaged, against
// the noise of single steps and of dropout (Polyak and Juditsky, SIAM J. Control
// Optim. 30, 1992).
const averaged = 3

// skipBare is the share of sentences without names that an epoch but the first
// leaves out: they have little left to teach.
const skipBare = 0.5

// observe yields the features of every token of the lessons, disturbed alike
// each time.
func observe(ctx context.Context, lessons []lesson, clusters *crf.Clusters, lexicon crf.Lexicon, h hyper, yield func(in *instance, t int, f *crf.TokenFeatures, style uint64, last bool)) error {
	x := crf.NewExtractor(clusters, lexicon)
	for n, l := range lessons {
		if err := ctx.Err(); err != nil {
			return err
		}
		rng := rand.New(rand.NewPCG(h.seed, uint64(n)+2))
		x.Read(&l.Document)
		style := hashStyle(l.style)
		for i, s := range l.Sentences {
			if s.Last == s.First {
				continue
			}
			in := &instance{labels: l.Labels[s.First:s.Last], weight: l.weight, bare: !slices.ContainsFunc(l.Labels[s.First:s.Last], func(set crf.LabelSet) bool { return set != 1<<crf.Outside })}
			hide := crf.Disturbance{
				Name: func(n crf.Name) bool {
					if n.Classes&closed != 0 {
						return false
					}
					return rng.Float64() < h.noNames
				},
				Word: func(t int) bool { return capital(l.word(s.First+t)) && rng.Float64() < h.noWords },
			}
			x.Sentence(&l.Document, i, hide, func(t int, f *crf.TokenFeatures) {
				yield(in, t, f, style, s.First+t == s.Last-1)
			})
		}
	}
	return nil
}

// closed classes of names are all in the tables, so a model may rely on them.
const closed = crf.CountryName | crf.NationalityName | crf.TitleName

func hashStyle(style string) uint64 {
	f := fnv.New64a()
	io.WriteString(f, style)
	return f.Sum64()
}
