package calendar

import (
	"sort"
	"strings"
)

// A holiday is a named day. Its date is fixed (m, d), or the nth weekday wd of
// a month, or an offset from Easter Sunday; one with none of these follows
// another calendar or differs between countries, and stays unresolved.
type holiday struct {
	name   string // in lower case, with straight apostrophes
	m, d   int
	wd, n  int // wd 1 to 7, n counts from 1, or -1 for the last
	easter bool
	after  int // days behind Easter or behind the nth weekday
}

// holidays are sorted by name, longer ones of the same beginning first.
var holidays = func() []holiday {
	hs := []holiday{
		{name: "christmas", m: 12, d: 25}, {name: "christmas day", m: 12, d: 25}, {name: "christmas eve", m: 12, d: 24},
		{name: "boxing day", m: 12, d: 26}, {name: "new year's day", m: 1, d: 1}, {name: "new year's eve", m: 12, d: 31},
		{name: "new years day", m: 1, d: 1}, {name: "new years eve", m: 12, d: 31}, {name: "new year day", m: 1, d: 1},
		{name: "new year eve", m: 12, d: 31}, {name: "valentine's day", m: 2, d: 14},
		{name: "st patrick's day", m: 3, d: 17}, {name: "st. patrick's day", m: 3, d: 17}, {name: "saint patrick", m: 3, d: 17},
		{name: "april fools' day", m: 4, d: 1}, {name: "april fool's day", m: 4, d: 1}, {name: "may day", m: 5, d: 1}, {name: "earth day", m: 4, d: 22},
		{name: "anzac day", m: 4, d: 25}, {name: "juneteenth", m: 6, d: 19}, {name: "freedom day", m: 6, d: 19}, {name: "jubilee day", m: 6, d: 19},
		{name: "bastille day", m: 7, d: 14},
		{name: "halloween", m: 10, d: 31}, {name: "hallowe'en", m: 10, d: 31}, {name: "guy fawkes night", m: 11, d: 5},
		{name: "bonfire night", m: 11, d: 5}, {name: "veterans day", m: 11, d: 11}, {name: "armistice day", m: 11, d: 11},
		{name: "st andrew's day", m: 11, d: 30}, {name: "st george's day", m: 4, d: 23}, {name: "st david's day", m: 3, d: 1},
		{name: "burns night", m: 1, d: 25}, {name: "australia day", m: 1, d: 26}, {name: "canada day", m: 7, d: 1},
		{name: "all saints' day", m: 11, d: 1}, {name: "all souls' day", m: 11, d: 2}, {name: "epiphany", m: 1, d: 6},
		{name: "inauguration day", m: 1, d: 20}, {name: "groundhog day", m: 2, d: 2}, {name: "cinco de mayo", m: 5, d: 5},
		{name: "international women's day", m: 3, d: 8}, {name: "holocaust memorial day", m: 1, d: 27},
		{name: "easter", easter: true}, {name: "easter sunday", easter: true}, {name: "easter monday", easter: true, after: 1},
		{name: "good friday", easter: true, after: -2}, {name: "maundy thursday", easter: true, after: -3},
		{name: "palm sunday", easter: true, after: -7}, {name: "ash wednesday", easter: true, after: -46},
		{name: "shrove tuesday", easter: true, after: -47}, {name: "whit monday", easter: true, after: 50},
		{name: "martin luther king day", m: 1, wd: 1, n: 3}, {name: "presidents' day", m: 2, wd: 1, n: 3},
		{name: "memorial day", m: 5, wd: 1, n: -1}, {name: "labor day", m: 9, wd: 1, n: 1}, {name: "columbus day", m: 10, wd: 1, n: 2},
		{name: "thanksgiving", m: 11, wd: 4, n: 4}, {name: "thanksgiving day", m: 11, wd: 4, n: 4},
		{name: "black friday", m: 11, wd: 4, n: 4, after: 1}, {name: "cyber monday", m: 11, wd: 4, n: 4, after: 4},
		{name: "mother's day"}, {name: "father's day", m: 6, wd: 7, n: 3}, {name: "remembrance sunday", m: 11, wd: 7, n: 2},
		{name: "independence day"}, {name: "election day"}, {name: "labour day"}, {name: "victory day"},
		{name: "ramadan"}, {name: "eid al-fitr"}, {name: "eid al-adha"}, {name: "diwali"}, {name: "hanukkah"},
		{name: "yom kippur"}, {name: "new year"}, {name: "rosh hashanah"}, {name: "passover"}, {name: "chinese new year"}, {name: "lunar new year"},
	}
	sort.SliceStable(hs, func(i, j int) bool {
		a, b := firstWord(hs[i].name), firstWord(hs[j].name)
		if a != b {
			return a < b
		}
		return len(hs[i].name) > len(hs[j].name)
	})
	return hs
}()

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

// in returns the day of the holiday in year y.
func (h *holiday) in(y int) (day, bool) {
	switch {
	case h.easter:
		return easter(y) + day(h.after), true
	case h.wd > 0:
		return nth(y, h.m, h.wd, h.n) + day(h.after), true
	case h.m > 0:
		return civil(y, h.m, h.d), true
	}
	return 0, false
}

// holiday matches the longest named day at token i.
func (p *parser) holiday(i int) (h *holiday, end int) {
	start := p.tok[i].Start
	first := p.word(i)
	k := sort.Search(len(holidays), func(k int) bool { return firstWord(holidays[k].name) >= lower(first) })
	for ; k < len(holidays) && fold(firstWord(holidays[k].name), first); k++ {
		n := matchName(p.text[start:p.limit], holidays[k].name)
		if n == 0 {
			continue
		}
		for end = i; end < len(p.tok) && p.tok[end].End < start+n; end++ {
		}
		if end < len(p.tok) && p.tok[end].End == start+n {
			return &holidays[k], end + 1
		}
	}
	return nil, 0
}

func lower(s string) string { return strings.ToLower(s) }

// matchName returns how many bytes of s read as name, in any case and with any
// apostrophe, or 0.
func matchName(s, name string) int {
	i := 0
	for _, c := range []byte(name) {
		switch {
		case i >= len(s):
			return 0
		case c == '\'' && strings.HasPrefix(s[i:], "’"):
			i += len("’")
			continue
		case s[i] == c, c >= 'a' && s[i]|0x20 == c:
			i++
		default:
			return 0
		}
	}
	return i
}

// named reads a holiday.
func (p *parser) named(i int) (node, bool) {
	h, end := p.holiday(i)
	if h == nil {
		return node{}, false
	}
	n := date(i, end, holidayForm, "holiday")
	n.h = h
	if h.name == "new year" && (p.at(end).is(capital) || p.clitic(end) || !p.at(end-1).is(capital)) {
		return node{}, false // New Year Honours
	}
	if w := p.word(end); w == "Agreement" || w == "agreement" || w == "Accord" || w == "accord" || w == "peace" {
		return node{}, false
	}
	p.withYear(&n)
	if n.y == 0 && p.capitalBefore(i) && p.word(i-1) != "Merry" {
		return node{}, false // Johnnie Christmas
	}
	if n.y == 0 && !hasByte(h.name, ' ') && p.nounAhead(n.end) {
		switch p.word(n.end) {
		case "period", "season", "week", "holiday", "holidays", "weekend", "break", "message", "attack", "attacks", "truce":
		default:
			return node{}, false // Christmas tree
		}
	}
	return n, p.at(i).is(capital) || n.y > 0 || p.loose
}
