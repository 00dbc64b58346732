package choose

import (
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// settle mends the mentions of a document by one another: parts of one name,
// short forms, and names whose type an unmistakable occurrence elsewhere tells.
func settle(d *extract.Document, loud []bool) {
	currencies(d)
	mergePersons(d)
	wholePersons(d)
	trimTails(d)
	acronyms(d)
	capitals(d, loud)
	shortForms(d, loud)
	surnames(d)
	firstNames(d)
	namesakes(d)
	closed(d)
	readings(d)
	appositions(d)
	provinces(d)
	agreement(d)
	elsewhere(d)
}

// insert adds mentions, dropping older ones that they overlap.
func insert(d *extract.Document, extra []extract.Mention) {
	if len(extra) == 0 {
		return
	}
	slices.SortFunc(extra, byPlace)
	old := d.Mentions
	out := make([]extract.Mention, 0, len(old)+len(extra))
	k := 0
	for _, m := range old {
		for k < len(extra) && extra[k].First < m.First {
			out = append(out, extra[k])
			k++
		}
		if n := len(out); n > 0 && out[n-1].Last > m.First || k < len(extra) && extra[k].First < m.Last {
			continue
		}
		out = append(out, m)
	}
	d.Mentions = append(out, extra[k:]...)
}

// agreement gives one type to all occurrences of a name of several words, that of
// the largest summed score, and makes a body of a lone first word that was taken
// for a person where the document knows a body that begins so and no such person.
func agreement(d *extract.Document) {
	typeOf := make(map[string]extract.Type, len(d.Mentions)) // of the first occurrence
	mixed := false
	bodies, people := map[string]bool{}, map[string]bool{}
	for _, m := range d.Mentions {
		s := d.Slice(m.Span)
		if m.Last-m.First == 1 || m.Type == extract.Title {
			continue
		}
		if t, ok := typeOf[s]; !ok {
			typeOf[s] = m.Type
		} else if t != m.Type {
			mixed = true
		}
		first := d.Slice(d.Tokens[m.First].Span)
		switch m.Type {
		case extract.Organization:
			if len(first) > 3 && upper(first) {
				bodies[first] = true
			}
		case extract.Person:
			for i := m.First; i < m.Last; i++ {
				people[d.Slice(d.Tokens[i].Span)] = true
			}
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if s := d.Slice(m.Span); m.Last-m.First == 1 && m.Type == extract.Person && m.Key == "" && bodies[s] && !people[s] {
			m.Type, m.By = extract.Organization, By
		}
	}
	if mixed {
		vote(d)
	}
}

// vote gives all occurrences of a name of several words the type of the largest
// summed score.
func vote(d *extract.Document) {
	type reading struct {
		name string
		typ  extract.Type
	}
	votes := map[reading]float64{}
	for _, m := range d.Mentions {
		if m.Last-m.First > 1 && m.Type != extract.Title {
			votes[reading{d.Slice(m.Span), m.Type}] += m.Score
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Last-m.First == 1 || m.Type == extract.Title {
			continue
		}
		s, best := d.Slice(m.Span), m.Type
		for _, t := range extract.NameTypes {
			if votes[reading{s, t}] > votes[reading{s, best}] {
				best = t
			}
		}
		if best != m.Type {
			m.Type, m.Key, m.Country = best, "", ""
		}
	}
}

// elsewhere adds occurrences that nobody proposed of names that are sure elsewhere
// in the document.
func elsewhere(d *extract.Document) {
	const sure, longest = 0.85, 6
	known := make(map[string]int, len(d.Mentions)) // the surest mention, by name
	opening := map[string]bool{}                   // first words of names
	var initial [256]bool                          // their first bytes
	for i, m := range d.Mentions {
		s := d.Slice(m.Span)
		if m.Score < sure || m.Type == extract.Title || m.Last-m.First > longest || m.Last-m.First == 1 && (len(s) < 4 || !upper(s)) {
			continue
		}
		first := d.Slice(d.Tokens[m.First].Span)
		if old, ok := known[s]; !ok || m.Score > d.Mentions[old].Score {
			known[s] = i
			opening[first], initial[first[0]] = true, true
		}
		if m.Type == extract.Person && m.Last-m.First > 1 { // "Ruto" for "William Ruto"
			if w := lastWord(s); len(w) > 3 && upper(w) {
				if _, ok := known[w]; !ok {
					known[w] = i
					opening[w], initial[w[0]] = true, true
				}
			}
		}
		if m.Type == extract.Organization && m.Last-m.First == 2 && firms[lastWord(s)] && len(first) > 3 { // "Konark" for "Konark Cements"
			if _, ok := known[first]; !ok {
				known[first] = i
			}
		}
	}
	if len(known) == 0 {
		return
	}
	var lower map[string]bool // words that the document writes without a capital too
	common := func(w string) bool {
		if lower == nil { // made late: few documents need it
			lower = map[string]bool{}
			for _, t := range d.Tokens {
				if w := d.Slice(t.Span); w[0] >= 'a' && w[0] <= 'z' && len(w) > 3 {
					lower[w] = true
				}
			}
		}
		return lower[strings.ToLower(w)]
	}
	var extra []extract.Mention
	m := 0
	for i := 0; i < len(d.Tokens); i++ {
		for m < len(d.Mentions) && d.Mentions[m].Last <= i {
			m++
		}
		if m < len(d.Mentions) && d.Mentions[m].First <= i {
			i = d.Mentions[m].Last - 1
			continue
		}
		w := d.Slice(d.Tokens[i].Span)
		if !initial[w[0]] || !opening[w] {
			continue
		}
		stop := min(len(d.Tokens), i+longest)
		if m < len(d.Mentions) {
			stop = min(stop, d.Mentions[m].First)
		}
		for n := stop - i; n > 0; n-- {
			span := extract.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+n-1].End}
			k, ok := known[d.Slice(span)]
			if !ok || n == 1 && (i+1 < len(d.Tokens) && upper(d.Slice(d.Tokens[i+1].Span)) && d.Tokens[i+1].Start == d.Tokens[i].End+1 || common(w)) {
				continue
			}
			x := d.Mentions[k]
			x.Span, x.First, x.Last, x.By, x.Score = span, i, i+n, By, min(x.Score, sure)
			extra = append(extra, x)
			i += n - 1
			break
		}
	}
	insert(d, extra)
}

// trimTails cuts an article off the front of names and common nouns off their
// ends: "Houthi | movement", "Brent | crude". Events end in some: "Bucharest
// summit".
func trimTails(d *extract.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type == extract.Title || m.Type == extract.Event {
			continue
		}
		if w := d.Slice(d.Tokens[m.First].Span); m.Last-m.First > 1 && m.Type != extract.Misc && (w == "The" || w == "the" || w == "THE") {
			m.First++
			m.Start = d.Tokens[m.First].Start
		}
		for m.Last-m.First > 1 && tails[d.Slice(d.Tokens[m.Last-1].Span)] {
			m.Last--
			m.End = d.Tokens[m.Last-1].End
		}
	}
}

// tails are common nouns that end no name.
var tails = set("movement party group rebels militia militants region province district city area company government army police forces officials newspaper agency team club crude")
