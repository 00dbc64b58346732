package figure

import "github.com/entente-nlp/entente/extract"

// A number is a value in digits or words, with its magnitude but no unit.
type number struct {
	first, last int     // half-open range of lexemes
	value       decimal //
	base        decimal // value without the closing magnitude
	mag         int     // exponent of the closing magnitude, 0 if none
	form        form
	words       bool // no digits in it
	plain       bool // digits only, without separators or magnitude: may be a year or a code
	abbrev      bool // the magnitude is a letter that could be a unit (10m)
}

type form uint8

const (
	cardinal form = iota
	fraction
	rank
)

// at returns lexeme i; outside the sentence, a lexeme that is like no other.
func (s *scanner) at(i int) *lexeme {
	if i < 0 || i >= len(s.lex) {
		return &none
	}
	return &s.lex[i]
}

var none = lexeme{kind: mark, mark: -1, space: true, word: nil}

// word returns what the lexicon knows of lexeme i, never nil.
func (s *scanner) word(i int) *word {
	if w := s.at(i).word; w != nil {
		return w
	}
	return &noWord
}

var noWord word

func (s *scanner) text(i int) string {
	if i < 0 || i >= len(s.lex) {
		return ""
	}
	return s.doc[s.lex[i].start:s.lex[i].end]
}

// is reports whether lexeme i is w, which is in lower case, in any case of letters.
func (s *scanner) is(i int, w string) bool {
	l := s.at(i)
	if l.kind != letters || l.end-l.start != len(w) {
		return false
	}
	for k := range len(w) {
		if s.doc[l.start+k]|0x20 != w[k] {
			return false
		}
	}
	return true
}

func (s *scanner) isMark(i int, r rune) bool {
	l := s.at(i)
	return l.kind == mark && l.mark == r
}

// hyphen reports whether lexeme i is a hyphen, not a dash.
func (s *scanner) hyphen(i int) bool {
	l := s.at(i)
	return l.kind == mark && (l.mark == '-' && l.end-l.start == 1 || l.mark == '‐' || l.mark == '‑')
}

// letterMag decides whether the letters at j are a magnitude: bn always, k and m
// where they cannot be a unit. unsure says that a unit of length is possible.
func (s *scanner) letterMag(j int, money bool) (exp int, ok, unsure bool) {
	l, t := s.at(j), s.text(j)
	if s.at(j-1).kind != digits && s.at(j-1).kind != vulgar {
		return 0, false, false
	}
	if !s.at(j+1).space && s.at(j+1).kind == digits {
		return 0, false, false // 24703m212
	}
	e := s.word(j).exp
	apart := l.space
	switch t {
	case "bn", "mn", "tn", "bln", "mln", "trn", "tln", "Bn", "BN", "Mn", "MN", "TN", "Tn", "mio", "mil", "cr", "Cr", "CR", "BLN", "MLN", "Bln", "Mln":
		return e, true, false
	case "MM":
		return e, true, false
	case "mm":
		return e, money, false
	case "k", "K":
		return e, !apart || money || s.at(j+1).kind == mark, false
	case "m":
		if money || s.currencyAfter(j+1) {
			return e, true, false
		}
		return e, !apart && !s.lengthAhead(j+1) && (s.countAhead(j+1) || s.is(j+1, "were") || s.is(j+1, "are") || s.is(j+1, "have") || s.is(j+1, "had") ||
			s.millions || s.priced()), true
	case "M":
		return e, true, false
	case "b", "B":
		return e, !apart || money, false
	case "t", "T":
		return e, money || t == "T" && !apart && s.currencyAfter(j+1), false
	case "G":
		d, _ := decimalOf(s.text(j - 1))
		return e, !d.less(whole(10)), false // 5G and 2.5G are names
	}
	return 0, false, false
}

// priced reports whether money was found in the sentence so far.
func (s *scanner) priced() bool {
	for i := len(s.found) - 1; i >= 0 && i > len(s.found)-8; i-- {
		if s.found[i].Type == extract.Money {
			return true
		}
	}
	return false
}

// lengthAhead reports whether the word at j says that metres stand before it.
func (s *scanner) lengthAhead(j int) bool {
	switch s.lowered(j) {
	case "long", "high", "wide", "deep", "tall", "away", "above", "below", "hurdles", "freestyle", "sprint", "butterfly", "race":
		return true
	}
	return false
}

// number reads a number at lexeme i with all that belongs to it: an article
// before it, fractions, "point five", powers of ten.
func (s *scanner) number(i int, money bool) (number, bool) {
	w := s.word(i)
	var n number
	ok := true
	switch {
	case s.at(i).kind == vulgar:
		f := vulgarFraction(s.at(i).mark)
		n = number{first: i, last: i + 1, form: fraction}
		n.value, _ = whole(uint64(f / 100)).over(uint64(f % 100))
		n.base = n.value
		s.scale(&n, money)
		return n, true
	case w.class == half:
		return s.half(i)
	case s.at(i).kind != digits && !w.starts:
		return number{first: i, last: i + 1}, false
	case w.plural || s.is(i, "tens"):
		return number{first: i, last: i + 1}, false
	}
	if s.is(i, "quarter") { // a quarter
		n = number{first: i, last: i + 1, words: true, form: rank, value: whole(4)}
	} else if n, ok = s.core(i, money); !ok {
		return n, false
	}
	led := s.word(i-1).class == article && s.at(i).space && i > s.done
	if n.form == rank {
		return s.shareOrRank(n, led, money)
	}
	if w.class == hundred || w.class == mag || w.class == dozen {
		if led {
			n.first = i - 1
		} else if n.last == i+1 { // several hundred
			return n, false
		}
	}
	s.extend(&n, money)
	return n, true
}

// shareOrRank decides whether the ordinal n is a share: a third of it, a quarter.
// led says that an article stands before it.
func (s *scanner) shareOrRank(n number, led, money bool) (number, bool) {
	quarter := s.is(n.first, "quarter")
	if led && s.fractionAhead(n) {
		ok := true
		if n.value.exp > 0 { // a millionth
			n.value.exp = -n.value.exp
		} else {
			n.value, ok = whole(1).over(n.value.coef)
		}
		n.first--
		n.base, n.form, n.mag = n.value, fraction, 0
		s.scale(&n, money)
		return n, ok
	}
	if !quarter {
		return n, true
	}
	k := n.last
	if s.hyphen(k) && !s.at(k).space {
		k++
	}
	n.value, _ = whole(1).over(4)
	n.base, n.form = n.value, fraction
	return n, s.is(k, "point") || s.is(k, "percentage") // a quarter-point cut
}

// extend adds to the cardinal n what may follow it.
func (s *scanner) extend(n *number, money bool) {
	j := n.last
	// 1e10, 1.3x10^6, 2.48×10−5
	if !n.words && s.power(n) {
		return
	}
	// five point five
	if n.words && s.is(j, "point") {
		if d, k, ok := s.point(j+1, n.value); ok {
			n.value, n.base, n.last = d, d, k
			s.scale(n, money)
			return
		}
	}
	// 10 1/2, 1-1/2, 3/4, 2½
	if f, k, ok := s.slashed(j, n); ok {
		n.value, n.last, n.plain = f, k, false
		n.base = n.value
		s.scale(n, money)
		return
	}
	// two and a half, one million and three quarters
	if f, k, ok := s.andFraction(j, n); ok {
		n.value, n.last, n.plain, n.base = f, k, false, f
		if n.mag == 0 {
			s.scale(n, money)
		} else {
			n.mag = 0
		}
		return
	}
	// two thirds, one twenty-fifth, two-thirds
	if den, k, ok := s.denominator(j, n); ok {
		if f, good := n.value.over(den.coef); good {
			f.exp -= den.exp
			n.value, n.base, n.last, n.form, n.mag, n.plain = f, f, k, fraction, 0, false
			s.scale(n, money)
			return
		}
	}
	s.outOf(n)
}

// point reads the digits behind a spoken point at lexeme j: nought four, eleven.
func (s *scanner) point(j int, d decimal) (decimal, int, bool) {
	k, ok := j, d.exp == 0 && d.den == 0
	for ; ok && s.word(k).class == small && s.word(k).value < 10; k++ {
		d, ok = d.times(10)
		d.coef += s.word(k).value
		d.exp--
	}
	if k > j || !ok {
		return d, k, ok
	}
	n, ok := s.core(j, false)
	if !ok || n.form != cardinal || n.value.exp != 0 || n.value.coef > 99 || !n.words {
		return d, j, false
	}
	d, ok = d.times(100)
	d.coef += n.value.coef
	d.exp -= 2
	return d, n.last, ok
}

// scale multiplies n by a magnitude that follows it: two and a half million, a
// quarter of a million.
func (s *scanner) scale(n *number, money bool) {
	j := n.last
	if s.hyphen(j) && !s.at(j+1).space && s.word(j+1).class == mag {
		j++
	}
	if s.is(j, "of") && s.word(j+1).class == article && s.word(j+2).class == mag {
		j += 2
	}
	w := s.word(j)
	switch {
	case w.class == mag && !w.plural:
		if v, ok := n.value.scaled(w.exp); ok {
			n.base, n.mag, n.value, n.last, n.form = n.value, w.exp, v, j+1, cardinal
		}
	case w.class == dozen && !w.plural:
		if v, ok := n.value.times(12); ok {
			n.value, n.base, n.last, n.form = v, v, j+1, cardinal
		}
	case w.class == letter && s.at(j-1).kind != letters:
		if e, ok, _ := s.letterMag(j, money); ok {
			if v, ok := n.value.scaled(e); ok {
				n.base, n.mag, n.value, n.last, n.form = n.value, e, v, j+1, cardinal
			}
		}
	}
}

// power reads a power of ten behind the digits of n.
func (s *scanner) power(n *number) bool {
	j := n.last
	l := s.at(j)
	if l.space {
		return false
	}
	sign := func(k int) (int, int) {
		switch {
		case s.isMark(k, '+'):
			return 1, k + 1
		case s.isMark(k, '-') || s.isMark(k, '−') || s.isMark(k, '–'):
			return -1, k + 1
		}
		return 1, k
	}
	k := 0
	sgn := 1
	switch {
	case s.text(j) == "e" || s.text(j) == "E": // 1e10
		sgn, k = sign(j + 1)
	case (s.text(j) == "x" || s.isMark(j, '×') || s.isMark(j, '*')) && s.text(j+1) == "10":
		k = j + 2
		if s.isMark(k, '^') {
			k++
		}
		sgn, k = sign(k)
		if k == j+2 {
			return false // 5x10
		}
	default:
		return false
	}
	t := s.text(k)
	if s.at(k).kind != digits || s.at(k).space || len(t) > 2 || !allDigits(t) {
		return false
	}
	e := int(t[0] - '0')
	if len(t) == 2 {
		e = e*10 + int(t[1]-'0')
	}
	v, ok := n.value.scaled(sgn * e)
	if ok {
		n.value, n.base, n.last, n.plain = v, v, k+1, false
	}
	return ok
}

// slashed reads a fraction with a slash or a fraction sign behind n, or of which n
// is the numerator.
func (s *scanner) slashed(j int, n *number) (decimal, int, bool) {
	if n.words {
		return decimal{}, 0, false
	}
	if s.at(j).kind == vulgar && !s.at(j).space {
		f := vulgarFraction(s.at(j).mark)
		if e, ok := whole(uint64(f / 100)).over(uint64(f % 100)); ok {
			v, ok := n.value.plus(e)
			return v, j + 1, ok
		}
	}
	if n.plain && s.isMark(j, '/') && s.small(j+1) && s.at(j).space == s.at(j+1).space && n.value.exp == 0 {
		b, _ := decimalOf(s.text(j + 1))
		a := n.value.coef
		if a >= b.coef || b.coef < 2 || s.isMark(j+2, '/') || a == 9 && b.coef == 11 || !slashDen(b.coef) {
			return decimal{}, 0, false
		}
		n.form = fraction
		v, ok := n.value.over(b.coef)
		return v, j + 2, ok
	}
	k := j
	if s.hyphen(k) && !s.at(k).space && !s.at(k+1).space {
		k++
	}
	if s.small(k) && s.isMark(k+1, '/') && s.small(k+2) && (k == j) == s.at(k).space && n.value.exp == 0 {
		a, _ := decimalOf(s.text(k))
		b, _ := decimalOf(s.text(k + 2))
		if a.coef < b.coef && slashDen(b.coef) {
			if f, ok := a.over(b.coef); ok {
				v, ok := n.value.plus(f)
				return v, k + 3, ok
			}
		}
	}
	return decimal{}, 0, false
}

// slashDen reports whether fractions with this denominator are written with a
// slash; others are more likely dates or scores.
func slashDen(n uint64) bool {
	switch n {
	case 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 25, 32, 40, 50, 64, 100:
		return true
	}
	return false
}

// andFraction reads "and a half" behind n.
func (s *scanner) andFraction(j int, n *number) (decimal, int, bool) {
	k := j
	if s.hyphen(k) {
		k++
	}
	if !s.is(k, "and") {
		return decimal{}, 0, false
	}
	k++
	if s.hyphen(k) {
		k++
	}
	num := uint64(1)
	switch w := s.word(k); {
	case w.class == article:
		k++
	case w.class == small && w.value > 0:
		num = w.value
		k++
	case s.is(k, "half") && !s.is(k+1, "of") && s.word(k+1).class != article:
	default:
		return decimal{}, 0, false
	}
	if s.hyphen(k) {
		k++
	}
	w := s.word(k)
	var den uint64
	switch {
	case w.class == half:
		den = 2
	case w.class == ordinal && w.exp == 0 && w.value > 2 && w.value <= 10 && (num > 1) == w.plural:
		den = w.value
	default:
		return decimal{}, 0, false
	}
	if den > 2 && s.is(k+1, "of") { // three and a third of them
		return decimal{}, 0, false
	}
	f, _ := whole(num).over(den)
	end := k + 1
	if m := s.word(end); n.mag > 0 && m.class == mag && !m.plural && m.exp < n.mag { // one billion and three quarters million
		f, _ = f.scaled(m.exp)
		end++
	} else if n.mag > 0 {
		f, _ = f.scaled(n.mag)
	}
	v, ok := n.value.plus(f)
	return v, end, ok
}

// denominator reads the denominator behind the numerator n.
func (s *scanner) denominator(j int, n *number) (decimal, int, bool) {
	if s.hyphen(j) && s.at(j).space == s.at(j+1).space {
		j++
	} else if s.is(j, "over") && n.value.exp == 0 && n.mag == 0 { // one over three
		if m, ok := s.core(j+1, false); ok && m.form == cardinal && m.value.exp == 0 && n.value.less(m.value) && s.at(m.last).kind != letters {
			return m.value, m.last, true
		}
		return decimal{}, 0, false
	}
	one := n.value == whole(1)
	w := s.word(j)
	switch {
	case s.at(j).kind != letters:
		return decimal{}, 0, false
	case w.class == ordinal && (w.plural || one || s.is(j, "quarter") && n.value == whole(3) && s.hyphen(j-1)) && (w.value > 2 || w.exp > 0):
		if s.is(j, "quarters") && n.value != whole(3) { // of a year
			return decimal{}, 0, false
		}
		if w.exp > 0 {
			return decimal{coef: 1, exp: w.exp}, j + 1, true
		}
		return whole(w.value), j + 1, true
	case w.class == small || w.class == tens || w.class == hundred:
		k := j
		m, ok := s.core(k, false)
		if ok && m.form == rank && one && m.value.exp == 0 {
			return m.value, m.last, true
		}
		if ok && m.form == cardinal && m.value.exp == 0 {
			if s.hyphen(m.last) {
				m.last++
			}
			if w := s.word(m.last); w.class == ordinal && w.plural && w.value < 10 && w.value > 2 && m.value.coef%10 == 0 {
				return whole(m.value.coef + w.value), m.last + 1, true
			}
		}
	}
	return decimal{}, 0, false
}

// outOf reads proportions: one in five, nine out of ten.
func (s *scanner) outOf(n *number) {
	j := n.last
	dash := s.hyphen(j)
	if dash {
		j++
	}
	if !s.is(j, "in") && !(s.is(j, "out") && s.is(j+1, "of")) || n.value.exp != 0 || n.value.coef == 0 || n.value.coef > 99 {
		return
	}
	out := s.is(j, "out")
	j++
	if out || dash {
		j++
	}
	if s.at(j).kind == digits == n.words && n.value != whole(1) {
		return
	}
	m, ok := s.core(j, false)
	if !ok || m.form != cardinal || m.value.exp != 0 || m.value.coef < 2 || !n.value.less(m.value) {
		return
	}
	w := s.word(m.last)
	if !out {
		switch {
		case m.value.coef > 10 && m.value.coef%10 != 0, w.flags&time != 0, s.hyphen(m.last) && !dash, w.class == mag,
			s.is(m.last, "games"), s.is(m.last, "matches"), s.is(m.last, "minutes"), s.is(m.last, "starts"), s.is(m.last, "appearances"),
			n.value.coef > 1 && s.at(m.last).kind == letters && w.flags&stop == 0 && m.value.coef < 3:
			return
		}
	}
	v, ok := n.value.over(m.value.coef)
	if ok {
		n.value, n.base, n.last, n.form, n.plain = v, v, m.last, fraction, false
	}
}

// fractionAhead decides between "a third of the land" and "a third term".
func (s *scanner) fractionAhead(n number) bool {
	j := n.last
	if s.is(n.first, "quarter") {
		return !s.is(j, "final") && !(s.is(j, "in") && s.is(j+1, "advance")) && !s.is(j, "century") && !s.hyphen(j)
	}
	if n.value.coef < 3 && n.value.exp == 0 {
		return false
	}
	l := s.at(j)
	if n.value.exp == 0 && n.value.coef > 10 && n.value.coef < 100 {
		return s.is(j, "of")
	}
	if l.kind != letters {
		return !s.hyphen(j)
	}
	w := s.word(j)
	return w.flags&stop != 0 || w.class == mag
}

// half reads "half a million", "half of", "more than half".
func (s *scanner) half(i int) (number, bool) {
	n := number{first: i, last: i + 1, form: fraction, words: true}
	n.value, _ = whole(1).over(2)
	n.base = n.value
	j := i + 1
	if s.hyphen(j) && !s.at(j).space && !s.at(j+1).space {
		j++
		if w := s.word(j); w.class == article {
			j++
			if s.hyphen(j) {
				j++
			}
		}
	} else if s.word(j).class == article {
		j++
	}
	w := s.word(j)
	if w.class == mag && !w.plural || w.class == dozen && !w.plural {
		n.last = j
		s.scale(&n, false)
		if s.word(i-1).class == article && !s.is(i-2, "and") && i > s.done {
			n.first = i - 1
		}
		return n, true
	}
	if j > i+1 { // half a mile, half-mile
		if u, _ := s.unitAt(j); u != "" && w.flags&time == 0 || s.is(j, "point") || s.currencyAfter(j) {
			n.last = i + 1
			return n, true
		}
	}
	if u, _ := s.unitAt(j); j == i+1 && u != "" && w.flags&time == 0 || s.is(j, "point") { // a half percentage point
		return n, true
	}
	if s.hyphen(i+1) || s.hyphen(i-1) || s.word(i-1).class == ordinal || s.word(i-1).flags&determine != 0 || s.word(i-1).class == article ||
		s.at(i-1).kind == letters && s.at(i-1).word == nil && !s.is(i+1, "of") && !s.is(i+1, "the") {
		return n, false
	}
	prev := s.word(i - 1)
	switch next := s.word(i + 1); {
	case s.is(i+1, "of") || next.flags&determine != 0 || s.is(i+1, "all"):
		return n, !s.part(i - 1)
	case prev.flags&(about|more|less) != 0 || s.is(i-1, "than") || s.is(i-1, "by") || s.is(i-1, "least") || s.is(i-1, "only"):
		return n, s.word(i+1).flags&time == 0 && !s.is(i+1, "time")
	}
	return n, false
}

// part reports whether the word at j makes "half" a place or a period rather than
// a share: the northern half of the island.
func (s *scanner) part(j int) bool {
	if s.hyphen(j-1) && !s.at(j-1).space {
		return true
	}
	switch t := s.lowered(j); t {
	case "other", "in", "upper", "lower", "better", "back", "front", "right", "left", "top", "bottom", "latter", "later", "earlier", "opening", "closing":
		return true
	default:
		return len(t) > 5 && t[len(t)-3:] == "ern"
	}
}
