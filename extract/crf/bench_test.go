package crf

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english/names"
)

// news returns articles of the BBC corpus beside the checkout, or skips.
func news(tb testing.TB, most int) []*extract.Document {
	tb.Helper()
	f, err := os.Open("../../../shared/data/text/bbc.jsonl")
	if err != nil {
		tb.Skip("no corpus: ", err)
	}
	defer f.Close()
	var docs []*extract.Document
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() && len(docs) < most {
		var rec struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			tb.Fatal(err)
		}
		docs = append(docs, parsed(tb, rec.Text))
	}
	return docs
}

// BenchmarkStage tags articles that it has not seen, with a cold cache of words,
// as one pass over a corpus does.
func BenchmarkStage(b *testing.B) {
	data := embedded(b)
	docs := news(b, 2225)
	table, err := names.Embedded().Table()
	if err != nil {
		b.Fatal(err)
	}
	m, err := Load(data)
	if err != nil {
		b.Fatal(err)
	}
	tokens, sentences := 0, 0
	for _, d := range docs {
		tokens += len(d.Tokens)
		sentences += len(d.Sentences)
	}
	b.ReportAllocs()
	for b.Loop() {
		stage := m.Stage(Tables(table))
		for _, d := range docs {
			d.Candidates = d.Candidates[:0]
			if err := stage.Run(context.Background(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(sentences), "sentences/op")
}
