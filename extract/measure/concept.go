package measure

import "github.com/entente-nlp/entente/extract"

// A concept is the noun phrase items[from:to] that a figure measures, with the
// rule that found it. The zero concept is none.
type concept struct {
	from, to int
	change   string
	rule     string
}

const (
	rise = "rise"
	fall = "fall"
)

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

func (r *reader) in(i int, s words) bool {
	return i >= 0 && i < len(r.items) && r.items[i].word != "" && s[r.items[i].word]
}

func (r *reader) change(i int) string {
	switch {
	case r.in(i, falling):
		return fall
	case r.in(i, rising):
		return rise
	}
	return ""
}

// noun reports whether item i can be part of a noun phrase.
func (r *reader) noun(i int) bool {
	if i < 0 || i >= len(r.items) || r.items[i].figure >= 0 {
		return false
	}
	if r.items[i].mention >= 0 {
		return true
	}
	w := r.items[i].word
	return isLetter(w[0]) && !stops[w] && !levels[w]
}

// phraseBefore returns the noun phrase that ends before item end, going back over
// possessives and one "of".
func (r *reader) phraseBefore(end, low int) (from, to int) {
	to = end
	from = end
	for from > low {
		i := from - 1
		if r.noun(i) && !r.in(i, sayers) && !(r.change(i) != "" && from < to) {
			from--
			continue
		}
		if r.word(i, "'s", "’s", "of", "in", "with", "for", "on") && from < to && r.noun(i-1) && to-i < 6 {
			from--
			continue
		}
		if r.word(i, "the", "its") && r.word(i-1, "of", "in", "for") && from < to && r.noun(i-2) && to-i < 6 {
			from -= 2
			continue
		}
		break
	}
	for from < to && r.word(from, "of", "in", "with", "for", "on", "'s", "’s") {
		from++
	}
	if to-from > 8 {
		from = to - 8
	}
	return from, to
}

// phraseAfter returns the noun phrase that begins at item from, with one "of" or
// "in" phrase.
func (r *reader) phraseAfter(from, high int) (int, int) {
	for r.word(from, "the", "a", "an", "its", "their", "his", "her") {
		from++
	}
	to := from
	for to < high && to-from < 7 {
		switch {
		case r.noun(to) && !(to > from && r.in(to, sayers)):
			to++
			continue
		case to > from && r.word(to, "'s", "’s", "-"):
			to++
			continue
		case to > from && r.word(to, "of", "in", "for", "on") && r.noun(to+1):
			to++
			continue
		case to > from && r.word(to, "of", "in", "for", "on") && r.word(to+1, "the", "its") && r.noun(to+2):
			to += 2
			continue
		}
		break
	}
	for to > from && (r.word(to-1, "of", "in", "for", "on", "'s", "’s", "-")) {
		to--
	}
	return from, to
}

// concept finds what the figure at item i measures.
func (r *reader) concept(i int) concept {
	c := r.find(i)
	f := r.d.Figures[r.items[i].figure]
	c.from, c.to = r.trim(c.from, c.to)
	if c.to > c.from && r.onlyNames(c.from, c.to) && c.rule != "figure-of" {
		// "GM cut 750 jobs" counts jobs; a name alone is no concept of an amount.
		if f.Type == extract.Quantity {
			c.rule = "counted"
			c.from, c.to = 0, 0
		} else if c.rule == "subject" || c.rule == "theme" {
			c.from, c.to = r.possessed(c.from, c.to)
		}
	}
	return c
}

// trim drops words from the front of a phrase that belong to the verb or only
// count: "imposed tariffs", "more pickups".
func (r *reader) trim(from, to int) (int, int) {
	for from < to && (r.in(from, counters) || hasSuffix(r.items[from].word, "ed") && to-from > 1 && from > 0 && (r.in(from-1, auxiliaries) || r.mentioned(from-1))) {
		from++
	}
	return from, to
}

func (r *reader) onlyNames(from, to int) bool {
	for k := from; k < to; k++ {
		if r.items[k].mention < 0 && !r.word(k, "'s", "’s", "of", "in", "-", "the", "for") {
			return false
		}
	}
	return true
}

// possessed widens a phrase of names alone to the noun it belongs to: "exports to
// the United States".
func (r *reader) possessed(from, to int) (int, int) {
	k := from - 1
	for r.word(k, "the") {
		k--
	}
	if r.word(k, "to", "from", "between", "with", "and") {
		if a, b := r.phraseBefore(k, max(0, k-6)); b > a {
			return a, to
		}
	}
	return from, to
}

// find applies the rules in order.
func (r *reader) find(i int) concept {
	low, high := r.clause(i)
	f := r.d.Figures[r.items[i].figure]
	c := concept{change: f.Change}

	// "8% of exports", "63 per cent of the mine"
	if r.word(i+1, "of") {
		if from, to := r.phraseAfter(i+2, high); to > from {
			c.from, c.to, c.rule = from, to, "figure-of"
			if c.change == "" && f.Type == extract.Money {
				c.change = r.verbChange(i, low)
			}
			return c
		}
	}
	// "a 5% rise in exports", "a 25 basis point cut"
	if ch := r.change(i + 1); ch != "" {
		c.change = ch
		if r.word(i+2, "in", "of", "to", "for") {
			if from, to := r.phraseAfter(i+3, high); to > from {
				c.from, c.to, c.rule = from, to, "figure-change-in"
				return c
			}
		}
		if from, to := r.subject(i, low); to > from {
			c.from, c.to, c.rule = from, to, "subject"
		}
		return c
	}
	// "a cut of 25 basis points", "tariffs of 50 percent", "a record high of $245bn"
	j := r.skipBack(i-1, low)
	if r.word(j, "of") {
		from, to := r.phraseBefore(j, low)
		if from < to {
			if ch := r.change(to - 1); ch != "" {
				c.change = ch
				if from2, to2 := r.phraseBefore(to-1, low); to2-from2 > 0 && r.noun(to2-1) {
					c.from, c.to, c.rule = from2, to2, "change-of"
					return c
				}
			} else if !vague[headWord(r, from, to)] {
				c.from, c.to, c.rule = from, to, "noun-of"
				return c
			}
		}
		if from, to := r.theme(i, low, high); to > from {
			c.from, c.to, c.rule = from, to, "theme"
		}
		return c
	}
	// "50% tariffs", "a 63 per cent stake", "$23 billion sale", "two-day summit"
	if k := i + 1; r.noun(k) && !r.in(k, sayers) && r.change(k) == "" && (f.Type != extract.Quantity || r.word(k, "-")) && r.attributive(i) {
		if from, to := r.phraseAfter(k, high); to > from {
			c.from, c.to, c.rule = from, to, "attributive"
			return c
		}
	}
	// "exports fell 12%", "raise output by 137,000 barrels", "closed at $64.53"
	if v := r.verbBefore(i, low); v >= 0 {
		if ch := r.change(v); ch != "" {
			c.change = ch
		}
		if v+1 < i { // the object between verb and preposition
			if from, to := r.phraseBefore(r.beforeLinks(i), v+1); to > from {
				c.from, c.to, c.rule = from, to, "verb-object"
				return c
			}
		}
		if from, to := r.subject(v, low); to > from {
			c.from, c.to, c.rule = from, to, "subject"
			return c
		}
	}
	// counted nouns stand for themselves: "killed 30 soldiers"
	if f.Type == extract.Quantity || f.Type == extract.Number && f.Unit != "" {
		c.rule = "counted"
	}
	return c
}

func headWord(r *reader, from, to int) string {
	for k := to - 1; k >= from; k-- {
		if r.items[k].word != "" {
			return r.items[k].word
		}
	}
	return ""
}

// attributive reports whether the figure at item i can stand before a noun: a
// percentage, a duration in one word, or an amount behind a determiner.
func (r *reader) attributive(i int) bool {
	f := r.d.Figures[r.items[i].figure]
	switch f.Type {
	case extract.Number:
		return true
	case extract.Percent, extract.Duration:
		return true
	}
	return r.word(i-1, "the", "a", "an", "its", "their", "this", "that", "with", "'s", "’s", "new")
}

// skipBack goes back from item i over approximations.
func (r *reader) skipBack(i, low int) int {
	for i > low && (r.word(i, "about", "around", "some", "nearly", "almost", "over", "than", "more", "less", "least", "at", "to", "only", "just", "roughly", "approximately", "an", "another", "estimated", "well", "between", "much", "as") && !r.word(i, "of")) {
		i--
	}
	return i
}

// beforeLinks returns the index behind the last item before i that is no link.
func (r *reader) beforeLinks(i int) int {
	for i > 0 && r.in(i-1, links) {
		i--
	}
	return i
}

// verbBefore returns the item of the verb that governs the figure at item i, a
// verb of change or of level, or -1.
func (r *reader) verbBefore(i, low int) int {
	for j, n := i-1, 0; j >= low && n < 9; j, n = j-1, n+1 {
		if r.items[j].figure >= 0 && r.d.Figures[r.items[j].figure].Type != extract.Date {
			if r.change(i-1) != "" {
				return i - 1
			}
			continue
		}
		if r.change(j) != "" || r.in(j, levels) {
			return j
		}
	}
	return -1
}

func (r *reader) verbChange(i, low int) string {
	if v := r.verbBefore(i, low); v >= 0 {
		return r.change(v)
	}
	return ""
}

// subject returns the noun phrase that opens the clause of the verb at item v.
func (r *reader) subject(v, low int) (from, to int) {
	for v > low && (r.in(v-1, levels) || r.word(v-1, "will", "would", "to", "could", "may", "might", "not", "also", ",", "-") || hasSuffix(r.items[v-1].word, "ly") || r.items[v-1].figure >= 0) {
		v--
	}
	from, to = r.phraseBefore(v, low)
	if to-from == 0 && low > 0 { // "..., down 8 per cent": the subject of the clause before
		for k := low; k < v; k++ {
			if r.noun(k) {
				return r.phraseAfter(k, v)
			}
		}
	}
	return from, to
}

// theme finds for "a record high of $245bn" the subject of the main clause.
func (r *reader) theme(i, low, high int) (int, int) {
	for k := i + 1; k < len(r.items); k++ {
		if r.word(k, ",") {
			return r.phraseAfter(k+1, len(r.items))
		}
	}
	for k := low; k < i; k++ {
		if r.noun(k) {
			return r.phraseAfter(k, i)
		}
	}
	return 0, 0
}

// length reports whether the duration at item i is the length of something: an
// attribute ("11-day exercise"), "three hours of talks", "shut for eight days".
// One that places an event ("two weeks after") is not.
func (r *reader) length(i int) bool {
	if r.word(i+1, "after", "before", "later", "earlier", "ago", "since", "from", "old", "on") {
		return false
	}
	if r.word(i+1, "of") || r.word(i-1, "for", "over", "lasted", "lasting", "took") {
		return true
	}
	text := r.d.Slice(r.items[i].Span)
	for k := range len(text) {
		if text[k] == '-' {
			return r.noun(i + 1)
		}
	}
	return false
}
