package ingest

import (
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"github.com/entente-nlp/entente/extract"
)

// Pages beyond these sizes are read without readability, whose passes over the
// tree are not all linear.
const (
	maxReadable = 4 << 20 // bytes
	maxElements = 50_000
)

// page makes the document of a page, given as UTF-8.
//
// The blocks are our own walk over the page, which keeps everything a reader
// sees. Readability says which of them are the article; markup (nav, footer,
// figcaption), the share of links and the cues of plain text say the rest.
func page(s string) *extract.Document {
	b := newBuilder(len(s) / 8)
	root, err := html.Parse(strings.NewReader(s))
	if err != nil { // nested more than 512 deep, or too many attributes
		b.tokens(s)
		return b.document(nil)
	}
	b.node(root)
	b.flush()
	var main map[uint64]bool
	if len(s) <= maxReadable && b.elements <= maxElements {
		main = article(root)
	}
	return b.document(main)
}

// article returns the hashes of the blocks that readability takes for the
// article, nil if it finds none. It changes the tree.
func article(root *html.Node) (main map[uint64]bool) {
	defer func() {
		if recover() != nil { // a bug of readability must not cost the page
			main = nil
		}
	}()
	p := readability.NewParser()
	p.DisableJSONLD = true
	a, err := p.ParseAndMutate(root, nil)
	if err != nil || a.Node == nil {
		return nil
	}
	b := newBuilder(1 << 12)
	b.node(a.Node)
	b.flush()
	for i := range b.blocks {
		if main == nil {
			main = map[uint64]bool{}
		}
		main[b.hash(i)] = true
	}
	return main
}

// tokens walks a page that can't be parsed into a tree, tag by tag, in constant
// memory for any depth of nesting.
func (b *builder) tokens(s string) {
	z := html.NewTokenizer(strings.NewReader(s))
	skip := "" // the element being dropped, and how often it is open
	depth := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			b.flush()
			return
		case html.TextToken:
			if skip == "" {
				b.addText(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch {
			case skip == t.Data && t.Type == html.StartTagToken:
				depth++
			case skip != "":
			case !b.open(t.Data, t.Attr) && t.Type == html.StartTagToken && !void[t.Data]:
				skip, depth = t.Data, 1
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch {
			case skip == "":
				b.close(string(name))
			case skip == string(name):
				if depth--; depth == 0 {
					skip = ""
				}
			}
		}
	}
}

// node walks a tree. html.Parse bounds its depth.
func (b *builder) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.addText(n.Data)
		return
	case html.ElementNode:
		before := b.region
		if !b.open(n.Data, n.Attr) {
			if n.Data == "script" && n.FirstChild != nil {
				b.meta.script(n.Attr, n.FirstChild.Data)
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.node(c)
		}
		b.close(n.Data)
		b.region = before
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c)
	}
}

// document decides the kind of each block and makes the document. main holds the
// hashes of the blocks of the article, nil if unknown.
func (b *builder) document(main map[uint64]bool) *extract.Document {
	d := &extract.Document{Text: b.text.String(), Title: b.meta.headline, Date: b.meta.date, Lang: b.meta.lang}
	if main != nil && !b.covers(main) {
		main = nil
	}
	bs := make([]block, len(b.blocks))
	title := -1
	for i := range b.blocks {
		p := &b.blocks[i]
		bs[i] = block{Span: p.Span, gap: true, item: p.region&itemRegion != 0}
		if b.isTitle(p) {
			bs[i].fix(extract.Headline)
			if title < 0 || p.region&topRegion != 0 && b.blocks[title].region&topRegion == 0 {
				title = i
			}
		}
	}
	for i := range b.blocks {
		// The paragraph below the title belongs to the article, though
		// readability often misses it.
		lead := title >= 0 && i > title && i <= title+3 && b.blocks[i].Len() >= 60
		if bs[i].fixed {
			continue
		}
		if k, ok := b.kind(i, main == nil || lead || main[b.hash(i)]); ok {
			bs[i].fix(k)
		}
	}
	if title >= 0 { // metadata often add the name of the site or the author
		d.Title = oneLine(b.slice(b.blocks[title].Span))
	}
	finish(d, bs)
	if d.Title == "" {
		d.Title = oneLine(b.meta.title)
	}
	return d
}

// isTitle reports whether a block is a heading with the title of the page.
func (b *builder) isTitle(p *part) bool {
	return p.region&headRegion != 0 && p.region&(navRegion|relatedRegion) == 0 && b.meta.isTitle(b.slice(p.Span))
}

// covers reports whether the article found holds enough of the running text of
// the page to be believed.
func (b *builder) covers(main map[uint64]bool) bool {
	in, all := 0, 0
	for i := range b.blocks {
		p := &b.blocks[i]
		if p.region&(navRegion|captionRegion) != 0 || p.Len() < 60 || 2*p.linked > p.Len() {
			continue
		}
		all += p.Len()
		if main[b.hash(i)] {
			in += p.Len()
		}
	}
	return in > 0 && 4*in >= all
}

// kind returns the kind of block i if the markup decides it. main tells whether
// the block belongs to the article.
func (b *builder) kind(i int, main bool) (extract.BlockKind, bool) {
	p := &b.blocks[i]
	s := b.slice(p.Span)
	linked := 5*p.linked > 3*p.Len()
	long := strings.Count(s, " ") >= 3
	switch {
	case p.region&relatedRegion != 0 && !(main && p.Len() > 200):
		return extract.Links, true
	case p.region&navRegion != 0:
		return extract.Boilerplate, true
	case p.region&captionRegion != 0:
		return extract.Caption, true
	case p.region&shareRegion != 0 && !(main && p.Len() > 200):
		return extract.Boilerplate, true
	case p.region&topRegion != 0 && long && !linked:
		return extract.Headline, true
	case linked && long:
		if boilerplate(s) {
			return extract.Boilerplate, true
		}
		return extract.Links, true
	case linked && !main:
		return extract.Boilerplate, true
	case !main && !(p.region&articleRegion != 0 && p.Len() >= 60):
		return extract.Boilerplate, true
	}
	return extract.Body, false
}

// boilerplate reports whether the words of s alone make it that.
func boilerplate(s string) bool {
	if len(s) > maxScan {
		return false
	}
	var buf [maxScan]uint32
	_, ws := scan(s, buf[:0])
	score, _, _ := cues.match(ws)
	return score[extract.Boilerplate] >= 6
}
