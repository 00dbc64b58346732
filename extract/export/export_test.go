package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/entente-nlp/entente/extract"
)

// sample is a document with hostile names.
func sample() *extract.Document {
	text := "Ann </script> met Bob\tof <b>\"Acme\"</b>.\nTrade rose 8% in 2024."
	at := func(s string) extract.Span {
		i := strings.Index(text, s)
		return extract.Span{Start: i, End: i + len(s)}
	}
	d := &extract.Document{ID: "a,\"1\"", Date: "2025-01-02", Title: "T\n<i>", Text: text,
		Blocks:    []extract.Block{{Span: extract.Span{End: strings.IndexByte(text, '\n')}}, {Span: extract.Span{Start: strings.IndexByte(text, '\n') + 1, End: len(text)}, Kind: extract.Headline}},
		Mentions:  []extract.Mention{{Span: at("Ann </script>"), First: 0, Last: 2, Type: extract.Person, Score: 0.5, By: "crf"}, {Span: at(`<b>"Acme"</b>`), First: 5, Last: 6, Type: extract.Organization, Score: 1, By: "crf"}},
		Entities:  []extract.Entity{{Key: "person:ann", Name: "Ann </script>", Type: extract.Person, Country: "FR", Mentions: []int{0}, Salience: 0.4}, {Key: "org:acme", Name: `<b>"Acme"</b>`, Type: extract.Organization, Mentions: []int{1}}},
		Figures:   []extract.Figure{{Span: at("8%"), First: 9, Last: 11, Type: extract.Percent, Value: "8", Low: "8", High: "8", Unit: "percent"}, {Span: at("2024"), First: 12, Last: 13, Type: extract.Date, When: extract.Moment{ISO: "2024", From: "2024-01-01", To: "2024-12-31", Granularity: "year"}}},
		Measures:  []extract.Measure{{Figure: 0, Concept: "Trade", Span: at("Trade"), Change: "rise", Entities: []int{1}, Date: 1, Sentence: 1, Rule: "subject"}},
		Relations: []extract.Relation{{Type: "EMPLOYED_BY", Source: 0, Target: 1, Kind: extract.TieKind, Polarity: "+", Span: at("of"), Score: 0.9, By: "of-body"}},
	}
	for _, w := range []string{"Ann", "</script>", "met", "Bob", "of", `<b>"Acme"</b>`, ".", "Trade", "rose", "8", "%", "in", "2024", "."} {
		start := 0
		if n := len(d.Tokens); n > 0 {
			start = d.Tokens[n-1].End
		}
		i := start + strings.Index(text[start:], w)
		d.Tokens = append(d.Tokens, extract.Token{Span: extract.Span{Start: i, End: i + len(w)}})
	}
	d.Sentences = []extract.Sentence{{Span: d.Blocks[0].Span, First: 0, Last: 7, Block: 0}, {Span: d.Blocks[1].Span, First: 7, Last: 14, Block: 1}}
	return d
}

func TestCSV(t *testing.T) {
	for layer, want := range map[extract.Layer]string{
		extract.MentionLayer:  `<b>"Acme"</b>`,
		extract.EntityLayer:   "person:ann",
		extract.FigureLayer:   "8%",
		extract.RelationLayer: "EMPLOYED_BY",
	} {
		var b bytes.Buffer
		w := NewCSV(&b, layer)
		for range 2 {
			if err := w.Write(sample()); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := csv.NewReader(&b).ReadAll() // every row as long as the first
		if err != nil {
			t.Fatalf("%s: %v", layer, err)
		}
		if len(rows) < 3 || rows[1][0] != `a,"1"` || !slices.ContainsFunc(rows[1:], func(r []string) bool { return slices.Contains(r, want) }) {
			t.Errorf("%s: %q lacks %q", layer, rows, want)
		}
	}
}

// The analyst's table: figure, value, unit, change, measure, entities, date.
func TestFigureTable(t *testing.T) {
	var b bytes.Buffer
	if err := NewCSV(&b, extract.FigureLayer).Write(sample()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[1][i]
	}
	for name, want := range map[string]string{"figure": "8%", "value": "8", "unit": "percent", "change": "rise", "measure": "Trade", "entities": `<b>"Acme"</b>`, "date": "2024", "sentence": "1"} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestCoNLL(t *testing.T) {
	var b bytes.Buffer
	if err := CoNLL(&b, sample(), Options{}); err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{}
	for _, line := range strings.Split(b.String(), "\n") {
		if c := strings.Split(line, "\t"); line != "" && line[0] != '#' {
			if len(c) != 6 {
				t.Fatalf("%d columns in %q", len(c), line)
			}
			labels[c[1]] = c[4]
		}
	}
	for word, want := range map[string]string{"Ann": "B-PERSON", "</script>": "I-PERSON", "met": "O", "8": "B-PERCENT", "%": "I-PERCENT", "2024": "B-DATE"} {
		if labels[word] != want {
			t.Errorf("%s is %s, want %s", word, labels[word], want)
		}
	}
}

// The page holds the text of the document and no element that came from it.
func TestHTML(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, sample(), Options{}); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	marks := 0
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Data == "mark":
			marks++
		case n.Data == "b" || n.Data == "i" || n.Data == "script":
			t.Errorf("<%s> came from the document", n.Data)
		}
	}
	if !strings.Contains(text.String(), `<b>"Acme"</b>`) || marks < 4 {
		t.Errorf("%d marks in %s", marks, text.String())
	}
}

func TestText(t *testing.T) {
	for _, colour := range []bool{false, true} {
		var b bytes.Buffer
		if err := Text(&b, sample(), Options{Color: colour}); err != nil {
			t.Fatal(err)
		}
		s := b.String()
		if strings.Contains(s, "\x1b[") != colour {
			t.Errorf("colour %v: %q", colour, s)
		}
		for _, want := range []string{"person:ann", "8 percent", "Trade", "EMPLOYED_BY", "2025-01-02"} {
			if !strings.Contains(s, want) {
				t.Errorf("no %q in\n%s", want, s)
			}
		}
	}
	var b bytes.Buffer
	if Text(&b, sample(), Options{Only: []extract.Layer{extract.FigureLayer}}); strings.Contains(b.String(), "EMPLOYED_BY") {
		t.Error("relations are written though only figures were asked for")
	}
}

// Lines fit the page, whatever its width, and nothing is cut while there is room.
func TestTextWidth(t *testing.T) {
	d := sample()
	d.Entities[0].Name, d.Entities[0].Aliases = "Ann of a Very Long Name, Duchess of Somewhere", []string{strings.Repeat("alias ", 30)}
	for _, width := range []int{80, 120, 400} {
		var b bytes.Buffer
		if err := Text(&b, d, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := utf8.RuneCountInString(line) - 1; n > width {
				t.Errorf("width %d: %d characters: %s", width, n, line)
			}
		}
		if all := strings.TrimSpace(d.Entities[0].Aliases[0]); strings.Contains(b.String(), all) != (width == 400) {
			t.Errorf("width %d:\n%s", width, b.String())
		}
	}
}

func TestReadable(t *testing.T) {
	for in, want := range map[string]string{
		">300000000000 EUR": ">300,000,000,000 EUR", "2024": "2024", "10000.12345 t": "10,000.12345 t", "1200000..1300000": "1,200,000..1,300,000",
		"~0.065 USD": "~0.065 USD", "12345": "12,345", "": "", "-123456": "-123,456",
	} {
		if got := readable(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestLayers(t *testing.T) {
	if l, err := Layers([]string{"figures", " mentions"}); err != nil || len(l) != 2 {
		t.Errorf("%v %v", l, err)
	}
	if _, err := Layers([]string{"verbs"}); err == nil {
		t.Error("an unknown layer is no error")
	}
}

func ExampleText() {
	d := &extract.Document{ID: "one", Entities: []extract.Entity{{Key: "country:IN", Name: "India", Type: extract.Country, Country: "IN"}}}
	if err := Text(os.Stdout, d, Options{Width: 80}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// one
	//
	// Entities (1)
	//   name   type     country  mentions  key         also
	//   India  COUNTRY  IN       0         country:IN
}
