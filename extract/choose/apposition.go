package choose

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// saysType maps nouns that say what a name beside them is: "Kouilou Potash, a
// Canadian company", "the village of Kok-Tash".
var saysType = headTypes(map[extract.Type]string{
	extract.Organization:    "company firm charity bank broker brokerage lender retailer airline carmaker manufacturer consultancy university agency start-up startup insurer newspaper website broadcaster party militia conglomerate nonprofit watchdog utility refiner miner supermarket builder developer contractor publisher faction",
	extract.City:            "village town city suburb hamlet resort township",
	extract.Location:        "island islet atoll river lake mountain volcano reef peninsula strait valley desert archipelago",
	extract.StateOrProvince: "province governorate oblast prefecture",
	extract.Misc:            "tanker freighter warship frigate trawler film novel documentary album",
})

// appositions corrects the type of names that no table knows by what the words beside
// them say, wherever the names stand in the document.
func appositions(d *extract.Document) {
	said := map[string]extract.Type{}
	for i, m := range d.Mentions {
		if m.Key != "" || m.Type == extract.Title || m.Type == extract.Nationality || m.Type == extract.Country {
			continue
		}
		if t := apposed(d, i); t != "" {
			said[d.Slice(m.Span)] = t
		}
	}
	if len(said) == 0 {
		return
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if t, ok := said[d.Slice(m.Span)]; ok && m.Key == "" && m.Type != extract.Title && m.Type != t {
			m.Type, m.By, m.Country = t, By, ""
		}
	}
}

// apposed returns the type that an apposition behind mention i gives it, or "of"
// before it, "" if there is none.
func apposed(d *extract.Document, i int) extract.Type {
	m := d.Mentions[i]
	token := func(i int) string {
		if i < 0 || i >= len(d.Tokens) {
			return ""
		}
		return d.Slice(d.Tokens[i].Span)
	}
	if token(m.First-1) == "of" {
		if t := saysType[token(m.First-2)]; t == extract.City || t == extract.Location || t == extract.StateOrProvince {
			return t
		}
	}
	at := m.Last
	if token(at) != "," {
		return ""
	}
	switch token(at + 1) {
	case "a", "an", "the":
	default:
		return ""
	}
	at += 2
	if i+1 < len(d.Mentions) && d.Mentions[i+1].First == at { // "a Canadian company"
		at = d.Mentions[i+1].Last
		if strings.HasPrefix(token(at), "-") { // "an Indore-based builder"
			at += 2
		}
	}
	for k := 0; k < 3; k++ { // "a small coastal town"
		w := token(at + k)
		if w == "" || w[0] < 'a' || w[0] > 'z' || w == "of" || w == "in" || w == "who" || w == "and" {
			return ""
		}
		if t := saysType[w]; t != "" {
			if next := token(at + k + 1); next != "" && next[0] >= 'a' && next[0] <= 'z' && noun[next] {
				return "" // "a city official", "a company spokesman"
			}
			return t
		}
	}
	return ""
}

// noun are words behind which "city" or "company" is no head.
var noun = set("official officials councillor mayor spokesman spokeswoman spokesperson executive director manager worker resident leader member chief owner founder boss secretary president governor police council hall center centre editor reporter engineer captain doctor analyst economist trader man woman boy girl native")
