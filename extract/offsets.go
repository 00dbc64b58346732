package extract

import (
	"sort"
	"unicode/utf8"
)

// offsets converts between bytes and another unit by counts kept every stride
// bytes; the zero of counts means that both are the same.
type offsets struct {
	text   string
	unit   Unit
	counts []int // units before byte i*stride; nil for bytes or ASCII
}

const stride = 256

func newOffsets(text string, unit Unit) *offsets {
	o := &offsets{text: text, unit: unit}
	if unit == Bytes || ascii(text) {
		return o
	}
	o.counts = make([]int, 0, len(text)/stride+1)
	n := 0
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			o.counts = append(o.counts, n)
		}
		n += o.width(text[i])
	}
	return o
}

// width is what byte c of valid UTF-8 adds: a leading byte adds its rune.
func (o *offsets) width(c byte) int {
	switch {
	case c&0xc0 == 0x80: // continuation
		return 0
	case c >= 0xf0 && o.unit == UTF16: // a surrogate pair
		return 2
	}
	return 1
}

func (o *offsets) fromByte(b int) int {
	if o.counts == nil {
		return b
	}
	if b == len(o.text) && b%stride == 0 {
		return o.total()
	}
	n := o.counts[b/stride]
	for i := b / stride * stride; i < b; i++ {
		n += o.width(o.text[i])
	}
	return n
}

func (o *offsets) total() int {
	if o.counts == nil {
		return len(o.text)
	}
	last := len(o.counts) - 1
	n := o.counts[last]
	for i := last * stride; i < len(o.text); i++ {
		n += o.width(o.text[i])
	}
	return n
}

func (o *offsets) toByte(n int) int {
	if o.counts == nil {
		return n
	}
	c := max(0, sort.Search(len(o.counts), func(i int) bool { return o.counts[i] > n })-1)
	b, at := c*stride, o.counts[c]
	for b < len(o.text) && (at < n || o.text[b]&0xc0 == 0x80) {
		at += o.width(o.text[b])
		b++
	}
	return b
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
