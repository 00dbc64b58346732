package calendar

import "github.com/entente-nlp/entente/extract"

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
				if ok && m.form == dayForm && m.d2 == 0 {
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
	if p.title(i) {
		return node{}, false
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

// title reports whether the weekday at i is part of a name: the Sunday Times, the
// Mail on Sunday, Bloody Sunday.
func (p *parser) title(i int) bool {
	switch p.word(i - 1) {
	case "Bloody", "Black", "Super", "Fat", "Red", "Cyber":
		return true
	case "every", "Every", "each", "Each": // no day, but many
		return true
	case "on":
		if w := p.word(i - 2); w == "Mail" || w == "Independent" || w == "Scotland" {
			return true
		}
	}
	next := p.at(i + 1)
	if next.k != other || !next.is(capital) && next.k != mayPerson {
		return next.k == dayPart && next.is(capital) && p.at(i).is(capital) && !p.timeBefore(i) // Saturday Night Takeaway
	}
	switch p.word(i + 1) {
	case "Times", "Mail", "Telegraph", "Mirror", "Herald", "Express", "Post", "Agreement":
		return true
	}
	return p.kind(i-1) == theW || p.clitic(i-1)
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
	if x := p.at(n.end); x.k == dayPart {
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
