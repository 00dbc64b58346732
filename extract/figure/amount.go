package figure

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// An amount is a number with its unit.
type amount struct {
	first, last int // half-open range of lexemes
	n           number
	kind        extract.Type
	unit        string
	rule        string
	prefix      bool // the currency stands before
	own         bool // it has a unit of its own
	noun        bool // the unit is a counted noun
	neg         bool
}

// amount reads the number at lexeme i with the unit around it.
func (s *scanner) amount(i int) (amount, bool) {
	m, p, priced := s.prefix(i)
	n, ok := s.number(i, priced || s.assume)
	a := amount{first: n.first, last: n.last, n: n, kind: extract.Number, rule: "number"}
	if !ok {
		return a, false
	}
	s.sign(&a)
	switch {
	case n.form == rank:
		a.kind, a.rule = extract.Ordinal, "ordinal"
		return a, true
	case priced:
		s.price(&a, m, p)
		return a, true
	}
	s.measured(&a)
	return a, true
}

// price finishes an amount with currency m before it, from lexeme p on.
func (s *scanner) price(a *amount, m money, p int) {
	if s.isMark(p-1, '-') && s.at(p-1).space && !s.at(p).space && p-1 >= s.done { // -$5
		p--
		a.neg = true
	}
	a.neg = a.neg || s.isMark(a.n.first-1, '-') // $-5
	a.set(extract.Money, s.resolve(m, p), a.n.last, "money/prefix")
	a.first, a.prefix = p, true
	if t := s.text(a.last); len(t) == 3 && currencies.code[t] && s.at(a.last).caps == upper && t != "ALL" { // $5m AUD
		if codeIn(m.codes, t) {
			a.unit = t
		}
		a.last++
	}
	s.minor(a, m)
	s.rate(a)
}

func codeIn(codes []string, c string) bool {
	for _, k := range codes {
		if k == c {
			return true
		}
	}
	return false
}

// sign reads a minus before the number.
func (s *scanner) sign(a *amount) {
	j := a.first - 1
	if j < s.done {
		return
	}
	l := s.at(j)
	glued := !s.at(a.first).space
	switch {
	case l.kind == mark && (l.mark == '-' && l.end-l.start == 1 || l.mark == '−' || l.mark == '–') &&
		(l.space && glued || j == 0 && !a.n.words || l.mark == '−' && glued):
		if s.at(j-1).kind == digits || j > 0 && !glued {
			return
		}
	case !l.space && glued && l.kind == mark && l.mark == '-' && (s.isMark(j-1, '(') || s.isMark(j-1, '<') || s.isMark(j-1, '>') || s.isMark(j-1, '=')):
	case (s.is(j, "minus") || s.is(j, "negative")) && s.at(a.first).space && s.at(j-1).kind != digits && s.word(j-1).class != small:
		if s.is(j, "negative") && !a.n.words {
			return
		}
	default:
		return
	}
	a.first, a.neg = j, true
}

// measured reads the unit, the currency or the noun behind the number of a.
func (s *scanner) measured(a *amount) {
	j := a.n.last
	k := j // where the unit begins
	hyphened := s.hyphen(j) && s.at(j).space == s.at(j+1).space && s.at(j+1).kind == letters
	if hyphened {
		k++
	}
	switch {
	case s.bracketed(a), s.fractionOf(a):
		return
	case a.n.form == fraction && a.n.words && s.word(k).class == article: // half a mile
		k++
	case hyphened && (s.is(k, "odd") || s.is(k, "plus")): // 50,000-odd troops
		a.unit, _, _ = s.counted(k + 1)
		a.noun = a.unit != ""
		return
	}
	switch {
	case s.priceBehind(a, k), s.unitBehind(a, k):
	case a.n.form == fraction && a.n.words && s.is(k, "point"): // a quarter-point cut
		a.set(extract.Quantity, "percentage_point", k+1, "unit")
		a.n.form = cardinal
	case a.n.form == fraction:
		a.unit, a.rule = "fraction", "fraction"
	case hyphened: // 12-member
		if !s.at(k).space {
			s.compound(a, k)
		}
	case !a.n.words && s.is(k, "point") && s.at(k).space: // 0.25 point
		a.set(extract.Quantity, "point", k+1, "count")
		a.noun = true
	default:
		unit, end, direct := s.counted(j)
		if direct {
			a.set(extract.Quantity, unit, end, "count")
			a.noun = true
			s.rate(a)
		} else if unit != "" {
			a.unit, a.noun, a.rule = unit, true, "count/apart"
		}
	}
}

// set gives a a unit of its own that ends before lexeme last.
func (a *amount) set(kind extract.Type, unit string, last int, rule string) {
	a.kind, a.unit, a.last, a.rule, a.own = kind, unit, last, rule, true
}

// bracketed reads a unit in brackets: 20 [kg].
func (s *scanner) bracketed(a *amount) bool {
	l := s.at(a.n.last)
	closing := map[rune]rune{'[': ']', '{': '}', '<': '>'}[l.mark]
	if l.kind != mark || closing == 0 || !l.space || s.at(a.n.last+1).space {
		return false
	}
	u, end := s.unitAt(a.n.last + 1)
	if u == "" || !s.isMark(end, closing) {
		return false
	}
	a.set(extract.Quantity, u, end+1, "unit")
	return true
}

// fractionOf reads a fraction of one unit: a quarter of a percentage point.
func (s *scanner) fractionOf(a *amount) bool {
	j := a.n.last
	if a.n.form != fraction || !s.is(j, "of") || s.word(j+1).class != article || s.word(j+2).flags&time != 0 {
		return false
	}
	u, end := s.unitAt(j + 2)
	if u == "" {
		return false
	}
	kind, rule := extract.Quantity, "unit"
	if u == "percent" {
		kind, rule = extract.Percent, "percent"
	}
	a.set(kind, u, end, rule)
	a.n.form = cardinal
	return true
}

// priceBehind reads a currency at lexeme k: euros, US dollars, cents, MUSD.
func (s *scanner) priceBehind(a *amount, k int) bool {
	if m, end, ok := s.suffix(k); ok {
		a.set(extract.Money, s.resolve(m, a.n.last), end, "money/suffix")
		if m.cents {
			s.cents(a, m)
		} else {
			s.magnitudeBehind(a)
			s.minor(a, m)
		}
		s.rate(a)
		return true
	}
	if t := s.text(k); len(t) == 4 && t[0] == 'M' && currencies.code[t[1:]] { // 30 MUSD
		if v, ok := a.n.value.scaled(6); ok {
			a.n.value, a.n.base, a.n.mag = v, a.n.value, 6
			a.set(extract.Money, t[1:], k+1, "money/suffix")
			return true
		}
	}
	return false
}

// unitBehind reads a unit of measurement at lexeme k.
func (s *scanner) unitBehind(a *amount, k int) bool {
	u, end := s.unitAt(k)
	dim := unitOf(u).Dimension
	if u == "" || a.n.form == fraction && dim == "people" || a.n.abbrev && !s.at(k).space {
		return false
	}
	switch {
	case u == "percent":
		a.set(extract.Percent, u, end, "percent")
		return true
	case dim == "time":
		a.set(extract.Duration, u, end, "duration")
		return true
	case dim == "people":
		a.set(extract.Quantity, u, end, "count")
		a.noun = true
	default:
		if r, ok := rates[u]; ok {
			u = r.name
			a.n.value, _ = a.n.value.scaled(r.exp)
			a.n.base, a.n.mag = a.n.value, 0
		}
		a.set(extract.Quantity, u, end, "unit")
	}
	s.parts(a)
	s.rate(a)
	return true
}

// magnitudeBehind reads 75 USD million.
func (s *scanner) magnitudeBehind(a *amount) {
	if w := s.word(a.last); w.class == mag && !w.plural && a.n.mag == 0 {
		if v, ok := a.n.value.scaled(w.exp); ok {
			a.n.value, a.n.mag = v, w.exp
			a.last++
		}
	}
}

// cents turns an amount of cents, pence or kopecks into the whole currency.
func (s *scanner) cents(a *amount, m money) {
	if len(m.codes) > 1 && m.codes[0] == "USD" {
		a.unit = s.nearbyCents(m)
	}
	if v, ok := a.n.value.scaled(-2); ok {
		a.n.value, a.n.base, a.n.mag = v, v, 0
	}
	a.rule = "money/cents"
}

// nearbyCents returns the currency of cents: of an amount in the sentence that has
// cents, else the dollar of the document.
func (s *scanner) nearbyCents(m money) string {
	for i := len(s.found) - 1; i >= max(0, len(s.found)-8); i-- {
		u, _, _ := strings.Cut(s.found[i].Unit, "/")
		if s.found[i].Type == extract.Money && (u == "EUR" || codeIn(m.codes, u)) {
			return u
		}
	}
	return s.resolve(money{codes: m.codes}, 0)
}

// minor adds the cents behind whole money: 3 dollars 50 cents, five pounds fifty.
func (s *scanner) minor(a *amount, m money) {
	if a.n.mag != 0 || a.n.value.exp != 0 || a.n.value.den > 1 {
		return
	}
	j := a.last
	if s.is(j, "and") {
		j++
	}
	l, w := s.at(j), s.word(j)
	if !l.space || l.kind != digits && w.class != small && w.class != tens {
		return
	}
	n, ok := s.core(j, false)
	if !ok || n.form != cardinal || n.value.exp != 0 || n.value.coef > 99 || n.value.coef == 0 {
		return
	}
	end := n.last
	if c, k, ok := s.suffix(end); ok && c.cents {
		end = k
	} else if s.at(end).kind != mark || s.hyphen(end) || s.at(end).mark == '%' || !s.at(end).space && s.at(end+1).kind == digits && !s.at(end+1).space || n.value.coef < 10 || a.prefix && j == a.last {
		return
	} else if _, ok := symbols[s.text(end)]; ok {
		return
	}
	if v, ok := a.n.value.plus(decimal{coef: n.value.coef, exp: -2}); ok {
		a.n.value, a.n.base, a.last = v, v, end
	}
}

// parts adds the smaller unit behind a larger one: 5 feet 2 inches.
func (s *scanner) parts(a *amount) {
	var part string
	var in uint64
	switch a.unit {
	case "foot":
		part, in = "inch", 12
	case "stone":
		part, in = "pound", 14
	case "pound":
		part, in = "ounce", 16
	default:
		return
	}
	j := a.last
	if s.is(j, "and") {
		j++
	}
	if s.at(j).kind != digits && s.word(j).class != small {
		return
	}
	n, ok := s.core(j, false)
	if !ok || n.form != cardinal {
		return
	}
	u, end := s.unitAt(n.last)
	if u != part && !(part == "inch" && s.text(n.last) == "in") {
		return
	}
	if u == "" {
		end = n.last + 1
	}
	if v, ok := n.value.over(in); ok {
		if v, ok = a.n.value.plus(v); ok {
			a.n.value, a.n.base, a.last = v, v, end
		}
	}
}

// soldBy are nouns that prices are given by after "a": $98 a share.
var soldBy = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`share head piece ticket person night unit seat pop bottle pack packet item copy plate book room passenger customer
		worker household family pupil student child car vehicle game match episode page word bag box carton bale dose tablet pill shot round
		term semester go time ride trip visit call minute session lesson class plant pint glass cup loaf tree plot house home ounce dozen`) {
		m[w] = true
	}
	return m
}()

// rate reads what the amount is counted by: a barrel, per day, /hour.
func (s *scanner) rate(a *amount) {
	j := a.last
	if strings.Contains(a.unit, "/") {
		return
	}
	k := j
	if s.hyphen(k) {
		k++
	}
	slash := false
	switch {
	case s.isMark(j, '/') && !s.at(j).space && !s.at(j+1).space && s.at(j+1).kind == letters:
		k, slash = j+1, true
	case s.is(k, "per"):
		k++
	case s.word(k).class == article && s.at(k).kind == letters && s.at(k).caps == lower:
		k++
		if s.hyphen(k) {
			k++
		}
		u, end := s.unitAt(k)
		if u == "" && !soldBy[s.text(k)] {
			return
		}
		if unitOf(u).Dimension == "time" && (s.is(end, "later") || s.is(end, "earlier") || s.is(end, "ago") || s.is(end, "before") || s.is(end, "after")) {
			return
		}
		if u := s.text(k); a.noun && s.word(k).flags&time == 0 && !soldBy[u] || s.is(k, "second") && s.at(k+1).kind == letters && s.word(k+1).flags&stop == 0 {
			return
		}
	default:
		return
	}
	if s.hyphen(k) && !slash {
		k++
	}
	l := s.at(k)
	if l.kind != letters {
		return
	}
	if s.is(k, "cent") || s.is(k, "capita") || s.is(k, "diem") || s.is(k, "se") {
		return
	}
	if per := short[s.text(k)]; slash && per != "" {
		a.unit += "/" + per
		a.last = k + 1
		return
	}
	if u, end := s.unitAt(k); u != "" {
		if r, ok := rates[u]; ok {
			u = r.name
		}
		a.unit += "/" + u
		a.last = end
	} else if l.caps == lower && s.word(k).flags&stop == 0 && !slash && len(s.text(k)) > 1 {
		t := s.text(k)
		if plural(t) {
			t = singular(t)
		}
		a.unit += "/" + t
		a.last = k + 1
	}
}

// short are the times that rates are given by behind a slash: boe/d.
var short = map[string]string{"d": "day", "h": "hour", "s": "second", "y": "year", "yr": "year", "a": "year", "wk": "week", "mo": "month", "pa": "year"}

// countWords are nouns that compounds with a number in words count: a
// three-member panel, but no two-way street.
var countWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`member page point seat man woman person nation country game match vote goal run storey story room bed bedroom car ship vehicle
		truck job lane passenger team player episode race round volume acre hectare mile city state word judge`) {
		m[w] = true
	}
	delete(m, "state")
	return m
}()

// compound reads the noun at k behind number and hyphen: 12-member, 40-page.
func (s *scanner) compound(a *amount, k int) {
	l := s.at(k)
	t := s.text(k)
	if l.caps != lower && !s.allCaps() {
		return
	}
	switch t {
	case "strong":
		return
	case "odd", "plus", "something", "fold", "way", "off", "old", "wheel", "star", "to", "and", "in", "by", "time", "up", "on", "on-one", "out", "ish", "man's", "th", "for", "over":
		return
	}
	if a.n.words && !countWords[t] || endsIn(t, "ed") || endsIn(t, "ing") || s.word(k).class != other || s.word(k).flags&stop != 0 {
		return
	}
	if plural(t) {
		t = singular(t)
	}
	a.set(extract.Quantity, t, k+1, "count")
	a.noun = true
}
