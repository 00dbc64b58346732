package ingest

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

// TestRunningText: of the sentences of clean news text, a line each, hardly one
// is taken for anything but text. Needs ../shared.
func TestRunningText(t *testing.T) {
	end := regexp.MustCompile(`([.!?]["”’]?) +`)
	for _, name := range []string{"guardian", "bbc"} {
		f, err := os.Open("../../../shared/data/text/" + name + ".jsonl")
		if err != nil {
			t.Skip("the corpora are not at hand")
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		all, lost := 0, 0
		for lines.Scan() {
			var d extract.Document
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			d.Text = end.ReplaceAllString(d.Text, "$1\n")
			if err := Stage().Run(context.Background(), &d); err != nil {
				t.Fatal(err)
			}
			for _, b := range d.Blocks {
				all++
				if !b.Kind.Asserts() {
					lost++
				}
			}
		}
		t.Logf("%s: %d of %d lines are not text", name, lost, all)
		if 400*lost > all {
			t.Errorf("%s: %d of %d lines are taken for captions, links or boilerplate; at most a quarter of a percent may", name, lost, all)
		}
	}
}
