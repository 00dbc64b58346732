package choose

import (
	"github.com/entente-nlp/entente/extract"
)

// provinces makes a province of a name that a table knows as a town and a province
// where the words around say so: "the Kyrgyz region of Batken", "Puno region".
func provinces(d *extract.Document) {
	c := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != extract.City && m.Type != extract.Person && m.Type != extract.Location {
			continue
		}
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		token := func(i int) string {
			if i < 0 || i >= len(d.Tokens) {
				return ""
			}
			return d.Slice(d.Tokens[i].Span)
		}
		if !(token(m.First-1) == "of" && divisions[token(m.First-2)] || divisions[token(m.Last)]) {
			continue
		}
		for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
			if x := d.Candidates[k]; x.By == table && x.Last == m.Last && x.Type == extract.StateOrProvince {
				*m = mention(x)
				m.Score = max(m.Score, 0.8)
				break
			}
		}
	}
}

// divisions are nouns beside the name of a province.
var divisions = set("Premier premier Governor governor Gov. region province state county governorate oblast prefecture canton Region Province State County Governorate Oblast Prefecture")

// closed corrects names of states that no table knows as one: states are a closed
// class. "Contact Us" names none.
func closed(d *extract.Document) {
	out := d.Mentions[:0]
	c := 0
	for _, m := range d.Mentions {
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		if m.Type == extract.Country && m.By != By {
			state, other := false, extract.Candidate{}
			for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
				if x := d.Candidates[k]; x.By == table && x.Last == m.Last {
					state = state || x.Type == extract.Country
					other = x
				}
			}
			switch {
			case state && territories[m.Country]: // with a code of its own, but no state
				m.Type = extract.Location
			case state:
			case other.By != "":
				m = mention(other)
			case m.Last-m.First == 1 && m.Len() < 4:
				continue
			default:
				m.Type = extract.Location
			}
		}
		out = append(out, m)
	}
	d.Mentions = out
}

// territories have an ISO 3166-1 code and are no sovereign states.
var territories = set("AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT")

// namesakes decides names that the tables know both as a state and as a part of
// another state, such as Georgia, by what else the document names.
func namesakes(d *extract.Document) {
	evidence := map[string]int{} // of a state by its people and cities; of a country's parts by others of them
	for _, m := range d.Mentions {
		if m.Country == "" {
			continue
		}
		if m.Type == extract.StateOrProvince {
			evidence["part of "+m.Country]++
		} else {
			evidence[m.Country]++
		}
	}
	c := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != extract.Country && m.Type != extract.StateOrProvince {
			continue
		}
		for c < len(d.Candidates) && d.Candidates[c].First < m.First {
			c++
		}
		var state, part *extract.Candidate
		for k := c; k < len(d.Candidates) && d.Candidates[k].First == m.First; k++ {
			if x := &d.Candidates[k]; x.By == table && x.Last == m.Last && x.Country != "" {
				switch x.Type {
				case extract.Country:
					state = x
				case extract.StateOrProvince:
					part = x
				}
			}
		}
		if state == nil || part == nil {
			continue
		}
		a, b := evidence[state.Country], evidence["part of "+part.Country]
		if m.Type == extract.Country && m.Country == state.Country {
			a-- // itself
		} else if m.Type == extract.StateOrProvince {
			b--
		}
		if townBefore(d, c, m.First, part.Country) && !townBefore(d, c, m.First, state.Country) { // "Athens, Georgia"
			b = a + 1
		}
		switch {
		case a > b:
			*m = mention(*state)
		case b > a:
			*m = mention(*part)
		case besideCountry(d, i):
			*m = mention(*state)
		}
	}
}

// townBefore reports whether a town of the country stands before the token at, with
// a comma between. Candidate c is the first at that token.
func townBefore(d *extract.Document, c, at int, country string) bool {
	if at < 2 || d.Slice(d.Tokens[at-1].Span) != "," {
		return false
	}
	for k := c - 1; k >= 0 && k >= c-12; k-- {
		if x := d.Candidates[k]; x.Last == at-1 && x.By == table && x.Country == country && x.Type == extract.City {
			return true
		}
	}
	return false
}

// besideCountry reports whether mention i stands in a list with a state.
func besideCountry(d *extract.Document, i int) bool {
	m := d.Mentions[i]
	joined := func(a, b extract.Mention) bool {
		return b.First == a.Last+1 && (d.Slice(d.Tokens[a.Last].Span) == "and" || d.Slice(d.Tokens[a.Last].Span) == ",")
	}
	return i+1 < len(d.Mentions) && d.Mentions[i+1].Type == extract.Country && joined(m, d.Mentions[i+1]) ||
		i > 0 && d.Mentions[i-1].Type == extract.Country && joined(d.Mentions[i-1], m)
}
