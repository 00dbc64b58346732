package relate

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

var (
	placeTypes = []extract.Type{extract.City, extract.StateOrProvince, extract.Location}
	widerTypes = []extract.Type{extract.Country, extract.StateOrProvince, extract.Location, extract.Nationality}
)

// places reads where bodies and places are.
func (r *reader) places() {
	for i := range r.items {
		switch {
		case r.mention(i, placeTypes...):
			r.placeIn(i)
			r.capital(i)
		case r.mention(i, extract.Organization):
			r.bodyIn(i)
			r.homed(i)
		case r.mention(i, extract.Event):
			r.eventIn(i)
		}
	}
}

// fits reports whether place a may lie in place b by what the tables know of
// their countries.
func (r *reader) fits(a, b int) bool {
	x, y := r.d.Entities[a], r.d.Entities[b]
	return x.Type != extract.Country && (x.Country == y.Country || x.Country == "" || y.Country == "")
}

func (r *reader) known(a, b int) bool {
	x, y := r.d.Entities[a], r.d.Entities[b]
	return x.Country != "" && x.Country == y.Country
}

// placeIn reads "Dakar, Senegal" and "Pahalgam in Indian-administered Kashmir".
func (r *reader) placeIn(i int) {
	place := r.items[i].entity
	if r.word(i+1, ",") && r.mention(i+2, extract.Country, extract.StateOrProvince) && r.fits(place, r.items[i+2].entity) && !r.word(i+3, "will", "has", "have", "would", "could", "can", "may", "might", "wants", "says", "is") {
		wide := r.items[i+2].entity
		// Not within a list of places, but for a known pair.
		if place != wide && r.known(place, wide) && !(r.items[i].typ == extract.StateOrProvince && r.items[i+2].typ == extract.StateOrProvince) || !r.word(i-1, ",", "and") && !r.word(i+3, "and", "or") && !(r.word(i+3, ",") && r.mention(i+4, placeTypes...)) {
			r.tie(LocatedIn, place, wide, extract.Asserted, i, i+2, "city-country")
		}
		return
	}
	in := i + 1
	if r.in(in, placeNouns) {
		in++
	}
	if r.word(in, ",") && in == i+1 && r.word(in+1, "in") {
		in++
	}
	if r.word(in, "in") || in > i+1 && r.word(in, "of") && !r.word(in-1, "suburb", "district", "town", "village", "city", "port") {
		j := r.skip(in+1, 1, directions)
		if r.mention(j, extract.Nationality) && r.word(j+1, "-") && r.word(j+2, "administered", "controlled", "occupied", "held") {
			j += 3
		}
		if r.word(j, "region", "province", "district", "state") && r.word(j+1, "of") {
			j += 2
		}
		if r.mention(j, extract.Country, extract.StateOrProvince, extract.Location) && r.fits(place, r.items[j].entity) && (r.known(place, r.items[j].entity) || r.items[i].typ == extract.City && (in == i+1 || r.word(in-1, ",") && j > in+1) && !r.word(i-1, "with", "between", "and") && r.entityType(place) != extract.Country) {
			r.tie(LocatedIn, place, r.items[j].entity, extract.Asserted, i, j, "place-in")
		}
	}
}

// capital reads "Harare, the capital of Zimbabwe", "Zimbabwe's capital, Harare",
// "the Zimbabwean capital Harare".
func (r *reader) capital(i int) {
	place := r.items[i].entity
	j := i - 1
	if r.word(j, ",") {
		j--
	}
	if r.word(j, "of") && r.in(j-1, placeNouns) { // the northern Syrian city of Aleppo
		j--
	}
	if r.in(i+1, placeNouns) && r.possessive(i-1) && r.mention(i-2, extract.Country) && r.fits(place, r.items[i-2].entity) { // Syria's Idlib province
		r.tie(LocatedIn, place, r.items[i-2].entity, extract.Asserted, i-2, i, "country-place")
	}
	if r.in(j, placeNouns) || r.word(j, "half") {
		k := r.skip(j-1, -1, townWords)
		if r.possessive(k) {
			k--
		}
		if (r.mention(k, extract.Country) && k < j-1 || r.mention(k, extract.Nationality) && !r.word(k+1, "-")) && r.fits(place, r.items[k].entity) && r.entityType(r.items[k].entity) == extract.Country {
			r.tie(LocatedIn, place, r.items[k].entity, extract.Asserted, k, i, "capital-of")
		}
	}
	if r.word(i+1, ",") && r.word(i+2, "a", "an", "the") {
		k := r.skip(i+3, 1, townWords)
		if r.mention(k, extract.Nationality) && r.in(r.skip(k+1, 1, townWords), placeNouns) || r.mention(k, extract.Nationality) && r.in(k+1, placeNouns) { // "Syunik, an Armenian province"
			if r.fits(place, r.items[k].entity) && r.entityType(r.items[k].entity) == extract.Country {
				r.tie(LocatedIn, place, r.items[k].entity, extract.Asserted, i, k, "capital-of")
			}
		}
	}
	if r.word(i+1, ",") {
		k := r.skip(i+2, 1, townWords)
		if r.mention(k, extract.Nationality) && r.in(k+1, placeNouns) && r.word(k+2, "of") && r.mention(k+3, widerTypes...) {
			k += 3 // "a village in the Kyrgyz region of Batken"
		}
		if k > i+3 && r.word(k-1, "of", "in", "the") && r.mention(k, widerTypes...) && r.fits(place, r.items[k].entity) && !r.items[k].is(extract.Nationality) {
			r.tie(LocatedIn, place, r.items[k].entity, extract.Asserted, i, k, "capital-of")
		}
	}
}

// bodyIn reads where a body is: "which is based in Vienna", "Hague-based court",
// "has its headquarters in Abu Dhabi", "the IEA in Paris".
func (r *reader) bodyIn(i int) {
	body := r.items[i].entity
	r.seat(i)
	h := i - 1
	for n := 0; n < 4 && (r.in(h, classes) || r.in(h, fields) || r.plain(h) && n == 0 && !r.personNoun(h)) && !r.word(h, "based"); n++ {
		h--
	}
	if r.word(h, "based") && r.word(h-1, "-") && r.mention(h-2, extract.City, extract.Country, extract.StateOrProvince, extract.Location) {
		r.tie(LocatedIn, body, r.items[h-2].entity, extract.Asserted, h-2, i, "based-in")
	}
	j := r.bracketed(i + 1)
	k := r.skip(j, 1, subjectWords)
	switch {
	case (r.word(k, "based", "headquartered", "located", "founded") || r.in(k, seats)) && r.word(k+1, "in"):
		if whole := r.whole(i); whole >= 0 { // "the BRC, a part of NATO based in"
			body = r.items[whole].entity
		}
		if at := r.skip(k+2, 1, directions); r.mention(at, extract.City, extract.Country, extract.StateOrProvince, extract.Location) && !r.word(k, "founded") {
			r.tie(LocatedIn, body, r.items[at].entity, extract.Asserted, i, at, "based-in")
		}
		return
	case r.word(j, "in") && r.mention(r.skip(j+1, 1, determiners), extract.City, extract.Country):
		kind, at, before := r.kindOf(body), r.skip(j+1, 1, determiners), r.skip(i-1, -1, articles)
		if kind == "ministry" || kind == "party" || kind == "sports-club" || kind == "armed-group" || kind == "igo" && r.items[at].is(extract.Country) || r.entityType(r.items[at].entity) == extract.Country && r.items[at].is(extract.City) || r.word(before, "beat", "played", "to", "against", "by", "than") {
			return
		}
		// A place behind "in" may belong to the verb, but hardly behind a preposition or
		// at the head of the sentence.
		if r.items[at].is(extract.City) && (before < 0 || r.word(before, "at", "from", "while", "with", ",", "that", "and", "for", "when", "but", "as")) || r.word(before, "at", "from") {
			r.tie(LocatedIn, body, r.items[at].entity, extract.Asserted, i, at, "body-in")
		}
	}
	for h = j; h < len(r.items); h++ { // "... and has its headquarters in Abu Dhabi", the body being the subject
		if r.in(h, seats) && r.word(h+1, "in") && r.word(h-1, "its") && r.mention(h+2, extract.City, extract.Country) && r.subject(i, h) {
			r.tie(LocatedIn, body, r.items[h+2].entity, extract.Asserted, i, h+2, "based-in")
		}
	}
}

// seat reads where a body is from what follows it: ", a group based in Chiang
// Mai", ", a charity in Garissa", ", an Indore-based builder", ", a Calgary
// company", "Sumitomo of Japan".
func (r *reader) seat(i int) {
	body := r.items[i].entity
	k := r.bracketed(i + 1)
	if r.word(k, "of") && r.mention(k+1, extract.Country) && r.kindOf(body) == "company" && !r.possessive(k+2) {
		r.tie(LocatedIn, body, r.items[k+1].entity, extract.Asserted, i, k+1, "country-body")
		return
	}
	if !r.word(k, ",") || !r.word(k+1, "a", "an", "the") {
		return
	}
	k += 2
	start := k
	for n := 0; n < 5 && (r.plain(k) || r.word(k, "-")); n++ {
		k++
	}
	switch {
	case r.mention(k, extract.City, extract.Country, extract.StateOrProvince) && r.word(k+1, "-") && r.word(k+2, "based"):
		r.tie(LocatedIn, body, r.items[k].entity, extract.Asserted, i, k, "based-in")
	case r.mention(k, extract.City, extract.Country) && k == start && (r.in(k+1, classes) && r.endsPhrase(k+2) || r.plain(k+1) && r.in(k+2, classes) && r.endsPhrase(k+3)) && !r.word(k+1, "court") && !stateKinds[r.kindOf(body)]:
		r.tie(LocatedIn, body, r.items[k].entity, extract.Asserted, i, k, "country-body")
	case k > start && r.word(k, "in") && (r.word(k-1, "based", "headquartered") || r.in(k-1, classes)):
		if at := r.skip(k+1, 1, directions); r.mention(at, extract.City, extract.Country, extract.StateOrProvince, extract.Location) {
			r.tie(LocatedIn, body, r.items[at].entity, extract.Asserted, i, at, "based-in")
		}
	}
}

// eventIn reads "COP31 in Antalya" from the event at i.
func (r *reader) eventIn(i int) {
	if at := r.skip(i+2, 1, directions); r.word(i+1, "in") && r.mention(at, extract.City, extract.Country) && !(r.items[at].is(extract.City) && r.entityType(r.items[at].entity) == extract.Country) {
		r.tie(LocatedIn, r.items[i].entity, r.items[at].entity, extract.Asserted, i, at, "event-in")
	}
}

// subject reports whether the body at i is the only one before item h, so that
// "its" means it.
func (r *reader) subject(i, h int) bool {
	for k := range r.items[:h] {
		if k != i && r.mention(k, extract.Organization, extract.Country) && r.items[k].entity != r.items[i].entity && !r.word(k-1, ",") {
			return false
		}
	}
	return true
}

// oneWord reports whether a name is one word and no acronym, as of few organs of a
// state.
func oneWord(name string) bool {
	return !strings.ContainsAny(name, " -.") && strings.ToUpper(name) != name
}

// follower reports whether item i says that the name before it only qualifies a
// person or a part: "IS fighters", "cell".
func (r *reader) follower(i int) bool {
	if i >= len(r.items) || r.items[i].typ != "" {
		return false
	}
	w := strings.TrimSuffix(r.items[i].word, "s")
	return people[w] || workers[w] || followers[w]
}

// homed reads the country of a body that is no organ of the state: "Yemen's
// Houthi movement", "the French company Orano", "Orano, a French company".
func (r *reader) homed(i int) {
	if next := r.bracketed(i + 1); r.word(i-1, "-") || r.word(next, "-") && r.items[next].Start == r.items[next-1].End || r.follower(next) && !r.in(next, classes) {
		return // a Turkish-YPG conflict, a French IS fighter
	}
	body := r.items[i].entity
	kind := r.kindOf(body)
	if stateKinds[kind] || kind == "igo" || kind == "un-body" || kind == "bloc" {
		return
	}
	j := i - 1
	class := r.in(r.bracketed(i+1), classes)
	for r.in(j, classes) || r.in(j, ranks) && !r.word(j, ",", "and") || r.word(j, "ruling", "opposition", "main") {
		class = class || r.in(j, classes) || r.word(j, "ruling", "opposition")
		j--
	}
	if r.possessive(j) {
		j--
	}
	if r.mention(j, extract.Country, extract.Nationality) && (class || homedKinds[kind] || kind == "" && r.possessive(j+1) && oneWord(r.d.Slice(r.items[i].Span))) && r.entityType(r.items[j].entity) == extract.Country && (r.items[j].is(extract.Nationality) || r.possessive(j+1) || r.in(j+1, classes) && !r.word(j+1, "agency", "court", "military", "union", "arms", "energy", "oil")) && !r.word(j-1, "-") {
		r.tie(LocatedIn, body, r.items[j].entity, extract.Asserted, j, i, "country-body")
	}
	if k := r.bracketed(i + 1); r.word(k, ",") && r.word(k+1, "a", "an", "the") {
		for k += 2; r.in(k, ranks) && !r.word(k, ",", "and"); k++ {
		}
		noun := k + 1
		for n := 0; n < 2 && r.plain(noun) && !r.in(noun, classes); n++ {
			noun++
		}
		if r.mention(k, extract.Nationality) && r.entityType(r.items[k].entity) == extract.Country && r.in(noun, classes) {
			r.tie(LocatedIn, body, r.items[k].entity, extract.Asserted, i, k, "country-body")
		}
	}
	if r.word(i+1, "party") && kind == "party" { // in Georgia, where the ruling Georgian Dream party
		k := r.skip(i-1, -1, rulingWords)
		if r.mention(k, extract.Country) && k < i-2 && r.word(k-1, "in") {
			r.tie(LocatedIn, body, r.items[k].entity, extract.Asserted, k, i, "country-body")
		}
	}
}
