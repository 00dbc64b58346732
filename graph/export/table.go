package export

import (
	"bytes"
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

// NodesCSV writes a row a node, under the headers that Gephi takes.
func NodesCSV(w io.Writer, n *graph.Network) error {
	return nodesCSV(w, n, []string{"Id", "Label", "Type", "Country", "Mentions", "Documents", "First", "Last", "Degree", "Strength", "PageRank", "Betweenness", "Closeness", "Core", "Component", "Community"})
}

// Neo4jNodes writes a row a node, under the headers that neo4j-admin import takes.
func Neo4jNodes(w io.Writer, n *graph.Network) error {
	return nodesCSV(w, n, []string{"key:ID", "name", ":LABEL", "country", "mentions:int", "documents:int", "first", "last", "degree:int", "strength:double", "pagerank:double", "betweenness:double", "closeness:double", "core:int", "component:int", "community:int"})
}

func nodesCSV(w io.Writer, n *graph.Network, head []string) error {
	c := csv.NewWriter(w)
	c.Write(head)
	for _, x := range n.Nodes {
		c.Write(append([]string{x.Key, x.Name}, nodeValues(x)...))
	}
	c.Flush()
	return c.Error()
}

// EdgesCSV writes a row an edge, under the headers that Gephi takes. Type is
// Directed or Undirected, as it wants it; the type of the relation is the Label.
func EdgesCSV(w io.Writer, n *graph.Network) error {
	c := csv.NewWriter(w)
	c.Write([]string{"Source", "Target", "Type", "Label", "Kind", "Polarity", "Weight", "Count", "NPMI", "LLR", "Documents", "Sources", "First", "Last", "SourceName", "TargetName", "Evidence"})
	for _, e := range n.Edges {
		a, b := n.Nodes[e.Source], n.Nodes[e.Target]
		c.Write([]string{a.Key, b.Key, direction(e), e.Type, e.Kind, e.Polarity, number(e.Weight), strconv.Itoa(e.Count), number(e.NPMI), number(e.LLR),
			strconv.Itoa(e.Documents), strconv.Itoa(e.Sources), e.First, e.Last, a.Name, b.Name, firstEvidence(e)})
	}
	c.Flush()
	return c.Error()
}

// Neo4jEdges writes a row an edge, under the headers that neo4j-admin import
// takes. Neo4j gives every edge a direction; directed says which mean it.
func Neo4jEdges(w io.Writer, n *graph.Network) error {
	c := csv.NewWriter(w)
	c.Write([]string{":START_ID", ":END_ID", ":TYPE", "directed:boolean", "kind", "polarity", "weight:double", "count:int", "npmi:double", "llr:double", "documents:int", "sources:int", "first", "last", "evidence"})
	for _, e := range n.Edges {
		c.Write([]string{n.Nodes[e.Source].Key, n.Nodes[e.Target].Key, e.Type, strconv.FormatBool(e.Directed), e.Kind, e.Polarity, number(e.Weight), strconv.Itoa(e.Count), number(e.NPMI), number(e.LLR),
			strconv.Itoa(e.Documents), strconv.Itoa(e.Sources), e.First, e.Last, firstEvidence(e)})
	}
	c.Flush()
	return c.Error()
}

func firstEvidence(e graph.Edge) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(e.Evidence[0].Text), " ")
}

func direction(e graph.Edge) string {
	if e.Directed {
		return "Directed"
	}
	return "Undirected"
}

// WriteStats writes the nodes named most, the edges of the largest weight and the
// communities as tables of at most rows rows.
func WriteStats(w io.Writer, n *graph.Network, rows int) error {
	fmt.Fprintln(w, caption(n, n))
	t := newTable(w, "ENTITIES", "type", "country", "mentions", "documents", "neighbours", "key")
	nodes := slices.Clone(n.Nodes)
	slices.SortStableFunc(nodes, func(a, b graph.Node) int { return cmp.Compare(b.Mentions, a.Mentions) })
	for _, x := range nodes[:min(rows, len(nodes))] {
		t.row(nameOf(x), words(string(x.Type)), x.Country, x.Mentions, x.Documents, x.Measures.Degree, x.Key)
	}
	edges := slices.Clone(n.Edges)
	slices.SortStableFunc(edges, func(a, b graph.Edge) int { return cmp.Compare(b.Weight, a.Weight) })
	pairs := newTable(w, "PAIRS", "with", "weight", "documents", "npmi", "log-likelihood")
	ties := newTable(w, "RELATIONS", "", "", "claims", "documents")
	for _, e := range edges {
		a, b := nameOf(n.Nodes[e.Source]), nameOf(n.Nodes[e.Target])
		switch {
		case !isTie(e) && pairs.rows < rows:
			pairs.row(a, b, fmt.Sprintf("%.4g", e.Weight), e.Documents, fmt.Sprintf("%.2f", e.NPMI), fmt.Sprintf("%.4g", e.LLR))
		case isTie(e) && ties.rows < rows:
			ties.row(a, words(label(e)), b, e.Count, e.Documents)
		}
	}
	communities := newTable(w, "COMMUNITIES", "strongest members")
	groups, members := Options{}.groups(n)
	slices.SortStableFunc(groups, func(a, b string) int { return cmp.Compare(len(members[b]), len(members[a])) })
	for _, g := range groups {
		if len(members[g]) > 2 && communities.rows < rows {
			communities.row(count(len(members[g]), "entity", "entities"), strings.Join(strongest(n, members[g], 6), ", "))
		}
	}
	for _, t := range []*textTable{t, pairs, ties, communities} {
		if err := t.flush(); err != nil {
			return err
		}
	}
	if n.Assortativity() != 0 {
		_, err := fmt.Fprintf(w, "\nAssortativity by country, from -1 to 1 (all within a country): %.2f\n", n.Assortativity())
		return err
	}
	return nil
}

// A textTable is written if it has rows.
type textTable struct {
	to   io.Writer
	b    bytes.Buffer
	w    *tabwriter.Writer
	rows int
}

func newTable(w io.Writer, head ...string) *textTable {
	t := &textTable{to: w}
	t.w = tabwriter.NewWriter(&t.b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t.w, strings.Join(head, "\t"))
	return t
}

func (t *textTable) row(cells ...any) {
	t.rows++
	for i, c := range cells {
		if i > 0 {
			fmt.Fprint(t.w, "\t")
		}
		fmt.Fprint(t.w, c)
	}
	fmt.Fprintln(t.w)
}

func (t *textTable) flush() error {
	if t.rows == 0 {
		return nil
	}
	t.w.Flush()
	_, err := fmt.Fprintf(t.to, "\n%s", t.b.Bytes())
	return err
}

// WriteDiff writes changes as a table. Weights are for a million windows.
func WriteDiff(w io.Writer, changes []graph.Change) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "change\tsource\trelation\ttarget\tbefore\tafter\tevidence\n")
	for _, c := range changes {
		evidence := ""
		if len(c.Evidence) > 0 {
			evidence = c.Evidence[0].Document + ": " + excerpt(c.Evidence[0], 90)
		}
		what := "with"
		if c.Type != graph.CoMention {
			what = words(label(graph.Edge{Type: c.Type, Polarity: c.Polarity}))
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.0f\t%.0f\t%s\n", c.What, nameOf(c.Source), what, nameOf(c.Target), c.Before, c.After, plain(evidence))
	}
	return t.Flush()
}

// excerpt clips evidence to a number of characters, from shortly before its first
// mark.
func excerpt(v graph.Evidence, runes int) string {
	const lead = 24 // bytes
	text, dots := v.Text, ""
	if len(v.Marks) > 0 && len(text) > runes && v.Marks[0].Start > lead && v.Marks[0].Start < len(text) {
		from := v.Marks[0].Start - lead
		if i := strings.IndexByte(text[from:], ' '); i >= 0 && i < lead {
			from += i + 1
		} else {
			from = v.Marks[0].Start
		}
		text, dots = text[from:], "… "
	}
	return dots + clip(plain(text), runes)
}

func clip(s string, runes int) string {
	r := []rune(s)
	if len(r) <= runes {
		return s
	}
	return string(r[:runes-1]) + "…"
}
