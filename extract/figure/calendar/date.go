package calendar

import "github.com/entente-nlp/entente/extract"

// parse reads the expression that begins at token i.
func (p *parser) parse(i int) (node, bool) {
	switch p.kind(i) {
	case betweenW:
		if n, ok := p.between(i); ok {
			return n, true
		}
		return p.duration(i)
	case theW:
		return p.definite(i)
	}
	if n, ok := p.clock(i); ok {
		return n, true
	}
	if n, ok := p.span(i, false); ok {
		return n, true
	}
	return p.duration(i)
}

// date makes a DATE node.
func date(at, end int, f form, rule string) node {
	return node{at: at, end: end, form: f, rule: rule, typ: extract.Date}
}

// definite reads the few expressions that need their article: "the 2000s",
// "the week ended", "the weekend", "the year before".
func (p *parser) definite(i int) (node, bool) {
	j := i + 1
	switch x := p.at(j); x.k {
	case weekendW:
		if p.nounAhead(j + 1) {
			return node{}, false
		}
		if p.kind(j+1) == ofW {
			return p.weekendOf(j)
		}
		n := date(j, j+1, open, "weekend")
		n.gran, n.u, n.form = "weekend", weekendUnit, genericForm
		return n, true
	case unitWord:
		if x.is(plural|long) || x.n != 0 {
			return node{}, false
		}
		if n, ok := p.ending(j, j+1); ok {
			return n, true
		}
		if x.u < dayUnit || x.u > yearUnit {
			if p.loose && x.u == hour && p.closes(j+1) {
				return node{at: i, end: j + 1, form: durationForm, typ: extract.Duration, rule: "duration", lo: amount{scale}, hi: amount{scale}, u: hour}, true
			}
			return node{}, false
		}
		if k := p.at(j + 1); p.word(j+1) == "before" && k.k != other && p.closes(j+2) ||
			k.k == laterW && k.n < 0 || p.word(j+1) == "after" && p.closes(j+2) {
			n := date(j, j+2, open, "year-before")
			step := 1
			if p.word(j+1) != "after" {
				step = -1
			}
			p.relativeToContext(&n, step, x.u)
			return n, true
		}
		if p.word(j+1) == "before" && (p.word(j+2) == "last" || p.kind(j+2) == deictic && p.at(j+2).n < 0) {
			n := date(j, j+3, open, "before-last")
			p.shifted(&n, x.u, -2)
			return n, true
		}
		if p.word(j+1) == "after" && (p.word(j+2) == "next" || p.kind(j+2) == deictic && p.at(j+2).n > 0) {
			n := date(j, j+3, open, "after-next")
			p.shifted(&n, x.u, 2)
			return n, true
		}
		if p.loose && p.closes(j+1) && x.u > dayUnit {
			n := date(i, j+1, genericForm, "the-unit")
			n.u = x.u
			return n, true
		}
		if p.loose && x.u == dayUnit && (p.word(j+1) == "after" || p.word(j+1) == "before") && p.closes(j+2) {
			n := date(j, j+2, open, "year-before")
			p.shifted(&n, dayUnit, map[string]int{"after": 1, "before": -1}[p.word(j+1)])
			return n, true
		}
	case decadeN:
		if x.w == 2 && x.f&fixedClock == 0 && (x.n >= 50 || x.is(long)) { // the nineties, the 60s; not the 30s, of a thermometer
			n := date(j, j+1, decadeForm, "decade")
			n.y = 1900 + int(x.n)
			return n, true
		}
	}
	return node{}, false
}

// weekendOf reads "weekend of 27-28 November".
func (p *parser) weekendOf(j int) (node, bool) {
	n, ok := p.span(j+2, true)
	if !ok || n.form != dayForm && (n.form != holidayForm || !p.loose) {
		return node{}, false
	}
	if n.at = j; n.d2 > 0 {
		return n, true
	}
	p.resolve(&n, p.direction(&n))
	if n.form == fixed {
		n.from = n.from.monday()
		p.widen(&n, weekendUnit)
	}
	n.gran, n.rule = "weekend", "weekend"
	return n, true
}

// closes reports whether nothing that could be an object follows: i is the end
// of the sentence or a mark.
func (p *parser) closes(i int) bool {
	if i >= len(p.tok) {
		return true
	}
	w := p.word(i)
	switch c := w[0]; {
	case c == '$', '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		return p.kind(i) == andW
	case c >= 0x80:
		return w == "—" || w == "–" || w == "”" || w == "’" || w == "…"
	}
	return true
}

// nounAhead reports whether token i is a lower-case word that what stands before
// it qualifies, rather than a word of grammar.
func (p *parser) nounAhead(i int) bool {
	w := p.word(i)
	if w == "" || w[0] < 'a' || w[0] > 'z' {
		return false
	}
	switch p.kind(i) {
	case other, quarterW, halfW, unitWord, season:
		return !grammatical(w)
	case countW:
		return true
	}
	return false
}

// grammatical tells the words of grammar that stand behind a date.
func grammatical(w string) bool {
	switch w {
	case "is", "are", "be", "it", "he", "she", "they", "we", "i", "you", "that", "this", "not", "with", "without", "against",
		"also", "still", "when", "where", "which", "who", "how", "what", "so", "then", "there", "here", "his", "her", "their",
		"its", "our", "my", "your", "into", "onto", "out", "off", "up", "down", "were", "do", "does", "no", "only", "just",
		"even", "yet", "too", "both", "all", "any", "each", "an", "if", "because", "such", "via", "per", "near", "between", "never", "amid",
		"among", "whether", "once", "again", "unless", "towards", "toward", "ahead", "alone", "onwards", "onward", "nor":
		return true
	}
	return false
}

// point reads one date at i, without a period behind it. A trusted date is one
// that the words before it announce.
func (p *parser) point(i int, trusted bool) (node, bool) {
	if !begins[p.kind(i)] || p.depth >= maxDepth {
		return node{}, false
	}
	p.depth++
	n, ok := p.pointOf(i, trusted)
	p.depth--
	return n, ok
}

// maxDepth bounds dates inside dates, "the end of the last week of early 2024",
// and with them the time spent on a token.
const maxDepth = 4

func (p *parser) pointOf(i int, trusted bool) (node, bool) {
	x := p.at(i)
	switch x.k {
	case weekday:
		return p.weekday(i, trusted)
	case month:
		return p.month(i, trusted)
	case digits:
		return p.number(i, trusted)
	case ordinal:
		return p.ordinal(i, trusted)
	case isoDate:
		n := date(i, i+1, dayForm, "iso")
		n.y, n.m, n.d = int(x.n/10000), int(x.n/100%100), int(x.n%100)
		return n, true
	case numeric:
		return p.numeric(i)
	case slash:
		return p.slash(i, trusted)
	case decadeN:
		return p.decade(i)
	case yearQuarter:
		return p.yearQuarter(i)
	case fiscalN, fiscalW:
		return p.fiscal(i)
	case monthJoin:
		return p.monthJoin(i)
	case deictic:
		if i > 0 && p.at(i).is(capital) && p.word(i) == "Today" && p.insideSentence(i) {
			return node{}, false
		}
		n := date(i, i+1, open, "deictic")
		p.shifted(&n, dayUnit, int(x.n))
		if p.kind(i+1) == dayPart {
			n.end, n.typ, n.gran = i+2, extract.Time, "time"
		}
		return n, true
	case nowW:
		if p.loose {
			n := date(i, i+1, open, "deictic")
			p.shifted(&n, dayUnit, 0)
			return n, true
		}
	case season:
		return p.season(i, trusted)
	case lastW, nextW, thisW, sameW:
		return p.demonstrative(i)
	case thatW:
		if u := p.at(i + 1); p.loose && p.word(i) != "those" && (u.k == weekendW || u.k == unitWord && u.u >= dayUnit && u.f == 0 && u.n == 0) {
			n := date(i, i+2, open, "that")
			if u.k == weekendW {
				u.u = weekendUnit
			}
			p.shifted(&n, u.u, 0)
			return n, true
		}
	case laterW, earlyW:
		return p.modified(i)
	case edgeW:
		return p.edge(i)
	case holidayW:
		return p.named(i)
	case weekendW:
		if p.loose {
			n := date(i, i+1, genericForm, "weekend")
			n.u = weekendUnit
			return n, true
		}
	case agoJoin:
		n := date(i, i+1, open, "year-ago")
		p.relativeToContext(&n, -1, x.u)
		return n, true
	case unitWord:
		if (x.u == yearUnit || x.u == monthUnit) && x.f&^capital == 0 && x.n == 0 && p.clitic(i+1) && p.word(i+2) == "end" { // by year's end
			n := date(i, i+3, genericForm, "edge")
			n.u, n.part = x.u, end
			return n, true
		}
		if e := p.at(i + 1); (x.u == yearUnit || x.u == monthUnit) && x.f&^capital == 0 && x.n == 0 && e.k == edgeW && p.word(i+1) == "end" && e.u == noUnit {
			n := date(i, i+2, genericForm, "edge") // by year end
			n.u, n.part = x.u, end
			return n, true
		}
		if x.u == week && p.kind(i+1) == digits {
			if n, ok := p.numberedWeek(i); ok && (p.loose || n.end > i+2) {
				return n, true
			}
		}
		if x.f == 0 || x.f == capital {
			return p.ending(i, i+1)
		}
	}
	return node{}, false
}

// insideSentence reports whether the capitalised word at i stands inside a sentence of
// small letters, as a name does (the Today programme, USA Today).
func (p *parser) insideSentence(i int) bool {
	w := p.word(i - 1)
	switch w[len(w)-1] {
	case '.', ':', '"', '\'', '?', '!', '-':
		return false
	}
	c := w[0]
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || p.clitic(i-1)
}

// number reads a date that begins with a plain integer: a day or a year.
func (p *parser) number(i int, trusted bool) (node, bool) {
	x := p.at(i)
	if p.barred(i) {
		return node{}, false
	}
	if isDay(x) {
		if n, ok := p.secondDay(i); ok {
			return n, true
		}
		if n, ok := p.dashed(i, trusted); ok {
			return n, true
		}
		return p.dayMonth(i, trusted)
	}
	if x.w == 4 {
		return p.year(i, trusted)
	}
	if y, m, d := int(x.n/10000), int(x.n/100%100), int(x.n%100); x.w == 8 && y >= 1900 && y < 2100 && valid(y, m, d) {
		n := date(i, i+1, dayForm, "iso")
		n.y, n.m, n.d = y, m, d
		return n, true
	}
	return node{}, false
}

// secondDay reads the 25 of "June 24 and 25".
func (p *parser) secondDay(i int) (node, bool) {
	k := p.kind(i - 1)
	if k != andW && k != orW || len(p.out) == 0 || p.nounAhead(i+1) || p.countBehind(i) || p.monthBehindDay(i+1) > 0 {
		return node{}, false
	}
	f := p.out[len(p.out)-1]
	if f.Last != p.base+i-1 || f.Rule != "month-day" || f.Type != extract.Date || f.When.Granularity != "day" {
		return node{}, false
	}
	n := date(i, i+1, dayForm, "second-day")
	n.m, n.d = int(p.at(i-3).n), int(p.at(i).n)
	if p.kind(i-3) != month || !valid(0, n.m, n.d) || n.d <= int(p.at(i-2).n) {
		return node{}, false
	}
	if d, ok := parseDay(f.When.From); ok {
		n.y, _, _ = d.date()
	}
	p.withYear(&n)
	return n, true
}

// barred reports whether a mark before token i makes it another kind of number:
// money, a list number, the tail of a telephone number or of a score.
func (p *parser) barred(i int) bool {
	if i == 0 {
		return false
	}
	switch w := p.word(i - 1); w[len(w)-1] {
	case ':':
		return p.glued(i) && p.glued(i-1) && p.kind(i-2) == digits
	case '$', '#', '+', '*', '/', '.', '=':
		return w != "..." && p.glued(i) || w == "$" || w == "US$" || w == "+"
	case '-':
		return p.glued(i) && p.glued(i-1) && i > 1 && (p.kind(i-2) == digits && p.at(i-2).w != 4 || p.kind(i-2) == decimal)
	}
	w := p.word(i - 1)
	return w == "£" || w == "€" || w == "¥" || w == "Rs" || w == "No." || w == "Flight" || w == "Article"
}
