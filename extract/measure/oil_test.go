package measure_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english"
)

type oilSentence struct {
	Tokens []string
	Events []struct {
		Type      string `json:"event_type"`
		Arguments []struct {
			Start, End int
			Role       string
		}
	}
}

// plain joins tokens to running text and returns where each stands in it.
func plain(tokens []string) (string, []extract.Span) {
	var b strings.Builder
	spans := make([]extract.Span, len(tokens))
	open := true
	for i, t := range tokens {
		switch t {
		case "-LRB-":
			t = "("
		case "-RRB-":
			t = ")"
		case "``", "''":
			t = `"`
		}
		if !open && !strings.Contains(".,;:)%!?", t) && !strings.HasPrefix(t, "'s") && t != "n't" {
			b.WriteByte(' ')
		}
		spans[i].Start = b.Len()
		b.WriteString(t)
		spans[i].End = b.Len()
		open = t == "(" || t == "$"
	}
	return b.String(), spans
}

// TestCrudeOil scores the measures of the whole pipeline on commodity news whose
// events tie a figure to what moved (item, attribute), which way, and when.
func TestCrudeOil(t *testing.T) {
	file, err := os.Open("../../../shared/data/figures/crudeoil.jsonl")
	if os.IsNotExist(err) {
		t.Skip("no crude oil news here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	pipeline, err := english.New(english.Options{Tagger: "tables"})
	if err != nil {
		t.Fatal(err)
	}
	type ratio struct{ hits, all int }
	var attached, concept, change, date ratio
	count := func(r *ratio, hit bool) {
		r.all++
		if hit {
			r.hits++
		}
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var doc struct {
			ID        string
			Sentences []oilSentence
		}
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		spans := make([][]extract.Span, len(doc.Sentences))
		for i, s := range doc.Sentences {
			sentence, at := plain(s.Tokens)
			for k := range at {
				at[k].Start += text.Len()
				at[k].End += text.Len()
			}
			spans[i] = at
			text.WriteString(sentence + "\n\n")
		}
		d := &extract.Document{ID: doc.ID, Text: text.String()}
		if err := pipeline.Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		measures := map[int]extract.Measure{}
		for _, m := range d.Measures {
			measures[m.Figure] = m
		}
		for i, s := range doc.Sentences {
			for _, e := range s.Events {
				span := func(start, end int) extract.Span {
					return extract.Span{Start: spans[i][start].Start, End: spans[i][end-1].End}
				}
				var things, when []extract.Span
				for _, a := range e.Arguments {
					switch strings.TrimRight(a.Role, "234") {
					case "Item", "Attribute":
						things = append(things, span(a.Start, a.End))
					case "Reference_point_time":
						when = append(when, span(a.Start, a.End))
					}
				}
				for _, a := range e.Arguments {
					role := strings.TrimRight(a.Role, "234")
					if role != "Difference" && role != "Final_value" {
						continue
					}
					at := span(a.Start, a.End)
					for f, figure := range d.Figures {
						if !figure.Overlaps(at) || figure.Type == extract.Date {
							continue
						}
						m, ok := measures[f]
						count(&attached, ok)
						if !ok {
							break
						}
						if len(things) > 0 {
							hit := false
							for _, thing := range things {
								hit = hit || m.Overlaps(thing)
							}
							count(&concept, hit)
							if !hit {
								t.Logf("concept %q of %q, not %q: %s", m.Concept, d.Slice(figure.Span), d.Slice(things[0]), d.Slice(d.Sentences[m.Sentence].Span))
							}
						}
						way := ""
						switch {
						case strings.HasSuffix(e.Type, "up-gain"):
							way = "rise"
						case strings.HasSuffix(e.Type, "down-loss"):
							way = "fall"
						}
						if way != "" && m.Change != "" {
							count(&change, m.Change == way)
							if m.Change != way {
								t.Logf("change %q of %q, not %q: %s", m.Change, d.Slice(figure.Span), way, d.Slice(d.Sentences[m.Sentence].Span))
							}
						}
						if len(when) > 0 && m.Date >= 0 {
							hit := false
							for _, w := range when {
								hit = hit || d.Figures[m.Date].Overlaps(w)
							}
							count(&date, hit)
							if !hit {
								t.Logf("date %q of %q, not %q: %s", d.Slice(d.Figures[m.Date].Span), d.Slice(figure.Span), d.Slice(when[0]), d.Slice(d.Sentences[m.Sentence].Span))
							}
						}
						break
					}
				}
			}
		}
	}
	for _, score := range []struct {
		name  string
		r     ratio
		floor float64
	}{{"figures measured", attached, 86}, {"concept is what moved", concept, 90}, {"change", change, 96}, {"date", date, 91}} {
		p := 100 * float64(score.r.hits) / float64(max(score.r.all, 1))
		t.Logf("%s %.1f%% of %d", score.name, p, score.r.all)
		if p < score.floor {
			t.Errorf("%s: %.1f%%, below the floor of %.0f", score.name, p, score.floor)
		}
	}
}
