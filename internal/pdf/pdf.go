// Package pdf paints a set book as a PDF file.
//
// The pages come ready from the typesetter; nothing here moves a character.
// fpdf paints them, and its file is then read once and written anew with what
// it cannot do.
//
// A setting passes through these files, in this order:
//
//	pdf.go        the profiles, and the order of the steps
//	code.go       which code stands for which character in which font
//	sheet.go      the paper a page is printed on: trim, bleed, marks, gutter
//	link.go       where links lie and where they lead
//	tags.go       which element of the structure each line belongs to
//	paint.go      pages by fpdf: runs, rules, pictures, links
//	text.go       runs as text operators
//	picture.go    pictures, made such as fpdf can read
//	under.go      lines under names
//	finish.go     the file written anew: pages, outline, labels
//	embed.go      its fonts: names, widths, what to extract
//	structure.go  its structure tree
//	meta.go       what it says of itself: information, XMP, claims
//	colour.go     what its colours mean
//	problems.go   what can be wrong
//
// The format below the level of pages is package object's.
//
// What always holds:
//
//   - The same setting, faces and options give the same bytes.
//   - Every character of a run is on the page at the place the typesetter gave
//     it, to a hundredth of a point, and is extracted as it was written, beyond
//     the Basic Multilingual Plane too. What no font shows is 〓 in both.
//   - The faces' bytes are only read.
package pdf

import (
	"io"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A Profile says what a PDF is for.
type Profile uint8

const (
	Reading Profile = iota // for screens: outline, links, tags
	Press                  // for an offset printer: boxes, pure black
	Pod                    // for printing on demand: as Press, without marks
)

// String gives the profile's name as in file names and options.
func (p Profile) String() string { return [...]string{"reading", "press", "pod"}[p] }

// Profiles lists them all.
var Profiles = []Profile{Reading, Press, Pod}

// ProfileOf returns the profile of a name.
func ProfileOf(name string) (p Profile, ok bool) {
	for _, p := range Profiles {
		if p.String() == name {
			return p, true
		}
	}
	return Reading, false
}

// FileName returns the name of a book's file: NAME.pdf to read, NAME-press.pdf
// and NAME-pod.pdf to print.
func (p Profile) FileName(book string) string {
	if p == Reading {
		return book + ".pdf"
	}
	return book + "-" + p.String() + ".pdf"
}

// Options are what a file is besides its pages. Lengths of nought and
// functions that are nil take the profile's custom.
type Options struct {
	Profile  Profile
	Meta     manuscript.Meta
	Modified string                              // RFC 3339, UTC; "" is 2000-01-01T00:00:00Z
	Pictures func(source string) ([]byte, error) // reads a picture of the book's folder
	Report   func(*diag.Problem)                 // what is wrong but does not stop the file

	Bleed     design.Length // Press: paper beyond the trim, 3 mm by custom; Pod: none by custom
	Marks     bool          // Press: crop marks
	Signature int           // Press and Pod: pages are padded to a multiple of it; 4 and 2 by custom
	ICC       []byte        // Press: the profile of the printing condition, from the printer
	Condition string        // Press: its name, as FOGRA39 or the file's
}

// Write paints a setting. faces are those its runs name. An error of the
// setting or the faces is a *diag.Problem; others are w's.
func Write(w io.Writer, s *typeset.Setting, faces map[face.ID]*face.Face, opt Options) error {
	codes, err := assign(s, faces, opt)
	if err != nil {
		return err
	}
	sheet := newSheet(s, opt)
	p := newPainter(s, sheet, codes, opt)
	for i := range s.Pages {
		p.page(&s.Pages[i])
	}
	for range sheet.blanks {
		p.blank()
	}
	painted, err := p.output()
	if err != nil {
		return err
	}
	return p.finish(w, painted, s)
}
