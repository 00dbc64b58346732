// Code generated from the Unicode 15 decompositions; DO NOT EDIT.

package gazetteer

// latin holds the ASCII letters of U+00C0 to U+024F and, behind them, of U+1E00
// to U+1EFF: two bytes each, space-filled; all spaces where there are none.
const latin = "" +
	"a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i " +
	"d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g " +
	"g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l     l l n n n n n n n ngngo o o o " +
	"o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s " +
	"b b         o c c d d       e a e f f   g     i k k           o o o                           u " +
	"u     y y z z                           dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u e a a " +
	"a a aeaeg g g g k k o o o o     j dzdzdzg g     n n a a aeaeo o a a a a e e e e i i i i o o o o " +
	"r r r r u u u u s s t t     h h         z z a a e e o o o o o o o o y y                         " +
	"      b u                       a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f " +
	"g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o " +
	"o o o o p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v " +
	"w w w w w w w w w w x x x x y y z z z z z z h t w y   s     ss  a a a a a a a a a a a a a a a a " +
	"a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o " +
	"o o o o u u u u u u u u u u u u u u y y y y y y y y             "
