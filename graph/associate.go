package graph

import "math"

// associate sets NPMI (Bouma 2009) and the signed log-likelihood ratio (Dunning
// 1993) of co-mention edges, over the windows of all documents.
func (n *Network) associate() {
	total := float64(n.Windows)
	for i := range n.Edges {
		e := &n.Edges[i]
		if e.Kind != "co-mention" || total == 0 {
			continue
		}
		a, b, both := float64(n.Nodes[e.Source].Windows), float64(n.Nodes[e.Target].Windows), float64(e.Count)
		e.NPMI = npmi(both, a, b, total)
		e.LLR = llr(both, a, b, total)
	}
}

// npmi is the pointwise mutual information of two events over its own maximum:
// 1 if they only occur together, 0 if they are independent.
func npmi(both, a, b, total float64) float64 {
	if both >= total { // in every window
		return 1
	}
	return math.Log(both*total/(a*b)) / -math.Log(both/total)
}

// llr is G² of the 2×2 table of two events, negative where they occur together
// less often than by chance.
func llr(both, a, b, total float64) float64 {
	table := [4]float64{both, a - both, b - both, total - a - b + both}
	expected := [4]float64{a * b / total, a * (total - b) / total, (total - a) * b / total, (total - a) * (total - b) / total}
	sum := 0.0
	for i, o := range table {
		if o > 0 && expected[i] > 0 {
			sum += o * math.Log(o/expected[i])
		}
	}
	sum = max(2*sum, 0)
	if both < expected[0] {
		return -sum
	}
	return sum
}

// Assortativity is Newman's coefficient (2003, Phys. Rev. E 67, 026126) of the
// countries of the ends of co-mention edges, by weight: 1 if all stay within a
// country, 0 if mixed by chance. Edges with an end of no country are left out; it
// is 0 where nothing is left.
func (n *Network) Assortativity() float64 {
	number := map[string]int{}
	for _, node := range n.Nodes {
		if _, ok := number[node.Country]; !ok && node.Country != "" {
			number[node.Country] = len(number)
		}
	}
	ends := make([]float64, len(number)) // share of the ends of edges
	within, total := 0.0, 0.0
	for _, e := range n.Edges {
		a, b := n.Nodes[e.Source].Country, n.Nodes[e.Target].Country
		if e.Kind != "co-mention" || a == "" || b == "" {
			continue
		}
		total += e.Weight
		ends[number[a]] += e.Weight
		ends[number[b]] += e.Weight
		if a == b {
			within += e.Weight
		}
	}
	if total == 0 {
		return 0
	}
	chance := 0.0
	for _, x := range ends {
		chance += x / (2 * total) * x / (2 * total)
	}
	if chance >= 1 {
		return 1
	}
	return (within/total - chance) / (1 - chance)
}
