package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// A form is what is left of a token for comparison: its letters without case,
// diacritics, periods, apostrophes and hyphens, as a hash, and the case of the
// letters apart.
type form struct {
	hash         uint64
	shape        uint32 // hash of the case of each letter
	upper, lower uint16 // letters of either case
	hyphen       bool   // the token is a hyphen, which joins or separates at will
}

// Constants of FNV-1a, 64 bits.
const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// Actions of ascii: what a byte adds to a form.
const (
	keep  = iota // the byte itself
	skip         // nothing
	upper        // its lower-case letter
	lower        // itself, a letter
)

var ascii = func() (t [utf8.RuneSelf]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = lower, upper
	}
	t['.'], t['\''], t['-'], t['`'] = skip, skip, skip, skip
	return
}()

// fold reads the form of a token.
func fold(s string) form {
	f := form{hash: offset64}
	kept := false
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, w := utf8.DecodeRuneInString(s[i:])
			kept = f.rune(r) || kept
			i += w
			continue
		}
		i++
		switch ascii[c] {
		case skip:
			continue
		case upper:
			c |= 0x20
			f.shape = f.shape*31 + 2
			f.upper++
		case lower:
			f.shape = f.shape*31 + 1
			f.lower++
		}
		f.hash = (f.hash ^ uint64(c)) * prime64
		kept = true
	}
	switch {
	case !kept && (s == "-" || s == "\u2010" || s == "\u2011"):
		f.hyphen = true
	case !kept: // a mark: its own bytes
		for i := range len(s) {
			f.hash = (f.hash ^ uint64(s[i])) * prime64
		}
	case f.hash == andHash:
		f = form{hash: ampersandHash}
	}
	return f
}

// "and" and "&" are one word.
var (
	andHash       = hashOf("and")
	ampersandHash = hashOf("&")
)

func hashOf(s string) uint64 {
	h := uint64(offset64)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime64
	}
	return h
}

// rune adds a rune outside ASCII and reports whether it left anything.
func (f *form) rune(r rune) bool {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '´', '\u00ad', '\u2010', '\u2011', '\u200c', '\u200d':
		return false
	}
	if unicode.IsMark(r) {
		return false
	}
	n, bit := 1, uint32(1)
	a, b, ok := letters(r)
	if ok && b != ' ' {
		n = 2
	}
	if unicode.IsUpper(r) {
		bit = 2
		f.upper += uint16(n)
	} else if unicode.IsLower(r) {
		f.lower += uint16(n)
	}
	for range n {
		f.shape = f.shape*31 + bit
	}
	if !ok {
		r = unicode.ToLower(r)
		for r > 0 {
			f.hash = (f.hash ^ uint64(byte(r))) * prime64
			r >>= 8
		}
		return true
	}
	f.hash = (f.hash ^ uint64(a)) * prime64
	if n == 2 {
		f.hash = (f.hash ^ uint64(b)) * prime64
	}
	return true
}

// letters returns the one or two ASCII letters that r is without its diacritics;
// b is a space if there is but one.
func letters(r rune) (a, b byte, ok bool) {
	i := -1
	switch {
	case 0xc0 <= r && r < 0x250:
		i = int(r-0xc0) * 2
	case 0x1e00 <= r && r < 0x1f00:
		i = int(r-0x1e00+0x250-0xc0) * 2
	case r == 'ə' || r == 'Ə':
		return 'a', ' ', true
	}
	if i < 0 || latin[i] == ' ' {
		return 0, 0, false
	}
	return latin[i], latin[i+1], true
}

// then returns the form of the sequence f, g.
func (f form) then(g form) form {
	return form{
		hash:  mix(f.hash*0x9e3779b97f4a7c15 + g.hash),
		shape: f.shape*0x9e3779b1 + g.shape,
		upper: f.upper + g.upper,
		lower: f.lower + g.lower,
	}
}

// key returns the bits that the table is searched by, well mixed.
func (f form) key() uint64 { return mix(f.hash) }

// caseKey returns 16 bits that tell one case pattern from another.
func (f form) caseKey() uint16 { return uint16(f.shape ^ f.shape>>16) }

// mix is the finaliser of splitmix64 (Steele, Lea, Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
