package train

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// A Judgement is a name that the model proposed, with its score, and whether it
// was right.
type Judgement struct {
	Score float64
	Right bool
}

// bins is the number of groups of equal size that calibration looks at.
const bins = 24

// calibration returns the function from scores to the share that is right, as
// ascending points, by isotonic regression (pool adjacent violators; Zadrozny
// and Elkan, KDD 2002) over bins.
func calibration(js []Judgement) [][2]float64 {
	if len(js) < 10*bins {
		return nil
	}
	js = slices.Clone(js)
	slices.SortStableFunc(js, func(a, b Judgement) int { return cmp.Compare(a.Score, b.Score) })
	type pool struct{ score, right, n float64 }
	var pools []pool
	for b := range bins {
		// The wrong ones are among the low scores: bins there are smaller.
		lo, hi := share(b, len(js)), share(b+1, len(js))
		if hi == lo {
			continue
		}
		p := pool{}
		for _, j := range js[lo:hi] {
			p.score += j.Score
			p.n++
			if j.Right {
				p.right++
			}
		}
		pools = append(pools, p)
		for n := len(pools); n > 1 && pools[n-2].right*pools[n-1].n >= pools[n-1].right*pools[n-2].n; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			pools = append(pools[:n-2], pool{a.score + b.score, a.right + b.right, a.n + b.n})
		}
	}
	out := make([][2]float64, 0, len(pools)+1)
	for _, p := range pools {
		out = append(out, [2]float64{p.score / p.n, p.right / p.n})
	}
	return out
}

// share returns where bin b of n sorted judgements begins; sizes grow as squares.
func share(b, n int) int { return b * b * n / (bins * bins) }

// Judge tags the texts and judges each name as Evaluate does.
func Judge(ctx context.Context, stage extract.Stage, texts []*Text, misc bool) ([]Judgement, error) {
	var js []Judgement
	_, _, err := evaluateEach(ctx, stage, texts, misc, func(c extract.Candidate, right bool) {
		js = append(js, Judgement{c.Score, right})
	})
	return js, err
}
