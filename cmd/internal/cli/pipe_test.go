//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"strings"
	"syscall"
	"testing"
)

// closed is a writer that takes nothing.
type closed struct{ err error }

func (c closed) Write([]byte) (int, error) { return 0, fmt.Errorf("write: %w", c.err) }

// A reader that has seen enough, such as head, is no failure; a full disk is.
func TestClosedOutput(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		says   string
	}{{syscall.EPIPE, exitDone, ""}, {syscall.ENOSPC, exitFailed, "no space left"}} {
		for _, format := range extractFormats {
			var errs bytes.Buffer
			status := Main([]string{"extract", "--format", format, "-"}, strings.NewReader("Oslo is cold."), closed{c.err}, &errs)
			if status != c.status || !strings.Contains(errs.String(), c.says) || c.says == "" && errs.Len() > 0 {
				t.Errorf("%s, %v: status %d, want %d; %s", format, c.err, status, c.status, errs.String())
			}
		}
	}
}
