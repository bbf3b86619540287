package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/diag"
)

// A verb of a format: %d, %[2]s, %.1f, %%.
var verb = regexp.MustCompile(`%(?:[-+#0 ]*)(?:\[(\d+)\])?(?:\d*)(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z%])`)

// wanted gives the letter of the verb that a format has for each argument.
func wanted(format string, letters map[int]string) error {
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[3] == "%" {
			continue
		}
		for _, index := range m[1:3] {
			if index != "" {
				next, _ = strconv.Atoi(index)
			}
		}
		old, ok := letters[next]
		switch {
		case !ok || old == "v":
			letters[next] = m[3]
		case old != m[3] && m[3] != "v" && class(old) != class(m[3]):
			return fmt.Errorf("argument %d is %%%s and %%%s", next, old, m[3])
		}
		next++
	}
	return nil
}

// class says what kind of value a verb prints.
func class(letter string) string {
	switch letter {
	case "d", "x", "X", "c", "U":
		return "integer"
	case "f", "g", "e":
		return "real"
	case "t":
		return "truth"
	}
	return "text"
}

// example is a value that a verb prints.
func example(letter string) any {
	switch class(letter) {
	case "integer":
		return 7
	case "real":
		return 2.5
	case "truth":
		return true
	}
	return "字"
}

// The words of every problem take the same arguments in both languages, each
// of one type, and leave none of their verbs unformatted.
func TestFormats(t *testing.T) {
	count := 0
	for _, stage := range stages {
		for _, k := range stage.kinds {
			count++
			texts := []string{k.Msg[diag.English], k.Msg[diag.Chinese], k.Hint[diag.English], k.Hint[diag.Chinese]}
			letters := map[int]string{}
			last := 0
			for _, text := range texts {
				if err := wanted(text, letters); err != nil {
					t.Errorf("%s: %v in %q", k.Code, err, text)
				}
			}
			for i := range letters {
				last = max(last, i)
			}
			args := make([]any, last)
			for i := range args {
				args[i] = example(letters[i+1])
			}
			p := &diag.Problem{Kind: k, Args: args}
			for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
				if got := p.Msg(lang) + "\n" + p.Hint(lang); strings.Contains(got, "%!") {
					t.Errorf("%s: %s", k.Code, got)
				}
			}
			for _, text := range texts {
				if strings.Count(text, "%") != len(verb.FindAllString(text, -1))+strings.Count(text, "%%") {
					t.Errorf("%s: a verb that fmt does not know in %q", k.Code, text)
				}
			}
		}
	}
	if count < 100 {
		t.Errorf("only %d kinds", count)
	}
}
