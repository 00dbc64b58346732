package crf

import "encoding/binary"

// A hashTable finds the rank of a 64-bit hash among a fixed set: buckets chosen
// by the high bits of the hash, each a run of 16-bit tags made of the low bits.
// A hash outside the set is taken for a member with a probability of about 2^-16.
type hashTable struct {
	bits   uint
	starts []uint32 // of each bucket, and the end
	tags   []byte   // little-endian uint16, by bucket, as in the file
}

func (t *hashTable) find(h uint64) (rank int, ok bool) {
	b := h >> (64 - t.bits)
	i, j := int(t.starts[b]), int(t.starts[b+1])
	for ; i < j; i++ {
		if binary.LittleEndian.Uint16(t.tags[2*i:]) == uint16(h) {
			return i, true
		}
	}
	return 0, false
}

// tableBits returns the number of bucket bits for n members: about one each.
func tableBits(n int) uint {
	b := uint(1)
	for 1<<b < n && b < 24 {
		b++
	}
	return b
}

// appendTable appends the table of hashes, which must be sorted, to dst.
func appendTable(dst []byte, hashes []uint64) []byte {
	bits := tableBits(len(hashes))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(bits))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(hashes)))
	sizes := make([]byte, 1<<bits) // a bucket of 256 would take a broken hash
	for _, h := range hashes {
		sizes[h>>(64-bits)]++
	}
	dst = append(dst, sizes...)
	for _, h := range hashes {
		dst = binary.LittleEndian.AppendUint16(dst, uint16(h))
	}
	return dst
}

// readTable reads what appendTable wrote and returns the number of members.
// It checks that no search can leave the table.
func readTable(r *reader) (t hashTable, n int) {
	bits, n := r.uint32(), int(r.uint32())
	if bits < 1 || bits > 24 {
		r.fail("table of 2^%d buckets", bits)
		return t, 0
	}
	t.bits = uint(bits)
	sizes := r.bytes(1 << bits)
	t.tags = r.bytes(2 * n)
	t.starts = make([]uint32, 1, len(sizes)+1)
	end := uint32(0)
	for _, size := range sizes {
		end += uint32(size)
		t.starts = append(t.starts, end)
	}
	if int(end) != n && r.err == nil {
		r.fail("table of %d members, want %d", end, n)
	}
	if r.err != nil {
		return hashTable{bits: 1, starts: make([]uint32, 3)}, 0
	}
	return t, n
}

// A clusterTable gives the cluster of a word, by the hash of its folded form,
// and the wider clusters that hold it.
type clusterTable struct {
	hashTable
	leaf   []byte // little-endian uint16 for each word
	parent [3][]uint16
}

func (t *clusterTable) find(h uint64) (leaf uint16, ok bool) {
	if len(t.leaf) == 0 {
		return 0, false
	}
	i, ok := t.hashTable.find(h)
	if !ok {
		return 0, false
	}
	return binary.LittleEndian.Uint16(t.leaf[2*i:]), true
}
