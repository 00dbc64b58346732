package calendar

import "github.com/entente-nlp/entente/extract"

// clock reads a time of day: "10:30 p.m.", "1530 GMT", "17.42 BST", "noon".
func (p *parser) clock(i int) (node, bool) {
	x := p.at(i)
	n := node{at: i, end: i + 1, form: clockForm, typ: extract.Time, rule: "clock"}
	switch x.k {
	case noon:
		if p.capitalBefore(i) {
			return n, false // a name
		}
		n.d = int(x.n)
		p.zone(&n)
		return n, true
	case tonight:
		if x.is(capital) && i > 0 && p.insideSentence(i) {
			return n, false // Are You Lonesome Tonight
		}
		n.d, n.rule = -1, "tonight"
		if p.known && x.n == 0 {
			n.form, n.from, n.to, n.iso = fixed, p.now, p.now, p.now.String()
		}
		return n, true
	case clock, digits, decimal:
	case cardinal:
		if x.n < 1 || x.n > 12 {
			return n, false
		}
	default:
		return n, false
	}
	if !p.clockFace(&n, false) {
		return n, false
	}
	if k := p.kind(n.end); k == dash || k == toW && p.kind(i-1) == fromW { // 9am-5pm, from 9am to 5pm
		b := node{at: n.end + 1, end: n.end + 2, form: clockForm}
		if p.clockFace(&b, true) {
			n.d2, n.end = b.d+1, b.end
		}
	}
	p.zone(&n)
	return n, true
}

// betweenClocks reads "between 9am and 5pm", "between 2 and 4 p.m.".
func (p *parser) betweenClocks(i int) (node, bool) {
	n := node{at: i + 1, end: i + 2, form: clockForm, typ: extract.Time, rule: "between-clocks"}
	x := p.at(i + 1)
	face := p.clockFace(&n, true)
	b := node{at: n.end + 1, end: n.end + 2, form: clockForm}
	if p.kind(n.end) != andW || !face && (x.k != digits || x.n < 1 || x.n > 12) || !p.clockFace(&b, true) {
		return n, false
	}
	if !face { // the hour takes its half of the day from the second
		if n.d = int(x.n) % 12 * 60; b.d >= 720 && n.d+720 < b.d {
			n.d += 720
		}
	}
	n.at, n.end, n.d2 = i, b.end, b.d+1
	p.zone(&n)
	return n, true
}

// clockFace reads hours and minutes at n.at into n.d.
func (p *parser) clockFace(n *node, trusted bool) bool {
	i := n.at
	x := p.at(i)
	m := p.at(i + 1)
	switch x.k {
	case clock:
		n.d = int(x.n)
		if x.is(fixedClock) {
			return true
		}
		if m.k == meridiem {
			n.d, n.end = n.d%720+int(m.n), i+2
			return true
		}
		return trusted || p.isZone(i+1) || p.clockBefore(i)
	case digits, cardinal:
		if m.k == meridiem && x.n >= 1 && x.n <= 12 {
			if fold("am", p.word(i+1)) && p.glued(i+1) || x.k == cardinal && p.word(i+1) == "am" {
				return false
			}
			n.d, n.end = int(x.n)%12*60+int(m.n), i+2
			return true
		}
		if m.k == oclock && x.n >= 1 && x.n <= 12 {
			n.d, n.end = int(x.n)*60, i+2
			return true
		}
		if x.k == digits && x.w == 4 && x.n/100 < 24 && x.n%100 < 60 && (p.isZone(i+1) || p.word(i)[0] == '0' && fold("at", p.word(i-1))) {
			n.d = int(x.n/100*60 + x.n%100)
			return true
		}
		if x.k == digits && x.w <= 2 && m.k == dash && p.at(i+2).k == clock && p.at(i+2).is(fixedClock) && !p.barred(i) && x.n >= 1 && x.n <= 12 {
			n.d = int(x.n) * 60
			if b := int(p.at(i + 2).n); b >= 720 && n.d+720 < b {
				n.d += 720
			}
			return true
		}
	case decimal:
		if x.n == 0 {
			return false
		}
		n.d = int(x.n) - 1
		if m.k == meridiem && n.d < 780 {
			n.d, n.end = n.d%720+int(m.n), i+2
			return true
		}
		return p.isZone(i + 1)
	}
	return false
}

// clockBefore reports whether a word before i announces a time of day.
func (p *parser) clockBefore(i int) bool {
	switch lower(p.word(i - 1)) {
	case "at", "by", "until", "till", "before", "after", "around", "about", "from", "since":
		return true
	}
	return false
}

// isZone reports whether token i is a time zone; zones that are words too must
// be in capitals.
func (p *parser) isZone(i int) bool {
	if p.kind(i) != zone {
		return false
	}
	w := p.word(i)
	return w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'A' && w[1] <= 'Z'
}

// zone takes a time zone behind n into it.
func (p *parser) zone(n *node) {
	if p.isZone(n.end) {
		n.end++
	}
}
