package relate

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
)

var (
	ties  = []string{LeaderOf, EmployedBy, SpokespersonOf, NationalityOf, MemberOf, LocatedIn}
	mints = []string{"{PERSON:p1|Jo Doe}", "{PERSON:p2|Rao}", "{PERSON:putin|Putin}", "{COUNTRY:RU|Russia}", "{NATIONALITY:RU|Russian}", "{COUNTRY:FR|France}", "{NATIONALITY:FR|French}", "{ORGANIZATION:nato|Nato}",
		"{ORGANIZATION:labour|Labour}", "{ORGANIZATION:acme|Acme}", "{ORGANIZATION:x|Exy}", "{CITY:paris|Paris}", "{STATE_OR_PROVINCE:tx|Texas}", "{LOCATION:me|Middle East}", "{EVENT:cup|Cup}", "{TITLE:t|president}", "{TITLE:t|director of rugby}",
		"president", "the", "a", "of", "for", "at", "in", ",", ",", ".", "'s", "and", "(", ")", "-", "based", "who", "is", "was", "as", "joined", "left", "join", "to", "will", "it", "its", "whose", "leads", "led", "by", "member", "members", "former", "chief",
		"economist", "analyst", "foreign", "minister", "ministers", "spokesman", "party", "company", "capital", "city", "counterpart", "not", "The", "It", "replaced", "such", "\"", "1999", "until", "part", "presidents", "works"}
)

// salad makes sentences out of chance words and names.
func salad(next func(int) int, n int) string {
	var b strings.Builder
	for range n {
		if w := mints[next(len(mints))]; w == "'s" || w == "," || w == "." || w == "-" {
			b.WriteString(w)
		} else {
			b.WriteString(" " + w)
		}
	}
	return b.String()
}

// laws checks what holds of the ties of any document.
func laws(t *testing.T, text string) {
	t.Helper()
	d := mark(t, text)
	if err := Stage(known).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	seen := map[claim]bool{}
	for i, r := range d.Relations {
		c := claim{r.Type, r.Source, r.Target, r.Polarity}
		switch {
		case r.Kind != extract.TieKind || !slices.Contains(ties, r.Type):
			t.Errorf("%q: type %s of kind %s", d.Text, r.Type, r.Kind)
		case r.Source == r.Target || seen[c]:
			t.Errorf("%q: %v to itself or twice", d.Text, c)
		case !d.Sentences[r.Sentence].Contains(r.Span) || r.Len() <= 0:
			t.Errorf("%q: evidence %v outside sentence %v", d.Text, r.Span, d.Sentences[r.Sentence].Span)
		case r.Score != scores[r.By] || r.Score <= 0 || r.Score > 1:
			t.Errorf("%q: score %v of rule %q", d.Text, r.Score, r.By)
		case i > 0 && d.Relations[i-1].Start > r.Start:
			t.Errorf("%q: not in order of the text", d.Text)
		}
		seen[c] = true
		from, to := d.Entities[r.Source].Type, d.Entities[r.Target].Type
		switch r.Type {
		case NationalityOf:
			if from != extract.Person || to != extract.Country {
				t.Errorf("%q: %s of a %s to a %s", d.Text, r.Type, from, to)
			}
		case LocatedIn:
			if from == extract.Person || from == extract.Country {
				t.Errorf("%q: a %s is located in a %s", d.Text, from, to)
			}
		case MemberOf:
			if to == extract.Person || to == extract.City {
				t.Errorf("%q: member of a %s", d.Text, to)
			}
		default:
			if from != extract.Person {
				t.Errorf("%q: %s of a %s", d.Text, r.Type, from)
			}
		}
	}
	again := mark(t, text)
	Stage(known).Run(context.Background(), again)
	if !reflect.DeepEqual(d.Relations, again.Relations) {
		t.Errorf("%q: not the same twice", d.Text)
	}
}

// TestLaws checks laws on words in any order, for which rules are not made.
func TestLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		laws(t, salad(rng.IntN, 4+rng.IntN(40)))
	}
}

// Names alone, with nothing between them, state nothing: general knowledge never
// makes a tie.
func TestNamesAlone(t *testing.T) {
	d := mark(t, "{PERSON:putin|Putin}. {COUNTRY:RU|Russia}. {ORGANIZATION:nato|Nato}. {CITY:paris|Paris}. {COUNTRY:FR|France}. {ORGANIZATION:labour|Labour}.")
	if Stage(known).Run(context.Background(), d); len(d.Relations) > 0 {
		t.Errorf("%d ties", len(d.Relations))
	}
}

func FuzzRelate(f *testing.F) {
	f.Add([]byte("president of"))
	f.Add([]byte{15, 4, 0, 24, 17, 21, 3, 24, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		at := 0
		laws(t, salad(func(n int) int {
			at++
			return int(b[at-1]) % n
		}, min(len(b), 60)))
	})
}
