//go:build !unix

package cli

import (
	"errors"
	"io"
)

func isBrokenPipe(err error) bool { return errors.Is(err, io.ErrClosedPipe) }
