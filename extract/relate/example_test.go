package relate_test

import (
	"context"
	"fmt"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/relate"
	"github.com/entente-nlp/entente/extract/token"
)

// A document whose names are known gets its ties. A suite such as
// extract/english finds the names and fills the knowledge from tables.
func Example() {
	ctx := context.Background()
	d := &extract.Document{Text: "Edi Rama, the prime minister of Albania, thanked them."}
	d.Blocks = []extract.Block{{Span: extract.Span{End: len(d.Text)}}}
	token.Stage().Run(ctx, d)
	d.Mentions = []extract.Mention{
		{Span: extract.Span{Start: 0, End: 8}, First: 0, Last: 2, Type: extract.Person},
		{Span: extract.Span{Start: 32, End: 39}, First: 7, Last: 8, Type: extract.Country},
	}
	d.Entities = []extract.Entity{
		{Name: "Edi Rama", Type: extract.Person, Mentions: []int{0}},
		{Name: "Albania", Type: extract.Country, Country: "AL", Mentions: []int{1}},
	}
	relate.Stage(relate.Knowledge{Titles: map[string]string{"prime minister": relate.LeaderOf}}).Run(ctx, d)
	for _, r := range d.Relations {
		fmt.Println(d.Entities[r.Source].Name, r.Type, d.Entities[r.Target].Name, r.Polarity)
		fmt.Println(d.Slice(r.Span), "by", r.By)
	}
	// Output:
	// Edi Rama LEADER_OF Albania +
	// Edi Rama, the prime minister of Albania by name-title
}
