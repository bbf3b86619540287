package typeset

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// figure is a picture over its caption (CLREQ: captions of figures below). A
// picture is as wide as the text at the most, as high as the design allows,
// and never larger than it is at 150 dots to an inch.
func (c *compositor) figure(ss []*stick, b *manuscript.Figure, s surround) []*stick {
	st := c.style("caption")
	caption := &stick{block: b.Ident, style: st, shape: c.shape(st, s.in), whole: true, after: 1}
	caption.pieces, _ = c.pieces(nil, b.Caption, handOf(st), 0)
	w, h, ok := 0, 0, false
	if c.job.Pictures != nil && !(s.notes && c.d.Notes == design.PageFoot) {
		w, h, ok = c.job.Pictures(b.Source)
	}
	if !ok || w <= 0 || h <= 0 {
		c.problems = append(c.problems, diag.Of(kindPicture, "", b.Source))
		caption.names = []string{b.Ident}
		if len(caption.pieces) == 0 {
			caption.block = "" // these words are not the author's
			caption.pieces = c.plain(shown("〔"+cmp.Or(b.Alt, b.Source)+"〕"), st)
		}
		caption.before = 1
		return append(ss, caption)
	}
	width, height := c.fit(w, h, s)
	rows := (height + c.d.Leading - 1) / c.d.Leading
	free := c.d.AreaWidth() - s.in.start - s.in.end
	k := &stick{
		block: b.Ident, names: []string{b.Ident}, style: st, before: 1, keep: len(caption.pieces) > 0, whole: true, floats: true,
		rows: []row{{
			height: rows * c.d.Leading, onGrid: true,
			pictures: []Picture{{
				Offset: s.in.start + (free-width)/2, Baseline: (rows*c.d.Leading - height) / 2,
				Width: width, Height: height, Block: b.Ident, Source: b.Source, Alt: b.Alt,
			}},
		}},
	}
	if !k.keep {
		k.after = 1
		return append(ss, k)
	}
	return append(ss, k, caption)
}

// fit scales a picture of w × h dots into its room.
func (c *compositor) fit(w, h int, s surround) (width, height design.Length) {
	const dots = 150
	w, h = min(w, 1<<20), min(h, 1<<20)
	most := max(c.d.Size, c.d.AreaWidth()-s.in.start-s.in.end)
	width = min(most, design.Length(w)*72_000/dots)
	height = width * design.Length(h) / design.Length(w)
	room := design.Length(min(c.d.FigureHeight, c.d.Lines-2)) * c.d.Leading
	if height > room && room > 0 {
		height = room
		width = height * design.Length(w) / design.Length(h)
	}
	return max(1, width), max(1, height)
}

// breakLine is a pause in the text: what the source has, or what the design
// shows, or a blank line.
func (c *compositor) breakLine(b *manuscript.Break, s surround) *stick {
	st := c.style("break")
	k := &stick{block: b.Ident, style: st, shape: c.shape(st, s.in), before: st.Before, after: st.After, whole: true}
	text := b.Value
	if text == "" {
		text = c.d.BreakMark
	}
	if text == "" {
		k.before, k.after = 0, 1
		k.rows = []row{}
		return k
	}
	k.pieces = c.plain(text, st)
	return k
}

// table sets a table under its caption (CLREQ: captions of tables above),
// with three rules: above, below the head, and at the foot.
func (c *compositor) table(ss []*stick, b *manuscript.Table, s surround) []*stick {
	if s.notes && c.d.Notes == design.PageFoot {
		return c.rowsAsText(ss, b, s)
	}
	st := c.style("table")
	cap := c.tableCaption(b, s)
	if cap != nil {
		ss = append(ss, cap)
	}
	t := tabular{c: c, b: b, st: st, start: s.in.start, width: c.d.AreaWidth() - s.in.start - s.in.end}
	t.measureColumns()
	k := &stick{block: b.Ident, style: st, after: 1}
	if len(b.Caption) == 0 {
		k.before = 1
		k.names = []string{b.Ident}
	}
	k.rows = t.rows()
	if t.keepTogether(k.rows) {
		k.whole, k.floats = true, !marked(k.rows) // marks stay in the order of their numbers
		if cap != nil {
			cap.floats = k.floats
		}
	}
	return append(ss, k)
}

// keepTogether says where a table may be divided, and reports whether that is
// nowhere: two rows of its body stand before and behind the turn of a page,
// and one that takes no more than a third of a page stands on one.
func (t *tabular) keepTogether(rows []row) bool {
	var height design.Length
	for i := range rows {
		height += rows[i].height
	}
	whole := height <= t.c.capacity()/3
	divided := false
	for i := 1; i < len(rows); i++ {
		if whole || i < t.b.Head+2 || i == len(rows)-1 {
			rows[i].cost = never
		}
		divided = divided || rows[i].cost != never
	}
	return !divided
}

// marked reports whether note marks stand in rows.
func marked(rows []row) bool {
	for i := range rows {
		for j := range rows[i].lines {
			for _, r := range rows[i].lines[j].Runs {
				if r.Mark != "" {
					return true
				}
			}
		}
	}
	return false
}

// rowsAsText sets a table at the foot of a page, where there is no room for
// one, as a paragraph for each row.
func (c *compositor) rowsAsText(ss []*stick, b *manuscript.Table, s surround) []*stick {
	at := 0
	for _, row := range append(b.Rows, [][]manuscript.Inline{b.Caption}) {
		k := &stick{block: b.Ident, style: s.text, shape: c.shape(s.text, s.in)}
		for j, cell := range row {
			if j > 0 {
				k.pieces = append(k.pieces, lines.Piece{Text: "\u3000", Faces: s.text.faces, Size: s.text.Size, Lang: c.lang, Start: at})
			}
			k.pieces, at = c.pieces(k.pieces, cell, handOf(s.text), at)
		}
		if len(k.pieces) > 0 {
			ss = append(ss, k)
		}
	}
	return ss
}

func (c *compositor) tableCaption(b *manuscript.Table, s surround) *stick {
	if len(b.Caption) == 0 {
		return nil
	}
	at := 0
	for _, row := range b.Rows {
		for _, cell := range row {
			at += utf8.RuneCountInString(manuscript.Plain(cell))
		}
	}
	st := c.style("caption")
	cap := &stick{block: b.Ident, names: []string{b.Ident}, style: st, shape: c.shape(st, s.in), before: 1, keep: true, whole: true}
	cap.pieces, _ = c.pieces(nil, b.Caption, handOf(st), at)
	return cap
}

// tabular is a table being set.
type tabular struct {
	c            *compositor
	b            *manuscript.Table
	st           style
	start, width design.Length
	columns      []design.Length // their widths, gaps apart
	gap          design.Length
}

// measureColumns gives each column what its widest cell wants, and where that
// is more than there is, takes from the widest first, in whole ems.
func (t *tabular) measureColumns() {
	t.gap = t.st.Size
	for _, row := range t.b.Rows {
		for len(t.columns) < len(row) {
			t.columns = append(t.columns, t.st.Size)
		}
		for j, cell := range row {
			h := handOf(t.st)
			text := manuscript.Plain(cell)
			w := t.c.width([]lines.Piece{t.c.text(text, h, 0)}) + t.st.Size/2
			em := (w + t.st.Size - 1) / t.st.Size * t.st.Size
			t.columns[j] = max(t.columns[j], em)
		}
	}
	if len(t.columns) == 0 {
		return
	}
	room := t.width - t.gap*design.Length(len(t.columns)-1)
	for t.sum() > room {
		widest := 0
		for j := range t.columns {
			if t.columns[j] > t.columns[widest] {
				widest = j
			}
		}
		if t.columns[widest] <= 2*t.st.Size {
			for j := range t.columns {
				t.columns[j] = max(1, room/design.Length(len(t.columns)))
			}
			return
		}
		second := t.st.Size
		for j, w := range t.columns {
			if j != widest {
				second = max(second, w)
			}
		}
		cut := max(t.st.Size, min(t.sum()-room, t.columns[widest]-second))
		t.columns[widest] = max(2*t.st.Size, t.columns[widest]-cut)
	}
	if spare := (room - t.sum()) / design.Length(len(t.columns)); spare > 0 {
		t.gap += spare
	}
}

func (t *tabular) sum() (w design.Length) {
	for _, c := range t.columns {
		w += c
	}
	return w
}

// aligns says how each column stands: one of nothing but figures at its end,
// digit under digit, its head too; every other at its start.
func (t *tabular) aligns() []lines.Align {
	out := make([]lines.Align, len(t.columns))
	for j := range out {
		filled := 0
		out[j] = lines.End
		for _, row := range t.b.Rows[min(t.b.Head, len(t.b.Rows)):] {
			if j >= len(row) {
				continue
			}
			text := strings.TrimSpace(manuscript.Plain(row[j]))
			if text != "" && !figures().MatchString(text) {
				out[j] = lines.Start
			} else if text != "" {
				filled++
			}
		}
		if filled == 0 {
			out[j] = lines.Start
		}
	}
	return out
}

// figures are the numbers of a table, and the dashes that stand for none.
var figures = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[+−-]?[$¥£€]?[0-9][0-9,. ]*[%‰]?$|^[—–-]+$`)
})

// rows sets the cells. A row of cells is one row of the page: never divided.
func (t *tabular) rows() []row {
	out := make([]row, 0, len(t.b.Rows))
	at := 0
	aligns := t.aligns()
	for i, cells := range t.b.Rows {
		r := row{onGrid: true}
		deep := 1
		offset := t.start
		for j, cell := range cells {
			h := handOf(t.st)
			if i < t.b.Head {
				h.faces = t.c.d.Chain(t.c.lang, "bold")
			}
			var ps []lines.Piece
			ps, at = t.c.pieces(nil, cell, h, at)
			ls := t.c.setter.Paragraph(t.b.Ident, ps, lines.Shape{Measure: t.columns[j], Align: aligns[j], Lone: true})
			for n := range ls {
				if len(ls[n].Runs) == 0 {
					continue
				}
				ls[n].Offset += offset
				ls[n].Baseline = design.Length(n) * t.c.d.Leading
				ls[n].Role = t.st.role
				r.lines = append(r.lines, ls[n])
				r.notes = append(r.notes, t.c.called(&ls[n])...)
			}
			deep = max(deep, len(ls))
			offset += t.columns[j] + t.gap
		}
		r.height = design.Length(deep) * t.c.d.Leading
		t.rule(&r, i)
		out = append(out, r)
	}
	return out
}

// rule draws the table's rules. They stand midway between the lines.
func (t *tabular) rule(r *row, i int) {
	half := (t.c.d.Leading - t.c.d.Size) / 2
	if i == 0 {
		r.rules = append(r.rules, Rule{Offset: t.start, Baseline: -half, Length: t.width, Weight: 2 * ruleWeight})
	}
	if i == t.b.Head-1 && i != len(t.b.Rows)-1 {
		r.rules = append(r.rules, Rule{Offset: t.start, Baseline: r.height - half, Length: t.width, Weight: ruleWeight})
	}
	if i == len(t.b.Rows)-1 {
		r.rules = append(r.rules, Rule{Offset: t.start, Baseline: r.height - half, Length: t.width, Weight: 2 * ruleWeight})
	}
}
