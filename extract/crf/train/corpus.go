// Package train makes the model of package crf: it reads corpora, converts each
// to the scheme of annotation of this project, trains on partial labels, has
// the model label more text and trains again on that, and writes the model file.
//
// It is apart from package crf so that a program that only tags links none of
// this. Everything is deterministic: the same corpora and options give the same
// bytes.
package train

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/token"
)

// A Text is a document with what is known of its labels.
type Text struct {
	extract.Document
	Labels []crf.LabelSet // for each token, the labels it may have
	Gold   []Span         // names as their corpus marks them, for scoring
}

// A Span is a name as a corpus marks it, in the corpus's own types.
type Span struct {
	extract.Span
	Type string
}

// readColumns reads a corpus of one token and BIO label a line, separated by a
// tab, with an empty line after each sentence and -DOCSTART- between documents.
// Where split is set, every sentence is a document.
func readColumns(name string, data []byte, split bool) ([]*Text, error) {
	var texts []*Text
	b := builder{name: name}
	flush := func() {
		b.endSentence()
		if t := b.text(); t != nil {
			texts = append(texts, t)
		}
	}
	sc := bufio.NewScanner(bytes.NewReader(data))
	for line := 1; sc.Scan(); line++ {
		s := sc.Text()
		word, label, ok := strings.Cut(s, "\t")
		switch {
		case s == "":
			b.endSentence()
			if split {
				flush()
			}
		case !ok || label == "":
			return nil, fmt.Errorf("%s:%d: want a token, a tab and a label, have %q", name, line, s)
		case word == "-DOCSTART-":
			flush()
		default:
			b.add(word, label)
		}
	}
	flush()
	return texts, sc.Err()
}

// A builder joins the words of a corpus to running text, so that our own
// tokenizer decides what a token is.
type builder struct {
	name  string
	buf   strings.Builder
	spans []Span
	ends  []extract.Span // sentences
	start int            // of the sentence
	open  bool           // the last span may go on
	quote bool           // inside straight quotation marks
	last  string
	n     int
}

func (b *builder) add(word, label string) {
	word = unescape(word)
	if b.buf.Len() > b.start && spaced(b.last, word, b.quote) {
		b.buf.WriteByte(' ')
	}
	if word == `"` {
		b.quote = !b.quote
	}
	at := b.buf.Len()
	b.buf.WriteString(word)
	b.last = word
	kind := strings.TrimLeft(label, "BI")
	switch {
	case label == "O":
		b.open = false
	case b.open && label[0] == 'I' && b.spans[len(b.spans)-1].Type == kind[1:]:
		b.spans[len(b.spans)-1].End = b.buf.Len()
	default:
		b.spans = append(b.spans, Span{extract.Span{Start: at, End: b.buf.Len()}, kind[1:]})
		b.open = true
	}
}

func (b *builder) endSentence() {
	if b.buf.Len() > b.start {
		b.ends = append(b.ends, extract.Span{Start: b.start, End: b.buf.Len()})
		b.buf.WriteByte('\n')
		b.start = b.buf.Len()
	}
	b.open, b.quote, b.last = false, false, ""
}

func (b *builder) text() *Text {
	if len(b.ends) == 0 {
		return nil
	}
	t := &Text{Gold: b.spans}
	t.ID = fmt.Sprintf("%s/%d", b.name, b.n)
	t.Text = b.buf.String()
	layOut(t, b.ends)
	*b = builder{name: b.name, n: b.n + 1}
	return t
}

// layOut makes blocks, tokens and sentences, one sentence for each span.
func layOut(t *Text, sentences []extract.Span) {
	for i, s := range sentences {
		first := len(t.Tokens)
		t.Tokens = token.Append(t.Tokens, t.Text, s)
		t.Blocks = append(t.Blocks, extract.Block{Span: s})
		t.Sentences = append(t.Sentences, extract.Sentence{Span: s, First: first, Last: len(t.Tokens), Block: i})
	}
}

func unescape(w string) string {
	switch w {
	case "-LRB-", "-lrb-":
		return "("
	case "-RRB-", "-rrb-":
		return ")"
	case "-LSB-":
		return "["
	case "-RSB-":
		return "]"
	case "``", "''":
		return `"`
	}
	return w
}

// spaced reports whether a space stands between two words in print.
func spaced(a, b string, quoted bool) bool {
	switch b {
	case ".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "'", "’", "...":
		return false
	case `"`:
		return !quoted
	}
	switch a {
	case "(", "[", "$", "£", "€", "#":
		return false
	case `"`:
		return !quoted
	}
	return true
}
