package crf

import "encoding/binary"

// Weights are signed bytes, stored with 128 added. Lanes add rows of them eight
// at a time without SIMD: each uint64 holds four 16-bit sums, of the even or the
// odd bytes of a row. 256 rows fit before a lane could overflow.

const (
	rowBytes = (NumLabels + 7) / 8 * 8
	rowWords = rowBytes / 8
	zeroByte = 128 // the stored form of weight 0
	evenMask = 0x00ff00ff00ff00ff
)

type lanes [2 * rowWords]uint64

// addRow adds a stored row.
func (a *lanes) addRow(row []byte) {
	_ = row[rowBytes-1]
	for i := range rowWords {
		v := binary.LittleEndian.Uint64(row[8*i:])
		a[2*i] += v & evenMask
		a[2*i+1] += v >> 8 & evenMask
	}
}

// add adds sums of rows.
func (a *lanes) add(b *lanes) {
	for i := range a {
		a[i] += b[i]
	}
}

// scores writes the sums of n added rows for each label, as weights.
func (a *lanes) scores(dst *[NumLabels]int32, n int) {
	bias := int32(zeroByte * n)
	for l := range dst {
		w := a[l/8*2+l&1]
		dst[l] = int32(w>>(16*(l%8/2))&0xffff) - bias
	}
}
