package crf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// cacheSize is the number of words an analyzer remembers from one document to
// the next; about 0.6 KB each.
const cacheSize = 1 << 15

// A word is what is known of a form: its attributes and, for a model, the sums
// of the weights of its single-word features at each offset.
type word struct {
	vals [wordAttributes]uint64
	role uint8 // what it says of its neighbours: see roles
	fold int32 // index into analyzer.folds
	sums [2*window + 1]lanes
	size [2*window + 1]uint16 // features in each sum
}

// A fold gathers what a document shows of a word, however capitalised. The
// fields after epoch hold for the document of that number only.
type fold struct {
	epoch   uint32
	lower   uint16 // lower-case
	initial uint16 // capitalised where that is not due to its place
	all     uint16 // ALL-CAPS in a sentence that is not
	once    uint8  // company kept, bits of company: at least once,
	again   uint8  // at least twice
	titled  int32  // index+1 of the word with an initial capital, 0 if not made
	lowered int32
	text    string // folded form
}

// Bits of the company a capitalised word keeps.
const (
	afterHonorific = 1 << iota
	afterGiven
	afterIn
	afterThe
	bySaid
	beforeBody
	afterCapital
	beforeCapital
)

// Roles of neighbours.
const (
	roleHonorific = 1 << iota
	roleIn
	roleThe
	roleSaid
	roleBody
)

var roles = func() map[uint64]uint8 {
	m := map[uint64]uint8{}
	for bit, list := range map[uint8]string{
		roleHonorific: "mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame miss prof prof. professor president minister chancellor premier senator sen. rep. gov. governor mayor king queen prince princess general gen. colonel col. captain capt. lt. sgt. judge justice secretary ambassador pope imam sheikh ayatollah rev. bishop archbishop spokesman spokeswoman spokesperson chairman leader chief",
		roleIn:        "in near from at outside across around toward towards",
		roleThe:       "the",
		roleSaid:      "said says told added tells asked replied insisted argued warned tweeted wrote explained",
		roleBody:      "inc inc. corp corp. ltd ltd. plc llc co co. group party ministry university bank council committee commission agency association federation union court institute company corporation club foundation authority department",
	} {
		for _, w := range strings.Fields(list) {
			m[hashString(w)] |= bit
		}
	}
	return m
}()

// A place is a token in its sentence: its word and the attributes that depend
// on where it stands.
type place struct {
	w   *word
	own [numAttributes - wordAttributes]uint64
}

func (p *place) value(a attribute) uint64 {
	if a < wordAttributes {
		return p.w.vals[a]
	}
	return p.own[a-wordAttributes]
}

// How the words of a sentence are capitalised, the values of attrSentence.
const (
	mixedCase    uint64 = iota // as usual
	allCaps                    // HEADLINES
	titleCase                  // Headlines of Some Papers
	noCaps                     // not one capital
	shortAllCaps               // ALL CAPS, but one or two words
)

// An analyzer computes the attributes of tokens. It serves one goroutine.
type analyzer struct {
	clusters *clusterTable
	lexicon  Lexicon
	weigh    func(*word)     // fills the sums of a new word; may be nil
	hide     func(Name) bool // drops names of tables, in training; may be nil

	words []*word // chunks would move: each is its own slab entry
	slab  []word
	index map[uint64]int32 // by hash of the form
	folds []fold
	byKey map[uint64]int32 // folds by hash of the folded form
	epoch uint32
	edge  [2]*word

	ids     []int32  // for each token of the document, its word
	modes   []uint64 // for each sentence
	starts  []int    // for each sentence, its first token that is not a mark
	names   []Name
	places  []place // of the sentence, with window edges on both sides
	scratch []byte
	form    []byte
}

func newAnalyzer(clusters *clusterTable, lexicon Lexicon, weigh func(*word)) *analyzer {
	a := &analyzer{clusters: clusters, lexicon: lexicon, weigh: weigh}
	a.reset()
	return a
}

// reset forgets all words.
func (a *analyzer) reset() {
	a.words, a.slab, a.folds = a.words[:0], nil, a.folds[:0]
	a.index, a.byKey = map[uint64]int32{}, map[uint64]int32{}
	for i := range a.edge {
		a.edge[i] = &word{}
		copy(a.edge[i].vals[:], edges[i][:wordAttributes])
		if a.weigh != nil {
			a.weigh(a.edge[i])
		}
	}
}

// word returns the index of the word written form.
func (a *analyzer) word(form []byte) int32 {
	key := hashBytes(form)
	if i, ok := a.index[key]; ok {
		return i
	}
	if len(a.slab) == 0 {
		a.slab = make([]word, 128)
	}
	w := &a.slab[0]
	a.slab = a.slab[1:]
	var v values
	a.scratch = describe(&v, form, a.clusters, a.lexicon, a.scratch)
	copy(w.vals[:], v[:wordAttributes])
	w.role = roles[v[attrWord]]
	f, ok := a.byKey[v[attrWord]]
	if !ok {
		f = int32(len(a.folds))
		a.folds = append(a.folds, fold{text: string(a.scratch)})
		a.byKey[v[attrWord]] = f
	}
	w.fold = f
	if a.weigh != nil {
		a.weigh(w)
	}
	i := int32(len(a.words))
	a.words = append(a.words, w)
	a.index[key] = i
	return i
}

// read makes a first pass over the document, before sentences are analysed.
func (a *analyzer) read(d *extract.Document) {
	if len(a.words) > cacheSize {
		a.reset()
	}
	a.epoch++
	a.ids = a.ids[:0]
	for _, t := range d.Tokens {
		a.form = append(a.form[:0], d.Text[t.Start:t.End]...)
		a.ids = append(a.ids, a.word(a.form))
	}
	a.modes, a.starts = a.modes[:0], a.starts[:0]
	for _, s := range d.Sentences {
		mode, start := a.mode(d, s)
		a.modes = append(a.modes, mode)
		a.starts = append(a.starts, start)
		if mode == mixedCase || mode == noCaps {
			a.observe(s, start)
		}
	}
	for i, s := range d.Sentences {
		if a.modes[i] == allCaps || a.modes[i] == shortAllCaps {
			for t := s.First; t < s.Last; t++ {
				a.ids[t] = a.truecase(a.ids[t])
			}
		}
	}
}

// mode tells how the sentence is capitalised, and its first word.
func (a *analyzer) mode(d *extract.Document, s extract.Sentence) (mode uint64, start int) {
	var words, all, initial, lower, long int
	start = -1
	for t := s.First; t < s.Last; t++ {
		c := a.words[a.ids[t]].vals[attrCaps]
		if start < 0 && c != capsMark {
			start = t
		}
		switch c {
		case capsLower:
			lower++
			if d.Tokens[t].Len() > 4 {
				long++
			}
		case capsInitial, capsMixed:
			initial++
		case capsAll:
			all++
		case capsDotted, capsOne, capsCode:
			words-- // says nothing
		default:
			words--
		}
		words++
	}
	switch {
	case words == 0:
		return mixedCase, start
	case all*10 >= words*7 && lower*6 <= words:
		if words < 3 {
			return shortAllCaps, start
		}
		return allCaps, start
	case words >= 5 && long == 0 && initial*10 >= words*6:
		return titleCase, start
	case words >= 4 && initial+all == 0:
		return noCaps, start
	}
	return mixedCase, start
}

func capitalised(caps uint64) bool { return caps >= capsInitial && caps <= capsMixed }

// observe counts the words of a sentence for attrDocument and attrCompany.
func (a *analyzer) observe(s extract.Sentence, start int) {
	for t := s.First; t < s.Last; t++ {
		w := a.words[a.ids[t]]
		f := &a.folds[w.fold]
		if f.epoch != a.epoch {
			f.epoch, f.lower, f.initial, f.all, f.once, f.again = a.epoch, 0, 0, 0, 0, 0
		}
		switch c := w.vals[attrCaps]; {
		case c == capsLower:
			f.lower++
		case c == capsAll:
			f.all++
		case capitalised(c) && t != start:
			f.initial++
		}
		if capitalised(w.vals[attrCaps]) {
			bits := a.company(s, t)
			f.again |= f.once & bits
			f.once |= bits
		}
	}
}

// company returns what the neighbours of token t say of it.
func (a *analyzer) company(s extract.Sentence, t int) (bits uint8) {
	if t > s.First {
		p := a.words[a.ids[t-1]]
		if p.role&roleHonorific != 0 {
			bits |= afterHonorific
		}
		if p.role&roleIn != 0 {
			bits |= afterIn
		}
		if p.role&roleThe != 0 {
			bits |= afterThe
		}
		if p.role&roleSaid != 0 {
			bits |= bySaid
		}
		if capitalised(p.vals[attrCaps]) {
			bits |= afterCapital
			if n := p.vals[attrName]; n != 0 && (n-1)>>2 != 0 {
				bits |= afterGiven
			}
		}
	}
	if t+1 < s.Last {
		n := a.words[a.ids[t+1]]
		if n.role&roleSaid != 0 {
			bits |= bySaid
		}
		if n.role&roleBody != 0 {
			bits |= beforeBody
		}
		if capitalised(n.vals[attrCaps]) {
			bits |= beforeCapital
		}
	}
	return bits
}

// truecase returns the word as the rest of the document writes it.
func (a *analyzer) truecase(id int32) int32 {
	w := a.words[id]
	f := &a.folds[w.fold]
	if w.vals[attrCaps] != capsAll || f.epoch != a.epoch || f.all > 0 {
		return id
	}
	switch {
	case f.initial > 0 && f.initial >= f.lower:
		if f.titled == 0 {
			r, n := utf8.DecodeRuneInString(f.text)
			a.form = append(a.form[:0], strings.ToUpper(string(r))...)
			a.form = append(a.form, f.text[n:]...)
			titled := a.word(a.form) + 1
			f = &a.folds[w.fold] // word may have grown folds
			f.titled = titled
		}
		return f.titled - 1
	case f.lower > 0:
		if f.lowered == 0 {
			lowered := a.word(append(a.form[:0], f.text...)) + 1
			f = &a.folds[w.fold]
			f.lowered = lowered
		}
		return f.lowered - 1
	}
	return id
}

// sentence fills a.places for sentence i of the document that was read. Token t
// of the sentence is a.places[window+t].
func (a *analyzer) sentence(d *extract.Document, i int) []place {
	s := d.Sentences[i]
	n := s.Last - s.First
	if cap(a.places) < n+2*window {
		a.places = make([]place, n+2*window, 2*n+2*window)
	}
	a.places = a.places[:n+2*window]
	for k := range window {
		a.places[k] = place{w: a.edge[0]}
		a.places[window+n+k] = place{w: a.edge[1]}
	}
	for t := range n {
		p := &a.places[window+t]
		p.w = a.words[a.ids[s.First+t]]
		clear(p.own[:])
		if s.First+t == a.starts[i] {
			p.own[attrBegin-wordAttributes] = 1
		}
		p.own[attrSentence-wordAttributes] = a.modes[i]
		a.documentValues(p, s, s.First+t, i)
	}
	a.names = a.lexicon.Names(a.names[:0], d.Text, d.Tokens[s.First:s.Last])
	if a.hide != nil {
		a.names = slices.DeleteFunc(a.names, a.hide)
	}
	a.markNames(a.names, n)
	a.markRuns(n)
	return a.places
}

// attentive reports whether places[i] may be part of a name: a capital or a name
// of a table stands there or next to it. Only there do joint templates apply.
func attentive(places []place, i int) bool {
	for k := i - 1; k <= i+1; k++ {
		if capitalised(places[k].w.vals[attrCaps]) {
			return true
		}
	}
	p := &places[i]
	return p.own[attrGazetteer-wordAttributes] != 0 || p.own[attrSentence-wordAttributes] == noCaps
}

// documentValues sets attrDocument and attrCompany of token t.
func (a *analyzer) documentValues(p *place, s extract.Sentence, t, sentence int) {
	caps := p.w.vals[attrCaps]
	f := &a.folds[p.w.fold]
	if !capitalised(caps) || f.epoch != a.epoch {
		return
	}
	initial, all, others := f.initial, f.all, f.once
	if m := a.modes[sentence]; m == mixedCase || m == noCaps { // leave out this token
		if caps == capsAll {
			all--
		} else if t != a.starts[sentence] {
			initial--
		}
		others = f.again | f.once&^a.company(s, t)
	}
	p.own[attrDocument-wordAttributes] = 1 + uint64(min(f.lower, 2)) + 3*uint64(min(initial, 2)) + 9*uint64(min(all, 1))
	if others != 0 {
		p.own[attrCompany-wordAttributes] = uint64(others)
	}
}

// markNames sets the attributes of the names of tables in a sentence of n tokens.
func (a *analyzer) markNames(names []Name, n int) {
	ps := a.places[window : window+n]
	for c := range attribute(numClasses) {
		end := 0
		for k := 0; k < len(names); {
			m := names[k]
			if m.Classes&(1<<c) == 0 || m.First < end || m.First < 0 || m.Last > n {
				k++
				continue
			}
			first := m.First
			for k < len(names) && names[k].First == first { // the longest that starts here
				if names[k].Classes&(1<<c) != 0 && names[k].Last > m.Last && names[k].Last <= n {
					m = names[k]
				}
				k++
			}
			for t := m.First; t < m.Last; t++ {
				ps[t].own[attrClass0+c-wordAttributes] = 1 + uint64(placeOf(t, m.First, m.Last))
			}
			end = m.Last
		}
	}
	for t := range ps {
		h, any := uint64(0), false
		for c := range attribute(numClasses) {
			v := ps[t].own[attrClass0+c-wordAttributes]
			any = any || v != 0 && Classes(1)<<c != CommonWord
			h = h*5 + v
		}
		if any {
			ps[t].own[attrGazetteer-wordAttributes] = h
		}
	}
}

// connectors may stand between the capitalised words of one name.
var connectors = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range strings.Fields("of and for the & on de la del") {
		m[hashString(w)] = true
	}
	return m
}()

// maxConnectors bounds how many connectors a run goes on through.
const maxConnectors = 3

// markRuns sets the attributes of runs of capitalised words in a sentence of n
// tokens. In a sentence in capitals or title case every word would be in one:
// there they are left out.
func (a *analyzer) markRuns(n int) {
	ps := a.places[window : window+n]
	if n == 0 || ps[0].own[attrSentence-wordAttributes] != mixedCase {
		return
	}
	inRun := func(t int) bool { return capitalised(ps[t].w.vals[attrCaps]) }
	for i := n - 1; i >= 0; {
		if !inRun(i) {
			i--
			continue
		}
		end := i + 1
		for i >= 0 && inRun(i) {
			i--
		}
		start := i + 1
		// What follows through connectors has been marked: the runs come from
		// the right.
		on, k := uint64(0), end
		for k < n && k-end < maxConnectors && connectors[ps[k].w.vals[attrWord]] {
			k++
		}
		last := &ps[end-1]
		if k > end && k < n && inRun(k) {
			on = ps[k].own[attrRunOn-wordAttributes]
			if on == 0 {
				on = runEnd(ps, k)
			}
		}
		for t := start; t < end; t++ {
			p := &ps[t]
			length := uint64(min(end-start, 4))
			first := uint64(0)
			if p.own[attrBegin-wordAttributes] != 0 || ps[start].own[attrBegin-wordAttributes] != 0 {
				first = 1
			}
			p.own[attrRunLength-wordAttributes] = 1 + length*8 + uint64(placeOf(t, start, end))*2 + first
			if on != 0 {
				p.own[attrRunOn-wordAttributes] = on
			}
			if end-start > 1 {
				p.own[attrRunLast-wordAttributes] = last.w.vals[attrWord]
				p.own[attrRunFirst-wordAttributes] = ps[start].w.vals[attrWord]
				p.own[attrRunCluster-wordAttributes] = last.w.vals[attrCluster2]
			}
		}
	}
}

// runEnd returns the last word of the run that begins at place k.
func runEnd(ps []place, k int) uint64 {
	for k+1 < len(ps) && capitalised(ps[k+1].w.vals[attrCaps]) {
		k++
	}
	return ps[k].w.vals[attrWord]
}

// placeOf returns First, Inner, Last or Only.
func placeOf(t, first, last int) int {
	switch {
	case last-first == 1:
		return Only
	case t == first:
		return First
	case t == last-1:
		return Last
	}
	return Inner
}
