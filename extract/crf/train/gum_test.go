package train

import "testing"

func TestReadGUM(t *testing.T) {
	const in = `# newdoc id = x
1	President	President	PROPN	NNP	_	4	nsubj	_	Entity=(1-person-new-cf1-1-coref
2	Anna	Anna	PROPN	NNP	_	1	flat	_	_
3	Kovar	Kovar	PROPN	NNP	_	1	flat	_	Entity=1)
4	left	leave	VERB	VBD	_	0	root	_	_
5	the	the	DET	DT	_	6	det	_	Entity=(2-organization-new-cf2-2-coref
6	University	University	PROPN	NNP	_	4	obj	_	_
7	of	of	ADP	IN	_	8	case	_	_
8	Brenburg	Brenburg	PROPN	NNP	_	6	nmod	_	Entity=(3-place-new-cf3-1-coref)2)
9	on	on	ADP	IN	_	10	case	_	_
10	Monday	Monday	PROPN	NNP	_	4	obl	_	Entity=(4-time-new-cf4-1-coref)|SpaceAfter=No
11	.	.	PUNCT	.	_	4	punct	_	_

`
	texts, err := readGUM("gum", []byte(in))
	if err != nil || len(texts) != 1 {
		t.Fatal(len(texts), err)
	}
	if want := "President Anna Kovar left the University of Brenburg on Monday.\n"; texts[0].Text != want {
		t.Errorf("text %q, want %q", texts[0].Text, want)
	}
	(&converter{lexicon: tables}).convert(texts[0], schemes["gum"])
	want := "President/U-TITLE Anna/B-PERSON Kovar/L-PERSON University/B-ORGANIZATION of/I-ORGANIZATION Brenburg/L-ORGANIZATION"
	if got := show(texts[0]); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
