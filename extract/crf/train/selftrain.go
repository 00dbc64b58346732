package train

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/bits"
	"strings"
	"unicode"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/token"
)

// readTexts reads texts without labels: JSON Lines with a field "text", a
// paragraph a line, or "sentences" with their "tokens"; or CoNLL-U with its
// comments "# newdoc" and "# text =".
func readTexts(name string, data []byte) ([]*Text, error) {
	var texts []*Text
	add := func(text string) error {
		t := &Text{}
		t.ID = fmt.Sprintf("%s/%d", name, len(texts))
		t.Text = text
		for start := 0; start < len(text); {
			end := start + strings.IndexByte(text[start:]+"\n", '\n')
			if end > start {
				t.Blocks = append(t.Blocks, extract.Block{Span: extract.Span{Start: start, End: end}})
			}
			start = end + 1
		}
		if err := token.Stage().Run(context.Background(), &t.Document); err != nil {
			return err
		}
		if len(t.Tokens) > 0 {
			texts = append(texts, t)
		}
		return nil
	}
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<26)
	var buf strings.Builder
	for line := 1; sc.Scan(); line++ {
		switch b := sc.Bytes(); {
		case len(b) > 0 && b[0] == '{':
			var rec struct {
				Text      string
				Sentences []struct{ Tokens []string }
			}
			if err := json.Unmarshal(b, &rec); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
			if len(rec.Sentences) > 0 {
				j := builder{}
				for _, s := range rec.Sentences {
					for _, w := range s.Tokens {
						j.add(w, "O")
					}
					j.endSentence()
				}
				rec.Text = j.buf.String()
			}
			if err := add(rec.Text); err != nil {
				return nil, err
			}
		case bytes.HasPrefix(b, []byte("# newdoc")) && buf.Len() > 0:
			if err := add(buf.String()); err != nil {
				return nil, err
			}
			buf.Reset()
		case bytes.HasPrefix(b, []byte("# text = ")):
			buf.Write(b[len("# text = "):])
			buf.WriteByte('\n')
		}
	}
	if buf.Len() > 0 {
		if err := add(buf.String()); err != nil {
			return nil, err
		}
	}
	return texts, sc.Err()
}

// A labeller labels texts by the mean of models, tables and the rest of the document, and
// leaves open what they are not sure of.
type labeller struct {
	models []*crf.Model
	conv   *converter
	sure   float64 // least probability of a label that is taken over
}

// all labels the texts.
func (a *labeller) all(texts []*Text) {
	for _, t := range texts {
		a.label(t)
	}
}

func (a *labeller) label(t *Text) {
	t.Labels = make([]crf.LabelSet, len(t.Tokens))
	sum := make([][crf.NumLabels]float32, len(t.Tokens))
	for _, m := range a.models {
		m.Marginals(a.conv.lexicon, &t.Document, func(i int, p *[crf.NumLabels]float64) {
			for l, x := range p {
				sum[i][l] += float32(x) / float32(len(a.models))
			}
		})
	}
	best := make([]float64, len(t.Tokens))
	top := make([]crf.Label, len(t.Tokens))
	for i := range sum {
		for l, x := range sum[i] {
			if float64(x) > best[i] {
				best[i], top[i] = float64(x), crf.Label(l)
			}
		}
		t.Labels[i] = crf.AllLabels
		if best[i] >= a.sure {
			t.Labels[i] = 1 << top[i]
		}
	}
	names := a.names(t, top, best)
	a.agree(t, names)
	for _, s := range t.Sentences {
		a.conv.read(t, s)
		a.correct(t, s)
		a.guide(t, s)
		a.conv.titles(t, s)
	}
}

// A guess is a name as the model sees it.
type guess struct {
	first, last int
	kind        int
	p           float64 // least of its tokens
}

// names lists the names of the most probable labels.
func (a *labeller) names(t *Text, top []crf.Label, p []float64) (out []guess) {
	for i := 0; i < len(top); i++ {
		l := top[i]
		if l == crf.Outside || l.Place() != crf.First && l.Place() != crf.Only {
			continue
		}
		g := guess{i, i + 1, l.Type(), p[i]}
		ok := l.Place() == crf.Only
		for j := i + 1; !ok && j < len(top); j++ {
			m := top[j]
			if m == crf.Outside || m.Type() != g.kind || m.Place() != crf.Inner && m.Place() != crf.Last {
				break
			}
			g.p = min(g.p, p[j])
			g.last = j + 1
			ok = m.Place() == crf.Last
		}
		if ok {
			out = append(out, g)
			i = g.last - 1
		}
	}
	return out
}

// agree labels names that the model doubts by what the document says of the same
// words elsewhere: the type that most occurrences speak for, in the sum of their
// probabilities, and more than twice as much as any other. The last word of a
// person's name speaks for itself.
func (a *labeller) agree(t *Text, names []guess) {
	type evidence [len(crf.Types)]float64
	known := map[string]*evidence{}
	add := func(s string, kind int, p float64) {
		e := known[s]
		if e == nil {
			e = &evidence{}
			known[s] = e
		}
		e[kind] += p
	}
	surface := func(first, last int) string { return t.Text[t.Tokens[first].Start:t.Tokens[last-1].End] }
	for _, g := range names {
		add(surface(g.first, g.last), g.kind, g.p)
		if crf.Types[g.kind] == extract.Person && g.last-g.first > 1 && g.p >= a.sure {
			add(t.word(g.last-1), g.kind, g.p)
		}
	}
	decide := func(first, last int, least float64) {
		e := known[surface(first, last)]
		if e == nil {
			return
		}
		best, second := 0, 0.0
		for k, x := range e {
			if x > e[best] {
				best = k
			}
		}
		for k, x := range e {
			if k != best {
				second = max(second, x)
			}
		}
		if e[best] >= least && e[best] > 2*second {
			label(t, first, last, 1<<best)
		}
	}
	for _, g := range names {
		if g.p < a.sure {
			decide(g.first, g.last, 0.95)
		}
	}
	for i := range t.Labels { // words that the model is not sure to be a name at all
		if t.Labels[i] == crf.AllLabels && capital(t.word(i)) && t.lonely(i) {
			decide(i, i+1, 1.5)
		}
	}
}

// lonely reports whether no capitalised word stands beside token i.
func (t *Text) lonely(i int) bool {
	return (i == 0 || !capital(t.word(i-1))) && (i+1 == len(t.Tokens) || !capital(t.word(i+1)))
}

// correct labels names that tables know without doubt, where the model does not
// see a longer name.
func (a *labeller) correct(t *Text, s extract.Sentence) {
	end := s.First
	for k, n := range a.conv.names {
		if n.First < end {
			continue
		}
		for _, m := range a.conv.names[k:] {
			if m.First == n.First && m.Last > n.Last && typeSet(m.Classes)&allTypes != title {
				n = m
			}
		}
		set := typeSet(n.Classes) & allTypes
		if !capital(t.word(n.First)) || set == title {
			continue
		}
		end = n.Last
		switch {
		case set == country || set == nation || n.Last-n.First > 1 && single(set):
		case set == body && n.Classes&crf.CommonWord == 0 && distinctive(t.word(n.First)):
		default:
			continue
		}
		if a.free(t, s, n) {
			if k := a.conv.stateOf(t, n.First, n.Last); set == body && k > n.First {
				label(t, n.First, k, a.conv.exact(n.First, k)&(country|nation))
				n.First = k
			}
			label(t, n.First, n.Last, set)
		}
	}
}

// distinctive reports whether a single word is hardly anything but the name that
// tables know: an acronym of three letters or more, or one with a capital
// inside.
func distinctive(w string) bool {
	upper := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 3 || upper == 2 && len(w) > 3
}

func single(s typeSet) bool { return s != 0 && s&(s-1) == 0 }

// free reports whether the words around a name and in it let it be one: no
// label that is sure crosses its ends.
func (a *labeller) free(t *Text, s extract.Sentence, n crf.Name) bool {
	begins := anywhere(allTypes) & crf.Openers
	ends := anywhere(allTypes) & crf.Closers
	if l := t.Labels[n.First]; l != crf.AllLabels && l&(begins|1) == 0 {
		return false
	}
	if l := t.Labels[n.Last-1]; l != crf.AllLabels && l&(ends|1) == 0 {
		return false
	}
	// A capitalised word beside it that the model doubts may belong to the name.
	if n.Last < s.Last && t.Labels[n.Last] == crf.AllLabels && capital(t.word(n.Last)) ||
		n.First > s.First && t.Labels[n.First-1] == crf.AllLabels && capital(t.word(n.First-1)) {
		return false
	}
	if n.First > s.First && t.Labels[n.First-1]&crf.Closers == 0 || n.Last < s.Last && t.Labels[n.Last]&crf.Openers == 0 {
		return false
	}
	return true
}

// guide applies what the guideline says of single words: forms of address and
// time zones are outside, and a word that says what kind of name it ends or
// begins decides the type.
func (a *labeller) guide(t *Text, s extract.Sentence) {
	for i := s.First; i < s.Last; i++ {
		w := t.word(i)
		switch {
		case honorific(w) && i+1 < s.Last && capital(t.word(i+1)):
			if personal := t.Labels[i] & anywhere(person); personal != 0 && personal == t.Labels[i] {
				t.Labels[i+1] = restart(t.Labels[i+1])
			}
			t.Labels[i] = 1 << crf.Outside
		case head[w] && i > s.First && article(t.word(i-1)) && (i+1 == s.Last || !capital(t.word(i+1))) && t.partOf(w, i):
			label(t, i, i+1, body)
		case w == "9/11":
			label(t, i, i+1, event)
		case weapon(w) && t.Labels[i]&1 != 0:
			label(t, i, i+1, misc)
		case zone[w] && i > s.First && unicode.IsDigit(rune(t.word(i - 1)[0])):
			t.Labels[i] = 1 << crf.Outside
		}
	}
	for i := s.First; i < s.Last; {
		first, last, kind := nameAt(t, s, i)
		if last == 0 {
			i++
			continue
		}
		i = last
		a.retype(t, s, first, last, kind)
	}
}

// retype applies the guideline to a name of the model: what it calls otherwise,
// divides or cuts shorter.
func (a *labeller) retype(t *Text, s extract.Sentence, first, last int, kind typeSet) {
	c := a.conv
	table := c.exact(first, last)
	begin, end := strings.ToLower(t.word(first)), strings.ToLower(t.word(last-1))
	long := last-first > 1
	next := ""
	if last < s.Last {
		next = t.word(last)
	}
	switch {
	case kind == title:
	case kind == person:
		if k := c.leadingTitle(first, last); k > first {
			label(t, first, k, title)
			label(t, k, last, person)
		}
	case kind&(body|city|location|state|country) != 0 && (next == "summit" || next == "Summit") && (summits[begin] || table&(city|state) != 0 && !long):
		label(t, first, last+1, event)
	case kind&places != 0 && long && generic[t.word(last-1)]: // Idlib province
		label(t, first, last-1, kind)
		label(t, last-1, last, outside)
	case kind == nation && a.bodyAfter(t, s, last) > last: // Kurdish Community Centre
		label(t, first, a.bodyAfter(t, s, last), body)
	case kind == body && a.bodyBefore(t, s, first, last) < first: // Finance and Economy Ministry
		label(t, a.bodyBefore(t, s, first, last), last, body)
	case kind == body && head[t.word(last-1)] && a.placeAfter(t, s, last) > last: // Commission for Latin America
		label(t, first, a.placeAfter(t, s, last), body)
	case table&kind != 0 && single(table):
	case kind&(places|nation) != 0 && long && table == 0 && head[t.word(last-1)]: // Kurdish Community Centre
		label(t, first, last, body)
	case kind == body && long && table == 0 && end == "league":
		label(t, first, last, event)
	case kind == body && c.stateOf(t, first, last) > first:
		k := c.stateOf(t, first, last)
		label(t, first, k, c.exact(first, k)&(country|nation))
		label(t, k, last, body)
	case kind == body && !long && table&country != 0 && table&body == 0:
		label(t, first, last, country)
	case kind == body && !long && c.classes(first, last)&crf.CapitalName != 0 && table&body == 0:
		label(t, first, last, city)
	case kind&(country|state) != 0 && table&(country|state) == country|state:
		if first > s.First+1 && t.word(first-1) == "," && capital(t.word(first-2)) {
			label(t, first, last, state)
		} else {
			label(t, first, last, country)
		}
	case kind&(city|state) != 0 && table&(city|state|country|body) == city|state:
		label(t, first, last, cityOrState(t, first, last))
	case kind&(nation|misc|body) != 0 && !long && faith[begin]:
		label(t, first, last, outside)
	case kind == body && long && (treaty[end] || treaty[begin] && (t.word(first+1) == "of" || t.word(first+1) == "on")):
		label(t, first, last, misc)
	case kind&(body|misc) != 0 && long && begin == "operation":
		label(t, first, last, event)
	case kind&(misc|body) != 0 && long && table&body == 0 && occasion[end]:
		label(t, first, last, event)
	case kind&(misc|nation|event|country|state) != 0 && long && geographic[end]:
		label(t, first, last, location)
	case kind&(places|nation|misc) != 0 && long:
		for h := first + 1; h+2 < last; h++ { // Indian-administered Kashmir
			if t.word(h) == "-" && lower(t.word(h+1)) {
				left, right := c.exact(first, h), c.exact(h+2, last)
				if left&(country|nation|body|state) != 0 && right != 0 {
					label(t, first, h, left)
					label(t, h, h+2, outside)
					label(t, h+2, last, right)
				}
				break
			}
		}
	}
}

// bodyAfter returns the end of the capitalised words from token i if the last of
// them is the head of an organisation's name, but no organ of state by itself;
// else i.
func (a *labeller) bodyAfter(t *Text, s extract.Sentence, i int) int {
	end := i
	for end < s.Last && end-i < 6 && capital(t.word(end)) {
		end++
	}
	if end == i || !head[t.word(end-1)] || organ[t.word(end-1)] && end-i == 1 {
		return i
	}
	if n := a.conv.classes(i, end); n&crf.OrganizationName != 0 { // Russian + Foreign Ministry
		return i
	}
	return end
}

// bodyBefore returns where the name of an organ of state begins that a
// conjunction has cut: before "Finance and"; else first.
func (a *labeller) bodyBefore(t *Text, s extract.Sentence, first, last int) int {
	if first-2 <= s.First || t.word(first-1) != "and" && t.word(first-1) != "&" || !capital(t.word(first-2)) || t.Labels[first-2]&1 == 0 {
		return first
	}
	switch t.word(last - 1) {
	case "Ministry", "Office", "Department", "Committee", "Commission", "Agency", "Authority":
		return first - 2
	}
	return first
}

// placeAfter returns the end of "of Canada" or "for Latin America and the
// Caribbean" from token i, or i.
func (a *labeller) placeAfter(t *Text, s extract.Sentence, i int) int {
	if i >= s.Last || t.word(i) != "of" && t.word(i) != "for" {
		return i
	}
	end := i
	for k := i + 1; k < s.Last; {
		if t.word(k) == "the" {
			k++
		}
		if k >= s.Last {
			break
		}
		_, last, kind := nameAt(t, s, k)
		if last == 0 || kind&places == 0 {
			break
		}
		end = last
		if last >= s.Last || t.word(last) != "and" {
			break
		}
		k = last + 1
	}
	return end
}

// partOf reports whether the word stands inside a longer capitalised name
// elsewhere in the document: the Fund, after International Monetary Fund.
func (t *Text) partOf(w string, here int) bool {
	for i, tok := range t.Tokens {
		if i == here || tok.Len() != len(w) || t.Slice(tok.Span) != w {
			continue
		}
		if i > 0 && capital(t.word(i-1)) && !article(t.word(i-1)) && t.Tokens[i-1].End+1 == tok.Start {
			return true
		}
		if i+2 < len(t.Tokens) && t.word(i+1) == "of" && capital(t.word(i+2)) {
			return true
		}
	}
	return false
}

// weapon reports whether a code of letters, a hyphen and digits is the name of a
// type of aircraft, missile or the like: F-16, MiG-29.
func weapon(w string) bool {
	a, b, ok := strings.Cut(w, "-")
	if !ok || len(a) == 0 || len(a) > 4 || len(b) == 0 || len(b) > 4 || !capital(a) || strings.EqualFold(a, "covid") || a == "G" {
		return false
	}
	for _, r := range a {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return unicode.IsDigit(rune(b[0]))
}

// restart makes labels that go on with a name begin it.
func restart(set crf.LabelSet) crf.LabelSet {
	out := crf.LabelSet(0)
	for l := range crf.Label(crf.NumLabels) {
		if set>>l&1 == 0 {
			continue
		}
		switch {
		case l == crf.Outside:
			out |= 1
		case l.Place() == crf.Inner:
			out |= 1 << crf.MakeLabel(l.Type(), crf.First)
		case l.Place() == crf.Last:
			out |= 1 << crf.MakeLabel(l.Type(), crf.Only)
		default:
			out |= 1 << l
		}
	}
	return out
}

// nameAt returns the name that begins at token i, if its labels are sure; last
// is 0 if none does.
func nameAt(t *Text, s extract.Sentence, i int) (first, last int, kind typeSet) {
	if bits.OnesCount64(uint64(t.Labels[i])) != 1 || t.Labels[i] == 1 {
		return 0, 0, 0
	}
	l := crf.Label(bits.TrailingZeros64(uint64(t.Labels[i])))
	switch l.Place() {
	case crf.Only:
		return i, i + 1, 1 << l.Type()
	case crf.First:
		for j := i + 1; j < s.Last; j++ {
			if t.Labels[j] == 1<<crf.MakeLabel(l.Type(), crf.Last) {
				return i, j + 1, 1 << l.Type()
			}
			if t.Labels[j] != 1<<crf.MakeLabel(l.Type(), crf.Inner) {
				break
			}
		}
	}
	return 0, 0, 0
}

var (
	zone = words("GMT BST EST EDT PST PDT CET CEST UTC ET PT IST")
	head = words("Agency Alliance Assembly Association Authority Bank Board Brigade Bureau Centre Center Chamber Coalition Commission Committee Community Congress Corporation Council Court Department Federation Forum Foundation Front Fund Group Guard Institute Institution League Ministry Movement Office Organisation Organization Parliament Party Senate Service Society Treasury Tribunal Trust Union University")
	// summits name themselves after who meets.
	summits = words("g7 g8 g20 nato")
	generic = words("province region state river valley city district county oblast hotel airport area coast border camp island peninsula town village")
	faith   = words("islamic islamist muslim muslims christian christians catholic catholics protestant protestants hindu hindus buddhist sunni shia shiite orthodox communist socialist democratic republican conservative")
	treaty  = words("treaty agreement accord accords pact declaration protocol convention charter act bill memorandum communique")
)
