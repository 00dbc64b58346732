package eval

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

const (
	news = `{"id": "a-1", "text": "Rain fell.\nZoë Kettle sold 40 boats in Riga. Nobody minded the cold wind."}
{"id": "a-2", "text": "The harbour of Riga froze."}
`
	columns = "# made up\n\ncorpus\tdocument\tstart\tend\tsha256\tmention_start\tmention_end\ttype\tvalue\tunit\n"
	// Hashes as sha256sum gives them.
	sold  = "news.jsonl\ta-1\t11\t45\t117cd8d23ea74aa4\t"
	wind  = "news.jsonl\ta-1\t46\t74\t06106c9ca6e6da17\t\t\t\t\t\n"
	froze = "news.jsonl\ta-2\t0\t26\te79f85b6945938f7\t15\t19\tCITY\t\t\n"
	rows  = sold + "11\t22\tPERSON\t\t\n" + sold + "28\t36\tQUANTITY\t40\tboat\n" + sold + "40\t44\tCITY\t\t\n" + wind + froze
)

// write makes a checkout with a standoff file and the corpus where Read looks.
func write(t *testing.T, standoff string) (file, corpusDir string) {
	t.Helper()
	root := t.TempDir()
	corpusDir = filepath.Join(root, "shared", "data", "text")
	file = filepath.Join(root, "main", "testdata", "gold", "sentences.tsv")
	for path, content := range map[string]string{file: standoff, filepath.Join(corpusDir, "news.jsonl"): news} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return file, corpusDir
}

func TestReadStandoff(t *testing.T) {
	file, _ := write(t, columns+rows)
	gold, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range gold {
		s := g.ID + " " + g.Text
		for _, m := range g.Mentions {
			s += fmt.Sprintf(" %s=%s/%s/%s", g.Text[m.Start:m.End], m.Type, m.Value, m.Unit)
		}
		got = append(got, s)
		if !g.Flat {
			t.Errorf("%s is not flat", g.ID)
		}
	}
	want := []string{
		"a-1#1 Zoë Kettle sold 40 boats in Riga. Zoë Kettle=PERSON// 40 boats=QUANTITY/40/boat Riga=CITY//",
		"a-1#2 Nobody minded the cold wind.",
		"a-2#1 The harbour of Riga froze. Riga=CITY//",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadStandoffErrors(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"no header", sold + "11\t22\tPERSON\t\t\n", ":1: the columns are not"},
		{"columns", columns + "news.jsonl\ta-1\t11\n", ":4: 3 columns, want 10"},
		{"hash", columns + froze + strings.Replace(wind, "06106c", "06106d", 1), ":5: a-1 of news.jsonl: the text has hash 06106c9ca6e6da17"},
		{"document", columns + strings.Replace(froze, "a-2", "a-3", 1), ":4: a-3 of news.jsonl: no such document"},
		{"past the end", columns + strings.Replace(froze, "\t26\t", "\t27\t", 1), ":4: a-2 of news.jsonl: the sentence ends at byte 27, the text at 26"},
		{"corpus", columns + froze + strings.Replace(wind, "news.jsonl", "old.jsonl", 1), ":5: cannot read the corpus"},
		{"corpus elsewhere", columns + strings.Replace(froze, "news.jsonl", "../news.jsonl", 1), ":4: \"../news.jsonl\" is not the name of a file"},
		{"outside", columns + sold + "40\t46\tCITY\t\t\n", ":4: the mention lies outside"},
		{"type", columns + sold + "40\t44\tTOWN\t\t\n", `:4: "TOWN" is no type`},
		{"number", columns + sold + "40\t4x\tCITY\t\t\n", ":4: strconv.Atoi"},
		{"empty span", columns + sold + "40\t40\tCITY\t\t\n", ":4: 40-40 is no span"},
		{"overlap", columns + sold + "11\t22\tPERSON\t\t\n" + sold + "15\t22\tPERSON\t\t\n", ":5: the mention overlaps"},
		{"empty and not", columns + sold + "11\t22\tPERSON\t\t\n" + sold + "\t\t\t\t\n", ":5: the sentence has no mention in one row"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, dir := write(t, tt.rows)
			_, err := readStandoff(file, dir)
			if err == nil || !strings.Contains(err.Error(), file+tt.want) {
				t.Errorf("error %v, want %s", err, file+tt.want)
			}
		})
	}
}

func TestReadStandoffWithoutCorpus(t *testing.T) {
	file, _ := write(t, columns+rows)
	_, err := readStandoff(file, t.TempDir())
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one that is fs.ErrNotExist", err)
	}
}

// The committed sentences must fit the corpora that they were taken from.
func TestSentences(t *testing.T) {
	gold, err := Read("../../testdata/gold/sentences.tsv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) != 300 {
		t.Errorf("%d sentences, want 300", len(gold))
	}
}

// Flat gold is scored for names and figures, and for nothing that needs entities.
func TestFlat(t *testing.T) {
	g := Gold{ID: "a-2#1", Text: "Riga froze, Norway too.", Flat: true, Mentions: []Mention{
		{Span: extract.Span{Start: 0, End: 4}, Type: extract.City},
		{Span: extract.Span{Start: 12, End: 18}, Type: extract.Country},
	}}
	d := &extract.Document{ID: g.ID, Text: g.Text,
		Sentences: []extract.Sentence{{Span: extract.Span{End: len(g.Text)}}},
		Mentions:  []extract.Mention{{Span: g.Mentions[0].Span, Type: extract.City}, {Span: g.Mentions[1].Span, Type: extract.Person}},
		Entities:  []extract.Entity{{Type: extract.City, Mentions: []int{0}}, {Type: extract.Person, Mentions: []int{1}}},
		Relations: []extract.Relation{{Type: "LOCATED_IN", Source: 1, Target: 0}},
	}
	r := NewReport()
	r.Known = func(s string, _ extract.Type) bool { return s == "Riga" }
	if err := r.Add(&g, d); err != nil {
		t.Fatal(err)
	}
	if c := Total(r.Names); c != (Count{TP: 1, FP: 1, FN: 1}) {
		t.Errorf("names %+v", c)
	}
	if len(r.Ties) != 0 {
		t.Errorf("relations counted: %v", r.Ties)
	}
	if r.Unknown != (Ratio{Good: 0, All: 1}) {
		t.Errorf("names in no table %+v, want 0 of 1", r.Unknown)
	}
	r.Known = nil
	if err := r.Add(&g, d); err != nil || r.Unknown.All != 1 {
		t.Errorf("error %v, names in no table %+v after a document without Known", err, r.Unknown)
	}
}
