package calendar

import (
	"strconv"

	"github.com/entente-nlp/entente/extract"
)

// scale is the unit of an amount: six decimal places.
const scale = 1_000_000

// An amount is a number of units of time, exact to six places.
type amount struct{ num int64 }

// String writes a as a plain decimal without closing zeros.
func (a amount) String() string {
	b := strconv.AppendInt(make([]byte, 0, 16), a.num/scale, 10)
	if f := a.num % scale; f != 0 {
		b = append(b, '.')
		for u := int64(scale / 10); f != 0; u /= 10 {
			b = append(b, byte('0'+f/u))
			f %= u
		}
	}
	return string(b)
}

// A quantity is a number of units as read, before it is known whether it is a
// length of time, a date ("two weeks ago") or nothing of ours.
type quantity struct {
	at, end int
	lo, hi  amount
	u       unit
	hyphen  bool // an adjective: four-day
	vague   bool
	old     bool
	bare    bool // the number is only "a" or "an"
}

// maxAmount keeps sums of amounts inside int64.
const maxAmount = 4_000_000_000_000 * scale

// amount reads a plain number at i: digits, decimals, words, fractions.
func (p *parser) amount(i int) (a amount, end int, ok bool) {
	x := p.at(i)
	switch x.k {
	case digits, decimal:
		if x.k == decimal && x.u != noUnit {
			return a, i, false
		}
		v, good := parseAmount(p.word(i))
		if !good {
			return a, i, false
		}
		a.num, end = v, i+1
		if s := p.at(end); s.k == slash && x.k == digits { // 3 1/2
			if f, good := fraction(s); good {
				a.num, end = a.num+f, end+1
			}
		} else if s.k == dash && p.at(end+1).k == slash && p.glued(end) && p.glued(end+1) { // 1-1/2
			if f, good := fraction(p.at(end + 1)); good {
				a.num, end = a.num+f, end+2
			}
		} else if p.word(end) == "½" {
			a.num, end = a.num+scale/2, end+1
		}
	case cardinal:
		a.num, end = int64(x.n)*scale, i+1
		if x.is(half) {
			a.num += scale / 2
			return a, end, true
		}
		k := p.skipHyphen(end) // the tokenizer splits Twenty-five
		if y := p.at(k); x.n >= 20 && x.n%10 == 0 && y.k == cardinal && y.n < 10 && y.n > 0 {
			a.num, end = a.num+int64(y.n)*scale, k+1
		}
	case aW, hundred:
		if x.k == aW && p.kind(i+1) != hundred {
			return a, i, false
		}
		if a.num, end = scale, i; x.k == aW {
			end++
		}
	default:
		return a, i, false
	}
	for p.kind(end) == hundred {
		f := int64(p.at(end).n)
		if a.num > maxAmount/f {
			return a, i, false
		}
		a.num, end = a.num*f, end+1
		if f > 1000 {
			continue
		}
		j := end
		if p.kind(j) == andW {
			j++
		}
		if y := p.at(j); y.k == cardinal && y.n > 0 && a.num%(100*scale) == 0 {
			a.num, end = a.num+int64(y.n)*scale, j+1
			if z := p.at(end); y.n >= 20 && y.n%10 == 0 && z.k == cardinal && z.n > 0 && z.n < 10 {
				a.num, end = a.num+int64(z.n)*scale, end+1
			}
		}
	}
	return a, end, true
}

// parseAmount reads 1,234.5 or 2½.
func parseAmount(s string) (int64, bool) {
	var v int64
	unit, n := int64(0), 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if n++; n > 12 {
				return 0, false
			}
			if unit == 0 {
				v = v*10 + int64(c-'0')*1
			} else if unit /= 10; unit == 0 {
				return 0, false
			} else {
				v += int64(c-'0') * unit
			}
		case c == ',' && unit == 0:
		case c == '.' && unit == 0:
			v *= scale
			unit = scale
		default:
			if s[i:] == "½" && unit == 0 {
				return v*scale + scale/2, true
			}
			return 0, false
		}
	}
	if unit == 0 {
		v *= scale
	}
	return v, n > 0 && v <= maxAmount
}

// fraction returns the value of a token such as 1/2.
func fraction(x lexeme) (int64, bool) {
	a, b := int64(x.n/10000), int64(x.n%10000)
	if a < 1 || b <= a || b > 16 {
		return 0, false
	}
	return a * scale / b, true
}

// unitAt reads the unit of a length at i; halves before a unit ("half an hour")
// are the business of quantity.
func (p *parser) unitAt(i int) (u unit, adjective, aged, ok bool) {
	x := p.at(i)
	switch {
	case x.k == unitWord && x.n == 0 && x.f&(half|abbr) == 0:
		return x.u, x.is(long), x.is(old), true
	case x.k == ordinal && x.n == 2 && fold("second", p.word(i)):
		return second, false, false, true
	case x.k == dayPart && x.u == nightUnit && x.n != 0 && fold("night", p.word(i)):
		return nightUnit, false, false, true
	case x.k == quarterW:
		return quarterUnit, false, false, true
	case x.k == weekendW:
		return weekendUnit, false, false, true
	}
	return noUnit, false, false, false
}

// quantity reads a number and a unit of time, or a range of numbers, at i.
func (p *parser) quantity(i int) (q quantity, ok bool) {
	q.at = i
	j := i
	between := p.kind(j) == betweenW
	if between {
		j++
	}
	x := p.at(j)
	if x.k == allW && p.loose { // all week
		if u := p.at(j + 1); u.k == unitWord && u.u >= dayUnit && u.f == 0 && u.n == 0 {
			q.lo.num, q.hi.num, q.u, q.end = scale, scale, u.u, j+2
			return q, true
		}
		return q, false
	}
	if x.k == unitWord && !between { // four-day, decade-long, 24hrs
		if x.n == 0 && x.f&(long|half) == 0 {
			return q, false
		}
		q.u, q.end, q.hyphen, q.old = x.u, j+1, !x.is(plural) && p.word(j)[0] > '9', x.is(old)
		q.lo.num = int64(x.n) * scale
		if x.n == 0 && !x.is(half) {
			q.lo.num = scale
		}
		if x.is(half) {
			q.lo.num += scale / 2
		}
		if x.is(abbr) && !p.loose { // 3h; "for 2W" but not "in 3D films"
			return q, x.u == hour || p.closes(j+1) && p.lengthBefore(j)
		}
		q.hi = q.lo
		return q, true
	}
	if x.k == decimal && x.u != noUnit { // 3.5years
		w := p.word(j)
		for k := range len(w) {
			if w[k] != '.' && (w[k] < '0' || w[k] > '9') {
				v, good := parseAmount(w[:k])
				q.lo.num, q.hi.num, q.u, q.end = v, v, x.u, j+1
				return q, good
			}
		}
	}
	if x.k == halfW && (p.kind(j+1) == aW || p.kind(j+1) == ofW && p.kind(j+2) == aW) || x.k == aW && p.kind(j+1) == halfW || x.k == halfW { // half an hour, a half hour
		k := j + 1
		for p.kind(k) == aW || p.kind(k) == halfW || p.kind(k) == dash && p.glued(k) {
			k++
		}
		if u, adj, _, good := p.unitAt(k); good && u != quarterUnit && (u != second || p.word(k) == "seconds") && k-j <= 3 &&
			(k > j+1 || u == hour) {
			q.lo.num, q.hi.num, q.u, q.end, q.hyphen = scale/2, scale/2, u, k+1, adj
			return q, p.kind(j) == halfW || p.kind(j+1) == halfW
		}
		return q, false
	}
	if p.kind(j) == quarterW && p.kind(j+1) == ofW && p.kind(j+2) == aW || x.k == cardinal && x.n == 3 && p.at(j+1).u == quarterUnit && p.kind(j+2) == ofW && p.kind(j+3) == aW {
		k, f := j+3, int64(1)
		if x.k == cardinal {
			k, f = j+4, 3
		}
		if u, adj, _, good := p.unitAt(k); good && !adj && u != second && u != quarterUnit && !p.at(k).is(plural) {
			q.lo.num, q.u, q.end = f*scale/4, u, k+1
			q.hi = q.lo
			return q, true
		}
	}
	if p.word(j) == "½" {
		if u, _, _, good := p.unitAt(j + 1); good {
			q.lo.num, q.hi.num, q.u, q.end = scale/2, scale/2, u, j+2
			return q, true
		}
	}
	if x.k == aW && p.kind(j+1) != hundred {
		if p.kind(j+1) == vague && p.at(j+1).n != 1 {
			return p.someOf(q, j+1)
		}
		u, adj, isOld, good := p.unitAt(j + 1)
		if !good || adj || u == second && p.word(j+1) == "second" || u == quarterUnit || p.at(j+1).is(plural) || u == weekendUnit {
			return q, false
		}
		q.lo.num, q.u, q.end, q.bare, q.old = scale, u, j+2, true, isOld
		q.hi = q.lo
		p.andHalf(&q)
		return q, true
	}
	if x.k == vague {
		return p.someOf(q, j)
	}
	a, k, good := p.amount(j)
	if !good || p.barredAmount(j) {
		return q, false
	}
	q.lo, q.hi = a, a
	k = p.andAHalf(&q, k)
	// The second number of a range.
	sep := p.kind(k)
	switch {
	case between && sep == andW, !between && (sep == toW && fold("to", p.word(k)) || sep == orW || sep == dash):
		if b, end, good := p.amount(k + 1); good && (sep != dash || p.glued(k) == p.glued(k+1)) {
			if _, _, _, good := p.unitAt(p.skipHyphen(end)); good && b.num > a.num {
				q.hi, k = b, end
				k = p.andAHalf(&q, k)
			} else if between {
				return q, false
			}
		} else if sep == orW && p.kind(k+1) == moreW {
			k += 2
		} else if between {
			return q, false
		}
	case between:
		u, _, _, good := p.unitAt(k) // between two years and three years
		if !good || p.kind(k+1) != andW {
			return q, false
		}
		b, end, good := p.amount(k + 2)
		if !good {
			return q, false
		}
		v, _, _, good := p.unitAt(end)
		if !good || u != v || b.num <= a.num {
			return q, false
		}
		q.hi, q.u, q.end = b, u, end+1
		return q, true
	}
	if (p.kind(k) == nextW || p.kind(k) == lastW) && q.lo == q.hi && p.kind(q.at-1) == theW { // the 2 next days
		if u, adj, _, good := p.unitAt(k + 1); good && !adj && u >= dayUnit && p.at(k+1).is(plural) {
			q.u, q.end = u, k+2
			return q, true
		}
	}
	joined := p.skipHyphen(k)
	u, adj, isOld, good := p.unitAt(joined)
	if w := lower(p.word(k)); !good && p.loose && (w == "business" || w == "working" || w == "consecutive" || w == "more") {
		if u, adj, isOld, good = p.unitAt(k + 1); good {
			joined = k + 1
		}
	}
	if !good || u == weekendUnit && !p.loose || u == nightUnit && joined == k && !p.loose {
		return q, false
	}
	q.u, q.end, q.hyphen, q.old = u, joined+1, joined > k || adj, isOld
	if k := p.kind(q.at - 1); u == quarterUnit && q.lo.num <= 3*scale && !p.loose && k != nextW && k != lastW {
		return q, false // three quarters of them
	}
	if u == second && p.word(joined) == "second" && !q.hyphen && (q.lo.num != scale || joined == k && p.at(j).k == aW) {
		return q, false
	}
	if u != second && !q.hyphen && !p.at(joined).is(plural) && q.hi.num > scale && p.word(joined) != "fortnight" {
		if p.at(joined).is(capital) {
			return q, false // 24 Hour Party People
		}
	}
	if !q.hyphen {
		p.andHalf(&q)
		p.compound(&q)
	}
	return q, true
}

func (p *parser) skipHyphen(k int) int {
	if p.kind(k) == dash && p.glued(k) && p.glued(k+1) {
		return k + 1
	}
	return k
}

// someOf reads "few days", "couple of weeks".
func (p *parser) someOf(q quantity, j int) (quantity, bool) {
	if !p.loose {
		return q, false
	}
	x := p.at(j)
	k := j + 1
	if x.n == 2 && p.kind(k) == ofW {
		k++
	}
	u, _, _, good := p.unitAt(k)
	if !good {
		return q, false
	}
	q.lo.num = 3 * scale
	if x.n == 2 {
		q.lo.num = 2 * scale
	}
	q.hi, q.u, q.end, q.vague = q.lo, u, k+1, true
	return q, true
}

// barredAmount reports whether the number at j is the tail of something else.
func (p *parser) barredAmount(j int) bool {
	if j == 0 {
		return false
	}
	w := p.word(j - 1)
	switch w[len(w)-1] {
	case '$', '#', '/', '.':
		return p.glued(j) && w != "..." || w[len(w)-1] == '$'
	case '-':
		return p.glued(j) && p.glued(j-1) && (p.kind(j-2) == digits || p.kind(j-2) == decimal)
	}
	return w == "£" || w == "€"
}

// andAHalf takes "and a half" behind a number into q.
func (p *parser) andAHalf(q *quantity, k int) int {
	if p.kind(k) != andW {
		return k
	}
	j := k + 1
	if p.kind(j) == aW {
		j++
	}
	if p.kind(j) == halfW {
		q.lo.num, q.hi.num = q.lo.num+scale/2, q.hi.num+scale/2
		if q.lo.num != q.hi.num {
			q.lo.num -= scale / 2
		}
		return j + 1
	}
	if p.kind(j) == quarterW && j > k+1 {
		q.lo.num, q.hi.num = q.lo.num+scale/4, q.hi.num+scale/4
		return j + 1
	}
	return k
}

// andHalf takes "and a half" behind a unit into q: "a year and a half".
func (p *parser) andHalf(q *quantity) {
	if p.kind(q.end) != andW || q.lo != q.hi {
		return
	}
	j := q.end + 1
	if p.kind(j) == aW {
		j++
	}
	if p.kind(j) != halfW && (p.kind(j) != quarterW || j == q.end+1) {
		return
	}
	add := int64(scale / 2)
	if p.kind(j) == quarterW {
		add = scale / 4
	}
	q.lo.num += add
	q.hi, q.end, q.bare = q.lo, j+1, false
}

// ratios between units that can be added exactly.
var ratios = [...]int64{second: 1, minute: 60, hour: 3600, dayUnit: 86400, week: 604800}

// compound adds the smaller units behind q: "two hours and 15 minutes", "2 years
// 3 months". The sum is in the smallest unit.
func (p *parser) compound(q *quantity) {
	for n := 0; n < 3 && q.lo == q.hi; n++ {
		j := q.end
		if p.kind(j) == andW || p.kind(j) == comma {
			j++
		}
		a, k, ok := p.amount(j)
		if !ok {
			return
		}
		u, adj, _, ok := p.unitAt(k)
		if !ok || adj || u == second && p.word(k) == "second" && a.num != scale {
			return
		}
		if l := p.kind(k + 1); l == ago || l == laterW {
			return
		}
		var f int64
		switch {
		case q.u == yearUnit && u == monthUnit:
			f = 12
		case int(q.u) < len(ratios) && int(u) < len(ratios) && ratios[q.u] > 0 && ratios[u] > 0 && ratios[q.u] > ratios[u]:
			f = ratios[q.u] / ratios[u]
		}
		if f == 0 || a.num >= f*scale || q.lo.num > maxAmount/f {
			return
		}
		q.lo.num = q.lo.num*f + a.num
		q.hi, q.u, q.end, q.bare = q.lo, u, k+1, false
	}
}

// duration reads what begins with a length of time: a DURATION, or a DATE as in
// "two weeks ago", "a year earlier", "three months to June".
func (p *parser) duration(i int) (node, bool) {
	q, ok := p.quantity(i)
	if !ok {
		return node{}, false
	}
	if n, ok := p.counted(&q); ok {
		return n, true
	}
	n := node{at: i, end: q.end, form: durationForm, typ: extract.Duration, rule: "duration", lo: q.lo, hi: q.hi, u: q.u}
	switch {
	case q.old:
	case q.bare && (q.u == nightUnit || !p.lengthBefore(i) && (!p.eventBehind(q.end) || p.rateBefore(i))):
		return n, false
	case q.lo.num == scale && !q.hyphen && q.u == dayUnit && !p.lengthBefore(i) && p.kind(q.end) != ofW && !p.eventBehind(q.end):
		return n, false // one day they will join
	case q.u == quarterUnit && !p.loose && q.lo.num < 4*scale:
		return n, false
	case p.kind(i-1) == thisW && q.bare:
		return n, false
	}
	if w := p.word(i - 1); w == "every" || w == "Every" || w == "per" {
		return n, false
	}
	return n, true
}

// eventBehind reports whether "after" or "before" and an event follow: a day
// after the vote.
func (p *parser) eventBehind(j int) bool {
	w := p.word(j)
	return (w == "after" || w == "before") && !p.closes(j+1)
}

// rateBefore reports whether what stands before "a week" is counted by it: six
// days a week, once a week.
func (p *parser) rateBefore(i int) bool {
	w := p.word(i - 1)
	return p.kind(i-1) == unitWord || w == "times" || w == "once" || w == "twice" || p.kind(i-1) == digits
}

// lengthBefore reports whether the word before "a year" makes it a length of
// time: not "once a year" and not "$60 a day".
func (p *parser) lengthBefore(i int) bool {
	x := p.at(i - 1)
	switch x.k {
	case inW:
		return true
	case byW, toW, ofW, fromW, aboutW, moreW:
		return x.k != byW || fold("by", p.word(i-1))
	}
	switch lower(p.word(i - 1)) {
	case "lasted", "took", "take", "takes", "last", "lasts", "lasting", "spent", "spend", "spending", "taken", "taking", "just", "only",
		"served", "stay", "stayed", "wait", "waited", "waiting", "live", "lived", "with", "without", "another", "half", "quite", "almost", "least", "most", "nearly":
		return true
	}
	return false
}

// counted reads the words that turn a length into a date.
func (p *parser) counted(q *quantity) (node, bool) {
	n := date(q.at, q.end, open, "ago")
	if q.hyphen || q.old {
		return n, false
	}
	if s := p.at(q.end - 2); q.end-q.at > 2 && (s.k == nextW || s.k == lastW) {
		n.rule = "period"
		p.period(&n, *q, shiftOf(s))
		return n, true
	}
	step := 0
	k := p.at(q.end)
	w := p.word(q.end)
	switch {
	case k.k == ago:
		step = -1
	case k.k == laterW && (p.kind(q.end+1) == thisW || p.kind(q.end+1) == lastW):
		return n, false // 30 minutes later this week
	case k.k == laterW:
		n.rule = "later"
		n.end = q.end + 1
		if q.u < dayUnit {
			n.gran, n.typ = "time", extract.Time
			return n, q.lo == q.hi
		}
		if q.lo == q.hi && q.lo.num%scale == 0 && q.lo.num < 10000*scale {
			p.relativeToContext(&n, int(k.n)*int(q.lo.num/scale), q.u)
		} else {
			n.gran = q.u.String()
		}
		return n, true
	case w == "before" && p.closes(q.end+1) && q.u >= dayUnit:
		n.end, n.rule = q.end+1, "later"
		if q.lo == q.hi && q.lo.num%scale == 0 && q.lo.num < 10000*scale {
			p.relativeToContext(&n, -int(q.lo.num/scale), q.u)
		}
		return n, true
	case fold("from", w) && (p.kind(q.end+1) == nowW || p.kind(q.end+1) == deictic) && q.u >= dayUnit:
		n.end = q.end + 2
		return n, p.counts(&n, q, 1, int(p.at(q.end+1).n))
	case p.loose && q.u >= dayUnit && q.lo == q.hi && (fold("after", w) || fold("from", w) || fold("before", w) || fold("following", w)):
		b, ok := p.point(q.end+1, true)
		if !ok || b.typ != extract.Date {
			return n, false
		}
		step := 1
		if fold("before", w) {
			step = -1
		}
		p.resolve(&b, 1)
		n.end, n.gran = b.end, "day"
		if b.form == fixed && b.from == b.to && q.lo.num%scale == 0 && q.lo.num < 10000*scale {
			n.from = move(b.from, q.u, step*int(q.lo.num/scale))
			p.widen(&n, dayUnit)
		}
		return n, true
	case w == "hence":
		step = 1
	case fold("in", p.word(q.at-1)) && p.timeBehind(q.end) > 0 && q.u >= dayUnit: // in five years' time
		n.end = p.timeBehind(q.end)
		return n, p.counts(&n, q, 1, 0)
	default:
		if m, ok := p.ending(q.at, q.end); ok && q.lo == q.hi {
			return m, true
		}
		if p.loose && fold("in", p.word(q.at-1)) && !q.bare && q.u >= dayUnit && q.lo == q.hi {
			n.at, n.rule = q.at, "in"
			return n, p.counts(&n, q, 1, 0)
		}
		if p.loose && fold("in", p.word(q.at-1)) && q.bare && q.u >= dayUnit {
			n.rule = "in"
			return n, p.counts(&n, q, 1, 0)
		}
		return n, false
	}
	n.end = q.end + 1
	return n, p.counts(&n, q, step, 0)
}

// timeBehind returns the end of "' time" at token i, or 0.
func (p *parser) timeBehind(i int) int {
	if w := p.word(i); w == "'" || w == "’" || p.clitic(i) {
		i++
	}
	if p.word(i) == "time" {
		return i + 1
	}
	return 0
}

// counts sets n to the day q before or behind now, which is itself moved by
// offset days.
func (p *parser) counts(n *node, q *quantity, step, offset int) bool {
	n.gran = q.u.String()
	if q.u < dayUnit {
		n.gran, n.typ = "time", extract.Time
		return true
	}
	if !p.known || q.lo != q.hi || q.lo.num > 10000*scale || q.vague && step < 0 && !p.loose {
		return true
	}
	t := p.now + day(offset)
	whole, rest := int(q.lo.num/scale), q.lo.num%scale
	n.from = move(t, q.u, step*whole)
	if rest != 0 {
		if q.u != yearUnit {
			return true
		}
		n.from = n.from.addMonths(step * int(rest*12/scale))
	}
	u := q.u
	if p.loose || u == week || u == fortnight || u == dayUnit {
		u = dayUnit
	}
	p.widen(n, u)
	return true
}

// measure fills f with the length n, and with the bounds that the words before
// it tell.
func (p *parser) measure(n *node, f *extract.Figure) {
	lo, hi, u := n.lo, n.hi, n.u
	switch u {
	case fortnight:
		lo.num, hi.num = 2*lo.num, 2*hi.num
	case millennium:
		lo.num, hi.num = 1000*lo.num, 1000*hi.num
	}
	f.Unit = u.String()
	f.Low, f.High = lo.String(), hi.String()
	if lo == hi {
		f.Value = f.Low
	}
	i := n.at - 1
	switch p.kind(i) {
	case aboutW:
		f.Approx = true
	case inW:
		w := lower(p.word(i))
		switch w {
		case "about", "around":
			f.Approx = true
		case "than":
			switch lower(p.word(i - 1)) {
			case "more", "longer":
				f.High = ""
			case "less", "fewer", "shorter":
				f.Low = ""
			}
		case "under":
			f.Low = ""
		}
	case toW:
		if fold("up", p.word(i-1)) {
			f.Low = ""
		}
	}
	switch lower(p.word(i)) {
	case "least":
		f.High = ""
	case "most":
		f.Low = ""
	}
}
