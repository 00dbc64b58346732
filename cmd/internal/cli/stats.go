package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	extractexport "github.com/entente-nlp/entente/extract/export"
	"github.com/entente-nlp/entente/graph"
	"github.com/entente-nlp/entente/graph/export"
)

func newStats(s streams) *cobra.Command {
	var o graphOptions
	var rows int
	c := &cobra.Command{
		Use:   "stats [PATH|-]...",
		Short: "Top entities, pairs and figures of a corpus",
		Long: `Reads documents or records and prints who is named most, which pairs are named
together most, which relations the texts state, and what is measured, with the
range of its values.`,
		Example: `  entente stats news/
  entente stats records.jsonl --type PERSON --rows 50`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error {
			if err := o.check(); err != nil {
				return err
			}
			var tally extractexport.Tally
			g, err := o.build(c.Context(), s, paths, func(d *extract.Document) { tally.Add(d) })
			if err != nil && !errors.Is(err, errFailed) {
				return err
			}
			failed := err
			n, err := o.network(g)
			if err != nil {
				return err
			}
			n.Measure(graph.MeasureOptions{NoPaths: true})
			return errors.Join(export.WriteStats(s.out, n, rows), tally.Write(s.out, rows), failed)
		},
	}
	o.flags(c)
	c.Flags().IntVar(&rows, "rows", 20, "rows of each table")
	return c
}
