package measure

import (
	"slices"

	"github.com/entente-nlp/entente/extract"
)

const mostEntities = 4

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
	case r.word(k-1, ";", ":", "–", "—", "•") || r.word(k, ";", "–", "—"):
		return true
	case r.word(k-1, ",") && r.in(k, breaks):
		return true
	case r.word(k, "while", "whereas", "but", "although", "though", "compared"):
		return true
	case r.word(k, "and", ",") && r.amounts(k, i):
		return true
	}
	return false
}

// amounts reports whether "and" at item k joins two statements with a verb and an
// amount each.
func (r *reader) amounts(k, i int) bool {
	verb := func(a, b int) bool {
		found, amount := false, false
		for j := max(a, 0); j < min(b, len(r.items)); j++ {
			found = found || r.change(j) != "" || r.in(j, levels)
			f := r.items[j].figure
			amount = amount || f >= 0 && r.d.Figures[f].Type != extract.Date
		}
		return found && amount
	}
	if r.word(k, ",") && !r.mentioned(k+1) {
		return false
	}
	return verb(k-12, k) && verb(k+1, k+12) && (r.mentioned(k+1) || r.mentioned(k+2) || r.noun(k+1) && r.change(k+1) == "")
}

func (r *reader) mentioned(i int) bool { return i >= 0 && i < len(r.items) && r.items[i].entity >= 0 }

// entities returns the entities that the figure at item i concerns, the nearest
// tie first, and how they were found.
func (r *reader) entities(i int, c concept) ([]int, string) {
	low, high := r.clause(i)
	var out []int
	add := func(j int) {
		if e := r.items[j].entity; e >= 0 && len(out) < mostEntities && !slices.Contains(out, e) && !r.dateline(j) && !r.source(j) {
			out = append(out, e)
		}
	}
	for j := c.from; j < c.to; j++ { // inside the concept: "India's crude imports"
		add(j)
	}
	next := high // the amount behind it
	for j := i + 1; j < high; j++ {
		if f := r.items[j].figure; f >= 0 && r.d.Figures[f].Type != extract.Date && r.d.Figures[f].Type != extract.Duration && r.d.Figures[f].Type != extract.Ordinal && !r.word(j-1, "(") {
			next = j
			break
		}
	}
	own := r.zone(i, low)
	for j := own; j < i; j++ { // before it
		add(j)
	}
	for j := low; j < own; j++ { // the subject of a list of amounts
		if r.mentioned(j) && !r.source(j) && !r.dateline(j) {
			add(j)
			break
		}
	}
	for j := i + 1; j < next; j++ { // behind it
		add(j)
	}
	if len(out) > 0 {
		return out, "clause"
	}
	for j := own; j < next; j++ { // nobody but who tells it
		if e := r.items[j].entity; e >= 0 && !r.dateline(j) && !r.accordingTo(j) {
			return []int{e}, "source"
		}
	}
	for j := 0; j < low; j++ { // the subject of the sentence
		add(j)
		if len(out) > 0 {
			return out, "sentence"
		}
	}
	for j := range r.items {
		add(j)
		if len(out) > 1 {
			break
		}
	}
	if len(out) > 0 {
		return out, "sentence"
	}
	if e := r.pronoun(); e != nil {
		return e, "pronoun"
	}
	return r.earlier(c)
}

// zone returns where the words that belong to the figure at item i begin: behind
// the last amount before it.
func (r *reader) zone(i, low int) int {
	for j := i - 1; j >= low; j-- {
		if f := r.items[j].figure; f >= 0 && r.d.Figures[f].Type != extract.Date && r.d.Figures[f].Type != extract.Duration && r.d.Figures[f].Type != extract.Ordinal {
			return j + 1
		}
	}
	return low
}

// source reports whether the mention at item j only tells the figure: "the IEA
// says", "according to Tasnim", "(Reuters)".
func (r *reader) source(j int) bool {
	k := j + 1
	if r.word(k, ")") {
		k++
	}
	if r.word(k, ",") {
		k++
	}
	switch {
	case r.accordingTo(j):
		return true
	case r.in(k, sayers) && r.otherMention(j):
		return true
	case r.word(j-1, "said", "says", "told") && (j+1 == len(r.items) || r.word(j+1, ",", ".", "in", "on")): // "..., said the IMF."
		return true
	case r.items[j].mention >= 0 && r.d.Mentions[r.items[j].mention].Type == extract.Title:
		return true
	}
	return false
}

func (r *reader) accordingTo(j int) bool {
	return r.word(j-1, "to") && r.word(j-2, "according") || r.word(j-2, "to") && r.word(j-3, "according")
}

// otherMention reports whether the sentence names someone besides item j.
func (r *reader) otherMention(j int) bool {
	for k := range r.items {
		if k > j && r.mentioned(k) && r.items[k].entity != r.items[j].entity {
			return true
		}
	}
	return false
}

// dateline reports whether the mention at item j opens the text as the place of
// the report: "ISLAMABAD:", "TOKYO, Aug. 23 (Reuters) —".
func (r *reader) dateline(j int) bool {
	if j > 6 {
		return false
	}
	for k := j + 1; k < min(len(r.items), j+10); k++ {
		switch {
		case r.word(k, ":", "—", "–", "--") || r.word(k, "-") && r.items[k].Start > r.items[k-1].End:
			return r.items[0].mention >= 0
		case r.items[k].mention >= 0 || r.items[k].figure >= 0 || r.word(k, ",", "(", ")", "/"):
		default:
			return false
		}
	}
	return false
}

// pronoun returns for a sentence that opens with "it" or "they" the first entity
// of the sentence before.
func (r *reader) pronoun() []int {
	if r.at == 0 || !r.word(0, "it", "its", "they", "their", "he", "she") {
		return nil
	}
	last := r.d.Sentences[r.at-1]
	if last.Block != r.d.Sentences[r.at].Block {
		return nil
	}
	for m, x := range r.d.Mentions {
		if x.Start >= last.Start && x.End <= last.End && r.entityOf[m] >= 0 && x.Type != extract.City {
			return []int{r.entityOf[m]}
		}
	}
	return nil
}

// earlier returns the entities that an earlier sentence tied to the same concept.
func (r *reader) earlier(c concept) ([]int, string) {
	if c.to <= c.from {
		return nil, ""
	}
	head := headOf(r.d.Text[r.items[c.from].Start:r.items[c.to-1].End])
	for k := len(r.told) - 1; k >= 0 && head != ""; k-- {
		if r.told[k].head == head {
			return r.told[k].entities, "earlier"
		}
	}
	return nil, ""
}

// remember notes concepts that a sentence ties to entities with no figure at
// hand: "Bilateral trade with China" in a sentence that also names Russia.
func (r *reader) remember() {
	var all []int
	for j := range r.items {
		if len(all) > 0 && r.word(j, "since", "after", "before", "amid", "despite", "during", "following", "because") {
			break // the circumstances
		}
		if e := r.items[j].entity; e >= 0 && !r.source(j) && !r.dateline(j) && r.d.Entities[e].Type != extract.Person && len(all) < 3 && !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	for j := range r.items {
		if r.items[j].word == "" || !r.noun(j) || !r.word(j+1, "with", "between", "to", "from", "in", "of") {
			continue
		}
		k := j + 2
		if r.word(k, "the") {
			k++
		}
		if head := headOf(r.items[j].word); head != "" && r.mentioned(k) {
			r.told = append(r.told, told{head, all})
		}
	}
}
