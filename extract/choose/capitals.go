package choose

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// capitals finds in lines of capitals the names that the rest of the document
// writes as usual.
func capitals(d *extract.Document, loud []bool) {
	if !slices.Contains(loud, true) || !slices.Contains(loud, false) {
		return
	}
	names, longest := map[string]int{}, 0 // the surest mention, by its name in capitals
	k := 0
	for i, m := range d.Mentions {
		for d.Sentences[k].Last <= m.First {
			k++
		}
		if loud[k] || m.Type == extract.Title {
			continue
		}
		s := d.Slice(m.Span)
		n := m.Last - m.First
		if n == 1 && len(s) < 4 {
			continue
		}
		up := strings.ToUpper(s)
		if up == s {
			continue
		}
		if old, ok := names[up]; !ok || m.Score > d.Mentions[old].Score {
			names[up] = i
			longest = max(longest, n)
		}
	}
	var extra []extract.Mention
	for k, s := range d.Sentences {
		if !loud[k] {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			for n := min(longest, s.Last-i); n > 0; n-- {
				span := extract.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+n-1].End}
				known, ok := names[d.Slice(span)]
				if !ok || d.Mentions[known].Last-d.Mentions[known].First != n {
					continue
				}
				m := d.Mentions[known]
				m.Span, m.First, m.Last, m.By, m.Score = span, i, i+n, By, min(m.Score, 0.95)
				extra = append(extra, m)
				i += n - 1
				break
			}
		}
	}
	insert(d, extra)
}
