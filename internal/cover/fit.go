package cover

// A fitted text is its lines and the size, in pixels, at which they fit.
type fitted struct {
	lines [][]rune
	size  int
}

// pitch is from one line to the next.
func (f fitted) pitch() int { return f.size * 13 / 10 }

// across is what all lines take.
func (f fitted) across() int { return len(f.lines) * f.pitch() }

// smallest is the size at which a title is set whatever its length.
const smallest = 24

// fit finds the largest size, up to a limit, at which lines fit a box. A line
// is divided, into parts of like length, only if it would otherwise be less
// than half the limit high.
func fit(lines [][]rune, along, across, limit int) fitted {
	if len(lines) == 0 {
		return fitted{size: limit}
	}
	for size := limit; size >= limit/2 && size > smallest; size -= 2 {
		f := fitted{lines, size}
		if longest(lines)*size/2 <= along && f.across() <= across {
			return f
		}
	}
	for size := limit; size > smallest; size -= 2 {
		f := fitted{divide(lines, 2*along/size), size}
		if longest(f.lines)*size/2 <= along && f.across() <= across {
			return f
		}
	}
	return fitted{divide(lines, 2*along/smallest), smallest}
}

// halves is a width in half ems: one for letters and digits, two for Han.
func halves(text []rune) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x250 {
			n++
		}
	}
	return n
}

func longest(lines [][]rune) int {
	n := 0
	for _, l := range lines {
		n = max(n, halves(l))
	}
	return n
}

// divide divides lines of more than n half ems.
func divide(lines [][]rune, n int) [][]rune {
	n = max(n, 2)
	var out [][]rune
	for _, line := range lines {
		for len(line) > 0 {
			wide := halves(line)
			parts := (wide + n - 1) / n
			at := reach(line, (wide+parts-1)/parts)
			for at < len(line) && marks(closing).has(line[at]) && halves(line[:at+1]) <= n {
				at++
			}
			if parts > 1 {
				at = allowed(line, at, n)
			}
			out = append(out, line[:at])
			line = line[at:]
		}
	}
	return out
}

// reach is how many characters, at least one, a width holds.
func reach(line []rune, n int) int {
	for at := 1; at < len(line); at++ {
		if halves(line[:at+1]) > n {
			return at
		}
	}
	return len(line)
}

// allowed moves the end of a line to where no closing mark would begin the
// next, no opening one end this, and no word or span of years be torn: back if
// it can, else on as far as n half ems go.
func allowed(line []rune, at, n int) int {
	for end := at; end > 0 && end < len(line); end-- {
		if mayEnd(line, end) {
			return end
		}
	}
	for end := at; end < len(line) && halves(line[:end]) <= n; end++ {
		if mayEnd(line, end) {
			return end
		}
	}
	return at
}

func mayEnd(line []rune, at int) bool {
	return !marks(closing).has(line[at]) && !marks(opening).has(line[at-1]) && !joined(line[at-1], line[at])
}

type marks string

func (m marks) has(r rune) bool {
	for _, c := range string(m) {
		if c == r {
			return true
		}
	}
	return false
}

const (
	opening = "「『（《〈〔【“‘"
	dashes  = "—–─至"
	closing = "」』）》〉〕】”’。．，、：；？！·‧–～"
)

// joined reports whether two characters are one mark, or parts of one word or
// number of another script, or of a span of numbers.
func joined(a, b rune) bool {
	return a == b && (a == '—' || a == '…' || a == '─') || a < 0x250 && b < 0x250 && a != ' ' && b != ' ' ||
		digit(a) && marks(dashes).has(b) || marks(dashes).has(a) && digit(b)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
