package ingest

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

// newsText is about a megabyte of the articles in testdata.
func newsText(b *testing.B) string {
	var s strings.Builder
	for s.Len() < 1<<20 {
		for _, name := range []string{"visit", "rupee", "wire"} {
			raw, err := os.ReadFile("../../testdata/articles/" + name + ".txt")
			if err != nil {
				b.Fatal(err)
			}
			s.Write(raw)
			s.WriteString("\n\n")
		}
	}
	return s.String()
}

func BenchmarkStage(b *testing.B) {
	text := newsText(b)
	stage := Stage()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := extract.Document{Text: text}
		if err := stage.Run(context.Background(), &d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	raw := []byte(newsText(b))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Text(raw); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	raw, err := os.ReadFile("../../testdata/articles/ferry.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (Options{}).HTML(raw); err != nil {
			b.Fatal(err)
		}
	}
}
