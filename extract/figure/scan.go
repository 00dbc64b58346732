package figure

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/figure/calendar"
)

// scanner reads the figures of one sentence at a time. Positions named i, j, k
// are indices of lexemes.
type scanner struct {
	d      *extract.Document
	doc    string // text of d
	opts   Options
	anchor calendar.Anchor

	sent     int // the sentence, an index into d.Sentences
	lex      []lexeme
	millions bool  // a magnitude in letters stood before: 5m is five million
	label    int   // lexeme behind the last labelled number, 0 if none
	assume   bool  // a currency before the range counts for its second number
	done     int   // lexemes before it belong to figures or are given up
	shape    shape // letters of the sentence, once asked for

	found, dates, out []extract.Figure

	nations     []string // countries of the document, once asked for
	nationsRead bool
	mix         uint8 // 1: one currency in the document, 2: several, 0: not asked for yet
}

type shape uint8

const (
	shapeUnknown shape = iota
	shapeText
	shapeTitle // Most Words Begin Large
	shapeCaps  // ALL LARGE
)

// countries returns the countries of the document, most important first.
func (s *scanner) countries() []string {
	if !s.nationsRead {
		s.nationsRead = true
		if s.opts.Countries != nil {
			s.nations = s.opts.Countries(s.d)
		} else {
			s.nations = countries(s.d)
		}
	}
	return s.nations
}

func (s *scanner) look() shape {
	if s.shape != shapeUnknown {
		return s.shape
	}
	words, large, all := 0, 0, 0
	for i := range s.lex {
		l := &s.lex[i]
		if l.kind != letters || l.end-l.start < 3 && l.caps != upper {
			continue
		}
		words++
		switch l.caps {
		case title:
			large++
		case upper:
			all++
		}
	}
	s.shape = shapeText
	if words >= 3 && all*10 >= words*8 {
		s.shape = shapeCaps
	} else if words >= 4 && (large+all)*10 >= words*8 {
		s.shape = shapeTitle
	}
	return s.shape
}

func (s *scanner) allCaps() bool { return s.look() == shapeCaps }
func (s *scanner) titled() bool  { return s.look() == shapeTitle }

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

// scan reads the lexemes of a sentence from left to right.
func (s *scanner) scan() {
	for i := 0; i < len(s.lex); {
		l := &s.lex[i]
		if l.kind != digits && l.kind != vulgar && (l.word == nil || !l.word.starts) {
			i++
			continue
		}
		if next := s.vague(i); next > i {
			s.done, i = next, next
			continue
		}
		a, ok := s.amount(i)
		if !ok {
			i = max(a.last, i+1)
			continue
		}
		if next, code := s.code(i, &a); code {
			if !s.opts.Loose || next > a.n.last {
				s.done = max(s.done, next)
				i = max(next, i+1)
				continue
			}
		}
		if b, ok := s.rangeOf(&a); ok {
			s.emit(&a, b)
		} else if s.single(&a) {
			s.emit(&a, nil)
		} else {
			i = max(a.n.last, i+1)
			s.done = max(s.done, i)
			continue
		}
		i = max(a.last, i+1)
		s.done = i
	}
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
		if s.isMark(p-1, '-') && s.at(p-1).space && !s.at(p).space && p-1 >= s.done {
			p--
			a.neg = true
		}
		if s.isMark(i-1, '-') {
			a.neg = true
		}
		a.first, a.kind, a.prefix, a.own, a.rule = p, extract.Money, true, true, "money/prefix"
		a.unit = s.resolve(m, p)
		if t := s.text(a.last); len(t) == 3 && currencies.code[t] && t != "ALL" && s.at(a.last).caps == upper { // $5m AUD
			if codeIn(m.codes, t) {
				a.unit = t
			}
			a.last++
		}
		s.minor(&a, m)
		s.rate(&a)
		return a, true
	}
	s.measured(&a)
	return a, true
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
	k, bracket := j, rune(0)
	if s.hyphen(j) && s.at(j).space == s.at(j+1).space && s.at(j+1).kind == letters {
		k++
	}
	switch l := s.at(j); { // 20 [kg]
	case l.kind == mark && l.space && s.at(j+1).kind == letters && !s.at(j+1).space:
		switch l.mark {
		case '[':
			bracket = ']'
		case '{':
			bracket = '}'
		case '<':
			bracket = '>'
		}
		if bracket != 0 {
			k++
		}
	}
	if a.n.form == fraction && s.is(j, "of") && s.word(j+1).class == article && !s.is(j+2, "day") { // a quarter of a percentage point
		if u, end := s.unitAt(j + 2); u != "" && s.word(j+2).flags&time == 0 {
			a.unit, a.last, a.own, a.n.form, a.kind, a.rule = u, end, true, cardinal, extract.Quantity, "unit"
			if u == "percent" {
				a.kind, a.rule = extract.Percent, "percent"
			}
			return
		}
	}
	if s.word(k).class == article && a.n.words && a.n.form == fraction { // half a mile
		k++
	}
	if bracket == 0 {
		if m, end, ok := s.suffix(k); ok {
			a.kind, a.own, a.last, a.rule = extract.Money, true, end, "money/suffix"
			a.unit = s.resolve(m, j)
			if m.cents {
				s.cents(a, m)
			} else {
				s.magnitudeBehind(a)
				s.minor(a, m)
			}
			s.rate(a)
			return
		}
		if t := s.text(k); len(t) == 4 && t[0] == 'M' && currencies.code[t[1:]] { // 30 MUSD
			if v, ok := a.n.value.scaled(6); ok {
				a.n.value, a.n.base, a.n.mag = v, a.n.value, 6
				a.kind, a.own, a.last, a.rule, a.unit = extract.Money, true, k+1, "money/suffix", t[1:]
				return
			}
		}
	}
	if a.n.form == fraction && s.is(k, "point") && a.n.words { // a quarter-point cut
		a.unit, a.last, a.own, a.n.form, a.kind, a.rule = "percentage_point", k+1, true, cardinal, extract.Quantity, "unit"
		return
	}
	if k > j && (s.is(k, "odd") || s.is(k, "plus")) { // 50,000-odd troops
		a.unit, _, _ = s.counted(k + 1)
		a.noun = a.unit != ""
		return
	}
	if u, end := s.unitAt(k); u != "" && !(a.n.form == fraction && unitOf(u).Dimension == "people") && !(a.n.abbrev && !s.at(k).space) {
		if bracket != 0 {
			if !s.isMark(end, bracket) {
				return
			}
			end++
		}
		if k > j && s.hyphen(j) && s.hyphen(end) && s.word(end+1).flags&time == 0 && s.is(end+1, "old") {
			a.kind, a.unit = extract.Duration, u
			a.last = end
			return
		}
		a.last, a.own, a.rule, a.kind = end, true, "unit", extract.Quantity
		if r, ok := rates[u]; ok {
			u = r.name
			a.n.value, _ = a.n.value.scaled(r.exp)
			a.n.base = a.n.value
			a.n.mag = 0
		}
		a.unit = u
		switch {
		case unitOf(u).Dimension == "people":
			a.noun, a.rule = true, "count"
		case u == "percent":
			a.kind, a.rule = extract.Percent, "percent"
			return
		case unitOf(u).Dimension == "time":
			a.kind, a.rule = extract.Duration, "duration"
			return
		}
		s.parts(a)
		s.rate(a)
		return
	}
	if a.n.form == fraction {
		a.unit, a.own, a.rule = "fraction", false, "fraction"
		return
	}
	if bracket != 0 {
		return
	}
	if k == j && s.is(k, "point") && s.at(k).space && !a.n.words { // 0.25 point
		a.unit, a.kind, a.last, a.own, a.noun, a.rule = "point", extract.Quantity, k+1, true, true, "count"
		return
	}
	if k > j { // 12-member
		if s.at(k).space {
			return
		}
		s.compound(a, k)
		return
	}
	if unit, end, direct := s.counted(j); unit != "" {
		a.unit, a.noun = unit, true
		a.rule = "count/apart"
		if direct {
			a.kind, a.last, a.own, a.rule = extract.Quantity, end, true, "count"
			s.rate(a)
		}
	}
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
		if u, end := s.unitAt(k); u == "" && !soldBy[s.text(k)] || u != "" && (s.is(end, "later") || s.is(end, "earlier") || s.is(end, "ago") || s.is(end, "before") || s.is(end, "after")) {
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
	a.unit, a.kind, a.last, a.own, a.noun, a.rule = t, extract.Quantity, k+1, true, true, "count"
}

// single decides whether an amount that is no range is a figure at all.
func (s *scanner) single(a *amount) bool {
	if s.opts.Loose {
		return true
	}
	n := &a.n
	switch {
	case a.kind == extract.Ordinal:
		return s.ordinal(a)
	case a.kind == extract.Duration:
		return false // package calendar reads it
	case a.kind != extract.Number && a.kind != extract.Quantity || a.own && !a.noun:
		return true
	}
	j := n.last
	if n.words && n.form == cardinal && !a.neg {
		one := n.value == whole(1)
		switch {
		case one:
			return a.noun && a.own && a.unit == "person" || s.inherited(a) != "" // 14 votes to one
		case n.value == whole(2) && s.word(n.first-1).flags&determine != 0:
			return false
		case n.value.coef == 0 && (s.hyphen(j) || s.is(n.first-1, "net") || s.is(n.first-1, "absolute") || s.is(n.first-1, "ground")):
			return false
		case s.hyphen(j) && !s.at(j).space && !s.at(j+1).space && !a.own: // two-way, one-off
			return s.is(j+1, "strong")
		case s.hyphen(n.first-1) && !s.at(n.first-1).space && !s.at(n.first).space && s.at(n.first-2).kind == letters:
			return false // mid-forties, catch-22
		}
	}
	if n.form == fraction && s.hyphen(n.last) && !s.at(n.last).space && s.is(n.last+1, "life") {
		return false
	}
	if a.kind == extract.Number && n.plain && !a.noun && s.yearLike(n) {
		return false
	}
	return true
}

// yearLike reports whether the digits of n could be a year.
func (s *scanner) yearLike(n *number) bool {
	return n.plain && s.at(n.first).end-s.at(n.first).start == 4 && n.value.exp == 0 && n.value.coef >= 1900 && n.value.coef < 2100
}

// ordinal decides whether a rank is marked: not where it is part of a compound
// (third-biggest), of a name (First Minister) or of an idiom (at first).
func (s *scanner) ordinal(a *amount) bool {
	f, j := a.first, a.last
	l := s.at(f)
	if s.hyphen(j) && !s.at(j).space && s.at(j+1).kind == letters && !s.at(j+1).space {
		return s.is(j+1, "placed") || s.is(j+1, "term") || s.is(j+1, "place")
	}
	if s.hyphen(f-1) && !s.at(f-1).space && !l.space && s.at(f-2).kind == letters {
		return false
	}
	if l.kind == letters && l.caps == title && f+1 == j && s.at(j).caps == title && s.at(j).kind == letters && s.at(j).space && !s.titled() {
		return false
	}
	if l.kind == letters && l.caps == title && !s.opens(f) && !s.titled() {
		return false
	}
	switch {
	case s.is(f, "first"):
		switch {
		case s.is(f-1, "at") && !s.is(f-2, "the"), s.is(j, "of") && s.is(j+1, "all"), s.is(j, "aid"), s.is(j, "class"), s.is(j, "hand"), s.is(j, "name"), s.is(j, "names"):
			return false
		}
		if s.at(j).kind == mark && f > 0 && s.word(f-1).flags&determine == 0 && !s.ranked(f-1) {
			return false
		}
		return !(f == 0 && s.isMark(j, ','))
	case s.is(f, "second"):
		if s.is(f-1, "per") || s.is(f-1, "split") || s.is(f-1, "every") && s.at(j).kind == mark || s.is(j, "hand") || s.is(j, "thoughts") || s.is(j, "thought") || s.is(j, "nature") {
			return false
		}
		if s.word(f-1).class == article && s.at(j).kind == mark {
			return false
		}
		return !(f == 0 && s.isMark(j, ','))
	}
	if f == 0 && s.isMark(j, ',') {
		return false
	}
	return true
}

// ranked reports whether lexeme j is a verb of finishing.
func (s *scanner) ranked(j int) bool {
	switch s.lowered(j) {
	case "came", "come", "comes", "finished", "finish", "finishing", "placed", "ranked", "ranks", "ranking", "was", "is", "be", "were", "name", "in":
		return true
	}
	return false
}

// opens reports whether lexeme i begins the sentence or a quotation in it.
func (s *scanner) opens(i int) bool {
	for i--; i >= 0; i-- {
		l := s.at(i)
		if l.kind != mark {
			return false
		}
		switch l.mark {
		case '"', '“', '‘', '\'', ':', '-', '–', '—', '•', '*', '.':
			return true
		}
	}
	return true
}

// emit appends the figure of a, or of the range from a to b.
func (s *scanner) emit(a, b *amount) {
	f := extract.Figure{Type: a.kind, Unit: a.unit, Rule: a.rule}
	first := a.first
	end := s.at(a.last - 1).end
	if a.neg {
		a.n.value.neg = true
	}
	start := s.at(first).start
	if b != nil {
		if b.neg {
			b.n.value.neg = true
		}
		f.Low, f.High = a.n.value.String(), b.n.value.String()
		if a.n.value == b.n.value || f.Low == f.High {
			f.Value = f.Low
		}
		f.Rule = "range " + a.rule
	} else {
		if a.kind == extract.Money && s.isMark(first-1, '(') && s.isMark(a.last, ')') && s.word(first-2).flags&stop != 0 && !a.neg { // a loss of ($99.99)
			a.n.value.neg = true
			start, end = s.at(first-1).start, s.at(a.last).end
			a.last++
		}
		if f.Type == extract.Number && f.Unit == "" {
			f.Unit = s.inherited(a)
		}
		f.Value = a.n.value.String()
		f.Low, f.High = f.Value, f.Value
	}
	f.Start, f.End = start, end
	if f.Type != extract.Ordinal {
		s.bound(&f, first, a.last, b != nil)
	}
	s.found = append(s.found, f)
}

// inherited gives a bare number the noun of the one it is set against: by 188
// votes to six.
func (s *scanner) inherited(a *amount) string {
	if len(s.found) == 0 || !(s.is(a.first-1, "to") || s.is(a.first-1, "against")) {
		return ""
	}
	p := &s.found[len(s.found)-1]
	if p.Type == extract.Quantity && p.Rule == "count" && p.End == s.at(a.first-2).end && s.at(a.last).kind != letters || p.End == s.at(a.first-2).end && p.Rule == "count" && s.word(a.last).flags&stop != 0 {
		return p.Unit
	}
	return ""
}
