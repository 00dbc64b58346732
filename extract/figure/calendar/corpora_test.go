package calendar

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

// shared is where corpora lie that are not part of the repository.
const shared = "../../../../shared/"

// read makes a document of text, a block for each line, and reads its calendar
// figures.
func read(t testing.TB, text, date string, o Options) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text, Date: date}
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n') + start
		if end < start {
			end = len(text)
		}
		if strings.TrimSpace(text[start:end]) != "" {
			d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: start, End: end}})
		}
		start = end + 1
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	a := AnchorOf(d)
	for i := range d.Sentences {
		d.Figures = o.Append(d.Figures, d, i, a)
	}
	return d
}

// lines calls f for each line of a JSON Lines file, and skips the test if the
// file is absent.
func lines(t *testing.T, path string, f func([]byte)) {
	t.Helper()
	file, err := os.Open(shared + path)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		f(s.Bytes())
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}

func verbose() bool { return os.Getenv("CALENDAR_VERBOSE") != "" }

func TestGold(t *testing.T) {
	right, found, gold, values, valuesRight := 0, 0, 0, 0, 0
	lines(t, "gold/gold.jsonl", func(line []byte) {
		var a struct {
			ID       string
			Text     string
			Mentions []struct {
				Start, End int
				T, V, U    string
				Type       string
			}
		}
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		offset := make([]int, 0, len(a.Text)+1) // bytes of code points
		for i := range a.Text {
			offset = append(offset, i)
		}
		offset = append(offset, len(a.Text))
		want := map[string]string{}
		for _, m := range a.Mentions {
			typ := m.T + m.Type
			if typ == "DATE" || typ == "TIME" || typ == "DURATION" {
				v := m.V
				if m.U != "" {
					v += " " + m.U
				}
				want[fmt.Sprintf("%d-%d %s", offset[m.Start], offset[m.End], typ)] = v
			}
		}
		d := read(t, a.Text, "", Options{})
		gold += len(want)
		for _, f := range d.Figures {
			key := fmt.Sprintf("%d-%d %s", f.Start, f.End, f.Type)
			v, ok := want[key]
			found++
			if !ok {
				t.Logf("%s: spurious %s %q (%s)", a.ID, f.Type, d.Slice(f.Span), f.Rule)
				continue
			}
			delete(want, key)
			right++
			if v == "" {
				continue
			}
			got := f.When.ISO
			if f.Type == extract.Duration {
				got = f.Value + " " + f.Unit
			}
			if values++; got == v {
				valuesRight++
			} else {
				t.Logf("%s: %q is %s, want %s (%s)", a.ID, d.Slice(f.Span), got, v, f.Rule)
			}
		}
		var missed []string
		for key := range want {
			missed = append(missed, key)
		}
		sort.Strings(missed)
		for _, key := range missed {
			var s, e int
			fmt.Sscanf(key, "%d-%d", &s, &e)
			t.Logf("%s: missed %s %q", a.ID, key, a.Text[max(0, s-20):e])
		}
	})
	f1 := 200 * float64(right) / float64(found+gold)
	t.Logf("F1 %.1f: %d right of %d found, %d gold; values %d of %d", f1, right, found, gold, valuesRight, values)
	if f1 < 95 || valuesRight*100 < values*95 {
		t.Errorf("F1 %.1f, values %d of %d", f1, valuesRight, values)
	}
}

func TestCrudeOil(t *testing.T) {
	total, exact, overlap := 0, 0, 0
	lines(t, "data/figures/crudeoil.jsonl", func(line []byte) {
		var a struct {
			Sentences []struct {
				Tokens   []string
				Entities []struct {
					Start, End int
					Text       string
					Type       string `json:"entity-type"`
				}
			}
		}
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		for _, s := range a.Sentences {
			var b strings.Builder
			var at []extract.Span
			for i, w := range s.Tokens {
				switch w {
				case "-LRB-":
					w = "("
				case "-RRB-":
					w = ")"
				}
				if i > 0 && w != "'s" {
					b.WriteByte(' ')
				}
				n := b.Len()
				b.WriteString(w)
				at = append(at, extract.Span{Start: n, End: b.Len()})
			}
			if !utf8.ValidString(b.String()) {
				continue
			}
			var d *extract.Document
			for _, e := range s.Entities {
				if e.Type != "Date" && e.Type != "Duration" {
					continue
				}
				if d == nil {
					d = read(t, b.String(), "", Options{})
				}
				total++
				span := extract.Span{Start: at[e.Start].Start, End: at[e.End-1].End}
				hit := false
				for _, f := range d.Figures {
					if f.Overlaps(span) {
						hit = true
						if f.Span == span {
							exact++
						}
						break
					}
				}
				if hit {
					overlap++
				} else if verbose() {
					t.Logf("missed %s %q in %q", e.Type, e.Text, b.String())
				}
			}
		}
	})
	t.Logf("%d of %d found (%.1f%%), %d exactly", overlap, total, 100*float64(overlap)/float64(total), exact)
	if overlap*100 < total*92 {
		t.Error("recall below 92%")
	}
}
