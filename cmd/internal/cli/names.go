package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/token"
)

func newNames(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "names",
		Short: "Look up, check and build the tables of names",
		Long: `The tables say which names mean what: countries, places, organisations, offices and
their holders, people. They are part of the program; 'lookup' asks them.

Your own names go into a file for --names of extract and graph: a line for each, its
columns divided by tabs, and lines that keep two names apart:

  # alias	key	type	country
  Old Lady	org:bank-of-england	ORGANIZATION	GB
  ! George Bush | George W. Bush

'check' and 'build' are for those who edit the tables themselves.`,
		Example: `  entente names lookup Georgia
  entente names lookup "European Central Bank"
  entente names check extract/english/data
  entente names build extract/english/data`,
	}
	c.AddCommand(newNamesLookup(s), newNamesCheck(s), newNamesBuild(s))
	return c
}

func newNamesLookup(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "lookup NAME",
		Short:   "Everything that a name may mean",
		Example: "  entente names lookup Jordan",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			name := strings.Join(args, " ")
			table, err := names.Embedded().Table()
			if err != nil {
				return err
			}
			span := extract.Span{End: len(name)}
			tokens := token.Append(nil, name, span)
			w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			found := false
			for _, m := range table.MatchAll(name, tokens, nil) {
				if m.First != 0 || m.Last != len(tokens) {
					continue
				}
				found = true
				fmt.Fprintf(w, "%s\t(%s, written %s)\t\t\t\n", name, m.Classes, m.Case)
				for e := range table.Entries(m) {
					fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\n", e.Key, e.Type, e.Kind, e.Country, e.Name)
				}
			}
			if !found {
				return withHint(fmt.Errorf("no table knows %q", name), "'entente names --help' tells how to add names of your own")
			}
			return w.Flush()
		},
	}
}

func newNamesCheck(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "check [DIR]",
		Short:   "Look for mistakes in the tables of a directory",
		Example: "  entente names check extract/english/data",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			t, err := names.Read(os.DirFS(tableDir(args)))
			if err != nil {
				return err
			}
			problems := t.Check()
			for _, p := range problems {
				fmt.Fprintln(s.out, p)
			}
			fmt.Fprintf(s.err, "%d countries, %d regions, %d cities, %d places, %d organisations, %d offices, %d people, %d given names, %d surnames: %d problems\n",
				len(t.Countries), len(t.Regions), len(t.Cities), len(t.Places), len(t.Organizations), len(t.Offices), len(t.People), len(t.Given), len(t.Surnames), len(problems))
			if len(problems) > 0 {
				return errFailed
			}
			return nil
		},
	}
}

func newNamesBuild(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "build [DIR]",
		Short: "Compile the tables of a directory into " + names.File,
		Long: `Compiles the tables of a directory into ` + names.File + ` beside them. The program has its
tables within: build it anew afterwards.`,
		Example: "  entente names build extract/english/data && go build ./cmd/entente",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := tableDir(args)
			b, err := names.Build(os.DirFS(dir))
			if err != nil {
				return err
			}
			path := filepath.Join(dir, names.File)
			if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, b) {
				fmt.Fprintf(s.err, "%s is up to date\n", path)
				return nil
			} else if err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
			if err := os.WriteFile(path, b, 0o644); err != nil {
				return err
			}
			fmt.Fprintf(s.err, "%s: %d bytes\n", path, len(b))
			return nil
		},
	}
}

func tableDir(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	return filepath.Join("extract", "english", "data")
}
