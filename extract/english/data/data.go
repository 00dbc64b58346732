// Package data embeds the knowledge tables of package extract/english: plain text
// that a person can edit, and what is compiled from it.
//
// Each table says in its first lines what it is, where it is from and under which
// licence. Package extract/english/names reads, checks and compiles them;
// names.bin.zst is rebuilt by
//
//	entente names build extract/english/data
package data

import "embed"

// FS holds what is needed at run time: the compiled names, the tagger's model and
// all tables but given.tsv, surnames.tsv and words.tsv.
//
//go:embed cities.tsv countries.tsv events.tsv geography.tsv members.tsv misc.tsv offices.tsv
//go:embed organizations.tsv people.tsv regional-adjectives.tsv regions.tsv titles.tsv
//go:embed names.bin.zst model.bin
var FS embed.FS
