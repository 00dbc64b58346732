package token

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// FuzzTokens checks that tokens are in order, that nothing but white space and
// invisible marks lies between them, and that sentences hold all of them.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Putin‘s $245bn, U.S.-Russian talks... “Go!” he said.", "\xff\xfe.\x00", "a.b.c@d.e www.x..", "’60s 1,2,3,4.5.6", strings.Repeat("A.", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := &extract.Document{Text: s, Blocks: []extract.Block{{Span: extract.Span{End: len(s)}}}}
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, tok := range append(d.Tokens, extract.Token{Span: extract.Span{Start: len(s), End: len(s)}}) {
			if tok.Start < at || tok.End > len(s) {
				t.Fatalf("token %v after %d", tok, at)
			}
			for i := at; i < tok.Start; {
				r, w := utf8.DecodeRuneInString(s[i:])
				if !isSpace(r) && !isInvisible(r) {
					t.Fatalf("%q is in no token", s[i:i+w])
				}
				i += w
			}
			at = tok.End
		}
		n := 0
		for _, sent := range d.Sentences {
			if sent.First != n || sent.Last <= n {
				t.Fatalf("sentence %+v does not begin at token %d", sent, n)
			}
			n = sent.Last
		}
		if n != len(d.Tokens) {
			t.Fatalf("sentences hold %d of %d tokens", n, len(d.Tokens))
		}
	})
}

// Rubbish takes no more time for a byte than ten times what prose does.
func TestLinear(t *testing.T) {
	const size = 1 << 18
	took := func(s string) time.Duration {
		d := &extract.Document{Text: s, Blocks: []extract.Block{{Span: extract.Span{End: len(s)}}}}
		best := time.Hour
		for range 3 {
			start := time.Now()
			Stage().Run(context.Background(), d)
			best = min(best, time.Since(start))
		}
		return best
	}
	limit := 10*took(strings.Repeat("The U.S. and Russia met on Friday, he said. ", size/44)) + 20*time.Millisecond
	for _, unit := range []string{".", "-", "a", "1", "1,", "a.", "A.", "a-", "1-", "'", "\"", "a@", "@", "http://", "www.", "$", "\xff", "é", "1:", "1/", "&", "A&", "’s", "n't", "_"} {
		if got := took(strings.Repeat(unit, size/len(unit))); got > limit {
			t.Errorf("%q repeated takes %v, more than %v", unit, got, limit)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	s := strings.Repeat("After hitting a record high of $245bn in 2024, Russia's trade with China dipped 8%, U.S. officials said. ", 1000)
	d := &extract.Document{Text: s, Blocks: []extract.Block{{Span: extract.Span{End: len(s)}}}}
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Stage().Run(context.Background(), d)
	}
}
