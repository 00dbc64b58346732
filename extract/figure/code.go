package figure

import "github.com/entente-nlp/entente/extract"

// code reports whether the number of a, at lexeme i, is part of a name or a code
// rather than a figure, and where the code ends: F-16, G7, No. 10, Boeing 737,
// +971 2 555 0100, 12:30, 2-1.
func (s *scanner) code(i int, a *amount) (int, bool) {
	n := &a.n
	end := n.last
	if s.address(i) {
		return end, true
	}
	prev, first := s.at(i-1), s.at(i)
	if first.kind != digits {
		return s.wordCode(i, a)
	}
	t := s.text(i)
	if !a.prefix && !first.space && i > 0 {
		switch {
		case prev.kind == letters:
			return end, true // G7, i7
		case prev.kind == mark && !a.neg:
			switch prev.mark {
			case '-', '‐', '‑':
				if !prev.space && s.at(i-2).kind == letters && i-1 > s.done && (n.plain || s.at(i-2).caps != lower) {
					return s.chain(end), true // F-16
				}
			case '#', '@', '_', ':', '&', '\\', '=':
				if prev.mark != ':' && prev.mark != '=' || s.at(i-2).kind == digits || prev.mark == '=' && !(s.isMark(i-2, '<') || s.isMark(i-2, '>')) && !prev.space {
					return end, true
				}
			case '.':
				if s.at(i-2).kind == digits && !prev.space {
					return s.chain(end), true
				}
			case '/':
				if s.at(i-2).kind == digits || s.at(i-2).kind == letters && s.at(i-2).caps != lower {
					return end, true
				}
			case '+':
				if !prev.space && i > 1 && s.at(i-2).kind != mark { // P5+1
					return end, true
				}
				if s.at(end).kind == digits || s.at(i+1).kind == digits || len(t) > 6 {
					return s.chain(end), true
				}
			}
		}
	}
	if len(t) > 1 && t[0] == '0' && allDigits(t) {
		return s.chain(end), true
	}
	if !a.own && n.plain && (s.isMark(end, ')') && !s.isMark(i-1, '(') || i == 0 && s.isMark(end, '.') && !s.at(end).space) && len(t) < 3 {
		return end, true // 1) or 1.
	}
	if len(t) == 3 && t[0] == '7' && t[2] == '7' && (!a.own || a.unit == "plane" || a.unit == "jet" || a.unit == "aircraft") { // Boeing's 737
		return s.chain(end), true
	}
	if !a.own && a.kind == extract.Number {
		next := s.at(end)
		if !next.space {
			switch {
			case next.kind == letters:
				if end == n.first+1 && !(n.form == fraction) {
					return end + 1, true // 4G, 1960s
				}
			case next.kind == mark:
				after := s.at(end + 1)
				switch next.mark {
				case '\'', '’':
					if s.is(end+1, "s") && !after.space {
						return end + 2, true // the 50's
					}
				case ':', '.', '/', '_', '@', '\\':
					if after.kind == digits && !after.space {
						return s.chain(end), true
					}
				case '-':
					if after.kind == digits && !after.space {
						if c := s.chain(end); c > end+2 { // 555-01-22
							return c, true
						}
						if l := s.at(end + 2); n.plain && l.kind == letters && !l.space && l.caps == upper && s.word(end+2).class != letter && !s.currencyAfter(end+2) {
							if u, _ := s.unitAt(end + 2); u == "" { // 777-200LR
								return end + 3, true
							}
						}
						if b, ok := decimalOf(s.text(end + 1)); ok && n.plain && s.at(end+1).end-s.at(end+1).start <= 4 && !a.n.value.less(b) && !s.magnitudeAt(end+2) {
							if s.word(end+2).class == letter || !s.at(end+2).space && s.at(end+2).kind == letters || s.at(end+2).mark == '%' && s.at(end+2).kind == mark {
								break
							}
							return end + 2, true // 2-1, 2012-13
						}
						if n.plain && a.n.value.coef < 10 && s.scoreAt(i, end) {
							return end + 2, true
						}
					} else if after.kind == letters && s.hyphen(end+2) && s.at(end+3).kind == digits { // 2-for-1
						return end + 4, true
					} else if after.kind == letters && after.caps != lower && !s.allCaps() {
						return end, true // 7-Eleven
					}
				}
			}
		}
		if n.plain && s.named(i, a) || n.mag == 0 && s.labelled(i) && !s.isMark(i-1, '#') {
			s.label = s.chain(end)
			return s.label, true
		}
		if s.label > 0 && n.plain && s.listed(i) { // Resolutions 1737, 1747 and 1803
			s.label = end
			return end, true
		}
		if s.isMark(i-1, '[') && s.isMark(end, ']') && !first.space && !next.space || next.kind == mark && (next.mark == '′' || next.mark == '″') {
			return end, true // a footnote, minutes of arc
		}
	}
	if a.kind == extract.Quantity && a.noun && s.labelled(i) && s.at(i-1).caps == title {
		return end, true
	}
	return end, false
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
		case l.kind == mark && !l.space && s.at(j+1).kind == digits && !s.at(j+1).space && l.mark != ',' && l.mark != '$':
			j += 2
		default:
			return j
		}
	}
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
