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

// FS holds the tables and names.bin.zst.
//
//go:embed *.tsv names.bin.zst
var FS embed.FS
