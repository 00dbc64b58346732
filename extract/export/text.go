package export

import (
	"bytes"
	"fmt"
	"io"
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

// table writes rows under a heading; the last column takes what width is left.
// paint, if not nil, gives the colour of a cell.
func (p printer) table(heading string, header []string, rows [][]string, paint func(row, col int) string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(p, "\n%s (%d)\n", p.bold(heading), len(rows))
	widths := make([]int, len(header))
	for _, r := range append([][]string{header}, rows...) {
		for c, cell := range r {
			widths[c] = min(max(widths[c], utf8.RuneCountInString(cell)), 40)
		}
	}
	used := 2
	for _, w := range widths[:len(widths)-1] {
		used += w + 2
	}
	widths[len(widths)-1] = max(p.width-used, 12)
	line := func(r []string, row int) {
		p.WriteString("  ")
		for c, cell := range r {
			cell = clip(cell, widths[c])
			pad := strings.Repeat(" ", max(0, widths[c]-utf8.RuneCountInString(cell))+2)
			if c == len(r)-1 {
				pad = ""
			}
			code := "2"
			if row >= 0 {
				code = ""
				if paint != nil {
					code = paint(row, c)
				}
			}
			p.WriteString(p.paint(code, cell) + pad)
		}
		p.WriteByte('\n')
	}
	line(header, -1)
	for i, r := range rows {
		line(r, i)
	}
}

func clip(s string, width int) string {
	if utf8.RuneCountInString(s) <= width {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:width-1])) + "…"
}

func (v *view) entityTable(p printer) {
	rows := make([][]string, len(v.Entities))
	for i, e := range v.Entities {
		rows[i] = []string{oneLine(e.Name), string(e.Type), e.Country, fmt.Sprint(len(e.Mentions)), fmt.Sprintf("%.2f", e.Salience), e.Key, oneLine(strings.Join(e.Aliases, ", "))}
	}
	p.table("Entities", []string{"name", "type", "country", "mentions", "salience", "key", "also"}, rows, func(r, c int) string {
		if c <= 1 {
			return colours[v.Entities[r].Type]
		}
		return ""
	})
}

func (v *view) figureTable(p printer) {
	rows := make([][]string, len(v.Figures))
	for i, f := range v.Figures {
		m := v.measures[i]
		rows[i] = []string{oneLine(v.Slice(f.Span)), string(f.Type), value(f), v.change(i), oneLine(m.Concept), v.date(i), strings.Join(v.names(m.Entities), ", ")}
	}
	p.table("Figures", []string{"figure", "type", "value", "change", "measures", "date", "concerns"}, rows, func(_, c int) string {
		if c <= 1 {
			return "34"
		}
		return ""
	})
}

func (v *view) relationTable(p printer) {
	rows := make([][]string, len(v.Relations))
	for i, r := range v.Relations {
		evidence := ""
		if r.Sentence < len(v.Sentences) {
			evidence = oneLine(v.Slice(v.Sentences[r.Sentence].Span))
		}
		rows[i] = []string{v.Entities[r.Source].Name, r.Type, v.Entities[r.Target].Name, r.Polarity, evidence}
	}
	p.table("Relations", []string{"source", "relation", "target", "polarity", "evidence"}, rows, func(r, c int) string {
		switch c {
		case 0:
			return colours[v.Entities[v.Relations[r].Source].Type]
		case 2:
			return colours[v.Entities[v.Relations[r].Target].Type]
		}
		return ""
	})
}
