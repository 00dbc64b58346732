package export

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/graph"
)

// mostPlaced is the number of nodes up to which places are computed here, those of
// the page; for more GraphViz is asked to.
const mostPlaced = 3000

// DOT writes GraphViz source: nodes sized by strength and grouped and coloured by
// community or country, edges as wide as they weigh, relations with an arrow and
// their type. IDs are ASCII, and names stand in quoted labels, so that no name can
// be taken for anything else.
func DOT(w io.Writer, n *graph.Network, o Options) error {
	fmt.Fprint(w, "graph entente {\n")
	if o.Title != "" {
		fmt.Fprintf(w, "  label=%s; labelloc=t; fontsize=20;\n", quote(o.Title))
	}
	layout := "layout=sfdp, overlap=prism"
	var places []graph.Point
	if len(n.Nodes) <= mostPlaced {
		places, layout = n.Layout(), "layout=nop"
	}
	fmt.Fprintf(w, "  graph [%s, splines=line, outputorder=edgesfirst, bgcolor=white, fontname=\"Helvetica\"];\n", layout)
	fmt.Fprint(w, "  node [shape=ellipse, style=filled, fontname=\"Helvetica\", penwidth=0.8, color=\"#00000055\", margin=\"0.04,0.02\"];\n")
	fmt.Fprint(w, "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#8a8f9870\"];\n")
	colours := o.palette(n)
	groups, members := o.groups(n)
	size := radii(n)
	for _, g := range groups {
		indent := "  "
		cluster := g != "" && len(members[g]) > 1
		if cluster {
			fmt.Fprintf(w, "  subgraph %s {\n    cluster=false;\n", quote("cluster_"+g))
			indent = "    "
		}
		for _, i := range members[g] {
			x := n.Nodes[i]
			r := size[i]
			pos := ""
			if places != nil {
				pos = fmt.Sprintf("pos=\"%s,%s\", ", short(places[i].X), short(-places[i].Y))
			}
			fmt.Fprintf(w, "%sn%d [%slabel=%s, fillcolor=\"%s\", fontcolor=\"%s\", fontsize=%s, width=%s, height=%s, tooltip=%s];\n", indent, i, pos, quote(x.Name), colours[g].hex(), colours[g].ink(),
				short(8+10*r), short(0.3+0.7*r), short(0.2+0.4*r), quote(tooltip(x)))
		}
		if cluster {
			fmt.Fprint(w, "  }\n")
		}
	}
	most := heaviest(n)
	for _, e := range n.Edges {
		wide := 0.4 + 4.6*math.Sqrt(max(e.Weight, 0)/most)
		fmt.Fprintf(w, "  n%d -- n%d [weight=%s, penwidth=%s", e.Source, e.Target, short(1+9*max(e.Weight, 0)/most), short(wide))
		if e.Kind != "co-mention" {
			fmt.Fprintf(w, ", label=%s, color=\"%s\", fontcolor=\"#444444\"", quote(strings.ToLower(strings.ReplaceAll(label(e), "_", " "))), polarityColour(e.Polarity))
			if e.Directed {
				fmt.Fprint(w, ", dir=forward, arrowsize=0.7")
			}
		}
		fmt.Fprintf(w, ", tooltip=%s];\n", quote(edgeTooltip(n, e)))
	}
	o.legend(w, n, groups, members, colours, places)
	_, err := fmt.Fprint(w, "}\n")
	return err
}

func (o Options) legend(w io.Writer, n *graph.Network, groups []string, members map[string][]int, colours map[string]colour, places []graph.Point) {
	if len(n.Nodes) == 0 {
		return
	}
	what := o.Cluster
	if what == "" {
		what = "community"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d entities, %d edges, %d documents. Size: strength; width: weight; colour: %s.", len(n.Nodes), len(n.Edges), n.Documents, what)
	var low, left, right float64
	for i, p := range places {
		if i == 0 || -p.Y < low {
			low = -p.Y
		}
		left, right = min(left, p.X), max(right, p.X)
	}
	fmt.Fprintf(w, "  legend [shape=plaintext, style=\"\", fontsize=11, fontcolor=\"#555555\", pos=\"%s,%s\", label=%s];\n", short((left+right)/2), short(low-60), quote(b.String()))
	if o.Cluster != "country" && o.Cluster != "type" {
		return
	}
	k := 0
	for i, g := range groups {
		if g == "" || colours[g] == grey {
			continue
		}
		fmt.Fprintf(w, "  legend%d [shape=box, fontsize=9, fillcolor=\"%s\", fontcolor=\"%s\", pos=\"%s,%s\", label=%s];\n", i, colours[g].hex(), colours[g].ink(),
			short((left+right)/2+float64(k%7-3)*110), short(low-90-float64(k/7)*26), quote(fmt.Sprintf("%s (%d)", g, len(members[g]))))
		k++
	}
}

// groups lists the groups in the order of their first node, and their members.
func (o Options) groups(n *graph.Network) ([]string, map[string][]int) {
	var order []string
	members := map[string][]int{}
	for i, x := range n.Nodes {
		g := o.group(x)
		if members[g] == nil {
			order = append(order, g)
		}
		members[g] = append(members[g], i)
	}
	return order, members
}

func tooltip(x graph.Node) string {
	s := fmt.Sprintf("%s, %s", x.Name, strings.ToLower(string(x.Type)))
	if x.Country != "" {
		s += ", " + x.Country
	}
	return fmt.Sprintf("%s: %d mentions in %d documents", s, x.Mentions, x.Documents)
}

func edgeTooltip(n *graph.Network, e graph.Edge) string {
	s := fmt.Sprintf("%s – %s: %s, %d documents", n.Nodes[e.Source].Name, n.Nodes[e.Target].Name, strings.ToLower(label(e)), e.Documents)
	if len(e.Evidence) > 0 && e.Evidence[0].Text != "" {
		s += ". " + clip(strings.Join(strings.Fields(e.Evidence[0].Text), " "), 160)
	}
	return s
}

// quote writes a double-quoted string of DOT. A backslash is doubled, since
// GraphViz reads escapes such as \N and \G; control characters become spaces.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\\`)
		case r < ' ' || r == 0x7f:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func short(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }
