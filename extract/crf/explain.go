package crf

import (
	"slices"

	"github.com/entente-nlp/entente/extract"
)

// An Explanation says why a token got its label.
type Explanation struct {
	Token    int             // index into Document.Tokens
	Label    Label           // the one chosen
	Rival    Label           // the most probable other one
	Scores   []LabelScore    // the most probable labels, best first
	Features []FeatureWeight // what decided between Label and Rival, most first
}

// A LabelScore is a label with its probability, 0 to 1, given the sentence.
type LabelScore struct {
	Label       Label
	Probability float64
}

// A FeatureWeight is a feature of a token and what it speaks for: the difference
// in nats of its weights for the chosen label and for the rival.
type FeatureWeight struct {
	Template string   // as in the list of templates: "w[-1]&c[0]"
	Words    []string // the words its parts look at; "" outside the sentence
	Weight   float64
}

// Explain tells for each token of sentence i of the document, whose tokens and
// sentences are set, how likely labels are and which features decided, at most
// top of each. It is meant for people, and slow.
func (m *Model) Explain(lexicon Lexicon, doc *extract.Document, i, top int) []Explanation {
	if i < 0 || i >= len(doc.Sentences) || doc.Sentences[i].Last <= doc.Sentences[i].First {
		return nil
	}
	if lexicon == nil {
		lexicon = NoLexicon{}
	}
	d := m.newDecoder(lexicon)
	d.an.read(doc)
	places := d.an.sentence(doc, i)
	d.score(places)
	d.viterbi(places)
	d.marginals(places)
	s := doc.Sentences[i]
	out := make([]Explanation, 0, len(d.path))
	for t := range d.path {
		e := Explanation{Token: s.First + t, Label: d.path[t]}
		for set := d.active[t]; set != 0; set &= set - 1 {
			l := set.first()
			e.Scores = append(e.Scores, LabelScore{Label(l), d.alpha[t][l] * d.beta[t][l]})
		}
		slices.SortStableFunc(e.Scores, func(a, b LabelScore) int {
			switch {
			case a.Probability > b.Probability:
				return -1
			case a.Probability < b.Probability:
				return 1
			}
			return int(a.Label) - int(b.Label)
		})
		e.Rival = m.rival(e.Label, e.Scores, &d.scores[t])
		e.Features = m.deciding(doc, s, places, t, e.Label, e.Rival)
		e.Scores = e.Scores[:min(top, len(e.Scores))]
		e.Features = e.Features[:min(top, len(e.Features))]
		out = append(out, e)
	}
	return out
}

// rival returns the best label but the chosen one.
func (m *Model) rival(chosen Label, scores []LabelScore, own *[NumLabels]int32) Label {
	for _, s := range scores {
		if s.Label != chosen {
			return s.Label
		}
	}
	best := Outside
	for l := range Label(NumLabels) {
		if l != chosen && (best == chosen || own[l] > own[best]) {
			best = l
		}
	}
	return best
}

// deciding lists the features of token t by how much they tell two labels apart.
func (m *Model) deciding(doc *extract.Document, s extract.Sentence, places []place, t int, chosen, rival Label) []FeatureWeight {
	var out []FeatureWeight
	add := func(tm *template, h uint64) {
		row, ok := m.features.find(h)
		if !ok {
			return
		}
		w := m.rows[row*rowBytes:]
		diff := float64(int(w[chosen])-int(w[rival])) * m.scale
		if diff == 0 {
			return
		}
		f := FeatureWeight{Template: tm.name, Weight: diff}
		for _, p := range tm.parts {
			word := ""
			if k := s.First + t + p.at; k >= s.First && k < s.Last {
				word = doc.Slice(doc.Tokens[k].Span)
			}
			f.Words = append(f.Words, word)
		}
		out = append(out, f)
	}
	for at := range single {
		for k := range single[at] {
			if h, ok := single[at][k].hashWord(places[t+at].w); ok {
				add(&single[at][k], h)
			}
		}
	}
	if attentive(places, t+window) {
		for k := range joint {
			if h, ok := joint[k].hashJoint(places, t+window); ok {
				add(&joint[k], h)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b FeatureWeight) int {
		x, y := max(a.Weight, -a.Weight), max(b.Weight, -b.Weight)
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return out
}
