package crf

import (
	"fmt"
	"strconv"
	"strings"
)

// window is how far templates look to either side.
const window = 2

// A template is a parsed conjunction.
type template struct {
	name  string
	seed  uint64
	style bool // copied for each style in training
	parts []part
}

type part struct {
	attr attribute
	at   int
}

// single lists, by offset + window, the templates that read one word alone;
// joint lists the others.
var single, joint = func() (s [2*window + 1][]template, j []template) {
	all, err := parseTemplates(templates)
	if err != nil {
		panic(err) // the constant above is wrong
	}
	for _, t := range all {
		at, alone := t.parts[0].at, true
		for _, p := range t.parts {
			alone = alone && p.attr < wordAttributes && p.at == at
		}
		if alone {
			s[at+window] = append(s[at+window], t)
		} else {
			j = append(j, t)
		}
	}
	return s, j
}()

func parseTemplates(text string) ([]template, error) {
	var all []template
	seen := map[string]bool{}
	for _, field := range strings.Fields(text) {
		conj, style := strings.CutSuffix(field, "*")
		from, to := 0, 0
		ranged := false
		if a, b, ok := strings.Cut(conj, ".."); ok {
			ranged = true
			var err1, err2 error
			from, err1 = strconv.Atoi(a[strings.IndexByte(a, '[')+1:])
			to, err2 = strconv.Atoi(strings.TrimSuffix(b, "]"))
			if err1 != nil || err2 != nil || from > to {
				return nil, fmt.Errorf("template %q: bad range", field)
			}
			conj = a[:strings.IndexByte(a, '[')]
		}
		for at := from; at <= to; at++ {
			name := conj
			if ranged {
				name = fmt.Sprintf("%s[%d]", conj, at)
			}
			t := template{name: name, seed: hashString(name), style: style}
			for _, p := range strings.Split(name, "&") {
				a, off, ok := strings.Cut(strings.TrimSuffix(p, "]"), "[")
				attr, known := attributeNames[a]
				n, err := strconv.Atoi(off)
				if !ok || !known || err != nil || n < -window || n > window {
					return nil, fmt.Errorf("template %q: bad part %q", field, p)
				}
				t.parts = append(t.parts, part{attr, n})
			}
			if seen[name] {
				return nil, fmt.Errorf("template %q given twice", name)
			}
			seen[name] = true
			all = append(all, t)
		}
	}
	return all, nil
}

// hashString is FNV-1a with a final mix.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

func hashBytes(s []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range s {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return mix(h)
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// join folds the value of an attribute into the hash of a conjunction.
func join(h, v uint64) uint64 {
	h = (h ^ v) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}
