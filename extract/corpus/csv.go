package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// rows reads CSV. The header names the fields, in any order and case; unknown
// ones are ignored. Lines are counted, not rows, as fields may hold line ends.
func (r *reader) rows(name string, br *bufio.Reader) bool {
	if head, _ := br.Peek(3); bytes.Equal(head, []byte("\xef\xbb\xbf")) {
		br.Discard(3)
	}
	c := csv.NewReader(br)
	c.FieldsPerRecord = -1
	c.LazyQuotes = true
	c.ReuseRecord = true
	header, err := c.Read()
	if err == io.EOF {
		return r.fail(name, extract.ErrEmpty)
	}
	if err != nil {
		return r.fail(name+":1", err)
	}
	var columns []string
	known := false
	for _, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		columns = append(columns, h)
		known = known || h == "text" || h == "html"
	}
	if !known {
		return r.fail(name+":1", fmt.Errorf(`the header has no column "text" or "html"`))
	}
	for {
		row, err := c.Read()
		if err == io.EOF {
			return true
		}
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			if !r.fail(name+":"+strconv.Itoa(pe.StartLine), fmt.Errorf("line %d, column %d: %w", pe.Line, pe.Column, pe.Err)) {
				return false
			}
			continue
		}
		if err != nil {
			return r.fail(name, err)
		}
		line, _ := c.FieldPos(0)
		where := name + ":" + strconv.Itoa(line)
		if r.done(where) {
			return false
		}
		if !r.document(name, where, fields(columns, row)) {
			return false
		}
	}
}

// fields maps a row to the document that it describes.
func fields(columns, row []string) input {
	var in input
	for i, v := range row[:min(len(row), len(columns))] {
		switch columns[i] {
		case "id":
			in.ID = text(v)
		case "title":
			in.Title = text(v)
		case "date":
			in.Date = text(v)
		case "source":
			in.Source = text(v)
		case "lang":
			in.Lang = text(v)
		case "text":
			in.Text = v
		case "html":
			in.HTML = v
		}
	}
	return in
}
