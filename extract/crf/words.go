package crf

import (
	"unicode"
	"unicode/utf8"
)

// Classes of capitals, the values of attrCaps.
const (
	capsMark    uint64 = iota + 1 // no letter or digit
	capsNumber                    // digits, perhaps with marks
	capsLower                     // every letter lower-case
	capsInitial                   // only the first letter is a capital
	capsAll                       // two or more letters, all capitals
	capsOne                       // one capital letter
	capsDotted                    // U.S., J.
	capsMixed                     // eBay, McDonald
	capsCode                      // letters with digits: F-16, G7
)

// transitionClasses is the number of classes of tokens that have transition
// scores of their own: see transitionClass.
const transitionClasses = 4

func transitionClass(caps uint64) uint8 {
	switch caps {
	case capsLower:
		return 0
	case capsMark:
		return 1
	case capsNumber:
		return 2
	}
	return 3
}

// A values holds the attributes of a token; 0 is absent.
type values [numAttributes]uint64

// describe fills the attributes of a word alone. fold is the form that counts
// as the word, lower-cased, with its digits as 0, appended to scratch.
func describe(v *values, form []byte, clusters *clusterTable, lexicon Lexicon, scratch []byte) (fold []byte) {
	var shape [24]byte
	var letters, upper, digits, runes, dots, marks int
	var firstUpper bool
	ns := 0
	fold = scratch[:0]
	for i := 0; i < len(form); runes++ {
		r, w := rune(form[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRune(form[i:])
		}
		i += w
		var c byte
		switch {
		case unicode.IsUpper(r):
			if runes == 0 {
				firstUpper = true
			}
			upper++
			letters++
			c = 'X'
			r = unicode.ToLower(r)
		case unicode.IsLetter(r):
			letters++
			c = 'x'
		case unicode.IsDigit(r):
			digits++
			c = 'd'
			r = '0'
		default:
			marks++
			if r == '.' {
				dots++
			}
			if r == '’' || r == '‘' || r == '`' || r == '´' {
				r = '\''
			}
			c = '-'
			if r < utf8.RuneSelf {
				c = byte(r)
			}
		}
		fold = utf8.AppendRune(fold, r)
		if ns < len(shape) && (ns < 2 || shape[ns-1] != c || shape[ns-2] != c) { // runs shortened to two
			shape[ns] = c
			ns++
		}
	}
	*v = values{}
	v[attrWord] = hashBytes(fold)
	v[attrForm] = hashBytes(form)
	v[attrShape] = hashBytes(shape[:ns])
	v[attrCaps] = capitals(letters, upper, digits, dots, marks, firstUpper)
	if letters > 0 {
		affixes(v, fold, runes)
	}
	if c, ok := clusters.find(v[attrWord]); ok {
		v[attrCluster3] = uint64(c) + 1
		v[attrCluster2] = uint64(clusters.parent[2][c]) + 1
		v[attrCluster1] = uint64(clusters.parent[1][c]) + 1
		v[attrCluster0] = uint64(clusters.parent[0][c]) + 1
	}
	if letters > 1 && upper > 0 {
		given, surname := lexicon.Person(string(form))
		if given|surname != 0 {
			v[attrName] = 1 + uint64(given)<<2 | uint64(surname)
		}
	}
	return fold
}

func capitals(letters, upper, digits, dots, marks int, firstUpper bool) uint64 {
	switch {
	case letters == 0 && digits == 0:
		return capsMark
	case letters == 0:
		return capsNumber
	case upper == 0 && digits == 0:
		return capsLower
	case digits > 0 && upper > 0:
		return capsCode
	case digits > 0:
		return capsNumber // 245bn, 10am, 1960s
	case dots > 0 && upper == letters:
		return capsDotted
	case upper == letters && letters > 1:
		return capsAll
	case upper == letters:
		return capsOne
	case upper == 1 && firstUpper:
		return capsInitial
	}
	return capsMixed
}

// affixes sets prefixes and suffixes of words longer than them.
func affixes(v *values, fold []byte, runes int) {
	i := 0
	for n := 1; n <= 4 && n < runes; n++ {
		_, w := utf8.DecodeRune(fold[i:])
		i += w
		if n >= 2 {
			v[attrPrefix2+attribute(n-2)] = hashBytes(fold[:i])
		}
	}
	i = len(fold)
	for n := 1; n <= 4 && n < runes; n++ {
		_, w := utf8.DecodeLastRune(fold[:i])
		i -= w
		v[attrSuffix1+attribute(n-1)] = hashBytes(fold[i:])
	}
}

// edge holds the attributes of the places before a sentence and behind it.
var edges = func() (e [2]values) {
	for i, name := range []string{"<s>", "</s>"} {
		e[i][attrWord] = hashString(name)
		e[i][attrCaps] = uint64(20 + i)
		e[i][attrShape] = hashString(name)
		e[i][attrCluster0] = uint64(1<<20 + i)
		e[i][attrCluster1] = uint64(1<<20 + i)
		e[i][attrCluster2] = uint64(1<<20 + i)
	}
	return
}()
