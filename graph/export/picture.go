package export

import (
	"image"
	"image/color"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/entente-nlp/entente/graph"
)

// PNG draws n as [SVG] does, two pixels a point, fewer where the page is very
// large. Its font knows Latin, Greek and Cyrillic letters; for others take SVG.
func PNG(w io.Writer, n *graph.Network, o Options) error {
	const longest = 6000.0 // pixels of a side
	d := draw(n, o)
	scale := min(2, longest/max(d.width, d.height))
	c := &canvas{scale: scale, faces: map[face]font.Face{}}
	c.img = image.NewRGBA(image.Rect(0, 0, int(math.Ceil(d.width*scale)), int(math.Ceil(d.height*scale))))
	for i := range c.img.Pix {
		c.img.Pix[i] = 255
	}
	for _, l := range d.lines {
		c.line(l)
	}
	for _, x := range d.nodes {
		c.disc(x.x, x.y, x.r+0.5, colour{255, 255, 255})
		c.disc(x.x, x.y, x.r-0.5, x.fill)
	}
	for _, l := range d.lines {
		if l.label != "" {
			c.text(l.lx, l.ly+tieFont*0.35, tieFont, l.label, l.stroke, middle|halo)
		}
	}
	for _, x := range d.nodes {
		for i, s := range x.name {
			c.text(x.x, x.baseline(i), x.size, s, inkColor, middle|halo)
		}
	}
	for _, l := range d.words {
		if l.dot != nil {
			c.disc(l.x-7, l.y-3.5, 4.5, *l.dot)
		}
		if l.stroke != nil {
			c.line(*l.stroke)
		}
		style := 0
		if l.bold {
			style = bold
		}
		c.text(l.x, l.y, l.size, plain(l.text), inkColor, style)
	}
	return png.Encode(w, c.img)
}

// A canvas draws shapes, in points, on an image.
type canvas struct {
	img   *image.RGBA
	scale float64
	r     vector.Rasterizer
	faces map[face]font.Face
}

type face struct {
	size float64
	bold bool
}

// fill fills a polygon. Only the pixels around it are looked at.
func (c *canvas) fill(points [][2]float64, col colour, alpha float64) {
	left, top, right, low := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		left, right = min(left, p[0]*c.scale), max(right, p[0]*c.scale)
		top, low = min(top, p[1]*c.scale), max(low, p[1]*c.scale)
	}
	b := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right))+1, int(math.Ceil(low))+1)
	if b.Empty() || b.Intersect(c.img.Bounds()).Empty() {
		return
	}
	c.r.Reset(b.Dx(), b.Dy())
	for i, p := range points {
		x, y := float32(p[0]*c.scale)-float32(b.Min.X), float32(p[1]*c.scale)-float32(b.Min.Y)
		if i == 0 {
			c.r.MoveTo(x, y)
		} else {
			c.r.LineTo(x, y)
		}
	}
	c.r.ClosePath()
	c.r.Draw(c.img, b, image.NewUniform(color.NRGBA{col.r, col.g, col.b, uint8(math.Round(255 * alpha))}), image.Point{})
}

func (c *canvas) disc(x, y, r float64, col colour) {
	corners := int(max(16, 3*math.Sqrt(r*c.scale)*math.Pi))
	points := make([][2]float64, corners)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(corners))
		points[i] = [2]float64{x + r*cos, y + r*sin}
	}
	c.fill(points, col, 1)
}

// line strokes a curve as one polygon, so that what is translucent does not
// overlap itself, as several where it is long, since filling takes time in the box
// around a polygon, or as dashes.
func (c *canvas) line(l line) {
	const piece, whole = 60.0, 400 * 400 // pixels
	steps := 1
	if isBent(l) {
		steps = 24
	}
	switch w, h := (l.x1-l.x0)*c.scale, (l.y1-l.y0)*c.scale; {
	case !l.dashed && math.Abs(w*h) < whole:
		c.ribbon(l, 0, 1, steps)
	case !l.dashed:
		for n, i := math.Ceil(math.Hypot(w, h)/piece), 0.0; i < n; i++ {
			c.ribbon(l, i/n, (i+1)/n, min(steps, 4))
		}
	default:
		const on, off = 4.0, 3.0
		long := max(math.Hypot(l.x1-l.x0, l.y1-l.y0), 1)
		for t := 0.0; t < 1; t += (on + off) / long {
			c.ribbon(l, t, min(t+on/long, 1), 2)
		}
	}
	if l.arrow {
		p := l.arrowhead()
		c.fill(p[:], l.stroke, 1)
	}
}

func (c *canvas) ribbon(l line, from, to float64, steps int) {
	half := max(l.width, 1/c.scale) / 2
	points := make([][2]float64, 2*(steps+1))
	for i := range steps + 1 {
		t := from + (to-from)*float64(i)/float64(steps)
		x, y := l.at(t)
		dx, dy := l.slope(t)
		points[i] = [2]float64{x - dy*half, y + dx*half}
		points[len(points)-1-i] = [2]float64{x + dy*half, y - dx*half}
	}
	c.fill(points, l.stroke, l.alpha)
}

// slope is the direction of the curve at t, of length 1.
func (l *line) slope(t float64) (dx, dy float64) {
	dx = 2*(1-t)*(l.cx-l.x0) + 2*t*(l.x1-l.cx)
	dy = 2*(1-t)*(l.cy-l.y0) + 2*t*(l.y1-l.cy)
	h := math.Hypot(dx, dy)
	if h == 0 {
		return 1, 0
	}
	return dx / h, dy / h
}

// arrowhead is the triangle at the end of the line.
func (l *line) arrowhead() [3][2]float64 {
	long, wide := 4+1.6*l.width, 1.6+0.7*l.width
	dx, dy := l.slope(1)
	x, y := l.x1-dx*long, l.y1-dy*long
	return [3][2]float64{{l.x1, l.y1}, {x - dy*wide, y + dx*wide}, {x + dy*wide, y - dx*wide}}
}

// Styles of text.
const (
	middle = 1 << iota // x is its middle
	halo               // a white rim, to read it over lines
	bold
)

func (c *canvas) text(x, y, size float64, s string, col colour, style int) {
	f := c.face(face{size, style&bold != 0})
	if style&middle != 0 {
		x -= float64(font.MeasureString(f, s)) / 64 / c.scale / 2
	}
	write := func(dx, dy float64, col colour) {
		d := font.Drawer{Dst: c.img, Src: image.NewUniform(color.RGBA{col.r, col.g, col.b, 255}), Face: f,
			Dot: fixed.Point26_6{X: fixed.Int26_6((x + dx) * c.scale * 64), Y: fixed.Int26_6((y + dy) * c.scale * 64)}}
		d.DrawString(s)
	}
	if style&halo != 0 {
		for i := range 8 {
			dy, dx := math.Sincos(float64(i) * math.Pi / 4)
			write(1.1*dx, 1.1*dy, colour{255, 255, 255})
		}
	}
	write(0, 0, col)
}

// face opens the font in a size, rounded to tenths of a point.
func (c *canvas) face(k face) font.Face {
	k.size = math.Round(k.size*10) / 10
	if f := c.faces[k]; f != nil {
		return f
	}
	ttf := goregular.TTF
	if k.bold {
		ttf = gobold.TTF
	}
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // it is part of the program
	}
	f, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: k.size * c.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err) // never: the options are in range
	}
	c.faces[k] = f
	return f
}
