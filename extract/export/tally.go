package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/entente-nlp/entente/extract"
)

// A Tally gathers what the figures of a corpus measure, by concept and unit. The
// zero value is ready.
type Tally struct {
	series map[[2]string]*series
}

type series struct {
	values   []float64
	entities map[string]int
}

// Add counts the measures of d.
func (t *Tally) Add(d *extract.Document) {
	if t.series == nil {
		t.series = map[[2]string]*series{}
	}
	for _, m := range d.Measures {
		f := d.Figures[m.Figure]
		v, err := strconv.ParseFloat(f.Value, 64)
		if m.Concept == "" || err != nil {
			continue
		}
		k := [2]string{strings.ToLower(oneLine(m.Concept)), f.Unit}
		s := t.series[k]
		if s == nil {
			s = &series{entities: map[string]int{}}
			t.series[k] = s
		}
		s.values = append(s.values, v)
		for _, e := range m.Entities {
			s.entities[d.Entities[e].Name]++
		}
	}
}

// Write writes the concepts that were measured most, with the range of the values
// and whom they concern most.
func (t *Tally) Write(w io.Writer, rows int) error {
	keys := make([][2]string, 0, len(t.series))
	for k := range t.series {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(len(t.series[b].values), len(t.series[a].values)), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	if len(keys) == 0 {
		return nil
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "\nFIGURES\tunit\tcount\tleast\tmedian\tmost\tconcern most\n")
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	for _, k := range keys[:min(rows, len(keys))] {
		s := t.series[k]
		slices.Sort(s.values)
		fmt.Fprintf(tw, "%s\t%s\t%d\t%s\t%s\t%s\t%s\n", clip(k[0], 40), k[1], len(s.values), number(s.values[0]), number(s.values[len(s.values)/2]), number(s.values[len(s.values)-1]), s.most())
	}
	return tw.Flush()
}

// most returns the names of the three entities that a series concerns most.
func (s *series) most() string {
	names := make([]string, 0, len(s.entities))
	for n := range s.entities {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(s.entities[b], s.entities[a]), strings.Compare(a, b)) })
	return strings.Join(names[:min(3, len(names))], ", ")
}
