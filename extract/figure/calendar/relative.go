package calendar

import "github.com/entente-nlp/entente/extract"

// A pointer is what "last", "next" and "this" say before they meet a noun.
type pointer struct {
	at    int    // the word
	noun  int    // the token it points with
	word  lexeme // the word: its n tells last from past and previous
	shift int    // -1 last, 1 next, 2 this; -3 and 3 the nearest on that side
	step  int    // units to move: -1, 0, 1
}

// demonstrative reads "last week", "next Tuesday", "this summer", "the past five
// years", "the same month last year".
func (p *parser) demonstrative(i int) (node, bool) {
	d := pointer{at: i, noun: i + 1, word: p.at(i)}
	switch d.word.k {
	case sameW:
		return p.same(i)
	case lastW:
		d.shift, d.step = -1, -1
	case nextW:
		d.shift, d.step = 1, 1
	default:
		d.shift = 2
		if k := p.at(d.noun); d.word.n == 0 && k.n == 1 && (k.k == lastW || k.k == nextW) { // this past Wednesday
			d.noun++
			d.step = shiftOf(k)
			d.shift = 3 * d.step
			d.word = k
		}
	}
	switch u := p.at(d.noun); u.k {
	case unitWord:
		return p.pointUnit(d, u)
	case quarterW:
		return p.pointUnit(d, lexeme{k: unitWord, u: quarterUnit})
	case weekendW:
		n := date(i, d.noun+1, open, "relative-weekend")
		if d.step == 0 && p.known && p.now.weekday() < 5 {
			if n.form = genericForm; p.direction(&n) < 0 { // this weekend was
				d.step = -1
			}
		}
		p.shifted(&n, weekendUnit, d.step)
		return n, true
	case weekday:
		return p.pointWeekday(d, u)
	case month:
		return p.pointMonth(d, u)
	case season:
		if fold("spring", p.word(d.noun)) && d.word.n == 2 {
			return node{}, false // the following spring from a well
		}
		n := date(i, d.noun+1, seasonForm, "relative-season")
		n.m, n.shift = int(u.n), d.shift
		return n, true
	case dayPart:
		return p.pointDayPart(d, u)
	case holidayW:
		h, end := p.holiday(d.noun)
		n := date(i, end, holidayForm, "holiday")
		n.h, n.shift = h, d.shift
		return n, h != nil
	case fiscalW:
		return p.pointFiscal(d, u)
	case ordinal, slash: // next 6th of April
		n, ok := p.point(d.noun, true)
		if !p.loose || !ok || n.form != dayForm || n.y != 0 {
			return node{}, false
		}
		if n.at = i; p.known && d.step >= 0 {
			n.y, _, _ = p.now.date()
			n.y += d.step
		}
		return n, true
	case cardinal, digits, decimal, halfW:
		return p.pointCount(d, u)
	}
	return node{}, false
}

// same reads "same month last year", "same day".
func (p *parser) same(i int) (node, bool) {
	j := i + 1
	u := p.at(j)
	if u.k == quarterW {
		u = lexeme{k: unitWord, u: quarterUnit}
	}
	if u.k != unitWord || u.f&^capital != 0 || u.n != 0 || u.u < dayUnit {
		return node{}, false
	}
	year := func(k int) bool { x := p.at(k); return x.k == unitWord && x.u == yearUnit && !x.is(plural|long) }
	end := 0
	switch {
	case p.kind(j+1) == lastW && year(j+2): // last year
		end = j + 3
	case p.kind(j+1) == aW && year(j+2) && (p.kind(j+3) == ago || p.kind(j+3) == laterW): // a year ago
		end = j + 4
	}
	if end > 0 {
		n := date(i, end, open, "same-last-year")
		if n.gran = u.u.String(); p.known {
			n.from = p.now.addMonths(-12)
			p.widen(&n, u.u)
		}
		return n, true
	}
	n := date(i, j+1, open, "same")
	n.gran = u.u.String()
	if p.loose {
		p.shifted(&n, u.u, 0)
	}
	return n, p.loose || u.u == dayUnit && p.kind(i-1) == theW && p.closes(j+1)
}

// relative are the names of the rules of pointUnit.
var relative = func() (names [len(unitNames)]string) {
	for u, name := range unitNames {
		names[u] = "relative-" + name
	}
	return
}()

// pointUnit reads "last week", "the previous year", "the last week of 2019".
func (p *parser) pointUnit(d pointer, u lexeme) (node, bool) {
	j := d.noun
	if u.is(long|plural) || u.n != 0 || u.u < dayUnit {
		return node{}, false
	}
	if u.u == dayUnit && (d.word.n < 2 && d.word.k != nextW || d.word.n == 1) {
		return node{}, false // this day, the last day
	}
	if p.kind(j+1) == ofW && d.step != 0 {
		if n, ok := p.within(d.at, j+2, u.u, -1, 1); ok && d.step < 0 {
			return n, true
		}
		if !p.pointBehind(j + 2) {
			return node{}, false // the last year of his term
		}
	}
	if w := p.word(j + 1); u.u == quarterUnit && (w == "final" || w == "finals") {
		return node{}, false
	}
	n := date(d.at, j+1, open, relative[u.u])
	story := p.kind(d.at-1) == theW && d.word.n == 2 && d.word.k != thisW // the previous year: of the story
	switch {
	case u.u == nightUnit:
		n.typ, n.gran = extract.Time, "time"
	case p.loose && u.u == week && p.kind(j+1) == inW && fold("on", p.word(j+1)) && p.kind(j+2) == weekday: // next week on Tuesday
		n.end = j + 3
		p.weekdayOf(&n, int(p.at(j+2).n), d.step)
	case u.u == week && p.kind(j+1) == weekday && (p.at(j+1).is(capital) || p.loose): // next week Tuesday
		n.end = j + 2
		p.weekdayOf(&n, int(p.at(j+1).n), d.step)
	case p.loose:
		p.shifted(&n, u.u, d.step)
	case story:
		n.gran = u.u.String()
		if c := p.context(); c != nil {
			from, _ := parseDay(c.When.From)
			n.from = move(firstOf(from, u.u), u.u, d.step)
			p.widen(&n, u.u)
		}
	case u.u == dayUnit:
		n.gran = "day" // the next day is also of the story
	case d.word.k == lastW && d.word.n == 1, d.word.n == 0 && d.word.k != thisW && p.rolling(d.at, u.u): // the past year: up to now
		p.period(&n, quantity{lo: amount{scale}, hi: amount{scale}, u: u.u}, d.step)
	default:
		p.shifted(&n, u.u, d.step)
	}
	return n, true
}

// pointWeekday reads "last Friday", "this Friday 5 December".
func (p *parser) pointWeekday(d pointer, u lexeme) (node, bool) {
	j := d.noun
	if u.is(abbr) && !p.loose && !u.is(capital) {
		return node{}, false
	}
	n := date(d.at, j+1, weekdayForm, "relative-weekday")
	n.d, n.shift = int(u.n), d.shift
	if d.word.n == 1 && d.word.k != thisW && d.step == d.shift { // coming, past
		n.shift *= 3
	}
	if m := p.at(j + 1); m.k == month && d.shift == 2 || p.loose && m.k == slash {
		if m, ok := p.point(j+1, true); ok && m.form == dayForm {
			m.at, m.rule = d.at, "weekday-date"
			return m, true
		}
	}
	p.withDayPart(&n)
	return n, true
}

// pointMonth reads "last April", "this May 5".
func (p *parser) pointMonth(d pointer, u lexeme) (node, bool) {
	j := d.noun
	if !u.is(capital) && (modal(p.word(j)) || u.is(abbr)) {
		return node{}, false
	}
	if isDay(p.at(j + 1)) {
		if n, ok := p.month(j, true); ok && n.form == dayForm {
			n.at = d.at
			return n, true
		}
	}
	n := date(d.at, j+1, monthForm, "relative-month")
	n.m, n.shift = int(u.n), d.shift
	return n, true
}

// pointDayPart reads "this morning", "last night", "the next morning".
func (p *parser) pointDayPart(d pointer, u lexeme) (node, bool) {
	switch {
	case u.is(capital) && d.word.is(capital): // ITV's This Morning
		return node{}, false
	case d.word.k == nextW && d.word.n == 0 && u.n != 9, d.word.n == 1 && d.word.k != nextW:
		return node{}, false
	}
	n := date(d.at, d.noun+1, open, "day-part")
	switch {
	case u.u == nightUnit && d.word.k == lastW && d.word.n == 0:
		p.shifted(&n, dayUnit, -1)
	case d.word.k == thisW:
		p.shifted(&n, dayUnit, 0)
	}
	n.typ, n.gran = extract.Time, "time"
	return n, true
}

// pointFiscal reads "last fiscal year", "the next financial quarter".
func (p *parser) pointFiscal(d pointer, u lexeme) (node, bool) {
	k := d.noun + 1
	switch y := p.at(k); {
	case y.k == unitWord && y.u == yearUnit && !y.is(plural):
		n := date(d.at, k+1, fiscalForm, "fiscal")
		if p.known && u.n == 0 {
			n.y, _, _ = p.now.date()
			n.y += d.step
		}
		return n, true
	case y.k == quarterW:
		n := date(d.at, k+1, open, "fiscal")
		n.gran = "quarter"
		return n, true
	}
	return node{}, false
}

// pointCount reads "the past five years", "the next 4 business days", "the last
// four months of 2021".
func (p *parser) pointCount(d pointer, u lexeme) (node, bool) {
	j := d.noun
	if d.word.k == thisW {
		return node{}, false
	}
	if w := p.word(j + 1); (w == "business" || w == "working") && u.n > 0 && u.n < 1000 && p.at(j+2).u == dayUnit {
		n := date(d.at, j+3, open, "working-days")
		p.workingDays(&n, int(u.n), d.step)
		return n, true
	}
	q, ok := p.quantity(j)
	if !ok || q.u < dayUnit || q.hyphen || q.lo != q.hi || q.u == nightUnit {
		return node{}, false
	}
	if p.kind(q.end) == ofW {
		return p.within(d.at, q.end+1, q.u, d.step, int(min(q.lo.num/scale, 10000)))
	}
	n := date(d.at, q.end, open, "period")
	p.period(&n, q, d.step)
	return n, true
}

// workingDays sets n to the c days from Monday to Friday before or behind now.
func (p *parser) workingDays(n *node, c, step int) {
	n.gran = "day"
	if !p.known {
		return
	}
	t := p.now
	for k := 0; k < c; {
		if t += day(step); t.weekday() < 6 {
			if k++; k == 1 {
				n.from, n.to = t, t
			}
		}
	}
	n.form, n.from, n.to = fixed, min(n.from, t), max(n.to, t)
	n.iso = n.from.String() + "/" + n.to.String()
}

// pointBehind reports whether a date can be read at token i.
func (p *parser) pointBehind(i int) bool {
	if p.kind(i) == theW {
		i++
	}
	_, ok := p.point(i, true)
	return ok
}

// period sets n to the q units before or behind now: "the past five years".
func (p *parser) period(n *node, q quantity, step int) {
	n.gran = q.u.String()
	if !p.known || q.lo.num%scale != 0 || q.lo.num > 10000*scale {
		return
	}
	c := int(q.lo.num / scale)
	if q.u == quarterUnit || c > 1 && q.u >= decadeUnit && q.u <= centuryUnit { // whole ones
		var first, last node
		a, b := 1, c
		if step < 0 {
			a, b = -c, -1
		}
		p.shifted(&first, q.u, a)
		p.shifted(&last, q.u, b)
		n.form, n.from, n.to = fixed, first.from, last.to
		n.iso = n.from.String() + "/" + n.to.String()
		return
	}
	if step < 0 {
		n.from, n.to = move(p.now, q.u, -c), p.now-1
		if q.u == yearUnit || q.u == monthUnit {
			n.to = p.now
		}
	} else {
		n.from = p.now + 1
		n.to = move(p.now, q.u, c)
	}
	n.form = fixed
	n.iso = n.from.String() + "/" + n.to.String()
}

// move adds c units to t.
func move(t day, u unit, c int) day {
	switch u {
	case dayUnit, nightUnit:
		return t + day(c)
	case week:
		return t + day(7*c)
	case fortnight:
		return t + day(14*c)
	case weekendUnit:
		return t + day(7*c)
	case monthUnit:
		return t.addMonths(c)
	case quarterUnit:
		return t.addMonths(3 * c)
	case yearUnit:
		return t.addMonths(12 * c)
	case decadeUnit:
		return t.addMonths(120 * c)
	case centuryUnit:
		return t.addMonths(1200 * c)
	case millennium:
		return t.addMonths(12000 * c)
	}
	return t
}

// shifted sets n to the unit that lies step units from the one that holds now.
func (p *parser) shifted(n *node, u unit, step int) {
	n.gran = u.String()
	if !p.known {
		return
	}
	n.from = move(firstOf(p.now, u), u, step)
	p.widen(n, u)
}

// sameSpan sets n to the months from to to, moved by days: the third quarter of
// last year, for "a year earlier" in a sentence on the third quarter.
func (p *parser) sameSpan(n *node, from, to, days day, gran string) {
	y, m, d := (from + days).date()
	if d > 15 { // days of months differ by a few
		m++
	}
	a := civil(y, m, 1)
	y0, m0, _ := from.date()
	y1, m1, _ := (to + 1).date()
	b := a.addMonths((y1-y0)*12+m1-m0) - 1
	n.from = a
	switch gran {
	case "month", "quarter", "year":
		u := map[string]unit{"month": monthUnit, "quarter": quarterUnit, "year": yearUnit}[gran]
		if p.widen(n, u); n.to == b {
			return
		}
	}
	n.form, n.from, n.to, n.gran = fixed, a, b, gran
	n.iso = a.String() + "/" + b.String()
}

// firstOf returns the first of the month of t, for units of months and years,
// so that moving it skips no month.
func firstOf(t day, u unit) day {
	if u == monthUnit || u == quarterUnit || u >= yearUnit && u <= centuryUnit {
		y, m, _ := t.date()
		return civil(y, m, 1)
	}
	return t
}

// rolling reports whether "the last year" at i is the length of time up to now
// or from now on, as in "over the last year".
func (p *parser) rolling(i int, u unit) bool {
	if p.kind(i-1) != theW || p.kind(i-2) != inW || u != week && u != monthUnit && u != yearUnit && u != decadeUnit {
		return false
	}
	switch lower(p.word(i - 2)) {
	case "over", "for", "during", "within", "throughout":
		return true
	case "in":
		return u != decadeUnit
	}
	return false
}

// widen sets n to the whole unit that holds n.from.
func (p *parser) widen(n *node, u unit) {
	n.form, n.gran = fixed, u.String()
	t := n.from
	y, m, _ := t.date()
	b := make([]byte, 0, 12)
	switch u {
	case dayUnit:
		n.to, b = t, t.append(b)
	case week, fortnight:
		n.from = t.monday()
		n.to, n.iso = n.from+6, weekISO(n.from)
		if u == fortnight {
			n.from, n.to, n.iso = t, t+13, ""
		}
		return
	case weekendUnit:
		n.from = t.monday() + 5
		n.to, n.iso, n.gran = n.from+1, weekISO(t)+"-WE", "weekend"
		return
	case monthUnit:
		n.from, n.to, b = civil(y, m, 1), civil(y, m, daysIn(y, m)), appendDate(b, y, m, 0)
	case quarterUnit:
		q := (m - 1) / 3
		n.from, n.to = civil(y, 3*q+1, 1), civil(y, 3*q+4, 1)-1
		n.iso = quarterISO(y, q+1)
		return
	case yearUnit:
		n.from, n.to, b = civil(y, 1, 1), civil(y, 12, 31), appendDate(b, y, 0, 0)
	case decadeUnit:
		y -= y % 10
		n.from, n.to, b = civil(y, 1, 1), civil(y+9, 12, 31), append(appendDate(b, y, 0, 0)[:3], 'X')
	case centuryUnit:
		y -= y % 100
		n.from, n.to, b = civil(y, 1, 1), civil(y+99, 12, 31), append(appendDate(b, y, 0, 0)[:2], 'X', 'X')
	default:
		n.form = open
		return
	}
	n.iso = string(b)
}

// weekISO writes the ISO week that t lies in.
func weekISO(t day) string {
	y, w := t.week()
	return string(append(appendDate(make([]byte, 0, 8), y, 0, 0), '-', 'W', byte('0'+w/10), byte('0'+w%10)))
}

// context returns the nearest dated figure before this point in the sentence.
func (p *parser) context() *extract.Figure {
	for k := len(p.out) - 1; k >= 0; k-- {
		f := &p.out[k]
		if f.First < p.base || f.Start < p.tok[0].Start {
			return nil
		}
		if f.Type == extract.Date && f.When.From != "" {
			return f
		}
	}
	return nil
}

// relativeToContext sets n to the unit step units from the date told before in
// the sentence: "77 in 2024, up from a year earlier".
func (p *parser) relativeToContext(n *node, step int, u unit) {
	n.gran = u.String()
	if u < dayUnit {
		n.gran = "time"
		return
	}
	var base day
	if c := p.context(); c != nil {
		from, _ := parseDay(c.When.From)
		to, _ := parseDay(c.When.To)
		switch { // a step can't be finer than what it starts from
		case to-from < 1:
			base = from
		case p.loose && p.known:
			base = p.now
		case to-from < 32 && u >= monthUnit, to-from < 367 && u >= yearUnit, to-from > 367 && u == yearUnit:
			p.sameSpan(n, from, to, move(firstOf(from, u), u, step)-firstOf(from, u), c.When.Granularity)
			return
		default:
			return
		}
	} else if p.loose && p.known {
		base = p.now
	} else {
		return
	}
	n.from = move(base, u, step)
	switch u {
	case monthUnit, yearUnit, decadeUnit, centuryUnit, quarterUnit:
		if p.loose {
			u = dayUnit
		}
		p.widen(n, u)
	default:
		p.widen(n, dayUnit)
	}
}

// yearToDate reads "year to date".
func (p *parser) yearToDate(i int) (node, bool) {
	u := p.at(i).u
	n := date(i, i+3, open, "to-date")
	p.shifted(&n, u, 0)
	if n.form == fixed {
		n.to = p.now
	}
	return n, true
}

// modified reads "early 2017", "late June", "mid-1990s", "earlier this month".
func (p *parser) modified(i int) (node, bool) {
	x := p.at(i)
	j := i + 1
	if p.kind(j) == dash {
		j++
	}
	if x.k == earlyW && p.kind(j) == orW && p.kind(j+1) == earlyW { // late or early
		return node{}, false
	}
	if x.k == laterW {
		if p.kind(j) == inW && fold("in", p.word(j)) && p.kind(j+1) == theW {
			j += 2
			if y := p.at(j); y.k == unitWord && y.u > dayUnit && y.f&^capital == 0 {
				n := date(i, j+1, genericForm, "modified")
				n.u, n.part = y.u, sofarOrRest(x)
				return n, true
			}
			return node{}, false
		}
		if k := p.kind(j); k != thisW && k != lastW && k != nextW {
			return node{}, false
		}
	}
	if p.kind(j) == theW || p.kind(j) == inW && x.k == earlyW {
		return node{}, false
	}
	n, ok := p.point(j, true)
	if !ok || n.typ != extract.Date {
		return node{}, false
	}
	switch n.form {
	case weekdayForm, dayForm, holidayForm:
		return node{}, false
	case clockForm, durationForm:
		return node{}, false
	}
	if n.gran == "day" {
		return node{}, false
	}
	n.at = i
	n.rule = "modified"
	switch {
	case n.part != whole:
	case x.k == laterW:
		n.part = sofarOrRest(x)
	case x.n == 0:
		n.part = early
	case x.n == 1:
		n.part = middle
	default:
		n.part = late
	}
	return n, true
}

func sofarOrRest(x lexeme) part {
	if x.n < 0 {
		return sofar
	}
	return rest
}

// edge reads "end of the year", "start of 2018", "year-end".
func (p *parser) edge(i int) (node, bool) {
	x := p.at(i)
	which := start + part(x.n)
	if x.u != noUnit { // year-end
		n := date(i, i+1, genericForm, "edge")
		n.u, n.part = x.u, which
		p.withYear(&n)
		if n.y > 0 {
			n.form = yearForm
		}
		return n, true
	}
	j := i + 1
	if p.kind(j) == dash && p.glued(j) { // end-June
		if n, ok := p.point(j+1, true); ok && (n.form == monthForm || n.form == yearForm) {
			n.at, n.part, n.rule = i, which, "edge"
			return n, true
		}
		return node{}, false
	}
	if p.kind(j) != ofW {
		if u := p.at(j); which == end && p.loose && u.k == unitWord && (u.u == monthUnit || u.u == yearUnit) && u.f == 0 && u.n == 0 {
			n := date(i, j+1, genericForm, "edge")
			n.u, n.part = u.u, which
			return n, true
		}
		return node{}, false
	}
	if j++; p.kind(j) == theW {
		j++
	}
	u := p.at(j)
	if u.k == quarterW {
		u = lexeme{k: unitWord, u: quarterUnit}
	}
	if u.k == unitWord && u.u >= week && u.f&^capital == 0 && u.n == 0 && u.u != millennium {
		n := date(i, j+1, genericForm, "edge")
		n.u, n.part = u.u, which
		return n, true
	}
	if u.k == fiscalW && p.at(j+1).u == yearUnit {
		n := date(i, j+2, open, "edge")
		n.gran = "year"
		return n, true
	}
	n, ok := p.point(j, true)
	if !ok || n.typ != extract.Date || n.part != whole || (n.form == monthForm || n.form == yearForm) && p.kind(j-1) == theW && p.nounAhead(n.end) {
		return node{}, false // the end of the January transfer window
	}
	switch n.form {
	case monthForm, yearForm, decadeForm, centuryForm, quarterForm, seasonForm, fiscalForm, halfForm, open, fixed:
	default:
		return node{}, false
	}
	if n.gran == "day" {
		return node{}, false
	}
	n.at, n.part, n.rule = i, which, "edge"
	return n, true
}

// ending reads what follows the unit or length at i: "week ended March 7", "three
// months to September", "year to March 2025".
func (p *parser) ending(i, j int) (node, bool) {
	u := p.at(j - 1)
	if u.u < week || u.u > yearUnit {
		return node{}, false
	}
	if j == i+1 && p.word(j) == "to" && p.word(j+1) == "date" {
		return p.yearToDate(i)
	}
	n := date(i, j, open, "ending")
	n.gran = u.u.String()
	count := 1
	if j > i+1 {
		if x := p.at(i); x.k == cardinal || x.k == digits {
			count = int(x.n)
		}
	}
	switch w := lower(p.word(j)); w {
	case "ended", "ending", "to", "through":
		j++
		if w[0] == 'e' && p.kind(j) == inW && fold("on", p.word(j)) {
			j++
		}
	case "commencing", "beginning", "starting":
		b, ok := p.point(j+1, true)
		if !ok || b.form != dayForm && b.form != weekdayForm || b.d2 != 0 || count > 1000 {
			return node{}, false
		}
		p.resolve(&b, p.direction(&b))
		if n.end = b.end; b.form == fixed {
			if u.u == week && b.rule != "weekday" {
				b.from = b.from.monday()
			}
			n.form, n.from, n.to = fixed, b.from, move(b.from, u.u, count)-1
			n.iso = n.from.String() + "/" + n.to.String()
		}
		return n, true
	default:
		return node{}, false
	}
	if p.kind(j) == theW {
		j++
	}
	if p.kind(j) == edgeW && p.kind(j+1) == ofW {
		j += 2
	}
	b, ok := p.point(j, true)
	if !ok || b.form != dayForm && b.form != monthForm && b.form != weekdayForm || b.d2 != 0 {
		return node{}, false
	}
	n.end = b.end
	p.resolve(&b, p.direction(&b))
	if b.form == fixed && count < 1000 {
		n.form, n.to = fixed, b.to
		n.from = move(b.to+1, u.u, -count)
		n.iso = n.from.String() + "/" + n.to.String()
	}
	return n, true
}
