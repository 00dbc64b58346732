package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/entente-nlp/entente/graph"
)

// A drawing is a network as circles, lines and words on a page, in points. All
// pictures are made of it, and so is the page, so that they agree.
type drawing struct {
	shown         *graph.Network // what it shows
	caption       string
	width, height float64
	nodes         []disc
	lines         []line   // those behind first
	words         []legend // title, legend
}

type disc struct {
	x, y, r float64
	name    []string // lines below the circle
	size    float64  // of the name's font
	fill    colour
	title   string
}

// A line goes from one point to another, bent over a control point.
type line struct {
	edge           int
	x0, y0, cx, cy float64
	x1, y1         float64
	mid, off       float64 // where the control point stands: share of the way between the centres, distance from it
	width          float64
	stroke         colour
	alpha          float64
	dashed, arrow  bool
	label          string // "" where none found room
	lx, ly         float64
	title          string
}

// A legend is a piece of text on the page, with a dot or a stroke before it.
type legend struct {
	x, y, size float64
	text       string
	bold       bool
	dot        *colour
	stroke     *line
}

const (
	lineHigh   = 1.18 // height of a line of a name, in font sizes
	tieFont    = 7.5
	legendFont = 10.0
	pageMargin = 28.0
)

func draw(all *graph.Network, o Options) *drawing {
	n := o.shown(all)
	d := &drawing{shown: n, caption: caption(n, all)}
	colours := o.palette(n)
	sizes := radii(n)
	room := make([]graph.Point, len(n.Nodes))
	// In a large graph most nodes are details, and its hubs must be read from afar.
	grow := min(max(math.Sqrt(float64(len(n.Nodes))/150), 1), 4)
	for i, x := range n.Nodes {
		c := disc{r: 3.5 + 20*grow*sizes[i], size: 8 + 8*grow*sizes[i], fill: colours[o.group(x)], title: tooltip(x)}
		c.name = wrap(nameOf(x))
		wide := 2 * c.r
		for _, s := range c.name {
			wide = max(wide, textWidth(s)*c.size)
		}
		room[i] = graph.Point{X: wide + 8, Y: 2*c.r + float64(len(c.name))*lineHigh*c.size + 8}
		d.nodes = append(d.nodes, c)
	}
	var left, top, right, low float64
	for i, p := range n.Layout(room) {
		c := &d.nodes[i]
		c.x, c.y = p.X, p.Y-float64(len(c.name))*lineHigh*c.size/2
		left, right = min(left, p.X-room[i].X/2), max(right, p.X+room[i].X/2)
		top, low = min(top, p.Y-room[i].Y/2), max(low, p.Y+room[i].Y/2)
	}
	d.connect(n, o, colours)

	// The page: margins, the title above, the legend below.
	legend := d.legend(n, o, colours, max(right-left, 360))
	dx, dy := pageMargin-left, pageMargin-top
	if o.Title != "" {
		d.words = append(d.words, legendText(pageMargin, pageMargin+12, 18, o.Title, true))
		dy += 34
	}
	for i := range d.nodes {
		d.nodes[i].x += dx
		d.nodes[i].y += dy
	}
	for i := range d.lines {
		d.lines[i].shift(dx, dy)
	}
	d.width, d.height = max(right-left, 360)+2*pageMargin, low+dy+pageMargin
	for _, l := range legend {
		l.x += pageMargin
		l.y += low + dy + 22
		if l.stroke != nil {
			l.stroke.shift(pageMargin, low+dy+22)
		}
		d.height = max(d.height, l.y+pageMargin)
		d.words = append(d.words, l)
	}
	return d
}

func (l *line) shift(dx, dy float64) {
	l.x0, l.cx, l.x1, l.lx = l.x0+dx, l.cx+dx, l.x1+dx, l.lx+dx
	l.y0, l.cy, l.y1, l.ly = l.y0+dy, l.cy+dy, l.y1+dy, l.ly+dy
}

// connect draws the edges: co-mention straight and light, in the colour of a
// community that both ends share, relations beside it and strong.
func (d *drawing) connect(n *graph.Network, o Options, colours map[string]colour) {
	width := shares(n)
	order := make([]int, len(n.Edges))
	bundle := map[[2]int]int{} // relations of a pair, in either direction
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := n.Edges[i], n.Edges[j]
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Weight, b.Weight))
	})
	for _, i := range order {
		e := n.Edges[i]
		a, b := d.nodes[e.Source], d.nodes[e.Target]
		share := width(e.Weight)
		l := line{edge: i, x0: a.x, y0: a.y, x1: b.x, y1: b.y, cx: (a.x + b.x) / 2, cy: (a.y + b.y) / 2, title: edgeTooltip(n, e)}
		if !isTie(e) {
			l.width, l.alpha, l.stroke = 0.5+5*share, 0.16+0.44*share, edgeGrey
			if g := o.group(n.Nodes[e.Source]); g != "" && g == o.group(n.Nodes[e.Target]) {
				l.stroke = colours[g].dark()
			}
			d.lines = append(d.lines, l)
			continue
		}
		pair := [2]int{min(e.Source, e.Target), max(e.Source, e.Target)}
		k := bundle[pair]
		bundle[pair]++
		l.width, l.alpha, l.stroke = 1+2*share, 0.9, polarity(e.Polarity)
		l.dashed, l.arrow, l.label = e.Polarity != "" && e.Polarity != "+", e.Directed, words(label(e))
		l.bend(a, b, pair[0] != e.Source, k)
		d.lines = append(d.lines, l)
	}
	d.placeLabels()
}

// bend gives the k-th relation of a pair its own arc, and ends it at the circles.
func (l *line) bend(a, b disc, back bool, k int) {
	dx, dy := b.x-a.x, b.y-a.y
	long := max(math.Hypot(dx, dy), 1)
	off := min(0.12*long, 14) + 9*float64(k/2)
	if (k%2 == 1) != back {
		off = -off
	}
	l.off, l.mid = 2*off, 0.5
	if gap := long - a.r - b.r; gap > 0 {
		l.mid = (a.r + gap/2) / long
	}
	l.cx, l.cy = a.x+dx*l.mid-dy/long*l.off, a.y+dy*l.mid+dx/long*l.off
	end := func(c disc, gap float64) (x, y float64) {
		vx, vy := l.cx-c.x, l.cy-c.y
		h := max(math.Hypot(vx, vy), 1)
		r := min(c.r+gap, 0.8*h)
		return c.x + vx/h*r, c.y + vy/h*r
	}
	l.x0, l.y0 = end(a, 1)
	l.x1, l.y1 = end(b, 1.5)
}

// at returns the point of the curve at t, 0 to 1.
func (l *line) at(t float64) (x, y float64) {
	u := 1 - t
	return u*u*l.x0 + 2*u*t*l.cx + t*t*l.x1, u*u*l.y0 + 2*u*t*l.cy + t*t*l.y1
}

// placeLabels finds each label of a relation a place on its line where it covers
// neither a node nor another label, the heaviest first, and drops those that have
// none: their tooltip still says it.
func (d *drawing) placeLabels() {
	const cell = 60.0
	taken := map[[2]int][]box{}
	cells := func(b box, do func(k [2]int)) {
		for x := int(math.Floor(b.left / cell)); x <= int(math.Floor(b.right/cell)); x++ {
			for y := int(math.Floor(b.top / cell)); y <= int(math.Floor(b.low/cell)); y++ {
				do([2]int{x, y})
			}
		}
	}
	take := func(b box) { cells(b, func(k [2]int) { taken[k] = append(taken[k], b) }) }
	for _, c := range d.nodes {
		take(box{c.x - c.r, c.y - c.r, c.x + c.r, c.y + c.r})
		for i, s := range c.name {
			w := textWidth(s) * c.size / 2
			y := c.y + c.r + float64(i)*lineHigh*c.size
			take(box{c.x - w, y, c.x + w, y + lineHigh*c.size})
		}
	}
	for i := len(d.lines) - 1; i >= 0; i-- {
		l := &d.lines[i]
		if l.label == "" {
			continue
		}
		w, found := textWidth(l.label)*tieFont/2+1, false
		for _, t := range []float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74} {
			x, y := l.at(t)
			b := box{x - w, y - tieFont*0.6, x + w, y + tieFont*0.6}
			free := true
			cells(b, func(k [2]int) {
				free = free && !slices.ContainsFunc(taken[k], b.overlaps)
			})
			if free {
				l.lx, l.ly, found = x, y, true
				take(b)
				break
			}
		}
		if !found {
			l.label = ""
		}
	}
}

type box struct{ left, top, right, low float64 }

func (b box) overlaps(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.low && c.top < b.low
}

// legend says what colours, sizes and strokes mean, in rows of at most this width.
func (d *drawing) legend(n *graph.Network, o Options, colours map[string]colour, width float64) []legend {
	if len(n.Nodes) == 0 {
		return nil
	}
	var out []legend
	x, y := 0.0, 0.0
	put := func(l legend, indent float64) {
		w := indent + textWidth(l.text)*l.size + 16
		if x > 0 && x+w > width {
			x, y = 0, y+16
		}
		l.x, l.y = x+indent, y
		if l.stroke != nil {
			l.stroke.x0, l.stroke.x1, l.stroke.cx = x, x+indent-5, x+(indent-5)/2
			l.stroke.y0, l.stroke.y1, l.stroke.cy = y-3.5, y-3.5, y-3.5
		}
		out = append(out, l)
		x += w
	}
	for _, g := range o.legendGroups(n, colours) {
		c := g.colour
		put(legend{size: legendFont, text: g.name, dot: &c}, 12)
	}
	x, y = 0, y+18
	seen := map[string]bool{}
	for _, e := range n.Edges {
		seen[strokeName(e)] = true
	}
	for _, s := range strokes {
		if seen[s.name] {
			l := line{width: s.width, stroke: s.colour, alpha: 0.9, dashed: s.dashed, arrow: s.arrow}
			put(legend{size: legendFont, text: s.name, stroke: &l}, 28)
		}
	}
	x, y = 0, y+18
	put(legend{size: legendFont, text: d.caption}, 0)
	put(legend{size: legendFont, text: "Circles grow with strength, lines with weight."}, 0)
	return out
}

func legendText(x, y, size float64, text string, bold bool) legend {
	return legend{x: x, y: y, size: size, text: text, bold: bold}
}

// most is the number of nodes up to which pictures and the page show all.
func (o Options) most() int { return cmp.Or(max(o.Most, 0), 2000) }

// edgesPerNode times most is the number of edges up to which they show all.
const edgesPerNode = 6

// shown is the part of a network that pictures and the page show: the nodes of the
// largest strength, and their relations and heaviest edges. Measures stay those of
// the whole.
func (o Options) shown(n *graph.Network) *graph.Network {
	most := o.most()
	if len(n.Nodes) > most {
		m, err := n.Select(graph.Selection{Top: most})
		if err != nil {
			return n // never: nothing was asked that may be missing
		}
		n = m
	}
	if len(n.Edges) <= edgesPerNode*most {
		return n
	}
	order := make([]int, len(n.Edges))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := n.Edges[i], n.Edges[j]
		return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(b.Weight, a.Weight))
	})
	order = order[:edgesPerNode*most]
	slices.Sort(order)
	m := *n
	m.Edges = make([]graph.Edge, len(order))
	for i, at := range order {
		m.Edges[i] = n.Edges[at]
	}
	return &m
}

// caption says what a drawing shows, and of what.
func caption(n, all *graph.Network) string {
	s := fmt.Sprintf("%s and %s", count(len(n.Nodes), "entity", "entities"), count(len(n.Edges), "edge", "edges"))
	if len(n.Nodes) < len(all.Nodes) || len(n.Edges) < len(all.Edges) {
		s = fmt.Sprintf("The strongest %s of %s and %s of %s", thousands(len(n.Nodes)), count(len(all.Nodes), "entity", "entities"), thousands(len(n.Edges)), count(len(all.Edges), "edge", "edges"))
	}
	s += " from " + count(n.Documents, "document", "documents")
	if n.From != "" && n.From != n.To {
		s += fmt.Sprintf(", %s to %s", n.From, n.To)
	} else if n.From != "" {
		s += ", " + n.From
	}
	if n.Copies > 0 {
		s += fmt.Sprintf(" (%s left out)", count(n.Copies, "near-duplicate", "near-duplicates"))
	}
	return s + "."
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// wrap breaks a name into at most two lines, near its middle, and clips the rest.
func wrap(name string) []string {
	const long, longest = 20, 40
	r := []rune(name)
	if len(r) <= long {
		return []string{name}
	}
	best := -1
	for i, c := range r {
		if c == ' ' && (best < 0 || abs(2*i-len(r)) < abs(2*best-len(r))) {
			best = i
		}
	}
	if best < 0 {
		return []string{clip(name, longest)}
	}
	return []string{clip(string(r[:best]), longest), clip(string(r[best+1:]), longest)}
}

// plain makes one line of a name: white space and control characters, those of
// writing direction too, become single spaces.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}

func abs(i int) int { return max(i, -i) }

// goFont is the font of pictures, Go Regular; a browser shows an SVG in one of its
// own, which are narrower.
var goFont = sync.OnceValue(func() *sfnt.Font {
	f, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		panic(err) // it is part of the program
	}
	return f
})

var widths = sync.OnceValue(func() *[0x250]float64 {
	var w [0x250]float64
	var b sfnt.Buffer
	const em = 1000
	for r := range w {
		w[r] = 0.6
		if g, err := goFont().GlyphIndex(&b, rune(r)); err == nil && g != 0 {
			if a, err := goFont().GlyphAdvance(&b, g, fixed.I(em), 0); err == nil {
				w[r] = float64(a) / 64 / em
			}
		}
	}
	return &w
})

// textWidth returns the width of a string in font sizes.
func textWidth(s string) float64 {
	table, w := widths(), 0.0
	for _, r := range s {
		switch {
		case int(r) < len(table):
			w += table[r]
		case r >= 0x1100: // Hangul, Han, kana, emoji: square
			w++
		default:
			w += 0.6
		}
	}
	return w
}
