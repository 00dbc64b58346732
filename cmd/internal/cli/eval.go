package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/corpus"
	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/eval"
	"github.com/entente-nlp/entente/extract/gazetteer"
	"github.com/entente-nlp/entente/extract/token"
)

func newEval(s streams) *cobra.Command {
	var in input
	var against string
	var errorsToo bool
	c := &cobra.Command{
		Use:   "eval GOLD",
		Short: "Scores against hand-annotated documents",
		Long: `Reads documents annotated by hand, runs the pipeline over their texts and prints
precision, recall and F1 by type, the recall of names that no table of the program
knows, the share of right values and countries, coreference (B-cubed), relations,
and what figures measure.

GOLD is JSON Lines with standoff offsets (.jsonl), a marked-up article (.ann.xml),
a directory of those, sentences annotated apart from their corpora (sentences.tsv),
or columns of tokens and BIO labels (.tsv, .conll), which are scored for PER, ORG,
LOC and MISC. With --against, records made before are scored
instead, matched by id.`,
		Example: `  entente eval testdata/articles
  entente eval ../shared/gold/gold.jsonl --errors
  entente eval testdata/gold/sentences.tsv
  entente eval gold.jsonl --against records.jsonl
  entente eval conll.tsv --tagger prose`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			gold, err := eval.Read(args[0])
			if err != nil {
				return withHint(err, "GOLD is .jsonl, .ann.xml, a directory of .ann.xml, sentences.tsv with its corpora, or columns of tokens and labels")
			}
			report := eval.NewReport()
			if report.Known, err = knownNames(); err != nil {
				return err
			}
			if against != "" {
				err = scoreRecords(c.Context(), report, gold, against)
			} else {
				err = in.score(c.Context(), s, report, gold)
			}
			if err != nil {
				return err
			}
			if err := report.WriteText(s.out); err != nil {
				return err
			}
			if errorsToo {
				return report.WriteErrors(s.out)
			}
			return nil
		},
	}
	in.flags(c)
	c.Flags().StringVar(&against, "against", "", "score these records, made with --with-text or from the same texts")
	c.Flags().BoolVar(&errorsToo, "errors", false, "list every error with its context")
	return c
}

// knownNames returns the lookup of whole names in the tables of the program. A
// lone given name or surname counts for a person only, a common word for none.
func knownNames() (func(string, extract.Type) bool, error) {
	table, err := names.Embedded().Table()
	if err != nil {
		return nil, err
	}
	return func(surface string, t extract.Type) bool {
		but := gazetteer.Common
		if t != extract.Person {
			but |= gazetteer.Given | gazetteer.Surname
		}
		tokens := token.Append(nil, surface, extract.Span{End: len(surface)})
		for _, m := range table.Match(surface, tokens, nil) {
			if m.First == 0 && m.Last == len(tokens) {
				return m.Classes&^but != 0
			}
		}
		return false
	}, nil
}

// score runs the pipeline over the texts of gold.
func (in *input) score(ctx context.Context, s streams, report *eval.Report, gold []eval.Gold) error {
	p, err := in.pipeline()
	if err != nil {
		return err
	}
	var docs iter.Seq2[*extract.Document, error] = func(yield func(*extract.Document, error) bool) {
		for _, g := range gold {
			if !yield(&extract.Document{ID: g.ID, Date: g.Date, Text: g.Text}, nil) {
				return
			}
		}
	}
	i := 0
	return in.run(ctx, s, p, docs, func(d *extract.Document) error {
		for gold[i].ID != d.ID { // a document that failed
			i++
		}
		err := report.Add(&gold[i], d)
		i++
		return err
	})
}

// scoreRecords matches records with gold by id. Records without text are given
// the text of the gold, their offsets being code points of it.
func scoreRecords(ctx context.Context, report *eval.Report, gold []eval.Gold, path string) error {
	if err := readable(path, "--against wants a file of records, written by 'entente extract --format jsonl'"); err != nil {
		return err
	}
	byID := map[string]*eval.Gold{}
	for i := range gold {
		byID[gold[i].ID] = &gold[i]
	}
	text := func(id string) string {
		if g := byID[id]; g != nil {
			return g.Text
		}
		return ""
	}
	for d, err := range corpus.Open(ctx, []string{path}, corpus.Options{Input: "jsonl", Record: func(line []byte) (*extract.Document, bool, error) {
		if !extract.IsRecord(line) {
			return nil, false, nil
		}
		d, err := extract.DecodeWithText(line, text)
		return d, true, err
	}}) {
		if err != nil {
			return err
		}
		g := byID[d.ID]
		if g == nil {
			continue
		}
		if err := report.Add(g, d); err != nil {
			return err
		}
		delete(byID, d.ID)
	}
	if report.Documents == 0 {
		return withHint(errors.New("no record has the id of a gold document"), fmt.Sprintf("the ids of the gold are %q and so on", gold[0].ID))
	}
	return nil
}
