package figure

import "strings"

// irregular maps plurals that do not end in s, and some that do, to singulars.
var irregular = map[string]string{
	"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "troops": "troop", "police": "police",
	"personnel": "personnel", "staff": "staff", "aircraft": "aircraft", "sheep": "sheep", "fish": "fish", "deer": "deer", "cattle": "cattle",
	"crew": "crew", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
	"leaves": "leaf", "wolves": "wolf", "shelves": "shelf", "halves": "half", "thieves": "thief", "loaves": "loaf", "calves": "calf",
	"movies": "movie", "calories": "calorie", "cookies": "cookie", "ties": "tie", "lies": "lie", "pies": "pie", "zombies": "zombie", "rookies": "rookie",
	"buses": "bus", "viruses": "virus", "campuses": "campus", "bonuses": "bonus", "gases": "gas", "lenses": "lens", "atlases": "atlas", "choruses": "chorus",
	"crises": "crisis", "analyses": "analysis", "bases": "base", "theses": "thesis", "hypotheses": "hypothesis", "oases": "oasis", "series": "series",
	"species": "species", "headquarters": "headquarters", "works": "work", "goods": "good", "means": "means", "crossroads": "crossroads", "heroes": "hero",
	"potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto", "torpedoes": "torpedo", "volcanoes": "volcano", "criteria": "criterion",
	"phenomena": "phenomenon", "media": "media", "data": "data", "spacecraft": "spacecraft", "hovercraft": "hovercraft", "offspring": "offspring",
	"faculties": "faculty", "shoes": "shoe", "canoes": "canoe", "toes": "toe", "foes": "foe", "axes": "axe", "aches": "ache", "headaches": "headache",
	"caches": "cache", "moustaches": "moustache", "niches": "niche", "cities": "city", "alumni": "alumnus", "nuclei": "nucleus", "taxis": "taxi",
	"skis": "ski", "clergy": "clergy", "infantry": "infantry", "cavalry": "cavalry", "livestock": "livestock", "poultry": "poultry", "youth": "youth",
}

// demonyms are plurals of peoples that do not end in s.
var demonyms = map[string]bool{"Taliban": true, "Japanese": true, "Chinese": true, "British": true, "French": true, "Swiss": true, "Portuguese": true,
	"Vietnamese": true, "Lebanese": true, "Sudanese": true, "Burmese": true, "Irish": true, "Dutch": true, "Spanish": true, "Welsh": true, "Nepalese": true,
	"Taiwanese": true, "Maltese": true, "Senegalese": true, "Congolese": true, "Yazidi": true, "Rohingya": true, "Hutu": true, "Tutsi": true, "Hezbollah": true}

// notNouns end in s but are no plurals.
var notNouns = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`is was has does its this us thus as yes plus less across always perhaps unless sometimes towards besides
		overseas whereas previous various serious famous nervous dangerous religious numerous enormous anonymous ambitious tremendous afterwards
		upwards downwards forwards backwards indoors outdoors upstairs downstairs abroad nowadays else alas chess press process access success
		business congress boss loss gas bus virus analysis basis crisis status bonus campus focus census consensus versus news politics
		economics physics mathematics athletics gymnastics ethnics his hers ours theirs yours contains says said minus consecutive
		express class glass mass pass cross dress stress progress address illness witness fitness weakness happiness darkness wilderness
		mistress actress princess duchess hostess fortress mattress goddess lens canvas atlas texas paris thousands hundreds millions billions trillions dozens tens
		seconds minutes hours times gross others corps premises afterwards ms mrs suspicious religious ferocious precious luxurious prestigious
		continuous contagious infectious conscious cautious obvious glorious gracious spacious notorious`) {
		m[w] = true
	}
	delete(m, "times")
	delete(m, "seconds")
	delete(m, "minutes")
	delete(m, "hours")
	return m
}()

// attributive are plurals that often stand before another noun.
var attributive = map[string]bool{"sports": true, "arms": true, "sales": true, "savings": true, "goods": true, "rights": true, "services": true,
	"communications": true, "operations": true, "systems": true, "securities": true, "customs": true, "games": true, "weapons": true, "drugs": true,
	"women": true, "men": true, "police": true, "staff": true, "crew": true, "aircraft": true, "cattle": true, "sheep": true, "fish": true, "youth": true,
	"media": true, "data": true, "works": true, "infantry": true, "cavalry": true, "series": true, "species": true, "human": true, "forces": true, "troops": true, "children": true}

// plural reports whether w, in lower case, looks like the plural of a noun.
func plural(w string) bool {
	if _, ok := irregular[w]; ok {
		return true
	}
	n := len(w)
	if n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == '\'' {
		return strings.HasSuffix(w, "men") && n > 5 || strings.HasSuffix(w, "children") || n == 3 && (w == "ads" || w == "MPs" || w == "mps" || w == "cvs" || w == "pcs" || w == "tvs" || w == "eus")
	}
	if notNouns[w] || strings.HasSuffix(w, "ous") || strings.HasSuffix(w, "itis") || strings.HasSuffix(w, "ness") {
		return false
	}
	return true
}

// singular returns the singular of a plural noun in lower case.
func singular(w string) string {
	if s, ok := irregular[w]; ok {
		return s
	}
	n := len(w)
	switch {
	case strings.HasSuffix(w, "men") && n > 4:
		return w[:n-2] + "an"
	case strings.HasSuffix(w, "children"):
		return w[:n-3]
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:n-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), !strings.HasSuffix(w, "s"):
		return w
	}
	return w[:n-1]
}

// people reports whether the capitalised plural t, in lower case, names people.
func people(t string) bool {
	switch t {
	case "francis", "davis", "harris", "lewis", "paris", "tunis", "dennis", "morris", "ellis", "curtis", "travis", "louis", "chris", "myers", "rogers", "powers", "evans":
		return false
	}
	for _, end := range [...]string{"ans", "is", "ers", "lims", "lots", "ists", "crats", "ites"} {
		if strings.HasSuffix(t, end) {
			return true
		}
	}
	switch t {
	case "greeks", "turks", "serbs", "kurds", "arabs", "jews", "britons", "swedes", "danes", "poles", "finns", "czechs", "croats", "scots", "spaniards",
		"filipinos", "uighurs", "uyghurs", "tatars", "tories", "slovaks", "thais", "kazakhs", "uzbeks", "sikhs", "hindus", "druze", "argentines", "cypriots",
		"yazidis", "hutus", "tutsis", "zulus", "basques", "catalans", "chechens", "turkmen", "conservatives", "liberals", "marines", "slovenes", "icelanders",
		"welshmen", "frenchmen", "englishmen", "irishmen", "catholics", "alawites", "shias", "sunnis", "copts", "moors", "laotians":
		return true
	}
	return false
}

// lowered returns a word in lower case without allocating where it can.
func (s *scanner) lowered(i int) string {
	t := s.text(i)
	if s.at(i).caps == lower {
		return t
	}
	return strings.ToLower(t)
}

// maxModifiers is how many lexemes may stand between a number and its noun.
const maxModifiers = 6

// counted finds the noun that a number before lexeme j counts: right behind it
// (then direct, and end is the lexeme behind the noun), behind modifiers, or in a
// phrase with of: 19 of the 35 members.
func (s *scanner) counted(j int) (unit string, end int, direct bool) {
	start := j
	if s.is(j, "of") {
		if start = s.partitive(j + 1); start < 0 {
			return "", j, false
		}
	}
	for k := start; k < start+maxModifiers; k++ {
		l, next := s.at(k), s.at(k+1)
		if l.kind != letters {
			if k == start || !s.inName(k) {
				return "", j, false
			}
			continue
		}
		if k == j {
			if !l.space {
				return "", j, false
			}
			if s.is(k, "more") || s.is(k, "other") || s.is(k, "such") || s.is(k, "fewer") { // two other men
				continue
			}
		}
		if next.kind == digits && !next.space { // A320
			continue
		}
		if s.closes(k, k == start) {
			return "", j, false
		}
		if !next.space && (next.kind == letters || s.hyphen(k+1) && s.at(k+2).kind == letters) { // short-range
			continue
		}
		if !next.space && next.kind == mark && (next.mark == '\'' || next.mark == '’') { // France's, workers'
			if k == j && l.caps == lower {
				return "", j, false
			}
			if k++; s.is(k+1, "s") && !s.at(k+1).space {
				k++
			}
			continue
		}
		if unit, named := s.head(k); unit != "" && !(named && unit != "person" && s.at(start).caps == lower) {
			return unit, k + 1, k == j && !named
		}
	}
	return "", j, false
}

// partitive returns where the noun phrase behind "of" begins, without its
// determiner and number, or -1 if it has neither.
func (s *scanner) partitive(j int) int {
	number := func(j int) bool { c := s.word(j).class; return s.at(j).kind == digits || c == small || c == tens }
	if s.word(j).flags&determine != 0 && !s.is(j, "this") && !s.is(j, "that") {
		if j++; number(j) {
			j++
		}
		return j
	}
	if number(j) {
		return j + 1
	}
	return -1
}

// inName reports whether the digits or the mark at k go on a name or a compound:
// F-16, A320, Boeing 737, OPEC+, U.S.
func (s *scanner) inName(k int) bool {
	l, prev := s.at(k), s.at(k-1)
	if l.kind == digits {
		return !l.space || prev.kind == letters && prev.caps != lower
	}
	if l.space {
		return false
	}
	return s.hyphen(k) && !s.at(k+1).space || l.mark == '+' || l.mark == '.' && prev.end-prev.start == 1 && prev.caps == title
}

// closes reports whether the word at k cannot stand between a number and its
// noun: function words, verbs, numbers, times.
func (s *scanner) closes(k int, first bool) bool {
	w := s.word(k)
	switch {
	case w.flags&stop != 0:
		return s.at(k).caps != upper || s.allCaps() // US is a name, us is not
	case w.class == article:
		return true
	case first:
		return false
	}
	return w.class != other && w.class != letter && w.class != ordinal || w.flags&time != 0 && w.class != ordinal
}

// head returns the unit that the word at k gives if it is the head of the noun
// phrase, else "". named says that it is a name, which stays outside the span.
func (s *scanner) head(k int) (unit string, named bool) {
	l, next := s.at(k), s.at(k+1)
	t, low := s.text(k), s.lowered(k)
	if initials(t) { // MPs, SUVs
		return strings.ToLower(t[:len(t)-1]), false
	}
	more := next.kind == letters && next.space && s.nounAhead(k+1) // Japanese nationals, sports cars
	if l.caps == title && !s.titled() {
		switch {
		case more:
			return "", false
		case demonyms[t], plural(low) && people(low):
			return "person", true
		case plural(low) && len(low) > 4 && (next.kind != letters || !next.space || s.at(k+1).caps == lower):
			return singular(low), true
		}
		return "", false
	}
	if !plural(low) || s.word(k).flags&time != 0 || attributive[low] && more {
		return "", false
	}
	return singular(low), false
}

// initials reports whether t is the plural of capitals: MPs.
func initials(t string) bool {
	n := len(t) - 1
	if n < 2 || n > 4 || t[n] != 's' {
		return false
	}
	for i := range n {
		if t[i]-'A' >= 26 {
			return false
		}
	}
	return true
}

// nounAhead reports whether a plural noun stands at k or behind one modifier.
func (s *scanner) nounAhead(k int) bool {
	for n := 0; n < 2; n++ {
		l := s.at(k + n)
		if l.kind != letters || !l.space || s.word(k+n).flags&stop != 0 {
			return false
		}
		if plural(s.lowered(k + n)) {
			return true
		}
	}
	return false
}

// countAhead reports whether a counted noun stands at j, behind at most three words.
func (s *scanner) countAhead(j int) bool {
	if !s.at(j).space {
		return false
	}
	unit, end, _ := s.counted(j)
	if s.at(end-1).caps == title && s.at(j).caps == lower { // 100m champion Davis
		return false
	}
	return unit != "" && end <= j+3 && s.word(j).flags&motion == 0
}
