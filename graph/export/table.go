package export

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/entente-nlp/entente/graph"
)

// NodesCSV writes a row a node, under headers that both Gephi (Id, Label) and
// neo4j-admin import (:ID, :LABEL) take when named in their dialogs.
func NodesCSV(w io.Writer, n *graph.Network) error {
	c := csv.NewWriter(w)
	c.Write([]string{"Id", "Label", "Type", "Country", "Mentions", "Documents", "First", "Last", "Degree", "Strength", "PageRank", "Betweenness", "Closeness", "Core", "Component", "Community"})
	for _, x := range n.Nodes {
		m := x.Measures
		c.Write([]string{x.Key, x.Name, string(x.Type), x.Country, strconv.Itoa(x.Mentions), strconv.Itoa(x.Documents), x.First, x.Last, strconv.Itoa(m.Degree), number(m.Strength),
			number(m.PageRank), number(m.Betweenness), number(m.Closeness), strconv.Itoa(m.Core), strconv.Itoa(m.Component), strconv.Itoa(m.Community)})
	}
	c.Flush()
	return c.Error()
}

// EdgesCSV writes a row an edge. Type is Directed or Undirected, as Gephi wants
// it; the type of the relation is its Label.
func EdgesCSV(w io.Writer, n *graph.Network) error {
	c := csv.NewWriter(w)
	c.Write([]string{"Source", "Target", "Type", "Label", "Kind", "Polarity", "Weight", "Count", "NPMI", "LLR", "Documents", "Sources", "First", "Last", "SourceName", "TargetName", "Evidence"})
	for _, e := range n.Edges {
		a, b := n.Nodes[e.Source], n.Nodes[e.Target]
		evidence := ""
		if len(e.Evidence) > 0 {
			evidence = strings.Join(strings.Fields(e.Evidence[0].Text), " ")
		}
		c.Write([]string{a.Key, b.Key, direction(e), e.Type, e.Kind, e.Polarity, number(e.Weight), strconv.Itoa(e.Count), number(e.NPMI), number(e.LLR),
			strconv.Itoa(e.Documents), strconv.Itoa(e.Sources), e.First, e.Last, a.Name, b.Name, evidence})
	}
	c.Flush()
	return c.Error()
}

func direction(e graph.Edge) string {
	if e.Directed {
		return "Directed"
	}
	return "Undirected"
}

// WriteStats writes the nodes named most and the edges of the largest weight as
// tables of at most rows rows.
func WriteStats(w io.Writer, n *graph.Network, rows int) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	period := ""
	if n.From != "" {
		period = ", " + n.From + " to " + n.To
	}
	fmt.Fprintf(t, "%d documents%s; %d near-duplicates left out; %d entities, %d edges\n", n.Documents, period, n.Copies, len(n.Nodes), len(n.Edges))
	nodes := slices.Clone(n.Nodes)
	slices.SortStableFunc(nodes, func(a, b graph.Node) int { return cmp.Compare(b.Mentions, a.Mentions) })
	fmt.Fprintf(t, "\nENTITIES\ttype\tcountry\tmentions\tdocuments\tneighbours\tkey\n")
	for _, x := range nodes[:min(rows, len(nodes))] {
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%d\t%s\n", x.Name, x.Type, x.Country, x.Mentions, x.Documents, x.Measures.Degree, x.Key)
	}
	edges := slices.Clone(n.Edges)
	slices.SortStableFunc(edges, func(a, b graph.Edge) int { return cmp.Compare(b.Weight, a.Weight) })
	write := func(title string, co bool) {
		k := 0
		for _, e := range edges {
			if (e.Kind == "co-mention") != co || k == rows {
				continue
			}
			if k++; k == 1 {
				fmt.Fprintf(t, "\n%s\t\t\tweight\tdocuments\tnpmi\n", title)
			}
			what := "with"
			if !co {
				what = label(e)
			}
			fmt.Fprintf(t, "%s\t%s\t%s\t%.4g\t%d\t%.2f\n", n.Nodes[e.Source].Name, what, n.Nodes[e.Target].Name, e.Weight, e.Documents, e.NPMI)
		}
	}
	write("PAIRS", true)
	write("RELATIONS", false)
	return t.Flush()
}

// WriteDiff writes changes as a table.
func WriteDiff(w io.Writer, changes []graph.Change) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "change\tsource\trelation\ttarget\tbefore\tafter\tevidence\n")
	for _, c := range changes {
		evidence := ""
		if len(c.Evidence) > 0 {
			evidence = c.Evidence[0].Document + ": " + clip(strings.Join(strings.Fields(c.Evidence[0].Text), " "), 90)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.0f\t%.0f\t%s\n", c.What, c.Source.Name, label(graph.Edge{Type: c.Type, Polarity: c.Polarity}), c.Target.Name, c.Before, c.After, evidence)
	}
	return t.Flush()
}

func clip(s string, runes int) string {
	r := []rune(s)
	if len(r) <= runes {
		return s
	}
	return string(r[:runes-1]) + "…"
}
