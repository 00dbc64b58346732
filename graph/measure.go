package graph

import (
	"cmp"
	"math"
	"slices"
)

// Measures are what the place of a node in the network comes to. Direction is
// left aside; parallel edges count as one.
type Measures struct {
	Degree      int     // neighbours
	Strength    float64 // sum of the weights of its edges
	PageRank    float64 // sums to 1
	Betweenness float64 // share of the shortest paths between others, 0 to 1
	Closeness   float64 // harmonic, 0 to 1
	Core        int     // the largest k whose k-core holds the node
	Component   int     // 0 is the largest component
	Community   int     // 0 is the largest community
}

// MeasureOptions choose how measures are computed. The zero value is the default.
type MeasureOptions struct {
	Resolution float64 // of communities: more than 1 makes more; 0 means 1
	Seed       uint64  // of communities
	NoPaths    bool    // leave out betweenness and closeness, which take time in nodes times edges
}

// Measure sets the measures of all nodes. The same network gives the same bits.
func (n *Network) Measure(o MeasureOptions) {
	a := n.adjacency()
	rank := a.pageRank()
	core := a.cores()
	component := a.components()
	comm := bySize(a.communities(o))
	var between, closeness []float64
	if !o.NoPaths {
		between, closeness = a.paths()
	}
	for i := range n.Nodes {
		m := Measures{Degree: a.degree(i), Strength: a.strength(i), PageRank: rank[i], Core: core[i], Component: component[i], Community: comm[i]}
		if !o.NoPaths {
			m.Betweenness, m.Closeness = between[i], closeness[i]
		}
		n.Nodes[i].Measures = m
	}
}

// adjacency holds the neighbours of each node in one array (compressed sparse
// rows), each pair once in each direction, sorted.
type adjacency struct {
	start  []int32 // of each node, and the end
	to     []int32
	weight []float64
}

func (n *Network) adjacency() *adjacency {
	type half struct {
		from, to int32
		weight   float64
	}
	halves := make([]half, 0, 2*len(n.Edges))
	for _, e := range n.Edges {
		if e.Source != e.Target {
			w := max(e.Weight, 0)
			halves = append(halves, half{int32(e.Source), int32(e.Target), w}, half{int32(e.Target), int32(e.Source), w})
		}
	}
	slices.SortFunc(halves, func(x, y half) int {
		return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to), cmp.Compare(x.weight, y.weight))
	})
	a := &adjacency{start: make([]int32, len(n.Nodes)+1)}
	for i, h := range halves {
		if i > 0 && h.from == halves[i-1].from && h.to == halves[i-1].to {
			a.weight[len(a.weight)-1] += h.weight
			continue
		}
		a.to = append(a.to, h.to)
		a.weight = append(a.weight, h.weight)
		a.start[h.from+1]++
	}
	for i := range n.Nodes {
		a.start[i+1] += a.start[i]
	}
	return a
}

func (a *adjacency) len() int                 { return len(a.start) - 1 }
func (a *adjacency) degree(i int) int         { return int(a.start[i+1] - a.start[i]) }
func (a *adjacency) neighbours(i int) []int32 { return a.to[a.start[i]:a.start[i+1]] }

func (a *adjacency) strength(i int) float64 {
	var s float64
	for _, w := range a.weight[a.start[i]:a.start[i+1]] {
		s += w
	}
	return s
}

// pageRank is the power iteration of Brin and Page (1998) over weighted edges,
// damping 0.85, until the sum of changes is below 1e-10. Isolated nodes give
// their rank to all.
func (a *adjacency) pageRank() []float64 {
	const damping, tolerance, rounds = 0.85, 1e-10, 200
	n := a.len()
	rank, next := make([]float64, n), make([]float64, n)
	strength := make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
		strength[i] = a.strength(i)
	}
	for range rounds {
		loose := 0.0
		for i, r := range rank {
			if strength[i] == 0 {
				loose += r
			}
		}
		base := (1-damping)/float64(n) + damping*loose/float64(n)
		change := 0.0
		for i := range next {
			sum := 0.0
			for k := a.start[i]; k < a.start[i+1]; k++ {
				if j := a.to[k]; strength[j] > 0 {
					sum += a.weight[k] * rank[j] / strength[j]
				}
			}
			next[i] = base + damping*sum
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < tolerance {
			break
		}
	}
	return rank
}

// paths returns betweenness by Brandes (2001, J. Math. Sociol. 25) over hops,
// divided by the number of pairs of other nodes, and harmonic closeness
// (Marchiori and Latora 2000), divided by n-1.
func (a *adjacency) paths() (between, closeness []float64) {
	n := a.len()
	between, closeness = make([]float64, n), make([]float64, n)
	dist := make([]int32, n)
	count := make([]float64, n) // shortest paths from the source
	share := make([]float64, n) // dependency of the source
	order := make([]int32, 0, n)
	for s := range n {
		for i := range dist {
			dist[i], count[i], share[i] = -1, 0, 0
		}
		dist[s], count[s] = 0, 1
		order = append(order[:0], int32(s))
		for at := 0; at < len(order); at++ {
			v := order[at]
			for _, w := range a.neighbours(int(v)) {
				if dist[w] < 0 {
					dist[w] = dist[v] + 1
					order = append(order, w)
				}
				if dist[w] == dist[v]+1 {
					count[w] += count[v]
				}
			}
		}
		for at := len(order) - 1; at > 0; at-- {
			w := order[at]
			per := (1 + share[w]) / count[w]
			for _, v := range a.neighbours(int(w)) {
				if dist[v] == dist[w]-1 {
					share[v] += count[v] * per
				}
			}
			between[w] += share[w]
			closeness[s] += 1 / float64(dist[w])
		}
	}
	if n > 2 {
		for i := range between { // each pair was met from both ends
			between[i] /= float64(n-1) * float64(n-2)
		}
	}
	if n > 1 {
		for i := range closeness {
			closeness[i] /= float64(n - 1)
		}
	}
	return between, closeness
}

// cores peels nodes in the order of degree (Batagelj and Zaversnik 2003).
func (a *adjacency) cores() []int {
	n := a.len()
	degree, most := make([]int, n), 0
	for i := range degree {
		degree[i] = a.degree(i)
		most = max(most, degree[i])
	}
	start := make([]int, most+2) // of each degree in order
	for _, d := range degree {
		start[d+1]++
	}
	for d := range most + 1 {
		start[d+1] += start[d]
	}
	order, at := make([]int, n), make([]int, n)
	next := slices.Clone(start)
	for i, d := range degree {
		order[next[d]], at[i] = i, next[d]
		next[d]++
	}
	for k := range n {
		v := order[k]
		for _, w32 := range a.neighbours(v) {
			w := int(w32)
			if degree[w] <= degree[v] {
				continue
			}
			d := degree[w] // move w to the front of its degree, then shrink that
			front := order[start[d]]
			order[at[w]], order[start[d]] = front, w
			at[front], at[w] = at[w], start[d]
			start[d]++
			degree[w]--
		}
	}
	return degree
}

// components numbers the connected components, the largest first.
func (a *adjacency) components() []int {
	group := make([]int, a.len())
	for i := range group {
		group[i] = -1
	}
	n := 0
	var queue []int
	for s := range group {
		if group[s] >= 0 {
			continue
		}
		group[s] = n
		queue = append(queue[:0], s)
		for len(queue) > 0 {
			v := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, w := range a.neighbours(v) {
				if group[w] < 0 {
					group[w] = n
					queue = append(queue, int(w))
				}
			}
		}
		n++
	}
	return bySize(group)
}

// bySize renumbers groups from the largest; of equals the one whose first member
// comes first.
func bySize(group []int) []int {
	size, first := map[int]int{}, map[int]int{}
	var ids []int
	for i, g := range group {
		if size[g] == 0 {
			first[g] = i
			ids = append(ids, g)
		}
		size[g]++
	}
	slices.SortFunc(ids, func(x, y int) int { return cmp.Or(cmp.Compare(size[y], size[x]), cmp.Compare(first[x], first[y])) })
	number := make(map[int]int, len(ids))
	for i, g := range ids {
		number[g] = i
	}
	out := make([]int, len(group))
	for i, g := range group {
		out[i] = number[g]
	}
	return out
}
