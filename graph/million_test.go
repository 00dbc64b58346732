package graph

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A graph of a million edges builds within two gigabytes. It runs where
// ENTENTE_MILLION is set, since it takes a minute.
func TestMillionEdges(t *testing.T) {
	if os.Getenv("ENTENTE_MILLION") == "" {
		t.Skip("set ENTENTE_MILLION")
	}
	start := time.Now()
	step := func(what string) {
		t.Logf("%s: %v, peak %s", what, time.Since(start).Round(100*time.Millisecond), peak())
	}
	r := rand.New(rand.NewPCG(1, 1))
	g := New(Options{})
	name := func() string { return fmt.Sprintf("Name%06d", int(150000*r.Float64()*r.Float64())) }
	for i := range 100000 {
		var sentences []string
		for range 5 {
			sentences = append(sentences, strings.Join([]string{name(), name(), name(), "who"}, " "))
		}
		g.Add(doc(fmt.Sprintf("a%06d", i), fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+i%28), sentences...))
	}
	step("added")
	n := g.Network(Period{})
	step(fmt.Sprintf("resolved %d nodes, %d edges", len(n.Nodes), len(n.Edges)))
	if len(n.Edges) < 1e6 {
		t.Errorf("only %d edges", len(n.Edges))
	}
	n.Measure(MeasureOptions{NoPaths: true})
	step("measured")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.Sys > 2<<30 {
		t.Errorf("%d MB taken from the system", m.Sys>>20)
	}
}

// peak is the largest resident size of the process so far, as Linux tells it.
func peak() string {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "unknown"
}
