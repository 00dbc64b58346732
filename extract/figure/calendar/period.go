package calendar

import "github.com/entente-nlp/entente/extract"

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
		if fold("by", p.word(j)) || p.kind(a.at-1) == fromW && (p.rescheduled(a.at-2) || !p.loose && p.apart(a, j)) {
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

// apart reports whether "from A to B" are two figures, as the guideline has it: both
// ends are whole dates, "from 13 October to 16 October", not "from 2 to 4 September".
func (p *parser) apart(a node, j int) bool {
	if !fold("to", p.word(j)) || a.form != dayForm && a.form != yearForm {
		return false
	}
	b, ok := p.point(j+1, true)
	return ok && b.form == a.form && (a.form == yearForm || a.m != 0 && b.m != 0 && a.y == 0 && b.y == 0 || a.y != 0 && b.y != 0)
}

// rescheduled reports whether a word near before token i speaks of moving an
// event, so that "from A to B" are two days rather than a period.
func (p *parser) rescheduled(i int) bool {
	for k := i; k >= 0 && k > i-8; k-- {
		switch lower(p.word(k)) {
		case "moved", "move", "moving", "swapped", "switched", "postponed", "postpone", "delayed", "delay", "rescheduled", "shifted", "changed", "pushed",
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
	if n, ok := p.betweenClocks(i); ok {
		return n, true
	}
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
