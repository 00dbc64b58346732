package measure

import "github.com/entente-nlp/entente/extract"

// A phrase is the noun phrase items[from:to). It is empty if from == to.
type phrase struct{ from, to int }

func (p phrase) empty() bool { return p.from >= p.to }

func (r *reader) is(i int, parts ...part) bool {
	if i < 0 || i >= len(r.items) {
		return false
	}
	for _, p := range parts {
		if r.items[i].part == p {
			return true
		}
	}
	return false
}

func (r *reader) word(i int, ws ...string) bool {
	if i < 0 || i >= len(r.items) || r.items[i].word == "" {
		return false
	}
	for _, w := range ws {
		if r.items[i].word == w {
			return true
		}
	}
	return false
}

func (r *reader) has(i int, c class) bool {
	return i >= 0 && i < len(r.items) && r.items[i].class&c != 0
}

// figureAt returns the figure at item i, or nil.
func (r *reader) figureAt(i int) *extract.Figure {
	if i < 0 || i >= len(r.items) || r.items[i].figure < 0 {
		return nil
	}
	return &r.d.Figures[r.items[i].figure]
}

// value reports whether item i is a figure that says how much.
func (r *reader) value(i int) bool {
	f := r.figureAt(i)
	if f == nil {
		return false
	}
	switch f.Type {
	case extract.Money, extract.Percent, extract.Quantity, extract.Number:
		return true
	}
	return false
}

func (r *reader) dateAt(i int) bool {
	f := r.figureAt(i)
	return f != nil && (f.Type == extract.Date || f.Type == extract.Time)
}

// head reports whether item i can be the head of a noun phrase.
func (r *reader) head(i int) bool { return r.is(i, noun, name) }

// base returns the noun phrase without prepositions that ends before item end.
func (r *reader) base(end, low int) phrase {
	if !r.head(end-1) || end-1 < low {
		return phrase{end, end}
	}
	from := end - 1
	for from > low {
		switch k := from - 1; {
		case r.is(k, noun, name, modifier):
			from--
		case r.is(k, possessor) && k > low && r.head(k-1):
			from -= 2
		case r.is(k, hyphen) && k > low && r.is(k-1, noun, name, modifier, amount, manner, action, prep):
			from -= 2
		case r.is(k, and) && r.is(from, name) && from == end-1 && k-1 >= low && r.is(k-1, name) && !r.is(k-2, possessor):
			from -= 2 // Chad and Mali
		case r.is(k, and) && r.is(from, noun) && k-1 >= low && r.is(k-1, noun) && from == end-1 && (k-1 == low || !r.is(k-2, and)):
			from -= 2 // imports and exports
		case r.figureAt(k) != nil && (r.figureAt(k).Type == extract.Ordinal || r.dateAt(k)) && !r.is(k-1, prep, to):
			from--
		default:
			return r.trimmed(phrase{from, end})
		}
	}
	return r.trimmed(phrase{from, end})
}

// before returns the noun phrase that ends before item end, with the phrases that
// hang on it: "the number of active rigs in the state".
func (r *reader) before(end, low int) phrase {
	p := r.base(end, low)
	if p.empty() {
		return p
	}
	for n := 0; n < 3 && end-p.from < 12; n++ {
		j := p.from - 1
		for r.is(j, article) || r.word(j, "even", "just", "only") {
			j--
		}
		if r.is(j, and) && r.head(j-1) { // the spread between Brent and crude contracts
			for k := j - 1; k >= low && k > j-6; k-- {
				if r.word(k, "between") {
					j = k
				}
			}
		}
		if r.is(j, amount) && r.is(j-1, prep, article) { // the price of 12 barrels
			for j--; r.is(j, article); j-- {
			}
		}
		if !r.is(j, prep, to) || r.word(j, "than", "as", "despite", "amid", "after", "before", "until", "since", "like", "following", "including", "excluding", "per", "during", "throughout", "via") || r.word(j, "by") && !(p.from == p.to-1 && r.has(p.from, volume)) || r.word(j, "at") && !r.names(p) || j-1 < low {
			break
		}
		if k := j - 1; r.figureAt(k) != nil && !r.dateAt(k) || !r.head(k) {
			break
		}
		q := r.base(j, low)
		if q.empty() {
			break
		}
		p.from = q.from
	}
	return p
}

// after returns the noun phrase that begins at item from, with those that hang on
// it by "of" and one by another preposition.
func (r *reader) after(from, high int) phrase {
	p := r.baseAfter(from, high)
	if p.empty() {
		return p
	}
	for n, others := 0, 0; n < 3 && p.to-p.from < 9; n++ {
		of := r.word(p.to, "of")
		if !of && (others > 0 || !r.word(p.to, "in", "for", "on", "to", "with", "from", "between", "against", "at") || r.vague(p)) {
			break
		}
		q := r.baseAfter(p.to+1, high)
		if q.empty() || !of && r.is(q.to, hyphen) {
			break
		}
		if !of && r.vague(q) {
			break
		}
		if !of {
			others++
		}
		p.to = q.to
	}
	return r.trimmed(p)
}

func (r *reader) baseAfter(from, high int) phrase {
	for from < high && r.is(from, article) {
		from++
	}
	k := from
	last := from // behind the last head
	for k < high {
		switch {
		case r.head(k):
			k++
			last = k
			continue
		case r.is(k, modifier) && (last == from || r.is(k-1, and) || r.is(k-1, name, modifier, hyphen, possessor)):
			k++
			continue
		case r.is(k, modifier) && r.head(k-1) && r.head(k+1) && r.has(k, adjective):
			k++
			continue
		case k > from && r.is(k, possessor, hyphen) && k+1 < high:
			k++
			if r.is(k, action, doing, amount, manner, prep) && r.is(k-1, hyphen) {
				k++ // oil-producing states
			}
			continue
		case r.is(k, manner) && r.is(k+1, modifier, noun) && (last == from || r.is(k-1, possessor)) && r.head(k+2):
			k++
			continue
		case r.figureAt(k) != nil && (r.figureAt(k).Type == extract.Ordinal && last == from || r.is(k-1, possessor) && k > from && r.is(k+1, noun, modifier)):
			k++
			continue
		case r.is(k, and) && k == from+1 && r.is(k-1, noun, modifier) && r.is(k+1, modifier) && r.head(k+2):
			k++
			continue
		case r.is(k, and) && k > from && r.is(k-1, noun) && r.is(k+1, noun) && !r.is(k+2, action, aux) && k-from < 4:
			k++
			continue
		}
		break
	}
	return r.trimmed(phrase{from, last})
}

// trimmed drops from the front of a phrase what is not part of it.
func (r *reader) trimmed(p phrase) phrase {
	for p.from < p.to && (r.is(p.from, possessor, hyphen, and, mark, prep) || r.word(p.from, "more", "fewer", "less", "such", "same", "aside", "other", "another", "every", "several", "strong", "deep", "wide", "long", "tall", "further", "additional", "own", "only", "few", "many")) {
		p.from++
	}
	if r.word(p.from, "one") && r.word(p.from+1, "of") && p.from+2 < p.to { // one of the deadliest attacks
		for p.from += 2; r.is(p.from, article) && p.from < p.to; p.from++ {
		}
	}
	if p.to-p.from > 10 {
		p.from = p.to - 10
	}
	return p
}

// vague reports whether no word of the phrase names anything.
func (r *reader) vague(p phrase) bool {
	named, last := false, p.from
	for k := p.from; k < p.to; k++ {
		switch {
		case r.is(k, name):
			named = true
		case r.is(k, noun) && !r.has(k, vague) && len(r.items[k].word) > 1:
			return false
		case r.is(k, prep, to) && k > p.from:
			return !(named && r.is(last, name)) && r.vague(phrase{k + 1, p.to})
		}
		last = k
	}
	return !(named && r.is(last, name)) // "UK top" names nothing, "top UK" might
}

// names reports whether the phrase is nothing but names.
func (r *reader) names(p phrase) bool {
	for k := p.from; k < p.to; k++ {
		if r.is(k, noun) || r.is(k, modifier) && r.items[k].word != "" {
			return false
		}
	}
	return true
}

// clause returns the items [from, to) of the clause that holds item i.
func (r *reader) clause(i int) (from, to int) {
	for from = i; from > 0 && !r.border(from, i); from-- {
	}
	for to = i + 1; to < len(r.items) && !r.border(to, i); to++ {
	}
	return from, to
}

// border reports whether a clause other than that of item i begins at item k, or,
// behind i, ends before it.
func (r *reader) border(k, i int) bool {
	switch {
	case r.word(k-1, ";", ":", "–", "—", "•", "--", "…") || r.word(k, ";", "–", "—", "--", "…"):
		return true
	case r.word(k-1, "-") && r.is(k-1, mark) || r.word(k, "-") && r.is(k, mark):
		return true
	case r.word(k-1, ",") && (r.is(k, clauseOpener) || r.word(k, "leaving", "compared", "with", "as", "after", "before", "since", "and") && !r.word(k+1, "to") && (!r.word(k, "and") || r.states(k+1))):
		return true
	case r.word(k, "while", "whereas", "but", "although", "though", "because", "if"):
		return true
	case r.word(k, "that") && r.is(k, clauseOpener) && r.has(k-1, sayer):
		return k > i || r.is(k+1, noun, name, article, standIn, modifier, amount)
	case r.word(k, "as", "after", "when", "before") && (r.states(k + 1)):
		return true
	case r.word(k, "and") && r.amounts(k, i):
		return true
	}
	return false
}

// states reports whether a clause with subject and verb begins at item k.
func (r *reader) states(k int) bool {
	if r.is(k, standIn) && r.is(k+1, aux, action) {
		return true
	}
	p := r.after(k, min(len(r.items), k+12))
	if k = p.to; r.word(k, "(") {
		k = r.behind(k - 1)
	}
	return !p.empty() && r.is(k, action, aux) && !(hasSuffix(r.wordAt(k), "ed") && r.word(k+1, "by"))
}

// amounts reports whether "and" at item k joins two statements with a verb and an
// amount each.
func (r *reader) amounts(k, i int) bool {
	if !r.states(k + 1) {
		return false
	}
	amount := func(a, b int) bool {
		for j := max(a, 0); j < min(b, len(r.items)); j++ {
			if r.value(j) {
				return true
			}
		}
		return false
	}
	return amount(k-12, k) && amount(k+1, k+12)
}

// subject returns the noun phrase that is the subject of the verb at item v.
func (r *reader) subject(v, low int) phrase {
	if r.is(v, doing) && v > 0 && r.is(v-1, prep, to, mark) { // before closing at
		return r.mainSubject(v-1, 0)
	}
	k := v
	for steps := 0; k > low && steps < 30; steps++ {
		j := k - 1
		switch {
		case r.word(j, "but") && j > low && k == v:
			return r.mainSubject(j, 0)
		case r.is(j, clauseOpener) && r.word(j, "which", "that", "who") && r.word(j-1, ","):
			k -= 2
		case r.is(j, aux, manner, to, clauseOpener), r.has(j, negation) && !r.head(j):
			if r.is(j, clauseOpener) && !r.word(j, "which", "that", "who") {
				return phrase{}
			}
			k--
		case r.is(j, action) && !r.head(j):
			if r.has(j, sayer) && !r.is(k, to) {
				return phrase{}
			}
			if r.is(k, to) || r.is(k, action) || r.is(k, aux) || r.is(k, manner) || k == v && r.is(j, action) { // is expected to rise
				k--
			} else {
				return phrase{}
			}
		case r.word(j, "than") && r.word(j-1, "more", "less"): // more than halved
			k -= 2
		case r.is(j, modifier) && r.is(k, to): // is likely to rise
			k--
		case r.dateAt(j) || r.durationAt(j):
			k--
			for k > low && r.is(k-1, prep, to, article) {
				k--
			}
		case r.word(j, ")"):
			for k > low && !r.word(k-1, "(") {
				k--
			}
			k--
		case r.word(j, ","):
			k = r.apposition(j, low)
		case r.is(j, and):
			if r.word(j-1, ",") { // ..., and keeps
				return r.mainSubject(j-1, low)
			}
			// rose 5% and fell 3%: the subject of the verb before
			for u := j - 1; u >= low && j-u < 14; u-- {
				if r.is(u, action) || r.is(u, aux) {
					return r.subject(u, low)
				}
			}
			return phrase{}
		default:
			if !r.head(j) {
				return phrase{}
			}
			p := r.before(k, low)
			u := p.from - 1 // the number of rigs operating in the core
			for r.is(u, article, prep, to, manner) {
				u--
			}
			if u < p.from-1 && u > low && r.head(u-1) && (r.is(u, doing) || r.is(u, action) && hasSuffix(r.items[u].word, "ed")) && r.is(p.from-1, prep, article) {
				if q := r.before(u, low); !q.empty() && !r.has(u, rising|falling|sayer) {
					return q
				}
			}
			return p
		}
	}
	return phrase{}
}

// apposition returns the end of the noun phrase before the comma at item j: in front
// of what stands between commas, if it does: "Net profit, its best ever, rose".
func (r *reader) apposition(j, low int) int {
	verbs := false
	for k := j - 1; k >= low && j-k < 22; k-- {
		verbs = verbs || r.is(k, aux)
		if r.word(k, ",") && verbs && !r.is(k+1, clauseOpener) {
			break
		}
		if r.word(k, ",") {
			if r.head(k-1) || r.dateAt(k-1) || r.word(k-1, ")") {
				return k
			}
			return j
		}
	}
	return j
}

func (r *reader) durationAt(i int) bool {
	f := r.figureAt(i)
	return f != nil && f.Type == extract.Duration
}

// mainSubject returns the subject of the first verb of the sentence before item i.
func (r *reader) mainSubject(i, low int) phrase {
	for k := low; k < i; k++ {
		if r.is(k, action, aux) {
			if p := r.subject(k, 0); !p.empty() {
				return p
			}
		}
	}
	return phrase{}
}
