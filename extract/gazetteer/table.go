package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"iter"

	"github.com/entente-nlp/entente/extract"
)

// The layout of a table: a header, then flat arrays of little-endian integers,
// then the bytes of all strings.
//
//	magic    8 bytes
//	version  u32
//	crc      u32, CRC-32C of all that follows
//	counts   u32 × 5: bits, rows, lists, entries, bytes of strings
//	buckets  u32 × (1<<bits + 1): first row of each bucket
//	prints   u32 × rows: low bits of the key
//	classes  u32 × rows: class bits, weights, and whether longer names go on
//	refs     u32 × rows: index into lists plus one, 0 for none
//	cases    u16 × rows: hash of the case pattern
//	lists    u32 × lists: entry<<1, plus one for the last of a list
//	entries  u32 × entries × 5: name, kind, key, country, type and weight
//	strings
//
// Rows are sorted by key. A key has one row for each case pattern of its
// surfaces.
const (
	magic   = "entgaz\r\n"
	version = 1

	header     = 8 + 4 + 4 + 5*4
	entryWords = 5
	stringBits = 10 // length of a string, in a reference to it: offset<<10 | length
	maxString  = 1<<stringBits - 1

	givenShift   = classes
	surnameShift = classes + 4
	more         = 1 << 31 // longer surfaces begin like this one
	absent       = 1 << 30 // only a beginning, no surface itself
)

// MaxTokens is the number of tokens, hyphens apart, that a surface may have.
const MaxTokens = 15

// Errors that Open returns, to be tested with errors.Is.
var (
	ErrFormat   = errors.New("not a gazetteer")
	ErrVersion  = errors.New("gazetteer of another version")
	ErrChecksum = errors.New("damaged gazetteer")
)

// A Table is an opened gazetteer. It is read-only and safe for concurrent use.
type Table struct {
	shift                                         uint
	rows, entries                                 int
	buckets, prints, class, refs, cases, lists, e []byte
	strings                                       string
	types                                         []extract.Type
}

// Open returns the table that [Compile] wrote. It works in constant time but for
// the checksum, and keeps blob, which must not change any more.
func Open(blob []byte) (*Table, error) {
	if len(blob) < header || string(blob[:8]) != magic {
		return nil, ErrFormat
	}
	u32 := func(i int) int { return int(binary.LittleEndian.Uint32(blob[i:])) }
	if v := u32(8); v != version {
		return nil, fmt.Errorf("%w: %d, want %d", ErrVersion, v, version)
	}
	if crc32.Checksum(blob[16:], castagnoli) != binary.LittleEndian.Uint32(blob[12:]) {
		return nil, ErrChecksum
	}
	bits, rows, lists, entries, strings := u32(16), u32(20), u32(24), u32(28), u32(32)
	if bits > 30 {
		return nil, ErrFormat
	}
	t := &Table{shift: 64 - uint(bits), rows: rows, entries: entries, types: extract.NameTypes}
	rest := blob[header:]
	ok := true
	cut := func(n int) []byte {
		if n > len(rest) {
			ok = false
			return nil
		}
		b := rest[:n:n]
		rest = rest[n:]
		return b
	}
	t.buckets = cut(4 * (1<<bits + 1))
	t.prints, t.class, t.refs, t.cases = cut(4*rows), cut(4*rows), cut(4*rows), cut(2*rows)
	t.lists, t.e = cut(4*lists), cut(4*entryWords*entries)
	t.strings = string(cut(strings))
	if !ok || len(rest) != 0 {
		return nil, ErrFormat
	}
	return t, nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func at(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[4*i:]) }

// find returns the rows of a key; none if first == last.
func (t *Table) find(key uint64) (first, last int) {
	b := int(key >> t.shift)
	lo, hi := int(at(t.buckets, b)), int(at(t.buckets, b+1))
	if hi > t.rows {
		return 0, 0
	}
	print := uint32(key)
	for ; lo < hi; lo++ {
		if at(t.prints, lo) == print {
			for last = lo + 1; last < hi && at(t.prints, last) == print; last++ {
			}
			return lo, last
		}
	}
	return 0, 0
}

// Entries returns the entries of a match of this table, the heaviest first.
func (t *Table) Entries(m Match) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for r := int(m.row); r < int(m.row+m.rows) && r < t.rows; r++ {
			for i := int(at(t.refs, r)); 0 < i && i <= len(t.lists)/4; i++ {
				v := at(t.lists, i-1)
				if !yield(t.entry(int(v >> 1))) {
					return
				}
				if v&1 != 0 {
					break
				}
			}
		}
	}
}

// All returns every entry of the table, in the order of their keys and names.
func (t *Table) All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for i := range t.entries {
			if !yield(t.entry(i)) {
				return
			}
		}
	}
}

func (t *Table) entry(i int) Entry {
	if i >= t.entries {
		return Entry{}
	}
	i *= entryWords
	e := Entry{
		Name:    t.text(at(t.e, i)),
		Kind:    t.text(at(t.e, i+1)),
		Key:     t.text(at(t.e, i+2)),
		Country: t.text(at(t.e, i+3)),
	}
	v := at(t.e, i+4)
	if n := int(v & 0xff); n < len(t.types) {
		e.Type = t.types[n]
	}
	e.Weight = int(v >> 8 & 0xff)
	return e
}

func (t *Table) text(ref uint32) string {
	off, n := int(ref>>stringBits), int(ref&maxString)
	if off+n > len(t.strings) {
		return ""
	}
	return t.strings[off : off+n]
}
