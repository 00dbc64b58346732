package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// spread reports whether the first bytes of a file begin JSON that is not one
// object a line: an array, or an object printed over several lines.
func spread(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	line, _, whole := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	if len(line) == 0 {
		return false
	}
	last := line[len(line)-1]
	return line[0] == '[' || whole && (last == '{' || last == '[' || last == ',')
}

// values reads JSON objects in any layout, one behind the other or in an array.
// Unlike with lines, there is no going on behind a broken one.
func (r *reader) values(name string, br *bufio.Reader) bool {
	if head, _ := br.Peek(3); bytes.Equal(head, []byte("\xef\xbb\xbf")) {
		br.Discard(3)
	}
	lines := &lineReader{r: br}
	dec := json.NewDecoder(lines)
	where := func() string { return name + ":" + strconv.Itoa(lines.at(dec.InputOffset())) }
	array := false
	if head, _ := br.Peek(4096); bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("[")) {
		array = true
		dec.Token()
	}
	for !array || dec.More() {
		if r.done(where()) {
			return false
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err == io.EOF && !array {
			return true
		} else if err != nil {
			return r.fail(where(), fmt.Errorf("invalid JSON: %w", err))
		}
		if !r.object(name, where(), v) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil {
		return r.fail(where(), fmt.Errorf("the array does not end: %w", err))
	}
	return true
}

// lineReader remembers where lines end until a place behind them is asked for.
type lineReader struct {
	r    io.Reader
	off  int64
	ends []int64 // offsets of line ends behind the last place asked for
	line int     // line ends before it
}

func (l *lineReader) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			l.ends = append(l.ends, l.off+int64(i))
		}
	}
	l.off += int64(n)
	return n, err
}

// at returns the number of the line that holds offset off, from 1. Offsets must
// not decrease.
func (l *lineReader) at(off int64) int {
	n := 0
	for n < len(l.ends) && l.ends[n] < off {
		n++
	}
	l.ends = append(l.ends[:0], l.ends[n:]...)
	l.line += n
	return l.line + 1
}
