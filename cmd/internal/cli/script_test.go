package cli

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"entente": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// large are files of the scripts that are too long to be written down.
var large = map[string]string{
	"long.jsonl": `{"id":"a","text":"Oslo is cold."}` + "\n" + `{"id":"b","text":"` + strings.Repeat("Oslo is cold. ", 100_000) + `"}` + "\n" + `{"id":"c","text":"Rome is warm."}` + "\n",
	"deep.html":  "<html><body>" + strings.Repeat("<div>", 100_000) + "<p>The minister met her in Oslo.",
	"deep.jsonl": `{"text":` + strings.Repeat("[", 100_000) + "\n" + `{"text":"Rome is warm."}` + "\n",
}

// TestScripts runs the command line as a user does.
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "../../../testdata/scripts",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TESTDATA", articles)
			for name, text := range large {
				if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(text), 0o600); err != nil {
					return err
				}
			}
			return nil
		},
	})
}
