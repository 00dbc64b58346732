package figure

import "strings"

// A word is what the lexicon knows of a word form.
type word struct {
	class  class
	value  uint64 // of a number word
	exp    int    // of a magnitude: 6 of "million"
	plural bool   // "thirds", "thousands"
	starts bool   // a figure may begin with it
	flags  flags
}

type class uint8

const (
	other   class = iota
	small         // zero to nineteen
	tens          // twenty to ninety
	hundred       //
	mag           // thousand, million, crore
	dozen         //
	half          //
	ordinal       // first, twentieth, millionth, quarter: value and exp
	article       // a, an
	letter        // k, m, bn: magnitudes after digits only
)

type flags uint16

const (
	stop      flags = 1 << iota // ends a noun phrase: function words and common verbs
	time                        // names a length of time: week, years
	more                        // over, above
	less                        // under, below
	about                       // nearly, some
	rise                        // rose, up
	fall                        // fell, down
	determine                   // the, its
	motion                      // rise or fall as a noun: increase, cut
	label                       // numbers after it are names: Article, page
)

// lookup returns what the lexicon knows of w in any case of letters.
func lookup(w string) *word {
	if n := len(w); n > 14 || n < 1 || n > 1 && lengths[index(w)]>>n&1 == 0 {
		return nil
	}
	var buf [14]byte
	for i := range len(w) {
		c := w[i]
		if c-'A' < 26 {
			c |= 0x20
		}
		buf[i] = c
	}
	return lexicon[string(buf[:len(w)])]
}

// lengths has, for the first two letters of a word, one bit for each length that
// words of the lexicon have: most words are found unknown without hashing.
var lengths = func() (t [1024]uint16) {
	for w := range lexicon {
		if n := len(w); n > 1 {
			t[index(w)] |= 1 << n
		}
	}
	return t
}()

// index numbers the first two letters of w in any case.
func index(w string) uint {
	return ((uint(w[0])|0x20)-'a')&31<<5 | ((uint(w[1])|0x20)-'a')&31
}

var lexicon = func() map[string]*word {
	m := make(map[string]*word, 800)
	at := func(form string) *word {
		if m[form] == nil {
			m[form] = new(word)
		}
		return m[form]
	}
	number := func(c class, v uint64, exp int, forms string) {
		for _, f := range strings.Fields(forms) {
			w := at(f)
			w.class, w.value, w.exp, w.starts = c, v, exp, true
		}
	}
	for i, f := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		number(small, uint64(i), 0, f)
	}
	number(small, 0, 0, "nought naught nil")
	m["nil"].starts = false
	for i, f := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		number(tens, uint64(20+10*i), 0, f)
	}
	number(hundred, 100, 0, "hundred hundreds")
	for f, e := range map[string]int{"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "lakh": 5, "crore": 7} {
		number(mag, 0, e, f+" "+f+"s")
		if e != 5 && e != 7 {
			number(ordinal, 0, e, f+"th "+f+"ths")
		}
	}
	number(mag, 0, 5, "lac lacs")
	number(dozen, 12, 0, "dozen dozens")
	number(half, 0, 0, "half")
	for i, f := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth") {
		number(ordinal, uint64(i+1), 0, f)
		if i > 1 {
			number(ordinal, uint64(i+1), 0, f+"s")
		}
	}
	number(ordinal, 9, 0, "nineth")
	for i, f := range strings.Fields("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth") {
		number(ordinal, uint64(20+10*i), 0, f+" "+f+"s")
	}
	number(ordinal, 4, 0, "quarter quarters")
	for _, f := range []string{"hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores", "dozens",
		"thirds", "fourths", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths", "twelfths", "quarters",
		"twentieths", "thirtieths", "fortieths", "fiftieths", "hundredths", "thousandths", "millionths", "billionths", "trillionths"} {
		if m[f] != nil {
			m[f].plural = true
		}
	}
	for f, e := range map[string]int{"k": 3, "m": 6, "mn": 6, "mln": 6, "mil": 6, "mio": 6, "mm": 6, "b": 9, "bn": 9, "bln": 9, "t": 12,
		"tn": 12, "trn": 12, "tln": 12, "cr": 7, "g": 9} {
		at(f).class, at(f).exp = letter, e
	}
	at("a").class, at("an").class = article, article

	mark := func(f flags, forms string) {
		for _, s := range strings.Fields(forms) {
			at(s).flags |= f
		}
	}
	mark(stop, `a an the this that these those of in on at by for from to with without into onto over under above below
		about after before since until till during through across against along among between within upon off out up down
		than as if when while whereas where who whom whose which what why how and or but nor so yet because although though unless
		is are was were be been being am has have had having do does did done will would shall should can could may might must
		not no never only just also too very still already again ever even now then there here he she it they we you i him her them us
		his its their our your my me himself itself themselves said says say told tells reported reports added showed shows
		died die dies came come comes went go goes got get gets gave give gives took take takes made make makes left
		met meet meets won win lost lose loses beat beats rose fell began begin begins became become becomes
		remain remained remains include included includes including according per each every all any some both either neither
		more less most least fewer such same other another behind beyond despite via versus vs plus minus instead
		killed dead injured wounded arrested missing hurt ago later earlier away today yesterday tomorrow like unlike around near toward towards
		points`)
	m["points"].flags &^= stop
	mark(time, `second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight fortnights month
		months quarter quarters year years decade decades century centuries sec secs min mins hr hrs yr yrs`)
	mark(determine, "the this that these those his her its their our your my")
	mark(more, "over above exceeding exceeded exceed exceeds topping topped surpassing surpassed surpass beyond past")
	mark(less, "under below beneath within")
	mark(about, "about around roughly approximately approx circa nearly almost some estimated virtually practically")
	mark(rise, `rise rises rose risen rising increase increases increased increasing grow grows grew grown growing gain gains gained gaining
		climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring add adds added adding
		up raise raises raised raising expand expands expanded expanding advance advances advanced advancing rally rallies rallied higher
		growth increment hike hikes hiked hiking upturn rebound rebounds rebounded strengthen strengthened uptick leap leaps leapt boosted boost
		spike spiked spikes appreciate appreciated`)
	mark(fall, `fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased
		decreasing lose loses lost losing shed sheds shedding slip slips slipped slipping slide slides slid sliding dip dips dipped dipping
		tumble tumbles tumbled tumbling plunge plunges plunged plunging sink sinks sank sunk down cut cuts cutting reduce reduces reduced
		reducing reduction contract contracts contracted contracting contraction shrink shrinks shrank shrunk shrinking lower lowered
		slump slumps slumped slumping plummet plummets plummeted ease eases eased easing weaken weakened depreciate depreciated
		downturn discount off retreat retreated slash slashed slashes`)
	mark(motion, `rise increase gain climb jump surge growth rally hike fall drop decline decrease loss slip slide dip tumble plunge cut
		reduction contraction slump uptick leap boost spike discount retreat rebound expansion upturn downturn`)
	mark(label, `article articles section sections chapter chapters page pages paragraph paragraphs clause clauses annex appendix figure table
		channel route highway interstate motorway junction exit flight room gate terminal platform lane level phase stage grade tier
		type model mark mk version windows volume vol part act scene episode season series resolution regulation directive
		line title proposition prop item zone sector region ward district precinct unit area block building apartment apt suite
		boeing airbus apollo soyuz falcon formula radio bbc cbs expo euro agenda vision number no nos pp psalm verse covid iphone galaxy playstation xbox
		protocol convention rule schedule box hotel hall camp track chapter lot pier dock bus mig sukhoi antonov tupolev tu
		bed bedroom category class`)
	at("tens").starts = true // tens of thousands
	return m
}()
