package train

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
)

// A typeSet is a set of types of names as bits of crf.Classes (the classes and
// the types of the tagger stand in the same order), and perhaps no name at all.
type typeSet uint32

const (
	person   = typeSet(crf.PersonName)
	country  = typeSet(crf.CountryName)
	nation   = typeSet(crf.NationalityName)
	city     = typeSet(crf.CityName)
	state    = typeSet(crf.StateName)
	location = typeSet(crf.LocationName)
	body     = typeSet(crf.OrganizationName)
	event    = typeSet(crf.EventName)
	title    = typeSet(crf.TitleName)
	misc     = typeSet(crf.MiscName)
	outside  = typeSet(1 << 16)
	allTypes = typeSet(1<<10 - 1)

	places = country | city | state | location
	things = event | misc | nation
)

// A scheme says how a corpus annotates, in terms of ours.
type scheme struct {
	style string
	types map[string]typeSet // of each label; a label that is missing may be anything
	// The corpus has no label for these, so that a capitalised word outside its
	// names may be one.
	unmarked typeSet
}

// The schemes. What all of them need (articles, possessives, titles, tables of
// countries and demonyms) is in converter.
var schemes = map[string]*scheme{
	// Reuters 1996. Nationalities, events and works are all MISC there.
	"conll": {"conll", map[string]typeSet{"PER": person, "ORG": body, "LOC": places, "MISC": things}, 0},
	"wiki":  {"wiki", map[string]typeSet{"PER": person, "ORG": body, "LOC": places, "MISC": things}, 0},
	// Wikipedia by domain. Elections are dated phrases there ("2001 Italian
	// general election"), of which only the nationality is a name to us.
	"crossner": {"crossner", map[string]typeSet{
		"politician": person, "person": person, "scientist": person, "researcher": person, "writer": person, "musicalartist": person,
		"organisation": body, "politicalparty": body, "university": body, "band": body, "academicjournal": body | misc, "magazine": body,
		"country": country | state | location, "location": places, "event": event | misc, "conference": event | body, "election": outside | event,
		"misc": things | outside, "award": misc, "book": misc, "poem": misc, "album": misc, "song": misc, "product": misc, "programlang": misc,
		"astronomicalobject": location | misc,
	}, 0},
	// Social media. Demonyms are not marked.
	"wnut": {"social", map[string]typeSet{"person": person, "corporation": body, "group": body, "location": places, "product": misc, "creative-work": misc}, event | nation},
	"btc":  {"social", map[string]typeSet{"PER": person, "ORG": body, "LOC": places}, things},
	// Many genres; see readGUM. Days and months are times there.
	"gum": {"gum", map[string]typeSet{
		"person": person, "organization": body | country, "place": places, "event": event | misc, "time": outside, "animal": outside | misc | person,
		"object": misc | outside | body, "abstract": misc | outside | event | body, "plant": outside | misc, "substance": outside | misc,
	}, nation},
	// Web text. Demonyms are not marked; states that act are ORG.
	"uner": {"uner", map[string]typeSet{"PER": person, "ORG": body | country, "LOC": places}, things},
}

// A converter turns the spans of a corpus into sets of labels of our scheme.
type converter struct {
	lexicon crf.Lexicon
	names   []crf.Name
}

// convert sets t.Labels.
func (c *converter) convert(t *Text, s *scheme) {
	t.Labels = make([]crf.LabelSet, len(t.Tokens))
	spanned := make([]bool, len(t.Tokens))
	for i := range t.Labels {
		t.Labels[i] = 1 << crf.Outside
	}
	k := 0
	for _, sent := range t.Sentences {
		c.read(t, sent)
		for ; k < len(t.Gold) && t.Gold[k].Start < sent.End; k++ {
			first, last := covered(t, sent, t.Gold[k].Span)
			if first < last {
				for i := first; i < last; i++ {
					spanned[i] = true
				}
				set, known := s.types[t.Gold[k].Type]
				if !known {
					for i := first; i < last; i++ {
						t.Labels[i] = crf.AllLabels
					}
					continue
				}
				c.place(t, first, last, set)
			}
		}
		c.demonyms(t, sent, spanned, s)
		c.loosen(t, sent, spanned, s)
		c.titles(t, sent)
	}
}

// read finds the names of tables in a sentence.
func (c *converter) read(t *Text, s extract.Sentence) {
	c.names = c.lexicon.Names(c.names[:0], t.Text, t.Tokens[s.First:s.Last])
	for i := range c.names {
		c.names[i].First += s.First
		c.names[i].Last += s.First
	}
}

// covered returns the tokens of the sentence that the span touches.
func covered(t *Text, s extract.Sentence, span extract.Span) (first, last int) {
	first = s.First
	for first < s.Last && t.Tokens[first].End <= span.Start {
		first++
	}
	last = first
	for last < s.Last && t.Tokens[last].Start < span.End {
		last++
	}
	return first, last
}

func (t *Text) word(i int) string { return t.Slice(t.Tokens[i].Span) }

// place labels tokens first to last-1 as a name of one of the types, after
// cutting off what our scheme leaves outside a name.
func (c *converter) place(t *Text, first, last int, set typeSet) {
	for first < last && article(t.word(first)) {
		first++
	}
	for first < last && possessive(t.word(last-1)) {
		last--
	}
	for set == person && first < last-1 && honorific(t.word(first)) {
		first++
	}
	if first >= last {
		return
	}
	// U.S.-Russian, Franco-German, pro-Kremlin, Hague-based.
	for h := first; h < last; h++ {
		if t.word(h) != "-" && t.word(h) != "–" || h == first || h == last-1 || set == person {
			continue
		}
		left, right := c.exact(first, h), c.exact(h+1, last)
		switch {
		case lower(t.word(h+1)) && h+2 == last:
			c.place(t, first, h, c.affixed(left, set))
			return
		case prefix[t.word(first)] && h == first+1:
			c.place(t, h+1, last, c.affixed(right, set))
			return
		case left&(country|nation) != 0 && right&(country|nation) != 0:
			c.place(t, first, h, left&(country|nation))
			c.place(t, h+1, last, right&(country|nation))
			return
		}
	}
	if k := c.leadingTitle(first, last); k > first && set&person != 0 { // President Obama
		label(t, first, k, title)
		c.place(t, k, last, set)
		return
	}
	if k := c.stateOf(t, first, last); k > first && set&body != 0 { // the Russian Foreign Ministry
		label(t, first, k, c.exact(first, k)&(country|nation))
		label(t, k, last, body)
		return
	}
	if set&(outside|event) == outside|event { // an election: its nationality is a name
		for _, n := range c.names {
			if n.First >= first && n.Last <= last && n.Classes&(crf.NationalityName|crf.CountryName|crf.StateName|crf.CityName) != 0 {
				label(t, n.First, n.Last, typeSet(n.Classes)&(places|nation))
			}
		}
		return
	}
	label(t, first, last, c.refine(t, first, last, set))
}

// cityOrState decides between a city and the first-level unit of the same name
// (New York, Kharkiv): the city, if no word beside it says otherwise.
func cityOrState(t *Text, first, last int) typeSet {
	if last < len(t.Tokens) {
		switch t.word(last) {
		case "state", "State", "province", "region", "oblast", "Gov.", "governor", "Governor", "Sen.", "legislature":
			return state
		}
	}
	if first > 1 && t.word(first-1) == "of" && strings.EqualFold(t.word(first-2), "state") {
		return state
	}
	return city
}

// leadingTitle returns where the longest title that begins the name ends, or
// first.
func (c *converter) leadingTitle(first, last int) int {
	end := first
	for _, n := range c.names {
		if n.First == first && n.Last < last && n.Last > end && n.Classes&crf.TitleName != 0 {
			end = n.Last
		}
	}
	return end
}

// stateOf returns where the name of a state ends that stands before one of its
// organs, or first: nationality and ministry are two names, while Bank of Russia
// is one.
func (c *converter) stateOf(t *Text, first, last int) int {
	if last-first < 2 || !organ[t.word(last-1)] || !capital(t.word(last-2)) && t.word(last-2) != "of" {
		return first
	}
	for _, n := range c.names {
		if n.First == first && n.Last < last && n.Classes&(crf.CountryName|crf.NationalityName) != 0 && capital(t.word(n.Last)) {
			return n.Last
		}
	}
	return first
}

// affixed narrows the types of a name that a common word is hyphenated to: what
// a corpus calls MISC as a whole is a country, a city or a person to us.
func (c *converter) affixed(table, set typeSet) typeSet {
	if table&(places|nation|body) != 0 {
		return table & (places | nation | body)
	}
	if set&things != 0 {
		return set | outside | person | places | body
	}
	return set
}

// exact returns the types of the name of a table that is just these tokens.
func (c *converter) exact(first, last int) typeSet {
	return typeSet(c.classes(first, last)) & allTypes
}

// classes returns the classes of the name of a table that is just these tokens.
func (c *converter) classes(first, last int) crf.Classes {
	for _, n := range c.names {
		if n.First == first && n.Last == last {
			return n.Classes
		}
	}
	return 0
}

// refine narrows the types a corpus allows by tables and by words that tell.
func (c *converter) refine(t *Text, first, last int, set typeSet) typeSet {
	table := c.exact(first, last)
	text := strings.ToLower(t.Text[t.Tokens[first].Start:t.Tokens[last-1].End])
	end := strings.ToLower(t.word(last - 1))
	switch {
	case set&body != 0 && table&country != 0 && table&body == 0: // states that act
		return country | set&^body&table
	case set == person && table&nation != 0 && table&person == 0: // Americans
		return nation
	case set&(body|country) == body|country && table&city != 0 && table&body == 0: // capitals that act
		return city
	case set == body && table&nation != 0 && table&body == 0:
		return body | nation
	}
	if set&places != 0 {
		switch {
		case table&body != 0 && table&places == 0: // White House, Kremlin
			return body
		case table&places&set&(country|state) == country|state: // Georgia
			if first > 1 && t.word(first-1) == "," && capital(t.word(first-2)) {
				return state
			}
			return country
		case table&places&set == city|state:
			return cityOrState(t, first, last)
		case table&places&set != 0:
			return table & places & set
		case geographic[end] || geographic[strings.ToLower(t.word(first))]:
			return location & set
		}
		return set &^ country
	}
	if set&things != 0 {
		switch {
		case table&nation != 0 && set&nation != 0:
			return nation
		case table&country != 0 && set&nation != 0: // the country in front of a noun
			return country
		case table&(event|misc)&set != 0:
			return table & (event | misc) & set
		case table&body != 0:
			return body | set
		case belief[text]:
			return outside | nation | misc | body
		case occasion[end] || occasion[strings.ToLower(t.word(first))]:
			if set&event != 0 {
				return event
			}
		}
		if set&nation != 0 && last-first > 1 {
			set &^= nation
		}
		if set&nation != 0 { // one word that no table knows
			return set
		}
		return set &^ event
	}
	return set
}

// demonyms labels the nationalities of tables where the corpus marks none.
func (c *converter) demonyms(t *Text, s extract.Sentence, spanned []bool, sc *scheme) {
	end := s.First
	for _, n := range c.names {
		if n.Classes&crf.NationalityName == 0 || n.First < end || lower(t.word(n.First)) || anyOf(spanned[n.First:n.Last]) {
			continue
		}
		set := nation
		if sc.unmarked&nation == 0 {
			set |= outside // the corpus would have marked it, perhaps a language
		}
		label(t, n.First, n.Last, set)
		end = n.Last
	}
}

// loosen lets capitalised words that the corpus has no label for be names.
func (c *converter) loosen(t *Text, s extract.Sentence, spanned []bool, sc *scheme) {
	if sc.unmarked == 0 {
		return
	}
	extra := anywhere(sc.unmarked &^ nation)
	for i := s.First; i < s.Last; i++ {
		if !spanned[i] && t.Labels[i] == 1<<crf.Outside && i > s.First && capital(t.word(i)) {
			t.Labels[i] |= extra
		}
	}
}

// titles labels offices and ranks beside the name of their holder, as the
// guideline has it, and leaves those open where the words between are not on
// its list.
func (c *converter) titles(t *Text, s extract.Sentence) {
	end := s.First
	for k := range c.names {
		n := c.names[k]
		if n.Classes&crf.TitleName == 0 || n.First < end {
			continue
		}
		for _, m := range c.names[k:] {
			if m.First == n.First && m.Last > n.Last && m.Classes&crf.TitleName != 0 {
				n = m
			}
		}
		for n.First > s.First && modifier[strings.ToLower(t.word(n.First-1))] && t.Labels[n.First-1]&^anywhere(title) == 1 {
			n.First-- // junior defence minister
		}
		free := true
		for i := n.First; i < n.Last; i++ {
			free = free && (t.Labels[i]&^(anywhere(title)|1) == 0 || t.Labels[i] == crf.AllLabels)
		}
		if !free {
			continue
		}
		end = n.Last
		switch held(t, s, n.First, n.Last) {
		case 2:
			label(t, n.First, n.Last, title)
		case 1:
			label(t, n.First, n.Last, title|outside)
		case 0:
			label(t, n.First, n.Last, outside)
		}
	}
}

// held reports whether a person's name stands beside tokens first to last-1: 2
// for yes, 1 for perhaps.
func held(t *Text, s extract.Sentence, first, last int) int {
	is := func(i int, set typeSet) bool { return t.Labels[i]&anywhere(set) != 0 && t.Labels[i]&1 == 0 }
	between := country | nation | body | state | city
	// To the right: "President Obama", "the US envoy, Steve Witkoff".
	i := last
	for steps := 0; i < s.Last && steps < 8; i, steps = i+1, steps+1 {
		w := t.word(i)
		if is(i, person) {
			return 2
		}
		if !(w == "," && i == last || article(w) || is(i, between)) {
			break
		}
	}
	// To the left: "Edi Rama, its prime minister", "Albin Kurti, Kosovo's prime minister".
	comma := false
	for i = first - 1; i >= s.First && first-i < 9; i-- {
		w := t.word(i)
		if is(i, person) {
			if comma || i == first-1 {
				return 2
			}
			break
		}
		comma = comma || w == ","
		if !(w == "," || article(w) || possessive(w) || w == "its" || w == "their" || w == "former" || w == "current" || is(i, between)) {
			break
		}
	}
	// "director general of the IAEA, Rafael Grossi": not on the list, and common.
	if last < s.Last && t.word(last) == "of" {
		for i = last + 1; i < s.Last && i < last+8; i++ {
			if is(i, person) {
				return 1
			}
			if w := t.word(i); !(w == "," || article(w) || is(i, between)) {
				break
			}
		}
	}
	return 0
}

// label sets tokens first to last-1 to a name of one of the types of set.
func label(t *Text, first, last int, set typeSet) {
	for i := first; i < last; i++ {
		t.Labels[i] = labelsOf(set, i-first, last-1-i)
	}
}

// anywhere returns the labels of tokens in names of the types of set.
func anywhere(set typeSet) crf.LabelSet {
	return labelsOf(set, 0, 0) | labelsOf(set, 0, 1) | labelsOf(set, 1, 0) | labelsOf(set, 1, 1)
}

// labelsOf returns the labels of a token in a name of the types of set, before
// tokens from its start and after tokens from its end.
func labelsOf(set typeSet, before, after int) crf.LabelSet {
	var out crf.LabelSet
	place := crf.Inner
	switch {
	case before == 0 && after == 0:
		place = crf.Only
	case before == 0:
		place = crf.First
	case after == 0:
		place = crf.Last
	}
	for i := range crf.Types {
		if set&(1<<i) != 0 {
			out |= 1 << crf.MakeLabel(i, place)
		}
	}
	if set&outside != 0 {
		out |= 1 << crf.Outside
	}
	return out
}

func article(w string) bool {
	switch w {
	case "the", "The", "THE", "a", "an", "A", "An":
		return true
	}
	return false
}

// honorific reports whether the word stands before a name without being part of
// it or a title.
func honorific(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "MR", "MRS", "MS", "DR", "Messrs", "Mme", "M":
		return true
	}
	return false
}

func possessive(w string) bool {
	switch w {
	case "'s", "’s", "‘s", "'S", "'", "’":
		return true
	}
	return false
}

func capital(w string) bool { r, _ := utf8.DecodeRuneInString(w); return unicode.IsUpper(r) }
func lower(w string) bool   { r, _ := utf8.DecodeRuneInString(w); return unicode.IsLower(r) }

func anyOf(bs []bool) bool {
	for _, b := range bs {
		if b {
			return true
		}
	}
	return false
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	// organ words end the name of an organ of a state, the state's name apart.
	organ = words("Ministry Parliament Senate Congress Army Navy Government Embassy Cabinet Treasury Department Military Police Office Marines Consulate Constitution")
	// modifier words belong to the title that they stand before.
	modifier = words("deputy junior senior assistant associate vice executive regional interim acting chief lead principal managing academy shadow joint co honorary permanent special first second under group general national global")
	// prefix words are hyphenated to a name and not part of it.
	prefix = words("pro anti ex non post pre mid sub trans neo inter intra cross un all")
	// geographic words mark a place that is no city, state or country.
	geographic = words("river sea ocean lake mountain mountains mount mt mt. island islands valley bay gulf strait canal desert peninsula street road avenue square airport bridge park stadium palace hotel prison port basin coast cape forest hills hill beach range plateau straits")
	// occasion words end or begin the name of an event.
	occasion = words("war cup olympics olympic games championship championships open summit prix festival hurricane typhoon cyclone storm operation uprising revolution intifada masters marathon tournament conference battle crisis massacre genocide pandemic earthquake tour slam trophy derby ashes")
	// belief names religions, parties and languages of one word, which corpora
	// call MISC and we leave unmarked, or not.
	belief = words("islamic moslem muslim moslems muslims christian christians catholic catholics protestant protestants jewish jews jew hindu hindus buddhist islam christianity democrat democrats democratic republican republicans english spanish french german arabic latin communist communists socialist socialists marxist nazi internet orthodox shiite sunni")
)
