package book

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"yinshu/internal/diag"
)

var commented = regexp.MustCompile(`(?m)^#([a-z\[])`)

// The order of a new book has every key there is, in both languages, and each
// one can be taken as it stands once the # before it is gone.
func TestStartOrder(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		text, err := startFiles.ReadFile("start/" + lang + "/book.toml")
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := parseOrder("book.toml", text); len(problems) > 0 {
			t.Errorf("%s as it is: %s", lang, problems[0].Report(diag.English))
		}
		all := commented.ReplaceAllString(string(text), "$1")
		// A table of the root stands before the sections, where TOML wants it.
		order, problems := parseOrder("book.toml", []byte(all))
		for _, p := range problems {
			t.Errorf("%s without comments: %s", lang, p.Report(diag.English))
		}
		for _, key := range keysOf(reflect.TypeFor[Order]()) {
			if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `\s*=|^\[+` + regexp.QuoteMeta(key) + `[\].]`).MatchString(all) {
				t.Errorf("%s does not have the key %s", lang, key)
			}
		}
		if order.Edition["hans"].Index != "pinyin" || order.PDF.Signature != 16 {
			t.Errorf("%s: the order is not what it says: %+v", lang, order)
		}
	}
}

// keysOf lists the TOML keys of a struct and of the structs in it.
func keysOf(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Map, reflect.Slice, reflect.Pointer:
		return keysOf(t.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	var keys []string
	for i := range t.NumField() {
		if key, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ","); key != "" {
			keys = append(append(keys, key), keysOf(t.Field(i).Type)...)
		}
	}
	return keys
}

// What is in a folder is never written over.
func TestStartTaken(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "a", "book")
	text := []byte("題\r\n\x00\xff")
	if _, err := Start(book, text, ".txt", diag.Chinese); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(book, "text.txt")); err != nil || string(got) != string(text) {
		t.Errorf("the text is not as it came: %q, %v", got, err)
	}
	if _, err := Start(book, text, ".txt", diag.Chinese); err == nil {
		t.Error("a book was made over another")
	}
	b, problems, err := Open(book)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if len(problems) > 0 || b.Fixes == nil || b.Names == nil {
		t.Errorf("the new book is not whole: %v", problems)
	}
}
