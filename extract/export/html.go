package export

import (
	"bytes"
	_ "embed"
	"html"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

//go:embed article.html
var articlePage string

var article = template.Must(template.New("article").Parse(articlePage))

// HTML writes a self-contained page for each document, its names and figures
// highlighted in the text, with tables of figures and relations below, as
// displaCy does for entities. Nothing of the document is trusted.
func HTML(w io.Writer, d *extract.Document, _ Options) error {
	v := newView(d)
	type row []string
	page := struct {
		ID, Title, Date    string
		Types              []string
		Blocks             []block
		Entities           []extract.Entity
		Figures, Relations []row
	}{ID: d.ID, Title: oneLine(d.Title), Date: d.Date, Blocks: v.blocks(), Entities: d.Entities}
	if page.Title == "" {
		page.Title = d.ID
	}
	for _, t := range slices.Concat(extract.NameTypes, extract.FigureTypes) {
		if slices.ContainsFunc(d.Mentions, func(m extract.Mention) bool { return m.Type == t }) || slices.ContainsFunc(d.Figures, func(f extract.Figure) bool { return f.Type == t }) {
			page.Types = append(page.Types, string(t))
		}
	}
	for i, f := range d.Figures {
		m, ok := v.measures[i]
		if !ok {
			continue
		}
		page.Figures = append(page.Figures, row{oneLine(v.Slice(f.Span)), value(f), v.change(i), oneLine(m.Concept), strings.Join(v.names(m.Entities), ", "), v.date(i)})
	}
	for _, r := range d.Relations {
		page.Relations = append(page.Relations, row{d.Entities[r.Source].Name, r.Type, d.Entities[r.Target].Name, r.Polarity, oneLine(d.Slice(d.Sentences[r.Sentence].Span))})
	}
	var b bytes.Buffer
	if err := article.Execute(&b, page); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

type block struct {
	Kind string
	Body template.HTML
}

// blocks renders the text of each block with marked spans.
func (v *view) blocks() []block {
	type mark struct {
		extract.Span
		typ, label string
	}
	var marks []mark
	for i, m := range v.Mentions {
		label := string(m.Type)
		if e := v.entityOf[i]; e >= 0 {
			label += " · " + v.Entities[e].Name + " · " + v.Entities[e].Key
			if c := v.Entities[e].Country; c != "" {
				label += " · " + c
			}
		}
		marks = append(marks, mark{m.Span, string(m.Type), label})
	}
	for i, f := range v.Figures {
		label := string(f.Type) + " · " + value(f)
		if m, ok := v.measures[i]; ok {
			label += " · " + m.Concept + " · " + strings.Join(v.names(m.Entities), ", ")
		}
		marks = append(marks, mark{f.Span, string(f.Type), label})
	}
	slices.SortFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	var out []block
	k := 0
	for _, bl := range v.Blocks {
		var b strings.Builder
		at := bl.Start
		for ; k < len(marks) && marks[k].End <= bl.End; k++ {
			m := marks[k]
			if m.Start < at {
				continue
			}
			b.WriteString(html.EscapeString(v.Text[at:m.Start]))
			b.WriteString(`<mark class="` + m.typ + `" tabindex="0" title="` + html.EscapeString(oneLine(m.label)) + `">` + html.EscapeString(v.Slice(m.Span)) + `</mark>`)
			at = m.End
		}
		b.WriteString(html.EscapeString(v.Text[at:bl.End]))
		out = append(out, block{bl.Kind.String(), template.HTML(b.String())})
	}
	return out
}
