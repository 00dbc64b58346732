package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/entente-nlp/entente/extract"
)

// decode checks raw and returns it as valid UTF-8 with LF line ends.
func (o Options) decode(raw []byte, html bool) (string, error) {
	limit := o.MaxBytes
	if limit == 0 {
		limit = DefaultMaxBytes
	}
	if limit > 0 && len(raw) > limit {
		return "", extract.ErrTooBig
	}
	s, err := toUTF8(raw, o.ContentType, html)
	if err != nil {
		return "", err
	}
	if blank(s) {
		return "", extract.ErrEmpty
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return s, nil
}

// toUTF8 converts raw by the first of these that decides: byte order mark,
// validity of the whole buffer as UTF-8, declaration, detection. Declaration and
// detection alone fail on pages with a few stray bytes and on pages that declare
// nothing, which is why they come last.
func toUTF8(raw []byte, contentType string, html bool) (string, error) {
	if e, n := byteOrderMark(raw); n > 0 {
		if e == nil {
			return validUTF8(raw[n:]), nil
		}
		return convert(raw[n:], e)
	}
	if magic(raw) {
		return "", extract.ErrBinary
	}
	if e := wideWithoutMark(raw); e != nil {
		return convert(raw, e)
	}
	if binary(raw) {
		return "", extract.ErrBinary
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	if mostlyUTF8(raw) {
		return validUTF8(raw), nil
	}
	if e := declared(raw, contentType, html); e != nil {
		return convert(raw, e)
	}
	if e := detect(raw, html); e != nil {
		return convert(raw, e)
	}
	return validUTF8(raw), nil
}

// byteOrderMark returns the encoding that a mark at the start of raw tells, nil
// for UTF-8, and the length of the mark, 0 if there is none.
func byteOrderMark(raw []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}):
		return nil, 3
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe, 0, 0}) && len(raw)%4 == 0:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(raw, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return utf16(xunicode.LittleEndian), 2
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return utf16(xunicode.BigEndian), 2
	}
	return nil, 0
}

func utf16(order xunicode.Endianness) encoding.Encoding {
	return xunicode.UTF16(order, xunicode.IgnoreBOM)
}

// wideWithoutMark recognises UTF-16 by the zero bytes of its ASCII half: nearly
// all of them stand on the same side.
func wideWithoutMark(raw []byte) encoding.Encoding {
	head := raw[:min(len(raw), 4096)&^1]
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 4:
		return nil
	case odd*10 > pairs*7 && even*50 < pairs:
		return utf16(xunicode.LittleEndian)
	case even*10 > pairs*7 && odd*50 < pairs:
		return utf16(xunicode.BigEndian)
	}
	return nil
}

// magics are the first bytes of files that people take for text by mistake, and
// that may pass for it by their bytes.
var magics = [...]string{"%PDF-", "PK\x03\x04", "\x89PNG\r\n", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "\x28\xb5\x2f\xfd", "BZh",
	"\xfd7zXZ", "\x7fELF", "\xd0\xcf\x11\xe0", "SQLite format 3\x00", "{\\rtf", "PAR1", "\x00\x00\x00\x18ftyp"}

func magic(raw []byte) bool {
	for _, m := range magics {
		if bytes.HasPrefix(raw, []byte(m)) {
			return true
		}
	}
	return false
}

// control marks the bytes that text does not hold: C0 controls without those
// that lay out text (BS TAB LF VT FF CR ESC).
var control = func() (t [256]uint8) {
	for c := range 32 {
		t[c] = 1
	}
	for _, c := range "\b\t\n\v\f\r\x1b" {
		t[c] = 0
	}
	t[0x7f] = 1
	return
}()

// binary reports whether more than one byte in fifty is a control character.
func binary(raw []byte) bool {
	n := 0
	for _, c := range raw {
		n += int(control[c])
	}
	return n*50 > len(raw)
}

// mostlyUTF8 reports whether raw is UTF-8 with stray bytes rather than text in
// another character set: sequences of several bytes hardly arise by chance.
func mostlyUTF8(raw []byte) bool {
	var good, bad, odd int
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, w := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && w == 1 {
			bad++
			if !westernByte(raw, i) {
				odd++
			}
		} else {
			good++
		}
		i += w
	}
	return good >= bad || 2*odd >= bad
}

// westernByte reports whether byte i makes sense in windows-1252: a letter that
// touches another, a typographic mark or a sign.
func westernByte(raw []byte, i int) bool {
	switch c := raw[i]; {
	case c == 0x80, c == 0x85, 0x91 <= c && c <= 0x97, c == 0xa0, c == 0xa3, c == 0xa9, c == 0xae, c == 0xb0, c == 0xab, c == 0xbb, c == 0xbd:
		return true
	case c < 0xc0 || c == 0xff || c == 0xfe || c == 0xde || c == 0xd7 || c == 0xf7: // no letter, or a rare one
		return false
	}
	letter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0xc0 }
	return i > 0 && letter(raw[i-1]) || i+1 < len(raw) && letter(raw[i+1])
}

// declared returns the encoding that the header or the page declares, or nil. A
// declaration of UTF-8 is false here, for the bytes are not; windows-1252 can't
// be told from the default of DetermineEncoding and is left to detection.
func declared(raw []byte, contentType string, html bool) encoding.Encoding {
	head := raw[:min(len(raw), 1024)]
	if !html {
		head = nil
	}
	e, name, certain := charset.DetermineEncoding(head, contentType)
	if name == "utf-8" || name == "replacement" || !certain && name == "windows-1252" {
		return nil
	}
	return e
}

// detect guesses the encoding from the bytes. Text that is nearly all ASCII is
// taken for windows-1252, of which detectors see too little to tell.
func detect(raw []byte, html bool) encoding.Encoding {
	western, _ := charset.Lookup("windows-1252")
	high := 0
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	if high*20 < len(raw) {
		return western
	}
	d := chardet.NewTextDetector()
	if html {
		d = chardet.NewHtmlDetector()
	}
	r, err := d.DetectBest(raw[:min(len(raw), 1<<16)])
	if err != nil || r.Confidence < 10 || r.Charset == "UTF-8" {
		return western
	}
	if e, name := charset.Lookup(strings.ToLower(strings.ReplaceAll(r.Charset, "GB-18030", "gb18030"))); e != nil && name != "replacement" {
		return e
	}
	return western
}

func convert(raw []byte, e encoding.Encoding) (string, error) {
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return validUTF8(raw), nil
	}
	if binary(out) {
		return "", extract.ErrBinary
	}
	return validUTF8(out), nil
}

// validUTF8 returns raw with every invalid byte replaced by U+FFFD, one for
// each, so that nothing is lost from sight.
func validUTF8(raw []byte) string {
	if utf8.Valid(raw) {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw) + 16)
	for i := 0; i < len(raw); {
		r, w := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && w == 1 {
			b.WriteString("\ufffd")
		} else {
			b.Write(raw[i : i+w])
		}
		i += w
	}
	return b.String()
}

// isSpace reports white space and the marks that take no room.
func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || isInvisible(r) }

func isInvisible(r rune) bool {
	return r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' || r == '\ufeff'
}
