//go:build !unix

package cli

import (
	"errors"
	"io"
)

func keepPipes() {}

func isBrokenPipe(err error) bool { return errors.Is(err, io.ErrClosedPipe) }
