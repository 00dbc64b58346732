package english

import (
	"strings"

	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/gazetteer"
	"github.com/entente-nlp/entente/extract/link"
	"github.com/entente-nlp/entente/extract/relate"
)

// commonness asks the compiled table how common a word is as a name.
type commonness struct{ *gazetteer.Table }

func (c commonness) Commonness(word string) (given, family int) {
	m := c.Word(word)
	return int(m.Given), int(m.Surname)
}

// knowledge hands the tables to the linker.
func knowledge(t *names.Tables, table *gazetteer.Table, user names.User) link.Knowledge {
	k := link.Knowledge{Names: commonness{table}}
	for _, c := range t.Countries {
		k.Countries = append(k.Countries, link.Country{ISO: c.ISO, ISO3: c.ISO3, Name: c.Name, Aliases: append([]string{c.Official}, c.Aliases...), Adjectives: c.Adjectives,
			Demonyms: c.Demonyms, Capitals: c.Capitals, Seats: c.Seats, Since: c.Since, Until: c.Until})
	}
	for _, c := range t.Cities {
		k.Places = append(k.Places, link.Place{Key: names.CityKey(c.Name, c.Country), Name: c.Name, Aliases: c.Aliases, Kind: link.Town, Countries: []string{c.Country}, Population: c.Population})
	}
	for _, r := range t.Regions {
		k.Places = append(k.Places, link.Place{Key: names.RegionKey(r.Name, r.Country), Name: r.Name, Aliases: r.Aliases, Kind: link.Region, Countries: []string{r.Country}})
	}
	for _, p := range t.Places {
		k.Places = append(k.Places, link.Place{Key: names.PlaceKey(p.Name), Name: p.Name, Aliases: p.Aliases, Kind: link.Geography, Countries: p.Countries})
	}
	for _, a := range t.Adjectives {
		k.Adjectives = append(k.Adjectives, link.Adjective{Name: a.Name, Key: a.Key, Nouns: a.Nouns, Country: a.ISO})
	}
	for _, o := range t.Organizations {
		k.Orgs = append(k.Orgs, link.Org{Key: o.Key, Name: o.Name, Acronyms: o.Acronyms, Aliases: o.Aliases, Kind: o.Kind, Country: o.Country, Since: o.Since, Until: o.Until})
	}
	for _, o := range t.Offices {
		k.Holders = append(k.Holders, link.Holder{Country: o.Country, Office: o.Office, Title: o.Title, Name: o.Name, Aliases: o.Aliases, Since: o.Since, Until: o.Until})
	}
	for _, p := range t.People {
		k.People = append(k.People, link.Person{Name: p.Name, Aliases: p.Aliases, Country: p.Country})
	}
	for _, e := range t.Events {
		k.Things = append(k.Things, link.Thing{Key: e.Key, Name: e.Name, Aliases: e.Aliases})
	}
	for _, m := range t.Misc {
		k.Things = append(k.Things, link.Thing{Key: names.MiscKey(m.Name), Name: m.Name, Aliases: m.Aliases})
	}
	k.Overrides.Apart = user.Apart
	for _, n := range user.Names {
		k.Overrides.Aliases = append(k.Overrides.Aliases, link.Alias{Name: n.Surface, Key: n.Entry.Key})
	}
	return k
}

// ties hands the tables to the reader of ties.
func ties(t *names.Tables, l *link.Linker) relate.Knowledge {
	titles := make(map[string]string, len(t.Titles))
	for _, row := range t.Titles {
		tie := row.Relation
		if tie == "NONE" {
			tie = ""
		}
		titles[row.Title] = tie
	}
	kinds := make(map[string]string, len(t.Organizations))
	for _, o := range t.Organizations {
		kinds[o.Key] = o.Kind
	}
	return relate.Knowledge{
		Titles: titles,
		Kind:   func(key string) string { return kinds[key] },
		Holds: func(key, country, title, date string) bool {
			for _, office := range []string{"head_of_state", "head_of_government", "monarch"} {
				if h, ok := l.OfficeHolder(country, office, date); ok && l.Holds(key, country, office, date) && called(h, office, title) {
					return true
				}
			}
			return false
		},
	}
}

// called reports whether a holder of an office goes by a title, lower-case: "the
// Israeli president" is not its prime minister. Titles that name no office, such as
// "leader" and "", are of all.
func called(h link.Holder, office, title string) bool {
	switch title {
	case "president", "king", "queen", "emir", "sultan", "emperor":
		return office != "head_of_government" || strings.Contains(strings.ToLower(h.Title), title)
	case "prime minister", "premier", "pm", "chancellor", "taoiseach":
		return office == "head_of_government"
	}
	return true
}
