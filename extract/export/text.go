package export

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// Text writes d as tables for a terminal: entities, figures and what they
// measure, relations.
func Text(w io.Writer, d *extract.Document, o Options) error {
	return buffered(w, func(b *bytes.Buffer) {
		v := newView(d)
		p := printer{b, o.Color, o.Width}
		if p.width <= 0 {
			p.width = 100
		}
		head := d.ID
		if d.Date != "" {
			head += "  " + d.Date
		}
		fmt.Fprintf(b, "%s\n", p.bold(head))
		if d.Title != "" {
			fmt.Fprintf(b, "%s\n", oneLine(d.Title))
		}
		if o.wants(extract.EntityLayer) || o.wants(extract.MentionLayer) {
			v.entityTable(p)
		}
		if o.wants(extract.FigureLayer) {
			v.figureTable(p)
		}
		if o.wants(extract.RelationLayer) {
			v.relationTable(p)
		}
		b.WriteByte('\n')
	})
}

type printer struct {
	*bytes.Buffer
	color bool
	width int
}

// colours of the types, readable on dark and light grounds.
var colours = map[extract.Type]string{
	extract.Person: "36", extract.Country: "32", extract.Nationality: "32", extract.City: "32", extract.StateOrProvince: "32",
	extract.Location: "32", extract.Organization: "33", extract.Event: "35", extract.Misc: "35", extract.Title: "90",
}

func (p printer) paint(code, s string) string {
	if !p.color || code == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p printer) bold(s string) string { return p.paint("1", s) }

// A column of a table. It is as wide as its cells, as long as the page has room.
type column struct {
	name string
	keep int // width in characters to which it is cut only after the other columns
}

// narrow is the width in characters below which no column is cut.
const narrow = 10

// table writes rows under a heading. paint, if not nil, gives the colour of a
// cell.
func (p printer) table(heading string, columns []column, rows [][]string, paint func(row, col int) string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(p, "\n%s (%d)\n", p.bold(heading), len(rows))
	header, keep, widths := make([]string, len(columns)), make([]int, len(columns)), make([]int, len(columns))
	for c, col := range columns {
		header[c], keep[c] = col.name, col.keep
	}
	for _, r := range append([][]string{header}, rows...) {
		for c, cell := range r {
			widths[c] = max(widths[c], utf8.RuneCountInString(cell))
		}
	}
	room := p.width - 2*len(widths)
	fit(widths, keep, room)
	clear(keep)
	fit(widths, keep, room)
	line := func(r []string, row int) {
		for c, cell := range r {
			cell = clip(cell, widths[c])
			code := "2"
			if row >= 0 {
				code = ""
				if paint != nil {
					code = paint(row, c)
				}
			}
			p.WriteString("  " + p.paint(code, cell))
			if !blank(r[c+1:]) {
				p.WriteString(strings.Repeat(" ", widths[c]-utf8.RuneCountInString(cell)))
				continue
			}
			break
		}
		p.WriteByte('\n')
	}
	line(header, -1)
	for i, r := range rows {
		line(r, i)
	}
}

// blank reports whether nothing is in the cells.
func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}

// fit takes from the widest columns, down to what they keep, until all of them
// have room.
func fit(widths, keep []int, room int) {
	for {
		sum, widest := 0, -1
		for c, w := range widths {
			sum += w
			if w > max(keep[c], narrow) && (widest < 0 || w >= widths[widest]) { // of equal ones the last
				widest = c
			}
		}
		if sum <= room || widest < 0 {
			return
		}
		widths[widest]--
	}
}

func clip(s string, width int) string {
	if utf8.RuneCountInString(s) <= width {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:width-1])) + "…"
}

// paragraph writes items one behind the other, in lines that fit the page.
func (p printer) paragraph(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(p, "\n%s (%d)\n", p.bold(heading), len(items))
	used := 0
	for i, item := range items {
		if i < len(items)-1 {
			item += ","
		}
		n := utf8.RuneCountInString(item)
		if used > 0 && used+1+n > p.width {
			p.WriteByte('\n')
			used = 0
		}
		if used == 0 {
			p.WriteString(" ")
			used = 1
		}
		p.WriteString(" " + item)
		used += 1 + n
	}
	p.WriteByte('\n')
}

// entityTable lists those first that the article is most about.
func (v *view) entityTable(p printer) {
	order := make([]int, len(v.Entities))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(v.Entities[b].Salience, v.Entities[a].Salience) })
	rows := make([][]string, len(order))
	for i, e := range order {
		e := v.Entities[e]
		rows[i] = []string{oneLine(e.Name), string(e.Type), e.Country, fmt.Sprint(len(e.Mentions)), e.Key, oneLine(strings.Join(e.Aliases, ", "))}
	}
	p.table("Entities", []column{{"name", 34}, {"type", 17}, {"country", 0}, {"mentions", 0}, {"key", 14}, {"also", 0}}, rows, func(r, c int) string {
		if c <= 1 {
			return colours[v.Entities[order[r]].Type]
		}
		return ""
	})
}

// figureTable lists figures in the order of the text, those that measure
// something first. Dates and times of day come after them, in a line.
func (v *view) figureTable(p printer) {
	var measured, others [][]string
	var dates []string
	for i, f := range v.Figures {
		m, ok := v.measures[i]
		if f.Type == extract.Date || f.Type == extract.Time {
			dates = append(dates, dated(oneLine(v.Slice(f.Span)), f))
			continue
		}
		row := []string{oneLine(v.Slice(f.Span)), readable(value(f)), v.change(i), oneLine(m.Concept), strings.Join(v.names(m.Entities), ", "), oneLine(v.date(i))}
		if ok {
			measured = append(measured, row)
		} else {
			others = append(others, row)
		}
	}
	p.table("Figures", []column{{"figure", 24}, {"value", 22}, {"change", 0}, {"measures", 18}, {"of", 12}, {"date", 0}}, append(measured, others...), func(_, c int) string {
		if c == 0 {
			return "34"
		}
		return ""
	})
	p.paragraph("Dates", dates)
}

// dated shows a date with the days it means, if these are known and not what it
// says itself.
func dated(words string, f extract.Figure) string {
	if v := value(f); v != "" && v != words && !strings.Contains(v, "X") {
		if f.When.ISO != "" {
			v = f.When.ISO
		}
		if v != words {
			return words + " = " + v
		}
	}
	return words
}

// readable groups the digits of long numbers by commas: ">300,000,000,000 EUR".
func readable(value string) string {
	var b strings.Builder
	digits, fraction := 0, false
	for i := range len(value) {
		c := value[i]
		isDigit := c >= '0' && c <= '9'
		if isDigit && digits == 0 {
			for j := i; j < len(value) && value[j] >= '0' && value[j] <= '9'; j++ {
				digits++
			}
			if digits < 5 || fraction { // a year, a decimal
				digits = -digits
			}
		}
		b.WriteByte(c)
		switch {
		case !isDigit:
			digits = 0
			fraction = c == '.' && !fraction
		case digits < 0:
			digits++
		default:
			if digits--; digits > 0 && digits%3 == 0 {
				b.WriteByte(',')
			}
		}
	}
	return b.String()
}

func (v *view) relationTable(p printer) {
	rows := make([][]string, len(v.Relations))
	for i, r := range v.Relations {
		relation := r.Type
		if r.Polarity != extract.Asserted {
			relation += " (" + r.Polarity + ")"
		}
		rows[i] = []string{v.Entities[r.Source].Name, relation, v.Entities[r.Target].Name, v.evidence(r)}
	}
	p.table("Relations", []column{{"source", 20}, {"relation", 16}, {"target", 20}, {"evidence", 0}}, rows, func(r, c int) string {
		switch c {
		case 0:
			return colours[v.Entities[v.Relations[r].Source].Type]
		case 2:
			return colours[v.Entities[v.Relations[r].Target].Type]
		}
		return ""
	})
}

// evidence returns the words a relation was read from, and what follows them in
// the sentence.
func (v *view) evidence(r extract.Relation) string {
	if r.Sentence >= len(v.Sentences) {
		return ""
	}
	s := v.Sentences[r.Sentence].Span
	if r.Start <= s.Start || r.Start >= s.End {
		return oneLine(v.Slice(s))
	}
	return "…" + oneLine(v.Slice(extract.Span{Start: r.Start, End: s.End}))
}
