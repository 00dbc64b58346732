package train

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
)

// listed is a lexicon of names by their words in lower case.
type listed map[string]crf.Classes

func (l listed) Names(dst []crf.Name, text string, toks []extract.Token) []crf.Name {
	for i := range toks {
		for j := i + 1; j <= len(toks); j++ {
			if c, ok := l[strings.ToLower(text[toks[i].Start:toks[j-1].End])]; ok {
				dst = append(dst, crf.Name{First: i, Last: j, Classes: c})
			}
		}
	}
	return dst
}

func (listed) Person(string) (given, surname uint8) { return 0, 0 }

var tables = listed{
	"norland": crf.CountryName, "norlandic": crf.NationalityName, "sudland": crf.CountryName, "brenburg": crf.CityName,
	"president": crf.TitleName, "prime minister": crf.TitleName, "minister": crf.TitleName, "white hall": crf.OrganizationName,
}

// show prints the tokens with their labels, where these are not only Outside.
func show(t *Text) string {
	var out []string
	for i, set := range t.Labels {
		if set == 1<<crf.Outside {
			continue
		}
		var ls []string
		for l := range crf.Label(crf.NumLabels) {
			if set>>l&1 != 0 {
				ls = append(ls, l.String())
			}
		}
		if len(ls) > 8 {
			ls = []string{"any"}
		}
		out = append(out, t.word(i)+"/"+strings.Join(ls, "|"))
	}
	return strings.Join(out, " ")
}

func TestConvert(t *testing.T) {
	for _, c := range []struct{ scheme, in, want string }{
		{"conll", "The_B-ORG Kovar_I-ORG Group_I-ORG fell", "Kovar/B-ORGANIZATION Group/L-ORGANIZATION"},
		{"conll", "in Norland_B-LOC 's_I-LOC north", "Norland/U-COUNTRY"},
		{"conll", "Norlandic_B-MISC troops", "Norlandic/U-NATIONALITY"},
		{"conll", "in Brenburg_B-LOC", "Brenburg/U-CITY"},
		{"conll", "on Kovar_B-LOC River_I-LOC", "Kovar/B-LOCATION River/L-LOCATION"},
		{"conll", "the White_B-LOC Hall_I-LOC said", "White/B-ORGANIZATION Hall/L-ORGANIZATION"},
		{"conll", "Norlandic-Sudland_B-MISC talks", "Norlandic/U-NATIONALITY Sudland/U-COUNTRY"},
		{"conll", "Brenburg-based_B-MISC firm", "Brenburg/U-CITY"},
		{"conll", "Kim_B-PER In-so_I-PER left", "Kim/B-PERSON In/I-PERSON -/I-PERSON so/L-PERSON"},
		{"conll", "Norland_B-LOC 's prime minister , Anna_B-PER Kovar_I-PER ,", "Norland/U-COUNTRY prime/B-TITLE minister/L-TITLE Anna/B-PERSON Kovar/L-PERSON"},
		{"conll", "the president met him", ""},
		{"conll", "Anna_B-PER Kovar_I-PER , Norland_B-LOC 's former president ,", "Anna/B-PERSON Kovar/L-PERSON Norland/U-COUNTRY president/U-TITLE"},
		{"wnut", "President_B-person Kovar_I-person", "President/U-TITLE Kovar/U-PERSON"},
		{"uner", "Norland_B-ORG agreed", "Norland/U-COUNTRY"},
		{"uner", "a Norlandic spy", "Norlandic/U-NATIONALITY"},
		{"crossner", "the 2001_B-election Norlandic_I-election general_I-election election_I-election", "Norlandic/U-NATIONALITY"},
		{"conll", "the Kovar_B-MISC Cup_I-MISC", "Kovar/B-EVENT Cup/L-EVENT"},
	} {
		var b strings.Builder
		for _, w := range strings.Fields(c.in) {
			word, label, ok := strings.Cut(w, "_")
			if !ok {
				label = "O"
			}
			fmt.Fprintf(&b, "%s\t%s\n", word, label)
		}
		texts, err := readColumns("test", []byte(b.String()), false)
		if err != nil {
			t.Fatal(err)
		}
		conv := &converter{lexicon: tables}
		conv.convert(texts[0], schemes[c.scheme])
		if got := show(texts[0]); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.scheme, c.in, got, c.want)
		}
	}
}

func TestReadColumns(t *testing.T) {
	texts, err := readColumns("c", []byte("-DOCSTART-\tO\n\nHe\tO\nsaid\tO\n:\tO\n\"\tO\nGo\tO\n,\tO\nAnna\tB-PER\n's\tO\nhere\tO\n\"\tO\n.\tO\n\n-DOCSTART-\tO\n\nEnd\tO\n"), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) != 2 || texts[0].Text != "He said: \"Go, Anna's here\".\n" || texts[0].Slice(texts[0].Gold[0].Span) != "Anna" {
		t.Errorf("got %d texts, %q, %v", len(texts), texts[0].Text, texts[0].Gold)
	}
	if _, err := readColumns("c", []byte("word\n"), false); err == nil || !strings.HasPrefix(err.Error(), "c:1:") {
		t.Errorf("a line without label: %v", err)
	}
}

// The gradient that step follows must be that of the log-likelihood.
func TestGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	in := &instance{weight: 1, starts: []int32{0, 2, 4, 6}, plain: []int32{0, 1, 1, 2, 0, 2}, sstarts: make([]int32, 4), class: []uint8{3, 0, 3},
		labels: []crf.LabelSet{1 << crf.MakeLabel(0, crf.First), crf.AllLabels, 1<<crf.MakeLabel(0, crf.Last) | 1}}
	likelihood := func(f *field) float64 {
		g := newField(3)
		copy(g.weights, f.weights)
		g.trans = f.trans
		return g.step(in, rng, false)
	}
	f := newField(3)
	for i := range f.weights {
		f.weights[i] = float32(rng.NormFloat64())
	}
	before := append([]float32(nil), f.weights...)
	copyOf := &field{weights: before, trans: f.trans}
	base := likelihood(copyOf)
	f.rate = 1
	f.step(in, rng, false) // AdaGrad's first step moves by rate times the sign
	for _, i := range []int{0, 1, 4, numLabels + 2, 2*numLabels + 4} {
		moved := f.weights[i] - before[i]
		h := float32(0.02)
		before[i] += h
		up := likelihood(copyOf)
		before[i] -= 2 * h
		down := likelihood(copyOf)
		before[i] += h
		slope := (up - down) / float64(2*h)
		if math.Abs(slope) > 0.01 && (moved > 0) != (slope > 0) {
			t.Errorf("weight %d: slope %g, moved by %g", i, slope, moved)
		}
	}
	if after := likelihood(&field{weights: f.weights, trans: f.trans}); after <= base {
		t.Errorf("log-likelihood fell from %g to %g", base, after)
	}
}

func TestCalibration(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var js []Judgement
	for range 5000 { // right with probability score²
		s := rng.Float64()
		js = append(js, Judgement{s, rng.Float64() < s*s})
	}
	last := -1.0
	for _, k := range calibration(js) {
		if k[1] < last {
			t.Errorf("share falls to %g", k[1])
		}
		last = k[1]
		if math.Abs(k[1]-k[0]*k[0]) > 0.12 {
			t.Errorf("at %.2f: %.2f, want about %.2f", k[0], k[1], k[0]*k[0])
		}
	}
}

func TestClusters(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"dimensions":2,"words":["a","b","c","d"],"vectors":{"a":[1,0.1],"b":[0.1,1],"c":[1,0.2],"d":[0.2,1]}}`)
	c, err := Clusters(context.Background(), strings.NewReader(b.String()), ClusterOptions{Sizes: [4]int{1, 2, 2, 2}, Seed: 1}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if c.Leaf[0] != c.Leaf[2] || c.Leaf[1] != c.Leaf[3] || c.Leaf[0] == c.Leaf[1] {
		t.Errorf("clusters %v", c.Leaf)
	}
	var file bytes.Buffer
	if err := WriteClusters(&file, c); err != nil {
		t.Fatal(err)
	}
	d, err := ReadClusters(&file)
	if err != nil || fmt.Sprint(d) != fmt.Sprint(c) {
		t.Errorf("read %v, %v; wrote %v", d, err, c)
	}
}

// Run learns a tiny corpus, names in text it has not seen, and gives the same
// bytes twice.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "-DOCSTART-\tO\n\nMr\tO\nKovar%c\tB-PER\nsaid\tO\nit\tO\nin\tO\nBrenburg\tB-LOC\n.\tO\n\n", 'a'+i%20)
	}
	corpus, text := filepath.Join(dir, "conll-small.tsv"), filepath.Join(dir, "text.jsonl")
	if err := os.WriteFile(corpus, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(text, []byte(`{"text":"Mr Kovarx said it.\nIt rained in Brenburg."}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := Default()
	o.Corpora, o.Texts, o.Lexicon, o.Rounds, o.Cutoff, o.Clusters = []string{corpus}, []string{text}, tables, 1, 1, &crf.Clusters{}
	first, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Run(context.Background(), o)
	if err != nil || !bytes.Equal(first.Model, second.Model) {
		t.Errorf("two runs differ (%v)", err)
	}
	m, err := crf.Load(first.Model)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := readTexts("t", []byte(`{"text":"Mr Kovarz said it in Brenburg."}`))
	if err != nil {
		t.Fatal(err)
	}
	d := &texts[0].Document
	if err := m.Stage(tables).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, c := range d.Candidates {
		got += fmt.Sprintf("%s %s;", c.Type, d.Slice(c.Span))
	}
	if got != "PERSON Kovarz;CITY Brenburg;" {
		t.Errorf("got %s", got)
	}
}
