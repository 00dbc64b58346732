package relate

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/eval"
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
		Titles: titles,
		Kind:   func(key string) string { return kinds[strings.TrimPrefix(key, "org:")] },
		Holds: func(key, iso, _, _ string) bool {
			return key == "person:Vladimir Putin" || key == "person:Donald Trump"
		},
	}
}

// prepare gives some people of the gold set what the linker would find in the
// tables, and bodies the keys that fromTables knows.
func prepare(d *extract.Document) {
	leaders := map[string]string{"Vladimir Putin": "RU", "Donald Trump": "US", "Recep Tayyip Erdogan": "TR", "Nikos Christodoulides": "CY"}
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Type == extract.Person {
			e.Country = leaders[e.Name]
		} else if e.Type == extract.Organization {
			e.Key = "org:" + e.Name
		}
	}
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
		d, err := g.Document()
		if err != nil {
			t.Fatal(err)
		}
		prepare(d)
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
	if total.F1() < 90 || total.Precision() < 95 {
		t.Errorf("below the floor of F1 90 and precision 95")
	}
}
