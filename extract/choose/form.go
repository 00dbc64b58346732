package choose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-nlp/entente/extract"
)

// By marks the candidates that this package proposes by the form of the words.
const By = "form"

// heads are nouns that, at the head of a capitalised name, tell what it names
// whatever a tagger thinks: "Treaty on Basic Relations", "Athens Declaration".
var heads = headTypes(map[extract.Type]string{
	extract.Misc:         "Treaty Agreement Accord Accords Pact Convention Protocol Declaration Memorandum Charter Plan Programme Program Initiative Facility Framework Scheme Act Bill Amendment Constitution Prize Award Awards Medal Index Survey Doctrine Directive Deal",
	extract.Organization: "Ministry Commission Committee Council Agency Authority Association Federation Institute Foundation University College Hospital Bank Tribunal Centre Center Department Bureau Directorate Board Corporation Fund Society Front Network Coalition Trust Airlines Airways Industries Holdings Consortium Observatory Confederation Secretariat Ratings Securities Pharmaceuticals Technologies Laboratories Brewery Railways Refinery Cements Infra Motors Chemicals Textiles Foods Capital Partners Minerals Logistics Petroleum Petrochemicals Semiconductor Electronics Telecom Insurance Breweries Metals Brands Studios Biotech Therapeutics Analytics Advisory Shipping Steelworks Shipyard Inc Inc. Corp Corp. Ltd Ltd. Plc PLC",
	extract.Event:        "War Wars Battle Operation Exercise Summit Olympics Games Championship Championships Cup Uprising Revolution Massacre Genocide Earthquake Hurricane Typhoon Cyclone Intifada Festival Holocaust",
})

// headTypes turns words by type into types by word.
func headTypes(byType map[extract.Type]string) map[string]extract.Type {
	m := map[string]extract.Type{}
	for t, words := range byType {
		for _, w := range strings.Fields(words) {
			m[w] = t
		}
	}
	return m
}

// leadingHeads stand first in a name: "Operation Barkhane", "Treaty of Lisbon".
var leadingHeads = map[string]bool{"Operation": true, "Exercise": true, "Treaty": true, "Battle": true, "Hurricane": true, "Typhoon": true, "Cyclone": true, "Convention": true, "Protocol": true}

// firms are heads that no surname is, so that a tagger that sees a person is wrong.
var firms = set("Cements Infra Motors Chemicals Textiles Foods Capital Partners Minerals Logistics Petroleum Petrochemicals Semiconductor Electronics Telecom Insurance Breweries Metals Brands Studios Biotech Therapeutics Analytics Advisory Shipping Industries Holdings Ratings Securities Pharmaceuticals Technologies Laboratories Airlines Airways Ltd Ltd. Inc Inc. Corp Corp. Plc PLC Consortium Railways")

// functional heads go on with what they are in charge of, "and" included.
var functional = set("Ministry Department Commission Committee Directorate Institute Association Agency")

// joints may stand between the capitalised words of a name.
var joints = map[string]bool{"of": true, "on": true, "for": true, "the": true, "and": true, "de": true, "to": true, "against": true, "&": true, "-": true}

// forms appends the candidates that the form of the words of a sentence suggests,
// one that is not written in capitals. Scores are rough odds, on the scale of package
// gazetteer, that words of that form are a name of that type.
func forms(dst []extract.Candidate, d *extract.Document, s extract.Sentence) []extract.Candidate {
	add := func(first, last int, t extract.Type, score float64) {
		if first >= last { // "the film In ..."
			return
		}
		dst = append(dst, extract.Candidate{Span: extract.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}, First: first, Last: last, Type: t, Score: score, By: By})
	}
	for i := s.First; i < s.Last; i++ {
		w := d.Slice(d.Tokens[i].Span)
		var t extract.Type
		ok := false
		if 'A' <= w[0] && w[0] <= 'Z' {
			t, ok = heads[w]
		}
		switch {
		case ok && functional[w] && i+1 < s.Last && word(d, s, i+1) == "of" && nameStart(d, s, i) == i:
			// "Ministry of Agriculture and Rural Development"
			if last := nameEnd(d, s, i+1); last > i+2 {
				add(i, listEnd(d, s, last), t, 0.8)
			}
		case ok && leadingHeads[w] && i+1 < s.Last:
			// "Operation Barkhane", "Treaty on Basic Relations"
			if last := nameEnd(d, s, i+1); last > i+1 {
				add(i, last, t, 0.9)
				continue
			}
			fallthrough
		case ok:
			// "Athens Declaration", "Growth Plan for the Western Balkans"
			first := nameStart(d, s, i)
			if first == i || first == s.First && i-first < 2 && common(d, first) {
				continue
			}
			if (w == "Bill" || w == "Act") && word(d, s, first-1) == "of" && first-2 >= s.First && upper(word(d, s, first-2)) { // "Prevention of Terrorism Bill"
				first -= 2
			}
			last := i + 1
			if next := word(d, s, last); next == "of" || next == "on" || next == "for" {
				last = max(last, nameEnd(d, s, last))
				if functional[w] {
					last = listEnd(d, s, last)
				}
			}
			score := 0.85
			if t == extract.Organization || w == "Deal" || w == "Bill" || w == "Plan" || w == "Index" || w == "Cup" || w == "Act" || w == "Program" || w == "Programme" {
				score = 0.75
			}
			if firms[w] && last == i+1 {
				score = sureForm
			}
			add(first, last, t, score)
		case w == "summit" && i > s.First+1 && upper(word(d, s, i-1)) && strings.EqualFold(word(d, s, i-2), "the") && len(word(d, s, i-1)) > 4 && strings.ToUpper(word(d, s, i-1)) != word(d, s, i-1):
			add(i-1, i+1, extract.Event, 0.8) // "the Bucharest summit"
		case w == "court" && courts[word(d, s, i-1)] && upper(word(d, s, i-2)) && !notInNames[word(d, s, i-2)] && placeAt(d, i-2):
			add(nameStart(d, s, i-2), i+1, extract.Organization, sureForm) // "Kilis criminal court"
		case code(w) && weapons[word(d, s, i+1)]: // "F-16 jets"
			add(i, i+1, extract.Misc, 0.9)
		case i+1 < s.Last && upper(word(d, s, i+1)) && vessels[w]: // "the tanker Orla Star"
			if last := nameEnd(d, s, i+1); last <= i+4 {
				add(i+1, last, extract.Misc, sureForm)
			}
		case works[w] && upper(word(d, s, i+1)): // "the documentary Fahrenheit 9/11"
			if last := workEnd(d, s, i+1); last <= i+7 {
				add(i+1, last, extract.Misc, 0.78)
			}
		case w == "©" || w == "Copyright": // "© 2025 Gulf Harbour News FZ LLC."
			j := i + 1
			for j < s.Last && (word(d, s, j) == "©" || word(d, s, j) == "(" || word(d, s, j) == ")" || word(d, s, j) == "c" || word(d, s, j)[0] >= '0' && word(d, s, j)[0] <= '9' || word(d, s, j) == "-" || word(d, s, j) == "–") {
				j++
			}
			if last := nameEnd(d, s, j); last > j && last <= j+6 && !notInNames[word(d, s, j)] {
				add(j, last, extract.Organization, 0.8)
			}
		}
	}
	return dst
}

// word returns token i, "" if it lies outside the sentence.
func word(d *extract.Document, s extract.Sentence, i int) string {
	if i < s.First || i >= s.Last {
		return ""
	}
	return d.Slice(d.Tokens[i].Span)
}

// placeAt reports whether a tagger or table sees a town or a province end at the token.
func placeAt(d *extract.Document, i int) bool {
	return slices.ContainsFunc(d.Candidates, func(c extract.Candidate) bool {
		return c.Last == i+1 && (c.Type == extract.City || c.Type == extract.StateOrProvince)
	})
}

// courts are words between the name of a place and "court".
var courts = set("district criminal regional city provincial municipal magistrates appeals appeal high supreme superior military federal administrative civil commercial")

// weapons are nouns behind a code that make it a weapon or a vehicle.
var weapons = set("jet jets fighter fighters bomber bombers missile missiles tank tanks helicopter helicopters drone drones aircraft system systems rocket rockets rifle rifles submarine submarines battery batteries warplane warplanes launcher launchers howitzer howitzers plane planes")

// set returns the set of the words, which are set apart by spaces.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// works are nouns before the title of a work.
var works = set("film movie documentary novel musical sitcom memoir biopic opera thriller game drama comedy single")

// workEnd returns the end of a title of a work at token i: capitalised words, the
// small words between them, and numbers.
func workEnd(d *extract.Document, s extract.Sentence, i int) int {
	end := nameEnd(d, s, i)
	for end < s.Last {
		w := word(d, s, end)
		if !upper(w) && !digit(w) || w == "By" || w == "In" {
			break
		}
		end = max(end+1, nameEnd(d, s, end))
	}
	return end
}

// vessels are nouns before the name of a ship.
var vessels = set("tanker frigate destroyer trawler ferry yacht warship freighter corvette icebreaker minesweeper")

// code reports whether w looks like F-16, S-400 or A320: letters, then digits.
func code(w string) bool {
	i := 0
	for i < len(w) && (w[i] >= 'A' && w[i] <= 'Z' || i > 0 && w[i] >= 'a' && w[i] <= 'z') {
		i++
	}
	if i == 0 || i > 4 || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	if i < len(w) && w[i] == '-' {
		i++
	}
	return i < len(w) && w[i] >= '0' && w[i] <= '9'
}

// upper reports whether s begins with a capital.
func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nameStart goes back from token i over the capitalised words of its name.
func nameStart(d *extract.Document, s extract.Sentence, i int) int {
	for i > s.First {
		w := word(d, s, i-1)
		glued := d.Tokens[i-1].End == d.Tokens[i].Start && upper(word(d, s, i-2))
		if !(upper(w) && len(w) > 1 && !notInNames[w] || w == "-" && glued) {
			break
		}
		i--
	}
	return i
}

// nameEnd goes on from token i over capitalised words and what joins them.
func nameEnd(d *extract.Document, s extract.Sentence, i int) int {
	end := i
	for i < s.Last && i-end < 3 {
		w := word(d, s, i)
		switch {
		case upper(w) && !notInNames[w]:
			i++
			end = i
			continue
		case joints[w] && w != "and":
			i++
			continue
		}
		break
	}
	return end
}

// listEnd goes on from the end of "Commission for Latin America" over "and the
// Caribbean".
func listEnd(d *extract.Document, s extract.Sentence, i int) int {
	if word(d, s, i) != "and" && word(d, s, i) != "&" {
		return i
	}
	j := i + 1
	if word(d, s, j) == "the" {
		j++
	}
	if end := nameEnd(d, s, j); end > j && !notInNames[word(d, s, j)] {
		return end
	}
	return i
}

// notInNames are words that have a capital for another reason than being in a name.
var notInNames = set("The A An This That These Those His Her Its Their Our My In On At By For From With But And Or If When While After Before Under Since As President Prime Minister Mr Mrs Ms Dr Mr. Mrs. Ms. Dr. Sir Lord Lady Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December")

// common reports whether the token is a word that opens a sentence rather than a
// name.
func common(d *extract.Document, i int) bool { return notInNames[d.Slice(d.Tokens[i].Span)] }

// shouts reports whether a sentence is written in capitals.
func shouts(s string) bool {
	up, low := 0, 0
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z':
			low++
		case unicode.IsUpper(r):
			up++
		case unicode.IsLower(r):
			low++
		}
	}
	return up > 3*low
}

// lastWord returns what stands behind the last space of s.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
