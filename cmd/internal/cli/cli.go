// Package cli holds the commands of entente, one file each, as functions that
// take their streams, so that tests run them in process. A command parses its
// flags into an options struct, calls the library and prints: data on standard
// output, everything else on standard error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1 // some documents failed
	exitUsage  = 2 // nothing could start
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errFailed ends a command with exitFailed; what failed has been told.
var errFailed = errors.New("some documents failed")

// A partial error ends a command that has begun to write.
type partial struct{ error }

func (p partial) Unwrap() error { return p.error }

// A hinted error says what to do about it.
type hinted struct {
	error
	hint string
}

func withHint(err error, hint string) error { return hinted{err, hint} }

func (h hinted) Unwrap() error { return h.error }

// Main runs the command line and returns its exit status.
func Main(args []string, in io.Reader, out, errw io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	keepPipes()
	context.AfterFunc(ctx, stop) // a second interrupt kills
	root := newRoot(streams{in, out, errw})
	root.SetArgs(args)
	err := execute(ctx, root)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFailed):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(errw, "entente: interrupted")
		return exitFailed
	case isBrokenPipe(err): // the reader, such as head, has seen enough
		return exitDone
	}
	fmt.Fprintf(errw, "entente: %v\n", err)
	var h hinted
	if errors.As(err, &h) {
		fmt.Fprintf(errw, "hint: %s\n", h.hint)
	}
	var begun partial
	if errors.As(err, &begun) {
		return exitFailed
	}
	return exitUsage
}

// grace is how long a command may take to end once it is interrupted.
const grace = time.Second

// execute runs the command. One that is interrupted while it waits for input, or
// while a stage works on a very large document, is left behind.
func execute(ctx context.Context, root *cobra.Command) error {
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(grace):
		return ctx.Err()
	}
}

func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "entente",
		Short: "Who, how much, and who does what to whom in English news",
		Long: `entente reads English news and says who is in it, what the figures are and what
they measure, and who does what to whom; over many articles it builds the
relation graph. One binary, nothing to download.`,
		Example: `  entente extract article.txt
  entente extract --format jsonl news/ > records.jsonl
  entente graph records.jsonl --format html -o graph.html
  curl -s https://example.org/story | entente extract --input html -`,
		SilenceErrors: true,

		SuggestionsMinimumDistance: 2,
		SilenceUsage:               true,
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return withHint(err, fmt.Sprintf("see '%s --help'", c.CommandPath()))
	})
	root.AddCommand(newExtract(s), newGraph(s), newStats(s), newEval(s), newExplain(s), newTrain(s), newNames(s), newVersion(s))
	root.InitDefaultCompletionCmd()
	adviseAll(root)
	return root
}

// adviseAll makes c and the commands below it refuse arguments with a hint. One
// that says nothing else takes none; one that only holds others shows its help.
func adviseAll(c *cobra.Command) {
	if !c.Runnable() {
		c.Args, c.RunE = cobra.ArbitraryArgs, runGroup
	}
	check := c.Args
	if check == nil {
		check = cobra.NoArgs
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return withHint(err, fmt.Sprintf("see '%s --help'", c.CommandPath()))
		}
		return nil
	}
	for _, sub := range c.Commands() {
		adviseAll(sub)
	}
}

func runGroup(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	hint := fmt.Sprintf("see '%s --help'", c.CommandPath())
	if close := c.SuggestionsFor(args[0]); len(close) > 0 {
		hint = fmt.Sprintf("did you mean '%s %s'?", c.CommandPath(), close[0])
	}
	return withHint(fmt.Errorf("unknown command %q for %q", args[0], c.CommandPath()), hint)
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// useColour follows --color, NO_COLOR (https://no-color.org) and the terminal.
func useColour(mode string, w io.Writer) (bool, error) {
	switch mode {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w), nil
	}
	return false, withHint(fmt.Errorf("no colour mode %q", mode), "use auto, always or never")
}

// oneOf checks a flag's value.
func oneOf(flag, value string, allowed []string) error {
	for _, a := range allowed {
		if a == value {
			return nil
		}
	}
	return withHint(fmt.Errorf("unknown --%s %q", flag, value), "use one of "+strings.Join(allowed, ", "))
}

// complete offers fixed values for a flag.
func complete(c *cobra.Command, flag string, values []string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // a flag that does not exist: our bug
	}
}

// output opens the file of -o, or standard output for "" and "-". Closing tells
// whether all was written.
func output(path string, stdout io.Writer) (io.WriteCloser, error) {
	if path == "" || path == "-" {
		return nopCloser{stdout}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, withHint(err, "choose a file in a directory that exists and can be written")
	}
	return f, nil
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
