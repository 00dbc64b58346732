package crf

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract/english/names"
)

// The embedded model must load with this code and find plain names, those of
// nobody in particular too.
func TestEmbeddedModel(t *testing.T) {
	m, err := Load(embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Manifest.Corpora) == 0 || m.Manifest.Command == "" {
		t.Errorf("manifest %+v", m.Manifest)
	}
	table, err := names.Embedded().Table()
	if err != nil {
		t.Fatal(err)
	}
	d := parsed(t, "Norwegian Foreign Minister Ragna Tveitdal met officials from Kenya in Vienna.\n"+
		"Orlin Petkanov, a spokesman for the Varnel Shipping Company, said on Tuesday that the firm would leave Romania.")
	if err := m.Stage(Tables(table)).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Candidates {
		got = append(got, fmt.Sprintf("%s %s", c.Type, d.Slice(c.Span)))
	}
	all := strings.Join(got, "; ")
	for _, want := range []string{
		"NATIONALITY Norwegian", "TITLE Foreign Minister", "PERSON Ragna Tveitdal", "COUNTRY Kenya", "CITY Vienna",
		"PERSON Orlin Petkanov", "ORGANIZATION Varnel Shipping Company", "COUNTRY Romania",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in %s", want, all)
		}
	}
}
