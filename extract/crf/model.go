package crf

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"math/bits"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// A Model is a trained tagger. It is safe for concurrent use.
type Model struct {
	// Manifest says how the model came about.
	Manifest Manifest

	clusters    clusterTable
	features    hashTable
	rows        []byte // rowBytes for each feature
	scale       float64
	transitions [transitionClasses][NumLabels][NumLabels]int16 // class of the second token, from, to
	calibration []knot

	// exp of the transitions, for marginals, and lists of what may follow.
	factors [transitionClasses][NumLabels][NumLabels]float32
}

// A Manifest is kept in the model file in JSON.
type Manifest struct {
	Name     string             `json:"name"`
	Command  string             `json:"command"`          // that builds the file
	Corpora  []Corpus           `json:"corpora"`          // trained on
	Seed     uint64             `json:"seed"`             //
	Features int                `json:"features"`         // kept after pruning
	Version  int                `json:"feature_version"`  // FeatureVersion
	Scores   map[string]float64 `json:"scores,omitempty"` // by what was measured
	Notes    string             `json:"notes,omitempty"`  //
}

// A Corpus names training data and its licence.
type Corpus struct {
	Name    string `json:"name"`
	Hash    string `json:"sha256"`
	Tokens  int    `json:"tokens"`
	Licence string `json:"licence,omitempty"`
}

// A knot is a point of the function from a probability of the model to the
// share of mentions with it that are right.
type knot struct{ p, right float32 }

// Errors of Load, to be tested with errors.Is.
var (
	ErrFormat  = errors.New("not a tagger model")
	ErrVersion = errors.New("tagger model of another version")
	ErrDamaged = errors.New("damaged tagger model")
)

const (
	magic         = "entente.crf\n"
	formatVersion = 2
	maxBody       = 1 << 28
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Load reads a model file. It keeps no reference to data. The error of a file
// that is not a model, of another version or damaged wraps ErrFormat,
// ErrVersion or ErrDamaged.
func Load(data []byte) (*Model, error) {
	if len(data) < len(magic)+20 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: it does not begin with %q", ErrFormat, magic)
	}
	r := &reader{data: data[len(magic):]}
	format, features := r.uint32(), r.uint32()
	if format != formatVersion || features != FeatureVersion {
		return nil, fmt.Errorf("%w: format %d and features %d, want %d and %d", ErrVersion, format, features, formatVersion, FeatureVersion)
	}
	manifest := r.bytes(int(r.uint32()))
	sum := r.uint32()
	if r.err != nil {
		return nil, r.err
	}
	if crc32.Update(crc32.Checksum(manifest, castagnoli), castagnoli, r.data) != sum {
		return nil, fmt.Errorf("%w: wrong checksum", ErrDamaged)
	}
	m := &Model{}
	if err := json.Unmarshal(manifest, &m.Manifest); err != nil {
		return nil, fmt.Errorf("%w: manifest: %v", ErrDamaged, err)
	}
	zr, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBody))
	if err != nil {
		return nil, err
	}
	defer zr.Close()
	body, err := zr.DecodeAll(r.data, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if err := m.decodeBody(&reader{data: body}); err != nil {
		return nil, err
	}
	return m, nil
}

func (m *Model) decodeBody(r *reader) error {
	m.scale = float64(math.Float32frombits(r.uint32()))
	if !(m.scale > 0 && m.scale < 1) {
		r.fail("scale %g", m.scale)
	}
	m.clusters = readClusters(r)
	var n int
	m.features, n = readTable(r)
	m.rows = readRows(r, n)
	for c := range m.transitions {
		for from := range m.transitions[c] {
			for to := range m.transitions[c][from] {
				w := int16(r.uint16())
				m.transitions[c][from][to] = w
				if Allowed(Label(from), Label(to)) {
					m.factors[c][from][to] = float32(math.Exp(float64(w) * m.scale))
				}
			}
		}
	}
	for range min(r.uint16(), 64) {
		m.calibration = append(m.calibration, knot{math.Float32frombits(r.uint32()), math.Float32frombits(r.uint32())})
	}
	if r.err == nil && len(r.data) > 0 {
		r.fail("%d bytes too many", len(r.data))
	}
	return r.err
}

// Parameters are what training finds: weights by feature and label.
type Parameters struct {
	Features    []Weights
	Transitions [transitionClasses][NumLabels][NumLabels]float32
	Clusters    *Clusters
	Calibration [][2]float64 // ascending pairs of probability and share that is right
}

// Weights are the weights of one feature.
type Weights struct {
	Hash   uint64
	Labels [NumLabels]float32
}

// New returns the model of parameters, with the keep features of the largest
// weights and each weight rounded to the nearest of 255 steps. Features may be
// in any order.
func New(p *Parameters, keep int) (*Model, error) {
	body, _, err := encodeBody(p, keep)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	return m, m.decodeBody(&reader{data: body})
}

// Encode returns the file of the model that New makes.
func Encode(p *Parameters, manifest Manifest, keep int) ([]byte, error) {
	body, features, err := encodeBody(p, keep)
	if err != nil {
		return nil, err
	}
	zw, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	manifest.Features, manifest.Version = features, FeatureVersion
	head, err := json.Marshal(manifest)
	if err != nil {
		return nil, err
	}
	packed := zw.EncodeAll(body, nil)
	out := append([]byte(magic), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(magic):], formatVersion)
	binary.LittleEndian.PutUint32(out[len(magic)+4:], FeatureVersion)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = append(out, head...)
	out = binary.LittleEndian.AppendUint32(out, crc32.Update(crc32.Checksum(head, castagnoli), castagnoli, packed))
	return append(out, packed...), zw.Close()
}

// encodeBody returns the body of a model file and the number of its features.
func encodeBody(p *Parameters, keep int) (body []byte, features int, err error) {
	if err := p.Clusters.check(); err != nil {
		return nil, 0, err
	}
	kept := slices.Clone(p.Features)
	slices.SortFunc(kept, func(a, b Weights) int {
		x, y := largest(&a.Labels), largest(&b.Labels)
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return cmp.Compare(a.Hash, b.Hash)
	})
	kept = kept[:min(keep, len(kept))]
	slices.SortFunc(kept, func(a, b Weights) int { return cmp.Compare(a.Hash, b.Hash) })
	scale := quantum(kept)
	body = binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(scale)))
	body = p.Clusters.append(body)
	hashes := make([]uint64, len(kept))
	for i, f := range kept {
		hashes[i] = f.Hash
	}
	body = appendTable(body, hashes)
	body = appendRows(body, kept, scale)
	for c := range p.Transitions {
		for from := range p.Transitions[c] {
			for to := range p.Transitions[c][from] {
				w := clamp(float64(p.Transitions[c][from][to])/scale, 1<<14)
				body = binary.LittleEndian.AppendUint16(body, uint16(int16(w)))
			}
		}
	}
	body = binary.LittleEndian.AppendUint16(body, uint16(len(p.Calibration)))
	for _, k := range p.Calibration {
		for _, x := range k {
			body = binary.LittleEndian.AppendUint32(body, math.Float32bits(float32(x)))
		}
	}
	return body, len(kept), nil
}

// Rows are kept sparse in the file: for each eight labels in turn the sets of
// labels with a weight, a byte a row, then the weights row by row. That is half
// the size after compression.

const setBytes = (NumLabels + 7) / 8

func appendRows(dst []byte, features []Weights, scale float64) []byte {
	var weights []byte
	sets := make([]byte, setBytes*len(features))
	for i, f := range features {
		for l, x := range f.Labels {
			if q := int(clamp(float64(x)/scale, 127)); q != 0 {
				sets[l/8*len(features)+i] |= 1 << (l % 8)
				weights = append(weights, byte(zeroByte+q))
			}
		}
	}
	dst = append(dst, sets...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(weights)))
	return append(dst, weights...)
}

// readRows unpacks n rows that appendRows packed.
func readRows(r *reader, n int) []byte {
	sets := r.bytes(setBytes * n)
	weights := r.bytes(int(r.uint32()))
	if r.err != nil {
		return nil
	}
	rows := make([]byte, n*rowBytes)
	for i := 0; i < len(rows); i += 8 {
		binary.LittleEndian.PutUint64(rows[i:], 0x8080808080808080)
	}
	k := 0
	for i := range n {
		row := rows[i*rowBytes:][:rowBytes]
		for b := range setBytes {
			for set := sets[b*n+i]; set != 0; set &= set - 1 {
				if k == len(weights) {
					r.fail("rows end too early")
					return nil
				}
				row[8*b+bits.TrailingZeros8(set)] = weights[k]
				k++
			}
		}
	}
	if k != len(weights) {
		r.fail("%d weights too many", len(weights)-k)
	}
	return rows
}

func largest(w *[NumLabels]float32) float32 {
	m := float32(0)
	for _, x := range w {
		m = max(m, x, -x)
	}
	return m
}

// quantum is the step of weights: 99.9% of features fit without clipping.
func quantum(features []Weights) float64 {
	all := make([]float32, len(features))
	for i := range features {
		all[i] = largest(&features[i].Labels)
	}
	slices.Sort(all)
	top := 1.0
	if n := len(all); n > 0 {
		top = max(float64(all[n-1-n/1000]), 0.5)
	}
	return float64(float32(top / 127))
}

func clamp(x, limit float64) float64 {
	return math.Round(max(-limit, min(limit, x)))
}

// calibrate maps a probability of the model to the share that is right.
func (m *Model) calibrate(p float64) float64 {
	ks := m.calibration
	if len(ks) == 0 {
		return p
	}
	x := float32(p)
	if x <= ks[0].p {
		return float64(ks[0].right)
	}
	for i := 1; i < len(ks); i++ {
		if x <= ks[i].p {
			a, b := ks[i-1], ks[i]
			if b.p <= a.p {
				return float64(b.right)
			}
			return float64(a.right + (b.right-a.right)*(x-a.p)/(b.p-a.p))
		}
	}
	return float64(ks[len(ks)-1].right)
}

// A reader takes a model file apart; the first failure stays.
type reader struct {
	data []byte
	err  error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
	}
	r.data = nil
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.fail("it ends too early")
		return nil
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) uint16() uint16 {
	if b := r.bytes(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if b := r.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}
