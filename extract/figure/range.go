package figure

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A link is what stands between the ends of a range.
type link uint8

const (
	noLink link = iota
	dash
	to
	and
	or
)

// rangeOf joins a with a second amount behind it where the two are the ends of a
// range: 10-15%, $3-4bn, 25 to 50 basis points, between 10% and 15%. On success
// a has become the whole, and what is returned is its upper end.
func (s *scanner) rangeOf(a *amount) (*amount, bool) {
	if a.kind == extract.Ordinal {
		return nil, false
	}
	before := a.first - 1 // the word before the range, without about and between
	if s.word(before).flags&about != 0 && s.is(before-1, "between") {
		before--
	}
	between := before >= s.done && s.is(before, "between")
	by, k := s.link(a, between)
	if by == noLink {
		return nil, false
	}
	between = between && (by == and || by == dash)
	s.assume = a.prefix
	b, ok := s.amountFrom(k)
	s.assume = false
	if !ok || !s.share(a, &b, by, between) {
		return nil, false
	}
	lo, hi := a.n.value, b.n.value
	lo.neg, hi.neg = a.neg, b.neg
	if b.n.mag > 0 && a.n.mag == 0 && a.n.value.less(b.n.base) && (!a.own || a.prefix) && a.n.form == cardinal { // $3-4bn
		if v, ok := lo.scaled(b.n.mag); ok {
			lo = v
		}
	}
	if b.rule == "money/cents" && !a.own { // 22-24 cents
		lo, _ = lo.scaled(-2)
	}
	ranging := s.is(before, "from") && s.ranging(before-1)
	if lo.neg && hi.neg && hi.less(lo) && (between || ranging) { // from -18 to -34
		lo, hi = hi, lo
	}
	if !lo.less(hi) || !between && !s.isRange(a, &b, by, before, lo, hi) {
		return nil, false
	}
	if b.kind == extract.Duration && !s.opts.Loose { // package calendar reads it
		a.kind = extract.Duration
		return nil, false
	}
	a.n.value, a.neg = lo, lo.neg
	b.n.value, b.neg = hi, hi.neg
	a.kind, a.unit, a.rule, a.last = b.kind, b.unit, b.rule, b.last
	if between {
		a.first = before
	}
	return &b, true
}

// link returns what follows amount a as the link of a range, and the lexeme where
// the second amount begins.
func (s *scanner) link(a *amount, between bool) (link, int) {
	j := a.last
	if !a.own {
		j = a.n.last
	}
	l := s.at(j)
	switch {
	case s.is(j, "to"), s.is(j, "through"):
		return to, j + 1
	case s.is(j, "and") && between:
		return and, j + 1
	case s.is(j, "or") && !between && a.n.form == cardinal:
		return or, j + 1
	case l.kind != mark || l.end-l.start > 1 && l.mark == '-':
		return noLink, j
	}
	switch l.mark {
	case '—':
		if !between {
			return noLink, j
		}
	case '-', '–', '‑', '‐', '−', '~':
	default:
		return noLink, j
	}
	if s.is(j+1, "to") { // 8- to 16-metre
		return to, j + 2
	}
	if l.space != s.at(j+1).space {
		return noLink, j
	}
	return dash, j + 1
}

// share gives each end the unit of the other, and reports whether they fit.
func (s *scanner) share(a, b *amount, by link, between bool) bool {
	if b.kind == extract.Ordinal || (a.unit == "fraction") != (b.unit == "fraction") {
		return false
	}
	if _, code := s.code(b.n.first, b); code {
		return false
	}
	if s.hyphen(b.n.last) && !s.at(b.n.last).space && s.at(b.n.last+1).kind == digits { // 555-01-22
		return false
	}
	switch {
	case a.own && b.own:
		return sameUnit(a.unit, b.unit)
	case b.own:
		return !b.prefix // 5 to $10
	case a.own:
		if !a.prefix || b.noun && by != dash && !between { // 188 votes to six
			return false
		}
		b.kind, b.unit, b.rule = a.kind, a.unit, a.rule
		s.rate(b)
	}
	return true
}

// isRange tells ranges without "between" from changes (rose 3% to 20%), scores and
// seasons.
func (s *scanner) isRange(a, b *amount, by link, before int, lo, hi decimal) bool {
	bare := !a.own && !b.own
	switch by {
	case to:
		if s.is(before, "from") && !s.ranging(before-1) || !a.own && s.yearLike(&a.n) {
			return false
		}
		p := before
		if s.word(p).flags&about != 0 {
			p--
		}
		moves := s.word(p).flags&(rise|fall) != 0
		twice, ok := lo.times(2)
		close := ok && !twice.less(hi) // "by Rs 15 to Rs 20"
		if moves && (a.own || !s.is(p, "up") && !s.is(p, "down")) || s.is(p, "by") && (a.own && !(b.own && close) || bare && !b.noun) {
			return false
		}
		tenfold, ok := lo.times(10)
		return !ok || lo.neg || lo.coef == 0 || !tenfold.less(hi)
	case dash:
		if !bare || !a.n.plain || !b.n.plain {
			return true
		}
		marked := s.word(before).flags&(about|more|less) != 0 || b.noun || s.at(a.n.last).space
		return !s.yearLike(&a.n) && (marked || a.n.value.coef >= 10)
	case or: // two or three villages
		return (b.own || b.noun) && !a.own && a.n.mag == 0 && (hi.coef <= lo.coef+2 || hi.coef <= 2*lo.coef)
	}
	return true
}

// sameUnit reports whether two units agree, but for a rate that only the second has.
func sameUnit(a, b string) bool {
	return a == b || strings.HasPrefix(b, a) && b[len(a)] == '/'
}

// ranging reports whether the word at j says that what follows is a range.
func (s *scanner) ranging(j int) bool {
	switch s.lowered(j) {
	case "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "spanning", "estimates", "aged":
		return true
	}
	return false
}

// amountFrom reads an amount of which lexeme k is the first, currency or number.
func (s *scanner) amountFrom(k int) (amount, bool) {
	saved := s.done
	defer func() { s.done = saved }()
	s.done = k
	if s.word(k).flags&about != 0 {
		k++
		s.done = k
	}
	for i := k; i < k+4; i++ {
		l := s.at(i)
		w := s.word(i)
		if l.kind == digits || l.kind == vulgar || w.starts {
			a, ok := s.amount(i)
			return a, ok && a.first == k
		}
		if l.kind == mark && l.mark != '.' && l.mark != '-' && l.mark != '−' && l.mark != '–' {
			if _, ok := symbols[s.text(i)]; !ok {
				return amount{}, false
			}
		}
		if l.kind == letters && w.class != article && len(s.text(i)) > 6 && !s.is(i, "negative") {
			return amount{}, false
		}
	}
	return amount{}, false
}

// vague reads "tens of thousands", "hundreds of millions of dollars": a figure
// with a lower bound only. It returns the lexeme behind it, or i.
func (s *scanner) vague(i int) int {
	var low uint64
	switch w := s.word(i); {
	case !w.plural && !s.is(i, "tens"):
		return i
	case s.is(i, "tens"):
		low = 20
	case w.class == dozen:
		low = 24
	case w.class == hundred:
		low = 200
	case s.is(i, "thousands"):
		low = 2000
	default:
		return i
	}
	w := s.word(i + 2)
	if !s.is(i+1, "of") || w.class != mag || !w.plural {
		return i
	}
	v, ok := whole(low).scaled(w.exp)
	if !ok {
		return i
	}
	a := amount{first: i, last: i + 3, kind: extract.Number, rule: "vague"}
	if s.is(i+3, "of") {
		if m, end, ok := s.suffix(i + 4); ok && !m.cents {
			a.kind, a.unit, a.last = extract.Money, s.resolve(m, i), end
		} else if u, end := s.unitAt(i + 4); u != "" && s.word(i+4).flags&time == 0 && u != "percent" {
			a.kind, a.unit, a.last = extract.Quantity, u, end
		} else if u, end, direct := s.counted(i + 4); u != "" {
			a.unit = u
			if direct {
				a.kind, a.last = extract.Quantity, end
			}
		}
	}
	s.found = append(s.found, extract.Figure{Span: extract.Span{Start: s.at(i).start, End: s.at(a.last - 1).end}, Type: a.kind, Unit: a.unit,
		Low: v.String(), Approx: true, Rule: a.rule})
	return a.last
}
