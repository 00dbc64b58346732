package extract_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A stage of one's own stands in a pipeline like any other; this one marks every
// occurrence of a word.
func ExampleNewPipeline() {
	find := extract.Stage{
		Name:  "find",
		Doc:   "Marks a word.",
		Needs: []extract.Layer{extract.Text},
		Makes: []extract.Layer{extract.MentionLayer},
		Run: func(_ context.Context, d *extract.Document) error {
			const word = "Oslo"
			for at := 0; ; {
				i := strings.Index(d.Text[at:], word)
				if i < 0 {
					return nil
				}
				at += i + len(word)
				d.Mentions = append(d.Mentions, extract.Mention{Span: extract.Span{Start: at - len(word), End: at}, Type: extract.City, Score: 1, By: "find"})
			}
		},
	}
	p, err := extract.NewPipeline(find)
	if err != nil {
		log.Fatal(err)
	}
	d := &extract.Document{ID: "a", Text: "From Oslo to Bergen and back to Oslo."}
	if err := p.Run(context.Background(), d); err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(d.Mentions), "mentions")
	if err := extract.NewEncoder(os.Stdout, extract.EncodeOptions{}).Encode(d); err != nil {
		log.Fatal(err)
	}
	// Output:
	// 2 mentions
	// {"schema":"entente.document/1","id":"a","mentions":[{"start":5,"end":9,"text":"Oslo","type":"CITY","score":1,"by":"find"},{"start":32,"end":36,"text":"Oslo","type":"CITY","score":1,"by":"find"}]}
}
