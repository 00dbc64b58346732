package figure

import "github.com/entente-nlp/entente/extract"

// bound reads the words around a figure that make it a bound, an approximation
// or a change: "more than", "or less", "about", "rose by", "fall".
func (s *scanner) bound(f *extract.Figure, first, last int, ranged bool) {
	j := first - 1
	up, down := false, false
	for range 3 { // "up to about"
		n := j
		w := s.word(j)
		switch {
		case s.at(j).kind == mark:
			switch s.at(j).mark {
			case '>', '≥':
				up = true
			case '<', '≤':
				down = true
			case '~', '≈', '±':
				f.Approx = true
			case '=':
				if s.isMark(j-1, '>') || s.isMark(j-1, '<') {
					n--
					up, down = s.isMark(j-1, '>'), s.isMark(j-1, '<')
				} else {
					n++
				}
			default:
				n++
			}
			n--
		case s.is(j, "than"):
			more, less := s.comparative(j - 1)
			n -= 2
			if s.is(j-2, "no") || s.is(j-2, "not") {
				more, less = less, more
				n--
			}
			up, down = up || more, down || less
		case s.is(j, "to") && s.is(j-1, "up"):
			down = true
			n -= 2
		case s.is(j, "to") && s.is(j-1, "close"):
			f.Approx = true
			n -= 2
		case s.is(j, "to") && s.is(j-1, "equal") && s.is(j-2, "or"): // less than or equal to
			n -= 3
			if s.is(n, "than") {
				more, less := s.comparative(n - 1)
				up, down = up || more, down || less
				n -= 2
			}
		case s.is(j, "least") && s.is(j-1, "at"):
			up = true
			n -= 2
		case s.is(j, "most") && s.is(j-1, "at"):
			down = true
			n -= 2
		case s.is(j, "of") && (s.is(j-1, "minimum") || s.is(j-1, "excess") || s.is(j-1, "upwards")):
			up = true
			n -= 2
		case s.is(j, "of") && s.is(j-1, "maximum"):
			down = true
			n -= 2
		case s.is(j, "as") && (s.is(j-1, "many") || s.is(j-1, "much") || s.is(j-1, "high")) && s.is(j-2, "as"):
			down = true
			n -= 3
		case s.is(j, "as") && (s.is(j-1, "few") || s.is(j-1, "little") || s.is(j-1, "low")) && s.is(j-2, "as"):
			up = true
			n -= 3
		case w.flags&about != 0:
			f.Approx = true
			n--
		case w.flags&more != 0:
			up = true
			n--
		case w.flags&less != 0:
			down = true
			n--
		}
		if n == j {
			break
		}
		j = n
	}
	if s.is(last, "or") {
		switch n := s.lowered(last + 1); n {
		case "more", "above", "over", "greater", "higher", "better", "longer", "older":
			up = true
		case "less", "fewer", "below", "under", "lower", "younger":
			down = true
		case "so", "thereabouts":
			f.Approx = true
		}
	}
	if s.isMark(last, '+') && !s.at(last).space || s.hyphen(last) && (s.is(last+1, "plus")) {
		up = true
	}
	if s.hyphen(last) && (s.is(last+1, "odd") || s.is(last+1, "ish")) {
		f.Approx = true
	}
	if !ranged && up != down {
		if up {
			f.High = ""
		} else {
			f.Low = ""
		}
	}
	if f.Type != extract.Number || f.Unit != "" {
		f.Change = s.change(j, last, f.Type == extract.Money)
	}
}

// comparative says what the word before "than" makes of the number behind it.
func (s *scanner) comparative(j int) (more, less bool) {
	switch s.lowered(j) {
	case "more", "greater", "larger", "higher", "bigger", "better", "longer", "older", "further", "farther", "taller", "heavier", "faster":
		return true, false
	case "less", "fewer", "lower", "smaller", "shorter", "younger", "cheaper", "slower":
		return false, true
	}
	return false, false
}

// change reads rise or fall in the words right before j or right behind last.
func (s *scanner) change(j, last int, money bool) string {
	name := func(f flags) string {
		switch f & (rise | fall) {
		case rise:
			return "rise"
		case fall:
			return "fall"
		}
		return ""
	}
	w := s.word(j)
	switch {
	case s.is(j, "by") || s.is(j, "a") || s.is(j, "an"):
		if c := name(s.word(j - 1).flags); c != "" && s.is(j, "by") {
			return c
		}
		for k := j - 1; s.is(j, "by") && k > j-4; k-- { // fell sharply by, was down this year by
			if c := name(s.word(k).flags); c != "" && s.word(k).flags&motion == 0 {
				return c
			}
		}
	case s.is(j, "of"):
		if p := s.word(j - 1).flags; p&motion != 0 {
			return name(p)
		}
	case w.flags&(rise|fall) != 0 && !s.pureNoun(j):
		if (s.is(j, "up") || s.is(j, "down")) && s.phrasal(j-1) {
			return ""
		}
		if !(money && (s.is(j, "raise") || s.is(j, "raised") || s.is(j, "raising") || s.is(j, "raises"))) && !s.is(j, "off") {
			return name(w.flags)
		}
	case s.at(j).word == nil && s.at(j).kind == letters && endsIn(s.text(j), "ly"): // rose sharply 5%
		if c := name(s.word(j - 1).flags); c != "" {
			return c
		}
	}
	k := last
	if s.hyphen(k) && !s.at(k).space && !s.at(k+1).space {
		k++
	}
	for n := k; n < k+3; n++ {
		if s.at(n).kind != letters {
			break
		}
		w := s.word(n)
		if w.flags&motion != 0 && !s.is(n, "expansion") {
			return name(w.flags)
		}
		if n == k && (s.is(n, "higher") || s.is(n, "up") || s.is(n, "lower") || s.is(n, "down")) {
			return name(w.flags)
		}
		if w.flags&stop != 0 {
			break
		}
	}
	return ""
}

func endsIn(s, suffix string) bool {
	return len(s) > len(suffix)+2 && s[len(s)-len(suffix):] == suffix
}

// pureNoun reports whether the word at j names a change but cannot be the verb of
// a figure behind it: growth above 9% is no rise by 9%.
func (s *scanner) pureNoun(j int) bool {
	switch s.lowered(j) {
	case "growth", "loss", "reduction", "contraction", "expansion", "downturn", "upturn", "uptick", "discount", "increment":
		return true
	}
	return false
}

// phrasal reports whether "up" or "down" behind the word at j belongs to it: make
// up, set up.
func (s *scanner) phrasal(j int) bool {
	switch s.lowered(j) {
	case "make", "makes", "made", "making", "set", "sets", "take", "takes", "took", "taken", "pick", "picked", "ended", "end", "put", "shot", "blew", "drew", "break", "broke",
		"shut", "close", "wind", "turn", "turned", "picking", "build", "built", "snap", "snapped", "signed", "sign", "hold", "held", "rounded", "round", "pay", "paid", "run", "ran", "add", "adds":
		return true
	}
	return false
}
