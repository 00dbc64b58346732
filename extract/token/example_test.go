package token_test

import (
	"fmt"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

func ExampleAppend() {
	text := "U.S.-Russian trade hit $245bn, Putin’s aide said."
	for _, t := range token.Append(nil, text, extract.Span{End: len(text)}) {
		fmt.Print("[", text[t.Start:t.End], "]")
	}
	// Output: [U.S.][-][Russian][trade][hit][$][245bn][,][Putin][’s][aide][said][.]
}
