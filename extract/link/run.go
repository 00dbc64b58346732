package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// A run is the work on one document. Its slices are used again for the next.
type run struct {
	l *Linker
	d *extract.Document

	names     []name
	bySurface map[surface]int32
	of        []int32 // mention: name, or -1 for titles
	node      []int32 // mention: node, or -1 as long as open
	nodes     []node
	byKey     map[string]int32
	sentence  []int32            // mention: index of its sentence, or -1
	points    []int32            // mention: the country it speaks for or lies in, or -1
	defs      []def              // acronyms and their long forms
	byWord    map[string][]int32 // word: names that have it
	tally     []int32            // country: how often the document points to it
	weak      []int32            // country: how often bodies and persons of it are mentioned
	hints     []int32            // country: mentions of its capital
	words     []string           // backing of name.words
	at, count []int32            // node: its entity, how many mentions it has
	late      [][2]int32         // names that follow another, once that is settled
	stray     []int32            // names of persons that nobody is known for
	politics  int8               // 0 not asked, 1 no, 2 yes
	hash      string             // of the text, once asked for
}

// A surface is what mentions share that look alike: text and type.
type surface struct {
	text string
	typ  extract.Type
}

// A name is one surface with all its mentions.
type name struct {
	surface
	form     string
	words    []string
	mentions []int32
	node     int32 // -1 as long as open, or if its mentions differ
	refs     []ref
	def      int32 // index into run.defs of what it is short for, or -1
	short    int32 // name that is short for it, or -1
}

// means reports whether the tables give the name that sense.
func (nm *name) means(s sense) bool {
	for _, f := range nm.refs {
		if f.sense == s {
			return true
		}
	}
	return false
}

// A node is an entity in the making.
type node struct {
	key, name, country string
	typ                extract.Type
	why                []string
	known              bool // from a table or a user: name stays as it is
	organ              bool // an organ whose name does not say of which country
	gender             int8 // one more than run.gender returns; 0 if not asked
	relative           int8 // 2 if run.relative is true, 1 if false; 0 if not asked
}

// A def is a pair of mentions that the text declares to be one.
type def struct {
	short, long int32
	why         string
}

func (r *run) reset(d *extract.Document) {
	r.d = d
	for i := range r.names {
		r.names[i].mentions = r.names[i].mentions[:0]
	}
	r.names, r.nodes, r.defs, r.words = r.names[:0], r.nodes[:0], r.defs[:0], r.words[:0]
	clear(r.bySurface)
	clear(r.byKey)
	n := len(d.Mentions)
	r.of = fill(r.of, n, -1)
	r.node = fill(r.node, n, -1)
	r.sentence = fill(r.sentence, n, -1)
	r.points = fill(r.points, n, -1)
	r.tally = fill(r.tally, len(r.l.nations), 0)
	r.weak = fill(r.weak, len(r.l.nations), 0)
	r.hints = fill(r.hints, len(r.l.nations), 0)
	r.stray, r.late = r.stray[:0], r.late[:0]
	r.hash, r.politics = "", 0
}

func fill[T any](s []T, n int, v T) []T {
	if cap(s) < n {
		s = make([]T, n, n+n/2)
	}
	s = s[:n]
	for i := range s {
		s[i] = v
	}
	return s
}

// collect finds the distinct names and the sentence of each mention.
func (r *run) collect() {
	s := 0
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		for s < len(r.d.Sentences) && r.d.Sentences[s].End <= m.Start {
			s++
		}
		if s < len(r.d.Sentences) && r.d.Sentences[s].Start <= m.Start {
			r.sentence[i] = int32(s)
		}
		if m.Type == extract.Title {
			continue
		}
		key := surface{r.d.Slice(m.Span), m.Type}
		at, ok := r.bySurface[key]
		if !ok {
			at = int32(len(r.names))
			r.bySurface[key] = at
			r.addName(key)
		}
		r.of[i] = at
		r.names[at].mentions = append(r.names[at].mentions, int32(i))
	}
}

func (r *run) addName(s surface) {
	if len(r.names) < cap(r.names) {
		r.names = r.names[:len(r.names)+1]
	} else {
		r.names = append(r.names, name{})
	}
	n := &r.names[len(r.names)-1]
	text := s.text
	if s.typ == extract.Person {
		text = withoutNickname(text)
	}
	f := form(text)
	if t := strings.TrimSuffix(f, "-s"); t != "" && strings.HasSuffix(s.text, "s") && possessive(s.text) {
		f = t
	}
	from := len(r.words)
	r.words = appendWords(r.words, f)
	if s.typ == extract.Person {
		transliterate(r.words[from:])
	}
	r.words = r.words[:min(len(r.words), from+maxWords)]
	*n = name{surface: s, form: f, words: r.words[from:len(r.words):len(r.words)], mentions: n.mentions[:0], node: -1, refs: r.l.senses(f), def: -1, short: -1}
}

// maxWords bounds the words of a name that are compared; longer ones are a tagger's
// mistakes.
const maxWords = 16

// withoutNickname cuts a quoted name or one in brackets out of a person's: Hector
// “Macho” Camacho.
func withoutNickname(s string) string {
	const open, closing = "\"“(", "\"”)"
	for i, c := range s {
		if k := strings.IndexRune(open, c); i > 0 && k >= 0 {
			rest := s[i+utf8.RuneLen(c):]
			if j := strings.IndexAny(rest, closing); j > 0 {
				_, w := utf8.DecodeRuneInString(rest[j:])
				if tail := rest[j+w:]; strings.TrimSpace(tail) != "" {
					return s[:i] + tail
				}
			}
		}
	}
	return s
}

// possessive reports whether s ends in 's, a tagger's slip; names like Moody's
// have their s without a hyphen in the form and are not touched by it.
func possessive(s string) bool {
	return strings.HasSuffix(s, " 's") || strings.HasSuffix(s, " ’s")
}

// named returns the node with the key, making it if there is none.
func (r *run) named(key string, typ extract.Type, name, country string, known bool) int32 {
	if kind, ok := strings.CutSuffix(key, ":"); ok { // a name without letters
		key = r.uncertain(kind, "")
	}
	if n, ok := r.byKey[key]; ok {
		return n
	}
	n := r.fresh(typ)
	r.byKey[key] = n
	nd := &r.nodes[n]
	nd.key, nd.name, nd.country, nd.known = key, name, country, known
	return n
}

// fresh returns a new node without a key.
func (r *run) fresh(typ extract.Type) int32 {
	r.nodes = append(r.nodes, node{typ: typ})
	return int32(len(r.nodes) - 1)
}

// because notes a reason, once.
func (r *run) because(n int32, why string) {
	nd := &r.nodes[n]
	for _, w := range nd.why[:min(len(nd.why), 32)] {
		if w == why {
			return
		}
	}
	nd.why = append(nd.why, why)
}

// settle gives all open mentions of a name to a node.
func (r *run) settle(nm *name, n int32) {
	nm.node = n
	for _, m := range nm.mentions {
		if r.node[m] < 0 {
			r.node[m] = n
		}
	}
}

// overridden settles a name that the user has decided on.
func (r *run) overridden(nm *name) bool {
	key, ok := r.l.overrides[nm.form]
	if !ok {
		return false
	}
	n := r.byRow(key, nm)
	r.because(n, quote(nm.text)+" by the user's names")
	r.settle(nm, n)
	return true
}

// byRow returns the node for a key given by a user or a gazetteer, with the name
// and country of its row if there is one.
func (r *run) byRow(key string, nm *name) int32 {
	kind, rest, _ := strings.Cut(key, ":")
	switch kind {
	case "country":
		if c, ok := r.l.byISO[rest]; ok {
			return r.nation(c)
		}
	case "org":
		if o, ok := r.l.orgByKey[key]; ok {
			return r.org(o)
		}
	}
	typ := nm.typ
	switch kind {
	case "person":
		typ = extract.Person
	case "org":
		typ = extract.Organization
	case "event":
		typ = extract.Event
	case "misc":
		typ = extract.Misc
	}
	return r.named(key, typ, "", "", false)
}

func (r *run) nation(c int32) int32 {
	x := &r.l.nations[c]
	return r.named(x.key, extract.Country, x.name, x.iso, true)
}

func (r *run) org(o int32) int32 {
	x := &r.l.orgs[o]
	country := x.Country
	if o == r.l.eu {
		country = "EU"
	}
	return r.named(x.Key, extract.Organization, x.Name, country, true)
}

// uncertain returns a key that no other document shares, for a name that could
// mean several things and that the document does not settle.
func (r *run) uncertain(kind, form string) string {
	if r.hash == "" {
		h := uint64(14695981039346656037) // FNV-1a
		for i := 0; i < len(r.d.Text); i++ {
			h = (h ^ uint64(r.d.Text[i])) * 1099511628211
		}
		const digits = "0123456789abcdef"
		var b [12]byte
		for i := range b {
			b[i] = digits[h>>(60-4*i)&15]
		}
		r.hash = string(b[:])
	}
	return kind + ":~" + form + "@" + r.hash
}

// point notes that mention m speaks for, or lies in, country c.
func (r *run) point(m, c int32) {
	if r.points[m] < 0 {
		r.points[m] = c
		r.tally[c]++
	}
}

// index makes byWord of the names that pass.
func (r *run) index(pass func(*name) bool) {
	clear(r.byWord)
	for i := range r.names {
		if !pass(&r.names[i]) {
			continue
		}
		for _, w := range r.names[i].words {
			if l := r.byWord[w]; len(l) < maxBearers && (len(l) == 0 || l[len(l)-1] != int32(i)) {
				r.byWord[w] = append(l, int32(i))
			}
		}
	}
}

// maxBearers bounds how many names with one word are compared, so that time stays
// linear on lists of thousands of names.
const maxBearers = 48

// evidence returns how much the document has to do with country c, 0 if nothing.
func (r *run) evidence(c int32) int32 { return r.tally[c] + r.weak[c] }

// Access to the words around a mention. Positions are token indices; word returns
// "" outside the sentence, so that no rule looks across its border.

func (r *run) bounds(m int32) (first, last int) {
	if s := r.sentence[m]; s >= 0 {
		return r.d.Sentences[s].First, r.d.Sentences[s].Last
	}
	return r.d.Mentions[m].First, r.d.Mentions[m].Last
}

func (r *run) word(m int32, token int) string {
	first, last := r.bounds(m)
	if token < first || token >= last || token >= len(r.d.Tokens) {
		return ""
	}
	return r.d.Slice(r.d.Tokens[token].Span)
}

func (r *run) before(m int32, n int) string { return r.word(m, r.d.Mentions[m].First-n) }
func (r *run) after(m int32, n int) string  { return r.word(m, r.d.Mentions[m].Last-1+n) }

// gap returns the text between two neighbouring mentions of one block, and false
// if they are in different ones or far apart.
func (r *run) gap(a, b int32) (string, bool) {
	i, j := r.d.Mentions[a].End, r.d.Mentions[b].Start
	if j < i || j-i > 60 || r.block(a) != r.block(b) {
		return "", false
	}
	return r.d.Text[i:j], true
}

func (r *run) block(m int32) int {
	if s := r.sentence[m]; s >= 0 {
		return r.d.Sentences[s].Block
	}
	return -1
}

func (r *run) kind(m int32) extract.BlockKind {
	if b := r.block(m); b >= 0 && b < len(r.d.Blocks) {
		return r.d.Blocks[b].Kind
	}
	return extract.Body
}

// lower folds a word for look-up in the word lists.
func lower(w string) string { return strings.ToLower(w) }

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func quote(s string) string { return "“" + s + "”" }

func isApostropheS(w string) bool {
	return w == "'s" || w == "’s" || w == "‘s" || w == "'" || w == "’" || w == "'S" || w == "’S"
}
