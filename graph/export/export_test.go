package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-graphviz"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/graph"
)

// graphvizLock guards GraphViz, which is not safe for concurrent use.
var graphvizLock sync.Mutex

var update = flag.Bool("update", false, "rewrite the golden files")

// hostile are names that are something else in some format.
var hostile = []string{
	`</script><img src=x onerror="window.harm=1">`, `<b>bold</b>`, `"quoted" \N \G \l`, `'; DROP TABLE nodes; --`, `]]>`, `&lt; &amp;`, "شركة النفط", "\u202eesrever", "🙂 🤝",
	"line\nbreak\r\ttab", "nul\x00 and \x01", "bad \xff UTF-8", "a,b;c|d", `=HYPERLINK("http://x")`, `{{.}} ${x}`, "a\u2028b", "-->", "/* */ // #", " ", strings.Repeat("long ", 60),
}

// A text makes a document: entities are joined sentence by sentence.
func document(id, date string, sentences ...[]extract.Entity) *extract.Document {
	d := &extract.Document{ID: id, Source: id, Date: date}
	index := map[string]int{}
	for _, s := range sentences {
		start := len(d.Text)
		for k, e := range s {
			if k > 0 {
				d.Text += " 🤝 "
			}
			i, ok := index[e.Key]
			if !ok {
				i = len(d.Entities)
				index[e.Key] = i
				d.Entities = append(d.Entities, e)
			}
			span := extract.Span{Start: len(d.Text), End: len(d.Text) + len(e.Name)}
			d.Entities[i].Mentions = append(d.Entities[i].Mentions, len(d.Mentions))
			d.Mentions = append(d.Mentions, extract.Mention{Span: span, Type: e.Type})
			d.Text += e.Name
		}
		d.Text += " agreed on "
		figure := extract.Span{Start: len(d.Text), End: len(d.Text) + len("$245bn")}
		d.Text += "$245bn."
		var ents []int
		for _, e := range s {
			ents = append(ents, index[e.Key])
		}
		d.Measures = append(d.Measures, extract.Measure{Figure: len(d.Figures), Concept: "bilateral trade", Entities: ents, Sentence: len(d.Sentences), Date: -1})
		d.Figures = append(d.Figures, extract.Figure{Span: figure, Type: extract.Money, Value: "245000000000", Low: "245000000000", High: "245000000000", Unit: "USD"})
		span := extract.Span{Start: start, End: len(d.Text)}
		d.Sentences = append(d.Sentences, extract.Sentence{Span: span, Block: len(d.Blocks)})
		d.Blocks = append(d.Blocks, extract.Block{Span: span})
		d.Text += "\n"
	}
	return d
}

func entity(name string, t extract.Type, country string) extract.Entity {
	return extract.Entity{Key: strings.ToLower(string(t)) + ":" + strings.ToLower(name), Name: name, Type: t, Country: country}
}

// network is small, and holds a relation of each kind and all hostile names.
func network(t testing.TB) *graph.Network {
	t.Helper()
	n := testGraph().Network(graph.Period{})
	n.Measure(graph.MeasureOptions{})
	return n
}

func testGraph() *graph.Graph {
	ankara, oslo, envoy := entity("Ankara", extract.City, "TR"), entity("Oslo", extract.City, "NO"), entity("Kari Nordmann", extract.Person, "NO")
	g := graph.New(graph.Options{})
	d := document("visit.txt", "2025-08-31", []extract.Entity{ankara, oslo}, []extract.Entity{ankara, envoy})
	d.Relations = []extract.Relation{
		{Type: "CONSULT", Source: 0, Target: 1, Kind: extract.EventKind, Polarity: "+", Symmetric: true, Sentence: 0, Score: .9},
		{Type: "LOCATED_IN", Source: 2, Target: 1, Kind: extract.TieKind, Polarity: "NEG", Sentence: 1, Score: .8},
		{Type: "LOCATED_IN", Source: 2, Target: 0, Kind: extract.TieKind, Polarity: "FUTURE", Sentence: 1, Score: .7},
	}
	g.Add(d)
	g.Add(document("later.txt", "2025-10-02", []extract.Entity{oslo, envoy}))
	for i, name := range hostile {
		g.Add(document(fmt.Sprintf("hostile%02d %s", i, name), "2025-11-03", []extract.Entity{ankara, entity(name, extract.Organization, name)}))
	}
	return g
}

// large is random, with the skew of real ones.
func large(nodes, edges int) *graph.Network {
	r := rand.New(rand.NewPCG(1, 2))
	n := &graph.Network{Documents: nodes, Windows: 3 * nodes}
	for i := range nodes {
		n.Nodes = append(n.Nodes, graph.Node{Key: fmt.Sprintf("org:number-%06d", i), Name: fmt.Sprintf("Number %d Holdings", i), Type: extract.Organization, Country: []string{"", "TR", "NO", "IN"}[i%4], Mentions: 3, Documents: 2})
	}
	skewed := func() int { return int(float64(nodes) * r.Float64() * r.Float64() * r.Float64()) }
	for range edges {
		a, b := r.IntN(nodes), skewed()
		if a == b {
			b = (b + 1) % nodes
		}
		n.Edges = append(n.Edges, graph.Edge{Source: min(a, b), Target: max(a, b), Type: graph.CoMention, Kind: "co-mention", Count: 1, Weight: 1 + 5*r.Float64(), Documents: 1, Sources: 1,
			Evidence: []graph.Evidence{{Document: "d", Text: "Number one and number two met on Monday.", End: 40}}})
	}
	n.Measure(graph.MeasureOptions{NoPaths: true})
	return n
}

func write(t testing.TB, n *graph.Network, format string, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, n, format, o); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

// The same network gives the same bytes, and so do documents in another order.
func TestSameBytes(t *testing.T) {
	for _, format := range Formats {
		for _, cluster := range Clusters {
			a, b := write(t, network(t), format, Options{Cluster: cluster}), write(t, network(t), format, Options{Cluster: cluster})
			if !bytes.Equal(a, b) {
				t.Errorf("%s by %s: two runs differ", format, cluster)
			}
		}
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]string{"a.svg": "svg", "b/A.HTML": "html", "x.htm": "html", "nodes.csv": "nodes.csv", "my-nodes.csv": "nodes.csv", "edges.csv": "csv", "g.cyjs": "cytoscape", "g.nt": "ntriples",
		"g.gv": "dot", "neo4j.csv": "neo4j.csv", "neo4j.nodes.csv": "neo4j.nodes.csv", "": "dot", "-": "dot", "g.json": "json", "g.gexf": "gexf"} {
		if got := FormatOf(name); got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
	if err := Write(io.Discard, &graph.Network{}, "tulip", Options{}); err == nil {
		t.Error("an unknown format is no error")
	}
}

func TestEmpty(t *testing.T) {
	for _, format := range Formats {
		if got := write(t, &graph.Network{}, format, Options{}); len(got) == 0 && format != "ntriples" {
			t.Errorf("%s: nothing for an empty network", format)
		}
	}
}

// A small network in every text format, to be read as a diff.
func TestGolden(t *testing.T) {
	g := graph.New(graph.Options{})
	ankara, oslo, envoy := entity("Ankara", extract.City, "TR"), entity("Oslo", extract.City, "NO"), entity("Kari Nordmann", extract.Person, "NO")
	d := document("visit.txt", "2025-08-31", []extract.Entity{ankara, oslo, envoy})
	d.Relations = []extract.Relation{{Type: "LOCATED_IN", Source: 2, Target: 1, Kind: extract.TieKind, Polarity: "NEG", Score: .8}}
	g.Add(d)
	g.Add(document("later.txt", "2025-10-02", []extract.Entity{oslo, envoy}))
	n := g.Network(graph.Period{})
	n.Measure(graph.MeasureOptions{})
	golden := func(name string, got []byte) {
		t.Helper()
		path := filepath.Join("testdata", name)
		if *update {
			os.MkdirAll("testdata", 0o755)
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; see the diff after go test -update", path)
		}
	}
	for _, format := range Formats {
		if format != "html" && format != "png" { // too large to read
			golden("small."+format, write(t, n, format, Options{Title: "Talks"}))
		}
	}
	s, err := g.Slices("month")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := DynamicGEXF(&b, s); err != nil {
		t.Fatal(err)
	}
	golden("dynamic.gexf", b.Bytes())
	b.Reset()
	if err := WriteStats(&b, n, 10); err != nil {
		t.Fatal(err)
	}
	golden("stats.txt", b.Bytes())
	b.Reset()
	if err := WriteDiff(&b, graph.Diff(g.Network(graph.Period{Until: "2025-08"}), g.Network(graph.Period{Since: "2025-09"}))); err != nil {
		t.Fatal(err)
	}
	golden("diff.txt", b.Bytes())
}

// graphML and gexf hold what the formats' schemas demand of what we write.
type graphML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Nodes []struct {
		ID   string        `xml:"id,attr"`
		Data []graphMLData `xml:"data"`
	} `xml:"graph>node"`
	Edges []struct {
		ID     string        `xml:"id,attr"`
		Source string        `xml:"source,attr"`
		Target string        `xml:"target,attr"`
		Data   []graphMLData `xml:"data"`
	} `xml:"graph>edge"`
}

type graphMLData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

func (d graphMLData) in(keys map[string]string, element string) bool { return keys[d.Key] == element }

// readGraphML checks ids, references and declared keys.
func readGraphML(b []byte) (graphML, error) {
	var g graphML
	if err := xml.Unmarshal(b, &g); err != nil {
		return g, err
	}
	keys, nodes := map[string]string{}, map[string]bool{}
	for _, k := range g.Keys {
		if !slices.Contains([]string{"boolean", "int", "long", "float", "double", "string"}, k.Type) {
			return g, fmt.Errorf("no type %q", k.Type)
		}
		keys[k.ID] = k.For
	}
	for _, n := range g.Nodes {
		if nodes[n.ID] {
			return g, fmt.Errorf("two nodes %q", n.ID)
		}
		nodes[n.ID] = true
		for _, d := range n.Data {
			if !d.in(keys, "node") {
				return g, fmt.Errorf("undeclared %q", d.Key)
			}
		}
	}
	for _, e := range g.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			return g, fmt.Errorf("edge %s has no ends", e.ID)
		}
		for _, d := range e.Data {
			if !d.in(keys, "edge") {
				return g, fmt.Errorf("undeclared %q", d.Key)
			}
		}
	}
	return g, nil
}

type gexf struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Graph   struct {
		Mode       string `xml:"mode,attr"`
		TimeFormat string `xml:"timeformat,attr"`
		Nodes      []struct {
			ID     string      `xml:"id,attr"`
			Label  string      `xml:"label,attr"`
			Spells []gexfSpell `xml:"spells>spell"`
		} `xml:"nodes>node"`
		Edges []struct {
			ID     string      `xml:"id,attr"`
			Source string      `xml:"source,attr"`
			Target string      `xml:"target,attr"`
			Weight string      `xml:"weight,attr"`
			Values []gexfSpell `xml:"attvalues>attvalue"`
			Spells []gexfSpell `xml:"spells>spell"`
		} `xml:"edges>edge"`
	} `xml:"graph"`
}

type gexfSpell struct {
	Start string `xml:"start,attr"`
	End   string `xml:"end,attr"`
}

func readGEXF(b []byte) (gexf, error) {
	var g gexf
	if err := xml.Unmarshal(b, &g); err != nil {
		return g, err
	}
	nodes := map[string]bool{}
	for _, n := range g.Graph.Nodes {
		if nodes[n.ID] {
			return g, fmt.Errorf("two nodes %q", n.ID)
		}
		nodes[n.ID] = true
	}
	for _, e := range g.Graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			return g, fmt.Errorf("edge %s has no ends", e.ID)
		}
	}
	return g, nil
}

var (
	iri     = `<[^\x00-\x20<>"{}|^` + "`" + `\\]*>`
	literal = `"(?:[^"\\\n\r]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"(?:\^\^` + iri + `)?`
	triple  = regexp.MustCompile(`^` + iri + ` ` + iri + ` (?:` + iri + `|` + literal + `) \.$`) // RDF 1.1 N-Triples, section 7
)

func readNTriples(b []byte) (int, error) {
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	for _, l := range lines {
		if !triple.MatchString(l) || !utf8.ValidString(l) {
			return 0, fmt.Errorf("no triple: %q", l)
		}
	}
	return len(lines), nil
}

func readDOT(b []byte) (nodes, edges int, err error) {
	graphvizLock.Lock()
	defer graphvizLock.Unlock()
	g, err := graphviz.ParseBytes(b)
	if err != nil {
		return 0, 0, err
	}
	defer g.Close()
	if nodes, err = g.NodeNum(); err != nil {
		return 0, 0, err
	}
	edges, err = g.EdgeNum()
	return nodes, edges, err
}

// readAll reads n back from every text format and compares the numbers of nodes
// and edges.
func readAll(n *graph.Network, each func(format string) []byte) error {
	if g, err := readGraphML(each("graphml")); err != nil || len(g.Nodes) != len(n.Nodes) || len(g.Edges) != len(n.Edges) {
		return fmt.Errorf("graphml: %d nodes, %d edges, %v", len(g.Nodes), len(g.Edges), err)
	}
	if g, err := readGEXF(each("gexf")); err != nil || len(g.Graph.Nodes) != len(n.Nodes) || len(g.Graph.Edges) != len(n.Edges) {
		return fmt.Errorf("gexf: %d nodes, %d edges, %v", len(g.Graph.Nodes), len(g.Graph.Edges), err)
	}
	if _, err := readNTriples(each("ntriples")); err != nil {
		return err
	}
	for format, want := range map[string]int{"csv": len(n.Edges), "nodes.csv": len(n.Nodes), "neo4j.csv": len(n.Edges), "neo4j.nodes.csv": len(n.Nodes)} {
		rows, err := csv.NewReader(bytes.NewReader(each(format))).ReadAll()
		if err != nil || len(rows) != want+1 {
			return fmt.Errorf("%s: %d rows, want %d, %v", format, len(rows), want+1, err)
		}
	}
	var link struct {
		Nodes, Edges []struct{ ID, Label, Source, Target string }
	}
	if err := json.Unmarshal(each("json"), &link); err != nil || len(link.Nodes) != len(n.Nodes) || len(link.Edges) != len(n.Edges) {
		return fmt.Errorf("json: %v", err)
	}
	var cyto struct {
		Elements struct {
			Nodes, Edges []struct{ Data struct{ ID string } }
		}
	}
	if err := json.Unmarshal(each("cytoscape"), &cyto); err != nil || len(cyto.Elements.Nodes) != len(n.Nodes) || len(cyto.Elements.Edges) != len(n.Edges) {
		return fmt.Errorf("cytoscape: %v", err)
	}
	svg := xml.NewDecoder(bytes.NewReader(each("svg")))
	circles := 0
	for {
		tok, err := svg.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("svg: %w", err)
		}
		if s, ok := tok.(xml.StartElement); ok {
			switch s.Name.Local {
			case "script", "img", "image", "foreignObject", "b":
				return fmt.Errorf("svg: element %s", s.Name.Local)
			case "circle":
				circles++
			}
		}
	}
	if circles < len(n.Nodes) {
		return fmt.Errorf("svg: %d circles for %d nodes", circles, len(n.Nodes))
	}
	return nil
}

func TestReaders(t *testing.T) {
	n := network(t)
	if len(n.Nodes) < 20 || len(n.Edges) < 20 {
		t.Fatalf("only %d nodes and %d edges", len(n.Nodes), len(n.Edges))
	}
	if err := readAll(n, func(format string) []byte { return write(t, n, format, Options{}) }); err != nil {
		t.Error(err)
	}
	if img, err := png.Decode(bytes.NewReader(write(t, n, "png", Options{}))); err != nil || img.Bounds().Dx() < 500 {
		t.Errorf("png: %v", err)
	}
}

// GraphViz reads the DOT, names and all, and draws it.
func TestGraphVizReadsDOT(t *testing.T) {
	n := network(t)
	dot := write(t, n, "dot", Options{Title: `</title> "x"`})
	nodes, edges, err := readDOT(dot)
	if legend := strings.Count(string(dot), "  legend"); err != nil || nodes != len(n.Nodes)+legend || edges != len(n.Edges) {
		t.Errorf("%d nodes, %d edges, %v; want %d and %d of the legend, %d", nodes, edges, err, len(n.Nodes), legend, len(n.Edges))
	}
	graphvizLock.Lock()
	defer graphvizLock.Unlock()
	ctx := context.Background()
	gv, err := graphviz.New(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer gv.Close()
	g, err := graphviz.ParseBytes(dot)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	var svg bytes.Buffer
	if err := gv.SetLayout(graphviz.NOP).Render(ctx, g, graphviz.SVG, &svg); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"&lt;b&gt;bold&lt;/b&gt;", "شركة النفط", "&quot;quoted&quot; \\N \\G", "🙂 🤝"} {
		if !strings.Contains(svg.String(), name) {
			t.Errorf("GraphViz does not show %s", name)
		}
	}
}

// NetworkX reads GraphML and node-link JSON, and GEXF if no edge has a direction:
// its reader wants all or none, Gephi takes both.
func TestNetworkXReads(t *testing.T) {
	if exec.Command("python3", "-c", "import networkx").Run() != nil {
		t.Skip("no networkx")
	}
	n := network(t)
	dir := t.TempDir()
	for _, format := range []string{"graphml", "json"} {
		os.WriteFile(filepath.Join(dir, "g."+format), write(t, n, format, Options{}), 0o644)
	}
	for i := range n.Edges {
		n.Edges[i].Directed = false
	}
	os.WriteFile(filepath.Join(dir, "g.gexf"), write(t, n, "gexf", Options{}), 0o644)
	script := `
import json, sys, networkx as nx
d = sys.argv[1]
a = nx.read_graphml(d + "/g.graphml", force_multigraph=True)
b = nx.read_gexf(d + "/g.gexf")
c = nx.node_link_graph(json.load(open(d + "/g.json", encoding="utf-8")), edges="edges")
for g in (a, b, c):
    print(g.number_of_nodes(), g.number_of_edges())
assert a.nodes["city:ankara"]["label"] == "Ankara" and b.nodes["city:ankara"]["label"] == "Ankara" and c.nodes["city:ankara"]["label"] == "Ankara"
assert any("<b>bold</b>" == x["label"] for _, x in a.nodes(data=True))
`
	out, err := exec.Command("python3", "-c", script, dir).CombinedOutput()
	line := fmt.Sprintln(len(n.Nodes), len(n.Edges))
	if err != nil || !strings.HasPrefix(string(out), line) || !strings.HasSuffix(string(out), line) || strings.Count(string(out), fmt.Sprint(len(n.Nodes), " ")) != 3 {
		t.Errorf("%v: %s; want %s", err, out, line)
	}
}

// A dynamic graph has its nodes and edges only while they are there.
func TestDynamicGEXF(t *testing.T) {
	s, err := testGraph().Slices("month")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := DynamicGEXF(&b, s); err != nil {
		t.Fatal(err)
	}
	g, err := readGEXF(b.Bytes())
	if err != nil || g.Graph.Mode != "dynamic" || g.Graph.TimeFormat != "date" {
		t.Fatalf("%v: %+v", err, g.Graph)
	}
	for _, x := range g.Graph.Nodes {
		if x.Label == "Oslo" {
			if want := []gexfSpell{{"2025-08-01", "2025-08-31"}, {"2025-10-01", "2025-10-31"}}; !slices.Equal(x.Spells, want) {
				t.Errorf("Oslo is there %v, want %v", x.Spells, want)
			}
		}
	}
	for _, e := range g.Graph.Edges {
		values := slices.DeleteFunc(e.Values, func(v gexfSpell) bool { return v.Start == "" }) // those of all time
		if !slices.Equal(values, e.Spells) {
			t.Errorf("edge %s: weights %v, spells %v", e.ID, e.Values, e.Spells)
		}
	}
}

// Whatever a name is, every text format can be read back.
func FuzzNames(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+1)%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		g := graph.New(graph.Options{})
		x, y := entity(a, extract.Person, b), entity(b, extract.Organization, "TR")
		d := document(a+b, "2025-08-31", []extract.Entity{x, y, entity("Oslo", extract.City, a)})
		if len(d.Entities) > 2 {
			d.Relations = []extract.Relation{{Type: a, Source: 0, Target: 1, Kind: extract.TieKind, Polarity: b, Score: .5}}
		}
		g.Add(d)
		n := g.Network(graph.Period{})
		n.Measure(graph.MeasureOptions{})
		if err := readAll(n, func(format string) []byte { return write(t, n, format, Options{Cluster: "country", Title: a}) }); err != nil {
			t.Error(err)
		}
		html := write(t, n, "html", Options{Title: b})
		if got := bytes.Count(html, []byte("</script")); got != 3 {
			t.Errorf("the page has %d ends of scripts", got)
		}
	})
}

// A graph of a million edges is written within two gigabytes. It runs where
// ENTENTE_MILLION is set, since it takes a minute.
func TestMillionEdges(t *testing.T) {
	if os.Getenv("ENTENTE_MILLION") == "" {
		t.Skip("set ENTENTE_MILLION")
	}
	n := large(150000, 1000000)
	for _, format := range Formats {
		if format == "html" || format == "svg" || format == "png" { // for the eye
			continue
		}
		start := time.Now()
		if err := Write(io.Discard, n, format, Options{}); err != nil {
			t.Fatal(err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t.Logf("%s: %v, %d MB taken from the system so far", format, time.Since(start).Round(10*time.Millisecond), m.Sys>>20)
		if m.Sys > 2<<30 {
			t.Error("too much")
		}
	}
}

// BenchmarkDOT writes 100,000 edges.
func BenchmarkDOT(b *testing.B) {
	n := large(20000, 100000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, n, "dot", Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPage writes 2,000 nodes and 12,000 edges.
func BenchmarkPage(b *testing.B) {
	n := large(2000, 12000)
	for b.Loop() {
		if err := Page(io.Discard, n, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
