package figure

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// A decimal is coef·10^exp/den, negative if neg: exact for all that news text
// writes. It holds 19 digits; longer runs of digits are codes, not figures.
type decimal struct {
	coef uint64
	den  uint64 // 0 means 1
	exp  int
	neg  bool
}

// maxExp bounds magnitudes, so that "million million million ..." ends.
const maxExp = 36

func whole(n uint64) decimal { return decimal{coef: n} }

// scaled returns d·10^n.
func (d decimal) scaled(n int) (decimal, bool) {
	d.exp += n
	return d, d.exp <= maxExp && d.exp >= -maxExp
}

// times returns d·n.
func (d decimal) times(n uint64) (decimal, bool) {
	hi, lo := bits.Mul64(d.coef, n)
	d.coef = lo
	return d, hi == 0
}

// plus returns d+e of two decimals of one sign.
func (d decimal) plus(e decimal) (decimal, bool) {
	if d.coef == 0 {
		return e, true
	}
	if e.coef == 0 {
		return d, true
	}
	if d.exp < e.exp {
		d, e = e, d
	}
	ok := true
	for d.exp > e.exp && ok { // bring both to the smaller exponent
		d, ok = d.times(10)
		d.exp--
	}
	if !ok {
		return d, false
	}
	dd, ed := d.divisor(), e.divisor()
	if dd != ed {
		var a, b decimal
		var oka, okb bool
		a, oka = d.times(ed)
		b, okb = e.times(dd)
		hi, den := bits.Mul64(dd, ed)
		if !oka || !okb || hi != 0 {
			return d, false
		}
		d, e = a, b
		d.den = den
	}
	sum, carry := bits.Add64(d.coef, e.coef, 0)
	d.coef = sum
	return d, carry == 0
}

func (d decimal) divisor() uint64 {
	if d.den == 0 {
		return 1
	}
	return d.den
}

// over returns d/n.
func (d decimal) over(n uint64) (decimal, bool) {
	if n == 0 {
		return d, false
	}
	hi, den := bits.Mul64(d.divisor(), n)
	d.den = den
	return d, hi == 0
}

// less reports whether d < e.
func (d decimal) less(e decimal) bool {
	if d.neg != e.neg {
		return d.neg && (d.coef != 0 || e.coef != 0)
	}
	if d.neg {
		d, e = e, d
	}
	return d.magnitude(e.exp, e.den).Cmp(e.magnitude(d.exp, d.den)) < 0
}

// magnitude returns |d| scaled for comparison with a decimal of the given
// exponent and divisor.
func (d decimal) magnitude(exp int, den uint64) *big.Int {
	v := new(big.Int).SetUint64(d.coef)
	if den > 1 {
		v.Mul(v, new(big.Int).SetUint64(den))
	}
	if d.exp > exp {
		v.Mul(v, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.exp-exp)), nil))
	}
	return v
}

// String writes d in plain notation without closing zeros. A fraction that
// does not end is rounded to four places.
func (d decimal) String() string {
	if d.den > 1 {
		d = d.divided()
	}
	if d.coef == 0 {
		return "0"
	}
	digits := strconv.FormatUint(d.coef, 10)
	exp := d.exp
	for strings.HasSuffix(digits, "0") {
		digits = digits[:len(digits)-1]
		exp++
	}
	switch {
	case exp >= 0:
		digits += strings.Repeat("0", exp)
	case -exp < len(digits):
		n := len(digits) + exp
		digits = digits[:n] + "." + digits[n:]
	default:
		digits = "0." + strings.Repeat("0", -exp-len(digits)) + digits
	}
	if d.neg {
		return "-" + digits
	}
	return digits
}

// divided works out the division, to at most four places unless the divisor is
// a power of ten.
func (d decimal) divided() decimal {
	for d.den%10 == 0 {
		d.den /= 10
		d.exp--
	}
	if d.den == 1 {
		return d
	}
	num := new(big.Int).SetUint64(d.coef)
	den := new(big.Int).SetUint64(d.den)
	if s := d.exp + 4; s >= 0 {
		num.Mul(num, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(s)), nil))
	} else {
		den.Mul(den, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-s)), nil))
	}
	num.Add(num, new(big.Int).Rsh(den, 1)) // half up
	num.Quo(num, den)
	if !num.IsUint64() {
		return decimal{neg: d.neg}
	}
	return decimal{coef: num.Uint64(), exp: -4, neg: d.neg}
}
