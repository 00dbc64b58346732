package cli

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/export"
)

var extractFormats = []string{"json", "jsonl", "text", "conll", "csv", "html"}

type extractOptions struct {
	input
	format, out, offsets, colour string
	only                         []string
	withText                     bool
}

func newExtract(s streams) *cobra.Command {
	var o extractOptions
	c := &cobra.Command{
		Use:     "extract [PATH|-]...",
		Aliases: []string{"x"},
		Short:   "Documents to records: who, how much, who to whom",
		Long: `Reads documents and writes for each what is in it: names and the entities behind
them, figures with values and what they measure, and relations.

A path is a file, a directory (read recursively) or '-' for standard input; .gz and
.zst are read as they are. JSON Lines hold one object a line with "text" or "html",
and optionally "id", "title", "date" and "source". A document that cannot be read
is one line on standard error; the others go on, and the exit status is 1.

On a terminal the default format is text, otherwise json.`,
		Example: `  entente extract article.txt
  entente extract page.html --format json
  entente extract --input jsonl --format jsonl - < docs.jsonl > records.jsonl
  entente extract news/ --only figures --format csv -o figures.csv
  entente extract article.txt --format html -o article.html`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error { return runExtract(c, s, o, paths) },
	}
	o.flags(c)
	f := c.Flags()
	f.StringVarP(&o.format, "format", "f", "", "json, jsonl, text, conll, csv or html")
	f.StringVarP(&o.out, "output", "o", "", "file to write; default standard output")
	f.StringSliceVar(&o.only, "only", nil, "write only these layers: mentions, entities, figures, relations")
	f.StringVar(&o.offsets, "offsets", "rune", "what offsets in records count: rune, byte or utf16")
	f.BoolVar(&o.withText, "with-text", false, "write the text into each record")
	f.StringVar(&o.colour, "color", "auto", "colour of text: auto, always or never")
	complete(c, "format", extractFormats)
	complete(c, "only", []string{"mentions", "entities", "figures", "relations"})
	complete(c, "offsets", []string{"rune", "byte", "utf16"})
	complete(c, "color", []string{"auto", "always", "never"})
	return c
}

func runExtract(c *cobra.Command, s streams, o extractOptions, paths []string) (err error) {
	if o.format == "" {
		if o.format = "json"; o.out == "" && isTerminal(s.out) {
			o.format = "text"
		}
	}
	if err := errors.Join(oneOf("format", o.format, extractFormats), oneOf("offsets", o.offsets, []string{"rune", "byte", "utf16"})); err != nil {
		return err
	}
	layers, err := export.Layers(o.only)
	if err != nil {
		return withHint(err, "for example --only figures")
	}
	colour, err := useColour(o.colour, s.out)
	if err != nil {
		return err
	}
	docs, err := o.documents(c.Context(), s, paths)
	if err != nil {
		return err
	}
	p, err := o.pipeline()
	if err != nil {
		return err
	}
	out, err := output(o.out, s.out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()

	view := export.Options{Only: layers, Color: colour}
	if o.out == "" && isTerminal(s.out) {
		view.Width, _, _ = term.GetSize(int(s.out.(*os.File).Fd()))
	}
	w := recordWriter(out, o, view)
	err = o.run(c.Context(), s, p, docs, w.write)
	if closing := w.close(); closing != nil {
		err = errors.Join(err, partial{closing})
	}
	return err
}

// A docWriter writes documents one after another; close ends the whole.
type docWriter struct {
	write func(*extract.Document) error
	close func() error
}

func recordWriter(w io.Writer, o extractOptions, view export.Options) docWriter {
	done := func() error { return nil }
	enc := extract.EncodeOptions{Offsets: extract.Unit(o.offsets), WithText: o.withText, Only: view.Only}
	switch o.format {
	case "jsonl":
		return docWriter{extract.NewEncoder(w, enc).Encode, done}
	case "text":
		return docWriter{func(d *extract.Document) error { return export.Text(w, d, view) }, done}
	case "conll":
		return docWriter{func(d *extract.Document) error { return export.CoNLL(w, d, view) }, done}
	case "html":
		return docWriter{func(d *extract.Document) error { return export.HTML(w, d, view) }, done}
	case "csv":
		layer := extract.MentionLayer
		if len(view.Only) > 0 {
			layer = view.Only[0]
		}
		return docWriter{export.NewCSV(w, layer).Write, done}
	}
	return jsonWriter(w, enc)
}

// jsonWriter writes one object for one document, and an array for several.
func jsonWriter(w io.Writer, opts extract.EncodeOptions) docWriter {
	opts.Indent = " "
	var first, buf bytes.Buffer
	n := 0
	write := func(d *extract.Document) error {
		n++
		if n == 1 {
			return extract.NewEncoder(&first, opts).Encode(d)
		}
		buf.Reset()
		if n == 2 {
			buf.WriteString("[\n")
			buf.Write(first.Bytes())
		}
		buf.WriteString(",\n")
		if err := extract.NewEncoder(&buf, opts).Encode(d); err != nil {
			return err
		}
		_, err := w.Write(buf.Bytes())
		return err
	}
	closing := func() error {
		var err error
		switch {
		case n == 1:
			_, err = w.Write(first.Bytes())
		case n > 1:
			_, err = io.WriteString(w, "]\n")
		}
		return err
	}
	return docWriter{write, closing}
}
