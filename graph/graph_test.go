package graph

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	gonumgraph "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/entente-nlp/entente/extract"
)

// doc makes a document of sentences, each a list of names. The country of a
// person is the first letter.
func doc(id, date string, sentences ...string) *extract.Document {
	d := &extract.Document{ID: id, Source: "paper-" + id[:1], Date: date}
	entity := map[string]int{}
	for _, s := range sentences {
		start := len(d.Text)
		for _, name := range strings.Fields(s) {
			e, ok := entity[name]
			if !ok {
				e = len(d.Entities)
				entity[name] = e
				d.Entities = append(d.Entities, extract.Entity{Key: "person:" + name, Name: name, Type: extract.Person, Country: name[:1]})
			}
			d.Entities[e].Mentions = append(d.Entities[e].Mentions, len(d.Mentions))
			d.Mentions = append(d.Mentions, extract.Mention{Span: extract.Span{Start: len(d.Text), End: len(d.Text) + len(name)}, Type: extract.Person})
			d.Text += name + " "
		}
		span := extract.Span{Start: start, End: len(d.Text)}
		d.Text += "\n"
		d.Sentences = append(d.Sentences, extract.Sentence{Span: span, Block: len(d.Blocks)})
		d.Blocks = append(d.Blocks, extract.Block{Span: span})
	}
	return d
}

func random(n int, seed uint64) []*extract.Document {
	r := rand.New(rand.NewPCG(seed, 2))
	var docs []*extract.Document
	for i := range n {
		var sentences []string
		for range 1 + r.IntN(6) {
			var names []string
			for range 1 + r.IntN(6) {
				names = append(names, fmt.Sprintf("N%02d", int(30*r.Float64()*r.Float64())))
			}
			sentences = append(sentences, strings.Join(names, " "))
		}
		date := ""
		if r.IntN(4) > 0 {
			date = fmt.Sprintf("2025-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
		}
		d := doc(fmt.Sprintf("%c%03d", 'a'+r.IntN(3), i), date, sentences...)
		if len(d.Entities) > 1 {
			d.Relations = append(d.Relations, extract.Relation{Type: "CONSULT", Source: 0, Target: 1, Kind: extract.EventKind, Polarity: "+", Symmetric: r.IntN(2) == 0, Score: .5})
		}
		docs = append(docs, d)
	}
	return docs
}

func build(docs []*extract.Document) *Graph {
	g := New(Options{})
	for _, d := range docs {
		g.Add(d)
	}
	return g
}

// Any order of adding and any grouping of merges give the same network.
func TestLaws(t *testing.T) {
	docs := random(60, 1)
	want := build(docs).Network(Period{})
	if len(want.Edges) < 50 {
		t.Fatalf("only %d edges to test with", len(want.Edges))
	}
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 3))
		shuffled := slices.Clone(docs)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		cut := r.IntN(len(docs))
		a, b := build(shuffled[:cut]), build(shuffled[max(0, cut-5):]) // five documents in both
		c := New(Options{})
		c.Merge(b)
		c.Merge(a)
		a.Merge(b)
		for name, g := range map[string]*Graph{"shuffled": build(shuffled), "a+b": a, "b+a": c} {
			if got := g.Network(Period{}); !reflect.DeepEqual(got, want) {
				t.Errorf("seed %d: %s differs", seed, name)
			}
		}
	}
}

// Of two versions of a document one counts, whichever came first.
func TestVersions(t *testing.T) {
	a, b := doc("a", "2025-01-02", "A B"), doc("a", "2025-01-02", "A B", "A C")
	x, y := build([]*extract.Document{a, b}), build([]*extract.Document{b, a})
	if n := x.Network(Period{}); n.Documents != 1 || !reflect.DeepEqual(n, y.Network(Period{})) {
		t.Errorf("%d documents; the order matters", n.Documents)
	}
	c, d := doc("x", "", "A B"), doc("x", "", "C D")
	c.ID, c.Source, d.ID, d.Source = "", "", "", ""
	if n := build([]*extract.Document{c, d}).Network(Period{}); n.Documents != 2 {
		t.Errorf("%d documents of two without a name", n.Documents)
	}
}

// Relations keep their ends and the marks of them, symmetric ones in the order of
// keys, and none joins a node to itself.
func TestTies(t *testing.T) {
	d := doc("a", "2025-01-02", "B A", "A C")
	d.Relations = []extract.Relation{
		{Type: "CONSULT", Source: 0, Target: 1, Kind: extract.EventKind, Polarity: "+", Symmetric: true, Sentence: 0, Score: .5},
		{Type: "LEADER_OF", Source: 2, Target: 1, Kind: extract.TieKind, Polarity: "NEG", Sentence: 1},
		{Type: "LEADER_OF", Source: 2, Target: 1, Kind: extract.TieKind, Polarity: "NEG", Sentence: 1},
		{Type: "LOCATED_IN", Source: 1, Target: 1, Kind: extract.TieKind, Polarity: "+", Sentence: -1},
	}
	n, err := build([]*extract.Document{d}).Network(Period{}).Select(Selection{Ties: true})
	if err != nil || len(n.Edges) != 2 {
		t.Fatalf("%v, %+v", err, n.Edges)
	}
	consult, leader := n.Edges[0], n.Edges[1]
	marks := []Mark{{extract.Span{Start: 0, End: 1}, true}, {extract.Span{Start: 2, End: 3}, false}} // "B A": A is the source
	if n.Nodes[consult.Source].Name != "A" || consult.Directed || !slices.Equal(consult.Evidence[0].Marks, marks) {
		t.Errorf("consult: %+v", consult)
	}
	if n.Nodes[leader.Source].Name != "C" || !leader.Directed || leader.Count != 2 || leader.Documents != 1 || leader.Sources != 1 || len(leader.Evidence) != 1 {
		t.Errorf("leader: %+v", leader)
	}
}

func TestCoMention(t *testing.T) {
	g := build([]*extract.Document{
		doc("a1", "2025-01-02", "Xi Putin", "Xi Modi Putin"),
		doc("b1", "2025-03-04", "Putin Xi"),
	})
	n := g.Network(Period{})
	e := n.Edges[slices.IndexFunc(n.Edges, func(e Edge) bool {
		return n.Nodes[e.Source].Name == "Putin" && n.Nodes[e.Target].Name == "Xi"
	})]
	if e.Count != 3 || e.Documents != 2 || e.Sources != 2 || e.First != "2025-01-02" || e.Last != "2025-03-04" || len(e.Evidence) != 2 {
		t.Errorf("Putin and Xi: %+v", e)
	}
	if n.Windows != 3 || n.Documents != 2 {
		t.Errorf("%d windows of %d documents", n.Windows, n.Documents)
	}
	if later := g.Network(Period{Since: "2025-02"}); len(later.Edges) != 1 || later.Documents != 1 {
		t.Errorf("since February: %+v", later.Edges)
	}
	if w := New(Options{Window: Document}); w != nil {
		w.Add(doc("a", "", "A B", "C D"))
		if got := len(w.Network(Period{}).Edges); got != 6 {
			t.Errorf("document window: %d edges, want 6", got)
		}
	}
}

// In a list of names no entity gains more than in a window of fullList names.
func TestLongListsAreDamped(t *testing.T) {
	names := strings.Fields("A B C D E F G H I J K L M N O P")
	n := build([]*extract.Document{doc("a", "", strings.Join(names, " "))}).Network(Period{})
	n.Measure(MeasureOptions{})
	for _, node := range n.Nodes {
		if math.Abs(node.Measures.Strength-(fullList-1)) > 1e-5 {
			t.Errorf("%s has strength %v", node.Name, node.Measures.Strength)
		}
	}
}

func TestCopiesCountOnce(t *testing.T) {
	var long []string
	for i := range 40 {
		long = append(long, fmt.Sprintf("Name%d Other%d", i, i*7%13))
	}
	changed := append(slices.Clone(long), "Published by a paper")
	other := slices.Clone(long)
	for i := range other {
		other[i] = fmt.Sprintf("Different%d Words%d", i, i)
	}
	n := build([]*extract.Document{doc("b", "2025-01-02", long...), doc("a", "2025-01-03", changed...), doc("c", "2025-01-02", other...)}).Network(Period{})
	if n.Copies != 1 || n.Documents != 2 || n.To != "2025-01-02" {
		t.Errorf("%d copies of %d documents until %s; want 1 of 2, the earliest kept", n.Copies, n.Documents, n.To)
	}
}

// Our betweenness agrees with gonum's, and both runs of ours to the bit.
func TestMeasures(t *testing.T) {
	n := build(random(80, 4)).Network(Period{})
	n.Measure(MeasureOptions{})
	first := slices.Clone(n.Nodes)
	n.Measure(MeasureOptions{})
	if !reflect.DeepEqual(first, n.Nodes) {
		t.Error("two runs differ")
	}
	want := network.Betweenness(n.Undirected())
	ranks := network.PageRank(directed{n.Undirected()}, 0.85, 1e-12)
	pairs := float64(len(n.Nodes)-1) * float64(len(n.Nodes)-2)
	sum := 0.0
	for i, node := range n.Nodes {
		if got := node.Measures.Betweenness * pairs; math.Abs(got-want[int64(i)]) > 1e-6 {
			t.Errorf("betweenness of %s: %v, gonum %v", node.Key, got, want[int64(i)])
		}
		sum += node.Measures.PageRank
	}
	if math.Abs(sum-1) > 1e-9 || len(ranks) != len(n.Nodes) {
		t.Errorf("page ranks sum to %v", sum)
	}
	for i, node := range n.Nodes {
		if math.Abs(node.Measures.PageRank-ranks[int64(i)]) > 0.05 { // gonum's leaves weights aside
			t.Errorf("page rank of %s: %v, gonum %v", node.Key, node.Measures.PageRank, ranks[int64(i)])
		}
	}
}

// Our communities are as good as gonum's.
func TestCommunities(t *testing.T) {
	for seed := range uint64(5) {
		n := build(random(100, seed)).Network(Period{})
		n.Measure(MeasureOptions{})
		g := n.Undirected()
		var groups [][]gonumgraph.Node
		for i, node := range n.Nodes {
			for len(groups) <= node.Measures.Community {
				groups = append(groups, nil)
			}
			groups[node.Measures.Community] = append(groups[node.Measures.Community], simple.Node(i))
		}
		ours := community.Q(g, groups, 1)
		theirs := community.Q(g, community.Modularize(g, 1, rand.NewPCG(1, 1)).Communities(), 1)
		if ours < theirs-0.02 || ours <= 0 {
			t.Errorf("seed %d: modularity %.4f, gonum %.4f", seed, ours, theirs)
		}
	}
}

func TestCoresAndComponents(t *testing.T) {
	// A clique of four with a tail, and a pair apart.
	n := build([]*extract.Document{doc("a", "", "A B", "A C", "A D", "B C", "B D", "C D", "D E", "E F", "X Y")}).Network(Period{})
	n.Measure(MeasureOptions{})
	for _, node := range n.Nodes {
		core := map[string]int{"A": 3, "B": 3, "C": 3, "D": 3}[node.Name]
		if core == 0 {
			core = 1
		}
		component := 0
		if node.Name == "X" || node.Name == "Y" {
			component = 1
		}
		if m := node.Measures; m.Core != core || m.Component != component {
			t.Errorf("%s: core %d, component %d; want %d, %d", node.Name, m.Core, m.Component, core, component)
		}
	}
}

func TestAssociation(t *testing.T) {
	if got := npmi(5, 5, 5, 100); math.Abs(got-1) > 1e-12 {
		t.Errorf("always together: %v", got)
	}
	if got := npmi(4, 20, 20, 100); math.Abs(got) > 1e-12 {
		t.Errorf("independent: %v", got)
	}
	// Dunning's table for a common pair: observed 10 of expected 1.
	if got := llr(10, 10, 10, 100); got < 60 || got > 70 {
		t.Errorf("llr %v", got)
	}
	if llr(0, 50, 50, 100) >= 0 {
		t.Error("rarer than chance is not negative")
	}
}

func TestSelect(t *testing.T) {
	n := build([]*extract.Document{doc("a", "", "A B", "A B", "B C", "C D")}).Network(Period{})
	for _, c := range []struct {
		s    Selection
		want string
	}{
		{Selection{}, "A B C D"},
		{Selection{MinWeight: 2}, "A B"},
		{Selection{Ego: "a"}, "A B"},
		{Selection{Ego: "person:A", Hops: 2}, "A B C"},
		{Selection{Top: 2}, "A B"},
		{Selection{Countries: []string{"C", "D"}}, "C D"},
		{Selection{Types: []extract.Type{extract.City}}, ""},
		{Selection{Events: true}, ""},
	} {
		m, err := n.Select(c.s)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, node := range m.Nodes {
			names = append(names, node.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%+v keeps %q, want %q", c.s, got, c.want)
		}
	}
	if _, err := n.Select(Selection{Ego: "Nobody"}); err == nil {
		t.Error("an ego that is not there is no error")
	}
}

func TestFind(t *testing.T) {
	n := &Network{Nodes: []Node{{Key: "person:a", Name: "Ana Putin", Mentions: 2}, {Key: "person:v", Name: "Vladimir Putin", Mentions: 9}, {Key: "misc:p", Name: "Putinism", Mentions: 50}, {Key: "place:p", Name: "PUTIN", Mentions: 1}}}
	for name, want := range map[string]string{"person:a": "person:a", "putin": "place:p", "Vladimir": "person:v", "vladimir putin": "person:v", "ana": "person:a"} {
		if i, err := n.Find(name); err != nil || n.Nodes[i].Key != want {
			t.Errorf("%s: %v, %v; want %s", name, n.Nodes[i].Key, err, want)
		}
	}
	n.Nodes = n.Nodes[:3]
	if i, err := n.Find("Putin"); err != nil || n.Nodes[i].Key != "person:v" {
		t.Errorf("Putin is %d, %v", i, err)
	}
	var missing *NoNodeError
	if _, err := n.Find("utinis"); !errors.As(err, &missing) || !slices.Equal(missing.Close, []string{"Putinism"}) {
		t.Errorf("error %v", err)
	}
	for _, name := range []string{"", " "} {
		if _, err := n.Find(name); err == nil {
			t.Errorf("%q is found", name)
		}
	}
}

func TestDiff(t *testing.T) {
	a := build([]*extract.Document{doc("a", "", "A B", "C D")}).Network(Period{})
	b := build([]*extract.Document{doc("b", "", "A B", "D E")}).Network(Period{})
	var got []string
	for _, c := range Diff(a, b) {
		got = append(got, c.Source.Name+c.Target.Name+" "+c.What)
	}
	if want := []string{"CD vanished", "DE appeared"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSlices(t *testing.T) {
	g := build([]*extract.Document{doc("a", "2025-01-31", "A B"), doc("b", "2025-03-01", "A B")})
	s, err := g.Slices("month")
	if err != nil || len(s) != 3 || len(s[0].Edges) != 1 || len(s[1].Edges) != 0 || s[2].Since != "2025-03-01" || s[2].Until != "2025-03-31" {
		t.Errorf("%v %+v", err, s)
	}
	if _, err := g.Slices("fortnight"); err == nil {
		t.Error("an unknown step is no error")
	}
}

func BenchmarkAdd(b *testing.B) {
	docs := random(500, 7)
	b.ReportAllocs()
	for b.Loop() {
		build(docs)
	}
}

// Boxes stand free, communities together, and both runs agree.
func TestLayout(t *testing.T) {
	n := build(random(120, 9)).Network(Period{})
	n.Nodes = append(n.Nodes, Node{Key: "z1"}, Node{Key: "z2"}) // without an edge
	n.Measure(MeasureOptions{})
	room := make([]Point, len(n.Nodes))
	for i := range room {
		room[i] = Point{30 + float64(i%7)*15, 20 + float64(i%5)*6}
	}
	at := n.Layout(room)
	if again := n.Layout(room); !slices.Equal(at, again) {
		t.Error("two runs differ")
	}
	for i, p := range at {
		if math.IsNaN(p.X) || math.Abs(p.X) > 3000 || math.Abs(p.Y) > 3000 {
			t.Errorf("node %d is at %v", i, p)
		}
		for j, q := range at[:i] {
			if math.Abs(p.X-q.X)+0.2 < (room[i].X+room[j].X)/2 && math.Abs(p.Y-q.Y)+0.2 < (room[i].Y+room[j].Y)/2 {
				t.Errorf("nodes %d and %d overlap", i, j)
			}
		}
	}
	near, far, nears, fars := 0.0, 0.0, 0.0, 0.0
	a := n.adjacency()
	for i, p := range at {
		for j, q := range at[:i] {
			if d := math.Hypot(p.X-q.X, p.Y-q.Y); slices.Contains(a.neighbours(i), int32(j)) {
				near, nears = near+d, nears+1
			} else {
				far, fars = far+d, fars+1
			}
		}
	}
	if near/nears > 0.85*far/fars {
		t.Errorf("neighbours are %.0f apart, others %.0f", near/nears, far/fars)
	}
}

// Nothing but places is wrong with a network that has none to spread.
func TestLayoutOfLittle(t *testing.T) {
	for n := range 4 {
		m := &Network{Nodes: make([]Node, n)}
		for i := 1; i < n; i++ {
			m.Edges = append(m.Edges, Edge{Source: 0, Target: i, Weight: 1}, Edge{Source: i, Target: i, Weight: 1})
		}
		m.Measure(MeasureOptions{})
		for _, p := range m.Layout(nil) {
			if math.IsNaN(p.X+p.Y) || math.Abs(p.X) > 500 {
				t.Errorf("%d nodes: %v", n, p)
			}
		}
	}
}

// BenchmarkLayout is of 2,000 nodes and 12,000 edges.
func BenchmarkLayout(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	n := &Network{Nodes: make([]Node, 2000)}
	for range 12000 {
		n.Edges = append(n.Edges, Edge{Source: r.IntN(2000), Target: int(2000 * r.Float64() * r.Float64()), Weight: 1 + r.Float64(), Kind: "co-mention"})
	}
	n.Measure(MeasureOptions{NoPaths: true})
	for b.Loop() {
		n.Layout(nil)
	}
}

// BenchmarkBetweenness is on 2,000 nodes and 12,000 edges.
func BenchmarkBetweenness(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	n := &Network{Nodes: make([]Node, 2000)}
	for range 12000 {
		n.Edges = append(n.Edges, Edge{Source: r.IntN(2000), Target: r.IntN(2000), Weight: 1, Kind: "co-mention"})
	}
	a := n.adjacency()
	for b.Loop() {
		a.paths()
	}
}
