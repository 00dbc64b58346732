// Package ingest turns the bytes of a file or a page into a document: valid
// UTF-8 text, cut into blocks that say what part each plays.
//
// It exists because news text comes wrapped in menus, captions, link lists and
// forms. Nothing of it is dropped that a reader would see: all text keeps its
// place and its offsets, and every block is marked, so that names are found
// everywhere while only headline and body speak for the article.
//
// It owns character sets, HTML and [extract.Block]; containers (directories,
// JSON Lines, compression) belong to package corpus, tokens to package token.
package ingest

import (
	"bytes"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// DefaultMaxBytes is the size limit of one document where Options set none.
const DefaultMaxBytes = 256 << 20

// Options tell how to read a document. The zero value is the default.
type Options struct {
	MaxBytes    int    // larger inputs are refused with extract.ErrTooBig; 0 means DefaultMaxBytes, negative no limit
	ContentType string // value of the HTTP header, if known; its charset counts as a declaration
}

// Text reads plain text with default options.
func Text(raw []byte) (*extract.Document, error) { return Options{}.Text(raw) }

// Text reads plain text. UTF-8 with LF line ends becomes the text of the
// document byte for byte, save that each invalid byte becomes U+FFFD; other
// character sets are converted, CRLF and CR become LF, and a byte order mark is
// dropped. Blocks are left to [Stage].
//
// The error is extract.ErrEmpty for nothing but white space, extract.ErrBinary
// or extract.ErrTooBig.
func (o Options) Text(raw []byte) (*extract.Document, error) {
	s, err := o.decode(raw, false)
	if err != nil {
		return nil, err
	}
	return &extract.Document{Text: s}, nil
}

// HTML reads a page. The text of the document is what a reader sees of it, one
// block a paragraph, with blank lines between; Blocks is set. Title, Date and
// Lang come from its metadata. It never fails on malformed or deeply nested
// markup. Errors are those of [Options.Text].
func (o Options) HTML(raw []byte) (*extract.Document, error) {
	s, err := o.decode(raw, true)
	if err != nil {
		return nil, err
	}
	d := page(s)
	if blank(d.Text) {
		return nil, extract.ErrEmpty
	}
	return d, nil
}

// Auto reads HTML if the name of the file or its first bytes say so, else plain
// text.
func (o Options) Auto(raw []byte, name string) (*extract.Document, error) {
	if isHTML(raw, name) {
		return o.HTML(raw)
	}
	return o.Text(raw)
}

// isHTML reports whether a file is HTML, by the extension of its name or by its
// first bytes. It decodes nothing, so UTF-16 without an extension is text.
func isHTML(raw []byte, name string) bool {
	name = strings.ToLower(name)
	for _, ext := range [...]string{".html", ".htm", ".xhtml"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	head := bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), " \t\r\n\f")
	head = bytes.ToLower(head[:min(len(head), 1024)])
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		_, rest, ok := bytes.Cut(head, []byte(">"))
		if !ok {
			return true
		}
		head = bytes.TrimLeft(rest, " \t\r\n\f")
	}
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1", "<meta", "<title"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

func blank(s string) bool {
	i, j := trim(s, 0, len(s))
	return i == j
}
