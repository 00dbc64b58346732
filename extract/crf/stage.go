package crf

import (
	"context"
	"sync"

	"github.com/entente-nlp/entente/extract"
)

// By is the proposer's name in the candidates of the tagger.
const By = "crf"

// Stage returns the stage that proposes names by the model, which was trained
// with tables like those of lexicon. Scores are calibrated: of the names with a
// score about 0.8, about 80% were right on held-out news.
func (m *Model) Stage(lexicon Lexicon) extract.Stage {
	if lexicon == nil {
		lexicon = NoLexicon{}
	}
	pool := &sync.Pool{New: func() any { return m.newDecoder(lexicon) }}
	return extract.Stage{
		Name:  "crf",
		Doc:   "Proposes names by a linear-chain conditional random field.",
		Needs: []extract.Layer{extract.Text, extract.TokenLayer, extract.SentenceLayer},
		Makes: []extract.Layer{extract.CandidateLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			dec := pool.Get().(*decoder)
			defer pool.Put(dec)
			d.Candidates = dec.tag(ctx, d.Candidates, d)
			return ctx.Err()
		},
	}
}
