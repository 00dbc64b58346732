package calendar

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
		return before.k == theW || p.clitic(i-1) || i > 0 && before.k == other && !p.capitalBefore(i) && p.nounAhead(i+1)
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
