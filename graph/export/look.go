package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/entente-nlp/entente/graph"
)

// A colour is in sRGB.
type colour struct{ r, g, b uint8 }

func (c colour) hex() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// ink is black or white, whichever reads better on c by its luminance (WCAG 2.1).
func (c colour) ink() string {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	if 0.2126*linear(c.r)+0.7152*linear(c.g)+0.0722*linear(c.b) > 0.3 {
		return "#000000"
	}
	return "#ffffff"
}

// colours are those of Okabe and Ito (2008), told apart by the colour-blind, and
// lighter shades of them.
var colours = []colour{{86, 180, 233}, {230, 159, 0}, {0, 158, 115}, {240, 228, 66}, {204, 121, 167}, {0, 114, 178}, {213, 94, 0},
	{170, 215, 244}, {244, 207, 128}, {128, 206, 185}, {229, 188, 211}, {128, 184, 216}, {234, 174, 128}}

var grey = colour{200, 200, 200}

// palette gives the largest groups a colour each and the others grey.
func (o Options) palette(n *graph.Network) map[string]colour {
	size := map[string]int{}
	var order []string
	for _, x := range n.Nodes {
		g := o.group(x)
		if size[g] == 0 {
			order = append(order, g)
		}
		size[g]++
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(size[b], size[a]) })
	out, k := map[string]colour{}, 0
	for _, g := range order {
		if g == "" || k == len(colours) {
			out[g] = grey
			continue
		}
		out[g] = colours[k]
		k++
	}
	return out
}

// radii returns the sizes of the nodes between 0 and 1, their areas growing with
// strength.
func radii(n *graph.Network) []float64 {
	most := 0.0
	for _, x := range n.Nodes {
		most = max(most, x.Measures.Strength)
	}
	out := make([]float64, len(n.Nodes))
	for i, x := range n.Nodes {
		if most > 0 {
			out[i] = math.Sqrt(x.Measures.Strength / most)
		}
	}
	return out
}

// heaviest returns the largest weight of an edge, 1 if there is none.
func heaviest(n *graph.Network) float64 {
	most := 0.0
	for _, e := range n.Edges {
		most = max(most, e.Weight)
	}
	if most == 0 {
		return 1
	}
	return most
}

func polarityColour(p string) string {
	switch p {
	case "NEG":
		return "#d55e00"
	case "FUTURE", "HYPOTHETICAL":
		return "#cc79a7"
	}
	return "#0072b2"
}
