package extract

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// A Layer names one slice of a [Document], so that a stage can say what it reads
// and writes.
type Layer string

// The layers. Text is given with the document.
const (
	Text           Layer = "text"
	BlockLayer     Layer = "blocks"
	TokenLayer     Layer = "tokens"
	SentenceLayer  Layer = "sentences"
	CandidateLayer Layer = "candidates" // several stages may add to it
	MentionLayer   Layer = "mentions"
	FigureLayer    Layer = "figures"
	EntityLayer    Layer = "entities"
	MeasureLayer   Layer = "measures"
	RelationLayer  Layer = "relations"
)

// A Stage makes one or more layers out of earlier ones. It is a value; whatever
// Run closes over is read-only or pooled, so that one stage serves any number of
// goroutines.
type Stage struct {
	Name  string
	Doc   string // what it does, in a line or two
	Needs []Layer
	Makes []Layer
	Run   func(context.Context, *Document) error
}

// A Pipeline runs stages in order. It is safe for concurrent use.
type Pipeline struct{ stages []Stage }

// NewPipeline checks that each stage finds made what it needs, and that no layer
// but the candidates is made twice.
func NewPipeline(stages ...Stage) (*Pipeline, error) {
	made := map[Layer]string{Text: "the reader"}
	for _, s := range stages {
		if s.Run == nil {
			return nil, fmt.Errorf("pipeline: stage %q has no Run", s.Name)
		}
		for _, l := range s.Needs {
			if made[l] == "" {
				return nil, fmt.Errorf("pipeline: stage %q needs %s, which no stage before it makes", s.Name, l)
			}
		}
		for _, l := range s.Makes {
			if by := made[l]; by != "" && l != CandidateLayer {
				return nil, fmt.Errorf("pipeline: stage %q makes %s, which %s has made", s.Name, l, by)
			}
			made[l] = "stage " + s.Name
		}
	}
	return &Pipeline{stages: append([]Stage(nil), stages...)}, nil
}

// Stages returns the stages in running order.
func (p *Pipeline) Stages() []Stage { return append([]Stage(nil), p.stages...) }

// Run runs every stage on d. It stops at the first error, wrapped in an [Error];
// layers made until then stay valid. A panic of a stage is an error of this
// document, so that one text can't end the reading of a corpus.
func (p *Pipeline) Run(ctx context.Context, d *Document) error {
	for _, s := range p.stages {
		if err := ctx.Err(); err != nil {
			return &Error{Stage: s.Name, Doc: d.ID, Err: err}
		}
		if err := guard(ctx, s, d); err != nil {
			return &Error{Stage: s.Name, Doc: d.ID, Err: err}
		}
	}
	return nil
}

// guard runs one stage.
func guard(ctx context.Context, s Stage, d *Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v (a bug of this stage: please report it with the text)", r)
		}
	}()
	return s.Run(ctx, d)
}

// An Error tells which document failed, and where.
type Error struct {
	Stage string // "" where a reader failed
	Doc   string
	Err   error
}

func (e *Error) Error() string {
	parts := make([]string, 0, 3)
	for _, p := range []string{e.Doc, e.Stage} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(append(parts, e.Err.Error()), ": ")
}

func (e *Error) Unwrap() error { return e.Err }

// Errors that readers and stages return, to be tested with [errors.Is].
var (
	ErrEmpty  = errors.New("empty document")
	ErrBinary = errors.New("not text: binary data")
	ErrTooBig = errors.New("document too large")
)
