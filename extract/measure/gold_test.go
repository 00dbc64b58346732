package measure

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract/eval"
)

// TestGold scores the rules on the development gold set, its mentions, entities
// and figures given.
func TestGold(t *testing.T) {
	docs, err := eval.Read("../../../shared/gold/gold.jsonl")
	if os.IsNotExist(err) {
		t.Skip("no gold set here")
	}
	if err != nil {
		t.Fatal(err)
	}
	report := eval.NewReport()
	for _, g := range docs {
		d, err := g.Document()
		if err != nil {
			t.Fatal(err)
		}
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := report.Add(&g, d); err != nil {
			t.Fatal(err)
		}
		for _, m := range d.Measures {
			var names []string
			for _, e := range m.Entities {
				names = append(names, d.Entities[e].Name)
			}
			date := ""
			if m.Date >= 0 {
				date = d.Slice(d.Figures[m.Date].Span)
			}
			t.Logf("%s %-18q %-8s %-40q %-60s %-12s %s", d.ID, d.Slice(d.Figures[m.Figure].Span), m.Change, m.Concept, strings.Join(names, ", "), date, m.Rule)
		}
	}
	for _, e := range report.Errors {
		if e.Kind != "measure" {
			continue
		}
		t.Logf("%s %s gold %q got %q: %s", e.Doc, e.Kind, e.Gold, e.Got, e.Context)
	}
	t.Logf("rows with a right entity %.1f%%, of those attached %.1f%%", report.Measured.Percent(), report.MeasuredP.Percent())
	if report.Measured.Percent() < 85 || report.MeasuredP.Percent() < 92 {
		t.Error("below the floor of 85 and 92")
	}
}
