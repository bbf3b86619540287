package cover

import "yinshu/internal/diag"

// contrast reports a pair of colours whose writing cannot be read: less than
// three to one (WCAG 2.2, 1.4.3, large text).
func (c *canvas) contrast(look Look) {
	for _, pair := range [][2]Colour{{look.Print, look.Ground}, {look.Ink, look.Slip}} {
		a, b := luminance(pair[0])+500, luminance(pair[1])+500
		if max(a, b) < 3*min(a, b) {
			c.problems = append(c.problems, diag.Of(Faint, "", pair[0].number(), pair[1].number()))
		}
	}
}

func (c Colour) number() int { return int(c[0])<<16 | int(c[1])<<8 | int(c[2]) }

// luminance is the relative luminance of WCAG 2.2 in ten thousandths, with a
// gamma of 2 in place of the curve of sRGB: near enough for a warning, and in
// integers.
func luminance(c Colour) int {
	square := func(i int) int { return int(c[i]) * int(c[i]) }
	return (2126*square(0) + 7152*square(1) + 722*square(2)) / (255 * 255)
}
