package reader

import "strings"

// What follows a bracket in Markdown: the address of a link and the attributes
// of a span.

// closing gives the bracket that closes the one at i, or -1.
func closing(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// destination reads (<url>) or (url) at i, perhaps with a title, and gives its
// end, or -1. The title is for a pointer held over the link: print has none.
func destination(s string, i int) (string, int) {
	i++
	var url string
	if i < len(s) && s[i] == '<' {
		var b strings.Builder
		for i++; ; i++ {
			if i >= len(s) {
				return "", -1
			}
			if s[i] == '>' {
				break
			}
			if s[i] == '\\' && i+1 < len(s) && punctuation(s[i+1]) {
				i++
			}
			b.WriteByte(s[i])
		}
		url, i = b.String(), i+1
	} else {
		end := strings.IndexAny(s[i:], ") \t")
		if end < 0 {
			return "", -1
		}
		url, i = s[i:i+end], i+end
	}
	rest := strings.TrimLeft(s[i:], " \t")
	if spaces := len(s) - i - len(rest); spaces > 0 && rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return "", -1
		}
		rest = strings.TrimLeft(rest[end+2:], " \t")
	} else if spaces > 0 && url != "" && !strings.HasPrefix(rest, ")") {
		return "", -1
	}
	if !strings.HasPrefix(rest, ")") {
		return "", -1
	}
	return url, len(s) - len(rest) + 1
}

// attrs are what stands in braces after a span.
type attrs struct {
	class []string
	value map[string]string
}

func (a *attrs) has(class string) bool {
	for _, c := range a.class {
		if c == class {
			return true
		}
	}
	return false
}

// attributes reads {#name .class key="value" key=value} and gives the bytes it
// takes, or 0.
func attributes(s string) (attrs, int) {
	a := attrs{value: map[string]string{}}
	word := func(i int) int {
		end := i
		for end < len(s) && strings.IndexByte(" }=\"'", s[end]) < 0 {
			end++
		}
		return end
	}
	for i := 1; i < len(s); {
		switch s[i] {
		case '}':
			return a, i + 1
		case ' ':
			i++
			continue
		case '.', '#':
			end := word(i + 1)
			if end == i+1 {
				return attrs{}, 0
			}
			if s[i] == '.' {
				a.class = append(a.class, s[i+1:end])
			}
			i = end
			continue
		}
		eq := word(i)
		if eq == i || eq+1 >= len(s) || s[eq] != '=' {
			return attrs{}, 0
		}
		value, end := attribute(s, eq+1)
		if end < 0 {
			return attrs{}, 0
		}
		a.value[s[i:eq]], i = value, end
	}
	return attrs{}, 0
}

// attribute reads "value", 'value' or value at i and gives its end, or -1.
func attribute(s string, i int) (string, int) {
	quote := s[i]
	if quote != '"' && quote != '\'' {
		end := i
		for end < len(s) && s[end] != ' ' && s[end] != '}' {
			end++
		}
		return s[i:end], end
	}
	var b strings.Builder
	for k := i + 1; k < len(s); k++ {
		switch {
		case s[k] == quote:
			return b.String(), k + 1
		case s[k] == '\\' && k+1 < len(s):
			k++
		}
		b.WriteByte(s[k])
	}
	return "", -1
}
