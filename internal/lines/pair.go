package lines

import "yinshu/internal/design"

// parting says at which level of prohibition a line may no longer end between
// a character of the row's class and one of the column's:
//
//	o  it may at every level
//	b  not at the basic level and above
//	g  not at the level of GB/T 15834-2011 and above
//	s  not at the strict level
//	x  never
//
// Columns b, g and s are CLREQ's "Prohibition Rules for Line Start and Line
// End"; the x are its "Prohibition Rules for Unbreakable Marks" (dashes and
// ellipses in pairs; numbers with separators, sign, unit and currency; what
// is raised with what it follows) and the words of alphabets.
var parting = [numClasses]string{
	//           I O C P : S ! M - / D E W A 9 ( ) $ % ^ n L _
	Ideograph:  "o o b b b b b b b g s s o o o o x o x x x o o",
	Opening:    "b b b b b b b b b b b b b b b b x b x x x b b",
	Closing:    "o o b b b b b b b g s s o o o o x o x x x o o",
	Pause:      "o o b b b b b b b g s s o o o o x o x x x o o",
	Colon:      "o o b b b b b b b g s s o o o o x o x x x o o",
	Stop:       "o o b b b b b b b g s s o o o o x o x x x o o",
	Exclaim:    "o o b b b b b b b g s s o o o o x o x x x o o",
	Middot:     "o o b b b b b b b g s s o o o o x o x x x o o",
	Connector:  "o o b b b b b b b g s s o o o o x o x x x o o",
	Solidus:    "g g b b b b b b b g g g g g g g x g x x x g g",
	Dash:       "o o b b b b b b b g o s o o o o x o x x x o o",
	Ellipsis:   "o o b b b b b b b g s o o o o o x o x x x o o",
	Wide:       "o o b b b b b b b g s s x x x o x o x x x o o",
	Letter:     "o o b b b b b b b g s s x x x x x x x x x o o",
	Digit:      "o o b b b b b b b g s s x x x x x x x x x o o",
	LatinOpen:  "x x x x x x x x x x x x x x x x x x x x x x x",
	LatinClose: "o o b b b b b b b g s s x x x x x x x x x o o",
	Prefix:     "o o b b b b b b b g s s x x x x x x x x x o o",
	Postfix:    "o o b b b b b b b g s s x x x x x x x x x o o",
	Attached:   "o o b b b b b b b g s s x x x x x x x x x o o",
	Note:       "o o b b b b b b b g s s o o o o x o x x x o o",
	Leader:     "o o b b b b b b b g s s o o o o x o x x x o o",
	Blank:      "o o o o o o o o o o o o o o o o o o o x x o o",
}

// gapping says what space stands between two neighbours on one line:
//
//	h  none of its own, and it grows with the gaps between Han characters
//	q  the gap between Han and Latin
//	.  none, ever: the two are one unit, or one of them keeps its distance
//
// CLREQ "Mixed composition with Western text" (no gap beside full-width
// marks), "Line adjustment" (never inside a unit, never beside a connector or
// a solidus).
var gapping = [numClasses]string{
	//           I O C P : S ! M - / D E W A 9 ( ) $ % ^ n L _
	Ideograph:  "h h h h h h h h . . h h h q q q . q . . . h h",
	Opening:    "h h h h h h h h . . h h h h h h . h . . . h h",
	Closing:    "h h h h h h h h . . h h h h h h . h . . . h h",
	Pause:      "h h h h h h h h . . h h h h h h . h . . . h h",
	Colon:      "h h h h h h h h . . h h h h h h . h . . . h h",
	Stop:       "h h h h h h h h . . h h h h h h . h . . . h h",
	Exclaim:    "h h h h h h h h . . h h h h h h . h . . . h h",
	Middot:     "h h h h h h h h . . h h h h h h . h . . . h h",
	Connector:  ". . . . . . . . . . . . . . . . . . . . . . .",
	Solidus:    ". . . . . . . . . . . . . . . . . . . . . . .",
	Dash:       "h h h h h h h h . . . h h h h h . h . . . h h",
	Ellipsis:   "h h h h h h h h . . h . h h h h . h . . . h h",
	Wide:       "h h h h h h h h . . h h . . . h . h . . . h h",
	Letter:     "q h h h h h h h . . h h . . . . . . . . . h h",
	Digit:      "q h h h h h h h . . h h . . . . . . . . . h h",
	LatinOpen:  ". . . . . . . . . . . . . . . . . . . . . . .",
	LatinClose: "q h h h h h h h . . h h . . . . . . . . . h h",
	Prefix:     "q h h h h h h h . . h h . . . . . . . . . h h",
	Postfix:    "q h h h h h h h . . h h . . . . . . . . . h h",
	Attached:   "h h h h h h h h . . h h . . . . . . . . . h h",
	Note:       "h h h h h h h h . . h h h q q q . q . . . h h",
	Leader:     ". . . . . . . . . . . . . . . . . . . . . . .",
	Blank:      "h h h h h h h h . . h h h h h h . h . . . h h",
}

// pairs is the two tables, made ready for a level.
type pairs struct {
	mayBreak [numClasses][numClasses]bool
	gap      [numClasses][numClasses]byte
}

// pairsAt returns the tables at a level of prohibition.
func pairsAt(level design.Prohibition) *pairs {
	forbidden := [...]string{
		design.NoProhibition:     "x",
		design.BasicProhibition:  "xb",
		design.GBProhibition:     "xbg",
		design.StrictProhibition: "xbgs",
	}
	p := &pairs{}
	for a := range numClasses {
		for b := range numClasses {
			p.mayBreak[a][b] = true
			for _, f := range forbidden[min(int(level), len(forbidden)-1)] {
				if rune(parting[a][2*b]) == f {
					p.mayBreak[a][b] = false
				}
			}
			p.gap[a][b] = gapping[a][2*b]
		}
	}
	return p
}
