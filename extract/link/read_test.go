package link_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english"
	"github.com/entente-nlp/entente/extract/link"
)

func TestReadText(t *testing.T) {
	path, tagger := os.Getenv("LINK_TEXT"), os.Getenv("LINK_TAGGER")
	if path == "" {
		t.Skip()
	}
	p, err := english.New(english.Options{Tagger: tagger})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range knowledge(t).Countries {
		for _, n := range c.Capitals {
			caps[link.Slug(n)] = true
		}
	}
	f, _ := os.Open(path)
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for n := 0; in.Scan(); n++ {
		var r struct{ ID, Text, Date string }
		if json.Unmarshal(in.Bytes(), &r) != nil {
			continue
		}
		d := &extract.Document{ID: r.ID, Text: r.Text, Date: r.Date}
		if err := p.Run(t.Context(), d); err != nil {
			t.Log(err)
			continue
		}
		dump(d)
	}
}

func TestReadConll(t *testing.T) {
	if os.Getenv("LINK_READ") == "" {
		t.Skip()
	}
	k := knowledge(t)
	l := link.New(k)
	kinds := map[string]extract.Type{}
	for _, p := range k.Places {
		ty := []extract.Type{extract.City, extract.StateOrProvince, extract.Location}[p.Kind]
		for _, n := range append(p.Aliases, p.Name) {
			if _, ok := kinds[link.Slug(n)]; !ok {
				kinds[link.Slug(n)] = ty
			}
		}
	}
	for _, c := range k.Countries {
		for _, n := range c.Capitals {
			caps[link.Slug(n)] = true
		}
		for _, n := range append(c.Aliases, c.Name) {
			kinds[link.Slug(n)] = extract.Country
		}
		for _, n := range append(c.Adjectives, c.Demonyms...) {
			kinds["m "+link.Slug(n)] = extract.Nationality
		}
	}
	for _, a := range k.Adjectives {
		kinds["m "+link.Slug(a.Name)] = extract.Nationality
	}
	f, _ := os.Open("../../../shared/data/ner/conllpp.dev.tsv")
	in := bufio.NewScanner(f)
	var text strings.Builder
	var ms []extract.Mention
	n := 0
	done := func() {
		if text.Len() > 0 {
			n++
			d := document(fmt.Sprint("c", n), "1996-08-30", text.String(), ms)
			l.Link(d)
			check(t, d)
			dump(d)
		}
		text.Reset()
		ms = nil
	}
	tag := ""
	for in.Scan() {
		w, lab, _ := strings.Cut(in.Text(), "\t")
		if w == "-DOCSTART-" {
			done()
			continue
		}
		if w == "" {
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			continue
		}
		if text.Len() > 0 && !strings.HasSuffix(text.String(), "\n") && w != "'s" && w != "," {
			text.WriteByte(' ')
		}
		s := text.Len()
		text.WriteString(w)
		if strings.HasPrefix(lab, "B-") || strings.HasPrefix(lab, "I-") && tag != lab[2:] {
			ms = append(ms, extract.Mention{Span: extract.Span{Start: s, End: text.Len()}, Type: map[string]extract.Type{"PER": extract.Person, "ORG": extract.Organization, "LOC": extract.Location, "MISC": extract.Misc}[lab[2:]], Score: 1})
		} else if strings.HasPrefix(lab, "I-") {
			ms[len(ms)-1].End = text.Len()
		}
		tag = strings.TrimPrefix(strings.TrimPrefix(lab, "B-"), "I-")
		for i := range ms {
			sl := link.Slug(text.String()[ms[i].Start:ms[i].End])
			if ms[i].Type == extract.Location {
				if ty, ok := kinds[sl]; ok {
					ms[i].Type = ty
				}
			}
			if ms[i].Type == extract.Misc {
				if ty, ok := kinds["m "+sl]; ok {
					ms[i].Type = ty
				}
			}
		}
	}
	done()
}

var caps = map[string]bool{}

func dump(d *extract.Document) {
	fmt.Println("=====", d.ID, strings.ReplaceAll(d.Text[:min(100, len(d.Text))], "\n", " / "))
	for i, e := range d.Entities {
		if len(e.Aliases) > 0 || strings.Contains(e.Key, "~") || e.Type == extract.Organization || e.Type == extract.Person {
			fmt.Printf("  %-40s %-12s %-3s %.2f n=%d %q\n", e.Key, e.Type, e.Country, e.Salience, len(e.Mentions), e.Aliases)
		}
		if os.Getenv("LINK_READ") == "city" {
			for _, m := range e.Mentions {
				if d.Mentions[m].Type == extract.City && caps[link.Slug(d.Slice(d.Mentions[m].Span))] && e.Type == extract.City {
					s := d.Mentions[m].Span
					fmt.Printf("    PLC %s\n", strings.ReplaceAll(d.Text[max(0, s.Start-50):s.Start]+"["+d.Slice(s)+"]"+d.Text[s.End:min(len(d.Text), s.End+30)], "\n", "/"))
				}
				if d.Mentions[m].Type == extract.City && (e.Type == extract.Country || e.Key == "org:european-union") {
					s := d.Mentions[m].Span
					fmt.Printf("    GOV %s\n", strings.ReplaceAll(d.Text[max(0, s.Start-50):s.Start]+"["+d.Slice(s)+"]"+d.Text[s.End:min(len(d.Text), s.End+30)], "\n", "/"))
				}
			}
		}
		if os.Getenv("LINK_READ") == "why" {
			for _, w := range e.Why {
				fmt.Println("       ", w)
			}
		}
		_ = i
	}
}
