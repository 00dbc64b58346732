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
			} else if s.key == "putin" {
				d.Entities[e].Country = "RU"
			}
		}
		d.Entities[e].Mentions = append(d.Entities[e].Mentions, len(d.Mentions)-1)
	}
	return d
}

var kinds = map[string]string{"iaea": "igo", "nato": "igo", "un": "igo", "eu": "bloc", "labour": "party", "tories": "party", "acme": "company", "mfa": "ministry", "rusi": "think-tank", "e3": "bloc",
	"hamas": "armed-group", "csto": "igo", "rovers": "sports-club", "bbc": "media", "icj": "court", "cbr": "central-bank", "keio": "university", "hrw": "ngo", "ecb": "central-bank", "board": "agency", "lords": "parliament"}

var known = Knowledge{
	Titles: func() map[string]string {
		m := map[string]string{"general": EmployedBy, "prince": "", "sir": "", "sheikh": ""}
		for tie, titles := range map[string]string{
			LeaderOf:       "president,prime minister,chancellor,king,director general,secretary general,chief executive,chairman,chairman and chief executive,leader,head,chief,director,manager,coach,captain,governor,mayor,commander,opposition leader,army chief,police chief,central bank governor,co-chair,editor,boss,crown prince,rebel leader,secretary-general,commissioner",
			EmployedBy:     "foreign minister,defence minister,finance minister,interior minister,minister,foreign secretary,secretary of state,mp,senator,ambassador,envoy,special envoy,national security adviser,adviser,vice president,chief economist,negotiator,special representative,vice-president,attorney general,deputy director,peer",
			SpokespersonOf: "spokesman,spokeswoman,spokesperson,press secretary,government spokesman",
		} {
			for _, t := range strings.Split(titles, ",") {
				m[t] = tie
			}
		}
		return m
	}(),
	Kind: func(key string) string { return kinds[key] },
	Holds: func(key, country, title, date string) bool {
		return key == "putin" && country == "RU" && title != "prime minister" && (date == "" || date >= "2012")
	},
}

func TestTies(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Titles in front of a name.
		{"{NATIONALITY:IN|Indian} Prime Minister {PERSON:modi|Narendra Modi} spoke.", "modi LEADER_OF IN +, modi NATIONALITY_OF IN +"},
		{"{COUNTRY:US|US} President {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF US +"},
		{"{COUNTRY:CN|China}'s foreign minister, {PERSON:wang|Wang Yi}, left.", "wang EMPLOYED_BY CN +"},
		{"The foreign minister of {COUNTRY:CN|China}, {PERSON:wang|Wang Yi}, left.", "wang EMPLOYED_BY CN +"},
		{"{COUNTRY:GB|Britain}'s {ORGANIZATION:mfa|Foreign Office} spokesman {PERSON:doe|Jo Doe} spoke.", "doe SPOKESPERSON_OF mfa +"},
		{"{NATIONALITY:RU|Russian} {ORGANIZATION:mfa|Foreign Ministry} spokeswoman {PERSON:doe|Jo Doe} spoke.", "doe SPOKESPERSON_OF mfa +"},
		{"{NATIONALITY:RU|Russian} government spokesman {PERSON:doe|Jo Doe} spoke.", "doe SPOKESPERSON_OF RU +"},
		{"{NATIONALITY:RU|Russian} army chief {PERSON:doe|Jo Doe} spoke.", "doe EMPLOYED_BY RU +"},
		{"{NATIONALITY:RU|Russian} opposition leader {PERSON:doe|Jo Doe} spoke.", "doe NATIONALITY_OF RU +"},
		{"{NATIONALITY:RU|Russian} tennis coach {PERSON:doe|Jo Doe} spoke.", "doe NATIONALITY_OF RU +"},
		{"{COUNTRY:FR|France} captain {PERSON:doe|Jo Doe} limped off.", ""},
		{"{STATE_OR_PROVINCE:eng|England} coach {PERSON:doe|Jo Doe} smiled.", ""},
		{"{ORGANIZATION:rovers|Rovers} manager {PERSON:doe|Jo Doe} smiled.", "doe EMPLOYED_BY rovers +"},
		{"{ORGANIZATION:rovers|Rovers} chairman {PERSON:doe|Jo Doe} smiled.", "doe LEADER_OF rovers +"},
		{"{ORGANIZATION:acme|Acme} chief executive {PERSON:doe|Jo Doe} smiled.", "doe LEADER_OF acme +"},
		{"{ORGANIZATION:acme|Acme}'s research director, {PERSON:doe|Jo Doe}, smiled.", "doe EMPLOYED_BY acme +"},
		{"The {ORGANIZATION:un|UN} aid chief, {PERSON:doe|Jo Doe}, warned of hunger.", "doe EMPLOYED_BY un +"},
		{"The {ORGANIZATION:un|UN}'s special {COUNTRY:SY|Syria} envoy, {PERSON:doe|Jo Doe}, left.", "doe EMPLOYED_BY un +"},
		{"The {COUNTRY:SY|Syria} envoy {PERSON:doe|Jo Doe} left.", ""},
		{"The {COUNTRY:US|US} envoy, {PERSON:doe|Jo Doe}, left.", "doe EMPLOYED_BY US +"},
		{"The {ORGANIZATION:un|UN} envoy for {COUNTRY:SY|Syria}, {PERSON:doe|Jo Doe}, left.", "doe EMPLOYED_BY un +"},
		{"{COUNTRY:FR|France}'s ambassador to {COUNTRY:QA|Qatar}, {PERSON:doe|Jo Doe}, left.", "doe EMPLOYED_BY FR +"},
		{"The ambassador to {COUNTRY:QA|Qatar}, {PERSON:doe|Jo Doe}, left.", ""},
		{"A negotiator for {COUNTRY:KI|Kiribati}, {PERSON:doe|Jo Doe}, left.", "doe EMPLOYED_BY KI +"},
		{"The {ORGANIZATION:un|UN} ambassador, {PERSON:doe|Jo Doe}, left.", ""},
		{"{PERSON:rao|Rao}'s national security adviser, {PERSON:doe|Jo Doe}, left.", "doe EMPLOYED_BY rao +"},
		{"President {PERSON:doe|Jo Doe} of {COUNTRY:PA|Panama} left.", "doe LEADER_OF PA +"},
		{"{NATIONALITY:IQ|Iraqi} officials praised President {PERSON:doe|Jo Doe} of {COUNTRY:PA|Panama}.", "doe LEADER_OF PA +"},
		{"{COUNTRY:MM|Myanmar}'s leader, General {PERSON:doe|Jo Doe}, closed it.", "doe LEADER_OF MM +"},
		{"{ORGANIZATION:tories|Tory} leader {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF tories +"},
		{"{ORGANIZATION:labour|Labour} MP {PERSON:doe|Jo Doe} spoke.", "doe MEMBER_OF labour +"},
		{"{ORGANIZATION:labour|Labour} peer Sir {PERSON:doe|Jo Doe} spoke.", "doe MEMBER_OF labour +"},
		{"{ORGANIZATION:tories|Tory} work and pensions spokesman {PERSON:doe|Jo Doe} spoke.", "doe SPOKESPERSON_OF tories +"},
		{"{ORGANIZATION:tories|Conservative} party chairman {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF tories +"},
		{"The shadow foreign secretary, {PERSON:doe|Jo Doe}, spoke of {COUNTRY:GB|Britain}.", ""},
		{"The {ORGANIZATION:iaea|IAEA}'s chief economist {PERSON:doe|Jo Doe} spoke.", "doe EMPLOYED_BY iaea +"},
		{"After talks with {PERSON:putin|Putin}, {NATIONALITY:CN|Chinese} President {PERSON:xi|Xi} left.", "xi LEADER_OF CN +, xi NATIONALITY_OF CN +"},
		{"The former {NATIONALITY:FR|French} president {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF FR NEG, doe NATIONALITY_OF FR +"},
		{"{NATIONALITY:FR|French} interim president {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF FR +, doe NATIONALITY_OF FR +"},
		{"{NATIONALITY:FR|French} president-elect {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF FR FUTURE, doe NATIONALITY_OF FR +"},
		{"{NATIONALITY:FR|French} prime minister designate {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF FR FUTURE, doe NATIONALITY_OF FR +"},
		{"The incoming {ORGANIZATION:nato|Nato} secretary general, {PERSON:doe|Jo Doe}, spoke.", "doe LEADER_OF nato FUTURE"},
		{"The self-proclaimed president of {COUNTRY:VE|Venezuela}, {PERSON:doe|Jo Doe}, spoke.", "doe LEADER_OF VE HYPOTHETICAL"},
		{"The would-be president of {COUNTRY:VE|Venezuela}, {PERSON:doe|Jo Doe}, spoke.", ""},
		{"{COUNTRY:VE|Venezuela}'s president candidate {PERSON:doe|Jo Doe} spoke.", ""},
		{"{STATE_OR_PROVINCE:tx|Texas} Governor {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF tx +"},
		{"{CITY:rome|Rome} mayor {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF rome +"},
		{"{COUNTRY:GB|UK} chancellor {PERSON:doe|Jo Doe} spoke.", "doe EMPLOYED_BY GB +"},
		{"{COUNTRY:DE|Germany}'s chancellor {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF DE +"},
		{"The {LOCATION:me|Middle East} director of {ORGANIZATION:hrw|Rights Now}, {PERSON:doe|Jo Doe}, spoke.", "doe LEADER_OF hrw +"},
		{"{ORGANIZATION:hrw|Rights Now}'s director for the {LOCATION:me|Middle East}, {PERSON:doe|Jo Doe}, spoke.", "doe LEADER_OF hrw +"},
		{"The {COUNTRY:CO|Colombian} rebel leader {PERSON:doe|Jo Doe} spoke.", ""},
		// Several holders.
		{"The presidents of {COUNTRY:RU|Russia} and {COUNTRY:CN|China}, {PERSON:putin|Putin} and {PERSON:xi|Xi}, met.", "putin LEADER_OF RU +, xi LEADER_OF CN +"},
		{"The {NATIONALITY:FR|French} and {NATIONALITY:DE|German} foreign ministers, {PERSON:a|Ann Aa} and {PERSON:b|Bo Bee}, met.", "a EMPLOYED_BY FR +, a NATIONALITY_OF FR +, b EMPLOYED_BY DE +, b NATIONALITY_OF DE +"},
		{"The co-chairs of {ORGANIZATION:hrw|Rights Now}, {PERSON:a|Ann Aa} and {PERSON:b|Bo Bee}, met.", "a LEADER_OF hrw +, b LEADER_OF hrw +"},
		{"The prime minister of {COUNTRY:FR|France}, {PERSON:a|Ann Aa} and {PERSON:b|Bo Bee} met.", ""},
		{"{LOCATION:eur|European} leaders {PERSON:a|Ann Aa} and {PERSON:b|Bo Bee} met.", ""},
		{"{PERSON:a|Ann Aa}, the {NATIONALITY:FR|French} president and the {NATIONALITY:DE|German} chancellor met.", ""},
		{"{NATIONALITY:FR|French} President {PERSON:a|Ann Aa} and Foreign Minister {PERSON:b|Bo Bee} met.", "a LEADER_OF FR +, a NATIONALITY_OF FR +, b EMPLOYED_BY FR +"},
		// Titles behind a name.
		{"{PERSON:grossi|Rafael Grossi}, director general of the {ORGANIZATION:iaea|IAEA}, left.", "grossi LEADER_OF iaea +"},
		{"{PERSON:doe|Jo Doe}, head of equity research at {ORGANIZATION:acme|Acme}, left.", "doe EMPLOYED_BY acme +"},
		{"{PERSON:doe|Jo Doe}, chairman and chief executive of {ORGANIZATION:acme|Acme}, left.", "doe LEADER_OF acme +"},
		{"{PERSON:doe|Jo Doe}, {COUNTRY:FR|France}'s ambassador to {COUNTRY:QA|Qatar}, left.", "doe EMPLOYED_BY FR +"},
		{"{PERSON:doe|Jo Doe}, a {ORGANIZATION:hamas|Hamas} commander, left.", "doe EMPLOYED_BY hamas +"},
		{"{PERSON:doe|Jo Doe}, a former commander of {ORGANIZATION:hamas|Hamas}, left.", "doe LEADER_OF hamas NEG"},
		{"{PERSON:doe|Jo Doe}, head of {COUNTRY:RU|Russia}'s security service, left.", ""},
		{"{PERSON:doe|Jo Doe}, the leader of the outlawed {ORGANIZATION:hamas|Workers}, left.", "doe LEADER_OF hamas +"},
		{"{PERSON:doe|Jo Doe}, a spokesman for the {LOCATION:pac|Pacific} nation, left.", ""},
		{"{PERSON:doe|Jo Doe}, chairman of the {ORGANIZATION:lords|Lords} accounts committee, left.", ""},
		{"{PERSON:rao|Rao}, the former president of {COUNTRY:XX|Ruritania}, left.", "rao LEADER_OF XX NEG"},
		{"{PERSON:rao|Rao}, president-elect of {COUNTRY:XX|Ruritania}, left.", "rao LEADER_OF XX FUTURE"},
		{"{PERSON:rao|Rao}, {COUNTRY:XX|Ruritania}'s finance minister until 2019, left.", "rao EMPLOYED_BY XX NEG"},
		{"{PERSON:rao|Rao} was president of {COUNTRY:XX|Ruritania} from 1990 to 1999.", "rao LEADER_OF XX NEG"},
		{"{PERSON:rao|Rao} was elected president of {COUNTRY:XX|Ruritania}.", "rao LEADER_OF XX +"},
		{"{PERSON:rao|Rao} will become president of {COUNTRY:XX|Ruritania}.", "rao LEADER_OF XX FUTURE"},
		{"{PERSON:rao|Rao} could become president of {COUNTRY:XX|Ruritania}.", "rao LEADER_OF XX HYPOTHETICAL"},
		{"{PERSON:rao|Rao} is not the president of {COUNTRY:XX|Ruritania}.", ""},
		{"{PERSON:rao|Rao} has resigned as president of {COUNTRY:XX|Ruritania}.", "rao LEADER_OF XX NEG"},
		{"{PERSON:rao|Rao} was sworn in as president of {COUNTRY:XX|Ruritania}.", "rao LEADER_OF XX +"},
		{"{PERSON:doe|Jo Doe} succeeded {PERSON:rao|Rao} as president of {COUNTRY:XX|Ruritania}.", "doe LEADER_OF XX +, rao LEADER_OF XX NEG"},
		{"{PERSON:doe|Jo Doe} will replace {PERSON:rao|Rao} as president of {COUNTRY:XX|Ruritania}.", "doe LEADER_OF XX FUTURE, rao LEADER_OF XX +"},
		{"The board appointed {PERSON:doe|Jo Doe} as director of {ORGANIZATION:acme|Acme}.", "doe LEADER_OF acme +"},
		{"{PERSON:doe|Jo Doe}, a {NATIONALITY:LV|Latvian} diplomat who is the {ORGANIZATION:eu|EU}'s special representative, left.", "doe EMPLOYED_BY eu +, doe NATIONALITY_OF LV +"},
		// Offices of what stands elsewhere.
		{"{ORGANIZATION:acme|Acme} and its chief executive, {PERSON:doe|Jo Doe}, were fined.", "doe LEADER_OF acme +"},
		{"{COUNTRY:CL|Chile}'s {ORGANIZATION:acme|Acme} grew; its chairman, {PERSON:doe|Jo Doe}, was glad.", "acme LOCATED_IN CL +, doe LEADER_OF acme +"},
		{"{ORGANIZATION:acme|Acme}, whose chairman, {PERSON:doe|Jo Doe}, was glad, grew.", "doe LEADER_OF acme +"},
		{"{COUNTRY:XX|Ruritania} grew. Its prime minister, {PERSON:doe|Jo Doe}, was glad.", "doe LEADER_OF XX +"},
		{"{ORGANIZATION:acme|Acme} met {ORGANIZATION:iaea|IAEA} staff before its chairman {PERSON:doe|Jo Doe} left.", ""},
		{"The {ORGANIZATION:iaea|IAEA} needs more, spokesman {PERSON:doe|Jo Doe} said.", "doe SPOKESPERSON_OF iaea +"},
		{"The {ORGANIZATION:cbr|Central Bank} met, and Governor {PERSON:doe|Jo Doe} spoke.", "doe LEADER_OF cbr +"},
		{"The {NATIONALITY:RU|Russian} president met {PERSON:doe|Doe}. {PERSON:putin|Putin} smiled.", "putin LEADER_OF RU +, putin NATIONALITY_OF RU +"},
		{"The {NATIONALITY:RU|Russian} prime minister met {PERSON:doe|Doe}. {PERSON:putin|Putin} smiled.", ""},
		{"A {NATIONALITY:RU|Russian} president must smile. {PERSON:putin|Putin} did.", ""},
		// What people are and for whom they work.
		{"{PERSON:doe|Jo Doe}, an analyst at {ORGANIZATION:rusi|RUSI}, agreed.", "doe EMPLOYED_BY rusi +"},
		{"{PERSON:doe|Jo Doe}, a {COUNTRY:SY|Syria} expert at {ORGANIZATION:rusi|RUSI}, agreed.", "doe EMPLOYED_BY rusi +"},
		{"{PERSON:doe|Jo Doe}, 61, a {NATIONALITY:KE|Kenyan} vet, agreed.", "doe NATIONALITY_OF KE +"},
		{"{PERSON:doe|Jo Doe}, a former analyst at {ORGANIZATION:rusi|RUSI}, agreed.", "doe EMPLOYED_BY rusi NEG"},
		{"{PERSON:doe|Jo Doe} is professor of law at {ORGANIZATION:keio|Keio University}.", "doe EMPLOYED_BY keio +"},
		{"{PERSON:doe|Jo Doe}, minister until 2019, is now a professor at {ORGANIZATION:keio|Keio University}.", "doe EMPLOYED_BY keio +"},
		{"{PERSON:doe|Jo Doe}, a {NATIONALITY:AR|Argentine} diplomat, agreed.", "doe NATIONALITY_OF AR +"},
		{"{PERSON:doe|Jo Doe}, a {NATIONALITY:FI|Finn}, agreed.", "doe NATIONALITY_OF FI +"},
		{"{PERSON:doe|Jo Doe}, a {NATIONALITY:RU|Russian} ally, agreed.", ""},
		{"{PERSON:doe|Jo Doe}, an {NATIONALITY:AT|Austrian}-born actor, agreed.", ""},
		{"{NATIONALITY:AR|Argentine} writer {PERSON:doe|Jo Doe} agreed.", "doe NATIONALITY_OF AR +"},
		{"{NATIONALITY:SE|Swedish} triple jumper {PERSON:doe|Jo Doe} won.", "doe NATIONALITY_OF SE +"},
		{"{NATIONALITY:TR|Turkish} border police arrested {PERSON:doe|Jo Doe}.", ""},
		{"{NATIONALITY:GB|British} newspaper {PERSON:doe|Jo Doe} closed.", ""},
		{"{NATIONALITY:ES|Spaniard} {PERSON:doe|Jo Doe} won.", "doe NATIONALITY_OF ES +"},
		{"{NATIONALITY:US|Americans} {PERSON:a|Ann Aa} and {PERSON:b|Bo Bee} won.", "a NATIONALITY_OF US +, b NATIONALITY_OF US +"},
		{"{NATIONALITY:IE|Irish} tycoons {PERSON:a|Ann Aa} and {PERSON:b|Bo Bee} paid.", "a NATIONALITY_OF IE +, b NATIONALITY_OF IE +"},
		{"the {NATIONALITY:TR|Turkish} {PERSON:doe|Doe} government fell.", ""},
		{"{COUNTRY:KE|Kenya}'s {PERSON:doe|Jo Doe} won.", "doe NATIONALITY_OF KE +"},
		{"{PERSON:doe|Jo Doe} of {COUNTRY:KE|Kenya} won.", "doe NATIONALITY_OF KE +"},
		{"{ORGANIZATION:acme|Acme} analyst {PERSON:doe|Jo Doe} agreed.", "doe EMPLOYED_BY acme +"},
		{"{ORGANIZATION:acme|Acme}'s {PERSON:doe|Jo Doe} agreed.", "doe EMPLOYED_BY acme +"},
		{"{ORGANIZATION:rovers|Rovers}' {PERSON:doe|Jo Doe} scored.", ""},
		{"{PERSON:doe|Jo Doe}, from {ORGANIZATION:hrw|Rights Now}, agreed.", "doe EMPLOYED_BY hrw +"},
		{"{PERSON:doe|Jo Doe} works for {ORGANIZATION:acme|Acme}.", "doe EMPLOYED_BY acme +"},
		{"{PERSON:doe|Jo Doe} left {ORGANIZATION:acme|Acme} in 2001.", "doe EMPLOYED_BY acme NEG"},
		{"{PERSON:doe|Jo Doe}, who leads {ORGANIZATION:labour|Labour}, spoke.", "doe LEADER_OF labour +"},
		{"{PERSON:doe|Jo Doe}, a {NATIONALITY:KE|Kenyan} vet who runs {ORGANIZATION:hrw|Rights Now}, spoke.", "doe LEADER_OF hrw +, doe NATIONALITY_OF KE +"},
		{"{ORGANIZATION:hrw|Rights Now}, led by {PERSON:doe|Jo Doe}, spoke.", "doe LEADER_OF hrw +"},
		{"{PERSON:doe|Jo Doe} took power in {COUNTRY:ML|Mali}.", "doe LEADER_OF ML +"},
		{"{NATIONALITY:FR|French} foreign minister {PERSON:a|Ann Aa} met her {NATIONALITY:DE|German} counterpart, {PERSON:b|Bo Bee}.", "a EMPLOYED_BY FR +, a NATIONALITY_OF FR +, b EMPLOYED_BY DE +, b NATIONALITY_OF DE +"},
		// Members.
		{"{COUNTRY:FI|Finland} joined {ORGANIZATION:nato|NATO} in 2023.", "FI MEMBER_OF nato +"},
		{"{COUNTRY:FI|Finland} joined {ORGANIZATION:nato|NATO} exercises in 2023.", ""},
		{"{COUNTRY:FI|Finland} joined the {ORGANIZATION:eu|EU} in condemning the move.", ""},
		{"{COUNTRY:ML|Mali}, {COUNTRY:NE|Niger} and {COUNTRY:BF|Burkina Faso} left {ORGANIZATION:eu|the bloc}.", "ML MEMBER_OF eu NEG, NE MEMBER_OF eu NEG, BF MEMBER_OF eu NEG"},
		{"{COUNTRY:UA|Ukraine} will join the {ORGANIZATION:eu|EU}.", "UA MEMBER_OF eu FUTURE"},
		{"{COUNTRY:UA|Ukraine} hopes to join the {ORGANIZATION:eu|EU}.", "UA MEMBER_OF eu HYPOTHETICAL"},
		{"{COUNTRY:UA|Ukraine} is expected to join the {ORGANIZATION:eu|EU}.", "UA MEMBER_OF eu FUTURE"},
		{"{COUNTRY:UA|Ukraine} refused to join the {ORGANIZATION:eu|EU}.", "UA MEMBER_OF eu NEG"},
		{"{COUNTRY:UA|Ukraine} applied to join the {ORGANIZATION:eu|EU}.", ""},
		{"He left {COUNTRY:GB|Britain} to join {ORGANIZATION:hamas|Hamas}.", ""},
		{"If {COUNTRY:UA|Ukraine} joins the {ORGANIZATION:eu|EU}, prices may rise.", "UA MEMBER_OF eu HYPOTHETICAL"},
		{"{ORGANIZATION:nato|Nato} grew. {COUNTRY:FI|Finland}, whose border is long, joined last April.", "FI MEMBER_OF nato +"},
		{"{COUNTRY:AM|Armenia}, which froze its membership of the {ORGANIZATION:csto|CSTO}, left early.", "AM MEMBER_OF csto NEG"},
		{"{COUNTRY:TR|Turkey}, a member of {ORGANIZATION:nato|NATO}, objected.", "TR MEMBER_OF nato +"},
		{"{COUNTRY:IE|Ireland} and {COUNTRY:UA|Ukraine}, which are not members of {ORGANIZATION:nato|NATO}, watched.", "IE MEMBER_OF nato NEG, UA MEMBER_OF nato NEG"},
		{"{ORGANIZATION:eu|EU} member states such as {COUNTRY:HU|Hungary} and {COUNTRY:SK|Slovakia} objected.", "HU MEMBER_OF eu +, SK MEMBER_OF eu +"},
		{"{ORGANIZATION:nato|Nato} member {COUNTRY:TR|Turkey}, {COUNTRY:RU|Russia} and {COUNTRY:IR|Iran} met.", "TR MEMBER_OF nato +"},
		{"{COUNTRY:SE|Sweden} will become {ORGANIZATION:nato|Nato}'s 32nd member.", "SE MEMBER_OF nato FUTURE"},
		{"{COUNTRY:GB|Britain}, {COUNTRY:FR|France} and {COUNTRY:DE|Germany}, known as the {ORGANIZATION:e3|E3}, met.", "GB MEMBER_OF e3 +, FR MEMBER_OF e3 +, DE MEMBER_OF e3 +"},
		{"{PERSON:doe|Jo Doe} sits on the {ORGANIZATION:ecb|ECB}'s {ORGANIZATION:board|Governing Council}.", "board MEMBER_OF ecb +, doe MEMBER_OF board +"},
		{"{PERSON:doe|Jo Doe}, a member of the {ORGANIZATION:acme|Acme} management board, left.", ""},
		{"{ORGANIZATION:labour|Labour}'s {PERSON:doe|Jo Doe} agreed.", "doe MEMBER_OF labour +"},
		{"{PERSON:doe|Jo Doe} ({ORGANIZATION:labour|Labour}) agreed.", "doe MEMBER_OF labour +"},
		{"{PERSON:doe|Jo Doe}, of the {ORGANIZATION:labour|Labour} party, agreed.", "doe MEMBER_OF labour +"},
		{"{PERSON:doe|Jo Doe}, a {ORGANIZATION:labour|Democrat}, agreed.", "doe MEMBER_OF labour +"},
		{"{PERSON:doe|Jo Doe}'s party, {ORGANIZATION:labour|Labour}, agreed.", "doe MEMBER_OF labour +"},
		{"The {ORGANIZATION:labour|Labour} candidate {PERSON:doe|Jo Doe} agreed.", "doe MEMBER_OF labour +"},
		// Places.
		{"She lives in {CITY:dakar|Dakar}, {COUNTRY:SN|Senegal}.", "dakar LOCATED_IN SN +"},
		{"the {NATIONALITY:SY|Syrian} city of {CITY:homs|Homs} fell.", "homs LOCATED_IN SY +"},
		{"{COUNTRY:SY|Syria}'s {STATE_OR_PROVINCE:idlib|Idlib} province fell.", "idlib LOCATED_IN SY +"},
		{"{CITY:erbil|Erbil}, in northern {COUNTRY:IQ|Iraq}, slept.", "erbil LOCATED_IN IQ +"},
		{"{CITY:h|Harare}, the capital of {COUNTRY:ZW|Zimbabwe}, slept.", "h LOCATED_IN ZW +"},
		{"{STATE_OR_PROVINCE:syunik|Syunik}, an {NATIONALITY:AM|Armenian} province, slept.", "syunik LOCATED_IN AM +"},
		{"the {ORGANIZATION:rusi|Institute}, which is based in {CITY:vienna|Vienna}, said", "rusi LOCATED_IN vienna +"},
		{"{CITY:vienna|Vienna}-based think tank {ORGANIZATION:rusi|RUSI} agreed.", "rusi LOCATED_IN vienna +"},
		{"{ORGANIZATION:rusi|RUSI}, a charity in {CITY:vienna|Vienna}, agreed.", "rusi LOCATED_IN vienna +"},
		{"at the {ORGANIZATION:icj|Court} in {CITY:hague|The Hague} today", "icj LOCATED_IN hague +"},
		{"at the {EVENT:cup|Cup} in {CITY:perth|Perth}", "cup LOCATED_IN perth +"},
		{"{ORGANIZATION:acme|Acme}, a {NATIONALITY:FR|French} ferry company, lost.", "acme LOCATED_IN FR +"},
		{"the {NATIONALITY:FR|French} company {ORGANIZATION:acme|Acme} lost.", "acme LOCATED_IN FR +"},
		{"{ORGANIZATION:acme|Acme}, a {CITY:calgary|Calgary} company, lost.", "acme LOCATED_IN calgary +"},
		{"a {NATIONALITY:FR|French} {ORGANIZATION:hamas|Hamas} fighter lost.", ""},
		{"a {NATIONALITY:TR|Turkish}-{ORGANIZATION:hamas|Hamas} conflict", ""},
		{"{NATIONALITY:FR|French} {ORGANIZATION:mfa|Foreign Ministry} staff lost.", ""},
		{"the {ORGANIZATION:hrw|Command}, a part of {ORGANIZATION:nato|NATO} based in {CITY:vienna|Vienna}, opened", "hrw LOCATED_IN vienna +, hrw MEMBER_OF nato +"},
		{"{PERSON:doe|Jo Doe}, the {NATIONALITY:BH|Bahraini} head of {ORGANIZATION:hrw|Rights Now}, spoke.", "doe LEADER_OF hrw +, doe NATIONALITY_OF BH +"},
		{"The {ORGANIZATION:eu|EU} grew. {COUNTRY:GE|Georgia} says it will still join by 2030.", "GE MEMBER_OF eu FUTURE"},
		{"{PERSON:doe|Jo Doe} is the {ORGANIZATION:bbc|BBC}'s chief political correspondent.", ""},
		{"The {NATIONALITY:SY|Syrian} rebel commander {PERSON:doe|Jo Doe} smiled.", "doe NATIONALITY_OF SY +"},
		{"The {ORGANIZATION:mfa|Foreign Office} in {CITY:ldn|London} declined.", ""},
		{"the {CITY:dam|Damascus} suburb of {CITY:gh|Ghouta}", ""},
		{"He met {PERSON:doe|Jo Doe} at {ORGANIZATION:keio|Keio University}.", ""},
		{"{PERSON:doe|Jo Doe} leads {COUNTRY:GB|UK} Oscar hopes.", ""},
		{"He told {ORGANIZATION:labour|Labour} members the {ORGANIZATION:tories|Tories} erred.", ""},
		{"{PERSON:doe|Jo Doe}, spokesperson for the {LOCATION:me|Middle East}, spoke.", ""},
		{"{COUNTRY:MD|Moldova}'s pro-{NATIONALITY:EU|European} president, {PERSON:doe|Jo Doe}, won.", "doe LEADER_OF MD +"},
		{"{PERSON:doe|Jo Doe}, a lawyer who is now {ORGANIZATION:acme|Acme}'s chief executive, won.", "doe LEADER_OF acme +"},
		{"{STATE_OR_PROVINCE:tx|Texas} Gov. {PERSON:doe|Jo Doe} signed it.", "doe LEADER_OF tx +"},
		{"{COUNTRY:YE|Yemen}'s {ORGANIZATION:hamas|Houthi} rebels fired.", "hamas LOCATED_IN YE +"},
		{"She met {PERSON:doe|Doe} and his {NATIONALITY:RU|Russian} counterpart, {PERSON:putin|Putin}.", "putin LEADER_OF RU +, putin NATIONALITY_OF RU +"},
		{"It moved, his spokesman {PERSON:doe|Jo Doe} said at the {ORGANIZATION:iaea|IAEA}.", ""},
		{"It moved, spokesman {PERSON:doe|Jo Doe} told {ORGANIZATION:acme|Acme News}.", ""},
		// Nothing is stated here.
		{"{PERSON:doe|Jo Doe} visited {CITY:paris|Paris}, {CITY:rome|Rome} and {COUNTRY:DE|Germany}.", ""},
		{"{COUNTRY:US|US} officials met {PERSON:doe|Jo Doe} in {CITY:paris|Paris}.", ""},
		{"{ORGANIZATION:acme|Acme} beat {ORGANIZATION:rovers|Rovers} in {CITY:paris|Paris}.", ""},
		{"A president and {PERSON:doe|Jo Doe} met.", ""},
		{"If it sides with {CITY:moscow|Moscow}, {COUNTRY:RU|Russia} will win.", ""},
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
