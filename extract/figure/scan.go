package figure

import (
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
	crore       uint8 // 1: the document counts in millions, 2: in lakh and crore, 0: not asked for yet
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
	if a.kind == extract.Number && n.plain && s.yearLike(n) {
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
