package train

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract/crf"
)

// Options steer Run. Start from Default.
type Options struct {
	Corpora  []string      // paths of annotated corpora; the file name tells the scheme
	Texts    []string      // paths of texts without labels, for self-training
	HoldOut  []string      // corpora to score on, not to train on; the first calibrates the scores
	Clusters *crf.Clusters // of words; see Clusters
	Lexicon  crf.Lexicon   // name tables
	Given    []string      // names for other people to swap in
	Surnames []string

	Seed     uint64
	Style    string   // of annotation, to tag text of unknown origin in before there is self-training
	Teachers []string // styles whose models label texts together, in the first round
	Rounds   int      // of self-training
	Sure     float64  // least probability of a label taken over in self-training
	Keep     int      // features of the model, those of the largest weights

	Epochs  int
	Rate    float64 // of AdaGrad
	L2      float64
	Dropout float64 // of features
	Cutoff  int     // fewest occurrences of a feature
	NoNames float64 // share of names of tables hidden
	NoWords float64 // share of capitalised words made unseen
	Swap    float64 // share of annotated texts of which a copy with other people is added

	Name    string // of the model, for the manifest, as are the next two
	Command string
	Notes   string
	Log     io.Writer                                                                    // progress; may be nil
	Each    func(round int, model []byte, parameters func(style string) *crf.Parameters) // called after each round; may be nil
}

// Default returns the options the embedded model is trained with, but for data.
func Default() Options {
	return Options{
		Name: "news", Seed: 1, Style: "conll", Teachers: []string{"conll+none+wiki"}, Rounds: 1, Sure: 0.8, Keep: 110_000,
		Epochs: 5, Rate: 0.04, L2: 1e-4, Dropout: 0.5, Cutoff: 3, NoNames: 0.3, NoWords: 0.07,
	}
}

// Add sorts a file by its name: .tsv is an annotated corpus, .jsonl and .conllu
// are texts; Run takes the labels of gum*.conllu.
func (o *Options) Add(path string) error {
	switch filepath.Ext(path) {
	case ".tsv":
		o.Corpora = append(o.Corpora, path)
	case ".jsonl", ".conllu":
		o.Texts = append(o.Texts, path)
	default:
		return fmt.Errorf("%s: want .tsv for an annotated corpus, .jsonl or .conllu for texts", path)
	}
	return nil
}

// sort moves GUM, whose entities are marked, from the texts to the corpora.
func (o *Options) sort() {
	var texts []string
	corpora := slices.Clone(o.Corpora)
	for _, path := range o.Texts {
		if filepath.Ext(path) == ".conllu" && strings.HasPrefix(filepath.Base(path), "gum") {
			corpora = append(corpora, path)
		} else {
			texts = append(texts, path)
		}
	}
	o.Corpora, o.Texts = corpora, texts
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
	if o.Lexicon == nil {
		o.Lexicon = crf.NoLexicon{}
	}
	r.Manifest = crf.Manifest{Name: o.Name, Command: o.Command, Notes: o.Notes, Seed: o.Seed}
	o.sort()
	conv := &converter{lexicon: o.Lexicon}
	swaps := &nameList{o.Given, o.Surnames}
	rng := rand.New(rand.NewPCG(o.Seed, 3))
	var lessons []lesson
	for _, path := range o.Corpora {
		texts, s, corpus, err := readCorpus(path)
		if err != nil {
			return r, err
		}
		for _, t := range texts {
			conv.convert(t, s)
			corpus.Tokens += len(t.Tokens)
			if rng.Float64() < o.Swap {
				if other := swaps.swap(t, rng); other != nil {
					lessons = append(lessons, lesson{recase(other, rng), s.style, 1})
				}
			}
			lessons = append(lessons, lesson{recase(t, rng), s.style, 1})
		}
		r.Manifest.Corpora = append(r.Manifest.Corpora, corpus)
	}
	h := hyper{seed: o.Seed, epochs: o.Epochs, rate: float32(o.Rate), l2: float32(o.L2), dropout: float32(o.Dropout), cutoff: o.Cutoff,
		noStyle: 0.3, noNames: o.NoNames, noWords: o.NoWords}
	var texts []*Text
	for _, path := range o.Texts {
		ts, corpus, err := readPlain(path)
		if err != nil {
			return r, err
		}
		texts = append(texts, ts...)
		r.Manifest.Corpora = append(r.Manifest.Corpora, corpus)
	}
	style, annotated := o.Style, len(lessons)
	for round := 0; ; round++ {
		f, err := fit(ctx, lessons, o.Clusters, o.Lexicon, h, o.Log)
		if err != nil {
			return r, err
		}
		p := f.parameters(style)
		if p.Calibration, err = calibrated(ctx, o, p); err != nil {
			return r, err
		}
		m, err := crf.New(p, o.Keep)
		if err != nil {
			return r, err
		}
		if err := evaluate(ctx, o, m, &r); err != nil {
			return r, err
		}
		r.Manifest.Scores = map[string]float64{}
		for name, s := range r.Scores {
			r.Manifest.Scores[name] = math.Round(s.F1()*1e4) / 1e2
		}
		if r.Model, err = crf.Encode(p, r.Manifest, o.Keep); err != nil {
			return r, err
		}
		r.Manifest.Features, r.Manifest.Version = min(o.Keep, len(p.Features)), crf.FeatureVersion
		if o.Each != nil {
			o.Each(round, r.Model, f.parameters)
		}
		if round == o.Rounds || len(texts) == 0 {
			return r, nil
		}
		lab := &labeller{conv: conv, sure: o.Sure}
		for _, s := range o.Teachers {
			m, err := crf.New(f.parameters(s), teacherFeatures)
			if err != nil {
				return r, err
			}
			lab.models = append(lab.models, m)
		}
		lab.all(texts)
		lessons = lessons[:annotated]
		for _, t := range texts {
			lessons = append(lessons, lesson{recase(t, rng), news, 1})
		}
		if round == 0 {
			style = news
			o.Teachers = append(slices.Clone(o.Teachers), news)
		}
	}
}

// calibrated returns the calibration of the model that the parameters make, on
// the first of the corpora held out.
func calibrated(ctx context.Context, o Options, p *crf.Parameters) ([][2]float64, error) {
	if len(o.HoldOut) == 0 {
		return nil, nil
	}
	m, err := crf.New(p, o.Keep)
	if err != nil {
		return nil, err
	}
	texts, s, _, err := readCorpus(o.HoldOut[0])
	if err != nil {
		return nil, err
	}
	js, err := Judge(ctx, m.Stage(o.Lexicon), texts, s.style == "conll")
	return calibration(js), err
}

// teacherFeatures are kept of models that label texts: more than are worth their
// size in the end.
const teacherFeatures = 600_000

// news is the style of texts that the model labelled itself, and so the one to
// tag unknown text in.
const news = "news"

// evaluate scores the model on the corpora held out.
func evaluate(ctx context.Context, o Options, m *crf.Model, r *Report) error {
	stage := m.Stage(o.Lexicon)
	r.Scores = map[string]Score{}
	for _, path := range o.HoldOut {
		texts, s, corpus, err := readCorpus(path)
		if err != nil {
			return err
		}
		all, by, err := Evaluate(ctx, stage, texts, s.style == "conll")
		if err != nil {
			return err
		}
		r.Scores[corpus.Name] = all
		fmt.Fprintf(o.Log, "%-24s %v", corpus.Name, all)
		for _, k := range []string{"PER", "LOC", "ORG", "MISC"} {
			fmt.Fprintf(o.Log, "  %s %.1f", k, 100*by[k].F1())
		}
		fmt.Fprintln(o.Log)
	}
	return nil
}

// readCorpus reads a corpus and finds its scheme by its file name.
func readCorpus(path string) ([]*Text, *scheme, crf.Corpus, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, crf.Corpus{}, err
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	sum := sha256.Sum256(data)
	c := crf.Corpus{Name: name, Hash: hex.EncodeToString(sum[:8])}
	for prefix, s := range schemes {
		if strings.HasPrefix(name, prefix) {
			if filepath.Ext(path) == ".conllu" {
				texts, err := readGUM(name, data)
				return texts, s, c, err
			}
			texts, err := readColumns(name, data, s.style == "social")
			return texts, s, c, err
		}
	}
	return nil, nil, c, fmt.Errorf("%s: no scheme for a corpus of this name", path)
}

// readPlain reads texts without labels.
func readPlain(path string) ([]*Text, crf.Corpus, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, crf.Corpus{}, err
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	sum := sha256.Sum256(data)
	c := crf.Corpus{Name: name, Hash: hex.EncodeToString(sum[:8])}
	texts, err := readTexts(name, data)
	for _, t := range texts {
		c.Tokens += len(t.Tokens)
	}
	return texts, c, err
}
