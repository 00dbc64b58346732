package english_test

import (
	"context"
	"fmt"
	"log"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english"
)

func Example() {
	p, err := english.New(english.Options{}) // keep it: safe for concurrent use
	if err != nil {
		log.Fatal(err)
	}
	d := &extract.Document{Date: "2025-08-31", Text: "Indian Prime Minister Narendra Modi met Vladimir Putin in Beijing. " +
		"Trade between India and Russia rose 4% to $68.7bn last year."}
	if err := p.Run(context.Background(), d); err != nil {
		log.Fatal(err)
	}
	for _, e := range d.Entities {
		fmt.Println(e.Key, e.Country, len(e.Mentions))
	}
	for _, m := range d.Measures {
		f := d.Figures[m.Figure]
		fmt.Print(f.Value, " ", f.Unit, " ", m.Change)
		for _, e := range m.Entities {
			fmt.Print(" ", d.Entities[e].Name)
		}
		fmt.Println()
	}
	for _, r := range d.Relations {
		fmt.Println(d.Entities[r.Source].Name, r.Type, d.Entities[r.Target].Name)
	}
	// Output:
	// country:IN IN 2
	// person:narendra-modi IN 1
	// person:vladimir-putin RU 1
	// place:beijing-cn CN 1
	// country:RU RU 1
	// 4 percent rise India Russia
	// 68700000000 USD rise India Russia
	// Narendra Modi LEADER_OF India
	// Narendra Modi NATIONALITY_OF India
}
