package export_test

import (
	"os"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/graph"
	"github.com/entente-nlp/entente/graph/export"
)

func Example() {
	text := "Norway sells power to Denmark."
	whole := extract.Span{End: len(text)}
	g := graph.New(graph.Options{})
	g.Add(&extract.Document{
		ID: "a", Date: "2025-08-30", Text: text,
		Blocks:    []extract.Block{{Span: whole}},
		Sentences: []extract.Sentence{{Span: whole}},
		Mentions:  []extract.Mention{{Span: extract.Span{Start: 0, End: 6}}, {Span: extract.Span{Start: 22, End: 29}}},
		Entities: []extract.Entity{
			{Key: "country:NO", Name: "Norway", Type: extract.Country, Country: "NO", Mentions: []int{0}},
			{Key: "country:DK", Name: "Denmark", Type: extract.Country, Country: "DK", Mentions: []int{1}},
		},
	})
	n := g.Network(graph.Period{})
	n.Measure(graph.MeasureOptions{})
	if err := export.Write(os.Stdout, n, "csv", export.Options{}); err != nil {
		panic(err)
	}
	// Output:
	// Source,Target,Type,Label,Kind,Polarity,Weight,Count,NPMI,LLR,Documents,Sources,First,Last,SourceName,TargetName,Evidence
	// country:DK,country:NO,Undirected,CO_MENTION,co-mention,,1,1,1,0,1,1,2025-08-30,2025-08-30,Denmark,Norway,Norway sells power to Denmark.
}
