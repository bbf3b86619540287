// Package book is the order that a publisher gives: which text, by whom,
// which editions, in which design.
//
// What always holds:
//
//   - Every mistake in book.toml is reported, each with its line; an order
//     that can be understood is carried out all the same.
//   - No file outside the book's folder is ever opened, whatever book.toml or
//     a symbolic link in the folder says.
//   - A bare text is a book too: its order is the default one.
//
// Files, in order:
//
//	open.go      a path on the desk → Book and its files
//	uses.go      which files a book was made from, and whether they changed
//	start.go     a new book's folder
//	order.go     book.toml → what the book says of itself, and its editions
//	edition.go   the editions that the order wants
//	problems.go  what can be wrong with an order
//	words.go     the words the press adds to a book, in each script
package book
