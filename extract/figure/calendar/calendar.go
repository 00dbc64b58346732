// Package calendar reads dates, times and lengths of time in English news, and
// gives them ISO 8601 values.
//
// It exists because news says when things happen in forms of its own ("on
// Tuesday", "the third quarter of last year", "2012-13", "1530 GMT", "20 years
// ago"), which mean nothing without the date of the article and the tense of
// the sentence. It owns the types DATE, TIME and DURATION; every other number
// belongs to package figure, which calls it.
//
// A hand-written grammar runs over the tokens of one sentence. Words are looked
// up once in a small hash table; a token that can begin no expression costs a
// comparison. What the words alone leave open is resolved against an [Anchor]
// or, without one, stays open: From and To are empty, never guessed.
package calendar

import (
	"sync"

	"github.com/entente-nlp/entente/extract"
)

// Options choose between readings. The zero value follows the annotation
// guideline of this project.
type Options struct {
	// Loose also marks what the guideline leaves out as vague or as the language
	// of appointments rather than of news ("now", "a few days", "in two weeks" as
	// a date). For chats and calendars.
	Loose bool
}

// Append appends to dst the dates, times and durations of a sentence of d, in
// order and without overlap, and returns it.
func (o Options) Append(dst []extract.Figure, d *extract.Document, sentence int, a Anchor) []extract.Figure {
	s := d.Sentences[sentence]
	if s.First >= s.Last {
		return dst
	}
	p := parsers.Get().(*parser)
	*p = parser{doc: d, text: d.Text, tok: d.Tokens[s.First:s.Last], lex: p.lex[:0], out: dst, anchor: a, loose: o.Loose, base: s.First}
	if p.read() {
		p.now, p.known = parseDay(a.Date)
		p.run()
	}
	dst = p.out
	*p = parser{lex: p.lex} // hold no document
	parsers.Put(p)
	return dst
}

// parsers are kept for their buffer of lexemes.
var parsers = sync.Pool{New: func() any { return &parser{lex: make([]lexeme, 0, 128)} }}

// read looks up the tokens of the sentence. It reports whether one of them can
// begin an expression.
func (p *parser) read() (found bool) {
	p.limit = p.tok[len(p.tok)-1].End
	end := -1
	for _, t := range p.tok {
		x := lex(p.text[t.Start:t.End])
		if t.Start == end {
			x.f |= glued
		}
		end = t.End
		found = found || begins[x.k]
		p.lex = append(p.lex, x)
	}
	return found
}

// run appends the figures of the sentence to p.out, longest first from the left.
func (p *parser) run() {
	for i := 0; i < len(p.lex); {
		if x := p.lex[i]; !begins[x.k] || x.k == digits && x.w != 4 && x.w != 8 && !p.goesOn(i) {
			i++
			continue
		}
		n, ok := p.parse(i)
		if !ok {
			i++
			continue
		}
		p.emit(&n)
		i = n.end
	}
}

// begins tells the kinds of token that can begin an expression.
var begins = func() (t [256]bool) {
	for _, k := range []kind{digits, decimal, cardinal, hundred, ordinal, month, weekday, unitWord, clock, isoDate, numeric,
		slash, decadeN, yearQuarter, fiscalN, monthJoin, deictic, tonight, noon, season, weekendW, lastW, nextW, thisW,
		sameW, thatW, nowW, allW, agoJoin, laterW, earlyW, edgeW, halfW, aW, betweenW, fiscalW, holidayW, quarterW, theW, vague} {
		t[k] = true
	}
	return
}()

// goesOn reports whether the number at i may go on as a date, a time or a length.
// Most numbers of a text don't.
func (p *parser) goesOn(i int) bool {
	switch p.kind(i + 1) {
	case other, digits, decimal, clock, isoDate, theW, aW, inW, willW, didW, countW, aboutW:
		before := p.kind(i - 1)
		return before == andW || before == orW || // June 24 and 25
			p.word(i+1) == "½" || p.loose
	}
	return true
}

// A parser reads one sentence.
type parser struct {
	doc    *extract.Document
	text   string
	limit  int // end of the sentence in text
	tok    []extract.Token
	lex    []lexeme
	base   int // index of tok[0] in the document
	out    []extract.Figure
	anchor Anchor
	now    day
	known  bool // now is known
	loose  bool
	depth  int  // of dates inside dates
	clues  bool // business has been computed
	biz    bool
}

// at returns the lexeme of token i, the zero lexeme outside the sentence.
func (p *parser) at(i int) lexeme {
	if uint(i) < uint(len(p.lex)) {
		return p.lex[i]
	}
	return lexeme{}
}

func (p *parser) kind(i int) kind { return p.at(i).k }

// word returns the text of token i, "" outside the sentence.
func (p *parser) word(i int) string {
	if uint(i) < uint(len(p.tok)) {
		return p.text[p.tok[i].Start:p.tok[i].End]
	}
	return ""
}

// glued reports whether token i follows the one before it without a space.
func (p *parser) glued(i int) bool { return p.at(i).is(glued) }

// A form says which parts of a node hold its value.
type form uint8

const (
	open         form = iota // words without a calendar value
	fixed                    // from and to
	dayForm                  // y, m, d
	monthForm                // y, m
	yearForm                 // y
	quarterForm              // y, m is the quarter
	halfForm                 // y, m is the half
	seasonForm               // y, m is the season
	decadeForm               // y
	centuryForm              // y, its first year
	weekdayForm              // d
	holidayForm              // y, h
	fiscalForm               // y
	genericForm              // u: "the year" of "the end of the year"
	clockForm                // d minutes after midnight, -1 unknown
	durationForm             // lo, hi, u
)

// A part says which days of a period a word such as "early" leaves.
type part uint8

const (
	whole  part = iota
	start       // start of
	middle      // middle of, mid
	end         // end of
	early
	late
	sofar // earlier this
	rest  // later this
)

// A node is an expression read, not yet resolved.
type node struct {
	at, end  int
	form     form
	y, m, d  int
	y2       int // last year of a yearForm range, 0 if none
	d2       int // last day of a dayForm range within one month
	from, to day
	iso      string // overrides what resolve would write
	gran     string
	rule     string
	h        *holiday
	lo, hi   amount
	u        unit
	shift    int // as of a pointer
	part     part
	typ      extract.Type
}

// Days that can be written with a year of four digits.
var firstDay, lastDay = civil(1, 1, 1), civil(9999, 12, 31)

// emit resolves n and appends its figure.
func (p *parser) emit(n *node) {
	f := extract.Figure{
		Span:  extract.Span{Start: p.tok[n.at].Start, End: p.tok[n.end-1].End},
		First: p.base + n.at, Last: p.base + n.end,
		Type: n.typ, Rule: n.rule,
	}
	if n.form == durationForm {
		p.measure(n, &f)
	} else {
		p.resolve(n, p.direction(n))
		if n.form == fixed && (n.from < firstDay || n.to > lastDay || n.to < n.from) { // "last week 0 years earlier"
			n.form, n.iso = open, ""
		}
		f.When.ISO, f.When.Granularity = n.iso, n.gran
		if n.form == fixed {
			if f.When.From = n.iso; n.from != n.to || len(n.iso) != len("2006-01-02") {
				f.When.From = n.from.String()
			}
			if f.When.To = f.When.From; n.from != n.to {
				f.When.To = n.to.String()
			}
		}
	}
	p.out = append(p.out, f)
}
