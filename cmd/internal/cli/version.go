package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english"
)

func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "The version, the model and the record schema",
		Example: "  entente version",
		RunE: func(*cobra.Command, []string) error {
			version := "(devel)"
			if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
				version = info.Main.Version
			}
			_, err := fmt.Fprintf(s.out, "entente %s\nschema  %s\nmodel   %s\n%s %s/%s\n", version, extract.Schema, english.ModelName(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
