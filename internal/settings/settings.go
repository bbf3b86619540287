// Package settings reads the TOML files that people edit: a book's order and
// a designer's page design.
//
// [Decode] reports every fault at once, each with its line, where a TOML
// library stops at the first: the faulty line is set aside and the rest is
// read again. What can be understood is understood.
package settings

import (
	"bytes"
	"errors"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"yinshu/internal/diag"
)

// The problems of a TOML file.
var (
	badSyntax = &diag.Kind{
		Code:  "toml-syntax",
		Grade: diag.Fault,
		Msg:   [2]string{"this is not TOML: %s", "不合 TOML 格式：%s"},
		Hint:  [2]string{`write key = "text", key = 12 or [table]; quote every text`, `請寫作 key = "文字"、key = 12 或 [表名]；文字都要加引號`},
	}
	badValue = &diag.Kind{
		Code:  "toml-value",
		Grade: diag.Fault,
		Msg:   [2]string{"%s has a value of the wrong kind: %s", "%s 的值類型不對：%s"},
		Hint:  [2]string{"see the manual for the form of this key", "請查手冊中此鍵的寫法"},
	}
	unknownKey = &diag.Kind{
		Code:  "toml-key",
		Grade: diag.Fault,
		Msg:   [2]string{"there is no key %s", "沒有 %s 這個鍵"},
		Hint:  [2]string{"did you mean %[2]s?", "是否要寫 %[2]s？"},
	}
	unknownKeyFar = &diag.Kind{
		Code:  "toml-key",
		Grade: diag.Fault,
		Msg:   [2]string{"there is no key %s", "沒有 %s 這個鍵"},
		Hint:  [2]string{"take it out, or see the manual for the keys", "請刪去，或查手冊中可用的鍵"},
	}
)

// Kinds lists the problems of this package.
var Kinds = []*diag.Kind{badSyntax, badValue, unknownKey}

// mostFaults bounds the work on a file that is no TOML at all.
const mostFaults = 50

// Decode reads a TOML file into v, a pointer to a struct with toml tags. Keys
// that v does not know are problems. It never fails: v holds what could be
// read.
func Decode(file string, text []byte, v any) []*diag.Problem {
	raw := string(text)
	rest := bytes.Clone(text)
	var problems []*diag.Problem
	for range mostFaults {
		dec := toml.NewDecoder(bytes.NewReader(rest))
		dec.DisallowUnknownFields()
		err := dec.Decode(v)
		var fault *toml.DecodeError
		var strict *toml.StrictMissingError
		switch {
		case err == nil:
			return problems
		case errors.As(err, &strict):
			for i := range strict.Errors {
				problems = append(problems, unknown(file, raw, &strict.Errors[i], v))
			}
			return problems
		case errors.As(err, &fault):
			row, col := fault.Position()
			problems = append(problems, at(file, raw, row, col, fault))
			if !setAside(rest, row) {
				return problems
			}
		default:
			return append(problems, diag.Of(badSyntax, file, err.Error()))
		}
	}
	return problems
}

// at makes a problem of a decoding error.
func at(file, raw string, row, col int, err *toml.DecodeError) *diag.Problem {
	msg := strings.TrimPrefix(err.Error(), "toml: ")
	if key := err.Key(); len(key) > 0 {
		return diag.At(badValue, file, raw, offset(raw, row, col), strings.Join(key, "."), msg)
	}
	return diag.At(badSyntax, file, raw, offset(raw, row, col), msg)
}

// unknown makes a problem of a key that v does not have.
func unknown(file, raw string, err *toml.DecodeError, v any) *diag.Problem {
	row, col := err.Position()
	key := err.Key()
	name := strings.Join(key, ".")
	if near := nearest(key, v); near != "" {
		return diag.At(unknownKey, file, raw, offset(raw, row, col), name, near)
	}
	return diag.At(unknownKeyFar, file, raw, offset(raw, row, col), name, "")
}

// offset turns a row and a column, both from 1, into a byte offset.
func offset(raw string, row, col int) int {
	at := 0
	for range row - 1 {
		i := strings.IndexByte(raw[at:], '\n')
		if i < 0 {
			return len(raw)
		}
		at += i + 1
	}
	return min(at+max(col-1, 0), len(raw))
}

// setAside blanks a row, so that reading again finds the next fault. It
// reports false where there is nothing left to blank.
func setAside(text []byte, row int) bool {
	start := offset(string(text), row, 1)
	blank := true
	for i := start; i < len(text) && text[i] != '\n'; i++ {
		if text[i] != ' ' && text[i] != '\r' {
			blank = false
			text[i] = ' '
		}
	}
	return !blank
}

// Keys lists the keys of a struct with toml tags, by the path of tables that
// leads to them, sorted.
func Keys(v any) []string {
	set := map[string]bool{}
	collect(set, "", v)
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
