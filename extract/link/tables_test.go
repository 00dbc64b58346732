package link_test

import (
	"os"
	"testing"

	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/gazetteer"
	"github.com/entente-nlp/entente/extract/link"
)

// knowledge makes what the linker knows out of the tables of the suite.
func knowledge(t testing.TB) link.Knowledge {
	t.Helper()
	facts, err := names.Read(os.DirFS("../english/data"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := names.Embedded().Table()
	if err != nil {
		t.Fatal(err)
	}
	return fromTables(facts, commonness{table})
}

type commonness struct{ *gazetteer.Table }

func (c commonness) Commonness(word string) (given, family int) {
	m := c.Word(word)
	return int(m.Given), int(m.Surname)
}

func fromTables(t *names.Tables, c link.Commonness) link.Knowledge {
	k := link.Knowledge{Names: c}
	for _, r := range t.Countries {
		aliases := r.Aliases
		if r.Official != "" {
			aliases = append([]string{r.Official}, aliases...)
		}
		k.Countries = append(k.Countries, link.Country{ISO: r.ISO, ISO3: r.ISO3, Name: r.Name, Aliases: aliases, Adjectives: r.Adjectives,
			Demonyms: r.Demonyms, Capitals: r.Capitals, Seats: r.Seats, Since: r.Since, Until: r.Until})
	}
	for _, r := range t.Cities {
		k.Places = append(k.Places, link.Place{Key: names.CityKey(r.Name, r.Country), Name: r.Name, Aliases: r.Aliases, Kind: link.Town,
			Countries: []string{r.Country}, Population: r.Population})
	}
	for _, r := range t.Regions {
		k.Places = append(k.Places, link.Place{Key: names.RegionKey(r.Name, r.Country), Name: r.Name, Aliases: r.Aliases, Kind: link.Region, Countries: []string{r.Country}})
	}
	for _, r := range t.Places {
		k.Places = append(k.Places, link.Place{Key: names.PlaceKey(r.Name), Name: r.Name, Aliases: r.Aliases, Kind: link.Geography, Countries: r.Countries})
	}
	for _, r := range t.Adjectives {
		k.Adjectives = append(k.Adjectives, link.Adjective{Name: r.Name, Key: r.Key, Nouns: r.Nouns, Country: r.ISO})
	}
	for _, r := range t.Organizations {
		k.Orgs = append(k.Orgs, link.Org{Key: r.Key, Name: r.Name, Acronyms: r.Acronyms, Aliases: r.Aliases, Kind: r.Kind, Country: r.Country, Since: r.Since, Until: r.Until})
	}
	for _, r := range t.Offices {
		k.Holders = append(k.Holders, link.Holder{Country: r.Country, Office: r.Office, Title: r.Title, Name: r.Name, Aliases: r.Aliases, Since: r.Since, Until: r.Until})
	}
	for _, r := range t.People {
		k.People = append(k.People, link.Person{Name: r.Name, Aliases: r.Aliases, Country: r.Country})
	}
	for _, r := range t.Events {
		k.Things = append(k.Things, link.Thing{Key: r.Key, Name: r.Name, Aliases: r.Aliases})
	}
	for _, r := range t.Misc {
		k.Things = append(k.Things, link.Thing{Key: names.MiscKey(r.Name), Name: r.Name, Aliases: r.Aliases})
	}
	return k
}
