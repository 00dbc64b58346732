package crf

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// Clusters groups words by what they mean, at four sizes, the smaller ones
// within the larger. Words are lower-case with digits as 0.
type Clusters struct {
	Words  []string
	Leaf   []uint16    // for each word, its cluster of the finest size
	Parent [3][]uint16 // for each finest cluster, the clusters that hold it, largest first
}

// check reports clusters that could not be looked up.
func (c *Clusters) check() error {
	if c == nil {
		return nil
	}
	if len(c.Leaf) != len(c.Words) || len(c.Parent[0]) != len(c.Parent[1]) || len(c.Parent[1]) != len(c.Parent[2]) {
		return fmt.Errorf("clusters: sizes do not agree")
	}
	for _, l := range c.Leaf {
		if int(l) >= len(c.Parent[0]) {
			return fmt.Errorf("clusters: no cluster %d", l)
		}
	}
	return nil
}

// append appends the clusters as they are kept in a model file.
func (c *Clusters) append(dst []byte) []byte {
	type member struct {
		hash uint64
		leaf uint16
	}
	var all []member
	if c != nil {
		for i, w := range c.Words {
			all = append(all, member{hashString(w), c.Leaf[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b member) int { return cmp.Compare(a.hash, b.hash) })
	all = slices.CompactFunc(all, func(a, b member) bool { return a.hash == b.hash })
	hashes := make([]uint64, len(all))
	for i, m := range all {
		hashes[i] = m.hash
	}
	dst = appendTable(dst, hashes)
	for _, m := range all {
		dst = binary.LittleEndian.AppendUint16(dst, m.leaf)
	}
	n := 0
	if c != nil {
		n = len(c.Parent[0])
	}
	dst = binary.LittleEndian.AppendUint32(dst, uint32(n))
	for _, level := range c.parents() {
		for _, p := range level {
			dst = binary.LittleEndian.AppendUint16(dst, p)
		}
	}
	return dst
}

func (c *Clusters) parents() [3][]uint16 {
	if c == nil {
		return [3][]uint16{}
	}
	return c.Parent
}

// table returns the clusters ready for look-up.
func (c *Clusters) table() clusterTable {
	return readClusters(&reader{data: c.append(nil)})
}

func readClusters(r *reader) (t clusterTable) {
	var n int
	t.hashTable, n = readTable(r)
	t.leaf = r.bytes(2 * n)
	leaves := int(r.uint32())
	if leaves > 1<<16 {
		r.fail("%d clusters", leaves)
		return t
	}
	for level := range t.parent {
		b := r.bytes(2 * leaves)
		t.parent[level] = make([]uint16, 0, leaves)
		for i := 0; i+1 < len(b); i += 2 {
			t.parent[level] = append(t.parent[level], binary.LittleEndian.Uint16(b[i:]))
		}
	}
	for i := 0; i < len(t.leaf); i += 2 {
		if int(binary.LittleEndian.Uint16(t.leaf[i:])) >= leaves {
			r.fail("no such cluster")
			return t
		}
	}
	return t
}
