package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/goccy/go-graphviz"

	"github.com/entente-nlp/entente/graph"
)

// drawing guards GraphViz, whose host functions are not safe for concurrent use.
var drawing sync.Mutex

// Picture draws n as "svg" or "png" by GraphViz, which runs in process.
func Picture(w io.Writer, n *graph.Network, format string, o Options) (err error) {
	var dot bytes.Buffer
	if err := DOT(&dot, n, o); err != nil {
		return err
	}
	drawing.Lock()
	defer drawing.Unlock()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("export: GraphViz failed: %v", r)
		}
	}()
	ctx := context.Background()
	gv, err := graphviz.New(ctx)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer gv.Close()
	g, err := graphviz.ParseBytes(dot.Bytes())
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer g.Close()
	if gv.SetLayout(graphviz.NOP); len(n.Nodes) > mostPlaced {
		gv.SetLayout(graphviz.SFDP)
	}
	if err := gv.Render(ctx, g, graphviz.Format(format), w); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}
