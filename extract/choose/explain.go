package choose

import (
	"fmt"

	"github.com/entente-nlp/entente/extract"
)

// A Verdict says what became of a candidate, and why.
type Verdict struct {
	extract.Candidate
	Kept bool
	Why  string
}

// Explain says for each candidate of a document, whose mentions were made by this
// package, why it was kept or dropped.
func Explain(d *extract.Document) []Verdict {
	out := make([]Verdict, len(d.Candidates))
	m := 0
	for i, c := range d.Candidates {
		for m < len(d.Mentions) && d.Mentions[m].Last <= c.First {
			m++
		}
		out[i] = Verdict{Candidate: c}
		out[i].Kept, out[i].Why = verdict(d, c, m)
	}
	return out
}

func verdict(d *extract.Document, c extract.Candidate, m int) (bool, string) {
	if m < len(d.Mentions) && d.Mentions[m].First < c.Last {
		x := d.Mentions[m]
		name := fmt.Sprintf("%q, %s by %s with %.2f", d.Slice(x.Span), x.Type, x.By, x.Score)
		switch {
		case x.First != c.First || x.Last != c.Last:
			return false, "overlaps " + name + ", which weighs more"
		case x.Type != c.Type && c.By == table && c.Score < certain:
			return false, fmt.Sprintf("same span as %s; a table changes a type only from %.2f on", name, certain)
		case x.Type != c.Type && c.By == table:
			return false, fmt.Sprintf("same span as %s; a tagger is overruled only under %.2f", name, unsure)
		case x.Type != c.Type:
			return false, "same span as " + name
		case x.By != c.By:
			return true, "agrees with " + name
		}
		return true, "chosen: " + name
	}
	switch {
	case c.Type == extract.Title:
		return false, "a title without its holder beside it"
	case c.By == table && c.Score < fromTable:
		return false, fmt.Sprintf("known to the tables alone, and under %.2f there", fromTable)
	case c.By != table && c.Score < fromTagger:
		return false, fmt.Sprintf("under %.2f", fromTagger)
	}
	return false, "left out by the least score asked for, or by a longer rival"
}
