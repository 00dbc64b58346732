package measure

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// A part is the part of speech of an item in its sentence.
type part uint8

const (
	noun      part = iota // and what no rule knows better
	name                  // a mention
	amount                // a figure
	modifier              // an adjective, or a participle before its noun
	article               // determiners and possessive pronouns
	possessor             // "'s"
	prep
	to
	and
	clauseOpener
	standIn // a pronoun
	aux
	action // a verb or a participle
	doing  // a verb in -ing
	manner // an adverb
	hyphen // inside a word
	mark   // punctuation
)

// An item is a figure, a mention, a word or a mark of the sentence.
type item struct {
	extract.Span
	word    string // lower-case; "" for figures and mentions
	class   class
	part    part
	figure  int // index into Document.Figures, or -1
	mention int // index into Document.Mentions, or -1
	entity  int // of the mention, or -1
}

// itemize fills r.items with the items of a sentence, without its quotation marks.
func (r *reader) itemize(s extract.Sentence) {
	d := r.d
	r.items = r.items[:0]
	f, _ := slices.BinarySearchFunc(d.Figures, s.Start, func(f extract.Figure, at int) int { return f.End - at - 1 })
	m, _ := slices.BinarySearchFunc(d.Mentions, s.Start, func(m extract.Mention, at int) int { return m.End - at - 1 })
	for i := s.First; i < s.Last; i++ {
		t := d.Tokens[i].Span
		for f < len(d.Figures) && d.Figures[f].End <= t.Start {
			f++
		}
		for m < len(d.Mentions) && d.Mentions[m].End <= t.Start {
			m++
		}
		it := item{Span: t, figure: -1, mention: -1, entity: -1}
		switch {
		case f < len(d.Figures) && d.Figures[f].Start < t.End && s.Contains(d.Figures[f].Span):
			it.Span, it.figure, it.part = d.Figures[f].Span, f, amount
			for i+1 < s.Last && d.Tokens[i+1].Start < it.End {
				i++
			}
		case m < len(d.Mentions) && d.Mentions[m].Start < t.End && s.Contains(d.Mentions[m].Span):
			it.Span, it.mention, it.entity, it.part = d.Mentions[m].Span, m, r.entityOf[m], name
			for i+1 < s.Last && d.Tokens[i+1].Start < it.End {
				i++
			}
		default:
			it.word = lower(d.Slice(t))
			switch it.word {
			case `"`, "“", "”", "‘", "``", "''":
				continue
			case "’", "'":
				if n := len(r.items); n == 0 || r.items[n-1].End != t.Start || !hasSuffix(lower(d.Slice(r.items[n-1].Span)), "s") {
					continue
				}
			}
			it.class = lexicon[it.word]
			if it.word == "it" && d.Slice(t) == "IT" {
				it.class = 0 // the trade
			}
		}
		r.items = append(r.items, it)
	}
	for i := range r.items {
		if r.items[i].word != "" {
			r.items[i].part = r.tag(i)
		}
	}
}

// tag tells the part of speech of the word at item i from its class, its ending
// and its neighbours; the items before it have been told. Without a model it is
// right where news is plain, which is where figures stand.
func (r *reader) tag(i int) part {
	it := &r.items[i]
	w, c := it.word, it.class
	switch {
	case w == "-" && i > 0 && i+1 < len(r.items) && r.items[i-1].End == it.Start && r.items[i+1].Start == it.End:
		return hyphen
	case w == "–" || w == "—" || w == "…" || w == "•" || w == "·":
		return mark
	case !isLetter(w[0]) && w[0] != '\'' && !(w[0] >= '0' && w[0] <= '9'):
		if w == "&" {
			return and
		}
		return mark
	case w == "'s" || w == "’s" || w == "'" || w == "’":
		if i > 0 && r.items[i-1].part == standIn {
			return aux // it's
		}
		return possessor
	case w == "to":
		return to
	case w == "that" && i+1 < len(r.items) && r.isNoun(i+1) && (i == 0 || r.items[i-1].part == prep):
		return article
	case c&opener != 0 && w != "what":
		return clauseOpener
	case w == "this" || w == "that" || w == "these" || w == "those" || w == "all" || w == "some" || w == "each" || w == "both":
		if i+1 < len(r.items) && (r.isNoun(i+1) || r.items[i+1].figure >= 0) {
			return article
		}
		if w == "that" {
			return clauseOpener
		}
		return standIn
	case c&determiner != 0:
		return article
	case c&pronoun != 0:
		return standIn
	case c&auxiliary != 0:
		return aux
	case c&conjunction != 0:
		return and
	case c&preposition != 0:
		return prep
	}
	before, after := mark, mark
	if i > 0 {
		before = r.items[i-1].part
		if r.word(i-1, ")") {
			before = r.beforeBrackets(i - 1)
		}
	}
	if i+1 < len(r.items) {
		after = r.guess(i + 1)
	}
	n := len(w)
	switch {
	case c&either != 0:
		return r.verbOrNoun(i, before, after)
	case w == "trading" && (before == and || before == mark || before == noun) && r.word(i+1, "at", "near", "below", "above", "up", "down", "around"):
		return doing
	case c&verb != 0 && n > 4 && hasSuffix(w, "ing"):
		return r.ing(w, before, after)
	case before == amount && hasSuffix(w, "ed") && r.bareNumber(i-1) && (after == noun || after == modifier):
		return modifier // three annihilated districts
	case c&verb != 0 && hasSuffix(w, "ed"):
		return participle(before, after)
	case c&verb != 0:
		if before == article || before == possessor || before == amount && r.longSpan(i-1) {
			return noun
		}
		return action
	case c&(rising|falling) != 0 && c&(adjective|adverb) != 0:
		if after == noun || after == name || after == modifier {
			return modifier
		}
		return manner
	case c&adjective != 0 && c&adverb != 0:
		if after == noun || after == name || after == modifier {
			return modifier
		}
		return manner
	case c&adverb != 0:
		return manner
	case c&adjective != 0:
		return modifier
	case n > 4 && hasSuffix(w, "ly") && !nounsInLy[w]:
		return manner
	case n > 4 && hasSuffix(w, "ed") && !hasSuffix(w, "eed") && w != "hundred":
		return participle(before, after)
	case n > 4 && hasSuffix(w, "ing") && (!gerundNouns[w] || before == aux || after == amount || after == article || before == mark || w == "offering"):
		return r.ing(w, before, after)
	case n > 5 && (hasSuffix(w, "ous") || hasSuffix(w, "ful") || hasSuffix(w, "ible") || hasSuffix(w, "able") || hasSuffix(w, "ish")):
		if after == noun || after == name {
			return modifier
		}
	}
	if c == 0 && before == article && after == amount {
		return modifier // a lacklustre 2.9%
	}
	if c == 0 && !hasSuffix(w, "s") {
		switch {
		case before == aux && r.word(i-1, "will", "would", "could", "should", "may", "might", "can", "did", "does", "do", "must"),
			r.word(i-1, "not", "n't", "n’t") && i > 1 && r.items[i-2].part == aux,
			before == to && (after == article || after == name || after == standIn || after == amount):
			return action
		}
	}
	return noun
}

// guess tells the part of an item that has not been told yet, from the word alone.
func (r *reader) guess(i int) part {
	it := &r.items[i]
	c := it.class
	switch {
	case it.figure >= 0:
		return amount
	case it.mention >= 0:
		return name
	case it.word == "to":
		return to
	case !isLetter(it.word[0]):
		if it.word == "-" && i > 0 && r.items[i-1].End == it.Start {
			return hyphen
		}
		return mark
	case c&opener != 0:
		return clauseOpener
	case c&determiner != 0:
		return article
	case c&auxiliary != 0:
		return aux
	case c&conjunction != 0:
		return and
	case c&preposition != 0:
		return prep
	case c&pronoun != 0:
		return standIn
	case c&either != 0:
		return noun
	case c&verb != 0:
		return action
	case c&adjective != 0:
		return modifier
	case c&adverb != 0 || hasSuffix(it.word, "ly") && !nounsInLy[it.word]:
		return manner
	}
	return noun
}

// isNoun reports whether the item that follows can begin the rest of a noun phrase.
func (r *reader) isNoun(i int) bool {
	switch r.guess(i) {
	case noun, name, modifier:
		return true
	}
	return false
}

// verbOrNoun tells words such as "cut", "rise" and "plans".
func (r *reader) verbOrNoun(i int, before, after part) part {
	w := r.items[i].word
	if (w == "range" || w == "ranges") && r.word(i+1, "from", "between") && before != article && before != modifier {
		return action
	}
	if r.items[i].class&(rising|falling) != 0 && (before == action || before == and || r.word(i-1, "but")) && (after == amount || r.word(i+1, "from", "by") || r.word(i-1, "but") && after == to) {
		return action
	}
	if before == amount && (after == amount || after == article) && r.percentAt(i-1) {
		return action // 48% use two
	}
	opens := after == article || after == amount || after == to || after == prep || after == manner || after == mark || after == name || after == and || after == clauseOpener || after == aux
	switch before {
	case aux:
		if i > 0 && r.word(i-1, "is", "was", "are", "were", "has", "had", "have", "be", "been", "being") && !bareVerbs[w] {
			return noun
		}
		return action
	case to:
		if i > 1 && (r.items[i-2].part == noun || r.items[i-2].part == prep) && after != article && after != amount && after != name && after != noun && after != modifier && r.items[i].class&(rising|falling) == 0 {
			return noun
		}
		return action
	case standIn:
		return action
	case clauseOpener:
		if r.word(i-1, "which", "that", "who") {
			return action
		}
	case article, possessor, modifier, prep, hyphen, mark, and, amount:
		if before == and && i > 1 && r.items[i].class&(rising|falling) != 0 && (after == article || after == amount) {
			return action
		}
		return noun
	case manner:
		if bareVerbs[w] && (after == modifier || after == noun || after == amount) && i > 1 && (r.items[i-2].part == name || r.items[i-2].part == standIn) {
			return action
		}
		if opens && i > 1 && r.items[i-2].part != article {
			return action
		}
	case noun, name:
		if mostlyNouns[w] && after != article && after != amount {
			return noun
		}
		plural := hasSuffix(w, "s") && !hasSuffix(w, "ss")
		subjectPlural := before == noun && hasSuffix(r.items[i-1].word, "s")
		if bareVerbs[w] && (after == article || after == amount || after == name || after == noun || after == modifier || r.word(i+1, "by", "at")) {
			return action
		}
		if w == "cut" && after == manner {
			return action
		}
		if before == name && w == "runs" {
			return action
		}
		if plural != subjectPlural && (after == article || after == amount || after == clauseOpener || r.word(i+1, "to", "by", "from", "at", "up", "down", "below", "above", "about", "nearly", "almost", "over", "more", "its", "their", "sharply") || plural && (after == noun || after == modifier) && before == name && i == 1) {
			return action
		}
	}
	return noun
}

func (r *reader) ing(w string, before, after part) part {
	if before == aux {
		return doing
	}
	if w == "offering" && (before == prep || before == mark || before == and) && (after == modifier || after == name) {
		return doing
	}
	if gerundNouns[w] && (after != amount && after != article && !(before == mark && after == prep) || before == article || before == modifier) {
		return noun
	}
	if after == noun || after == name || after == modifier {
		switch before {
		case article, modifier, possessor:
			return modifier
		}
		switch w {
		case "rising", "falling", "growing", "soaring", "increasing", "declining", "operating", "existing", "remaining", "outstanding", "leading", "developing", "emerging", "neighbouring", "neighboring", "surviving", "working", "running":
			if before != noun && before != name && before != manner {
				return modifier
			}
		}
	}
	if before == modifier && after != article && after != amount || before == article && (after == prep || after == mark || after == aux) {
		return noun
	}
	return doing
}

func participle(before, after part) part {
	switch before {
	case article, possessor, modifier:
		if before == modifier && after != noun && after != name && after != modifier {
			return action
		}
		return modifier
	case prep, mark, action, and:
		if after == noun || after == modifier {
			return modifier
		}
	}
	return action
}

var nounsInLy = wordSet("family supply july italy assembly rally ally anomaly monopoly reply fly bully belly jelly lily holly homily")

// beforeBrackets returns the part of what stands before the brackets that close at
// item i: "General Motors (GM) cut".
func (r *reader) beforeBrackets(i int) part {
	for k := i - 1; k > 0 && k > i-8; k-- {
		if r.word(k, "(") {
			return r.items[k-1].part
		}
	}
	return mark
}

// longSpan reports whether the figure at item i is a length in one word: "a
// 21-month wait".
func (r *reader) longSpan(i int) bool {
	f := r.figureAt(i)
	return f != nil && (f.Type == extract.Duration || f.Type == extract.Quantity) && strings.Contains(r.d.Slice(f.Span), "-")
}

func (r *reader) bareNumber(i int) bool {
	f := r.figureAt(i)
	return f != nil && f.Type == extract.Number
}

func (r *reader) percentAt(i int) bool {
	f := r.figureAt(i)
	return f != nil && f.Type == extract.Percent
}
