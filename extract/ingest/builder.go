package ingest

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/entente-nlp/entente/extract"
)

// A region is where on a page a block stands, by the elements around it.
type region uint16

const (
	navRegion     region = 1 << iota // nav, footer, form, button, aside
	shareRegion                      // share bars, newsletters, comments, by class
	relatedRegion                    // related stories, by class
	captionRegion                    // figcaption, and captions by class
	headRegion                       // a heading
	topRegion                        // h1
	articleRegion                    // article, main
	linkRegion                       // a
	preRegion                        // pre
	itemRegion                       // li
)

// A part is a block of a page being built.
type part struct {
	extract.Span
	region region
	linked int // bytes inside links
}

// builder turns elements and text into blocks of text, as a browser would show
// them: white space collapsed, blocks apart, what is not shown left out.
type builder struct {
	text     strings.Builder
	blocks   []part
	region   region  // of the open elements
	counts   [10]int // open elements of each region, for the tag-by-tag walk
	elements int
	meta     metadata

	cur     []byte // the block being built
	curAt   region // where it stands
	linked  int
	space   bool // white space is due before the next word
	breaks  int  // line breaks are
	inTitle bool
}

func newBuilder(n int) *builder {
	b := &builder{}
	b.text.Grow(n)
	return b
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// void elements have no content and no end tag.
	void = set("area base br col embed hr img input link meta param source track wbr")
	// dropped elements show no text of the page.
	dropped = set("script style noscript template iframe object embed svg math canvas video audio select option datalist map textarea input img picture source progress meter")
	// blocks begin and end a block of text.
	blockTags = set("address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead title tr ul")
	navTags   = set("nav footer form button aside menu dialog fieldset")
	navRoles  = set("navigation banner contentinfo search dialog menu menubar toolbar tablist alert alertdialog")

	shareClasses   = set("share sharing social newsletter newsletters subscribe subscription signup cookie cookies consent gdpr comments breadcrumb breadcrumbs promo advert advertisement ads sponsored paywall popup modal tags taglist toolbar byline timestamp dateline metadata disclaimer copyright syndication")
	relatedClasses = set("related recommended recommendations recirc trending popular mostread readmore outbrain taboola")
	captionClasses = set("caption figcaption credit imagecaption photocaption")
	hiddenClasses  = set("sr-only visually-hidden visuallyhidden screen-reader-text screenreader u-hidden is-hidden offscreen")
)

// open enters an element. It returns false if the element and all inside it is
// not shown.
func (b *builder) open(tag string, attrs []html.Attribute) bool {
	b.elements++
	switch tag {
	case "br":
		b.breaks++
		if b.breaks > 1 {
			b.flush()
		}
		return true
	case "td", "th", "dd", "dt":
		b.space = true
	case "html":
		b.meta.language(attrs)
	case "meta":
		b.meta.tag(attrs)
		return true
	case "title":
		b.flush()
		b.inTitle = true
		return true
	case "time":
		b.meta.time(attrs)
	}
	if dropped[tag] {
		return false
	}
	if blockTags[tag] {
		b.flush()
	}
	r, ok := regionOf(tag, attrs)
	if !ok {
		return false
	}
	if r&(articleRegion|topRegion) != 0 { // what an article stands in was not closed
		b.leave(navRegion)
	}
	for i := range b.counts {
		if r&(1<<i) != 0 {
			b.counts[i]++
		}
	}
	b.region |= r
	return true
}

// leave forgets open elements of a region.
func (b *builder) leave(r region) {
	for i := range b.counts {
		if r&(1<<i) != 0 {
			b.counts[i] = 0
		}
	}
	b.region &^= r
}

// close leaves an element. The walk over a tree then restores the region itself;
// for the walk over tags, which may lack an end or a start, regions are counted,
// and those that a class opened end with the next block element that closes.
func (b *builder) close(tag string) {
	if tag == "title" {
		b.inTitle = false
		return
	}
	if blockTags[tag] {
		b.flush()
	}
	r, _ := regionOf(tag, nil)
	for i := range b.counts {
		if r&(1<<i) == 0 {
			continue
		}
		if b.counts[i]--; b.counts[i] <= 0 {
			b.counts[i] = 0
			b.region &^= 1 << i
		}
	}
	if blockTags[tag] {
		b.leave(shareRegion | relatedRegion)
	}
}

// regionOf returns the region that an element opens; false if it is hidden.
func regionOf(tag string, attrs []html.Attribute) (region, bool) {
	var r region
	switch tag {
	case "a":
		r = linkRegion
	case "h1":
		r = headRegion | topRegion
	case "h2", "h3", "h4", "h5", "h6":
		r = headRegion
	case "article", "main":
		r = articleRegion
	case "figcaption":
		r = captionRegion
	case "pre":
		r = preRegion
	case "li":
		r = itemRegion
	default:
		if navTags[tag] {
			r = navRegion
		}
	}
	for _, a := range attrs {
		switch a.Key {
		case "hidden":
			return r, false
		case "aria-hidden":
			if a.Val == "true" {
				return r, false
			}
		case "style":
			if v := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") {
				return r, false
			}
		case "role":
			if navRoles[a.Val] {
				r |= navRegion
			}
		case "class", "id":
			if tag == "html" || tag == "body" || tag == "main" || tag == "article" {
				continue
			}
			for w := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				if hiddenClasses[w] {
					return r, false
				}
				r |= classRegion(w)
			}
		}
	}
	return r, true
}

// classRegion reads the words of a class such as "article__share-bar".
func classRegion(class string) (r region) {
	for w := range strings.FieldsFuncSeq(class, func(c rune) bool { return c == '-' || c == '_' || c == ':' }) {
		switch {
		case shareClasses[w]:
			r |= shareRegion
		case relatedClasses[w]:
			r |= relatedRegion
		case captionClasses[w]:
			r |= captionRegion
		}
	}
	return r
}

// addText adds text as it stands between tags.
func (b *builder) addText(s string) {
	if b.inTitle {
		b.meta.title += s
		return
	}
	newline := false
	for _, r := range s {
		switch {
		case r == '\u00ad' || isInvisible(r): // a soft hyphen, or another mark that takes no room
			continue
		case unicode.IsSpace(r) || unicode.IsControl(r):
			if r == '\n' && b.region&preRegion != 0 {
				if newline {
					b.flush()
				}
				newline = true
			}
			b.space = true
			continue
		}
		newline = false
		switch {
		case len(b.cur) == 0:
			b.curAt = b.region
		case b.breaks > 0:
			b.cur = append(b.cur, '\n')
		case b.space:
			b.cur = append(b.cur, ' ')
		}
		b.space, b.breaks = false, 0
		n := len(b.cur)
		b.cur = append(b.cur, string(r)...)
		if b.region&linkRegion != 0 {
			b.linked += len(b.cur) - n
		}
	}
}

// flush ends the block being built.
func (b *builder) flush() {
	if len(b.cur) > 0 {
		if b.text.Len() > 0 {
			b.text.WriteString("\n\n")
		}
		start := b.text.Len()
		b.text.Write(b.cur)
		b.blocks = append(b.blocks, part{Span: extract.Span{Start: start, End: b.text.Len()}, region: b.curAt, linked: b.linked})
	}
	b.cur, b.linked, b.space, b.breaks = b.cur[:0], 0, false, 0
}

func (b *builder) slice(s extract.Span) string { return b.text.String()[s.Start:s.End] }

// hash identifies the letters and digits of block i, so that a block is known
// again though white space and marks differ.
func (b *builder) hash(i int) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range b.slice(b.blocks[i].Span) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h = (h ^ uint64(r)) * 1099511628211
		}
	}
	return h
}
