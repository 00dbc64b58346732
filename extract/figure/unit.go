package figure

import (
	"strings"
)

// A Unit is a unit of measurement and what it is worth.
type Unit struct {
	Name      string  // canonical: "km", "barrel", "km/hour"
	Dimension string  // "length", "mass/time"
	Base      string  // unit that Factor counts: "m", "kg/s"
	Factor    float64 // 1 Name is Factor Base
	Offset    float64 // added after Factor: 273.15 for degrees Celsius
}

// unitTable is one unit a line: canonical name; dimension; base; factor; forms,
// separated by commas. Forms of one to three letters are symbols and match case;
// others match in any case. Factors are exact or from NIST SP 811, appendix B;
// a barrel is 42 US gallons, a ton 2,000 pounds.
const unitTable = `
m; length; m; 1; m, metre, metres, meter, meters
km; length; m; 1000; km, kms, KM, kilometre, kilometres, kilometer, kilometers
dm; length; m; 0.1; dm, decimetre, decimetres, decimeter, decimeters
cm; length; m; 0.01; cm, cms, centimetre, centimetres, centimeter, centimeters
mm; length; m; 0.001; mm, millimetre, millimetres, millimeter, millimeters
micrometre; length; m; 1e-6; µm, μm, micron, microns, micrometre, micrometres, micrometer, micrometers
nm; length; m; 1e-9; nm, nanometre, nanometres, nanometer, nanometers
pm; length; m; 1e-12; pm, picometre, picometres, picometer, picometers
mile; length; m; 1609.344; mi, mile, miles
nautical_mile; length; m; 1852; nautical mile, nautical miles, nmi
yard; length; m; 0.9144; yd, yds, yard, yards
foot; length; m; 0.3048; ft, foot, feet
inch; length; m; 0.0254; in, inch, inches
furlong; length; m; 201.168; furlong, furlongs
light-year; length; m; 9.4607304725808e15; light-year, light-years, light year, light years
km2; area; m2; 1e6; km2, km², km^2, sq km, sq. km, sq kms, square km, square kilometre, square kilometres, square kilometer, square kilometers, km squared, kilometres squared
m2; area; m2; 1; m2, m², m^2, sq m, sqm, square metre, square metres, square meter, square meters
square_mile; area; m2; 2589988.110336; square mile, square miles, sq mi, sq miles, sq mile
square_foot; area; m2; 0.09290304; square foot, square feet, sq ft, sq. ft, sq feet, sqft
square_yard; area; m2; 0.83612736; square yard, square yards
hectare; area; m2; 10000; ha, hectare, hectares
acre; area; m2; 4046.8564224; acre, acres
km3; volume; m3; 1e9; km3, km³, km^3, cubic km, cubic kilometre, cubic kilometres, cubic kilometer, cubic kilometers, km cubed
m3; volume; m3; 1; m3, m³, m^3, cubic metre, cubic metres, cubic meter, cubic meters, cu m
bcm; volume; m3; 1e9; bcm, BCM
cubic_foot; volume; m3; 0.028316846592; cubic foot, cubic feet, cu ft, cf
bcf; volume; m3; 28316846.592; bcf, Bcf
tcf; volume; m3; 28316846592; tcf, Tcf
litre; volume; m3; 0.001; l, L, litre, litres, liter, liters
cm3; volume; m3; 1e-6; cm3, cm³, cc, cubic cm, cubic centimetre, cubic centimetres, cubic centimeter, cubic centimeters
ml; volume; m3; 1e-6; ml, mL, millilitre, millilitres, milliliter, milliliters
cl; volume; m3; 1e-5; cl, centilitre, centilitres
hectolitre; volume; m3; 0.1; hl, hectolitre, hectolitres, hectoliter, hectoliters
gallon; volume; m3; 0.003785411784; gal, gallon, gallons
pint; volume; m3; 0.000473176473; pint, pints
quart; volume; m3; 0.000946352946; quart, quarts
tablespoon; volume; m3; 1.478676478125e-5; tbsp, tablespoon, tablespoons
teaspoon; volume; m3; 4.92892159375e-6; tsp, teaspoon, teaspoons
cup; volume; m3; 0.0002365882365; cup, cups
bushel; volume; m3; 0.03523907016688; bushel, bushels
barrel; volume; m3; 0.158987294928; bbl, bbls, barrel, barrels
boe; energy; J; 6.1178632e9; boe, barrels of oil equivalent, barrel of oil equivalent
acre-foot; volume; m3; 1233.48183754752; acre-foot, acre-feet, acre feet
teu; count; TEU; 1; TEU, TEUs
kg; mass; kg; 1; kg, kgs, KG, Kg, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
g; mass; kg; 0.001; g, gm, gram, grams, gramme, grammes
mg; mass; kg; 1e-6; mg, milligram, milligrams, milligramme, milligrammes
microgram; mass; kg; 1e-9; µg, μg, mcg, microgram, micrograms, microgramme, microgrammes
tonne; mass; kg; 1000; t, tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, mt, MT
ton; mass; kg; 907.18474; ton, tons, short ton, short tons
long_ton; mass; kg; 1016.0469088; long ton, long tons
kilotonne; mass; kg; 1e6; kt, kilotonne, kilotonnes
megatonne; mass; kg; 1e9; Mt, megatonne, megatonnes
gigatonne; mass; kg; 1e12; Gt, gigatonne, gigatonnes
kiloton; energy; J; 4.184e12; kiloton, kilotons
megaton; energy; J; 4.184e15; megaton, megatons
pound; mass; kg; 0.45359237; lb, lbs, pound, pounds
ounce; mass; kg; 0.028349523125; oz, ounce, ounces
troy_ounce; mass; kg; 0.0311034768; troy ounce, troy ounces
stone; mass; kg; 6.35029318; stone, stones
carat; mass; kg; 0.0002; carat, carats
quintal; mass; kg; 100; quintal, quintals
mtpa; mass/time; kg/s; 31.688738506811; mtpa, MTPA, Mtpa
J; energy; J; 1; J, joule, joules
kJ; energy; J; 1000; kJ, kilojoule, kilojoules
MJ; energy; J; 1e6; MJ, megajoule, megajoules
GJ; energy; J; 1e9; GJ, gigajoule, gigajoules
calorie; energy; J; 4184; calorie, calories, kcal, kilocalorie, kilocalories
Wh; energy; J; 3600; Wh, watt-hour, watt-hours, watt hour, watt hours
kWh; energy; J; 3.6e6; kWh, kwh, KWh, kilowatt-hour, kilowatt-hours, kilowatt hour, kilowatt hours
MWh; energy; J; 3.6e9; MWh, megawatt-hour, megawatt-hours, megawatt hour, megawatt hours
GWh; energy; J; 3.6e12; GWh, gigawatt-hour, gigawatt-hours, gigawatt hour, gigawatt hours
TWh; energy; J; 3.6e15; TWh, terawatt-hour, terawatt-hours, terawatt hour, terawatt hours
BTU; energy; J; 1055.05585262; BTU, Btu, British thermal unit, British thermal units
mmBtu; energy; J; 1055055852.62; million BTU, million British thermal units, million Btus, mmBtu, MMBtu, mmbtu, MMBTU
therm; energy; J; 105505585.262; therm, therms
eV; energy; J; 1.602176634e-19; eV, electronvolt, electronvolts, electron volt, electron volts
keV; energy; J; 1.602176634e-16; keV
MeV; energy; J; 1.602176634e-13; MeV
GeV; energy; J; 1.602176634e-10; GeV
TeV; energy; J; 1.602176634e-7; TeV
W; power; W; 1; W, watt, watts
kW; power; W; 1000; kW, kw, KW, kilowatt, kilowatts
MW; power; W; 1e6; MW, megawatt, megawatts
GW; power; W; 1e9; GW, gigawatt, gigawatts
TW; power; W; 1e12; TW, terawatt, terawatts
horsepower; power; W; 745.69987158227; hp, bhp, horsepower
bpd; volume/time; m3/s; 1.84013072833333e-6; bpd, BPD, b/d, bbl/d, bopd
mb/d; volume/time; m3/s; 1.84013072833333; mb/d, mbpd, mbd
kph; speed; m/s; 0.27777777777778; kph, kmh, kmph, km/h, km/hr, kmhr, KPH
mph; speed; m/s; 0.44704; mph, MPH
knot; speed; m/s; 0.51444444444444; knot, knots, kt
mach; speed; m/s; 340.29; mach
degree_celsius; temperature; K; 1; C, °C, ° C, degrees Celsius, degree Celsius, degrees C, °Celsius, degrees centigrade, deg celsius, ° Celsius, deg C
degree_fahrenheit; temperature; K; 0.55555555555556; F, °F, ° F, degrees Fahrenheit, degree Fahrenheit, degrees F, °Fahrenheit, ° Fahrenheit, deg F, deg fahrenheit
kelvin; temperature; K; 1; kelvin, kelvins
degree; angle; rad; 0.0174532925199433; °, degree, degrees, deg
Hz; frequency; Hz; 1; Hz, hertz
kHz; frequency; Hz; 1000; kHz, kilohertz
MHz; frequency; Hz; 1e6; MHz, Mhz, megahertz
GHz; frequency; Hz; 1e9; GHz, Ghz, gigahertz
bit; data; bit; 1; bit, bits
kilobit; data; bit; 1000; kbit, kilobit, kilobits
megabit; data; bit; 1e6; Mb, mb, Mbit, megabit, megabits
gigabit; data; bit; 1e9; Gb, Gbit, gigabit, gigabits
byte; data; bit; 8; byte, bytes
kB; data; bit; 8000; kB, KB, kilobyte, kilobytes
MB; data; bit; 8e6; MB, megabyte, megabytes
GB; data; bit; 8e9; GB, gb, gigabyte, gigabytes
TB; data; bit; 8e12; TB, terabyte, terabytes
PB; data; bit; 8e15; PB, petabyte, petabytes
EB; data; bit; 8e18; EB, exabyte, exabytes
Mbps; data/time; bit/s; 1e6; Mbps, mbps, Mb/s
Gbps; data/time; bit/s; 1e9; Gbps, gbps, Gb/s
kbps; data/time; bit/s; 1000; kbps, Kbps
megapixel; count; pixel; 1e6; megapixel, megapixels, MP
pixel; count; pixel; 1; pixel, pixels
V; voltage; V; 1; volt, volts
kV; voltage; V; 1000; kV, kilovolt, kilovolts
ampere; current; A; 1; amp, amps, ampere, amperes
ohm; resistance; ohm; 1; ohm, ohms
Pa; pressure; Pa; 1; Pa, pascal, pascals
kPa; pressure; Pa; 1000; kPa, kilopascal, kilopascals
hPa; pressure; Pa; 100; hPa, hectopascal, hectopascals
bar; pressure; Pa; 100000; bar, bars
millibar; pressure; Pa; 100; mbar, millibar, millibars
psi; pressure; Pa; 6894.757293168; psi
newton; force; N; 1; newton, newtons
becquerel; radioactivity; Bq; 1; Bq, becquerel, becquerels
sievert; dose; Sv; 1; Sv, sievert, sieverts
millisievert; dose; Sv; 0.001; mSv, millisievert, millisieverts
decibel; level; dB; 1; dB, decibel, decibels
ppm; fraction; 1; 1e-6; ppm, parts per million
ppb; fraction; 1; 1e-9; ppb, parts per billion
basis_point; fraction; 1; 0.0001; bp, bps, basis point, basis points, basis-point, basis-points
percentage_point; fraction; 1; 0.01; pp, ppt, ppts, percentage point, percentage points, percentage-point, percent point, percent points, per cent points, per cent point, percentage-points, pct point, pct points, % points
percent; fraction; 1; 0.01; percent, per cent, pct, pc, %, percentage, per-cent, p.c., percents
permille; fraction; 1; 0.001; ‰, per mille
second; time; s; 1; second, seconds, sec, secs
minute; time; s; 60; minute, minutes, min, mins
hour; time; s; 3600; hour, hours, hr, hrs
day; time; s; 86400; day, days
week; time; s; 604800; week, weeks
fortnight; time; s; 1209600; fortnight, fortnights
month; time; s; 2629746; month, months
quarter; time; s; 7889238; quarter, quarters
year; time; s; 31556952; year, years, yr, yrs, annum
decade; time; s; 315569520; decade, decades
century; time; s; 3155695200; century, centuries
millisecond; time; s; 0.001; ms, millisecond, milliseconds
person; people; person; 1; person, people, persons
troop; people; person; 1; troop, troops
soldier; people; person; 1; soldier, soldiers
head; count; head; 1; head
`

// unitForms maps forms to lines of units; forms of one lexeme and of several.
// writtenUnits maps forms that are spelled out to the unit that a figure gets, the
// noun as it is written but in the singular, as the annotation guideline has it:
// "kilometres" is kilometre, "km" km.
var units, unitForms, unitByName, writtenUnits = func() ([]Unit, map[string]int, map[string]int, map[string]string) {
	var us []Unit
	forms, names, written := map[string]int{}, map[string]int{}, map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(unitTable), "\n") {
		f := strings.SplitN(line, ";", 5)
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		u := Unit{Name: f[0], Dimension: f[1], Base: f[2], Factor: number64(f[3])}
		switch u.Name {
		case "degree_celsius":
			u.Offset = 273.15
		case "degree_fahrenheit":
			u.Offset = 459.67 * 5 / 9
		}
		names[u.Name] = len(us)
		singular := ""
		for _, form := range strings.Split(f[4], ",") {
			form = strings.TrimSpace(form)
			if len(form) > 3 && !strings.ContainsAny(form, "µμ°²³") {
				form = strings.ToLower(form)
			}
			forms[form] = len(us)
			if !pluralOf(form, singular) {
				singular = form
			}
			if !keptAsWritten(form, u.Dimension) {
				continue
			}
			written[form] = strings.ReplaceAll(singular, " ", "_")
		}
		us = append(us, u)
	}
	return us, forms, names, written
}()

// keptAsWritten reports whether a form is a word that a figure keeps. Shares, times,
// people and temperatures have one name each.
func keptAsWritten(form, dimension string) bool {
	switch dimension {
	case "fraction", "time", "people", "temperature":
		return false
	}
	return len(form) > 4 && strings.Trim(form, "abcdefghijklmnopqrstuvwxyz -") == "" && !strings.Contains(form, " of ") && !strings.HasPrefix(form, "sq ") && !strings.HasPrefix(form, "cu ")
}

// pluralOf reports whether form is the plural of singular.
func pluralOf(form, singular string) bool {
	return singular != "" && (form == singular+"s" || form == singular+"es" || strings.Replace(form, "feet", "foot", 1) == singular)
}

// rates are units that are rates by themselves, with the name a figure gets.
var rates = map[string]struct {
	name string
	exp  int
}{"bpd": {"barrel/day", 0}, "mb/d": {"barrel/day", 6}, "kph": {"km/hour", 0}, "mph": {"mile/hour", 0}, "mtpa": {"tonne/year", 6}}

// Lookup returns the unit of a figure by its canonical name or any form it is
// written in ("km", "kilometres", "barrel/day"), so that values can be converted:
// value·Factor+Offset is in Base. It knows units of measurement, not money or the
// counted nouns of [extract.Figure.Unit].
func Lookup(name string) (Unit, bool) {
	if u, ok := lookupUnit(name); ok {
		return u, true
	}
	over, under, ok := strings.Cut(name, "/")
	if !ok {
		return Unit{}, false
	}
	a, ok1 := lookupUnit(over)
	b, ok2 := lookupUnit(under)
	if !ok1 || !ok2 || a.Offset != 0 || b.Offset != 0 {
		return Unit{}, false
	}
	return Unit{Name: a.Name + "/" + b.Name, Dimension: a.Dimension + "/" + b.Dimension, Base: a.Base + "/" + b.Base, Factor: a.Factor / b.Factor}, true
}

// unitOf returns the unit of that canonical name, the zero Unit if there is none.
func unitOf(name string) Unit {
	if i, ok := unitByName[name]; ok {
		return units[i]
	}
	return Unit{}
}

func lookupUnit(form string) (Unit, bool) {
	if i, ok := unitByName[form]; ok {
		return units[i], true
	}
	form = strings.ReplaceAll(form, "_", " ")
	if i, ok := unitForms[form]; ok {
		return units[i], true
	}
	if i, ok := unitForms[strings.ToLower(form)]; ok {
		return units[i], true
	}
	return Unit{}, false
}

// unitAt returns the longest unit at lexeme j and the lexeme behind it.
func (s *scanner) unitAt(j int) (string, int) {
	l := s.at(j)
	if l.kind == digits || l.end == l.start {
		return "", j
	}
	if l.kind == mark && l.mark != '%' && l.mark != '°' && l.mark != '‰' && l.mark != '"' {
		return "", j
	}
	end := j
	for end < len(s.lex) && end < j+4 && s.lex[end].end-l.start <= 28 {
		end++
	}
	var buf [32]byte
	for k := end; k > j; k-- {
		if last := s.at(k - 1); last.kind == mark && k-1 > j {
			continue
		} else if k < len(s.lex) && last.kind == letters && !s.at(k).space && (s.at(k).kind == digits && k == j+1 && last.end-last.start <= 2 || s.at(k).kind == letters) {
			continue // the m of m2, of mH
		}
		form := s.doc[l.start:s.lex[k-1].end]
		if i, ok := unitForms[form]; ok && s.fits(i, j, k, form) {
			if w, ok := writtenUnits[form]; ok {
				return w, k
			}
			return units[i].Name, k
		}
		if len(form) <= 3 && l.kind == letters && !(l.caps == upper && len(form) == 3) {
			continue
		}
		for b := range len(form) {
			c := form[b]
			if c-'A' < 26 {
				c |= 0x20
			}
			buf[b] = c
		}
		if i, ok := unitForms[string(buf[:len(form)])]; ok && s.fits(i, j, k, form) {
			if w, ok := writtenUnits[string(buf[:len(form)])]; ok {
				return w, k
			}
			return units[i].Name, k
		}
	}
	if l.kind == mark && l.mark == '"' && l.space && s.at(j+1).space { // 10 "
		return "inch", j + 1
	}
	return "", j
}

// fits refuses symbols that are more often something else.
func (s *scanner) fits(unit, j, k int, form string) bool {
	switch form {
	case "in": // 2 in thick
		switch s.lowered(k) {
		case "thick", "long", "wide", "tall", "high", "deep", "by", "x":
			return true
		}
		return s.at(k).kind == mark && !s.hyphen(k) && s.at(k).mark != '"' && s.at(k).mark != '“' && s.at(k).mark != '‘'
	case "C", "F": // 45C
		t := s.text(j - 1)
		if form == "C" && len(t) == 1 && (s.word(j-2).flags&(stop|more|less|about) != 0) && !s.at(j).space { // warming of 2C
			return s.at(j-1).kind == digits && !s.is(j-2, "the")
		}
		return !s.at(j).space && s.at(j-1).kind == digits && (len(t) == 2 || len(t) == 3 && t[0] == '1' || strings.Contains(t, ".") || s.isMark(j-2, '-'))
	case "pc":
		return !s.at(j).space
	case "pm": // not the hour
		t := s.text(j - 1)
		return len(t) > 4 && t[len(t)-3] != '.' && s.at(j-1).kind == digits
	case "m", "g", "t", "l", "L", "W", "J", "V", "MT", "mt", "MP", "pp", "cf", "kt", "min", "sec", "mi", "cup", "cups", "bar", "bars", "head", "stone", "stones", "bit", "bits":
		if !s.at(j).space || j > 0 && s.at(j-1).kind == digits {
			switch form {
			case "bits", "bit", "stones", "bars", "cups", "head", "bar":
				return s.at(j-1).kind == digits || s.hyphen(j-1) || s.is(j-1, "million") || form == "cup" || form == "stone"
			case "m", "g", "l", "t":
				return !s.isMark(k, '.') || s.at(k+1).space || s.at(k+1).kind != letters
			}
			return true
		}
		return form == "bar" || form == "stone" || form == "cup" || form == "cups"
	}
	return true
}
