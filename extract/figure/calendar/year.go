package calendar

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
	case unitWord:
		if x := p.at(i + 1); x.is(plural) || x.u == yearUnit {
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
	if k := p.kind(i + 1); k == dash && p.kind(i+2) == digits && p.at(i+2).w == 4 && p.at(i+2).n > y && y >= 1500 && !p.glued(i+1) {
		return true // 2000 - 2050
	}
	if y >= 1500 && y < 1900 {
		if p.word(i-1) == "(" && (p.word(i+1) == ")" || p.kind(i+1) == dash) {
			return true
		}
		if k := p.kind(i - 1); (k == andW || k == orW) && p.kind(i-2) == digits && p.at(i-2).w == 4 {
			return true // in 1687 and 1689
		}
	}
	if p.capitalBefore(i) {
		return false // Euro 2004, Windows 2000
	}
	switch p.word(i - 1) {
	case "resolution", "resolutions", "flight", "article", "section", "number", "page", "room", "highway", "route", "channel",
		"decree", "regulation", "directive":
		return false
	}
	if y%100 == 0 && p.kind(i-1) == other && p.at(i-1).f&capital == 0 && p.countNoun(i+1) && len(p.word(i-1)) > 3 {
		return false // killed 2000 villagers
	}
	if y < 1900 {
		switch p.kind(i - 1) {
		case byW, fromW, ofW, earlyW, betweenW, theW:
			return y >= 1500 && (p.kind(i-1) != theW || p.nounAhead(i+1)) && (p.kind(i-1) != ofW || p.closes(i+1))
		}
		return p.kind(i-1) == toW && p.word(i-2) == "back" && y >= 1500
	}
	if y >= 2060 && !p.announced(i) && p.kind(i-1) != andW && p.kind(i-1) != orW && p.kind(i-1) != toW {
		return false // a house number more likely
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

// decade reads 1990s, '60s; the short forms without an apostrophe need more.
func (p *parser) decade(i int) (node, bool) {
	x := p.at(i)
	n := date(i, i+1, decadeForm, "decade")
	n.y = int(x.n)
	if p.word(i+1) == "°" {
		return n, false
	}
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
	if p.kind(i-1) == theW && (x.n >= 50 || x.is(long)) || x.is(long) && p.kind(i-1) == inW && p.word(i-1) == "in" {
		return n, true
	}
	return node{}, false
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
