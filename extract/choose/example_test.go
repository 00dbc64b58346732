package choose_test

import (
	"context"
	"fmt"
	"log"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/choose"
	"github.com/entente-nlp/entente/extract/token"
)

// A tagger that is not sure takes a capital for a body; the tables know better.
func Example() {
	d := &extract.Document{Text: "They condemned Pyongyang."}
	d.Blocks = []extract.Block{{Span: extract.Span{End: len(d.Text)}}}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		log.Fatal(err)
	}
	name := extract.Candidate{Span: d.Tokens[2].Span, First: 2, Last: 3}
	tagged, listed := name, name
	tagged.Type, tagged.Score, tagged.By = extract.Organization, 0.6, "crf"
	listed.Type, listed.Score, listed.By = extract.City, 0.9, "gazetteer"
	d.Candidates = []extract.Candidate{tagged, listed}

	if err := choose.Stage(choose.Options{}).Run(context.Background(), d); err != nil {
		log.Fatal(err)
	}
	for _, m := range d.Mentions {
		fmt.Println(d.Slice(m.Span), m.Type)
	}
	for _, v := range choose.Explain(d) {
		fmt.Println(v.By, v.Type, v.Kept)
	}
	// Output:
	// Pyongyang CITY
	// crf ORGANIZATION false
	// gazetteer CITY true
}
