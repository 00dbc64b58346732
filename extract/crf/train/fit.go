package train

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"

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

// fit trains on the lessons and returns the parameters for text in style.
func fit(ctx context.Context, lessons []lesson, clusters *crf.Clusters, lexicon crf.Lexicon, h hyper, style string, log io.Writer) (*crf.Parameters, error) {
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
	pairs := make([]int32, n) // feature + 1 of which this is the copy for the style wanted
	wanted := hashStyle(style)
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
					if style == wanted {
						pairs[s] = id + 1
					}
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
			sum += f.step(in, rng, rng.Float64() >= h.noStyle)
		}
		fmt.Fprintf(log, "epoch %d: log-likelihood %.4f a token\n", epoch+1, sum/float64(tokens))
	}
	p := &crf.Parameters{Transitions: f.trans, Clusters: clusters}
	merged := make([]crf.Weights, n)
	for i, k := range ix.keys {
		if k == 0 || ix.ids[i] < 0 {
			continue
		}
		id := ix.ids[i]
		merged[id].Hash = k
		to := id
		if pairs[id] > 0 {
			to = pairs[id] - 1
		}
		for l := range numLabels {
			merged[to].Labels[l] += f.weights[int(id)*numLabels+l]
		}
	}
	// Copies for styles have been added where they belong; what is left of them
	// is never looked up.
	plain := make([]bool, n)
	for _, in := range instances {
		for _, id := range in.plain {
			plain[id] = true
		}
	}
	for id := range merged {
		if plain[id] {
			p.Features = append(p.Features, merged[id])
		}
	}
	return p, nil
}

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
			in := &instance{labels: l.Labels[s.First:s.Last], weight: l.weight}
			hide := crf.Disturbance{
				Name: func(int) bool { return rng.Float64() < h.noNames },
				Word: func(t int) bool { return capital(l.word(s.First+t)) && rng.Float64() < h.noWords },
			}
			x.Sentence(&l.Document, i, hide, func(t int, f *crf.TokenFeatures) {
				yield(in, t, f, style, s.First+t == s.Last-1)
			})
		}
	}
	return nil
}

func hashStyle(style string) uint64 {
	f := fnv.New64a()
	io.WriteString(f, style)
	return f.Sum64()
}
