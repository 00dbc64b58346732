// Command build compiles the tables in extract/english/data into names.bin.zst,
// or those of the folder given. Run it at the root of the module.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/entente-nlp/entente/extract/english/names"
)

func main() {
	dir := "extract/english/data"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	b, err := names.Build(os.DirFS(dir))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, names.File), b, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}
