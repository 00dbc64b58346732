package english

import (
	"fmt"
	"sync"

	"github.com/entente-nlp/entente/extract/crf"
	"github.com/entente-nlp/entente/extract/english/data"
)

// modelFile is the embedded tagger.
const modelFile = "model.bin"

// Model returns the embedded tagger, loaded once.
var Model = sync.OnceValues(func() (*crf.Model, error) {
	b, err := data.FS.ReadFile(modelFile)
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	m, err := crf.Load(b)
	if err != nil {
		return nil, fmt.Errorf("english: %s: %w", modelFile, err)
	}
	return m, nil
})

// ModelName says which model is embedded.
func ModelName() string {
	m, err := Model()
	if err != nil {
		return err.Error()
	}
	return m.Manifest.Name
}
