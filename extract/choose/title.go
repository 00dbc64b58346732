package choose

import (
	"cmp"
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// titles drops titles that stand beside no holder and adds those of the tables
// that do, by the rule of the annotation guideline: the name stands right before
// or after, with at most a comma, an article and names of places, peoples and
// organisations between.
func (w *work) titles(d *extract.Document, s extract.Sentence) {
	for _, p := range w.spans {
		if p.titles && !slices.ContainsFunc(w.names, func(m extract.Mention) bool { return m.First < p.Last && p.First < m.Last }) {
			m := p.Mention
			m.Type, m.Score, m.Key, m.Country, m.By = extract.Title, 0.8, "", "", table
			w.names = append(w.names, m)
		}
	}
	slices.SortFunc(w.names, func(a, b extract.Mention) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last))
	})
	kept := w.names[:0]
	for i, m := range w.names {
		if i > 0 && len(kept) > 0 && m.First < kept[len(kept)-1].Last {
			continue // a title inside another
		}
		if m.Type == extract.Title && !holder(d, s, w.names, i) {
			continue
		}
		kept = append(kept, m)
	}
	w.names = kept
}

// holder reports whether a person stands beside the title names[i].
func holder(d *extract.Document, s extract.Sentence, names []extract.Mention, i int) bool {
	t := names[i]
	// Behind: "Prime Minister Modi", "the prime minister, Narendra Modi",
	// "director general of the IAEA, Rafael Grossi".
	at, commas := t.Last, 0
	for j := i + 1; j < len(names); j++ {
		if !between(d, at, names[j].First, &commas, true) {
			break
		}
		if names[j].Type == extract.Person {
			return true
		}
		if names[j].Type == extract.Title && names[j].First > t.Last+1 {
			break
		}
		at = names[j].Last
	}
	// Before: "Edi Rama, its prime minister", "Angela Merkel, the German chancellor".
	at, commas = t.First, 0
	for j := i - 1; j >= 0; j-- {
		if !between(d, names[j].Last, at, &commas, false) {
			return false
		}
		if names[j].Type == extract.Person {
			return commas > 0
		}
		at = names[j].First
	}
	return false
}

// between reports whether tokens [i, j) may stand between a title and its holder.
func between(d *extract.Document, i, j int, commas *int, behind bool) bool {
	for ; i < j; i++ {
		switch w := d.Slice(d.Tokens[i].Span); w {
		case ",":
			if *commas++; *commas > 1 {
				return false
			}
		case "the", "a", "an", "its", "his", "her", "their", "The", "former", "then", "'s", "’s", "(", ")", "-", "new", "current", "acting", "late", "outgoing", "-elect", "elect", "and":
		case "of", "for", "to", "at":
			if !behind {
				return false
			}
		default:
			return false
		}
	}
	return true
}
