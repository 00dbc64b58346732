package figure

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

// describe writes a figure as the tables below have it: the span, the type, the
// value (lo..hi for a range, >=5 and <=5 for bounds), the unit, ~ if approximate,
// + or - for a change. Calendar figures are left out.
func describe(text string) []string {
	var out []string
	for _, f := range Find(text, "") {
		switch f.Type {
		case extract.Date, extract.Time, extract.Duration:
			continue
		}
		v := f.Value
		switch {
		case f.Value == "" && f.High == "":
			v = f.Low + ".."
		case f.Value == "":
			v = f.Low + ".." + f.High
		case f.Low == "":
			v = "<=" + v
		case f.High == "":
			v = ">=" + v
		}
		if f.Approx {
			v = "~" + v
		}
		s := fmt.Sprintf("%s|%s %s %s", text[f.Start:f.End], f.Type, v, f.Unit)
		switch f.Change {
		case "rise":
			s += " +"
		case "fall":
			s += " -"
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

type table []struct {
	text string
	want []string
}

func (tt table) run(t *testing.T) {
	t.Helper()
	for _, c := range tt {
		got := describe(c.text)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	table{
		{"They counted 1,234.5 and 1.234.567,8 and 1.234,5 and .08.", []string{"1,234.5|NUMBER 1234.5", "1.234.567,8|NUMBER 1234567.8", "1.234,5|NUMBER 1234.5", ".08|NUMBER 0.08"}},
		{"Some 816 000 came, then 1 414 021 100.", []string{"816 000|NUMBER ~816000", "1 414 021 100|NUMBER 1414021100"}},
		{"The list has 1,20,000 of them and 12,34,567.89.", []string{"1,20,000|NUMBER 120000", "12,34,567.89|NUMBER 1234567.89"}},
		{"The total is three lakh crore, then 2.5 lakh.", []string{"three lakh crore|NUMBER 3000000000000", "2.5 lakh|NUMBER 250000"}},
		{"Three hundred and thirty one; two hundred and two thousand; fifty-two; twenty two hundred.",
			[]string{"Three hundred and thirty one|NUMBER 331", "two hundred and two thousand|NUMBER 202000", "fifty-two|NUMBER 52", "twenty two hundred|NUMBER 2200"}},
		{"It grew from 5 million to 6 million and 3 million.", []string{"5 million|NUMBER 5000000", "6 million|NUMBER 6000000", "3 million|NUMBER 3000000"}},
		{"It has 12k, 3.4mn, 2bn, 1.2 trillion, 7MM.", []string{"12k|NUMBER 12000", "3.4mn|NUMBER 3400000", "2bn|NUMBER 2000000000", "1.2 trillion|NUMBER 1200000000000", "7MM|NUMBER 7000000"}},
		{"Minus five point five, then -4 and 1e6, 1.3x10^6.", []string{"Minus five point five|NUMBER -5.5", "-4|NUMBER -4", "1e6|NUMBER 1000000", "1.3x10^6|NUMBER 1300000"}},
		{"A dozen, two dozen, half a dozen, a hundred.", []string{"A dozen|NUMBER 12", "two dozen|NUMBER 24", "half a dozen|NUMBER 6", "a hundred|NUMBER 100"}},
		{"Half a million, two and a half million, a quarter of a million, one million and a half.",
			[]string{"Half a million|NUMBER 500000", "two and a half million|NUMBER 2500000", "a quarter of a million|NUMBER 250000", "one million and a half|NUMBER 1500000"}},
		{"Several hundred came, and a few thousand more.", nil},
	}.run(t)
}

func TestFractions(t *testing.T) {
	table{
		{"A third of it, two-thirds, four fifths, one in five, nine out of ten, ¾ and 1/4.", []string{"A third|NUMBER 0.3333 fraction", "two-thirds|NUMBER 0.6667 fraction",
			"four fifths|NUMBER 0.8 fraction", "one in five|NUMBER 0.2 fraction", "nine out of ten|NUMBER 0.9 fraction", "¾|NUMBER 0.75 fraction", "1/4|NUMBER 0.25 fraction"}},
		{"Half of the exports and more than half were lost.", []string{"Half|NUMBER 0.5 fraction", "half|NUMBER >=0.5 fraction"}},
		{"The northern half of the island, the second half, a half-time talk.", []string{"second|ORDINAL 2"}},
		{"A third term for a third man.", []string{"third|ORDINAL 3", "third|ORDINAL 3"}},
		{"It walked two and a half miles and 10 1/2 km.", []string{"two and a half miles|QUANTITY 2.5 mile", "10 1/2 km|QUANTITY 10.5 km"}},
	}.run(t)
}

func TestMoney(t *testing.T) {
	table{
		{"It paid $245bn, USD34.6 million, US$4.7 billion and €882m.", []string{"$245bn|MONEY 245000000000 USD", "USD34.6 million|MONEY 34600000 USD", "US$4.7 billion|MONEY 4700000000 USD", "€882m|MONEY 882000000 EUR"}},
		{"It cost Rs 4,500 crore, Rs. 300 and ₹5 lakh.", []string{"Rs 4,500 crore|MONEY 45000000000 INR", "Rs. 300|MONEY 300 INR", "₹5 lakh|MONEY 500000 INR"}},
		{"In Pakistan the tax brought Rs 198 billion.", []string{"Rs 198 billion|MONEY 198000000000 PKR"}},
		{"Tickets cost JD3, then JD 5; a dollar buys 26.4 ZiG and Bt35.", []string{"JD3|MONEY 3 JOD", "JD 5|MONEY 5 JOD", "26.4 ZiG|MONEY 26.4 ZWG", "Bt35|MONEY 35 THB"}},
		{"Brent fell 40 cents to $66.15, then rose to $64.53 a barrel.", []string{"40 cents|MONEY 0.4 USD -", "$66.15|MONEY 66.15 USD", "$64.53 a barrel|MONEY 64.53 USD/barrel"}},
		{"The fare is €1 a week, $15.4/hour or £5 per person.", []string{"€1 a week|MONEY 1 EUR/week", "$15.4/hour|MONEY 15.4 USD/hour", "£5 per person|MONEY 5 GBP/person"}},
		{"She had 3 dollars 50 cents, five pounds sterling and 990,000 rials in Tehran.", []string{"3 dollars 50 cents|MONEY 3.5 USD", "five pounds sterling|MONEY 5 GBP", "990,000 rials|MONEY 990000 IRR"}},
		{"Norway gave 100,000 kroner, Denmark 36bn kroner.", []string{"100,000 kroner|MONEY 100000 NOK", "36bn kroner|MONEY 36000000000 DKK"}},
		{"About 20 million Swiss francs, 100 million Hong Kong dollars, 1bn CFA francs in Chad, 30 MUSD.", []string{"20 million Swiss francs|MONEY ~20000000 CHF",
			"100 million Hong Kong dollars|MONEY 100000000 HKD", "1bn CFA francs|MONEY 1000000000 XAF", "30 MUSD|MONEY 30000000 USD"}},
		{"It weighs 25 pounds and was sold for 25 pounds.", []string{"25 pounds|QUANTITY 25 pound", "25 pounds|MONEY 25 GBP"}},
		{"The fine was 500 pounds in Egypt.", []string{"500 pounds|MONEY 500 EGP"}},
		{"A loss of ($99.99) was booked.", []string{"($99.99)|MONEY -99.99 USD"}},
		{"They paid 570 yuan ($90) per tonne.", []string{"570 yuan|MONEY 570 CNY", "$90|MONEY 90 USD"}},
		{"ALL 5 of us TRY 10 times.", []string{"5|NUMBER 5", "10 times|QUANTITY 10 time"}},
	}.run(t)
}

func TestRanges(t *testing.T) {
	table{
		{"It falls between 10% and 15%, or 25 to 50 basis points.", []string{"between 10% and 15%|PERCENT 10..15 percent -", "25 to 50 basis points|QUANTITY 25..50 basis_point"}},
		{"It needs $3-4bn, €50m-€60m, $50-55 a barrel.", []string{"$3-4bn|MONEY 3000000000..4000000000 USD", "€50m-€60m|MONEY 50000000..60000000 EUR", "$50-55 a barrel|MONEY 50..55 USD/barrel"}},
		{"It costs 22-24 cents per gallon, as low as $101 a barrel earlier.", []string{"22-24 cents per gallon|MONEY 0.22..0.24 USD/gallon", "$101 a barrel|MONEY >=101 USD/barrel"}},
		{"It rose from 3% to 5%.", []string{"3%|PERCENT 3 percent", "5%|PERCENT 5 percent"}},
		{"It fell $2 to $43.25.", []string{"$2|MONEY 2 USD -", "$43.25|MONEY 43.25 USD"}},
		{"Temperatures ranged from -18 °C to -34 °C.", []string{"-18 °C to -34 °C|QUANTITY -34..-18 degree_celsius"}},
		{"An 8- to 16-metre wall for two or three villages.", []string{"8- to 16-metre|QUANTITY 8..16 metre", "two or three villages|QUANTITY 2..3 village"}},
		{"By 188 votes to six they agreed.", []string{"188 votes|QUANTITY 188 vote", "six|NUMBER 6 vote"}},
	}.run(t)
}

func TestBounds(t *testing.T) {
	table{
		{"More than 300 men, at least 12 dead, over 50 jets, 20 or more ships.", []string{"300 men|QUANTITY >=300 man", "12|NUMBER >=12", "50 jets|QUANTITY >=50 jet", "20|NUMBER >=20"}},
		{"Up to 40 men, less than 5%, no more than 30 km, as many as 7 cars.", []string{"40 men|QUANTITY <=40 man", "5%|PERCENT <=5 percent", "30 km|QUANTITY <=30 km", "7 cars|QUANTITY <=7 car"}},
		{"No fewer than 9 ships and nearly 10 planes, about 7 or so.", []string{"9 ships|QUANTITY >=9 ship", "10 planes|QUANTITY ~10 plane", "7|NUMBER ~7"}},
		{"Tens of thousands of refugees and hundreds of millions of dollars.", []string{"Tens of thousands of refugees|QUANTITY ~20000.. refugee", "hundreds of millions of dollars|MONEY ~200000000.. USD"}},
		{"Hundreds of people, dozens of men.", nil},
	}.run(t)
}

func TestChange(t *testing.T) {
	table{
		{"Trade dipped by 8% after a 5% rise.", []string{"8%|PERCENT 8 percent -", "5%|PERCENT 5 percent +"}},
		{"A cut of 25 basis points left shares 3% lower and oil up 2%.", []string{"25 basis points|QUANTITY 25 basis_point -", "3%|PERCENT 3 percent -", "2%|PERCENT 2 percent +"}},
		{"Growth above 9% makes up 40% of it.", []string{"9%|PERCENT >=9 percent", "40%|PERCENT 40 percent"}},
	}.run(t)
}

func TestQuantities(t *testing.T) {
	table{
		{"OPEC added 547,000 bpd, 2.3 million barrels per day, 10mb/d.", []string{"547,000 bpd|QUANTITY 547000 barrel/day +", "2.3 million barrels per day|QUANTITY 2300000 barrel/day", "10mb/d|QUANTITY 10000000 barrel/day"}},
		{"It ships 142 million tonnes a year over 1,340 km at 120km/h.", []string{"142 million tonnes a year|QUANTITY 142000000 tonne/year", "1,340 km|QUANTITY >=1340 km", "120km/h|QUANTITY 120 km/hour"}},
		{"They own 440.9kg, 12 sq km, 5 feet 2 inches, 45C.", []string{"440.9kg|QUANTITY 440.9 kg", "12 sq km|QUANTITY 12 km2", "5 feet 2 inches|QUANTITY 5.1667 foot", "45C|QUANTITY 45 degree_celsius"}},
		{"Police, 620,000 people and 18,000 troops met 40 F-16 jets, two fighter squadrons.",
			[]string{"620,000 people|QUANTITY 620000 person", "18,000 troops|QUANTITY 18000 troop", "40|NUMBER 40 jet", "two|NUMBER 2 squadron"}},
		{"More than 300 South Koreans and 19 of the 35 members, six Balkan capitals.", []string{"300|NUMBER >=300 person", "19|NUMBER 19 member", "35 members|QUANTITY 35 member", "six|NUMBER 6 capital"}},
		{"A 12-member panel, a 40-page report, a 27-kilometre ring.", []string{"12-member|QUANTITY 12 member", "40-page|QUANTITY 40 page", "27-kilometre|QUANTITY 27 kilometre"}},
		{"Seen by 14m people, then by 9m.", []string{"14m people|QUANTITY 14000000 person", "9m|NUMBER 9000000"}},
		{"A 10m wall stood 100m away.", []string{"10m|QUANTITY 10 m", "100m|QUANTITY 100 m"}},
		{"A quarter-point cut, 0.5 percentage points, 25bps.", []string{"quarter-point|QUANTITY 0.25 percentage_point -", "0.5 percentage points|QUANTITY 0.5 percentage_point", "25bps|QUANTITY 25 basis_point"}},
	}.run(t)
}

func TestNotFigures(t *testing.T) {
	for _, text := range []string{
		"The F-16, the S-400 and COVID-19 at the G7 and the G20.",
		"A Boeing 737 landed near No. 10 as Channel 4 read Article 5.",
		"Call +971 2 555 0100 or 020-7946-0018 now.",
		"They won 2-1 and lost 3-4 in the World War Two film.",
		"See www.example.org/2/3 or mail a1@b2.example, page 12.",
		"No one saw the two countries, one of them big.",
		"Version 2.0.1 runs on 10.0.0.1 with 3D and 5G.",
		"The third-biggest state held the Second World War in mind.",
		"Book a first-class seat at first.",
		"The two met both of them one day.",
	} {
		if got := describe(text); len(got) > 0 {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestOrdinals(t *testing.T) {
	table{
		{"The 28th member, the twenty-first and one hundred twenty-fifth man.", []string{"28th|ORDINAL 28", "twenty-first|ORDINAL 21", "one hundred twenty-fifth|ORDINAL 125"}},
		{"It was her first visit, the third in a row.", []string{"first|ORDINAL 1", "third|ORDINAL 3"}},
	}.run(t)
}

func TestDollarsOfTheDocument(t *testing.T) {
	local := "Canada's budget grew. Canada will spend $5 million, the Canadian minister said."
	if got := Find(local, ""); got[0].Unit != "CAD" {
		t.Errorf("only Canada: %s, want CAD", got[0].Unit)
	}
	if got := Find(local+" It is £3 million.", ""); got[0].Unit != "USD" {
		t.Errorf("several currencies: %s, want USD", got[0].Unit)
	}
	o := Options{Countries: func(*extract.Document) []string { return []string{"AU"} }}
	if got := o.Find("It cost $5 million.", ""); got[0].Unit != "AUD" {
		t.Errorf("option: %s, want AUD", got[0].Unit)
	}
}

func TestLoose(t *testing.T) {
	text := "One of the two bought No. 10 and a 737."
	if got := Find(text, ""); len(got) > 0 {
		t.Errorf("strict: %v", got)
	}
	var got []string
	for _, f := range (Options{Loose: true}).Find(text, "") {
		got = append(got, f.Value)
	}
	if strings.Join(got, " ") != "1 2 10 737" {
		t.Errorf("loose: %q", got)
	}
}

func TestLookup(t *testing.T) {
	for _, u := range units {
		if math.IsNaN(u.Factor) || u.Factor <= 0 {
			t.Errorf("%s: factor %v", u.Name, u.Factor)
		}
		if v, ok := Lookup(u.Name); !ok || v != u {
			t.Errorf("Lookup(%q) = %v, %v", u.Name, v, ok)
		}
	}
	for _, c := range []struct {
		name, base string
		factor     float64
	}{
		{"km", "m", 1000}, {"kilometres", "m", 1000}, {"Miles", "m", 1609.344}, {"barrel/day", "m3/s", 0.158987294928 / 86400},
		{"km/hour", "m/s", 1000.0 / 3600}, {"tonne/year", "kg/s", 1000 / 31556952.0}, {"basis_point", "1", 0.0001}, {"MW", "W", 1e6},
	} {
		u, ok := Lookup(c.name)
		if !ok || u.Base != c.base || math.Abs(u.Factor-c.factor) > 1e-9*c.factor {
			t.Errorf("Lookup(%q) = %+v, want %v %s", c.name, u, c.factor, c.base)
		}
	}
	if u, ok := Lookup("soldiers of fortune"); ok {
		t.Errorf("found %+v", u)
	}
}

// isoCodes are the active codes of ISO 4217 for money, funds and metals apart.
const isoCodes = `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST
XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`

func TestCurrencyCodes(t *testing.T) {
	for _, code := range strings.Fields(isoCodes) {
		if !currencies.code[code] {
			t.Errorf("%s is not in the table", code)
			continue
		}
		if got := Find("It cost "+code+" 5 million.", ""); len(got) != 1 || got[0].Unit != code || got[0].Value != "5000000" {
			t.Errorf("%s before the amount: %+v", code, got)
		}
	}
	for form, m := range symbols {
		for _, c := range m.codes {
			if !currencies.code[c] {
				t.Errorf("symbol %s stands for unknown %s", form, c)
			}
		}
	}
}

// Names of currencies, with the code each stands for.
const currencyNames = `AED UAE dirhams;AFN afghanis;ALL Albanian lek;AMD Armenian drams;AOA Angolan kwanza;ARS Argentine pesos;AUD Australian dollars;AWG Aruban florins
AZN Azerbaijani manat;BBD Barbadian dollars;BDT Bangladeshi taka;BGN Bulgarian leva;BHD Bahraini dinars;BIF Burundian francs;BND Brunei dollars;BOB bolivianos
BRL Brazilian reais;BSD Bahamian dollars;BTN Bhutanese ngultrum;BWP Botswana pula;BYN Belarusian rubles;BZD Belize dollars;CAD Canadian dollars;CDF Congolese francs
CHF Swiss francs;CLP Chilean pesos;CNY Chinese yuan;COP Colombian pesos;CRC Costa Rican colones;CUP Cuban pesos;CZK Czech koruna;DJF Djibouti francs
DKK Danish kroner;DOP Dominican pesos;DZD Algerian dinars;EGP Egyptian pounds;ETB Ethiopian birr;EUR euros;FJD Fijian dollars;GBP British pounds;GBP pounds sterling
GEL Georgian lari;GHS Ghanaian cedis;GMD Gambian dalasis;GNF Guinean francs;GTQ Guatemalan quetzals;GYD Guyanese dollars;HKD Hong Kong dollars;HNL Honduran lempiras
HTG Haitian gourdes;HUF Hungarian forints;IDR Indonesian rupiah;ILS Israeli shekels;INR Indian rupees;IQD Iraqi dinars;IRR Iranian rials;ISK Icelandic kronur
JMD Jamaican dollars;JOD Jordanian dinars;JPY Japanese yen;KES Kenyan shillings;KGS Kyrgyz som;KHR Cambodian riels;KPW North Korean won;KRW South Korean won
KWD Kuwaiti dinars;KZT Kazakh tenge;LAK Lao kip;LBP Lebanese pounds;LKR Sri Lankan rupees;LRD Liberian dollars;LSL Lesotho maloti;LYD Libyan dinars;MAD Moroccan dirhams
MDL Moldovan lei;MGA Malagasy ariary;MKD Macedonian denars;MMK Myanmar kyat;MNT Mongolian tugriks;MOP Macau patacas;MRU Mauritanian ouguiya;MUR Mauritian rupees
MVR Maldivian rufiyaa;MWK Malawian kwacha;MXN Mexican pesos;MYR Malaysian ringgit;MZN Mozambican meticais;NAD Namibian dollars;NGN Nigerian naira;NIO Nicaraguan cordobas
NOK Norwegian kroner;NPR Nepalese rupees;NZD New Zealand dollars;OMR Omani rials;PAB Panamanian balboas;PEN Peruvian soles;PGK Papua New Guinea kina;PHP Philippine pesos
PKR Pakistani rupees;PLN Polish zlotys;PYG Paraguayan guaranies;QAR Qatari riyals;RON Romanian lei;RSD Serbian dinars;RUB Russian rubles;RUB Russian roubles;RWF Rwandan francs
SAR Saudi riyals;SBD Solomon Islands dollars;SCR Seychelles rupees;SDG Sudanese pounds;SEK Swedish kronor;SGD Singapore dollars;SOS Somali shillings;SSP South Sudanese pounds
SYP Syrian pounds;SZL Swazi emalangeni;THB Thai baht;TJS Tajik somoni;TMT Turkmen manat;TND Tunisian dinars;TOP Tongan paanga;TRY Turkish lira;TTD Trinidad dollars
TWD Taiwan dollars;TZS Tanzanian shillings;UAH Ukrainian hryvnias;UGX Ugandan shillings;USD US dollars;USD U.S. dollars;USD American dollars;UYU Uruguayan pesos;UZS Uzbek som
VES Venezuelan bolivars;VND Vietnamese dong;VUV Vanuatu vatu;WST Samoan tala;XAF CFA francs in Chad;XCD East Caribbean dollars;XOF CFA francs in Mali;YER Yemeni rials
ZAR South African rand;ZMW Zambian kwacha;ZWG Zimbabwean dollars`

func TestCurrencyNames(t *testing.T) {
	for _, c := range strings.FieldsFunc(currencyNames, func(r rune) bool { return r == ';' || r == '\n' }) {
		code, name, _ := strings.Cut(c, " ")
		text := "It cost 5 million " + name + "."
		name, _, _ = strings.Cut(name, " in ")
		got := Find(text, "")
		if len(got) != 1 || got[0].Unit != code || got[0].Value != "5000000" || text[got[0].Start:got[0].End] != "5 million "+name {
			t.Errorf("%s: %+v", c, got)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		d    decimal
		want string
	}{
		{decimal{}, "0"}, {decimal{coef: 1200, exp: -2}, "12"}, {decimal{coef: 5, exp: -3, neg: true}, "-0.005"}, {decimal{coef: 245, exp: 9}, "245000000000"},
		{decimal{coef: 1, den: 3}, "0.3333"}, {decimal{coef: 2, den: 3}, "0.6667"}, {decimal{coef: 1, den: 8}, "0.125"}, {decimal{coef: 2, den: 3, exp: 6}, "666666.6667"},
		{decimal{coef: 1, den: 1000000}, "0.000001"}, {decimal{coef: 1, den: 64}, "0.0156"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("%+v = %s, want %s", c.d, got, c.want)
		}
	}
	if _, ok := whole(math.MaxUint64).times(2); ok {
		t.Error("overflow not seen")
	}
	if !(decimal{coef: 1, den: 3}).less(decimal{coef: 4, exp: -1}) || (decimal{coef: 5, neg: true}).less(decimal{coef: 6, neg: true}) {
		t.Error("wrong order")
	}
}

var plainDecimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$`)

// checkLaws tests what holds for the figures of any text.
func checkLaws(t *testing.T, text string) {
	t.Helper()
	d := document(t, text)
	if err := Stage(Options{}).Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	end := 0
	for _, f := range d.Figures {
		if f.Start < end || f.End <= f.Start || f.End > len(text) {
			t.Fatalf("span %v after %d in %d bytes", f.Span, end, len(text))
		}
		end = f.End
		if f.First >= f.Last || d.Tokens[f.First].End <= f.Start || d.Tokens[f.Last-1].Start >= f.End ||
			d.Tokens[f.First].Start > f.Start && f.First > 0 && d.Tokens[f.First-1].End > f.Start || d.Tokens[f.Last-1].End < f.End {
			t.Fatalf("tokens %d to %d do not cover %v", f.First, f.Last, f.Span)
		}
		if f.Rule == "" {
			t.Fatalf("%q has no rule", text[f.Start:f.End])
		}
		for _, v := range []string{f.Value, f.Low, f.High} {
			if v != "" && !plainDecimal.MatchString(v) {
				t.Fatalf("%q: value %q", text[f.Start:f.End], v)
			}
		}
	}
}

func TestLaws(t *testing.T) {
	for _, text := range []string{prose, strings.Repeat("1,", 999), strings.Repeat("million ", 99), strings.Repeat("twenty-", 99), strings.Repeat("$-", 99),
		"between between 3 and and 4", "½½½ of ½", "one and a and a half", "99999999999999999999 1e99 1/0 0/0", "- - -5 -", "a a a third third"} {
		checkLaws(t, text)
	}
}

// The same text gives the same figures, whatever was read before with the stage.
func TestNoMemory(t *testing.T) {
	stage := Stage(Options{})
	var want []extract.Figure
	for i, text := range []string{prose, "In India it cost Rs 5 and £3.", prose} {
		d := document(t, text)
		if err := stage.Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			want = d.Figures
		} else if i == 2 && fmt.Sprint(d.Figures) != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", d.Figures, want)
		}
	}
}

func FuzzFigures(f *testing.F) {
	for _, s := range []string{prose, "$3-4bn", "between -1/2 and ¾ of $ 5 a b", "Rs. 4,500 crore", "2.48×10−5", "one hundred and twenty-first", "tens of thousands of \xff", "1.1 1.1 .100.0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkLaws(t, strings.ToValidUTF8(text, "?")) })
}

func ExampleFind() {
	for _, f := range Find("Trade hit a record $245bn in 2024, but volumes have dipped by 8% since January.", "") {
		fmt.Println(strings.Join(strings.Fields(fmt.Sprint(f.Type, " ", f.Value, " ", f.Unit, " ", f.Change)), " "))
	}
	// Output:
	// MONEY 245000000000 USD
	// DATE
	// PERCENT 8 percent fall
	// DATE
}
