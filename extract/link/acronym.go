package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// definitions notes acronyms that the text explains, in either order, and other
// names it gives: International Monetary Fund (IMF); IAEA (International Atomic
// Energy Agency); the Houthi movement, also called Ansar Allah.
func (r *run) definitions() {
	for i := 0; i+1 < len(r.d.Mentions); i++ {
		a, b := int32(i), int32(i+1)
		if r.of[a] < 0 || r.of[b] < 0 {
			continue
		}
		gap, ok := r.gap(a, b)
		if !ok {
			continue
		}
		x, y := &r.names[r.of[a]], &r.names[r.of[b]]
		switch trimmed := strings.Trim(gap, " \"'“”‘’"); {
		case trimmed == "(" || trimmed == "[":
			if !r.closes(b) {
				continue
			}
			long, short := a, b
			if acronymic(x.text) && !acronymic(y.text) {
				long, short = b, a
			}
			l, s := &r.names[r.of[long]], &r.names[r.of[short]]
			if l.typ == extract.Person || s.typ == extract.Person || !acronymic(s.text) {
				continue
			}
			if l.typ == s.typ && l.typ != extract.City || abbreviates(s.form, l.words) {
				r.define(short, long, quote(s.text)+" stands in brackets beside "+quote(l.text))
			}
		case x.typ == y.typ && alsoCalled(trimmed):
			r.define(b, a, quote(y.text)+" is given as another name of "+quote(x.text))
		}
	}
}

// closes reports whether a bracket closes behind mention m.
func (r *run) closes(m int32) bool {
	rest := strings.TrimLeft(r.d.Text[r.d.Mentions[m].End:min(r.d.Mentions[m].End+4, len(r.d.Text))], " \"'”’")
	return rest != "" && strings.ContainsRune(")],;", rune(rest[0]))
}

// alsoCalled reports whether gap, between two names of one type, says that the
// second is another name of the first: ", also called", "known as the", "formerly".
// That one calls another something is no case of it.
func alsoCalled(gap string) bool {
	passive := gap != "" && (gap[0] == ',' || gap[0] == '(')
	w := strings.Fields(strings.Trim(gap, ",( "))
	for len(w) > 0 && (w[len(w)-1] == "the" || w[len(w)-1] == "as") {
		w = w[:len(w)-1]
	}
	if len(w) == 0 || len(w) > 5 {
		return false
	}
	for _, x := range w[:len(w)-1] {
		switch {
		case naming[x]:
			passive = true
		case x == "and" || x == "by" || x == "has" || x == "have" || x == "had" || startsUpper(x):
			return false
		}
	}
	switch w[len(w)-1] {
	case "known", "formerly", "aka", "a.k.a.", "alias":
		return true
	case "called", "dubbed", "renamed", "rebranded", "nicknamed":
		return passive
	}
	return false
}

var naming = set("also formerly better commonly formally officially previously sometimes locally once is are was were now")

// abbreviates reports whether the letters of short are initials of words, in
// order, the first of the first; small words and second letters may be skipped or
// used (JCPOA, MoD, CENTCOM, JNIM).
func abbreviates(short string, words []string) bool {
	short = strings.ReplaceAll(short, "-", "")
	if len(words) < 2 || len(short) < 2 || short[0] != words[0][0] {
		return false
	}
	return matchInitials(short, words)
}

func matchInitials(s string, words []string) bool {
	if s == "" {
		for _, w := range words {
			if !small[w] {
				return false
			}
		}
		return true
	}
	if len(words) == 0 {
		return false
	}
	w := words[0]
	for n := min(len(w), len(s)); n >= 1; n-- { // one or more letters of the word
		if n > 3 && n < len(s) {
			continue
		}
		if s[:n] == w[:n] && matchInitials(s[n:], words[1:]) {
			return true
		}
	}
	return small[w] && matchInitials(s, words[1:])
}

// initials reports whether short is made of exactly the initials of words, with
// or without those of small words.
func initials(short string, words []string) bool {
	if len(words) < 2 {
		return false
	}
	all, big := 0, 0
	okAll, okBig := true, true
	for _, w := range words {
		if all >= len(short) || short[all] != w[0] {
			okAll = false
		}
		all++
		if small[w] {
			continue
		}
		if big >= len(short) || short[big] != w[0] {
			okBig = false
		}
		big++
	}
	return okAll && all == len(short) || okBig && big == len(short)
}

var small = set("of the and for in on to de la le les des du et al y e und der for des und von da do dos a an s")

// define notes that the text gives mention short as another name of mention long.
// The first such statement holds.
func (r *run) define(short, long int32, why string) {
	s, l := &r.names[r.of[short]], &r.names[r.of[long]]
	if s == l || s.def >= 0 {
		return
	}
	s.def = int32(len(r.defs))
	r.defs = append(r.defs, def{short, long, why})
	if l.short < 0 {
		l.short = r.of[short]
	}
}

// defined returns the definition of which name nm is the short side.
func (r *run) defined(nm *name) (def, bool) {
	if nm.def < 0 {
		return def{}, false
	}
	return r.defs[nm.def], true
}

// definedShort returns the short name that the document gives for nm, or nil.
func (r *run) definedShort(nm *name) *name {
	if nm.short < 0 {
		return nil
	}
	return &r.names[nm.short]
}
