// Package corpus reads documents out of files, directories, archives of lines
// and standard input, one at a time.
//
// It exists so that a bad file, or a bad line in the middle of a good one, costs
// that document and nothing else, and so that a corpus of any size streams in
// bounded memory: only the record being read is held.
//
// It owns paths, compression and containers; what the bytes of one document mean
// is the business of package ingest.
package corpus

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/ingest"
)

// A Format is a way in which a file holds documents.
type Format string

// Formats. Auto decides by the extension of each file, then by its first bytes.
const (
	Auto  Format = "auto"
	Text  Format = "text"  // the file is a document
	HTML  Format = "html"  // the file is a page
	JSONL Format = "jsonl" // a line is an object with "text" or "html"; Auto also reads arrays and objects over several lines
	CSV   Format = "csv"   // a row is a document, the header names its fields
)

// Options tell how to read a corpus. The zero value is the default.
type Options struct {
	Input    Format    // "" means Auto
	Stdin    io.Reader // what the path "-" reads; nil means os.Stdin
	MaxBytes int       // limit of one document or line, decompressed; 0 means ingest.DefaultMaxBytes, negative none
	// Record, if set, is offered every JSON line first. It returns false for
	// lines that are no record of its own, which are then read as documents.
	Record func(line []byte) (*extract.Document, bool, error)
}

func (o Options) maxBytes() int {
	if o.MaxBytes == 0 {
		return ingest.DefaultMaxBytes
	}
	return o.MaxBytes
}

func (o Options) ingest() ingest.Options { return ingest.Options{MaxBytes: o.MaxBytes} }

// Open yields the documents of paths in order. A path is a file, a directory,
// whose files are read recursively in lexical order, or "-" for standard input.
// In directories, hidden files are left out, and with Input Auto those too whose
// extension says that they stand beside documents: annotations, read-me files,
// style sheets, pictures. Files that end in .gz or .zst, or begin as such, are
// decompressed.
//
// Every error is an [*extract.Error] whose Doc is the file, or file:line. The
// sequence goes on behind it with the next line or file; it ends early only when
// ctx is done, with its error. Files are closed when the loop ends, also by
// break. Lines that are blank are skipped. The sequence may be ranged over once
// for each Open if a path is "-".
//
// The ID of a document is the one its line gives, else file:line, or the base
// name of its file without extension; the shortest path that tells apart files
// of the same name. Source is the input's, else the path.
func Open(ctx context.Context, paths []string, o Options) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		r := reader{ctx: ctx, o: o, yield: yield, ids: map[string]bool{}}
		for _, p := range paths {
			if !r.path(p) {
				return
			}
		}
	}
}

// reader holds the state of one pass. Its methods return false to stop.
type reader struct {
	ctx   context.Context
	o     Options
	yield func(*extract.Document, error) bool
	ids   map[string]bool // of whole files, to tell apart those of the same name
}

func (r *reader) fail(doc string, err error) bool {
	var pe *fs.PathError
	if errors.As(err, &pe) && pe.Path == doc {
		err = pe.Err // the path is named already
	}
	return r.yield(nil, &extract.Error{Doc: doc, Err: err})
}

// done reports a finished context to the caller.
func (r *reader) done(doc string) bool {
	if err := r.ctx.Err(); err != nil {
		r.fail(doc, err)
		return true
	}
	return false
}

func (r *reader) path(p string) bool {
	if r.done(p) {
		return false
	}
	if p == "-" {
		in := r.o.Stdin
		if in == nil {
			in = os.Stdin
		}
		return r.stream("-", in)
	}
	info, err := os.Stat(p)
	if err != nil {
		return r.fail(p, err)
	}
	if !info.IsDir() {
		return r.file(p)
	}
	goOn := true
	err = filepath.WalkDir(p, func(q string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			goOn = r.fail(q, err)
		case q != p && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !e.IsDir():
			goOn = r.entry(q, e)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	return goOn && err == nil
}

// beside are the extensions of files that stand beside documents.
var beside = map[string]bool{".tsv": true, ".xml": true, ".ann": true, ".md": true, ".log": true, ".yaml": true, ".yml": true, ".toml": true, ".ini": true,
	".css": true, ".js": true, ".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".svg": true, ".webp": true, ".ico": true, ".woff": true, ".woff2": true}

// entry reads a file met in a directory. Links are followed to files, not to
// directories; sockets, pipes and the like are passed over.
func (r *reader) entry(p string, e fs.DirEntry) bool {
	if (r.o.Input == "" || r.o.Input == Auto) && beside[strings.ToLower(filepath.Ext(trimCompression(p)))] {
		return true
	}
	if !e.Type().IsRegular() {
		info, err := os.Stat(p)
		if err != nil {
			return r.fail(p, err)
		}
		if !info.Mode().IsRegular() {
			return true
		}
	}
	return r.file(p)
}

func (r *reader) file(p string) bool {
	if r.done(p) {
		return false
	}
	f, err := os.Open(p)
	if err != nil {
		return r.fail(p, err)
	}
	defer f.Close()
	return r.stream(p, f)
}

// stream reads the documents of one file, named for messages by name.
func (r *reader) stream(name string, in io.Reader) bool {
	br := bufio.NewReaderSize(in, 1<<16)
	plain, closer, err := decompress(name, br)
	if err != nil {
		return r.fail(name, err)
	}
	if closer != nil {
		defer closer()
		br = bufio.NewReaderSize(plain, 1<<16)
	}
	switch r.format(name, br) {
	case JSONL:
		if head, _ := br.Peek(1 << 16); r.o.Input != JSONL && spread(head) {
			return r.values(name, br)
		}
		return r.lines(name, br)
	case CSV:
		return r.rows(name, br)
	case HTML:
		return r.whole(name, br, r.o.ingest().HTML)
	case Text:
		return r.whole(name, br, r.o.ingest().Text)
	case Auto:
		return r.whole(name, br, func(raw []byte) (*extract.Document, error) {
			return r.o.ingest().Auto(raw, trimCompression(name))
		})
	}
	return r.fail(name, fmt.Errorf("unknown input format %q", r.o.Input))
}

// format returns the format of a file: the one asked for, else by extension,
// else by its first bytes.
func (r *reader) format(name string, br *bufio.Reader) Format {
	if r.o.Input != "" && r.o.Input != Auto {
		return r.o.Input
	}
	switch strings.ToLower(filepath.Ext(trimCompression(name))) {
	case ".jsonl", ".ndjson", ".json":
		return JSONL
	case ".csv":
		return CSV
	case ".txt", ".text":
		return Text
	}
	head, _ := br.Peek(4096)
	if looksJSON(head) {
		return JSONL
	}
	return Auto
}

// whole reads a file that is one document.
func (r *reader) whole(name string, br io.Reader, read func([]byte) (*extract.Document, error)) bool {
	raw, err := readAll(br, r.o.maxBytes())
	if err != nil {
		return r.fail(name, err)
	}
	d, err := read(raw)
	if err != nil {
		return r.fail(name, err)
	}
	d.ID, d.Source = r.id(name), name
	return r.yield(d, nil)
}

// readAll reads up to limit bytes, if limit is not negative.
func readAll(in io.Reader, limit int) ([]byte, error) {
	if limit < 0 {
		return io.ReadAll(in)
	}
	raw, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if err == nil && len(raw) > limit {
		err = extract.ErrTooBig
	}
	return raw, err
}

// id returns the shortest tail of the path, without its extension, that no file
// before it has.
func (r *reader) id(name string) string {
	p := filepath.ToSlash(trimCompression(name))
	p = strings.TrimSuffix(p, filepath.Ext(p))
	if name == "-" {
		p = "-"
	}
	for i := strings.LastIndexByte(p, '/'); ; i = strings.LastIndexByte(p[:max(i, 0)], '/') {
		if id := p[i+1:]; id != "" && !r.ids[id] {
			r.ids[id] = true
			return id
		}
		if i < 0 {
			break
		}
	}
	for n := 0; ; n++ { // a path given twice, or two files that differ in extension only
		id := filepath.ToSlash(name)
		if n > 0 {
			id = fmt.Sprintf("%s#%d", id, n+1)
		}
		if !r.ids[id] {
			r.ids[id] = true
			return id
		}
	}
}
