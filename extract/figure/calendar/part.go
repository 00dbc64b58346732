package calendar

import "github.com/entente-nlp/entente/extract"

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
	if x.w >= 4 {
		if n.m, n.y = int(x.n%10), int(x.n/10); x.w == 5 {
			n.iso, n.form, n.gran = quarterISO(n.y, n.m), open, "quarter"
		}
		return n, true
	}
	p.withYear(&n)
	if n.y == 0 && p.kind(n.end) == fiscalN {
		n.y, n.end = int(p.at(n.end).n), n.end+1
		n.form, n.gran = open, "quarter"
		if fm := p.anchor.FiscalMonth; fm > 0 { // the quarter of the calendar, in the year before where the fiscal year begins
			m := (fm-1+(n.m-1)*3)%12 + 1
			if m >= fm {
				n.y--
			}
			n.m = (m-1)/3 + 1
			n.form = fixed
			n.from = civil(n.y, m, 1)
			n.to = n.from.addMonths(3) - 1
		}
		n.iso = string(appendDate(nil, n.y, 0, 0)) + "-Q" + string(rune('0'+n.m))
	}
	if n.form == halfForm && n.y == 0 {
		return node{}, false // H1N1, the H1 visa, a heading
	}
	return n, true
}

// ordinal reads what begins with an ordinal: a day, "first quarter", "21st
// century", "second week of March", "first three months of 2016".
func (p *parser) ordinal(i int, trusted bool) (node, bool) {
	x := p.at(i)
	if x.u != noUnit { // first-quarter
		return p.part(i, i+1, x.u, int(x.n))
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
		return p.part(i, j+1, quarterUnit, int(x.n))
	case u.k == halfW:
		return p.part(i, j+1, halfUnit, int(x.n))
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
func (p *parser) part(i, end int, u unit, k int) (node, bool) {
	last := 4
	n := date(i, end, quarterForm, "quarter")
	if u == halfUnit {
		last, n.form, n.rule = 2, halfForm, "half"
	}
	final := k < 0
	if final {
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
			return node{}, false // the first quarter of the match
		}
	}
	if (u == halfUnit || final) && !p.business() {
		return node{}, false
	}
	if w := p.word(end); u == quarterUnit && (w == "final" || w == "finals" || p.kind(end) == dash) {
		return node{}, false
	}
	return n, true
}

// business reports whether the sentence speaks of results, so that its "first
// half" is not of a match.
func (p *parser) business() bool {
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
