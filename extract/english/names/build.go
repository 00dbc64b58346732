package names

import (
	"fmt"
	"io/fs"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/entente-nlp/entente/extract/english/data"
	"github.com/entente-nlp/entente/extract/gazetteer"
)

// File is the name of the compiled table, beside the others.
const File = "names.bin.zst"

// Build compiles the tables of fsys into the content of [File]. The same tables
// give the same bytes.
func Build(fsys fs.FS) ([]byte, error) {
	t, err := Read(fsys)
	if err != nil {
		return nil, err
	}
	blob, err := gazetteer.Compile(t.Entries())
	if err != nil {
		return nil, err
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer w.Close()
	return w.EncodeAll(blob, nil), nil
}

// Open opens what [Build] made.
func Open(compressed []byte) (*gazetteer.Table, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<28))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	blob, err := r.DecodeAll(compressed, nil)
	if err != nil {
		return nil, fmt.Errorf("names: %s: %w", File, err)
	}
	t, err := gazetteer.Open(blob)
	if err != nil {
		return nil, fmt.Errorf("names: %s: %w (rebuild it: entente names build)", File, err)
	}
	return t, nil
}

// An Embedding gives the tables that are part of the program, each read when it
// is first asked for. It is safe for concurrent use.
type Embedding struct{}

// Embedded returns the tables that are part of the program.
func Embedded() Embedding { return Embedding{} }

// Table returns the compiled table of all names.
func (Embedding) Table() (*gazetteer.Table, error) { return embeddedTable() }

// Facts returns all tables but Given, Surnames and Words. They are shared: do not
// change them.
func (Embedding) Facts() (*Tables, error) { return embeddedFacts() }

var embeddedTable = sync.OnceValues(func() (*gazetteer.Table, error) {
	b, err := data.FS.ReadFile(File)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return Open(b)
})

var embeddedFacts = sync.OnceValues(func() (*Tables, error) { return readFacts(data.FS) })
