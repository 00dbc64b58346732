package measure

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

const (
	rise = "rise"
	fall = "fall"
)

// A concept is what a figure measures, with the rule that found it.
type concept struct {
	phrase        // the noun phrase; may be empty
	words  string // the concept, where it is not a phrase of the text: "soldiers killed"
	span   extract.Span
	change string
	owner  int  // the entity where the rule knows it, else -1
	silent bool // the figure measures what the sentence does not name
	rule   string
}

func (c concept) empty() bool { return c.phrase.empty() && c.words == "" }

// A place is a figure in its clause.
type place struct {
	i         int // its item
	low, high int // items of the clause
	verb      int // the item of the verb that governs it, or -1
	near      int // the last item before it that is more than a link: "rose by about"
	f         *extract.Figure
}

// forms are the rules in the order they are tried. The first that finds a concept
// ends the search; one that finds only a change hands it on.
var forms = []struct {
	name  string
	read  func(*reader, place) concept
	moves bool // the verb before the figure says how it moved
}{
	{"n-of-m", (*reader).nOfM, false},
	{"of-n", (*reader).ofN, false},
	{"figure-of", (*reader).figureOf, true},
	{"figure-more", (*reader).figureMore, false},
	{"figure-change", (*reader).figureChange, false},
	{"noun-of", (*reader).nounOf, false},
	{"figure-in", (*reader).figureIn, false},
	{"lasting", (*reader).lasting, false},
	{"counted", (*reader).counted, true},
	{"attributive", (*reader).attributive, false},
	{"worth", (*reader).worth, true},
	{"paid", (*reader).paid, false},
	{"verb-object", (*reader).verbObject, true},
	{"subject", (*reader).verbSubject, true},
	{"noun-figure", (*reader).nounFigure, true},
	{"verb-figure", (*reader).verbFigure, false},
}

// find applies the rules in order.
func (r *reader) find(p place) concept {
	change, rule := p.f.Change, ""
	if p.verb >= 0 && r.negated(p.verb) {
		change = ""
	}
	for _, form := range forms {
		c := form.read(r, p)
		if c.change != "" && change == "" {
			change = c.change
		}
		if c.silent {
			break
		}
		if !c.empty() && !r.somebody(c.phrase) {
			c.rule, c.change = form.name, change
			if c.change == "" && form.moves && p.f.Type != extract.Duration && (form.name != "figure-of" && form.name != "counted" || p.verb == p.near) {
				c.change = r.verbChange(p)
			}
			if form.name == "paid" {
				c.change = ""
			}
			r.unwrap(&c)
			return c
		}
		if c.change != "" && rule == "" {
			rule = form.name
		}
	}
	if change == "" {
		change = r.verbChange(p)
	}
	return concept{change: change, owner: -1, rule: rule}
}

func (r *reader) at(i int) place {
	low, high := r.clause(i)
	p := place{i: i, low: low, high: high, f: r.figureAt(i)}
	p.near = r.skipBack(i-1, low)
	p.verb = r.governing(i, low)
	return p
}

func found(p phrase) concept { return concept{phrase: p, owner: -1} }

func none() concept { return concept{owner: -1} }

// moved tells the change that the word at item i says.
func (r *reader) moved(i int) string {
	switch {
	case r.has(i, falling):
		return fall
	case r.has(i, rising):
		return rise
	}
	return ""
}

// skipBack goes back from item i over words that only link or approximate.
func (r *reader) skipBack(i, low int) int {
	for i > low && (r.word(i, "of") && r.word(i-1, "excess") || r.word(i, "excess") || r.word(i, "in") && r.word(i+1, "excess") || r.has(i, link) && !r.word(i, "of") || r.word(i, "about", "the", "between", "either", "its", "their", "his", "back", "day's") && !r.word(i, "of")) {
		i--
	}
	return i
}

// nOfM reads "19 of the 35 members".
func (r *reader) nOfM(p place) concept {
	if !r.word(p.i+1, "of") {
		return none()
	}
	j := p.i + 2
	for r.is(j, article) || r.has(j, link) {
		j++
	}
	g := r.figureAt(j)
	if g == nil || !r.value(j) {
		return none()
	}
	if g.Type == extract.Quantity {
		words, span := r.countedNoun(*g)
		return concept{words: words, span: span, owner: -1}
	}
	return r.solid(r.after(j+1, p.high))
}

// ofN reads "Of the 145 companies, 76%" and "Out of 35 branches, 33".
func (r *reader) ofN(p place) concept {
	if !r.word(p.i-1, ",") && !r.word(p.near, ",") {
		return none()
	}
	k := 0
	if r.word(k, "out", "but", "and") {
		k++
	}
	if !r.word(k, "of") || p.i > 14 {
		return none()
	}
	for k++; r.is(k, article) || r.has(k, link); k++ {
	}
	if g := r.figureAt(k); g != nil && g.Type == extract.Quantity {
		words, span := r.countedNoun(*g)
		return concept{words: words, span: span, owner: -1}
	} else if g != nil {
		k++
	}
	return r.solid(r.after(k, p.i))
}

// solid returns the concept of a phrase, or none if it says nothing.
func (r *reader) solid(p phrase) concept {
	if p.empty() || r.vague(p) {
		return none()
	}
	return found(p)
}

// figureOf reads "8% of exports", "63 per cent of the mine", "$5bn of debt".
func (r *reader) figureOf(p place) concept {
	if p.f.Unit == "fraction" && r.is(p.i+1, article, name) { // half the population
		return r.solid(r.after(p.i+1, p.high))
	}
	if !r.word(r.behind(p.i), "of") {
		return none()
	}
	if k := r.behind(p.i) + 1; r.word(k, "them", "those", "these", "whom", "which", "it", "that") && !r.head(k+1) {
		if n := len(r.d.Measures); n > 0 && r.d.Measures[n-1].Sentence == r.sentenceAt && r.d.Measures[n-1].Rule != "age" {
			last := r.d.Measures[n-1]
			return concept{words: last.Concept, span: last.Span, owner: -1}
		}
		return concept{owner: -1, silent: true}
	}
	q := r.after(r.behind(p.i)+1, len(r.items))
	if !q.empty() && r.people(p.f) { // two members of the board
		if noun, span := r.countedNoun(*p.f); noun != "" && p.i+1 == r.behind(p.i) {
			span.End = r.items[q.to-1].End
			return concept{words: r.d.Slice(span), span: span, owner: -1}
		}
	}
	return r.solid(q)
}

// figureMore reads "20% more firms", "5% fewer visitors".
func (r *reader) figureMore(p place) concept {
	if p.f.Type != extract.Percent && p.f.Unit != "fraction" && p.f.Type != extract.Number || !r.word(p.i+1, "more", "fewer", "less") {
		return none()
	}
	c := r.solid(r.after(p.i+2, p.high))
	switch {
	case r.word(p.i+1, "fewer", "less"):
		c.change = fall
	case p.f.Type != extract.Number:
		c.change = rise
	}
	return c
}

// figureChange reads "a 5% rise in exports", "a 76% profit jump", "Brent's 8 per
// cent fall", and for the change alone "2% up", "5% lower".
func (r *reader) figureChange(p place) concept {
	k := p.i + 1
	if r.is(k, hyphen) {
		k++
	}
	from := k
	for k < p.high && k < p.i+5 && r.is(k, noun, modifier, name, hyphen) && !(r.moved(k) != "" && !r.head(k+1)) {
		k++
	}
	change := r.moved(k)
	if change == "" {
		return none()
	}
	switch {
	case r.is(k, noun):
		var c concept
		c.owner = -1
		if mid := r.trimmed(phrase{from, k}); k > from && r.head(k-1) && !r.vague(mid) {
			c = found(mid)
		} else if r.word(k+1, "in", "of", "to", "for", "on") && !r.dateAt(k+2) {
			c = r.solid(r.after(k+2, p.high))
		}
		if c.empty() {
			if r.is(p.i-1, possessor) {
				c = found(r.base(p.i-1, p.low))
			} else if q := r.causeSubject(p); !q.empty() {
				c = found(q)
			}
		}
		c.change = change
		return c
	case k == from && r.is(k, manner, modifier, prep) && !r.head(k+1):
		return concept{change: change, owner: -1}
	}
	return none()
}

// causeSubject returns the subject of the clause of a change told as a noun, if it
// can change itself: "Exports saw a 5% fall".
func (r *reader) causeSubject(p place) phrase {
	if p.verb < 0 || r.has(p.verb, sayer) && !r.word(p.low, "which") {
		return phrase{}
	}
	q := r.subject(p.verb, r.relative(p.low))
	if q.empty() || r.names(q) || r.vague(q) {
		return phrase{}
	}
	return q
}

// nounOf reads "tariffs of 50 percent", "a cut of 25 basis points", "a rise in
// exports of 5%", "a record high of $245bn".
func (r *reader) nounOf(p place) concept {
	if !r.word(p.near, "of") {
		return none()
	}
	if p.f.Type == extract.Number && (r.head(p.i+1) || r.is(p.i+1, modifier)) {
		return none() // the sale of 40 jets
	}
	if strings.Contains(r.d.Slice(p.f.Span), "-") && r.head(p.i+1) {
		return none() // part of a five-point plan
	}
	if k := r.behind(p.i); p.f.Type == extract.Money && r.is(p.i-1, article) && (r.head(k) || r.is(k, modifier) && r.head(k+1)) || r.word(p.near-1, "age", "one") {
		return none() // the provision of a €400m loan
	}
	q := r.before(p.near, p.low)
	if q.empty() {
		if r.has(p.near-1, vague) {
			return r.theme(p)
		}
		return none()
	}
	head := q.from
	for head+1 < q.to && !r.is(head+1, prep, to) {
		head++
	}
	if change := r.moved(head); change != "" && r.is(head, noun) {
		c := none()
		switch {
		case head+2 < q.to:
			if rest := (phrase{head + 2, q.to}); !r.vague(r.trimmed(rest)) {
				c = found(r.baseWithin(rest))
			}
		case r.word(p.i+1, "in", "on") && !r.dateAt(p.i+2):
			c = r.solid(r.after(p.i+2, p.high))
		}
		if before := (phrase{q.from, head}); c.empty() && head > q.from && r.head(head-1) && !r.vague(before) {
			c = found(before)
		}
		if c.empty() && (p.verb >= 0 && q.from-p.verb < 4) {
			if s := r.causeSubject(p); !s.empty() {
				c = found(s)
			}
		}
		c.change = change
		return c
	}
	if r.people(p.f) && !r.word(head, "population", "crowd", "workforce", "audience", "toll", "membership", "army", "force", "staff", "turnout", "majority") {
		return none()
	}
	if p.f.Type == extract.Number && r.names(q) {
		return none()
	}
	if !r.vague(q) && !(r.word(head, "rate", "pace", "clip", "speed") && r.word(p.near-1, "rate", "pace", "clip", "speed") && r.onlyModified(q) && r.word(q.from-1, "a", "an")) {
		return found(q)
	}
	return r.theme(p)
}

func (r *reader) baseWithin(p phrase) phrase {
	for p.from < p.to && r.is(p.from, article) {
		p.from++
	}
	return p
}

// theme finds for "After hitting a record high of $245bn, trade volumes dipped"
// what reached it: the subject of the clause, or of the clause behind the comma.
func (r *reader) theme(p place) concept {
	if p.verb >= 0 && !r.has(p.verb, sayer) {
		if q := r.subject(p.verb, p.low); !q.empty() && !r.vague(q) {
			c := found(q)
			c.change = r.verbChange(p)
			return c
		}
	}
	for k := p.i + 1; k < len(r.items); k++ {
		if r.word(k, ",") {
			if q := r.after(k+1, len(r.items)); !q.empty() && r.is(q.to, action, aux, manner) {
				return r.solid(q)
			}
			break
		}
	}
	return none()
}

// figureIn reads "$5m in aid", "£3m in damages".
func (r *reader) figureIn(p place) concept {
	if p.f.Type != extract.Money || !r.word(r.behind(p.i), "in") || !r.is(r.behind(p.i)+1, noun, modifier) || r.word(r.behind(p.i)+1, "early", "late", "morning", "afternoon", "trading", "trade", "electronic", "midday", "total", "all", "value") {
		return none()
	}
	return r.solid(r.after(r.behind(p.i)+1, len(r.items)))
}

// attributive reads "50% tariffs", "a 63 per cent stake", "$23 billion sale",
// "two-day summit", "six Balkan capitals".
func (r *reader) attributive(p place) concept {
	k := r.behind(p.i)
	if r.is(k, hyphen) {
		k++
	}
	if !r.is(k, noun, modifier, name) && !(r.is(k, doing) && r.head(k+1)) {
		return none()
	}
	if r.is(k, doing) {
		return none()
	}
	marked := r.is(p.i-1, article, possessor, modifier) || r.word(p.near, "with")
	switch p.f.Type {
	case extract.Quantity:
		if !strings.Contains(r.d.Slice(p.f.Span), "-") && !r.is(p.i+1, hyphen) && !marked {
			return none()
		}
	case extract.Duration:
		if !strings.Contains(r.d.Slice(p.f.Span), "-") && !r.is(p.i+1, hyphen) {
			return none()
		}
	}
	q := r.after(k, len(r.items))
	if q.empty() || r.vague(q) || plainChanges[r.wordAt(q.from)] && (q.to == q.from+1 || !r.head(q.from+1)) {
		return none()
	}
	if r.names(q) {
		b := r.baseAfter(k, q.to)
		switch p.f.Type {
		case extract.Money:
			if !marked || r.person(b) {
				return none()
			}
			return found(b)
		case extract.Number: // 300 South Koreans
			if done, _ := r.done(p, b.to); done == "" && !r.kinship(b.to-1) {
				return none()
			}
			q = b
		case extract.Percent:
		default:
			return none()
		}
	}
	if r.is(q.to, aux, action) && p.verb >= 0 && !marked && p.f.Type != extract.Number && !r.is(p.i-1, and, mark, prep) {
		return none() // "for $5m sources said"
	}
	if p.f.Type == extract.Number {
		return r.withDone(p, q)
	}
	return found(q)
}

// lasting reads "shut for eight days" and "talks lasted three hours".
func (r *reader) lasting(p place) concept {
	if p.f.Type != extract.Duration {
		return none()
	}
	switch {
	case r.word(p.near, "lasted", "lasting", "took", "last", "lasts", "takes"):
		if q := r.subject(p.near, p.low); !q.empty() && !r.names(q) {
			return r.solid(q)
		}
		return r.solid(r.before(p.near, p.low))
	case strings.Contains(r.d.Slice(p.f.Span), "-") && r.head(p.i+1):
	case r.word(p.i-1, "for") || r.word(p.i-2, "for"):
		v := p.near
		if r.word(v, "for") {
			v--
		}
		if r.is(v, standIn) && r.is(v-1, action, doing) { // closing it for six hours
			return found(phrase{v - 1, v})
		}
		if r.is(v, action) {
			if q := r.subject(v, p.low); !q.empty() {
				b := r.baseAfter(q.from, q.to)
				if !b.empty() && !r.names(b) {
					span := extract.Span{Start: r.items[b.from].Start, End: r.items[v].End}
					return concept{words: r.text(b) + " " + r.items[v].word, span: span, owner: -1}
				}
			}
			return concept{words: r.items[v].word, span: r.items[v].Span, owner: -1}
		}
	case r.word(p.near, "over") || r.word(p.i-1, "over"):
		if p.verb >= 0 {
			if q := r.baseAfter(p.verb+1, p.i); !q.empty() {
				return r.solid(q)
			}
		}
	}
	return none()
}

// counted reads "killed 30 soldiers", "26 people surveyed", "18,000 troops": the
// counted noun, with what happened to it.
func (r *reader) counted(p place) concept {
	if p.f.Type == extract.Number {
		if p.f.Unit == "fraction" || r.head(p.i+1) || r.is(p.i+1, modifier, hyphen) && !r.is(p.i+2, mark) && doneBy[r.wordAt(p.i+1)] == "" {
			return none()
		}
		participle, at := r.done(p, p.i+1)
		if participle == "" {
			return none()
		}
		words := participle
		if n := len(r.d.Measures); n > 0 { // "killed seven people and wounded 48"
			last := r.d.Measures[n-1]
			g := r.d.Figures[last.Figure]
			if last.Sentence == r.sentenceAt && g.Type == extract.Quantity {
				if noun, _ := r.countedNoun(g); noun != "" {
					words = noun + " " + participle
				}
			}
		}
		return concept{words: words, span: r.items[at].Span, owner: -1}
	}
	if !r.people(p.f) || strings.Contains(r.d.Slice(p.f.Span), "-") && r.head(p.i+1) || strings.Contains(p.f.Unit, "/") && r.mover(p) {
		return none()
	}
	noun, span := r.countedNoun(*p.f)
	if noun == "" || lexicon[lower(noun)]&vague != 0 {
		return none()
	}
	if participle, at := r.done(p, p.i+1); participle != "" {
		v := r.items[at].Span
		return concept{words: noun + " " + participle, span: extract.Span{Start: min(v.Start, span.Start), End: max(v.End, span.End)}, owner: -1}
	}
	return concept{words: noun, span: span, owner: -1}
}

// withDone adds to a counted phrase what happened to it: "17 Japanese nationals
// were abducted".
func (r *reader) withDone(p place, q phrase) concept {
	b := r.baseAfter(q.from, q.to)
	participle, at := r.done(p, q.to)
	if participle == "" || b.to != q.to {
		return found(q)
	}
	from, to := r.items[q.from].Start, r.items[q.to-1].End
	v := r.items[at].Span
	return concept{words: r.text(q) + " " + participle, span: extract.Span{Start: min(v.Start, from), End: max(v.End, to)}, owner: -1}
}

// done finds what happened to what the figure counts, whose noun ends before item
// end: the participle and the item of its verb.
func (r *reader) done(p place, end int) (string, int) {
	k := end
	for k < p.high && k < end+4 && (r.is(k, aux, manner) || r.word(k, "reported", "believed", "thought", "feared", "known")) && !r.has(k, negation) {
		k++
	}
	if w := doneBy[r.wordAt(k)]; w != "" && (r.is(k, action) || r.word(k, "dead", "missing") || r.is(k, modifier) && !r.head(k+1)) && (k > end || r.wordAt(k) == w || w == "died") && !(k == end && r.is(k+1, article, name, amount)) {
		return w, k
	}
	j := p.near
	for r.is(j, modifier) && doneBy[r.wordAt(j)] == "" && j > p.low {
		j--
	}
	if w := doneBy[r.wordAt(j)]; w != "" && w != "died" && r.is(j, action, doing) && !r.is(j-1, to) && !r.word(j-1, "will", "would", "could", "may", "might", "should") && !r.negated(j) {
		return w, j
	}
	return "", 0
}

func (r *reader) wordAt(i int) string {
	if i < 0 || i >= len(r.items) {
		return ""
	}
	return r.items[i].word
}

// people reports whether the figure counts things or people, not units of measure.
func (r *reader) people(f *extract.Figure) bool {
	unit, _, _ := strings.Cut(f.Unit, "/")
	return f.Type == extract.Quantity && !units[unit] && !strings.HasPrefix(unit, "degree")
}

// paid reads "pay $339m for the unit", "invested $5bn in gas", "sold it for $3m".
func (r *reader) paid(p place) concept {
	v := p.verb
	if p.f.Type != extract.Money && !(p.f.Type == extract.Quantity && !r.people(p.f)) || v < 0 || !r.has(v, payment) && !(r.word(v, "put", "puts", "putting") && r.word(r.behind(p.i), "into", "towards")) || r.is(v, aux) || r.mover(p) {
		return none()
	}
	if p.f.Type == extract.Money && r.has(v, rising|falling) && r.priced(r.subject(v, p.low)) {
		return none() // shares lost $2
	}
	object := r.baseAfter(v+1, p.near+1)
	if !object.empty() && object.to < p.i && r.word(object.to, "for", "at") && !r.names(object) && !r.vague(object) {
		return found(object)
	}
	if !object.empty() && r.is(object.to, prep) && !r.names(object) {
		return none()
	}
	did := phrase{v, v + 1}
	if r.word(v+1, "aside", "out", "up", "back", "off") {
		did.to++
	} else if !object.empty() && object.to == p.i && !r.names(object) && r.is(v+1, article, noun, modifier) {
		did.to = object.to // pay each plaintiff
	}
	if k := r.behind(p.i); r.word(k, "for", "on", "in", "into", "towards", "from") && !r.dateAt(k+1) {
		if q := r.after(k+1, len(r.items)); !q.empty() && !r.vague(q) && !(r.word(k, "in") && r.names(q)) {
			return concept{words: r.text(did) + " " + r.text(phrase{k, q.to}), span: extract.Span{Start: r.items[v].Start, End: r.items[q.to-1].End}, owner: -1}
		}
	}
	return found(did)
}

// mover reports whether the amount is the way or the goal of a change: "by", "to".
func (r *reader) mover(p place) bool {
	for k := p.near + 1; k < p.i; k++ {
		if r.word(k, "by", "to", "from") {
			return true
		}
	}
	return false
}

// priced reports whether the phrase is of things whose price moves.
func (r *reader) priced(p phrase) bool {
	for k := p.from; k < p.to; k++ {
		if r.word(k, "share", "shares", "stock", "stocks", "price", "prices", "oil", "crude", "index", "futures", "contract", "currency", "dollar", "euro", "pound", "yen", "gold") {
			return true
		}
		if m := r.items[k].mention; m >= 0 && r.d.Mentions[m].Type == extract.Misc {
			return true
		}
	}
	return false
}

// verbObject reads "raise output by 137,000 barrels", "cut its rate to 2.5%", "put
// the cost at $5bn".
func (r *reader) verbObject(p place) concept {
	v := p.verb
	if v < 0 || p.f.Type == extract.Duration || r.is(v, aux) && !r.word(v, "had", "has", "have") {
		return none()
	}
	for k := v + 1; k <= p.i; k++ { // "is expected to cut", "up from"
		if r.is(k, manner) && k < p.i {
			continue
		}
		if g := r.figureAt(k); g != nil && r.people(g) && r.word(k+1, "at", "to", "by", "from") { // valued six tracks at
			words, span := r.countedNoun(*g)
			return concept{words: words, span: span, owner: -1}
		}
		q := r.baseAfter(k, p.i)
		if q.empty() || q.from > k && !r.is(k, article) {
			return none()
		}
		if full := r.after(k, p.i); r.leads(full.to, p.i) {
			return r.solid(full)
		}
		if r.leads(q.to, p.i) {
			return r.solid(q)
		}
		return none()
	}
	return none()
}

// leads reports whether the items [k, i) lead from an object to its figure: "by
// about", "this year to".
func (r *reader) leads(k, i int) bool {
	directed := false
	for ; k < i; k++ {
		switch {
		case r.word(k, "to", "by", "at", "from", "above", "below", "under", "up", "down"):
			directed = true
		case r.has(k, link), r.items[k].figure >= 0, r.is(k, prep, article, manner), r.is(k, modifier) && !r.head(k+1):
		default:
			return false
		}
	}
	return directed
}

// verbSubject reads "exports fell 12%", "the rate is 11 per cent".
func (r *reader) verbSubject(p place) concept {
	v := p.verb
	if v < 0 || p.f.Type == extract.Duration || !r.has(v, rising|falling|level) && !r.is(v, aux) && !(v == p.near && r.is(v, action) && r.moves(p)) && !(v == p.near && r.is(v, action) && r.mover(p) && (p.f.Type == extract.Money || p.f.Type == extract.Number)) || !r.reaches(v, p.i) {
		return none()
	}
	q := r.subject(v, r.relative(p.low))
	if q.empty() || r.vague(q) {
		return none()
	}
	if r.is(v, aux) && (r.word(v, "had", "has", "have", "do", "did") || r.names(q)) || r.names(q) && r.person(q) {
		return none()
	}
	if q.empty() || r.names(q) && p.f.Type == extract.Quantity {
		return none()
	}
	if r.names(q) && !(r.moved(v) != "" || r.word(v, "closed", "closing", "close", "traded", "trading", "trade", "ended", "settled", "valued", "worth", "finished", "opened", "hit", "reached", "stood", "quoted") || r.has(v, level) && r.priced(q)) {
		return none()
	}
	if p.f.Type == extract.Number && p.f.Unit == "" && r.names(q) && r.is(v, aux) {
		return none()
	}
	return found(q)
}

func (r *reader) person(p phrase) bool {
	for k := p.from; k < p.to; k++ {
		if m := r.items[k].mention; m >= 0 && r.d.Mentions[m].Type == extract.Person {
			return true
		}
	}
	return false
}

// somebody reports whether the head of the phrase names a person, who has figures
// and isn't one: "López with 14.1 per cent".
func (r *reader) somebody(p phrase) bool {
	base := r.baseAfter(p.from, p.to)
	return !base.empty() && r.personAt(base.to-1)
}

// reaches reports whether nothing but links, dates and amounts stands between the
// verb at v and the figure at i, so that the verb's subject is measured.
func (r *reader) reaches(v, i int) bool {
	for k := v + 1; k < i; k++ {
		if g := r.figureAt(k); g != nil && r.people(g) {
			return false
		}
		if r.items[k].figure >= 0 || r.has(k, link) || r.is(k, modifier) && !r.head(k+1) || r.is(k, prep, to, article, manner, mark, and, aux) {
			continue
		}
		if r.is(k, noun, name, modifier) { // inside a phrase that hangs on the verb: "fell in London to"
			j := k - 1
			for j > v && r.is(j, noun, name, modifier, article, possessor, hyphen) {
				j--
			}
			if j > v && r.is(j, prep) || r.vague(phrase{k, k + 1}) {
				continue
			}
		}
		if r.is(k, possessor, hyphen) || r.is(k, action) && r.has(k, rising|falling|level) {
			continue
		}
		return false
	}
	return true
}

// nounFigure reads "with sales up 5%", "its stake to 5%", "Revenue: $5bn".
func (r *reader) nounFigure(p place) concept {
	if p.f.Type == extract.Duration {
		return none()
	}
	if r.word(p.i+1, "away", "from", "south", "north", "east", "west", "off", "outside", "wide", "long", "high", "tall", "deep") {
		return none()
	}
	j := p.near
	for r.is(j, manner) && j > p.low {
		j--
	}
	if !r.head(j) || j == p.i-1 && r.is(j, name) {
		return none()
	}
	q := r.before(j+1, p.low)
	if q.empty() || r.vague(q) || q.to == q.from+1 && plainChanges[r.wordAt(q.from)] || r.is(q.from-1, prep) && !r.word(q.from-1, "with") && !r.mover(p) && p.near+1 < p.i && !r.moves(p) {
		return none()
	}
	if r.names(q) && !r.moves(p) {
		return none()
	}
	return found(q)
}

// moves reports whether a word of change stands right before the figure.
func (r *reader) moves(p place) bool {
	for k := p.near + 1; k < p.i; k++ {
		if r.word(k, "up", "down", "higher", "lower") && !(r.word(k, "up") && r.word(k+1, "to") && k+2 == p.i) {
			return true
		}
	}
	return false
}

// governing returns the item of the verb that governs the figure at item i, or -1.
func (r *reader) governing(i, low int) int {
	for j, n := i-1, 0; j >= low && n < 16; j, n = j-1, n+1 {
		switch {
		case r.is(j, clauseOpener) && !r.word(j, "that"):
			return -1
		case r.word(j, "needed", "required", "involved") && r.is(j, action) && r.head(j-1) && r.word(j+1, "at", "to"): // put the sum needed at
		case r.is(j, action, doing, aux) && !r.is(j+1, hyphen):
			return j
		}
	}
	return -1
}

// verbChange tells the change that the words before the figure say: its verb, or
// "up" and "down".
func (r *reader) verbChange(p place) string {
	for k := p.i - 1; k > p.near; k-- {
		if r.word(k, "up", "higher", "down", "lower") && !(r.word(k, "up") && r.word(k+1, "to") && k+2 == p.i) && !(r.word(k-1, "set", "make", "makes", "making", "give", "gave", "pick", "picked", "made", "make", "takes", "take", "took", "put", "opened", "open")) {
			return r.moved(k)
		}
	}
	v := p.verb
	if v < 0 || r.negated(v) || !r.has(v, rising|falling) || r.is(v, aux) {
		return ""
	}
	if r.has(v, payment) && p.f.Type == extract.Money && !r.mover(p) && !r.priced(r.subject(v, p.low)) {
		return ""
	}
	for k := v + 1; k < p.i; k++ { // an amount between took the verb
		if r.value(k) && !r.mover(p) && !r.is(p.i-1, and, mark) && !r.word(p.i-1, "or", "(") {
			return ""
		}
	}
	return r.moved(v)
}

// negated reports whether the verb at item v is denied: "did not rise".
func (r *reader) negated(v int) bool {
	for k := v - 1; k >= 0 && k >= v-4; k-- {
		if r.has(k, negation) {
			return true
		}
		if !r.is(k, aux, manner, to) {
			return false
		}
	}
	return false
}

// countedNoun returns the counted noun of a quantity, as it stands in its span.
func (r *reader) countedNoun(f extract.Figure) (string, extract.Span) {
	for i := f.Last - 1; i >= f.First && i < len(r.d.Tokens); i-- {
		t := r.d.Tokens[i].Span
		if f.Contains(t) && t.Len() > 2 && isLetter(r.d.Text[t.Start]) {
			return r.d.Slice(t), t
		}
	}
	return "", extract.Span{}
}

// text returns the words of a phrase as they stand in the text.
func (r *reader) text(p phrase) string {
	return r.d.Text[r.items[p.from].Start:r.items[p.to-1].End]
}

// units are units of measure, which count nothing by themselves.
var units = wordSet("km kilometre kilometer mile metre meter m cm mm foot inch yard tonne ton kg kilogram gram pound ounce litre liter gallon barrel hectare acre mw gw kw megawatt gigawatt kilowatt mwh gwh kwh degree celsius basis_point percentage_point bpd byte megabyte gigabyte hertz mph kph knot sq_km square_kilometre square_mile cubic_metre point bushel carat mbps megapixel watt volt horsepower hour minute second day week month year time")

// behind returns the item behind the figure at item i and its conversion: "$339m
// (£182.5m) for".
func (r *reader) behind(i int) int {
	if k := i + 1; r.word(k, "(") {
		for n := 0; n < 6 && k < len(r.items); n, k = n+1, k+1 {
			if r.word(k, ")") {
				return k + 1
			}
		}
	}
	return i + 1
}

// relative returns where the subject of a clause may begin: anywhere before it, if
// the clause opens with "which".
func (r *reader) relative(low int) int {
	if r.is(low, clauseOpener) && r.word(low, "which", "that", "who") {
		return 0
	}
	return low
}

// unwrap takes "increase in LNG capacity" for a rise of "LNG capacity".
func (r *reader) unwrap(c *concept) {
	if c.phrase.empty() {
		return
	}
	k := c.from
	for k < c.to && r.is(k, noun, modifier, amount) && !(r.is(k, noun) && r.moved(k) != "") {
		k++
	}
	if !r.word(k+1, "in", "of") || r.moved(k) == "" || r.has(k, payment) {
		return
	}
	if q := r.baseWithin(phrase{k + 2, c.to}); !q.empty() && !r.vague(q) {
		c.phrase = q
		if c.change == "" {
			c.change = r.moved(k)
		}
	}
}

// kinship reports whether the mention at item i is of a people: "300 South Koreans".
func (r *reader) kinship(i int) bool {
	m := r.items[i].mention
	return m >= 0 && r.d.Mentions[m].Type == extract.Nationality && hasSuffix(r.d.Slice(r.items[i].Span), "s")
}

// worth reads "the growth plan, worth €6bn" and "ore worth €250m".
func (r *reader) worth(p place) concept {
	k := p.i - 1
	for k > p.low && r.has(k, link) && !r.word(k, "worth") {
		k--
	}
	if !r.word(k, "worth") {
		return none()
	}
	for k--; r.word(k, ",") || r.is(k, aux, manner) || r.dateAt(k) || r.is(k, prep) && r.dateAt(k+1); k-- {
	}
	if g := r.figureAt(k); g != nil && r.people(g) { // 831 cases worth £35.7m
		words, span := r.countedNoun(*g)
		return concept{words: words, span: span, owner: -1}
	}
	q := r.before(k+1, 0)
	if q.empty() || r.vague(q) || r.person(q) {
		return none()
	}
	return found(q)
}

// verbFigure reads what other verbs say of a measure: "the missiles flew 380 km",
// "uranium enriched to 60%".
func (r *reader) verbFigure(p place) concept {
	v := p.verb
	if v < 0 || v != p.near || !r.is(v, action) || r.has(v, sayer) || r.negated(v) || r.word(v, "seen", "based", "located", "found") {
		return none()
	}
	if !(p.f.Type == extract.Quantity && !r.people(p.f)) && !(p.f.Type == extract.Percent && r.mover(p)) {
		return none()
	}
	q := r.subject(v, r.relative(p.low))
	if q.empty() || r.vague(q) || r.names(q) {
		return none()
	}
	b := r.baseAfter(q.from, q.to)
	if b.empty() || r.names(b) {
		return none()
	}
	return concept{words: r.text(b) + " " + r.items[v].word, span: extract.Span{Start: r.items[b.from].Start, End: r.items[v].End}, owner: -1}
}

// onlyModified reports whether the phrase has one noun: "annual rate".
func (r *reader) onlyModified(q phrase) bool {
	for k := q.from; k < q.to-1; k++ {
		if !r.is(k, modifier) {
			return false
		}
	}
	return true
}
