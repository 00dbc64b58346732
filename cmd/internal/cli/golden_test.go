package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGolden keeps the records of four articles as they are, byte for byte, so
// that a change of any stage shows in a diff. go test ./cmd/internal/cli -update
// rewrites them.
func TestGolden(t *testing.T) {
	for _, name := range []string{"visit", "wire", "grain", "release"} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			t.Chdir("../../../testdata")
			if status := Main([]string{"extract", "--format", "jsonl", filepath.Join("articles", name+".txt")}, strings.NewReader(""), &out, &errs); status != exitDone {
				t.Fatalf("status %d: %s", status, errs.String())
			}
			got := lines(out.String())
			path := filepath.Join("golden", name+".json")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("the record changed; if it should, run with -update (-want +got):\n%s", diff)
			}
		})
	}
}

// lines breaks a record into a line for each member of its layers: still JSON, and
// a diff that can be read.
func lines(record string) string {
	var b strings.Builder
	depth, quoted := 0, false
	for i := 0; i < len(record); i++ {
		c := record[i]
		switch {
		case quoted && c == '\\':
			b.WriteByte(c)
			i++
			c = record[i]
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			if depth++; depth == 2 {
				b.WriteByte('\n')
			}
		case c == '}':
			depth--
		}
		b.WriteByte(c)
	}
	return b.String()
}
