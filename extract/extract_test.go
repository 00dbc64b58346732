package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestPipelineNeeds(t *testing.T) {
	run := func(context.Context, *Document) error { return nil }
	tokens := Stage{Name: "token", Needs: []Layer{Text}, Makes: []Layer{TokenLayer}, Run: run}
	names := Stage{Name: "names", Needs: []Layer{TokenLayer}, Makes: []Layer{MentionLayer}, Run: run}
	for _, c := range []struct {
		stages []Stage
		want   string
	}{
		{[]Stage{tokens, names}, ""},
		{[]Stage{names, tokens}, `stage "names" needs tokens`},
		{[]Stage{tokens, names, names}, `makes mentions, which stage names has made`},
		{[]Stage{{Name: "nothing"}}, "has no Run"},
	} {
		_, err := NewPipeline(c.stages...)
		if got := fmt.Sprint(err); c.want == "" && err != nil || !strings.Contains(got, c.want) {
			t.Errorf("error %q, want %q", got, c.want)
		}
	}
}

func numbered(n int) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		for i := range n {
			d, err := &Document{ID: fmt.Sprint(i)}, error(nil)
			if i%10 == 7 {
				d, err = nil, &Error{Doc: fmt.Sprint(i), Err: ErrEmpty}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// Results come in the order of the input whatever the number of workers, and an
// error stays with its document.
// A stage that panics fails its document only.
func TestPipelinePanic(t *testing.T) {
	p, err := NewPipeline(Stage{Name: "fragile", Run: func(_ context.Context, d *Document) error {
		_ = d.Text[:3]
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	err = p.Run(context.Background(), &Document{ID: "short", Text: "a"})
	var e *Error
	if !errors.As(err, &e) || e.Stage != "fragile" || e.Doc != "short" || !strings.Contains(err.Error(), "panic") {
		t.Errorf("got %v", err)
	}
	if err := p.Run(context.Background(), &Document{Text: "long"}); err != nil {
		t.Error(err)
	}
}

func TestStreamOrder(t *testing.T) {
	p, err := NewPipeline(Stage{Name: "work", Run: func(_ context.Context, d *Document) error {
		time.Sleep(time.Duration(len(d.ID)*31%7) * 100 * time.Microsecond)
		if strings.HasSuffix(d.ID, "3") {
			return ErrTooBig
		}
		d.Title = "done"
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 8} {
		i := 0
		for r := range p.Stream(context.Background(), numbered(100), workers) {
			id := fmt.Sprint(i)
			switch {
			case i%10 == 7:
				if !errors.Is(r.Err, ErrEmpty) {
					t.Errorf("%d: error %v of the reader lost", i, r.Err)
				}
			case i%10 == 3:
				if !errors.Is(r.Err, ErrTooBig) || !strings.Contains(r.Err.Error(), id+": work: ") {
					t.Errorf("%d: error %v of the stage lost", i, r.Err)
				}
			case r.Err != nil || r.Doc.ID != id || r.Doc.Title != "done":
				t.Errorf("%d: %v %+v", i, r.Err, r.Doc)
			}
			i++
		}
		if i != 100 {
			t.Errorf("%d results of 100 with %d workers", i, workers)
		}
	}
}

// The reader is never more than 2n+2 documents ahead of the caller.
func TestStreamBounded(t *testing.T) {
	const workers = 3
	read, seen := 0, 0
	p, _ := NewPipeline(Stage{Name: "work", Run: func(context.Context, *Document) error { return nil }})
	var docs iter.Seq2[*Document, error] = func(yield func(*Document, error) bool) {
		for i := range 200 {
			read = i + 1
			if !yield(&Document{}, nil) {
				return
			}
		}
	}
	for range p.Stream(context.Background(), docs, workers) {
		seen++
		time.Sleep(200 * time.Microsecond)
		if seen == 50 {
			break
		}
	}
	if read > seen+2*workers+2 {
		t.Errorf("read %d documents for %d results", read, seen)
	}
}

func TestStreamCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	p, _ := NewPipeline(Stage{Name: "work", Run: func(ctx context.Context, d *Document) error { return ctx.Err() }})
	n := 0
	for range p.Stream(ctx, numbered(1000), 2) {
		if n++; n == 5 {
			cancel()
		}
	}
	if n > 20 {
		t.Errorf("%d results after the context was cancelled", n)
	}
}

func sample() *Document {
	text := "Ünal met Xi 𝔸 in Beijing. Trade rose 8% to $245bn in 2024."
	at := func(s string) Span { i := strings.Index(text, s); return Span{i, i + len(s)} }
	d := &Document{ID: "a1", Source: "a.txt", Title: "T", Date: "2025-08-31", Lang: "en", Text: text,
		Blocks:    []Block{{Span{0, len(text)}, Headline}},
		Sentences: []Sentence{{Span: Span{0, 31}}, {Span: Span{32, len(text)}}},
		Mentions: []Mention{{Span: at("Ünal"), Type: Person, Score: 0.5, By: "crf"}, {Span: at("Xi"), Type: Person, Score: 1, By: "crf"},
			{Span: at("Beijing"), Type: City, Score: 0.75, By: "gazetteer", Country: "CN"}},
		Entities: []Entity{{Key: "person:unal", Type: Person, Name: "Ünal", Mentions: []int{0}}, {Key: "person:xi-jinping", Type: Person, Name: "Xi Jinping", Aliases: []string{"Xi"}, Mentions: []int{1}},
			{Key: "country:CN", Type: Country, Name: "China", Country: "CN", Mentions: []int{2}, Salience: 0.25}},
		Figures: []Figure{{Span: at("8%"), Type: Percent, Value: "8", Low: "8", High: "8", Unit: "percent", Change: "rise", Rule: "percent"},
			{Span: at("$245bn"), Type: Money, Value: "245000000000", Low: "245000000000", High: "245000000000", Unit: "USD", Rule: "money"},
			{Span: at("2024"), Type: Date, When: Moment{"2024", "2024-01-01", "2024-12-31", "year"}, Rule: "year"}},
		Measures:  []Measure{{Figure: 0, Concept: "Trade", Span: at("Trade"), Change: "rise", Entities: []int{2, 1}, Date: 2, Sentence: 1, Rule: "subject"}},
		Relations: []Relation{{Type: "CONSULT", Source: 0, Target: 1, Kind: EventKind, Polarity: Asserted, Symmetric: true, Span: at("met"), Figures: []int{1}, Score: 0.9, By: "verb"}},
	}
	return d
}

// decode(encode(d)) == d for what records carry, in every unit.
func TestRecordRoundTrip(t *testing.T) {
	want := sample()
	for _, unit := range []Unit{Runes, Bytes, UTF16} {
		var b bytes.Buffer
		if err := NewEncoder(&b, EncodeOptions{Offsets: unit, WithText: true}).Encode(want); err != nil {
			t.Fatal(err)
		}
		got, err := Decode(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for i := range got.Mentions { // the entity's country is written for the mention
			got.Mentions[i].Country = want.Mentions[i].Country
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", unit, got, want)
		}
	}
}

func TestRecordOffsets(t *testing.T) {
	for unit, want := range map[Unit]int{Runes: 17, Bytes: 21, UTF16: 18} { // of Beijing, behind Ü and 𝔸
		var b bytes.Buffer
		NewEncoder(&b, EncodeOptions{Offsets: unit}).Encode(sample())
		var r record
		if err := json.Unmarshal(b.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if r.Mentions[2].Start != want || r.Mentions[2].Text != "Beijing" || !r.Mentions[2].Metonym {
			t.Errorf("%s: Beijing %+v, want start %d", unit, r.Mentions[2], want)
		}
	}
}

// Large values are written digit by digit, not as floats.
func TestRecordExact(t *testing.T) {
	d := sample()
	d.Figures[1].Value = "12345678901234567890.123"
	var b bytes.Buffer
	NewEncoder(&b, EncodeOptions{}).Encode(d)
	if !strings.Contains(b.String(), `"value":12345678901234567890.123,`) {
		t.Errorf("the value lost digits: %s", b.String())
	}
}

func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	NewEncoder(&b, EncodeOptions{WithText: true}).Encode(sample())
	f.Add(b.Bytes())
	f.Add([]byte(`{"schema":"entente.document/1","entities":[{"id":"e1","mentions":[-1]}]}`))
	f.Add([]byte(`{"schema":"entente.document/1","sentences":[{"block":9}]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		d, err := Decode(line)
		if err != nil {
			return
		}
		for _, m := range d.Mentions {
			if d.Text != "" {
				d.Slice(m.Span) // spans lie inside the text
			}
		}
		if err := NewEncoder(&bytes.Buffer{}, EncodeOptions{WithText: true}).Encode(d); err != nil {
			t.Errorf("a decoded record cannot be encoded: %v", err)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	d := sample()
	e := NewEncoder(&bytes.Buffer{}, EncodeOptions{})
	e.w = discard{}
	b.ReportAllocs()
	for b.Loop() {
		e.Encode(d)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
