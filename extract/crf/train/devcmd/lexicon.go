package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/token"
)

type entry struct {
	words   []string
	classes crf.Classes
}

type lexicon struct {
	byFirst map[string][]entry
	given   map[string]uint8
	surname map[string]uint8
}

func (l *lexicon) add(name string, c crf.Classes) {
	name = strings.TrimSpace(name)
	if name == "" {
		return
	}
	name = strings.ReplaceAll(name, "’", "'")
	if c == crf.TitleName {
		name = strings.ToLower(name)
	}
	var ws []string
	for _, t := range token.Append(nil, name, extract.Span{End: len(name)}) {
		ws = append(ws, name[t.Start:t.End])
	}
	if len(ws) == 0 {
		return
	}
	es := l.byFirst[ws[0]]
	for i := range es {
		if strings.Join(es[i].words, " ") == strings.Join(ws, " ") {
			es[i].classes |= c
			return
		}
	}
	l.byFirst[ws[0]] = append(es, entry{ws, c})
}

func loadLexicon(dir string) *lexicon {
	l := &lexicon{map[string][]entry{}, map[string]uint8{}, map[string]uint8{}}
	files, _ := filepath.Glob(filepath.Join(dir, "*.tsv"))
	for _, f := range files {
		b, err := os.ReadFile(f)
		check(err)
		var cols map[string]int
		for _, line := range strings.Split(string(b), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			if cols == nil {
				cols = map[string]int{}
				for i, c := range cells {
					cols[c] = i
				}
				continue
			}
			get := func(c string) string {
				if i, ok := cols[c]; ok && i < len(cells) {
					return cells[i]
				}
				return ""
			}
			list := func(c string, k crf.Classes) {
				for _, n := range strings.Split(get(c), "|") {
					l.add(n, k)
				}
			}
			switch strings.TrimSuffix(filepath.Base(f), ".tsv") {
			case "countries":
				for _, c := range []string{"name", "official", "aliases"} {
					list(c, crf.CountryName)
				}
				list("adjectives", crf.NationalityName)
				list("demonyms", crf.NationalityName)
				list("capitals", crf.CityName)
				list("seats", crf.OrganizationName)
			case "regions":
				list("name", crf.StateName)
				list("aliases", crf.StateName)
			case "cities":
				list("name", crf.CityName)
				list("aliases", crf.CityName)
			case "geography":
				list("name", crf.LocationName)
				list("aliases", crf.LocationName)
			case "regional-adjectives":
				list("name", crf.NationalityName)
				list("nouns", crf.NationalityName)
			case "organizations":
				list("name", crf.OrganizationName)
				list("acronyms", crf.OrganizationName)
				list("aliases", crf.OrganizationName)
			case "people", "offices":
				list("name", crf.PersonName)
				list("aliases", crf.PersonName)
			case "events":
				list("name", crf.EventName)
				list("aliases", crf.EventName)
			case "misc":
				list("name", crf.MiscName)
				list("aliases", crf.MiscName)
			case "titles":
				list("title", crf.TitleName)
			case "given", "surnames":
				w := get("weight")
				v := uint8(1)
				if w >= "4" {
					v = 2
				}
				if w >= "7" {
					v = 3
				}
				m := l.given
				if strings.Contains(f, "surnames") {
					m = l.surname
				}
				m[strings.ToLower(get("name"))] = v
			}
		}
	}
	return l
}

func (l *lexicon) Person(w string) (uint8, uint8) {
	k := strings.ToLower(w)
	return l.given[k], l.surname[k]
}

func (l *lexicon) Names(dst []crf.Name, text string, toks []extract.Token) []crf.Name {
	word := func(i int) string { return text[toks[i].Start:toks[i].End] }
	for i := range toks {
		w := word(i)
		try := func(first string, fold, titleOnly bool) {
			for _, e := range l.byFirst[first] {
				if i+len(e.words) > len(toks) || titleOnly && e.classes&crf.TitleName == 0 {
					continue
				}
				ok := true
				for k := 1; k < len(e.words); k++ {
					v := word(i + k)
					if v != e.words[k] && !(fold && strings.ToUpper(e.words[k]) == v) && !(titleOnly && strings.ToLower(v) == e.words[k]) {
						ok = false
						break
					}
				}
				c := e.classes
				if titleOnly {
					c = crf.TitleName
				}
				if ok {
					dst = append(dst, crf.Name{First: i, Last: i + len(e.words), Classes: c})
				}
			}
		}
		try(w, false, false)
		lw := strings.ToLower(w)
		if lw != w {
			try(lw, false, true)
		}
		if len(w) > 3 && strings.ToUpper(w) == w && unicode.IsLetter(rune(w[0])) {
			r := []rune(lw)
			r[0] = unicode.ToUpper(r[0])
			try(string(r), true, false)
		}
	}
	return dst
}
