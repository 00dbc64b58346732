package token

import (
	"unicode"
	"unicode/utf8"
)

const (
	letter = 1 << iota
	digit
)

// class tells letters and digits among the ASCII bytes.
var class = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = letter, letter
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digit
	}
	return
}()

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isDigitBefore(s string, i int) bool { return i > 0 && isDigit(s[i-1]) }

// isWord reports whether r is part of a word: letters of any script, digits,
// combining marks, and the soft hyphen and joiners inside words.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && class[r] != 0
	}
	switch r {
	case '½', '¼', '¾', '⅓', '⅔', '\u00ad', '\u200c', '\u200d':
		return true
	case utf8.RuneError:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r' || r < ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// isInvisible reports marks that take no room and belong to no word.
func isInvisible(r rune) bool {
	switch {
	case r < 0x200b:
		return false
	case r == '\u200b', '\u200e' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e', '\u2060' <= r && r <= '\u206f', r == '\ufeff':
		return true
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// isApostrophe includes the opening quote, a common slip in print ("Putin‘s").
func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´'
}

func isLetters(s string) bool {
	for i := range len(s) {
		if class[s[i]]&letter == 0 {
			return false
		}
	}
	return s != ""
}

func singleLetter(s string) bool {
	r, w := utf8.DecodeRuneInString(s)
	return w == len(s) && w > 0 && unicode.IsLetter(r)
}
