package measure

import (
	"cmp"
	"slices"

	"github.com/entente-nlp/entente/extract"
)

const mostEntities = 4

// entities returns the entities that the figure of p concerns, the nearest tie
// first, and how they were found.
func (r *reader) entities(p place, c concept) ([]int, string) {
	if c.owner >= 0 {
		return []int{c.owner}, "owner"
	}
	if e := r.respective(p); e >= 0 {
		return []int{e}, "respectively"
	}
	var out []int
	add := func(j int) {
		if e := r.items[j].entity; e >= 0 && len(out) < mostEntities && !slices.Contains(out, e) && !r.dateline(j) && !r.source(j) && !r.outlet(j) {
			out = append(out, e)
		}
	}
	span := c.span
	if !c.phrase.empty() {
		span = extract.Span{Start: r.items[c.from].Start, End: r.items[c.to-1].End}
	}
	next := p.high // the amount behind it
	for j := p.i + 1; j < p.high; j++ {
		if r.value(j) && !r.word(j-1, "(") {
			next = j
			break
		}
	}
	own := r.zone(p.i, p.low)
	last := -1
	for j := range r.items { // inside the concept: "India's crude imports"
		if span.Len() > 0 && span.Contains(r.items[j].Span) && r.items[j].mention >= 0 {
			add(j)
		}
		if span.Len() > 0 && r.items[j].Start < span.End {
			last = j
		}
	}
	for j := last + 1; j < p.high && span.Len() > 0; j++ { // right behind it: "tariffs on steel from Canada"
		if r.items[j].entity >= 0 && last > p.i {
			add(j)
		} else if r.is(j, prep) && !r.word(j, "of", "in", "on", "for", "from", "with", "between", "against") || !r.is(j, prep, to, article, noun, modifier, name, possessor) {
			break
		}
	}
	if r.is(p.low, clauseOpener) && r.word(p.low, "which", "who", "whose") { // "Ford, which sold"
		k := p.low - 1
		if r.word(k, ",") {
			k--
		}
		if r.word(k, ")") {
			k--
		}
		if r.mentioned(k) {
			add(k)
		}
	}
	if p.verb >= p.low && p.verb > 1 && r.is(p.verb-1, and) && r.word(p.verb-2, ",") {
		own = max(own, p.verb)
	}
	aside := phrase{} // what stands between commas behind the subject; only other names of it are wanted
	if p.verb >= p.low {
		if q := r.subject(p.verb, p.low); !q.empty() {
			if r.word(q.to, ",") && r.word(p.verb-1, ",") {
				aside = phrase{q.to, p.verb}
			}
			for j := q.from; j < q.to; j++ {
				add(j)
			}
		}
	}
	named := len(out) > 0
	for j := own; j < p.i; j++ { // before it
		if !named || !r.adjunct(j, p.low) && !(j >= aside.from && j < aside.to && !r.organization(j)) {
			add(j)
		}
	}
	for j := p.low; j < own && len(out) == 0; j++ { // the subject of a list of amounts
		if r.mentioned(j) {
			add(j)
		}
	}
	for j := p.i + 1; j < next && !r.word(j, "according", "before", "after", "until", "despite", "amid", "following"); j++ { // behind it
		add(j)
	}
	if len(out) > 0 {
		return out, "clause"
	}
	for j := next; j < p.high && (r.people(p.f) || p.f.Type == extract.Number) && !r.word(j, "according"); j++ { // behind the next amount: "26 killed and 48 wounded in"
		add(j)
	}
	if len(out) > 0 {
		return out, "clause"
	}
	if r.word(p.low-1, ":") { // "ADNOC: $150bn"
		k := p.low - 2
		if r.word(k, ")") {
			k--
		}
		if r.mentioned(k) && !r.personAt(k) {
			return []int{r.items[k].entity}, "clause"
		}
	}
	if e := r.anaphor(p.low, max(p.i, last)+1, c.rule == "paid"); e >= 0 {
		return []int{e}, "anaphor"
	}
	for j := p.low - 1; j >= 0 && len(out) == 0; j-- { // the clauses before it
		if r.mentioned(j) && !r.personAt(j) && !r.described(j, p.low) {
			add(j)
		}
	}
	if len(out) > 0 {
		for j := range p.low { // their subject goes first
			if r.mentioned(j) && !r.source(j) && !r.dateline(j) && !r.outlet(j) {
				if e := r.items[j].entity; e != out[0] {
					out = []int{e, out[0]}
				}
				break
			}
		}
		return out, "sentence"
	}
	for j := range r.items { // who tells it of itself: "Wipro said sales rose"
		if e := r.items[j].entity; e >= 0 && !r.dateline(j) && !r.accordingTo(j) && !r.outlet(j) && j < p.i && !r.personAt(j) && !r.people(p.f) && p.f.Type != extract.Number {
			return []int{e}, "source"
		}
	}
	if e := r.earlier(r.wordsOf(c)); e != nil {
		return e, "earlier"
	}
	if e := r.anaphor(0, max(p.i, last)+1, c.rule == "paid"); e >= 0 {
		return []int{e}, "anaphor"
	}
	if r.ofFirm(c) {
		if e := r.salient(); e >= 0 && r.foremost(e) {
			return []int{e}, "topic"
		}
	}
	return nil, "nobody"
}

// ofFirm reports whether the concept is an account of a firm, whose name articles
// do not repeat: "Third-quarter sales rose".
func (r *reader) ofFirm(c concept) bool {
	for k := c.from; k < c.to; k++ {
		if r.word(k, "sales", "profit", "profits", "revenue", "revenues", "turnover", "earnings", "income", "dividend", "shares", "losses", "loss") && !r.is(k+1, noun) && !(r.word(k, "sales") && r.word(k-1, "retail", "car", "house")) {
			return true
		}
	}
	return false
}

func (r *reader) mentioned(i int) bool { return i >= 0 && i < len(r.items) && r.items[i].entity >= 0 }

func (r *reader) personAt(j int) bool {
	if j < 0 || j >= len(r.items) {
		return false
	}
	m := r.items[j].mention
	return m >= 0 && r.d.Mentions[m].Type == extract.Person
}

// described reports whether the mention at item j, before item end, only describes
// the name before it: "DBS, a Singapore bank, said it".
func (r *reader) described(j, end int) bool {
	closed := false
	for k := j + 1; k < end && !closed; k++ {
		if closed = r.word(k, ","); !closed && !r.is(k, noun, modifier, name, article) {
			return false
		}
	}
	for k := j; closed && k > 1; k-- {
		if r.is(k, article) {
			return r.word(k-1, ",") && r.mentioned(k-2)
		}
		if !r.is(k, noun, modifier, name) {
			return false
		}
	}
	return false
}

// adjunct reports whether the mention at item j is in a phrase that opens the
// clause and says where: "On the New York Mercantile Exchange, ...".
func (r *reader) adjunct(j, low int) bool {
	if !r.is(low, prep) {
		return false
	}
	for k := low; k < j+6 && k < len(r.items); k++ {
		if r.word(k, ",") {
			return k > j
		}
		if r.is(k, action, aux) {
			return false
		}
	}
	return false
}

// zone returns where the words that belong to the figure at item i begin: behind
// the last amount before it.
func (r *reader) zone(i, low int) int {
	for j := i - 1; j >= low; j-- {
		if r.value(j) {
			return j + 1
		}
	}
	return low
}

// respective pairs "A and B rose 5% and 3% respectively". It returns the entity, or
// -1.
func (r *reader) respective(p place) int {
	told := false
	for k := p.i + 1; k < len(r.items) && k < p.i+12; k++ {
		if r.word(k, "respectively") {
			told = true
		}
	}
	if !told {
		return -1
	}
	first, n := p.i, 0 // the place of the figure in its list
	for k := p.i - 1; k >= 0 && (r.value(k) || r.is(k, and, mark) || r.has(k, link)); k-- {
		if r.value(k) {
			n++
			first = k
		}
	}
	all := n
	for k := p.i; k < len(r.items) && (r.value(k) || r.is(k, and, mark) || r.has(k, link)); k++ {
		if r.value(k) {
			all++
		}
	}
	for k := first - 1; k >= 0; k-- { // the last list of names before it
		if !r.mentioned(k) {
			continue
		}
		names := []int{k}
		for j := k - 1; j >= 0 && (r.mentioned(j) || r.is(j, and, mark, article)); j-- {
			if r.mentioned(j) {
				names = append(names, j)
			}
		}
		if len(names) == all {
			return r.items[names[len(names)-1-n]].entity
		}
		return -1
	}
	return -1
}

// source reports whether the mention at item j only tells the figure: "the IEA
// says", "according to Tasnim", "(Reuters)".
func (r *reader) source(j int) bool {
	if m := r.items[j].mention; m >= 0 && r.d.Mentions[m].Type == extract.Title {
		return true
	}
	k := j + 1
	if r.word(k, "(") {
		k = r.behind(k - 1)
	}
	for r.word(k, ")", ",") || r.is(k, name) && r.person(phrase{k, k + 1}) {
		k++
	}
	if k < len(r.items) && k > j+1 && r.word(k-1, ",") && r.is(k, article, modifier) { // the IEA, a watchdog of consumers, said
		for n := k; n < k+12 && n < len(r.items); n++ {
			if r.word(n, ",") {
				if r.has(n+1, sayer) {
					k = n + 1
				}
				break
			}
		}
	}
	for r.is(k, aux, manner) {
		k++
	}
	switch {
	case r.accordingTo(j):
		return true
	case r.has(k, sayer) && !r.head(k) && !r.is(k-1, aux) && !r.moneyVerb(k):
		return true
	case r.has(k, sayer) && r.word(k, "said", "says", "estimated"):
		return true
	}
	for b := j - 1; b >= 0 && b > j-4; b-- { // "..., said the IMF."
		if r.word(b, "said", "says", "told") {
			return j+1 >= len(r.items) || r.is(j+1, mark, prep) || r.personAt(j)
		}
		if !r.is(b, article, name, noun, modifier) {
			break
		}
	}
	return false
}

// moneyVerb reports whether a verb of telling has the figure for its object, as in
// "Wipro reported a 60% rise".
func (r *reader) moneyVerb(k int) bool {
	return !r.is(k+1, mark) && k+1 < len(r.items) && r.word(k, "added", "adds", "reported", "reports", "announced", "announces", "showed", "shows", "show", "forecast", "forecasts", "expects", "expected", "revealed", "confirmed") && !r.word(k+1, "that")
}

func (r *reader) accordingTo(j int) bool {
	for k := j - 1; k >= 1 && k > j-5; k-- {
		if r.is(k, to) && r.word(k-1, "according") {
			return true
		}
		if !r.is(k, article, noun, name, modifier, possessor) {
			return false
		}
	}
	return false
}

// outlet reports whether the mention at item j is of a news agency or paper, which
// tells figures of others.
func (r *reader) outlet(j int) bool {
	return outlets[lower(r.d.Slice(r.items[j].Span))]
}

var outlets = wordSet("reuters afp ap bbc cnn bloomberg xinhua tass interfax nikkei cnbc guardian")

// dateline reports whether the mention at item j opens the text as the place of
// the report: "ISLAMABAD:", "TOKYO, Aug. 23 (Reuters) —".
func (r *reader) dateline(j int) bool {
	if j > 8 {
		return false
	}
	for k := j + 1; k < min(len(r.items), j+10); k++ {
		switch {
		case r.word(k, ":", "—", "–", "--") || r.word(k, "-") && r.items[k].Start > r.items[k-1].End:
			return r.items[0].mention >= 0 || r.word(0, "by")
		case r.items[k].mention >= 0 || r.items[k].figure >= 0 || r.word(k, ",", "(", ")", "/"):
		default:
			return false
		}
	}
	return false
}

// Kinds of things that pronouns and short descriptions stand for.
const (
	body    = iota // a firm or another organisation
	country        // a state
	human
	kinds
)

// anaphor returns the entity that a pronoun or a description in items [from, to)
// stands for: the last one of its kind named before. It is -1 if there is none.
func (r *reader) anaphor(from, to int, people bool) int {
	for k := from; k < to; k++ {
		var want [kinds]bool
		near := false // "they" may stand for anybody, if not for one named here
		switch {
		case r.word(k, "it", "its", "they", "their", "we", "our"):
			want[body], want[country] = true, true
			near = !r.word(k, "it", "its")
		case r.word(k, "he", "his", "she", "her"):
			want[human] = people
		case !r.word(k-1, "the", "this") && !r.has(k-2, adjective):
		case r.word(k, "company", "firm", "group", "bank", "airline", "carmaker", "retailer", "giant", "chain", "insurer", "broadcaster", "manufacturer", "supermarket", "brewer", "lender"):
			want[body] = true
		case r.word(k, "country", "kingdom", "nation", "republic", "government"):
			want[country] = true
		}
		if want == [kinds]bool{} {
			continue
		}
		for j := k - 1; j >= 0; j-- { // in this sentence
			if r.mentioned(j) && !r.dateline(j) && !r.outlet(j) && !r.described(j, k) {
				if kind, ok := r.kind(j); ok && want[kind] {
					return r.items[j].entity
				}
			}
		}
		if near {
			continue
		}
		if want[body] && !want[country] && r.salient() >= 0 {
			return r.salient()
		}
		best, at := -1, r.sentenceAt-4
		for kind, e := range r.topics {
			if want[kind] && e >= 0 && r.topicAt[kind] > at {
				best, at = e, r.topicAt[kind]
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

func (r *reader) kind(j int) (int, bool) {
	m := r.items[j].mention
	if m < 0 {
		return 0, false
	}
	return kindOf(r.d.Mentions[m].Type)
}

func kindOf(t extract.Type) (int, bool) {
	switch t {
	case extract.Organization:
		return body, true
	case extract.Country:
		return country, true
	case extract.Person:
		return human, true
	}
	return 0, false
}

// remember keeps what the mentions of sentence s leave for the pronouns of the
// next: the first of each kind, the likely subject.
func (r *reader) remember(s int) {
	sent := r.d.Sentences[s]
	var seen [kinds]bool
	for ; r.mention < len(r.d.Mentions) && r.d.Mentions[r.mention].Start < sent.End; r.mention++ {
		m := &r.d.Mentions[r.mention]
		if m.Start < sent.Start || r.entityOf[r.mention] < 0 {
			continue
		}
		kind, ok := kindOf(m.Type)
		if !ok || seen[kind] || kind == body && outlets[lower(r.d.Slice(m.Span))] {
			continue
		}
		seen[kind] = true
		r.topics[kind], r.topicAt[kind] = r.entityOf[r.mention], s
	}
}

// earlier returns the entities that an earlier sentence tied to the same concept.
func (r *reader) earlier(concept string) []int {
	head := headOf(concept)
	if head == "" {
		return nil
	}
	for k := len(r.told) - 1; k >= max(0, len(r.told)-256); k-- {
		if r.told[k].head == head {
			return r.told[k].entities
		}
	}
	return r.saidOf(head)
}

// lookBack is how many sentences back a concept without a figure is looked for.
const lookBack = 12

// saidOf looks in the sentences before for a concept, by its head, that is tied to
// entities though nothing is counted there: "Bilateral trade with China, which has
// helped keep the Russian economy afloat" before "trade volumes have dipped by 8%".
// It returns the states and bodies of that sentence, its circumstances left out.
func (r *reader) saidOf(head string) []int {
	d := r.d
	for s := r.sentenceAt - 1; s >= max(0, r.sentenceAt-lookBack); s-- {
		sent := d.Sentences[s]
		if !d.Blocks[sent.Block].Kind.Asserts() {
			continue
		}
		for i := sent.First; i+2 < sent.Last; i++ {
			if w := d.Slice(d.Tokens[i].Span); len(w) < len(head) || len(w) > len(head)+1 || lower(w) != head && lower(w) != head+"s" {
				continue
			}
			k := i + 2
			switch d.Slice(d.Tokens[i+1].Span) {
			case "with", "between", "to", "from", "of", "in":
			default:
				continue
			}
			if d.Slice(d.Tokens[k].Span) == "the" {
				k++
			}
			if out := r.statesFrom(sent, k); out != nil {
				return out
			}
		}
	}
	return nil
}

// statesFrom returns the states and bodies that a sentence names, up to three, if
// one stands at token k; nil otherwise. What follows "since" and the like is left
// out.
func (r *reader) statesFrom(sent extract.Sentence, k int) []int {
	d := r.d
	m, _ := slices.BinarySearchFunc(d.Mentions, sent.Start, func(m extract.Mention, at int) int { return cmp.Compare(m.Start, at) })
	var out []int
	found := false
	for ; m < len(d.Mentions) && d.Mentions[m].End <= sent.End; m++ {
		x, e := d.Mentions[m], r.entityOf[m]
		if e < 0 || d.Entities[e].Type == extract.Person || slices.Contains(out, e) {
			continue
		}
		if len(out) > 0 {
			for t := d.Mentions[m-1].Last; t < x.First; t++ {
				switch d.Slice(d.Tokens[t].Span) {
				case "since", "after", "before", "amid", "despite", "during", "following", "because":
					m = len(d.Mentions)
				}
			}
			if m == len(d.Mentions) {
				break
			}
		}
		found = found || x.First == k
		if out = append(out, e); len(out) == 3 {
			break
		}
	}
	if !found {
		return nil
	}
	return out
}

// wordsOf returns the words of a concept.
func (r *reader) wordsOf(c concept) string {
	switch {
	case c.words != "":
		return c.words
	case !c.phrase.empty():
		return r.text(c.phrase)
	}
	return ""
}

// salient returns the organisation that the article is most about, as far as it has
// been named before this sentence, or -1: "the retailer" of an article on one.
func (r *reader) salient() int {
	if r.bodies == nil {
		r.bodies = []int{}
		for e, x := range r.d.Entities {
			if x.Type == extract.Organization && len(x.Mentions) > 0 {
				r.bodies = append(r.bodies, e)
			}
		}
		slices.SortStableFunc(r.bodies, func(a, b int) int { return cmp.Compare(r.d.Entities[b].Salience, r.d.Entities[a].Salience) })
	}
	for _, e := range r.bodies {
		if r.d.Mentions[r.d.Entities[e].Mentions[0]].Start < r.d.Sentences[r.sentenceAt].Start {
			return e
		}
	}
	return -1
}

// foremost reports whether the article is on no country more than on entity e.
func (r *reader) foremost(e int) bool {
	if r.land < 0 {
		r.land = 0
		for _, x := range r.d.Entities {
			if x.Type == extract.Country {
				r.land = max(r.land, x.Salience)
			}
		}
	}
	return r.d.Entities[e].Salience >= r.land
}

func (r *reader) organization(j int) bool {
	kind, ok := r.kind(j)
	return ok && kind == body
}
