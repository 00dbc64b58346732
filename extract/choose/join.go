package choose

import (
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// amount reports whether s holds a sign that stands beside amounts and in no name.
func amount(s string) bool {
	for _, r := range s {
		switch r {
		case '$', '€', '£', '¥', '%':
			return true
		}
	}
	return false
}

// nameless are words in capitals that name nothing, whatever a tagger thinks.
var nameless = set("R&D Q&A CEO CFO COO CTO CV FAQ FAQs GDP GNP IPO IPOs VAT LNG PhD USB DVD DVDs PC PCs TV TVs DNA HIV")

// join makes one proposal of the candidates of a span. A title that only a table
// proposes is put aside for later.
func join(cs []extract.Candidate, caption bool) (proposal, bool) {
	tagged, listed, formed := -1, -1, -1
	var p proposal
	for i, c := range cs {
		switch {
		case c.By == By:
			formed = i
		case c.By != table:
			if tagged < 0 || c.Score > cs[tagged].Score {
				tagged = i
			}
		case c.Type == extract.Title:
			p.titles = true
		case listed < 0 || c.Score > cs[listed].Score:
			listed = i
		}
	}
	switch {
	case tagged >= 0 && listed >= 0:
		p.Mention = agree(cs, cs[tagged], cs[listed])
	case tagged >= 0:
		p.Mention = mention(cs[tagged])
		if p.Score < fromTagger {
			return p, p.titles
		}
	case listed >= 0 && (cs[listed].Score >= fromTable || caption && cs[listed].Type == extract.Organization): // a credit: "via AP"
		p.Mention = mention(cs[listed])
	case formed >= 0:
		p.Mention = mention(cs[formed])
	default:
		p.Mention = mention(cs[0])
		p.Score = 0
		return p, p.titles
	}
	if formed >= 0 && p.Key == "" && (p.Type != extract.Person || cs[formed].Score >= sureForm) {
		p.Type, p.Score = cs[formed].Type, max(p.Score, cs[formed].Score)
	}
	p.weight = p.Score * float64(p.Last-p.First)
	switch {
	case p.By == table && p.Key != "" && p.Score >= whole && p.Last-p.First > 2: // "Syrian Arab Army"
		p.solid = true
	case p.By == table:
		p.weight *= 0.95 // of equals the tagger, which has read the sentence
	}
	return p, true
}

func mention(c extract.Candidate) extract.Mention { return extract.Mention(c) }

// agree settles the type of a span that both a tagger and a table propose: the
// tagger's, unless it is unsure and the table is not. The key is the table's, if
// it has one of that type.
func agree(cs []extract.Candidate, tagged, listed extract.Candidate) extract.Mention {
	m := mention(tagged)
	// A place that were also a surname would have a lower score; states are a closed class.
	place := tagged.Type == extract.Person && listed.Score >= fromTable && isPlace(listed.Type) && tagged.Score < 0.98
	state := listed.Type == extract.Country && listed.Score >= certain && isPlace(tagged.Type) && !slices.ContainsFunc(cs, func(c extract.Candidate) bool { return c.By == table && c.Type != extract.Country })
	if tagged.Type != listed.Type && (tagged.Score < unsure && listed.Score >= certain || place || state) {
		m.Type, m.By = listed.Type, table
	}
	for _, c := range cs {
		if c.By == table && c.Type == m.Type {
			m.Key, m.Country = c.Key, c.Country
			m.Score = max(m.Score, 1-(1-m.Score)*(1-c.Score/2))
			break
		}
	}
	return m
}

func isPlace(t extract.Type) bool {
	return t == extract.City || t == extract.StateOrProvince || t == extract.Location || t == extract.Country
}
