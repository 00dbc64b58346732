package link

import (
	"sort"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// people resolves names of persons: full names first, against the tables and each
// other; then short ones, against the full names of the document, and only where
// that has none, against the tables.
func (r *run) people() {
	var full, short []int32
	for i := range r.names {
		nm := &r.names[i]
		if nm.typ != extract.Person || nm.node >= 0 || r.overridden(nm) {
			continue
		}
		nm.words = bareName(nm.words)
		if isFull(nm.words) {
			full = append(full, int32(i))
		} else {
			short = append(short, int32(i))
		}
	}
	// Fullest first; the text decides ties, so that the order of mentions does not.
	sort.Slice(full, func(a, b int) bool {
		x, y := &r.names[full[a]], &r.names[full[b]]
		if len(x.words) != len(y.words) {
			return len(x.words) > len(y.words)
		}
		if len(x.form) != len(y.form) {
			return len(x.form) > len(y.form)
		}
		return x.text < y.text
	})
	for _, i := range full {
		r.knownPerson(&r.names[i])
	}
	r.index(func(nm *name) bool { return nm.typ == extract.Person && isFull(nm.words) })
	for _, i := range full {
		if nm := &r.names[i]; nm.node < 0 {
			r.fullPerson(nm)
		}
	}
	var open []int32
	for _, i := range short {
		if !r.shortPerson(&r.names[i]) {
			open = append(open, i)
		}
	}
	if len(open) > 0 {
		r.index(func(nm *name) bool { return nm.typ == extract.Person && !isFull(nm.words) })
	}
	for _, i := range open {
		r.lonePerson(&r.names[i])
	}
	r.citizenship(full)
	r.citizenship(short)
	for _, i := range full {
		if n := r.names[i].node; n >= 0 {
			if c, ok := r.l.byISO[r.nodes[n].country]; ok {
				r.weak[c]++
			}
		}
	}
}

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

// knownPerson settles a full name that the tables have, as it stands.
func (r *run) knownPerson(nm *name) {
	best, top := int32(-1), -1
	for p := range r.l.bearers(strings.Join(nm.words, "-"), fullPerson) {
		if _, w := r.plausible(p, nm.mentions[0]); w > top {
			best, top = p, w
		}
	}
	if best < 0 {
		return
	}
	n := r.person(best)
	r.nameless(nm, n, r.l.persons[best].name)
	r.settle(nm, n)
}

func (r *run) person(p int32) int32 {
	x := &r.l.persons[p]
	return r.named(x.key, extract.Person, x.name, x.country, true)
}

// fullPerson settles a full name that the tables don't have as it stands: as a
// variant of another in the document, else of one in the tables, else as new.
func (r *run) fullPerson(nm *name) {
	if r.definedPerson(nm) {
		return
	}
	best, why := int32(-1), ""
	for _, w := range nm.words {
		for _, i := range r.byWord[w] {
			o := &r.names[i]
			if o == nm || o.node < 0 || o.node == best || r.barred(nm, o) {
				continue
			}
			if how := variant(nm.words, o.words); how != "" && (best < 0 || r.nearer(nm, o, best)) {
				best, why = o.node, quote(nm.text)+" "+how+" "+quote(o.text)
			}
		}
	}
	if best >= 0 {
		r.because(best, why)
		r.settle(nm, best)
		return
	}
	found := int32(-1)
	familyNames(nm.words, "CN", func(short []string) {
		for p := range r.l.bearers(strings.Join(short, "-"), familyPerson) {
			if how := variant(nm.words, personWords(r.l.persons[p].name)); how == "" || how == shortened || p == found {
				continue
			}
			if found >= 0 {
				found = -2
			} else if found == -1 {
				found = p
			}
		}
	})
	if found >= 0 && r.concerns(found) {
		n := r.person(found)
		r.because(n, quote(nm.text)+" is a variant of "+r.l.persons[found].name)
		r.settle(nm, n)
		return
	}
	if m := &r.d.Mentions[nm.mentions[0]]; m.Key != "" && len(nm.refs) == 0 {
		r.settle(nm, r.byRow(m.Key, nm))
		return
	}
	if r.doubtful(nm) && len(nm.refs) > 0 {
		r.stray = append(r.stray, r.of[nm.mentions[0]])
		return
	}
	r.newPerson(nm)
}

// newPerson makes an entity of a full name that no table knows.
func (r *run) newPerson(nm *name) {
	key := "person:" + personSlug(nm.words)
	if oneInitial(nm.words) || len(nm.words) == 2 && kunya[nm.words[0]] { // J. Smith, Abu Ahmed: anyone
		key = r.uncertain("person", nm.form)
	}
	n := r.named(key, extract.Person, "", "", false)
	if strings.Contains(key, "~") {
		r.because(n, "that does not tell which "+nm.text)
	}
	r.settle(nm, n)
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

const shortened = "abbreviates"

// concerns reports whether the document has to do with the country of person p.
func (r *run) concerns(p int32) bool {
	c, ok := r.l.byISO[r.l.persons[p].country]
	return !ok || r.evidence(c) > 0
}

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
	"chuck": "charles", "charlie": "charles", "hank": "henry", "harry": "henry", "jack": "john", "vince": "vincent",
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
	return family > given && lastGiven > lastFamily
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

// A bearer is a person of the document that a short name may mean.
type bearer struct {
	node int32
	how  int
	text string
}

// shortPerson settles a short name by the full names of the document, and reports
// false if none fits.
func (r *run) shortPerson(nm *name) bool {
	var buf [8]bearer
	list := buf[:0]
	if len(nm.words) == 0 {
		return false
	}
	if r.definedPerson(nm) {
		return true
	}
	last := nm.words[len(nm.words)-1]
	for _, w := range [...]string{last, nicknames[last]} {
		if w == "" {
			continue
		}
		for _, i := range r.byWord[w] {
			o := &r.names[i]
			how := r.matchShort(nm.words, o.words)
			if how == noMatch || o.node < 0 || r.barred(nm, o) {
				continue
			}
			list = addBearer(list, bearer{o.node, how, o.text})
		}
	}
	if len(list) == 0 && acronymic(nm.text) && len(nm.form) <= 4 {
		for i := range min(len(r.names), maxNames) {
			if o := &r.names[i]; o.typ == extract.Person && o.node >= 0 && initials(nm.form, o.words) {
				list = addBearer(list, bearer{o.node, familyName, o.text})
			}
		}
	}
	if len(list) == 0 {
		return false
	}
	top := 0
	for _, b := range list {
		top = max(top, b.how)
	}
	n := 0
	for _, b := range list {
		if b.how == top {
			list[n] = b
			n++
		}
	}
	list = list[:n]
	for _, m := range nm.mentions {
		b, ok := r.bearerOf(m, list)
		if !ok {
			continue
		}
		r.node[m] = b.node
		if nm.node < 0 {
			nm.node = b.node
			why := " is the family name of "
			if top == givenName {
				why = " is the given name of "
			} else if top == innerName {
				why = " is part of the name of "
			}
			r.because(b.node, quote(nm.text)+why+quote(b.text))
		}
	}
	if !r.done(nm) { // an honorific told all bearers off
		nm.node = -1
		return false
	}
	return true
}

// definedPerson settles a name that the text gives as another of someone: Mohamed
// Hamdan Dagalo, known as Hemedti.
func (r *run) definedPerson(nm *name) bool {
	d, ok := r.defined(nm)
	if !ok || r.node[d.long] < 0 {
		return false
	}
	r.because(r.node[d.long], d.why)
	r.settle(nm, r.node[d.long])
	return true
}

func addBearer(list []bearer, b bearer) []bearer {
	for i := range list {
		if list[i].node == b.node {
			if b.how > list[i].how {
				list[i] = b
			}
			return list
		}
	}
	return append(list, b)
}

// bearerOf decides which of several persons a short name means where it stands:
// by the gender of a form of address, by the title beside it, by who is only
// there as a relative of the other, and then by who was mentioned last.
func (r *run) bearerOf(m int32, list []bearer) (bearer, bool) {
	g := r.addressed(m)
	if g != 0 {
		var fit, unknown []bearer
		for _, b := range list {
			switch h := r.gender(b.node); {
			case h == g:
				fit = append(fit, b)
			case h == 0:
				unknown = append(unknown, b)
			}
		}
		if list = fit; len(fit) == 0 {
			list = unknown
		}
	}
	if len(list) == 0 {
		return bearer{}, false
	}
	if len(list) == 1 {
		return list[0], true
	}
	if t := r.title(m); t != "" {
		for _, b := range list {
			for j := max(0, m-reach); j < min(int32(len(r.node)), m+reach); j++ {
				if r.node[j] == b.node && j != m && r.title(j) == t {
					return b, true
				}
			}
		}
	}
	if g == 0 {
		var main []bearer
		for _, b := range list {
			if !r.relative(b.node) {
				main = append(main, b)
			}
		}
		if len(main) == 1 {
			return main[0], true
		}
	}
	for j := m - 1; j >= max(0, m-reach); j-- {
		for _, b := range list {
			if r.node[j] == b.node {
				return b, true
			}
		}
	}
	for j := m + 1; j < min(int32(len(r.node)), m+reach); j++ {
		for _, b := range list {
			if r.node[j] == b.node {
				return b, true
			}
		}
	}
	return list[0], true
}

// reach is how many mentions around a short name are searched for its bearers.
const reach = 500

// Genders of persons, as far as the text says.
const (
	male   = 1
	female = 2
)

// addressed returns the gender of the form of address before mention m, or 0.
func (r *run) addressed(m int32) int8 {
	if g := addressGender[strings.TrimSuffix(lower(r.before(m, 1)), ".")]; g != 0 {
		return g
	}
	if w, _, ok := strings.Cut(r.d.Slice(r.d.Mentions[m].Span), " "); ok {
		return addressGender[strings.TrimSuffix(lower(w), ".")]
	}
	return 0
}

var addressGender = map[string]int8{
	"mr": male, "sir": male, "lord": male, "king": male, "prince": male, "monsieur": male, "duke": male, "baron": male, "sheikh": male,
	"mrs": female, "ms": female, "miss": female, "dame": female, "lady": female, "queen": female, "princess": female,
	"madame": female, "mme": female, "duchess": female, "baroness": female,
	"spokesman": male, "chairman": male, "businessman": male, "congressman": male, "actor": male,
	"spokeswoman": female, "chairwoman": female, "businesswoman": female, "congresswoman": female, "actress": female,
}

// gender infers the gender of a person from forms of address, words of kin and
// the first pronoun behind a mention.
func (r *run) gender(n int32) int8 {
	if g := r.nodes[n].gender; g > 0 {
		return g - 1
	}
	g := r.inferGender(n)
	r.nodes[n].gender = g + 1
	return g
}

func (r *run) inferGender(n int32) int8 {
	he, she := 0, 0
	for j := range r.node {
		m := int32(j)
		if r.node[m] != n {
			continue
		}
		switch r.addressed(m) {
		case male:
			he += 4
		case female:
			she += 4
		}
		for k := 1; k <= 6; k++ {
			w := lower(r.after(m, k))
			if g := kin[w]; g != 0 && (k <= 4) && r.after(m, 1) == "," {
				if g == male {
					he += 3
				} else if g == female {
					she += 3
				}
				break
			}
		}
		for k := 1; k <= 3; k++ {
			if g := kin[lower(r.before(m, k))]; g == male {
				he += 3
				break
			} else if g == female {
				she += 3
				break
			}
		}
		next := len(r.d.Tokens)
		for i := j + 1; i < len(r.d.Mentions); i++ {
			if r.d.Mentions[i].Type == extract.Person {
				next = r.d.Mentions[i].First
				break
			}
		}
		for t := r.d.Mentions[m].Last; t < next && t < r.d.Mentions[m].Last+30; t++ {
			w := r.word(m, t)
			if w == "" {
				break
			}
			if g := pronoun[lower(w)]; g == male {
				he++
				break
			} else if g == female {
				she++
				break
			}
		}
	}
	switch {
	case he > she:
		return male
	case she > he:
		return female
	}
	return 0
}

var (
	pronoun = map[string]int8{"he": male, "his": male, "him": male, "himself": male, "she": female, "her": female, "herself": female}
	kin     = map[string]int8{
		"husband": male, "brother": male, "son": male, "father": male, "nephew": male, "uncle": male, "grandson": male,
		"grandfather": male, "widower": male, "stepson": male, "son-in-law": male,
		"wife": female, "sister": female, "daughter": female, "mother": female, "niece": female, "aunt": female, "widow": female,
		"granddaughter": female, "grandmother": female, "stepdaughter": female, "daughter-in-law": female,
		"cousin": 3, "sibling": 3, "spouse": 3, "child": 3, "grandchild": 3, "relative": 3,
	}
)

// relative reports whether a person is introduced as kin of another: his wife,
// Hillary Clinton; Kim Yo Jong, the sister of.
func (r *run) relative(n int32) bool {
	if r.nodes[n].relative == 0 {
		r.nodes[n].relative = 1
		if r.introducedAsKin(n) {
			r.nodes[n].relative = 2
		}
	}
	return r.nodes[n].relative == 2
}

func (r *run) introducedAsKin(n int32) bool {
	for j := range r.node {
		if r.node[j] != n {
			continue
		}
		m := int32(j)
		for k := 1; k <= 3; k++ {
			if kin[lower(r.before(m, k))] != 0 {
				return true
			}
		}
		if r.after(m, 1) == "," {
			for k := 2; k <= 5; k++ {
				if kin[lower(r.after(m, k))] != 0 {
					return true
				}
			}
		}
	}
	return false
}

// title returns the title beside mention m, in lower case, or "".
func (r *run) title(m int32) string {
	if j := m - 1; j >= 0 && r.d.Mentions[j].Type == extract.Title {
		if gap, ok := r.gap(j, m); ok && strings.Trim(gap, " ,") == "" {
			return lower(r.d.Slice(r.d.Mentions[j].Span))
		}
	}
	return ""
}

// lonePerson settles a short name of which the document has no full form.
func (r *run) lonePerson(nm *name) {
	open := nm.mentions[0]
	for _, m := range nm.mentions {
		if r.node[m] < 0 {
			open = m
			break
		}
	}
	if len(nm.words) == 0 { // no letter at all
		r.settle(nm, r.named(r.uncertain("person", nm.form), extract.Person, "", "", false))
		return
	}
	for _, i := range r.byWord[nm.words[len(nm.words)-1]] { // al-Assad and Assad
		o := &r.names[i]
		if o == nm || o.node < 0 {
			continue
		}
		if nm.words[len(nm.words)-1] == o.words[len(o.words)-1] && r.done(o) && !r.barred(nm, o) && open == nm.mentions[0] {
			r.settle(nm, o.node)
			return
		}
	}
	if n, ok := r.shared(nm, open); ok {
		r.settle(nm, n)
		return
	}
	f := strings.Join(nm.words, "-")
	if o := r.misspelt(nm, f); o != nil && open == nm.mentions[0] {
		r.because(o.node, quote(nm.text)+" is but one letter from "+quote(o.text))
		r.settle(nm, o.node)
		return
	}
	if p, ok := r.bestKnown(nm, f, open); ok {
		n := r.person(p)
		r.because(n, quote(nm.text)+" is most plausibly "+r.l.persons[p].name+" at the date")
		r.settle(nm, n)
		return
	}
	r.stray = append(r.stray, r.of[open])
}

// strays settles names of persons that are nobody the linker knows: as what else
// bears the name, if the tagger was not sure of a person, else as somebody unknown.
func (r *run) strays() {
	for _, i := range r.stray {
		nm := &r.names[i]
		open := nm.mentions[0]
		for _, m := range nm.mentions {
			if r.node[m] < 0 {
				open = m
				break
			}
		}
		if n, ok := r.otherwise(nm); ok {
			r.settle(nm, n)
			continue
		}
		r.unknownPerson(nm, open)
	}
}

func (r *run) unknownPerson(nm *name, open int32) {
	if isFull(nm.words) {
		r.newPerson(nm)
		return
	}
	f := strings.Join(nm.words, "-")
	if open != nm.mentions[0] { // Mrs Clinton, who is none of those in full
		f += "-2"
	}
	n := r.named(r.uncertain("person", f), extract.Person, "", "", false)
	r.because(n, "the article does not say which "+nm.text)
	r.settle(nm, n)
}

// misspelt returns the one full name of the document whose family name differs
// from f, which no table knows, in a single letter.
func (r *run) misspelt(nm *name, f string) *name {
	if len(f) < 6 || len(nm.words) != 1 {
		return nil
	}
	for _, s := range r.l.senses(f) {
		if s.sense == familyPerson || s.sense == singlePerson {
			return nil
		}
	}
	var found *name
	for i := range min(len(r.names), maxNames) {
		o := &r.names[i]
		if o.typ != extract.Person || o.node < 0 || !isFull(o.words) || !oneEdit(f, o.words[len(o.words)-1]) || r.barred(nm, o) {
			continue
		}
		if found != nil && found.node != o.node {
			return nil
		}
		found = o
	}
	return found
}

// oneEdit reports whether two words with the same first letter differ by one
// letter put in, left out or changed.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a[0] != b[0] || a == b || b == a+"s" { // the Smiths
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// shared settles the first name in "Bill and Hillary Clinton".
func (r *run) shared(nm *name, m int32) (int32, bool) {
	if len(nm.words) != 1 || int(m)+1 >= len(r.d.Mentions) {
		return 0, false
	}
	next := m + 1
	if r.of[next] < 0 || r.d.Mentions[next].Type != extract.Person {
		return 0, false
	}
	gap, ok := r.gap(m, next)
	if g := strings.TrimSpace(gap); !ok || g != "and" && g != "&" {
		return 0, false
	}
	o := &r.names[r.of[next]]
	if len(o.words) != 2 {
		return 0, false
	}
	g1, f1 := r.l.commonness(nm.form)
	if g2, _ := r.l.commonness(o.words[0]); g1 == 0 || g2 == 0 || f1 > g1 {
		return 0, false
	}
	full := nm.form + "-" + o.words[1]
	if p, ok := r.l.bearer(full, fullPerson); ok {
		n := r.person(p)
		r.because(n, quote(nm.text)+" shares the family name of "+quote(o.text))
		return n, true
	}
	n := r.named("person:"+full, extract.Person, nm.text+o.text[strings.LastIndexByte(o.text, ' '):], "", true)
	r.because(n, quote(nm.text)+" shares the family name of "+quote(o.text))
	return n, true
}

// bestKnown returns the person of the tables that a lone name means: one clearly
// more plausible than any other bearer on the day of the document, and plausible
// enough for how common the name is.
func (r *run) bestKnown(nm *name, f string, m int32) (int32, bool) {
	given, family := r.l.commonness(f)
	common := max(given, family) >= 7
	best, top, second, office := int32(-1), 0, 0, 0
	weigh := func(form string) {
		for _, s := range r.l.senses(form) {
			if s.sense != familyPerson && s.sense != singlePerson {
				continue
			}
			o, w := r.plausible(s.at, m)
			if s.sense == singlePerson && !common {
				o, w = o+named, w+named
			}
			switch {
			case s.at == best:
				top, office = max(top, w), max(office, o)
			case w > top:
				best, top, second, office = s.at, w, top, o
			case w > second:
				second = w
			}
		}
	}
	if weigh(f); best < 0 && len(nm.words) > 1 {
		weigh(nm.words[len(nm.words)-1])
	}
	need := 5
	switch {
	case common || given >= 5 && office < 4: // also a given name, of someone not in office
		need = 8
	case r.d.Date == "" && office < 4:
		need = 9
	case r.d.Date == "":
		need = 7
	}
	return best, best >= 0 && top >= need && top-second >= 2
}

// named is what it adds to the plausibility of a person that the tables give a lone
// word as a name of theirs.
const named = 4

// plausible rates how likely a news text of the document's date means person p by
// a short name at mention m: by the offices they hold or held, and with all else:
// whether their country is mentioned, and their title stands beside the name.
func (r *run) plausible(p, m int32) (office, all int) {
	x := &r.l.persons[p]
	office = 2
	title := r.title(m)
	bonus := 0
	if len(x.held) > 0 {
		office = 0
	}
	for _, i := range x.held {
		h := &r.l.holders[i]
		w := 4
		head := h.Office == "head_of_state" || h.Office == "head_of_government"
		if head {
			w = 6
		}
		switch {
		case during(h.Since, h.Until, r.d.Date):
		case r.d.Date == "" || h.Until == "":
			w -= 2
		case h.Since > r.d.Date: // to come
			w = 1
		case years(h.Until, r.d.Date) <= 6:
			w -= 2
		default:
			w = 1
		}
		office = max(office, w)
		if title != "" && h.Title != "" && strings.HasSuffix(lower(h.Title), title) {
			bonus = 4
		}
	}
	if c, ok := r.l.byISO[x.country]; ok && r.tally[c] > 0 {
		bonus += 3
	}
	return office, office + bonus
}

// years returns the whole years from date a to b, or 100 if unknown.
func years(a, b string) int {
	if len(a) < 4 || len(b) < 4 {
		return 100
	}
	n := 0
	for _, d := range [2]string{b, a} {
		v := 0
		for i := range 4 {
			v = v*10 + int(d[i]-'0')
		}
		n = v - n
	}
	return -n
}

// citizenship gives persons the country that the text puts beside their name:
// Indian Prime Minister Narendra Modi; Kenya's William Ruto; Viktor Orban, the
// Hungarian prime minister.
func (r *run) citizenship(list []int32) {
	for _, i := range list {
		for _, m := range r.names[i].mentions {
			n := r.node[m]
			if n < 0 || r.nodes[n].country != "" {
				continue
			}
			if c := r.besidePerson(m); c >= 0 {
				r.nodes[n].country = r.l.nations[c].iso
			}
		}
	}
}

// besidePerson returns the country that stands beside a person's name, or -1.
func (r *run) besidePerson(m int32) int32 {
	j := m - 1
	titled := false
	if j >= 0 && r.d.Mentions[j].Type == extract.Title {
		if gap, ok := r.gap(j, m); ok && strings.Trim(gap, " ,") == "" {
			titled = true
			j--
		}
	}
	if j >= 0 && r.points[j] >= 0 && r.of[j] >= 0 {
		to := m
		if titled {
			to = m - 1
		}
		if gap, ok := r.gap(j, to); ok {
			w := strings.Fields(gap)
			switch r.names[r.of[j]].typ {
			case extract.Nationality:
				if len(w) <= 3 && (len(w) == 0 || plainWords(w)) {
					return r.points[j]
				}
			case extract.Country:
				if titled && len(w) <= 2 || len(w) == 1 && isApostropheS(w[0]) {
					return r.points[j]
				}
			}
		}
	}
	if j := m + 1; int(j) < len(r.d.Mentions) && r.points[j] >= 0 && r.of[j] >= 0 && r.names[r.of[j]].typ == extract.Nationality {
		switch gap, _ := r.gap(m, j); strings.TrimSpace(gap) {
		case ", the", ", a", ", an", ", who is a", ", who is an":
			return r.points[j]
		}
	}
	return -1
}
