package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// looksJSON reports whether the first bytes of a file begin an object, or an
// array of objects.
func looksJSON(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) > 0 && head[0] == '[' {
		head = bytes.TrimLeft(head[1:], " \t\r\n")
	}
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	head = bytes.TrimLeft(head[1:], " \t\r\n")
	return len(head) > 0 && (head[0] == '"' || head[0] == '}')
}

// lines reads JSON Lines.
func (r *reader) lines(name string, br *bufio.Reader) bool {
	var line []byte
	for n := 1; ; n++ {
		where := name + ":" + strconv.Itoa(n)
		if r.done(where) {
			return false
		}
		var err error
		line, err = readLine(br, line[:0], r.o.maxBytes())
		if err != nil && err != io.EOF && !errors.Is(err, extract.ErrTooBig) {
			return r.fail(where, err) // the file can't be read on; part of a line is no document
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		switch {
		case errors.Is(err, extract.ErrTooBig):
			if !r.fail(where, err) {
				return false
			}
			line = nil // let go of the memory
		case len(bytes.TrimSpace(line)) > 0:
			if !r.object(name, where, line) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
		if cap(line) > 1<<20 { // one long line must not be held for all that follow
			line = nil
		}
	}
}

// readLine appends the next line to dst, without its end. A line longer than
// limit is read to its end, and ErrTooBig returned; io.EOF comes with the last
// line, which may be empty.
func readLine(br *bufio.Reader, dst []byte, limit int) ([]byte, error) {
	tooBig := false
	for {
		part, err := br.ReadSlice('\n')
		if limit >= 0 && len(dst)+len(part) > limit+1 {
			tooBig = true
			dst = dst[:0]
		}
		if !tooBig {
			dst = append(dst, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == nil || err == io.EOF:
			if tooBig {
				if err == io.EOF {
					return dst, fmt.Errorf("%w: line over %d bytes", extract.ErrTooBig, limit)
				}
				return dst, extract.ErrTooBig
			}
			return bytes.TrimSuffix(dst, []byte("\n")), err
		default:
			return dst, err
		}
	}
}

// An input is one document of JSON Lines or CSV.
type input struct {
	ID     text   `json:"id"`
	Title  text   `json:"title"`
	Date   text   `json:"date"`
	Source text   `json:"source"`
	Lang   text   `json:"lang"`
	Text   string `json:"text"`
	HTML   string `json:"html"`
}

// A text is a string, or a number as it is written: ids are often numbers. Any
// other value is as good as none.
type text string

func (t *text) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, (*string)(t))
	}
	if b[0] == '-' || '0' <= b[0] && b[0] <= '9' {
		*t = text(b)
	}
	return nil
}

// object reads the document of one line.
func (r *reader) object(name, where string, line []byte) bool {
	if r.o.Record != nil {
		if d, ok, err := r.o.Record(line); err != nil {
			return r.fail(where, err)
		} else if ok {
			if d.ID == "" {
				d.ID = where
			}
			return r.yield(d, nil)
		}
	}
	var in input
	if err := json.Unmarshal(line, &in); err != nil {
		return r.fail(where, jsonError(err))
	}
	return r.document(name, where, in)
}

// document makes the document of one line or row.
func (r *reader) document(name, where string, in input) bool {
	d, err := r.read(in)
	if err != nil {
		return r.fail(where, err)
	}
	d.ID = string(in.ID)
	if d.ID == "" {
		d.ID = where
	}
	d.Source = string(in.Source)
	if d.Source == "" {
		d.Source = name
	}
	for _, f := range []struct {
		to   *string
		from text
	}{{&d.Title, in.Title}, {&d.Date, in.Date}, {&d.Lang, in.Lang}} {
		if f.from != "" {
			*f.to = string(f.from)
		}
	}
	return r.yield(d, nil)
}

// read takes text as it stands, line ends too, so that offsets count in what the
// line says.
func (r *reader) read(in input) (*extract.Document, error) {
	switch limit := r.o.maxBytes(); {
	case limit >= 0 && len(in.Text)+len(in.HTML) > limit:
		return nil, extract.ErrTooBig
	case in.Text != "":
		if strings.TrimSpace(in.Text) == "" {
			return nil, extract.ErrEmpty
		}
		if !utf8.ValidString(in.Text) {
			in.Text = strings.ToValidUTF8(in.Text, "\ufffd")
		}
		return &extract.Document{Text: in.Text}, nil
	case in.HTML != "":
		return r.o.ingest().HTML([]byte(in.HTML))
	}
	return nil, fmt.Errorf(`%w: neither "text" nor "html"`, extract.ErrEmpty)
}

// jsonError says what is wrong with one line; the column is that of its last byte
// understood.
func jsonError(err error) error {
	var s *json.SyntaxError
	var t *json.UnmarshalTypeError
	switch {
	case errors.As(err, &s):
		return fmt.Errorf("column %d: invalid JSON: %w", s.Offset, err)
	case errors.As(err, &t) && t.Field == "":
		return fmt.Errorf("a JSON %s, not an object", t.Value)
	case errors.As(err, &t):
		return fmt.Errorf("%q is a JSON %s, not a %s", t.Field, t.Value, t.Type)
	}
	return err
}
