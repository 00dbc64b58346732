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

func (r *run) organization(nm *name) {
	if r.overridden(nm) {
		return
	}
	if d, ok := r.defined(nm); ok && r.node[d.long] >= 0 {
		r.because(r.node[d.long], d.why)
		r.settle(nm, r.node[d.long])
		return
	}
	if len(nm.words) == 1 && (clubWord[nm.form] || headWord[nm.form]) && r.shortOrg(nm) { // United, of Manchester United
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
	if len(out) == 0 {
		out = r.firmRows(nm, out)
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

// firmRows appends the companies that the tables have without the last words of the
// name: Country Garden Holdings.
func (r *run) firmRows(nm *name, out []int32) []int32 {
	w := nm.words
	for len(w) > 1 && firmWord[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	if len(w) == len(nm.words) {
		return out
	}
	for _, f := range r.l.senses(strings.Join(w, "-")) {
		if f.sense == orgName && (r.l.orgs[f.at].Kind == "company" || r.l.orgs[f.at].Kind == "bank") && !has(out, f.at) {
			out = append(out, f.at)
		}
	}
	return out
}

var firmWord = set("inc corp corporation co company ltd limited plc llc ag sa nv se spa gmbh ab oyj asa bv group holdings holding")

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
		if s > rank || s == rank && s > 1 && r.nearer(nm, l, best) || s == 1 && s == rank && r.leads(n, best) {
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

// leads reports whether node a is more the subject of the document than b: it is
// mentioned more often, or earlier.
func (r *run) leads(a, b int32) bool {
	n, first := 0, int32(-1)
	for _, x := range r.node {
		switch x {
		case a:
			n++
		case b:
			n--
		default:
			continue
		}
		if first < 0 {
			first = x
		}
	}
	return n > 0 || n == 0 && first == a
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
		if suffix && s.words[0] != "house" && !anySmall(l.words[:n-1]) || prefix && small[l.words[1]] {
			return 2, "is the head of"
		}
		return 0, ""
	case prefix && companyWord[l.words[k]] && !commonWord[s.words[0]]:
		return 3, "is short for"
	case prefix && !commonWord[s.words[0]] && !anySmall(l.words[k:]) && !s.means(place):
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
	if _, ok := r.l.firstPlace(nm.refs); ok && (r.doubtful(nm) || r.political()) { // not a team
		r.settlePlace(nm)
		return
	}
	country := ""
	if len(nm.refs) == 0 {
		country = m.Country
	}
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
	if n := r.solid(nm); n >= 0 {
		r.settle(nm, n)
		return
	}
	key := "org:" + companySlug(nm)
	if len(nm.words) == 1 && (headWord[nm.form] || acronymic(nm.text) && len(nm.form) <= 3) {
		key = r.uncertain("org", nm.form)
	}
	r.settle(nm, r.named(key, extract.Organization, "", country, false))
}

// solid returns the node of a body whose name differs only in where words are
// parted, Time Warner and TimeWarner, or -1.
func (r *run) solid(nm *name) int32 {
	if len(nm.form) < 8 {
		return -1
	}
	for i := range min(len(r.names), maxNames) {
		o := &r.names[i]
		if o == nm || o.typ != nm.typ || o.form == "" || len(o.form) == len(nm.form) || o.form[0] != nm.form[0] {
			continue
		}
		if n := r.nodeOf(o); n >= 0 && sameLetters(nm.form, o.form) {
			r.because(n, quote(nm.text)+" has the letters of "+quote(o.text))
			return n
		}
	}
	return -1
}

// sameLetters reports whether two forms are equal but for hyphens.
func sameLetters(a, b string) bool {
	i, j := 0, 0
	for {
		for i < len(a) && a[i] == '-' {
			i++
		}
		for j < len(b) && b[j] == '-' {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
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
