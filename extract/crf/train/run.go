package train

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-nlp/entente/extract/crf"
)

// Options steer Run.
type Options struct {
	Corpora  []string // paths of annotated corpora; the file name tells the scheme
	HoldOut  []string // corpora to score on, and not to train on
	Clusters *crf.Clusters
	Lexicon  crf.Lexicon
	Style    string // of annotation, that text of unknown origin is tagged in
	Seed     uint64
	Epochs   int
	Rate     float64 // of AdaGrad
	L2       float64
	Dropout  float64 // of features
	Cutoff   int     // fewest occurrences of a feature
	Prune    float64 // drop features whose weights are all smaller
	NoNames  float64 // share of names of tables hidden in training
	NoWords  float64 // share of capitalised words made unseen in training
	Log      io.Writer
}

// A Report is what came of training.
type Report struct {
	Model    []byte // model file
	Manifest crf.Manifest
	Scores   map[string]Score // by held-out corpus and type
}

// Run trains a model.
func Run(ctx context.Context, o Options) (Report, error) {
	var r Report
	if o.Log == nil {
		o.Log = io.Discard
	}
	conv := &converter{lexicon: o.Lexicon}
	var lessons []lesson
	for _, path := range o.Corpora {
		texts, s, corpus, err := readCorpus(path)
		if err != nil {
			return r, err
		}
		for _, t := range texts {
			conv.convert(t, s)
			corpus.Tokens += len(t.Tokens)
			lessons = append(lessons, lesson{t, s.style, 1})
		}
		r.Manifest.Corpora = append(r.Manifest.Corpora, corpus)
	}
	h := hyper{seed: o.Seed, epochs: o.Epochs, rate: float32(o.Rate), l2: float32(o.L2), dropout: float32(o.Dropout), cutoff: o.Cutoff,
		noStyle: 0.3, noNames: o.NoNames, noWords: o.NoWords}
	p, err := fit(ctx, lessons, o.Clusters, o.Lexicon, h, o.Style, o.Log)
	if err != nil {
		return r, err
	}
	r.Manifest.Seed = o.Seed
	r.Model, err = crf.Encode(p, r.Manifest, o.Prune)
	if err != nil {
		return r, err
	}
	m, err := crf.Load(r.Model)
	if err != nil {
		return r, err
	}
	r.Manifest = m.Manifest
	stage := m.Stage(o.Lexicon)
	r.Scores = map[string]Score{}
	for _, path := range o.HoldOut {
		texts, s, corpus, err := readCorpus(path)
		if err != nil {
			return r, err
		}
		all, by, err := Evaluate(ctx, stage, texts, s.style == "conll")
		if err != nil {
			return r, err
		}
		r.Scores[corpus.Name] = all
		fmt.Fprintf(o.Log, "%-24s %v", corpus.Name, all)
		for _, k := range []string{"PER", "LOC", "ORG", "MISC"} {
			fmt.Fprintf(o.Log, "  %s %.1f", k, 100*by[k].F1())
		}
		fmt.Fprintln(o.Log)
	}
	return r, nil
}

// readCorpus reads a corpus and finds its scheme by its file name.
func readCorpus(path string) ([]*Text, *scheme, crf.Corpus, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, crf.Corpus{}, err
	}
	name := strings.TrimSuffix(filepath.Base(path), ".tsv")
	sum := sha256.Sum256(data)
	c := crf.Corpus{Name: name, Hash: hex.EncodeToString(sum[:8])}
	for prefix, s := range schemes {
		if strings.HasPrefix(name, prefix) {
			texts, err := readColumns(name, data, s.style == "social")
			return texts, s, c, err
		}
	}
	return nil, nil, c, fmt.Errorf("%s: no scheme for a corpus of this name", path)
}
