package ingest

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// cue fixes b if its words outweigh its form.
func (c *classifier) cue(b *block, s string, ws []uint32) {
	if b.words == 0 { // rules, arrows, icons
		b.fix(extract.Boilerplate)
		return
	}
	if clockLine(s, b) {
		b.fix(extract.Body)
		return
	}
	score, covers, closes := cues.match(ws)
	if n := credit(s, b); n > 0 {
		score[extract.Caption] += n
		b.signed = true
	}
	weight, stamp := menu(b, ws)
	score[extract.Boilerplate] += weight
	b.stamp = stamp
	if byline(s, b, ws) {
		score[extract.Boilerplate] += 4
	}
	kind, most := extract.Body, b.prose()
	for _, k := range [...]extract.BlockKind{extract.Boilerplate, extract.Links, extract.Caption} {
		if score[k] > most {
			kind, most = k, score[k]
		}
	}
	if kind == extract.Body {
		return
	}
	b.fix(kind)
	b.ends = closes && kind == extract.Boilerplate
	switch kind {
	case extract.Links:
		b.opens = covers[kind] || b.colon || b.words <= 5 && !b.stop
	case extract.Caption:
		b.opens = covers[kind] || b.words <= 3 && b.colon
	}
}

// clockLine reports a line of a live blog that holds a time of day and at most a
// time zone.
func clockLine(s string, b *block) bool {
	if b.words > 4 || len(s) < 4 || byteClass[s[0]] != digitByte {
		return false
	}
	n := 1
	if byteClass[s[1]] == digitByte {
		n = 2
	}
	if s[n] == ':' || s[n] == '.' || s[n] == 'h' {
		m := n + 1
		for m < len(s) && byteClass[s[m]] == digitByte {
			m++
		}
		if m-n != 3 {
			return false
		}
		n = m
	}
	rest := strings.ToLower(strings.TrimSpace(s[n:]))
	switch {
	case rest == "":
		return n >= 4
	case strings.HasPrefix(rest, "am"), strings.HasPrefix(rest, "pm"), strings.HasPrefix(rest, "a.m"), strings.HasPrefix(rest, "p.m"):
		return len(rest) <= 10
	}
	return n >= 4 && len(rest) <= 6 && rest == strings.ToLower(rest) && b.upper > 0 && s[len(s)-1] != '.'
}

// agencies end the credit line of a picture.
var agencies = [...]string{"reuters", "afp", "ap", "epa", "pti", "ani", "ians", "upi", "efe", "getty", "getty images", "xinhua", "anadolu", "anadolu agency",
	"bloomberg", "tass", "sputnik", "shutterstock", "istock", "alamy", "ap photo", "wam", "spa", "qna", "kcna", "kyodo", "yonhap", "nurphoto", "pa", "pa media", "pa wire", "dpa", "aap", "handout", "pool", "file", "wikimedia commons"}

// credit tells how much the end of a short block looks like a picture credit: the
// name of an agency behind a mark, "[Reuters]", "/AFP", "| AP", or, as weakly as
// dispatches are signed too, "— AFP".
func credit(s string, b *block) int {
	if b.words > 45 || len(s) < 12 {
		return 0
	}
	tail := s[max(0, len(s)-40):]
	if !strings.ContainsAny(tail, "[(/|:-") && strings.IndexByte(tail, "–"[0]) < 0 {
		return 0
	}
	tail = strings.ToLower(strings.TrimRight(tail, "])} ."))
	for _, a := range agencies {
		rest, ok := strings.CutSuffix(tail, a)
		if !ok {
			continue
		}
		rest = strings.TrimRight(rest, " ")
		switch {
		case strings.HasSuffix(rest, "["), strings.HasSuffix(rest, "/"), strings.HasSuffix(rest, "|"), strings.HasSuffix(rest, "file:"):
			return 3
		case strings.HasSuffix(rest, "(") && !strings.HasSuffix(s, "."):
			return 3
		case strings.HasSuffix(rest, "—"), strings.HasSuffix(rest, "–"), strings.HasSuffix(rest, " -"):
			return 2
		}
	}
	return 0
}

// menu tells how much a block looks like a row of menu items or share buttons.
// stamp reports one that holds a date or time and nothing else.
func menu(b *block, ws []uint32) (weight int, stamp bool) {
	if b.stop || b.words > 16 {
		return 0, false
	}
	if b.pipes >= 2 && b.words <= 5*(b.pipes+1) {
		return 9, false
	}
	most := 0
	for _, w := range ws {
		if w == colonWord {
			continue
		}
		k := chrome[w]
		if k == 0 {
			return 0, false
		}
		most = max(most, k)
	}
	switch most {
	case chromeWord:
		return 8, false
	case stampWord:
		return 0, true
	}
	return 0, false
}

var byWord = hashWord("by")

// byline reports whether a block is "By", then names and nothing else; or "by" in
// lower case, as sites paste it above a story, then a name.
func byline(s string, b *block, ws []uint32) bool {
	switch {
	case ws[0] != byWord || b.words < 2 || b.stop:
		return false
	case s[0] == 'b':
		return b.words <= 16 && b.upper >= 2 && len(s) > 3 && startsUpper(s[3:])
	case strings.ContainsAny(s, "@|0123456789"): // a date or a handle behind the name
		return b.words <= 16 && b.upper >= 3 && len(s) > 3 && startsUpper(s[3:])
	}
	return b.words <= 10 && b.upper >= 2 && b.upper >= b.words-1-strings.Count(s, " and ")
}
