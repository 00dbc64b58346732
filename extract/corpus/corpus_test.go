package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/entente-nlp/entente/extract"
)

// list reads a corpus into lines: "id source text", or "! error".
func list(paths []string, o Options) []string {
	var out []string
	for d, err := range Open(context.Background(), paths, o) {
		if err != nil {
			out = append(out, "! "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s %s %q", d.ID, d.Source, d.Text))
	}
	return out
}

func fromString(s string, f Format) []string {
	return list([]string{"-"}, Options{Stdin: strings.NewReader(s), Input: f})
}

func check(t *testing.T, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func gz(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.Bytes()
}

func zst(s string) []byte {
	w, _ := zstd.NewWriter(nil)
	defer w.Close()
	return w.EncodeAll([]byte(s), nil)
}

// dir writes files into a new directory and moves there.
func dir(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, s := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDirectory(t *testing.T) {
	dir(t, map[string]string{
		"c/b.txt":       "Bern",
		"c/a/b.txt":     "Accra",
		"c/a/page.html": "<p>Paris</p>",
		"c/a/z.txt.gz":  string(gz("Zagreb")),
		"c/d.jsonl.zst": string(zst(`{"text":"Delhi"}` + "\n" + `{"id":7,"text":"Dakar","source":"s","extra":[1]}`)),
		"c/e.csv":       "ID,Text,x\n1,\"Ed\nin\",y\n2,Erbil\n",
		"c/unnamed":     "<!doctype html><p>Utrecht",
		"c/lines":       "{\"text\":\"Lima\"}\n",
		"c/.hidden/x":   "no",
		"c/.x.txt":      "no",
		"c/b.ann.xml":   "no",
		"c/README.md":   "no",
		"c/empty.txt":   "",
		"last.txt":      "Lagos",
	})
	check(t, list([]string{"c", "last.txt", "c/b.txt", "none.txt"}, Options{}),
		`b c/a/b.txt "Accra"`,
		`page c/a/page.html "Paris"`,
		`z c/a/z.txt.gz "Zagreb"`,
		`c/b c/b.txt "Bern"`,
		`c/d.jsonl.zst:1 c/d.jsonl.zst "Delhi"`,
		`7 s "Dakar"`,
		`1 c/e.csv "Ed\nin"`,
		`2 c/e.csv "Erbil"`,
		`! c/empty.txt: empty document`,
		`c/lines:1 c/lines "Lima"`,
		`unnamed c/unnamed "Utrecht"`,
		`last last.txt "Lagos"`,
		`c/b.txt c/b.txt "Bern"`,
		`! none.txt: no such file or directory`,
	)
}

func TestJSONLines(t *testing.T) {
	in := "\xef\xbb\xbf" + `{"id":"a","text":"Oslo\r\nis cold","title":"T","date":"2025-01-02","lang":"en"}

{"html":"<p>Rome &amp; Milan"}
{"text": "broken
{"text":""}
{"title":"none"}
{"text":5}
[1]
{"id":-3.5,"text":"last \ud800"}`
	check(t, fromString(in, JSONL),
		`a - "Oslo\r\nis cold"`,
		`-:3 - "Rome & Milan"`,
		`! -:4: column 16: invalid JSON: unexpected end of JSON input`,
		`! -:5: empty document: neither "text" nor "html"`,
		`! -:6: empty document: neither "text" nor "html"`,
		`! -:7: "text" is a JSON number, not a string`,
		`! -:8: a JSON array, not an object`,
		"-3.5 - \"last \ufffd\"",
	)
	for d, err := range Open(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(in)}) {
		if err != nil || d.Title != "T" || d.Date != "2025-01-02" || d.Lang != "en" {
			t.Errorf("%+v, %v", d, err)
		}
		break
	}
}

func TestJSON(t *testing.T) {
	check(t, fromString("{\n \"id\": \"a\",\n \"text\": \"Oslo\"\n}\n{\n \"text\":\"Rome\"\n}\n", Auto), `a - "Oslo"`, `-:7 - "Rome"`)
	check(t, fromString("[{\"id\":1,\"text\":\"Oslo\"},\n{\"text\":\"Rome\"},\n{\"text\":5}\n,{\"text\":]", Auto),
		`1 - "Oslo"`, `-:2 - "Rome"`, `! -:3: "text" is a JSON number, not a string`, `! -:4: invalid JSON: invalid character ']' looking for beginning of value`)
	check(t, fromString("[{\"text\":\"Oslo\"}", Auto), `-:1 - "Oslo"`, `! -:1: the array does not end: EOF`)
	check(t, fromString("[Photo] Oslo is cold.", Auto), `- - "[Photo] Oslo is cold."`)
	dir(t, map[string]string{"a.json": "[]", "b.json": "{\"text\":\"x\"}"})
	check(t, list([]string{"."}, Options{}), `b.json:1 b.json "x"`)
}

func TestRecord(t *testing.T) {
	o := Options{Stdin: strings.NewReader("{\"schema\":\"r\"}\n{\"text\":\"x\"}\n{\"schema\":\"bad\"}\n"),
		Record: func(line []byte) (*extract.Document, bool, error) {
			switch {
			case bytes.Contains(line, []byte(`"bad"`)):
				return nil, true, errors.New("no such schema")
			case bytes.Contains(line, []byte(`"schema"`)):
				return &extract.Document{Source: "s", Text: "r"}, true, nil
			}
			return nil, false, nil
		}}
	check(t, list([]string{"-"}, o), `-:1 s "r"`, `-:2 - "x"`, `! -:3: no such schema`)
}

func TestCSV(t *testing.T) {
	check(t, fromString("text,title\n\"two\nlines\",\n,\nlast,T\n", CSV),
		`-:2 - "two\nlines"`, `! -:4: empty document: neither "text" nor "html"`, `-:5 - "last"`)
	check(t, fromString("a,b\n1,2\n", CSV), `! -:1: the header has no column "text" or "html"`)
	check(t, fromString("", CSV), `! -: empty document`)
}

func TestCutShort(t *testing.T) {
	var random strings.Builder // hardly compressible, so that half the bytes are about half the lines
	for i, x := 0, uint64(1); i < 4000; i++ {
		x = x*6364136223846793005 + 1442695040888963407
		fmt.Fprintf(&random, "{\"text\":\"%x\"}\n", x)
	}
	whole := gz(random.String())
	dir(t, map[string]string{"cut.jsonl.gz": string(whole[:len(whole)/2]), "fine.txt": "Oslo", "cut.txt.gz": string(whole[:9]), "cut.zst": string(zst(random.String())[:9000]),
		"plain.gz": "not compressed"})
	got := list([]string{"cut.jsonl.gz", "fine.txt"}, Options{})
	if n := len(got); n < 1000 || !strings.HasPrefix(got[n-2], "! cut.jsonl.gz:") || !strings.HasSuffix(got[n-2], "gzip data is cut short: unexpected EOF") {
		t.Errorf("%d results, last two %q", n, got[max(0, n-2):])
	}
	check(t, list([]string{"cut.txt.gz", "plain.gz"}, Options{}),
		"! cut.txt.gz: gzip: unexpected EOF", "! plain.gz: not compressed as .gz says")
	if got := list([]string{"cut.zst"}, Options{}); !strings.HasPrefix(got[len(got)-1], "! cut.zst:") {
		t.Errorf("last is %q", got[len(got)-1])
	}
}

func TestLimit(t *testing.T) {
	in := "{\"text\":\"" + strings.Repeat("a", 1<<18) + "\"}\n{\"text\":\"short\"}\n{\"text\":\"" + strings.Repeat("b", 1<<18) + "\"}"
	check(t, list([]string{"-"}, Options{Stdin: strings.NewReader(in), MaxBytes: 1000}),
		"! -:1: document too large", `-:2 - "short"`, "! -:3: document too large: line over 1000 bytes")
	check(t, list([]string{"-"}, Options{Stdin: strings.NewReader(strings.Repeat("a ", 501)), MaxBytes: 1000}), "! -: document too large")
}

func TestLongLine(t *testing.T) {
	const n = 100 << 20
	in := io.MultiReader(strings.NewReader(`{"text":"`), &repeat{n}, strings.NewReader("\"}\n{\"text\":\"next\"}\n"))
	var got []int
	for d, err := range Open(context.Background(), []string{"-"}, Options{Stdin: in, Input: JSONL}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, len(d.Text))
	}
	if len(got) != 2 || got[0] != n || got[1] != 4 {
		t.Errorf("lengths %v", got)
	}
}

// repeat reads n letters.
type repeat struct{ n int }

func (r *repeat) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	p = p[:min(len(p), r.n)]
	for i := range p {
		p[i] = 'a'
	}
	r.n -= len(p)
	return len(p), nil
}

func TestUnknownFormat(t *testing.T) {
	check(t, fromString("x", "docx"), `! -: unknown input format "docx"`)
}

func TestErrorIsNamed(t *testing.T) {
	for _, err := range Open(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader("")}) {
		var e *extract.Error
		if !errors.As(err, &e) || e.Doc != "-" || !errors.Is(err, extract.ErrEmpty) {
			t.Errorf("%#v", err)
		}
	}
}

// TestBreak: a loop that ends early leaves no file and no goroutine behind.
func TestBreak(t *testing.T) {
	var lines strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&lines, "{\"text\":\"%d\"}\n", i)
	}
	dir(t, map[string]string{"a.jsonl.gz": string(gz(lines.String())), "b.jsonl.zst": string(zst(lines.String()))})
	before, open := runtime.NumGoroutine(), openFiles()
	for range 20 {
		for _, p := range []string{"a.jsonl.gz", "b.jsonl.zst"} {
			for range Open(context.Background(), []string{p}, Options{}) {
				break
			}
		}
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
	if n := openFiles(); n > open {
		t.Errorf("%d open files, %d before", n, open)
	}
}

// openFiles counts the open files of this process, 0 where /proc is not at hand.
func openFiles() int {
	es, _ := os.ReadDir("/proc/self/fd")
	return len(es)
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, err := range Open(ctx, []string{"-"}, Options{Stdin: strings.NewReader(strings.Repeat("{\"text\":\"x\"}\n", 50))}) {
		n++
		last = err
		if n == 3 {
			cancel()
		}
	}
	if n != 4 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d results, last %v", n, last)
	}
}

// TestBad reads the inputs kept for the command's tests too.
func TestBad(t *testing.T) {
	t.Chdir("../../testdata/bad")
	check(t, list([]string{"."}, Options{}),
		"! binary.txt: not text: binary data",
		`one broken.jsonl "Oslo is cold in winter."`,
		`! broken.jsonl:2: column 32: invalid JSON: invalid character 'L' after object key:value pair`,
		`three broken.jsonl "Rome is warm in spring."`,
		`! broken.jsonl:4: empty document: neither "text" nor "html"`,
		`five broken.jsonl "Lima is never wet."`,
		"! empty.txt: empty document",
		"invalid invalid.txt \"São Tomé\ufffd and Príncipe\ufffd signed a treaty.\\n\"",
		"truncated.jsonl.gz:1 truncated.jsonl.gz \"Accra is hot.\"",
		"! truncated.jsonl.gz:2: gzip data is cut short: unexpected EOF",
	)
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{"{\"text\":\"a\"}\n{", "{\"html\":\"<p>\"}", "\n\n", "{\"id\":{},\"text\":\"x\"}", "null", "{\"text\":\"\\ud800\"}", "\x1f\x8b", "\x28\xb5\x2f\xfd"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		lines := bytes.Count(raw, []byte("\n")) + 1
		n := 0
		for d, err := range Open(context.Background(), []string{"-"}, Options{Stdin: bytes.NewReader(raw), Input: JSONL, MaxBytes: 1 << 20}) {
			n++
			if (d == nil) == (err == nil) {
				t.Fatalf("%v, %v", d, err)
			}
			if err != nil && !strings.HasPrefix(err.Error(), "-") {
				t.Fatalf("unnamed: %v", err)
			}
			if d != nil && (d.ID == "" || strings.TrimSpace(d.Text) == "") {
				t.Fatalf("%+v", d)
			}
		}
		if n > lines && !bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) && !bytes.HasPrefix(raw, []byte{0x28, 0xb5}) {
			t.Fatalf("%d results of %d lines", n, lines)
		}
	})
}

func BenchmarkJSONL(b *testing.B) {
	line := `{"id":"a","text":"` + strings.Repeat("Oslo is cold in winter, the mayor said. ", 60) + "\"}\n"
	in := strings.Repeat(line, 400)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Open(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(in)}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func ExampleOpen() {
	in := strings.NewReader(`{"id": "a1", "text": "Oslo is cold."}
{"id": "a2", "text": oops}
{"id": "a3", "html": "<p>Rome is warm.</p>"}`)
	for d, err := range Open(context.Background(), []string{"-"}, Options{Stdin: in}) {
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(d.ID, d.Text)
	}
	// Output:
	// a1 Oslo is cold.
	// error: -:2: column 22: invalid JSON: invalid character 'o' looking for beginning of value
	// a3 Rome is warm.
}
