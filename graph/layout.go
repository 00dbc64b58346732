package graph

import (
	"math"

	"gonum.org/v1/gonum/spatial/barneshut"
	"gonum.org/v1/gonum/spatial/r2"
)

// A Point is the place of a node in a drawing. Distances are in points of a page:
// nodes that weigh little want some forty between them.
type Point struct{ X, Y float64 }

// Layout places the nodes: a force-directed drawing (Fruchterman and Reingold
// 1991, Software: Practice and Experience 21) with Barnes and Hut's approximation
// (1986, Nature 324) of repulsion and a pull to the middle, followed by pushing
// apart what overlaps. Edges pull by weight, those of hubs less. It needs
// [Network.Measure]. The same network gives the same places.
func (n *Network) Layout() []Point {
	const (
		rounds  = 300
		theta   = 0.8
		ideal   = 75.0 // length of an edge
		gravity = 0.03
	)
	a := n.adjacency()
	bodies := make([]*body, len(n.Nodes))
	particles := make([]barneshut.Particle2, len(bodies))
	for i := range bodies { // a sunflower, communities together
		c := n.Nodes[i].Measures.Community
		centre := r2.Scale(ideal*2*math.Sqrt(float64(c)), direction(c))
		bodies[i] = &body{at: r2.Add(centre, r2.Scale(ideal*0.4*math.Sqrt(float64(i)), direction(i)))}
		particles[i] = bodies[i]
	}
	heavy := 0.0
	for _, w := range a.weight {
		heavy = max(heavy, w)
	}
	repel := func(_, _ barneshut.Particle2, _, _ float64, v r2.Vec) r2.Vec {
		return r2.Scale(-ideal*ideal/max(v.X*v.X+v.Y*v.Y, 1), v)
	}
	force := make([]r2.Vec, len(bodies))
	for round := range rounds {
		plane, err := barneshut.NewPlane(particles)
		if err != nil {
			break // infinite coordinates, which the limit below rules out
		}
		for i, b := range bodies {
			f := r2.Sub(plane.ForceOn(b, theta, repel), r2.Scale(gravity*ideal/10, b.at))
			for k := a.start[i]; k < a.start[i+1]; k++ {
				j := int(a.to[k])
				v := r2.Sub(bodies[j].at, b.at)
				pull := (0.2 + math.Sqrt(a.weight[k]/heavy)) / math.Sqrt(float64(min(a.degree(i), a.degree(j))))
				f = r2.Add(f, r2.Scale(pull*r2.Norm(v)/ideal, v))
			}
			force[i] = f
		}
		limit := 2 * ideal * (1 - float64(round)/rounds)
		for i, f := range force {
			if l := r2.Norm(f); l > limit {
				f = r2.Scale(limit/l, f)
			}
			bodies[i].at = r2.Add(bodies[i].at, f)
		}
	}
	n.part(bodies)
	out := make([]Point, len(bodies))
	for i, b := range bodies {
		out[i] = Point{math.Round(b.at.X*10) / 10, math.Round(b.at.Y*10) / 10}
	}
	return out
}

// direction spreads indices evenly over the circle, by the golden angle.
func direction(i int) r2.Vec {
	angle := math.Pi * (3 - math.Sqrt(5)) * float64(i)
	return r2.Vec{X: math.Cos(angle), Y: math.Sin(angle)}
}

// part pushes overlapping nodes apart, as wide as their names.
func (n *Network) part(bodies []*body) {
	const passes, cell = 30, 120.0
	for range passes {
		grid := map[[2]int][]int{}
		for i, b := range bodies {
			k := [2]int{int(math.Floor(b.at.X / cell)), int(math.Floor(b.at.Y / cell))}
			grid[k] = append(grid[k], i)
		}
		moved := false
		for i, b := range bodies {
			cx, cy := int(math.Floor(b.at.X/cell)), int(math.Floor(b.at.Y/cell))
			for dx := -1; dx <= 1; dx++ {
				for dy := -1; dy <= 1; dy++ {
					for _, j := range grid[[2]int{cx + dx, cy + dy}] {
						if j <= i {
							continue
						}
						q := bodies[j]
						v := r2.Sub(q.at, b.at)
						wide := (width(n.Nodes[i].Name) + width(n.Nodes[j].Name)) / 2
						const high = 26.0
						if math.Abs(v.X) >= wide || math.Abs(v.Y) >= high {
							continue
						}
						moved = true
						// Along the axis that needs less.
						if px, py := wide-math.Abs(v.X), high-math.Abs(v.Y); px < py {
							s := math.Copysign(px/2, v.X)
							b.at.X, q.at.X = b.at.X-s, q.at.X+s
						} else {
							s := math.Copysign(py/2, v.Y)
							b.at.Y, q.at.Y = b.at.Y-s, q.at.Y+s
						}
					}
				}
			}
		}
		if !moved {
			return
		}
	}
}

// width estimates the width of a name in points.
func width(name string) float64 { return 16 + 6*float64(min(len(name), 30)) }

// A body is a node as a particle of unit mass.
type body struct{ at r2.Vec }

func (b *body) Coord2() r2.Vec { return b.at }
func (b *body) Mass() float64  { return 1 }
