package train

import (
	"fmt"
	"path/filepath"
)

// Recipe returns the options that the embedded model was trained with, from the
// corpora below dir (../shared/data in the repository). What is missing is
// Clusters, and Lexicon, the tables of package extract/english/names.
//
// CoNLL++ dev is held out, and calibrates the scores.
func Recipe(dir string) (Options, error) {
	o := Default()
	for _, pattern := range []string{
		"ner/conllpp.train.tsv", "ner/crossner-*.tsv", "ner/wnut17.*.tsv", "ner/btc-*.tsv", "ner/wikigold.tsv", "ner/uner-*.tsv",
		"treebank/gum.*.conllu",
		"text/bbc.jsonl", "text/guardian.jsonl", "relations/plover-synthetic.jsonl", "figures/crudeoil.jsonl", "relations/re3d.jsonl",
	} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return o, err
		}
		if len(files) == 0 {
			return o, fmt.Errorf("%s: no corpus %s", dir, pattern)
		}
		for _, f := range files {
			if err := o.Add(f); err != nil {
				return o, err
			}
		}
	}
	o.HoldOut = []string{filepath.Join(dir, "ner/conllpp.dev.tsv")}
	return o, nil
}
