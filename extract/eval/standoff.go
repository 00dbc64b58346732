package eval

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/entente-nlp/entente/extract"
)

// corpusDir is where [Read] looks for the corpora of a standoff file, relative to
// the folder of that file. For testdata/gold/sentences.tsv it is
// ../shared/data/text beside the repository, which does not hold the texts.
const corpusDir = "../../../shared/data/text"

const standoffHeader = "corpus\tdocument\tstart\tend\tsha256\tmention_start\tmention_end\ttype\tvalue\tunit"

// A source names a document of a corpus.
type source struct{ corpus, document string }

// A place is a sentence of a source; all offsets are bytes of the document.
type place struct {
	source
	extract.Span
	hash     string
	mentions []Mention
	line     int // of the standoff file, from 1
}

// readStandoff reads sentences annotated apart from their text: tab-separated
// rows of corpus file, document id, start and end of the sentence, the first 16
// hexadecimal digits of the SHA-256 of its text, then start, end, type, value and
// unit of one mention, all empty for a sentence without any. Offsets are bytes of
// the text of the document. Lines that begin with # are comments; the first other
// line names the columns.
//
// The corpora are JSON Lines in corpusDir, with "id" and "text". Each sentence
// becomes a Gold of its own, flat and undated, with id DOCUMENT#1, DOCUMENT#2 and
// so on. Errors name file and line; a corpus that is not there gives one that is
// [os.ErrNotExist].
func readStandoff(file, corpusDir string) ([]Gold, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	places, err := parseStandoff(string(b))
	if err != nil {
		return nil, fmt.Errorf("%s:%w", file, err)
	}
	texts, err := readTexts(corpusDir, places)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", file, err)
	}
	all := make([]Gold, 0, len(places))
	nth := map[source]int{}
	for _, p := range places {
		text, err := p.cut(texts)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %s of %s: %w", file, p.line, p.document, p.corpus, err)
		}
		for i := range p.mentions {
			m := &p.mentions[i]
			m.Start, m.End = m.Start-p.Start, m.End-p.Start
		}
		nth[p.source]++
		all = append(all, Gold{ID: p.document + "#" + strconv.Itoa(nth[p.source]), Text: text, Mentions: p.mentions, Flat: true})
	}
	return all, nil
}

// parseStandoff joins consecutive rows of one sentence. Errors begin with the
// line.
func parseStandoff(s string) ([]place, error) {
	var all []place
	headed := false
	for n, row := range strings.Split(s, "\n") {
		row = strings.TrimSuffix(row, "\r")
		switch {
		case row == "" || row[0] == '#':
			continue
		case !headed:
			if row != standoffHeader {
				return nil, fmt.Errorf("%d: the columns are not %q", n+1, strings.Split(standoffHeader, "\t"))
			}
			headed = true
			continue
		}
		p, err := parsePlace(strings.Split(row, "\t"))
		if err != nil {
			return nil, fmt.Errorf("%d: %w", n+1, err)
		}
		p.line = n + 1
		if len(all) == 0 || all[len(all)-1].source != p.source || all[len(all)-1].Span != p.Span {
			all = append(all, p)
			continue
		}
		last := &all[len(all)-1]
		switch {
		case last.hash != p.hash:
			return nil, fmt.Errorf("%d: the hash differs from that of the row above", n+1)
		case len(last.mentions) == 0 || len(p.mentions) == 0:
			return nil, fmt.Errorf("%d: the sentence has no mention in one row and stands in two", n+1)
		case p.mentions[0].Start < last.mentions[len(last.mentions)-1].End:
			return nil, fmt.Errorf("%d: the mention overlaps the one before, or is out of order", n+1)
		}
		last.mentions = append(last.mentions, p.mentions...)
	}
	return all, nil
}

func parsePlace(c []string) (p place, err error) {
	if want := strings.Count(standoffHeader, "\t") + 1; len(c) != want {
		return p, fmt.Errorf("%d columns, want %d", len(c), want)
	}
	p.source, p.hash = source{c[0], c[1]}, c[4]
	if p.corpus != filepath.Base(p.corpus) {
		return p, fmt.Errorf("%q is not the name of a file in the corpus directory", p.corpus)
	}
	if p.Span, err = parseSpan(c[2], c[3]); err != nil {
		return p, err
	}
	if c[5] == "" && c[6] == "" && c[7] == "" {
		return p, nil
	}
	m := Mention{Type: extract.Type(c[7]), Value: c[8], Unit: c[9]}
	if m.Span, err = parseSpan(c[5], c[6]); err != nil {
		return p, err
	}
	if !p.Contains(m.Span) {
		return p, errors.New("the mention lies outside its sentence")
	}
	if !isFigure(m.Type) && !slices.Contains(extract.NameTypes, m.Type) {
		return p, fmt.Errorf("%q is no type of a name or figure", m.Type)
	}
	p.mentions = []Mention{m}
	return p, nil
}

func parseSpan(start, end string) (s extract.Span, err error) {
	if s.Start, err = strconv.Atoi(start); err != nil {
		return s, err
	}
	if s.End, err = strconv.Atoi(end); err != nil {
		return s, err
	}
	if s.Start < 0 || s.End <= s.Start {
		return s, fmt.Errorf("%d-%d is no span", s.Start, s.End)
	}
	return s, nil
}

// cut returns the text of the sentence, checked against its hash.
func (p *place) cut(texts map[source]string) (string, error) {
	text, ok := texts[p.source]
	if !ok {
		return "", errors.New("no such document in the corpus")
	}
	if p.End > len(text) {
		return "", fmt.Errorf("the sentence ends at byte %d, the text at %d", p.End, len(text))
	}
	s := text[p.Start:p.End]
	sum := sha256.Sum256([]byte(s))
	if got := hex.EncodeToString(sum[:8]); got != p.hash {
		return "", fmt.Errorf("the text has hash %s, not %s: the corpus is another version", got, p.hash)
	}
	return s, nil
}

// readTexts reads the documents of places from their corpora. Errors begin with
// the line of the first place that needs the corpus.
func readTexts(dir string, places []place) (map[source]string, error) {
	wanted := map[source]bool{}
	for _, p := range places {
		wanted[p.source] = true
	}
	texts := map[source]string{}
	done := map[string]bool{}
	for _, p := range places {
		if done[p.corpus] {
			continue
		}
		done[p.corpus] = true
		err := eachText(filepath.Join(dir, p.corpus), func(id, text string) {
			if s := (source{p.corpus, id}); wanted[s] {
				texts[s] = text
			}
		})
		if err != nil {
			return nil, fmt.Errorf("%d: cannot read the corpus, which is not part of the repository: %w", p.line, err)
		}
	}
	return texts, nil
}

// eachText calls f for each document of a corpus in JSON Lines.
func eachText(path string, f func(id, text string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewReaderSize(file, 1<<16)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var d struct{ ID, Text string }
			if err := json.Unmarshal(line, &d); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
			f(d.ID, d.Text)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
}
