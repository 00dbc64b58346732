package calendar

import "github.com/entente-nlp/entente/extract"

// demonstrative reads "last week", "next Tuesday", "this summer", "the past five
// years", "the same month last year".
func (p *parser) demonstrative(i int) (node, bool) {
	x := p.at(i)
	j := i + 1
	if x.k == sameW {
		u := p.at(j)
		if u.k != unitWord || u.is(plural|long) || u.n != 0 {
			if u.k == quarterW {
				u = lexeme{k: unitWord, u: quarterUnit}
			} else if u.k != weekendW && p.word(j) != "period" && p.word(j) != "time" {
				return node{}, false
			}
		}
		if d := p.at(j + 1); d.k == lastW && p.at(j+2).k == unitWord && p.at(j+2).u == yearUnit || d.k == aW && p.kind(j+3) == ago && p.at(j+2).u == yearUnit ||
			d.k == aW && p.kind(j+3) == laterW && p.at(j+2).u == yearUnit {
			end := j + 3
			if d.k == aW {
				end++
			}
			if u.k != unitWord {
				return node{}, false
			}
			n := date(i, end, open, "same-last-year")
			if p.known {
				n.from = p.now.addMonths(-12)
				p.widen(&n, u.u)
			} else {
				n.gran = u.u.String()
			}
			return n, true
		}
		if u.k == unitWord && u.u >= dayUnit && (u.u == dayUnit && p.kind(i-1) == theW && p.closes(j+1) || p.loose) {
			n := date(i, j+1, open, "same")
			n.gran = u.u.String()
			if p.loose {
				p.shifted(&n, u.u, 0)
			}
			return n, true
		}
		return node{}, false
	}
	if x.k == thisW && x.n == 0 && p.kind(j) == lastW && p.at(j).n == 1 { // this past Wednesday
		j++
		x = lexeme{k: nextW, n: -1}
	} else if x.k == thisW && x.n == 0 && p.kind(j) == nextW && p.at(j).n == 1 { // this coming Friday
		j++
		x = lexeme{k: nextW, n: 1}
	}
	shift := 2
	switch {
	case x.k == lastW, x.n < 0:
		shift = -1
	case x.k == nextW:
		shift = 1
	}
	step := shift
	if shift == 2 {
		step = 0
	}
	u := p.at(j)
	switch u.k {
	case unitWord, quarterW:
		if u.k == quarterW {
			u = lexeme{k: unitWord, u: quarterUnit}
		}
		if u.is(long) || u.n != 0 || u.u < dayUnit {
			return node{}, false
		}
		if u.is(plural) {
			return node{}, false
		}
		if u.u == dayUnit && (x.k == thisW || x.k == lastW && (x.n == 0 || x.n == 1) || x.k == nextW && x.n == 1) {
			return node{}, false // this day, the last day
		}
		if p.kind(j+1) == ofW && step != 0 && !p.pointBehind(j+2) {
			if !p.yearOrMonth(j + 2) {
				return node{}, false // the last year of his term
			}
			return p.within(i, j+2, u.u, -1, 1)
		}
		if p.kind(j+1) == ofW && step < 0 {
			if n, ok := p.within(i, j+2, u.u, -1, 1); ok {
				return n, true
			}
		}
		if w := p.word(j + 1); u.u == quarterUnit && (w == "final" || w == "finals") {
			return node{}, false
		}
		n := date(i, j+1, open, "relative-"+u.u.String())
		if u.u == nightUnit {
			n.typ, n.gran = extract.Time, "time"
			return n, true
		}
		if p.loose && u.u == week && p.kind(j+1) == inW && fold("on", p.word(j+1)) && p.kind(j+2) == weekday { // next week on Tuesday
			n.end = j + 3
			p.weekdayOf(&n, int(p.at(j+2).n), step)
			return n, true
		}
		if (x.k == nextW || x.k == lastW) && x.n == 2 && p.kind(i-1) == theW && !p.loose { // the previous year: of the story
			if c := p.context(); c != nil {
				n.from, _ = parseDay(c.When.From)
				n.from = move(firstOf(n.from, u.u), u.u, step)
				p.widen(&n, u.u)
			} else {
				n.gran = u.u.String()
			}
			return n, true
		}
		if !p.loose && x.n == 0 && x.k != thisW && p.rolling(i, u.u) {
			p.period(&n, quantity{lo: amount{scale}, hi: amount{scale}, u: u.u}, step)
			return n, true
		}
		if u.u == dayUnit && !p.loose {
			n.gran = "day" // the next day: of the story, not of the paper
			return n, true
		}
		p.shifted(&n, u.u, step)
		if x.k == lastW && x.n == 1 && n.form == fixed && u.u <= yearUnit { // the past year: up to now
			n.from, n.to = move(p.now, u.u, -1)+1, p.now
			n.iso = n.from.String() + "/" + n.to.String()
		}
		if u.u == week && p.kind(j+1) == weekday && (p.at(j+1).is(capital) || p.loose) {
			w := int(p.at(j + 1).n)
			n.end, n.gran, n.rule = j+2, "day", "week-day"
			if n.form == fixed {
				n.from += day(w - 1)
				n.to, n.iso = n.from, n.from.String()
			}
		}
		return n, true
	case weekendW:
		n := date(i, j+1, open, "relative-weekend")
		p.shifted(&n, weekendUnit, step)
		return n, true
	case weekday:
		if u.is(abbr) && !p.loose && !u.is(capital) {
			return node{}, false
		}
		n := date(i, j+1, weekdayForm, "relative-weekday")
		n.d, n.shift = int(u.n), shift
		if j > i+1 { // this past, this coming
			n.shift = shift * 3
		} else if x.n == 1 && x.k != thisW {
			n.shift = shift * 3
		}
		if m := p.at(j + 1); m.k == month && x.k == thisW || p.loose && m.k == slash {
			if d, ok := p.point(j+1, true); ok && d.form == dayForm {
				d.at, d.rule = i, "weekday-date"
				return d, true
			}
		}
		p.withDayPart(&n)
		return n, true
	case month:
		if !u.is(capital) && modal(p.word(j)) || u.is(abbr) && !u.is(capital) {
			return node{}, false
		}
		n := date(i, j+1, monthForm, "relative-month")
		n.m, n.shift = int(u.n), shift
		if p.isDay(j+1) && p.at(j+1).k == digits && p.at(j+1).w <= 2 {
			if d, ok := p.month(j, true); ok && d.form == dayForm {
				d.at = i
				return d, true
			}
		}
		return n, true
	case season:
		if fold("spring", p.word(j)) && x.n == 2 {
			return node{}, false
		}
		n := date(i, j+1, seasonForm, "relative-season")
		n.m, n.shift = int(u.n), shift
		return n, true
	case dayPart:
		if u.is(capital) && x.is(capital) {
			return node{}, false // ITV's This Morning
		}
		if x.k == nextW && x.n == 0 && u.n != 9 || x.n == 1 && x.k != nextW {
			return node{}, false
		}
		n := date(i, j+1, open, "day-part")
		n.typ = extract.Time
		if u.u == nightUnit && x.k == lastW {
			p.shifted(&n, dayUnit, -1)
		} else if x.k == thisW {
			p.shifted(&n, dayUnit, 0)
		}
		n.gran = "time"
		return n, true
	case holidayW:
		h, end := p.holiday(j)
		if h == nil {
			return node{}, false
		}
		n := date(i, end, holidayForm, "holiday")
		n.h, n.shift = h, shift
		return n, true
	case fiscalW:
		k := j + 1
		y := p.at(k)
		if y.k == unitWord && y.u == yearUnit && !y.is(plural) {
			n := date(i, k+1, fiscalForm, "fiscal")
			if p.known && step < 2 && u.n == 0 {
				yy, _, _ := p.now.date()
				n.y = yy + step
			}
			return n, true
		}
		if y.k == quarterW {
			n := date(i, k+1, open, "fiscal")
			n.gran = "quarter"
			return n, true
		}
	case ordinal, slash:
		if d, ok := p.point(j, true); p.loose && ok && d.form == dayForm && d.y == 0 {
			if d.at = i; p.known && x.k != lastW {
				d.y, _, _ = p.now.date()
				if x.k == nextW {
					d.y++
				}
			}
			return d, true
		}
	case cardinal, digits, decimal, halfW:
		if x.k == thisW {
			return node{}, false
		}
		if w := p.word(j + 1); (w == "business" || w == "working") && u.n > 0 && u.n < 1000 && p.at(j+2).u == dayUnit {
			n := date(i, j+3, open, "working-days")
			p.workingDays(&n, int(u.n), step)
			return n, true
		}
		q, ok := p.quantity(j)
		if !ok || q.u < dayUnit || q.hyphen || q.lo.num != q.hi.num || q.u == nightUnit {
			return node{}, false
		}
		if p.kind(q.end) == ofW {
			if n, ok := p.within(i, q.end+1, q.u, min(step, 1), int(q.lo.num/scale)); ok {
				return n, true
			}
			return node{}, false
		}
		n := date(i, q.end, open, "period")
		p.period(&n, q, step)
		return n, true
	}
	return node{}, false
}

// workingDays sets n to the c days from Monday to Friday before or behind now.
func (p *parser) workingDays(n *node, c, step int) {
	n.gran = "day"
	if !p.known {
		return
	}
	if step == 0 {
		step = 1
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

// yearOrMonth reports whether "year" or "month", or "the year", stands at i.
func (p *parser) yearOrMonth(i int) bool {
	if p.kind(i) == theW {
		i++
	}
	x := p.at(i)
	return x.k == unitWord && (x.u == yearUnit || x.u == monthUnit || x.u == week) && !x.is(plural|long) && x.n == 0
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
