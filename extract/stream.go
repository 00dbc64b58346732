package extract

import (
	"context"
	"iter"
	"sync"
)

// A Result is a document that has run through a pipeline, or the reason why not.
// Doc may be non-nil beside an error: it then holds what was made before.
type Result struct {
	Doc *Document
	Err error
}

// Stream runs the pipeline over docs with n workers (at least 1) and yields the
// results in the order of the input. It reads at most 2n documents ahead, so
// memory is bounded; an error belongs to its document and never ends the stream.
// A pair (doc, err) from docs with a non-nil err is passed through unprocessed.
// The loop body may break at any time; workers then stop before Stream returns.
func (p *Pipeline) Stream(ctx context.Context, docs iter.Seq2[*Document, error], n int) iter.Seq[Result] {
	n = max(n, 1)
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()

		type job struct {
			Result
			done chan struct{}
		}
		work := make(chan *job)     // to the workers, any order
		order := make(chan *job, n) // to the caller, input order
		var wg sync.WaitGroup
		defer wg.Wait() // before cancel: deferred calls run last in, first out
		defer cancel()

		wg.Add(1)
		go func() { // the reader
			defer wg.Done()
			defer close(order)
			defer close(work)
			for d, err := range docs {
				j := &job{Result: Result{d, err}, done: make(chan struct{})}
				select {
				case order <- j:
				case <-ctx.Done():
					return
				}
				if err != nil || d == nil {
					close(j.done)
					continue
				}
				select {
				case work <- j:
				case <-ctx.Done():
					j.Err = &Error{Doc: d.ID, Err: ctx.Err()}
					close(j.done)
					return
				}
			}
		}()
		for range n {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for j := range work {
					j.Err = p.Run(ctx, j.Doc)
					close(j.done)
				}
			}()
		}
		for j := range order {
			<-j.done
			if !yield(j.Result) {
				return
			}
		}
	}
}
