// Package relate reads from the text how entities stand to one another: who leads
// what, works or speaks for whom, belongs to what, and where things are.
//
// It exists because these ties turn a bag of names into an account of who is who
// with evidence, and because general relation extractors guess where news states
// such things in a few dozen set forms: a title beside a name, an apposition, a
// possessive, a verb of joining or leading. Each form is a rule with a name,
// local to its sentence, silent rather than wrong. General knowledge never makes
// a tie: the words must be there. It may complete one, as the country of
// "President Erdogan".
//
// Rules work on items: mentions and the words between them (items.go). Offices
// are read in office.go, and what their titles state is in title.go; what people
// are in person.go, membership in member.go, places in place.go.
package relate

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// Types of ties.
const (
	LeaderOf       = "LEADER_OF"
	EmployedBy     = "EMPLOYED_BY"
	SpokespersonOf = "SPOKESPERSON_OF"
	NationalityOf  = "NATIONALITY_OF"
	MemberOf       = "MEMBER_OF"
	LocatedIn      = "LOCATED_IN"
)

// Knowledge is what the tables know that words do not say. Fields may be nil.
type Knowledge struct {
	// Titles are offices and ranks, lower-case, with the tie that each states
	// between its holder and a country or body, "" if none.
	Titles map[string]string
	// Kind returns the class of an organisation, such as "party", "company" or
	// "ministry", by the key of its entity; "" if unknown.
	Kind func(key string) string
	// Holds reports whether a person, by key, leads a country, by ISO code, under a
	// title, lower-case, or any title if it is "", at a date, ISO 8601, or now if
	// that is "".
	Holds func(key, country, title, date string) bool
}

// Stage returns the stage that makes relations. It is safe for concurrent use.
func Stage(k Knowledge) extract.Stage {
	if k.Kind == nil {
		k.Kind = func(string) string { return "" }
	}
	if k.Holds == nil {
		k.Holds = func(string, string, string, string) bool { return false }
	}
	titles := maps.Clone(k.Titles)
	for short, title := range abbreviations {
		if tie, ok := titles[title]; ok {
			titles[short] = tie
		}
	}
	k.Titles = titles
	opening := make(map[string]bool, len(k.Titles))
	for t := range k.Titles {
		first, _, _ := strings.Cut(t, " ")
		opening[first] = true
		if first == t {
			opening[first+"s"] = true
		}
	}
	return extract.Stage{
		Name:  "relate",
		Doc:   "Reads ties between entities: offices, employers, members, places.",
		Needs: []extract.Layer{extract.BlockLayer, extract.TokenLayer, extract.SentenceLayer, extract.MentionLayer, extract.EntityLayer},
		Makes: []extract.Layer{extract.RelationLayer},
		Run: func(ctx context.Context, d *extract.Document) error {
			r := &reader{Knowledge: k, opening: opening, d: d, seen: map[claim]bool{}}
			r.index()
			for s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				if d.Blocks[d.Sentences[s].Block].Kind.Asserts() {
					r.sentence(s)
				}
			}
			slices.SortStableFunc(d.Relations, func(a, b extract.Relation) int {
				return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.Type, b.Type), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
			})
			return nil
		},
	}
}

// A claim is written once a document.
type claim struct {
	typ            string
	source, target int
	polarity       string
}

// A reader reads one document.
type reader struct {
	Knowledge
	opening  map[string]bool // words that titles begin with
	d        *extract.Document
	entityOf []int          // of each mention, -1 if none
	country  map[string]int // entity of each country, by ISO code
	home     int            // entity of the country that the article is about, -1 if none
	dateline bool           // home is told by the dateline
	seen     map[claim]bool

	at    int // the sentence
	items []item

	// Room for what is read of one title.
	buf    []byte
	held   []int
	scopes []scope
}

func (r *reader) index() {
	r.entityOf = make([]int, len(r.d.Mentions))
	for i := range r.entityOf {
		r.entityOf[i] = -1
	}
	r.country = map[string]int{}
	for e, ent := range r.d.Entities {
		for _, m := range ent.Mentions {
			r.entityOf[m] = e
		}
		if ent.Type == extract.Country && ent.Country != "" {
			r.country[ent.Country] = e
		}
	}
	r.home = r.homeCountry()
}

// homeCountry returns the country of the place that opens the body, which is most
// often a dateline, else the country named at least twice as often as any other; -1
// if there is none.
func (r *reader) homeCountry() int {
	for _, b := range r.d.Blocks {
		if b.Kind != extract.Body {
			continue
		}
		if m := firstMention(r.d, b.Start); m < len(r.d.Mentions) && r.d.Mentions[m].Start == b.Start && r.d.Mentions[m].Type == extract.City {
			if c, ok := r.country[r.d.Entities[max(r.entityOf[m], 0)].Country]; ok {
				r.dateline = true
				return c
			}
		}
		break
	}
	best, first, second := -1, 0, 0
	for e, ent := range r.d.Entities {
		if ent.Type != extract.Country {
			continue
		}
		if n := len(ent.Mentions); n > first {
			best, first, second = e, n, first
		} else if n > second {
			second = n
		}
	}
	if first < 2*second {
		return -1
	}
	return best
}

func (r *reader) sentence(s int) {
	r.at = s
	r.itemize(r.d.Sentences[s])
	if !slices.ContainsFunc(r.items, func(it item) bool { return it.entity >= 0 }) {
		return
	}
	r.offices()
	r.people()
	r.members()
	r.places()
}

// tie writes a relation between two entities, whose evidence runs from item i to
// item j, unless the document has it already.
func (r *reader) tie(typ string, source, target int, polarity string, i, j int, rule string) {
	c := claim{typ, source, target, polarity}
	if source < 0 || target < 0 || source == target || r.seen[c] {
		return
	}
	r.seen[c] = true
	i, j = min(i, j), max(i, j)
	r.d.Relations = append(r.d.Relations, extract.Relation{
		Type: typ, Source: source, Target: target, Kind: extract.TieKind, Polarity: polarity,
		Span: extract.Span{Start: r.items[i].Start, End: r.items[j].End}, Sentence: r.at, Score: scores[rule], By: rule,
	})
}

// scores are the precisions of the rules as docs/ties.md measures them, on news read
// by hand, smoothed towards 0.9 where few cases were seen.
var scores = map[string]float64{
	"title-name": 0.97, "name-title": 0.95, "office-country": 0.95, "office-alone": 0.9, "its-office": 0.9, "body-around": 0.8, "counterpart": 0.95,
	"occupation": 0.97, "of-body": 0.95, "nationality-noun": 0.97, "nationality-name": 0.97, "country-name": 0.95, "name-country": 0.85, "leads": 0.9, "took-power": 0.85,
	"joined": 0.85, "joined-bare": 0.85, "member": 0.9, "party": 0.95, "part-of": 0.85, "known-as": 0.85, "own-bloc": 0.85, "the-number": 0.85,
	"city-country": 0.9, "place-in": 0.97, "country-place": 0.95, "capital-of": 0.98, "based-in": 0.95, "body-in": 0.9, "event-in": 0.95, "country-body": 0.9,
}
