package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/token"
)

// blocks makes a block of each line.
func blocks(d *extract.Document) {
	start := 0
	for i := 0; i <= len(d.Text); i++ {
		if i == len(d.Text) || d.Text[i] == '\n' {
			if i > start {
				d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: start, End: i}})
			}
			start = i + 1
		}
	}
}

func gold(m *crf.Model, lex crf.Lexicon) {
	f, err := os.Open("/work/shared/gold/gold.jsonl")
	check(err)
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	st := m.Stage(lex)
	type cnt struct{ r, f, w int }
	by := map[string]*cnt{}
	get := func(k string) *cnt {
		if by[k] == nil {
			by[k] = &cnt{}
		}
		return by[k]
	}
	errs, _ := os.Create("/tmp/crf/gold.err")
	for sc.Scan() {
		var g struct {
			ID, Text string
			Mentions []struct {
				Start, End int
				Type       string
			}
		}
		check(json.Unmarshal(sc.Bytes(), &g))
		d := &extract.Document{ID: g.ID, Text: g.Text}
		blocks(d)
		check(token.Stage().Run(context.Background(), d))
		check(st.Run(context.Background(), d))
		off := make([]int, 0, utf8.RuneCountInString(g.Text)+1)
		for i := range g.Text {
			off = append(off, i)
		}
		off = append(off, len(g.Text))
		type key struct {
			s extract.Span
			t string
		}
		want := map[key]bool{}
		order := []key{}
		for _, x := range g.Mentions {
			switch x.Type {
			case "MONEY", "PERCENT", "QUANTITY", "NUMBER", "ORDINAL", "DATE", "TIME", "DURATION":
				continue
			}
			k := key{extract.Span{Start: off[x.Start], End: off[x.End]}, x.Type}
			want[k] = true
			order = append(order, k)
			get(x.Type).w++
			get("ALL").w++
		}
		for _, c := range d.Candidates {
			k := key{c.Span, string(c.Type)}
			get(k.t).f++
			get("ALL").f++
			if want[k] {
				get(k.t).r++
				get("ALL").r++
				delete(want, k)
			} else {
				fmt.Fprintf(errs, "%s +%s %q %.2f | %s\n", g.ID, k.t, g.Text[k.s.Start:k.s.End], c.Score, around(g.Text, k.s))
			}
		}
		for _, k := range order {
			if want[k] {
				fmt.Fprintf(errs, "%s -%s %q | %s\n", g.ID, k.t, g.Text[k.s.Start:k.s.End], around(g.Text, k.s))
			}
		}
	}
	for _, t := range append([]extract.Type{"ALL"}, extract.NameTypes...) {
		c := get(string(t))
		fmt.Printf("gold %-18s F1 %5.1f P %5.1f R %5.1f (%d)\n", t, 200*float64(c.r)/float64(c.f+c.w), 100*float64(c.r)/float64(max(c.f, 1)), 100*float64(c.r)/float64(max(c.w, 1)), c.w)
	}
}

func around(s string, p extract.Span) string {
	a, b := max(0, p.Start-30), min(len(s), p.End+30)
	r := []byte(s[a:b])
	for i := range r {
		if r[i] == '\n' {
			r[i] = '~'
		}
	}
	return string(r)
}
