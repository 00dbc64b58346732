package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug returns name in the form that keys use: lower case, no diacritics, words
// joined by single hyphens, no leading article. The periods of initials and
// apostrophes vanish (U.S. is "us", Moody's "moodys"), "&" is read as "and" and
// "+" as "plus". It returns "" for a name without letters and digits.
func Slug(name string) string {
	s := string(appendSlug(make([]byte, 0, len(name)), name))
	if t := strings.TrimPrefix(s, "the-"); t != "" {
		return t
	}
	return s
}

// appendSlug appends the slug of name, article included.
func appendSlug(dst []byte, name string) []byte {
	start := len(dst)
	gap := false // a separator is due before the next letter
	letters := 0 // length of the run of letters just read, for initials
	put := func(c byte) {
		if gap && len(dst) > start {
			dst = append(dst, '-')
		}
		gap = false
		dst = append(dst, c)
		letters++
	}
	for i := 0; i < len(name); {
		c := name[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				put(c)
				continue
			case 'A' <= c && c <= 'Z':
				put(c + 'a' - 'A')
				continue
			case c == '\'' || c == '`':
				continue
			case c == '.' && letters == 1: // an initial
				letters = 0
				continue
			case c == '&' || c == '+':
				gap = true
				word := "and"
				if c == '+' {
					word = "plus"
				}
				for _, c := range []byte(word) {
					put(c)
				}
			}
			gap, letters = true, 0
			continue
		}
		r, w := utf8.DecodeRuneInString(name[i:])
		switch {
		case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == 'ʿ' || r == '´':
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			for _, c := range []byte(plain(unicode.ToLower(r), name[i:i+w])) {
				put(c)
			}
		default:
			gap, letters = true, 0
		}
		i += w
	}
	return dst
}

// plain returns the letter without its diacritics; text is r as it was written.
func plain(r rune, text string) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	case 'ə':
		return "a"
	}
	if d := norm.NFD.PropertiesString(text).Decomposition(); len(d) > 0 {
		if r, _ = utf8.DecodeRune(d); r < utf8.RuneSelf {
			return string(unicode.ToLower(r))
		}
	}
	return string(unicode.ToLower(r))
}

// spellings maps variants of words to one of them, so that names compare equal
// across British and American usage. It is for comparing, never for keys.
var spellings = map[string]string{
	"organisation": "organization", "organisations": "organizations", "defence": "defense", "centre": "center",
	"centres": "centers", "labour": "labor", "programme": "program", "programmes": "programs", "harbour": "harbor",
	"st": "saint", "ste": "saint", "st.": "saint", "intl": "international", "dept": "department", "govt": "government",
	"univ": "university", "assn": "association", "mt": "mount", "ft": "fort", "stabilisation": "stabilization",
	"normalisation": "normalization", "civilisation": "civilization", "authorisation": "authorization",
	"colour": "color", "honour": "honor", "theatre": "theater", "gaol": "jail", "tyre": "tire", "enquiry": "inquiry",
}

// form returns the form of a name that comparisons use: its slug, with spelling
// variants of words made one.
func form(name string) string {
	var buf [96]byte
	return string(appendForm(buf[:0], name))
}

// appendForm appends the form of name.
func appendForm(dst []byte, name string) []byte {
	start := len(dst)
	dst = appendSlug(dst, name)
	if b := dst[start:]; len(b) > 4 && string(b[:4]) == "the-" {
		dst = append(dst[:start], b[4:]...)
	}
	for i := start; i < len(dst); {
		j := i
		for j < len(dst) && dst[j] != '-' {
			j++
		}
		if v, ok := spellings[string(dst[i:j])]; ok {
			tail := string(dst[j:])
			dst = append(append(dst[:i], v...), tail...)
			j = i + len(v)
		}
		i = j + 1
	}
	return dst
}

// appendWords appends the words of a form to dst.
func appendWords(dst []string, form string) []string {
	for form != "" {
		w, rest, _ := strings.Cut(form, "-")
		if w != "" {
			dst = append(dst, w)
		}
		form = rest
	}
	return dst
}

// transliterate makes one of common spellings of words in names of persons that
// were written in another script: Zelenskyy and Zelenskiy, el-Sisi and al-Sisi,
// Muhammad and Mohamed.
func transliterate(words []string) {
	for i, w := range words {
		if v, ok := romanised[w]; ok {
			words[i] = v
			continue
		}
		if n := len(w); n > 4 {
			switch w[n-2:] {
			case "yy", "iy", "ij", "yj", "ii":
				words[i] = w[:n-2] + "y"
			}
		}
	}
}

var romanised = map[string]string{
	"el": "al", "abdul": "abdel", "abdal": "abdel", "mohammad": "mohammed", "muhammad": "mohammed", "mohamed": "mohammed",
	"muhammed": "mohammed", "mohamad": "mohammed", "ahmad": "ahmed", "ahmet": "ahmed", "hussain": "hussein", "husain": "hussein",
	"husein": "hussein", "yousef": "youssef", "yusuf": "youssef", "yousuf": "youssef", "osama": "usama", "sergey": "sergei", "serhiy": "serhy",
	"dmitriy": "dmitry", "dmitri": "dmitry", "aleksandr": "alexander", "aleksander": "alexander", "oleksandr": "alexander",
	"aleksey": "alexei", "alexey": "alexei", "oleksiy": "alexei", "andrey": "andrei", "nikolay": "nikolai", "yury": "yuri",
	"qaddafi": "gaddafi", "gadhafi": "gaddafi", "kadhafi": "gaddafi", "moammar": "muammar", "khaled": "khalid", "said": "saeed", "sayed": "sayyid",
	"mansour": "mansur", "mansoor": "mansur", "abdallah": "abdullah", "hasan": "hassan", "ebrahim": "ibrahim", "yasir": "yasser",
	"saleh": "salih", "gamal": "jamal", "nasir": "nasser", "naser": "nasser", "faysal": "faisal", "tarek": "tariq", "tareq": "tariq",
	"kareem": "karim", "rasheed": "rashid", "waleed": "walid", "moustafa": "mustafa", "mostafa": "mustafa", "sulaiman": "suleiman",
	"soleiman": "suleiman", "qassem": "qasim", "kassem": "qasim", "qasem": "qasim", "qassim": "qasim", "hossein": "hussein",
	"mahmood": "mahmoud", "mahmud": "mahmoud", "fattah": "fatah",
}

// allCaps reports whether s has at least two letters and no lower-case one.
func allCaps(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// acronymic reports whether s could be an acronym: one word of two to eight
// letters or digits, most of them capitals (NATO, MoD, M23, KOSPI), also with
// periods (U.N.).
func acronymic(s string) bool {
	upper, all := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			all++
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			all++
		case r == '.' || r == '-' || r == '&' || r == '+':
		default:
			return false
		}
	}
	return all >= 2 && all <= 9 && upper >= 2 && upper*2 >= all
}
