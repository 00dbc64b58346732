package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/corpus"
	"github.com/entente-nlp/entente/extract/english"
)

// input holds the flags of all commands that read documents.
type input struct {
	format   string
	jobs     int
	date     string
	quiet    bool
	names    string
	tagger   string
	minScore float64
	maxSize  int // of a document, in megabytes
}

var (
	inputFormats = []string{"auto", "text", "html", "jsonl", "csv"}
	taggers      = []string{"crf", "prose", "tables"}
)

func (in *input) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&in.format, "input", "auto", "what the input is: auto, text, html, jsonl or csv")
	f.IntVarP(&in.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "documents to work on at the same time; the output does not depend on it")
	f.StringVar(&in.date, "date", "", "date of documents that carry none (2025-08-31), the anchor of \"last week\"")
	f.BoolVarP(&in.quiet, "quiet", "q", false, "no progress on standard error")
	f.StringVar(&in.names, "names", "", "file of your own names: aliases, and pairs never to be joined")
	f.StringVar(&in.tagger, "tagger", "crf", "who proposes names: crf, prose or tables")
	f.Float64Var(&in.minScore, "min-score", 0, "leave out names below this score, 0 to 1")
	f.IntVar(&in.maxSize, "max-size", 10, "megabytes that a document may have; longer ones are left out, as they take memory")
	complete(c, "input", inputFormats)
	complete(c, "tagger", taggers)
}

// pipeline checks the flags and builds the pipeline they ask for.
func (in *input) pipeline() (*extract.Pipeline, error) {
	if err := oneOf("tagger", in.tagger, taggers); err != nil {
		return nil, err
	}
	if in.minScore < 0 || in.minScore > 1 {
		return nil, withHint(fmt.Errorf("--min-score %v is out of range", in.minScore), "a score lies between 0 and 1")
	}
	opts := english.Options{Tagger: in.tagger, MinScore: in.minScore}
	if in.names != "" {
		f, err := os.Open(in.names)
		if err != nil {
			return nil, withHint(err, "--names wants a file; 'entente names --help' shows its format")
		}
		defer f.Close()
		opts.Names, opts.NamesFile = f, in.names
	}
	p, err := english.New(opts)
	if err != nil && in.names != "" {
		err = withHint(err, "'entente names --help' shows the format of --names")
	}
	return p, err
}

// documents reads paths, standard input where there are none and it is no
// terminal. Records among the input come with their layers.
func (in *input) documents(ctx context.Context, s streams, paths []string) (iter.Seq2[*extract.Document, error], error) {
	if err := oneOf("input", in.format, inputFormats); err != nil {
		return nil, err
	}
	if in.date != "" {
		if _, err := time.Parse(time.DateOnly, in.date); err != nil {
			return nil, withHint(fmt.Errorf("--date %q is no date", in.date), "write it as 2025-08-31")
		}
	}
	if len(paths) == 0 {
		if f, ok := s.in.(*os.File); ok && isTerminal(f) {
			return nil, withHint(fmt.Errorf("nothing to read"), "name a file or a directory, or '-' for standard input")
		}
		paths = []string{"-"}
	}
	for _, p := range paths {
		if p == "-" {
			continue
		}
		if err := readable(p, "a path is a file, a directory, or '-' for standard input"); err != nil {
			return nil, err
		}
	}
	if in.maxSize < 1 || in.maxSize > 1<<20 {
		return nil, withHint(fmt.Errorf("--max-size %d is out of range", in.maxSize), "it counts megabytes, from 1")
	}
	docs := corpus.Open(ctx, paths, corpus.Options{Input: corpus.Format(in.format), Stdin: s.in, MaxBytes: in.maxSize << 20, Record: records})
	return func(yield func(*extract.Document, error) bool) {
		for d, err := range docs {
			if d != nil && d.Date == "" {
				d.Date = in.date
			}
			if !yield(d, err) {
				return
			}
		}
	}, nil
}

// readable returns an error with a hint if there is nothing at path.
func readable(path, hint string) error {
	_, err := os.Stat(path)
	var pe *os.PathError
	if errors.As(err, &pe) {
		return withHint(fmt.Errorf("%s: %w", path, pe.Err), hint)
	}
	return err
}

// records reads a line that 'entente extract' wrote.
func records(line []byte) (*extract.Document, bool, error) {
	if !extract.IsRecord(line) {
		return nil, false, nil
	}
	d, err := extract.Decode(line)
	return d, true, err
}

// unlessRead wraps p so that documents that were read from records, which come
// with their layers, are left as they are.
func unlessRead(p *extract.Pipeline) (*extract.Pipeline, error) {
	return extract.NewPipeline(extract.Stage{Name: "extract", Run: func(ctx context.Context, d *extract.Document) error {
		if len(d.Sentences) > 0 {
			return nil
		}
		err := p.Run(ctx, d)
		var e *extract.Error
		if errors.As(err, &e) { // the stream names the document
			return fmt.Errorf("%s: %w", e.Stage, e.Err)
		}
		return err
	}})
}

// run streams documents through p, tells what failed and hands on the rest.
func (in *input) run(ctx context.Context, s streams, p *extract.Pipeline, docs iter.Seq2[*extract.Document, error], each func(*extract.Document) error) error {
	p, err := unlessRead(p)
	if err != nil {
		return err
	}
	bar := in.progress(s)
	defer bar.Finish()
	failed := false
	for r := range p.Stream(ctx, docs, in.jobs) {
		bar.Add(1)
		if r.Err != nil {
			if ctx.Err() != nil { // interrupted: nothing is wrong with it
				break
			}
			failed = true
			bar.Clear()
			in.tell(s.err, r.Err)
			continue
		}
		if err := each(r.Doc); err != nil {
			return partial{err}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed {
		return errFailed
	}
	return nil
}

// tell reports a document that failed.
func (in *input) tell(w io.Writer, err error) {
	if errors.Is(err, extract.ErrTooBig) {
		err = fmt.Errorf("%w (--max-size is %d MB)", err, in.maxSize)
	}
	fmt.Fprintf(w, "entente: %v\n", err)
}

// progress counts documents on standard error if that is a terminal and the data
// goes elsewhere.
func (in *input) progress(s streams) *progressbar.ProgressBar {
	visible := !in.quiet && isTerminal(s.err) && !isTerminal(s.out)
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(s.err), progressbar.OptionSetVisibility(visible), progressbar.OptionSetDescription("documents"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(200*time.Millisecond))
}
