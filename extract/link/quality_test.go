package link_test

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/eval"
	"github.com/entente-nlp/entente/extract/link"
	"github.com/entente-nlp/entente/extract/token"
)

// document makes a document of text with the given mentions, a block for each
// line.
func document(id, date, text string, mentions []extract.Mention) *extract.Document {
	d := &extract.Document{ID: id, Date: date, Text: text}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if s := strings.TrimSpace(line); s != "" {
			start := at + strings.Index(line, s)
			kind := extract.Body
			if len(d.Blocks) == 0 {
				kind = extract.Headline
			}
			d.Blocks = append(d.Blocks, extract.Block{Span: extract.Span{Start: start, End: start + len(s)}, Kind: kind})
		}
		at += len(line)
	}
	if err := token.Stage().Run(context.Background(), d); err != nil {
		panic(err)
	}
	slices.SortFunc(mentions, func(a, b extract.Mention) int { return cmp.Compare(a.Start, b.Start) })
	t := 0
	for _, m := range mentions {
		for t > 0 && t < len(d.Tokens) && d.Tokens[t].Start > m.Start {
			t--
		}
		for t < len(d.Tokens) && d.Tokens[t].End <= m.Start {
			t++
		}
		m.First = t
		m.Last = t
		for m.Last < len(d.Tokens) && d.Tokens[m.Last].Start < m.End {
			m.Last++
		}
		d.Mentions = append(d.Mentions, m)
	}
	return d
}

func isName(t extract.Type) bool { return slices.Contains(extract.NameTypes, t) }

func goldDocument(g *eval.Gold) *extract.Document {
	var mentions []extract.Mention
	for _, m := range g.Mentions {
		if isName(m.Type) {
			mentions = append(mentions, extract.Mention{Span: m.Span, Type: m.Type, Score: 1, By: "gold"})
		}
	}
	return document(g.ID, g.Date, g.Text, mentions)
}

// TestGold measures coreference and countries on gold mentions.
func TestGold(t *testing.T) {
	gold, err := eval.Read("../../../shared/gold/gold.jsonl")
	if err != nil {
		t.Skip("no gold set: ", err)
	}
	l := link.New(knowledge(t))
	report := eval.NewReport()
	for i := range gold {
		g := &gold[i]
		if g.Date == "" {
			g.Date = "2025-09-15"
		}
		d := goldDocument(g)
		l.Link(d)
		check(t, d)
		if err := report.Add(g, d); err != nil {
			t.Fatal(err)
		}
		if testing.Verbose() {
			show(t, g, d)
		}
	}
	t.Logf("B3 %.2f (P %.2f R %.2f), countries %.2f of %d", report.Coref.F1(), report.Coref.Precision(), report.Coref.Recall(),
		report.Countries.Percent(), report.Countries.All)
	if f := report.Coref.F1(); f < goldFloor {
		t.Errorf("B3 %.2f, want %v", f, goldFloor)
	}
	if f := report.Countries.Percent(); f < countryFloor {
		t.Errorf("countries %.2f, want %v", f, countryFloor)
	}
	if testing.Verbose() {
		for _, e := range report.Errors {
			if e.Kind == "country" {
				t.Logf("%+v", e)
			}
		}
	}
}

const (
	goldFloor    = 99
	countryFloor = 99
	gumFloor     = 92
)

// show lists where entities and gold ids differ.
func show(t *testing.T, g *eval.Gold, d *extract.Document) {
	gold := map[extract.Span]string{}
	of := map[string]map[string]int{} // gold id: keys
	for _, m := range g.Mentions {
		gold[m.Span] = m.Entity
	}
	for _, e := range d.Entities {
		ids := map[string][]string{}
		for _, m := range e.Mentions {
			s := d.Mentions[m].Span
			id := gold[s]
			ids[id] = append(ids[id], g.Text[max(0, s.Start-15):min(len(g.Text), s.End+10)])
			if of[id] == nil {
				of[id] = map[string]int{}
			}
			of[id][e.Key]++
		}
		if len(ids) > 1 {
			t.Logf("%s: %s joins %q", d.ID, e.Key, ids)
		}
	}
	ids := []string{}
	for id := range of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if len(of[id]) > 1 {
			t.Logf("%s: %s split into %v", d.ID, id, of[id])
		}
	}
}

// check tests the laws that hold for every document.
func check(t *testing.T, d *extract.Document) {
	t.Helper()
	seen := make([]int, len(d.Mentions))
	keys := map[string]bool{}
	sum := 0.0
	for _, e := range d.Entities {
		if e.Key == "" || e.Name == "" || e.Type == "" || len(e.Mentions) == 0 {
			t.Errorf("%s: incomplete entity %+v", d.ID, e)
		}
		if keys[e.Key] {
			t.Errorf("%s: two entities with key %s", d.ID, e.Key)
		}
		keys[e.Key] = true
		if !slices.IsSorted(e.Mentions) || !slices.IsSorted(e.Aliases) {
			t.Errorf("%s: %s: mentions %v or aliases %q out of order", d.ID, e.Key, e.Mentions, e.Aliases)
		}
		for _, m := range e.Mentions {
			seen[m]++
		}
		sum += e.Salience
	}
	for m, n := range seen {
		want := 1
		if d.Mentions[m].Type == extract.Title {
			want = 0
		}
		if n != want {
			t.Errorf("%s: mention %q is in %d entities", d.ID, d.Slice(d.Mentions[m].Span), n)
		}
	}
	if sum > 1.000001 {
		t.Errorf("%s: salience sums to %v", d.ID, sum)
	}
}

// TestGUM measures named-mention clusters on the news and interview documents of
// the GUM dev set.
func TestGUM(t *testing.T) {
	f, err := os.Open("../../../shared/data/treebank/gum.dev.conllu")
	if err != nil {
		t.Skip("no treebank: ", err)
	}
	defer f.Close()
	l := link.New(knowledge(t))
	report := eval.NewReport()
	for _, g := range readGUM(t, bufio.NewScanner(f)) {
		d := goldDocument(&g)
		l.Link(d)
		check(t, d)
		if err := report.Add(&g, d); err != nil {
			t.Fatal(err)
		}
		if testing.Verbose() {
			show(t, &g, d)
		}
	}
	t.Logf("%d documents, B3 %.2f (P %.2f R %.2f)", report.Documents, report.Coref.F1(), report.Coref.Precision(), report.Coref.Recall())
	if f := report.Coref.F1(); f < gumFloor {
		t.Errorf("B3 %.2f, want %v", f, gumFloor)
	}
}

// readGUM reads documents of genre news and interview with their named mentions:
// annotated spans whose head is a proper noun, cut to the run of proper nouns.
func readGUM(t *testing.T, in *bufio.Scanner) []eval.Gold {
	in.Buffer(nil, 1<<20)
	var all []eval.Gold
	type tok struct {
		start, end int
		form, xpos string
		id, head   int
		misc       string
	}
	var g *eval.Gold
	var text strings.Builder
	var sent []tok
	type open struct {
		id, etype string
		first     int
	}
	var stack []open
	finish := func() {
		if g != nil {
			g.Text = text.String()
			all = append(all, *g)
		}
		g = nil
		text.Reset()
	}
	pending := false
	endSentence := func() {
		if g == nil {
			sent = sent[:0]
			return
		}
		stack = stack[:0]
		taken := map[extract.Span]bool{}
		var found []eval.Mention
		for i, tk := range sent {
			for _, part := range strings.Split(tk.misc, "|") {
				ent, ok := strings.CutPrefix(part, "Entity=")
				if !ok {
					continue
				}
				for ent != "" {
					if ent[0] == '(' {
						j := strings.IndexAny(ent[1:], "()")
						body := ent[1:]
						if j >= 0 {
							body = ent[1 : 1+j]
						}
						fields := strings.Split(body, "-")
						stack = append(stack, open{fields[0], fields[1], i})
						ent = ent[1+len(body):]
						if strings.HasPrefix(ent, ")") {
							o := stack[len(stack)-1]
							stack = stack[:len(stack)-1]
							found = append(found, eval.Mention{Span: extract.Span{Start: o.first, End: i}, Entity: o.id, Type: extract.Type(o.etype)})
							ent = ent[1:]
						}
						continue
					}
					j := strings.IndexByte(ent, ')')
					if j < 0 {
						break
					}
					id := ent[:j]
					for k := len(stack) - 1; k >= 0; k-- {
						if stack[k].id == id {
							found = append(found, eval.Mention{Span: extract.Span{Start: stack[k].first, End: i}, Entity: id, Type: extract.Type(stack[k].etype)})
							stack = append(stack[:k], stack[k+1:]...)
							break
						}
					}
					ent = ent[j+1:]
				}
			}
		}
		types := map[extract.Type]extract.Type{"person": extract.Person, "organization": extract.Organization, "place": extract.Location, "event": extract.Event, "object": extract.Misc, "abstract": extract.Misc}
		// The shortest span around a name is the name's own.
		slices.SortStableFunc(found, func(a, b eval.Mention) int { return cmp.Compare(a.End-a.Start, b.End-b.Start) })
		for _, m := range found {
			typ, ok := types[m.Type]
			if !ok {
				continue
			}
			head := -1
			for i := m.Start; i <= m.End; i++ {
				if h := sent[i].head; h < sent[m.Start].id || h > sent[m.End].id {
					head = i
					break
				}
			}
			if head < 0 || !strings.HasPrefix(sent[head].xpos, "NNP") {
				continue
			}
			i, j := head, head
			for i > m.Start && (strings.HasPrefix(sent[i-1].xpos, "NNP") || sent[i-1].form == "of" || sent[i-1].form == "-") {
				i--
			}
			for i < head && !strings.HasPrefix(sent[i].xpos, "NNP") {
				i++
			}
			for j < m.End && (strings.HasPrefix(sent[j+1].xpos, "NNP") || j+2 <= m.End && (sent[j+1].form == "of" || sent[j+1].form == "-") && strings.HasPrefix(sent[j+2].xpos, "NNP")) {
				j++
			}
			span := extract.Span{Start: sent[i].start, End: sent[j].end}
			clash := false
			for s := range taken {
				clash = clash || s.Overlaps(span)
			}
			if clash {
				continue
			}
			taken[span] = true
			g.Mentions = append(g.Mentions, eval.Mention{Span: span, Type: typ, Entity: m.Entity})
		}
		slices.SortFunc(g.Mentions, func(a, b eval.Mention) int { return cmp.Compare(a.Start, b.Start) })
		text.WriteByte('\n')
		pending = false
		sent = sent[:0]
	}
	for in.Scan() {
		line := in.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			finish()
			if strings.Contains(id, "_news_") || strings.Contains(id, "_interview_") {
				g = &eval.Gold{ID: id}
			}
			continue
		}
		if date, ok := strings.CutPrefix(line, "# meta::dateCreated = "); ok && g != nil {
			g.Date = date
			continue
		}
		if line == "" {
			endSentence()
			continue
		}
		if line[0] == '#' || g == nil {
			continue
		}
		f := strings.Split(line, "\t")
		if strings.ContainsAny(f[0], "-.") {
			continue
		}
		if pending {
			text.WriteByte(' ')
		}
		tk := tok{start: text.Len(), form: f[1], xpos: f[4], misc: f[9]}
		fmt.Sscan(f[0], &tk.id)
		fmt.Sscan(f[6], &tk.head)
		text.WriteString(f[1])
		tk.end = text.Len()
		pending = !strings.Contains(f[9], "SpaceAfter=No")
		sent = append(sent, tk)
	}
	finish()
	return all
}

// TestRe3d reports how many of the pairs of organisation names that re3d calls
// synonyms fall into one entity.
func TestRe3d(t *testing.T) {
	f, err := os.Open("../../../shared/data/relations/re3d.jsonl")
	if err != nil {
		t.Skip("no re3d: ", err)
	}
	defer f.Close()
	l := link.New(knowledge(t))
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	joined, all := 0, 0
	for in.Scan() {
		var doc struct {
			ID, Text string
			Entities []struct {
				Start, End int
				Type       string
				Confidence float64
			}
			Relations []struct {
				Type           string
				Source, Target [2]int
			}
		}
		if err := json.Unmarshal(in.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		runes := []rune(doc.Text)
		span := func(i, j int) extract.Span {
			for _, article := range []string{"the ", "The "} {
				if strings.HasPrefix(string(runes[i:j]), article) {
					i += len(article)
				}
			}
			return extract.Span{Start: len(string(runes[:i])), End: len(string(runes[:j]))}
		}
		types := map[string]extract.Type{"Organisation": extract.Organization, "Person": extract.Person, "Location": extract.Location, "Nationality": extract.Nationality}
		slices.SortStableFunc(doc.Entities, func(a, b struct {
			Start, End int
			Type       string
			Confidence float64
		}) int {
			return cmp.Compare(b.Confidence, a.Confidence)
		})
		var mentions []extract.Mention
		at := map[extract.Span]bool{}
		for _, e := range doc.Entities {
			m := extract.Mention{Span: span(e.Start, e.End), Type: types[e.Type], Score: 1}
			free := m.Type != "" && m.Len() > 0
			for _, o := range mentions {
				free = free && !o.Overlaps(m.Span)
			}
			if free {
				mentions = append(mentions, m)
				at[m.Span] = m.Type == extract.Organization
			}
		}
		d := document(doc.ID, "", doc.Text, mentions)
		l.Link(d)
		check(t, d)
		of := map[extract.Span]string{}
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				of[d.Mentions[m].Span] = e.Key
			}
		}
		for _, r := range doc.Relations {
			a, b := span(r.Source[0], r.Source[1]), span(r.Target[0], r.Target[1])
			if r.Type != "IsSynonymOf" || !at[a] || !at[b] || a.Start > b.Start {
				continue
			}
			all++
			if of[a] == of[b] {
				joined++
			} else if testing.Verbose() {
				t.Logf("%s: %q (%s) and %q (%s) apart", d.ID, d.Slice(a), of[a], d.Slice(b), of[b])
			}
		}
	}
	t.Logf("re3d: %d of %d synonyms joined", joined, all)
	if all > 0 && joined*10 < all*7 {
		t.Errorf("%d of %d synonyms joined, want seven in ten", joined, all)
	}
}
