package figure

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// rangeOf joins a with a second amount behind it where the two are the ends of a
// range: 10-15%, $3-4bn, 25 to 50 basis points, between 10% and 15%. On success
// a has become the whole, and b is its upper end.
func (s *scanner) rangeOf(a *amount) (*amount, bool) {
	if a.kind == extract.Ordinal {
		return nil, false
	}
	j := a.last
	if a.kind == extract.Quantity && a.noun && !a.own {
		j = a.n.last
	}
	if a.noun && !a.own || a.kind == extract.Number {
		j = a.n.last
	}
	between := a.first > s.done-1 && s.is(a.first-1, "between")
	before := a.first - 1
	if !between && s.word(before).flags&about != 0 && s.is(before-1, "between") {
		between = true
		before--
	}
	const (
		dash = iota
		to
		and
		or
	)
	var link int
	k := j + 1
	l := s.at(j)
	switch {
	case l.kind == mark && (l.mark == '-' || l.mark == '–' || l.mark == '—' && between || l.mark == '‑' || l.mark == '‐' || l.mark == '−' || l.mark == '~'):
		if l.end-l.start > 1 && l.mark == '-' {
			return nil, false
		}
		if s.is(k, "to") { // 8- to 16-metre
			link = to
			k++
		} else if l.space != s.at(k).space {
			return nil, false
		}
	case s.is(j, "to") || s.is(j, "through"):
		link = to
	case s.is(j, "and") && between:
		link = and
	case s.is(j, "or") && a.n.form == cardinal && !between:
		link = or
	default:
		return nil, false
	}
	if between && link != and && link != dash {
		between = false
	}
	s.assume = a.prefix
	b, ok := s.amountFrom(k)
	s.assume = false
	if !ok || b.kind == extract.Ordinal || (b.n.form == fraction) != (a.n.form == fraction) && (b.unit == "fraction" || a.unit == "fraction") {
		return nil, false
	}
	if _, code := s.code(b.n.first, &b); code {
		return nil, false
	}
	if s.hyphen(b.n.last) && !s.at(b.n.last).space && s.at(b.n.last+1).kind == digits { // 555-01-22
		return nil, false
	}
	// What the ends share.
	switch {
	case !a.own && b.own:
		if a.noun && a.unit != b.unit {
			if link == to || !b.noun {
				a.noun = false
			}
		}
		if b.prefix { // 5 to $10
			return nil, false
		}
	case a.own && !b.own:
		if !a.prefix || b.noun && link != dash && b.kind == extract.Number && !between {
			return nil, false
		}
		b.kind, b.unit = a.kind, a.unit
		s.rate(&b)
	case a.own && b.own:
		if !sameUnit(a.unit, b.unit) {
			return nil, false
		}
	}
	lo, hi := a.n.value, b.n.value
	lo.neg, hi.neg = a.neg, b.neg
	if b.n.mag > 0 && a.n.mag == 0 && a.n.value.less(b.n.base) && (!a.own || a.prefix) && a.n.form == cardinal {
		if v, ok := lo.scaled(b.n.mag); ok {
			lo = v
		}
	}
	if hi.less(lo) && lo.neg && hi.neg && (between || s.is(before, "from") && s.ranging(before-1)) {
		lo, hi = hi, lo
	}
	if !lo.less(hi) {
		return nil, false
	}
	bare := !b.own && !a.own
	switch link {
	case to:
		if s.is(before, "from") && !s.ranging(before-1) {
			return nil, false
		}
		p := before
		if s.word(p).flags&about != 0 {
			p--
		}
		if f := s.word(p).flags; f&(rise|fall) != 0 && !s.is(p, "up") && !s.is(p, "down") || a.own && (s.is(p, "by") || f&(rise|fall) != 0) {
			return nil, false
		}
		if bare && !b.noun && s.is(before, "by") {
			return nil, false
		}
		if v, ok := lo.times(10); !between && !lo.neg && lo.coef > 0 && ok && v.less(hi) { // rose 0.25% to 5.5%
			return nil, false
		}
		if !a.own && s.yearLike(&a.n) {
			return nil, false
		}
	case dash:
		if bare && b.n.plain && a.n.plain {
			if s.yearLike(&a.n) {
				return nil, false
			}
			marked := s.word(before).flags&(about|more|less) != 0 || b.noun || between || l.space
			if !marked && a.n.value.coef < 10 { // a score
				return nil, false
			}
		}
	case or:
		if !b.own && !b.noun || a.own || a.n.mag > 0 || hi.coef > lo.coef+2 && hi.coef > 2*lo.coef {
			return nil, false
		}
	}
	a.n.value, b.n.value = lo, hi
	a.neg, b.neg = lo.neg, hi.neg
	a.kind, a.unit, a.rule = b.kind, b.unit, b.rule
	if b.kind == extract.Number && !b.own && a.own {
		a.kind = extract.Money
	}
	a.last = b.last
	if b.kind == extract.Duration {
		a.kind = extract.Duration
		if !s.opts.Loose {
			return nil, false
		}
	}
	if between {
		a.first = a.first - 1
		for !s.is(a.first, "between") {
			a.first--
		}
	}
	return &b, true
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
