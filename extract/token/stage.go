package token

import (
	"context"

	"github.com/entente-nlp/entente/extract"
)

// Stage returns the stage that makes tokens and sentences, block by block.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "token",
		Doc:   "Splits each block into tokens and sentences.",
		Needs: []extract.Layer{extract.Text, extract.BlockLayer},
		Makes: []extract.Layer{extract.TokenLayer, extract.SentenceLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			n := 0
			for _, b := range d.Blocks {
				n += b.Len()
			}
			d.Tokens = make([]extract.Token, 0, n/5+8)
			d.Sentences = make([]extract.Sentence, 0, n/100+len(d.Blocks))
			for i, b := range d.Blocks {
				if err := ctx.Err(); err != nil {
					return err
				}
				first := len(d.Tokens)
				d.Tokens = Append(d.Tokens, d.Text, b.Span)
				appendSentences(d, first, i)
			}
			return nil
		},
	}
}
