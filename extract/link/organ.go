package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// organHeads are words that make a name of a few words that of an organ every
// state has.
var (
	organHeads = set(`ministry parliament army navy senate congress treasury cabinet judiciary presidency
		government legislature gendarmerie customs`)
	organNames = set(`air-defense-forces air-force anti-corruption-court antitrust-commission appeals-court
		armed-forces attorney-generals-office board-of-revenue border-guard border-service cabinet-office central-bank
		central-committee central-election-commission chamber-of-deputies civil-aviation-authority coast-guard
		competition-commission constitutional-council constitutional-court council-of-ministers court-of-appeal
		court-of-cassation criminal-court customs-service defense-forces disaster-management-agency
		election-commission electoral-commission federal-board-of-revenue federal-court federal-police
		financial-services-commission foreign-intelligence-service general-prosecutors-office general-staff
		ground-forces high-court house-of-representatives intelligence-service interior-police joint-chiefs
		joint-chiefs-of-staff land-forces lower-house meteorological-agency meteorological-office military-court
		national-assembly national-bank national-bureau-of-statistics national-congress national-guard national-police
		national-security-council national-statistics-office naval-forces office-of-the-president parliament-house
		police presidential-office presidential-palace presidents-office prime-ministers-office
		prosecutor-generals-office prosecutors-office republican-guard reserve-bank royal-court
		security-council-secretariat security-service self-defense-forces space-agency special-forces state-bank
		state-security-service state-television statistics-bureau statistics-office supreme-administrative-court
		supreme-council supreme-court supreme-judicial-council tax-service trade-ministry upper-house weather-bureau`)
	supranational = set(`international european united world african asean arab un eu nato global inter-american islamic
		union nations pan commonwealth caribbean asian`)
	departments = set(`foreign defense interior finance health education energy trade justice economy industry transport
		transportation labor agriculture environment culture home external affairs economic internal commerce oil
		petroleum electricity information planning tourism sports science technology communications housing water
		security public national state federal royal religious emergency situations digital development`)
)

// organ reports whether a name is that of an organ which every state has, and
// does not say which state it is of: Foreign Ministry, Ministry of External
// Affairs, Supreme Court.
func organ(words []string) bool {
	if len(words) == 0 || len(words) > 9 {
		return false
	}
	for _, w := range words {
		if supranational[w] {
			return false
		}
	}
	last := words[len(words)-1]
	if len(words) == 1 {
		return organHeads[last] && last != "government" || organNames[last]
	}
	switch {
	case words[0] == "ministry" && words[1] == "of":
		return true
	case last == "ministry" || last == "ministries":
		return true
	case organHeads[last] && departments[words[0]]:
		return true
	}
	return organNames[strings.Join(words, "-")]
}

// bodyOf resolves one mention of a name that every state has one of, or that
// several bodies of the tables bear.
func (r *run) bodyOf(nm *name, m int32, rows []int32, generic bool) int32 {
	c, near, how := r.countryOf(m)
	if in, ok := r.inside(nm); ok && generic {
		c, near, how = in, true, "in its name"
	}
	if len(rows) > 0 {
		best, score, tie := int32(-1), -1, false
		for _, o := range rows {
			s := r.fits(o, c, near)
			if generic && s < 3 && !r.rivals(o, c, near) { // that of another country
				continue
			}
			switch {
			case s > score || s == score && r.renown(o) > r.renown(best):
				best, score, tie = o, s, false
			case s == score && r.renown(o) == r.renown(best):
				tie = true
			}
		}
		if best >= 0 && !tie && (score > 0 || len(rows) == 1) {
			n := r.org(best)
			r.nameless(nm, n, r.l.orgs[best].Name)
			if bc, ok := r.l.byISO[r.l.orgs[best].Country]; ok && r.points[m] < 0 {
				r.points[m] = bc
			}
			return n
		}
	}
	if o := r.bareBody(rows); o >= 0 && !generic {
		return r.org(o)
	}
	slug := functionSlug(nm.words)
	if !generic || c < 0 {
		return r.named(r.uncertain("org", slug), extract.Organization, "", "", false)
	}
	r.points[m] = c
	return r.organOf(nm, nm.words, c, how)
}

// bareBody returns the one American or British agency or paper among bodies that
// share a name, which alone is written of everywhere without its country: the
// Guardian. It returns -1 if there is none, or if it is not alone.
func (r *run) bareBody(rows []int32) int32 {
	found := int32(-1)
	for _, o := range rows {
		x := &r.l.orgs[o]
		if x.Country != "US" && x.Country != "GB" {
			continue
		}
		if found >= 0 {
			return -1
		}
		switch x.Kind {
		case "media", "news-agency", "agency", "intelligence":
			found = o
		}
	}
	return found
}

// organOf returns the node of the organ with the words of nm in country c.
func (r *run) organOf(nm *name, words []string, c int32, how string) int32 {
	if o, ok := r.tableOrgan(words, c); ok {
		return r.org(o)
	}
	x := &r.l.nations[c]
	key := "org:" + functionSlug(words) + "-" + lower(x.iso)
	n, ok := r.byKey[key]
	if !ok {
		n = r.named(key, extract.Organization, "", x.iso, false)
		r.nodes[n].organ = true
		r.because(n, quote(nm.text)+" of "+x.name+": "+how)
	}
	return n
}

// qualified settles a name that has its country within: Russian Foreign Ministry,
// Supreme Court of India, British Labour Party.
func (r *run) qualified(nm *name) bool {
	c, rest := r.split(nm)
	if c < 0 {
		return false
	}
	n := int32(-1)
	for _, f := range r.l.senses(strings.Join(rest, "-")) {
		if f.sense == orgName && r.l.orgs[f.at].Country == r.l.nations[c].iso {
			n = r.org(f.at)
			break
		}
	}
	if n < 0 {
		if !organ(rest) {
			return false
		}
		n = r.organOf(nm, rest, c, "in its name")
	}
	r.settle(nm, n)
	r.pointWeak(nm, c)
	return true
}

// split takes the country off a name that begins with it or ends "of" it, and
// returns -1 if there is none.
func (r *run) split(nm *name) (int32, []string) {
	w := nm.words
	for k := min(3, len(w)-1); k >= 1; k-- {
		f := strings.Join(w[:k], "-")
		if c, ok := r.l.state(f); ok {
			return c, w[k:]
		}
		if t := strings.TrimSuffix(f, "s"); t != f && strings.ContainsAny(nm.text, "'’") { // Congo's Armed Forces
			if c, ok := r.l.state(t); ok {
				return c, w[k:]
			}
		}
	}
	for i := len(w) - 2; i >= 1 && i >= len(w)-5; i-- {
		if w[i] != "of" {
			continue
		}
		last := w[i+1:]
		if last[0] == "the" {
			last = last[1:]
		}
		if c, ok := r.l.state(strings.Join(last, "-")); ok {
			return c, w[:i]
		}
	}
	return -1, nil
}

// state returns the living country that has the form as name or adjective, of
// several the one that is meant by default.
func (x *index) state(form string) (int32, bool) {
	best := int32(-1)
	if c, ok := x.byISO[defaults[form]]; ok {
		return c, true
	}
	for _, f := range x.senses(form) {
		if f.sense != countryName && f.sense != people || x.nations[f.at].historic || f.at == best {
			continue
		}
		if best >= 0 {
			return 0, false
		}
		best = f.at
	}
	return best, best >= 0
}

// rivals reports whether row o, of another country than the one that prevails
// around a mention, may be meant for all that: nothing stands beside the mention,
// and the document has about as much to do with the country of o.
func (r *run) rivals(o, c int32, near bool) bool {
	rc, ok := r.l.byISO[r.l.orgs[o].Country]
	if !ok || near || r.evidence(rc) == 0 {
		return false
	}
	return c < 0 || 2*r.evidence(rc) >= r.evidence(c) || !usual(r.l.orgs[o].Name)
}

// usual reports whether every state has the ministry or court of the name: few have
// one for unification.
func usual(name string) bool {
	f := form(name)
	for w := range strings.SplitSeq(f, "-") {
		if departments[w] || w == "supreme" || w == "court" || w == "army" || w == "parliament" || w == "senate" || w == "navy" {
			return true
		}
	}
	return !strings.Contains(f, "ministry")
}

// renown rates kinds of bodies by how likely news means them by a name that several
// bear: bodies of the world, then of states and those who fight or govern them, then
// firms and media, then the rest; in sport its own bodies come first.
func (r *run) renown(o int32) int {
	switch k := r.l.orgs[o].Kind; {
	case k == "sports-body" || k == "sports-club":
		if !r.political() {
			return 5
		}
		return 0
	case k == "igo" || k == "un-body" || k == "bloc":
		return 4
	case stateKinds[k] || k == "party" || k == "armed-group":
		return 3
	case k == "company" || k == "bank" || k == "media" || k == "news-agency" || k == "exchange" || k == "social-network":
		return 2
	}
	return 1
}

// fits rates row o for a mention near country c.
func (r *run) fits(o, c int32, near bool) int {
	x := &r.l.orgs[o]
	rc, ok := r.l.byISO[x.Country]
	switch {
	case !ok:
		return 1
	case rc == c && near:
		return 4
	case rc == c && r.renown(o) >= 2:
		return 3
	case x.Kind == "armed-group": // which know no borders
		return 1
	case near && c >= 0:
		return 0
	case r.evidence(rc) == 0:
		return 0
	case r.renown(o) < 2: // an institute, say: its country is not enough
		return 1
	}
	return 2
}

// foreign resolves a name that the tables have for one country only, where the
// text gives it to another: Ukraine's Supreme Court, if only America's is known.
func (r *run) foreign(nm *name, o int32) (int32, bool) {
	own, ok := r.l.byISO[r.l.orgs[o].Country]
	if !ok || !stateKinds[r.l.orgs[o].Kind] {
		return 0, false
	}
	c, near, _ := r.countryOf(nm.mentions[0])
	if !near || c == own {
		return 0, false
	}
	for _, w := range nm.words {
		if w == lower(r.l.nations[own].iso) || strings.HasPrefix(lower(r.l.nations[own].name), w) {
			return 0, false
		}
	}
	x := &r.l.nations[c]
	n := r.named("org:"+functionSlug(nm.words)+"-"+lower(x.iso), extract.Organization, "", x.iso, false)
	r.nodes[n].organ = true
	r.pointWeak(nm, c)
	return n, true
}

var stateKinds = set("ministry agency court parliament military police intelligence central-bank government")

// tableOrgan finds the row of an organ of country c whose name has the country's
// in it: Russian Foreign Ministry, Ministry of Foreign Affairs of Russia.
func (r *run) tableOrgan(words []string, c int32) (int32, bool) {
	for _, what := range [...]string{strings.Join(words, "-"), functionSlug(words)} {
		for _, f := range r.l.senses(r.l.adjectiveOf[c] + "-" + what) {
			if f.sense == orgName && r.l.orgs[f.at].Country == r.l.nations[c].iso {
				return f.at, true
			}
		}
		for _, f := range r.l.senses(what + "-of-" + r.l.nations[c].form) {
			if f.sense == orgName && r.l.orgs[f.at].Country == r.l.nations[c].iso {
				return f.at, true
			}
		}
	}
	return 0, false
}

// functionSlug names an organ by what it does, whichever way it is put: Foreign
// Ministry and Ministry of Foreign Affairs are "foreign-ministry".
func functionSlug(w []string) string {
	if len(w) > 2 && w[0] == "ministry" && w[1] == "of" {
		w = w[2:]
		if len(w) == 2 && w[1] == "affairs" {
			w = w[:1]
		}
		return strings.Join(w, "-") + "-ministry"
	}
	if len(w) > 2 && w[len(w)-1] == "ministry" && w[len(w)-2] == "affairs" && len(w) == 3 {
		return w[0] + "-ministry"
	}
	return strings.Join(w, "-")
}

// countryOf says which country an organ mentioned at m belongs to by the words
// around it, whether they stand next to it, and how it knows.
func (r *run) countryOf(m int32) (c int32, near bool, how string) {
	if j := m - 1; j >= 0 && r.points[j] >= 0 && r.of[j] >= 0 {
		switch r.names[r.of[j]].typ {
		case extract.Country, extract.Nationality, extract.City:
			if gap, ok := r.gap(j, m); ok {
				w := strings.Fields(gap)
				switch {
				case len(w) == 0 && r.names[r.of[j]].typ != extract.City:
					return r.points[j], true, "adjective before it"
				case len(w) >= 1 && len(w) <= 3 && isApostropheS(w[0]) && strings.IndexByte(gap, ',') < 0:
					return r.points[j], true, "possessive"
				case len(w) <= 2 && plainWords(w) && r.names[r.of[j]].typ == extract.Nationality:
					return r.points[j], true, "adjective before it"
				}
			}
		}
	}
	j := m + 1
	if int(j)+1 < len(r.d.Mentions) { // Joint Chiefs of Staff (JCS) in Seoul
		if gap, ok := r.gap(m, j); ok && strings.TrimSpace(gap) == "(" {
			j++
		}
	}
	if int(j) < len(r.d.Mentions) && r.points[j] >= 0 {
		if gap, ok := r.gap(j-1, j); ok {
			switch strings.TrimLeft(strings.TrimSpace(gap), ") ") {
			case "of", "of the", "in", ", in":
				return r.points[j], true, placeBehind
			}
		}
	}
	if c := r.opening(m); c >= 0 {
		return c, false, "place where the sentence begins"
	}
	return r.prevailing(m)
}

const placeBehind = "place behind it"

// opening returns the country of the place with which the sentence of m begins: In
// Beijing, the Foreign Ministry said.
func (r *run) opening(m int32) int32 {
	s := r.sentence[m]
	if s < 0 {
		return -1
	}
	for j := m - 1; j >= 0 && r.sentence[j] == s; j-- {
		if r.points[j] >= 0 && r.d.Mentions[j].First == r.d.Sentences[s].First+1 && lower(r.before(j, 1)) == "in" {
			return r.points[j]
		}
	}
	return -1
}

// prevailing returns the country that the paragraph of m points to most, its
// sentence counting twice; the whole document decides ties and paragraphs without
// one.
func (r *run) prevailing(m int32) (int32, bool, string) {
	type vote struct{ country, n int32 }
	var buf [8]vote
	votes := buf[:0]
	b := r.block(m)
	count := func(j int32) {
		c, n := r.points[j], int32(1)
		if c < 0 {
			return
		}
		if r.sentence[j] == r.sentence[m] {
			n = 2
		}
		if t := r.d.Mentions[j].Type; t == extract.Country || t == extract.Nationality {
			n *= 2 // than a town of it
		}
		for i := range votes {
			if votes[i].country == c {
				votes[i].n += n
				return
			}
		}
		votes = append(votes, vote{c, n})
	}
	const window = 40 // mentions to either side
	for j := m - 1; b >= 0 && j >= max(0, m-window) && r.block(j) == b; j-- {
		count(j)
	}
	for j := m + 1; b >= 0 && j < min(int32(len(r.points)), m+window) && r.block(j) == b; j++ {
		count(j)
	}
	best, score := int32(-1), int32(0)
	for _, v := range votes {
		if n := v.n<<12 + min(r.evidence(v.country), 1<<12-1); n > score {
			best, score = v.country, n
		}
	}
	if best >= 0 {
		return best, false, "prevails in the paragraph"
	}
	for c := range r.tally {
		if n := r.tally[c]<<12 + r.weak[c]; n > score {
			best, score = int32(c), n
		}
	}
	return best, false, "prevails in the article"
}

func plainWords(w []string) bool {
	for _, x := range w {
		if startsUpper(x) || function[x] || !isLetters(x) {
			return false
		}
	}
	return true
}

func isLetters(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x80 && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-' {
			return false
		}
	}
	return s != ""
}

// inside returns the one country whose name or adjective is part of a name.
func (r *run) inside(nm *name) (int32, bool) {
	best := int32(-1)
	for k := 3; k >= 1; k-- {
		for i := 0; i+k <= len(nm.words); i++ {
			w := nm.words[i]
			if k == 1 && len(w) <= 3 && !strings.Contains(nm.text, strings.ToUpper(w)) {
				continue // Toys R Us
			}
			if k > 1 {
				w = strings.Join(nm.words[i:i+k], "-")
			}
			for _, f := range r.l.senses(w) {
				if f.sense != countryName && f.sense != people || r.l.nations[f.at].historic {
					continue
				}
				if best >= 0 && best != f.at {
					return 0, false
				}
				best = f.at
			}
		}
		if best >= 0 {
			return best, true
		}
	}
	return 0, false
}
