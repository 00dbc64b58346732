package eval_test

import (
	"fmt"
	"log"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/eval"
)

// One of two names is found, and one is taken for something else.
func ExampleReport() {
	text := "Riga froze, Norway too."
	gold := eval.Gold{Text: text, Mentions: []eval.Mention{
		{Span: extract.Span{Start: 0, End: 4}, Type: extract.City},
		{Span: extract.Span{Start: 12, End: 18}, Type: extract.Country},
	}}
	d := &extract.Document{Text: text, Mentions: []extract.Mention{
		{Span: extract.Span{Start: 0, End: 4}, Type: extract.City},
		{Span: extract.Span{Start: 12, End: 18}, Type: extract.Person},
	}}
	report := eval.NewReport()
	if err := report.Add(&gold, d); err != nil {
		log.Fatal(err)
	}
	names := eval.Total(report.Names)
	fmt.Printf("precision %.0f, recall %.0f\n", names.Precision(), names.Recall())
	for _, e := range report.Errors {
		fmt.Println(e.Kind, e.Gold, "as", e.Got)
	}
	// Output:
	// precision 50, recall 50
	// type COUNTRY as PERSON
}
