package reader

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"yinshu/internal/manuscript"
	"yinshu/internal/share"
)

// compose makes the manuscript of what was found.
func (r *reading) compose(src Source) *manuscript.Manuscript {
	m := &manuscript.Manuscript{Files: []manuscript.File{{Name: src.Name, Text: r.src.text}}}
	notes := r.readNotes(src.Notes, m)
	notes = append(r.bodies, notes...)
	r.findMarks(notes)
	slices.SortStableFunc(r.marks, func(a, b mark) int { return a.start - b.start })
	ids := r.number(m, notes)
	r.meta(m)
	c := composer{r: r, ids: ids}
	listed := share.Aside(func() { r.finish(m) })
	m.Blocks = c.blocks()
	listed()
	r.language(m)
	return m
}

// A composer gives drafts their marks, IDs and kinds.
type composer struct {
	r     *reading
	ids   map[noteKey]string
	mark  int
	done  int // the end of the last mark
	page  int // the last page that has begun
	count map[string]int
}

// id gives the next ID of a kind: p1, p2 … h1 …
func (c *composer) id(prefix string) string {
	if c.count == nil {
		c.count = map[string]int{}
	}
	c.count[prefix]++
	return prefix + strconv.Itoa(c.count[prefix])
}

func (c *composer) blocks() []manuscript.Block {
	r := c.r
	out := make([]manuscript.Block, 0, len(r.drafts))
	for n := 0; n < len(r.drafts); {
		d := &r.drafts[n]
		end := n + 1
		switch {
		case d.quote > 0:
			for end < len(r.drafts) && r.drafts[end].quote == d.quote {
				end++
			}
			q := &manuscript.Quotation{Base: manuscript.Base{Ident: c.id("q")}}
			for k := n; k < end; k++ {
				q.Blocks = append(q.Blocks, c.block(&r.drafts[k]))
			}
			q.Span = around(q.Blocks)
			out = append(out, q)
		case d.list > 0:
			for end < len(r.drafts) && r.drafts[end].list == d.list {
				end++
			}
			out = append(out, c.list(r.drafts[n:end]))
		default:
			out = append(out, c.block(d))
		}
		n = end
	}
	return out
}

// around gives the span from the first to the last of blocks.
func around(blocks []manuscript.Block) manuscript.Span {
	sp := blocks[0].Where()
	sp.End = blocks[len(blocks)-1].Where().End
	return sp
}

func (c *composer) list(drafts []draft) *manuscript.List {
	r := c.r
	l := &manuscript.List{Base: manuscript.Base{Ident: c.id("l")}}
	for k := range drafts {
		d := &drafts[k]
		label := r.text[d.label.start:d.label.end]
		if _, _, n := manuscript.ItemLabel(r.text[d.label.start:r.pieces[d.from].end]); n > 0 {
			l.Ordered = true
		}
		if d.bullet {
			label = manuscript.Bullet
		}
		l.Items = append(l.Items, manuscript.Item{Label: label, Blocks: []manuscript.Block{c.block(d)}})
	}
	l.Span = r.spanOf(drafts[0].label.start, r.pieces[drafts[len(drafts)-1].to-1].end)
	return l
}

func (c *composer) block(d *draft) manuscript.Block {
	r := c.r
	first, last := r.pieces[d.from], r.pieces[d.to-1]
	base := manuscript.Base{Span: r.spanOf(first.start, last.end)}
	pieces := r.pieces[d.from:d.to]
	switch d.kind {
	case headDraft:
		base.Ident = c.id("h")
		r.account.Heads++
		return &manuscript.Heading{Base: base, Level: d.level, Content: c.inlines(pieces)}
	case breakDraft:
		base.Ident = c.id("b")
		return &manuscript.Break{Base: base, Value: r.text[first.start:last.end]}
	case verseDraft:
		base.Ident = c.id("v")
		v := &manuscript.Verse{Base: base}
		for i := range pieces {
			v.Lines = append(v.Lines, c.inlines(pieces[i:i+1]))
		}
		return v
	}
	base.Ident = c.id("p")
	r.account.Paragraphs++
	return &manuscript.Paragraph{Base: base, Resumed: d.resumed, Content: c.inlines(pieces)}
}

// inlines sets the marks that stand in pieces.
func (c *composer) inlines(pieces []piece) []manuscript.Inline {
	r := c.r
	out := make([]manuscript.Inline, 0, len(pieces))
	for n, p := range pieces {
		at := max(p.start, min(c.done, p.end)) // a mark may go on over a line end
		if p.glue == glueSpace && at == p.start {
			from := pieces[n-1].end
			out = append(out, manuscript.Text{Span: r.spanOf(from, from+blank(r.text[from:p.start])), Value: " "})
		}
		if label := c.pageAt(p.start); label != "" {
			out = append(out, manuscript.PageMark{Span: r.spanOf(at, at), Label: label})
		}
		for c.mark < len(r.marks) && r.marks[c.mark].start < p.end {
			mk := &r.marks[c.mark]
			if mk.start >= at {
				out = r.text1(out, at, mk.start)
				sp := r.spanOf(mk.start, mk.end)
				for _, v := range mk.numbers {
					out = append(out, manuscript.NoteMark{Span: sp, Note: c.ids[noteKey{mk.segment, v, mk.family == symbolMarks}]})
				}
				at = min(mk.end, p.end)
				c.done = mk.end
			}
			c.mark++
		}
		if at < p.end {
			out = r.text1(out, at, p.end)
		}
	}
	return out
}

// blank gives the length of the white space that s begins with: what a space
// between joined lines stands for.
func blank(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// pageAt gives the printed number of the source page whose text begins with
// the line at a byte, once.
func (c *composer) pageAt(at int) string {
	r := c.r
	if len(r.labels) == 0 {
		return ""
	}
	i := r.lineAt(at)
	page := r.lines[i].page
	if page <= c.page || r.lines[i].start != at {
		return ""
	}
	c.page = page
	return r.labels[page]
}

// text1 appends the Texts of a stretch: one, or more where fixes meet.
func (r *reading) text1(out []manuscript.Inline, start, end int) []manuscript.Inline {
	if len(r.patches) == 0 && start < end {
		return append(out, manuscript.Text{Span: r.spanOf(start, end), Value: r.text[start:end]})
	}
	for _, t := range r.texts([]span{{start, end}}) {
		out = append(out, t)
	}
	return out
}

// texts gives the Texts of stretches. What a fix put in is a Text of its own,
// whose span is what it replaced.
func (r *reading) texts(spans []span) []manuscript.Text {
	var out []manuscript.Text
	for _, s := range spans {
		for at := s.start; at < s.end; {
			end := s.end
			if len(r.patches) > 0 {
				end = min(end, r.nextSeam(at))
			}
			out = append(out, manuscript.Text{Span: r.spanOf(at, end), Value: r.text[at:end]})
			at = end
		}
	}
	return out
}

// nextSeam gives the first place after at where a fix begins or ends.
func (r *reading) nextSeam(at int) int {
	for _, p := range r.patches {
		switch {
		case p.at > at:
			return p.at
		case p.end > at:
			return p.end
		}
	}
	return len(r.text)
}

type noteKey struct {
	segment, number int
	symbol          bool
}

// number makes the notes, in the order of their first marks, and gives each
// its body.
func (r *reading) number(m *manuscript.Manuscript, bodies []noteBody) map[noteKey]string {
	ids := make(map[noteKey]string, len(r.marks))
	byKey := make(map[noteKey]*noteBody, len(bodies))
	m.Notes = slices.Grow(m.Notes, max(len(r.marks), len(bodies)))
	for i := range bodies {
		byKey[noteKey{bodies[i].segment, bodies[i].number, bodies[i].family == symbolMarks}] = &bodies[i]
	}
	for _, mk := range r.marks {
		for _, v := range mk.numbers {
			key := noteKey{mk.segment, v, mk.family == symbolMarks}
			if ids[key] != "" {
				continue
			}
			n := manuscript.Note{ID: "n" + strconv.Itoa(len(m.Notes)+1), Label: mk.label, Number: len(m.Notes) + 1}
			if len(mk.numbers) > 1 || mk.family != symbolMarks && mk.family != circledMarks && mk.family != raisedMarks {
				n.Label = strconv.Itoa(v)
			}
			ids[key] = n.ID
			if b := byKey[key]; b != nil {
				b.used = true
				r.fill(&n, b)
			}
			m.Notes = append(m.Notes, n)
		}
	}
	for i := range bodies {
		b := &bodies[i]
		if b.used {
			continue
		}
		r.unmarked(m, b)
		n := manuscript.Note{ID: "n" + strconv.Itoa(len(m.Notes)+1), Label: r.labelOf(b), Number: len(m.Notes) + 1}
		r.fill(&n, b)
		m.Notes = append(m.Notes, n)
	}
	r.missingBodies(m)
	return ids
}

// labelOf gives a body's number as printed.
func (r *reading) labelOf(b *noteBody) string {
	if b.family == symbolMarks || b.family == circledMarks {
		return strings.TrimSpace(r.fileText(b.file)[b.label.start:b.label.end])
	}
	return strconv.Itoa(b.number)
}

// fill gives a note its body.
func (r *reading) fill(n *manuscript.Note, b *noteBody) {
	r.account.Bodies++
	sp := func(start, end int) manuscript.Span {
		if b.file == 0 {
			return r.spanOf(start, end)
		}
		return manuscript.Span{File: b.file, Start: start, End: end}
	}
	n.Span = sp(b.span.start, b.span.end)
	var para *manuscript.Paragraph
	for i, p := range b.pieces {
		if para == nil || p.breaks {
			para = &manuscript.Paragraph{Base: manuscript.Base{
				Ident: fmt.Sprintf("%s.p%d", n.ID, len(n.Body)+1), Span: sp(p.start, p.end),
			}}
			n.Body = append(n.Body, para)
		} else if p.glue == glueSpace {
			from := b.pieces[i-1].end
			para.Content = append(para.Content, manuscript.Text{Span: sp(from, from+blank(r.fileText(b.file)[from:p.start])), Value: " "})
		}
		para.Span.End = sp(p.start, p.end).End
		if b.file == 0 {
			para.Content = r.text1(para.Content, p.start, p.end)
		} else {
			para.Content = append(para.Content, manuscript.Text{Span: sp(p.start, p.end), Value: r.notesText[p.start:p.end]})
		}
	}
}

// missingBodies reports once the marks whose notes have no text.
func (r *reading) missingBodies(m *manuscript.Manuscript) {
	var without []int
	for _, n := range m.Notes {
		if len(n.Body) == 0 {
			without = append(without, n.Number)
		}
	}
	r.account.Notes = len(m.Notes)
	if len(without) > 0 {
		r.report(problemOf(NoBodies, r.name, len(without), len(m.Notes), ranges(without)))
	}
}

// ranges writes numbers as 1–5, 7.
func ranges(numbers []int) string {
	var b strings.Builder
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(numbers[i]))
		if j > i {
			b.WriteString("–" + strconv.Itoa(numbers[j]))
		}
		i = j + 1
	}
	return b.String()
}

// finish hands over, beside the making of the blocks, what was decided and left out, in order of place.
func (r *reading) finish(m *manuscript.Manuscript) {
	m.Decisions = r.decisions
	sortDecisions(m.Decisions)
	for i := range m.Decisions {
		sp := &m.Decisions[i].Span
		*sp = r.spanOf(sp.Start, sp.End)
	}
	for i := range r.left {
		if sp := &r.left[i].Span; sp.File == 0 {
			*sp = r.spanOf(sp.Start, sp.End)
		}
	}
	r.left = append(r.left, r.cut...)
	slices.SortStableFunc(r.left, func(a, b manuscript.LeftOut) int { return a.Span.Start - b.Span.Start })
	m.LeftOut = r.left
	for _, d := range r.doubts {
		as := [2]string{"goes on", "接排"}
		if d.ends {
			as = [2]string{"ends", "分段"}
		}
		r.at(DoubtfulEnd, r.spanOf(d.at, d.at).Start, as[0], as[1])
	}
}

// sortDecisions puts decisions in the order of their places, those of one place
// in the order in which they were made. Numbers are sorted, and each decision,
// which is large, is moved once.
func sortDecisions(list []manuscript.Decision) {
	type place struct{ start, made int } // of a decision, and which it is
	order := make([]place, len(list))
	for i := range list {
		order[i] = place{list[i].Span.Start, i}
	}
	slices.SortStableFunc(order, func(a, b place) int { return a.start - b.start })
	for start := range order {
		if order[start].made == start {
			continue
		}
		// A ring of decisions, each in the place of another.
		first, to := list[start], start
		for {
			from := order[to].made
			order[to].made = to
			if from == start {
				break
			}
			list[to] = list[from]
			to = from
		}
		list[to] = first
	}
}

// language says which language the text is in, by its characters.
func (r *reading) language(m *manuscript.Manuscript) {
	if m.Meta.Lang = r.opt.Lang; m.Meta.Lang != "" {
		return
	}
	simplified := 0 // more such characters than Traditional ones
	of := scripts()
	for text := r.text[:min(len(r.text), 1<<19)]; len(text) >= 3; {
		if text[0] < 0xe4 || text[0] > 0xe9 { // U+4000 to U+9FFF begin so
			text = text[1:]
			continue
		}
		c := rune(text[0]&0xf)<<12 | rune(text[1]&0x3f)<<6 | rune(text[2]&0x3f)
		if i := uint32(c - 0x4e00); i < uint32(len(of)) {
			simplified += int(of[i])
		}
		text = text[3:]
	}
	m.Meta.Lang = "zh-Hant-TW"
	if simplified > 0 {
		m.Meta.Lang = "zh-Hans-CN"
	}
}

const (
	onlyTraditional = "個們來國說時會對這後發經麼種過還進現當動學與關點問間見長門開書話電車東馬鳥魚龍風飛頭題願顯類親認識語讀調論證該詳許設訪請謝貝負財貨責貴買費資賓賞賢質賴輕載輸轉辦農運達遠適選遺邊鄉醫釋銀錢鐵鏡陣陰陸隊階際難電霧靜頁順須預領頻顏願顧飯館駐驗驚體鬥魯鮮鹽麗黃點齊齒龜產廣應張歲歷為無爾獎獨獲環異畫療癥盡監盤眾確礎禮離積穩窮筆節範築簡糧紀約紅純納紙級紛組細終統絕給絡經綠維網線練總績織繼續聖聞聯職聽肅腦臨舉舊艱藝蘇處號術衛裝製複觀規覺覽記討訓託"
	onlySimplified  = "个们来国说时会对这后发经么种过还进现当动学与关点问间见长门开书话电车东马鸟鱼龙风飞头题愿显类亲认识语读调论证该详许设访请谢贝负财货责贵买费资宾赏贤质赖轻载输转办农运达远适选遗边乡医释银钱铁镜阵阴陆队阶际难雾静页顺须预领频颜顾饭馆驻验惊体斗鲁鲜盐丽黄齐齿龟产广应张岁历为无尔奖独获环异画疗尽监盘众确础礼离积稳穷笔节范筑简粮纪约红纯纳纸级纷组细终统绝给络绿维网线练总绩织继续圣闻联职听肃脑临举旧艰艺苏处号术卫装观规觉览记讨训"
)

// scripts has 1 for the characters that are Simplified, and -1 for those that
// are Traditional, from U+4E00 on.
var scripts = sync.OnceValue(func() *[0xa000 - 0x4e00]int8 {
	of := new([0xa000 - 0x4e00]int8)
	for _, r := range onlyTraditional {
		of[r-0x4e00] = -1
	}
	for _, r := range onlySimplified {
		of[r-0x4e00] = min(1, of[r-0x4e00]+1) // 0 for what both scripts have
	}
	return of
})
