package calendar

import "github.com/entente-nlp/entente/extract"

// resolve works out the value of n: its ISO form as far as the words go and,
// where they and the anchor allow it, its first and last day, in which case n
// becomes a fixed node. dir is the tense around it: -1 past, +1 future, 0
// unknown.
func (p *parser) resolve(n *node, dir int) {
	ny, nm := 0, 0
	if p.known {
		ny, nm, _ = p.now.date()
	}
	switch n.form {
	case dayForm:
		n.gran = "day"
		if n.y == 0 && p.known {
			n.y = p.nearestYear(n.m, n.d, dir)
		}
		last := n.d
		if n.d2 > 0 {
			last = n.d2
		}
		n.iso = string(appendDate(make([]byte, 0, 10), n.y, n.m, n.d))
		if n.d2 > 0 {
			n.iso += "/" + string(appendDate(make([]byte, 0, 10), n.y, n.m, n.d2))
		}
		if n.y > 0 && valid(n.y, n.m, last) {
			n.form, n.from, n.to = fixed, civil(n.y, n.m, n.d), civil(n.y, n.m, last)
		}
	case monthForm:
		n.gran = "month"
		if n.y == 0 {
			n.y = p.monthYear(n, ny, nm, dir)
		}
		n.iso = string(appendDate(make([]byte, 0, 7), n.y, n.m, 0))
		if n.y > 0 {
			n.form, n.from, n.to = fixed, civil(n.y, n.m, 1), civil(n.y, n.m, daysIn(n.y, n.m))
		}
	case yearForm:
		n.gran = "year"
		n.iso = string(appendDate(make([]byte, 0, 4), n.y, 0, 0))
		end := n.y
		if n.y2 > 0 {
			end = n.y2
			n.iso += "/" + string(appendDate(make([]byte, 0, 4), n.y2, 0, 0))
		}
		n.form, n.from, n.to = fixed, civil(n.y, 1, 1), civil(end, 12, 31)
	case quarterForm, halfForm:
		p.resolvePart(n, ny, nm, dir)
	case seasonForm:
		n.gran = "season"
		if n.y == 0 && p.known {
			n.y = p.seasonYear(n, ny, nm, dir)
		}
		n.iso = string(appendDate(make([]byte, 0, 7), n.y, 0, 0)) + "-" + [...]string{"", "SP", "SU", "AU", "WI"}[n.m]
		if n.y > 0 { // meteorological, of the northern hemisphere
			n.form, n.from = fixed, civil(n.y, 3*n.m, 1)
			n.to = n.from.addMonths(3) - 1
		}
	case decadeForm:
		n.gran = "decade"
		n.iso = string(append(appendDate(make([]byte, 0, 4), n.y, 0, 0)[:3], 'X'))
		n.form, n.from, n.to = fixed, civil(n.y, 1, 1), civil(n.y+9, 12, 31)
	case centuryForm:
		n.gran = "century"
		n.iso = string(append(appendDate(make([]byte, 0, 4), n.y, 0, 0)[:2], 'X', 'X'))
		n.form, n.from, n.to = fixed, civil(n.y, 1, 1), civil(n.y+99, 12, 31)
	case weekdayForm:
		if n.typ == extract.Date {
			n.gran = "day"
		}
		n.iso = "XXXX-WXX-" + string(rune('0'+n.d))
		if p.known {
			n.form, n.from = fixed, p.nearestWeekday(n.d, n.shift, dir)
			n.to, n.iso = n.from, n.from.String()
		}
	case holidayForm:
		p.resolveHoliday(n, ny, dir)
	case fiscalForm:
		n.gran = "fiscal year"
		if n.y > 0 {
			n.iso = string(appendDate(make([]byte, 0, 4), n.y, 0, 0))
			if n.y2 > 0 {
				n.iso += "/" + string(appendDate(make([]byte, 0, 4), n.y2, 0, 0))
			}
		}
		n.form = open
	case genericForm:
		u, step := n.u, 0
		if u == weekendUnit && dir < 0 && p.known && p.now.weekday() < 6 {
			step = -1
		}
		if n.part == whole || u <= week || !p.around(n, u) {
			p.shifted(n, u, step)
		}
	case clockForm:
		n.gran = "time"
		if n.d >= 0 {
			n.iso = clockISO(n.d)
			if n.d2 > 0 {
				n.iso += "/" + clockISO(n.d2-1)
			}
		}
		n.form = open
	}
	if n.part != whole && n.form == fixed {
		p.narrow(n)
	}
	if n.typ == extract.Time {
		n.gran = "time"
	}
}

// around sets n to the unit that holds the nearest date told before in the
// sentence: "in March 2004, by the end of the year".
func (p *parser) around(n *node, u unit) bool {
	for k := len(p.out) - 1; k >= 0; k-- {
		f := &p.out[k]
		if f.First < p.base || f.Start < p.tok[0].Start {
			break
		}
		from, ok := parseDay(f.When.From)
		to, _ := parseDay(f.When.To)
		w := node{from: from}
		if p.widen(&w, u); ok && w.form == fixed && to <= w.to {
			n.form, n.from, n.to, n.iso, n.gran = w.form, w.from, w.to, w.iso, w.gran
			return true
		}
	}
	return false
}

func clockISO(m int) string {
	return string([]byte{byte('0' + m/600), byte('0' + m/60%10), ':', byte('0' + m%60/10), byte('0' + m%10)})
}

// narrow keeps ISO and granularity of n and sets its days to those that a word
// such as "early" or "the end of" leaves. The start and the end are a month of a
// year, ten days of a month and two of a week; early, mid and late are thirds,
// but halves of a month, whose middle is the 10th to the 20th.
func (p *parser) narrow(n *node) {
	length := int(n.to - n.from + 1)
	keep := day(0)
	switch {
	case length > 3000:
		keep = 730
	case length > 300:
		keep = 31
	case length > 60:
		keep = 30
	case length > 20:
		keep = 10
	case length >= 5:
		keep = 2
	default:
		return
	}
	y, m, _ := n.from.date()
	first, second := n.from+day(length/3), n.to-day(length/3)+1 // where the middle third begins and ends
	switch {
	case length > 300:
		third := 4 // months
		if length > 1000 {
			third = length / 1100 * 12
		}
		first, second = n.from.addMonths(third), (n.to + 1).addMonths(-third)
	case length > 20 && length < 60:
		first, second = civil(y, m, 16), civil(y, m, 16)
	}
	switch n.part {
	case start:
		n.to = n.from + keep - 1
	case end:
		n.from = n.to - keep + 1
	case early:
		n.to = first - 1
	case late:
		n.from = second
	case middle:
		if n.from, n.to = first, second-1; first == second {
			n.from, n.to = civil(y, m, 10), civil(y, m, 20)
		}
	case sofar:
		n.to = max(n.from, min(n.to, p.now))
	case rest:
		n.from = min(n.to, max(n.from, p.now))
	}
}

// against is how many times farther a day must lie than another to be chosen
// less, if the tense speaks for it.
const against = 12

// nearestYear chooses the year of a day and month: that of the nearest such day,
// unless the tense forbids it.
func (p *parser) nearestYear(m, d, dir int) int {
	y, _, _ := p.now.date()
	best, dist := 0, day(1<<30)
	for c := y - 1; c <= y+1; c++ {
		if !valid(c, m, d) {
			continue
		}
		t := civil(c, m, d) - p.now
		if dir > 0 && t < 0 || dir < 0 && t > 0 {
			t *= against // possible, but far less likely
		}
		if t < 0 {
			t = -t
		}
		if t < dist {
			best, dist = c, t
		}
	}
	if best == 0 { // 29 February
		for c := y - 4; c <= y+4; c++ {
			if valid(c, m, d) && (best == 0 || abs(c-y) < abs(best-y)) {
				best = c
			}
		}
	}
	return best
}

func abs(x int) int { return max(x, -x) }

// monthYear chooses the year of a month: "that August" is of the year told
// before, others are the last one that has begun, unless the tense or a word
// points ahead.
func (p *parser) monthYear(n *node, ny, nm, dir int) int {
	if p.kind(n.at-1) == thatW {
		return p.yearBefore(p.base + n.at)
	}
	if !p.known {
		return 0
	}
	switch n.shift {
	case 2:
		return ny
	case -1:
		if n.m < nm {
			return ny
		}
		return ny - 1
	case 1:
		if n.m > nm {
			return ny
		}
		return ny + 1
	}
	switch {
	case dir > 0 && n.m < nm:
		return ny + 1
	case dir == 0 && n.m > nm && n.m-nm <= 3:
		return ny
	case dir <= 0 && n.m > nm:
		return ny - 1
	}
	return ny
}

// yearBefore returns the last year that the text prints before token i of the
// document, within three or four sentences, or 0.
func (p *parser) yearBefore(i int) int {
	for k := i - 1; k >= 0 && k > i-100; k-- {
		w := p.doc.Slice(p.doc.Tokens[k].Span)
		if len(w) != 4 {
			continue
		}
		if x := lex(w); x.k == digits && x.n >= 1900 && x.n < 2100 {
			switch lex(p.doc.Slice(p.doc.Tokens[max(k-1, 0)].Span)).k {
			case month, inW, season, comma, fromW, earlyW, byW, ofW:
				return int(x.n)
			}
		}
	}
	return 0
}

// resolvePart resolves quarters and halves of a year.
func (p *parser) resolvePart(n *node, ny, nm, dir int) {
	months, mark := 3, "-Q"
	n.gran = "quarter"
	if n.form == halfForm {
		months, mark, n.gran = 6, "-H", "half"
	}
	if fm := p.anchor.FiscalMonth; n.y == 0 && fm > 0 && p.word(n.end-1) != "year" {
		m := (fm-1+(n.m-1)*months)%12 + 1 // its first month
		if p.known {
			n.y = ny
			if m > nm && dir <= 0 {
				n.y--
			} else if m+months-1 < nm && dir > 0 {
				n.y++
			}
			n.form, n.from = fixed, civil(n.y, m, 1)
			n.to = n.from.addMonths(months) - 1
			n.iso = n.from.String() + "/" + n.to.String()
		}
		if months == 3 {
			n.iso = string(appendDate(make([]byte, 0, 7), n.y, 0, 0)) + mark + string(rune('1'+(m-1)/3))
		}
		return
	}
	if n.y == 0 && p.known {
		n.y = ny
		current := (nm-1)/months + 1
		switch {
		case p.word(n.end-1) == "year" && p.kind(n.end-2) == lastW:
			n.y--
		case p.word(n.end-1) == "year" && p.kind(n.end-2) == nextW:
			n.y++
		case p.word(n.end-1) == "year":
		case n.shift != 0:
		case dir > 0 && n.m < current:
			n.y++
		case dir < 0 && n.m > current, dir == 0 && n.m > current && n.m-current > 1:
			n.y--
		}
	}
	n.iso = string(appendDate(make([]byte, 0, 7), n.y, 0, 0)) + mark + string(rune('0'+n.m))
	if n.y > 0 {
		n.form, n.from = fixed, civil(n.y, (n.m-1)*months+1, 1)
		n.to = n.from.addMonths(months) - 1
	}
}

// seasonYear chooses the year in which a season begins.
func (p *parser) seasonYear(n *node, ny, nm, dir int) int {
	start := 3 * n.m // its first month
	switch n.shift {
	case 2:
		if n.m == 4 && nm <= 3 {
			return ny - 1
		}
		return ny
	case -1:
		if start+2 < nm {
			return ny
		}
		return ny - 1
	case 1:
		if start > nm {
			return ny
		}
		return ny + 1
	}
	switch {
	case dir > 0 && start+2 < nm:
		return ny + 1
	case dir <= 0 && start > nm:
		return ny - 1
	}
	return ny
}

// resolveHoliday resolves a named day like a day without year.
func (p *parser) resolveHoliday(n *node, ny, dir int) {
	h := n.h
	n.gran = "day"
	if n.y == 0 && !p.known || h.m == 0 && !h.easter {
		if h.d > 0 {
			n.iso = string(appendDate(make([]byte, 0, 10), n.y, h.m, h.d))
		}
		n.form = open
		return
	}
	var t day
	switch {
	case n.y > 0:
		t, _ = h.in(n.y)
	case n.shift == 2:
		t, _ = h.in(ny)
	default:
		last, _ := h.in(ny - 1)
		this, _ := h.in(ny)
		next, _ := h.in(ny + 1)
		if this < p.now || this == p.now && n.shift >= 0 {
			last = this
		} else if this > p.now {
			next = this
		}
		back, ahead := p.now-last, next-p.now
		switch { // the tense counts, but less than nearness
		case dir < 0:
			ahead *= against
		case dir > 0:
			back *= against
		}
		if t = last; n.shift == 1 || n.shift == 0 && ahead < back {
			t = next
		}
	}
	n.form, n.from, n.to, n.iso = fixed, t, t, t.String()
}

// nearestWeekday resolves a weekday. shift: 0 bare, -1 last, 1 next, 2 this, -3
// and 3 the nearest past or coming.
func (p *parser) nearestWeekday(wd, shift, dir int) day {
	monday := p.now.monday()
	back := day((p.now.weekday() - wd + 7) % 7)
	switch shift {
	case 2:
		return monday + day(wd-1)
	case -1:
		return monday - 7 + day(wd-1)
	case 1:
		return monday + 7 + day(wd-1)
	case -3:
		if back == 0 {
			back = 7
		}
		return p.now - back
	case 3:
		return p.now - back + 7
	}
	if dir > 0 && back > 0 {
		return p.now - back + 7
	}
	return p.now - back
}

// window bounds, in tokens, how far the tense of a date is looked for.
const window = 24

// direction tells from the words around n whether it lies ahead: +1, behind: -1,
// or neither: 0. The nearest sign to the left, within the clause, decides; a date
// at the beginning of its clause looks to the right.
func (p *parser) direction(n *node) int {
	if n.y != 0 || !p.known || n.form <= fixed || n.form == clockForm {
		return 0 // nothing depends on it
	}
	right := p.ahead(n)
	before := p.at(n.at - 1)
	switch {
	case before.k == theW:
		before = p.at(n.at - 2)
	case p.word(n.at-1) == "least":
		before = p.at(n.at - 3)
	}
	switch {
	case before.k == byW && !p.clitic(n.end): // by Friday; not by Friday's attack
		if before.is(capital) && right != 0 {
			return right
		}
		return 1
	case before.k == inW && fold("since", p.word(n.at-1)):
		return -1
	}
	for i := n.at - 1; i >= 0 && i > n.at-window; i-- {
		x := p.at(i)
		if x.k == clauseW || x.k == other && p.word(i) == ";" {
			break
		}
		if x.k == nextW && x.n < 2 {
			return 1
		}
		if d := p.tense(i); d != 0 {
			return d
		}
	}
	return right
}

// ahead returns the first sign of tense to the right of n.
func (p *parser) ahead(n *node) int {
	for i := n.end; i < len(p.lex) && i < n.end+window; i++ {
		if d := p.tense(i); d != 0 {
			return d
		}
	}
	return 0
}

// tense returns what the word at i says of its clause: +1 future, -1 past.
func (p *parser) tense(i int) int {
	x := p.at(i)
	switch x.k {
	case willW:
		if x.n == 0 {
			if p.word(i) == "May" {
				return 0
			}
			return 1
		}
		switch next := p.kind(i + 1); {
		case next == toW, x.n == 2 && (next == inW || next == byW || next == nextW || next == thisW):
			return 1
		}
		if w := p.word(i); w[len(w)-1] == 'd' && w != "could" {
			return p.past(i)
		}
		return 0
	case didW:
		return p.past(i)
	case ago:
		return -1
	case other:
		w := p.word(i)
		if n := len(w); n > 3 && w[n-1] == 'd' && w[n-2] == 'e' && w[n-3] != 'e' && 'a' <= w[0] && w[0] <= 'z' {
			return p.past(i)
		}
	}
	return 0
}

// past returns -1 for the past form at i, but +1 for one behind "be": to be held.
func (p *parser) past(i int) int {
	if p.word(i-1) == "be" || p.word(i-2) == "be" {
		return 1
	}
	return -1
}
