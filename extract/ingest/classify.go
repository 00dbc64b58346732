package ingest

import (
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// classify decides the kind of every block that is not fixed, from its form, the
// phrases in it and what stands around it. It returns the index of the headline
// that names the article, or -1. title is what the reader knows of it; "" is
// nothing.
func classify(text, title string, bs []block) int {
	c := classifier{text: text, bs: bs}
	if title != "" {
		f, _ := scan(title, nil)
		c.title = f.hash
	}
	c.measure()
	c.lists()
	c.menus()
	c.core()
	c.frame()
	best := c.headlines()
	c.middle()
	c.tail()
	return best
}

type classifier struct {
	text        string
	title       uint64 // hash of the known title, 0 if none
	bs          []block
	first, last int // first and last block of running text; len(bs), -1 if there is none
}

func (c *classifier) str(i int) string { return c.text[c.bs[i].Start:c.bs[i].End] }

func (b *block) fix(k extract.BlockKind) { b.kind, b.fixed = k, true }

// prose tells how much a block looks like running text by its form, on the scale
// of the weights of cues.
func (b *block) prose() int {
	switch {
	case b.words > 80 || b.Len() > maxScan:
		return 9
	case b.words > 45 || b.sentences >= 3:
		return 7
	case !b.stop && b.words <= 20:
		return 1
	case b.words < 8:
		return 2
	case b.words <= 25 && b.sentences == 0:
		return 3
	case !b.stop:
		return 3
	}
	return 5
}

// running reports whether a block is running text of its own: a sentence of some
// length, or a long line.
func (b *block) running() bool {
	switch {
	case b.words >= 30 || b.sentences >= 2 || b.dateline && b.words >= 8:
		return true
	case b.question || b.dots:
		return b.words >= 16
	}
	return b.stop && b.words >= 6
}

// measure computes the features of each block and fixes those that their own
// words decide.
func (c *classifier) measure() {
	var buf [maxScan]uint32
	for i := range c.bs {
		b := &c.bs[i]
		s := c.str(i)
		if b.Len() > maxScan {
			b.ending(s)
			b.words, b.sentences = b.Len()/6, b.Len()/120
			b.dateline = dateline(s)
			continue
		}
		var ws []uint32
		b.features, ws = scan(s, buf[:0])
		if b.fixed {
			continue
		}
		if c.title != 0 && b.hash == c.title {
			b.fix(extract.Headline)
			continue
		}
		c.cue(b, s, ws)
	}
}

// titleLike reports whether a block may be a title: short, without a full stop, and not
// in lower case.
func (b *block) titleLike(s string) bool {
	return b.words >= 2 && b.words <= 20 && (!b.stop || b.question && s[len(s)-1] == '?') && !b.colon && !startsLower(s)
}

// lists carries the kind of a header on to what it governs: the picture text
// below "Image:", the headlines below "Read more:". It also finds the text that
// stands a second time above "Image:".
func (c *classifier) lists() {
	for i := 0; i < len(c.bs); i++ {
		b := &c.bs[i]
		if !b.fixed || !b.opens {
			continue
		}
		if b.kind == extract.Caption {
			if j := i + 1; j < len(c.bs) && !c.bs[j].fixed && c.bs[j].words <= 60 && !c.bs[j].gap {
				c.bs[j].fix(extract.Caption)
			}
			if i > 0 && i+1 < len(c.bs) && c.bs[i-1].hash == c.bs[i+1].hash {
				c.bs[i-1].fix(extract.Caption)
			}
			continue
		}
		if b.kind != extract.Links {
			continue
		}
		for j := i + 1; j < len(c.bs); j++ {
			q := &c.bs[j]
			if q.fixed && q.kind == extract.Caption && !q.gap && !q.stop && !q.opens { // "Photos: Dates harvest begins"
				q.fixed = false
			}
			if q.fixed || q.running() || q.words > 24 || q.stop && !q.question {
				break
			}
			if q.gap && j > i+1 && !c.bs[i+1].gap {
				break
			}
			q.fix(extract.Links)
		}
	}
}

// A run of menuRun lines of at most menuWords words is a menu.
const (
	menuRun   = 6
	menuWords = 3
)

// menus finds the menus that are pasted an item a line.
func (c *classifier) menus() {
	first, open := 0, 0 // of the run, and its blocks not fixed
	for i := 0; i <= len(c.bs); i++ {
		if i < len(c.bs) {
			b := &c.bs[i]
			if b.words <= menuWords && !b.stop && !b.colon && !b.opens && !bullet(c.str(i)) && (!b.fixed || b.kind == extract.Boilerplate) {
				if !b.fixed {
					open++
				}
				continue
			}
		}
		if i-first >= menuRun && open > 0 {
			for j := first; j < i; j++ {
				if b := &c.bs[j]; !b.fixed {
					b.fix(extract.Boilerplate)
				}
			}
		}
		first, open = i+1, 0
	}
}

// apart is the number of lines of menus, links and the like that part a page's
// article from what stands above it.
const apart = 8

// core marks as boilerplate what the page holds above and below its article: below,
// all behind a comment form; above, small texts far from the main one.
func (c *classifier) core() {
	total := 0
	for i := range c.bs {
		total += c.bs[i].mass()
	}
	sum := 0
	for i := range c.bs {
		b := &c.bs[i]
		if b.ends && 2*sum >= total {
			for j := i + 1; j < len(c.bs); j++ {
				if !c.bs[j].fixed {
					c.bs[j].fix(extract.Boilerplate)
				}
			}
			total = sum
			break
		}
		sum += b.mass()
	}
	sum = 0
	gap, cut := 0, 0
	for i := range c.bs {
		b := &c.bs[i]
		if m := b.mass(); m > 0 {
			if gap >= apart && 5*sum < total {
				cut = i
			}
			gap = 0
			sum += m
		} else if b.fixed && !b.kind.Asserts() || b.words <= menuWords {
			gap++
		}
	}
	for i := range cut {
		if b := &c.bs[i]; !b.fixed && b.mass() > 0 {
			b.fix(extract.Boilerplate)
		}
	}
}

// mass returns the bytes of running text in a block.
func (b *block) mass() int {
	if b.running() && (!b.fixed || b.kind == extract.Body) {
		return b.Len()
	}
	return 0
}

// frame finds where running text begins and ends. A last paragraph that an agency
// signs is text and not a picture credit.
func (c *classifier) frame() {
	for i := len(c.bs) - 1; i >= 0; i-- {
		b := &c.bs[i]
		if b.fixed && b.kind == extract.Caption && b.signed && b.words >= 6 {
			b.fix(extract.Body)
		}
		if !b.fixed || b.kind.Asserts() {
			break
		}
	}
	c.first, c.last = len(c.bs), -1
	for i := range c.bs {
		if c.bs[i].mass() > 0 {
			c.first = min(c.first, i)
			c.last = i
		}
	}
}

// reach is how many blocks above the running text a headline may stand.
const reach = 16

// headlines decides the blocks before the running text: headlines, and lines
// that only name the site or the section. It returns the index of the block
// that names the article, or -1.
func (c *classifier) headlines() int {
	best, most := -1, 0
	for i := max(0, c.first-reach); i < c.first; i++ {
		b := &c.bs[i]
		if b.fixed && b.kind != extract.Headline {
			continue
		}
		if n := c.headlineScore(i); n > most {
			best, most = i, n
		}
	}
	if c.first == len(c.bs) { // no running text at all: a headline, or a list
		for i := range c.bs {
			if b := &c.bs[i]; !b.fixed && i == best {
				b.fix(extract.Headline)
			} else if !b.fixed {
				b.fix(extract.Body)
			}
		}
		return best
	}
	for i := range c.first {
		b := &c.bs[i]
		switch {
		case b.fixed:
		case i+1 < len(c.bs) && bullet(c.str(i+1)) && b.titleLike(c.str(i)) && !bullet(c.str(i)):
			b.fix(extract.Headline)
		case i == best || i >= best && best >= 0 && c.headlineScore(i) >= 4:
			b.fix(extract.Headline)
		case b.stop && !b.dots || bullet(c.str(i)) || b.words > 20:
			b.fix(extract.Body)
		default:
			b.fix(extract.Boilerplate)
		}
	}
	return best
}

// headlineScore weighs how much block i, which stands before the running text,
// looks like a headline; at 4 it is one.
func (c *classifier) headlineScore(i int) int {
	b := &c.bs[i]
	s := c.str(i)
	if b.words < 2 || b.stop && !b.question && !b.dots && b.sentences == 0 || b.stamp || bullet(s) {
		return 0
	}
	n := 0
	switch {
	case b.words >= 5:
		n += 4
	case b.words >= 3:
		n += 2
	default:
		n++
	}
	if startsLower(s) && b.upper == 0 {
		n -= 3
	}
	if b.words > 20 {
		n -= 2
	}
	if b.colon {
		n -= 2
	}
	if b.upper == b.words && b.words <= 4 { // The Daily Planet
		n--
	}
	if b.fixed { // by the markup or the known title
		n += 6
	}
	for j := max(0, i-3); j < min(c.first, i+4); j++ { // doubled
		if j != i && c.bs[j].hash == b.hash && b.words >= 3 {
			n += 3
			break
		}
	}
	if i == 0 && b.words >= 3 && b.upper < b.words {
		n += 2
	}
	return n
}

// middle decides short lines between paragraphs: cross-heads, which running text
// or a list follows, else body.
func (c *classifier) middle() {
	for i := c.first; i < c.last; i++ {
		b := &c.bs[i]
		if b.fixed {
			continue
		}
		s := c.str(i)
		if b.titleLike(s) && !b.item && b.words <= 12 && !b.stamp && !b.running() && !bullet(s) && !strings.HasSuffix(s, ";") && !strings.HasSuffix(s, ",") && c.heads(i) {
			b.fix(extract.Headline)
		} else {
			b.fix(extract.Body)
		}
	}
}

// heads reports whether block i stands right above running text or a list, and
// below the end of other text.
func (c *classifier) heads(i int) bool {
	above := i - 1
	for above > c.first && c.bs[above].fixed && !c.bs[above].kind.Asserts() {
		above--
	}
	if a := &c.bs[above]; !a.stop && !a.fixed && a.words > 3 {
		return false
	}
	for j := i + 1; j <= c.last; j++ {
		switch b := &c.bs[j]; {
		case b.fixed && !b.kind.Asserts():
		default:
			return b.stop && b.words >= 4 || b.words >= 25 || b.colon || b.item || bullet(c.str(j))
		}
	}
	return false
}

// tail decides what follows the last paragraph: short lines among boilerplate
// and links are boilerplate too.
func (c *classifier) tail() {
	noise := false
	for i := c.last + 1; i < len(c.bs); i++ {
		if b := &c.bs[i]; b.fixed && (b.kind == extract.Boilerplate || b.kind == extract.Links) {
			noise = true
		}
	}
	for i := max(c.last, 0); i < len(c.bs); i++ {
		b := &c.bs[i]
		switch {
		case b.fixed:
		case noise && i > c.last && !b.stop && b.words <= 8 && !bullet(c.str(i)):
			b.fix(extract.Boilerplate)
		default:
			b.fix(extract.Body)
		}
	}
}
