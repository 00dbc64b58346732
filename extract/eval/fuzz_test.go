package eval

import (
	"strings"
	"testing"
)

// Whatever the rows, mentions lie inside their sentence, in order and apart.
func FuzzParseStandoff(f *testing.F) {
	row := "news.jsonl\ta-1\t11\t45\t117cd8d23ea74aa4\t"
	f.Add(standoffHeader + "\n" + row + "11\t22\tPERSON\t\t\n" + row + "28\t36\tQUANTITY\t40\tboat\n")
	f.Add(standoffHeader + "\n" + row + "\t\t\t\t\n" + row + "40\t44\tTOWN\t\t\n")
	f.Add("#\n" + strings.Repeat("\t", 9))
	f.Fuzz(func(t *testing.T, s string) {
		places, err := parseStandoff(s)
		if err != nil {
			return
		}
		for _, p := range places {
			end := p.Start
			for _, m := range p.mentions {
				if m.Start < end || m.End > p.End || m.Len() <= 0 {
					t.Fatalf("mention %v of sentence %v after %d", m.Span, p.Span, end)
				}
				end = m.End
			}
		}
	})
}
