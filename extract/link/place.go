package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// places resolves cities, units and other geography, and decides for each mention
// of a capital whether it means the city or its government.
func (r *run) places() {
	for i := range r.names {
		nm := &r.names[i]
		switch nm.typ {
		case extract.City, extract.StateOrProvince, extract.Location:
		default:
			continue
		}
		if nm.node >= 0 || r.overridden(nm) {
			continue
		}
		if r.half(nm) || r.surname(nm) {
			continue
		}
		if gov, ok := r.governmentOf(nm); ok && (nm.typ != extract.StateOrProvince || r.doubtful(nm)) {
			r.capitalMentions(nm, gov)
		} else {
			r.settlePlace(nm)
		}
	}
}

// half settles "the North" and the like as a state, whatever the tagger took it
// for: with the article, or where the state is mentioned in full more than once.
func (r *run) half(nm *name) bool {
	dir := direction(nm.form)
	if dir == "" {
		return false
	}
	if !r.articled(nm) {
		if c := r.halved(dir); c < 0 || r.tally[c] < 2 {
			return false
		}
	}
	return r.halfOfCountry(nm, dir)
}

// surname settles a name tagged as a place, with doubt, that is elsewhere in the
// document a person's: Paris, of Valeska Paris.
func (r *run) surname(nm *name) bool {
	if len(nm.words) != 1 || !r.doubtful(nm) {
		return false
	}
	i, ok := r.bySurface[surface{nm.text, extract.Person}]
	if !ok {
		return false
	}
	for _, o := range r.names[:min(len(r.names), maxNames)] {
		if o.typ == extract.Person && r.matchShort(nm.words, bareName(o.words)) == familyName {
			r.late = append(r.late, [2]int32{r.of[nm.mentions[0]], i})
			return true
		}
	}
	return false
}

// articled reports whether all mentions of a name have "the" before them.
func (r *run) articled(nm *name) bool {
	for _, m := range nm.mentions {
		if lower(r.before(m, 1)) != "the" {
			return false
		}
	}
	return true
}

// A government is what a capital can stand for: a country, or the European Union.
type government struct {
	country int32
	union   bool
}

func (r *run) governmentOf(nm *name) (government, bool) {
	if nm.form == "brussels" && r.l.eu >= 0 {
		return government{country: -1, union: true}, true
	}
	best := int32(-1)
	for _, f := range nm.refs {
		if f.sense == capital && (best < 0 || r.l.nations[best].historic && !r.l.nations[f.at].historic) {
			best = f.at
		}
	}
	return government{country: best}, best >= 0
}

func (r *run) capitalMentions(nm *name, gov government) {
	state := int32(-1)
	city := "" // why the first mention of the place is one
	for _, m := range nm.mentions {
		stands, why := r.standsForGovernment(m)
		if !stands {
			if city == "" {
				city = why
			}
			continue
		}
		if state < 0 {
			if gov.union {
				state = r.org(r.l.eu)
			} else {
				state = r.nation(gov.country)
			}
			r.because(state, quote(nm.text)+" stands for its government: "+why)
		}
		r.node[m] = state
		if !gov.union {
			r.point(m, gov.country)
		}
	}
	if city != "" {
		r.because(r.settlePlace(nm), quote(nm.text)+" is the city: "+city)
	}
	if gov.country >= 0 {
		for _, m := range nm.mentions {
			r.point(m, gov.country)
		}
	}
}

// firstPlace returns the best known place among the senses of a name.
func (x *index) firstPlace(refs []ref) (int32, bool) {
	for _, f := range refs {
		if f.sense == place {
			return f.at, true
		}
	}
	return -1, false
}

func placeType(k PlaceKind) extract.Type {
	return [...]extract.Type{extract.City, extract.StateOrProvince, extract.Location}[k]
}

// settlePlace settles the open mentions of a name as a place.
func (r *run) settlePlace(nm *name) int32 {
	country := ""
	for _, m := range nm.mentions { // Oakville, Ontario; Vienna, Austria
		if country = r.enclosing(m); country != "" {
			break
		}
	}
	n := r.placeNode(nm, country)
	r.settle(nm, n)
	if c, ok := r.l.byISO[r.nodes[n].country]; ok {
		for _, m := range nm.mentions {
			r.point(m, c)
		}
	}
	return n
}

// placeNode returns the node of a place in country, "" if that is not said.
func (r *run) placeNode(nm *name, country string) int32 {
	if c := r.quarterOf(nm); c >= 0 && country == "" {
		iso := r.l.nations[c].iso
		return r.named("place:"+Slug(nm.text)+"-"+lower(iso), nm.typ, "", iso, false)
	}
	if p, ok := r.choosePlace(nm, country); ok {
		x := &r.l.placed[p]
		if country != "" && x.country != country && x.kind == Town && nm.typ == extract.City { // Paris, Texas
			return r.named("place:"+Slug(nm.text)+"-"+lower(country), nm.typ, "", country, false)
		}
		typ := nm.typ
		if typ != extract.City && typ != extract.StateOrProvince && typ != extract.Location {
			typ = placeType(x.kind)
		}
		n := r.named(x.key, typ, x.name, x.country, true)
		r.nameless(nm, n, x.name)
		return n
	}
	for _, f := range nm.refs {
		switch f.sense {
		case capital: // in no table of cities
			return r.named("place:"+Slug(nm.text), nm.typ, "", r.l.nations[f.at].iso, false)
		case countryName, people: // a state tagged as a city or a region of the world
			if nm.typ != extract.StateOrProvince && !r.l.nations[f.at].historic {
				return r.nation(f.at)
			}
		}
	}
	m := &r.d.Mentions[nm.mentions[0]]
	if m.Key != "" {
		return r.byRow(m.Key, nm)
	}
	if country == "" {
		country = m.Country
	}
	key := Slug(nm.text)
	for _, generic := range placeWords {
		key = strings.TrimSuffix(key, generic)
	}
	return r.named("place:"+key, nm.typ, "", country, false)
}

// quarterOf returns the country of the document in which a name is a seat of
// government, if the towns of that name are all elsewhere: Westminster.
func (r *run) quarterOf(nm *name) int32 {
	found := int32(-1)
	for _, f := range nm.refs {
		switch f.sense {
		case seat:
			if r.evidence(f.at) > 0 && !r.l.nations[f.at].historic {
				found = f.at
			}
		case place:
			if c, ok := r.l.byISO[r.l.placed[f.at].country]; !ok || r.evidence(c) > 0 {
				return -1
			}
		}
	}
	return found
}

// placeWords at the end of a name do not tell places apart.
var placeWords = [...]string{"-city", "-province", "-region", "-district", "-county", "-oblast"}

// nameless notes how a name that is not that of the row came to it.
func (r *run) nameless(nm *name, n int32, known string) {
	if nm.text != known {
		r.because(n, quote(nm.text)+" is a name of "+known)
	}
}

// choosePlace picks the row that fits the type of the mention, then the country.
func (r *run) choosePlace(nm *name, country string) (int32, bool) {
	want := Town
	switch nm.typ {
	case extract.StateOrProvince, extract.Country:
		want = Region
	case extract.Location:
		want = Geography
	}
	best, score := int32(-1), -1
	rank := 0
	for _, f := range nm.refs {
		if f.sense != place {
			continue
		}
		x := &r.l.placed[f.at]
		s := 0
		if x.kind == want {
			s += 8
		}
		if country != "" && x.country == country {
			s += 4
		}
		if c, ok := r.l.byISO[x.country]; ok && country == "" && r.tally[c] > 0 && (x.kind != Town || r.eclipses(x, best)) {
			s += 2 // Punjab of the country the article is about
		}
		if s > score {
			best, score = f.at, s
		}
		rank++
	}
	return best, best >= 0 && (score >= 8 || nm.typ != extract.StateOrProvince || rank > 0)
}

// eclipses reports whether town x, of a country the document mentions, may be meant
// rather than the better known town best, of one it does not: Richmond, but not
// Paris.
func (r *run) eclipses(x *placed, best int32) bool {
	if best < 0 {
		return true
	}
	b := &r.l.placed[best]
	c, ok := r.l.byISO[b.country]
	return b.kind == Town && b.fame < 1e6 && x.fame*20 > b.fame && (!ok || r.tally[c] == 0)
}

// enclosing returns the country named right behind a place, or before it as an
// adjective or possessive: "Oakville, Ontario", "the Canadian town of Oakville" is
// too far and gives "".
func (r *run) enclosing(m int32) string {
	n := m + 1
	if int(n) >= len(r.d.Mentions) {
		return ""
	}
	gap, ok := r.gap(m, n)
	if !ok || strings.TrimSpace(gap) != "," || r.of[n] < 0 {
		return ""
	}
	nm := &r.names[r.of[n]]
	switch nm.typ {
	case extract.Country:
		if c := r.points[n]; c >= 0 {
			return r.l.nations[c].iso
		}
	case extract.StateOrProvince:
		for _, f := range nm.refs { // Tbilisi, Georgia, whatever the tagger thinks
			if f.sense == countryName && r.townIn(&r.names[r.of[m]], r.l.nations[f.at].iso) {
				return r.l.nations[f.at].iso
			}
		}
		if p, ok := r.choosePlace(nm, ""); ok && r.l.placed[p].kind == Region {
			return r.l.placed[p].country
		}
	}
	return ""
}

// townIn reports whether a town of the name is in the country.
func (r *run) townIn(nm *name, country string) bool {
	for _, f := range nm.refs {
		if f.sense == place && r.l.placed[f.at].kind == Town && r.l.placed[f.at].country == country {
			return true
		}
	}
	return false
}
