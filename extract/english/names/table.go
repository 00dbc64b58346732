package names

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// An Error is what is wrong with a table, and where.
type Error struct {
	File         string
	Line, Column int // from 1, columns in characters; 0 if it is no one place
	Msg          string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Msg)
}

// A row is a line of a table, its cells in the order of the columns asked for.
type row struct {
	file  string
	line  int
	cells []string
	text  string
	order []int    // place of each column asked for; -1 if the table lacks it
	rows  int      // lines of the file, no fewer than its rows
	lists []string // room for lists of the rows to come
}

// grow makes room for all rows of the table at the first of them.
func grow[T any](rows []T, r *row) []T {
	if rows == nil {
		return make([]T, 0, r.rows)
	}
	return rows
}

// fail returns an error at the start of a cell.
func (r *row) fail(column int, format string, args ...any) *Error {
	e := &Error{File: r.file, Line: r.line, Column: 1, Msg: fmt.Sprintf(format, args...)}
	at := 0
	for i, cell := range strings.Split(r.text, "\t") {
		if i == r.order[column] {
			e.Column = utf8.RuneCountInString(r.text[:at]) + 1
		}
		at += len(cell) + 1
	}
	return e
}

// list returns the members of a cell, nil if it is empty.
func (r *row) list(column int) []string {
	cell := r.cells[column]
	if cell == "" {
		return nil
	}
	if n := strings.Count(cell, "|") + 1; cap(r.lists)-len(r.lists) < n {
		r.lists = make([]string, 0, max(n, 1024))
	}
	first := len(r.lists)
	for more := true; more; {
		var s string
		s, cell, more = strings.Cut(cell, "|")
		r.lists = append(r.lists, s)
	}
	return r.lists[first:len(r.lists):len(r.lists)]
}

// readTable calls add for each row of a table: lines of cells separated by tabs,
// comments that begin with "#", and a first row that names the columns. The
// columns asked for may stand in any order among others; those marked with "?"
// may be missing, and so may be empty cells at the end of a row. An absent file
// has no rows.
func readTable(fsys fs.FS, file string, columns string, add func(*row) error) error {
	b, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("names: %w", err)
	}
	text := string(b)
	want := strings.Fields(columns)
	r := row{file: file, cells: make([]string, len(want)), rows: strings.Count(text, "\n") + 1}
	var width int
	var cells []string
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		r.line++
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if !utf8.ValidString(line) {
			return &Error{file, r.line, 1, "not UTF-8"}
		}
		if line == "" || line[0] == '#' {
			continue
		}
		r.text = line
		cells = cells[:0]
		for rest, more := line, true; more; {
			var cell string
			cell, rest, more = strings.Cut(rest, "\t")
			cells = append(cells, cell)
		}
		if r.order == nil {
			if r.order, err = columnOrder(file, r.line, cells, want); err != nil {
				return err
			}
			width = len(cells)
			continue
		}
		if len(cells) > width {
			return &Error{file, r.line, utf8.RuneCountInString(strings.Join(cells[:width], "\t")) + 1, fmt.Sprintf("%d cells for %d columns", len(cells), width)}
		}
		for i, at := range r.order {
			r.cells[i] = ""
			if at >= 0 && at < len(cells) {
				r.cells[i] = cells[at]
			}
		}
		if err := add(&r); err != nil {
			return err
		}
	}
	return nil
}

// columnOrder finds the columns asked for in the first row.
func columnOrder(file string, line int, have, want []string) ([]int, error) {
	order := make([]int, len(want))
	for i, w := range want {
		name, optional := strings.CutPrefix(w, "?")
		order[i] = -1
		for k, h := range have {
			if h == name {
				order[i] = k
			}
		}
		if order[i] < 0 && !optional {
			return nil, &Error{file, line, 1, fmt.Sprintf("no column %q", name)}
		}
	}
	return order, nil
}
