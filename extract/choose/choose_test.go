package choose

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/token"
)

// propose makes a document of text with candidates written as
// "name=TYPE by score", the name being its first occurrence in the text, or the
// n-th as "name#n".
func propose(t testing.TB, text string, candidates ...string) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}})
		at += len(line)
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	for _, c := range candidates {
		name, rest, _ := strings.Cut(c, "=")
		f := strings.Fields(rest)
		start := strings.Index(text, name)
		if n := strings.IndexByte(name, '#'); n > 0 {
			name = name[:n]
			start = strings.LastIndex(text, name)
		}
		span := extract.Span{Start: start, End: start + len(name)}
		first := slices.IndexFunc(d.Tokens, func(k extract.Token) bool { return k.End > span.Start })
		last := first
		for last < len(d.Tokens) && d.Tokens[last].Start < span.End {
			last++
		}
		if start < 0 || d.Tokens[last-1].End != span.End {
			t.Fatalf("%q does not stand in %q", name, text)
		}
		score := map[string]float64{"sure": 0.97, "fair": 0.75, "weak": 0.5, "none": 0.2}[f[2]]
		x := extract.Candidate{Span: span, First: first, Last: last, Type: extract.Type(f[0]), Score: score, By: f[1]}
		if len(f) > 3 {
			x.Country = f[3]
		}
		if len(f) > 4 {
			x.Key = f[4]
		}
		d.Candidates = append(d.Candidates, x)
	}
	return d
}

func chosen(t testing.TB, d *extract.Document) []string {
	t.Helper()
	if err := Stage(Options{}).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var out []string
	last := -1
	for _, m := range d.Mentions {
		if m.First < last || m.Start != d.Tokens[m.First].Start || m.End != d.Tokens[m.Last-1].End {
			t.Errorf("mention %+v overlaps another or does not end with its tokens", m)
		}
		last = m.Last
		out = append(out, d.Slice(m.Span)+"="+string(m.Type))
	}
	return out
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		name, text string
		candidates []string
		want       string
	}{
		{"the longer known name beats its pieces", "He joined Abu Dhabi National Oil Company.",
			[]string{"Abu Dhabi=CITY crf fair", "National Oil Company=ORGANIZATION crf fair", "Abu Dhabi National Oil Company=ORGANIZATION gazetteer sure"}, "Abu Dhabi National Oil Company=ORGANIZATION"},
		{"a table corrects an unsure tagger", "They condemned Pyongyang.", []string{"Pyongyang=ORGANIZATION crf fair", "Pyongyang=CITY gazetteer sure"}, "Pyongyang=CITY"},
		{"but not a sure one", "He signed for Barcelona.", []string{"Barcelona=ORGANIZATION crf sure", "Barcelona=CITY gazetteer fair"}, "Barcelona=ORGANIZATION"},
		{"a table alone must be good", "Reading is fun in Oslo.", []string{"Reading=CITY gazetteer weak", "Oslo=CITY gazetteer fair"}, "Oslo=CITY"},
		{"a weak tagger is not heard", "Maybe it rains.", []string{"Maybe=PERSON crf none"}, ""},
		{"titles need a holder", "The president met Prime Minister Narendra Modi.", []string{"president=TITLE gazetteer fair", "Prime Minister=TITLE crf sure", "Narendra Modi=PERSON crf sure"}, "Prime Minister=TITLE|Narendra Modi=PERSON"},
		{"behind a name as well", "Edi Rama, its prime minister, spoke.", []string{"Edi Rama=PERSON crf sure", "prime minister=TITLE gazetteer fair"}, "Edi Rama=PERSON|prime minister=TITLE"},
		{"a title is taken whole", "Ali Rao, the Minister of Energy and Water, spoke.", []string{"Ali Rao=PERSON crf sure", "Minister=TITLE crf fair"}, "Ali Rao=PERSON|Minister of Energy and Water=TITLE"},
		{"and no more than it", "Prince Abdulaziz spoke.", []string{"Prince Abdulaziz=PERSON crf sure", "Prince=TITLE gazetteer fair"}, "Prince=TITLE|Abdulaziz=PERSON"},
		{"nobody holds a plural", "The leaders Vladimir Putin will meet left.", []string{"leaders=TITLE crf sure", "Vladimir Putin=PERSON crf sure"}, "Vladimir Putin=PERSON"},
		{"a particle joins", "Dr Hessa bint Rashid spoke.", []string{"Hessa=PERSON crf sure", "Rashid=PERSON crf sure"}, "Hessa bint Rashid=PERSON"},
		{"the ministry is one of many", "the Russian Foreign Ministry said", []string{"Russian Foreign Ministry=ORGANIZATION crf sure", "Russian=NATIONALITY gazetteer fair RU", "Foreign Ministry=ORGANIZATION gazetteer fair"}, "Russian=NATIONALITY|Foreign Ministry=ORGANIZATION"},
		{"two names around administered", "in Indian-administered Kashmir today", []string{"Indian-administered Kashmir=LOCATION crf sure", "Indian=NATIONALITY gazetteer fair IN", "Kashmir=LOCATION gazetteer fair"}, "Indian=NATIONALITY|Kashmir=LOCATION"},
		{"an agreement is no organisation", "under the Lisbon Framework Agreement signed", []string{"Lisbon=CITY crf sure"}, "Lisbon Framework Agreement=MISC"},
		{"a code before a weapon", "buys F-16 jets", nil, "F-16=MISC"},
		{"short forms", "the Gulf Energy Forum met. The Forum agreed.", []string{"Gulf Energy Forum=ORGANIZATION crf sure"}, "Gulf Energy Forum=ORGANIZATION|Forum=ORGANIZATION"},
		{"halves of Korea", "North Korea fired. Then the North fired again.", []string{"North Korea=COUNTRY gazetteer sure KP"}, "North Korea=COUNTRY|North=COUNTRY"},
		{"acronyms go with their long form", "the Indus Waters Treaty (IWT) failed. The IWT failed.", []string{"Indus Waters Treaty=MISC crf sure", "IWT=ORGANIZATION crf fair"}, "Indus Waters Treaty=MISC|IWT=MISC|IWT=MISC"},
		{"surnames", "Ersin Tatar spoke. Tatar refused.", []string{"Ersin Tatar=PERSON crf sure", "Tatar#2=NATIONALITY crf fair"}, "Ersin Tatar=PERSON|Tatar=PERSON"},
		{"lines of capitals", "MARINA BOLT QUITS\nThe minister Marina Bolt said so.", []string{"Marina Bolt=PERSON crf sure"}, "MARINA BOLT=PERSON|Marina Bolt=PERSON"},
		{"what an apposition says", "Kouilou Potash, a Canadian company, said Kouilou Potash lost.", []string{"Kouilou Potash=PERSON crf fair", "Kouilou Potash#2=PERSON crf fair", "Canadian=NATIONALITY gazetteer sure CA n"}, "Kouilou Potash=ORGANIZATION|Canadian=NATIONALITY|Kouilou Potash=ORGANIZATION"},
		{"or does not", "Ali Rao, a city official, spoke.", []string{"Ali Rao=PERSON crf fair"}, "Ali Rao=PERSON"},
		{"money is no nation", "It paid 250 million Dutch guilders.", []string{"Dutch=NATIONALITY gazetteer sure NL"}, ""},
		{"nor is an organisation", "It paid 6.25 BTC.", []string{"BTC=ORGANIZATION crf sure"}, ""},
		{"short forms of common nouns", "the exclusive economic zone (EEZ) grew. The EEZ is rich.", []string{"EEZ=ORGANIZATION crf sure"}, ""},
		{"organs of a state", "the Kyrgyz Border Service said", []string{"Kyrgyz Border Service=ORGANIZATION crf sure", "Kyrgyz=NATIONALITY gazetteer sure KG"}, "Kyrgyz=NATIONALITY|Border Service=ORGANIZATION"},
		{"a body before a title", "European Council President Ann Rao left.", []string{"European Council=ORGANIZATION gazetteer sure EU org:ec", "Council President=TITLE crf sure", "Ann Rao=PERSON crf sure"}, "European Council=ORGANIZATION|President=TITLE|Ann Rao=PERSON"},
		{"territories are no states", "He flew to Hong Kong.", []string{"Hong Kong=COUNTRY gazetteer sure HK"}, "Hong Kong=LOCATION"},
		{"oil where barrels are counted", "Prices of Brent rose to $70 a barrel.", []string{"Brent=PERSON crf fair", "Brent=MISC gazetteer fair"}, "Brent=MISC"},
		{"but not where a person bears the name", "Ann Brent sold a barrel. Then Brent left.", []string{"Ann Brent=PERSON crf sure", "Brent#2=PERSON crf fair", "Brent#2=MISC gazetteer fair"}, "Ann Brent=PERSON|Brent=PERSON"},
		{"no name at all", "He saw the film In and the tanker The left.", nil, ""},
		{"states win", "Spain won the cup.", []string{"Spain=COUNTRY gazetteer sure ES"}, "Spain=COUNTRY"},
		{"courts of towns", "The Kilis criminal court ruled.", []string{"Kilis=CITY gazetteer sure TR"}, "Kilis criminal court=ORGANIZATION"},
		{"what a table knows whole", "the Syrian Arab Army left", []string{"Syrian=NATIONALITY crf sure", "Arab=NATIONALITY crf sure", "Army=ORGANIZATION crf sure", "Syrian Arab Army=ORGANIZATION gazetteer sure SY org:saa"}, "Syrian Arab Army=ORGANIZATION"},
		{"but a state and its organ", "the U.S. Treasury Department said", []string{"U.S.=COUNTRY gazetteer sure US country:US", "Treasury Department=ORGANIZATION gazetteer sure US org:t", "U.S. Treasury Department=ORGANIZATION gazetteer sure US org:t"}, "U.S.=COUNTRY|Treasury Department=ORGANIZATION"},
		{"halves that a tagger takes for a town", "North Korea fired. Then the North fired again.", []string{"North Korea=COUNTRY gazetteer sure KP", "North#2=CITY crf weak"}, "North Korea=COUNTRY|North=COUNTRY"},
		{"capitals that name nothing", "Spending on R&D rose.", []string{"R&D=ORGANIZATION crf sure"}, ""},
		{"offices of the country", "Sam Rao, the country's prime minister, left.", []string{"Sam Rao=PERSON crf sure", "prime minister=TITLE gazetteer fair"}, "Sam Rao=PERSON|prime minister=TITLE"},
		{"a state behind its town", "He lived in Athens, Georgia.", []string{"Athens=CITY gazetteer sure US", "Georgia=COUNTRY gazetteer fair GE", "Georgia=STATE_OR_PROVINCE gazetteer weak US"}, "Athens=CITY|Georgia=STATE_OR_PROVINCE"},
		{"a state by its people", "Georgian voters chose. Georgia was the surprise.", []string{"Georgian=NATIONALITY gazetteer sure GE k", "Georgia#2=STATE_OR_PROVINCE gazetteer fair US p", "Georgia#2=COUNTRY gazetteer weak GE c"}, "Georgian=NATIONALITY|Georgia=COUNTRY"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(chosen(t, propose(t, c.text, c.candidates...)), "|"); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// Every candidate has a verdict, and the kept ones are the mentions.
func TestExplain(t *testing.T) {
	d := propose(t, "They condemned Pyongyang and Reading.", "Pyongyang=ORGANIZATION crf fair", "Pyongyang=CITY gazetteer sure", "Reading=CITY gazetteer weak")
	chosen(t, d)
	for _, v := range Explain(d) {
		if want := v.By == table && v.Type == extract.City && d.Slice(v.Span) == "Pyongyang"; v.Kept != want || v.Why == "" {
			t.Errorf("%s %s by %s: kept %v, why %q", d.Slice(v.Span), v.Type, v.By, v.Kept, v.Why)
		}
	}
}

func TestMinScore(t *testing.T) {
	d := propose(t, "Oslo and Bergen", "Oslo=CITY crf sure", "Bergen=CITY crf fair")
	if err := Stage(Options{MinScore: 0.9}).Run(context.Background(), d); err != nil || len(d.Mentions) != 1 {
		t.Errorf("%v, %d mentions of one above the score", err, len(d.Mentions))
	}
}
