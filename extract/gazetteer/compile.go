package gazetteer

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/bits"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

// Compile writes the table of names, to be read by [Open]. The order of names
// does not matter. It fails on a surface without a word or of more than
// [MaxTokens], on a string of more than 1023 bytes, and on an entry whose type is
// not one of extract.NameTypes.
func Compile(names []Name) ([]byte, error) {
	c := compiler{rows: map[rowKey]*row{}, prefixes: map[uint64]bool{}, offsets: map[string]uint32{}}
	c.number(names)
	for _, n := range names {
		if err := c.add(n); err != nil {
			return nil, err
		}
	}
	return c.encode()
}

type rowKey struct {
	key   uint64
	shape uint16
}

type row struct {
	rowKey
	bits    uint32
	entries []uint32
}

type compiler struct {
	rows     map[rowKey]*row
	prefixes map[uint64]bool
	entries  []Entry
	ids      map[Entry]uint32

	strings strings.Builder
	offsets map[string]uint32
	err     error
}

// number sorts the distinct entries, so that the output depends on nothing else.
func (c *compiler) number(names []Name) {
	for _, n := range names {
		if n.Entry.Type != "" {
			c.entries = append(c.entries, n.Entry)
		}
	}
	slices.SortFunc(c.entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Type, b.Type),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Country, b.Country), cmp.Compare(a.Weight, b.Weight))
	})
	c.entries = slices.Compact(c.entries)
	c.ids = make(map[Entry]uint32, len(c.entries))
	for i, e := range c.entries {
		c.ids[e] = uint32(i)
	}
}

func (c *compiler) add(n Name) error {
	classes := uint32(n.Classes) & allBits
	classes |= uint32(min(n.Given, 15))<<givenShift | uint32(min(n.Surname, 15))<<surnameShift
	for _, s := range variants(n.Surface) {
		f, prefixes, err := sequence(s)
		if err != nil {
			return fmt.Errorf("name %q: %w", n.Surface, err)
		}
		for _, p := range prefixes {
			c.prefixes[p] = true
		}
		k := rowKey{f.key(), f.caseKey()}
		r := c.rows[k]
		if r == nil {
			r = &row{rowKey: k}
			c.rows[k] = r
		}
		r.bits = merge(r.bits, classes)
		if n.Entry.Type != "" {
			if id := c.ids[n.Entry]; !slices.Contains(r.entries, id) {
				r.entries = append(r.entries, id)
			}
		}
	}
	return nil
}

// merge unites class bits and keeps the greater of each weight.
func merge(a, b uint32) uint32 {
	weight := func(shift uint) uint32 { return max(a>>shift&15, b>>shift&15) << shift }
	return (a|b)&allBits | weight(givenShift) | weight(surnameShift)
}

// sequence returns the form of a surface and the keys of its beginnings.
func sequence(s string) (f form, prefixes []uint64, err error) {
	n := 0
	for _, t := range token.Append(nil, s, extract.Span{End: len(s)}) {
		g := fold(s[t.Start:t.End])
		if g.hyphen {
			continue
		}
		if n == 0 {
			f = g
		} else {
			prefixes = append(prefixes, f.key())
			f = f.then(g)
		}
		n++
	}
	switch {
	case n == 0:
		return f, nil, fmt.Errorf("no word")
	case n > MaxTokens:
		return f, nil, fmt.Errorf("%d words, at most %d", n, MaxTokens)
	}
	return f, prefixes, nil
}

// variants returns the spellings under which a surface is found: itself, hyphens
// joined ("Walmart" for "Wal-Mart") and split where the tokenizer keeps them, and
// umlauts and rings spelled with an e or an a ("Schroeder", "Haakon").
func variants(s string) []string {
	out := []string{s}
	if strings.Contains(s, "-") {
		out = append(out, strings.ReplaceAll(s, "-", ""), strings.ReplaceAll(s, "-", " "))
	}
	if u := umlauts.Replace(s); u != s {
		out = append(out, u)
	}
	return out
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "Å", "Aa", "Ø", "Oe")

// encode lays out the table.
func (c *compiler) encode() ([]byte, error) {
	terminal := map[uint64]bool{}
	rows := make([]*row, 0, len(c.rows))
	for _, r := range c.rows {
		terminal[r.key] = true
		if c.prefixes[r.key] {
			r.bits |= more
		}
		slices.SortFunc(r.entries, func(a, b uint32) int {
			return cmp.Or(-cmp.Compare(c.entries[a].Weight, c.entries[b].Weight), cmp.Compare(a, b))
		})
		rows = append(rows, r)
	}
	for p := range c.prefixes {
		if !terminal[p] {
			rows = append(rows, &row{rowKey: rowKey{key: p}, bits: more | absent})
		}
	}
	slices.SortFunc(rows, func(a, b *row) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.shape, b.shape))
	})

	nbits := bits.Len(uint(len(rows) / 4)) // two to four rows a bucket, within a line of cache
	buckets := make([]uint32, 1<<nbits+1)
	var prints, class, refs, lists []uint32
	var cases []byte
	heads := map[string]uint32{} // lists already written
	for _, r := range rows {
		buckets[r.key>>(64-nbits)+1]++
		prints = append(prints, uint32(r.key))
		class = append(class, r.bits)
		cases = binary.LittleEndian.AppendUint16(cases, r.shape)
		refs = append(refs, reference(r.entries, &lists, heads))
	}
	for i := 1; i < len(buckets); i++ {
		buckets[i] += buckets[i-1]
	}
	var entries []uint32
	for _, e := range c.entries {
		kind := slices.Index(extract.NameTypes, e.Type)
		if kind < 0 {
			return nil, fmt.Errorf("name %q: type %q is not a type of names", e.Name, e.Type)
		}
		if e.Weight < 0 || e.Weight > 255 {
			return nil, fmt.Errorf("name %q: weight %d is not in 0 to 255", e.Name, e.Weight)
		}
		entries = append(entries, c.text(e.Name), c.text(e.Kind), c.text(e.Key), c.text(e.Country), uint32(kind)|uint32(e.Weight)<<8)
	}
	if c.err != nil {
		return nil, c.err
	}
	out := make([]byte, 16, header+4*(len(buckets)+4*len(rows)+len(lists)+len(entries))+c.strings.Len())
	copy(out, magic)
	binary.LittleEndian.PutUint32(out[8:], version)
	put := func(vs ...uint32) {
		for _, v := range vs {
			out = binary.LittleEndian.AppendUint32(out, v)
		}
	}
	put(uint32(nbits), uint32(len(rows)), uint32(len(lists)), uint32(len(c.entries)), uint32(c.strings.Len()))
	put(buckets...)
	put(prints...)
	put(class...)
	put(refs...)
	out = append(out, cases...)
	put(lists...)
	put(entries...)
	out = append(out, c.strings.String()...)
	binary.LittleEndian.PutUint32(out[12:], crc32.Checksum(out[16:], castagnoli))
	return out, nil
}

// reference returns where the list of entries stands in lists, plus one, and
// appends it there if it is new.
func reference(entries []uint32, lists *[]uint32, heads map[string]uint32) uint32 {
	if len(entries) == 0 {
		return 0
	}
	var b []byte
	for _, e := range entries {
		b = binary.LittleEndian.AppendUint32(b, e)
	}
	ref, ok := heads[string(b)]
	if !ok {
		ref = uint32(len(*lists)) + 1
		heads[string(b)] = ref
		for i, e := range entries {
			v := e << 1
			if i == len(entries)-1 {
				v |= 1
			}
			*lists = append(*lists, v)
		}
	}
	return ref
}

// text returns the reference to s in the strings.
func (c *compiler) text(s string) uint32 {
	if s == "" {
		return 0
	}
	if ref, ok := c.offsets[s]; ok {
		return ref
	}
	off := c.strings.Len()
	if len(s) > maxString || off >= 1<<(32-stringBits) {
		c.err = fmt.Errorf("name %q: longer than %d bytes, or too many of them", s, maxString)
		return 0
	}
	ref := uint32(off)<<stringBits | uint32(len(s))
	c.offsets[s] = ref
	c.strings.WriteString(s)
	return ref
}
