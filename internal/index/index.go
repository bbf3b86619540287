// Package index makes the index at the back of the book.
//
// The program proposes, the editor decides once, and every edition gets its
// own true index. A proposal is a [Row] of the book's index.tsv with the
// evidence that it is worth a heading; what the editor writes there stays.
//
// What always holds:
//
//   - A later run changes only the count and the evidence of a row that is
//     in the file.
//   - Marking changes no character: the text of a marked manuscript is the
//     text of the manuscript, and every span still fits.
//   - A mention is marked once, for the longest heading or variant that
//     stands there; the marks are the same in all editions.
//   - Every mention is covered by a locator of its heading.
//   - The same manuscript and rows give the same entries in the same order.
//
// The way through the files:
//
//	row.go, tsv.go   a row of index.tsv, and the file in and out
//	text.go          a line of text, joined over its Texts, as matching sees it
//	match.go         many forms found at once, the longest taken
//	lexicon.go       the lists of words that proposals rest on, in lists/
//	corpus.go        the passages of a manuscript, titles and imprints hidden
//	edges.go         what begins and ends at each character, by the lists
//	propose.go       candidates, counted and shown with their evidence, from
//	                 works.go, known.go, persons.go, titled.go, foreign.go,
//	                 cited.go, places.go, bodies.go, heads.go, terms.go;
//	                 group.go joins their forms; share.go and join.go let
//	                 several processors look at the same time
//	update.go        new proposals laid beside the editor's rows
//	short.go           what a heading shows in brackets
//	sections.go        sub-entries by section
//	refs.go          see, see also and sub-entries checked
//	mark.go          mentions marked, once, in the source's script
//	locate.go        mentions to pages, pages to ranges
//	order.go         entries sorted and grouped: stroke.go, pinyin.go, zhuyin.go
//	parts.go         several indexes: of persons, of works, of all else
//	listing.go       an index as text, and what changed between two
//	problems.go      what can be wrong
package index
