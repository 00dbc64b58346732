package graph

import (
	"cmp"
	"math"
	"slices"
)

// A Point is a place, or a width and a height, in a drawing, in points of a page;
// X grows to the right and Y downwards.
type Point struct{ X, Y float64 }

// Layout places the nodes of a drawing. room says how wide and how high a box each
// node needs around its place, name included; nil means 40 by 40. Boxes do not
// overlap in the result, whose middle is the origin. Communities of
// [Network.Measure] give the start. The same network gives the same places.
//
// Each component is laid out on its own by ForceAtlas2 (Jacomy et al. 2014, PLoS
// ONE 9, e98679), with Barnes and Hut's approximation (1986, Nature 324) of
// repulsion: the largest stands on top, the others and the isolated nodes in rows
// below. Only edges that say most about their ends pull, see springs, since a graph
// of co-mention is else too dense for any drawing to show its communities.
func (n *Network) Layout(room []Point) []Point {
	if room == nil {
		room = make([]Point, len(n.Nodes))
		for i := range room {
			room[i] = Point{40, 40}
		}
	}
	a := n.adjacency()
	s := a.springs()
	members := make([][]int, 0, 1)
	for i, c := range a.components() {
		for len(members) <= c {
			members = append(members, nil)
		}
		members[c] = append(members[c], i)
	}
	at := make([]Point, len(n.Nodes))
	parts := make([]part, len(members))
	for c, of := range members {
		if len(of) > 1 {
			n.start(of, at)
			s.relax(of, at)
			spread(of, at, room)
		}
		parts[c] = frame(of, at, room)
	}
	pack(parts, at)
	for i := range at {
		at[i] = Point{math.Round(at[i].X*10) / 10, math.Round(at[i].Y*10) / 10}
	}
	return at
}

// springs returns the edges that pull: a spanning forest of the closest, and for
// each node its few closest. Edges are the closer the more they weigh for their
// ends, w/√(sᵢsⱼ) with the strengths of the ends. Their weights come to 1 on
// average.
func (a *adjacency) springs() *adjacency {
	const closest = 4
	type spring struct {
		from, to int32
		weight   float64
	}
	n := a.len()
	strength := make([]float64, n)
	for i := range n {
		strength[i] = a.strength(i)
	}
	var all []spring
	for i := range n {
		for k := a.start[i]; k < a.start[i+1]; k++ {
			if j := a.to[k]; int32(i) < j {
				w := 0.0
				if a.weight[k] > 0 {
					w = a.weight[k] / math.Sqrt(strength[i]*strength[j])
				}
				all = append(all, spring{int32(i), j, w})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y spring) int { return cmp.Compare(y.weight, x.weight) })
	parent := make([]int32, n)
	for i := range parent {
		parent[i] = int32(i)
	}
	find := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	count := make([]int, n)
	kept, sum := all[:0], 0.0
	for _, e := range all {
		x, y := find(e.from), find(e.to)
		if x == y && count[e.from] >= closest && count[e.to] >= closest {
			continue
		}
		parent[x] = y
		count[e.from]++
		count[e.to]++
		kept = append(kept, e)
		sum += e.weight
	}
	m := &Network{Nodes: make([]Node, n), Edges: make([]Edge, len(kept))}
	for i, e := range kept {
		w := 1.0
		if sum > 0 {
			w = 0.2 + 0.8*e.weight*float64(len(kept))/sum
		}
		m.Edges[i] = Edge{Source: int(e.from), Target: int(e.to), Weight: w}
	}
	return m.adjacency()
}

// start places nodes in sunflowers, one for each community.
func (n *Network) start(of []int, at []Point) {
	const step = 10.0
	seen := map[int]int{}
	radius := step * math.Sqrt(float64(len(of)))
	for _, i := range of {
		c := n.Nodes[i].Measures.Community
		k := seen[c]
		seen[c]++
		x, y := direction(c)
		dx, dy := direction(k)
		r, q := radius*math.Sqrt(float64(c))/2, step*math.Sqrt(float64(k)+0.5)
		at[i] = Point{x*r + dx*q, y*r + dy*q}
	}
}

// direction spreads indices evenly over the circle, by the golden angle.
func direction(i int) (x, y float64) {
	y, x = math.Sincos(math.Pi * (3 - math.Sqrt(5)) * float64(i))
	return x, y
}

// relax runs ForceAtlas2 on the nodes of one component: repulsion by degree over
// distance, attraction by distance, a pull to the middle, and steps that shrink
// where a node swings.
func (a *adjacency) relax(of []int, at []Point) {
	const (
		repulsion = 60.0
		gravity   = 0.6
	)
	rounds := min(max(600000/len(of), 60), 500)
	mass := make([]float64, len(at))
	for _, i := range of {
		mass[i] = 1 + float64(a.degree(i))
	}
	force, last := make([]Point, len(at)), make([]Point, len(at))
	speed := 1.0
	var t quadtree
	for range rounds {
		t.build(of, at, mass)
		swing, traction := 0.0, 0.0
		for _, i := range of {
			p := at[i]
			f := t.repulsion(p, mass[i]*repulsion)
			f.X -= gravity * mass[i] * p.X / (1 + math.Hypot(p.X, p.Y)/100)
			f.Y -= gravity * mass[i] * p.Y / (1 + math.Hypot(p.X, p.Y)/100)
			for k := a.start[i]; k < a.start[i+1]; k++ {
				q := at[a.to[k]]
				f.X += a.weight[k] * (q.X - p.X)
				f.Y += a.weight[k] * (q.Y - p.Y)
			}
			force[i] = f
			swing += mass[i] * math.Hypot(f.X-last[i].X, f.Y-last[i].Y)
			traction += mass[i] * math.Hypot(f.X+last[i].X, f.Y+last[i].Y) / 2
		}
		if swing > 0 {
			speed = min(traction/swing, 1.5*speed)
		}
		for _, i := range of {
			f := force[i]
			s := speed / (1 + speed*math.Sqrt(math.Hypot(f.X-last[i].X, f.Y-last[i].Y)))
			if l := math.Hypot(f.X, f.Y); s*l > 10 {
				s = 10 / l
			}
			at[i].X += s * f.X
			at[i].Y += s * f.Y
		}
		force, last = last, force
	}
}

// spread turns, scales and loosens the places of a component until the boxes of
// its nodes stand free.
func spread(of []int, at, room []Point) {
	var mx, my float64
	for _, i := range of {
		mx, my = mx+at[i].X/float64(len(of)), my+at[i].Y/float64(len(of))
	}
	// The longer axis, from the covariances, comes to lie flat.
	var xx, xy, yy, boxes float64
	for _, i := range of {
		x, y := at[i].X-mx, at[i].Y-my
		xx, xy, yy = xx+x*x, xy+x*y, yy+y*y
		boxes += room[i].X * room[i].Y
	}
	sin, cos := math.Sincos(-math.Atan2(2*xy, xx-yy) / 2)
	var left, right, low, high float64
	for _, i := range of {
		x, y := at[i].X-mx, at[i].Y-my
		at[i] = Point{cos*x - sin*y, sin*x + cos*y}
		left, right = min(left, at[i].X), max(right, at[i].X)
		low, high = min(low, at[i].Y), max(high, at[i].Y)
	}
	// Boxes are to cover this share of the page, which is wider than high.
	const wide = 1.35
	share := 0.28 + 0.4/float64(len(of))
	area := max((right-left)*(high-low), (right-left)*(right-left)/3, 1)
	scale := math.Sqrt(boxes / share / area)
	stretch := math.Sqrt(wide * max(high-low, (right-left)/3, 1) / max(right-left, 1))
	stretch = min(max(stretch, 0.8), 1.4)
	for _, i := range of {
		at[i].X *= scale * stretch
		at[i].Y *= scale / stretch
	}
	for range 40 {
		if pushApart(of, at, room) {
			return
		}
		for _, i := range of {
			at[i].X *= 1.04
			at[i].Y *= 1.04
		}
	}
}

// pushApart moves boxes that overlap apart, each half the way along the axis that
// needs less, and reports whether all stand free in the end.
func pushApart(of []int, at, room []Point) bool {
	const passes = 40
	order := slices.Clone(of)
	widest := 0.0
	for _, i := range of {
		widest = max(widest, room[i].X)
	}
	for range passes {
		slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(at[i].X, at[j].X), cmp.Compare(i, j)) })
		free := true
		for k, i := range order {
			for _, j := range order[k+1:] {
				dx, dy := at[j].X-at[i].X, at[j].Y-at[i].Y
				if dx > (room[i].X+widest)/2 {
					break
				}
				px, py := (room[i].X+room[j].X)/2-math.Abs(dx), (room[i].Y+room[j].Y)/2-math.Abs(dy)
				if px <= 0.05 || py <= 0.05 {
					continue
				}
				free = false
				if px < py {
					m := math.Copysign(px/2+0.1, dx)
					at[i].X, at[j].X = at[i].X-m, at[j].X+m
				} else {
					m := math.Copysign(py/2+0.1, dy)
					at[i].Y, at[j].Y = at[i].Y-m, at[j].Y+m
				}
			}
		}
		if free {
			return true
		}
	}
	return false
}

// A part is a component and the box around it.
type part struct {
	of          []int
	left, top   float64
	width, high float64
}

func frame(of []int, at, room []Point) part {
	left, top, right, low := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, i := range of {
		left, right = min(left, at[i].X-room[i].X/2), max(right, at[i].X+room[i].X/2)
		top, low = min(top, at[i].Y-room[i].Y/2), max(low, at[i].Y+room[i].Y/2)
	}
	return part{of, left, top, right - left, low - top}
}

// pack sets parts, the largest first, in centred rows below one another.
func pack(parts []part, at []Point) {
	const gap = 14.0
	width, area := 0.0, 0.0
	for _, p := range parts {
		width = max(width, p.width)
		area += (p.width + gap) * (p.high + gap)
	}
	width = max(width, math.Sqrt(1.4*area))
	y := 0.0
	for len(parts) > 0 {
		n, x, high := 0, 0.0, 0.0
		for n < len(parts) && (n == 0 || x+gap+parts[n].width <= width) {
			if n > 0 {
				x += gap
			}
			x += parts[n].width
			high = max(high, parts[n].high)
			n++
		}
		x = -x / 2
		for _, p := range parts[:n] {
			for _, i := range p.of {
				at[i].X += x - p.left
				at[i].Y += y + (high-p.high)/2 - p.top
			}
			x += p.width + gap
		}
		y += high + gap
		parts = parts[n:]
	}
	for i := range at {
		at[i].Y -= (y - gap) / 2
	}
}

// A quadtree holds places and masses; its cells stand in for what is far away.
type quadtree struct {
	cells []cell
}

type cell struct {
	at       Point   // centre of mass
	mass     float64 // of all below
	left, up float64
	size     float64
	child    [4]int32 // 0 is none
	leaf     bool
}

const deepest = 24 // levels below which places share a cell

func (t *quadtree) build(of []int, at []Point, mass []float64) {
	left, up, right, low := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, i := range of {
		left, right = min(left, at[i].X), max(right, at[i].X)
		up, low = min(up, at[i].Y), max(low, at[i].Y)
	}
	t.cells = append(t.cells[:0], cell{left: left, up: up, size: max(right-left, low-up, 1) * 1.001})
	for _, i := range of {
		t.insert(at[i], mass[i])
	}
}

func (t *quadtree) insert(p Point, mass float64) {
	c := int32(0)
	for depth := 0; ; depth++ {
		q := &t.cells[c]
		switch {
		case q.mass == 0:
			q.at, q.mass, q.leaf = p, mass, true
			return
		case q.leaf && depth < deepest:
			q.leaf = false
			old, weight := q.at, q.mass
			down := t.below(c, old)
			d := &t.cells[down]
			d.at, d.mass, d.leaf = old, weight, true
			q = &t.cells[c]
		}
		total := q.mass + mass
		q.at = Point{(q.at.X*q.mass + p.X*mass) / total, (q.at.Y*q.mass + p.Y*mass) / total}
		q.mass = total
		if q.leaf {
			return
		}
		c = t.below(c, p)
	}
}

// below returns the quarter of cell c that holds p, made if need be.
func (t *quadtree) below(c int32, p Point) int32 {
	q := &t.cells[c]
	half := q.size / 2
	k, left, up := 0, q.left, q.up
	if p.X >= left+half {
		k, left = k+1, left+half
	}
	if p.Y >= up+half {
		k, up = k+2, up+half
	}
	if q.child[k] == 0 {
		q.child[k] = int32(len(t.cells))
		t.cells = append(t.cells, cell{left: left, up: up, size: half})
	}
	return t.cells[c].child[k]
}

// repulsion sums strength·mass/distance over all places, cells that look small
// from p taken as one.
func (t *quadtree) repulsion(p Point, strength float64) Point {
	const theta = 1.0
	var f Point
	var stack [4 * deepest]int32
	top := 1
	for top > 0 {
		top--
		q := &t.cells[stack[top]]
		dx, dy := p.X-q.at.X, p.Y-q.at.Y
		d2 := dx*dx + dy*dy
		if q.leaf || q.size*q.size < theta*theta*d2 {
			if d2 > 1e-9 { // else p itself
				s := strength * q.mass / max(d2, 1)
				f.X += s * dx
				f.Y += s * dy
			}
			continue
		}
		for _, c := range q.child {
			if c != 0 {
				stack[top] = c
				top++
			}
		}
	}
	return f
}
