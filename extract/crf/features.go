package crf

// FeatureVersion changes whenever templates, attributes or their hashing do, so
// that a model never runs on features it was not trained on.
const FeatureVersion = 2

// templates lists every feature of a token. A line is a conjunction of
// attributes, each at an offset in tokens from the one to be labelled; a range
// of offsets stands for one template each. A feature exists only where all its
// attributes have a value. Lines marked with * are also copied for each style
// of annotation when training (see package train).
//
// Attributes of a word alone (their sums are cached, see words.go):
//
//	w     the word, lower-case, digits as 0
//	f     the word as written
//	c     capitals: lower, Initial, ALL, mIxed, single letter, number, mark ...
//	s     shape: X, x, d and marks, runs shortened
//	p2-p4 first letters    x1-x4 last letters
//	k0-k3 word clusters: 64, 256, 1024, about 4,200
//	n     given name, surname, in steps of how common
//
// Attributes of the token in its sentence and document (document.go):
//
//	b     first word of its sentence
//	h     the sentence is ALL CAPS, Title Case, or without any capital
//	d     how the document writes the word elsewhere
//	e     company the word keeps elsewhere in the document
//	r     last word of the run of capitalised words, of two or more, that the token
//	      stands in; rk its cluster of 1,024; rb the first word of the run
//	rl    length of the run, place in it, and whether it begins the sentence
//	rx    last word of the run that goes on through "of", "and", "for", "the"
//	g     classes and places of the longest names of tables here
//	gP.. gM  place in the longest name of one class: Person Country Nationality
//	      cIty State Location Organization Event Title Misc
//	gK    likewise of a capital of a state    gW  also an English word
const templates = `
	w[-2..2]*
	f[-1..1]*
	c[-2..2]*
	s[-1..1]*
	p2[0] p3[-1..1]* p4[0]
	x1[0] x2[0] x3[-1..1]* x4[-1..1]
	k0[-2..2]* k1[-2..2]* k2[-2..2]* k3[-1..1]*
	n[-2..2]*
	c[0]&x2[0] c[0]&x3[0] c[0]&p3[0]
	c[0]&k0[0]* c[0]&k1[0]* c[0]&k2[0] c[0]&n[0]*

	w[-1]&w[0]* w[0]&w[1]* w[-1]&w[1] w[-2]&w[-1] w[1]&w[2]
	w[-1]&c[0]* c[0]&w[1]* w[-2]&c[0] c[0]&w[2]
	w[-2]&w[-1]&c[0] c[0]&w[1]&w[2] w[-1]&c[0]&w[1]
	c[-1]&c[0] c[0]&c[1] c[-1]&c[0]&c[1]* c[-2]&c[-1]&c[0]&c[1]&c[2]
	s[-1]&s[0] s[0]&s[1] s[-1]&s[0]&s[1]
	w[-1]&c[0]&c[1] c[-1]&c[0]&w[1] c[-1]&w[0] w[0]&c[1]
	k0[-1]&k0[0] k0[0]&k0[1] k1[-1]&k1[0] k1[0]&k1[1] k2[-1]&k2[0] k2[0]&k2[1]
	k0[-1]&k0[0]&k0[1] k1[-1]&c[0]&k1[1] k0[-2]&k0[-1]&c[0] c[0]&k0[1]&k0[2]
	k1[-1]&c[0] c[0]&k1[1] k2[-1]&c[0] c[0]&k2[1] k2[0]&c[1] c[-1]&k2[0]
	w[-1]&k1[0] k1[0]&w[1] w[-1]&k2[0] k2[0]&w[1]
	n[-1]&n[0] n[0]&n[1] n[-1]&n[0]&c[0] n[-1]&c[0] c[0]&n[1] n[-1]&n[0]&n[1]

	b[0]&w[0] b[0]&c[0]* b[0]&c[0]&c[1]* b[0]&k1[0] b[0]&c[0]&k1[1]
	h[0]* h[0]&c[0]* h[0]&w[0] h[0]&k1[0]
	d[0]* d[0]&c[0] d[0]&b[0] d[0]&k0[0] d[-1]&d[0] d[0]&d[1]
	e[0]* e[0]&c[0] e[0]&c[-1]&c[1] e[0]&b[0] e[0]&n[0] e[0]&g[0] e[0]&w[-1] e[0]&w[1] e[0]&k0[-1]&k0[1] e[0]&d[0]

	rl[0]* r[0]* r[0]&rl[0]* rk[0]&rl[0]* rb[0]&rl[0]* rx[0] rx[0]&rl[0]* rb[0]&rk[0] r[0]&w[0] r[0]&k0[0] r[0]&g[0] rk[0]&g[0]
	rl[-1]&c[0] rl[0]&w[1] rl[0]&w[-1] rl[0]&e[0] rl[0]&n[0] rk[-1]&w[0] rl[0]&k1[-1] rl[0]&k1[1]

	g[0]* g[0]&c[0] g[0]&w[0] g[0]&k0[0] g[-1]&g[0] g[0]&g[1] g[-1] g[1] g[-1]&g[0]&g[1]
	g[0]&c[-1] g[0]&c[1] g[0]&w[-1] g[0]&w[1] g[0]&k0[-1] g[0]&k0[1] g[-1]&c[0] c[0]&g[1]
	g[0]&n[0] g[0]&d[0] g[0]&h[0]
	gP[-1..1]* gC[-1..1]* gN[-1..1]* gI[-1..1]* gS[-1..1]* gL[-1..1]* gO[-1..1]* gE[-1..1]* gT[-2..2]* gM[-1..1]*
	gK[-1..1]* gW[-1..1]* gK[0]&w[1] gK[0]&w[-1] gK[0]&k0[-1]&k0[1] gW[0]&c[0] gW[0]&c[0]&b[0]
	gT[0]&gT[1] gT[0]&c[1] gT[-1]&c[0] gT[-2]&c[0] gT[0]&n[1] gT[-1]&n[0] gT[0]&w[-1] gT[0]&w[1]
	gI[0]&w[-1] gS[0]&w[-1] gC[0]&w[-1] gO[0]&w[-1] gI[0]&w[1] gS[0]&w[1] gC[0]&w[1] gO[0]&w[1] gP[0]&c[1] gO[0]&c[1] gL[0]&c[1]
`

// An attribute is one observation of a token that templates refer to.
type attribute uint8

// The attributes of a word alone come first.
const (
	attrWord attribute = iota
	attrForm
	attrCaps
	attrShape
	attrPrefix2
	attrPrefix3
	attrPrefix4
	attrSuffix1
	attrSuffix2
	attrSuffix3
	attrSuffix4
	attrCluster0
	attrCluster1
	attrCluster2
	attrCluster3
	attrName
	attrBegin
	attrSentence
	attrDocument
	attrCompany
	attrRunLast
	attrRunCluster
	attrRunFirst
	attrRunLength
	attrRunOn
	attrGazetteer
	attrClass0     // the first of numClasses
	numAttributes  = attrClass0 + numClasses
	wordAttributes = attrBegin // below it: attributes of a word alone
)

var attributeNames = map[string]attribute{
	"w": attrWord, "f": attrForm, "c": attrCaps, "s": attrShape,
	"p2": attrPrefix2, "p3": attrPrefix3, "p4": attrPrefix4,
	"x1": attrSuffix1, "x2": attrSuffix2, "x3": attrSuffix3, "x4": attrSuffix4,
	"k0": attrCluster0, "k1": attrCluster1, "k2": attrCluster2, "k3": attrCluster3,
	"n": attrName, "b": attrBegin, "h": attrSentence, "d": attrDocument, "e": attrCompany, "g": attrGazetteer,
	"r": attrRunLast, "rk": attrRunCluster, "rb": attrRunFirst, "rl": attrRunLength, "rx": attrRunOn,
	"gP": attrClass0, "gC": attrClass0 + 1, "gN": attrClass0 + 2, "gI": attrClass0 + 3, "gS": attrClass0 + 4,
	"gL": attrClass0 + 5, "gO": attrClass0 + 6, "gE": attrClass0 + 7, "gT": attrClass0 + 8, "gM": attrClass0 + 9, "gK": attrClass0 + 10, "gW": attrClass0 + 11,
}
