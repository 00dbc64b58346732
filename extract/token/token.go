// Package token splits text into tokens and sentences with exact byte offsets.
//
// It exists because names and figures in news text are won or lost here: general
// word segmentation (UAX #29) cuts "U.S.", "S-400" and "$245bn" where no reader
// would, and keeps "Putin’s" and "US-Russian" whole. The rules below are those
// of Penn and UD treebanks where these agree, with hyphens split whenever a part
// could be a name of its own.
//
// It takes any bytes, also invalid UTF-8, in time linear in their number, and
// leaves to package ingest what a block of text is.
package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// Append appends the tokens of text[span.Start:span.End] to dst and returns it.
// Every byte that is not white space or an invisible mark lies in exactly one
// token, in order.
func Append(dst []extract.Token, text string, span extract.Span) []extract.Token {
	s := scanner{text: text[:span.End], out: dst}
	for i := span.Start; i < span.End; {
		i = s.next(i)
	}
	return s.out
}

type scanner struct {
	text string
	out  []extract.Token
}

func (s *scanner) emit(i, j int) {
	s.out = append(s.out, extract.Token{Span: extract.Span{Start: i, End: j}})
}

// rune decodes the rune at i; width is 0 at the end of the text.
func (s *scanner) rune(i int) (rune, int) {
	if i >= len(s.text) {
		return -1, 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

// next emits the tokens that begin at i and returns where to go on.
func (s *scanner) next(i int) int {
	r, w := s.rune(i)
	switch {
	case isSpace(r) || isInvisible(r):
		return i + w
	case isWord(r):
		return s.word(i)
	case (r == '@' || r == '#') && s.wordAt(i+w): // handles, hashtags
		j := i + w
		for {
			r, w := s.rune(j)
			if !isWord(r) && r != '_' {
				break
			}
			j += w
		}
		s.emit(i, j)
		return j
	case r == '.' && s.digitAt(i+1) && !s.wordBefore(i): // .08
		return s.word(i)
	case isApostrophe(r) && s.decade(i+w): // '60s
		j := i + w + 3
		s.emit(i, j)
		return j
	default: // a mark, or a run of the same mark
		j := i + w
		for {
			q, w := s.rune(j)
			if q != r || w == 0 || !runs(r) {
				break
			}
			j += w
		}
		s.emit(i, j)
		return j
	}
}

// runs reports whether repetitions of r form one token: dots, dashes, rules.
func runs(r rune) bool {
	switch r {
	case '.', '-', '–', '—', '=', '_', '*', '!', '?', '~', '#', '+', '\'', '`', '|', '/', '\\', '·', '•':
		return true
	}
	return false
}

func (s *scanner) wordAt(i int) bool  { r, w := s.rune(i); return w > 0 && isWord(r) }
func (s *scanner) digitAt(i int) bool { return i < len(s.text) && isDigit(s.text[i]) }
func (s *scanner) upperAt(i int) bool { r, _ := s.rune(i); return unicode.IsUpper(r) }

func (s *scanner) wordBefore(i int) bool {
	if i == 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return isWord(r)
}

// decade reports whether "60s" stands at i, and nothing more.
func (s *scanner) decade(i int) bool {
	return i+2 < len(s.text) && isDigit(s.text[i]) && s.text[i+1] == '0' && s.text[i+2] == 's' && !s.wordAt(i+3)
}

// word emits the tokens of the run of word characters and inner marks at i.
func (s *scanner) word(i int) int {
	if j := s.address(i); j > i {
		s.emit(i, j)
		return j
	}
	start := i
	for {
		j := s.letters(i)
		r, w := s.rune(j)
		switch {
		case w == 0:
			return s.finish(start, j)
		case r == '.':
			k := s.dot(start, i, j)
			if k == j {
				return s.finish(start, j)
			}
			if k == j+1 && !s.wordAt(k) { // final period of an abbreviation
				if q, w := s.rune(k); (isHyphen(q)) && s.wordAt(k+w) { // U.S.-Russian
					s.finish(start, k)
					return s.hyphen(k, w)
				}
				return s.finish(start, k)
			}
			i = k
		case isApostrophe(r):
			if !s.wordAt(j + w) {
				return s.finish(start, j)
			}
			if s.clitic(j+w) > 0 {
				s.finish(start, j)
				end := s.clitic(j + w)
				if r, w := s.rune(end); isHyphen(r) && s.wordAt(end+w) { // the Fed's-eye view
					s.emit(j, end)
					return s.hyphen(end, w)
				}
				s.emit(j, end)
				return end
			}
			i = j + w // O'Neill, N'Djamena
		case r == ',' && isDigitBefore(s.text, j) && s.digitAt(j+1) && s.grouped(j+1):
			i = j + 1
		case r == ':' && isDigitBefore(s.text, j) && s.digitAt(j+1) && j-start <= 2:
			i = j + 1
		case r == '/' && isDigitBefore(s.text, j) && s.digitAt(j+1):
			i = j + 1
		case r == '&' && s.upperAt(j+1) && s.allUpper(start, j) && j-start <= 4: // AT&T
			i = j + 1
		case r == '_' && s.wordAt(j+1):
			i = j + 1
		case isHyphen(r) && s.wordAt(j+w):
			if s.keepHyphen(start, j, j+w) {
				i = j + w
				continue
			}
			s.finish(start, j)
			return s.hyphen(j, w)
		default:
			return s.finish(start, j)
		}
	}
}

// hyphen emits the hyphen at j, w bytes wide; what follows begins a word.
func (s *scanner) hyphen(j, w int) int {
	s.emit(j, j+w)
	return j + w
}

// letters returns the end of the run of letters, digits and marks at i.
func (s *scanner) letters(i int) int {
	for i < len(s.text) {
		if c := s.text[i]; c < utf8.RuneSelf {
			if class[c]&(letter|digit) == 0 {
				return i
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s.text[i:])
		if !isWord(r) {
			return i
		}
		i += w
	}
	return i
}

// dot decides on the period at j, after the part of the word that starts at i,
// which began at start. It returns j to end the word before the period, j+1 to
// keep the period.
func (s *scanner) dot(start, i, j int) int {
	if s.digitAt(j+1) && (i == j || isDigitBefore(s.text, j)) { // 4.7, .08, 12.05.2024
		return j + 1
	}
	part := s.text[i:j]
	if !s.wordAt(j + 1) {
		if q, _ := s.rune(j + 1); q == '.' { // an ellipsis
			return j
		}
		if len(part) > 0 && i > start && singleLetter(part) { // the S of U.S.
			return j + 1
		}
		if i == start && (singleLetter(part) && s.upperAt(i) || abbreviation(part)) {
			return j + 1
		}
		if i > start && (s.text[start:j] == "Ph.D" || abbreviation(part)) {
			return j + 1
		}
		return j
	}
	switch {
	case singleLetter(part): // U.S., J.K.
		return j + 1
	case abbreviation(part) && i == start && s.upperAt(j+1): // Mr.Putin
		return j // the period is lost to the name, but both words are found
	case s.upperAt(j + 1):
		return j // a missing space: "end.The"
	case part == "Ph", !isDigit(s.text[j+1]) && len(part) > 1:
		return j + 1 // Booking.com
	}
	return j
}

// grouped reports whether the digits at i go on as a group of a number: two or
// three digits, so that "in 2024,5 men" stays apart but 1,20,000 does not.
func (s *scanner) grouped(i int) bool {
	n := 0
	for s.digitAt(i + n) {
		if n++; n > 3 {
			return false
		}
	}
	return n >= 2
}

// clitic returns the end of the clitic at i, behind an apostrophe, or 0.
func (s *scanner) clitic(i int) int {
	for _, c := range [...]string{"s", "re", "ve", "ll", "d", "m", "S", "RE", "VE", "LL", "D", "M"} {
		if j := i + len(c); j <= len(s.text) && s.text[i:j] == c && !s.wordAt(j) {
			return j
		}
	}
	return 0
}

// keepHyphen decides whether the hyphen between text[start:j] and what begins at
// k stays inside one token. It does inside common words (face-to-face) and codes
// (F-16, COVID-19, 2025-09-03); it does not where a side may be a name
// (US-Russian, pro-Kremlin, Hague-based) or a number (11-day, 3-4bn).
func (s *scanner) keepHyphen(start, j, k int) bool {
	if isDigit(s.text[start]) {
		return isoDate(s.text, start, j, k)
	}
	if s.upperAt(start) {
		return s.digitAt(k) && (j-start <= 5 || s.allUpper(start, j))
	}
	if s.digitAt(k) {
		return false // mid-1990s
	}
	return !s.upperAt(k)
}

// isoDate reports whether the hyphen at j, k-1 belongs to a date like 2025-09-03
// that starts at start.
func isoDate(text string, start, j, k int) bool {
	if k != j+1 || len(text) < start+10 || text[start+4] != '-' || text[start+7] != '-' {
		return false
	}
	for n, c := range []byte(text[start : start+10]) {
		if n != 4 && n != 7 && !isDigit(c) {
			return false
		}
	}
	return (j == start+4 || j == start+7) && (len(text) == start+10 || !isDigit(text[start+10]))
}

func (s *scanner) allUpper(i, j int) bool {
	for _, r := range s.text[i:j] {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// finish emits the word text[i:j], cutting a currency or a clitic off it.
func (s *scanner) finish(i, j int) int {
	if i == j {
		return j
	}
	w := s.text[i:j]
	if n := len(w); n > 3 && (w[n-1] == 't' || w[n-1] == 'T') { // don't: the apostrophe is inside
		for _, c := range [...]string{"n't", "n’t", "N'T", "N’T"} {
			if len(w) > len(c) && w[n-len(c):] == c {
				s.emit(i, j-len(c))
				s.emit(j-len(c), j)
				return j
			}
		}
	}
	if j < len(s.text) && (s.text[j] == '$') { // US$
		if isLetters(w) && len(w) <= 3 && s.allUpper(i, j) {
			s.emit(i, j+1)
			return j + 1
		}
	}
	if k := currencyCode(w); k > 0 { // USD34.6, Rs500
		s.emit(i, i+k)
		i += k
	}
	s.emit(i, j)
	return j
}

// currencyCode returns the length of a code of letters glued to an amount, or 0.
func currencyCode(w string) int {
	n := 0
	for n < len(w) && n < 4 && class[w[n]]&letter != 0 {
		n++
	}
	if n < 2 || n == len(w) || !isDigit(w[n]) {
		return 0
	}
	switch w[:n] {
	case "Rs", "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "CHF", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR",
		"RUB", "TRY", "BRL", "MXN", "KRW", "SEK", "NOK", "DKK", "PLN", "AED", "SAR", "PKR", "NGN", "KES", "UAH":
		return n
	}
	return 0
}

// address returns the end of a web or mail address at i, or i.
func (s *scanner) address(i int) int {
	t := s.text[i:]
	web := len(t) > 4 && (t[:4] == "www." || t[:4] == "http" && (hasPrefix(t[4:], "://") || hasPrefix(t[4:], "s://")))
	if !web {
		// A mail address: only letters, digits and ._+- up to an @, at most 64 bytes.
		n := 0
		for n < len(t) && n < 64 && (class[t[n]]&(letter|digit) != 0 || t[n] == '.' || t[n] == '_' || t[n] == '-' || t[n] == '+') {
			n++
		}
		if n == 0 || n+1 >= len(t) || t[n] != '@' || class[t[n+1]]&(letter|digit) == 0 {
			return i
		}
	}
	n := 0
	for n < len(t) && t[n] > ' ' && t[n] != '<' && t[n] != '>' && t[n] != '"' && t[n] < utf8.RuneSelf {
		n++
	}
	for n > 0 && (t[n-1] == '.' || t[n-1] == ',' || t[n-1] == ')' || t[n-1] == ';' || t[n-1] == ':' || t[n-1] == '!' || t[n-1] == '?' || t[n-1] == '\'') {
		n--
	}
	return i + n
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }
