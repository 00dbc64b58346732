// Command entente reads English news and says who is in it, how much, and who
// does what to whom. See entente --help.
package main

import (
	"os"

	"github.com/entente-nlp/entente/cmd/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
