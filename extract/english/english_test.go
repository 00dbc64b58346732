package english

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/corpus"
	"github.com/entente-nlp/entente/extract/eval"
)

func pipeline(t testing.TB, o Options) *extract.Pipeline {
	t.Helper()
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A floor is the least that a score may be.
type floor struct {
	name string
	got  float64
	want float64
}

func score(t *testing.T, path string) *eval.Report {
	t.Helper()
	docs, err := eval.Read(path)
	if os.IsNotExist(err) {
		t.Skipf("%v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline(t, Options{})
	report := eval.NewReport()
	for i := range docs {
		d := &extract.Document{ID: docs[i].ID, Date: docs[i].Date, Text: docs[i].Text}
		if err := p.Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := report.Add(&docs[i], d); err != nil {
			t.Fatal(err)
		}
	}
	return report
}

func check(t *testing.T, floors []floor) {
	t.Helper()
	for _, f := range floors {
		t.Logf("%-24s %5.1f (floor %.1f)", f.name, f.got, f.want)
		if f.got < f.want {
			t.Errorf("%s: %.1f is below the floor of %.1f", f.name, f.got, f.want)
		}
	}
}

// The floors of our own articles, which need nothing beside the repository. They lie
// about two points below the score of the day, five for what few items count for.
func TestArticles(t *testing.T) {
	r := score(t, "../../testdata/articles")
	check(t, []floor{
		{"names", eval.Total(r.Names).F1(), 95},
		{"figures", eval.Total(r.Figures).F1(), 94},
		{"values", r.Values.Percent(), 95},
		{"countries", r.Countries.Percent(), 98},
		{"coreference", r.Coref.F1(), 96},
		{"ties", eval.Total(r.Ties).F1(), 93},
		{"measures", r.Measured.Percent(), 62},
	})
}

// The floors of the development gold set.
func TestGold(t *testing.T) {
	r := score(t, "../../../shared/gold/gold.jsonl")
	check(t, []floor{
		{"names", eval.Total(r.Names).F1(), 97},
		{"organisations", r.Names[extract.Organization].F1(), 95},
		{"figures", eval.Total(r.Figures).F1(), 98},
		{"values", r.Values.Percent(), 98},
		{"countries", r.Countries.Percent(), 98},
		{"coreference", r.Coref.F1(), 98},
		{"ties", eval.Total(r.Ties).F1(), 92},
		{"precision of ties", eval.Total(r.Ties).Precision(), 95},
		{"measures", r.Measured.Percent(), 85},
	})
}

// The bytes written do not depend on the number of workers.
func TestJobs(t *testing.T) {
	p := pipeline(t, Options{})
	write := func(n int) []byte {
		var b bytes.Buffer
		e := extract.NewEncoder(&b, extract.EncodeOptions{WithText: true})
		docs := corpus.Open(context.Background(), []string{"../../testdata/articles"}, corpus.Options{})
		for r := range p.Stream(context.Background(), docs, n) {
			if r.Err != nil {
				t.Fatal(r.Err)
			}
			if err := e.Encode(r.Doc); err != nil {
				t.Fatal(err)
			}
		}
		return b.Bytes()
	}
	one, eight := write(1), write(8)
	if len(one) == 0 || !bytes.Equal(one, eight) {
		t.Errorf("%d bytes with one worker, %d others with eight", len(one), len(eight))
	}
}

// Layers hold together whatever the text: indices in range, spans in order.
func TestLaws(t *testing.T) {
	p := pipeline(t, Options{})
	texts, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatal("no articles", err)
	}
	var all []string
	for _, path := range texts {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(b), strings.ToUpper(string(b)), strings.ToLower(string(b)), strings.ReplaceAll(string(b), " ", "\u00a0"), strings.ReplaceAll(string(b), "\n", " "))
	}
	for _, text := range append(all, "x", ".", "\u200b", "a\u0301 9", strings.Repeat("Putin ", 2000), strings.Repeat("(", 3000), "\xff\xfe") {
		laws(t, p, strings.ToValidUTF8(text, "\ufffd"))
	}
}

func laws(t testing.TB, p *extract.Pipeline, text string) {
	d := &extract.Document{ID: "x", Text: text}
	if err := p.Run(context.Background(), d); err != nil {
		return // the reader refuses it before
	}
	inside := func(what string, s extract.Span) {
		if s.Start < 0 || s.End > len(text) || s.Start > s.End {
			t.Fatalf("%s %v lies outside the text", what, s)
		}
	}
	last := 0
	seen := make([]bool, len(d.Mentions))
	for _, m := range d.Mentions {
		inside("mention", m.Span)
		if m.Start < last || m.Start == m.End {
			t.Fatalf("mention %+v overlaps another", m)
		}
		last = m.End
		if m.Score < 0 || m.Score > 1 || m.Start != d.Tokens[m.First].Start || m.End != d.Tokens[m.Last-1].End {
			t.Fatalf("mention %+v: score or tokens", m)
		}
	}
	last = 0
	for _, f := range d.Figures {
		inside("figure", f.Span)
		if f.Start < last {
			t.Fatalf("figure %+v overlaps another", f)
		}
		last = f.End
		for _, m := range d.Mentions {
			if m.Overlaps(f.Span) {
				t.Fatalf("figure %q overlaps the name %q", d.Slice(f.Span), d.Slice(m.Span))
			}
		}
	}
	total := 0.0
	for _, e := range d.Entities {
		total += e.Salience
		for _, m := range e.Mentions {
			if seen[m] {
				t.Fatalf("mention %d belongs to two entities", m)
			}
			seen[m] = true
		}
	}
	for i, m := range d.Mentions {
		if seen[i] == (m.Type == extract.Title) {
			t.Fatalf("mention %q of type %s: in an entity %v", d.Slice(m.Span), m.Type, seen[i])
		}
	}
	if total > 1.0001 {
		t.Fatalf("salience sums to %v", total)
	}
	for _, m := range d.Measures {
		inside("concept", m.Span)
		if m.Figure >= len(d.Figures) || m.Date >= len(d.Figures) || m.Sentence >= len(d.Sentences) {
			t.Fatalf("measure %+v points nowhere", m)
		}
	}
	for _, r := range d.Relations {
		inside("relation", r.Span)
		if r.Source >= len(d.Entities) || r.Target >= len(d.Entities) || r.Source == r.Target || !d.Sentences[r.Sentence].Contains(r.Span) {
			t.Fatalf("relation %+v points nowhere", r)
		}
	}
	var b bytes.Buffer
	if err := extract.NewEncoder(&b, extract.EncodeOptions{WithText: true}).Encode(d); err != nil {
		t.Fatal(err)
	}
	if _, err := extract.Decode(b.Bytes()); err != nil {
		t.Fatalf("its record cannot be read: %v", err)
	}
}

func FuzzPipeline(f *testing.F) {
	p := pipeline(f, Options{})
	for _, s := range []string{"TOKYO, Aug. 23 (AP) - Indian Prime Minister Narendra Modi, 75, met Xi in U.S.-Russian talks on $5bn–$6bn.", "The North's F-16 (IMF) 3-4 per cent of the", "A, B and C, known as D. Its prime minister, E, from 5 to 6"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { laws(t, p, strings.ToValidUTF8(s, "\ufffd")) })
}

func TestOptions(t *testing.T) {
	if _, err := New(Options{Tagger: "oracle"}); err == nil {
		t.Error("an unknown tagger is no error")
	}
	if _, err := New(Options{Names: strings.NewReader("broken"), NamesFile: "my.tsv"}); err == nil || !strings.Contains(err.Error(), "my.tsv:1") {
		t.Errorf("a broken names file gives %v", err)
	}
	p := pipeline(t, Options{Names: strings.NewReader("Old Lady\torg:bank-of-england\tORGANIZATION\tGB\n"), NamesFile: "my.tsv"})
	d := &extract.Document{Text: "The governor of the Old Lady spoke in London."}
	if err := p.Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	for _, e := range d.Entities {
		if e.Key == "org:bank-of-england" && e.Country == "GB" {
			return
		}
	}
	t.Errorf("the user's name is not found: %+v", d.Entities)
}

// BenchmarkPipeline runs the whole pipeline over our articles; see docs/speed.md.
func BenchmarkPipeline(b *testing.B) {
	p := pipeline(b, Options{})
	var docs []extract.Document
	size, tokens := 0, 0
	for d, err := range corpus.Open(context.Background(), []string{"../../testdata/articles"}, corpus.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, *d)
		size += len(d.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		tokens = 0
		for i := range docs {
			d := docs[i]
			if err := p.Run(context.Background(), &d); err != nil {
				b.Fatal(err)
			}
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkNew opens the model and the tables, once read from the program.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		pipeline(b, Options{})
	}
}
