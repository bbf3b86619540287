package design

// A Length is a distance in thousandths of a point. Lengths are integers so
// that the same book has the same bytes on every machine.
type Length int

// Units.
const (
	Pt Length = 1000
	// MM is used as n*MM/1000 with n in thousandths of a millimetre; see [Mm].
	mm1000 = 2834645 // thousandths of a point in 1000 mm
)

// Mm returns n thousandths of a millimetre, rounded to the nearest Length.
func Mm(n int) Length { return Length((n*mm1000 + 500_000) / 1_000_000) }

// Em returns n thousandths of an em at a size, rounded to the nearest Length.
func Em(size Length, n int) Length {
	v := int(size) * n
	if v < 0 {
		return Length((v - 500) / 1000)
	}
	return Length((v + 500) / 1000)
}
