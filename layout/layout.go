// Package layout is the folder of page designs: data that a designer edits
// without knowing Go. It holds no code but the line that puts the files into
// the program.
//
//	*.toml  designs for print; internal/design reads them
//	*.css   style sheets for EPUB; internal/epub binds them
//
// a5.toml tells every key there is. The others name it, or each other, under
// extends, and tell only what differs. The tables of a design:
//
//	title, extends    what reports call it; the design it changes
//	[page]            the trimmed page and the margins that are not left over
//	[text]            the type area: characters to a line, lines to a page
//	[region]          the rules for marks and gaps in each script: internal/design/spacing.go
//	[faces.hant]      chains of faces by name; the first face that has a character sets it
//	[faces.hans]      the same for Simplified editions
//	[styles.NAME]     how one kind of text looks; what is not told is the text's
//	[front]           half title, copyright page, contents
//	[chapters]        where chapters, notes and index begin
//	[notes]           at the end of the book or of the chapter, or at the foot of the page
//	[running] [folio] running heads and page numbers
//	[index]           columns
//	[figures]         the most room that one takes
//	[cover]           the EPUB's cover, where the book brings none
//
// Lengths are written "10.5pt", "24mm" or in the 號 system ("五號"); what
// belongs to a text's own size is in ems: "2em". What each key means and may
// hold is the table Keys in internal/design/keys.go, from which the manual's
// list is made; what makes a page of them is internal/typeset.
package layout

import "embed"

// Files are the folder's files.
//
//go:embed *.toml *.css
var Files embed.FS
