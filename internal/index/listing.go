package index

import (
	"strings"
)

// Listing writes an index as text, a line for each entry under the line of its
// group, and of several indexes each under its title: what a person reads, and what two builds are compared by.
//
//	[三畫]
//	大禹，12、15–17、23註4；另見 夏代
//	  治水，15–17
func Listing(entries []Entry) string {
	var b strings.Builder
	group, title := "", ""
	for i := range entries {
		if t := entries[i].Index; t != title {
			b.WriteString(titleMark + t + "\n")
			group, title = "", t
		}
		if g := entries[i].Group; g != group {
			b.WriteString("[" + g + "]\n")
			group = g
		}
		entries[i].list(&b, "")
	}
	return b.String()
}

func (e *Entry) list(b *strings.Builder, indent string) {
	b.WriteString(indent + e.Heading)
	if e.Original != "" {
		b.WriteString("（" + e.Original + "）")
	}
	for i := range e.Locators {
		b.WriteString([]string{"，", "、"}[min(i, 1)] + e.Locators[i].String())
	}
	after := " "
	if len(e.Locators) > 0 {
		after = "；"
	}
	for _, refs := range []struct {
		word string
		refs []Ref
	}{{"見 ", e.See}, {"另見 ", e.SeeAlso}} {
		for i, r := range refs.refs {
			if i == 0 {
				b.WriteString(after + refs.word)
				after = "；"
			} else {
				b.WriteString("；")
			}
			b.WriteString(r.Heading)
		}
	}
	b.WriteString("\n")
	for i := range e.Subs {
		e.Subs[i].list(b, indent+"  ")
	}
}

// String gives a locator as print has it: 12, 12–15, 123註45, and * after the
// principal one. Without pages it is the paragraph or the note.
func (l Locator) String() string {
	s := itoa(l.Page)
	switch {
	case l.Page == 0 && l.Note != "":
		s = ""
	case l.Page == 0:
		s = "¶" + l.Block
	case l.Last > 0:
		s += "–" + itoa(l.Last)
	}
	if l.Note != "" {
		s += "註" + l.Note
	}
	if l.Principal {
		s += "*"
	}
	return s
}

// Diff tells what changed from one listing to another: - an entry that is
// gone, + one that is new, ~ one whose locators or references changed.
func Diff(old, now string) string {
	before, after := parseListing(old), parseListing(now)
	was := map[string]string{}
	for _, e := range before {
		was[e.path] = e.rest
	}
	is := map[string]bool{}
	var b strings.Builder
	for _, e := range after {
		is[e.path] = true
	}
	for _, e := range before {
		if !is[e.path] {
			b.WriteString("- " + e.path + e.rest + "\n")
		}
	}
	for _, e := range after {
		rest, known := was[e.path]
		switch {
		case !known:
			b.WriteString("+ " + e.path + e.rest + "\n")
		case rest != e.rest:
			b.WriteString("~ " + e.path + rest + " → " + e.rest + "\n")
		}
	}
	return b.String()
}

// titleMark stands before the title of an index.
const titleMark = "== "

// An entryLine is an entry of a listing: the headings it stands under and its
// own, and the rest.
type entryLine struct{ path, rest string }

func parseListing(listing string) []entryLine {
	var out []entryLine
	var over []string
	title := ""
	for line := range strings.Lines(listing) {
		line = strings.TrimSuffix(line, "\n")
		if t, is := strings.CutPrefix(line, titleMark); is {
			title = t + " / "
			continue
		}
		text := strings.TrimLeft(line, " ")
		depth := (len(line) - len(text)) / 2
		if text == "" || depth == 0 && strings.HasPrefix(text, "[") {
			continue
		}
		end := strings.IndexAny(text, "，；")
		if at := strings.Index(text, " 見 "); at >= 0 && (end < 0 || at < end) {
			end = at
		}
		if at := strings.Index(text, " 另見 "); at >= 0 && (end < 0 || at < end) {
			end = at
		}
		if end < 0 {
			end = len(text)
		}
		over = append(over[:min(depth, len(over))], text[:end])
		out = append(out, entryLine{title + strings.Join(over, " / "), text[end:]})
	}
	return out
}
