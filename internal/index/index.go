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
//	row.go, tsv.go     a row of index.tsv, and the file in and out
//	text.go            the text of a manuscript, joined, as matching sees it
//	lexicon.go, lists  the lists of words that proposals rest on
//	propose.go         candidates and their evidence, kind after kind:
//	                   works.go, persons.go, places.go, bodies.go, terms.go
//	update.go          new proposals laid beside the editor's rows
//	match.go, mark.go  mentions found and marked, once, in the source's script
//	refs.go            see, see also and sub-entries checked
//	locate.go          mentions to pages, pages to ranges
//	order.go           entries sorted and grouped: stroke.go, pinyin.go, zhuyin.go
package index
