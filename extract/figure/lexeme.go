package figure

import (
	"unicode"
	"unicode/utf8"
)

// A lexeme is the smallest part that matters to figures: a run of letters, a
// number in digits, or a mark. Unlike a token it is always cut at hyphens and
// between letters and digits: "245bn" is two lexemes, "twenty-first" three.
type lexeme struct {
	start, end int // bytes of the text
	kind       kind
	caps       caps
	space      bool  // white space stands before it
	mark       rune  // of a mark or a vulgar fraction
	word       *word // what the lexicon knows of it, nil if nothing
}

type kind uint8

const (
	letters kind = iota
	digits
	vulgar // ½
	mark
)

type caps uint8

const (
	lower caps = iota
	title      // first letter large
	upper      // all letters large, two or more
)

// lex appends the lexemes of text[start:end] to dst. It reports whether one of
// them could start a figure.
func lex(dst []lexeme, text string, start, end int) ([]lexeme, bool) {
	space, hot := true, false
	for i := start; i < end; {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			space = true
			i++
		case isDigit(c) || c == '.' && i+1 < end && isDigit(text[i+1]) && (space || len(dst) > 0 && dst[len(dst)-1].kind == mark && dst[len(dst)-1].mark != '.'):
			j := numberEnd(text, i, end)
			dst = append(dst, lexeme{start: i, end: j, kind: digits, space: space})
			i, space, hot = j, false, true
		case isLetter(c):
			j := i + 1
			cs, large := lower, 0
			if c <= 'Z' {
				cs, large = title, 1
			}
			for j < end && isLetter(text[j]) {
				if text[j] <= 'Z' {
					large++
				}
				j++
			}
			if j < end && text[j] >= utf8.RuneSelf {
				j = wordEnd(text, j, end)
			}
			if large > 1 && large == j-i {
				cs = upper
			}
			l := lexeme{start: i, end: j, kind: letters, caps: cs, space: space}
			if w := lookup(text[i:j]); w != nil {
				l.word = w
				hot = hot || w.starts
			}
			dst = append(dst, l)
			i, space = j, false
		case c < utf8.RuneSelf:
			j := i + 1
			for j < end && text[j] == c && (c == '-' || c == '.') {
				j++
			}
			if c == '$' {
				hot = true
			}
			dst = append(dst, lexeme{start: i, end: j, kind: mark, mark: rune(c), space: space})
			i, space = j, false
		default:
			r, w := utf8.DecodeRuneInString(text[i:])
			switch {
			case unicode.IsSpace(r):
				space = true
				i += w
				continue
			case r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\ufeff' || r == '\u00ad' || r == '\u2060':
				i += w
				continue
			case unicode.IsLetter(r):
				j := wordEnd(text, i, end)
				cs := lower
				if unicode.IsUpper(r) {
					cs = title
				}
				l := lexeme{start: i, end: j, kind: letters, caps: cs, space: space}
				if wd := lookup(text[i:j]); wd != nil {
					l.word = wd
					hot = hot || wd.starts
				}
				dst = append(dst, l)
				i = j
			case vulgarFraction(r) != 0:
				dst = append(dst, lexeme{start: i, end: i + w, kind: vulgar, mark: r, space: space})
				i += w
				hot = true
			default:
				if unicode.Is(unicode.Sc, r) {
					hot = true
				}
				dst = append(dst, lexeme{start: i, end: i + w, kind: mark, mark: r, space: space})
				i += w
			}
			space = false
		}
	}
	return dst, hot
}

func isDigit(c byte) bool  { return c-'0' < 10 }
func isLetter(c byte) bool { return c|0x20-'a' < 26 }

func wordEnd(text string, i, end int) int {
	for i < end {
		if c := text[i]; c < utf8.RuneSelf {
			if !isLetter(c) {
				return i
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
			return i
		}
		i += w
	}
	return i
}

// numberEnd returns the end of the number in digits at i: groups of three after
// commas (1,234.5), of two and three (1,20,000), after points (1.234.567), and
// one decimal point or comma (1.111,11).
func numberEnd(text string, i, end int) int {
	run := func(k int) int {
		for k < end && isDigit(text[k]) {
			k++
		}
		return k
	}
	j := run(i)
	if first := j - i; first >= 1 && first <= 3 {
		if k := groups(text, j, end, ',', run); k > j {
			j = k
		} else if k := groups(text, j, end, '.', run); k > j+4 || k > j && k+1 < end && text[k] == ',' && isDigit(text[k+1]) {
			j = k // 1.234.567 or 1.234,5
			if j+1 < end && text[j] == ',' && isDigit(text[j+1]) {
				return run(j + 1)
			}
			return j
		}
	}
	if j+1 < end && text[j] == '.' && isDigit(text[j+1]) {
		k := run(j + 1)
		if j > i && k+1 < end && text[k] == '.' && isDigit(text[k+1]) { // 192.168.1.2, not .100.0
			return j
		}
		return k
	}
	return j
}

// groups returns the end of the groups of digits after sep at j; the last has
// three digits, those before it two or three.
func groups(text string, j, end int, sep byte, run func(int) int) int {
	best := j
	for k := j; k < end && text[k] == sep; {
		n := run(k + 1)
		if w := n - k - 1; w == 3 {
			best = n
		} else if w != 2 || sep == '.' {
			break
		}
		k = n
	}
	return best
}

// vulgarFraction returns numerator·100+denominator of a character like ½, or 0.
func vulgarFraction(r rune) int {
	switch r {
	case '½':
		return 102
	case '⅓':
		return 103
	case '⅔':
		return 203
	case '¼':
		return 104
	case '¾':
		return 304
	case '⅕':
		return 105
	case '⅖':
		return 205
	case '⅗':
		return 305
	case '⅘':
		return 405
	case '⅙':
		return 106
	case '⅚':
		return 506
	case '⅐':
		return 107
	case '⅛':
		return 108
	case '⅜':
		return 308
	case '⅝':
		return 508
	case '⅞':
		return 708
	case '⅑':
		return 109
	case '⅒':
		return 110
	}
	return 0
}

// decimalOf reads a digits lexeme. It fails beyond 18 digits. Separated numbers
// may have grouping commas or points.
func decimalOf(s string) (decimal, bool) {
	if len(s) > 40 {
		return decimal{}, false
	}
	point := -1
	for i := len(s) - 1; i >= 0; i-- { // the last separator, if it is decimal
		if s[i] == '.' || s[i] == ',' {
			point = i
			break
		}
	}
	if point >= 0 && len(s)-point-1 == 3 {
		c, n := s[point], 0
		for i := range s {
			if s[i] == c {
				n++
			}
		}
		if c == ',' || n > 1 { // a group, unless the other separator stands before a lone one
			other := byte('.')
			if c == '.' {
				other = ','
			}
			lone := n == 1
			has := false
			for i := range s[:point] {
				has = has || s[i] == other
			}
			if !(lone && has) {
				point = -1
			}
		}
	}
	var d decimal
	for i := range s {
		if !isDigit(s[i]) {
			continue
		}
		if d.coef > 1e17 {
			return d, false
		}
		d.coef = d.coef*10 + uint64(s[i]-'0')
		if point >= 0 && i > point {
			d.exp--
		}
	}
	return d, true
}
