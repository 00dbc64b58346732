package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/graph"
	"github.com/entente-nlp/entente/graph/export"
)

// graphOptions are the flags of the commands that build a graph.
type graphOptions struct {
	input
	window       string
	since, until string
	sel          graph.Selection
	types        []string
	metric       string
}

func (o *graphOptions) flags(c *cobra.Command) {
	o.input.flags(c)
	f := c.Flags()
	f.StringVar(&o.window, "window", "sentence", "what counts as mentioned together: sentence, paragraph or document")
	f.StringVar(&o.since, "since", "", "only documents from this date on (2025, 2025-08 or 2025-08-31)")
	f.StringVar(&o.until, "until", "", "only documents until this date")
	f.StringSliceVar(&o.types, "type", nil, "only nodes of these types: PERSON, COUNTRY, ORGANIZATION, ...")
	f.StringSliceVar(&o.sel.Countries, "country", nil, "only nodes of these countries, by ISO code: RU,CN")
	f.Float64Var(&o.sel.MinWeight, "min-weight", 0, "only edges of at least this weight")
	f.StringVar(&o.metric, "metric", "count", "what weighs an edge: count, npmi or llr")
	f.Float64Var(&o.sel.Backbone, "backbone", 0, "only edges significant at this level, such as 0.05 (disparity filter)")
	f.IntVar(&o.sel.Top, "top", 0, "only this many nodes, those of the largest strength")
	f.StringVar(&o.sel.Ego, "ego", "", "only the neighbourhood of this node, a name or a key")
	f.IntVar(&o.sel.Hops, "hops", 1, "how far the neighbourhood of --ego reaches")
	f.BoolVar(&o.sel.Ties, "ties", false, "only relations read from the text, no co-mention")
	f.BoolVar(&o.sel.Events, "only-events", false, "only events, no ties and no co-mention")
	complete(c, "window", strs(graph.Windows))
	complete(c, "metric", strs(graph.Metrics))
	complete(c, "type", strs(extract.NameTypes))
}

func strs[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}

// check turns flags into a selection.
func (o *graphOptions) check() error {
	if err := errors.Join(oneOf("window", o.window, strs(graph.Windows)), oneOf("metric", o.metric, strs(graph.Metrics))); err != nil {
		return err
	}
	o.sel.Metric = graph.Metric(o.metric)
	for _, t := range o.types {
		t = strings.ToUpper(strings.TrimSpace(t))
		if err := oneOf("type", t, strs(extract.NameTypes)); err != nil {
			return err
		}
		o.sel.Types = append(o.sel.Types, extract.Type(t))
	}
	for i, c := range o.sel.Countries {
		o.sel.Countries[i] = strings.ToUpper(strings.TrimSpace(c))
	}
	if o.sel.Backbone < 0 || o.sel.Backbone > 1 {
		return withHint(fmt.Errorf("--backbone %v is out of range", o.sel.Backbone), "a level lies between 0 and 1; 0.05 is usual")
	}
	return nil
}

// build reads documents or records and adds them to a graph, showing each to also.
func (o *graphOptions) build(ctx context.Context, s streams, paths []string, also ...func(*extract.Document)) (*graph.Graph, error) {
	docs, err := o.documents(ctx, s, paths)
	if err != nil {
		return nil, err
	}
	p, err := o.pipeline()
	if err != nil {
		return nil, err
	}
	g := graph.New(graph.Options{Window: graph.Window(o.window)})
	err = o.run(ctx, s, p, docs, func(d *extract.Document) error {
		g.Add(d)
		for _, f := range also {
			f(d)
		}
		return nil
	})
	return g, err
}

// network resolves and selects.
func (o *graphOptions) network(g *graph.Graph) (*graph.Network, error) {
	n, err := g.Network(graph.Period{Since: o.since, Until: o.until}).Select(o.sel)
	var missing *graph.NoNodeError
	if errors.As(err, &missing) {
		hint := "names are those of the nodes; 'entente stats' lists them"
		if len(missing.Close) > 0 {
			hint = "did you mean " + strings.Join(missing.Close, ", ") + "?"
		}
		err = withHint(err, hint)
	}
	return n, err
}

func newGraph(s streams) *cobra.Command {
	var o graphOptions
	var format, out, slice string
	var draw export.Options
	c := &cobra.Command{
		Use:   "graph [PATH|-]...",
		Short: "Documents or records to a relation graph",
		Long: `Reads documents, or records that 'entente extract' wrote, and builds the graph of who
is mentioned with whom and of the relations read from the text. Near-duplicate
articles count once.

Without --format the end of the name of -o decides, else dot is written.`,
		Example: `  entente graph news/ -o graph.svg --top 40
  entente extract news/ --format jsonl | entente graph - --format gexf > graph.gexf
  entente graph records.jsonl --ego Putin --hops 2 --backbone 0.05 -o putin.html
  entente graph news/ --type PERSON,COUNTRY --metric npmi --min-weight 0.2 --format csv
  entente graph diff before.jsonl after.jsonl`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error {
			if format == "" {
				format = export.FormatOf(out)
			}
			if err := errors.Join(oneOf("format", format, export.Formats), oneOf("cluster", draw.Cluster, export.Clusters), o.check()); err != nil {
				return err
			}
			g, err := o.build(c.Context(), s, paths)
			if err != nil && !errors.Is(err, errFailed) {
				return err
			}
			failed := err
			write, err := o.writer(s, g, format, slice, draw)
			if err != nil {
				return err
			}
			w, err := output(out, s.out)
			if err != nil {
				return err
			}
			return errors.Join(write(w), w.Close(), failed)
		},
	}
	o.flags(c)
	f := c.Flags()
	f.StringVarP(&format, "format", "f", "", strings.Join(export.Formats, ", "))
	f.StringVarP(&out, "output", "o", "", "file to write; default standard output")
	f.StringVar(&slice, "slice", "", "time slices for a dynamic gexf: day, week, month, quarter or year")
	f.StringVar(&draw.Cluster, "cluster", "community", "what groups and colours nodes: community, country or type")
	f.StringVar(&draw.Title, "title", "", "title of a picture or a page")
	complete(c, "format", export.Formats)
	complete(c, "slice", graph.Steps)
	complete(c, "cluster", export.Clusters)
	c.AddCommand(newGraphDiff(s))
	return c
}

// writer does what can fail, so that no file is made in vain, and returns what
// writes the rest.
func (o *graphOptions) writer(s streams, g *graph.Graph, format, step string, draw export.Options) (func(io.Writer) error, error) {
	if step != "" {
		slices, err := o.slices(g, format, step)
		return func(w io.Writer) error { return export.DynamicGEXF(w, slices) }, err
	}
	n, err := o.network(g)
	if err != nil {
		return nil, err
	}
	draw.Most = o.sel.Top
	n.Measure(graph.MeasureOptions{NoPaths: len(n.Nodes) > 5000})
	o.summary(s, n, format)
	return func(w io.Writer) error { return export.Write(w, n, format, draw) }, nil
}

func (o *graphOptions) summary(s streams, n *graph.Network, format string) {
	if o.quiet || !isTerminal(s.err) {
		return
	}
	fmt.Fprintf(s.err, "%d nodes and %d edges from %d documents", len(n.Nodes), len(n.Edges), n.Documents)
	if n.Copies > 0 {
		fmt.Fprintf(s.err, ", %d near-duplicates left out", n.Copies)
	}
	fmt.Fprintln(s.err)
	if o.sel.Top == 0 && len(n.Nodes) > 2000 && (format == "html" || format == "svg" || format == "png") {
		fmt.Fprintln(s.err, "hint: the picture shows the strongest part; --top, --backbone and --ego choose another")
	}
}

// part selects from the network of one of several periods, in which the name of
// --ego may be missing.
func (o *graphOptions) part(n *graph.Network) (*graph.Network, error) {
	part, err := n.Select(o.sel)
	var missing *graph.NoNodeError
	if errors.As(err, &missing) {
		return &graph.Network{Documents: n.Documents, Windows: n.Windows, From: n.From, To: n.To}, nil
	}
	return part, err
}

// nowhere is the error of an ego that is in none of several periods.
func (o *graphOptions) nowhere(nodes int) error {
	if o.sel.Ego == "" || nodes > 0 {
		return nil
	}
	return withHint(&graph.NoNodeError{Name: o.sel.Ego}, "names are those of the nodes; 'entente stats' lists them")
}

func (o *graphOptions) slices(g *graph.Graph, format, step string) ([]graph.Slice, error) {
	if format != "gexf" {
		return nil, withHint(fmt.Errorf("--slice does not go with --format %s", format), "time slices are written as gexf")
	}
	slices, err := g.Slices(step)
	if err != nil {
		return nil, withHint(err, "dates come with the documents; steps are "+strings.Join(graph.Steps, ", "))
	}
	nodes := 0
	for i := range slices {
		n, err := o.part(slices[i].Network)
		if err != nil {
			return nil, err
		}
		slices[i].Network = n
		nodes += len(n.Nodes)
	}
	return slices, o.nowhere(nodes)
}

func newGraphDiff(s streams) *cobra.Command {
	var o graphOptions
	var top int
	c := &cobra.Command{
		Use:   "diff BEFORE AFTER",
		Short: "What changed between two corpora or periods",
		Long: `Builds the graphs of two inputs and lists the edges that appeared, vanished, grew or
shrank, the largest changes first. Weights are for a million windows each, so that
corpora of unequal size can be compared. With --since as the border, give one input
twice: documents before it are BEFORE, the others AFTER.`,
		Example: `  entente graph diff 2024.jsonl 2025.jsonl
  entente graph diff news.jsonl news.jsonl --since 2025-06 --top-changes 20`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.check(); err != nil {
				return err
			}
			border := ""
			if args[0] == args[1] {
				border = o.since
			}
			var sides [2]*graph.Network
			for i, path := range args {
				g, err := o.build(c.Context(), s, []string{path})
				if err != nil {
					return err
				}
				period := graph.Period{Since: o.since, Until: o.until}
				if border != "" && i == 0 {
					period = graph.Period{Before: border}
				}
				if sides[i], err = o.part(g.Network(period)); err != nil {
					return err
				}
			}
			if err := o.nowhere(len(sides[0].Nodes) + len(sides[1].Nodes)); err != nil {
				return err
			}
			changes := graph.Diff(sides[0], sides[1])
			return export.WriteDiff(s.out, changes[:min(len(changes), cmp.Or(top, len(changes)))])
		},
	}
	o.flags(c)
	c.Flags().IntVar(&top, "top-changes", 50, "how many changes to list; 0 lists all")
	return c
}
