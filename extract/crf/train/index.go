package train

// An index numbers the features that occur often enough. It is an open-addressed
// table, since a map of so many keys would take several times the memory.
type index struct {
	keys   []uint64
	ids    []int32
	counts []uint16
	n      int
	once   []uint64 // bits of hashes seen once, so that most rare features never enter
}

func newIndex() *index {
	ix := &index{once: make([]uint64, 1<<25)}
	ix.alloc(1 << 20)
	return ix
}

func (ix *index) alloc(size int) {
	ix.keys, ix.ids, ix.counts = make([]uint64, size), make([]int32, size), make([]uint16, size)
}

// slot returns where the key is, or would be.
func (ix *index) slot(key uint64) int {
	mask := uint64(len(ix.keys) - 1)
	i := key * 0x9e3779b97f4a7c15 >> 20 & mask
	for ix.keys[i] != 0 && ix.keys[i] != key {
		i = (i + 1) & mask
	}
	return int(i)
}

// count counts an occurrence of the key.
func (ix *index) count(key uint64) {
	i := ix.slot(key)
	if ix.keys[i] != 0 {
		if ix.counts[i] < 1<<16-1 {
			ix.counts[i]++
		}
		return
	}
	bit := key >> 7 % (uint64(len(ix.once)) * 64)
	if ix.once[bit/64]>>(bit%64)&1 == 0 {
		ix.once[bit/64] |= 1 << (bit % 64)
		return
	}
	ix.keys[i], ix.counts[i] = key, 2
	if ix.n++; ix.n*3 > len(ix.keys)*2 {
		ix.double()
	}
}

func (ix *index) double() {
	keys, counts := ix.keys, ix.counts
	ix.alloc(2 * len(keys))
	for i, k := range keys {
		if k != 0 {
			j := ix.slot(k)
			ix.keys[j], ix.counts[j] = k, counts[i]
		}
	}
}

// freeze numbers the features that occur at least cutoff times and returns how
// many there are.
func (ix *index) freeze(cutoff int) int {
	ix.once = nil
	n := 0
	for i, k := range ix.keys {
		ix.ids[i] = -1
		if k != 0 && int(ix.counts[i]) >= cutoff {
			ix.ids[i] = int32(n)
			n++
		}
	}
	return n
}

// id returns the number of the feature, or -1.
func (ix *index) id(key uint64) int32 {
	if i := ix.slot(key); ix.keys[i] == key {
		return ix.ids[i]
	}
	return -1
}
