package calendar

import "strings"

// A kind says what part a token can play in an expression of time. Words that
// can play several have the one that matters most here; the grammar knows the
// others.
type kind uint8

const (
	other       kind = iota
	digits           // n, w digits wide
	decimal          // 4.5, 1,200, 2½: not an integer of plain digits
	cardinal         // two, twenty-four
	hundred          // hundred, thousand, million: n is the factor
	ordinal          // third, 3rd
	month            // n 1 to 12
	weekday          // n 1 to 7, Monday first
	unitWord         // u; n is the count where the token holds it (four-day)
	clock            // n minutes after midnight
	isoDate          // n packed yyyymmdd
	numeric          // 3/9/2025, 03.09.25: n packed by pack
	slash            // 3/9, 2024/25: n packed by pack
	decadeN          // 1990s: n 1990; '60s, 60s, sixties: n 60
	yearQuarter      // Q3: n 3; 3Q25: u quarter or half, y in n
	fiscalN          // FY24: n 2024
	monthJoin        // Dec-2018, Aug-2016: n packed month, number
	deictic          // today, yesterday: n days from now
	tonight          // tonight, overnight
	noon             // noon, midnight: n minutes
	dayPart          // morning, night
	meridiem         // am, p.m.: n 0 or 720
	oclock           // o'clock
	zone             // GMT, BST
	season           // n 1 to 4, spring first
	weekendW         //
	lastW            // last, past (1), previous (2)
	nextW            // next, coming (1), following (2)
	thisW            // this, current (1)
	sameW            // same
	thatW            // that, those
	ago              //
	laterW           // later; earlier has n -1
	earlyW           // early, late, mid
	edgeW            // end, start, beginning, middle
	halfW            //
	quarterW         //
	theW             //
	aW               // a, an
	ofW              //
	inW              // in, since, during and other prepositions of time
	byW              // by, until, till: point ahead
	fromW            //
	toW              // to, through, until between two dates
	betweenW         //
	andW             //
	orW              //
	comma            //
	dash             // -, –, —
	fiscalW          // fiscal, financial
	holidayW         // first word of a named day
	vague            // few, several, couple
	willW            // sign of the future
	didW             // sign of the past
	aboutW           // about, nearly
	countW           // plural nouns that make a year a count
	moreW            // more, less, ...
	clauseW          // conjunctions that open a clause
	mayPerson        // Mr, Mrs, Theresa: a May behind it is a person
	solidus          // "/" by itself
	nowW             // now, otd
	allW             // all
	agoJoin          // year-ago, month-earlier: u
)

// A unit of time.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	dayUnit
	nightUnit
	week
	fortnight
	monthUnit
	quarterUnit
	halfUnit
	yearUnit
	decadeUnit
	centuryUnit
	weekendUnit
	millennium
)

var unitNames = [...]string{"", "second", "minute", "hour", "day", "day", "week", "week", "month", "quarter", "half",
	"year", "decade", "century", "weekend", "year"}

func (u unit) String() string { return unitNames[u] }

type flags uint8

const (
	abbr       flags = 1 << iota // Jan, Tue
	plural                       // days
	capital                      // begins with a capital
	glued                        // no space before it
	long                         // -long, -old: the token is an adjective
	half                         // n and a half
	fixedClock                   // says itself that it is a clock time: 10am, 10:30pm
	old                          // -old
)

// A lexeme is what is known of one token by itself.
type lexeme struct {
	k kind
	u unit
	f flags
	w uint8
	n int32
}

func (x lexeme) is(f flags) bool { return x.f&f != 0 }

// lexicon is an open-addressed table of the words above, keyed by their
// ASCII-folded bytes. Most words of a text are refused by shape alone: their
// length is not among those of the keywords with their first letter.
type lexicon struct {
	words  []string
	lex    []lexeme
	index  [2048]uint16 // 1 + index into words, 0 is free
	length [32]uint32   // by first letter & 31: bit n for a keyword of n bytes
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i]|0x20)) * 16777619
	}
	return h ^ h>>15
}

func (t *lexicon) add(word string, x lexeme) {
	h := hash(word) % uint32(len(t.index))
	for t.index[h] != 0 {
		if t.words[t.index[h]-1] == word {
			t.lex[t.index[h]-1] = x
			return
		}
		h = (h + 1) % uint32(len(t.index))
	}
	t.words, t.lex = append(t.words, word), append(t.lex, x)
	t.index[h] = uint16(len(t.words))
	t.length[word[0]&31] |= 1 << len(word)
}

func (t *lexicon) find(s string) (lexeme, bool) {
	if len(s) > 31 || t.length[s[0]&31]&(1<<len(s)) == 0 {
		return lexeme{}, false
	}
	h := hash(s) % uint32(len(t.index))
	for t.index[h] != 0 {
		i := t.index[h] - 1
		if fold(t.words[i], s) {
			return t.lex[i], true
		}
		h = (h + 1) % uint32(len(t.index))
	}
	return lexeme{}, false
}

// fold reports whether s is word, which is in lower case, in any case.
func fold(word, s string) bool {
	if len(word) != len(s) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

var words = buildLexicon()

func buildLexicon() *lexicon {
	t := &lexicon{}
	list := func(k kind, ws string) { // words with their number, 0, 1, 2 ...
		for i, alternatives := range strings.Fields(ws) {
			for _, w := range strings.Split(alternatives, "/") {
				t.add(w, lexeme{k: k, n: int32(i)})
			}
		}
	}
	all := func(k kind, n int32, ws string) {
		for _, w := range strings.Fields(ws) {
			t.add(w, lexeme{k: k, n: n})
		}
	}
	// Signs of tense come first, so that words of time below win over them.
	all(willW, 0, "will ll 'll ’ll shall would upcoming must should could can may might forthcoming planning until till")
	all(willW, 1, "plans planned plan hopes hoped expects vowed pledged promised intends wants wanted aims ready agreed") // to
	all(willW, 2, "due scheduled expected set going likely forecast slated approach approaches approaching looms looming "+
		"ends begins starts opens expires closes") // to, on, in, by
	all(didW, 0, "said told met was were had did won lost fell rose took came went made saw left began held gave got "+
		"sent spoke knew grew thought found became ran brought wrote stood paid hit cut led shot fought sold built "+
		"broke chose drew drove flew hurt kept shut spent struck swore threw wore sank stole bought caught taught quit "+
		"born seen done gone given taken known shown sworn written driven risen fallen stolen spoken chosen frozen hidden "+
		"beaten drawn flown thrown broken has have been says slipped dropped put read died")
	all(clauseW, 0, "but while although though whereas")
	all(countW, 0, "people persons men women children troops soldiers jobs homes houses tonnes tons miles km metres meters "+
		"feet ft barrels votes seats points units shares dollars pounds euros yen patients cases deaths students workers "+
		"migrants refugees schools ships cars percent pc cent kg lbs mph fans families villages members delegates staff "+
		"employees stores shops sites aircraft vehicles copies pages words calories mg kilometres kilometers acres "+
		"hectares square cubic million billion trillion m bn others civilians officers police prisoners fighters rpm "+
		"euro dollar pound yuan rupees prize fine bonus games runs yards goals laps rooms beds guests")
	all(mayPerson, 0, "mr mrs ms dr theresa ms. mr. mrs. philip")
	all(inW, 0, "in on since during for throughout at within before after around circa ca. c. about over about than as despite follow following "+
		"under")
	all(byW, 0, "by until till")
	all(toW, 0, "to through thru")
	list(moreW, "more/over less/under/fewer")

	for i, m := range strings.Fields("january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec") {
		for j, w := range strings.Split(m, "/") {
			x := lexeme{k: month, n: int32(i + 1)}
			if j > 0 {
				x.f = abbr
				t.add(w+".", x)
			}
			t.add(w, x)
		}
	}
	for i, d := range strings.Fields("monday/mon tuesday/tue/tues wednesday/wed/weds thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun") {
		for j, w := range strings.Split(d, "/") {
			x := lexeme{k: weekday, n: int32(i + 1)}
			if j > 0 {
				x.f = abbr
				t.add(w+".", x)
			}
			t.add(w, x)
		}
	}
	list(cardinal, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "+
		"seventeen eighteen nineteen twenty")
	for i, w := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		t.add(w, lexeme{k: cardinal, n: int32(30 + 10*i)})
	}
	all(hundred, 100, "hundred")
	all(hundred, 1000, "thousand")
	all(hundred, 1000000, "million mln")
	all(hundred, 1000000000, "billion bln")
	list(ordinal, "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "+
		"fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second "+
		"twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first")
	t.add("final", lexeme{k: ordinal, n: -1})
	for _, x := range []struct {
		u  unit
		ws string
	}{
		{second, "seconds sec secs"}, {minute, "minute minutes min mins"}, {hour, "hour hours hr hrs"},
		{dayUnit, "day days"}, {nightUnit, "night nights"}, {week, "week weeks wk wks"}, {fortnight, "fortnight fortnights"},
		{monthUnit, "month months"}, {yearUnit, "year years yr yrs"}, {decadeUnit, "decade decades"},
		{centuryUnit, "century centuries"}, {weekendUnit, "weekends"}, {millennium, "millennium millennia"},
		{quarterUnit, "quarters"},
	} {
		for _, w := range strings.Fields(x.ws) {
			l := lexeme{k: unitWord, u: x.u}
			if w[len(w)-1] == 's' || w == "centuries" || w == "millennia" {
				l.f = plural
			}
			t.add(w, l)
			if l.f == 0 {
				l.f = long
				t.add(w+"-long", l)
				t.add(w+"long", l)
				l.f = long | old
				t.add(w+"-old", l)
				t.add(w+"-olds", l)
			}
		}
	}
	t.add("night", lexeme{k: dayPart, n: 21, u: nightUnit})
	all(dayPart, 9, "morning mornings")
	all(dayPart, 15, "afternoon")
	all(dayPart, 19, "evening")
	all(dayPart, 12, "lunchtime")
	all(quarterW, 0, "quarter")
	all(halfW, 0, "half")
	for i, w := range strings.Fields("q1 q2 q3 q4") {
		t.add(w, lexeme{k: yearQuarter, u: quarterUnit, n: int32(i + 1)})
		t.add(string(rune('1'+i))+"q", lexeme{k: yearQuarter, u: quarterUnit, n: int32(i + 1)})
	}
	for i, w := range strings.Fields("h1 h2") {
		t.add(w, lexeme{k: yearQuarter, u: halfUnit, n: int32(i + 1)})
		t.add(string(rune('1'+i))+"h", lexeme{k: yearQuarter, u: halfUnit, n: int32(i + 1)})
	}
	for i, w := range strings.Fields("twenties thirties forties fifties sixties seventies eighties nineties") {
		t.add(w, lexeme{k: decadeN, n: int32(20 + 10*i), w: 2, f: long})
	}
	all(deictic, 0, "today")
	all(deictic, -1, "yesterday")
	all(deictic, 1, "tomorrow tmrw tmr")
	all(tonight, 0, "tonight")
	all(tonight, 1, "overnight")
	all(noon, 720, "noon midday")
	all(noon, 0, "midnight")
	all(meridiem, 0, "am a.m. a.m")
	all(oclock, 0, "o'clock o’clock")
	all(meridiem, 720, "pm p.m. p.m")
	all(zone, 0, "gmt bst utc cet cest est edt et cst cdt mst mdt pst pdt pt ist jst kst hkt aest aedt eet eest msk sgt wib pkt")
	list(season, "- spring summer autumn/fall winter")
	all(weekendW, 0, "weekend")
	list(lastW, "last past previous/prior/preceding")
	list(nextW, "next coming/upcoming following")
	list(thisW, "this current")
	all(sameW, 0, "same")
	all(thatW, 0, "that those")
	all(ago, 0, "ago")
	all(laterW, 1, "later afterwards")
	all(laterW, -1, "earlier")
	list(earlyW, "early mid late")
	list(edgeW, "start/beginning middle end/close")
	all(nowW, 0, "now otd")
	all(allW, 0, "all")
	all(theW, 0, "the")
	all(aW, 1, "a an")
	all(ofW, 0, "of")
	all(fromW, 0, "from")
	all(betweenW, 0, "between")
	all(andW, 0, "and &")
	all(orW, 0, "or")
	all(comma, 0, ",")
	all(dash, 0, "- –")
	all(fiscalW, 0, "fiscal financial")
	all(fiscalW, 1, "calendar")
	list(vague, "few several couple")
	all(aboutW, 0, "nearly almost roughly approximately some barely around exactly")
	for _, h := range holidays {
		first, _, _ := strings.Cut(h.name, " ")
		if _, ok := t.find(first); !ok {
			t.add(first, lexeme{k: holidayW})
		}
	}
	return t
}

// pack keeps up to three numbers of a numeric date in one: in the
// order written: the second below 100, the third below 10000.
func pack(a, b, c int) int32 { return int32(a*1000000 + b*10000 + c) }

// lex classifies the token s; the flags of its place are the caller's.
func lex(s string) lexeme {
	if s == "" {
		return lexeme{}
	}
	c := s[0]
	var x lexeme
	switch {
	case '0' <= c && c <= '9':
		x = lexDigits(s)
	case len(s) == 1 && (c < 'A' || c > 'z'):
		switch c {
		case '-':
			x.k = dash
		case ',':
			x.k = comma
		case '&':
			x.k = andW
		case '/':
			x.k = solidus
		}
		return x
	case c >= 0x80 || c == '\'' || c == '.':
		x = lexMark(s)
	default:
		var ok bool
		if x, ok = words.find(s); !ok && len(s) > 3 {
			x = lexJoined(s)
		}
		if 'A' <= c && c <= 'Z' {
			x.f |= capital
		}
	}
	return x
}

func lexMark(s string) lexeme {
	switch s {
	case "–", "—", "‐", "‑", "−":
		return lexeme{k: dash}
	case "½":
		return lexeme{k: decimal}
	case "'ll", "’ll":
		return lexeme{k: willW}
	}
	if n := len(s); n >= 4 && s[n-1] == 's' && '0' <= s[n-2] && s[n-2] <= '9' { // '60s, ’60s
		return lexeme{k: decadeN, n: int32(s[n-3]-'0') * 10, w: 2, f: fixedClock}
	}
	return lexeme{}
}

// lexJoined reads the words that the table can't list: hyphened durations,
// quarters, months with a prefix or a number, fiscal years.
func lexJoined(s string) lexeme {
	if c := s[1] | 0x20; (s[0]|0x20 == 'f' || s[0]|0x20 == 'c' || s[0]|0x20 == 's') && c == 'y' && '0' <= s[2] && s[2] <= '9' {
		if n, ok := atoi(s[2:]); ok && (len(s) == 4 || len(s) == 6) {
			if len(s) == 4 {
				n += 2000
			}
			x := lexeme{k: fiscalN, n: int32(n)}
			if s[0]|0x20 == 'c' {
				x.u = yearUnit
			}
			return x
		}
		return lexeme{}
	}
	if s[0]|0x20 == 'q' && len(s) >= 6 && '1' <= s[1] && s[1] <= '4' && fold("fy", s[2:4]) { // Q1FY26
		if n, ok := atoi(s[4:]); ok && (len(s) == 6 || len(s) == 8) {
			if len(s) == 6 {
				n += 2000
			}
			return lexeme{k: yearQuarter, u: quarterUnit, n: int32(s[1]-'0') + int32(n)*10, w: 5}
		}
		return lexeme{}
	}
	cut := strings.LastIndexByte(s, '-')
	if cut <= 0 || cut == len(s)-1 || len(s) > 48 {
		return lexeme{}
	}
	head, tail := s[:cut], s[cut+1:]
	if '0' <= tail[0] && tail[0] <= '9' {
		n, ok := atoi(tail)
		x, found := words.find(head)
		switch {
		case !ok || !found:
		case x.k == month && (x.f&abbr != 0 || x.n == 5) && len(tail) <= 4:
			return lexeme{k: monthJoin, n: x.n*10000 + int32(n), w: uint8(len(tail))}
		case x.k == yearQuarter && len(tail) == 4:
			return lexeme{k: yearQuarter, u: x.u, n: x.n + int32(n)*10, w: 4}
		}
		return lexeme{}
	}
	if fold("ago", tail) || fold("earlier", tail) {
		if x, ok := words.find(head); ok && x.k == unitWord && x.u >= dayUnit && x.f == 0 && x.n == 0 {
			return lexeme{k: agoJoin, u: x.u}
		}
		return lexeme{}
	}
	if fold("long", tail) || fold("old", tail) || fold("olds", tail) {
		cut = strings.LastIndexByte(head, '-')
		if cut <= 0 {
			return lexeme{}
		}
		x := lexJoined(head)
		if x.k == unitWord {
			x.f |= long
			if tail[0]|0x20 == 'o' {
				x.f |= old
			}
		}
		return x
	}
	t, ok := words.find(tail)
	if !ok {
		return lexeme{}
	}
	if t.k == halfW { // two-and-a-half years
		if n, f, ok := spelled(s); ok && f != 0 && n > 0 {
			return lexeme{k: cardinal, n: int32(n), f: half}
		}
	}
	h, found := words.find(head)
	switch {
	case t.k == unitWord && t.f&long != 0:
		if n, half, ok := spelled(head); ok {
			return lexeme{k: unitWord, u: t.u, n: int32(n), f: long | half | t.f&old}
		}
	case t.k == unitWord || t.k == dayPart && t.u == nightUnit || t.k == weekendW:
		if t.k == weekendW {
			t.u = weekendUnit
		}
		if n, half, ok := spelled(head); ok {
			return lexeme{k: unitWord, u: t.u, n: int32(n), f: long | half | t.f&plural}
		}
		if found && h.k == ordinal && t.u == centuryUnit {
			return lexeme{k: ordinal, u: centuryUnit, n: h.n}
		}
	case (t.k == quarterW || t.k == halfW) && found && h.k == ordinal:
		u := quarterUnit
		if t.k == halfW {
			u = halfUnit
		}
		return lexeme{k: ordinal, u: u, n: h.n}
	case t.k == ordinal && found && h.k == cardinal && h.n >= 20 && h.n%10 == 0 && 0 < t.n && t.n < 10:
		return lexeme{k: ordinal, n: h.n + t.n}
	case t.k == cardinal && found && h.k == cardinal && h.n >= 20 && h.n%10 == 0 && 0 < t.n && t.n < 10:
		return lexeme{k: cardinal, n: h.n + t.n}
	case t.k == month && found && h.k == earlyW:
		return lexeme{k: month, n: t.n, f: long}
	case t.k == edgeW && found && (h.k == unitWord || h.k == month): // year-end
		if h.u == yearUnit || h.u == monthUnit {
			return lexeme{k: edgeW, u: h.u, n: t.n}
		}
	}
	return lexeme{}
}

// spelled reads the number in front of a hyphened unit: four, twenty-four,
// two-and-a-half, half-a, one-and-half, a.
func spelled(s string) (n int, f flags, ok bool) {
	for len(s) > 0 {
		word, rest, _ := strings.Cut(s, "-")
		x, _ := words.find(word)
		switch {
		case word == "":
			return 0, 0, false
		case x.k == cardinal:
			n, ok = n+int(x.n), true
		case x.k == hundred && x.n == 100:
			n, ok = max(n, 1)*100, true
		case x.k == andW || x.k == aW:
		case x.k == halfW:
			f, ok = half, true
		default:
			return 0, 0, false
		}
		if n > 1000 {
			return 0, 0, false
		}
		s = rest
	}
	return n, f, ok
}

func atoi(s string) (n int, ok bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// lexDigits classifies a token that begins with a digit.
func lexDigits(s string) lexeme {
	var n [3]int
	var width [3]int
	sep := byte(0)
	part, i := 0, 0
	for ; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			if width[part]++; width[part] > 9 {
				return lexeme{k: decimal}
			}
			n[part] = n[part]*10 + int(c-'0')
			continue
		}
		if c != '/' && c != '.' && c != ':' && c != '-' && c != ',' || i+1 == len(s) || s[i+1] < '0' || s[i+1] > '9' {
			break
		}
		if sep != 0 && c != sep || part == 2 || c == ',' {
			if c == ',' {
				return lexeme{k: decimal}
			}
			return lexeme{}
		}
		sep = c
		part++
	}
	tail := s[i:]
	if tail != "" {
		return lexSuffix(tail, part, n, width, sep)
	}
	switch {
	case part == 0:
		return lexeme{k: digits, n: int32(n[0]), w: uint8(width[0])}
	case sep == '-':
		if part == 2 && valid(n[0], n[1], n[2]) {
			return lexeme{k: isoDate, n: int32(n[0]*10000 + n[1]*100 + n[2])}
		}
	case sep == ':':
		if n[0] < 25 && n[1] < 60 && width[1] == 2 && n[2] < 60 {
			return lexeme{k: clock, n: int32(n[0]%24*60 + n[1])}
		}
	case part == 2:
		if width[0] <= 4 && width[1] <= 2 && width[2] <= 4 && n[0] <= 2100 && n[1] <= 31 {
			if width[0] == 4 { // 2025/09/03
				if valid(n[0], n[1], n[2]) {
					return lexeme{k: isoDate, n: int32(n[0]*10000 + n[1]*100 + n[2])}
				}
				return lexeme{}
			}
			if sep == '.' && width[2] != 4 && width[2] != 2 || n[0] > 31 {
				return lexeme{}
			}
			return lexeme{k: numeric, n: pack(n[0], n[1], n[2]), w: uint8(width[2])}
		}
	case sep == '/':
		if width[0] <= 4 && width[1] <= 4 {
			return lexeme{k: slash, n: int32(n[0]*10000 + n[1]), w: uint8(width[0])<<4 | uint8(width[1])}
		}
	case sep == '.':
		x := lexeme{k: decimal}
		if n[0] < 25 && n[1] < 60 && width[1] == 2 && width[0] <= 2 { // 17.42, if a zone follows
			x.n = int32(n[0]%24*60+n[1]) + 1
		}
		return x
	}
	return lexeme{}
}

// lexSuffix classifies digits with letters behind them.
func lexSuffix(tail string, part int, n, width [3]int, sep byte) lexeme {
	t, _ := words.find(tail)
	if t.k == meridiem && n[0] <= 12 && n[1] < 60 && (part == 0 || part == 1 && width[1] == 2 && (sep == ':' || sep == '.')) {
		return lexeme{k: clock, n: int32(n[0]%12*60+n[1]) + t.n, f: fixedClock}
	}
	if part == 2 && sep == '-' && tail[0] == 'T' && valid(n[0], n[1], n[2]) { // 2025-03-04T10:15
		return lexeme{k: isoDate, n: int32(n[0]*10000 + n[1]*100 + n[2])}
	}
	if part > 0 {
		if strings.HasPrefix(tail, "½") || t.k == unitWord && sep == '.' && (t.f&plural != 0 || t.u == hour) {
			return lexeme{k: decimal, u: t.u}
		}
		return lexeme{}
	}
	switch tail {
	case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
		return lexeme{k: ordinal, n: int32(n[0]), w: uint8(min(width[0], 9)), f: abbr}
	case "s":
		if width[0] == 4 && n[0]%10 == 0 && n[0] >= 1000 && n[0] < 2100 || width[0] == 2 && n[0]%10 == 0 {
			return lexeme{k: decadeN, n: int32(n[0]), w: uint8(width[0])}
		}
	case "½":
		return lexeme{k: decimal}
	case "D", "W", "Y":
		u := map[string]unit{"D": dayUnit, "W": week, "Y": yearUnit}[tail]
		return lexeme{k: unitWord, u: u, n: int32(n[0]), f: abbr}
	case "h":
		if width[0] <= 3 {
			return lexeme{k: unitWord, u: hour, n: int32(n[0]), f: abbr}
		}
	}
	if len(tail) == 3 && (tail[0]|0x20 == 'q' || tail[0]|0x20 == 'h') && 1 <= n[0] && n[0] <= 4 && width[0] == 1 { // 3Q25
		if y, ok := atoi(tail[1:]); ok {
			u := quarterUnit
			if tail[0]|0x20 == 'h' {
				if u = halfUnit; n[0] > 2 {
					return lexeme{}
				}
			}
			return lexeme{k: yearQuarter, u: u, n: int32(n[0] + (2000+y)*10), w: 4}
		}
	}
	if len(tail) == 1 && (tail[0]|0x20 == 'q' || tail[0]|0x20 == 'h') && width[0] == 1 { // 3Q
		if u := quarterUnit; tail[0]|0x20 == 'q' && 1 <= n[0] && n[0] <= 4 {
			return lexeme{k: yearQuarter, u: u, n: int32(n[0])}
		}
	}
	if t.k == unitWord && t.f&long == 0 { // 24hrs, 3weeks
		return lexeme{k: unitWord, u: t.u, n: int32(n[0]), f: long}
	}
	return lexeme{}
}
