package eval

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/entente-nlp/entente/extract"
)

// WriteText writes the report as a table.
func (r *Report) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%d documents\tprecision\trecall\tF1\tgold\t\n", r.Documents)
	row := func(name string, c Count) {
		fmt.Fprintf(t, "%s\t%.1f\t%.1f\t%.1f\t%d\t\n", name, c.Precision(), c.Recall(), c.F1(), c.TP+c.FN)
	}
	table(r.Names, row)
	row("names", Total(r.Names))
	row("names, span alone", r.Spans)
	ratio := func(name string, x Ratio) {
		if x.All > 0 {
			fmt.Fprintf(t, "%s\t\t%.1f\t\t%d\t\n", name, x.Percent(), x.All)
		}
	}
	ratio("names in no table", r.Unknown)
	table(r.Figures, row)
	row("figures", Total(r.Figures))
	ratio("values with unit", r.Values)
	ratio("countries", r.Countries)
	if r.Coref.mentions > 0 {
		fmt.Fprintf(t, "coreference B3\t%.1f\t%.1f\t%.1f\t%d\t\n", r.Coref.Precision(), r.Coref.Recall(), r.Coref.F1(), r.Coref.mentions)
	}
	table(r.Ties, row)
	if len(r.Ties) > 0 {
		row("ties", Total(r.Ties))
	}
	if c := Total(r.Events); c.TP+c.FP > 0 {
		table(r.Events, row)
		row("events", c)
	}
	if r.Measured.All > 0 {
		fmt.Fprintf(t, "figures measured\t%.1f\t%.1f\t\t%d\t\n", r.MeasuredP.Percent(), r.Measured.Percent(), r.Measured.All)
	}
	return t.Flush()
}

// table writes a row for each type, in the order of the documentation.
func table[K ~string](m map[K]Count, row func(string, Count)) {
	var keys []K
	for k := range m {
		keys = append(keys, k)
	}
	order := slices.Concat(extract.NameTypes, extract.FigureTypes)
	rank := func(k K) int {
		if i := slices.Index(order, extract.Type(k)); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortFunc(keys, func(a, b K) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return slices.Compare([]byte(a), []byte(b))
	})
	for _, k := range keys {
		row(string(k), m[k])
	}
}

// WriteErrors lists the errors, a line each.
func (r *Report) WriteErrors(w io.Writer) error {
	for _, e := range r.Errors {
		if _, err := fmt.Fprintf(w, "%s\t%s\tgold %q\tgot %q\t%s\n", e.Doc, e.Kind, e.Gold, e.Got, e.Context); err != nil {
			return err
		}
	}
	return nil
}
