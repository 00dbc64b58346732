package crf

import "github.com/entente-nlp/entente/extract"

// An Extractor computes features for training. It serves one goroutine.
type Extractor struct {
	an  *analyzer
	out TokenFeatures
}

// TokenFeatures are the features of a token.
type TokenFeatures struct {
	Class    int      // of transition scores
	Features []uint64 // reused by the next token
	Styled   []bool   // for each feature, whether styles have a copy of it
}

// StyleFeature returns the copy of a feature for a style of annotation.
func StyleFeature(feature, style uint64) uint64 { return mix(feature ^ style) }

// TransitionClasses is the number of classes of transition scores.
const TransitionClasses = transitionClasses

// NewExtractor returns an extractor with clusters, which may be nil, and a
// lexicon.
func NewExtractor(clusters *Clusters, lexicon Lexicon) *Extractor {
	table := clusters.table()
	return &Extractor{an: newAnalyzer(&table, lexicon, nil)}
}

// A Disturbance hides what a model would otherwise lean on, so that it also
// learns from context. Nil functions hide nothing.
type Disturbance struct {
	Name func(Name) bool      // hide a name of tables
	Word func(token int) bool // make the word of the token one never seen
}

// Read begins a document.
func (x *Extractor) Read(d *extract.Document) { x.an.read(d) }

// Sentence calls yield for each token of sentence i of the document read.
func (x *Extractor) Sentence(d *extract.Document, i int, hide Disturbance, yield func(token int, f *TokenFeatures)) {
	x.an.hide = hide.Name
	places := x.an.sentence(d, i)
	n := len(places) - 2*window
	if hide.Word != nil {
		for t := range n {
			if hide.Word(t) {
				p := &places[t+window]
				unseen := *p.w
				for _, a := range []attribute{attrWord, attrForm, attrCluster0, attrCluster1, attrCluster2, attrCluster3, attrName} {
					unseen.vals[a] = 0
				}
				p.w = &unseen
			}
		}
	}
	f := &x.out
	for t := range n {
		f.Class = int(transitionClass(places[t+window].w.vals[attrCaps]))
		f.Features, f.Styled = f.Features[:0], f.Styled[:0]
		for at := range single {
			for k := range single[at] {
				if h, ok := single[at][k].hashWord(places[t+at].w); ok {
					f.Features = append(f.Features, h)
					f.Styled = append(f.Styled, single[at][k].style)
				}
			}
		}
		for k := range joint {
			if !attentive(places, t+window) {
				break
			}
			if h, ok := joint[k].hashJoint(places, t+window); ok {
				f.Features = append(f.Features, h)
				f.Styled = append(f.Styled, joint[k].style)
			}
		}
		yield(t, f)
	}
}
