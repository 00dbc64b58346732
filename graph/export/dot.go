package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/graph"
)

// DOT writes GraphViz source: nodes where the picture has them, if it has all, sized by strength,
// grouped and coloured by community or country, edges as wide as they weigh,
// relations with an arrow and their type. IDs are ASCII, and names stand in quoted
// labels, so that no name can be taken for anything else.
func DOT(w io.Writer, n *graph.Network, o Options) error {
	fmt.Fprint(w, "graph entente {\n")
	if o.Title != "" {
		fmt.Fprintf(w, "  label=%s; labelloc=t; fontsize=20;\n", quote(o.Title))
	}
	layout := "layout=sfdp, overlap=prism"
	d := &drawing{}
	if len(n.Nodes) <= o.most() {
		d, layout = draw(n, o), "layout=nop"
	}
	fmt.Fprintf(w, "  graph [%s, splines=line, outputorder=edgesfirst, bgcolor=white, fontname=\"Helvetica\"];\n", layout)
	fmt.Fprint(w, "  node [shape=circle, fixedsize=true, style=filled, fontname=\"Helvetica\", penwidth=0.8, color=white];\n")
	fmt.Fprint(w, "  edge [fontname=\"Helvetica\", fontsize=8, color=\"#78808870\"];\n")
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
			pos, wide := "", (7+40*size[i])/72
			if d.nodes != nil {
				c := d.nodes[i]
				pos, wide = fmt.Sprintf("pos=\"%s,%s\", ", short(c.x), short(d.height-c.y)), c.r/36
			}
			fmt.Fprintf(w, "%sn%d [%slabel=%s, fillcolor=\"%s\", fontsize=%s, width=%s, tooltip=%s];\n", indent, i, pos, quote(nameOf(x)), colours[g].hex(),
				short(8.5+7.5*size[i]), short(wide), quote(tooltip(x)))
		}
		if cluster {
			fmt.Fprint(w, "  }\n")
		}
	}
	width := shares(n)
	for _, e := range n.Edges {
		share := width(e.Weight)
		fmt.Fprintf(w, "  n%d -- n%d [weight=%s, penwidth=%s", e.Source, e.Target, short(1+9*share*share), short(0.5+4.5*share))
		if isTie(e) {
			c := polarity(e.Polarity).hex()
			fmt.Fprintf(w, ", label=%s, color=\"%s\", fontcolor=\"%s\"", quote(words(label(e))), c, c)
			if e.Directed {
				fmt.Fprint(w, ", dir=forward, arrowsize=0.7")
			}
			if e.Polarity != "" && e.Polarity != "+" {
				fmt.Fprint(w, ", style=dashed")
			}
		}
		fmt.Fprintf(w, ", tooltip=%s];\n", quote(edgeTooltip(n, e)))
	}
	for i, l := range d.words {
		colour, fill := "#ffffff00", ""
		if l.dot != nil {
			fill = l.dot.hex()
		}
		if l.stroke != nil {
			colour, fill = l.stroke.stroke.hex(), ""
		}
		if l.bold { // the title, which the graph has as its label
			continue
		}
		width := (textWidth(l.text)*l.size + 12) / 72
		style := `style="", color="#ffffff00"`
		if fill != "" {
			style = fmt.Sprintf(`fillcolor="%s"`, fill)
		} else if l.stroke != nil {
			style = fmt.Sprintf(`style="", fontcolor="%s"`, colour)
		}
		fmt.Fprintf(w, "  legend%d [shape=box, %s, fontsize=%s, width=%s, height=0.2, pos=\"%s,%s\", label=%s];\n", i, style, short(l.size), short(width),
			short(l.x+width*36), short(d.height-l.y), quote(l.text))
	}
	_, err := fmt.Fprint(w, "}\n")
	return err
}

// quote writes a double-quoted string of DOT. A backslash is doubled, since
// GraphViz reads escapes such as \N and \G; control characters become spaces.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
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

func short(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
