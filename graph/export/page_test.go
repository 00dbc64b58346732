package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/graph"
)

// The library is the one of npm, cytoscape 3.34.4, dist/cytoscape.min.js.
func TestLibraryIsUnchanged(t *testing.T) {
	sum := sha256.Sum256([]byte(cytoscapeJS))
	if got := hex.EncodeToString(sum[:]); got != "081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8" {
		t.Errorf("cytoscape.min.js has the sum %s", got)
	}
	if !strings.Contains(cytoscapeLicense, "Permission is hereby granted") {
		t.Error("no licence")
	}
}

func writePage(t *testing.T, n *graph.Network, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Page(&b, n, o); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph.html")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// What the page does in a browser, from a file, with names that mean harm.
func TestPageInBrowser(t *testing.T) {
	b := newBrowser(t)
	path := writePage(t, network(t), Options{Title: "Trade <b>talks</b> </title><script>window.harm=1</script>"})
	b.open(path)

	if got := b.eval(`document.getElementById('title').textContent`); !strings.Contains(got, "<b>talks</b>") {
		t.Errorf("title %q", got)
	}
	if got := b.eval(`document.title`); !strings.Contains(got, "</title>") {
		t.Errorf("title of the tab %q", got)
	}
	if got, want := b.eval(`entente.nodes().length + ' ' + entente.edges().length`), fmt.Sprint(len(network(t).Nodes), " ", len(network(t).Edges)); got != want {
		t.Errorf("the page shows %s nodes and edges, want %s", got, want)
	}
	b.shot("light")

	// Search by keyboard.
	b.press("/")
	for _, r := range "ankar" {
		b.press(string(r))
	}
	if got := b.eval(`document.querySelector('#results button').textContent`); !strings.Contains(got, "Ankara") {
		t.Errorf("the search finds %q", got)
	}
	b.press("Enter")
	if got := b.eval(`document.getElementById('panel').textContent`); !strings.Contains(got, "Ankara") || !strings.Contains(got, "$245bn") || !strings.Contains(got, "Mentioned with") {
		t.Errorf("the panel of the node says %q", got)
	}
	b.shot("node")
	b.press("Escape")
	b.press("Escape")
	if got := b.eval(`document.getElementById('panel').hidden`); got != "true" {
		t.Error("Esc does not close the panel")
	}

	// A click on an edge shows its sentence, the ends marked.
	at := `(() => { const e = entente.edges().filter(e => !e.hasClass('tie') && e.source().data('label') + e.target().data('label') === 'AnkaraOslo')[0]; const p = e.renderedMidpoint(); return JSON.stringify([p.x, p.y]); })()`
	for range 20 { // until the view has come to rest
		b.eval(`entente.stop(true, true)`)
		b.frame()
		var p [2]float64
		if err := json.Unmarshal([]byte(b.eval(at)), &p); err != nil {
			t.Fatal(err)
		}
		b.click(p[0], p[1])
		if b.eval(`document.getElementById('panel').hidden`) == "false" {
			break
		}
	}
	if got := b.eval(`[...document.querySelectorAll('#panel blockquote mark')].map(m => m.textContent + (m.className)).join()`); got != "Ankaraa,Oslob" {
		t.Errorf("marked: %q", got)
	}
	if got := b.eval(`document.querySelector('#panel blockquote').textContent`); !strings.HasPrefix(got, "Ankara 🤝 Oslo agreed on $245bn.") || !strings.Contains(got, "visit.txt · 2025-08-31") {
		t.Errorf("evidence: %q", got)
	}
	b.shot("edge")
	b.press("Escape")

	// Filters.
	b.eval(`document.getElementById('ties').click()`)
	b.frame()
	if got := b.eval(`entente.edges().not('.hidden').not('.tie').length`); got != "0" {
		t.Errorf("%s co-mention edges with relations only", got)
	}
	b.eval(`document.getElementById('reset').click()`)
	b.eval(`document.getElementById('until').value = '2025-01-01', document.getElementById('until').dispatchEvent(new Event('input'))`)
	b.frame()
	if got := b.eval(`entente.edges().not('.hidden').length`); got != "0" {
		t.Errorf("%s edges before the first document", got)
	}
	b.eval(`document.getElementById('reset').click()`)
	for _, by := range Clusters {
		b.eval(`document.querySelector('[data-by=` + by + `]').click()`)
	}

	// Every node can be opened, however it is named, and none does harm.
	b.eval(`entente.nodes().forEach(n => n.emit('tap')), entente.edges().forEach(e => e.emit('tap'))`)
	if got := b.eval(`String(window.harm) + document.querySelectorAll('#panel img, #panel script, #panel b b').length`); got != "undefined0" {
		t.Errorf("a name does harm: %s", got)
	}
	b.dark(true)
	b.eval(`entente.nodes()[0].emit('tap')`)
	b.shot("dark")
	if got := b.eval(`document.documentElement.classList.contains('dark')`); got != "true" {
		t.Error("no dark mode")
	}
	if len(b.logs) > 0 {
		t.Errorf("console: %s", strings.Join(b.logs, "\n"))
	}
	for _, u := range b.urls {
		if !strings.HasPrefix(u, "file://") && !strings.HasPrefix(u, "data:") {
			t.Errorf("the page asks for %s", u)
		}
	}
}

// The page is usable with 2,000 nodes and 12,000 edges. ENTENTE_PAGE names another
// file to open instead.
func TestLargePageInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	b := newBrowser(t)
	path := os.Getenv("ENTENTE_PAGE")
	if path == "" {
		path = writePage(t, large(2000, 12000), Options{})
	}
	b.open(path)
	b.shot("large")
	took := b.eval(`(() => { const t = performance.now(); document.getElementById('weight').value = 50; document.getElementById('weight').dispatchEvent(new Event('input')); return new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(Math.round(performance.now() - t))))); })()`)
	pan := b.eval(`(async () => { const t = performance.now(); for (let i = 0; i < 10; i++) { entente.panBy({ x: 5, y: 5 }); await new Promise(r => requestAnimationFrame(r)); } return Math.round((performance.now() - t) / 10); })()`)
	t.Logf("loaded in %s ms, filtered in %s ms, %s ms a frame while panning", b.eval(`Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)`), took, pan)
	b.eval(`document.getElementById('reset').click()`)
	b.press("/")
	for _, r := range os.Getenv("ENTENTE_SEARCH") {
		b.press(string(r))
	}
	if os.Getenv("ENTENTE_SEARCH") != "" {
		b.press("Enter")
		b.eval(`new Promise(r => setTimeout(r, 800))`)
		b.shot("large-node")
	}
	if len(b.logs) > 0 {
		t.Errorf("console: %s", strings.Join(b.logs, "\n"))
	}
}

func TestMarksInUTF16(t *testing.T) {
	v := graph.Evidence{Text: "🤝 é Oslo", Marks: []graph.Mark{{Span: extract.Span{Start: 5, End: 7}}, {Span: extract.Span{Start: 8, End: 12}, Target: true}, {Span: extract.Span{Start: 8, End: 99}}}}
	if got, want := utf16Marks(v), [][3]int{{3, 4, 0}, {5, 9, 1}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A large network is shown by its strongest part, which the caption says, and
// written whole for tools.
func TestMost(t *testing.T) {
	n := network(t)
	o := Options{Most: 3}
	p := newPage(n, o)
	var names []string
	for _, x := range p.Nodes {
		names = append(names, x.Name)
	}
	if want := []string{"Ankara", "Oslo", "Kari Nordmann"}; !slices.Equal(names, want) {
		t.Errorf("shown are %q, want %q", names, want)
	}
	if want := fmt.Sprintf("The strongest 3 of %d entities and 6 of %d edges", len(n.Nodes), len(n.Edges)); !strings.HasPrefix(p.Caption, want) {
		t.Errorf("caption %q, want %q", p.Caption, want)
	}
	if got := len(newPage(large(100, 600), Options{Most: 20}).Edges); got > 120 {
		t.Errorf("%d edges", got)
	}
	if rows := bytes.Count(write(t, n, "nodes.csv", o), []byte("organization:")); rows < len(hostile) {
		t.Errorf("%d rows for tools", rows)
	}
}
