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

// span reads a date at i and, behind a dash or "to", the date that closes its
// period. A trusted date needs no context of its own.
func (p *parser) span(i int, trusted bool) (node, bool) {
	a, ok := p.point(i, trusted)
	if !ok {
		return a, false
	}
	return p.extend(a), true
}

// extend closes the period that a opens, if one is there.
func (p *parser) extend(a node) node {
	j := a.end
	switch p.kind(j) {
	case dash:
		if p.kind(j+1) == toW && p.kind(j+2) == dash && p.glued(j) && p.glued(j+2) && a.form == monthForm { // October-to-December
			j += 2
		}
		if a.form == dayForm && !p.glued(j) != !p.glued(j+1) {
			return a
		}
	case toW, byW:
		if fold("by", p.word(j)) || p.kind(a.at-1) == fromW && p.rescheduled(a.at-2) {
			return a
		}
	default:
		return a
	}
	k := j + 1
	if p.kind(a.at-1) == fromW && p.kind(k) == theW {
		k++
	}
	b, ok := p.point(k, true)
	switch {
	case !ok:
		return a
	case compatible(&a, &b):
	case p.kind(a.at-1) == fromW && a.typ == extract.Date && b.typ == extract.Date && (b.form != dayForm || a.form != yearForm):
		if n := p.join(a, b); n.form == fixed { // from last May to today
			return n
		}
		return a
	default:
		return a
	}
	return p.join(a, b)
}

// rescheduled reports whether a word near before token i speaks of moving an
// event, so that "from A to B" are two days rather than a period.
func (p *parser) rescheduled(i int) bool {
	for k := i; k >= 0 && k > i-8; k-- {
		switch lower(p.word(k)) {
		case "moved", "move", "moving", "postponed", "postpone", "delayed", "delay", "rescheduled", "shifted", "changed", "pushed",
			"forward", "put", "revised":
			return true
		}
	}
	return false
}

// compatible reports whether a and b can be the ends of one period.
func compatible(a, b *node) bool {
	if a.shift != 0 || b.shift != 0 || a.y2 != 0 || b.y2 != 0 || a.d2 != 0 || b.d2 != 0 {
		return false
	}
	switch a.form {
	case yearForm, decadeForm, monthForm, dayForm, quarterForm, weekdayForm, halfForm:
		return a.form == b.form || a.form == yearForm && b.form == monthForm && b.y > 0
	}
	return false
}

// join makes the period from a to b; what one of them leaves out is taken from
// the other.
func (p *parser) join(a, b node) node {
	dir := p.direction(&b)
	if a.shift != 0 {
		p.resolve(&a, dir)
	}
	if a.y == 0 && b.y != 0 && a.form == b.form && a.form != yearForm {
		if a.y = b.y; a.m > b.m || a.m == b.m && a.d > b.d && a.form == dayForm {
			a.y--
		}
	} else if b.y == 0 && a.y != 0 && a.form == b.form {
		if b.y = a.y; a.m > b.m {
			b.y++
		}
	}
	n := date(a.at, b.end, open, "range")
	n.gran = "day"
	if a.y == 0 && b.y == 0 && a.form != weekdayForm {
		p.resolve(&b, dir)
		if b.form == fixed {
			by, bm, bd := b.from.date()
			if a.y = by; a.m > bm && a.form != quarterForm || a.form == dayForm && a.m == bm && a.d > bd {
				a.y--
			}
		}
		p.resolve(&a, dir)
	} else {
		p.resolve(&a, dir)
		p.resolve(&b, dir)
	}
	if a.form == fixed && b.form == fixed {
		if a.from > b.to && a.iso != b.iso && p.known && b.to < p.now { // Friday to Monday: b is the later one
			b.from, b.to = b.from+7, b.to+7
			b.iso = b.from.String()
		}
		if a.from <= b.to {
			n.form, n.from, n.to = fixed, a.from, b.to
		}
	}
	n.gran = b.gran
	if a.iso != "" && b.iso != "" {
		n.iso = a.iso + "/" + b.iso
	}
	return n
}

// between reads "between 2010 and 2015", "between 3 and 5 May".
func (p *parser) between(i int) (node, bool) {
	j := i + 1
	if p.kind(j) == theW {
		j++
	}
	a, ok := p.point(j, true)
	if !ok && p.kind(j) == nowW { // between now and 2035
		a, ok = date(j, j+1, open, "now"), true
		p.shifted(&a, dayUnit, 0)
	}
	if !ok && p.isDay(j) && p.kind(j+1) == andW {
		k := j + 2
		if p.kind(k) == theW {
			k++
		}
		if b, ok := p.point(k, true); ok && b.form == dayForm && b.d2 == 0 && int(p.at(j).n) < b.d {
			a = b
			a.at, a.end, a.d = j, j+1, int(p.at(j).n)
			n := p.join(a, b)
			n.at = i
			return n, true
		}
		return node{}, false
	}
	if !ok {
		return a, false
	}
	j = a.end
	if k := p.kind(j); k != andW && k != dash && k != toW {
		return node{}, false
	}
	if j++; p.kind(j) == theW {
		j++
	}
	b, ok := p.point(j, true)
	if !ok && p.kind(j) == nowW {
		b, ok = date(j, j+1, open, "deictic"), true
		p.shifted(&b, dayUnit, 0)
	}
	if !ok || !compatible(&a, &b) && (a.rule != "now" && b.form != fixed && b.form != open && a.form != fixed || a.typ != extract.Date || b.typ != extract.Date) {
		return node{}, false
	}
	n := p.join(a, b)
	n.at, n.rule = i, "between"
	if !compatible(&a, &b) && n.form != fixed {
		if p.known || a.rule != "now" {
			return node{}, false
		}
		p.resolve(&b, 1)
		n.iso, n.gran = "../"+b.iso, b.gran
	}
	return n, true
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
			n := date(i, j+2, open, "year-before")
			step := 1
			if p.word(j+1) != "after" {
				step = -1
			}
			p.relativeToContext(&n, step, x.u)
			return n, true
		}
		if p.word(j+1) == "before" && (p.word(j+2) == "last" || p.kind(j+2) == deictic && p.at(j+2).n < 0) {
			n := date(i, j+3, open, "before-last")
			p.shifted(&n, x.u, -2)
			return n, true
		}
		if p.word(j+1) == "after" && (p.word(j+2) == "next" || p.kind(j+2) == deictic && p.at(j+2).n > 0) {
			n := date(i, j+3, open, "after-next")
			p.shifted(&n, x.u, 2)
			return n, true
		}
		if p.loose && p.closes(j+1) && x.u > dayUnit {
			n := date(i, j+1, genericForm, "the-unit")
			n.u = x.u
			return n, true
		}
		if p.loose && x.u == dayUnit && (p.word(j+1) == "after" || p.word(j+1) == "before") && p.closes(j+2) {
			n := date(i, j+2, open, "year-before")
			p.shifted(&n, dayUnit, map[string]int{"after": 1, "before": -1}[p.word(j+1)])
			return n, true
		}
	case decadeN:
		if x.w == 2 && x.f&fixedClock == 0 { // the nineties, the 60s
			n := date(j, j+1, decadeForm, "decade")
			n.y = 1900 + int(x.n)
			return n, true
		}
	}
	return node{}, false
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
	case unitWord:
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

// numberedWeek reads "week 31", "week 3 of 2027".
func (p *parser) numberedWeek(i int) (node, bool) {
	w := int(p.at(i + 1).n)
	if w < 1 || w > 53 {
		return node{}, false
	}
	n := date(i, i+2, open, "week-number")
	n.gran = "week"
	y := 0
	if p.known {
		y, _ = p.now.week()
	}
	if p.kind(i+2) == ofW {
		if m, ok := p.point(i+3, true); ok && m.typ == extract.Date {
			p.resolve(&m, 0)
			if m.form == fixed && m.gran == "year" {
				y, _, _ = m.from.date()
				n.end = m.end
			}
		}
	}
	if y > 0 {
		n.from = civil(y, 1, 4).monday() + day(7*(w-1))
		p.widen(&n, week)
	}
	return n, true
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

// dashed reads 10-1-2018 and, loosely, 12-2015 and "Friday 7-6".
func (p *parser) dashed(i int, trusted bool) (node, bool) {
	tied := func(j int) bool { return p.kind(j) == dash && p.glued(j) && p.glued(j+1) && p.kind(j+1) == digits }
	if !tied(i + 1) {
		return node{}, false
	}
	a, b := p.at(i), p.at(i+2)
	if b.w <= 2 && tied(i+3) && p.at(i+4).w == 4 && p.at(i+4).n >= 1000 && p.at(i+4).n <= 2100 {
		n := date(i, i+5, dayForm, "numeric")
		n.y = int(p.at(i + 4).n)
		var ok bool
		n.m, n.d, ok = p.order(int(a.n), int(b.n), n.y, false)
		return n, ok
	}
	if tied(i + 3) {
		return node{}, false
	}
	if b.w == 4 && a.w == 2 && a.n <= 12 && b.n >= 1900 && b.n < 2100 {
		n := date(i, i+3, monthForm, "month-year")
		n.y, n.m = int(b.n), int(a.n)
		return n, true
	}
	if p.loose && p.kind(i-1) == weekday && b.w <= 2 {
		n := date(i, i+3, dayForm, "numeric")
		var ok bool
		n.m, n.d, ok = p.order(int(a.n), int(b.n), 0, false)
		return n, ok
	}
	return node{}, false
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

// dayMonth reads "3 September 2025", "3rd of September", "3-5 September", and
// the day alone in "18 and 19 June".
func (p *parser) dayMonth(i int, trusted bool) (node, bool) {
	d := int(p.at(i).n)
	j, d2 := i+1, 0
	switch k := p.kind(j); {
	case (k == dash || k == toW) && p.isDay(j+1) && int(p.at(j+1).n) > d:
		if m := p.monthBehindDay(j + 2); m > 0 { // also after "from": a bare 6 is no date
			d2, j = int(p.at(j+1).n), j+2
		}
	case (k == andW || k == orW || k == comma) && p.isDay(j+1) && int(p.at(j+1).n) > d:
		if m := p.monthBehindDay(j + 2); m > 0 { // the day of the first of two dates
			b, ok := p.dayMonth(j+1, trusted)
			if ok && b.d2 == 0 {
				b.at, b.end, b.d = i, i+1, d
				return b, true
			}
		}
	case k == dash && p.glued(j) && p.kind(j+1) == monthJoin: // 05-Aug-2016
		x := p.at(j + 1)
		if y := p.fullYear(int(x.n%10000), int(x.w)); y > 0 && valid(y, int(x.n/10000), d) {
			n := date(i, j+2, dayForm, "day-month-year")
			n.y, n.m, n.d = y, int(x.n/10000), d
			return n, true
		}
	case (k == dash || k == solidus) && p.glued(j) && p.kind(j+1) == month: // 5-May, 5/May
		j++
	}
	m := p.monthBehindDay(j)
	if m == 0 {
		return node{}, false
	}
	n := date(i, m+1, dayForm, "day-month")
	n.m, n.d, n.d2 = int(p.at(m).n), d, d2
	if !valid(0, n.m, n.d) || d2 > 0 && !valid(0, n.m, d2) {
		return node{}, false
	}
	p.withYear(&n)
	if n.y > 0 && !valid(n.y, n.m, n.d) {
		return node{}, false
	}
	return n, true
}

func (p *parser) isDay(i int) bool {
	x := p.at(i)
	return isDay(x) || x.k == ordinal && x.u == noUnit && 1 <= x.n && x.n <= 31
}

// monthBehindDay returns the index of the month that follows a day before token
// j, with "of" or "day of" between, or 0.
func (p *parser) monthBehindDay(j int) int {
	if p.kind(j) == unitWord && p.at(j).u == dayUnit && p.kind(j+1) == ofW {
		j++
	}
	of := p.kind(j) == ofW
	if of {
		j++
	}
	x := p.at(j)
	if x.k != month {
		return 0
	}
	w := p.word(j)
	if !x.is(capital) && !of && (w == "may" || w == "march" || w == "mar") {
		return 0
	}
	return j
}

// withYear takes a year behind n into it: "June 4, 2025", "June 2025", "4th of
// July of 1995".
func (p *parser) withYear(n *node) {
	j := n.end
	switch p.kind(j) {
	case comma:
		j++
	case ofW, inW:
		if p.kind(j) == ofW || fold("in", p.word(j)) {
			j++
		}
	case dash, solidus:
		if p.glued(j) && p.glued(j+1) && p.at(j+1).w == 4 {
			j++
		}
	}
	x := p.at(j)
	if p.loose {
		if y, end := p.spelledYear(j); y > 0 {
			n.y, n.end = y, end
			return
		}
	}
	if x.k == digits && x.w == 2 && p.kind(j-1) == ofW && n.form == dayForm && p.closes(j+1) { // 15 April of 87
		n.y, n.end = p.fullYear(int(x.n), 2), j+1
		return
	}
	if x.k == thisW || x.k == lastW || x.k == nextW {
		if u := p.at(j + 1); u.k == unitWord && u.u == yearUnit && u.f&^capital == 0 && u.n == 0 && p.kind(j-1) != comma {
			if n.end = j + 2; p.known {
				y, _, _ := p.now.date()
				n.y = y + shiftOf(x)
			}
		}
		return
	}
	if x.k != digits || x.w != 4 || x.n < 1000 || x.n > 2100 {
		return
	}
	if k := p.kind(j + 1); k == zone || k == hundred || p.word(j+1) == "%" {
		return
	}
	if j > n.end && p.kind(j-1) == comma && p.kind(j+1) == countW && n.form == monthForm {
		return
	}
	if n.d2 == 0 && n.form == dayForm && !valid(int(x.n), n.m, n.d) {
		return
	}
	n.y, n.end = int(x.n), j+1
}

func shiftOf(x lexeme) int {
	switch x.k {
	case lastW:
		return -1
	case nextW:
		return 1
	}
	return 0
}

// month reads a date that begins with a month.
func (p *parser) month(i int, trusted bool) (node, bool) {
	x := p.at(i)
	if x.is(long) { // mid-august
		n := date(i, i+1, monthForm, "month")
		n.m = int(x.n)
		p.withYear(&n)
		return n, true
	}
	if p.word(i) == "May" && p.word(i+1) == "Day" || p.word(i) == "April" {
		if h, end := p.holiday(i); h != nil {
			n := date(i, end, holidayForm, "holiday")
			n.h = h
			p.withYear(&n)
			return n, true
		}
	}
	j := i + 1
	if p.kind(j) == comma && p.isDay(j+1) && p.at(j+1).k == ordinal {
		j++
	}
	if p.kind(j) == theW && p.at(j+1).k == ordinal {
		j++
	}
	if y := p.at(j); p.loose && y.k == cardinal && y.n > 0 && (y.n < 30 || y.n == 30) && j == i+1 { // January twenty five
		d, k := int(y.n), j+1
		if u := p.at(k); d == 20 && u.k == cardinal && u.n > 0 && u.n < 10 {
			d, k = d+int(u.n), k+1
		}
		if year, _ := p.spelledYear(j); year == 0 && valid(0, int(x.n), d) && p.kind(k) != unitWord {
			n := date(i, k, dayForm, "month-day")
			n.m, n.d = int(x.n), d
			p.withYear(&n)
			return n, true
		}
	}
	if p.isDay(j) && !p.countBehind(j) && (x.is(capital) || p.at(j).k == ordinal || !modal(p.word(i)) || trusted) {
		n := date(i, j+1, dayForm, "month-day")
		n.m, n.d = int(x.n), int(p.at(j).n)
		if !valid(0, n.m, n.d) {
			return node{}, false
		}
		k := p.kind(j + 1)
		if (k == dash || k == toW) && p.isDay(j+2) && int(p.at(j+2).n) > n.d && p.kind(j+3) != month &&
			valid(0, n.m, int(p.at(j+2).n)) && !p.clockTail(j+3) {
			n.d2, n.end = int(p.at(j+2).n), j+3
		}
		p.withYear(&n)
		return n, true
	}
	n := date(i, i+1, monthForm, "month")
	n.m = int(x.n)
	p.withYear(&n)
	if n.y > 0 && (x.is(capital) || trusted || !modal(p.word(i))) {
		return n, true
	}
	n.end, n.y = i+1, 0
	if p.kind(i+1) == solidus && p.glued(i+1) && p.glued(i+2) && isDay(p.at(i+2)) && valid(0, n.m, int(p.at(i+2).n)) { // Oct/2
		n.form, n.d, n.end, n.rule = dayForm, int(p.at(i+2).n), i+3, "month-day"
		return n, true
	}
	if !trusted && !p.bareMonth(i) {
		return node{}, false
	}
	if p.kind(i+1) == dayPart {
		return node{}, false
	}
	p.withYear(&n)
	return n, true
}

// spelledYear reads "nineteen eighty six" and "two thousand and fifteen".
func (p *parser) spelledYear(j int) (y, end int) {
	x := p.at(j)
	if x.k != cardinal {
		return 0, 0
	}
	end = j + 1
	switch {
	case x.n == 2 && p.kind(end) == hundred && p.at(end).n == 1000:
		y = 2000
		if end++; p.kind(end) == andW {
			end++
		}
		if p.kind(end) != cardinal {
			return 2000, j + 2
		}
	case (x.n == 19 || x.n == 20) && p.kind(end) == cardinal && p.at(end).n > 9:
		y = int(x.n) * 100
	default:
		return 0, 0
	}
	z := int(p.at(end).n)
	end++
	if u := p.at(end); z >= 20 && z%10 == 0 && u.k == cardinal && u.n > 0 && u.n < 10 {
		z += int(u.n)
		end++
	}
	return y + z, end
}

// clockTail reports whether token i makes the number before it a time of day.
func (p *parser) clockTail(i int) bool { k := p.kind(i); return k == meridiem || k == zone }

// countBehind reports whether the number at j counts something, or is a time,
// rather than being a day.
func (p *parser) countBehind(j int) bool {
	if p.at(j).k != digits {
		switch p.kind(j + 1) { // the first quarter
		case quarterW, halfW, unitWord:
			return p.at(j).u != noUnit || p.kind(j+1) != unitWord
		}
		return p.at(j).u != noUnit
	}
	k := p.kind(j + 1)
	return k == hundred || k == meridiem || k == countW && !p.glued(j+1) || p.word(j+1) == "%"
}

// modal tells the months that are verbs too.
func modal(w string) bool {
	return fold("may", w) || fold("march", w) || fold("mar", w) || fold("august", w) || fold("dec", w) || fold("jan", w)
}

// bareMonth decides whether the month at i, with neither day nor year, is one.
func (p *parser) bareMonth(i int) bool {
	x := p.at(i)
	w := p.word(i)
	before := p.at(i - 1)
	announced := false
	switch before.k {
	case inW, byW, toW, fromW, lastW, nextW, thisW, earlyW, betweenW, ofW, thatW, sameW:
		announced = true
	case dash:
		announced = p.kind(i-2) == earlyW || p.kind(i-2) == edgeW || p.kind(i-2) == month
	case comma, andW, orW:
		announced = p.kind(i-2) == month || p.kind(i+1) == andW && p.kind(i+2) == month
	}
	if k := p.kind(i + 1); (k == dash || k == toW) && p.kind(i+2) == month && (p.at(i+2).is(capital) || k == dash && x.is(capital)) {
		return x.is(capital) || !modal(w)
	}
	if x.is(abbr) {
		return announced && x.is(capital) || p.loose && announced
	}
	if !x.is(capital) {
		return !modal(w) || announced && (fold("in", p.word(i-1)) || before.k == lastW)
	}
	if next := p.word(i + 1); len(next) > 1 && next[0] >= 'A' && next[0] <= 'Z' && (next[1] < 'A' || next[1] > 'Z') && p.kind(i+1) == other && !announced && x.n >= 4 && x.n <= 8 {
		return false // June Smith
	}
	switch x.n {
	case 5: // May
		if before.k == mayPerson || p.kind(i+1) == willW || p.kind(i+1) == didW && !fold("in", p.word(i-1)) {
			return false
		}
		if p.anchor.PersonMay {
			switch lower(p.word(i - 1)) {
			case "in", "since", "last", "next", "this", "early", "late", "mid", "until", "during", "and", "that":
				return announced
			}
			return before.k == dash && announced
		}
		if announced {
			return true
		}
		return before.k == theW || p.clitic(i-1) || i > 0 && before.k == other && p.capitalBefore(i) == false && p.nounAhead(i+1)
	case 3: // March
		if announced || p.clitic(i-1) {
			return true
		}
		switch k := p.word(i + 1); k {
		case "on", "for", "of", "against", "to", "in", "through":
			return false
		}
		return before.k != theW && before.k != aW && i > 0 && !p.capitalBefore(i) || before.k == theW && p.nounAhead(i+1)
	case 4, 6, 8: // names and an adjective
		return announced || !p.capitalBefore(i)
	}
	return true
}

// capitalBefore reports whether a capitalised word that is no date stands right
// before token i.
func (p *parser) capitalBefore(i int) bool {
	return i > 0 && p.at(i-1).is(capital) && (p.kind(i-1) == other || p.kind(i-1) == mayPerson || p.kind(i-1) == countW) && (i > 1 || !grammatical(lower(p.word(i-1))))
}

func (p *parser) clitic(i int) bool { w := p.word(i); return w == "'s" || w == "’s" }

// monthJoin reads Dec-2018.
func (p *parser) monthJoin(i int) (node, bool) {
	x := p.at(i)
	m, k := int(x.n/10000), int(x.n%10000)
	if x.w == 4 && k >= 1000 && k <= 2100 {
		n := date(i, i+1, monthForm, "month-year")
		n.m, n.y = m, k
		return n, true
	}
	if x.w <= 2 && valid(0, m, k) {
		n := date(i, i+1, dayForm, "month-day")
		n.m, n.d = m, k
		return n, true
	}
	return node{}, false
}

// fullYear expands a year of two digits to the century that is nearest.
func (p *parser) fullYear(y, width int) int {
	switch {
	case width == 4 && y >= 1000 && y <= 2100:
		return y
	case width == 2 && y < 50:
		return 2000 + y
	case width == 2:
		return 1900 + y
	}
	return 0
}

// year reads a date that begins with a year: 2024, 2024-25, 2017 Q1, 2017 April.
func (p *parser) year(i int, trusted bool) (node, bool) {
	x := p.at(i)
	y := int(x.n)
	if y < 1000 || y > 2100 {
		return node{}, false
	}
	j := i + 1
	if p.kind(j) == dash && p.glued(j) && p.kind(j+1) == month && p.kind(j+2) == dash && p.glued(j+2) && isDay(p.at(j+3)) && valid(y, int(p.at(j+1).n), int(p.at(j+3).n)) {
		n := date(i, j+4, dayForm, "iso") // 2019-Aug-01
		n.y, n.m, n.d = y, int(p.at(j+1).n), int(p.at(j+3).n)
		return n, true
	}
	if p.at(j).w == 2 && p.at(j+1).w == 2 && p.kind(j) == digits && p.kind(j+1) == digits && valid(y, int(p.at(j).n), int(p.at(j+1).n)) {
		n := date(i, j+2, dayForm, "iso") // 2016 10 16
		n.y, n.m, n.d = y, int(p.at(j).n), int(p.at(j+1).n)
		return n, true
	}
	if p.kind(j) == dash && p.glued(j) && p.glued(j+1) || p.kind(j) == yearQuarter || p.kind(j) == month && y >= 1900 {
		if p.kind(j) == dash {
			j++
		}
		switch z := p.at(j); {
		case z.k == digits && z.w == 2 && j > i+1:
			y2 := y/100*100 + int(z.n)
			if y2 > y && y2-y <= 50 && y >= 1500 || y%100 == 99 && z.n == 0 {
				if y2 < y {
					y2 += 100
				}
				if p.kind(j+1) == dash && p.glued(j+1) && p.kind(j+2) == digits {
					return node{}, false
				}
				n := date(i, j+1, yearForm, "years")
				n.y, n.y2 = y, y2
				return n, true
			}
			if z.n >= 1 && z.n <= 12 && y >= 1900 && p.kind(j+1) != dash {
				n := date(i, j+1, monthForm, "iso")
				n.y, n.m = y, int(z.n)
				return n, true
			}
		case z.k == yearQuarter && z.w == 0:
			n := date(i, j+1, quarterForm, "quarter")
			n.y, n.m = y, int(z.n)
			if z.u == halfUnit {
				n.form = halfForm
			}
			return n, true
		case z.k == month && j == i+1 && y >= 1900 && (z.is(capital) || !modal(p.word(j))) && !p.isDay(j+1) && (trusted || p.announced(i)):
			n := date(i, j+1, monthForm, "year-month")
			n.y, n.m = y, int(z.n)
			return n, true
		}
	}
	if !p.yearLike(i, trusted) {
		return node{}, false
	}
	n := date(i, i+1, yearForm, "year")
	n.y = y
	return n, true
}

// announced reports whether a preposition or modifier of time stands before i.
func (p *parser) announced(i int) bool {
	switch p.kind(i - 1) {
	case inW, byW, fromW, earlyW, lastW, nextW, thisW, betweenW, season, month, edgeW:
		return true
	case toW:
		return !fold("to", p.word(i-1))
	case ofW:
		return true
	case dash:
		return p.kind(i-2) == earlyW
	}
	return false
}

// yearLike decides whether the four digits at i, with nothing else of a date
// beside them, are a year.
func (p *parser) yearLike(i int, trusted bool) bool {
	y := p.at(i).n
	switch k := p.kind(i + 1); k {
	case zone, hundred:
		return false
	case countW:
		w := p.word(i + 1)
		if k == countW && (p.kind(i-1) != theW && !p.clitic(i-1) || w == "tonnes" || w == "people" || w == "men") {
			return false
		}
	case unitWord, clock:
		if p.kind(i+1) == unitWord && p.at(i+1).is(plural) {
			return false
		}
	}
	if w := p.word(i + 1); w != "" {
		switch w[0] {
		case '%', '+':
			return false
		}
		if w == "°" || w == "£" && p.glued(i+1) {
			return false
		}
	}
	switch k := p.kind(i - 1); k {
	case aboutW:
		return false
	case moreW:
		return false
	case digits, decimal, slash:
		return false
	case inW:
		w := lower(p.word(i - 1))
		if p.word(i-1) == "As" {
			return true
		}
		switch w {
		case "about", "over", "than", "around", "at", "within", "as":
			if w == "than" && y >= 1900 && p.closes(i+1) {
				switch lower(p.word(i - 2)) {
				case "later", "earlier", "greater", "since", "before":
					return true
				}
			}
			return trusted
		}
		return y >= 1900 || w == "in" || w == "since" || w == "circa"
	}
	if trusted {
		return y >= 1500
	}
	if p.capitalBefore(i) {
		return false // Euro 2004, Windows 2000
	}
	if y < 1900 {
		switch p.kind(i - 1) {
		case byW, fromW, ofW, earlyW, betweenW, theW:
			return y >= 1500 && (p.kind(i-1) != theW || p.nounAhead(i+1)) && (p.kind(i-1) != ofW || p.closes(i+1))
		}
		return p.kind(i-1) == toW && p.word(i-2) == "back" && y >= 1500
	}
	if p.kind(i-1) == toW && fold("to", p.word(i-1)) && !p.closes(i+1) && p.kind(i-2) != digits && p.kind(i+1) == other && p.countNoun(i+1) {
		return false
	}
	return true
}

// countNoun reports whether token i looks like a counted plural.
func (p *parser) countNoun(i int) bool {
	w := p.word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !p.at(i).is(capital)
}

// numeric reads 03/09/2025 and 3.9.25.
func (p *parser) numeric(i int) (node, bool) {
	x := p.at(i)
	a, b, c := int(x.n/1000000), int(x.n/10000%100), int(x.n%10000)
	if w := p.word(i); x.w == 2 && !p.loose && !hasByte(w, '/') {
		return node{}, false // 3.9.25 is a version or a section
	}
	y := p.fullYear(c, int(x.w))
	if y == 0 {
		return node{}, false
	}
	n := date(i, i+1, dayForm, "numeric")
	n.y = y
	var ok bool
	if n.m, n.d, ok = p.order(a, b, y, hasByte(p.word(i), '.')); !ok {
		return node{}, false
	}
	return n, true
}

func hasByte(s string, c byte) bool {
	for i := range len(s) {
		if s[i] == c {
			return true
		}
	}
	return false
}

// order tells month and day among two numbers; dots are of the European style.
func (p *parser) order(a, b, y int, dots bool) (m, d int, ok bool) {
	if (p.anchor.DayFirst || dots) && valid(y, b, a) || !valid(y, a, b) {
		return b, a, valid(y, b, a)
	}
	return a, b, true
}

// slash reads 2024/25 and, where a date is announced, 9/11.
func (p *parser) slash(i int, trusted bool) (node, bool) {
	x := p.at(i)
	a, b := int(x.n/10000), int(x.n%10000)
	wa, wb := x.w>>4, x.w&15
	if wa == 4 && a >= 1800 && a < 2100 {
		y2 := a/100*100 + b
		if wb == 4 {
			y2 = b
		}
		if wb == 2 && a%100 == 99 && b == 0 {
			y2 += 100
		}
		if (wb == 2 || wb == 4) && y2 > a && y2-a <= 10 {
			n := date(i, i+1, yearForm, "season-year")
			n.y, n.y2 = a, y2
			return n, true
		}
		return node{}, false
	}
	if wb == 4 && 1 <= a && a <= 12 && b >= 1900 && b < 2100 { // 12/2015
		n := date(i, i+1, monthForm, "month-year")
		n.y, n.m = b, a
		return n, true
	}
	if wa > 2 || wb > 2 || a == 24 && b == 7 {
		return node{}, false
	}
	if m := p.at(i + 1); m.k == month && m.is(capital) && a < b && valid(0, int(m.n), a) && valid(0, int(m.n), b) { // 8/9 January
		n := date(i, i+2, dayForm, "day-month")
		n.m, n.d, n.d2 = int(m.n), a, b
		p.withYear(&n)
		return n, true
	}
	switch p.kind(i - 1) {
	case inW:
		switch lower(p.word(i - 1)) {
		case "on", "since", "before", "after", "during":
			trusted = true
		}
	case byW, weekday, fromW:
		trusted = true
	case thisW, nextW:
		trusted = p.loose
	default:
		trusted = trusted || p.loose && wb == 2 || p.kind(i+1) == dash && p.kind(i+2) == numeric
	}
	if !trusted || p.kind(i+1) == ofW || p.kind(i+1) == unitWord {
		return node{}, false
	}
	n := date(i, i+1, dayForm, "numeric")
	var ok bool
	if n.m, n.d, ok = p.order(a, b, 0, false); !ok {
		return node{}, false
	}
	if a == 9 && b == 11 { // the day is American everywhere
		n.m, n.d = a, b
	}
	p.withYear(&n)
	return n, true
}

// weekday reads a day of the week and the date that may follow it.
func (p *parser) weekday(i int, trusted bool) (node, bool) {
	x := p.at(i)
	wd := int(x.n)
	j := i + 1
	if p.kind(j) == comma {
		j++
	}
	if p.kind(j) == theW && p.at(j+1).k == ordinal {
		j++
	}
	if j < len(p.lex) && x.is(capital) || p.loose {
		switch p.kind(j) {
		case month, digits, ordinal, numeric, isoDate, slash:
			if p.at(j).k != digits || p.at(j).w <= 2 {
				m, ok := p.point(j, j == i+1 && p.kind(j) == slash)
				if ok && (m.form == dayForm && m.d2 == 0 || m.form == monthForm && false) {
					m.at, m.rule = i, "weekday-date"
					return m, true
				}
			}
			if p.isDay(j) && p.at(j).u == noUnit && !p.nounAhead(j+1) && (p.at(j).k == ordinal && (p.loose || p.at(j).is(abbr)) ||
				p.kind(j) == digits && j == i+1 && p.closes(j+1) && p.kind(j+1) != dash) {
				n := date(i, j+1, open, "weekday-day")
				n.gran = "day"
				p.weekdayOn(&n, wd, int(p.at(j).n))
				return n, true
			}
		}
	}
	if x.is(abbr) && !trusted && !p.loose {
		switch p.kind(i - 1) {
		case inW, byW, lastW, nextW, thisW:
			if !fold("on", p.word(i-1)) && p.kind(i-1) == inW || wd > 5 && p.at(i-1).k == thisW {
				return node{}, false
			}
		case orW, andW, comma:
			if p.kind(i-2) != weekday {
				return node{}, false
			}
		default:
			return node{}, false
		}
	}
	if !x.is(capital) && !p.loose && !trusted && !p.timeBefore(i) {
		return node{}, false
	}
	n := date(i, i+1, weekdayForm, "weekday")
	n.d = wd
	k := i + 1
	if p.kind(k) == ofW {
		k++
		if p.kind(k) == theW && p.loose {
			k++
		}
	}
	if w := p.at(k + 1); w.k == unitWord && w.u == week && w.f&^capital == 0 && w.n == 0 {
		switch s := p.at(k); s.k {
		case lastW, nextW, thisW: // Tuesday of next week
			p.weekdayOf(&n, wd, shiftOf(s))
			n.end = k + 2
			return n, true
		}
	}
	p.withDayPart(&n)
	return n, true
}

// weekdayOf sets n to a day of the week that lies step weeks from this one.
func (p *parser) weekdayOf(n *node, wd, step int) {
	n.form, n.gran, n.rule = open, "day", "week-day"
	if p.known {
		t := p.now.monday() + day(7*step+wd-1)
		n.form, n.from, n.to, n.iso = fixed, t, t, t.String()
	}
}

func (p *parser) timeBefore(i int) bool {
	switch p.kind(i - 1) {
	case inW, byW, lastW, nextW, thisW, fromW:
		return true
	}
	return false
}

// withDayPart makes "Tuesday night" a TIME.
func (p *parser) withDayPart(n *node) {
	if x := p.at(n.end); x.k == dayPart && !x.is(capital) {
		n.end++
		n.typ, n.gran = extract.Time, "time"
	}
}

// weekdayOn finds the nearest day d of a month that is a weekday wd, the past
// first.
func (p *parser) weekdayOn(n *node, wd, d int) {
	if !p.known {
		return
	}
	y, m, _ := p.now.date()
	for k := 0; k < 84; k++ {
		for _, s := range [...]int{-k, k} {
			t := civil(y, m, 1).addMonths(s)
			if ty, tm, _ := t.date(); d <= daysIn(ty, tm) && (t+day(d-1)).weekday() == wd {
				n.form, n.from = fixed, t+day(d-1)
				n.to, n.iso = n.from, n.from.String()
				return
			}
		}
	}
}

// decade reads 1990s, '60s; the short forms without an apostrophe need more.
func (p *parser) decade(i int) (node, bool) {
	x := p.at(i)
	n := date(i, i+1, decadeForm, "decade")
	n.y = int(x.n)
	if x.w == 4 {
		if x.n%100 == 0 && x.n < 1900 {
			n.form = centuryForm
		}
		return n, true
	}
	n.y += 1900
	if x.is(fixedClock) {
		return n, true
	}
	if k := p.kind(i - 1); (k == andW || k == orW || k == comma) && p.kind(i-2) == decadeN && p.at(i-2).n > 1000 && x.w == 2 { // the 1930s and 40s
		n.y = int(p.at(i-2).n)/100*100 + int(x.n)
		return n, true
	}
	if k := p.kind(i - 1); k == earlyW || k == dash && p.kind(i-2) == earlyW {
		before := i - 1
		for before >= 0 && (p.kind(before) == earlyW || p.kind(before) == dash) {
			before--
		}
		return n, p.kind(before) == theW // not "in his late 60s"
	}
	if p.kind(i-1) == theW || x.is(long) && p.kind(i-1) == inW && p.word(i-1) == "in" {
		return n, true
	}
	return node{}, false
}

// yearQuarter reads Q3, Q3 2025, 3Q25.
func (p *parser) yearQuarter(i int) (node, bool) {
	x := p.at(i)
	if x.u == halfUnit && x.w == 0 && !x.is(capital) || x.u == noUnit {
		return node{}, false
	}
	n := date(i, i+1, quarterForm, "quarter")
	n.m = int(x.n)
	if x.u == halfUnit {
		n.form = halfForm
	}
	if x.w == 4 {
		n.m, n.y = int(x.n%10), int(x.n/10)
		return n, true
	}
	p.withYear(&n)
	if n.y == 0 && p.kind(n.end) == fiscalN {
		n.y, n.end = int(p.at(n.end).n), n.end+1
		n.iso = string(appendDate(nil, n.y, 0, 0)) + "-Q" + string(rune('0'+n.m))
		n.form, n.gran = open, "quarter"
	}
	if n.form == halfForm && n.y == 0 {
		return node{}, false // H1N1, the H1 visa, a heading
	}
	return n, true
}

// fiscal reads "fiscal 2025", "fiscal year 2024/25", "FY24", "fiscal first quarter".
func (p *parser) fiscal(i int) (node, bool) {
	x := p.at(i)
	n := date(i, i+1, fiscalForm, "fiscal")
	if x.k == fiscalN {
		n.y = int(x.n)
		if x.u == yearUnit {
			n.form = yearForm
		}
		if p.word(i)[0]|0x20 == 's' && !p.loose {
			return node{}, false
		}
		p.secondYear(&n)
		return n, true
	}
	j := i + 1
	if u := p.at(j); u.k == unitWord && u.u == yearUnit && !u.is(plural) {
		j++
	}
	switch y := p.at(j); {
	case y.k == digits && y.w == 4 && y.n >= 1900 && y.n < 2100:
		n.y, n.end = int(y.n), j+1
		if x.n == 1 {
			n.form = yearForm
		}
		p.secondYear(&n)
		return n, true
	case y.k == slash && j > i:
		if m, ok := p.slash(j, true); ok && m.y2 > 0 {
			n.y, n.y2, n.end = m.y, m.y2, j+1
			return n, true
		}
	case y.k == ordinal && j == i+1 && x.n == 0:
		if m, ok := p.ordinal(j, true); ok && (m.form == quarterForm || m.form == halfForm) {
			m.at, m.rule = i, "fiscal"
			if m.form == quarterForm && m.y > 0 {
				m.iso = quarterISO(m.y, m.m)
			}
			m.form, m.gran = open, "quarter"
			return m, true
		}
	case y.k == inW && fold("in", p.word(j)), y.k == byW:
	}
	return node{}, false
}

// secondYear takes the "-25" of 2024-25 into n.
func (p *parser) secondYear(n *node) {
	if p.kind(n.end) != dash || !p.glued(n.end) || !p.glued(n.end+1) {
		return
	}
	x := p.at(n.end + 1)
	if x.k != digits || x.w != 2 && x.w != 4 {
		return
	}
	y2 := int(x.n)
	if x.w == 2 {
		y2 += n.y / 100 * 100
	}
	if y2 > n.y && y2-n.y < 50 {
		n.y2, n.end = y2, n.end+2
	}
}

// ordinal reads what begins with an ordinal: a day, "first quarter", "21st
// century", "second week of March", "first three months of 2016".
func (p *parser) ordinal(i int, trusted bool) (node, bool) {
	x := p.at(i)
	if x.u != noUnit { // first-quarter
		return p.part(i, i+1, x.u, int(x.n), true)
	}
	if p.isDay(i) && !p.barred(i) {
		if n, ok := p.dayMonth(i, trusted); ok {
			return n, true
		}
	}
	j := i + 1
	hyphen := p.kind(j) == dash && p.glued(j) && p.glued(j+1)
	if hyphen {
		j++
	}
	if p.kind(j) == fiscalW {
		j++
	}
	u := p.at(j)
	switch {
	case u.k == quarterW && !u.is(plural):
		return p.part(i, j+1, quarterUnit, int(x.n), hyphen)
	case u.k == halfW:
		return p.part(i, j+1, halfUnit, int(x.n), hyphen)
	case u.k == unitWord && u.u == centuryUnit && u.n == 0 && x.n >= 1 && x.n <= 22 && !u.is(plural|long):
		n := date(i, j+1, centuryForm, "century")
		n.y = (int(x.n) - 1) * 100
		if w := p.word(j + 1); w == "BC" || w == "BCE" {
			n.end++
			n.form, n.gran = open, "century"
		} else if w == "AD" || w == "CE" {
			n.end++
		}
		return n, true
	case hyphen:
	case u.k == unitWord && u.u == dayUnit && u.f&plural == 0 && p.kind(j+1) == ofW && x.n > 0 && (p.loose || p.kind(j+2) != theW):
		return p.within(i, j+2, dayUnit, int(x.n), 1)
	case u.k == unitWord && u.u >= week && u.u <= yearUnit && u.n == 0 && p.kind(j+1) == ofW:
		return p.within(i, j+2, u.u, int(x.n), 1)
	case (u.k == cardinal || u.k == digits) && u.n > 0 && u.n < 100 && p.kind(j+1) == unitWord && p.kind(j+2) == ofW && (x.n == 1 || x.n == -1):
		if w := p.at(j + 1).u; w >= dayUnit && w <= yearUnit {
			return p.within(i, j+3, w, int(x.n), int(u.n))
		}
	}
	return node{}, false
}

func quarterISO(y, q int) string {
	return string(appendDate(make([]byte, 0, 7), y, 0, 0)) + "-Q" + string(rune('0'+q))
}

// part reads the year behind "first quarter", "second half".
func (p *parser) part(i, end int, u unit, k int, adjective bool) (node, bool) {
	last := 4
	n := date(i, end, quarterForm, "quarter")
	if u == halfUnit {
		last, n.form, n.rule = 2, halfForm, "half"
	}
	if k < 0 {
		k = last
	}
	if k < 1 || k > last || u == centuryUnit {
		if u == centuryUnit && k >= 1 && k <= 22 {
			n.form, n.rule = centuryForm, "century"
			n.y = (k - 1) * 100
			return n, true
		}
		return node{}, false
	}
	n.m = k
	p.withYear(&n)
	if n.y > 0 {
		return n, true
	}
	j := end
	if p.kind(j) == ofW || p.kind(j) == inW && fold("in", p.word(j)) {
		if p.kind(j+1) == fiscalN || p.kind(j+1) == fiscalW {
			if f, ok := p.fiscal(j + 1); ok {
				n.end, n.y, n.form = f.end, f.y, open
				n.iso, n.gran = quarterISO(f.y, k), "quarter"
				if u == halfUnit {
					n.iso, n.gran = n.iso[:5]+"H"+n.iso[6:], "half"
				}
				return n, true
			}
		}
		j++
		if p.kind(j) == theW {
			j++
		}
		switch y := p.at(j); {
		case y.k == unitWord && y.u == yearUnit && !y.is(plural|long) && y.n == 0 && p.kind(end) == ofW:
			n.end = j + 1
			return n, true
		case (y.k == lastW || y.k == thisW || y.k == nextW) && p.at(j+1).u == yearUnit && p.kind(end) == ofW:
			n.end = j + 2
			return n, true
		case y.k == decadeN || y.k == ordinal && p.kind(end) == ofW:
			if c, ok := p.point(j, true); ok && (c.form == decadeForm || c.form == centuryForm) && u == halfUnit {
				n.end, n.form, n.gran = c.end, open, "half"
				return n, true
			}
		}
		if p.kind(end) == ofW && u == quarterUnit {
			return node{}, p.known && false
		}
	}
	if u == halfUnit && !p.business(end, adjective) {
		return node{}, false
	}
	if w := p.word(end); u == quarterUnit && (w == "final" || w == "finals" || p.kind(end) == dash) {
		return node{}, false
	}
	return n, true
}

// business reports whether the sentence speaks of results, so that its "first
// half" is not of a match.
func (p *parser) business(end int, adjective bool) bool {
	if !p.clues {
		p.clues = true
		for i := range p.tok {
			switch lower(p.word(i)) {
			case "profit", "profits", "pre-tax", "sales", "revenue", "revenues", "earnings", "growth", "gdp", "%", "percent", "output",
				"economy", "exports", "imports", "production", "demand", "shipments", "inflation", "turnover", "deliveries",
				"$", "£", "€", "barrels", "bpd", "fiscal", "investment", "spending", "deficit", "results", "losses", "investors", "prices":
				p.biz = true
			}
		}
	}
	return p.biz
}

// within reads the period of which a part is named: "second week of March",
// "first three months of 2016", "last week of 2019".
func (p *parser) within(i, j int, u unit, k, count int) (node, bool) {
	if p.kind(j) == theW {
		j++
	}
	var whole node
	ok := false
	if x := p.at(j); x.k == unitWord && x.u > u && x.u <= yearUnit && x.n == 0 && !x.is(plural|long) {
		whole, ok = node{at: j, end: j + 1, form: genericForm, u: x.u}, true
	} else {
		whole, ok = p.point(j, true)
	}
	if !ok || whole.typ != extract.Date && whole.typ != "" {
		return node{}, false
	}
	switch whole.form {
	case yearForm, monthForm, quarterForm, halfForm, decadeForm, genericForm, fixed, open, weekdayForm:
	default:
		return node{}, false
	}
	if whole.form == monthForm && u > week {
		return node{}, false
	}
	n := date(i, whole.end, open, "part-of")
	n.gran = u.String()
	whole.at = i
	p.resolve(&whole, p.direction(&whole))
	if whole.form == fixed && whole.from < whole.to {
		p.slice(&n, whole.from, whole.to, u, k, count)
	}
	return n, true
}

// slice sets n to the kth and following count units u of from to to; k = -1
// counts from the end. The first week is that of the first Thursday.
func (p *parser) slice(n *node, from, to day, u unit, k, count int) {
	var a, b day
	step := func(t day, c int) day {
		switch u {
		case monthUnit:
			return t.addMonths(c)
		case quarterUnit:
			return t.addMonths(3 * c)
		case yearUnit:
			return t.addMonths(12 * c)
		case week:
			return t + day(7*c)
		}
		return t + day(c)
	}
	if u == week {
		first := from.monday()
		if first+3 < from {
			first += 7
		}
		from = first
		end := to.monday()
		if end+3 > to {
			end -= 7
		}
		to = end + 6
	}
	if k < 0 {
		b = to
		a = step(to+1, -count)
	} else {
		a = step(from, k-1)
		b = step(a, count) - 1
	}
	if b > to || a < from {
		return
	}
	n.form, n.from, n.to = fixed, a, b
	switch {
	case u == monthUnit && count == 1:
		y, m, _ := a.date()
		n.iso = string(appendDate(make([]byte, 0, 7), y, m, 0))
	case u == week && count == 1:
		n.iso = weekISO(a)
	default:
		n.iso = a.String() + "/" + b.String()
	}
}

// named reads a holiday.
func (p *parser) named(i int) (node, bool) {
	h, end := p.holiday(i)
	if h == nil {
		return node{}, false
	}
	n := date(i, end, holidayForm, "holiday")
	n.h = h
	if h.name == "new year" && (p.at(end).is(capital) || p.clitic(end) || !p.at(end-1).is(capital)) {
		return node{}, false // New Year Honours
	}
	p.withYear(&n)
	return n, p.at(i).is(capital) || n.y > 0 || p.loose
}

// season reads "summer 2022", "summer of 2022" and "the summer" after a
// preposition.
func (p *parser) season(i int, trusted bool) (node, bool) {
	n := date(i, i+1, seasonForm, "season")
	n.m = int(p.at(i).n)
	p.withYear(&n)
	if n.y > 0 || trusted {
		return n, true
	}
	j := i + 1
	if p.kind(j) == ofW {
		j++
	}
	if p.kind(j) == slash {
		if m, ok := p.slash(j, true); ok && m.y2 > 0 && n.m == 4 {
			n.y, n.end = m.y, m.end
			return n, true
		}
	}
	if fold("fall", p.word(i)) && !(p.kind(i-1) == theW && p.kind(i-2) == inW) {
		return node{}, false
	}
	k := i - 1
	if p.kind(k) == theW {
		k--
	}
	switch p.kind(k) {
	case inW, byW, earlyW, fromW, ofW:
		if p.kind(k) == ofW && k == i-1 {
			return node{}, false
		}
		if w := lower(p.word(k)); w == "at" || w == "about" || w == "over" && k == i-1 || w == "for" || w == "than" || w == "as" || w == "on" {
			return node{}, false
		}
		return n, !p.nounAhead(i+1) && p.kind(i+1) != ofW && (!p.at(i).is(capital) || k < i-1)
	}
	return n, p.loose && !p.nounAhead(i+1) && !fold("fall", p.word(i)) && !fold("spring", p.word(i))
}
