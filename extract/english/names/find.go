package names

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
)

// A Fact is a row of a table that names something, and where it stands.
type Fact struct {
	File  string
	Line  int
	Cells []Cell // those that are not empty
}

// A Cell is a value under the name of its column.
type Cell struct{ Column, Value string }

func (f Fact) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:", f.File, f.Line)
	for i, c := range f.Cells {
		if i > 0 {
			b.WriteByte(';')
		}
		fmt.Fprintf(&b, " %s %s", c.Column, c.Value)
	}
	return b.String()
}

// Find returns the rows of all tables of fsys in which name stands, whatever its
// case, diacritics and hyphens, in the order of files and lines. It reads the
// tables through, which takes some ten milliseconds.
func Find(fsys fs.FS, name string) ([]Fact, error) {
	files, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, err
	}
	want := Slug(name)
	var facts []Fact
	for _, file := range files {
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
		var columns []string
		line := 0
		for text := range bytes.Lines(b) {
			line++
			row := strings.TrimRight(string(text), "\r\n")
			switch {
			case row == "" || row[0] == '#':
			case columns == nil:
				columns = strings.Split(row, "\t")
			case stands(want, row):
				f := Fact{File: file, Line: line}
				for i, v := range strings.Split(row, "\t") {
					if v != "" && i < len(columns) {
						f.Cells = append(f.Cells, Cell{columns[i], v})
					}
				}
				facts = append(facts, f)
			}
		}
	}
	return facts, nil
}

// stands reports whether a slug is that of a value in row.
func stands(slug, row string) bool {
	for s := range strings.FieldsFuncSeq(row, func(r rune) bool { return r == '\t' || r == '|' }) {
		// A slug is seldom much shorter than its name: most are passed over.
		if n := len(s) - len(slug); n >= -4 && n <= 16 && Slug(s) == slug {
			return true
		}
	}
	return false
}
