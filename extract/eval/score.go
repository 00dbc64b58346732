package eval

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A Count holds true positives, false positives and false negatives.
type Count struct{ TP, FP, FN int }

// Precision, Recall and F1 are in percent; 0 where nothing was counted.
func (c Count) Precision() float64 { return percent(c.TP, c.TP+c.FP) }
func (c Count) Recall() float64    { return percent(c.TP, c.TP+c.FN) }
func (c Count) F1() float64        { return percent(2*c.TP, 2*c.TP+c.FP+c.FN) }

func (c *Count) add(d Count) { c.TP, c.FP, c.FN = c.TP+d.TP, c.FP+d.FP, c.FN+d.FN }

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// A Ratio is a share: Good of All.
type Ratio struct{ Good, All int }

// Percent returns the share in percent, 0 of nothing.
func (r Ratio) Percent() float64 { return percent(r.Good, r.All) }

func (r *Ratio) tell(good bool) {
	r.All++
	if good {
		r.Good++
	}
}

// B3 sums the precision and recall of B-cubed (Bagga and Baldwin 1998) over
// mentions.
type B3 struct {
	precision, recall float64
	mentions          int
}

// Precision, Recall and F1 are in percent.
func (b B3) Precision() float64 { return 100 * b.precision / float64(max(b.mentions, 1)) }
func (b B3) Recall() float64    { return 100 * b.recall / float64(max(b.mentions, 1)) }
func (b B3) F1() float64 {
	p, r := b.Precision(), b.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// A Report is the sum over documents.
type Report struct {
	Documents int
	Names     map[extract.Type]Count // exact span and type
	Figures   map[extract.Type]Count
	Spans     Count // names by span alone
	Unknown   Ratio // of the names but titles that Known denies, those found with span and type; empty without Known
	Values    Ratio // of the gold figures with a value, those found with span, type, value and unit
	Coref     B3    // names but titles, over the mentions found in both
	Countries Ratio // of the names with an ISO code found by span, those with the right code
	Ties      map[string]Count
	Events    map[string]Count
	Measured  Ratio // of the figure rows, those whose figure was found with a right entity
	MeasuredP Ratio // of the measures made for figures with a row, those with a right entity
	Errors    []Error

	// Known reports whether the tables that the pipeline uses hold a surface as
	// a name of this type. It may be nil.
	Known func(surface string, t extract.Type) bool
}

// An Error is one difference between gold and prediction.
type Error struct {
	Doc     string
	Kind    string // "missed", "spurious", "type", "value", "country", "relation missed", ...
	Gold    string
	Got     string
	Context string
}

// NewReport returns an empty report.
func NewReport() *Report {
	return &Report{Names: map[extract.Type]Count{}, Figures: map[extract.Type]Count{}, Ties: map[string]Count{}, Events: map[string]Count{}}
}

// Total sums counts.
func Total[K comparable](m map[K]Count) Count {
	var c Count
	for _, d := range m {
		c.add(d)
	}
	return c
}

func isFigure(t extract.Type) bool { return slices.Contains(extract.FigureTypes, t) }

// Add scores d, whose text must be that of g.
func (r *Report) Add(g *Gold, d *extract.Document) error {
	if g.Text != d.Text {
		return fmt.Errorf("eval: %s: the text of the prediction differs from that of the gold", g.ID)
	}
	r.Documents++
	s := scorer{r, g, d, nil}
	s.names()
	if g.Coarse {
		return nil
	}
	s.figures()
	if g.Flat {
		return nil
	}
	s.align()
	s.coref()
	s.countries()
	s.relations()
	s.rows()
	return nil
}

type scorer struct {
	*Report
	g    *Gold
	d    *extract.Document
	gold map[int]string // predicted entity to gold id
}

func (s *scorer) err(kind string, at extract.Span, gold, got string) {
	a, b := max(0, at.Start-40), min(len(s.g.Text), at.End+40)
	for a > 0 && s.g.Text[a]&0xc0 == 0x80 {
		a--
	}
	for b < len(s.g.Text) && s.g.Text[b]&0xc0 == 0x80 {
		b++
	}
	context := strings.ReplaceAll(s.g.Text[a:at.Start]+"["+s.g.Text[at.Start:at.End]+"]"+s.g.Text[at.End:b], "\n", " ")
	s.Errors = append(s.Errors, Error{s.g.ID, kind, gold, got, context})
}

// names counts mentions by span and type.
func (s *scorer) names() {
	got := map[extract.Span]extract.Type{}
	for _, m := range s.d.Mentions {
		t := m.Type
		if s.g.Coarse {
			if t = coarse[t]; t == "" {
				continue // titles
			}
		}
		got[m.Span] = t
	}
	s.count(s.Names, got, func(t extract.Type) bool { return !isFigure(t) })
	for _, m := range s.g.Mentions {
		if isFigure(m.Type) {
			continue
		}
		t, ok := got[m.Span]
		if ok {
			s.Spans.TP++
		} else {
			s.Spans.FN++
		}
		if s.Known != nil && !s.g.Coarse && m.Type != extract.Title && !s.Known(s.g.Text[m.Start:m.End], m.Type) {
			s.Unknown.tell(ok && t == m.Type)
		}
	}
	s.Spans.FP = Total(s.Names).TP + Total(s.Names).FP - s.Spans.TP
}

func (s *scorer) figures() {
	got := map[extract.Span]extract.Type{}
	at := map[extract.Span]extract.Figure{}
	for _, f := range s.d.Figures {
		got[f.Span], at[f.Span] = f.Type, f
	}
	s.count(s.Figures, got, isFigure)
	for _, m := range s.g.Mentions {
		if !isFigure(m.Type) || m.Value == "" {
			continue
		}
		f := at[m.Span]
		value := Value(f)
		ok := f.Type == m.Type && value == m.Value && f.Unit == m.Unit
		s.Values.tell(ok)
		if !ok && f.Type == m.Type {
			s.err("value", m.Span, m.Value+" "+m.Unit, value+" "+f.Unit)
		}
	}
}

// Value returns the value of a figure as gold writes it: a decimal, "lo..hi", or
// an ISO date or time.
func Value(f extract.Figure) string {
	switch {
	case f.When.ISO != "":
		return f.When.ISO
	case f.Value == "" && f.Low != "" && f.High != "":
		return f.Low + ".." + f.High
	case f.Value != "":
		return f.Value
	case f.Low != "":
		return f.Low
	}
	return f.High
}

func (s *scorer) count(into map[extract.Type]Count, got map[extract.Span]extract.Type, mine func(extract.Type) bool) {
	seen := map[extract.Span]bool{}
	for _, m := range s.g.Mentions {
		if !mine(m.Type) {
			continue
		}
		seen[m.Span] = true
		c := into[m.Type]
		t, ok := got[m.Span]
		if ok && t == m.Type {
			c.TP++
			into[m.Type] = c
			continue
		}
		c.FN++
		into[m.Type] = c
		if ok {
			d := into[t]
			d.FP++
			into[t] = d
			s.err("type", m.Span, string(m.Type), string(t))
		} else {
			s.err("missed", m.Span, string(m.Type), "")
		}
	}
	for _, span := range sortedSpans(got) {
		if !seen[span] {
			t := got[span]
			c := into[t]
			c.FP++
			into[t] = c
			s.err("spurious", span, "", string(t))
		}
	}
}

func sortedSpans[V any](m map[extract.Span]V) []extract.Span {
	spans := make([]extract.Span, 0, len(m))
	for s := range m {
		spans = append(spans, s)
	}
	sort.Slice(spans, func(i, j int) bool {
		return spans[i].Start < spans[j].Start || spans[i].Start == spans[j].Start && spans[i].End < spans[j].End
	})
	return spans
}

// align maps each predicted entity to the gold id that most of its mentions
// have, the first in the text on a tie.
func (s *scorer) align() {
	id := map[extract.Span]string{}
	for _, m := range s.g.Mentions {
		if !isFigure(m.Type) && m.Type != extract.Title {
			id[m.Span] = m.Entity
		}
	}
	s.gold = map[int]string{}
	for e, ent := range s.d.Entities {
		votes, best := map[string]int{}, 0
		for _, m := range ent.Mentions {
			g := id[s.d.Mentions[m].Span]
			if g == "" {
				continue
			}
			if votes[g]++; votes[g] > best {
				best, s.gold[e] = votes[g], g
			}
		}
	}
}

// coref adds B-cubed over the names that both sides have.
func (s *scorer) coref() {
	predicted := map[extract.Span]int{}
	for e, ent := range s.d.Entities {
		for _, m := range ent.Mentions {
			predicted[s.d.Mentions[m].Span] = e
		}
	}
	type pair struct {
		gold string
		got  int
	}
	var common []pair
	goldSize, gotSize, both := map[string]int{}, map[int]int{}, map[pair]int{}
	for _, m := range s.g.Mentions {
		e, ok := predicted[m.Span]
		if !ok || m.Type == extract.Title || isFigure(m.Type) || m.Entity == "" {
			continue
		}
		p := pair{m.Entity, e}
		common = append(common, p)
		goldSize[p.gold]++
		gotSize[p.got]++
		both[p]++
	}
	for _, p := range common {
		s.Coref.precision += float64(both[p]) / float64(gotSize[p.got])
		s.Coref.recall += float64(both[p]) / float64(goldSize[p.gold])
		s.Coref.mentions++
	}
	told := map[string]bool{}
	for _, m := range s.g.Mentions {
		e, ok := predicted[m.Span]
		if !ok || m.Entity == "" {
			continue
		}
		p := pair{m.Entity, e}
		key := fmt.Sprint(p)
		if (gotSize[e] > both[p] || goldSize[m.Entity] > both[p]) && !told[key] {
			told[key] = true
			s.err("coreference", m.Span, m.Entity, s.d.Entities[e].Key)
		}
	}
}

func (s *scorer) countries() {
	country := map[extract.Span]string{}
	for _, m := range s.d.Mentions {
		country[m.Span] = m.Country
	}
	for _, e := range s.d.Entities {
		for _, m := range e.Mentions {
			country[s.d.Mentions[m].Span] = e.Country
		}
	}
	for _, m := range s.g.Mentions {
		got, ok := country[m.Span]
		if m.ISO == "" || !ok || m.ISO == "EU" {
			continue
		}
		s.Countries.tell(got == m.ISO)
		if got != m.ISO {
			s.err("country", m.Span, m.ISO, got)
		}
	}
}

var static = map[string]bool{"LEADER_OF": true, "EMPLOYED_BY": true, "SPOKESPERSON_OF": true, "NATIONALITY_OF": true, "MEMBER_OF": true, "LOCATED_IN": true}

// relations counts triples with polarity; FUTURE and HYPOTHETICAL are one, and
// the ends of symmetric relations have no order. A triple counts once a document.
func (s *scorer) relations() {
	key := func(src, typ, dst, pol string, sym bool) string {
		if pol == extract.Future {
			pol = extract.Hypothetical
		}
		if sym && dst < src {
			src, dst = dst, src
		}
		return strings.Join([]string{typ, src, dst, pol}, " ")
	}
	typ := func(k string) string { t, _, _ := strings.Cut(k, " "); return t }
	gold, got := map[string]string{}, map[string]extract.Relation{}
	for _, r := range s.g.Relations {
		gold[key(r.Source, r.Type, r.Target, r.Polarity, r.Symmetric)] = r.Evidence
	}
	var spurious []string
	for _, r := range s.d.Relations {
		a, b := s.gold[r.Source], s.gold[r.Target]
		if a == "" {
			a = "?" + s.d.Entities[r.Source].Key
		}
		if b == "" {
			b = "?" + s.d.Entities[r.Target].Key
		}
		k := key(a, r.Type, b, r.Polarity, r.Symmetric)
		if _, dup := got[k]; dup {
			continue
		}
		got[k] = r
		if _, ok := gold[k]; !ok {
			spurious = append(spurious, k)
		}
	}
	into := func(t string) map[string]Count {
		if static[t] {
			return s.Ties
		}
		return s.Events
	}
	for _, r := range s.g.Relations {
		k := key(r.Source, r.Type, r.Target, r.Polarity, r.Symmetric)
		evidence, ok := gold[k]
		if !ok {
			continue // told before
		}
		delete(gold, k)
		m := into(typ(k))
		c := m[typ(k)]
		if _, found := got[k]; found {
			c.TP++
		} else {
			c.FN++
			s.Errors = append(s.Errors, Error{s.g.ID, "relation missed", k, "", evidence})
		}
		m[typ(k)] = c
	}
	for _, k := range spurious {
		m := into(typ(k))
		c := m[typ(k)]
		c.FP++
		m[typ(k)] = c
		s.Errors = append(s.Errors, Error{s.g.ID, "relation spurious", "", k, s.d.Slice(s.d.Sentences[got[k].Sentence].Span) + " (" + got[k].By + ")"})
	}
}

// rows scores what figures measure: a row is right if a figure with its surface,
// value and unit has a measure that shares an entity with it.
func (s *scorer) rows() {
	measures := map[int]extract.Measure{}
	for _, m := range s.d.Measures {
		measures[m.Figure] = m
	}
	for _, row := range s.g.Rows {
		good, attached, made := false, false, ""
		var at extract.Span
		for i, f := range s.d.Figures {
			if s.d.Slice(f.Span) != row.Surface || Value(f) != row.Value || f.Unit != row.Unit {
				continue
			}
			at = f.Span
			for _, e := range measures[i].Entities {
				attached = true
				made += s.gold[e] + " "
				good = good || slices.Contains(row.Entities, s.gold[e])
			}
		}
		s.Measured.tell(good)
		if attached {
			s.MeasuredP.tell(good)
		}
		if !good {
			s.err("measure", at, row.Surface+" "+row.What+" "+strings.Join(row.Entities, ","), made)
		}
	}
}
