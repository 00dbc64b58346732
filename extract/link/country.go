package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// countries resolves mentions of states and of peoples: first those that can mean
// one state only, then, by what these are, the others.
func (r *run) countries() {
	var open []int32
	var homonyms []int32
	for i := range r.names {
		nm := &r.names[i]
		if nm.typ != extract.Country && nm.typ != extract.Nationality && !r.misplaced(nm) {
			if nm.typ == extract.StateOrProvince && !r.trusted(nm) && r.twofold(nm) >= 0 {
				homonyms = append(homonyms, int32(i))
			}
			continue
		}
		if nm.typ == extract.Country && !r.trusted(nm) && r.twofold(nm) >= 0 {
			homonyms = append(homonyms, int32(i))
			continue
		}
		if r.overridden(nm) {
			continue
		}
		cands := r.states(nm)
		switch {
		case len(cands) == 1:
			r.settleNation(nm, cands[0], "")
		case nm.typ == extract.Nationality && r.regional(nm):
		default:
			open = append(open, int32(i))
		}
	}
	r.hintCapitals()
	for _, i := range homonyms {
		nm := &r.names[i]
		if r.overridden(nm) {
			continue
		}
		if c, _ := r.l.state(nm.form); r.homonym(nm, c, r.twofold(nm)) {
			r.settleNation(nm, c, " is the state by what else is mentioned")
		} else {
			r.settlePlace(nm)
		}
	}
	for _, i := range open {
		r.openNation(&r.names[i])
	}
}

// hintCapitals notes the countries whose capitals are mentioned, as evidence for
// names that several countries bear: Congo, in a report from Brazzaville.
func (r *run) hintCapitals() {
	for i := range r.names {
		if nm := &r.names[i]; nm.typ == extract.City {
			if gov, ok := r.governmentOf(nm); ok && gov.country >= 0 {
				r.hints[gov.country] += int32(len(nm.mentions))
			}
		}
	}
}

// misplaced reports whether a name of another place type can only be a state:
// Taiwan tagged as a location.
func (r *run) misplaced(nm *name) bool {
	switch nm.typ {
	case extract.Location, extract.City, extract.StateOrProvince, extract.Organization, extract.Misc:
	default:
		return false
	}
	only := false
	for _, f := range nm.refs {
		switch f.sense {
		case countryName, people:
			only = true
		case fullPerson, familyPerson, singlePerson:
		default:
			return false
		}
	}
	return only
}

// twofold returns the country of the region that bears the name of a state as well,
// Georgia, or -1.
func (r *run) twofold(nm *name) int32 {
	c, ok := r.l.state(nm.form)
	if !ok {
		return -1
	}
	for _, f := range nm.refs {
		if f.sense == place && r.l.placed[f.at].kind == Region {
			if rc, ok := r.l.byISO[r.l.placed[f.at].country]; ok && rc != c {
				return rc
			}
		}
	}
	return -1
}

// states returns the countries that a name can mean, living ones if there are any.
func (r *run) states(nm *name) []int32 {
	var found [8]int32
	out := found[:0]
	take := func(s sense) {
		for _, f := range nm.refs {
			if f.sense == s && !has(out, f.at) {
				out = append(out, f.at)
			}
		}
	}
	first, second := countryName, people
	if nm.typ == extract.Nationality {
		first, second = people, countryName
	}
	take(first)
	if len(out) == 0 {
		take(second)
	}
	if len(out) == 0 && acronymic(nm.text) {
		take(countryCode)
	}
	living := 0
	for _, c := range out {
		if !r.l.nations[c].historic {
			out[living] = c
			living++
		}
	}
	if living > 0 {
		out = out[:living]
	}
	if len(out) == 0 {
		return nil
	}
	return append([]int32(nil), out...)
}

func has(s []int32, v int32) bool {
	for _, x := range s {
		if x == v {
			return true
		}
	}
	return false
}

func (r *run) settleNation(nm *name, c int32, why string) {
	n := r.nation(c)
	if why == "" {
		why = " names " + r.l.nations[c].name
		if nm.typ == extract.Nationality {
			why = " is the word for the people of " + r.l.nations[c].name
		}
	}
	if nm.text != r.l.nations[c].name || len(why) == 0 {
		r.because(n, quote(nm.text)+why)
	}
	r.settle(nm, n)
	for _, m := range nm.mentions {
		r.point(m, c)
	}
}

// regional settles adjectives of regions and of communities: European, Kurdish,
// Greek Cypriot.
func (r *run) regional(nm *name) bool {
	for _, f := range nm.refs {
		if f.sense == adjective {
			a := &r.l.adjectives[f.at]
			r.settle(nm, r.named(a.Key, extract.Nationality, a.Name, a.Country, true))
			return true
		}
	}
	if len(nm.form) > 1 && nm.form[len(nm.form)-1] == 's' {
		for _, f := range r.l.senses(nm.form[:len(nm.form)-1]) {
			if f.sense == adjective {
				a := &r.l.adjectives[f.at]
				r.settle(nm, r.named(a.Key, extract.Nationality, a.Name, a.Country, true))
				return true
			}
			if f.sense == people && !r.l.nations[f.at].historic {
				r.settleNation(nm, f.at, "")
				return true
			}
		}
	}
	return false
}

// defaults says which state a name means that several bear, if the document does
// not mention one of them in another way.
var defaults = map[string]string{
	"congo": "CD", "congolese": "CD", "korea": "KR", "korean": "KR", "koreans": "KR", "guinea": "GN", "guinean": "GN",
	"sudan": "SD", "samoa": "WS", "ireland": "IE", "irish": "IE", "dominican": "DO", "dominicans": "DO", "dominica": "DM",
	"micronesia": "FM", "niger": "NE", "china": "CN", "virgin-islands": "VI", "saint-martin": "MF", "macedonia": "MK",
	"macedonian": "MK", "macedonians": "MK", "america": "US", "timor": "TL", "cyprus": "CY", "georgia": "GE",
	"jordan": "JO", "chad": "TD", "turkey": "TR", "yemen": "YE", "germany": "DE", "vietnam": "VN", "samoan": "WS", "nigerien": "NE",
}

// openNation resolves a name that no state or more than one bears.
func (r *run) openNation(nm *name) {
	if dir := direction(nm.form); dir != "" && r.halfOfCountry(nm, dir) {
		return
	}
	cands := r.states(nm)
	if len(cands) == 0 {
		r.unknownNation(nm)
		return
	}
	best, count, tie := int32(-1), int32(-1), false
	for _, c := range cands {
		switch n := r.tally[c] + r.hints[c]; {
		case n > count:
			best, count, tie = c, n, false
		case n == count:
			tie = true
		}
	}
	if def, ok := r.l.byISO[defaults[nm.form]]; ok && has(cands, def) && (tie || count == 0 || r.tally[def]+r.hints[def] > 0) {
		best, tie = def, false
	}
	if tie {
		r.settle(nm, r.named(r.uncertain("country", nm.form), extract.Country, "", "", false))
		return
	}
	r.settleNation(nm, best, " can name several states; "+r.l.nations[best].name+" by what else is mentioned")
}

func direction(form string) string {
	switch form {
	case "north", "south", "east", "west":
		return form
	}
	return ""
}

// halved returns the state of the document whose name begins with a direction, the
// most mentioned one, or -1.
func (r *run) halved(dir string) int32 {
	best, count := int32(-1), int32(0)
	for _, c := range r.l.halves[dir] {
		if r.tally[c] > count {
			best, count = c, r.tally[c]
		}
	}
	return best
}

// halfOfCountry resolves "the North" and "the South" to a country of the document
// whose name begins so; "the South" also to the other half of Korea.
func (r *run) halfOfCountry(nm *name, dir string) bool {
	best := r.halved(dir)
	if best < 0 && (dir == "north" || dir == "south") {
		halves := [2]string{"KP", "KR"}
		if dir == "south" {
			halves[0], halves[1] = "KR", "KP"
		}
		if other, ok := r.l.byISO[halves[1]]; ok && r.tally[other]+r.hints[other] > 0 {
			best = r.l.byISO[halves[0]]
		}
	}
	if best < 0 {
		return false
	}
	r.settleNation(nm, best, " is short for "+r.l.nations[best].name)
	return true
}

// unknownNation makes an entity of a state or people that no table knows.
func (r *run) unknownNation(nm *name) {
	m := &r.d.Mentions[nm.mentions[0]]
	if m.Key != "" {
		r.settle(nm, r.byRow(m.Key, nm))
		return
	}
	if c, ok := r.l.byISO[m.Country]; ok && nm.typ == extract.Country {
		r.settleNation(nm, c, "")
		return
	}
	if p, ok := r.l.firstPlace(nm.refs); ok {
		x := &r.l.placed[p]
		r.settle(nm, r.named(x.key, placeType(x.kind), x.name, x.country, true))
		return
	}
	kind := "place:"
	if nm.typ == extract.Nationality {
		kind = "nationality:"
	}
	r.settle(nm, r.named(kind+strings.TrimSuffix(Slug(nm.text), "s"), nm.typ, "", m.Country, false))
}
