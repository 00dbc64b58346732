package calendar

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
	case byW, weekday:
		trusted = true
	case fromW:
		trusted = wb == 2 || p.kind(i+1) == dash && p.kind(i+2) == slash // not the odds: from 4/1 to 5/2
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
	if a == 9 && b == 11 { // the attacks, everywhere
		n.y, n.m, n.d = 2001, a, b
		return n, true
	}
	p.withYear(&n)
	return n, true
}
