package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
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
	if top == familyName {
		r.eclipse(nm, list)
	}
	for _, m := range nm.mentions {
		if r.node[m] >= 0 {
			continue
		}
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

// eclipse gives mentions of a family name to the head of state or government of the
// day who bears it, if the document has only others of that name in full: Trump, in
// an article on Ivanka Trump. A form of address may tell them apart; Ms is not taken
// for the head where one of the others may be meant.
func (r *run) eclipse(nm *name, list []bearer) {
	f := strings.Join(nm.words, "-")
	if given, family := r.l.commonness(f); r.d.Date == "" || max(given, family) >= 7 {
		return
	}
	head := int32(-1)
	for _, s := range r.l.senses(f) {
		if s.sense != familyPerson && s.sense != singlePerson || s.at == head || !r.heads(s.at) {
			continue
		}
		if head >= 0 {
			return
		}
		head = s.at
	}
	if head < 0 || !r.concerns(head) {
		return
	}
	for _, b := range list {
		if r.nodes[b.node].key == r.l.persons[head].key {
			return
		}
	}
	for _, m := range nm.mentions {
		if g := r.addressed(m); g != 0 {
			told := false
			for _, b := range list {
				h := r.gender(b.node)
				told = told || h == g || h == 0 && g == female
			}
			if told {
				continue
			}
		}
		r.node[m] = r.person(head)
	}
	if n := r.nodeOf(nm); n >= 0 && r.nodes[n].key == r.l.persons[head].key {
		r.because(n, quote(nm.text)+" is the head of state or government at the date, rather than "+quote(list[0].text))
	}
}

// heads reports whether person p leads a country on the day of the document.
func (r *run) heads(p int32) bool {
	for _, i := range r.l.persons[p].held {
		if h := &r.l.holders[i]; (h.Office == "head_of_state" || h.Office == "head_of_government") && during(h.Since, h.Until, r.d.Date) {
			return true
		}
	}
	return false
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
