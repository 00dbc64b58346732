package calendar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

// show writes a figure as "text=value".
func show(d *extract.Document, f extract.Figure) string {
	s := d.Slice(f.Span) + "="
	switch f.Type {
	case extract.Duration:
		switch {
		case f.Value == "":
			s += f.Low + ".." + f.High
		case f.Low == "":
			s += "<" + f.Value
		case f.High == "":
			s += ">" + f.Value
		default:
			s += f.Value
		}
		s += " " + f.Unit
		if f.Approx {
			s = "~" + s
		}
	case extract.Time:
		s += "T" + f.When.ISO
	default:
		s += f.When.ISO
	}
	return s
}

func figures(t testing.TB, text, date string, o Options) string {
	d := read(t, text, date, o)
	var out []string
	for _, f := range d.Figures {
		out = append(out, show(d, f))
	}
	return strings.Join(out, "; ")
}

// Sentences are of our own making. The anchor, where there is one, is Monday 20
// October 2025.
func TestStrict(t *testing.T) {
	const monday = "2025-10-20"
	for _, c := range []struct{ anchor, text, want string }{
		// Absolute days.
		{"", "They met on 3 September 2025.", "3 September 2025=2025-09-03"},
		{"", "They met on September 3rd, 2025, in Oslo.", "September 3rd, 2025=2025-09-03"},
		{"", "They met on Sept. 3.", "Sept. 3=XXXX-09-03"},
		{"", "It fell on the 4th of July of 1995.", "4th of July of 1995=1995-07-04"},
		{"", "He died on 2025-09-03.", "2025-09-03=2025-09-03"},
		{"", "On Tuesday, Aug 12, they left.", "Tuesday, Aug 12=XXXX-08-12"},
		{"", "It is due on Saturday 12 March.", "Saturday 12 March=XXXX-03-12"},
		{"", "Signed on 05-Aug-2016 and 23/Sep/2020.", "05-Aug-2016=2016-08-05; 23/Sep/2020=2020-09-23"},
		{"", "There is no 31 June and no February 30.", "June=XXXX-06"},
		{"", "Filed on 25/12/2024.", "25/12/2024=2024-12-25"},
		{"", "Filed on 03/09/2025. The colour of the centre was grey on 3 May.", "03/09/2025=2025-09-03; 3 May=XXXX-05-03"},
		{"", "Filed on 03/09/2025, the color was gray on May 3.", "03/09/2025=2025-03-09; May 3=XXXX-05-03"},
		{monday, "He flew in on Oct 14 and will be back on 14 November.", "Oct 14=2025-10-14; 14 November=2025-11-14"},
		{monday, "It opened on 25 December.", "25 December=2024-12-25"},
		{"", "Talks ran from 6 to 9 January.", "6 to 9 January=XXXX-01-06/XXXX-01-09"},
		{"", "Talks are on September 3-5 and 14–15 May 2026.", "September 3-5=XXXX-09-03/XXXX-09-05; 14–15 May 2026=2026-05-14/2026-05-15"},
		{"", "The polls are on 18 and 19 June.", "18=XXXX-06-18; 19 June=XXXX-06-19"},
		{"", "Shows are on June 24 and 25; June 24 and 25 people.", "June 24=XXXX-06-24; 25=XXXX-06-25; June 24=XXXX-06-24"},
		{"", "The Christmas tree moved from 4/1 to 5/2, with Jamie Noon.", ""},
		{"", "It ran Sept 28-Oct 2, 2025.", "Sept 28-Oct 2, 2025=2025-09-28/2025-10-02"},
		// Years.
		{"", "In 2024 trade fell; the 2015 deal held.", "2024=2024; 2015=2015"},
		{"", "About 2024 people and 2,024 cows left at 2000 GMT.", "2000 GMT=T20:00"},
		{"", "It cost $2000 and 2020 euros; call 555-2014.", ""},
		{"", "The empire fell in 1453.", "1453=1453"},
		{"", "He won Euro 2004 on Windows 2000.", ""},
		{"", "Exports grew between 2010 and 2015.", "between 2010 and 2015=2010/2015"},
		{"", "In 2007 it said it would shrink by the middle of the century, or the end of the year.", "2007=2007; middle of the century=20XX; end of the year=2007"},
		{"", "Cuts are due between now and 2035.", "between now and 2035=../2035"},
		{monday, "It opens in five years' time.", "five years' time=2030"},
		{"", "The war of 1914-18 and the 2012-13 season.", "1914-18=1914/1918; 2012-13=2012/2013"},
		{"", "In 2024/25 the harvest failed.", "2024/25=2024/2025"},
		{"", "He ruled from 2003 to 2008; the vote was moved from March to May.", "2003=2003; 2008=2008; March=XXXX-03; May=XXXX-05"},
		{"", "In fiscal 2025 and in FY24, and the financial year 2024-25.", "fiscal 2025=2025; FY24=2024; financial year 2024-25=2024/2025"},
		{"", "The 1990s, the '60s, the mid-1980s and the early 1970s.", "1990s=199X; '60s=196X; mid-1980s=198X; early 1970s=197X"},
		{"", "He is in his 60s, in his late 70s.", ""},
		{"", "In the 21st century and a 19th-century house.", "21st century=20XX; 19th-century=18XX"},
		{"", "Old buildings (1738), kings (1704 – 1787), in 1687 and 1689; from 2000 - 2050; a 2000 year old town.",
			"1738=1738; 1704 – 1787=1704/1787; 1687=1687; 1689=1689; 2000 - 2050=2000/2050; 2000 year=2000 year"},
		{monday, "By year end, since 9/11 and 8-May-2006; twenty-five years; Twenty-five years ago.", "year end=2025; 9/11=2001-09-11; 8-May-2006=2006-05-08; twenty-five years=25 year; Twenty-five years ago=2000"},
		// Months, quarters, seasons.
		{"", "In May it may rain; Mrs May will march in March.", "May=XXXX-05; March=XXXX-03"},
		{"", "Theresa May said on Sunday that May would lose.", "Sunday=XXXX-WXX-7"},
		{"", "June Smith read the Sun, not on Sat.", "Sat=XXXX-WXX-6"},
		{"", "In June 2012 and, since December, 2021, never.", "June 2012=2012-06; December, 2021=2021-12"},
		{"", "The January-March period and April to June.", "January-March=XXXX-01/XXXX-03; April to June=XXXX-04/XXXX-06"},
		{"", "Nov-Feb 2017 was mild.", "Nov-Feb 2017=2016-11/2017-02"},
		{monday, "It has been shut since April, and by December it will open.", "April=2025-04; December=2025-12"},
		{"", "Envoys left in January 2022, troops that August.", "January 2022=2022-01; August=2022-08"},
		{"", "Envoys left in 2021. Troops stayed. They left that May.", "2021=2021; May=2021-05"},
		{monday, "Joined last April; in October last year it left.", "last April=2025-04; October last year=2024-10"},
		{"", "Profit rose in the third quarter of 2015, in Q3 2025 and in 2017 Q1.", "third quarter of 2015=2015-Q3; Q3 2025=2025-Q3; 2017 Q1=2017-Q1"},
		{monday, "The second-quarter loss grew in the second half of the year.", "second-quarter=2025-Q2; second half of the year=2025-H2"},
		{"", "He scored in the second half.", ""},
		{"", "Sales fell in the first half, the company said.", "first half=XXXX-H1"},
		{"", "In the summer of 1942, in summer 2022 and in the winter of 2010/11.", "summer of 1942=1942-SU; summer 2022=2022-SU; winter of 2010/11=2010-WI"},
		{"", "The three months to September, the week ended March 7.", "three months to September=; week ended March 7="},
		{monday, "The first three months of 2016 and the second week of March 2021.", "first three months of 2016=2016-01-01/2016-03-31; second week of March 2021=2021-W10"},
		{"", "By the end of 2005, since early 2003.", "end of 2005=2005; early 2003=2003"},
		// Relative days.
		{monday, "He said on Sunday that he will meet them on Wednesday.", "Sunday=2025-10-19; Wednesday=2025-10-22"},
		{monday, "They met on Thursday, and will visit Rome next Tuesday.", "Thursday=2025-10-16; next Tuesday=2025-10-28"},
		{monday, "She left yesterday, today is calm, tomorrow is not.", "yesterday=2025-10-19; today=2025-10-20; tomorrow=2025-10-21"},
		{"", "Last week, next month and this year.", "Last week=; next month=; this year="},
		{monday, "Last week, next month, this year and last weekend.", "Last week=2025-W42; next month=2025-11; this year=2025; last weekend=2025-W42-WE"},
		{monday, "It began 20 years ago and ended two weeks ago.", "20 years ago=2005; two weeks ago=2025-10-06"},
		{"", "It rose to 77 in 2024 from a year earlier.", "2024=2024; a year earlier=2023"},
		{"", "The profit of the third quarter of 2024 was 8% up on a year earlier.", "third quarter of 2024=2024-Q3; a year earlier=2023-Q3"},
		{"", "In the last three months of 2004, less than a year earlier.", "last three months of 2004=2004-10-01/2004-12-31; a year earlier=2003-10-01/2003-12-31"},
		{"", "Out in June 2024, a month later than planned.", "June 2024=2024-06; a month later=2024-07"},
		{"", "On the weekend of 27-28 November; Are You Lonesome Tonight.", "weekend of 27-28 November=XXXX-11-27/XXXX-11-28"},
		{"", "He signed on January 25, 2024; a day later it was law.", "January 25, 2024=2024-01-25; a day later=2024-01-26"},
		{monday, "Over the past five years and in the next two decades.", "past five years=2020-10-20/2025-10-20; next two decades=2030-01-01/2049-12-31"},
		{monday, "Down on the same month last year.", "same month last year=2024-10"},
		{monday, "Tuesday of next week, on Monday next week.", "Tuesday of next week=2025-10-28; Monday next week=2025-10-27"},
		{"", "He told the BBC's Today programme today.", "today="},
		{"", "The year-ago quarter; by year's end; Q1FY26 and FY2025-26.", "year-ago=; year's end=; Q1FY26=2026-Q1; FY2025-26=2025/2026"},
		{"", "The Sunday Times, the Mail on Sunday, Bloody Sunday, the Good Friday Agreement.", ""},
		{"", "Trump said Thursday in London Friday.", "Thursday=XXXX-WXX-4; Friday=XXXX-WXX-5"},
		{"", "In the mid-'90s, the late '60s, the late-1990s, post-2015 order.", "mid-'90s=199X; late '60s=196X; late-1990s=199X; 2015=2015"},
		{"", "Resolution 1973, resolution 2012, they killed 2000 villagers.", ""},
		{"", "Updated 11:42 AM EST, Mon March 3, 2025; Tue 4 Mar 2025 10.15 GMT; 2025-03-04T10.",
			"11:42 AM EST=T11:42; Mon March 3, 2025=2025-03-03; Tue 4 Mar 2025=2025-03-04; 10.15 GMT=T10:15; 2025-03-04T10=2025-03-04"},
		// Named days.
		{"2018-12-22", "Christmas came early; on Good Friday it snowed.", "Christmas=2018-12-25; Good Friday=2018-03-30"},
		{"", "On New Year's Eve 2004 and on Labor Day.", "New Year's Eve 2004=2004-12-31; Labor Day="},
		{"", "New York is ready for Ramadan.", "Ramadan="},
		// Times.
		{"", "At 10am, 10:30 p.m., 1530 GMT, 17.42 BST and 5 o'clock.", "10am=T10:00; 10:30 p.m.=T22:30; 1530 GMT=T15:30; 17.42 BST=T17:42; 5 o'clock=T05:00"},
		{"", "From noon to midnight, overnight and tonight.", "noon=T12:00; midnight=T00:00; overnight=T; tonight=T"},
		{"", "Open 9am-5pm. They won 3:2 and 10-4, version 17.42.", "9am-5pm=T09:00/17:00"},
		{"", "Between 2 and 4 p.m., from 9am to 5pm, between 10:30 and noon.", "Between 2 and 4 p.m.=T14:00/16:00; 9am to 5pm=T09:00/17:00; noon=T12:00"},
		{"", "Three hours ago, an hour later.", "Three hours ago=T; an hour later=T"},
		{monday, "On Sunday night, this morning.", "Sunday night=T2025-10-19; this morning=T2025-10-20"},
		// Durations.
		{"", "A four-day visit, an 11-day drill, a three-and-a-half-year term.", "four-day=4 day; 11-day=11 day; three-and-a-half-year=3.5 year"},
		{"", "Two weeks after the vote they talked for three hours.", "Two weeks=2 week; three hours=3 hour"},
		{"", "For a year and a half, half an hour, 2½ years, 1-1/2 years.", "a year and a half=1.5 year; half an hour=0.5 hour; 2½ years=2.5 year; 1-1/2 years=1.5 year"},
		{"", "Between two and three years, 18 to 24 months, 5-10 years.", "Between two and three years=2..3 year; 18 to 24 months=18..24 month; 5-10 years=5..10 year"},
		{"", "More than four years, less than 24 hours, up to 90 days, nearly a decade.", "four years=>4 year; 24 hours=<24 hour; 90 days=<90 day; ~a decade=1 decade"},
		{"", "It took two hours and 15 minutes, 2 years 3 months.", "two hours and 15 minutes=135 minute; 2 years 3 months=27 month"},
		{"", "A day after the vote, at least a year, half the year, half year results.", "A day=1 day; a year=>1 year"},
		{"", "A fortnight in jail; 65 million years; a 40-year-old.", "65 million years=65000000 year; 40-year-old=40 year"},
		{"", "Six days a week after school, a night after work, the rise to 58 last month.", "Six days=6 day; last month="},
		{"", "$60 a day, once a week, 142 tonnes a year, one day, hours after.", ""},
		{"", "A second term, the second man, in recent months, decades of war.", ""},
		{"", "the 80th anniversary of the 28th member", ""},
	} {
		if got := figures(t, c.text, c.anchor, Options{}); got != c.want {
			t.Errorf("%s %s\n got %s\nwant %s", c.anchor, c.text, got, c.want)
		}
	}
}

func TestLoose(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We leave in two weeks, for a few days.", "two weeks=2025-11-03; a few days=3 day"},
		{"From March to May it is shut.", "March to May=2025-03/2025-05"},
		{"Between now and November 15th.", "Between now and November 15th=2025-10-20/2025-11-15"},
		{"Two days after Christmas, all week.", "Two days after Christmas=2025-12-27; all week=1 week"},
		{"The next 4 business days, week 31 of 2027.", "next 4 business days=2025-10-21/2025-10-24; week 31 of 2027=2027-W31"},
		{"January twenty five nineteen eighty six", "January twenty five nineteen eighty six=1986-01-25"},
	} {
		if got := figures(t, c.text, "2025-10-20", Options{Loose: true}); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestAnchorOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"LISBON, Portugal, 5 October 2025 – The forum today welcomed it.", "2025-10-05"},
		{"A headline\nBy Ann Author\n3 September 2025\nTen years ago it began.", "2025-09-03"},
		{"THE HERALD | E-Paper | October 20, 2025\nNews", "2025-10-20"},
		{"Published on 3 September 2025\nNews of the day", "2025-09-03"},
		{"TOKYO, Aug. 23 (Wire) — The leaders met.", ""},
		{"The pact must be reviewed by July 1, 2026, they said.", ""},
		{"He was born on 4 May 1950 and died young.", ""},
		{"The war began on 24 February 2022 (a Thursday) and went on.", ""},
	} {
		if got := AnchorOf(read(t, c.text, "", Options{})).Date; got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if got := AnchorOf(read(t, "x", "2024-02-30", Options{})).Date; got != "" {
		t.Errorf("a date that does not exist is an anchor: %q", got)
	}
}

// Words such as early choose days of a period and leave its ISO form.
func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		"early 2015": "2015 2015-01-01..2015-04-30", "mid-2015": "2015 2015-05-01..2015-08-31", "late 2015": "2015 2015-09-01..2015-12-31",
		"early June 2015": "2015-06 2015-06-01..2015-06-15", "mid-June 2015": "2015-06 2015-06-10..2015-06-20", "late June 2015": "2015-06 2015-06-16..2015-06-30",
		"the end of 2015": "2015 2015-12-01..2015-12-31", "the start of June 2015": "2015-06 2015-06-01..2015-06-10",
		"the early 1990s": "199X 1990-01-01..1992-12-31", "the mid-1990s": "199X 1993-01-01..1996-12-31", "the late 1990s": "199X 1997-01-01..1999-12-31",
		"earlier this month": "2015-05 2015-05-01..2015-05-20", "later this month": "2015-05 2015-05-20..2015-05-31",
	} {
		d := read(t, "It was in "+text+".", "2015-05-20", Options{})
		if len(d.Figures) != 1 {
			t.Errorf("%s: %d figures", text, len(d.Figures))
		} else if w := d.Figures[0].When; w.ISO+" "+w.From+".."+w.To != want {
			t.Errorf("%s: %+v, want %s", text, w, want)
		}
	}
}

func TestDay(t *testing.T) {
	for y := 1896; y <= 2104; y += 3 {
		for m := 1; m <= 12; m++ {
			for d := 1; d <= daysIn(y, m); d++ {
				a, b, c := civil(y, m, d).date()
				if a != y || b != m || c != d {
					t.Fatalf("%d-%d-%d comes back as %d-%d-%d", y, m, d, a, b, c)
				}
			}
		}
	}
	for s, want := range map[string]string{"2025-01-01": "2025-W01", "2021-01-03": "2020-W53", "2018-12-31": "2019-W01"} {
		if d, _ := parseDay(s); weekISO(d) != want {
			t.Errorf("%s is in %s, want %s", s, weekISO(d), want)
		}
	}
	for y, want := range map[int]string{2018: "2018-04-01", 2019: "2019-04-21", 2025: "2025-04-20"} {
		if got := easter(y).String(); got != want {
			t.Errorf("Easter %d is %s, want %s", y, got, want)
		}
	}
	if got := civil(2024, 3, 31).addMonths(-1).String(); got != "2024-02-29" {
		t.Error(got)
	}
}

// laws checks what must hold of any text.
func laws(t testing.TB, text, date string, o Options) {
	d := read(t, text, date, o)
	end := 0
	sentence := 0
	for _, f := range d.Figures {
		for f.First >= d.Sentences[sentence].Last {
			sentence++
		}
		s := d.Sentences[sentence]
		switch {
		case f.First < s.First || f.Last > s.Last || f.First >= f.Last:
			t.Fatalf("%q: tokens %d-%d outside sentence %d-%d", text, f.First, f.Last, s.First, s.Last)
		case f.Start < end:
			t.Fatalf("%q: overlap at %d", text, f.Start)
		case d.Tokens[f.First].Start != f.Start || d.Tokens[f.Last-1].End != f.End:
			t.Fatalf("%q: span %v is not that of its tokens", text, f.Span)
		case f.Rule == "":
			t.Fatalf("%q: no rule", text)
		}
		end = f.End
		if f.Type == extract.Duration {
			if f.Unit == "" || f.Low == "" && f.High == "" || f.When != (extract.Moment{}) {
				t.Fatalf("%q: %+v", text, f)
			}
			continue
		}
		w := f.When
		from, a := parseDay(w.From)
		to, b := parseDay(w.To)
		if (w.From != "") != a || (w.To != "") != b || a != b || a && from > to {
			t.Fatalf("%q: %+v", text, w)
		}
		if f.Value != "" || f.Unit != "" || w.Granularity == "" {
			t.Fatalf("%q: %+v", text, f)
		}
	}
}

var seeds = []string{
	"On 3 September 2025 and 03/09/2025, 2024-25, Q3 2025, the 1990s, in May.",
	"Between 2010 and 2015, from 6 to 9 January, last week, next Tuesday, two weeks ago, a year earlier.",
	"10:30 p.m., 1530 GMT, 17.42 BST, noon, 9am-5pm, overnight; four-day, 1-1/2 years, half an hour and a half.",
	"the first three months of the last week of the end of the first quarter of the 21st century of 9999",
	"99999999999999 years ago, 9999 centuries later, past 9999 decades, 0 BC, the 0th of May, 31/31/3131",
	"twenty twenty twenty-one-and-a-half-year-old-long hundred million billion months to date",
	"’60s ½ hour 2½ – – 3-4-5 /// 12/12/12/12 Jan/3 Dec-2018 FY24 sy18 w/c",
	"week 53 of 2027, the year before last, the day after tomorrow, late early mid-mid-July, end of the end of May",
}

func TestLaws(t *testing.T) {
	for _, s := range seeds {
		for _, date := range []string{"", "2024-02-29", "0001-01-01", "9999-12-31", "rubbish"} {
			laws(t, s, date, Options{})
			laws(t, s, date, Options{Loose: true})
		}
	}
}

// Any number of goroutines read the same.
func TestConcurrent(t *testing.T) {
	text := strings.Join(seeds, "\n")
	want := figures(t, text, "2025-10-20", Options{})
	done := make(chan string)
	for range 8 {
		go func() { done <- figures(t, text, "2025-10-20", Options{}) }()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "2025-10-20")
		f.Add(strings.ToUpper(s), "")
	}
	f.Add("last wk 00yr earlier", "0002-10-20")
	f.Fuzz(func(t *testing.T, text, date string) {
		laws(t, text, date, Options{})
		laws(t, text, date, Options{Loose: true})
	})
}

func ExampleAppend() {
	text := "Exports rose in the third quarter, the ministry said on Friday after an 11-day strike."
	d := document(text, "2025-10-20")
	for _, f := range (Options{}).Append(nil, d, 0, AnchorOf(d)) {
		fmt.Printf("%s %q %s\n", f.Type, d.Slice(f.Span), strings.TrimSpace(f.When.ISO+f.Value+" "+f.Unit))
	}
	// Output:
	// DATE "third quarter" 2025-Q3
	// DATE "Friday" 2025-10-17
	// DURATION "11-day" 11 day
}

// prose is running news text of our own, repeated by the benchmarks.
const running = `The finance ministry said on Tuesday that exports had fallen for the third month in a row, by 8% since January,
as buyers in Europe turned to other suppliers. Officials from both governments met for three hours in the capital last week
and agreed to hold another round of talks before the end of the year, although neither side expects a deal. "We have waited
for ten years," one negotiator said. "We can wait for two more." The pact, signed on 4 May 2015, covers trade in steel, grain
and machinery, and must be renewed by the parliaments of all its members. Opposition leaders called the plan a gift to the
large companies that have paid for the campaign of the president, who took office in 2022 and faces an election next spring.
`

func benchmark(b *testing.B, text string) {
	d := read(b, text, "2025-10-20", Options{})
	a := AnchorOf(d)
	out := make([]extract.Figure, 0, len(d.Figures)+1)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		out = out[:0]
		for i := range d.Sentences {
			out = Options{}.Append(out, d, i, a)
		}
	}
}

func BenchmarkAppend(b *testing.B) { benchmark(b, strings.Repeat(running, 100)) }

// Inputs made to be slow must not be so.
func BenchmarkHostile(b *testing.B) {
	for _, s := range []string{"1 ", "12/12 ", "03/04/2025 ", "million million ", "the end of ", "between ", "late early ", "2024-", "May ", "first ", "last ", "week to "} {
		b.Run(strings.TrimSpace(s), func(b *testing.B) { benchmark(b, strings.Repeat(s, 100_000/len(s))) })
	}
}

func BenchmarkAnchorOf(b *testing.B) {
	d := read(b, strings.Repeat(running, 100), "", Options{})
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		AnchorOf(d)
	}
}
