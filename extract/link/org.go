package link

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// organizations resolves names of bodies: full names first, then acronyms, then
// short forms of either.
func (r *run) organizations() {
	r.index(func(nm *name) bool {
		return nm.typ == extract.Organization || nm.typ == extract.Misc || nm.typ == extract.Event
	})
	for pass := range 4 {
		for i := range r.names {
			nm := &r.names[i]
			if nm.typ != extract.Organization || nm.node >= 0 || r.done(nm) || r.turn(nm) != pass {
				continue
			}
			r.organization(nm)
		}
	}
}

// turn orders names of bodies: those the tables know come first, since they may
// tell of which country the organs beside them are.
func (r *run) turn(nm *name) int {
	if !acronymic(nm.text) && !organ(nm.words) {
		for _, f := range nm.refs {
			if f.sense == seat || f.sense == orgName && (len(nm.words) > 1 || stateKinds[r.l.orgs[f.at].Kind]) {
				return 0
			}
		}
	}
	return 1 + rank(nm)
}

// rank orders names so that long forms come before what is short for them.
func rank(nm *name) int {
	switch {
	case acronymic(nm.text):
		return 1
	case len(nm.words) == 1:
		return 2
	}
	return 0
}

// done reports whether no mention of the name is open.
func (r *run) done(nm *name) bool {
	for _, m := range nm.mentions {
		if r.node[m] < 0 {
			return false
		}
	}
	return true
}

// definitions notes acronyms that the text explains, in either order, and other
// names it gives: International Monetary Fund (IMF); IAEA (International Atomic
// Energy Agency); the Houthi movement, also called Ansar Allah.
func (r *run) definitions() {
	for i := 0; i+1 < len(r.d.Mentions); i++ {
		a, b := int32(i), int32(i+1)
		if r.of[a] < 0 || r.of[b] < 0 {
			continue
		}
		gap, ok := r.gap(a, b)
		if !ok {
			continue
		}
		x, y := &r.names[r.of[a]], &r.names[r.of[b]]
		switch trimmed := strings.Trim(gap, " \"'“”‘’"); {
		case trimmed == "(" || trimmed == "[":
			if !r.closes(b) {
				continue
			}
			long, short := a, b
			if acronymic(x.text) && !acronymic(y.text) {
				long, short = b, a
			}
			l, s := &r.names[r.of[long]], &r.names[r.of[short]]
			if l.typ == extract.Person || s.typ == extract.Person || !acronymic(s.text) {
				continue
			}
			if l.typ == s.typ && l.typ != extract.City || abbreviates(s.form, l.words) {
				r.define(short, long, quote(s.text)+" stands in brackets beside "+quote(l.text))
			}
		case x.typ == y.typ && alsoCalled(trimmed):
			r.define(b, a, quote(y.text)+" is given as another name of "+quote(x.text))
		}
	}
}

// closes reports whether a bracket closes behind mention m.
func (r *run) closes(m int32) bool {
	rest := strings.TrimLeft(r.d.Text[r.d.Mentions[m].End:min(r.d.Mentions[m].End+4, len(r.d.Text))], " \"'”’")
	return rest != "" && strings.ContainsRune(")],;", rune(rest[0]))
}

// alsoCalled reports whether gap, between two names, says that the second is
// another name of the first. Groups "known as the E3" are no case of it: their
// last member would be of another type.
func alsoCalled(gap string) bool {
	w := strings.Fields(strings.Trim(gap, ","))
	for len(w) > 0 && (w[len(w)-1] == "the" || w[len(w)-1] == "as") {
		w = w[:len(w)-1]
	}
	if len(w) == 0 || len(w) > 5 || !strings.ContainsAny(gap[:1], ", ") && !naming[lower(w[0])] && lower(w[0]) != "movement" {
		return false
	}
	switch lower(w[len(w)-1]) {
	case "called", "known", "dubbed", "renamed", "rebranded":
		for _, x := range w {
			if lower(x) == "and" || lower(x) == "by" || lower(x) == "has" || lower(x) == "have" {
				return false
			}
		}
		return true
	case "formerly", "aka", "a.k.a.", "alias":
		return true
	}
	return false
}

var naming = set("also formerly better commonly formally officially previously aka a.k.a. alias known called group party company movement militia")

// abbreviates reports whether the letters of short are initials of words, in
// order, the first of the first; small words and second letters may be skipped or
// used (JCPOA, MoD, CENTCOM, JNIM).
func abbreviates(short string, words []string) bool {
	short = strings.ReplaceAll(short, "-", "")
	if len(words) < 2 || len(short) < 2 || short[0] != words[0][0] {
		return false
	}
	return matchInitials(short, words)
}

func matchInitials(s string, words []string) bool {
	if s == "" {
		for _, w := range words {
			if !small[w] {
				return false
			}
		}
		return true
	}
	if len(words) == 0 {
		return false
	}
	w := words[0]
	for n := min(len(w), len(s)); n >= 1; n-- { // one or more letters of the word
		if n > 3 && n < len(s) {
			continue
		}
		if s[:n] == w[:n] && matchInitials(s[n:], words[1:]) {
			return true
		}
	}
	return small[w] && matchInitials(s, words[1:])
}

// initials reports whether short is made of exactly the initials of words, with
// or without those of small words.
func initials(short string, words []string) bool {
	if len(words) < 2 {
		return false
	}
	all, big := 0, 0
	okAll, okBig := true, true
	for _, w := range words {
		if all >= len(short) || short[all] != w[0] {
			okAll = false
		}
		all++
		if small[w] {
			continue
		}
		if big >= len(short) || short[big] != w[0] {
			okBig = false
		}
		big++
	}
	return okAll && all == len(short) || okBig && big == len(short)
}

var small = set("of the and for in on to de la le les des du et al y e und der for des und von da do dos a an s")

// define notes that the text gives mention short as another name of mention long.
// The first such statement holds.
func (r *run) define(short, long int32, why string) {
	s, l := &r.names[r.of[short]], &r.names[r.of[long]]
	if s == l || s.def >= 0 {
		return
	}
	s.def = int32(len(r.defs))
	r.defs = append(r.defs, def{short, long, why})
	if l.short < 0 {
		l.short = r.of[short]
	}
}

// defined returns the definition of which name nm is the short side.
func (r *run) defined(nm *name) (def, bool) {
	if nm.def < 0 {
		return def{}, false
	}
	return r.defs[nm.def], true
}

// definedShort returns the short name that the document gives for nm, or nil.
func (r *run) definedShort(nm *name) *name {
	if nm.short < 0 {
		return nil
	}
	return &r.names[nm.short]
}

func (r *run) organization(nm *name) {
	if r.overridden(nm) {
		return
	}
	if d, ok := r.defined(nm); ok && r.node[d.long] >= 0 {
		r.because(r.node[d.long], d.why)
		r.settle(nm, r.node[d.long])
		return
	}
	rows := r.orgRows(nm)
	if len(rows) == 0 && r.qualified(nm) {
		return
	}
	generic := organ(nm.words)
	if generic || len(rows) > 1 {
		for _, m := range nm.mentions {
			if r.node[m] < 0 {
				r.node[m] = r.bodyOf(nm, m, rows, generic)
			}
		}
		return
	}
	if len(rows) == 1 {
		if r.firmOf(nm, rows[0]) {
			return
		}
		if n, ok := r.foreign(nm, rows[0]); ok {
			r.settle(nm, n)
			return
		}
		n := r.org(rows[0])
		r.nameless(nm, n, r.l.orgs[rows[0]].Name)
		r.settle(nm, n)
		if c, ok := r.l.byISO[r.l.orgs[rows[0]].Country]; ok {
			r.pointWeak(nm, c)
		}
		return
	}
	if r.seatOf(nm) {
		return
	}
	if c, ok := r.onlyNation(nm); ok {
		r.settleNation(nm, c, "")
		return
	}
	if gov, ok := r.governmentOf(nm); ok && !gov.union { // a capital, as the doer that it is
		r.capitalMentions(nm, gov)
		return
	}
	if r.half(nm) || r.shortOrg(nm) {
		return
	}
	r.ownOrg(nm)
}

// firmOf joins the name of a group to the one firm of it that the document writes
// of: Samsung, after Samsung Electronics.
func (r *run) firmOf(nm *name, o int32) bool {
	if k := r.l.orgs[o].Kind; k != "company" && k != "bank" || len(nm.words) == 0 {
		return false
	}
	var firm *name
	for _, i := range r.byWord[nm.words[0]] {
		l := &r.names[i]
		k := len(nm.words)
		if l.typ != nm.typ || len(l.words) <= k || !equal(l.words[:k], nm.words) || !companyWord[l.words[k]] || r.nodeOf(l) < 0 || r.barred(nm, l) {
			continue
		}
		if firm != nil && r.nodeOf(firm) != r.nodeOf(l) {
			return false
		}
		firm = l
	}
	if firm == nil {
		return false
	}
	n := r.nodeOf(firm)
	if n < 0 || r.nodes[n].key == r.l.orgs[o].Key {
		return false
	}
	r.because(n, quote(nm.text)+" is short for "+quote(firm.text))
	r.settle(nm, n)
	return true
}

// pointWeak notes which country the mentions of an organ speak for, without
// counting them as mentions of it.
func (r *run) pointWeak(nm *name, c int32) {
	r.weak[c] += int32(len(nm.mentions))
	for _, m := range nm.mentions {
		if r.points[m] < 0 {
			r.points[m] = c
		}
	}
}

// orgRows returns the organisations of the tables that nm can mean on the day of
// the document. If the text gives an acronym a long form, only rows that fit it.
func (r *run) orgRows(nm *name) []int32 {
	var buf [12]int32
	out := buf[:0]
	for _, f := range nm.refs {
		if f.sense != orgName && (f.sense != acronym || !acronymic(nm.text) && nm.text != r.exactAcronym(f.at, nm.form)) {
			continue
		}
		if !has(out, f.at) && !r.outOfPlace(nm, f.at) {
			out = append(out, f.at)
		}
	}
	if len(out) == 0 {
		if short := r.definedShort(nm); short != nil { // unknown spelling of a known body
			for _, f := range short.refs { // refs of other senses index other tables
				if (f.sense == acronym || f.sense == orgName) && similar(nm.words, form(r.l.orgs[f.at].Name)) {
					out = append(out, f.at)
				}
			}
		}
	}
	if len(out) > 1 {
		n := 0
		for _, o := range out {
			if x := &r.l.orgs[o]; x.Until == "" || r.d.Date == "" || during(x.Since, x.Until, r.d.Date) {
				out[n] = o
				n++
			}
		}
		if n > 0 {
			out = out[:n]
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]int32(nil), out...)
}

// outOfPlace reports whether row o, found by an alias, is of a kind that each
// country has its own of, in a country the document does not mention while it
// mentions others: Red Star, the paper, in a report on a Serbian club. American and
// British agencies (FBI, MI6) are written of everywhere without their country.
func (r *run) outOfPlace(nm *name, o int32) bool {
	x := &r.l.orgs[o]
	c, ok := r.l.byISO[x.Country]
	if !ok || r.evidence(c) > 0 || form(x.Name) == nm.form {
		return false
	}
	if bare := x.Country == "US" || x.Country == "GB"; !domestic[x.Kind] && (!stateKinds[x.Kind] || bare) {
		return false
	}
	for i, n := range r.tally {
		if n > 0 && !r.l.nations[i].historic {
			return true
		}
	}
	return false
}

var domestic = set("party ministry parliament court central-bank union religious ngo university military police media sports-club")

// exactAcronym returns the acronym of row o that has the form f.
func (r *run) exactAcronym(o int32, f string) string {
	for _, a := range r.l.orgs[o].Acronyms {
		if form(a) == f {
			return a
		}
	}
	return ""
}

// similar reports whether at least half of the words of a and of b are common.
func similar(a []string, b string) bool {
	n, common := 0, 0
	for b != "" {
		var w string
		w, b, _ = strings.Cut(b, "-")
		n++
		for _, x := range a {
			if x == w && !small[w] {
				common++
				break
			}
		}
	}
	return 2*common >= n || 2*common >= len(a)
}

// organHeads are words that make a name of a few words that of an organ every
// state has.
var (
	organHeads = set(`ministry parliament army navy senate congress treasury cabinet judiciary presidency
		government legislature gendarmerie customs`)
	organNames = set(`supreme-court high-court constitutional-court court-of-appeal appeals-court federal-court central-bank
		reserve-bank state-bank national-bank air-force armed-forces coast-guard border-guard national-guard state-television
		national-assembly house-of-representatives lower-house upper-house general-staff joint-chiefs-of-staff
		joint-chiefs foreign-office home-office interior-department election-commission electoral-commission
		central-election-commission national-security-council security-council-secretariat state-duma federal-police
		national-police prosecutor-generals-office prosecutors-office attorney-generals-office general-prosecutors-office
		presidential-office presidents-office prime-ministers-office office-of-the-president secret-service
		intelligence-service security-service state-security-service border-service statistics-office
		national-statistics-office statistics-bureau national-bureau-of-statistics defense-forces self-defense-forces
		ground-forces marine-corps board-of-revenue federal-board-of-revenue supreme-leader politburo central-committee
		court-of-cassation criminal-court military-court anti-corruption-court supreme-administrative-court
		constitutional-council council-of-ministers supreme-council supreme-judicial-council national-congress
		chamber-of-deputies house-of-commons house-of-lords federal-reserve-board knesset bundestag parliament-house
		cabinet-office presidential-palace interior-police special-forces revolutionary-guard revolutionary-guards
		republican-guard air-defense-forces naval-forces royal-court civil-aviation-authority police land-forces
		department-of-defense defense-department department-of-justice justice-department health-department
		meteorological-agency weather-bureau meteorological-office disaster-management-agency space-agency
		immigration-department customs-service tax-service federal-security-service foreign-intelligence-service
		financial-services-commission antitrust-commission competition-commission trade-ministry`)
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
	if len(rows) > 0 {
		best, score, tie := int32(-1), -1, false
		for _, o := range rows {
			s := r.fits(o, c, near)
			if generic && s < 3 && !r.rivals(o, c, near) { // that of another country
				continue
			}
			switch {
			case s > score:
				best, score, tie = o, s, false
			case s == score:
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
	slug := functionSlug(nm.words)
	if !generic {
		return r.named(r.uncertain("org", slug), extract.Organization, "", "", false)
	}
	if c < 0 {
		return r.named(r.uncertain("org", slug), extract.Organization, "", "", false)
	}
	r.points[m] = c
	return r.organOf(nm, nm.words, c, how)
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
	return ok && !near && r.evidence(rc) > 0 && (c < 0 || 2*r.evidence(rc) >= r.evidence(c))
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
	case rc == c:
		return 3
	case near && c >= 0:
		return 0
	case r.evidence(rc) > 0:
		return 2
	}
	return 0
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
		if n := v.n<<12 + min(r.tally[v.country], 1<<12-1); n > score {
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

// seatOf settles buildings that stand for a government.
func (r *run) seatOf(nm *name) bool {
	best := int32(-1)
	count := 0
	for _, f := range nm.refs {
		if f.sense != seat {
			continue
		}
		if best >= 0 && r.l.nations[f.at].historic {
			continue
		}
		if best < 0 || r.l.nations[best].historic || r.evidence(f.at) > r.evidence(best) {
			best = f.at
		}
		count++
	}
	if best < 0 || count > 1 && r.evidence(best) == 0 {
		return false
	}
	x := &r.l.nations[best]
	n := r.named("org:"+Slug(nm.text), extract.Organization, "", x.iso, false)
	if count > 1 {
		r.nodes[n].key = "org:" + Slug(nm.text)
	}
	r.settle(nm, n)
	r.pointWeak(nm, best)
	return true
}

// onlyNation returns the country that a name tagged as a body must mean, having
// no other sense.
func (r *run) onlyNation(nm *name) (int32, bool) {
	return r.l.state(nm.form)
}

// shortOrg joins a name to a longer one of the document that it is short for.
func (r *run) shortOrg(nm *name) bool {
	best, why, rank := int32(-1), "", 0
	look := func(l *name) {
		if l == nm || l.typ != nm.typ || len(l.words) <= len(nm.words) && !acronymic(nm.text) {
			return
		}
		s, how := shortFor(nm, l)
		if s == 0 || r.barred(nm, l) {
			return
		}
		n := r.nodeOf(l)
		if n < 0 || n == best {
			return
		}
		if s > rank || s == rank && r.nearer(nm, l, best) {
			best, why, rank = n, quote(nm.text)+" "+how+" "+quote(l.text), s
		}
	}
	if acronymic(nm.text) {
		for i := range min(len(r.names), maxNames) {
			look(&r.names[i])
		}
	} else if len(nm.words) > 0 {
		for _, i := range r.byWord[nm.words[0]] {
			look(&r.names[i])
		}
	}
	if best < 0 {
		return false
	}
	r.because(best, why)
	r.settle(nm, best)
	return true
}

// maxNames bounds how many names are compared with an acronym.
const maxNames = 2048

// nodeOf returns the node of the first settled mention of a name.
func (r *run) nodeOf(nm *name) int32 {
	for _, m := range nm.mentions {
		if r.node[m] >= 0 {
			return r.node[m]
		}
	}
	return -1
}

// nearer reports whether the last mention of l before the first of nm comes later
// than those of node best.
func (r *run) nearer(nm, l *name, best int32) bool {
	first := nm.mentions[0]
	for j := first - 1; j >= 0; j-- {
		if r.of[j] >= 0 && &r.names[r.of[j]] == l {
			return true
		}
		if r.node[j] == best {
			return false
		}
	}
	return false
}

// shortFor rates how well s is short for l, 0 if it is not, with a reason.
func shortFor(s, l *name) (int, string) {
	if acronymic(s.text) {
		if initials(s.form, l.words) {
			return 4, "has the initials of"
		}
		return 0, ""
	}
	n, k := len(l.words), len(s.words)
	if k == 0 || k >= n {
		return 0, ""
	}
	prefix, suffix := equal(l.words[:k], s.words), equal(l.words[n-k:], s.words)
	switch {
	case k == 1 && headWord[s.words[0]]: // the Fund, the Commission
		if suffix || prefix && n > 1 && small[l.words[1]] {
			return 2, "is the head of"
		}
		return 0, ""
	case prefix && companyWord[l.words[k]] && !commonWord[s.words[0]]:
		return 3, "is short for"
	case prefix && !commonWord[s.words[0]] && !anySmall(l.words[k:]):
		return 2, "begins"
	case suffix && !commonWord[s.words[k-1]] && !anySmall(l.words[:n-k]):
		return 2, "ends"
	case suffix && k == 1 && clubWord[s.words[0]]:
		return 1, "ends"
	}
	return 0, ""
}

func anySmall(words []string) bool {
	for _, w := range words {
		if small[w] {
			return true
		}
	}
	return false
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

var (
	// The Fund, the Commission: nouns that refer back to a longer name.
	headWord = set(`fund commission bank organization council union court forum ministry agency authority board committee
		company corporation corps group institute association federation league party movement front alliance pact
		treasury department bureau office parliament assembly congress senate guard guards university college school
		foundation society network service center tribunal house chamber exchange army navy force forces coalition
		bloc community secretariat mission trust program initiative club reserve police library museum hospital
		academy conference convention confederation guild lab laboratory press post times journal herald star
		telegraph guardian tribune review`)
	// Words that end names of companies and bodies without telling them apart.
	companyWord = set(`inc corp corporation co company ltd limited plc llc group holdings holding ag sa nv se spa gmbh ab oyj asa bv
		motor motors airlines airways industries technologies technology systems international energy oil gas petroleum
		bank university party movement football club fc united city newspaper news agency network stores pharmaceuticals
		pharma electronics electric chemical chemicals steel foods beverages insurance financial capital partners
		management media entertainment studios pictures records publishing communications telecom mobile software labs
		services logistics shipping aerospace aviation space heavy brothers sons institute foundation`)
	// Words too common to stand for a name they begin or end.
	commonWord = set(`national international royal united general american british european new world first global central
		federal state people peoples democratic republican social socialist liberal conservative christian islamic
		islamist communist free north south east west northern southern eastern western bank university institute
		ministry department office great grand standard public young workers labor green supreme high african asian
		arab chinese russian indian french german japanese korean australian canadian pakistan india china russia
		iran israel us uk saint san santa los la el al the a of air sky real inter city news times post daily sunday
		morning star sun human amnesty doctors red big old human-rights border health security council group party
		team association center trade`)
	clubWord = set("united city rovers wanderers athletic albion villa hotspur county town rangers celtic wednesday")
)

// ownOrg makes an entity of a body that no table knows.
func (r *run) ownOrg(nm *name) {
	m := &r.d.Mentions[nm.mentions[0]]
	if m.Key != "" && len(nm.refs) == 0 { // of a table that the linker does not have
		r.settle(nm, r.byRow(m.Key, nm))
		return
	}
	if r.doubtful(nm) {
		if n, ok := r.mistagged(nm); ok {
			r.settle(nm, n)
			return
		}
	}
	if _, ok := r.l.firstPlace(nm.refs, ""); ok && (r.doubtful(nm) || r.political()) { // not a team
		r.settlePlace(nm)
		return
	}
	country := m.Country
	if c, ok := r.inside(nm); ok && country == "" {
		country = r.l.nations[c].iso
	}
	if country == "" { // Germany's Waldmann AG; the French maker Orlane
		for _, m := range nm.mentions[:min(len(nm.mentions), 8)] {
			if c, near, how := r.countryOf(m); near && how != placeBehind {
				country = r.l.nations[c].iso
				r.pointWeak(nm, c)
				break
			}
		}
	}
	key := "org:" + companySlug(nm)
	if len(nm.words) == 1 && (headWord[nm.form] || acronymic(nm.text) && len(nm.form) <= 3) {
		key = r.uncertain("org", nm.form)
	}
	r.settle(nm, r.named(key, extract.Organization, "", country, false))
}

// companySlug is the slug of a name without its legal form.
func companySlug(nm *name) string {
	w := nm.words
	for len(w) > 1 && legalForm[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	return strings.Join(w, "-")
}

var legalForm = set("inc corp corporation co ltd limited plc llc ag sa nv se spa gmbh ab oyj asa bv")

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
