package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"

	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/crf/train"
)

func main() {
	if os.Args[1] == "clusters" {
		clusters()
		return
	}
	var o train.Options
	out := flag.String("out", "/tmp/crf/model.bin", "")
	dir := flag.String("tables", "/work/main/extract/english/data", "")
	prof := flag.String("prof", "", "")
	flag.IntVar(&o.Epochs, "epochs", 8, "")
	flag.Float64Var(&o.Rate, "rate", 0.07, "")
	flag.Float64Var(&o.L2, "l2", 1e-4, "")
	flag.Float64Var(&o.Dropout, "dropout", 0.3, "")
	flag.IntVar(&o.Cutoff, "cutoff", 2, "")
	flag.Float64Var(&o.Prune, "prune", 0.1, "")
	flag.Float64Var(&o.NoNames, "nonames", 0.25, "")
	flag.Float64Var(&o.NoWords, "nowords", 0.05, "")
	flag.StringVar(&o.Style, "style", "conll", "")
	seed := flag.Uint64("seed", 1, "")
	flag.Parse()
	o.Seed = *seed
	o.Lexicon = loadLexicon(*dir)
	f, err := os.Open("/tmp/crf/clusters.bin")
	check(err)
	o.Clusters, err = train.ReadClusters(f)
	check(err)
	for _, p := range flag.Args() {
		m, err := filepath.Glob("/work/shared/data/ner/" + p)
		check(err)
		o.Corpora = append(o.Corpora, m...)
	}
	for _, p := range []string{"conllpp.dev", "crossner-politics.dev", "uner-ewt.dev"} {
		o.HoldOut = append(o.HoldOut, "/work/shared/data/ner/"+p+".tsv")
	}
	o.Log = os.Stderr
	if *prof != "" {
		w, _ := os.Create(*prof)
		pprof.StartCPUProfile(w)
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	r, err := train.Run(context.Background(), o)
	check(err)
	fmt.Println(time.Since(start), len(r.Model), "bytes")
	check(os.WriteFile(*out, r.Model, 0o644))
	m, err := crf.Load(r.Model)
	check(err)
	gold(m, o.Lexicon)
}
