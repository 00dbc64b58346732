package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// features are what is known of a block by its form alone.
type features struct {
	words     int
	upper     int    // words that begin with a capital
	sentences int    // full stops inside that a capital follows
	stop      bool   // ends in a full stop, or in "?" or "!"
	question  bool   // and the stop is "?" or "!"
	dots      bool   // and the stop is "..."
	colon     bool   // ends in a colon
	stamp     bool   // is a date or time and nothing else
	signed    bool   // ends in the name of a news agency
	pipes     int    // "|", ">" and the like between words
	dateline  bool   // begins as "TOKYO, Aug. 23 (Reuters) —"
	hash      uint64 // of the words, case and marks left out
}

// maxScan is the length beyond which a block is running text, whatever it says;
// cues are not looked for in it.
const maxScan = 1000

// Classes of bytes for the scan of words.
const (
	lowerByte = 1 + iota
	upperByte
	digitByte
	markByte // a byte beyond ASCII
	quoteByte
	pipeByte // a mark that separates menu items
)

var byteClass = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = lowerByte, upperByte
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digitByte
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = markByte
	}
	t['\''] = quoteByte
	t['|'], t['>'], t[':'] = pipeByte, pipeByte, pipeByte
	return
}()

// Words are known by their hash: FNV-1a over lower-case bytes, a number of any
// digits as numberWord.
const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

func hashWord(w string) uint32 {
	h := uint32(fnvOffset)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * fnvPrime
	}
	return h
}

var (
	numberWord = hashWord("0")
	colonWord  = hashWord(":")
	copyright  = hashWord("©")
)

// scan measures s and appends the hashes of its words to dst. ":" and "|" count
// as words of their own in dst, written ":", but not in the features.
func scan(s string, dst []uint32) (features, []uint32) {
	var f features
	f.ending(s)
	hash := uint64(14695981039346656037)
	for i := 0; i < len(s); {
		c := s[i]
		k := byteClass[c]
		if k == 0 || k == quoteByte {
			i++
			continue
		}
		if k == pipeByte {
			if c != ':' {
				f.pipes++
			}
			if c == '|' || i+1 == len(s) || s[i+1] <= ' ' {
				dst = append(dst, colonWord)
			}
			i++
			continue
		}
		if k == markByte {
			if n := punctuation(s[i:]); n > 0 {
				switch s[i : i+n] {
				case "•", "·", "›", "»":
					f.pipes++
				case "©":
					dst = append(dst, copyright)
				}
				i += n
				continue
			}
		}
		h, j, digits := uint32(fnvOffset), i, true
		for j < len(s) {
			c := s[j]
			switch byteClass[c] {
			case lowerByte:
				digits = false
			case upperByte:
				digits = false
				c |= 0x20
			case digitByte:
			case quoteByte:
				j++
				continue
			case markByte:
				if n := punctuation(s[j:]); n > 0 {
					if s[j:j+n] == "’" || s[j:j+n] == "‘" {
						j += n
						continue
					}
					goto end
				}
				digits = false
			default:
				if digits && (c == '.' || c == ',') && j+1 < len(s) && byteClass[s[j+1]] == digitByte {
					j++
					continue
				}
				goto end
			}
			h = (h ^ uint32(c)) * fnvPrime
			j++
		}
	end:
		if digits {
			h = numberWord
		}
		f.words++
		if k == upperByte || k == markByte && startsUpper(s[i:]) {
			f.upper++
		}
		hash = (hash ^ uint64(h)) * 1099511628211
		dst = append(dst, h)
		// A full stop behind a word of more than two letters, then a capital.
		if j-i > 2 && j+2 < len(s) && (s[j] == '.' || s[j] == '?' || s[j] == '!') && s[j+1] == ' ' && byteClass[s[j+2]] != lowerByte {
			f.sentences++
		}
		i = j
	}
	f.hash = hash
	f.dateline = dateline(s)
	return f, dst
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// punctuation returns the width of the mark beyond ASCII at the start of s, 0 if
// it is a letter.
func punctuation(s string) int {
	if s[0] == 0xe2 || s[0] == 0xc2 || s[0] == 0xef {
		r, w := utf8.DecodeRuneInString(s)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != utf8.RuneError {
			return w
		}
	}
	return 0
}

// ending looks at the last mark of s, closing quotes and brackets left out.
func (f *features) ending(s string) {
	for s != "" {
		r, w := utf8.DecodeLastRuneInString(s)
		switch r {
		case '"', '\'', '”', '’', '»', ')', ']', ' ':
			s = s[:len(s)-w]
			continue
		case '.', '…':
			f.stop = true
			f.dots = r == '…' || strings.HasSuffix(s, "..")
		case '?', '!':
			f.stop, f.question = true, true
		case ':':
			f.colon = true
		}
		return
	}
}

// dateline reports whether s begins with the place and source of a dispatch: a
// capital, then a dash or colon behind at most 60 bytes in which half of the
// letters or more are capitals, or which end in a bracket.
func dateline(s string) bool {
	head := s[:min(len(s), 60)]
	if head == "" || byteClass[head[0]] != upperByte {
		return false
	}
	end := -1
	for _, sep := range [...]string{" – ", " — ", " - ", " -- ", ": ", "— ", " —"} {
		if i := strings.Index(head, sep); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 3 || len(s) < end+40 {
		return false
	}
	head = head[:end]
	if strings.HasSuffix(head, ")") {
		return true
	}
	up, low := 0, 0
	for i := range len(head) {
		switch byteClass[head[i]] {
		case upperByte:
			up++
		case lowerByte:
			low++
		}
	}
	return up >= low && up >= 4
}
