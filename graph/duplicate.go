package graph

import (
	"hash/fnv"
	"slices"
	"strconv"
	"unicode"

	"github.com/entente-nlp/entente/extract"
)

// Syndicated articles are found by MinHash over shingles of words (Broder 1997),
// one permutation hashing (Li, Owen and Zhang 2012): the hash space is cut into
// bins, and a sketch keeps the smallest hash of each.

const (
	bins     = 64
	bandSize = 4   // bins in a band: documents equal in one band are compared
	shingle  = 4   // words
	minWords = 30  // shorter texts are never called copies
	similar  = 0.7 // share of equal bins from which two documents are copies
)

// A sketch is nil for a text that is too short.
type sketch []uint32

func sketchOf(d *extract.Document) sketch {
	words := wordHashes(d)
	if len(words) < minWords {
		return nil
	}
	s := make(sketch, bins)
	for i := range s {
		s[i] = ^uint32(0)
	}
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range words[i : i+shingle] {
			h = mix(h ^ w)
		}
		bin := h >> 58
		s[bin] = min(s[bin], uint32(h))
	}
	for i := range s { // an empty bin borrows from the next full one (Shrivastava and Li 2014)
		for k := 1; s[i] == ^uint32(0) && k < bins; k++ {
			if v := s[(i+k)%bins]; v != ^uint32(0) {
				s[i] = v + uint32(k)*0x9e3779b1
			}
		}
	}
	return s
}

// mix is the finalizer of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// wordHashes hashes the words of headline and body; of a record without text, the
// names and figures, which tell copies as well but for short pieces.
func wordHashes(d *extract.Document) []uint64 {
	var out []uint64
	add := func(s string) {
		h := fnv.New64a()
		h.Write([]byte(s))
		out = append(out, h.Sum64())
	}
	if d.Text == "" {
		for _, e := range d.Entities {
			add(e.Key + strconv.Itoa(len(e.Mentions)))
		}
		for _, f := range d.Figures {
			add(f.Value + f.Unit + f.When.ISO)
		}
		return out
	}
	for _, b := range d.Blocks {
		if !b.Kind.Asserts() {
			continue
		}
		h, in := uint64(14695981039346656037), false
		for _, r := range d.Slice(b.Span) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				h, in = (h^uint64(unicode.ToLower(r)))*1099511628211, true
			} else if in {
				out = append(out, h)
				h, in = 14695981039346656037, false
			}
		}
		if in {
			out = append(out, h)
		}
	}
	return out
}

func (s sketch) similarity(t sketch) float64 {
	n := 0
	for i := range s {
		if s[i] == t[i] {
			n++
		}
	}
	return float64(n) / bins
}

// copies groups documents into sets of near-duplicates and returns for each the
// index of the one that stands for its set: the earliest, then the first by id.
// docs must be in the order of ids.
func copies(docs []*document) []int {
	parent := make([]int, len(docs))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for band := 0; band < bins; band += bandSize {
		buckets := map[[bandSize]uint32][]int{}
		for i, d := range docs {
			if d.sketch == nil {
				continue
			}
			k := [bandSize]uint32(d.sketch[band : band+bandSize])
			// Comparing with the first few of a bucket bounds the work in rubbish.
			for _, j := range buckets[k][:min(len(buckets[k]), 20)] {
				if find(i) != find(j) && d.sketch.similarity(docs[j].sketch) >= similar {
					parent[max(find(i), find(j))] = min(find(i), find(j))
				}
			}
			buckets[k] = append(buckets[k], i)
		}
	}
	first := slices.Clone(parent)
	for i := range docs {
		root := find(i)
		if earlier(docs[i], docs[first[root]]) {
			first[root] = i
		}
	}
	out := make([]int, len(docs))
	for i := range docs {
		out[i] = first[find(i)]
	}
	return out
}

// earlier reports whether a was published before b; undated documents come last.
func earlier(a, b *document) bool {
	if a.date != b.date {
		return a.date != "" && (b.date == "" || a.date < b.date)
	}
	return a.id < b.id
}
