// Package measure says what the figures of a text measure: "trade volumes", that
// they fell, between Russia and China, since January.
//
// It exists because a value without its meaning is of no use to an analyst, and
// because the meaning stands close by, in a few dozen forms of news English:
// "tariffs of 50 percent on steel", "a 63 per cent stake", "exports fell 12%".
// Each form is a rule with a name (concept.go); whom the figure concerns is read
// from the clause around it (entities.go). Rules look no further than the
// sentence, but for a pronoun subject and for a concept that an earlier sentence
// of the article has tied to entities, and they are silent where nothing fits.
package measure

import (
	"context"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// Stage returns the stage that makes measures. It is safe for concurrent use.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "measure",
		Doc:   "Ties figures to what they measure, the entities they concern and their dates.",
		Needs: []extract.Layer{extract.BlockLayer, extract.TokenLayer, extract.SentenceLayer, extract.MentionLayer, extract.FigureLayer, extract.EntityLayer},
		Makes: []extract.Layer{extract.MeasureLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			if len(d.Figures) == 0 {
				return nil
			}
			r := newReader(d)
			f := 0
			for s, sent := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				first := f
				for f < len(d.Figures) && d.Figures[f].Start < sent.End {
					f++
				}
				if d.Blocks[sent.Block].Kind.Asserts() {
					r.sentence(s, first, f)
				}
			}
			return nil
		},
	}
}

// A reader reads one document.
type reader struct {
	d          *extract.Document
	entityOf   []int // of each mention, -1 if none
	sentenceAt int
	items      []item
	told       []told     // concepts that have been tied to entities
	topics     [kinds]int // the last entity of each kind, -1 if none
	topicAt    [kinds]int // and its sentence
	mention    int        // the next mention to remember
	land       float64    // salience of the foremost country; negative if not asked for yet
	bodies     []int      // organisations, the most salient first; nil if not asked for yet
}

// told remembers a concept by its head noun.
type told struct {
	head     string
	entities []int
}

func newReader(d *extract.Document) *reader {
	r := &reader{d: d, entityOf: make([]int, len(d.Mentions)), items: make([]item, 0, 64), land: -1}
	for i := range r.entityOf {
		r.entityOf[i] = -1
	}
	for e, ent := range d.Entities {
		for _, m := range ent.Mentions {
			r.entityOf[m] = e
		}
	}
	for k := range r.topics {
		r.topics[k] = -1
	}
	return r
}

// sentence makes the measures of figures first to last-1, all of sentence s.
func (r *reader) sentence(s, first, last int) {
	r.sentenceAt = s
	if r.measurable(first, last) {
		r.itemize(r.d.Sentences[s])
		for i := 0; i < len(r.items) && len(r.items) <= longest; i++ {
			if f := r.items[i].figure; f >= first && f < last {
				r.measure(i, s)
			}
		}
	}
	r.remember(s)
}

// longest is the number of items of the longest sentence that is read: what has
// more is a table or noise, and rules that look through a sentence for each of its
// figures would take time with the square of it.
const longest = 300

// measurable reports whether one of the figures can measure something.
func (r *reader) measurable(first, last int) bool {
	for f := first; f < last; f++ {
		switch r.d.Figures[f].Type {
		case extract.Money, extract.Percent, extract.Quantity, extract.Number, extract.Duration:
			return true
		}
	}
	return false
}

// measure adds the measure of the figure at item i, if it has one.
func (r *reader) measure(i, s int) {
	f := r.figureAt(i)
	switch f.Type {
	case extract.Money, extract.Percent, extract.Quantity, extract.Number, extract.Duration:
	default:
		return
	}
	if c, ok := r.age(i, f); ok {
		if c.owner >= 0 {
			r.add(extract.Measure{Figure: r.items[i].figure, Concept: c.words, Span: c.span, Entities: []int{c.owner}, Date: -1, Sentence: s, Rule: c.rule})
		}
		return
	}
	if f.Type == extract.Quantity && f.Unit == "time" || f.Type == extract.Duration && !r.length(i) {
		return
	}
	if m, ok := r.second(i); ok {
		r.add(m)
		return
	}
	if n := len(r.d.Measures); f.Type == extract.Duration && n > 0 && r.word(i-1, "over") && i > 1 && r.items[i-2].figure == r.d.Measures[n-1].Figure {
		m := r.d.Measures[n-1] // "$150bn over five years"
		m.Figure, m.Change, m.Rule = r.items[i].figure, "", "period+"+m.Rule
		r.add(m)
		return
	}
	p := r.at(i)
	c := r.find(p)
	m := extract.Measure{Figure: r.items[i].figure, Change: c.change, Sentence: s, Date: -1}
	switch {
	case c.words != "":
		m.Concept, m.Span = c.words, c.span
	case !c.phrase.empty():
		m.Span = extract.Span{Start: r.items[c.from].Start, End: r.items[c.to-1].End}
		m.Concept = r.d.Slice(m.Span)
	}
	var rule string
	m.Entities, rule = r.entities(p, c)
	if like, ok := r.like(p, c, s); ok {
		m.Concept, m.Span = like.Concept, like.Span
		c.rule = "like"
		if m.Change == "" && r.joined(like, i) && !r.baseline(p, c) {
			m.Change = like.Change
		}
		if r.moves(p) || len(m.Entities) == 0 || rule != "clause" {
			m.Entities, rule = like.Entities, "like"
		}
	}
	if strings.ContainsAny(m.Concept, "\"“”") {
		m.Concept = unquoted.Replace(m.Concept)
	}
	if !r.tells(p, m, c.rule, rule == "clause") {
		return
	}
	m.Date = r.date(i)
	if r.baseline(p, c) {
		m.Date = r.ownDate(i)
		if c.rule != "figure-change" {
			m.Change = ""
		}
	}
	if c.rule == "" || m.Concept == "" {
		c.rule = "near"
	}
	m.Rule = c.rule + "+" + rule
	r.add(m)
}

// tells reports whether a measure says enough: a concept, or an amount with the
// entities of its own clause.
func (r *reader) tells(p place, m extract.Measure, rule string, inClause bool) bool {
	if m.Concept == "" {
		return inClause && len(m.Entities) > 0 && len(m.Entities) < 3 && (p.f.Type == extract.Money || p.f.Type == extract.Percent)
	}
	if len(m.Entities) > 0 {
		return true
	}
	switch p.f.Type {
	case extract.Money, extract.Percent:
		return true
	case extract.Duration:
		return false
	}
	return p.f.Unit == "fraction" || p.f.Type == extract.Quantity && !r.people(p.f) || p.f.Type == extract.Number && p.f.Unit == "" && (rule == "subject" || rule == "verb-object")
}

func (r *reader) add(m extract.Measure) {
	r.d.Measures = append(r.d.Measures, m)
	if head := headOf(m.Concept); head != "" && len(m.Entities) > 0 {
		r.told = append(r.told, told{head, m.Entities})
	}
}

// like returns the measure before, in the same sentence, if an amount that has no
// concept of its own goes on with it: "..., up 1.5 percent", "tariffs of 50 percent
// on steel and 35 percent on goods".
func (r *reader) like(p place, c concept, s int) (extract.Measure, bool) {
	n := len(r.d.Measures)
	if n == 0 || !c.empty() {
		return extract.Measure{}, false
	}
	last := r.d.Measures[n-1]
	if last.Sentence != s || last.Concept == "" || last.Rule == "age" {
		return extract.Measure{}, false
	}
	g := r.d.Figures[last.Figure]
	if r.word(p.near, "figure", "number", "total") || r.word(p.near-1, "figure", "number", "total") { // "puts the figure at"
		return last, true
	}
	alike := p.f.Type == g.Type && p.f.Unit == g.Unit && p.f.Type != extract.Quantity && p.f.Type != extract.Number
	return last, alike && r.joined(last, p.i) || r.moves(p) || c.change != "" && c.rule != "" && (p.f.Type == extract.Percent || p.f.Type == extract.Money || p.f.Unit == "basis_point") && r.word(p.near, ",", "a", "an", "of")
}

// joined reports whether the figure at item i goes on with the list of the measure
// before it: no verb but one of change stands between.
func (r *reader) joined(last extract.Measure, i int) bool {
	for k := i - 1; k >= 0 && r.items[k].figure != last.Figure; k-- {
		if r.is(k, action, doing, clauseOpener) && r.moved(k) == "" || r.is(k, aux) {
			return false
		}
	}
	return true
}

// second reads the second of two amounts, "to $10 billion from $5 billion", "€6bn
// (£5.2bn)", "76%, compared with 59% a year earlier": it measures what the first
// does.
func (r *reader) second(i int) (extract.Measure, bool) {
	n := len(r.d.Measures)
	if n == 0 {
		return extract.Measure{}, false
	}
	last := r.d.Measures[n-1]
	f, g := r.figureAt(i), &r.d.Figures[last.Figure]
	if last.Sentence != r.sentenceAt || last.Rule == "age" || f.Type == extract.Duration || g.Type == extract.Duration {
		return extract.Measure{}, false
	}
	rule, joint := "", false
	j := i - 1
	for ; j >= 0 && r.items[j].figure != last.Figure; j-- {
		switch {
		case r.word(j, "(") || r.word(j, ";") && r.bracketed(j):
			rule, joint = "converted", true
		case r.word(j, "from"):
			rule, joint = "baseline", true
		case r.word(j, "against", "compared", "versus", "than"):
			rule, joint = "baseline", true
		case r.word(j, "to"):
			if rule == "" {
				rule = "reached"
			}
			joint = true
		case r.word(j, "or") && j == i-1:
			rule, joint = "or", true
		case r.is(j, modifier, article), r.is(j, noun) && r.has(j, vague), r.word(j, "trade", "settle", "close", "end", "finish", "stand", "reach", "hit"), r.word(j, ",", ")", "with", "a", "an", "just", "only", "about", "around", "nearly", "up", "down", "some", "its", "revised", "previous", "record", "almost", "well", "over", "under", "the", "in", "on", "for", "previously", "low", "high", "of", "rise", "rising", "falling", "and", "at", "earlier"), r.dateAt(j):
			if r.word(j, "and", "of") && rule != "baseline" {
				return extract.Measure{}, false
			}
		default:
			return extract.Measure{}, false
		}
	}
	if j < 0 || !joint {
		return extract.Measure{}, false
	}
	if rule == "reached" && f.Type == extract.Number && f.Unit != "" && f.Unit != g.Unit && g.Type != extract.Number {
		return extract.Measure{}, false
	}
	if rule == "reached" && g.Type == extract.Quantity && g.Unit != f.Unit && f.Type != extract.Money || f.Type == extract.Quantity && g.Unit != f.Unit && rule != "converted" && g.Type != extract.Percent {
		return extract.Measure{}, false
	}
	if rule == "baseline" && r.is(i-1, article) {
		if c := r.find(r.at(i)); !c.empty() { // "against a 3% slide in imports"
			return extract.Measure{}, false
		}
	}
	m := last
	m.Figure, m.Rule = r.items[i].figure, rule+"+"+last.Rule
	switch rule {
	case "baseline":
		m.Change, m.Date = "", r.ownDate(i)
	case "reached":
		if m.Change == "" {
			m.Change = r.verbChange(r.at(i))
		}
		if d := r.date(i); d >= 0 {
			m.Date = d
		}
	}
	if k := strings.Count(m.Rule, "+"); k > 2 { // a chain of seconds keeps its ends
		first, rest, _ := strings.Cut(m.Rule, "+")
		_, rest, _ = strings.Cut(rest, "+")
		m.Rule = first + "+" + rest
	}
	return m, true
}

func (r *reader) bracketed(j int) bool {
	for k := j; k >= 0 && k > j-6; k-- {
		if r.word(k, "(") {
			return true
		}
	}
	return false
}

// baseline reports whether the figure is where a change began: "from 5% to 6%".
func (r *reader) baseline(p place, c concept) bool {
	for k := p.i - 1; k > p.near; k-- {
		if r.word(k, "from") {
			return true
		}
	}
	if r.is(p.i-1, article) && (r.word(p.i-2, "against", "versus") || r.word(p.i-2, "with", "to") && r.word(p.i-3, "compared")) {
		return true
	}
	for k := p.i - 1; k > p.low && (r.is(k, article, modifier) || r.dateAt(k)); k-- {
		if r.word(k-1, "from") { // from their current 4.75%
			return true
		}
	}
	if c.phrase.empty() || c.to > p.i {
		return false
	}
	k := c.from - 1
	for r.is(k, article, modifier) {
		k--
	}
	return r.word(k, "from") && r.word(k-1, "up", "down") // down from a profit of
}

// length reports whether the duration at item i is the length of something: an
// attribute ("11-day exercise"), "three hours of talks", "shut for eight days".
// One that places an event ("two weeks after") is not.
func (r *reader) length(i int) bool {
	if r.word(i+1, "after", "before", "later", "earlier", "ago", "since", "from", "old", "on", "to") {
		return false
	}
	if r.word(i+1, "of") || r.word(i-1, "lasted", "lasting", "took", "for") {
		return true
	}
	if r.word(i-1, "over") {
		return !r.word(i-2, "just")
	}
	if r.word(i-2, "for", "lasted", "lasting", "took") && (r.has(i-1, link) || r.word(i-1, "another", "about")) {
		return true
	}
	return strings.Contains(r.d.Slice(r.items[i].Span), "-") && (r.head(i+1) || r.is(i+1, modifier)) || r.is(i+1, hyphen) && r.head(i+2)
}

// unquoted takes quotation marks out of a concept, which may hold only one of a pair.
var unquoted = strings.NewReplacer(`"`, "", "“", "", "”", "")
