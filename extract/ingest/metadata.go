package ingest

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// metadata is what a page says of itself.
type metadata struct {
	title    string // of the title element
	headline string // og:title and the like, without the name of the site
	date     string // ISO 8601
	rank     int    // how good the source of date is
	lang     string
}

// Ranks of sources of the date of publication.
const (
	timeElement = 1 + iota
	itemElement
	metaOther
	metaPublished
)

var publishedNames = set("article:published_time article:published og:published_time datepublished date.published publish-date publish_date publication_date publicationdate pubdate parsely-pub-date sailthru.date published_time dc.date.issued dcterms.issued cxenseparse:recs:publishtime article.published")

var otherDateNames = set("date dc.date dcterms.date dcterms.created dc.date.created article.created created citation_publication_date citation_date article:modified_time")

func attr(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func (m *metadata) setDate(s string, rank int) {
	if rank > m.rank {
		if d := isoDate(s); d != "" {
			m.date, m.rank = d, rank
		}
	}
}

// tag reads a meta element.
func (m *metadata) tag(attrs []html.Attribute) {
	content := attr(attrs, "content")
	if content == "" {
		return
	}
	for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
		switch name := strings.ToLower(attr(attrs, key)); {
		case name == "":
		case publishedNames[name]:
			m.setDate(content, metaPublished)
		case otherDateNames[name]:
			m.setDate(content, metaOther)
		case name == "og:title", name == "twitter:title" && m.headline == "", name == "dc.title" && m.headline == "":
			m.headline = oneLine(content)
		case name == "og:locale" && m.lang == "", name == "content-language" && m.lang == "":
			m.lang = language(content)
		}
	}
}

// time reads a time element.
func (m *metadata) time(attrs []html.Attribute) {
	rank := timeElement
	if attr(attrs, "itemprop") == "datePublished" || hasAttr(attrs, "pubdate") {
		rank = itemElement
	}
	m.setDate(attr(attrs, "datetime"), rank)
}

func hasAttr(attrs []html.Attribute, key string) bool {
	for _, a := range attrs {
		if a.Key == key {
			return true
		}
	}
	return false
}

func (m *metadata) language(attrs []html.Attribute) {
	if l := language(attr(attrs, "lang")); l != "" {
		m.lang = l
	}
}

// language returns a BCP 47 tag as it is written there: "en_GB" is en-GB.
func language(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || len(parts[0]) < 2 || len(parts[0]) > 3 {
		return ""
	}
	for i, p := range parts {
		for _, r := range p {
			if r >= 0x80 || byteClass[r] != lowerByte && byteClass[r] != upperByte && byteClass[r] != digitByte {
				return ""
			}
		}
		if parts[i] = strings.ToLower(p); i > 0 && len(p) == 2 {
			parts[i] = strings.ToUpper(p)
		}
	}
	return strings.Join(parts, "-")
}

// script reads JSON-LD.
func (m *metadata) script(attrs []html.Attribute, text string) {
	if !strings.EqualFold(attr(attrs, "type"), "application/ld+json") {
		return
	}
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		m.linked(v, 0)
	}
}

// linked looks through JSON-LD for an article; eight levels hold any real one.
func (m *metadata) linked(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.linked(e, depth+1)
		}
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			m.setDate(s, metaPublished)
		}
		if s, ok := v["headline"].(string); ok && m.headline == "" {
			m.headline = oneLine(html.UnescapeString(s))
		}
		for _, k := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
			m.linked(v[k], depth+1)
		}
	}
}

// isTitle reports whether s is the title of the page, or that without what sites
// add to it behind.
func (m *metadata) isTitle(s string) bool {
	f, _ := scan(s, nil)
	if f.words < 2 {
		return false
	}
	if g, _ := scan(m.headline, nil); g.hash == f.hash {
		return true
	}
	s = strings.ToLower(oneLine(s))
	return f.words >= 4 && (strings.HasPrefix(strings.ToLower(m.headline), s) || strings.Contains(strings.ToLower(oneLine(m.title)), s))
}

// isoDate returns the day of a date of metadata, "" if it is not understood.
// Dates of digits only are read where year comes first, as day and month can't
// be told apart otherwise.
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		if t, err := time.Parse("2006-01-02", strings.ReplaceAll(s[:10], "/", "-")); err == nil {
			return t.Format("2006-01-02")
		}
	}
	for _, layout := range [...]string{time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate,
		"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006",
		"January 2, 2006 15:04", "January 2, 2006, 3:04 pm", "Jan 2, 2006 15:04:05", "20060102", "20060102150405", "20060102T150405Z"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("2006-01-02")
		}
	}
	return ""
}
