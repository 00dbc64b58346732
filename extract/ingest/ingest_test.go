package ingest

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-nlp/entente/extract"
)

var update = flag.Bool("update", false, "rewrite testdata/articles/*.blocks.tsv")

const articles = "../../testdata/articles"

// read reads a file and cuts it into blocks.
func read(t testing.TB, raw []byte, name string) *extract.Document {
	t.Helper()
	d, err := Options{}.Auto(raw, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// table writes the blocks of d, one a line: kind, tab, text.
func table(d *extract.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		fmt.Fprintf(&b, "%s\t%s\n", x.Kind, strings.ReplaceAll(d.Slice(x.Span), "\n", `\n`))
	}
	return b.String()
}

func TestArticles(t *testing.T) {
	files, err := filepath.Glob(articles + "/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		ext := filepath.Ext(f)
		if ext != ".txt" && ext != ".html" {
			continue
		}
		n++
		t.Run(filepath.Base(f), func(t *testing.T) {
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, raw, f)
			laws(t, d)
			if ext == ".txt" {
				covers(t, d)
			}
			got, golden := table(d), strings.TrimSuffix(f, ext)+".blocks.tsv"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
	if n < 8 {
		t.Errorf("%d articles, want at least 8", n)
	}
}

// laws checks what holds for any document.
func laws(t testing.TB, d *extract.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) || !utf8.ValidString(d.Title) {
		t.Error("text or title is not valid UTF-8")
	}
	end := 0
	for i, b := range d.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("block %d: span %v after %d in a text of %d bytes", i, b.Span, end, len(d.Text))
		}
		end = b.End
		s := d.Slice(b.Span)
		if !utf8.ValidString(s) {
			t.Fatalf("block %d cuts a rune: %q", i, s)
		}
		if i, j := trim(s, 0, len(s)); i != 0 || j != len(s) {
			t.Fatalf("block has white space at its ends: %q", s)
		}
	}
}

// covers checks that only white space lies between blocks.
func covers(t testing.TB, d *extract.Document) {
	t.Helper()
	end := 0
	for _, b := range append(d.Blocks[:len(d.Blocks):len(d.Blocks)], extract.Block{Span: extract.Span{Start: len(d.Text), End: len(d.Text)}}) {
		if gap := d.Text[end:b.Start]; !blank(gap) {
			t.Fatalf("text in no block: %q", gap)
		}
		end = b.End
	}
}

// TestKinds checks single lines in the place where sites put them: the line "@"
// stands between two paragraphs.
func TestKinds(t *testing.T) {
	tests := []struct {
		line string
		want extract.BlockKind
	}{
		{"Officials said the ministers would meet again in Vienna.", extract.Body},
		{"He did not say when.", extract.Body},
		{"They asked Reuters and AFP to leave the room.", extract.Body},
		{"Mr Rao said readers share the blame and should follow the money.", extract.Body},
		{"More than 40 ministers read the draft of the treaty on Friday.", extract.Body},
		{"14:05", extract.Body},
		{"9.30 am GMT", extract.Body},
		{"• Chile: 40 tonnes", extract.Body},
		{"What the ministers want", extract.Headline},
		{"Image:", extract.Caption},
		{"Ministers at dinner. Pic: PA via AP", extract.Caption},
		{"Ministers at dinner in Vienna on May 3, 2025 [File: Ana Ruiz/Reuters]", extract.Caption},
		{"FILE PHOTO: Ministers at dinner in Vienna, Austria, May 3, 2025. REUTERS/Ana Ruiz", extract.Caption},
		{"The minister walks to her car. (Photo by Ana Ruiz/Getty Images)", extract.Caption},
		{"The minister at her desk. | Photo Credit: PTI", extract.Caption},
		{"Representational image", extract.Caption},
		{"Read more: Why ministers dine late", extract.Links},
		{"ALSO READ | Ministers dine late", extract.Links},
		{"Also Read: Ministers dine late", extract.Links},
		{"Follow the latest: Ministers arrive", extract.Links},
		{"You may also like", extract.Links},
		{"READ MORE ON THIS", extract.Links},
		{"Advertisement", extract.Boilerplate},
		{"STORY CONTINUES BELOW", extract.Boilerplate},
		{"Facebook", extract.Boilerplate},
		{"Facebook Twitter WhatsApp Email", extract.Boilerplate},
		{"Sign up to our daily newsletter", extract.Boilerplate},
		{"Subscribe to our newsletter and never miss a story.", extract.Boilerplate},
		{"Follow us on X and Instagram", extract.Boilerplate},
		{"Home | World | Business | Sport", extract.Boilerplate},
		{"Home > World > Europe", extract.Boilerplate},
		{"By Ana Ruiz and Tom Berg", extract.Boilerplate},
		{"Updated: 3 May 2025, 10:15 am", extract.Boilerplate},
		{"© 2025 Vienna Gazette", extract.Boilerplate},
		{"Reporting by Ana Ruiz; editing by Tom Berg", extract.Boilerplate},
		{"We use cookies to improve your experience on this website.", extract.Boilerplate},
		{"Tags: Austria, ministers", extract.Boilerplate},
		{"3 min read", extract.Boilerplate},
		{"* * *", extract.Boilerplate},
	}
	const before = "Ministers dine late in Vienna\n\nThe ministers of nine states dined in Vienna on Friday and signed nothing at all.\n\n"
	const after = "\n\nThe next dinner is planned for the autumn, diplomats said on Saturday."
	for _, test := range tests {
		d := read(t, []byte(before+test.line+after), "a.txt")
		if got := d.Blocks[2].Kind; got != test.want {
			t.Errorf("%q is %s, want %s", test.line, got, test.want)
		}
		if d.Blocks[0].Kind != extract.Headline || d.Blocks[1].Kind != extract.Body || d.Blocks[3].Kind != extract.Body {
			t.Errorf("around %q:\n%s", test.line, table(d))
		}
	}
}

// TestClosing: what follows a comment form is not the article, unless it is the
// larger part.
func TestClosing(t *testing.T) {
	const story = "Ship sinks off Crete\n\nA ship sank off Crete on Monday night with all its crew.\n\nNobody knows why, the coast guard said on Tuesday.\n\n"
	const form = "Your email address will not be published. Required fields are marked *\n\n"
	const remark = "My uncle was a sailor and never liked the place.\n\n"
	for _, test := range []struct {
		text string
		want extract.BlockKind
	}{{story + form + remark, extract.Boilerplate}, {story + remark + form, extract.Body}, {form + story + remark, extract.Body}} {
		d := read(t, []byte(test.text), "a.txt")
		for _, b := range d.Blocks {
			if s := d.Slice(b.Span); s == strings.TrimSpace(remark) && b.Kind != test.want || s == strings.TrimSpace(form) && b.Kind != extract.Boilerplate {
				t.Errorf("%s: %q", b.Kind, s)
			}
		}
	}
}

// TestMenus: menus are known though they stand an item a line, above and below.
func TestMenus(t *testing.T) {
	const menu = "Crete\nRhodes\nNaxos\nBoats\nNets\nWinds\nTides\nSailors\n"
	d := read(t, []byte("Our readers ask, and we answer as well as we can.\n"+menu+"Ship sinks off Crete\nA ship sank off Crete on Monday night with all its crew on board.\n"+
		"Nobody knows why, the coast guard of Greece said in a statement on Tuesday.\nThe mayor of Heraklion called for a day of mourning on the island.\n"+
		"The weather had been calm since the weekend, according to the harbour office.\n"+menu), "a.txt")
	for _, b := range d.Blocks {
		s := d.Slice(b.Span)
		if b.Kind.Asserts() != strings.ContainsAny(s, " ") && !strings.HasPrefix(s, "Our readers") || strings.HasPrefix(s, "Our readers") && b.Kind != extract.Boilerplate {
			t.Errorf("%s: %q", b.Kind, s)
		}
	}
	if d.Title != "Ship sinks off Crete" {
		t.Errorf("title %q", d.Title)
	}
}

func TestShort(t *testing.T) {
	tests := []struct{ text, want, title string }{
		{"Putin met Xi in Beijing", "headline\tPutin met Xi in Beijing\n", "Putin met Xi in Beijing"},
		{"Putin met Xi in Beijing on Monday.", "body\tPutin met Xi in Beijing on Monday.\n", ""},
		{"y", "body\ty\n", ""},
		{"---\nyes", "boilerplate\t---\nbody\tyes\n", ""},
		{"Ship sinks\r\n\r\nA ship sank off Crete on Monday night.\r\n", "headline\tShip sinks\nbody\tA ship sank off Crete on Monday night.\n", "Ship sinks"},
	}
	for _, test := range tests {
		d := &extract.Document{Text: test.text}
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if got := table(d); got != test.want || d.Title != test.title {
			t.Errorf("%q: title %q, blocks\n%s", test.text, d.Title, got)
		}
	}
}

// TestTitleKnown: a title that the reader gives is found again in the text.
func TestTitleKnown(t *testing.T) {
	d := &extract.Document{Title: "Ship Sinks", Text: "The Crete Post\nOther news of the day in brief\nShip sinks\nA ship sank off Crete on Monday night."}
	if err := Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if got := d.Blocks[2].Kind; got != extract.Headline {
		t.Errorf("the known title is %s", got)
	}
}

func TestStageKeepsBlocks(t *testing.T) {
	d := &extract.Document{Text: "a\nb", Blocks: []extract.Block{{Span: extract.Span{Start: 0, End: 3}, Kind: extract.Links}}}
	if err := Stage().Run(context.Background(), d); err != nil || len(d.Blocks) != 1 || d.Blocks[0].Kind != extract.Links {
		t.Error("blocks of the reader were not kept:", d.Blocks, err)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name string
		raw  string
		want error
	}{
		{"empty", "", extract.ErrEmpty},
		{"blank", " \r\n\t\u00a0\u200b", extract.ErrEmpty},
		{"only a mark", "\xef\xbb\xbf", extract.ErrEmpty},
		{"zeros", strings.Repeat("\x00", 100), extract.ErrBinary},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", extract.ErrBinary},
		{"pdf", "%PDF-1.7\n1 0 obj", extract.ErrBinary},
		{"gzip", "\x1f\x8b\x08\x00", extract.ErrBinary},
		{"controls", strings.Repeat("\x01\x02abc", 50), extract.ErrBinary},
		{"big", strings.Repeat("a", 101), extract.ErrTooBig},
	}
	o := Options{MaxBytes: 100}
	for _, test := range tests {
		if test.name == "controls" || test.name == "zeros" {
			o.MaxBytes = -1
		} else {
			o.MaxBytes = 100
		}
		if _, err := o.Text([]byte(test.raw)); !errors.Is(err, test.want) {
			t.Errorf("%s as text: %v, want %v", test.name, err, test.want)
		}
		if _, err := o.HTML([]byte(test.raw)); !errors.Is(err, test.want) {
			t.Errorf("%s as HTML: %v, want %v", test.name, err, test.want)
		}
	}
	if _, err := (Options{}).HTML([]byte("<html><body><script>x = 1</script><p> &nbsp; </p></body></html>")); !errors.Is(err, extract.ErrEmpty) {
		t.Errorf("a page without text: %v", err)
	}
}

func TestCharset(t *testing.T) {
	tests := []struct{ name, raw, want string }{
		{"ascii", "Paris", "Paris"},
		{"utf-8", "São Tomé’s €5", "São Tomé’s €5"},
		{"lines kept", "a \n\n\tb\n", "a \n\n\tb\n"},
		{"crlf", "a\r\nb\rc\n", "a\nb\nc\n"},
		{"byte order mark", "\xef\xbb\xbfParis", "Paris"},
		{"utf-16 le", "\xff\xfeO\x00s\x00l\x00o\x00", "Oslo"},
		{"utf-16 be", "\xfe\xff\x00O\x00s\x00l\x00o", "Oslo"},
		{"utf-16 unmarked", "O\x00s\x00l\x00o\x00 \x00i\x00s\x00 \x00c\x00o\x00l\x00d\x00", "Oslo is cold"},
		{"windows-1252", "Chirac\x92s caf\xe9 \x96 in Paris", "Chirac’s café – in Paris"},
		{"stray byte in utf-8", "S\xc3\xa3o Tom\xc3\xa9\xff", "São Tomé\ufffd"},
		{"stray byte in ascii", "Par\x81is", "Par\ufffdis"},
		{"several strays", "a\xff\xfe\xfdb", "a\ufffd\ufffd\ufffdb"},
		{"cut rune", "Tom\xc3\xa9 \xe2\x82", "Tomé \ufffd\ufffd"},
	}
	for _, test := range tests {
		d, err := Text([]byte(test.raw))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if d.Text != test.want {
			t.Errorf("%s: %q, want %q", test.name, d.Text, test.want)
		}
	}
}

func TestCharsetHTML(t *testing.T) {
	const body = "<p>%s was elected by the parliament of the republic on Monday.</p>"
	tests := []struct{ name, raw, contentType, want string }{
		{"declared", `<meta charset="windows-1251">` + fmt.Sprintf(body, "\xcf\xf3\xf2\xe8\xed"), "", "Путин"},
		{"declared in the header", fmt.Sprintf(body, "\xcf\xf3\xf2\xe8\xed"), "text/html; charset=windows-1251", "Путин"},
		{"falsely declared UTF-8", `<meta charset="utf-8">` + fmt.Sprintf(body, "Jos\xe9"), "", "José"},
		{"declared latin-1 but UTF-8", `<meta charset="iso-8859-1">` + fmt.Sprintf(body, "José"), "", "José"},
		{"entities", fmt.Sprintf(body, "Jos&eacute; &amp; S&#246;n"), "", "José & Sön"},
	}
	for _, test := range tests {
		d, err := Options{ContentType: test.contentType}.HTML([]byte(test.raw))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if !strings.HasPrefix(d.Text, test.want+" ") {
			t.Errorf("%s: %q, want %q first", test.name, d.Text, test.want)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for raw, want := range map[string]bool{
		"<!DOCTYPE html><p>x":              true,
		"\n<!-- a --> <HTML>":              true,
		"\xef\xbb\xbf<html>":               true,
		"<?xml version='1.0'?><html>":      true,
		"<p>x</p>":                         true,
		"Prices <p> fell":                  false,
		"< Back to Opinion\nTrade is down": false,
		"":                                 false,
	} {
		if got := isHTML([]byte(raw), "-"); got != want {
			t.Errorf("isHTML(%q) = %v", raw, got)
		}
	}
	if !isHTML(nil, "a/B.HTM") || isHTML(nil, "html.txt") {
		t.Error("extensions")
	}
}

func TestMetadata(t *testing.T) {
	const p = "<p>A ship sank off Crete on Monday night, the coast guard of Greece said.</p>"
	tests := []struct{ html, title, date, lang string }{
		{`<html lang="en_us"><head><title>Ship sinks | The Post</title></head><body><h1>Ship sinks off Crete tonight</h1>`, "Ship sinks off Crete tonight", "", "en-US"},
		{`<meta property="og:title" content="Ship &amp; crew"><meta name="date" content="2025-03-01">` +
			`<meta property="article:published_time" content="2025-03-02T23:00:00Z">`, "Ship & crew", "2025-03-02", ""},
		{`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ship lost","datePublished":"2024-12-31T08:00"}]}</script>`, "Ship lost", "2024-12-31", ""},
		{`<script type="application/ld+json">{"@graph":[</script><time datetime="2024-01-30">`, "", "2024-01-30", ""},
		{`<meta name="pubdate" content="Mon, 02 Jan 2006 15:04:05 GMT">`, "", "2006-01-02", ""},
		{`<meta property="og:locale" content="en_GB"><time datetime="soon">soon</time>`, "", "", "en-GB"},
		{`<title>Ship sinks</title>`, "Ship sinks", "", ""},
	}
	for _, test := range tests {
		d, err := Options{}.HTML([]byte(test.html + p))
		if err != nil {
			t.Fatal(err)
		}
		if d.Title != test.title || d.Date != test.date || d.Lang != test.lang {
			t.Errorf("%s\n%q %q %q, want %q %q %q", test.html, d.Title, d.Date, d.Lang, test.title, test.date, test.lang)
		}
	}
}

func TestHTMLText(t *testing.T) {
	tests := []struct{ html, want string }{
		{"<p>a <b>b</b>c\n d</p><p>e", "a bc d\n\ne"},
		{"<div>a<br>b<br><br>c</div>", "a\nb\n\nc"},
		{"<ul><li>a<li>b</ul>", "a\n\nb"},
		{"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"},
		{"<p>a<script>b</script><style>c</style><span hidden>d</span><i style='display: none'>e</i>f</p>", "af"},
		{"<p>Er&shy;do\u200bgan&nbsp;said</p>", "Erdogan said"},
		{"<pre>one\ntwo\n\nthree</pre>", "one two\n\nthree"},
		{"plain", "plain"},
		{"<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7"},
	}
	for _, test := range tests {
		d, err := Options{}.HTML([]byte(test.html))
		if err != nil {
			t.Errorf("%s: %v", test.html, err)
			continue
		}
		if d.Text != test.want {
			t.Errorf("%s: %q, want %q", test.html, d.Text, test.want)
		}
		laws(t, d)
	}
}

// TestDeep: what html.Parse refuses is read by its tags, in linear time.
func TestDeep(t *testing.T) {
	const n = 100_000
	const story = "<h1>Ship sinks off Crete with all its crew</h1><p>A ship sank off Crete on Monday night.</p>"
	for name, page := range map[string]string{
		"div":      strings.Repeat("<div>", n) + story + strings.Repeat("</div>", n),
		"unclosed": strings.Repeat("<b><i>", n) + story,
		"mixed":    strings.Repeat("<ul><li><p><a href=x></a>", n/4) + story,
		"nav":      strings.Repeat("<nav>", n) + "<a href=/>Home</a>" + strings.Repeat("</nav>", n) + story,
		"script":   strings.Repeat("<div>", n) + "<script>if (a < b) {}</script>" + story,
		"svg":      strings.Repeat("<div>", n) + "<svg><svg><text>no</text></svg></svg>" + story,
	} {
		start := time.Now()
		d, err := Options{}.HTML([]byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		laws(t, d)
		got := table(d)
		if name == "nav" {
			got = strings.TrimPrefix(got, "boilerplate\tHome\n")
		}
		if want := "headline\tShip sinks off Crete with all its crew\nbody\tA ship sank off Crete on Monday night.\n"; got != want {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// TestLong: one line of 20 MB, and as many short ones, cost little.
func TestLong(t *testing.T) {
	start := time.Now()
	for _, text := range []string{
		strings.Repeat("Oil prices rose in London. ", 20<<20/27),
		strings.Repeat("Oil\n", 1<<20),
		strings.Repeat("|", 4<<20),
		strings.Repeat("Read more:\n", 1<<18),
		strings.Repeat("[AFP", 1<<20),
	} {
		d := &extract.Document{Text: text}
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		laws(t, d)
		covers(t, d)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a\r\nb", "\xff\xfea\x00", "Image:\nx\nImage:\nx", "— AFP", "12:", "•", "©", "\xe2\x80", "By A B", "a |b |c", "'s’", "\x7f\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Text(raw)
		if err != nil {
			return
		}
		if utf8.Valid(raw) && !strings.ContainsAny(string(raw), "\r\x00\ufeff") && d.Text != string(raw) {
			t.Errorf("valid UTF-8 changed: %q to %q", raw, d.Text)
		}
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		laws(t, d)
		covers(t, d)
	})
}

func FuzzHTML(f *testing.F) {
	if raw, err := os.ReadFile(articles + "/ferry.html"); err == nil {
		f.Add(raw)
	}
	for _, s := range []string{"<p>a", "<title>", "<script>", "<a><b></a></b>", "<pre>\n\n", "<table><td>", "&#0;&#xD800;", "&lrm;a&#x2060;", "\xfd\xe4\x8d\xec\xff", "<svg><p>", strings.Repeat("<b>", 600) + "x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Options{}.HTML(raw)
		if err != nil {
			return
		}
		laws(t, d)
		covers(t, d)
		if d.Blocks == nil {
			t.Error("no blocks")
		}
	})
}

func ExampleStage() {
	d, err := Text([]byte(`Ship sinks off Crete

Image:
The harbour of Heraklion. Pic: AFP

A ship sank off Crete on Monday night.

Read more:
Ten years of ferries`))
	if err != nil {
		panic(err)
	}
	if err := Stage().Run(context.Background(), d); err != nil {
		panic(err)
	}
	for _, b := range d.Blocks {
		fmt.Printf("%-9s %s\n", b.Kind, d.Slice(b.Span))
	}
	// Output:
	// headline  Ship sinks off Crete
	// caption   Image:
	// caption   The harbour of Heraklion. Pic: AFP
	// body      A ship sank off Crete on Monday night.
	// links     Read more:
	// links     Ten years of ferries
}
