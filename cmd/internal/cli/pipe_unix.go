//go:build unix

package cli

import (
	"errors"
	"os/signal"
	"syscall"
)

// keepPipes makes writing to a closed pipe an error, instead of the end of the
// process.
func keepPipes() { signal.Ignore(syscall.SIGPIPE) }

func isBrokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
