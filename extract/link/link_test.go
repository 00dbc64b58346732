package link_test

import (
	"context"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/link"
)

// world is a small knowledge of our own.
func world() link.Knowledge {
	country := func(iso, name, aliases, adjectives, demonyms, capitals, seats string) link.Country {
		list := func(s string) []string {
			if s == "" {
				return nil
			}
			return strings.Split(s, "|")
		}
		return link.Country{ISO: iso, Name: name, Aliases: list(aliases), Adjectives: list(adjectives), Demonyms: list(demonyms), Capitals: list(capitals), Seats: list(seats)}
	}
	town := func(name, iso string, population int) link.Place {
		return link.Place{Name: name, Kind: link.Town, Countries: []string{iso}, Population: population}
	}
	return link.Knowledge{
		Countries: []link.Country{
			country("RU", "Russia", "Russian Federation", "Russian|Russo-", "Russians", "Moscow", "Kremlin"),
			country("US", "United States", "US|U.S.|USA|America", "American", "Americans", "Washington", "White House|Pentagon"),
			country("GB", "United Kingdom", "UK|Britain", "British", "Britons", "London", "Downing Street|Westminster"),
			country("FR", "France", "", "French|Franco-", "", "Paris", "Élysée"),
			country("DE", "Germany", "", "German", "Germans", "Berlin", ""),
			country("CN", "China", "", "Chinese", "", "Beijing", ""),
			country("IN", "India", "", "Indian", "Indians", "New Delhi", ""),
			country("GE", "Georgia", "", "Georgian", "Georgians", "Tbilisi", ""),
			country("JO", "Jordan", "", "Jordanian", "Jordanians", "Amman", ""),
			country("KR", "South Korea", "Korea|Republic of Korea", "South Korean|Korean", "South Koreans", "Seoul", ""),
			country("KP", "North Korea", "Korea|DPRK", "North Korean|Korean", "North Koreans", "Pyongyang", ""),
			country("CD", "Democratic Republic of Congo", "Congo|DRC", "Congolese", "", "Kinshasa", ""),
			country("CG", "Republic of Congo", "Congo|Congo-Brazzaville", "Congolese", "", "Brazzaville", ""),
			country("UA", "Ukraine", "", "Ukrainian", "Ukrainians", "Kyiv", ""),
			country("TR", "Turkey", "Turkiye", "Turkish", "Turks", "Ankara", ""),
			country("CA", "Canada", "", "Canadian", "Canadians", "Ottawa", ""),
			country("AT", "Austria", "", "Austrian", "Austrians", "Vienna", ""),
			{ISO: "su", Name: "Soviet Union", Aliases: []string{"USSR"}, Adjectives: []string{"Soviet"}, Capitals: []string{"Moscow"}, Until: "1991-12-26"},
		},
		Places: []link.Place{
			town("Westminster", "US", 116_000), town("Richmond", "US", 230_000), town("Richmond", "GB", 20_000),
			town("Moscow", "RU", 12_000_000), town("London", "GB", 9_000_000), town("London", "CA", 400_000), town("Paris", "FR", 2_000_000),
			{Name: "Georgia", Kind: link.Region, Countries: []string{"US"}}, {Name: "Ontario", Kind: link.Region, Countries: []string{"CA"}},
			{Name: "Punjab", Kind: link.Region, Countries: []string{"IN"}}, {Name: "Punjab", Kind: link.Region, Countries: []string{"PK"}},
		},
		Adjectives: []link.Adjective{{Name: "European", Key: "nationality:european", Nouns: []string{"Europeans"}}, {Name: "Greek Cypriot", Key: "nationality:greek-cypriot", Country: "CY"}},
		Orgs: []link.Org{
			{Key: "org:european-union", Name: "European Union", Acronyms: []string{"EU"}, Kind: "bloc"},
			{Key: "org:imf", Name: "International Monetary Fund", Acronyms: []string{"IMF"}, Kind: "igo"},
			{Key: "org:sco", Name: "Shanghai Cooperation Organisation", Acronyms: []string{"SCO"}, Kind: "igo"},
			{Key: "org:us-supreme-court", Name: "Supreme Court", Kind: "court", Country: "US"},
			{Key: "org:labour-party-gb", Name: "Labour Party", Aliases: []string{"Labour"}, Kind: "party", Country: "GB"},
		},
		Holders: []link.Holder{
			{Country: "RU", Office: "head_of_state", Title: "President", Name: "Vladimir Putin", Since: "2000-05-07", Until: "2008-05-07"},
			{Country: "RU", Office: "head_of_state", Title: "President", Name: "Dmitry Medvedev", Since: "2008-05-07", Until: "2012-05-07"},
			{Country: "RU", Office: "head_of_state", Title: "President", Name: "Vladimir Putin", Since: "2012-05-07"},
			{Country: "US", Office: "head_of_state", Title: "President", Name: "Donald Trump", Since: "2017-01-20", Until: "2021-01-20"},
			{Country: "US", Office: "head_of_state", Title: "President", Name: "Donald Trump", Since: "2025-01-20"},
			{Country: "IN", Office: "head_of_government", Title: "Prime Minister", Name: "Narendra Modi", Since: "2014-05-26"},
			{Country: "KP", Office: "head_of_state", Title: "Supreme Leader", Name: "Kim Jong Un", Since: "2011-12-17"},
			{Country: "KR", Office: "head_of_government", Title: "Prime Minister", Name: "Kim Min-seok", Since: "2025-07-03"},
			{Country: "org:imf", Office: "managing_director", Title: "Managing Director", Name: "Kristalina Georgieva", Since: "2019-10-01"},
		},
		People: []link.Person{{Name: "Bill Clinton", Country: "US"}},
		Things: []link.Thing{{Key: "event:world-war-ii", Name: "Second World War", Aliases: []string{"World War II", "WWII"}}},
		Names:  common{"smith": {2, 9}, "kenji": {6, 0}, "sato": {0, 8}, "bill": {8, 1}, "hillary": {6, 1}},
	}
}

type common map[string][2]int

func (c common) Commonness(w string) (given, family int) { return c[w][0], c[w][1] }

var letters = map[byte]extract.Type{
	'P': extract.Person, 'C': extract.Country, 'N': extract.Nationality, 'Y': extract.City, 'S': extract.StateOrProvince,
	'L': extract.Location, 'O': extract.Organization, 'E': extract.Event, 'T': extract.Title, 'M': extract.Misc,
}

// marked reads a text in which names stand as [X:name], X the letter of a type.
func marked(id, date, s string) *extract.Document {
	var text strings.Builder
	var mentions []extract.Mention
	for s != "" {
		i := strings.IndexByte(s, '[')
		if i < 0 || i+2 >= len(s) || s[i+2] != ':' {
			text.WriteString(s)
			break
		}
		text.WriteString(s[:i])
		j := strings.IndexByte(s, ']')
		start := text.Len()
		text.WriteString(s[i+3 : j])
		mentions = append(mentions, extract.Mention{Span: extract.Span{Start: start, End: text.Len()}, Type: letters[s[i+1]], Score: 1})
		s = s[j+1:]
	}
	return document(id, date, text.String(), mentions)
}

// clusters renders the entities of a document: key, country, and surfaces in the
// order of the text.
func clusters(d *extract.Document) []string {
	var out []string
	for _, e := range d.Entities {
		var forms []string
		for _, m := range e.Mentions {
			forms = append(forms, d.Slice(d.Mentions[m].Span))
		}
		key := e.Key
		if i := strings.IndexByte(key, '@'); i >= 0 {
			key = key[:i]
		}
		out = append(out, key+" "+e.Country+" = "+strings.Join(forms, ", "))
	}
	slices.Sort(out)
	return out
}

var linkTests = []struct {
	name, date, text string
	want             []string
}{
	{"surname and title", "2025-09-01", "[N:Russian] [T:President] [P:Vladimir Putin] flew home. Mr [P:Putin] smiled; [P:Vladimir] waved. [P:PUTIN] again.", []string{
		"country:RU RU = Russian", "person:vladimir-putin RU = Vladimir Putin, Putin, Vladimir, PUTIN"}},
	{"people and state are one", "", "[C:Russia] and the [N:Russians] of the [N:Russian] north, [N:Russo]-[N:German] talks.", []string{
		"country:DE DE = German", "country:RU RU = Russia, Russians, Russian, Russo"}},
	{"acronym in brackets", "", "The [O:Lake Fishing Council] ([O:LFC]) met. The [O:LFC] rose.", []string{
		"org:lake-fishing-council  = Lake Fishing Council, LFC, LFC"}},
	{"acronym before its long form", "", "The [O:LFC] ([O:Lake Fishing Council]) met.", []string{
		"org:lake-fishing-council  = LFC, Lake Fishing Council"}},
	{"acronym that is no initials", "", "[O:Ärzte ohne Grenzen] ([O:MSF]) left. [O:MSF] said so.", []string{
		"org:arzte-ohne-grenzen  = Ärzte ohne Grenzen, MSF, MSF"}},
	{"initials without brackets", "", "The [O:Baltic Grain Board] met. [O:BGB] traders cheered.", []string{
		"org:baltic-grain-board  = Baltic Grain Board, BGB"}},
	{"known acronym", "", "The [O:SCO] met; the [O:Shanghai Cooperation Organization] is old.", []string{
		"org:sco  = SCO, Shanghai Cooperation Organization"}},
	{"the document's own sense of an acronym", "", "The [O:Independent Miners Federation] ([O:IMF]) struck. The [O:IMF] won.", []string{
		"org:independent-miners-federation  = Independent Miners Federation, IMF, IMF"}},
	{"also called", "", "The [O:River Front], also known as [O:Wadi Brigade], fired.", []string{
		"org:river-front  = River Front, Wadi Brigade"}},
	{"head noun", "", "The [O:International Monetary Fund] lent. The [O:Fund] said it may lend more.", []string{
		"org:imf  = International Monetary Fund, Fund"}},
	{"company", "", "[O:Kestrel Motor] cut jobs. [O:Kestrel] has 30 plants. [P:Jo Kestrel] left.", []string{
		"org:kestrel-motor  = Kestrel Motor, Kestrel", "person:jo-kestrel  = Jo Kestrel"}},
	{"a branch is not the whole", "", "[O:al-Nur] denied it. [O:al-Nur in the Delta] did not.", []string{
		"org:al-nur  = al-Nur", "org:al-nur-in-the-delta  = al-Nur in the Delta"}},
	{"family name first", "", "[P:Kim Jong Un] wrote to [P:Xi Jinping]. [P:Xi] answered [P:Kim].", []string{
		"person:kim-jong-un KP = Kim Jong Un, Kim", "person:xi-jinping  = Xi Jinping, Xi"}},
	{"family name first, said by commonness", "", "[P:Sato Kenji] teaches. [P:Sato] smiled.", []string{
		"person:sato-kenji  = Sato Kenji, Sato"}},
	{"hyphen or not", "", "[P:Lee Dae-ho] won. [P:Lee Dae Ho] wept.", []string{
		"person:lee-dae-ho  = Lee Dae-ho, Lee Dae Ho"}},
	{"particles", "", "[P:Omar bin Khalid] met [P:Greta von der Heide] and [P:Sami al-Masri]. [P:bin Khalid], [P:Heide], [P:von der Heide], [P:al-Masri] and [P:Masri] dined.", []string{
		"person:greta-von-der-heide  = Greta von der Heide, Heide, von der Heide", "person:omar-bin-khalid  = Omar bin Khalid, bin Khalid", "person:sami-al-masri  = Sami al-Masri, al-Masri, Masri"}},
	{"middle names and short forms", "", "[P:Robert J. Weller] sang. [P:Bob Weller] danced. [P:R. Weller] slept.", []string{
		"person:robert-weller  = Robert J. Weller, Bob Weller, R. Weller"}},
	{"spellings of one name", "", "[P:Pavlo Zabirny] and [P:Omar al-Sisawi] met. [P:Zabirniy] spoke, then [P:el-Sisawi] and [P:Zabirnyi].", []string{
		"person:omar-al-sisawi  = Omar al-Sisawi, el-Sisawi", "person:pavlo-zabirny  = Pavlo Zabirny, Zabirniy, Zabirnyi"}},
	{"known as", "", "[P:Hamid Oskari], known as [P:Tofan], leads. [P:Tofan] hides.", []string{
		"person:hamid-oskari  = Hamid Oskari, Tofan, Tofan"}},
	{"calling somebody", "", "[P:Hamid Oskari] called [P:Jo Tofan]. Mr [P:Oskari] hung up.", []string{
		"person:hamid-oskari  = Hamid Oskari, Oskari", "person:jo-tofan  = Jo Tofan"}},
	{"family of the president", "2025-09-01", "[P:Ivanka Trump] spoke in [C:America]. [P:Trump] listened. Ms [P:Trump] smiled; she left.", []string{
		"country:US US = America", "person:donald-trump US = Trump", "person:ivanka-trump  = Ivanka Trump, Trump"}},
	{"namesake of someone not in office any more", "2022-09-01", "[P:Ivanka Trump] spoke in [C:America]. [P:Trump] smiled.", []string{
		"country:US US = America", "person:ivanka-trump  = Ivanka Trump, Trump"}},
	{"father and daughter", "", "[P:Anne Le Bras] and [P:Jean-Luc Le Bras], her father, own it. [P:Le Bras] said she would sell.", []string{
		"person:anne-le-bras  = Anne Le Bras, Le Bras", "person:jean-luc-le-bras  = Jean-Luc Le Bras"}},
	{"which United", "", "[O:Harwich United] beat [O:Redcar United]. [O:United] have 9 points; [O:Harwich United] lead.", []string{
		"org:harwich-united  = Harwich United, United, Harwich United", "org:redcar-united  = Redcar United"}},
	{"spouses", "", "[P:Bill Clinton] came with his wife, [P:Hillary Clinton]. Mr [P:Clinton] spoke, then Mrs [P:Clinton]. [P:Hillary] left.", []string{
		"person:bill-clinton US = Bill Clinton, Clinton", "person:hillary-clinton  = Hillary Clinton, Clinton, Hillary"}},
	{"shared family name", "", "[P:Bill] and [P:Hillary Clinton] arrived.", []string{
		"person:bill-clinton US = Bill", "person:hillary-clinton  = Hillary Clinton"}},
	{"honorific of nobody known", "", "[P:Adam Brandt] said he would go. Mrs [P:Brandt] did not.", []string{
		"person:adam-brandt  = Adam Brandt", "person:~brandt  = Brandt"}},
	{"sister of the leader", "2025-08-01", "[P:Kim Yo Jong], the sister of [N:North Korean] [T:leader] [P:Kim Jong Un], spoke. Ms. [P:Kim] laughed. [P:Kim] did not.", []string{
		"country:KP KP = North Korean", "person:kim-jong-un KP = Kim Jong Un, Kim", "person:kim-yo-jong  = Kim Yo Jong, Kim"}},
	{"a man called Jordan", "", "[C:Jordan] reopened. [P:Jordan Avery] reports. [P:Jordan] signs off.", []string{
		"country:JO JO = Jordan", "person:jordan-avery  = Jordan Avery, Jordan"}},
	{"Georgia and Georgia", "", "[C:Georgia] voted. A plant in [S:Georgia] closed.", []string{
		"country:GE GE = Georgia", "place:georgia-us US = Georgia"}},
	{"lone names at a date", "2025-09-01", "[P:Putin] called [P:Trump]. [P:Smith] watched. [P:Kim] too.", []string{
		"person:donald-trump US = Trump", "person:vladimir-putin RU = Putin", "person:~kim  = Kim", "person:~smith  = Smith"}},
	{"lone name with its country", "2025-09-01", "[C:North Korea] fired. [P:Kim] watched.", []string{
		"country:KP KP = North Korea", "person:kim-jong-un KP = Kim"}},
	{"halves of a country", "", "[C:North Korea] fired. [C:Seoul] slept as the [C:North] boasted. The [C:South] replied.", []string{
		"country:KP KP = North Korea, North", "country:KR KR = South", "place:seoul  = Seoul"}},
	{"Korea is the South by default", "", "[C:Korea] and [C:China] traded.", []string{
		"country:CN CN = China", "country:KR KR = Korea"}},
	{"Congo by its capital", "", "[Y:Brazzaville] said [C:Congo] would sell.", []string{
		"country:CG CG = Brazzaville, Congo"}},
	{"Congo by default", "", "Rebels in [C:Congo] advanced.", []string{
		"country:CD CD = Congo"}},
	{"regional adjectives and communities", "", "[N:European] leaders and [N:Europeans] met [N:Greek Cypriots].", []string{
		"nationality:european  = European, Europeans", "nationality:greek-cypriot CY = Greek Cypriots"}},
	{"historic state", "", "The [C:Soviet Union] fell; [N:Soviet] tanks left. [C:Russia] stayed.", []string{
		"country:RU RU = Russia", "country:su su = Soviet Union, Soviet"}},
	{"seat", "", "The [O:Kremlin] and the [O:White House] agreed.", []string{
		"org:kremlin RU = Kremlin", "org:white-house US = White House"}},
	{"Brussels", "", "Trade with [Y:Brussels] fell. Ministers of the [O:EU] met in [Y:Brussels].", []string{
		"org:european-union EU = Brussels, EU", "place:brussels  = Brussels"}},
	{"organs by what is beside them", "", "The [N:Russian] [O:Foreign Ministry] protested. [C:India]'s [O:Supreme Court] ruled.\nIn [Y:Beijing], [O:Foreign Ministry] [T:spokesman] [P:Wu Lei] spoke.", []string{
		"country:IN IN = India", "country:RU RU = Russian", "org:foreign-ministry-cn CN = Foreign Ministry", "org:foreign-ministry-ru RU = Foreign Ministry",
		"org:supreme-court-in IN = Supreme Court", "person:wu-lei  = Wu Lei", "place:beijing CN = Beijing"}},
	{"organ with its country within", "", "The [O:Russian Foreign Ministry] and the [O:Ministry of Foreign Affairs of Russia].", []string{
		"org:foreign-ministry-ru RU = Russian Foreign Ministry, Ministry of Foreign Affairs of Russia"}},
	{"known court, no other country near", "", "The [O:Supreme Court] in [Y:Washington] heard [N:American] banks.", []string{
		"country:US US = American", "org:us-supreme-court US = Supreme Court", "place:washington US = Washington"}},
	{"party", "", "The [N:British] leader of [O:Labour] quit the [O:Labour Party].", []string{
		"country:GB GB = British", "org:labour-party-gb GB = Labour, Labour Party"}},
	{"town in its province", "", "Workers in [Y:London], [S:Ontario], and in [Y:London] struck.", []string{
		"place:london-ca CA = London, London", "place:ontario-ca CA = Ontario"}},
	{"a quarter of the capital", "", "[N:British] lawmakers in [Y:Westminster] rose.", []string{
		"country:GB GB = British", "place:westminster-gb GB = Westminster"}},
	{"the lesser town of the country at hand", "", "[N:British] hikers met in [Y:Richmond]; others in [Y:Paris].", []string{
		"country:GB GB = British", "place:paris-fr FR = Paris", "place:richmond-gb GB = Richmond"}},
	{"words parted or not", "", "[O:Lake Timber] sold [O:LakeTimber] News.", []string{
		"org:lake-timber  = Lake Timber, LakeTimber"}},
	{"a body that looks like a person", "", "[O:Marling] fell. Shares of [P:Marling] rose.", []string{
		"org:marling  = Marling, Marling"}},
	{"capitals in a headline", "", "TOP [N:RUSSIAN] AND [N:FRENCH] ENVOYS MEET\n[N:Russian] envoy [P:Ivan Rykov] met [P:RYKOV]'s brother.", []string{
		"country:FR FR = FRENCH", "country:RU RU = RUSSIAN, Russian", "person:ivan-rykov RU = Ivan Rykov, RYKOV"}},
	{"events", "", "Since [E:World War II], or the [E:Second World War].", []string{
		"event:world-war-ii  = World War II, Second World War"}},
	{"treaty and acronym", "", "The [M:Open Rivers Treaty] ([M:ORT]) lapsed; [M:ORT] rules did not.", []string{
		"misc:open-rivers-treaty  = Open Rivers Treaty, ORT, ORT"}},
}

func TestLink(t *testing.T) {
	l := link.New(world())
	for _, tt := range linkTests {
		d := marked(tt.name, tt.date, tt.text)
		l.Link(d)
		check(t, d)
		if got := clusters(d); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "))
		}
	}
}

// In these sentences every capital named in want stands for its government, and
// no other does.
var metonymTests = []struct{ text, want string }{
	{"[Y:Moscow] said it would answer.", "Moscow"},
	{"Sanctions on [Y:Moscow] bite.", "Moscow"},
	{"Talks in [Y:Moscow] went on.", ""},
	{"[Y:MOSCOW], Aug. 5 (Lake News) - The weather was bad.", ""},
	{"[Y:PARIS]: Ministers met.", ""},
	{"[Y:PARIS]/[Y:LONDON] – Ministers met.", ""},
	{"Ties between [Y:Moscow] and [Y:Beijing] grew.", "Moscow Beijing"},
	{"It is close to [Y:Beijing].", "Beijing"},
	{"He flew to [Y:Beijing] on Monday.", ""},
	{"He will return to [Y:Paris] soon.", ""},
	{"A message to [Y:Paris] was sent.", "Paris"},
	{"Pressure from [Y:Washington] grew.", "Washington"},
	{"He arrived from [Y:Washington] late.", ""},
	{"[Y:Tbilisi]'s response was cool.", "Tbilisi"},
	{"[Y:Paris]'s streets were empty.", ""},
	{"The ball is in [Y:Ankara]'s court.", "Ankara"},
	{"[Y:Moscow]-backed fighters fled.", "Moscow"},
	{"A [Y:London]-based bank failed.", ""},
	{"The [Y:London] marathon began.", ""},
	{"[Y:London] police made arrests.", ""},
	{"The mayor of [Y:London] spoke.", ""},
	{"A demand of [Y:Washington] was met.", "Washington"},
	{"They urged [Y:Pyongyang] and [Y:Seoul] to talk.", "Pyongyang Seoul"},
	{"[Y:Ankara], [Y:Washington] and the [O:EU] list it.", "Ankara Washington"},
	{"He met them in [Y:Paris] and [Y:Berlin].", ""},
	{"Missiles rained on [Y:Kyiv].", ""},
	{"They sent weapons to [Y:Kyiv].", "Kyiv"},
	{"She lives near [Y:Vienna], [C:Austria].", ""},
	{"[Y:Vienna], [C:Austria], was sunny.", ""},
	{"The capital [Y:Kyiv] slept.", ""},
	{"She visited [Y:Kyiv] twice.", ""},
	{"They told [Y:Kyiv] so.", "Kyiv"},
	{"[Y:Kyiv] was shelled at dawn.", ""},
	{"Trade between [C:India] and [Y:Washington] rose.", "Washington"},
	{"An embassy opened in [Y:Kyiv].", ""},
	{"[Y:Paris] is home to museums.", ""},
	{"Only [Y:Ankara] recognises it.", "Ankara"},
	{"[Y:Berlin] prosecutors said so.", ""},
	{"[Y:Berlin] says gangs cross the border.", "Berlin"},
	{"[Y:Berlin] buys shells and [Y:Ankara] accuses rebels.", "Berlin Ankara"},
	{"[Y:Berlin] officials said so.", "Berlin"},
	{"It moved from [Y:Kyiv] to [Y:Kharkiv].", ""},
	{"The Russian capital, [Y:Moscow], froze.", ""},
	{"He joined from Leeds, north of [Y:London].", ""},
	{"Troops in the north of the country fled, [Y:Kyiv] said.", "Kyiv"},
	{"One of [Y:Washington]'s biggest headaches is trade.", "Washington"},
	{"The rhetoric coming from [Y:Washington] worried allies.", "Washington"},
	{"He is in the [O:EU], and [Y:Ankara] objected.", "Ankara"},
	{"The marathon in May drew runners and fans to the team race; [Y:London] has a club for the champion.", ""},
}

func TestMetonyms(t *testing.T) {
	l := link.New(world())
	for _, tt := range metonymTests {
		d := marked("m", "", tt.text)
		l.Link(d)
		var got []string
		for e := range d.Entities {
			for _, m := range d.Entities[e].Mentions {
				if d.Metonym(m, e) {
					got = append(got, d.Slice(d.Mentions[m].Span))
				}
			}
		}
		want := strings.Fields(tt.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", tt.text, got, want)
		}
	}
}

func TestOfficeHolder(t *testing.T) {
	l := link.New(world())
	for _, tt := range []struct{ country, office, date, want string }{
		{"RU", "head_of_state", "2010-03-01", "Dmitry Medvedev"},
		{"RU", "head_of_state", "2025", "Vladimir Putin"},
		{"RU", "head_of_state", "2012-05-07", "Vladimir Putin"},
		{"RU", "head_of_state", "", "Vladimir Putin"},
		{"RU", "head_of_state", "1999-01-01", ""},
		{"US", "head_of_state", "2023-01-01", ""},
		{"org:imf", "managing_director", "2025-10-20", "Kristalina Georgieva"},
		{"XX", "head_of_state", "2025", ""},
	} {
		h, ok := l.OfficeHolder(tt.country, tt.office, tt.date)
		if h.Name != tt.want || ok != (tt.want != "") {
			t.Errorf("OfficeHolder(%q, %q, %q) = %q, %v; want %q", tt.country, tt.office, tt.date, h.Name, ok, tt.want)
		}
	}
}

func TestHolds(t *testing.T) {
	l := link.New(world())
	for _, tt := range []struct {
		person, date string
		want         bool
	}{
		{"person:vladimir-putin", "2010-03-01", false},
		{"person:vladimir-putin", "2005", true},
		{"person:vladimir-putin", "", true},
		{"person:dmitry-medvedev", "2010-03-01", true},
		{"person:nobody", "2010", false},
	} {
		if got := l.Holds(tt.person, "RU", "head_of_state", tt.date); got != tt.want {
			t.Errorf("Holds(%q, %q) = %v", tt.person, tt.date, got)
		}
	}
}

func TestOverrides(t *testing.T) {
	k := world()
	k.Overrides = link.Overrides{
		Aliases: []link.Alias{{Name: "the Bear", Key: "country:RU"}, {Name: "Weller", Key: "person:paul-weller"}},
		Apart:   [][2]string{{"Kestrel", "Kestrel Motor"}, {"SCO", "Shanghai Cooperation Organisation"}},
	}
	d := marked("o", "", "The [O:Bear] growled at [P:Bob Weller]. [P:Weller] sang. [O:Kestrel Motor] is not [O:Kestrel], nor the [O:SCO] the [O:Shanghai Cooperation Organisation].")
	link.New(k).Link(d)
	check(t, d)
	want := []string{"country:RU RU = Bear", "org:kestrel  = Kestrel", "org:kestrel-motor  = Kestrel Motor", "org:sco  = SCO", "org:shanghai-cooperation-organization  = Shanghai Cooperation Organisation", "person:bob-weller  = Bob Weller", "person:paul-weller  = Weller"}
	if got := clusters(d); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExplain(t *testing.T) {
	d := marked("e", "", "[Y:Moscow] said the [N:Russian] side met in [Y:Moscow]. [T:Mayor] [P:Ivan Rykov] came; [P:Rykov] left. [P:Smith] did not.")
	link.New(world()).Link(d)
	for _, tt := range []struct {
		a, b   int
		joined bool
		why    string
	}{
		{0, 1, true, "stands for its government"},
		{0, 2, false, "is the city"},
		{4, 5, true, "is the family name of"},
		{4, 4, true, ""},
		{5, 6, false, "does not say which"},
		{3, 4, false, "title"},
	} {
		joined, why := link.Explain(d, tt.a, tt.b)
		if joined != tt.joined || len(why) == 0 || !strings.Contains(strings.Join(why, "; "), tt.why) {
			t.Errorf("Explain(%d, %d) = %v %q, want %v %q", tt.a, tt.b, joined, why, tt.joined, tt.why)
		}
	}
}

// A name of a state and of a region follows what else is mentioned, unless its type
// was given by hand.
func TestHomonym(t *testing.T) {
	l := link.New(world())
	for _, tt := range []struct{ text, want string }{
		{"[S:Georgia] and [C:Ukraine] hope to join.", "country:GE"},
		{"In [S:Georgia], forces of [C:Russia] and [C:Turkey] clashed.", "country:GE"},
		{"[N:Georgian] troops in [S:Georgia] fled.", "country:GE"},
		{"[N:American] workers in [S:Georgia] struck.", "place:georgia-us"},
		{"A plant in [C:Georgia] and [S:Ontario] closed, [N:American] owners said.", "place:georgia-us"},
		{"A plant in [C:Georgia] closed.", "country:GE"},
	} {
		d := marked("h", "", tt.text)
		for i := range d.Mentions {
			d.Mentions[i].Score = 0.95
		}
		l.Link(d)
		got := ""
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				if d.Slice(d.Mentions[m].Span) == "Georgia" {
					got = e.Key
				}
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// A name that the tagger was not sure of follows others that look like it.
func TestMistagged(t *testing.T) {
	d := marked("t", "", "[P:Ivan Rykov] met the [O:SCO]. [O:Rykov] left. The [P:SCO] stayed. [P:Tbilisi] slept. [O:Rykova] is a firm.")
	for i := 2; i < len(d.Mentions); i++ {
		d.Mentions[i].Score = 0.5
	}
	link.New(world()).Link(d)
	check(t, d)
	want := []string{"org:rykova  = Rykova", "org:sco  = SCO, SCO", "person:ivan-rykov  = Ivan Rykov, Rykov", "person:~tbilisi  = Tbilisi"}
	if got := clusters(d); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNames(t *testing.T) {
	d := marked("n", "", "RUSSIA'S [C:RUSSIA] [O:NEWLAND BANK]\nThe [N:Chinese] [O:Foreign Ministry] and the [O:Newland Bank] of [P:ANA LOPEZ], Ms [P:Lopez] or [P:Ana Lopez].")
	link.New(world()).Link(d)
	var got []string
	for _, e := range d.Entities {
		got = append(got, e.Name+" "+strings.Join(e.Aliases, "|"))
	}
	want := []string{"Russia RUSSIA", "Newland Bank NEWLAND BANK", "China Chinese", "Chinese Foreign Ministry Foreign Ministry", "Ana Lopez ANA LOPEZ|Lopez"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSalience(t *testing.T) {
	l := link.New(world())
	d := marked("s", "", "[C:Ukraine] waits\nA day in [C:France].\nIn [C:Germany] and [C:Germany].")
	l.Link(d)
	score := map[string]float64{}
	for _, e := range d.Entities {
		score[e.Key] = e.Salience
	}
	if !(score["country:UA"] > score["country:FR"] && score["country:FR"] == score["country:DE"]) {
		t.Errorf("salience %v: want the headline first, a mention in the lead as much as two later ones", score)
	}
}

// The same document has the same entities whatever was linked before it, in
// whatever order, by however many goroutines.
func TestOrder(t *testing.T) {
	l := link.New(world())
	run := func(order []int) map[string][]extract.Entity {
		out := map[string][]extract.Entity{}
		for _, i := range order {
			d := marked(linkTests[i].name, linkTests[i].date, linkTests[i].text)
			l.Link(d)
			out[d.ID] = d.Entities
		}
		return out
	}
	order := rand.New(rand.NewSource(1)).Perm(len(linkTests))
	want := run(order)
	slices.Reverse(order)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if got := run(order); !reflect.DeepEqual(got, want) {
				t.Error("entities depend on the order of documents")
			}
		}()
	}
	wg.Wait()
}

// Unresolved names of two documents never share a key.
func TestAmbiguousApart(t *testing.T) {
	l := link.New(world())
	a, b := marked("a", "", "[P:Smith] left."), marked("b", "", "[P:Smith] stayed.")
	l.Link(a)
	l.Link(b)
	if a.Entities[0].Key == b.Entities[0].Key {
		t.Errorf("two unknown Smiths share %s", a.Entities[0].Key)
	}
}

func TestSlug(t *testing.T) {
	for _, tt := range [][2]string{
		{"The U.S.", "us"}, {"Moody's", "moodys"}, {"OPEC+", "opec-plus"}, {"S&P Global", "s-and-p-global"}, {"São Tomé", "sao-tome"},
		{"Øresund", "oresund"}, {"St. Pölten", "st-polten"}, {"al-Qaeda", "al-qaeda"}, {"Straße", "strasse"}, {"N’Djamena", "ndjamena"},
		{"The", "the"}, {"", ""}, {"—", ""}, {"Киев", "киев"}, {"J.K. Rowling", "jk-rowling"},
	} {
		if got := link.Slug(tt[0]); got != tt[1] {
			t.Errorf("Slug(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

func FuzzLink(f *testing.F) {
	f.Add("Mr Putin met Xi Jinping (XJP) in Moscow, Russia's capital.", uint64(12345))
	f.Add("the North, The Fund's (a) — U.S.-backed “X”", uint64(9))
	f.Add("\xff. 'S", uint64(1))
	types := extract.NameTypes
	l := link.New(world())
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		text = strings.ToValidUTF8(text, "?")
		d := document("f", "2025", text, nil)
		r := rand.New(rand.NewSource(int64(seed)))
		for i := 0; i < len(d.Tokens); {
			n := 1 + r.Intn(3)
			j := min(i+n, len(d.Tokens))
			if r.Intn(2) == 0 {
				d.Mentions = append(d.Mentions, extract.Mention{
					Span:  extract.Span{Start: d.Tokens[i].Start, End: d.Tokens[j-1].End},
					First: i, Last: j, Type: types[r.Intn(len(types))], Score: 1,
				})
			}
			i = j
		}
		l.Link(d)
		check(t, d)
	})
}

func ExampleLinker() {
	l := link.New(world())
	d := marked("example", "2025-09-01", "[Y:Moscow] rejected the plan. [P:Putin] told the [O:SCO] that [N:Russian] oil would flow.")
	if err := l.Stage().Run(context.Background(), d); err != nil {
		fmt.Println(err)
	}
	for _, e := range d.Entities {
		fmt.Println(e.Key, e.Type, e.Country, e.Mentions)
	}
	// Output:
	// country:RU COUNTRY RU [0 3]
	// person:vladimir-putin PERSON RU [1]
	// org:sco ORGANIZATION  [2]
}
