package figure

import (
	"sort"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// money names what a word or symbol says of a currency.
type money struct {
	codes []string // ISO 4217 codes it may stand for; the first is the default
	cents bool     // the hundredth of it
}

// symbols are marks and letters that stand before or behind an amount, case
// counts. Several codes: the document's countries decide.
var symbols = func() map[string]money {
	m := map[string]money{}
	for _, f := range strings.Split(strings.TrimSpace(symbolTable), "\n") {
		s, codes, _ := strings.Cut(f, " ")
		m[s] = money{codes: strings.Fields(codes)}
	}
	return m
}()

// currencies holds what the tables say, ready for use.
var currencies = buildCurrencies()

type currencyIndex struct {
	code      map[string]bool     // ISO 4217 codes
	noun      map[string]money    // lower case, singular and plural
	countries map[string][]string // code to ISO 3166 codes of the countries that use it
}

func buildCurrencies() currencyIndex {
	x := currencyIndex{map[string]bool{}, map[string]money{}, map[string][]string{}}
	add := func(noun, code string, cents bool) {
		forms := []string{noun}
		switch {
		case strings.HasSuffix(noun, "y"):
			forms = append(forms, noun[:len(noun)-1]+"ies")
		case !strings.HasSuffix(noun, "s") && len(noun) > 1:
			forms = append(forms, noun+"s")
		}
		for _, f := range forms {
			m := x.noun[f]
			m.codes = append(m.codes, code)
			m.cents = cents
			x.noun[f] = m
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(currencyTable), "\n") {
		units, cents, _ := strings.Cut(line, "/")
		f := strings.Fields(units)
		code := f[0]
		x.code[code] = true
		for _, w := range f[1:] {
			if w == strings.ToUpper(w) {
				x.countries[code] = append(x.countries[code], w)
			} else {
				add(w, code, false)
			}
		}
		for _, w := range strings.Fields(cents) {
			add(w, code, true)
		}
	}
	return x
}

// wordCodes are ISO 4217 codes that are also English words or abbreviations in
// capitals: they need the amount before them, or a magnitude.
var wordCodes = map[string]bool{"ALL": true, "TRY": true, "TOP": true, "CUP": true, "PEN": true, "SOS": true, "BAM": true,
	"MOP": true, "GEL": true, "MAD": true, "BOB": true, "ETH": true, "IMF": true, "COP": true, "CUC": true}

// countryWords maps names and adjectives of countries with a currency whose name
// others share, and a few more, to ISO 3166 codes. Two-word names stand with a space.
var countryWords = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(countryTable), "\n") {
		iso, words, _ := strings.Cut(line, " ")
		for _, w := range strings.Split(words, ",") {
			m[w] = iso
		}
	}
	return m
}()

// countryAt returns the country named at lexeme i and the lexeme behind it.
func (s *scanner) countryAt(i int) (string, int) {
	l := s.at(i)
	if l.kind != letters {
		return "", i
	}
	for n := 3; n > 0; n-- {
		if i+n > len(s.lex) || s.lex[i+n-1].end-l.start > 32 {
			continue
		}
		if iso := countryWords[s.doc[l.start:s.lex[i+n-1].end]]; iso != "" && (n > 1 || l.caps != lower || s.text(i) != "us") {
			return iso, i + n
		}
	}
	if s.text(i) == "U" && s.isMark(i+1, '.') && (s.text(i+2) == "S" || s.text(i+2) == "K") {
		iso := "US"
		if s.text(i+2) == "K" {
			iso = "GB"
		}
		if s.isMark(i+3, '.') && !s.at(i+3).space {
			return iso, i + 4
		}
		return iso, i + 3
	}
	return "", i
}

// currencyAfter reports whether a currency's name or symbol stands at j.
func (s *scanner) currencyAfter(j int) bool {
	_, _, ok := s.suffix(j)
	return ok
}

// suffix reads a currency behind an amount at lexeme j: €, euros, US dollars,
// pounds sterling, cents. It returns what it stands for and where it ends.
func (s *scanner) suffix(j int) (money, int, bool) {
	l := s.at(j)
	if l.kind == mark {
		if m, ok := symbols[s.text(j)]; ok {
			if l.space && s.at(j+1).kind == digits { // $ 20 $ 30
				return money{}, j, false
			}
			return m, j + 1, true
		}
		if l.mark == '¢' {
			return money{codes: []string{"USD"}, cents: true}, j + 1, true
		}
		return money{}, j, false
	}
	if l.kind != letters {
		return money{}, j, false
	}
	t := s.text(j)
	if len(t) == 3 && currencies.code[t] && l.caps == upper {
		if t == "CUP" || t == "PEN" || t == "ALL" || t == "TOP" || t == "SOS" || t == "IMF" {
			return money{}, j, false
		}
		return money{codes: []string{t}}, j + 1, true
	}
	switch t {
	case "US", "A", "C", "c", "NZ", "HK", "S", "R": // 5 US$
		if s.isMark(j+1, '$') && !s.at(j+1).space && !(s.at(j+2).kind == digits) {
			return symbols[t+"$"], j + 2, true
		}
	case "p":
		if l.space {
			return money{}, j, false
		}
	case "CFA":
		if s.is(j+1, "francs") || s.is(j+1, "franc") {
			return symbols[t], j + 2, true
		}
		return symbols[t], j + 1, true
	case "BTC", "RMB", "Rs", "Kč", "zł", "kr", "Ft", "RM", "NIS", "Tk", "Dh", "Dhs", "DM", "ரூ", "रू", "Kr":
		return symbols[t], j + 1, true
	case "rs":
		return symbols["Rs"], j + 1, true
	case "usd", "eur", "gbp", "jpy", "cny", "inr", "chf", "cad", "aud", "nzd", "sek", "nok", "dkk", "rub", "krw":
		return money{codes: []string{strings.ToUpper(t)}}, j + 1, true
	}
	if m, ok := s.noun(j, false); ok {
		k := j + 1
		switch {
		case s.is(j, "pounds") && (s.is(k, "sterling")), s.is(j, "cfa") && s.is(k, "francs"), s.is(j, "euro") && (s.is(k, "cent") || s.is(k, "cents")):
			m.cents = s.is(j, "euro")
			k++
		}
		return m, k, true
	}
	// Canadian dollars, U.S. dollars, Hong Kong dollars, CFA francs
	iso, k := s.countryAt(j)
	if iso == "" && s.is(j, "us") && (s.is(j+1, "dollar") || s.is(j+1, "dollars") || s.is(j+1, "cents")) {
		iso, k = "US", j+1
	}
	if iso != "" {
		if m, ok := s.noun(k, true); ok {
			for _, c := range m.codes {
				for _, at := range currencies.countries[c] {
					if at == iso {
						return money{codes: []string{c}, cents: m.cents}, k + 1, true
					}
				}
			}
		}
	}
	return money{}, j, false
}

// noun looks up the name of a currency. Short names that are common words (real,
// pound, sol, won) must fit, unless the country before it makes it sure.
func (s *scanner) noun(j int, sure bool) (money, bool) {
	l := s.at(j)
	if l.kind != letters || l.end-l.start > 14 {
		return money{}, false
	}
	t := strings.ToLower(s.text(j))
	m, ok := currencies.noun[t]
	if !ok || sure {
		return m, ok
	}
	switch t {
	case "won":
		if w := s.word(j + 1); s.at(j+1).kind == letters && w.flags&(determine) != 0 || w.class == article || w.class == small { // 12 won the vote
			return m, false
		}
		if s.plainBefore(j) {
			return m, false
		}
	case "pound", "pounds":
		if s.mass(j) {
			return m, false
		}
	case "real", "marks", "sol", "som", "sum", "colon", "crown", "crowns", "dram", "lat", "lats", "punt", "punts", "drams", "ban", "bans", "fen", "ore",
		"ores", "leones", "leone", "dong", "dongs", "kip", "kips", "buck", "rand", "kina", "ether", "sen", "sens", "sterling", "pulas", "kunas", "quid", "sums", "leva", "cordobas", "bolivars":
		if l.caps != lower || !s.magnitudeBefore(j) && !s.issued(m) && t != "rand" && t != "crowns" && t != "marks" && t != "quid" {
			return m, false
		}
	case "cent", "cents": // not the rapper
		if l.caps == title && !s.titled() {
			return m, false
		}
	case "penny", "p":
		if t == "p" && (l.space || s.at(j+1).kind == letters && !s.at(j+1).space || l.caps != lower || s.isMark(j+1, '.') && s.is(j+2, "m")) {
			return m, false
		}
	}
	return m, true
}

// issued reports whether the document names a country of such money.
func (s *scanner) issued(m money) bool {
	for _, iso := range s.countries() {
		if codeOf(m, iso) != "" {
			return true
		}
	}
	return false
}

// plainBefore reports whether the number before j is below a thousand.
func (s *scanner) plainBefore(j int) bool {
	l := s.at(j - 1)
	w := s.word(j - 1)
	if l.kind == digits {
		return l.end-l.start < 4
	}
	return w.class == small || w.class == tens
}

// magnitudeBefore reports whether the number before j is thousands or more.
func (s *scanner) magnitudeBefore(j int) bool {
	return s.word(j-1).class == mag || s.word(j-1).class == letter || s.at(j-1).kind == digits && s.at(j-1).end-s.at(j-1).start > 4
}

// mass reports whether the pounds at j are weight: a magnitude or a word of trade
// in the sentence says money, a word of weight says mass; nothing said, mass.
func (s *scanner) mass(j int) bool {
	if s.magnitudeBefore(j) || s.is(j+1, "sterling") {
		return false
	}
	for i := max(0, j-5); i < j; i++ {
		switch strings.ToLower(s.text(i)) {
		case "weigh", "weighs", "weighed", "weighing", "weight":
			return true
		}
	}
	for i := max(0, j-30); i < min(len(s.lex), j+30); i++ {
		switch strings.ToLower(s.text(i)) {
		case "pay", "paid", "pays", "price", "prices", "cost", "costs", "worth", "fine", "fined", "spend", "spent", "money", "cash", "salary", "wage",
			"wages", "bill", "tax", "budget", "fee", "fees", "sterling", "pence", "dollar", "dollars", "euro", "euros", "£", "charge", "charged", "buy", "bought",
			"sell", "sold", "currency", "earn", "earned", "save", "saved", "loan", "debt", "fund", "egyptian", "lebanese", "sudanese", "syrian", "shares", "bank":
			return false
		}
	}
	return true
}

// spelled are symbols of letters that may stand apart before an amount.
var spelled = map[string]bool{"Rs": true, "Re": true, "RMB": true, "Rmb": true, "Shs": true, "Sh": true, "RM": true, "Rp": true, "KSh": true, "Ksh": true, "CFA": true, "FCFA": true, "NIS": true,
	"BTC": true, "Tk": true, "SFr": true, "DM": true, "JD": true, "KD": true, "Bt": true, "ZiG": true, "Dh": true, "Dhs": true, "dh": true}

// prefix reads a currency before an amount that begins at lexeme i. It returns
// the first lexeme of it.
func (s *scanner) prefix(i int) (money, int, bool) {
	j := i - 1
	if j < s.done {
		return money{}, i, false
	}
	if s.isMark(j, '-') && j > s.done && s.at(j-1).kind == mark && !s.at(j).space { // $-99.99
		j--
	}
	l := s.at(j)
	if l.kind == mark {
		if l.mark == '$' {
			if j > s.done && s.at(j-1).kind == letters && s.at(j-1).end-s.at(j-1).start <= 3 { // US$, c $
				t := s.text(j - 1)
				apart := l.space && !(s.at(i).space && s.word(j-1).class != article && len(t) <= 2 && t != "s" && t != "S")
				if m, ok := symbols[t+"$"]; ok && !apart {
					return m, j - 1, true
				}
				if m, ok := symbols[strings.ToUpper(t)+"$"]; ok && !apart { // us $ 5
					return m, j - 1, true
				}
			}
			if j > s.done+3 && s.isMark(j-1, '.') && s.is(j-2, "s") && s.isMark(j-3, '.') && s.is(j-4, "u") { // U.S.$
				return symbols["US$"], j - 4, true
			}
			return symbols["$"], j, true
		}
		if l.mark == '.' && (s.text(j-1) == "Rs" || s.text(j-1) == "Fr" || s.text(j-1) == "Re" || s.text(j-1) == "Bs") && j-1 >= s.done && !s.at(j).space {
			return symbols[s.text(j-1)], j - 1, true
		}
		if j > s.done && s.at(j-1).kind == letters && !l.space { // GH¢, GH₵
			if m, ok := symbols[s.text(j-1)+s.text(j)]; ok {
				return m, j - 1, true
			}
		}
		if m, ok := symbols[s.text(j)]; ok {
			return m, j, true
		}
		return money{}, i, false
	}
	if l.kind != letters || l.end-l.start > 10 {
		return money{}, i, false
	}
	t := s.text(j)
	glued := !s.at(i).space
	switch {
	case len(t) == 3 && l.caps == upper && currencies.code[t]:
		if wordCodes[t] && !(glued || s.at(i).kind == digits && s.word(i+1).class >= mag) {
			return money{}, i, false
		}
		return money{codes: []string{t}}, j, true
	case glued || spelled[t]:
		if m, ok := symbols[t]; ok && (len(t) > 1 || s.lettered(t, i)) {
			return m, j, true
		}
	case s.at(i).kind == digits:
		switch t {
		case "rs":
			return symbols["Rs"], j, true
		case "rmb":
			return symbols["RMB"], j, true
		case "usd", "eur", "gbp", "inr", "cad", "aud", "chf", "jpy", "cny":
			return money{codes: []string{strings.ToUpper(t)}}, j, true
		case "dollar", "euro", "sen", "rupee":
			if j == 0 || s.at(j-1).kind == letters && s.word(j-1).class != article && s.word(j-1).flags&determine == 0 {
				return currencies.noun[t], j, true
			}
		}
	}
	return money{}, i, false
}

// lettered reports whether the letter t before the digits at i stands for money:
// a magnitude follows, and the document names the country. Else it is a code.
func (s *scanner) lettered(t string, i int) bool {
	grand := s.word(i+1).class >= mag
	switch t {
	case "R":
		return grand || s.at(i).end-s.at(i).start > 2 && codeIn(s.countries(), "ZA")
	case "N":
		return grand && codeIn(s.countries(), "NG")
	case "K":
		return grand && codeIn(s.countries(), "ZM")
	case "P":
		return grand && (codeIn(s.countries(), "PH") || codeIn(s.countries(), "BW"))
	case "Y":
		return grand && codeIn(s.countries(), "JP")
	case "W":
		return grand && codeIn(s.countries(), "KR")
	}
	return false
}

// resolve chooses among the codes a symbol or a noun may stand for: the country
// of the sentence nearest to it, then the ones of the document, else the default.
func (s *scanner) resolve(m money, i int) string {
	switch len(m.codes) {
	case 0:
		return ""
	case 1:
		return m.codes[0]
	}
	dollars := m.codes[0] == "USD"
	if m.codes[0] == "INR" && s.crores() {
		m.codes = m.codes[:2] // counted so in India and Pakistan, and no other land of rupees
	}
	if !dollars {
		if c := s.nearest(m, i); c != "" {
			return c
		}
		if c := s.nearestBefore(m); c != "" {
			return c
		}
	}
	if dollars && s.mixed() {
		return m.codes[0]
	}
	nations := s.countries()
	if dollars { // another dollar only where the text knows no money but its own
		if len(nations) == 0 || codeIn(nations, "US") {
			return m.codes[0]
		}
		nations = nations[:1]
	}
	for _, iso := range nations {
		if c := codeOf(m, iso); c != "" {
			return c
		}
	}
	return m.codes[0]
}

// nearest returns the code of the country that is named nearest to lexeme i and
// has such money. What stands behind i counts as twice as far.
func (s *scanner) nearest(m money, i int) string {
	best, far := "", 1<<30
	for k := max(0, i-sight); k < min(len(s.lex), i+sight/2); {
		iso, next := s.countryAt(k)
		if iso == "" {
			k++
			continue
		}
		if c := codeOf(m, iso); c != "" {
			dist := i - k
			if dist < 0 {
				dist = -2 * dist
			}
			if dist < far {
				best, far = c, dist
			}
		}
		k = next
	}
	return best
}

// sight is how many lexemes around an amount are searched for its country.
const sight = 64

// nearestBefore looks for the country in the two sentences before, within the
// same paragraph.
func (s *scanner) nearestBefore(m money) string {
	for n := s.sent - 1; n >= 0 && n >= s.sent-2 && s.d.Sentences[n].Block == s.d.Sentences[s.sent].Block; n-- {
		var t scanner
		t.doc = s.doc
		span := s.d.Sentences[n].Span
		if span.Len() > 1<<10 {
			return ""
		}
		t.lex, _ = lex(nil, s.doc, span.Start, span.End)
		if c := t.nearest(m, len(t.lex)); c != "" {
			return c
		}
	}
	return ""
}

// crores reports whether the document counts in lakh and crore.
func (s *scanner) crores() bool {
	if s.crore == 0 {
		s.crore = 1
		if strings.Contains(s.doc, " crore") || strings.Contains(s.doc, " lakh") {
			s.crore = 2
		}
	}
	return s.crore == 2
}

// mixed reports whether the document writes sums in several currencies: then a
// bare dollar is that of the United States.
func (s *scanner) mixed() bool {
	if s.mix == 0 {
		s.mix = 1
		for _, sign := range [...]string{"£", "€", "US$", "A$", "C$", "S$", "K$", "Z$", "USD", " euro", "U.S.", "¥"} {
			if strings.Contains(s.doc, sign) {
				s.mix = 2
			}
		}
	}
	return s.mix == 2
}

// codeOf returns the code of m that country iso uses, "" if none.
func codeOf(m money, iso string) string {
	for _, c := range m.codes {
		for _, at := range currencies.countries[c] {
			if at == iso {
				return c
			}
		}
	}
	return ""
}

// countries counts the countries that d names, most frequent first, in the order
// of first mention where equal. It is the default of [Options.Countries].
func countries(d *extract.Document) []string {
	s := scanner{doc: d.Text}
	count := map[string]int{}
	var order []string
	for _, sent := range d.Sentences {
		s.lex, _ = lex(s.lex[:0], d.Text, sent.Start, sent.End)
		for i := 0; i < len(s.lex); {
			if s.lex[i].caps == lower {
				i++
				continue
			}
			iso, next := s.countryAt(i)
			if iso == "" {
				i++
				continue
			}
			if count[iso] == 0 {
				order = append(order, iso)
			}
			count[iso]++
			i = next
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return count[order[i]] > count[order[j]] })
	return order
}
