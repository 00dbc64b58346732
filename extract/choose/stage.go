// Package choose turns candidates into mentions. It is the only arbiter of
// overlaps and types: taggers and tables propose, and nobody after it looks at
// candidates again.
//
// It exists so that the trade between a statistical tagger, which reads context,
// and tables, which know names, stands in one place, in rules that can be read and
// explained. Proposals of one span are first joined into one; the spans of a
// sentence are then chosen by their summed weight; titles come last, since they
// are titles only beside a holder.
package choose

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/entente-nlp/entente/extract"
)

// Options of the stage. The zero value is the default.
type Options struct {
	MinScore float64 // mentions with a lower score are left out, 0 to 1
}

// Thresholds, chosen on the development parts of shared/gold and crossner.
const (
	// fromTagger is the least score of a span that a tagger proposes.
	fromTagger = 0.35
	// fromTable is the least score of a span that only a table proposes.
	fromTable = 0.7
	// unsure is the score of a tagger under which a table may change the type.
	unsure = 0.9
	// sureForm is the score of a form that overrules a tagger that sees a person.
	sureForm = 0.88
	// whole is the score from which a name of three words that a table knows wins
	// over names of its parts.
	whole = 0.9
	// certain is the score from which a table's reading is not doubted.
	certain = 0.85
)

// table is the proposer of package gazetteer, which no stage may import.
const table = "gazetteer"

// Stage returns the stage that makes mentions. It is safe for concurrent use.
func Stage(o Options) extract.Stage {
	return extract.Stage{
		Name:  "choose",
		Doc:   "Chooses among overlapping candidates and settles their types.",
		Needs: []extract.Layer{extract.TokenLayer, extract.SentenceLayer, extract.CandidateLayer},
		Makes: []extract.Layer{extract.MentionLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			loud := make([]bool, len(d.Sentences)) // capitals say nothing in a line of capitals
			for i, s := range d.Sentences {
				if loud[i] = shouts(d.Slice(s.Span)); !loud[i] {
					d.Candidates = forms(d.Candidates, d, s)
				}
			}
			d.Candidates = sorted(d.Candidates)
			w := buffers.Get().(*work)
			defer buffers.Put(w)
			d.Mentions = make([]extract.Mention, 0, len(d.Candidates)*2/3) // a guess; append mends it
			at := 0
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				end := at
				for end < len(d.Candidates) && d.Candidates[end].First < s.Last {
					end++
				}
				w.sentence(d, s, d.Candidates[at:end], o)
				at = end
			}
			settle(d, loud)
			return nil
		},
	}
}

// sorted returns the candidates by place, those of one span in the order of their
// proposers. It sorts indices, which are quicker to move than candidates.
func sorted(cs []extract.Candidate) []extract.Candidate {
	order := make([]int, len(cs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &cs[i], &cs[j]
		switch {
		case a.First != b.First:
			return a.First - b.First
		case a.Last != b.Last:
			return a.Last - b.Last
		}
		return i - j
	})
	out := make([]extract.Candidate, len(cs))
	for i, k := range order {
		out[i] = cs[k]
	}
	return out
}

var buffers = sync.Pool{New: func() any { return new(work) }}

// work holds what one sentence needs, to be used again for the next.
type work struct {
	spans []proposal
	best  []float64
	take  []bool
	names []extract.Mention
	kept  []extract.Mention
	parts []proposal
	all   []extract.Candidate // of the sentence
}

// A proposal is what all candidates of one span come to.
type proposal struct {
	extract.Mention
	weight float64
	titles bool // a table knows the span as a title
	solid  bool // a table knows the span as one name
}

func (w *work) sentence(d *extract.Document, s extract.Sentence, candidates []extract.Candidate, o Options) {
	w.spans, w.all = w.spans[:0], candidates
	caption := d.Blocks[s.Block].Kind == extract.Caption
	heading := s.Last-s.First <= 2 && shouts(d.Slice(s.Span)) // "METALS": a tagger sees a name in any capitals
	for i := 0; i < len(candidates); {
		j := i + 1
		for j < len(candidates) && candidates[j].First == candidates[i].First && candidates[j].Last == candidates[i].Last {
			j++
		}
		if p, ok := join(candidates[i:j], caption); ok && !amount(d.Slice(p.Span)) && !nameless[d.Slice(p.Span)] && !(heading && p.By != table && p.Key == "") {
			w.spans = append(w.spans, p)
		}
		i = j
	}
	w.compose(d, candidates)
	w.pick()
	w.names = w.names[:0]
	for i, p := range w.spans {
		if w.take[i] && p.Score >= o.MinScore {
			w.names = append(w.names, p.Mention)
		}
	}
	w.titles(d, s)
	d.Mentions = append(d.Mentions, w.names...)
}

// pick marks the spans without overlap of the largest total weight: weighted
// interval scheduling (Kleinberg and Tardos 2005, section 6.1). Of equals the one
// with the longer spans wins.
func (w *work) pick() {
	n := len(w.spans)
	slices.SortStableFunc(w.spans, func(a, b proposal) int {
		if a.Last != b.Last {
			return a.Last - b.Last
		}
		return b.First - a.First
	})
	w.best = append(w.best[:0], 0)
	w.take = slices.Grow(w.take[:0], n)[:n]
	clear(w.take)
	before := func(i int) int { // how many spans end where span i begins, or before
		k, _ := slices.BinarySearchFunc(w.spans[:i], w.spans[i].First+1, func(p proposal, at int) int { return cmp.Compare(p.Last, at) })
		return k
	}
	for i, p := range w.spans {
		with := w.best[before(i)] + p.weight
		w.best = append(w.best, max(w.best[i], with))
	}
	for i := n - 1; i >= 0; {
		if p := w.spans[i]; p.weight > 0 && w.best[before(i)]+p.weight >= w.best[i] {
			w.take[i] = true
			i = before(i) - 1
		} else {
			i--
		}
	}
}
