package link

import (
	"strings"
)

// bareName cuts forms of address, ranks and suffixes off a name.
func bareName(w []string) []string {
	for len(w) > 1 && (address[w[0]] || rankWord[w[0]] || rankLead[w[0]] && len(w) > 2 && rankWord[w[1]]) {
		w = w[1:]
	}
	for len(w) > 2 && nameSuffix[w[len(w)-1]] && w[len(w)-1] != "jr" && w[len(w)-1] != "sr" {
		w = w[:len(w)-1]
	}
	return w
}

var (
	address  = set("mr mrs ms miss mx dr prof professor sir dame madam mme monsieur madame hon rev")
	rankWord = set(`president minister senator gen general colonel col lt lieutenant major capt captain king queen
		prince princess pope sheikh emir sultan chancellor premier ayatollah judge justice congressman congresswoman
		marshal admiral commander sergeant brigadier governor gov sen rep lord lady baroness baron ambassador secretary mullah imam rabbi cardinal archbishop bishop`)
	rankLead = set("field vice prime crown rear foreign defense finance interior deputy former chief attorney major lieutenant brigadier supreme grand")
)

// isFull reports whether words are more than a family name with its particles.
func isFull(words []string) bool {
	if len(words) < 2 {
		return false
	}
	if !leading[words[0]] {
		return true
	}
	for _, w := range words[1 : len(words)-1] {
		if !particle[w] {
			return true
		}
	}
	return false
}

// kunya begins the Arabic name of somebody's father or mother.
var kunya = set("abu abou um umm oum")

// personSlug joins the words of a name but for middle initials.
func personSlug(w []string) string {
	var b strings.Builder
	for i, x := range w {
		if i > 0 && i < len(w)-1 && len(x) == 1 {
			continue
		}
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(x)
	}
	return b.String()
}

func oneInitial(w []string) bool { return len(w) == 2 && len(w[0]) == 1 }

// variant reports how two full names can be of one person: the same words in
// another order, one with fewer middle names, initials or a short given name.
// It returns "" if they can't.
func variant(a, b []string) string {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return ""
	}
	if suffixOf(a) != "" && suffixOf(b) != "" && suffixOf(a) != suffixOf(b) {
		return ""
	}
	if len(a) == len(b) && permuted(a, b) {
		return "has the words of"
	}
	if len(a) != len(b) && spellSame(a, b) {
		return "has the letters of" // Abdrabbuh, Abd Rabbuh
	}
	// a within b, in order; words equal, or one the initial of the other. The
	// family name, last of both, is equal; or the whole of a is in b unchanged.
	exact, ok := 0, true
	j := 0
	for _, w := range a {
		for j < len(b) && !sameWord(w, b[j], j == 0) {
			j++
		}
		if j == len(b) {
			ok = false
			break
		}
		if w == b[j] {
			exact++
		}
		j++
	}
	switch {
	case !ok:
		return ""
	case exact == len(a) && (b[0] == a[0] || a[len(a)-1] == b[len(b)-1]):
		return "is part of"
	case exact >= 1 && a[len(a)-1] == b[len(b)-1] && sameWord(a[0], b[0], true):
		return shortened
	}
	return ""
}

// spellSame reports whether two names have the same letters, whichever way they are
// parted into words.
func spellSame(a, b []string) bool {
	i, j := 0, 0 // words
	k, l := 0, 0 // letters within
	for {
		for i < len(a) && k == len(a[i]) {
			i, k = i+1, 0
		}
		for j < len(b) && l == len(b[j]) {
			j, l = j+1, 0
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i][k] != b[j][l] {
			return false
		}
		k, l = k+1, l+1
	}
}

const shortened = "abbreviates"

func suffixOf(w []string) string {
	if s := w[len(w)-1]; nameSuffix[s] {
		return s
	}
	return ""
}

func permuted(a, b []string) bool {
	for _, w := range a {
		n := 0
		for _, x := range a {
			if x == w {
				n++
			}
		}
		for _, x := range b {
			if x == w {
				n--
			}
		}
		if n != 0 {
			return false
		}
	}
	return true
}

// sameWord reports whether words of two names can be one; nick allows short forms
// of given names.
func sameWord(a, b string, nick bool) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 {
		return a[0] == b[0]
	}
	return nick && (nicknames[a] == b || nicknames[b] == a || nicknames[a] != "" && nicknames[a] == nicknames[b])
}

var nicknames = map[string]string{
	"bill": "william", "will": "william", "bob": "robert", "rob": "robert", "joe": "joseph", "jim": "james", "jimmy": "james",
	"mike": "michael", "dick": "richard", "rick": "richard", "tom": "thomas", "tony": "anthony", "ted": "edward", "ed": "edward",
	"dan": "daniel", "dave": "david", "steve": "steven", "stephen": "steven", "chris": "christopher", "matt": "matthew",
	"ben": "benjamin", "sam": "samuel", "alex": "alexander", "andy": "andrew", "nick": "nicholas", "pete": "peter",
	"ron": "ronald", "don": "donald", "ken": "kenneth", "greg": "gregory", "jeff": "jeffrey", "larry": "lawrence",
	"bernie": "bernard", "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "kathy": "katherine", "sue": "susan",
	"chuck": "charles", "charlie": "charles", "vince": "vincent",
	"josh": "joshua", "tim": "timothy", "pat": "patrick", "phil": "philip", "phillip": "philip", "ray": "raymond", "gabby": "gabrielle",
	"debbie": "deborah", "barb": "barbara", "cathy": "catherine", "jenny": "jennifer", "becky": "rebecca", "maggie": "margaret",
	"marty": "martin", "max": "maximilian", "fred": "frederick", "gus": "augustus", "hal": "harold", "mitch": "mitchell",
}

// How a short name relates to a full one.
const (
	noMatch = iota
	givenName
	innerName
	familyName
)

// matchShort rates a short name, s, against a full one.
func (r *run) matchShort(s, full []string) int {
	for len(s) > 1 && particle[s[0]] && !contains(full, s[0]) { // Al Nuaimi of Hessa Nuaimi
		s = s[1:]
	}
	n, k := len(full), len(s)
	for n > 1 && nameSuffix[full[n-1]] {
		n--
	}
	if k > n || k == len(full) {
		return noMatch
	}
	if equal(full[n-k:n], s) {
		if k == 1 && n == 2 && r.leadsWithFamily(full) {
			return givenName
		}
		return familyName
	}
	if equal(full[:k], s) {
		if r.leadsWithFamily(full) || k > 1 {
			return familyName
		}
		return givenName
	}
	for i := 1; i+k < n; i++ {
		if equal(full[i:i+k], s) {
			if k == 1 && particle[s[0]] {
				return noMatch
			}
			return innerName
		}
	}
	if k == 1 && nicknames[s[0]] != "" && nicknames[s[0]] == full[0] {
		return givenName
	}
	return noMatch
}

func contains(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}

// leadsWithFamily reports whether a full name is written family name first: Xi
// Jinping, Kim Jong Un, Sato Kenji.
func (r *run) leadsWithFamily(w []string) bool {
	first, last := w[0], w[len(w)-1]
	given, family := r.l.commonness(first)
	lastGiven, lastFamily := r.l.commonness(last)
	if eastAsian[first] && !western[last] {
		if len(w) == 3 {
			middle, _ := r.l.commonness(w[1])
			return middle < 7
		}
		return len(w) == 2 && (lastFamily < 7 || eastAsian[last])
	}
	return family > given && lastGiven > lastFamily && family-given+lastGiven-lastFamily >= 4
}

func (x *index) commonness(word string) (given, family int) {
	if x.common == nil {
		return 0, 0
	}
	return x.common.Commonness(word)
}

// eastAsian lists common family names of China, Korea and Vietnam, in the usual
// romanisations.
var (
	eastAsian = set(`wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song
		tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu jiang du ye cheng wei su lu ding ren shen yao
		xi qin fu zhong cui tan liao fan wen jin qiu hou bai meng long duan lei qian hao shao mao wan gu dai mo kong
		xiang chang kim lee park choi jung kang cho yoon jang lim oh seo shin kwon hwang ahn yoo hong moon ko bae
		baek nam chung ryu roh ri pak choe jong rhee chun no han nguyen tran le pham hoang phan vu vo dang bui do ho
		ngo duong ly to truong dinh hun tsai lai ban kang hyun son jeong hur huh woo cha joo min jo`)
	western = set(`james john robert michael william david richard thomas smith johnson brown jones`)
)
