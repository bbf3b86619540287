package lines

import "strconv"

var giveNames = [numGives]string{"spaces", "interpuncts", "brackets", "pauses", "Han–Latin", "stops"}

var takeNames = [numTakes]string{"spaces", "Han–Latin", "marks", "address"}

// String says in words what was taken from a line and added to it, in
// thousandths of a point: "brackets −2500, Han +14×373".
func (f *fit) String() string {
	var room [160]byte
	b := room[:0]
	tell := func(name string, n int32) {
		if n == 0 {
			return
		}
		if len(b) > 0 {
			b = append(b, ", "...)
		}
		b = append(b, name...)
		if n < 0 {
			b = append(b, " −"...)
			n = -n
		} else {
			b = append(b, " +"...)
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	tell("line end", -f.end)
	for c, n := range f.give {
		tell(giveNames[c], -n)
	}
	for c, n := range f.take {
		tell(takeNames[c], n)
	}
	if f.grow != 0 {
		tell("Han "+strconv.Itoa(int(f.gaps))+" ×", f.grow/max(1, f.gaps))
	}
	return string(b)
}
