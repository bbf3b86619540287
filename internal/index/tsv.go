package index

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"yinshu/internal/diag"
)

// between parts several values in a cell.
const between = " | "

// columns are the columns of index.tsv that have a meaning here, in the order
// in which they are written.
var columns = []struct {
	name string
	get  func(*Row) string
	set  func(*Row, string)
}{
	{"decision", func(r *Row) string { return r.Decision }, func(r *Row, s string) { r.Decision = s }},
	{"heading", func(r *Row) string { return r.Heading }, func(r *Row, s string) { r.Heading = s }},
	{"kind", func(r *Row) string { return r.Kind }, func(r *Row, s string) { r.Kind = s }},
	{"variants", func(r *Row) string { return joinCell(r.Variants) }, func(r *Row, s string) { r.Variants = splitCell(s) }},
	{"see", func(r *Row) string { return joinCell(r.See) }, func(r *Row, s string) { r.See = splitCell(s) }},
	{"see_also", func(r *Row) string { return joinCell(r.SeeAlso) }, func(r *Row, s string) { r.SeeAlso = splitCell(s) }},
	{"original", func(r *Row) string { return r.Original }, func(r *Row, s string) { r.Original = s }},
	{"reading", func(r *Row) string { return r.Reading }, func(r *Row, s string) { r.Reading = s }},
	{"count", func(r *Row) string { return strconv.Itoa(r.Count) }, func(r *Row, s string) { r.Count, _ = strconv.Atoi(s) }},
	{"evidence", func(r *Row) string { return r.Evidence }, func(r *Row, s string) { r.Evidence = s }},
	{"under", func(r *Row) string { return r.Under }, func(r *Row, s string) { r.Under = s }},
	{"not", func(r *Row) string { return joinCell(r.Not) }, func(r *Row, s string) { r.Not = splitCell(s) }},
}

func joinCell(values []string) string { return strings.Join(values, between) }

// splitCell parts a cell at its bars; empty values are nothing.
func splitCell(cell string) []string {
	var values []string
	for v := range strings.SplitSeq(cell, "|") {
		if v = strings.TrimSpace(v); v != "" {
			values = append(values, v)
		}
	}
	return values
}

// Parse reads an index.tsv as spreadsheets save it: UTF-8 or UTF-16 with its
// mark, tabs between cells, cells in double quotes where a cell holds a tab, a
// line end or a quote. Columns are found by their names in the first line.
// A row that cannot be used is reported, and given all the same: what writes
// the file again loses nothing.
func Parse(name string, text []byte) ([]Row, []*diag.Problem) {
	raw, problems := decode(name, text)
	records := readRecords(raw)
	if len(records) == 0 {
		return nil, problems
	}
	head := records[0].cells
	if !slices.ContainsFunc(head, func(c string) bool { return columnName(c) == "heading" }) {
		return nil, append(problems, diag.At(noHeader, name, raw, 0))
	}
	var rows []Row
	lines := map[string]int{} // of headings; of sub-entries by section with what they stand under
	for _, rec := range records[1:] {
		r := Row{File: name, Line: rec.line}
		r.fill(head, rec.cells)
		if blank(rec.cells) {
			continue
		}
		problems = append(problems, r.faults(raw, rec.at)...)
		if r.Heading == "" {
			rows = append(rows, r) // it goes back into the file as it stood
			continue
		}
		key := r.Heading
		if r.sections() != nil {
			key = r.key()
		}
		if first, twice := lines[key]; twice {
			problems = append(problems, diag.At(twiceInFile, name, raw, rec.at, r.Heading, first))
		} else {
			lines[key] = r.Line
		}
		rows = append(rows, r)
	}
	return rows, problems
}

// fill sets the cells of a row. What stands beyond the header's columns, or
// under a name that is not ours, is kept as it is.
func (r *Row) fill(head, cells []string) {
	for i, cell := range cells {
		if i >= len(head) {
			if cell != "" {
				r.More = append(r.More, Cell{"column " + strconv.Itoa(i+1), cell})
			}
			continue
		}
		known := slices.IndexFunc(columns, func(c struct {
			name string
			get  func(*Row) string
			set  func(*Row, string)
		}) bool {
			return c.name == columnName(head[i])
		})
		if known >= 0 {
			columns[known].set(r, strings.TrimSpace(cell))
		} else {
			r.More = append(r.More, Cell{head[i], cell})
		}
	}
}

// faults mends what has one possible meaning and reports the rest.
func (r *Row) faults(raw string, at int) (problems []*diag.Problem) {
	report := func(kind *diag.Kind, args ...any) {
		problems = append(problems, diag.At(kind, r.File, raw, at, args...))
	}
	if r.Heading == "" {
		report(noHeading)
		return problems
	}
	switch d := strings.ToLower(r.Decision); d {
	case Keep, Drop, Ask:
		r.Decision = d
	default:
		report(badDecision, r.Heading, r.Decision)
	}
	if k := strings.ToLower(r.Kind); slices.Contains(kinds, k) {
		r.Kind = k
	} else {
		report(badKind, r.Heading, r.Kind)
	}
	return problems
}

func columnName(cell string) string { return strings.ToLower(strings.TrimSpace(cell)) }

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// decode gives the file's text. Spreadsheets save "Unicode text" as UTF-16
// with a byte order mark; bytes that are no UTF-8 are reported.
func decode(name string, text []byte) (string, []*diag.Problem) {
	switch {
	case len(text) >= 2 && text[0] == 0xff && text[1] == 0xfe:
		return utf16Text(text[2:], 0), nil
	case len(text) >= 2 && text[0] == 0xfe && text[1] == 0xff:
		return utf16Text(text[2:], 1), nil
	}
	raw := strings.TrimPrefix(string(text), "\ufeff")
	if utf8.ValidString(raw) {
		return raw, nil
	}
	at := 0
	for at < len(raw) {
		r, n := utf8.DecodeRuneInString(raw[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	p := diag.At(notUTF8, name, strings.ToValidUTF8(raw[:at], ""), at)
	return strings.ToValidUTF8(raw, "\ufffd"), []*diag.Problem{p}
}

// utf16Text decodes pairs of bytes; low is the index of the high byte's fellow
// order: 0 where the low byte comes first.
func utf16Text(b []byte, low int) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		lo, hi := b[2*i+low], b[2*i+1-low]
		units[i] = uint16(hi)<<8 | uint16(lo)
	}
	return string(utf16.Decode(units))
}

// A record is a line of the file, or several where a quoted cell holds line
// ends: its cells, and where it begins.
type record struct {
	cells    []string
	line, at int
}

// readRecords never fails: a quote that is not closed is a character.
func readRecords(raw string) []record {
	var records []record
	line := 1
	for at := 0; at < len(raw); {
		rec := record{line: line, at: at}
		for {
			cell, n := readCell(raw[at:])
			rec.cells = append(rec.cells, cell)
			line += strings.Count(raw[at:at+n], "\n")
			at += n
			if at >= len(raw) || raw[at] != '\t' {
				break
			}
			at++
		}
		if at < len(raw) && raw[at] == '\r' {
			at++
		}
		if at < len(raw) && raw[at] == '\n' {
			at++
			line++
		}
		records = append(records, rec)
	}
	return records
}

// readCell reads one cell and says how many bytes it took. Line ends inside a
// cell are spaces to us.
func readCell(s string) (cell string, n int) {
	if strings.HasPrefix(s, `"`) {
		if cell, n, ok := readQuoted(s); ok {
			return cell, n
		}
	}
	if n = strings.IndexAny(s, "\t\r\n"); n < 0 {
		n = len(s)
	}
	return s[:n], n
}

func readQuoted(s string) (cell string, n int, ok bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != '"' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		if i+1 < len(s) && !strings.ContainsRune("\t\r\n", rune(s[i+1])) {
			return "", 0, false
		}
		return oneLine.Replace(b.String()), i + 1, true
	}
	return "", 0, false
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// Format writes rows as index.tsv: the known columns, then the editor's own in
// the order in which they first occur.
func Format(rows []Row) []byte {
	var b strings.Builder
	var own []string
	for i := range rows {
		for _, c := range rows[i].More {
			if !slices.Contains(own, c.Column) {
				own = append(own, c.Column)
			}
		}
	}
	cells := make([]string, 0, len(columns)+len(own))
	for _, c := range columns {
		cells = append(cells, c.name)
	}
	writeRecord(&b, append(cells, own...))
	for i := range rows {
		cells = cells[:0]
		for _, c := range columns {
			cells = append(cells, c.get(&rows[i]))
		}
		for _, name := range own {
			cells = append(cells, rows[i].own(name))
		}
		writeRecord(&b, cells)
	}
	return []byte(b.String())
}

func (r *Row) own(column string) string {
	for _, c := range r.More {
		if c.Column == column {
			return c.Value
		}
	}
	return ""
}

func writeRecord(b *strings.Builder, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		cell = oneLine.Replace(cell)
		if strings.HasPrefix(cell, `"`) {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		b.WriteString(cell)
	}
	b.WriteByte('\n')
}
