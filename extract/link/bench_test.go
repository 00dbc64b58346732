package link_test

import (
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/eval"
	"github.com/entente-nlp/entente/extract/link"
)

// BenchmarkLink links the gold articles, or the texts of the table test if there
// are none.
func BenchmarkLink(b *testing.B) {
	var docs []*extract.Document
	if gold, err := eval.Read("../../../shared/gold/gold.jsonl"); err == nil {
		for i := range gold {
			docs = append(docs, goldDocument(&gold[i]))
		}
	} else {
		for _, tt := range linkTests {
			docs = append(docs, marked(tt.name, tt.date, tt.text))
		}
	}
	l := link.New(knowledge(b))
	tokens := 0
	for _, d := range docs {
		tokens += len(d.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			l.Link(d)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	k := knowledge(b)
	b.ReportAllocs()
	for b.Loop() {
		link.New(k)
	}
}
