package measure

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/figure"
	"github.com/entente-nlp/entente/extract/token"
)

// types of names in the tests: [Wipro/O] is an organisation.
var nameTypes = map[string]extract.Type{
	"O": extract.Organization, "C": extract.Country, "N": extract.Nationality, "P": extract.Person,
	"L": extract.City, "M": extract.Misc, "T": extract.Title,
}

// document reads a text with its names marked. The same name is the same entity; a
// key after "=" joins others.
func document(t testing.TB, marked string) *extract.Document {
	t.Helper()
	d := &extract.Document{ID: "test"}
	var text strings.Builder
	entity := map[string]int{}
	for {
		before, rest, ok := strings.Cut(marked, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		mark, rest, _ := strings.Cut(rest, "]")
		marked = rest
		surface, kind, _ := strings.Cut(mark, "/")
		kind, key, joined := strings.Cut(kind, "=")
		if !joined {
			key = surface
		}
		e, known := entity[key]
		if !known {
			e = len(d.Entities)
			entity[key] = e
			d.Entities = append(d.Entities, extract.Entity{Key: key, Name: key, Type: nameTypes[kind]})
		}
		d.Entities[e].Mentions = append(d.Entities[e].Mentions, len(d.Mentions))
		d.Mentions = append(d.Mentions, extract.Mention{Span: extract.Span{Start: text.Len(), End: text.Len() + len(surface)}, Type: nameTypes[kind]})
		text.WriteString(surface)
	}
	d.Text = text.String()
	d.Blocks = []extract.Block{{Span: extract.Span{End: len(d.Text)}}}
	for _, s := range []extract.Stage{token.Stage(), figure.Stage(figure.Options{}), Stage()} {
		if err := s.Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// show writes a measure as the tables expect it: figure, concept, change, entities,
// date.
func show(d *extract.Document, m extract.Measure) string {
	var names []string
	for _, e := range m.Entities {
		names = append(names, d.Entities[e].Name)
	}
	date := ""
	if m.Date >= 0 {
		date = d.Slice(d.Figures[m.Date].Span)
	}
	return strings.Join([]string{d.Slice(d.Figures[m.Figure].Span), m.Concept, m.Change, strings.Join(names, ", "), date}, " | ")
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // figure | concept | change | entities | date
	}{
		{"[Tolmac/O], a [Danish/N] dairy group, has reported a 60% rise in profit.", []string{"60% | profit | rise | Tolmac, Danish | "}},
		{"Sales at [Tolmac/O] fell 12% to $4.5bn in 2004.", []string{"12% | Sales at Tolmac | fall | Tolmac | 2004", "$4.5bn | Sales at Tolmac | fall | Tolmac | 2004"}},
		{"[Tolmac/O] said its net profit had not risen 5% as forecast.", []string{"5% | net profit |  | Tolmac | "}},
		{"Losses at [Tolmac/O] narrowed to $3m from $9m a year earlier.", []string{"$3m | Losses at Tolmac | fall | Tolmac | ", "$9m | Losses at Tolmac |  | Tolmac | a year earlier"}},
		{"Exports of [Kenya/C] stood at $6bn in 2023, up from $5bn in 2022.", []string{"$6bn | Exports of Kenya |  | Kenya | 2023", "$5bn | Exports of Kenya |  | Kenya | 2022"}},
		{"Inflation in [Turkey/C] was 61%, compared with 44% a year earlier.", []string{"61% | Inflation in Turkey |  | Turkey | ", "44% | Inflation in Turkey |  | Turkey | a year earlier"}},
		{"[Ruritania/C]'s exports rose 5%, imports fell 3% and output grew 2%.", []string{"5% | Ruritania's exports | rise | Ruritania | ", "3% | imports | fall | Ruritania | ", "2% | output | rise | Ruritania | "}},
		{"Exports of [Chad/C] and [Mali/C] rose 5% and 3% respectively.", []string{"5% | Exports of Chad and Mali | rise | Chad | ", "3% | Exports of Chad and Mali | rise | Mali | "}},
		{"[Tolmac/O] and [Vexon/O] fell 4% and 6%, respectively.", []string{"4% | Tolmac and Vexon | fall | Tolmac | ", "6% | Tolmac and Vexon | fall | Vexon | "}},
		{"Half the population of [Malawi/C] has no power.", []string{"Half | population of Malawi |  | Malawi | "}},
		{"34 per cent of [India/C]'s crude imports came from [Russia/C].", []string{"34 per cent | India's crude imports |  | India, Russia | "}},
		{"Nine of the 15 members of the [Security Council/O] backed the draft.", []string{"Nine | members |  | Security Council | ", "15 members | members of the Security Council |  | Security Council | "}},
		{"Of the 40 banks in [Latvia/C], 12% failed the test.", []string{"40 banks | banks |  | Latvia | ", "12% | banks |  | Latvia | "}},
		{"[Donald Trump/P] imposed 50% tariffs on [India/C].", []string{"50% | tariffs on India |  | India, Donald Trump | "}},
		{"[Brazil/C] faces tariffs of 40 percent on steel.", []string{"40 percent | tariffs |  | Brazil | "}},
		{"The growth plan for [Kosovo/C] is worth €6bn (£5.2bn).", []string{"€6bn | growth plan for Kosovo |  | Kosovo | ", "£5.2bn | growth plan for Kosovo |  | Kosovo | "}},
		{"[Orlex/O] bought a 22% stake in [Wembo/O].", []string{"22% | stake in Wembo |  | Wembo, Orlex | "}},
		{"[Orlex/O] raised its stake in [Wembo/O] to 29.9% from 22% last month.", []string{"29.9% | stake in Wembo | rise | Wembo, Orlex | ", "22% | stake in Wembo |  | Wembo, Orlex | last month"}},
		{"[Tolmac/O] will pay $339m for the unit of [Vexon/O].", []string{"$339m | pay for the unit of Vexon |  | Vexon, Tolmac | "}},
		{"[Norway/C] has pledged $1bn in aid to [Ukraine/C].", []string{"$1bn | aid to Ukraine |  | Ukraine, Norway | "}},
		{"[Vexon/O] invested $5bn in wind farms in [Chile/C] in 2022.", []string{"$5bn | wind farms in Chile |  | Chile, Vexon | 2022"}},
		{"[Brussels/L] fined [Vexon/O] €300m for fixing prices.", []string{"€300m | fined |  | Brussels, Vexon | "}},
		{"[Orlex/O] sold the refinery for $90m in March.", []string{"$90m | refinery |  | Orlex | March"}},
		{"[Brent/M] closed at $64.53 a barrel on Friday, down 8 per cent.", []string{"$64.53 a barrel | Brent |  | Brent | Friday", "8 per cent | Brent | fall | Brent | Friday"}},
		{"[Brent/M] crude slipped 40 cents to $66.15.", []string{"40 cents | Brent crude | fall | Brent | ", "$66.15 | Brent crude | fall | Brent | "}},
		{"Shares in [Tolmac/O] were up 64 pence, or 6%, at 1130p on Thursday.", []string{"64 pence | Shares in Tolmac | rise | Tolmac | Thursday", "6% | Shares in Tolmac | rise | Tolmac | Thursday", "1130p | Shares in Tolmac |  | Tolmac | Thursday"}},
		{"[OPEC/O] expects demand to grow by 1.3 million barrels per day in 2025.", []string{"1.3 million barrels per day | demand | rise | OPEC | 2025"}},
		{"[Iraq/C] pumped 4.2 million barrels per day in May.", []string{"4.2 million barrels per day | pumped |  | Iraq | May"}},
		{"[Saudi Arabia/C] cut its output by 500,000 barrels per day.", []string{"500,000 barrels per day | output | fall | Saudi Arabia | "}},
		{"The [Bank of Canada/O] cut its key rate by 25 basis points to 2.5 percent on Wednesday.", []string{"25 basis points | key rate | fall | Bank of Canada | Wednesday", "2.5 percent | key rate | fall | Bank of Canada | Wednesday"}},
		{"The [Bank of Canada/O] is expected to raise its rate to 3%.", []string{"3% | rate | rise | Bank of Canada | "}},
		{"The jobless rate in [Spain/C] fell to a record low of 10.5%.", []string{"10.5% | jobless rate in Spain | fall | Spain | "}},
		{"After hitting a record high of $245bn in 2024, trade with [China/C] has dipped by 8%.", []string{"$245bn | trade with China |  | China | 2024", "8% | trade with China | fall | China | 2024"}},
		{"[Jaish/O] killed at least 30 soldiers in [Mali/C] in June.", []string{"30 soldiers | soldiers killed |  | Jaish, Mali | June"}},
		{"At least 26 people were killed and 48 wounded in [Lahore/L].", []string{"26 people | people killed |  | Lahore | ", "48 | people wounded |  | Lahore | "}},
		{"[General Motors/O] cut 750 jobs in [Oshawa/L].", []string{"750 jobs | jobs cut | fall | General Motors, Oshawa | "}},
		{"[Turkey/C] keeps about 35,000 troops in [Cyprus/C].", []string{"35,000 troops | troops |  | Turkey, Cyprus | "}},
		{"[Germany/C] sent 17 tanks to [Ukraine/C].", []string{"17 tanks | tanks sent |  | Germany, Ukraine | "}},
		{"About 12,000 people attended the rally in [Minsk/L].", []string{"12,000 people | people |  | Minsk | "}},
		{"[Finland/C]'s border with [Russia/C] runs for 1,340 km.", []string{"1,340 km | Finland's border with Russia |  | Finland, Russia | "}},
		{"The missiles fired by [North Korea/C] flew about 380 km.", []string{"380 km | missiles flew |  | North Korea | "}},
		{"[Iran/C] holds 440.9kg of uranium enriched to 60%.", []string{"440.9kg | uranium |  | Iran | ", "60% | uranium enriched |  | Iran | "}},
		{"[Peter Knight/P], 53, leads the union.", []string{"53 | age |  | Peter Knight | "}},
		{"[Anna Holm/P], who is 24, was arrested in [Oslo/L].", []string{"24 | age |  | Anna Holm | "}},
		{"The 48-year-old [Abu Mukhtar/P] lives in [Idlib/L].", []string{"48-year-old | age |  | Abu Mukhtar | "}},
		{"A 48-year-old man was arrested in [Oslo/L].", []string{}},
		{"The crossings with [Iran/C] have been shut for eight days.", []string{"eight days | crossings shut |  | Iran | "}},
		{"The talks between [Egypt/C] and [Sudan/C] lasted three hours.", []string{"three hours | talks between Egypt and Sudan |  | Egypt, Sudan | "}},
		{"[Oman/C] hosted an 11-day exercise.", []string{"11-day | exercise |  | Oman | "}},
		{"[Oman/C] left the club two weeks after the vote.", []string{}},
		{"The [IEA/O] says [Iraq/C] produced 5% less oil.", []string{"5% | oil | fall | Iraq | "}},
		{"[Reuters/O] said [Tolmac/O] had lost 18% of its value.", []string{"18% | value | fall | Tolmac | "}},
		{"Unemployment in [Greece/C] fell by 2%, while inflation in [Italy/C] rose by 1%.", []string{"2% | Unemployment in Greece | fall | Greece | ", "1% | inflation in Italy | rise | Italy | "}},
		{"[Ford/O], which sold 5 percent more pickups in [Canada/C], declined to comment.", []string{"5 percent | pickups in Canada | rise | Canada, Ford | "}},
		{"[Ford/O]'s plant, which had 5,100 workers in 2019, has closed.", []string{"5,100 workers | workers |  | Ford | 2019"}},
		{"[Vexon/O] had been forecast to lose $4m.", []string{"$4m | lose |  | Vexon | "}},
		{"[Tolmac/O]: $150bn over five years.", []string{"$150bn |  |  | Tolmac | ", "five years |  |  | Tolmac | "}},
		{"[Tolmac/O] has done well. Its sales rose 4% in May.", []string{"4% | sales | rise | Tolmac | May"}},
		{"[Tolmac/O] has done well. The company's profit fell to $3m.", []string{"$3m | company's profit | fall | Tolmac | "}},
		{"[Kenya/C]'s growth accelerated to 5.6% in the fourth quarter from 4%.", []string{"5.6% | Kenya's growth | rise | Kenya | fourth quarter", "4% | Kenya's growth |  | Kenya | "}},
		{"Imports from [Peru/C] doubled to $4bn between January and June.", []string{"$4bn | Imports from Peru | rise | Peru | between January and June"}},
		{"[Spain/C] plans to spend 2% of gross domestic product on defence.", []string{"2% | gross domestic product on defence |  | Spain | "}},
		{"[Malta/C] is a country of 520,000 people.", []string{"520,000 people | people |  | Malta | "}},
		{"The price of [Brent/M] rose from $60 to $65.", []string{"$60 | price of Brent |  | Brent | ", "$65 | price of Brent | rise | Brent | "}},
		{"[Vexon/O] forecast sales of $3bn for 2026.", []string{"$3bn | sales |  | Vexon | 2026"}},
		{"[Vexon/O] missed its target by $20m.", []string{"$20m | target |  | Vexon | "}},
		{"Investors in [Vexon/O] expect an 8% return.", []string{"8% | return |  | Vexon | "}},
		{"[Hungary/C]'s parliament voted by 188 votes to six for the bill.", []string{"188 votes | votes |  | Hungary | ", "six | votes |  | Hungary | "}},
		{"Wages in [Poland/C] are 9% higher than in 2020.", []string{"9% | Wages in Poland | rise | Poland | "}},
		{"Six [Balkan/N] capitals were on the tour of [Ann Lee/P].", []string{"Six | Balkan capitals |  | Balkan, Ann Lee | "}},
		{"Police in [Georgia/C] detained 300 [South Koreans/N].", []string{"300 | South Koreans detained |  | South Koreans, Georgia | "}},
		{"[Vexon/O] shed 3.4% after the news, the steepest drop since 2019.", []string{"3.4% | Vexon | fall | Vexon | "}},
		{"Traffic through [Suez/L] has more than halved to 20 ships a day.", []string{"20 ships a day | Traffic through Suez | fall | Suez | "}},
		{"The economy of [Ghana/C] shrank 0.3% in the three months to June, against growth of 1% in the first quarter.", []string{"0.3% | economy of Ghana | fall | Ghana | three months to June", "1% | economy of Ghana | rise | Ghana | first quarter"}},
		{"[Chile/C] exported copper worth $40bn to [China/C] last year.", []string{"$40bn | copper |  | Chile, China | last year"}},
		{"The dollar fell 0.2% against the yen of [Japan/C].", []string{"0.2% | dollar | fall | Japan | "}},
		{"Turnout in [Serbia/C] reached 58.7%.", []string{"58.7% | Turnout in Serbia |  | Serbia | "}},
		{"Most of the 569 jobs in [Guam/L] were lost, 34% of them at [Vexon/O].", []string{"569 jobs | jobs |  | Guam | ", "34% | jobs |  | Guam, Vexon | "}},
		{"The minister announced the provision of a €400m loan to [Alitalia/O].", []string{"€400m | loan to Alitalia |  | Alitalia | "}},
		{"[Vexon/O] was trading 8% higher at $12.", []string{"8% | Vexon | rise | Vexon | ", "$12 | Vexon | rise | Vexon | "}},
		{"Three-quarters said [Ann Lee/P] was right.", []string{}},
		{"Of 1,981 voters in [Malta/C], 39% opposed the plan.", []string{"1,981 voters | voters |  | Malta | ", "39% | voters |  | Malta | "}},
		{"[Chad/C] will need $40m, according to the [World Bank/O].", []string{"$40m | need |  | Chad | "}},
		{"The [IMF/O], a lender of last resort, said [Chad/C]'s debt was 40% of output.", []string{"40% | output |  | Chad | "}},
		{"Prices in [Cuba/C] have almost doubled to 60 pesos.", []string{"60 pesos | Prices in Cuba | rise | Cuba | "}},
		{"A bomb in [Basra/L] went off, killing about a dozen people.", []string{"a dozen people | people killed |  | Basra | "}},
		{"[Ann Lee/P] has died of cancer aged 44.", []string{"44 | age |  | Ann Lee | "}},
		{"The [Bank of Chad/O] may raise rates from their current 4.75%.", []string{"4.75% | rates |  | Bank of Chad | "}},
		{"[Samoa/C] set up five committees.", []string{"five committees | committees |  | Samoa | "}},
		{"Output in [Chad/C] rose 8% last year, compared with a 3% slide in imports.", []string{"8% | Output in Chad | rise | Chad | last year", "3% | imports | fall | Chad | "}},
		{"The [Bank of Chad/O] left its rate unchanged at 2% on Thursday.", []string{"2% | rate |  | Bank of Chad | Thursday"}},
		{"Inventories in [Cushing/L], the hub for [US/C] crude, fell another 163,000 barrels.", []string{"163,000 barrels | Inventories in Cushing | fall | Cushing | "}},
		{"The November contract for [Brent/M] settled up 0.36% at $102 on Thursday.", []string{"0.36% | November contract for Brent | rise | Brent | Thursday", "$102 | November contract for Brent |  | Brent | Thursday"}},
	} {
		d := document(t, c.text)
		var got []string
		for _, m := range d.Measures {
			got = append(got, show(d, m))
		}
		if g, w := strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"); g != w {
			t.Errorf("%s\n got\t%s\nwant\t%s", c.text, g, w)
		}
	}
}

// The rule that read a measure is told by name.
func TestRules(t *testing.T) {
	for _, c := range []struct{ text, rule string }{
		{"Exports of [Kenya/C] rose 12%.", "subject+clause"},
		{"[Kenya/C] raised output by 12%.", "verb-object+clause"},
		{"[Kenya/C] imposed tariffs of 12%.", "noun-of+clause"},
		{"[Kenya/C] saw a 12% rise in exports.", "figure-change+clause"},
		{"[Vexon/O] has a 12% stake in the mine.", "attributive+clause"},
		{"Rain cost [Kenya/C] 12% of its maize.", "figure-of+clause"},
		{"[Kenya/C] released 12 prisoners.", "counted+clause"},
		{"[Vexon/O] spent $12m on the port.", "paid+clause"},
		{"[Ann Lee/P], 54, resigned.", "age"},
		{"[Vexon/O] has done well. Its sales rose 4%.", "subject+anaphor"},
	} {
		d := document(t, c.text)
		if len(d.Measures) != 1 || d.Measures[0].Rule != c.rule {
			t.Errorf("%s: got %+v, want rule %s", c.text, d.Measures, c.rule)
		}
	}
}

// check tests the laws of the layer: indices point at what is there, spans lie inside
// their sentence, a figure is measured once, and the order is that of the figures.
func check(t *testing.T, d *extract.Document) {
	t.Helper()
	last := -1
	for _, m := range d.Measures {
		if m.Figure <= last || m.Figure >= len(d.Figures) {
			t.Fatalf("figure %d after %d of %d", m.Figure, last, len(d.Figures))
		}
		last = m.Figure
		if m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
			t.Fatalf("sentence %d of %d", m.Sentence, len(d.Sentences))
		}
		s := d.Sentences[m.Sentence].Span
		if !s.Contains(d.Figures[m.Figure].Span) {
			t.Fatalf("figure %q outside its sentence %q", d.Slice(d.Figures[m.Figure].Span), d.Slice(s))
		}
		if m.Concept != "" && (m.Len() <= 0 || !s.Contains(m.Span)) {
			t.Fatalf("concept %q at %v outside its sentence %q", m.Concept, m.Span, d.Slice(s))
		}
		if m.Concept == "" && m.Len() != 0 {
			t.Fatalf("no concept at %v", m.Span)
		}
		if m.Change != "" && m.Change != rise && m.Change != fall {
			t.Fatalf("change %q", m.Change)
		}
		if m.Date < -1 || m.Date >= len(d.Figures) || m.Date >= 0 && d.Figures[m.Date].Type != extract.Date && d.Figures[m.Date].Type != extract.Time {
			t.Fatalf("date %d", m.Date)
		}
		seen := map[int]bool{}
		for _, e := range m.Entities {
			if e < 0 || e >= len(d.Entities) || seen[e] {
				t.Fatalf("entities %v of %d", m.Entities, len(d.Entities))
			}
			seen[e] = true
		}
		if m.Rule == "" {
			t.Fatal("no rule")
		}
	}
}

func FuzzMeasure(f *testing.F) {
	f.Add("Exports of [Chad/C] and [Mali/C] rose 5% and 3% respectively, from 4% (2%).")
	f.Add("[A/P], 53, of the 40 of 50% of of $4bn ) ( to (£5.2bn; €3m) - by , up from")
	f.Add("23 soldiers-and over-200 worth $5 ' 's ’ had “been 12 killed")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "[") > 50 || !strings.Contains(text, " ") || len(text) > 2000 {
			return
		}
		for mark := range strings.SplitSeq(text, "[") { // names without a token would break the contract of the layer
			if name, _, _ := strings.Cut(mark, "/"); strings.TrimSpace(name) != name || name == "" {
				return
			}
		}
		check(t, document(t, strings.ToValidUTF8(text, "?")))
	})
}

// A sentence without end takes no more time per byte than a short one.
func TestLinear(t *testing.T) {
	for _, part := range []string{"5% ", "rose 5% and ", "of 5% of the oil, ", "(", "$5 (", "a b c ", "million "} {
		d := document(t, "[Chad/C] "+strings.Repeat(part, 20000))
		check(t, d)
	}
}

func Example() {
	d := &extract.Document{Text: "Kenya's exports fell 12% to $6bn in 2023."}
	d.Blocks = []extract.Block{{Span: extract.Span{End: len(d.Text)}}}
	d.Mentions = []extract.Mention{{Span: extract.Span{End: 5}, Type: extract.Country}}
	d.Entities = []extract.Entity{{Key: "country:KE", Name: "Kenya", Mentions: []int{0}}}
	for _, s := range []extract.Stage{token.Stage(), figure.Stage(figure.Options{}), Stage()} {
		if err := s.Run(context.Background(), d); err != nil {
			fmt.Println(err)
		}
	}
	for _, m := range d.Measures {
		fmt.Printf("%s: %s, %s, of %s, in %s\n", d.Slice(d.Figures[m.Figure].Span), m.Concept, m.Change, d.Entities[m.Entities[0]].Name, d.Slice(d.Figures[m.Date].Span))
	}
	// Output:
	// 12%: Kenya's exports, fall, of Kenya, in 2023
	// $6bn: Kenya's exports, fall, of Kenya, in 2023
}

func BenchmarkMeasure(b *testing.B) {
	var text strings.Builder
	for range 50 {
		text.WriteString("Sales at [Tolmac/O] fell 12% to $4.5bn in 2004, from $5.1bn a year earlier, the company said. ")
		text.WriteString("[Donald Trump/P] imposed 50% tariffs on steel from [India/C], and [Norway/C] pledged $1bn in aid. ")
		text.WriteString("The weather in the north was fair and nobody in [Oslo/L] said much of it to those who asked. ")
		text.WriteString("A bomb killed at least 30 soldiers in [Mali/C] in June. ")
	}
	d := document(b, text.String())
	stage := Stage()
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		d.Measures = d.Measures[:0]
		if err := stage.Run(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
}
