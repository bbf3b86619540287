package lines

import (
	"testing"

	"yinshu/internal/design"
)

// The table says what; these rules say why. Each guards the other.
func TestParting(t *testing.T) {
	levels := []design.Prohibition{design.NoProhibition, design.BasicProhibition, design.GBProhibition, design.StrictProhibition}
	for _, level := range levels {
		p := pairsAt(level)
		for a := range numClasses {
			for b := range numClasses {
				rule := ""
				switch {
				case a == LatinOpen, a == Opening && (level >= design.BasicProhibition || b == Attached):
					rule = "an opening mark may not end a line"
				case b >= Closing && b <= Exclaim && level >= design.BasicProhibition && a != Blank:
					rule = "a closing mark, a pause or a stop may not begin one"
				case (b == Middot || b == Connector) && level >= design.BasicProhibition && a != Blank:
					rule = "an interpunct or a connector may not begin one"
				case (a == Solidus || b == Solidus) && level >= design.GBProhibition && a != Blank:
					rule = "a solidus may do neither"
				case (b == Dash || b == Ellipsis) && level >= design.StrictProhibition && a != b && a != Blank:
					rule = "a dash or an ellipsis may not begin one"
				case (b == LatinClose || b == Postfix) && a != Blank, b == Note, b == Attached:
					rule = "what closes, a unit and what is raised or combined stay with what they follow"
				case a == Wide && (b == Prefix || b == LatinOpen):
				case (a == Wide || a == Attached || a.isLatin()) && (b == Wide || b.isLatin()):
					rule = "a word or a number is not divided"
				}
				if p.mayBreak[a][b] != (rule == "") {
					t.Errorf("level %d, class %d before %d: a line may end is %v; rule: %q", level, a, b, p.mayBreak[a][b], rule)
				}
			}
		}
	}
}

// What space stands between two classes, as rules.
func TestGapping(t *testing.T) {
	for a := range numClasses {
		for b := range numClasses {
			want := byte('h')
			switch {
			case a == Leader, a == Connector, b == Connector, a == Solidus, b == Solidus:
				want = '.' // beside a connector nothing grows
			case a == LatinOpen, b == LatinClose, b == Note, b == Attached, b == Postfix:
				want = '.' // what is held together
			case a == Ideograph && b.isLatin(), b == Ideograph && a.isLatin():
				want = 'q'
			case a == Note && b.isLatin():
				want = 'q'
			case a.isLatin() && (b == Wide || b.isLatin()), a == Attached && (b == Wide || b.isLatin()):
				want = '.' // a word or a number
			case a == Wide && (b == Wide || b == Letter || b == Digit), a == b && (a == Dash || a == Ellipsis):
				want = '.'
			}
			if got := gapping[a][2*b]; got != want {
				t.Errorf("class %d before %d: %c, want %c", a, b, got, want)
			}
		}
	}
}
