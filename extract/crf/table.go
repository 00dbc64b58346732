package crf

import "encoding/binary"

// A hashTable finds the rank of a 64-bit hash among a fixed set. It lives in the
// bytes of the model file as they are: buckets chosen by the high bits of the
// hash, each a run of 16-bit tags made of the low bits. A hash outside the set
// is taken for a member with a probability of about 2^-16.
type hashTable struct {
	bits   uint
	starts []byte // 1<<bits + 1 little-endian uint32
	tags   []byte // little-endian uint16, by bucket
}

func (t *hashTable) find(h uint64) (rank int, ok bool) {
	b := int(h>>(64-t.bits)) * 4
	i := int(binary.LittleEndian.Uint32(t.starts[b:]))
	j := int(binary.LittleEndian.Uint32(t.starts[b+4:]))
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
	i := 0
	for b := range uint64(1<<bits + 1) {
		for i < len(hashes) && hashes[i]>>(64-bits) < b {
			i++
		}
		dst = binary.LittleEndian.AppendUint32(dst, uint32(i))
	}
	for _, h := range hashes {
		dst = binary.LittleEndian.AppendUint16(dst, uint16(h))
	}
	if len(hashes)%2 == 1 {
		dst = append(dst, 0, 0) // keep what follows aligned to four bytes
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
	t.starts = r.bytes(4 * (1<<bits + 1))
	t.tags = r.bytes(2 * (n + n%2))
	last := uint32(0)
	for b := 0; b < len(t.starts); b += 4 {
		s := binary.LittleEndian.Uint32(t.starts[b:])
		if s < last || s > uint32(n) {
			r.fail("table out of order")
			return hashTable{}, 0
		}
		last = s
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
