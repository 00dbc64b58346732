package graph

import "math/rand/v2"

// communities are those of the Louvain method (Blondel et al. 2008, J. Stat. Mech.
// P10008): nodes move to the community of the neighbours where modularity gains
// most, communities become nodes, until nothing moves. The order of moving is
// shuffled by the seed. Package community of gonum gives communities as good, in
// minutes where this takes seconds on a million edges.
func (a *adjacency) communities(o MeasureOptions) []int {
	if o.Resolution <= 0 {
		o.Resolution = 1
	}
	random := rand.New(rand.NewPCG(o.Seed, 1))
	of := make([]int, a.len()) // the community of each node
	for i := range of {
		of[i] = i
	}
	loops := make([]float64, a.len()) // weight inside what became a node, twice
	for {
		level, n := a.move(loops, o.Resolution, random)
		for i, c := range of {
			of[i] = level[c]
		}
		if n == a.len() {
			return of
		}
		a, loops = a.contract(level, n, loops)
	}
}

// move returns the communities of one level, numbered from 0, and their number.
func (a *adjacency) move(loops []float64, resolution float64, random *rand.Rand) ([]int, int) {
	n := a.len()
	of, strength, total := make([]int, n), make([]float64, n), make([]float64, n) // total of a community
	sum := 0.0
	for i := range n {
		of[i] = i
		strength[i] = a.strength(i) + loops[i]
		total[i] = strength[i]
		sum += strength[i]
	}
	if sum == 0 {
		return of, n
	}
	const rounds, least = 100, 1e-12 // of gain, against moving to and fro by rounding
	weight, touched := make([]float64, n), make([]int, 0, 64)
	order := random.Perm(n)
	for range rounds {
		moved := false
		for _, i := range order {
			touched = touched[:0]
			for k := a.start[i]; k < a.start[i+1]; k++ {
				c := of[a.to[k]]
				if weight[c] == 0 {
					touched = append(touched, c)
				}
				weight[c] += a.weight[k]
			}
			old := of[i]
			total[old] -= strength[i]
			gain := func(c int) float64 { return weight[c] - resolution*strength[i]*total[c]/sum }
			best, most := old, gain(old)
			for _, c := range touched {
				if g := gain(c); g > most+least*sum {
					best, most = c, g
				}
			}
			for _, c := range touched {
				weight[c] = 0
			}
			total[best] += strength[i]
			if best != old {
				of[i], moved = best, true
			}
		}
		if !moved {
			break
		}
	}
	number, count := make([]int, n), 0 // from 1
	for i, c := range of {
		if number[c] == 0 {
			count++
			number[c] = count
		}
		of[i] = number[c] - 1
	}
	return of, count
}

// contract makes each of n communities a node.
func (a *adjacency) contract(of []int, n int, loops []float64) (*adjacency, []float64) {
	members := make([][]int, n)
	for i, c := range of {
		members[c] = append(members[c], i)
	}
	b := &adjacency{start: make([]int32, n+1)}
	inside, weight := make([]float64, n), make([]float64, n)
	var touched []int
	for c, nodes := range members {
		touched = touched[:0]
		for _, i := range nodes {
			inside[c] += loops[i]
			for k := a.start[i]; k < a.start[i+1]; k++ {
				d := of[a.to[k]]
				if d == c {
					inside[c] += a.weight[k]
					continue
				}
				if weight[d] == 0 {
					touched = append(touched, d)
				}
				weight[d] += a.weight[k]
			}
		}
		for _, d := range touched {
			b.to, b.weight = append(b.to, int32(d)), append(b.weight, weight[d])
			weight[d] = 0
		}
		b.start[c+1] = int32(len(b.to))
	}
	return b, inside
}
