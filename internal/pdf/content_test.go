package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/pdf/object"
)

// A painted is a character as a page's operators paint it, read by other code
// than wrote it. Lengths are points.
type painted struct {
	font       string
	code       int
	x, y, size float64
	mark       int // the number of its marked content; -1 for an artifact, -2 for neither
}

// A canvas is what operators do to a page.
type canvas struct {
	t      *testing.T
	chars  []painted
	rects  int
	colour []string // operators that set one, with their operands
	images int
	widths map[string]map[int]int
}

// paintedBy runs a page's operators.
func paintedBy(t *testing.T, ops []byte, widths map[string]map[int]int) *canvas {
	t.Helper()
	c := &canvas{t: t, widths: widths}
	var args []string
	var font string
	var size, tc, rise, lineX, lineY, pen float64
	marks, inText := []int{}, false
	num := func(i int) float64 {
		v, err := strconv.ParseFloat(args[i], 64)
		if err != nil {
			t.Fatalf("%q is no number", args[i])
		}
		return v
	}
	show := func(parts []string) {
		mark := -2
		for _, m := range marks {
			mark = m
		}
		if !inText {
			t.Error("text outside a text object")
		}
		x := pen
		for _, p := range parts {
			if p[0] != '(' {
				v, _ := strconv.ParseFloat(p, 64)
				x -= v * size / 1000
				continue
			}
			for s := p[1:]; len(s) > 1; s = s[2:] {
				code := int(s[0])<<8 | int(s[1])
				c.chars = append(c.chars, painted{font, code, x, lineY + rise, size, mark})
				w, ok := widths[font][code]
				if !ok {
					w = 1000
				}
				x += float64(w)*size/1000 + tc
			}
		}
		pen = x
	}
	for len(ops) > 0 {
		var tok string
		tok, ops = token(ops)
		switch {
		case tok == "":
			continue
		case strings.ContainsRune("([</+-.0123456789", rune(tok[0])), tok == "]":
			args = append(args, tok)
			continue
		case tok == "BT":
			inText, lineX, lineY, pen = true, 0, 0, 0
		case tok == "ET":
			inText = false
			if len(marks) > 0 {
				t.Error("a mark begins inside a text object and ends outside")
			}
		case tok == "Tf":
			font, size = args[0][1:], num(1)
		case tok == "Tc":
			tc = num(0)
		case tok == "Ts":
			rise = num(0)
		case tok == "Td":
			lineX, lineY = lineX+num(0), lineY+num(1)
			pen = lineX
		case tok == "Tj":
			show(args)
		case tok == "TJ":
			show(args[1 : len(args)-1])
		case tok == "BMC" || tok == "BDC":
			mark := -1
			if args[0] != "/Artifact" {
				mark, _ = strconv.Atoi(args[2])
			}
			marks = append(marks, mark)
		case tok == "EMC":
			if len(marks) == 0 {
				t.Fatal("a mark ends that never began")
			}
			marks = marks[:len(marks)-1]
		case tok == "re":
			c.rects++
		case tok == "Do":
			c.images++
		case strings.Contains(" g G rg RG k K cs CS sc SC scn SCN ", " "+tok+" "):
			c.colour = append(c.colour, strings.Join(args, " ")+" "+tok)
		}
		args = args[:0]
	}
	if inText || len(marks) > 0 {
		t.Error("a text object or a mark is never ended")
	}
	return c
}

// token cuts a token off. A string is its bytes behind a parenthesis, a
// dictionary's delimiters are tokens of their own.
func token(b []byte) (string, []byte) {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	if len(b) == 0 {
		return "", nil
	}
	switch {
	case b[0] == '(':
		out := []byte{'('}
		for i := 1; ; i++ {
			switch b[i] {
			case ')':
				return string(out), b[i+1:]
			case '\\':
				i++
				if b[i] == 'r' {
					out = append(out, '\r')
					continue
				}
			}
			out = append(out, b[i])
		}
	case bytes.HasPrefix(b, []byte("<<")), bytes.HasPrefix(b, []byte(">>")):
		return "", b[2:]
	case b[0] == '[', b[0] == ']':
		return string(b[:1]), b[1:]
	}
	n := 1
	for n < len(b) && b[n] > ' ' && !bytes.ContainsRune([]byte("()[]</>"), rune(b[n])) {
		n++
	}
	return string(b[:n]), b[n:]
}

// fontWidths reads the widths of the file's fonts that are not an em.
func fontWidths(f *object.File, fonts *object.Dict) map[string]map[int]int {
	all := map[string]map[int]int{}
	for _, name := range fonts.Keys() {
		widths := map[int]int{}
		kids := f.Array(f.Dict(fonts.Get(name)).Get("DescendantFonts"))
		w := f.Array(f.Dict(kids[0]).Get("W"))
		for i := 0; i+1 < len(w); i += 2 {
			for j, v := range w[i+1].(object.Array) {
				widths[w[i].(int)+j] = v.(int)
			}
		}
		all[string(name)] = widths
	}
	return all
}
