package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/diag"
)

var verbOf = regexp.MustCompile(`%[-+#0 ]*\d*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z%])`)

// argumentsOf gives an argument of the right type for each that a format
// speaks of, by its number. The formats of one kind share their arguments.
func argumentsOf(t *testing.T, code, format string, args map[int]any) {
	t.Helper()
	next := 1
	for _, m := range verbOf.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		var arg any
		switch m[2] {
		case "d", "x", "X":
			arg = 7
		case "c", "U":
			arg = '字'
		case "f", "g":
			arg = 1.5
		case "s", "q":
			arg = "甲"
		case "v":
			arg = "乙"
		default:
			t.Errorf("%s: no reader of messages knows %%%s", code, m[2])
		}
		if had, ok := args[next]; ok && kindOf(had) != kindOf(arg) && m[2] != "v" {
			t.Errorf("%s: argument %d is a %s in one message and a %s in another", code, next, kindOf(had), kindOf(arg))
		}
		if _, ok := args[next]; !ok || m[2] != "v" {
			args[next] = arg
		}
		next++
	}
}

func kindOf(arg any) string {
	switch arg.(type) {
	case int:
		return "number"
	case rune:
		return "character"
	case float64:
		return "fraction"
	}
	return "text"
}

// Every kind of problem can be told in both languages: its messages and hints
// agree on what their arguments are, name none that is not there, and have no
// verb that fmt would stumble over.
func TestEveryKindIsTold(t *testing.T) {
	for _, stage := range stages {
		for _, k := range stage.kinds {
			args := map[int]any{}
			for _, format := range slices.Concat(k.Msg[:], k.Hint[:]) {
				argumentsOf(t, k.Code, format, args)
			}
			last := 0
			for n := range args {
				last = max(last, n)
			}
			list := make([]any, last)
			for i := range list {
				list[i] = args[i+1] // nil where no message speaks of it
			}
			for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
				told := diag.Of(k, "書/text.txt", list...).Report(lang)
				if strings.Contains(told, "%!") || strings.Contains(told, "\x00") {
					t.Errorf("%s cannot be told: %s", k.Code, told)
				}
			}
		}
	}
}
