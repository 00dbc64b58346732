package figure

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

const prose = `The ministry said on Tuesday that exports of grain had risen by 8% to 2.3 million tonnes in the first half of 2024, worth about $1.4bn.
The two governments will meet again next month, and neither side expects the talks to be easy, officials in the capital said.
More than 12,000 people, among them 300 children, fled the fighting in the north, where three relief agencies run the camps.
"We have waited long enough," the minister told reporters, "and we shall not wait for ever." Analysts expect a cut of 25 to 50 basis points.
Its shares closed 40 cents lower at $64.53, their lowest since January, as traders weighed the prospect of a longer strike at the port.
`

// document makes the layers that the stage needs.
func document(b testing.TB, text string) *extract.Document {
	d := &extract.Document{Text: text, Blocks: []extract.Block{{Span: extract.Span{End: len(text)}}}}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		b.Fatal(err)
	}
	return d
}

func BenchmarkStage(b *testing.B) {
	const size = 1 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for _, c := range []struct{ name, text string }{
		{"prose", fill(prose)},
		{"digits", fill("7")},
		{"numbers", fill("1,234 ")},
		{"spaced", fill("123 ")},
		{"hyphens", fill("1-")},
		{"dashes", fill("- ")},
		{"millions", fill("million ")},
		{"one-million", fill("one million ")},
		{"tens", fill("twenty ")},
		{"between", fill("between $3 ")},
		{"dollars", fill("$")},
		{"rupees", fill("Rs 5 ")},
		{"pounds", fill("5 pounds ")},
		{"cents", fill("7 km 5 cents ")},
		{"fractions", fill("a third ")},
		{"commas", fill("1,")},
		{"points", fill("1.")},
	} {
		b.Run(c.name, func(b *testing.B) {
			d := document(b, c.text)
			stage := Stage(Options{})
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := stage.Run(context.Background(), d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkNews reads the BBC articles of the shared corpus.
func BenchmarkNews(b *testing.B) {
	f, err := os.Open(filepath.Join(shared, "data/text/bbc.jsonl"))
	if err != nil {
		b.Skip("no corpus:", err)
	}
	defer f.Close()
	var docs []*extract.Document
	size := 0
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 8<<20)
	for sc.Scan() && len(docs) < 500 {
		var v struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			b.Fatal(err)
		}
		docs = append(docs, paragraphs(b, v.Text, ""))
		size += len(v.Text)
	}
	stage := Stage(Options{})
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if err := stage.Run(context.Background(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
}
