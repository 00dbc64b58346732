package prosetag

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

func tagged(t *testing.T, text string) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text, Blocks: []extract.Block{{Span: extract.Span{End: len(text)}}}}
	for _, s := range []extract.Stage{token.Stage(), Stage()} {
		if err := s.Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func TestOffsets(t *testing.T) {
	d := tagged(t, "“Everyone” – said Angela Merkel’s aide in New York, with Barack Obama.")
	var got []string
	for _, c := range d.Candidates {
		got = append(got, d.Slice(c.Span))
	}
	if s := strings.Join(got, "|"); !strings.Contains(s, "Angela Merkel") || !strings.Contains(s, "Barack Obama") {
		t.Errorf("names found: %s", s)
	}
}

// Prose alone takes 10 s on 20,000 dots and never ends on some others.
func TestGuards(t *testing.T) {
	start := time.Now()
	for _, text := range []string{strings.Repeat(".", 20000), strings.Repeat("!?", 10000), strings.Repeat("a", 50000), strings.Repeat(`"`, 5000), "\xff\xfe\x00", "&rsquo;&rsquo;"} {
		tagged(t, text)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
