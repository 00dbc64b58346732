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
			d.Mentions = make([]extract.Mention, 0, len(d.Candidates))
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
		if p, ok := join(candidates[i:j], caption); ok && !amount(d.Slice(p.Span)) && !(heading && p.By != table && p.Key == "") {
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

// amount reports whether s holds a sign that stands beside amounts and in no name.
func amount(s string) bool {
	for _, r := range s {
		switch r {
		case '$', '€', '£', '¥', '%':
			return true
		}
	}
	return false
}

// join makes one proposal of the candidates of a span. A title that only a table
// proposes is put aside for later.
func join(cs []extract.Candidate, caption bool) (proposal, bool) {
	tagged, listed, formed := -1, -1, -1
	var p proposal
	for i, c := range cs {
		switch {
		case c.By == By:
			formed = i
		case c.By != table:
			if tagged < 0 || c.Score > cs[tagged].Score {
				tagged = i
			}
		case c.Type == extract.Title:
			p.titles = true
		case listed < 0 || c.Score > cs[listed].Score:
			listed = i
		}
	}
	switch {
	case tagged >= 0 && listed >= 0:
		p.Mention = agree(cs, cs[tagged], cs[listed])
	case tagged >= 0:
		p.Mention = mention(cs[tagged])
		if p.Score < fromTagger {
			return p, p.titles
		}
	case listed >= 0 && (cs[listed].Score >= fromTable || caption && cs[listed].Type == extract.Organization): // a credit: "via AP"
		p.Mention = mention(cs[listed])
	case formed >= 0:
		p.Mention = mention(cs[formed])
	default:
		p.Mention = mention(cs[0])
		p.Score = 0
		return p, p.titles
	}
	if formed >= 0 && p.Key == "" && (p.Type != extract.Person || cs[formed].Score >= sureForm) {
		p.Type, p.Score = cs[formed].Type, max(p.Score, cs[formed].Score)
	}
	p.weight = p.Score * float64(p.Last-p.First)
	if p.By == table {
		p.weight *= 0.95 // of equals the tagger, which has read the sentence
	}
	return p, true
}

func mention(c extract.Candidate) extract.Mention { return extract.Mention(c) }

// agree settles the type of a span that both a tagger and a table propose: the
// tagger's, unless it is unsure and the table is not. The key is the table's, if
// it has one of that type.
func agree(cs []extract.Candidate, tagged, listed extract.Candidate) extract.Mention {
	m := mention(tagged)
	// A place that were also a surname would have a lower score; states are a closed class.
	place := tagged.Type == extract.Person && listed.Score >= fromTable && isPlace(listed.Type) && tagged.Score < 0.98
	state := listed.Type == extract.Country && listed.Score >= certain && isPlace(tagged.Type) && !slices.ContainsFunc(cs, func(c extract.Candidate) bool { return c.By == table && c.Type != extract.Country })
	if tagged.Type != listed.Type && (tagged.Score < unsure && listed.Score >= certain || place || state) {
		m.Type, m.By = listed.Type, table
	}
	for _, c := range cs {
		if c.By == table && c.Type == m.Type {
			m.Key, m.Country = c.Key, c.Country
			m.Score = max(m.Score, 1-(1-m.Score)*(1-c.Score/2))
			break
		}
	}
	return m
}

func isPlace(t extract.Type) bool {
	return t == extract.City || t == extract.StateOrProvince || t == extract.Location || t == extract.Country
}

// compose parts spans that are several names: "Russian | Foreign Ministry", where
// the ministry is one of many states, "Kyrgyz | Border Service", "Indian |
// -administered | Kashmir" and "Sumitomo | of | Japan".
func (w *work) compose(d *extract.Document, candidates []extract.Candidate) {
	parts := w.parts[:0]
	for i := range w.spans {
		p := &w.spans[i]
		if p.Last-p.First < 2 || p.Type == extract.Person || p.Type == extract.Title {
			continue
		}
		for _, q := range candidates { // a people or a state that opens the span
			if q.First != p.First || q.Last >= p.Last || q.By != table || q.Type != extract.Country && q.Type != extract.Nationality || q.Country == "" {
				continue
			}
			if p.Key == "" && p.Type == extract.Organization && q.Type == extract.Nationality && organs[d.Slice(d.Tokens[p.Last-1].Span)] && p.Last-q.Last > 1 && !slices.ContainsFunc(candidates, func(c extract.Candidate) bool { // not "Syrian Arab Army"
				return c.First == q.Last && c.By == table && c.Type == extract.Nationality
			}) {
				rest := *p
				rest.First, rest.Start = q.Last, d.Tokens[q.Last].Start
				rest.weight = rest.Score * float64(rest.Last-rest.First)
				p.weight = 0
				parts = append(parts, part(q), rest)
				continue
			}
			for _, r := range candidates { // and a name that closes it
				if r.First <= q.Last-1 || r.Last != p.Last || r.By != table {
					continue
				}
				functional := r.First == q.Last && r.Type == extract.Organization && p.Type == extract.Organization && r.Country == ""
				if functional || w.administered(d, q.Last, r.First) {
					p.weight = 0
					parts = append(parts, part(q), part(r))
				}
			}
		}
	}
	for i := range w.spans {
		p := &w.spans[i]
		if p.Key != "" || p.Type != extract.Organization || p.Last-p.First < 3 || d.Slice(d.Tokens[p.Last-2].Span) != "of" {
			continue
		}
		var body, state *extract.Candidate
		for k := range candidates {
			switch c := &candidates[k]; {
			case c.By != table:
			case c.First == p.First && c.Last == p.Last-2 && c.Key != "" && c.Type == extract.Organization:
				body = c
			case c.First == p.Last-1 && c.Last == p.Last && c.Type == extract.Country:
				state = c
			}
		}
		if body != nil && state != nil {
			p.weight = 0
			parts = append(parts, part(*body), part(*state))
		}
	}
	for i := range w.spans { // "European Council | President"
		p := &w.spans[i]
		if p.Type != extract.Title || p.Last-p.First < 2 || p.weight == 0 {
			continue
		}
		for _, c := range candidates {
			if c.By != table || c.Type != extract.Organization || c.Key == "" || c.First >= p.First || c.Last <= p.First || c.Last >= p.Last {
				continue
			}
			rest := *p
			rest.First, rest.Start = c.Last, d.Tokens[c.Last].Start
			rest.weight = rest.Score * float64(rest.Last-rest.First)
			p.weight = 0
			parts = append(parts, part(c), rest)
			break
		}
	}
	w.parts = parts
	for _, p := range parts {
		k := slices.IndexFunc(w.spans, func(x proposal) bool { return x.First == p.First && x.Last == p.Last })
		if k < 0 {
			w.spans = append(w.spans, p)
		} else if w.spans[k].weight < p.weight {
			w.spans[k] = p
		}
	}
}

func part(c extract.Candidate) proposal {
	p := proposal{Mention: mention(c)}
	p.Score = max(p.Score, 0.9)
	p.weight = p.Score * float64(p.Last-p.First)
	return p
}

// organs are heads of names that every state's organs bear.
var organs = set("Ministry Service Police Army Navy Guard Parliament Senate Embassy Customs Intelligence Cabinet Treasury Consulate Gendarmerie Coastguard")

// administered reports whether tokens [i, j) are "-administered" or the like.
func (w *work) administered(d *extract.Document, i, j int) bool {
	if j != i+2 || d.Slice(d.Tokens[i].Span) != "-" {
		return false
	}
	return controls[d.Slice(d.Tokens[i+1].Span)]
}

// controls are what a state does to a place that is not its own.
var controls = set("administered controlled occupied held ruled run annexed backed led")

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
