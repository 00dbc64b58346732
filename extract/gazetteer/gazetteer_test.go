package gazetteer

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

func country(surface, iso string) Name {
	return Name{Surface: surface, Classes: Country, Entry: Entry{Name: surface, Type: extract.Country, Key: "country:" + iso, Country: iso, Weight: 250}}
}

func entry(c Class, typ extract.Type, surface, key string, weight int) Name {
	return Name{Surface: surface, Classes: c, Entry: Entry{Name: surface, Type: typ, Key: key, Weight: weight}}
}

var sample = []Name{
	country("US", "US"), country("United States", "US"), country("Guinea", "GN"), country("Guinea-Bissau", "GW"), country("Georgia", "GE"),
	country("Trinidad and Tobago", "TT"), country("Turkey", "TR"),
	entry(Region, extract.StateOrProvince, "Georgia", "place:us-georgia", 160),
	entry(City, extract.City, "New York", "place:new-york-us", 200),
	entry(City, extract.City, "N'Djamena", "place:ndjamena-td", 150),
	entry(Media, extract.Organization, "New York Times", "org:new-york-times", 130),
	entry(IGO, extract.Organization, "NATO", "org:nato", 210),
	entry(IGO, extract.Organization, "WHO", "org:who", 210),
	entry(Company, extract.Organization, "Wal-Mart", "org:walmart", 130),
	entry(Company, extract.Organization, "AT&T", "org:att", 130),
	entry(Person, extract.Person, "Recep Tayyip Erdoğan", "person:recep-tayyip-erdogan", 190),
	entry(Person, extract.Person, "Lee Jae-myung", "person:lee-jae-myung", 190),
	entry(Person, extract.Person, "Gerhard Schröder", "person:gerhard-schroder", 190),
	entry(Misc, extract.Misc, "F-16", "misc:f-16", 110),
	entry(Organ, extract.Organization, "House of Commons", "org:house-of-commons", 170),
	{Surface: "Erdoğan", Classes: Surname, Surname: 6},
	{Surface: "Jordan", Classes: Surname | Given, Surname: 7, Given: 6}, country("Jordan", "JO"),
	{Surface: "Brown", Classes: Surname | Common, Surname: 9},
	{Surface: "Franco", Classes: Nationality, Entry: Entry{Name: "France", Type: extract.Nationality, Kind: Combining, Key: "country:FR", Country: "FR", Weight: 240}},
	{Surface: "Franco", Classes: Surname, Surname: 7},
}

func compile(t testing.TB, names []Name) *Table {
	t.Helper()
	blob, err := Compile(names)
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(blob)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func tokens(s string) []extract.Token { return token.Append(nil, s, extract.Span{End: len(s)}) }

func TestMatch(t *testing.T) {
	table := compile(t, sample)
	for _, c := range []struct{ text, want string }{
		{"the US and us", "US exact country, us lower country"},
		{"U.S.-Russian talks", "U.S. exact country"},
		{"Guinea-Bissau, Guinea Bissau, Guinea - Bissau", "Guinea-Bissau exact country, Guinea Bissau exact country, Guinea exact country"},
		{"Trinidad & Tobago", "Trinidad & Tobago exact country"},
		{"New York Times in New York", "New York Times exact media, New York exact city"},
		{"NEW YORK TIMES", "NEW YORK TIMES upper media"},
		{"Nato and NATO and nato", "Nato folded igo, NATO exact igo, nato lower igo"},
		{"Erdogan, Erdoğan, ERDOĞAN, Erdog\u0306an", "Erdogan exact surname, Erdoğan exact surname, ERDOĞAN upper surname, Erdog\u0306an exact surname"},
		{"Recep Tayyip Erdogan", "Recep Tayyip Erdogan exact person, Erdogan exact surname"},
		{"Lee Jae-myung, Lee Jae Myung, Lee Jaemyung", "Lee Jae-myung exact person, Lee Jae Myung folded person, Lee Jaemyung exact person"},
		{"Gerhard Schroeder", "Gerhard Schroeder exact person"},
		{"Walmart, Wal-Mart's", "Walmart folded company, Wal-Mart exact company"},
		{"N’Djamena and Ndjamena", "N’Djamena exact city, Ndjamena folded city"},
		{"F-16 and F16", "F-16 exact misc, F16 exact misc"},
		{"AT&T", "AT&T exact company"},
		{"The House Of Commons", "House Of Commons folded organ"},
		{"Jordan", "Jordan exact given|surname|country"},
		{"brown Brown", "brown lower surname|common, Brown exact surname|common"},
		{"New Yorkers, Guineas", ""},
		{"- -- ' . ... \xff\xfe", ""},
	} {
		toks := tokens(c.text)
		var got []string
		for _, m := range table.Match(c.text, toks, nil) {
			got = append(got, fmt.Sprintf("%s %v %v", c.text[toks[m.First].Start:toks[m.Last-1].End], m.Case, m.Classes))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestMatchAll(t *testing.T) {
	table := compile(t, sample)
	text := "New York Times"
	got := table.MatchAll(text, tokens(text), nil)
	if len(got) != 2 || got[0].Last != 3 || got[1].Last != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestWord(t *testing.T) {
	table := compile(t, sample)
	if m := table.Word("Jordan"); m.Classes != Given|Surname|Country || m.Given != 6 || m.Surname != 7 || m.Last != 1 {
		t.Errorf("Jordan: %+v", m)
	}
	for _, w := range []string{"New", "Absent", "", "-", "\xff"} {
		if m := table.Word(w); m != (Match{}) {
			t.Errorf("%q: %+v", w, m)
		}
	}
}

func TestEntries(t *testing.T) {
	table := compile(t, sample)
	var got []string
	for e := range table.Entries(table.Word("Georgia")) {
		got = append(got, e.Key)
	}
	if s := strings.Join(got, " "); s != "country:GE place:us-georgia" {
		t.Errorf("Georgia: %s", s)
	}
	n := 0
	for e := range table.All() {
		if e.Name == "" {
			t.Error("entry without a name")
		}
		n++
	}
	if want := len(sample) - 4; n != want {
		t.Errorf("%d entries, want %d", n, want)
	}
}

// Compile must not depend on the order of names.
func TestCompileOrder(t *testing.T) {
	a, err := Compile(sample)
	if err != nil {
		t.Fatal(err)
	}
	var turned []Name
	for i := range sample {
		turned = append(turned, sample[len(sample)-1-i])
	}
	if b, _ := Compile(turned); string(a) != string(b) {
		t.Error("another order gives other bytes")
	}
}

func TestCompileErrors(t *testing.T) {
	for _, n := range []Name{
		{Surface: ""}, {Surface: "-"}, {Surface: strings.Repeat("a ", MaxTokens+1)},
		{Surface: "x", Entry: Entry{Name: "x", Type: extract.Money}},
		{Surface: "x", Entry: Entry{Name: strings.Repeat("x", maxString+1), Type: extract.Misc}},
		{Surface: "x", Entry: Entry{Name: "x", Type: extract.Misc, Weight: 256}},
	} {
		if _, err := Compile([]Name{n}); err == nil {
			t.Errorf("%.40q: no error", n.Surface)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	blob, err := Compile(sample)
	if err != nil {
		t.Fatal(err)
	}
	change := func(i int) []byte { b := []byte(string(blob)); b[i]++; return b }
	for _, c := range []struct {
		blob []byte
		want error
	}{
		{nil, ErrFormat}, {blob[:10], ErrFormat}, {change(0), ErrFormat}, {change(8), ErrVersion}, {change(12), ErrChecksum},
		{change(len(blob) - 1), ErrChecksum}, {blob[:len(blob)-1], ErrChecksum},
	} {
		if _, err := Open(c.blob); !errors.Is(err, c.want) {
			t.Errorf("got %v, want %v", err, c.want)
		}
	}
	empty := compile(t, nil)
	if m := empty.Match("a b", tokens("a b"), nil); len(m) != 0 {
		t.Error("match in an empty table")
	}
}

func TestMatchAllocatesNothing(t *testing.T) {
	table := compile(t, sample)
	text := "Recep Tayyip Erdoğan met NATO in New York; Guinea-Bissau did not."
	toks, dst := tokens(text), make([]Match, 0, 16)
	if n := testing.AllocsPerRun(100, func() { dst = table.Match(text, toks, dst[:0]) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func document(t testing.TB, text string) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text, Blocks: []extract.Block{{Span: extract.Span{End: len(text)}}}}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestStage(t *testing.T) {
	names := append([]Name{
		entry(Title, extract.Title, "president", "", 100), entry(Title, extract.Title, "President", "", 100),
		entry(Seat, extract.Organization, "Kremlin", "org:kremlin", 180), entry(Title, extract.Title, "kremlin spokesman", "", 100),
		entry(Title, extract.Title, "Prince", "", 100), entry(Title, extract.Title, "Sheikh", "", 100),
		{Surface: "Prince Charles", Classes: Person, Entry: Entry{Name: "Charles III", Type: extract.Person, Key: "person:charles-iii", Weight: 190}},
		entry(Person, extract.Person, "Sheikh Hasina", "person:sheikh-hasina", 190),
		entry(Person, extract.Person, "Brown", "person:gordon-brown", 190),
	}, sample...)
	table := compile(t, names)
	for _, c := range []struct{ text, want string }{
		{"Georgia voted.", "Georgia COUNTRY country:GE, Georgia STATE_OR_PROVINCE place:us-georgia"},
		{"He told us who won.", ""},
		{"Who won in Nato?", "Nato ORGANIZATION org:nato"},
		{"The Franco-German plan of Franco", "Franco NATIONALITY country:FR"},
		{"The president left.", ""},
		{"She met Prince Charles.", "Charles PERSON person:charles-iii, Prince TITLE "},
		{"Then Sheikh Hasina spoke.", "Sheikh Hasina PERSON person:sheikh-hasina, Sheikh TITLE "},
		{"Later Brown left.", "Brown PERSON "},
		{"The president Erdogan left.", "president TITLE "},
		{"Sales at Walmart and the New York Times", "Walmart ORGANIZATION org:walmart, New York Times ORGANIZATION org:new-york-times, New York CITY place:new-york-us"},
	} {
		d := document(t, c.text)
		if err := Stage(table, Options{}).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range d.Candidates {
			got = append(got, fmt.Sprintf("%s %s %s", d.Slice(x.Span), x.Type, x.Key))
			if x.Score <= 0 || x.Score > 1 || x.By != By {
				t.Errorf("%q: %+v", c.text, x)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
	d := document(t, "talks between georgia and the us")
	if err := Stage(table, Options{LowerCase: true}).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Candidates) != 2 || d.Candidates[0].Key != "country:GE" {
		t.Errorf("lower case: %+v", d.Candidates)
	}
}

func TestStageScores(t *testing.T) {
	table := compile(t, append([]Name{
		entry(Title, extract.Title, "kremlin spokesman", "", 100), entry(Seat, extract.Organization, "Kremlin", "org:kremlin", 180),
		{Surface: "who", Classes: Common},
		entry(City, extract.City, "Davis", "place:davis-us", 130), {Surface: "Davis", Classes: Surname, Surname: 8},
	}, sample...))
	table2 := compile(t, []Name{{Surface: "WHO", Classes: IGO | Common, Entry: Entry{Name: "WHO", Type: extract.Organization, Key: "org:who", Weight: 210}}})
	score := func(table *Table, text, name string, typ extract.Type) float64 {
		t.Helper()
		d := document(t, text)
		if err := Stage(table, Options{}).Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		for _, c := range d.Candidates {
			if d.Slice(c.Span) == name && c.Type == typ {
				return c.Score
			}
		}
		t.Fatalf("%q: no candidate %s %s", text, name, typ)
		return 0
	}
	for _, c := range []struct {
		what       string
		more, less float64
	}{
		{"a name alone, in a longer one", score(table, "In New York it rained.", "New York", extract.City), score(table, "The New York Times said so.", "New York", extract.City)},
		{"a body, its spokesman", score(table, "Kremlin spokesman Erdogan", "Kremlin", extract.Organization), score(table, "Kremlin spokesman Erdogan", "Kremlin spokesman", extract.Title)},
		{"an acronym, a word in capitals", score(table2, "The WHO won.", "WHO", extract.Organization), score(table2, "WHO WON THE GAME", "WHO", extract.Organization)},
		{"a large city, a surname", score(table, "In New York it rained.", "New York", extract.City), score(table, "Davis left.", "Davis", extract.City)},
	} {
		if c.more <= c.less {
			t.Errorf("%s: %.2f, %.2f", c.what, c.more, c.less)
		}
	}
}

func FuzzMatch(f *testing.F) {
	table := compile(f, sample)
	f.Add("Lee Jae-myung met NATO in Guinea-Bissau.")
	f.Add(strings.Repeat("New-", 40) + "York \xff U.S.")
	f.Fuzz(func(t *testing.T, s string) {
		toks := tokens(s)
		for _, m := range table.MatchAll(s, toks, nil) {
			if m.First < 0 || m.First >= m.Last || m.Last > len(toks) || m.Classes == 0 {
				t.Fatalf("%q: %+v", s, m)
			}
		}
	})
}

func FuzzOpen(f *testing.F) {
	blob, err := Compile(sample)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(blob)
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := Open(b)
		if err != nil {
			return
		}
		s := "the US met Recep Tayyip Erdoğan in New York"
		for _, m := range table.MatchAll(s, tokens(s), nil) {
			for e := range table.Entries(m) {
				_ = e
			}
		}
	})
}

func ExampleTable_Match() {
	blob, err := Compile([]Name{
		{Surface: "Côte d'Ivoire", Classes: Country, Entry: Entry{Name: "Ivory Coast", Type: extract.Country, Key: "country:CI", Country: "CI"}},
	})
	if err != nil {
		panic(err)
	}
	table, err := Open(blob)
	if err != nil {
		panic(err)
	}
	text := "A mission to Cote d’Ivoire left."
	for _, m := range table.Match(text, tokens(text), nil) {
		for e := range table.Entries(m) {
			fmt.Println(m.First, m.Last, m.Case, e.Key)
		}
	}
	// Output: 3 5 exact country:CI
}
