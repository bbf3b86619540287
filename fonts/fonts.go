// Package fonts holds the table of the press's typefaces, so that the program
// knows their names wherever their files are. The files themselves are
// fetched by make fonts and are not part of the program.
package fonts

import _ "embed"

// Table is fonts.toml.
//
//go:embed fonts.toml
var Table string
