package choose

import (
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// compose weighs names that a table knows whole and parts spans that are several
// names: "Russian | Foreign Ministry", where the ministry is one of many states,
// "Kyrgyz | Border Service", "Indian | -administered | Kashmir" and "Sumitomo | of |
// Japan".
func (w *work) compose(d *extract.Document, candidates []extract.Candidate) {
	parts := w.parts[:0]
	for i := range w.spans {
		p := &w.spans[i]
		if p.solid {
			if slices.ContainsFunc(candidates, func(c extract.Candidate) bool { // "US | State Department"
				return c.First == p.First+1 && c.Last == p.Last && c.By == table && c.Type == p.Type
			}) {
				p.weight *= 0.95
			} else {
				p.weight *= 1.05
			}
		}
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
				functional := r.First == q.Last && r.Type == extract.Organization && p.Type == extract.Organization && (r.Country == "" || r.Key != "" && r.Key == p.Key && organs[d.Slice(d.Tokens[p.Last-1].Span)])
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
var organs = set("Ministry Service Police Army Navy Guard Parliament Senate Embassy Customs Intelligence Cabinet Treasury Consulate Gendarmerie Coastguard Department")

// administered reports whether tokens [i, j) are "-administered" or the like.
func (w *work) administered(d *extract.Document, i, j int) bool {
	if j != i+2 || d.Slice(d.Tokens[i].Span) != "-" {
		return false
	}
	return controls[d.Slice(d.Tokens[i+1].Span)]
}

// controls are what a state does to a place that is not its own.
var controls = set("administered controlled occupied held ruled run annexed backed led")
