package english

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/corpus"
)

// BenchmarkStages reports what each stage costs, in nanoseconds for a token, and
// the whole in tokens a second on one core: over our articles, and over news that
// is not in the repository, if it is there, each text read once. The table of
// docs/speed.md is made of it.
func BenchmarkStages(b *testing.B) {
	b.Run("articles", func(b *testing.B) { stages(b, "../../testdata/articles", 100) })
	b.Run("bbc", func(b *testing.B) { stages(b, "../../../shared/data/text/bbc.jsonl", 500) })
}

func stages(b *testing.B, path string, most int) {
	if _, err := os.Stat(path); err != nil {
		b.Skip(err)
	}
	var docs []extract.Document
	size := 0
	for d, err := range corpus.Open(context.Background(), []string{path}, corpus.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, extract.Document{ID: d.ID, Date: d.Date, Text: d.Text, Blocks: d.Blocks})
		if size += len(d.Text); len(docs) == most {
			break
		}
	}
	run := pipeline(b, Options{}).Stages()
	cost := make([]time.Duration, len(run))
	tokens, sentences := 0, 0
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			for i, s := range run {
				start := time.Now()
				if err := s.Run(context.Background(), &d); err != nil {
					b.Fatal(err)
				}
				cost[i] += time.Since(start)
			}
			tokens += len(d.Tokens)
			sentences += len(d.Sentences)
		}
	}
	for i, s := range run {
		b.ReportMetric(float64(cost[i].Nanoseconds())/float64(tokens), s.Name+"-ns/token")
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(tokens)/float64(b.N), "tokens")
	b.ReportMetric(float64(sentences)/float64(b.N), "sentences")
}
