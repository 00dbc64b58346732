package export

import (
	"fmt"
	"io"

	"github.com/entente-nlp/entente/graph"
)

// SVG draws n on one page, the strongest part of it if it is large. Names are text, which can be searched and selected, and
// every node and edge has a title that browsers show, an edge's with its best
// evidence.
func SVG(w io.Writer, n *graph.Network, o Options) error {
	d := draw(n, o)
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" fill="%s">`+"\n",
		short(d.width), short(d.height), short(d.width), short(d.height), inkColor.hex())
	title := o.Title
	if title == "" {
		title = "Relation graph"
	}
	fmt.Fprintf(w, "<title>%s</title>\n<desc>%s</desc>\n", text(plain(title)), text(d.caption))
	fmt.Fprint(w, `<rect width="100%" height="100%" fill="#ffffff"/>`+"\n<g fill=\"none\" stroke-linecap=\"round\">\n")
	for _, l := range d.lines {
		svgLine(w, l)
	}
	fmt.Fprint(w, "</g>\n<g>\n")
	for _, c := range d.nodes {
		fmt.Fprintf(w, `<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="#ffffff" stroke-width="1"><title>%s</title></circle>`+"\n", short(c.x), short(c.y), short(c.r), c.fill.hex(), text(c.title))
	}
	fmt.Fprint(w, "</g>\n<g text-anchor=\"middle\" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"2.4\" stroke-linejoin=\"round\">\n")
	for _, l := range d.lines {
		if l.label != "" {
			fmt.Fprintf(w, `<text x="%s" y="%s" font-size="%s" fill="%s">%s</text>`+"\n", short(l.lx), short(l.ly+tieFont*0.35), short(tieFont), l.stroke.hex(), text(l.label))
		}
	}
	for _, c := range d.nodes {
		fmt.Fprintf(w, `<text font-size="%s">`, short(c.size))
		for i, s := range c.name {
			fmt.Fprintf(w, `<tspan x="%s" y="%s">%s</tspan>`, short(c.x), short(c.baseline(i)), text(s))
		}
		fmt.Fprint(w, "</text>\n")
	}
	fmt.Fprint(w, "</g>\n<g>\n")
	for _, l := range d.words {
		if l.dot != nil {
			fmt.Fprintf(w, `<circle cx="%s" cy="%s" r="4.5" fill="%s"/>`, short(l.x-7), short(l.y-3.5), l.dot.hex())
		}
		if l.stroke != nil {
			svgLine(w, *l.stroke)
		}
		weight := ""
		if l.bold {
			weight = ` font-weight="bold"`
		}
		fmt.Fprintf(w, `<text x="%s" y="%s" font-size="%s"%s>%s</text>`+"\n", short(l.x), short(l.y), short(l.size), weight, text(plain(l.text)))
	}
	_, err := fmt.Fprint(w, "</g>\n</svg>\n")
	return err
}

// baseline is where line i of the name stands.
func (c disc) baseline(i int) float64 { return c.y + c.r + (float64(i)*lineHigh+0.95)*c.size }

func svgLine(w io.Writer, l line) {
	dash := ""
	if l.dashed {
		dash = ` stroke-dasharray="4 3"`
	}
	path := fmt.Sprintf("M%s %sL%s %s", short(l.x0), short(l.y0), short(l.x1), short(l.y1))
	if isBent(l) {
		path = fmt.Sprintf("M%s %sQ%s %s %s %s", short(l.x0), short(l.y0), short(l.cx), short(l.cy), short(l.x1), short(l.y1))
	}
	title := ""
	if l.title != "" {
		title = "<title>" + text(l.title) + "</title>"
	}
	fmt.Fprintf(w, `<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s"%s>%s</path>`+"\n", path, l.stroke.hex(), short(l.alpha), short(l.width), dash, title)
	if l.arrow {
		p := l.arrowhead()
		fmt.Fprintf(w, `<path d="M%s %sL%s %sL%s %sZ" fill="%s" stroke="none"/>`+"\n", short(p[0][0]), short(p[0][1]), short(p[1][0]), short(p[1][1]), short(p[2][0]), short(p[2][1]), l.stroke.hex())
	}
}

func isBent(l line) bool {
	mx, my := (l.x0+l.x1)/2-l.cx, (l.y0+l.y1)/2-l.cy
	return mx*mx+my*my > 0.01
}
