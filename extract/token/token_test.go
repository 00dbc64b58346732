package token

import (
	"context"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

func split(s string) []string {
	var out []string
	for _, t := range Append(nil, s, extract.Span{End: len(s)}) {
		out = append(out, s[t.Start:t.End])
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, c := range []string{ // tokens divided by |, the text is what remains without it and with ␣ for a space
		"Putin|'s␣|visit", "Putin|’s", "Putin|‘s␣|programme", "workers|'␣|rights", "do|n't", "O'Neill", "N’Djamena",
		"the␣|U.S.␣|Senate", "U.S.|-|Russian␣|talks", "US|-|Russian", "Franco|-|German", "pro|-|Kremlin", "Hague|-|based",
		"face-to-face", "four-day", "11|-|day␣|exercise", "F-16␣|jets", "S-400", "COVID-19", "mid|-|1990s",
		"$|245bn␣|in␣|2024|,␣|by␣|8|%", "US$|4.7␣|billion", "USD|34.6␣|million", "Rs|4,500␣|crore", "Rs.␣|4,500", "£|600m",
		"No.␣|10", "Mr.␣|Smith", "John␣|F.␣|Kennedy", "J.K.␣|Rowling", "1,234.5", "1,20,000", "816␣|000", "12:30␣|p.m.", "10am",
		"2025-09-03", "2012|-|13", "3|-|4bn", "25/12/2024", "AT&T␣|said", "the␣|'60s", "1960s",
		"end|.|The␣|next", "Booking.com", "see␣|www.example.org/a?b=1|.", "mail␣|a.b@c.org␣|now", "@user␣|#tag",
		"“|massive|”␣|sanctions", "(|IMF|)", "...␣|and", "-----", "Lee␣|Jae|-|myung", "Kim␣|al|-|Assad", ".08", "Wait|...",
		"St.␣|Petersburg", "Inc.|,␣|the", "2½", "Trump|’s|-|era", "9/11␣|attacks", "the␣|G7", "x|–|y",
	} {
		want := strings.Split(strings.ReplaceAll(c, "␣", ""), "|")
		in := strings.NewReplacer("|", "", "␣", " ").Replace(c)
		if got := split(in); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", in, got, want)
		}
	}
}

func sentences(t *testing.T, s string) []string {
	d := &extract.Document{Text: s, Blocks: []extract.Block{{Span: extract.Span{End: len(s)}}}}
	if err := Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Slice(s.Span))
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, c := range []string{
		"He met Mr. Putin.| They talked.",
		"The U.S. and Russia met.| The U.S. Senate voted.",
		"It is in the U.S.| The deal was signed.",
		"“We agree.”| He left.",
		"He said: “Go!”| Then he left.",
		"“Go!” he said.| \"Why?\" she asked.",
		"Sales rose 4.5 percent.| In 2024, they fell.",
		"John F. Kennedy spoke.| Plan B.| The end.",
		"Yahoo! said so.| It was No. 10 that replied.",
		"Acme Inc. said profits rose.| Acme Inc.| The firm fell.",
		"They met at 5 p.m. on Friday.| It ended at 6 p.m.| He left.",
		"Wait... what?| No.",
	} {
		want := strings.ReplaceAll(strings.TrimSuffix(c, "|"), "| ", "|")
		if got := strings.Join(sentences(t, strings.ReplaceAll(c, "|", "")), "|"); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}
