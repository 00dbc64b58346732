package crf

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

// parsed returns the text with tokens and sentences, a block a line.
func parsed(tb testing.TB, text string) *extract.Document {
	tb.Helper()
	d := &extract.Document{Text: text}
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:]+"\n", '\n')
		if end > start {
			d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: start, End: end}})
		}
		start = end + 1
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
	return d
}

// feature returns the hash of the feature that the template gives token t.
func feature(tb testing.TB, text, name string, t int) uint64 {
	tb.Helper()
	d := parsed(tb, text)
	a := newAnalyzer(&clusterTable{hashTable: hashTable{bits: 1, starts: make([]uint32, 3)}}, NoLexicon{}, nil)
	a.read(d)
	places := a.sentence(d, 0)
	for at := range single {
		for k := range single[at] {
			if single[at][k].name == name {
				h, _ := single[at][k].hashWord(places[t+at].w)
				return h
			}
		}
	}
	for k := range joint {
		if joint[k].name == name {
			h, _ := joint[k].hashJoint(places, t+window)
			return h
		}
	}
	tb.Fatalf("no template %q", name)
	return 0
}

// toy knows two names: "Anna Kovar" is a person and "Brenburg" a city behind "in".
func toy(tb testing.TB) *Model {
	tb.Helper()
	weights := func(h uint64, w float32, ls ...Label) Weights {
		out := Weights{Hash: h}
		for _, l := range ls {
			out.Labels[l] = w
		}
		return out
	}
	p := &Parameters{
		Clusters: &Clusters{Words: []string{"anna"}, Leaf: []uint16{0}, Parent: [3][]uint16{{0}, {0}, {0}}},
		Features: []Weights{
			weights(feature(tb, "Anna Kovar", "w[0]", 0), 4, MakeLabel(0, First)),
			weights(feature(tb, "Anna Kovar", "w[-1]&w[0]", 1), 4, MakeLabel(0, Last)),
			weights(feature(tb, "in Brenburg", "w[-1]&c[0]", 1), 4, MakeLabel(3, Only)),
			weights(feature(tb, "said", "c[0]", 0), 4, Outside),
			weights(feature(tb, "x", "w[2]", 0), 0.01, Outside),
		},
		Calibration: [][2]float64{{0, 0}, {1, 1}},
	}
	file, err := Encode(p, Manifest{Name: "toy"}, 4)
	if err != nil {
		tb.Fatal(err)
	}
	m, err := Load(file)
	if err != nil {
		tb.Fatal(err)
	}
	if m.Manifest.Features != 4 {
		tb.Fatalf("%d features kept, want 4", m.Manifest.Features)
	}
	return m
}

func TestTag(t *testing.T) {
	m := toy(t)
	d := parsed(t, "yesterday Anna Kovar spoke in Brenburg.\n\nnothing here.")
	if err := m.Stage(nil).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Candidates {
		got = append(got, fmt.Sprintf("%s %s", c.Type, d.Slice(c.Span)))
		if c.Score < 0.5 || c.Score > 1 || c.By != By {
			t.Errorf("%v: score %g by %q", d.Slice(c.Span), c.Score, c.By)
		}
		if d.Tokens[c.First].Start != c.Start || d.Tokens[c.Last-1].End != c.End {
			t.Errorf("tokens %d to %d do not span %q", c.First, c.Last, d.Slice(c.Span))
		}
	}
	if want := "[PERSON Anna Kovar CITY Brenburg]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// The probabilities of the field must be those of all label sequences counted one
// by one.
func TestMarginals(t *testing.T) {
	m := toy(t)
	d := parsed(t, "Anna Kovar in Brenburg")
	dec := m.newDecoder(NoLexicon{})
	dec.an.read(d)
	places := dec.an.sentence(d, 0)
	dec.score(places)
	dec.viterbi(places)
	dec.marginals(places)
	n := len(dec.path)
	var total float64
	want := make([][NumLabels]float64, n)
	var walk func(path []Label, score float64)
	walk = func(path []Label, score float64) {
		k := len(path)
		if k == n {
			w := math.Exp(score)
			total += w
			for i, l := range path {
				want[i][l] += w
			}
			return
		}
		for set := dec.active[k]; set != 0; set &= set - 1 {
			l := Label(set.first())
			if k > 0 && !Allowed(path[k-1], l) {
				continue
			}
			x := float64(dec.scores[k][l])
			if k > 0 {
				x += float64(m.transitions[transitionClass(places[window+k].w.vals[attrCaps])][path[k-1]][l])
			}
			walk(append(path[:k:k], l), score+x*m.scale)
		}
	}
	walk(nil, 0)
	m.Marginals(NoLexicon{}, d, func(i int, p *[NumLabels]float64) {
		for l := range p {
			if w := want[i][l] / total; math.Abs(w-p[l]) > 1e-5 {
				t.Errorf("token %d %v: %g, want %g", i, Label(l), p[l], w)
			}
		}
	})
}

func TestLoadRefuses(t *testing.T) {
	p := &Parameters{}
	file, err := Encode(p, Manifest{Name: "empty"}, 10)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(file); err != nil {
		t.Fatalf("empty model: %v", err)
	}
	other := append([]byte(nil), file...)
	other[len(magic)+4]++
	damaged := append([]byte(nil), file...)
	damaged[len(damaged)-3] ^= 0x10
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrFormat},
		{"text", []byte(strings.Repeat("not a model ", 10)), ErrFormat},
		{"version", other, ErrVersion},
		{"damage", damaged, ErrDamaged},
		{"short", file[:len(file)-1], ErrDamaged},
	} {
		if _, err := Load(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestTemplates(t *testing.T) {
	for _, bad := range []string{"w", "q[0]", "w[3]", "w[0]&", "w[1..0]", "w[0] w[0]"} {
		if _, err := parseTemplates(bad); err == nil {
			t.Errorf("template %q is taken", bad)
		}
	}
	n := len(joint)
	for _, s := range single {
		n += len(s)
	}
	if n > 255 {
		t.Errorf("%d templates overflow the lanes", n)
	}
}

func TestCapitals(t *testing.T) {
	for form, want := range map[string]uint64{
		"the": capsLower, "Paris": capsInitial, "NATO": capsAll, "A": capsOne, "U.S.": capsDotted, "McDonald": capsMixed,
		"F-16": capsCode, "$": capsMark, "2024": capsNumber, "245bn": capsNumber, "Élysée": capsInitial, "face-to-face": capsLower,
	} {
		var v values
		describe(&v, []byte(form), &clusterTable{}, NoLexicon{}, nil)
		if v[attrCaps] != want {
			t.Errorf("%q: class %d, want %d", form, v[attrCaps], want)
		}
	}
}

func TestTruecase(t *testing.T) {
	d := parsed(t, "KOVAR MEETS PRESS IN NATO TALKS TODAY\nYesterday Kovar met the press. He said NATO and Kovar would meet today.")
	a := newAnalyzer(&clusterTable{hashTable: hashTable{bits: 1, starts: make([]uint32, 3)}}, NoLexicon{}, nil)
	a.read(d)
	want := []uint64{capsInitial, capsAll, capsLower, capsAll, capsAll, capsAll, capsLower}
	for i, w := range want {
		if got := a.words[a.ids[i]].vals[attrCaps]; got != w {
			t.Errorf("%s: class %d, want %d", d.Slice(d.Tokens[i].Span), got, w)
		}
	}
}

func TestExplain(t *testing.T) {
	m := toy(t)
	d := parsed(t, "Anna Kovar spoke")
	es := m.Explain(nil, d, 0, 3)
	if len(es) != 3 || es[0].Label.String() != "B-PERSON" || len(es[0].Features) == 0 || es[0].Features[0].Template != "w[0]" {
		t.Errorf("got %+v", es)
	}
	if m.Explain(nil, d, 7, 3) != nil {
		t.Error("a sentence that is not there is explained")
	}
}

func FuzzLoad(f *testing.F) {
	file, err := Encode(&Parameters{}, Manifest{}, 1)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Load(data); err == nil {
			d := parsed(t, "Anna Kovar spoke in Brenburg.")
			if err := m.Stage(nil).Run(context.Background(), d); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzTag(f *testing.F) {
	m := toy(f)
	f.Add("Anna Kovar spoke IN BRENBURG.\nANNA KOVAR\n\xff\xfe ’‘ ﷺ")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := parsed(t, text)
		if err := m.Stage(nil).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, c := range d.Candidates {
			if c.Start < end || c.End <= c.Start || c.End > len(text) || !(c.Score >= 0 && c.Score <= 1) {
				t.Fatalf("candidate %+v after %d", c, end)
			}
			end = c.End
		}
	})
}

func ExampleModel_Stage() {
	file, err := Encode(&Parameters{}, Manifest{Name: "untrained"}, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := Load(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	stage := m.Stage(NoLexicon{})
	fmt.Println(m.Manifest.Name, stage.Name, stage.Makes)
	// Output: untrained crf [candidates]
}

// embedded loads the model of the suite, or skips.
func embedded(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("../english/data/model.bin")
	if err != nil {
		tb.Skip("no model: ", err)
	}
	return data
}

func BenchmarkLoad(b *testing.B) {
	data := embedded(b)
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}
