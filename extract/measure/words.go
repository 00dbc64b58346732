package measure

import "strings"

type words map[string]bool

func set(s string) words {
	m := words{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	// rising and falling are verbs and nouns that say how a figure moved.
	rising  = set("rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring expand expands expanded expanding advance advanced advances leap leapt leaps rally rallied raise raises raised raising hike hikes hiked hiking boost boosts boosted boosting add added adds adding up higher rebound rebounded recover recovered recovers accelerate accelerated strengthen strengthened double doubled triple tripled swell swelled spike spiked uptick upturn")
	falling = set("fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing dip dips dipped dipping slip slips slipped slipping slide slides slid sliding plunge plunges plunged plunging tumble tumbles tumbled tumbling shrink shrinks shrank shrunk contract contracts contracted contracting contraction cut cuts cutting reduce reduces reduced reducing reduction lower lowers lowered lowering slash slashes slashed slashing lose loses lost losing loss ease eased eases easing down weaken weakened retreat retreated slump slumped slumps crash crashed halve halved trim trimmed shed sheds downturn depreciate depreciated narrow narrowed")
	// levels are verbs that give a level: "stood at", "reached".
	levels = set("is was were are be been reach reached reaches reaching hit hits hitting stand stands stood total totalled totaled totals average averaged averages exceed exceeded exceeds top topped tops remain remained remains stay stayed settle settled settles close closed closes traded trades cost costs amount amounted amounts keep kept keeps keeping hold held put puts putting set sets setting estimate estimated valued priced peak peaked peaks number numbered come came worth had has have having got run runs ran makes make made account accounted represents represented measure measured weigh weighed pay paid pays spend spent spends earn earned invest invested raised sell sold buy bought receive received")
	// links may stand between a verb and its figure.
	links = set("by to at from of about around some nearly almost over than more less least up only just roughly approximately an another further as much many well below above under the a record high low total estimated , down")
	// stops end a noun phrase read backwards.
	stops = set("the a an its his her their our this that these those and or but of in on at by to from for with as than is was were are be been has have had will would could should may might can said says say that which who whose where when while after before since until because although though if not no it he she they we you i there , ; : ( ) \" “ ” ‘ ’ ' – — - . ! ? about also still now then already into over under between against during through per")
	// breaks open a new clause after a comma or by themselves.
	breaks      = set("but while whereas though although and leaving compared which who with as after before because since")
	sayers      = set("said says say saying told tells expects expect expected forecasts forecast estimates estimated notes noted believes thinks reported reports announced announces showed shows show warned warns added adds claims claimed suggested suggests estimate put puts predicts predicted")
	counters    = set("more fewer less any each all some many such same aside other another every several further additional only than")
	auxiliaries = set("has have had to will would was were be been is are who which that and could may")
	// vague nouns are adjectives and nouns that a figure's noun phrase may leave out.
	vague = set("record high low total maximum minimum peak level figure number amount sum average rate value estimated worth")
)

func lower(s string) string { return strings.ToLower(s) }

func hasSuffix(s, suffix string) bool { return strings.HasSuffix(s, suffix) }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }

// headOf returns the word by which a concept is known again: its first noun of
// substance in lower case, singular.
func headOf(concept string) string {
	fields := strings.Fields(lower(concept))
	for i := 0; i < len(fields); i++ {
		if fields[i] == "of" || fields[i] == "in" || fields[i] == "with" || fields[i] == "on" {
			fields = fields[:i]
			break
		}
	}
	for i := len(fields) - 1; i >= 0; i-- {
		w := strings.TrimSuffix(fields[i], "s")
		if !vague[w] && !volumes[w] && len(w) > 3 {
			return w
		}
	}
	return ""
}

// volumes are nouns that only count what the noun before them names.
var volumes = set("volume figure number level price cost value share rate growth output target")
