package relate

import (
	"context"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/eval"
	"github.com/entente-nlp/entente/extract/token"
)

const gold = "../../../shared/gold/gold.jsonl"

// fromTables is a small knowledge read straight from the tables, so that this
// package does not import the suite.
func fromTables(t testing.TB) Knowledge {
	titles, kinds := map[string]string{}, map[string]string{}
	read := func(name string, row func([]string)) {
		b, err := os.ReadFile("../english/data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			if c := strings.Split(line, "\t"); len(c) >= 3 && line[0] != '#' {
				row(c)
			}
		}
	}
	read("titles.tsv", func(c []string) { titles[c[0]] = strings.TrimPrefix(c[2], "NONE") })
	read("organizations.tsv", func(c []string) {
		for _, n := range slices.Concat([]string{c[1]}, strings.Split(c[2], "|"), strings.Split(c[3], "|")) {
			if kinds[n] == "" {
				kinds[n] = c[4]
			}
		}
	})
	return Knowledge{
		Title: func(s string) (string, bool) { tie, ok := titles[s]; return tie, ok },
		Kind:  func(key string) string { return kinds[strings.TrimPrefix(key, "org:")] },
		Holds: func(key, iso, _ string) bool { return key == "person:Vladimir Putin" || key == "person:Donald Trump" },
	}
}

// document builds a document with the mentions and entities of gold, so that the
// rules are scored alone.
func document(t testing.TB, g eval.Gold) *extract.Document {
	d := &extract.Document{ID: g.ID, Date: g.Date, Text: g.Text}
	at := 0
	for _, line := range strings.SplitAfter(g.Text, "\n") {
		if s := strings.TrimRight(line, "\n"); strings.TrimSpace(s) != "" {
			d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: at, End: at + len(s)}})
		}
		at += len(line)
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	entity := map[string]int{}
	for _, m := range g.Mentions {
		if !slices.Contains(extract.NameTypes, m.Type) {
			continue
		}
		first := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > m.Start })
		last := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= m.End })
		d.Mentions = append(d.Mentions, extract.Mention{Span: m.Span, First: first, Last: last, Type: m.Type})
		if m.Type == extract.Title {
			continue
		}
		e, ok := entity[m.Entity]
		if !ok {
			e = len(d.Entities)
			entity[m.Entity] = e
			d.Entities = append(d.Entities, extract.Entity{Type: m.Type, Country: m.ISO})
		}
		ent := &d.Entities[e]
		ent.Mentions = append(ent.Mentions, len(d.Mentions)-1)
		if s := d.Slice(m.Span); len(s) > len(ent.Name) {
			ent.Name = s
		}
		if m.ISO != "" && (m.Type == extract.City || m.Type == extract.Nationality && m.Entity == strings.ToLower(m.ISO)) {
			ent.Type = extract.Country
		}
	}
	leaders := map[string]string{"Vladimir Putin": "RU", "Donald Trump": "US", "Recep Tayyip Erdogan": "TR", "Nikos Christodoulides": "CY"}
	for i := range d.Entities {
		e := &d.Entities[i]
		prefix := "org:"
		if e.Type == extract.Person {
			prefix = "person:"
			e.Country = leaders[e.Name]
		}
		e.Key = prefix + e.Name
	}
	return d
}

// TestGold scores the rules on the development gold set, its mentions and
// entities given.
func TestGold(t *testing.T) {
	docs, err := eval.Read(gold)
	if os.IsNotExist(err) {
		t.Skip("no gold set here")
	}
	if err != nil {
		t.Fatal(err)
	}
	report := eval.NewReport()
	stage := Stage(fromTables(t))
	for _, g := range docs {
		d := document(t, g)
		if err := stage.Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := report.Add(&g, d); err != nil {
			t.Fatal(err)
		}
	}
	total := eval.Total(report.Ties)
	t.Logf("ties: precision %.1f, recall %.1f, F1 %.1f", total.Precision(), total.Recall(), total.F1())
	for k, c := range report.Ties {
		t.Logf("%s %+v", k, c)
	}
	for _, e := range report.Errors {
		if strings.HasPrefix(e.Kind, "relation") && !strings.Contains("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT", strings.Fields(e.Gold + e.Got)[0]) {
			t.Logf("%s %s: %s%s: %s", e.Doc, e.Kind, e.Gold, e.Got, e.Context)
		}
	}
	if total.F1() < 75 || total.Precision() < 85 {
		t.Errorf("below the floor of F1 75 and precision 85")
	}
}
