package settings

import (
	"reflect"
	"strings"
)

// collect gathers the keys below prefix. A map's keys are free and are
// written *.
func collect(set map[string]bool, prefix string, v any) {
	walk(set, prefix, reflect.TypeOf(v))
}

func walk(set map[string]bool, prefix string, t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Map:
		walk(set, prefix+"*.", t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
			if name == "" || name == "-" {
				continue
			}
			set[prefix+name] = true
			walk(set, prefix+name+".", f.Type)
		}
	}
}

// nearest finds the known key of the same table that differs from key by at
// most two letters.
func nearest(key []string, v any) string {
	if len(key) == 0 {
		return ""
	}
	last := key[len(key)-1]
	best, least := "", 3
	for _, known := range Keys(v) {
		path := strings.Split(known, ".")
		if !sameTable(path[:len(path)-1], key[:len(key)-1]) {
			continue
		}
		if d := Distance(last, path[len(path)-1]); d < least && d < len(last) {
			best, least = path[len(path)-1], d
		}
	}
	return best
}

func sameTable(known, key []string) bool {
	if len(known) != len(key) {
		return false
	}
	for i := range known {
		if known[i] != "*" && known[i] != key[i] {
			return false
		}
	}
	return true
}

// Distance counts the letters to add, drop or change between two words, for
// hints; what is beyond a key's usual length does not count.
func Distance(a, b string) int {
	a = a[:min(len(a), 80)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
