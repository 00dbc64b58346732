package export

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"io"
	"strings"
	"sync"
	"text/template"
	"unicode/utf8"

	"github.com/entente-nlp/entente/graph"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.js
	pageScript string
	//go:embed assets/cytoscape.min.js
	cytoscapeJS string // 3.34.4 of npm, MIT: assets/cytoscape.LICENSE
	//go:embed assets/cytoscape.LICENSE
	cytoscapeLicense string
)

// The template is filled with nothing but what this file makes safe for its place.
var page = template.Must(template.New("page").Parse(pageHTML))

// What the page reads. Texts of evidence and documents are stored once.
type (
	pageData struct {
		Title     string                 `json:"title"`
		Caption   string                 `json:"caption"`
		From      string                 `json:"from"`
		To        string                 `json:"to"`
		Cluster   string                 `json:"cluster"`
		Palettes  map[string]pagePalette `json:"palettes"`
		Strokes   []pageStroke           `json:"strokes"`
		Nodes     []pageNode             `json:"nodes"`
		Edges     []pageEdge             `json:"edges"`
		Documents [][2]string            `json:"documents"` // id, date
		Texts     []string               `json:"texts"`
	}
	pagePalette struct {
		Names   []string `json:"names"`
		Colours []string `json:"colours"`
		Grey    int      `json:"grey"` // of the names; -1 if all have a colour of their own
		Of      []int    `json:"of"`   // of the nodes
	}
	pageStroke struct {
		Name     string `json:"name"`
		Tie      bool   `json:"tie"`
		Polarity string `json:"polarity"`
		Dashed   bool   `json:"dashed"`
	}
	pageNode struct {
		Key         string      `json:"key"`
		Name        string      `json:"name"`
		Lines       []string    `json:"lines"`
		Type        string      `json:"type"`
		Country     string      `json:"country"`
		Mentions    int         `json:"mentions"`
		Documents   int         `json:"documents"`
		First       string      `json:"first"`
		Last        string      `json:"last"`
		X           decimal     `json:"x"`
		Y           decimal     `json:"y"`
		R           decimal     `json:"r"`
		Font        decimal     `json:"font"`
		Degree      int         `json:"degree"`
		Strength    float64     `json:"strength"`
		PageRank    float64     `json:"pagerank"`
		Betweenness float64     `json:"betweenness"`
		Core        int         `json:"core"`
		Figures     [][2]string `json:"figures,omitempty"` // text, measure
	}
	pageEdge struct {
		A         int            `json:"a"`
		B         int            `json:"b"`
		Type      string         `json:"type"`
		Tie       bool           `json:"tie"`
		Polarity  string         `json:"polarity"`
		Directed  bool           `json:"directed"`
		Label     string         `json:"label"` // "" where there is no room for one
		Mid       decimal        `json:"mid"`   // share of the way at which the control point stands
		Bend      decimal        `json:"bend"`  // its distance from the way
		DX        decimal        `json:"dx"`    // of the label from the middle
		DY        decimal        `json:"dy"`
		Width     decimal        `json:"width"`
		Alpha     decimal        `json:"alpha"`
		Weight    float64        `json:"weight"`
		Count     int            `json:"count"`
		NPMI      float64        `json:"npmi"`
		LLR       float64        `json:"llr"`
		Documents int            `json:"documents"`
		Sources   int            `json:"sources"`
		First     string         `json:"first"`
		Last      string         `json:"last"`
		Figures   [][2]string    `json:"figures,omitempty"`
		Evidence  []pageEvidence `json:"evidence"`
	}
	// A pageEvidence is an array: document, start, text (-1 if the record carries
	// none), and marks of start, end in UTF-16 and 1 for the target.
	pageEvidence struct {
		document, start, text int
		marks                 [][3]int
	}
	// A decimal is written with two decimals at most.
	decimal float64
)

func (f decimal) MarshalJSON() ([]byte, error) { return []byte(short(float64(f))), nil }

func (e pageEvidence) MarshalJSON() ([]byte, error) {
	if e.marks == nil {
		e.marks = [][3]int{}
	}
	return json.Marshal([]any{e.document, e.start, e.text, e.marks})
}

// Page writes one self-contained HTML page that shows n, or its strongest part if it
// is large, to explore: nodes where the picture has them, search, filters, and the evidence of every edge. It loads
// nothing, and its policy forbids it to.
func Page(w io.Writer, n *graph.Network, o Options) error {
	data, err := json.Marshal(newPage(n, o)) // which escapes <, >, & and U+2028
	if err != nil {
		return err
	}
	return page.Execute(w, struct{ Title, Policy, Data, Library, Script string }{
		Title: text(plain(pageTitle(o))), Policy: policy(), Data: string(data), Library: library(), Script: pageScript})
}

var (
	library = sync.OnceValue(func() string { return "/*!\n" + cytoscapeLicense + "\n*/\n" + cytoscapeJS })
	policy  = sync.OnceValue(func() string {
		return "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; script-src " + hashOf(library()) + " " + hashOf(pageScript)
	})
)

func pageTitle(o Options) string {
	if o.Title != "" {
		return o.Title
	}
	return "Relation graph"
}

// hashOf is the source expression of an inline script (CSP level 2).
func hashOf(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func newPage(n *graph.Network, o Options) pageData {
	d := draw(n, o)
	n = d.shown
	p := pageData{Title: pageTitle(o), Caption: d.caption, From: n.From, To: n.To, Cluster: "community", Palettes: map[string]pagePalette{},
		Nodes: make([]pageNode, len(n.Nodes)), Edges: make([]pageEdge, len(n.Edges)), Documents: [][2]string{}, Texts: []string{}}
	if o.Cluster != "" {
		p.Cluster = o.Cluster
	}
	for _, by := range Clusters {
		p.Palettes[by] = newPalette(n, Options{Cluster: by})
	}
	seen := map[string]bool{}
	for _, e := range n.Edges {
		seen[strokeName(e)] = true
	}
	for _, s := range strokes {
		if seen[s.name] {
			p.Strokes = append(p.Strokes, pageStroke{s.name, s.arrow, s.polarity, s.dashed})
		}
	}
	for i, x := range n.Nodes {
		c, m := d.nodes[i], x.Measures
		p.Nodes[i] = pageNode{Key: x.Key, Name: nameOf(x), Lines: c.name, Type: string(x.Type), Country: x.Country, Mentions: x.Mentions, Documents: x.Documents, First: x.First, Last: x.Last,
			X: decimal(c.x), Y: decimal(c.y), R: decimal(c.r), Font: decimal(c.size), Degree: m.Degree, Strength: m.Strength, PageRank: m.PageRank, Betweenness: m.Betweenness, Core: m.Core, Figures: pageFigures(x.Figures)}
	}
	var docs, texts table
	for _, l := range d.lines {
		e := n.Edges[l.edge]
		q := pageEdge{A: e.Source, B: e.Target, Type: e.Type, Tie: isTie(e), Polarity: strings.TrimPrefix(e.Polarity, "+"), Directed: e.Directed, Label: l.label, Mid: decimal(l.mid), Bend: decimal(l.off), Width: decimal(l.width), Alpha: decimal(l.alpha),
			Weight: e.Weight, Count: e.Count, NPMI: e.NPMI, LLR: e.LLR, Documents: e.Documents, Sources: e.Sources, First: e.First, Last: e.Last, Figures: pageFigures(e.Figures), Evidence: []pageEvidence{}}
		if l.label != "" {
			x, y := l.at(0.5)
			q.DX, q.DY = decimal(l.lx-x), decimal(l.ly-y)
		}
		for _, v := range e.Evidence {
			at, fresh := docs.index(v.Document)
			if fresh {
				p.Documents = append(p.Documents, [2]string{v.Document, v.Date})
			}
			r := pageEvidence{document: at, start: v.Start, text: -1, marks: utf16Marks(v)}
			if v.Text != "" {
				if r.text, fresh = texts.index(v.Text); fresh {
					p.Texts = append(p.Texts, v.Text)
				}
			}
			q.Evidence = append(q.Evidence, r)
		}
		p.Edges[l.edge] = q
	}
	return p
}

// A table numbers strings in the order in which they come.
type table map[string]int

func (t *table) index(s string) (i int, fresh bool) {
	if *t == nil {
		*t = table{}
	}
	i, ok := (*t)[s]
	if !ok {
		i = len(*t)
		(*t)[s] = i
	}
	return i, !ok
}

func newPalette(n *graph.Network, o Options) pagePalette {
	colours := o.palette(n)
	p := pagePalette{Names: []string{}, Colours: []string{}, Grey: -1, Of: make([]int, len(n.Nodes))}
	number := map[colour]int{}
	for _, g := range o.legendGroups(n, colours) {
		if g.colour == grey {
			p.Grey = len(p.Names)
		}
		number[g.colour] = len(p.Names)
		p.Names = append(p.Names, g.name)
		p.Colours = append(p.Colours, g.colour.hex())
	}
	for i, x := range n.Nodes {
		p.Of[i] = number[colours[o.group(x)]]
	}
	return p
}

func pageFigures(fs []graph.Figure) [][2]string {
	var out [][2]string
	for _, f := range fs {
		out = append(out, [2]string{plain(f.Text), plain(f.Measure)})
	}
	return out
}

// utf16Marks turns byte offsets into those of JavaScript.
func utf16Marks(v graph.Evidence) [][3]int {
	var out [][3]int
	at, units := 0, 0
	to := func(byte int) int {
		for at < byte && at < len(v.Text) {
			r, size := utf8.DecodeRuneInString(v.Text[at:])
			at += size
			if units++; r > 0xffff {
				units++
			}
		}
		return units
	}
	for _, m := range v.Marks {
		if m.Start < at || m.End > len(v.Text) || m.End <= m.Start {
			continue
		}
		mark := [3]int{to(m.Start), to(m.End), 0}
		if m.Target {
			mark[2] = 1
		}
		out = append(out, mark)
	}
	return out
}
