package graph

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Steps are the lengths of the slices that [Graph.Slices] makes.
var Steps = []string{"day", "week", "month", "quarter", "year"}

// A Slice is the network of one period.
type Slice struct {
	Period
	*Network
}

// Slices cuts the dated documents into periods of one step and resolves each,
// from the first document to the last, empty periods included. Weeks begin on
// Monday. An unknown step is an error, and so is a graph without dates.
func (g *Graph) Slices(step string) ([]Slice, error) {
	from := ""
	for _, d := range g.docs {
		from, _ = span(from, "", d.date)
	}
	if from == "" {
		return nil, fmt.Errorf("graph: no document has a date")
	}
	at, err := day(from)
	if err != nil {
		return nil, fmt.Errorf("graph: %w", err)
	}
	var next func(time.Time) time.Time
	switch y, m := at.Year(), at.Month(); step {
	case "day":
		next = func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	case "week":
		at = at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
		next = func(t time.Time) time.Time { return t.AddDate(0, 0, 7) }
	case "month":
		at = time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	case "quarter":
		at = time.Date(y, (m-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 3, 0) }
	case "year":
		at = time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	default:
		return nil, fmt.Errorf("graph: no step %q", step)
	}
	docs := g.sorted()
	slices.SortStableFunc(docs, func(x, y *document) int { return strings.Compare(x.date, y.date) })
	docs = slices.DeleteFunc(docs, func(d *document) bool { return d.date == "" })
	var out []Slice
	for len(docs) > 0 {
		end := next(at)
		p := Period{Since: at.Format(time.DateOnly), Until: end.AddDate(0, 0, -1).Format(time.DateOnly)}
		n := 0
		for n < len(docs) && docs[n].date < end.Format(time.DateOnly) {
			n++
		}
		of := slices.Clone(docs[:n])
		slices.SortFunc(of, func(x, y *document) int { return strings.Compare(x.id, y.id) })
		out = append(out, Slice{p, g.resolve(of)})
		at, docs = end, docs[n:]
	}
	return out, nil
}

// day reads a date that may end with its year or its month.
func day(date string) (time.Time, error) {
	date = date[:min(len(date), len(time.DateOnly))]
	return time.Parse(time.DateOnly, date+"0000-01-01"[len(date):])
}
