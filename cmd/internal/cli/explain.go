package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/choose"
	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/english"
	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/ingest"
	"github.com/entente-nlp/entente/extract/link"
)

func newExplain(s streams) *cobra.Command {
	var in input
	var parts []string
	var top int
	c := &cobra.Command{
		Use:   "explain [TEXT|-]",
		Short: "Why each name, figure and tie was read so",
		Long: `Shows for a text how it was read: for each token the likeliest labels and the
features that decided; for each candidate who proposed it and why it was kept or
dropped; why mentions were joined or kept apart; which rule read each figure, what
it measures, and each tie. Without TEXT, or with '-', standard input is read.`,
		Example: `  entente explain "Georgia beat Jordan 2-1 in Paris, Texas."
  entente explain --part names,joins - < article.txt
  entente explain --part tokens --top 5 "Putin met Xi in Beijing."`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			for _, p := range parts {
				if err := oneOf("part", p, explainParts); err != nil {
					return err
				}
			}
			text := []byte(strings.Join(args, ""))
			if len(args) == 1 {
				if _, err := os.Stat(args[0]); err == nil {
					return withHint(fmt.Errorf("%s is a file, not a text", args[0]), "entente explain - < "+args[0])
				}
			}
			if len(args) == 0 || args[0] == "-" {
				var err error
				if text, err = io.ReadAll(s.in); err != nil {
					return err
				}
			}
			d, err := ingest.Text(text)
			if err != nil {
				return withHint(err, "give a text, or pipe one in")
			}
			d.Date = in.date
			p, err := in.pipeline()
			if err != nil {
				return err
			}
			if err := p.Run(c.Context(), d); err != nil {
				return err
			}
			return explain(c.Context(), s.out, d, parts, top)
		},
	}
	in.flags(c)
	c.Flags().StringSliceVar(&parts, "part", explainParts, "what to explain: tokens, names, joins, figures, ties")
	c.Flags().IntVar(&top, "top", 3, "labels and features to show for a token")
	complete(c, "part", explainParts)
	return c
}

var explainParts = []string{"tokens", "names", "joins", "figures", "ties"}

func explain(ctx context.Context, w io.Writer, d *extract.Document, parts []string, top int) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, part := range parts {
		var err error
		switch part {
		case "tokens":
			err = explainTokens(t, d, top)
		case "names":
			explainNames(t, d)
		case "joins":
			explainJoins(t, d)
		case "figures":
			explainFigures(t, d)
		case "ties":
			explainTies(t, d)
		}
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return t.Flush()
}

func explainTokens(w io.Writer, d *extract.Document, top int) error {
	m, err := english.Model()
	if err != nil {
		return err
	}
	table, err := names.Embedded().Table()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "TOKENS\tlabel\tlikeliest\tfeatures that decided\n")
	for s := range d.Sentences {
		for _, e := range m.Explain(crf.Tables(table), d, s, top) {
			var labels, features []string
			for _, l := range e.Scores {
				labels = append(labels, fmt.Sprintf("%s %.3f", l.Label, l.Probability))
			}
			for _, f := range e.Features {
				features = append(features, fmt.Sprintf("%s %s %+.2f", f.Template, strings.Join(f.Words, "·"), f.Weight))
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", d.Slice(d.Tokens[e.Token].Span), e.Label, strings.Join(labels, ", "), strings.Join(features, "; "))
		}
	}
	fmt.Fprintln(w)
	return nil
}

func explainNames(w io.Writer, d *extract.Document) {
	fmt.Fprintf(w, "CANDIDATES\ttype\tby\tscore\tkept\twhy\n")
	for _, v := range choose.Explain(d) {
		kept := "no"
		if v.Kept {
			kept = "yes"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%.2f\t%s\t%s\n", d.Slice(v.Span), v.Type, v.By, v.Score, kept, v.Why)
	}
	fmt.Fprintln(w)
}

func explainJoins(w io.Writer, d *extract.Document) {
	fmt.Fprintf(w, "ENTITIES\tmentions\twhy\n")
	for _, e := range d.Entities {
		var mentions []string
		for _, m := range e.Mentions {
			mentions = append(mentions, d.Slice(d.Mentions[m].Span))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", e.Key, strings.Join(mentions, ", "), strings.Join(e.Why, "; "))
	}
	fmt.Fprintf(w, "\nAPART\t\twhy\n")
	for a := range d.Mentions {
		for b := range a {
			x, y := d.Slice(d.Mentions[a].Span), d.Slice(d.Mentions[b].Span)
			if !shareWord(x, y) {
				continue
			}
			if joined, why := link.Explain(d, b, a); !joined && d.Mentions[a].Type != extract.Title && d.Mentions[b].Type != extract.Title {
				fmt.Fprintf(w, "%s\t%s\t%s\n", y, x, strings.Join(why, "; "))
			}
		}
	}
	fmt.Fprintln(w)
}

// shareWord reports whether two names have a word in common, so that a reader may
// wonder why they are not one.
func shareWord(a, b string) bool {
	for _, x := range strings.Fields(a) {
		for _, y := range strings.Fields(b) {
			if strings.EqualFold(x, y) && len(x) > 2 && x != "the" {
				return true
			}
		}
	}
	return false
}

func explainFigures(w io.Writer, d *extract.Document) {
	fmt.Fprintf(w, "FIGURES\ttype\tvalue\tunit\trule\tmeasures\tof\trule\n")
	for i, f := range d.Figures {
		value := f.Value
		switch {
		case f.When.ISO != "":
			value = f.When.ISO
		case value == "" && f.Low != "":
			value = f.Low + ".." + f.High
		}
		var concept, rule string
		var of []string
		for _, m := range d.Measures {
			if m.Figure != i {
				continue
			}
			concept, rule = m.Concept, m.Rule
			for _, e := range m.Entities {
				of = append(of, d.Entities[e].Name)
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", d.Slice(f.Span), f.Type, value, f.Unit, f.Rule, concept, strings.Join(of, ", "), rule)
	}
	fmt.Fprintln(w)
}

func explainTies(w io.Writer, d *extract.Document) {
	fmt.Fprintf(w, "TIES\trelation\tto\tpolarity\trule\twords\n")
	for _, r := range d.Relations {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", d.Entities[r.Source].Name, r.Type, d.Entities[r.Target].Name, r.Polarity, r.By, d.Slice(r.Span))
	}
	fmt.Fprintln(w)
}
