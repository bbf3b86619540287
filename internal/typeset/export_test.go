package typeset

import "yinshu/internal/design"

// Designs by a number, for fuzzing.

func NotesPlaceOf(n uint8) design.NotesPlace { return design.NotesPlace(n % 3) }

func OpeningOf(n uint8) design.Opening { return design.Opening(n / 3 % 3) }

func NumberingOf(n uint8) design.Numbering {
	if k := design.Numbering(n / 9 % 3); k != design.ByPage || NotesPlaceOf(n) == design.PageFoot {
		return k
	}
	return design.Through
}
