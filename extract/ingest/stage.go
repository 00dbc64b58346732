package ingest

import (
	"context"

	"github.com/entente-nlp/entente/extract"
)

// Stage returns the stage that cuts plain text into blocks and marks them. A
// document whose reader has set Blocks, as [Options.HTML] does, keeps them. An empty
// Title becomes the headline found, if any.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "ingest",
		Doc:   "Cuts the text into blocks: body, headline, caption, link list or boilerplate.",
		Needs: []extract.Layer{extract.Text},
		Makes: []extract.Layer{extract.BlockLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			if d.Blocks != nil {
				return nil
			}
			bs := split(d.Text)
			if err := ctx.Err(); err != nil {
				return err
			}
			finish(d, bs)
			return nil
		},
	}
}

// finish classifies bs and writes blocks and title into d.
func finish(d *extract.Document, bs []block) {
	title := classify(d.Text, d.Title, bs)
	d.Blocks = make([]extract.Block, len(bs))
	for i := range bs {
		d.Blocks[i] = extract.Block{Span: bs[i].Span, Kind: bs[i].kind}
	}
	if d.Title == "" && title >= 0 {
		d.Title = oneLine(d.Slice(bs[title].Span))
	}
}
