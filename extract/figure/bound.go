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
	f.Change = s.changeBefore(j, f.Type == extract.Money)
	if f.Change == "" && f.Type != extract.Number {
		point := f.Unit == "point" || f.Unit == "basis_point" || f.Unit == "percentage_point"
		f.Change = s.changeBehind(last, f.Type != extract.Quantity || point)
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

// direction names the change that a word of those flags tells of.
func direction(f flags) string {
	switch f & (rise | fall) {
	case rise:
		return "rise"
	case fall:
		return "fall"
	}
	return ""
}

// changeBefore reads rise or fall in the words that end at lexeme j: fell sharply
// by, rose just, a cut of.
func (s *scanner) changeBefore(j int, money bool) string {
	for s.is(j, "just") || s.is(j, "only") || s.is(j, "another") || s.is(j, "further") || s.is(j, "additional") || s.is(j, "extra") ||
		s.word(j).class == article && s.moves(j-1) {
		j--
	}
	f := s.word(j).flags
	switch {
	case s.is(j, "by"):
		for k := j - 1; k > j-4; k-- {
			if f := s.word(k).flags; direction(f) != "" && (k == j-1 || f&motion == 0) {
				return direction(f)
			}
		}
	case s.is(j, "of"):
		if f := s.word(j - 1).flags; f&motion != 0 {
			return direction(f)
		}
	case f&(rise|fall) != 0:
		if s.pureNoun(j) || s.is(j, "off") || (s.is(j, "up") || s.is(j, "down")) && s.phrasal(j-1) {
			return ""
		}
		if t := s.lowered(j); money && len(t) > 4 && t[:4] == "rais" { // raised $5m
			return ""
		}
		return direction(f)
	case s.at(j).word == nil && s.at(j).kind == letters && endsIn(s.text(j), "ly"): // rose sharply
		return direction(s.word(j - 1).flags)
	}
	return ""
}

// moves reports whether the word at j is a verb that takes "a" before its
// measure: rose a seasonally adjusted 2%.
func (s *scanner) moves(j int) bool {
	switch s.lowered(j) {
	case "rose", "fell", "grew", "gained", "jumped", "dropped", "climbed", "slipped", "rise", "fall", "grow", "risen", "fallen", "grown", "surged", "plunged":
		return true
	}
	return false
}

// changeBehind reads rise or fall in the words that begin at lexeme k: 5% annual
// growth, 25 basis point cut and, if after is set, 3% lower.
func (s *scanner) changeBehind(k int, after bool) string {
	if s.hyphen(k) && !s.at(k).space && !s.at(k+1).space {
		k++
	}
	for n := k; n < k+3 && s.at(n).kind == letters; n++ {
		f := s.word(n).flags
		if f&motion != 0 {
			return direction(f)
		}
		if n == k && after && (s.is(n, "higher") || s.is(n, "up") || s.is(n, "lower") || s.is(n, "down")) {
			return direction(f)
		}
		if f&stop != 0 {
			break
		}
	}
	return ""
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

// endsIn reports whether a word ends in suffix and has a stem before it.
func endsIn(w, suffix string) bool {
	return len(w) > len(suffix)+2 && w[len(w)-len(suffix):] == suffix
}
