package graph_test

import (
	"fmt"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/graph"
)

// article makes a document of one sentence in which the first and the last word
// are names. Real ones come out of package extract/english.
func article(id, date, text string, first, last extract.Entity) *extract.Document {
	end := len(text) - len(".")
	whole := extract.Span{End: len(text)}
	first.Mentions, last.Mentions = []int{0}, []int{1}
	return &extract.Document{
		ID: id, Date: date, Text: text,
		Blocks:    []extract.Block{{Span: whole}},
		Sentences: []extract.Sentence{{Span: whole}},
		Mentions:  []extract.Mention{{Span: extract.Span{End: len(first.Name)}}, {Span: extract.Span{Start: end - len(last.Name), End: end}}},
		Entities:  []extract.Entity{first, last},
	}
}

func Example() {
	norway := extract.Entity{Key: "country:NO", Name: "Norway", Type: extract.Country, Country: "NO"}
	denmark := extract.Entity{Key: "country:DK", Name: "Denmark", Type: extract.Country, Country: "DK"}
	sweden := extract.Entity{Key: "country:SE", Name: "Sweden", Type: extract.Country, Country: "SE"}

	g := graph.New(graph.Options{})
	g.Add(article("a", "2025-08-30", "Norway sells power to Denmark.", norway, denmark))
	g.Add(article("b", "2025-09-02", "Denmark lays a cable to Norway.", denmark, norway))
	g.Add(article("c", "2025-09-03", "Sweden builds a bridge to Denmark.", sweden, denmark))

	n := g.Network(graph.Period{})
	n.Measure(graph.MeasureOptions{})
	top := n.Edges[0]
	for _, e := range n.Edges {
		if e.Weight > top.Weight {
			top = e
		}
	}
	fmt.Println(n.Nodes[top.Source].Name, "and", n.Nodes[top.Target].Name, "in", top.Documents, "documents,", top.First, "to", top.Last)
	fmt.Println(top.Evidence[0].Text)
	// Output:
	// Denmark and Norway in 2 documents, 2025-08-30 to 2025-09-02
	// Norway sells power to Denmark.
}
