package relate

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

// mark builds a document from text in which names are written as {type:key|name},
// each key an entity; ISO codes are the keys of countries.
func mark(t testing.TB, text string) *extract.Document {
	d := &extract.Document{}
	type span struct {
		extract.Span
		typ extract.Type
		key string
	}
	var spans []span
	for {
		i := strings.IndexByte(text, '{')
		if i < 0 {
			break
		}
		j := strings.IndexByte(text, '}')
		head, name, _ := strings.Cut(text[i+1:j], "|")
		typ, key, _ := strings.Cut(head, ":")
		d.Text += text[:i]
		spans = append(spans, span{extract.Span{Start: len(d.Text), End: len(d.Text) + len(name)}, extract.Type(typ), key})
		d.Text += name
		text = text[j+1:]
	}
	d.Text += text
	d.Blocks = []extract.Block{{Span: extract.Span{End: len(d.Text)}}}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	entity := map[string]int{}
	for _, s := range spans {
		first := slices.IndexFunc(d.Tokens, func(k extract.Token) bool { return k.End > s.Start })
		last := first
		for last < len(d.Tokens) && d.Tokens[last].Start < s.End {
			last++
		}
		d.Mentions = append(d.Mentions, extract.Mention{Span: s.Span, First: first, Last: last, Type: s.typ})
		e, ok := entity[s.key]
		if !ok {
			e = len(d.Entities)
			entity[s.key] = e
			d.Entities = append(d.Entities, extract.Entity{Key: s.key, Name: s.key, Type: s.typ})
			if s.typ == extract.Country || s.typ == extract.Nationality {
				d.Entities[e].Type, d.Entities[e].Country = extract.Country, s.key
			}
		}
		d.Entities[e].Mentions = append(d.Entities[e].Mentions, len(d.Mentions)-1)
	}
	return d
}

var known = Knowledge{
	Titles: map[string]string{"president": LeaderOf, "prime minister": LeaderOf, "foreign minister": EmployedBy, "spokesman": SpokespersonOf, "director general": LeaderOf,
		"general": EmployedBy, "chief executive": LeaderOf, "leader": LeaderOf, "mp": EmployedBy},
	Kind: func(key string) string {
		return map[string]string{"iaea": "igo", "nato": "igo", "eu": "bloc", "labour": "party", "acme": "company", "mfa": "ministry", "rusi": "think-tank", "e3": "bloc", "hamas": "armed-group"}[key]
	},
	Holds: func(key, country, _, _ string) bool { return key == "putin" && country == "RU" },
}

func TestTies(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{NATIONALITY:IN|Indian} Prime Minister {PERSON:modi|Narendra Modi} spoke.", "modi LEADER_OF IN +, modi NATIONALITY_OF IN +"},
		{"{COUNTRY:CN|China}'s foreign minister, {PERSON:wang|Wang Yi}, left.", "wang EMPLOYED_BY CN +"},
		{"{PERSON:grossi|Rafael Grossi}, director general of the {ORGANIZATION:iaea|IAEA}, left.", "grossi LEADER_OF iaea +"},
		{"{PERSON:rao|Rao}, the former president of {COUNTRY:XX|Ruritania}, left.", "rao LEADER_OF XX NEG"},
		{"{PERSON:rao|Rao}, president-elect of {COUNTRY:XX|Ruritania}, left.", "rao LEADER_OF XX FUTURE"},
		{"{COUNTRY:GB|Britain}'s {ORGANIZATION:mfa|Foreign Office} spokesman {PERSON:doe|Jo Doe} spoke.", "doe SPOKESPERSON_OF mfa +"},
		{"After talks with {PERSON:putin|Putin}, {NATIONALITY:CN|Chinese} President {PERSON:xi|Xi} left.", "xi LEADER_OF CN +, xi NATIONALITY_OF CN +"},
		{"{ORGANIZATION:labour|Labour} MP {PERSON:doe|Jo Doe} spoke.", "doe MEMBER_OF labour +"},
		{"{PERSON:doe|Jo Doe}, an analyst at {ORGANIZATION:rusi|RUSI}, agreed.", "doe EMPLOYED_BY rusi +"},
		{"{PERSON:doe|Jo Doe}, a {NATIONALITY:AR|Argentine} diplomat, agreed.", "doe NATIONALITY_OF AR +"},
		{"{NATIONALITY:AR|Argentine} writer {PERSON:doe|Jo Doe} agreed.", "doe NATIONALITY_OF AR +"},
		{"{COUNTRY:FI|Finland} joined {ORGANIZATION:nato|NATO} in 2023.", "FI MEMBER_OF nato +"},
		{"{COUNTRY:ML|Mali}, {COUNTRY:NE|Niger} and {COUNTRY:BF|Burkina Faso} left {ORGANIZATION:eu|the bloc}.", "ML MEMBER_OF eu NEG, NE MEMBER_OF eu NEG, BF MEMBER_OF eu NEG"},
		{"{COUNTRY:UA|Ukraine} will join the {ORGANIZATION:eu|EU}.", "UA MEMBER_OF eu FUTURE"},
		{"{COUNTRY:UA|Ukraine} hopes to join the {ORGANIZATION:eu|EU}.", "UA MEMBER_OF eu HYPOTHETICAL"},
		{"{COUNTRY:TR|Turkey}, a member of {ORGANIZATION:nato|NATO}, objected.", "TR MEMBER_OF nato +"},
		{"{COUNTRY:GB|Britain}, {COUNTRY:FR|France} and {COUNTRY:DE|Germany}, known as the {ORGANIZATION:e3|E3}, met.", "GB MEMBER_OF e3 +, FR MEMBER_OF e3 +, DE MEMBER_OF e3 +"},
		{"She lives in {CITY:dakar|Dakar}, {COUNTRY:SN|Senegal}.", "dakar LOCATED_IN SN +"},
		{"the {ORGANIZATION:rusi|Institute}, which is based in {CITY:vienna|Vienna}, said", "rusi LOCATED_IN vienna +"},
		{"{ORGANIZATION:acme|Acme}, a {NATIONALITY:FR|French} company, lost.", "acme LOCATED_IN FR +"},
		{"the {NATIONALITY:FR|French} company {ORGANIZATION:acme|Acme} lost.", "acme LOCATED_IN FR +"},
		{"{CITY:h|Harare}, the capital of {COUNTRY:ZW|Zimbabwe}, slept.", "h LOCATED_IN ZW +"},
		{"{PERSON:doe|Jo Doe}, who leads {ORGANIZATION:labour|Labour}, spoke.", "doe LEADER_OF labour +"},
		// Nothing is stated here.
		{"{PERSON:doe|Jo Doe} visited {CITY:paris|Paris}, {CITY:rome|Rome} and {COUNTRY:DE|Germany}.", ""},
		{"{COUNTRY:US|US} officials met {PERSON:doe|Jo Doe} in {CITY:paris|Paris}.", ""},
		{"{ORGANIZATION:acme|Acme} beat {ORGANIZATION:hamas|United} in {CITY:paris|Paris}.", ""},
		{"A president and {PERSON:doe|Jo Doe} met.", ""},
	} {
		d := mark(t, c.text)
		if err := Stage(known).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, r := range d.Relations {
			got = append(got, strings.Join([]string{d.Entities[r.Source].Key, r.Type, d.Entities[r.Target].Key, r.Polarity}, " "))
			if !d.Sentences[r.Sentence].Contains(r.Span) || r.Score == 0 {
				t.Errorf("%s: evidence %v outside its sentence, or no score for %s", c.text, r.Span, r.By)
			}
		}
		if c.want != "" {
			want = strings.Split(c.want, ", ")
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, want)
		}
	}
}

// Captions and link lists state nothing.
func TestOnlyWhatAsserts(t *testing.T) {
	d := mark(t, "{NATIONALITY:IN|Indian} Prime Minister {PERSON:modi|Narendra Modi}")
	d.Blocks[0].Kind = extract.Caption
	if err := Stage(known).Run(context.Background(), d); err != nil || len(d.Relations) > 0 {
		t.Errorf("%v, %d relations from a caption", err, len(d.Relations))
	}
}

func BenchmarkRelate(b *testing.B) {
	d := mark(b, strings.Repeat("{NATIONALITY:IN|Indian} Prime Minister {PERSON:modi|Narendra Modi} met officials of the {ORGANIZATION:nato|NATO} alliance and said that trade in goods and services had grown. ", 100))
	s := Stage(known)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Relations = nil
		s.Run(context.Background(), d)
	}
}
