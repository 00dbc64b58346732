package names

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/gazetteer"
)

// files makes a file system of names and texts in turn, in which ⇥ is a tab.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(pairs[i+1], "⇥", "\t"))}
	}
	return fsys
}

const (
	countryHead = "iso⇥iso3⇥name⇥official⇥aliases⇥adjectives⇥demonyms⇥capitals⇥seats⇥since⇥until\n"
	cityHead    = "name⇥country⇥population⇥aliases\n"
	orgHead     = "key⇥name⇥acronyms⇥aliases⇥kind⇥country⇥since⇥until\n"
	officeHead  = "country⇥office⇥title⇥name⇥aliases⇥since⇥until\n"
	memberHead  = "org⇥country⇥role⇥since⇥until\n"
)

func TestRead(t *testing.T) {
	got, err := Read(files(
		"countries.tsv", "\ufeff# a comment\r\n"+countryHead+"FR⇥FRA⇥France⇥French Republic⇥⇥French|Franco-⇥Frenchman⇥Paris⇥Elysee\r\n\n",
		"cities.tsv", "country⇥name⇥note⇥population⇥aliases\nFR⇥Paris⇥-⇥2100000⇥Paname\n",
		"given.tsv", "name⇥weight\nAnna⇥9",
		"words.tsv", "word\nrose\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Countries) != 1 || !slices.Equal(got.Countries[0].Adjectives, []string{"French", "Franco-"}) || got.Countries[0].Aliases != nil || got.Countries[0].Line != 3 {
		t.Errorf("countries: %+v", got.Countries)
	}
	if len(got.Cities) != 1 || got.Cities[0].Name != "Paris" || got.Cities[0].Population != 2100000 || got.Cities[0].Aliases[0] != "Paname" {
		t.Errorf("cities: %+v", got.Cities)
	}
	if len(got.Given) != 1 || got.Given[0].Weight != 9 || len(got.Words) != 1 {
		t.Errorf("given %v, words %v", got.Given, got.Words)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"cities.tsv", "name⇥country\n", `cities.tsv:1:1: no column "population"`},
		{"cities.tsv", cityHead + "# x\nŁódź⇥PL⇥many\n", `cities.tsv:3:9: population "many" is no number`},
		{"cities.tsv", cityHead + "a⇥b⇥1⇥c⇥d\n", "cities.tsv:2:8: 5 cells for 4 columns"},
		{"cities.tsv", "name\n\xff\n", `cities.tsv:1:1: no column "country"`},
		{"cities.tsv", cityHead + "\xff\n", "cities.tsv:2:1: not UTF-8"},
		{"surnames.tsv", "name⇥weight\nSmith⇥x\n", `surnames.tsv:2:7: weight "x" is no number`},
	} {
		_, err := Read(files(c.file, c.text))
		var e *Error
		if !errors.As(err, &e) || e.Error() != c.want {
			t.Errorf("%q:\n got %v\nwant %s", c.text, err, c.want)
		}
	}
}

func TestCheck(t *testing.T) {
	const countries = countryHead + "FR⇥FRA⇥France\n"
	for _, c := range []struct{ file, text, want string }{
		{"cities.tsv", cityHead + "Nice⇥FR\nNice⇥FR\n", "cities.tsv:3: same as line 2: Nice, FR"},
		{"cities.tsv", cityHead + "Nice⇥XX\n", `cities.tsv:2: unknown country "XX"`},
		{"cities.tsv", cityHead + " Nice⇥FR⇥1⇥the Nice\n", `cities.tsv:2: stray space in " Nice"; cities.tsv:2: "the Nice" begins with an article`},
		{"cities.tsv", cityHead + "Nice⇥FR⇥1⇥Nizza||Nizza\n", `cities.tsv:2: empty name in a list; cities.tsv:2: "Nizza" stands twice`},
		{"cities.tsv", cityHead + strings.Repeat("a ", 40) + "b⇥FR\n", `cities.tsv:2: name "` + strings.Repeat("a ", 40) + `b": 41 words, at most 15`},
		{"organizations.tsv", orgHead + "org:x⇥X⇥⇥⇥club⇥⇥2020⇥2019\n", `organizations.tsv:2: unknown kind "club"; organizations.tsv:2: since 2020 is after until 2019`},
		{"organizations.tsv", orgHead + "org:X y⇥X⇥⇥⇥igo⇥⇥20\n", `organizations.tsv:2: key "org:X y" is not org: and a slug; organizations.tsv:2: date "20" is not 2006, 2006-01 or 2006-01-02`},
		{"offices.tsv", officeHead + "FR⇥head_of_state⇥President⇥A B⇥⇥2017-05-14⇥2017\nXY⇥⇥⇥C D\n", `offices.tsv:3: unknown country "XY"; offices.tsv:3: no office`},
		{"titles.tsv", "title⇥kind⇥relation\nKing⇥noble⇥RULES\n", `titles.tsv:2: "King" is not in lower case; titles.tsv:2: relation "RULES" is none of LEADER_OF EMPLOYED_BY SPOKESPERSON_OF NONE`},
		{"given.tsv", "name⇥weight\nanna⇥10\n", `given.tsv:2: "anna" has no capital; given.tsv:2: weight 10 is not in 1 to 9`},
		{"countries.tsv", countries + "yu⇥YUG⇥Yugoslavia\n", `countries.tsv:3: code "yu" and until "" disagree: a lower-case code is for a state that is no more`},
		{"countries.tsv", countries, ""},
	} {
		tables, err := Read(files("countries.tsv", countries, c.file, c.text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range tables.Check() {
			got = append(got, p.String())
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
	tables, err := Read(files("organizations.tsv", orgHead+"org:a⇥A⇥⇥⇥igo\n", "members.tsv", memberHead+"org:b⇥FR⇥guest\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(tables.Check()); got != `[members.tsv:2: unknown organisation "org:b" members.tsv:2: role "guest" is none of member observer partner candidate suspended]` {
		t.Error(got)
	}
}

// The tables of the project have no problems.
func TestCheckData(t *testing.T) {
	tables, err := Read(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	problems := tables.Check()
	for _, p := range problems[:min(20, len(problems))] {
		t.Error(p)
	}
	if len(problems) > 20 {
		t.Errorf("and %d more", len(problems)-20)
	}
}

func compiled(t *testing.T, fsys fstest.MapFS) *gazetteer.Table {
	t.Helper()
	z, err := Build(fsys)
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(z)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestEntries(t *testing.T) {
	table := compiled(t, files(
		"countries.tsv", countryHead+"GE⇥GEO⇥Georgia⇥⇥⇥Georgian⇥Georgians⇥Tbilisi\nFR⇥FRA⇥France⇥⇥⇥French|Franco-⇥⇥Paris⇥Elysee Palace|Matignon\nsu⇥SUN⇥Soviet Union⇥⇥⇥Soviet⇥⇥Moscow⇥Kremlin⇥1922⇥1991\n",
		"regions.tsv", "name⇥country⇥kind⇥aliases\nGeorgia⇥US⇥state⇥Ga.\n",
		"cities.tsv", cityHead+"Paris⇥FR⇥2100000\nParis⇥US⇥25000\n",
		"organizations.tsv", orgHead+"org:elysee⇥Elysée⇥⇥Élysée Palace⇥government⇥FR\norg:nato⇥North Atlantic Treaty Organization⇥NATO⇥⇥igo\n",
		"regional-adjectives.tsv", "name⇥key⇥nouns⇥iso\nKurdish⇥nationality:kurdish⇥Kurd|Kurds\n",
		"offices.tsv", officeHead+"FR⇥head_of_state⇥President⇥Jean Dupont⇥⇥1900⇥1905\norg:nato⇥secretary_general⇥Secretary General⇥Jean Dupont\nGE⇥head_of_state⇥President⇥Jean Dupont\n",
		"titles.tsv", "title⇥kind⇥relation\nsecretary of state⇥minister⇥EMPLOYED_BY\n",
		"misc.tsv", "name⇥kind⇥aliases\nF-16⇥weapon\n",
		"events.tsv", "key⇥name⇥aliases⇥kind⇥since⇥until\nevent:cold-war⇥Cold War⇥⇥war⇥1947⇥1991\n",
		"given.tsv", "name⇥weight\nRose⇥8\n", "words.tsv", "word\nrose\nparis\n"))
	for _, c := range []struct{ name, classes, entries string }{
		{"Georgia", "country|region", "COUNTRY country:GE GE; STATE_OR_PROVINCE place:us-georgia US"},
		{"Paris", "capital|city|common", "CITY place:paris-fr FR; CITY place:paris-us US"},
		{"Tbilisi", "capital|city", "CITY place:tbilisi-ge GE"},
		{"Moscow", "", ""}, {"Kremlin", "", ""}, // what was a seat of a state that is no more
		{"Franco", "nationality", "NATIONALITY country:FR FR"},
		{"Elysée Palace", "organ|seat", "ORGANIZATION org:elysee FR; ORGANIZATION org:elysee FR"},
		{"Matignon", "seat", "ORGANIZATION org:matignon FR"},
		{"NATO", "igo", "ORGANIZATION org:nato "},
		{"Kurds", "nationality|regional", "NATIONALITY nationality:kurdish "},
		{"Jean Dupont", "person", "PERSON person:jean-dupont-fr FR; PERSON person:jean-dupont-ge GE"},
		{"Secretary of State", "title", "TITLE  "},
		{"F-16", "misc", "MISC misc:f-16 "},
		{"Cold War", "event", "EVENT event:cold-war "},
		{"Rose", "given|common", ""},
		{"Ga.", "region", "STATE_OR_PROVINCE place:us-georgia US"},
	} {
		var classes gazetteer.Class
		var got []string
		for _, m := range table.Match(c.name, words(c.name), nil) {
			if m.First > 0 {
				continue
			}
			classes = m.Classes
			for e := range table.Entries(m) {
				got = append(got, fmt.Sprintf("%s %s %s", e.Type, e.Key, e.Country))
			}
		}
		if s := strings.Join(got, "; "); s != c.entries || classes.String() != c.classes {
			t.Errorf("%s: %v %s, want %s %s", c.name, classes, s, c.classes, c.entries)
		}
	}
}

func TestReadUser(t *testing.T) {
	u, err := ReadUser(strings.NewReader("# mine\n\nOld Lady\torg:bank-of-england\tORGANIZATION\tGB\nBlighty\tcountry:GB\nThe Wall\tplace:the-wall\tlocation\n! George Bush | George W. Bush\n"), "mine")
	if err != nil {
		t.Fatal(err)
	}
	if len(u.Names) != 3 || len(u.Apart) != 1 || u.Apart[0] != [2]string{"George Bush", "George W. Bush"} {
		t.Fatalf("%+v", u)
	}
	if e := u.Names[1].Entry; e.Type != extract.Country || e.Country != "GB" {
		t.Errorf("%+v", e)
	}
	table, err := u.Table()
	if err != nil {
		t.Fatal(err)
	}
	if m := table.Word("Blighty"); m.Classes != gazetteer.Country {
		t.Errorf("%+v", m)
	}
	for text, want := range map[string]string{
		"x\torg:x\n\nalone":                  "mine:3:1: want alias, key, type and country, separated by tabs",
		"x\ty":                               `mine:1:3: key "y" is not like org:name`,
		"x\tplace:y":                         fmt.Sprintf(`mine:1:3: type "" is none of %v`, extract.NameTypes),
		"é\tplace:y\tTHING":                  fmt.Sprintf(`mine:1:11: type "THING" is none of %v`, extract.NameTypes),
		"x\torg:y\tORGANIZATION\tFrance":     `mine:1:22: country "France" is no ISO 3166-1 alpha-2 code`,
		"x\torg:y\tORGANIZATION\tFR\tmore":   "mine:1:25: 5 cells, at most 4",
		"-\torg:y":                           `mine:1:1: alias "-" is no name`,
		strings.Repeat("a ", 20) + "\torg:y": `mine:1:1: name "` + strings.TrimSpace(strings.Repeat("a ", 20)) + `": 20 words, at most 15`,
		"! one":                              `mine:1:1: want "! name | name"`,
		"! a | b | c":                        `mine:1:1: want "! name | name"`,
		"\xff":                               "mine:1:1: not UTF-8",
	} {
		if _, err := ReadUser(strings.NewReader(text), "mine"); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func FuzzReadUser(f *testing.F) {
	f.Add("Old Lady\torg:bank-of-england\tORGANIZATION\tGB\n! a | b")
	f.Fuzz(func(t *testing.T, s string) {
		u, err := ReadUser(strings.NewReader(s), "f")
		if err != nil {
			return
		}
		if _, err := u.Table(); err != nil {
			t.Fatalf("%q: accepted, but %v", s, err)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(strings.ReplaceAll(cityHead+"Nice⇥FR⇥1⇥Nizza|Nissa\n", "⇥", "\t"))
	f.Fuzz(func(t *testing.T, s string) {
		tables, err := Read(files("cities.tsv", s))
		if err != nil {
			return
		}
		tables.Check()
		if _, err := gazetteer.Compile(tables.Entries()); err != nil {
			t.Skip(err)
		}
	})
}

func ExampleEmbedded() {
	table, err := Embedded().Table()
	if err != nil {
		panic(err)
	}
	for e := range table.Entries(table.Word("Germany")) {
		fmt.Println(e.Type, e.Key)
	}
	// Output: COUNTRY country:DE
}
