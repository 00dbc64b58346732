package calendar

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"testing"
)

// TestDump prints what is read in a corpus, for reading: CALENDAR_DUMP names a
// file below ../shared, CALENDAR_STEP takes every nth document.
func TestDump(t *testing.T) {
	path := os.Getenv("CALENDAR_DUMP")
	if path == "" {
		t.Skip("CALENDAR_DUMP is not set")
	}
	step, _ := strconv.Atoi(os.Getenv("CALENDAR_STEP"))
	start, _ := strconv.Atoi(os.Getenv("CALENDAR_START"))
	n := 0
	lines(t, path, func(line []byte) {
		if n++; (n-start)%max(step, 1) != 0 {
			return
		}
		var a struct{ ID, Text, Date string }
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		d := read(t, a.Text, a.Date, Options{})
		if os.Getenv("CALENDAR_MISSED") != "" {
			k := 0
			for i, tok := range d.Tokens {
				for k < len(d.Figures) && d.Figures[k].Last <= i {
					k++
				}
				if k < len(d.Figures) && d.Figures[k].First <= i {
					continue
				}
				switch x := lex(d.Slice(tok.Span)); x.k {
				case month, weekday, unitWord, deictic, season, decadeN, clock, meridiem, quarterW, halfW, monthJoin, numeric, fiscalW, weekendW, dayPart, zone:
				case digits:
					if x.w != 4 || x.n < 1900 || x.n > 2099 {
						continue
					}
				default:
					continue
				}
				fmt.Printf("%s | %s [%s] %s\n", a.ID, clean(a.Text[max(0, tok.Start-55):tok.Start]), d.Slice(tok.Span), clean(a.Text[tok.End:min(len(a.Text), tok.End+40)]))
			}
			return
		}
		fmt.Printf("== %s %s anchor %q\n", a.ID, a.Date, AnchorOf(d).Date)
		for _, f := range d.Figures {
			v := f.When.ISO
			if f.When.From != "" {
				v += " " + f.When.From + ".." + f.When.To
			}
			if f.Type == "DURATION" {
				v = f.Low + ".." + f.High + " " + f.Unit
			}
			fmt.Printf("%-8s %-28s | %s [%s] %s | %s\n", f.Type, f.Rule, clean(a.Text[max(0, f.Start-45):f.Start]), d.Slice(f.Span), clean(a.Text[f.End:min(len(a.Text), f.End+35)]), v)
		}
	})
}

func clean(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] < ' ' || b[i] > '~' {
			b[i] = ' '
		}
	}
	return string(b)
}
