package prosetag_test

import (
	"context"
	"fmt"
	"log"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/ingest"
	"github.com/entente-nlp/entente/extract/prosetag"
	"github.com/entente-nlp/entente/extract/token"
)

func ExampleStage() {
	p, err := extract.NewPipeline(ingest.Stage(), token.Stage(), prosetag.Stage())
	if err != nil {
		log.Fatal(err)
	}
	d := &extract.Document{Text: "Barack Obama spoke to reporters before he left for New York."}
	if err := p.Run(context.Background(), d); err != nil {
		log.Fatal(err)
	}
	for _, c := range d.Candidates {
		fmt.Println(d.Slice(c.Span), c.Type, c.By)
	}
	// Output:
	// Barack Obama PERSON prose
	// New York CITY prose
}
