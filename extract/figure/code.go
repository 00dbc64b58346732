package figure

import "github.com/entente-nlp/entente/extract"

// code reports whether the number of a, at lexeme i, is part of a name or a code
// rather than a figure, and where the code ends: F-16, G7, No. 10, Boeing 737,
// +971 2 555 0100, 12:30, 2-1.
func (s *scanner) code(i int, a *amount) (int, bool) {
	n := &a.n
	if s.address(i) {
		return n.last, true
	}
	if s.at(i).kind != digits {
		return s.wordCode(i, a)
	}
	if s.codeBefore(i, a) {
		return s.chain(n.last), true
	}
	t := s.text(i)
	switch {
	case len(t) > 1 && t[0] == '0' && allDigits(t):
		return s.chain(n.last), true
	case len(t) == 3 && t[0] == '7' && t[2] == '7' && (!a.own || a.unit == "plane" || a.unit == "jet" || a.unit == "aircraft"): // Boeing's 737
		return s.chain(n.last), true
	case !a.own && n.plain && len(t) < 3 && (s.isMark(n.last, ')') && !s.isMark(i-1, '(') || i == 0 && s.isMark(n.last, '.') && !s.at(n.last).space): // 1) or 1.
		return n.last, true
	case a.kind == extract.Quantity && a.noun && s.at(i-1).caps == title && s.labelled(i):
		return n.last, true
	case a.own || a.kind != extract.Number:
		return n.last, false
	}
	if end := s.codeBehind(i, a); end > 0 {
		return end, true
	}
	if n.plain && s.named(i, a) || n.mag == 0 && s.labelled(i) && !s.isMark(i-1, '#') || s.label > 0 && n.plain && s.listed(i) {
		s.label = s.chain(n.last)
		return s.label, true
	}
	return n.last, false
}

// codeBefore reports whether what is glued on before the digits at i makes them a
// code: F-16, G7, #5, 1.2.3.
func (s *scanner) codeBefore(i int, a *amount) bool {
	prev, first := s.at(i-1), s.at(i)
	if a.prefix || a.neg || first.space || i == 0 {
		return false
	}
	if prev.kind == letters {
		return true // G7, i7
	}
	before := s.at(i - 2)
	switch prev.mark {
	case '-', '‐', '‑':
		return !prev.space && before.kind == letters && i-1 > s.done && (a.n.plain || before.caps != lower)
	case '#', '@', '_', '&', '\\':
		return true
	case ':', '.':
		return before.kind == digits && !prev.space
	case '=':
		return !s.isMark(i-2, '<') && !s.isMark(i-2, '>') && !prev.space
	case '/':
		return before.kind == digits || before.kind == letters && before.caps != lower
	case '+':
		if !prev.space && i > 1 && before.kind != mark { // P5+1
			return true
		}
		return s.at(a.n.last).kind == digits || s.at(i+1).kind == digits || first.end-first.start > 6 // a phone number
	case '[':
		return s.isMark(i+1, ']') && !s.at(i+1).space // a footnote
	}
	return false
}

// codeBehind returns the end of the code that what is glued on behind the digits
// at i makes of them, or 0: 4G, 1960s, 12:30, 555-01-22, 2-1.
func (s *scanner) codeBehind(i int, a *amount) int {
	n, end := &a.n, a.n.last
	next, after := s.at(end), s.at(end+1)
	if next.space {
		return 0
	}
	if next.kind == letters {
		if end == n.first+1 && n.form != fraction {
			return end + 1
		}
		return 0
	}
	digit := after.kind == digits && !after.space
	switch next.mark {
	case '\'', '’': // the 50's
		if s.is(end+1, "s") && !after.space {
			return end + 2
		}
	case '′', '″': // minutes of arc
		return end + 1
	case ':', '.', '/', '_', '@', '\\':
		if digit {
			return s.chain(end)
		}
	case '-', '–', '‑':
		switch {
		case digit:
			return s.pair(i, a)
		case after.kind == letters && s.hyphen(end+2) && s.at(end+3).kind == digits: // 2-for-1
			return end + 4
		case after.kind == letters && after.caps != lower && !s.allCaps() && next.mark == '-': // 7-Eleven
			return end
		}
	}
	return 0
}

// pair returns the end of digits-digits at i if they are a code or a score, 0 if
// they may be a range.
func (s *scanner) pair(i int, a *amount) int {
	n, end := &a.n, a.n.last
	second, l := s.at(end+1), s.at(end+2)
	if c := s.chain(end); c > end+2 { // 555-01-22
		return c
	}
	if !n.plain {
		return 0
	}
	glued := l.kind == letters && !l.space
	if glued && l.caps == upper && s.word(end+2).class != letter && !s.currencyAfter(end+2) {
		if u, _ := s.unitAt(end + 2); u == "" { // 777-200LR
			return end + 3
		}
	}
	b, ok := decimalOf(s.text(end + 1))
	if ok && second.end-second.start <= 4 && !n.value.less(b) && !s.magnitudeAt(end+2) && !glued && !s.isMark(end+2, '%') { // 2-1, 2012-13
		return end + 2
	}
	if n.value.coef < 10 && s.scoreAt(i, end) {
		return end + 2
	}
	return 0
}

// listed reports whether lexeme i goes on a list of labelled numbers.
func (s *scanner) listed(i int) bool {
	j := i - 1
	if s.is(j, "and") || s.is(j, "or") || s.is(j, "to") {
		j--
		if s.isMark(j, ',') {
			j--
		}
	} else if s.isMark(j, ',') || s.isMark(j, '&') || s.isMark(j, '–') || s.isMark(j, '-') {
		j--
	} else {
		return false
	}
	return j+1 == s.label
}

func (s *scanner) magnitudeAt(j int) bool {
	w := s.word(j)
	return w.class == mag || w.class == letter
}

// scoreAt reports whether digits-digits at i, end is more likely a score than a
// range: nothing counted behind it.
func (s *scanner) scoreAt(i, end int) bool {
	k := end + 2
	if s.word(i-1).flags&(about|more|less) != 0 {
		return false
	}
	if s.at(k).kind != letters && s.at(k).mark != '%' && s.at(k).mark != '°' {
		return true
	}
	if u, _ := s.unitAt(k); u != "" || s.magnitudeAt(k) || s.hyphen(k) {
		return false
	}
	if _, _, ok := s.suffix(k); ok {
		return false
	}
	u, _, _ := s.counted(k)
	return u == ""
}

// chain returns the end of the digits joined by hyphens, points, colons or
// slashes, or of groups of a phone number, at j.
func (s *scanner) chain(j int) int {
	for {
		l := s.at(j)
		switch {
		case l.kind == digits:
			j++
		case l.kind == mark && !l.space && s.at(j+1).kind == digits && !s.at(j+1).space && joins(l.mark):
			j += 2
		default:
			return j
		}
	}
}

// joins reports whether the mark joins digits to a code.
func joins(mark rune) bool {
	switch mark {
	case '-', '–', '‑', '.', ':', '/', '_', '@', '\\', '+', '*':
		return true
	}
	return false
}

// address reports whether lexeme i is inside a web or mail address.
func (s *scanner) address(i int) bool {
	for k := i; k > i-16 && k >= 0; k-- {
		if s.isMark(k, '@') || s.is(k, "www") || s.is(k, "http") || s.is(k, "https") || s.isMark(k, '_') {
			return true
		}
		if s.at(k).space {
			break
		}
	}
	for k := i + 1; k < i+8 && k < len(s.lex) && !s.at(k).space; k++ {
		if s.isMark(k, '@') {
			return true
		}
		if s.isMark(k, '.') && s.at(k+1).kind == letters && !s.at(k+1).space {
			switch s.text(k + 1) {
			case "com", "org", "net", "co", "gov", "edu", "info", "eu", "uk":
				return true
			}
		}
	}
	return false
}

// labelled reports whether the word before lexeme i makes a name of the number.
func (s *scanner) labelled(i int) bool {
	j := i - 1
	if s.isMark(j, '.') && !s.at(j).space || s.isMark(j, '.') && s.is(j-1, "no") {
		j--
		return s.is(j, "no") || s.is(j, "nos") || s.is(j, "vol") || s.is(j, "p") || s.is(j, "pp") || s.is(j, "art")
	}
	if s.isMark(j, '#') {
		return true
	}
	if s.word(j).flags&label == 0 {
		return false
	}
	if s.is(j, "no") { // No 10
		return s.at(i).kind == digits && (s.at(j).caps != lower || s.at(i).end-s.at(i).start < 3)
	}
	return true
}

// named reports whether the bare number of a belongs to a name before it.
func (s *scanner) named(i int, a *amount) bool {
	if s.labelled(i) {
		return true
	}
	prev := s.at(i - 1)
	w := s.word(i - 1)
	t := s.text(i)
	if !a.noun && s.is(i-1, "s") && !prev.space && s.at(i-3).caps == title && s.at(i-3).kind == letters && (s.at(a.n.last).mark == ',' || s.at(a.n.last).mark == '.') && len(t) < 5 { // Poor's 500
		return true
	}
	if prev.kind != letters || !s.at(i).space || prev.caps == lower || len(t) > 4 || a.noun && a.kind != extract.Number || s.allCaps() || s.titled() {
		return false
	}
	if a.noun || w.flags&(stop|about|more|less|rise|fall|determine|time) != 0 || w.class != other || s.at(a.n.last).kind == letters && s.at(a.n.last).caps == lower && s.word(a.n.last).flags&stop == 0 {
		return false
	}
	if _, ok := months[s.lowered(i-1)]; ok {
		return false
	}
	return true
}

var months = map[string]bool{"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true}

// wordCode reports whether a number in words is part of a name: World War Two,
// Formula One, Six Nations, Big Four.
func (s *scanner) wordCode(i int, a *amount) (int, bool) {
	l := s.at(i)
	end := a.n.last
	if l.kind != letters || a.kind == extract.Ordinal {
		return end, false
	}
	if !a.own && s.labelled(i) && s.at(i).space && a.n.form == cardinal && !a.noun {
		return end, true
	}
	if l.caps != title || a.n.first < i || s.allCaps() || s.titled() || s.opens(i) {
		return end, false
	}
	if a.own && !a.noun {
		return end, false
	}
	return end, true
}
