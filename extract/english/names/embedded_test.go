package names

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/entente-nlp/entente/extract"
	"github.com/entente-nlp/entente/extract/english/data"
	"github.com/entente-nlp/entente/extract/gazetteer"
	"github.com/entente-nlp/entente/extract/token"
)

func inflate(t testing.TB, b []byte) []byte {
	t.Helper()
	r, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	out, err := r.DecodeAll(b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var update = flag.Bool("update", false, "rewrite "+File)

// The committed table must be the one that the text files give.
func TestEmbeddedIsBuilt(t *testing.T) {
	want, err := Build(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../data/"+File, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := data.FS.ReadFile(File)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(inflate(t, got), inflate(t, want)) {
		t.Error("names.bin.zst is not what the tables give: go test ./extract/english/names -update")
	}
	if len(got) > 5<<20 {
		t.Errorf("names.bin.zst has %d bytes, more than 5 MiB", len(got))
	}
}

func BenchmarkOpen(b *testing.B) {
	z, err := data.FS.ReadFile(File)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("inflate", func(b *testing.B) {
		for b.Loop() {
			if _, err := Open(z); err != nil {
				b.Fatal(err)
			}
		}
	})
	blob := inflate(b, z)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, err := gazetteer.Open(blob); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("facts", func(b *testing.B) {
		for b.Loop() {
			if _, err := readFacts(data.FS); err != nil {
				b.Fatal(err)
			}
		}
	})
}

const news = `Ukrainian President Volodymyr Zelensky met French President Emmanuel Macron and British Prime Minister Keir Starmer
in Paris on Monday, a day after NATO foreign ministers agreed in Brussels to send more air defence systems to Kyiv. The White
House said the United States would not oppose the plan, which Moscow called a provocation. In New York, the UN Security Council
heard from the head of the International Atomic Energy Agency, Rafael Grossi, about the Zaporizhzhia nuclear power plant. Shares
in European arms makers rose by as much as 8 per cent, and Brent crude traded at $71 a barrel, its highest since early March.
`

func BenchmarkMatch(b *testing.B) {
	table, err := Embedded().Table()
	if err != nil {
		b.Fatal(err)
	}
	toks := token.Append(nil, news, extract.Span{End: len(news)})
	dst := make([]gazetteer.Match, 0, 256)
	b.ReportAllocs()
	for b.Loop() {
		dst = table.Match(news, toks, dst[:0])
	}
	b.ReportMetric(float64(len(toks)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkWord(b *testing.B) {
	table, err := Embedded().Table()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		table.Word("Macron")
	}
}

func words(s string) []extract.Token { return token.Append(nil, s, extract.Span{End: len(s)}) }
