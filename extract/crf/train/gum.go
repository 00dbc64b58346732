package train

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// readGUM reads a corpus in CoNLL-U whose entities are marked as in GUM (Zeldes,
// LREV 51, 2017): every noun phrase with a type, nested. A name is, of each
// phrase that a proper noun heads, the run of proper nouns around that head, the
// longest first. A proper noun in no such phrase may be anything; the span type
// for that is "proper".
func readGUM(name string, data []byte) ([]*Text, error) {
	var texts []*Text
	g := gumReader{name: name}
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<22)
	for line := 1; sc.Scan(); line++ {
		s := sc.Text()
		switch {
		case strings.HasPrefix(s, "# newdoc"):
			if t := g.text(); t != nil {
				texts = append(texts, t)
			}
		case s == "":
			g.endSentence()
		case s[0] == '#':
		default:
			if err := g.add(strings.Split(s, "\t")); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, line, err)
			}
		}
	}
	g.endSentence()
	if t := g.text(); t != nil {
		texts = append(texts, t)
	}
	return texts, sc.Err()
}

type gumToken struct {
	span   extract.Span
	proper bool
	head   int // id of the head, 0 for the root
	form   string
}

type gumEntity struct {
	kind        string
	id          string
	first, last int // tokens
}

type gumReader struct {
	name      string
	n         int
	buf       strings.Builder
	start     int
	space     bool // before the next token
	until     int  // last token of a multiword token, within which no space stands
	glued     bool // that token is followed by no space
	tokens    []gumToken
	open      []gumEntity
	entities  []gumEntity
	spans     []Span
	sentences []extract.Span
}

func (g *gumReader) add(c []string) error {
	if len(c) < 10 {
		return fmt.Errorf("want 10 columns, have %d", len(c))
	}
	if strings.Contains(c[0], ".") { // an empty node
		return nil
	}
	glued := strings.Contains(c[9], "SpaceAfter=No")
	if _, to, ok := strings.Cut(c[0], "-"); ok {
		n, err := strconv.Atoi(to)
		if err != nil {
			return err
		}
		g.until, g.glued = n, glued
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return err
	}
	if g.space {
		g.buf.WriteByte(' ')
	}
	switch {
	case id < g.until:
		g.space = false
	case id == g.until:
		g.space, g.until = !g.glued, 0
	default:
		g.space = !glued
	}
	at := g.buf.Len()
	g.buf.WriteString(c[1])
	g.tokens = append(g.tokens, gumToken{extract.Span{Start: at, End: g.buf.Len()}, c[3] == "PROPN", head, c[1]})
	for _, f := range strings.Split(c[9], "|") {
		if marks, ok := strings.CutPrefix(f, "Entity="); ok {
			g.mark(marks)
		}
	}
	return nil
}

// mark reads the brackets that open and close at the last token.
func (g *gumReader) mark(s string) {
	here := len(g.tokens) - 1
	for s != "" {
		if s[0] == '(' {
			end := strings.IndexAny(s[1:], "()") + 1
			single := end > 0 && s[end] == ')'
			if end == 0 {
				end = len(s)
			}
			fields := strings.SplitN(s[1:end], "-", 3)
			e := gumEntity{id: fields[0], first: here}
			if len(fields) > 1 {
				e.kind = fields[1]
			}
			if single {
				e.last = here + 1
				g.entities = append(g.entities, e)
				end++
			} else {
				g.open = append(g.open, e)
			}
			s = s[end:]
			continue
		}
		end := strings.IndexAny(s, "()")
		if end < 0 {
			return
		}
		if s[end] == ')' {
			for k := len(g.open) - 1; k >= 0; k-- {
				if g.open[k].id == s[:end] {
					e := g.open[k]
					e.last = here + 1
					g.entities = append(g.entities, e)
					g.open = slices.Delete(g.open, k, k+1)
					break
				}
			}
			end++
		}
		s = s[end:]
	}
}

func (g *gumReader) endSentence() {
	if len(g.tokens) == 0 {
		return
	}
	slices.SortStableFunc(g.entities, func(a, b gumEntity) int { return cmp.Compare(b.last-b.first, a.last-a.first) })
	taken := make([]bool, len(g.tokens))
	for _, e := range g.entities {
		first, last := g.core(e)
		if first == last || anyOf(taken[first:last]) {
			continue
		}
		for i := first; i < last; i++ {
			taken[i] = true
		}
		g.spans = append(g.spans, Span{extract.Span{Start: g.tokens[first].span.Start, End: g.tokens[last-1].span.End}, e.kind})
	}
	for i, t := range g.tokens {
		if t.proper && !taken[i] {
			g.spans = append(g.spans, Span{t.span, "proper"})
		}
	}
	slices.SortStableFunc(g.spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	g.sentences = append(g.sentences, extract.Span{Start: g.start, End: g.buf.Len()})
	g.buf.WriteByte('\n')
	g.start, g.space = g.buf.Len(), false
	g.tokens, g.open, g.entities = g.tokens[:0], g.open[:0], g.entities[:0]
}

// core returns the name in a phrase: nothing unless a proper noun heads it.
func (g *gumReader) core(e gumEntity) (first, last int) {
	head := -1
	for i := e.first; i < e.last; i++ {
		if h := g.tokens[i].head - 1; h < e.first || h >= e.last {
			head = i
			break
		}
	}
	if head < 0 || !g.tokens[head].proper {
		return 0, 0
	}
	inside := func(i int) bool { return g.tokens[i].proper || capital(g.tokens[i].form) && i > 0 }
	joins := func(i int) bool {
		switch g.tokens[i].form {
		case "of", "and", "for", "&", "the", "-", "'s", "’s":
			return e.kind != "person" || g.tokens[i].form == "-"
		}
		return false
	}
	first, last = head, head+1
	for i := head - 1; i >= e.first && (inside(i) || joins(i)); i-- {
		if inside(i) {
			first = i
		}
	}
	for i := head + 1; i < e.last && (inside(i) || joins(i)); i++ {
		if inside(i) {
			last = i + 1
		}
	}
	return first, last
}

func (g *gumReader) text() *Text {
	if len(g.sentences) == 0 {
		return nil
	}
	t := &Text{Gold: g.spans}
	t.ID = fmt.Sprintf("%s/%d", g.name, g.n)
	t.Text = g.buf.String()
	layOut(t, g.sentences)
	*g = gumReader{name: g.name, n: g.n + 1}
	return t
}
