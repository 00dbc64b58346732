// Package eval scores documents against hand-annotated ones: mentions, figures
// and their values, coreference, countries, relations and what figures measure.
// It exists so that a change to any stage is judged by numbers, and by the list
// of errors behind them.
//
// It reads four formats of gold: JSON Lines with standoff offsets, marked-up
// articles (NAME.ann.xml with NAME.rel.tsv and NAME.fig.tsv beside), sentences
// annotated apart from their text, and columns in the CoNLL manner. How the
// annotation scheme decides a case is no business of this package.
package eval

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// A Gold is one annotated document. Fields a format does not carry stay empty,
// and nothing is scored against them.
type Gold struct {
	ID        string
	Date      string
	Text      string
	Mentions  []Mention // names and figures, in order
	Relations []Relation
	Rows      []Row // what figures measure
	Coarse    bool  // only PER, ORG, LOC, MISC: predictions are folded to them
	Flat      bool  // names and figures without entities: nothing else is scored
}

// A Mention is an annotated span. Entity, ISO, Value and Unit may be empty.
type Mention struct {
	extract.Span
	Type        extract.Type
	Entity, ISO string
	Value, Unit string // Value is a decimal, "lo..hi" or a date
}

// A Relation joins two entities by their gold ids.
type Relation struct {
	Source    string `json:"source"`
	Type      string `json:"type"`
	Target    string `json:"target"`
	Polarity  string `json:"polarity"`
	Symmetric bool   `json:"symmetric"`
	Evidence  string `json:"evidence"`
}

// A Row says which entities a figure is about.
type Row struct {
	Surface  string   `json:"surface"`
	Value    string   `json:"value"`
	Unit     string   `json:"unit"`
	What     string   `json:"what"`
	Entities []string `json:"entities"`
	Date     string   `json:"date"`
}

// Read reads gold from a file, its format told by the name: .jsonl, .ann.xml,
// sentences.tsv (sentences annotated apart from their text, whose corpora it looks
// for beside the repository), or columns (other .tsv, .conll, .bio). A directory is
// read for all its .ann.xml files. Errors name file and, where there are lines, line.
func Read(path string) ([]Gold, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		names, err := filepath.Glob(filepath.Join(path, "*.ann.xml"))
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("%s: no .ann.xml file in this directory", path)
		}
		var all []Gold
		for _, name := range names {
			g, err := readXML(name)
			if err != nil {
				return nil, err
			}
			all = append(all, g)
		}
		return all, nil
	}
	if strings.HasSuffix(path, ".ann.xml") {
		g, err := readXML(path)
		return []Gold{g}, err
	}
	if strings.HasSuffix(path, "sentences.tsv") {
		return readStandoff(path, filepath.Join(filepath.Dir(path), corpusDir))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []Gold
	if strings.HasSuffix(path, ".jsonl") {
		all, err = readJSONL(f)
	} else {
		all, err = readColumns(f)
	}
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return all, nil
}

// readJSONL reads one object a line, offsets in Unicode code points. Errors name
// the line.
func readJSONL(r io.Reader) ([]Gold, error) {
	type mention struct {
		Start  int          `json:"start"`
		End    int          `json:"end"`
		Type   extract.Type `json:"type"`
		Entity string       `json:"entity"`
		ISO    string       `json:"iso"`
		Value  string       `json:"value"`
		Unit   string       `json:"unit"`
	}
	var all []Gold
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var d struct {
				ID        string     `json:"id"`
				Date      string     `json:"date"`
				Text      string     `json:"text"`
				Mentions  []mention  `json:"mentions"`
				Relations []Relation `json:"relations"`
				Figures   []Row      `json:"figures"`
			}
			if err := json.Unmarshal(line, &d); err != nil {
				return nil, fmt.Errorf("%d: %w", n, err)
			}
			at := byteOffsets(d.Text)
			g := Gold{ID: d.ID, Date: d.Date, Text: d.Text, Relations: d.Relations, Rows: d.Figures}
			for _, m := range d.Mentions {
				if m.Start < 0 || m.End < m.Start || m.End >= len(at) {
					return nil, fmt.Errorf("%d: span %d-%d lies outside the text", n, m.Start, m.End)
				}
				g.Mentions = append(g.Mentions, Mention{extract.Span{Start: at[m.Start], End: at[m.End]}, m.Type, m.Entity, m.ISO, m.Value, m.Unit})
			}
			all = append(all, g)
		}
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%d: %w", n, err)
		}
	}
}

// byteOffsets returns the byte offset of each code point, and the length.
func byteOffsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// readXML reads a marked-up article: <e t= id= iso= v= u=> elements in a <doc>.
func readXML(path string) (Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return Gold{}, err
	}
	defer f.Close()
	base := strings.TrimSuffix(path, ".ann.xml")
	g := Gold{ID: filepath.Base(base)}
	var text strings.Builder
	dec := xml.NewDecoder(f)
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Gold{}, fmt.Errorf("%s: %w", path, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			a := map[string]string{}
			for _, x := range t.Attr {
				a[x.Name.Local] = x.Value
			}
			if t.Name.Local == "doc" {
				g.Date = a["date"]
				continue
			}
			g.Mentions = append(g.Mentions, Mention{extract.Span{Start: text.Len()}, extract.Type(a["t"]), a["id"], a["iso"], a["v"], a["u"]})
		case xml.EndElement:
			if t.Name.Local == "e" {
				g.Mentions[len(g.Mentions)-1].End = text.Len()
			}
		case xml.CharData:
			text.Write(t)
		}
	}
	g.Text = text.String()
	err = readRows(base+".rel.tsv", 5, func(c []string) {
		g.Relations = append(g.Relations, Relation{c[0], c[1], c[2], c[3], len(c) > 5 && c[5] == "SYM", c[4]})
	})
	if err != nil {
		return Gold{}, err
	}
	err = readRows(base+".fig.tsv", 5, func(c []string) {
		r := Row{Surface: c[0], Value: c[1], Unit: c[2], What: c[3], Entities: strings.Split(c[4], ",")}
		if len(c) > 5 {
			r.Date = c[5]
		}
		g.Rows = append(g.Rows, r)
	})
	return g, err
}

// readRows calls row for each line of a tab-separated file, which may be absent.
func readRows(path string, columns int, row func([]string)) error {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", path, n+1, len(c), columns)
		}
		row(c)
	}
	return nil
}

// coarse maps types, of ours and of the common corpora, to the four of CoNLL.
var coarse = map[extract.Type]extract.Type{
	extract.Person: "PER", extract.Organization: "ORG", extract.Country: "LOC", extract.City: "LOC", extract.StateOrProvince: "LOC",
	extract.Location: "LOC", extract.Nationality: "MISC", extract.Event: "MISC", extract.Misc: "MISC",
	"PER": "PER", "ORG": "ORG", "LOC": "LOC",
	"person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC", "country": "LOC",
	"election": "MISC", "event": "MISC", "misc": "MISC", "corporation": "ORG", "group": "ORG",
}

// readColumns reads tokens and BIO labels in the first and last columns, an empty
// line after each sentence, -DOCSTART- between documents. The text is rebuilt
// with one space between tokens and a line a sentence; labels are folded to PER,
// ORG, LOC and MISC.
func readColumns(r io.Reader) ([]Gold, error) {
	var all []Gold
	var text strings.Builder
	var g *Gold
	open := false
	flush := func() {
		if g != nil && text.Len() > 0 {
			g.Text = text.String()
			all = append(all, *g)
		}
		g, open = nil, false
		text.Reset()
	}
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<24)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		cols := strings.Fields(line)
		switch {
		case len(cols) == 0:
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			open = false
		case cols[0] == "-DOCSTART-":
			flush()
		case len(cols) < 2:
			return nil, fmt.Errorf("%d: %q has one column, want token and label", n, line)
		default:
			if g == nil {
				g = &Gold{ID: fmt.Sprintf("%05d", len(all)), Coarse: true}
			}
			if s := text.String(); s != "" && s[len(s)-1] != '\n' {
				text.WriteByte(' ')
			}
			word, label := cols[0], cols[len(cols)-1]
			if !utf8.ValidString(word) {
				return nil, fmt.Errorf("%d: %q is not UTF-8", n, word)
			}
			prefix, kind, _ := strings.Cut(label, "-")
			t := coarse[extract.Type(kind)]
			start := text.Len()
			text.WriteString(word)
			last := len(g.Mentions) - 1
			switch {
			case label == "O" || t == "":
				open = false
			case prefix == "I" && open && g.Mentions[last].Type == t:
				g.Mentions[last].End = text.Len()
			default:
				g.Mentions = append(g.Mentions, Mention{Span: extract.Span{Start: start, End: text.Len()}, Type: t})
				open = true
			}
		}
	}
	flush()
	return all, in.Err()
}
