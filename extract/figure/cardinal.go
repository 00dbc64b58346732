package figure

// A reader reads one cardinal or ordinal from left to right: groups below a
// thousand ("three hundred and twenty-one"), each closed by a magnitude smaller
// than the one before ("two million three hundred thousand").
type reader struct {
	s     *scanner
	money bool // a currency stands before
	n     number
	sum
	saved  sum  // what to go back to when "and two" turns out to begin "two million"
	closed bool // the lexeme before next is a magnitude
	failed bool // more digits than a decimal holds
}

type sum struct {
	total, group decimal
	open         bool   // group has begun
	room         uint64 // what is added to group must be less
	lastMag      int    // exponent of the last magnitude
	next         int    // lexeme to read
}

// core reads the longest cardinal or ordinal at lexeme i, in time linear in what
// it covers. money says that a currency stands before it.
func (s *scanner) core(i int, money bool) (number, bool) {
	r := reader{s: s, money: money, n: number{first: i, words: true}, sum: sum{next: i, lastMag: maxExp + 1}}
	for r.step() {
	}
	n := r.n
	n.last = max(r.next, i+1)
	if r.failed || r.next == i {
		return n, false
	}
	n.value = r.total
	if r.open {
		var ok bool
		if n.value, ok = r.total.plus(r.group); !ok {
			return n, false
		}
		n.mag = 0
	}
	if n.mag == 0 {
		n.base = n.value
	}
	return n, true
}

// step reads the next part and reports whether to go on.
func (r *reader) step() bool {
	j := r.next
	if j > r.n.first {
		j = r.link(j)
	}
	l, w := r.s.at(j), r.s.word(j)
	if l.kind == digits {
		return r.digits(j)
	}
	if l.kind != letters {
		return false
	}
	switch w.class {
	case small, tens:
		return r.units(j, w)
	case hundred:
		return r.hundred(j, w)
	case dozen:
		return r.dozen(j, w)
	case mag, letter:
		return r.magnitude(j, w)
	case ordinal:
		return r.rank(j, w)
	}
	return false
}

// link returns the lexeme behind a hyphen, an "and" or a comma at j that joins
// the number with what follows, or j.
func (r *reader) link(j int) int {
	s, next := r.s, r.s.word(j+1)
	switch {
	case s.hyphen(j) && s.at(j+1).kind == letters && s.at(j).space == s.at(j+1).space:
		switch next.class {
		case small:
			return j + 1
		case ordinal:
			if !next.plural {
				return j + 1
			}
		case hundred, mag, dozen:
			if !s.at(j).space {
				return j + 1
			}
		}
	case s.is(j, "and") || s.isMark(j, '&'):
		if !r.closed && r.room != 100 || s.at(j+1).caps == title {
			return j
		}
		word := next.class == small && !s.denominatorAt(j+2, next.value == 1) || next.class == tens ||
			next.class == ordinal && !next.plural && next.value > 1 && !s.is(j+1, "quarter")
		if word && (r.n.words || r.closed) || s.small(j+1) && (r.lastMag < 6 || r.room == 100) {
			r.saved = r.sum
			return j + 1
		}
	case s.isMark(j, ',') && r.closed && r.n.words: // three million, two hundred
		if c := s.word(j + 2).class; (next.class == small || next.class == tens) && (c == hundred || c == mag) {
			r.saved = r.sum
			return j + 1
		}
	}
	return j
}

// digits reads a number in digits, the first of all or of a group below a
// thousand: 4 thousand 3 hundred and 21.
func (r *reader) digits(j int) bool {
	s := r.s
	d, ok := decimalOf(s.text(j))
	if j == r.n.first {
		r.n.words = false
		if !ok {
			r.failed = true
			r.next = j + 1
			return false
		}
		if s.suffixed(j + 1) { // 28th
			r.n.form = rank
			r.group, r.open, r.next = d, true, j+2
			r.failed = d.exp != 0
			return false
		}
		d, r.next, ok = s.spaced(j, d)
		r.n.plain = r.next == j+1 && allDigits(s.text(j))
		r.failed = !ok
		r.saved = r.sum
		r.group, r.open = d, true
		return ok
	}
	if !ok || !s.small(j) || j == r.next && !r.closed || r.open && r.room != 100 {
		return false
	}
	if r.lastMag > 5 && r.room != 100 && s.word(j+1).class != mag { // 5 million 3
		return false
	}
	if l := s.at(j + 1); l.kind == mark && !l.space && l.mark != ',' && l.mark != '.' && l.mark != ')' { // 4 thousand 3-4
		return false
	}
	r.n.words = false
	return r.add(j, d, 0)
}

// add adds d to the group, or begins one with it; less than room may follow.
func (r *reader) add(j int, d decimal, room uint64) bool {
	if r.open {
		var ok bool
		if r.group, ok = r.group.plus(d); !ok {
			r.failed = true
			return false
		}
	} else {
		if j == r.next {
			r.saved = r.sum
		}
		r.group, r.open = d, true
	}
	r.room, r.next, r.closed = room, j+1, false
	return true
}

// units reads "seven", "seventeen" or "seventy".
func (r *reader) units(j int, w *word) bool {
	begun := j > r.n.first && j == r.next // without a link
	switch {
	case w.class == tens && begun && r.s.pluralOrdinal(j+1): // one hundred | thirty-fifths
		return false
	case r.open && (w.value >= r.room || !r.n.words && r.room != 100):
		return false
	case begun && !r.open && !r.n.words && r.lastMag > 7: // 5 million | two
		return false
	}
	room := uint64(0)
	if w.class == tens {
		room = 10
	}
	r.n.plain = false
	return r.add(j, whole(w.value), room)
}

func (r *reader) hundred(j int, w *word) bool {
	first := j == r.n.first
	switch {
	case !r.open && (w.plural || !first):
		return false
	case !r.open:
		r.group, r.open = whole(100), true
	case !r.group.less(whole(100)): // 3 hundred | and 2 hundred
		r.sum = r.saved
		return false
	default:
		var ok bool
		if r.group, ok = r.group.times(100); !ok {
			r.failed = true
			return false
		}
	}
	r.room, r.next, r.closed, r.n.plain = 100, j+1, false, false
	return true
}

func (r *reader) dozen(j int, w *word) bool {
	if !r.open {
		if w.plural || j > r.n.first {
			return false
		}
		r.group = whole(1)
	}
	v, ok := r.group.times(12)
	r.failed = !ok
	r.group, r.open, r.next, r.n.plain = v, true, j+1, false
	return false
}

// magnitude closes the group with thousand, million, crore, bn.
func (r *reader) magnitude(j int, w *word) bool {
	e := w.exp
	if w.class == letter {
		var ok, unsure bool
		if e, ok, unsure = r.s.letterMag(j, r.money); !ok || !r.open {
			return false
		}
		r.n.abbrev = unsure
		r.s.millions = true
	}
	v, ok := whole(1), true
	switch {
	case r.open && e >= r.lastMag: // 3 million | and 6 million
		r.sum = r.saved
		return false
	case r.open:
		if r.n.mag = 0; r.total.coef == 0 {
			r.n.base, r.n.mag = r.group, e
		}
		v = r.group
		r.lastMag = e
	case j == r.n.first && !w.plural:
		r.n.base, r.n.mag = v, e
		r.lastMag = e
	case r.closed && j == r.next && w.class == mag: // three lakh crore
		r.n.base, r.n.mag = r.total, r.n.mag+e
		v, r.total = r.total, decimal{}
		r.lastMag = min(maxExp, r.lastMag+e)
	default:
		return false
	}
	if v, ok = v.scaled(e); ok {
		r.total, ok = r.total.plus(v)
	}
	r.failed = !ok
	r.group, r.open, r.room = decimal{}, false, 0
	r.next, r.closed, r.n.plain = j+1, true, false
	return ok && w.class == mag
}

// rank closes the number with an ordinal: twenty-first, two hundredth.
func (r *reader) rank(j int, w *word) bool {
	if w.plural || r.s.is(j, "quarter") || !r.n.words {
		return false
	}
	v, ok := whole(w.value), true
	switch {
	case w.exp > 0: // millionth
		if w.exp >= r.lastMag || !r.open && j > r.n.first {
			return false
		}
		v = whole(1)
		if r.open {
			v = r.group
		}
		v, ok = v.scaled(w.exp)
	case r.open && w.value == 100:
		if !r.group.less(whole(100)) {
			return false
		}
		v, ok = r.group.times(100)
	case r.open:
		if w.value >= r.room {
			return false
		}
		v, ok = r.group.plus(v)
	case j > r.n.first && !r.closed:
		return false
	}
	r.group, r.open, r.next, r.n.form = v, true, j+1, rank
	r.failed = !ok
	return false
}

// suffixed reports whether the letters of an ordinal are glued on at k: 28th.
func (s *scanner) suffixed(k int) bool {
	l := s.at(k)
	return l.kind == letters && !l.space && (s.is(k, "th") || s.is(k, "st") || s.is(k, "nd") || s.is(k, "rd"))
}

// denominatorAt reports whether a half, a fifth (behind one) or thirds stand at j.
func (s *scanner) denominatorAt(j int, one bool) bool {
	w := s.word(j)
	return w.class == half || w.class == ordinal && w.value > 2 && (w.plural || one)
}

// pluralOrdinal reports whether "fifths", perhaps behind a hyphen, stands at j.
func (s *scanner) pluralOrdinal(j int) bool {
	if s.hyphen(j) {
		j++
	}
	w := s.word(j)
	return w.class == ordinal && w.plural && w.value < 10
}

// small reports whether the digits at j are a whole number below 1000.
func (s *scanner) small(j int) bool {
	t := s.text(j)
	return s.at(j).kind == digits && len(t) <= 3 && allDigits(t) && t[0] != '0'
}

func allDigits(t string) bool {
	for i := range len(t) {
		if !isDigit(t[i]) {
			return false
		}
	}
	return len(t) > 0
}

// spaced joins to d, the digits at j, groups of three set apart by spaces:
// 816 000, 1 234.5. It returns the lexeme behind them.
func (s *scanner) spaced(j int, d decimal) (decimal, int, bool) {
	k := j + 1
	if t := s.text(k); s.at(k).kind == digits && t[0] == '.' && s.at(k).space && allDigits(s.text(j)) { // 102 .60, set apart by a tokenizer
		e, ok := decimalOf(t)
		if ok {
			d, ok = d.plus(e)
		}
		return d, k + 1, ok
	}
	if !s.small(j) || s.hyphen(j+2) && !s.at(j+2).space && s.at(j+3).kind == digits && !s.at(j+3).space { // 10 737-800
		return d, k, true
	}
	for ; s.at(k).kind == digits && s.at(k).space && s.at(k).start-s.at(k-1).end <= 3; k++ {
		t := s.text(k)
		last := len(t) > 4 && t[3] == '.'
		if len(t) < 3 || !allDigits(t[:3]) || len(t) > 3 && !last {
			break
		}
		e, ok := decimalOf(t)
		if !ok {
			return d, k, false
		}
		if d, ok = d.times(1000); ok {
			d, ok = d.plus(e)
		}
		if !ok {
			return d, k, false
		}
		if last {
			return d, k + 1, true
		}
	}
	return d, k, true
}
