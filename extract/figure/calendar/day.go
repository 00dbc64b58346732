package calendar

// A day counts days since 1 January 1970 in the proleptic Gregorian calendar.
type day int32

// civil returns the day y-m-d; m and d may lie outside their ranges by a little,
// d carries over. The algorithm is Howard Hinnant's days_from_civil
// (https://howardhinnant.github.io/date_algorithms.html).
func civil(y, m, d int) day {
	for m > 12 {
		y, m = y+1, m-12
	}
	for m < 1 {
		y, m = y-1, m+12
	}
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return day(era*146097 + doe - 719468)
}

// date is the inverse of civil.
func (t day) date() (y, m, d int) {
	z := int(t) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	if m = mp + 3; m > 12 {
		m -= 12
	}
	if y = yoe + era*400; m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

// weekday counts from Monday, 1, to Sunday, 7, as ISO 8601 does.
func (t day) weekday() int { return ((int(t)+3)%7+7)%7 + 1 }

// monday returns the first day of the ISO week of t.
func (t day) monday() day { return t - day(t.weekday()-1) }

// week returns the ISO week that t lies in and the year it counts for.
func (t day) week() (year, week int) {
	thursday := t.monday() + 3
	year, _, _ = thursday.date()
	return year, int(thursday-civil(year, 1, 1))/7 + 1
}

// addMonths moves t by n months, to the last day of the month where it is
// shorter.
func (t day) addMonths(n int) day {
	y, m, d := t.date()
	m += n - 1
	y += floorDiv(m, 12)
	m = m - floorDiv(m, 12)*12 + 1
	return civil(y, m, min(d, daysIn(y, m)))
}

// daysIn returns the length of a month; year 0, an unknown one, is a leap year.
func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// valid reports whether y-m-d exists; y may be 0.
func valid(y, m, d int) bool { return 1 <= m && m <= 12 && 1 <= d && d <= daysIn(y, m) }

// easter returns Easter Sunday of a year (Meeus, Jones and Butcher).
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(y, n/31, n%31+1)
}

// nth returns the nth weekday wd of a month; n = -1 is the last one.
func nth(y, m, wd, n int) day {
	if n < 0 {
		last := civil(y, m, daysIn(y, m))
		return last - day((last.weekday()-wd+7)%7)
	}
	first := civil(y, m, 1)
	return first + day((wd-first.weekday()+7)%7+7*(n-1))
}

// iso appends t as YYYY-MM-DD.
func (t day) append(b []byte) []byte {
	y, m, d := t.date()
	return appendDate(b, y, m, d)
}

func (t day) String() string { return string(t.append(make([]byte, 0, 10))) }

// appendDate appends as much of y-m-d as is known: an unknown year before a
// month is XXXX, an unknown month or day is left out.
func appendDate(b []byte, y, m, d int) []byte {
	if y == 0 {
		b = append(b, "XXXX"...)
	} else {
		b = append(b, byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
	}
	if m > 0 {
		b = append(b, '-', byte('0'+m/10), byte('0'+m%10))
	}
	if m > 0 && d > 0 {
		b = append(b, '-', byte('0'+d/10), byte('0'+d%10))
	}
	return b
}

// parseDay reads YYYY-MM-DD, and ignores a time behind it.
func parseDay(s string) (day, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' || len(s) > 10 && '0' <= s[10] && s[10] <= '9' {
		return 0, false
	}
	var f [3]int
	for i, p := range [...]string{s[:4], s[5:7], s[8:10]} {
		for _, c := range []byte(p) {
			if c < '0' || c > '9' {
				return 0, false
			}
			f[i] = f[i]*10 + int(c-'0')
		}
	}
	if f[0] == 0 || !valid(f[0], f[1], f[2]) {
		return 0, false
	}
	return civil(f[0], f[1], f[2]), true
}
