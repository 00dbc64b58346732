package ingest

import "github.com/entente-nlp/entente/extract"

func page(s string) *extract.Document { return &extract.Document{Text: s} }
