package corpus

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow bounds the memory that a zstd frame may ask for.
const maxWindow = 128 << 20

// decompress returns a reader of what br holds compressed, and a function to
// close it, nil if br is not compressed. Its first bytes decide, not its name.
func decompress(name string, br *bufio.Reader) (io.Reader, func(), error) {
	head, _ := br.Peek(4)
	switch {
	case len(head) >= 2 && head[0] == 0x1f && head[1] == 0x8b:
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, nil, fmt.Errorf("gzip: %w", err)
		}
		return named{z, "gzip"}, func() { z.Close() }, nil
	case len(head) == 4 && head[0] == 0x28 && head[1] == 0xb5 && head[2] == 0x2f && head[3] == 0xfd:
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, fmt.Errorf("zstd: %w", err)
		}
		return named{z, "zstd"}, z.Close, nil
	case len(head) > 0 && trimCompression(name) != name:
		return nil, nil, fmt.Errorf("not compressed as %s says", name[strings.LastIndexByte(name, '.'):])
	}
	return br, nil, nil
}

// trimCompression removes the extension of a compressed file.
func trimCompression(name string) string {
	for _, ext := range [...]string{".gz", ".zst"} {
		if n := len(name) - len(ext); n > 0 && strings.EqualFold(name[n:], ext) {
			return name[:n]
		}
	}
	return name
}

// named says in errors which decompressor they come from, "unexpected EOF" most
// of all.
type named struct {
	io.Reader
	kind string
}

func (n named) Read(p []byte) (int, error) {
	k, err := n.Reader.Read(p)
	switch err {
	case nil, io.EOF:
		return k, err
	case io.ErrUnexpectedEOF:
		return k, fmt.Errorf("%s data is cut short: %w", n.kind, err)
	}
	return k, fmt.Errorf("%s: %w", n.kind, err)
}
