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

// agree labels names that the model doubts like the same words elsewhere in the
// document, where it has no doubt.
func (a *labeller) agree(t *Text, names []guess) {
	known := map[string]int{}
	surface := func(g guess) string { return t.Text[t.Tokens[g.first].Start:t.Tokens[g.last-1].End] }
	for _, g := range names {
		if g.p >= 0.95 {
			s := surface(g)
			if k, ok := known[s]; ok && k != g.kind {
				known[s] = -1
			} else {
				known[s] = g.kind
			}
		}
	}
	for _, g := range names {
		if k, ok := known[surface(g)]; ok && k >= 0 && g.p < a.sure {
			label(t, g.first, g.last, 1<<k)
		}
	}
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
			if m.First == n.First && m.Last > n.Last {
				n = m
			}
		}
		end = n.Last
		set := typeSet(n.Classes)
		if !capital(t.word(n.First)) || !(set == country || set == nation || n.Last-n.First > 1 && single(set) && set != title) {
			continue
		}
		if a.free(t, s, n) {
			label(t, n.First, n.Last, set)
		}
	}
}

func single(s typeSet) bool { return s != 0 && s&(s-1) == 0 }

// free reports whether the words around a name and in it let it be one: no
// label that is sure crosses its ends.
func (a *labeller) free(t *Text, s extract.Sentence, n crf.Name) bool {
	begins := anywhere(^typeSet(0)&(1<<len(crf.Types)-1)) & crf.Openers
	ends := anywhere(1<<len(crf.Types)-1) & crf.Closers
	if l := t.Labels[n.First]; l != crf.AllLabels && l&(begins|1) == 0 {
		return false
	}
	if l := t.Labels[n.Last-1]; l != crf.AllLabels && l&(ends|1) == 0 {
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
		table := a.conv.exact(first, last)
		begin, end := strings.ToLower(t.word(first)), strings.ToLower(t.word(last-1))
		switch {
		case kind == person || kind == title || table&kind != 0 && single(table):
		case kind == body && last-first == 1 && table&country != 0 && table&body == 0:
			label(t, first, last, country)
		case kind&(city|state) != 0 && table&(city|state|country|body) == city|state:
			label(t, first, last, cityOrState(t, first, last))
		case kind&(nation|misc) != 0 && last-first == 1 && faith[begin]:
			label(t, first, last, outside)
		case last-first > 1 && (treaty[end] || treaty[begin] && strings.ToLower(t.word(first+1)) == "of" || treaty[begin] && strings.ToLower(t.word(first+1)) == "on") && kind == body:
			label(t, first, last, misc)
		case begin == "operation" && last-first > 1 && (kind == body || kind == misc):
			label(t, first, last, event)
		case last-first > 1 && occasion[end] && kind != event && kind&places == 0:
			label(t, first, last, event)
		case last-first > 1 && geographic[end] && kind&(misc|nation|event|country|state) != 0:
			label(t, first, last, location)
		}
	}
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
	zone   = words("GMT BST EST EDT PST PDT CET CEST UTC ET PT IST")
	head   = words("Agency Alliance Assembly Association Authority Bank Board Brigade Bureau Centre Center Chamber Coalition Commission Committee Community Congress Corporation Council Court Department Federation Forum Foundation Front Fund Group Guard Institute Institution League Ministry Movement Office Organisation Organization Parliament Party Senate Service Society Treasury Tribunal Trust Union University")
	faith  = words("islamic islamist muslim muslims christian christians catholic catholics protestant protestants hindu hindus buddhist sunni shia shiite orthodox communist socialist democratic republican conservative")
	treaty = words("treaty agreement accord accords pact declaration protocol convention charter act bill memorandum communique")
)
