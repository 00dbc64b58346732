package gazetteer

import "github.com/entente-nlp/entente/extract"

// Match appends, for each token at which names begin, the longest of them. It
// looks across toks as they are: pass the tokens of one sentence. First and Last
// of a match count from the start of toks. Matches overlap where names do; it
// allocates nothing if dst has room.
func (t *Table) Match(text string, toks []extract.Token, dst []Match) []Match {
	return t.match(text, toks, dst, false)
}

// MatchAll is like Match but appends all names that begin at a token, the longest
// first: "New York Times", then "New York".
func (t *Table) MatchAll(text string, toks []extract.Token, dst []Match) []Match {
	return t.match(text, toks, dst, true)
}

func (t *Table) match(text string, toks []extract.Token, dst []Match, all bool) []Match {
	const ring = 32 // holds MaxTokens and the hyphens between them
	var forms [ring]form
	read := 0 // forms of toks[:read] have been read
	at := func(i int) *form {
		for ; read <= i; read++ {
			forms[read%ring] = fold(text[toks[read].Start:toks[read].End])
		}
		return &forms[i%ring]
	}
	for i := range toks {
		f := *at(i)
		if f.hyphen {
			continue
		}
		begin := len(dst)
		for j, n := i, 1; ; n++ {
			first, last := t.find(f.key())
			if first == last {
				break
			}
			m, goesOn := t.read(first, last, f)
			if m.rows > 0 {
				m.First, m.Last = i, j+1
				if all || len(dst) == begin {
					dst = append(dst, m)
				} else {
					dst[begin] = m
				}
			}
			if !goesOn || n == MaxTokens {
				break
			}
			if j++; j < len(toks) && at(j).hyphen && toks[j].Start == toks[j-1].End {
				j++
			}
			if j >= len(toks) || at(j).hyphen {
				break
			}
			f = f.then(*at(j))
		}
		for a, b := begin, len(dst)-1; a < b; a, b = a+1, b-1 {
			dst[a], dst[b] = dst[b], dst[a]
		}
	}
	return dst
}

// read makes a match of the rows of a key and reports whether longer names begin
// like it. The match is empty if they only do that.
func (t *Table) read(first, last int, f form) (m Match, goesOn bool) {
	c := at(t.class, first)
	goesOn = c&more != 0
	if c&absent != 0 {
		return m, goesOn
	}
	m.row, m.rows, m.Case = int32(first), int32(last-first), Folded
	switch {
	case f.upper == 0 && f.lower > 0:
		m.Case = Lower
	case f.lower == 0 && f.upper > 1:
		m.Case = Upper
	}
	for r, key := first, f.caseKey(); r < last; r++ {
		c := at(t.class, r)
		classes, given, surname := Class(c&allBits), uint8(c>>givenShift&15), uint8(c>>surnameShift&15)
		if uint16(t.cases[2*r])|uint16(t.cases[2*r+1])<<8 == key {
			m.row, m.rows, m.Case = int32(r), 1, Exact
			m.Classes, m.Given, m.Surname = classes, given, surname
			break
		}
		m.Classes |= classes
		m.Given, m.Surname = max(m.Given, given), max(m.Surname, surname)
	}
	return m, goesOn
}

// Word looks up a single token, however long the names that begin with it. The
// match is zero if it is no name by itself.
func (t *Table) Word(word string) Match {
	f := fold(word)
	if f.hyphen {
		return Match{}
	}
	first, last := t.find(f.key())
	if first == last {
		return Match{}
	}
	m, _ := t.read(first, last, f)
	if m.rows > 0 {
		m.Last = 1
	}
	return m
}
