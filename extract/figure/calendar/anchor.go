package calendar

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// An Anchor is the day from which a document counts.
type Anchor struct {
	Date string // ISO 8601 date of publication, or ""
	// DayFirst says that 3/9/2025 is 3 September, as the rest of the document shows.
	DayFirst bool
	// PersonMay says that the document speaks of a person of that name, so that a
	// bare "May" needs more evidence to be the month.
	PersonMay bool
	// FiscalMonth is the month in which the year of "the first quarter" begins for
	// the papers of the country in the dateline, 0 where it is the calendar year
	// or not known.
	FiscalMonth int
}

// fiscalStart lists towns of datelines whose papers count quarters in fiscal
// years, with the month in which these begin.
var fiscalStart = map[string]int{
	"ISLAMABAD": 7, "KARACHI": 7, "LAHORE": 7, "PESHAWAR": 7, "QUETTA": 7, "RAWALPINDI": 7, "DHAKA": 7,
	"NEW DELHI": 4, "DELHI": 4, "MUMBAI": 4, "BENGALURU": 4, "BANGALORE": 4, "KOLKATA": 4, "CHENNAI": 4, "HYDERABAD": 4,
}

// dateline returns the town in capitals that opens a sentence and is set off by
// a mark, or "".
func dateline(d *extract.Document, s extract.Sentence) string {
	for n := 1; n <= 2 && s.First+n < s.Last; n++ {
		switch d.Text[d.Tokens[s.First+n].Start] {
		case ':', ',', '(', '-', '/', 0xe2: // 0xe2 opens the dashes
			return d.Text[d.Tokens[s.First].Start:d.Tokens[s.First+n-1].End]
		}
	}
	return ""
}

// headTokens bounds where a dateline or a date under the headline is looked for.
const headTokens = 120

// AnchorOf returns the anchor of d: its Date or else the first full date printed
// alone on a line, in a dateline or in a masthead at its head. It needs the
// tokens and sentences of d, and takes time linear in them.
func AnchorOf(d *extract.Document) Anchor {
	a := Anchor{Date: d.Date}
	if _, ok := parseDay(a.Date); !ok {
		a.Date = ""
	}
	dayFirst, monthFirst := 0, 0
	var prev, prev2 lexeme
	for i, t := range d.Tokens {
		w := d.Text[t.Start:t.End]
		if w[0] > '9' && (w[0] < 'A' || w[0] > 'Z') && prev.k == other {
			prev2, prev = prev, spelling(w, &dayFirst, &monthFirst)
			continue
		}
		x := lex(w)
		switch {
		case x.k == numeric:
			if a, b := x.n/1000000, x.n/10000%100; a > 12 {
				dayFirst += 8
			} else if b > 12 {
				monthFirst += 8
			}
		case x.k == month && x.is(capital) && isDay(prev):
			dayFirst += 2
		case isDay(x) && prev.k == month && prev.is(capital) && !isDay(prev2):
			monthFirst += 2
		case x.k == month && x.n == 5 && w == "May" && i > 0 && prev.k == mayPerson:
			a.PersonMay = true
		case x.k == other:
			x = spelling(w, &dayFirst, &monthFirst)
		}
		prev2, prev = prev, x
	}
	a.DayFirst = dayFirst > monthFirst
	if a.Date == "" {
		a.Date = printed(d, a)
	}
	for _, s := range d.Sentences {
		if s.First >= headTokens || a.FiscalMonth > 0 {
			break
		}
		a.FiscalMonth = fiscalStart[dateline(d, s)]
	}
	if a.FiscalMonth == 0 && (strings.Contains(d.Text, " crore") || strings.Contains(d.Text, " lakh")) {
		a.FiscalMonth = 4 // an Indian paper
	}
	return a
}

func isDay(x lexeme) bool { return x.k == digits && x.w <= 2 && 1 <= x.n && x.n <= 31 }

// spelling counts words that only British or only American papers print.
func spelling(w string, british, american *int) lexeme {
	switch w {
	case "labour", "colour", "defence", "centre", "programme", "programmes", "organisation", "favour", "neighbours", "cheque",
		"£", "honour", "labourers", "tonnes", "rumours", "travelled", "whilst":
		*british++
	case "labor", "color", "defense", "center", "program", "programs", "organization", "favor", "neighbors", "honor", "percent":
		*american++
	}
	return lexeme{}
}

// printed looks for a full date in the first lines of d.
func printed(d *extract.Document, a Anchor) string {
	var room [4]extract.Figure
	for i, s := range d.Sentences {
		if s.First >= headTokens {
			break
		}
		figures := Options{}.Append(room[:0], d, i, Anchor{DayFirst: a.DayFirst})
		for k, f := range figures {
			if f.Type != extract.Date || f.When.Granularity != "day" || f.When.From == "" || f.When.From != f.When.To {
				continue
			}
			if f.Rule == "numeric" && len(figures) > 1 && k > 0 {
				continue
			}
			if headed(d, s, f) {
				return f.When.From
			}
		}
	}
	return ""
}

// headed reports whether f stands where papers print the day of publication: the
// sentence is short, without a verb, or f is near its beginning and closed by a
// dash, a bracket or a colon.
func headed(d *extract.Document, s extract.Sentence, f extract.Figure) bool {
	b := s.Span
	if s.Block < len(d.Blocks) {
		b = d.Blocks[s.Block].Span
	}
	verb := false
	for i := s.First; i < s.Last; i++ {
		if i >= f.First && i < f.Last {
			continue
		}
		switch x := lex(d.Slice(d.Tokens[i].Span)); {
		case x.k == didW, x.k == willW, x.k == inW && i == f.First-1 && fold("since", d.Slice(d.Tokens[i].Span)):
			verb = true
		case x.k == other:
			w := d.Slice(d.Tokens[i].Span)
			verb = verb || len(w) > 5 && w[len(w)-2:] == "ed" && i != f.First-2 && w[0] >= 'a'
		}
	}
	if !verb && s.Last-s.First <= 24 && s.Last-f.Last <= 12 {
		return f.First == s.First || !prose(d, f.First-1)
	}
	if f.First-s.First > 12 || f.Start-b.Start > 80 || f.Last >= s.Last || prose(d, f.First-1) && f.First > s.First {
		return false
	}
	switch d.Slice(d.Tokens[f.Last].Span) {
	case "-", "–", "—", "--", "(", "/", ":", "|":
		return true
	}
	return false
}

// prose reports whether token i is a word that ties a date into running text.
func prose(d *extract.Document, i int) bool {
	if i < 0 {
		return false
	}
	switch x := lex(d.Slice(d.Tokens[i].Span)); x.k {
	case inW:
		if i > 0 { // published on
			switch d.Slice(d.Tokens[i-1].Span) {
			case "Published", "published", "Updated", "updated", "Posted", "posted", "modified", "PUBLISHED", "UPDATED":
				return false
			}
		}
		return true
	case byW, toW, fromW, ofW, theW, andW, orW, betweenW, lastW, nextW:
		return true
	}
	return false
}
