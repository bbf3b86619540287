package script

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// flow converts passages that a quotation may run over.
func (w *work) flow(passages []*passage) {
	if len(passages) == 0 {
		return
	}
	texts := make([][]byte, len(passages))
	for i, p := range passages {
		texts[i] = []byte(p.text)
	}
	marks := pairFlow(passages, texts)
	for i, p := range passages {
		w.convert(p, texts[i], &marks[i])
		p.scatter(w)
	}
}

// convert converts one passage. What is fixed, by rank: the editor's answers,
// stretches that are not to be touched, house words, marks.
func (w *work) convert(p *passage, text []byte, pairs *pairedPassage) {
	w.fixes = w.fixes[:0]
	w.lay(w.answered(p, text))
	w.lay(w.guarded(text))
	w.lay(w.spoken(text, pairs))
	w.lay(w.authored(text))
	w.lay(w.housed(text))
	w.lay(w.longer(text))
	w.lay(w.pairFixes(p, pairs))
	w.lay(w.marked(text))
	var seen *[]match
	if w.opt.Record {
		w.seen = w.seen[:0]
		seen = &w.seen
	}
	w.buf, p.edits = w.chain.convert(w.buf[:0], text, w.fixes, &w.bench, seen)
	p.out = string(w.buf)
	w.record.Characters += countRunes(text)
	if seen != nil {
		w.keep(p, text)
	}
}

// lay adds fixes of the next rank.
func (w *work) lay(more []fix) {
	if len(more) > 0 {
		w.other = merge(w.other[:0], w.fixes, more)
		w.fixes, w.other = w.other, w.fixes
	}
}

// countRunes counts the characters of a text that is UTF-8 or nearly so.
func countRunes(text []byte) (n int) {
	for _, c := range text {
		if c&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// plain converts a short string without marks or records.
func (w *work) plain(s string) string { return w.chain.of(s) }

// answered returns what the book's own files decide.
func (w *work) answered(p *passage, text []byte) []fix {
	fixes := w.placed(p, text)
	var words []fix
	w.book.words.find(text, 0, len(text), func(start, end, value int) {
		if !w.free(fixes, start, end) {
			return
		}
		r := w.book.row(string(text[start:end]))
		r.hits++
		words = append(words, fix{start, end, r.Result, w.note(r.rule, r.file.File, 0)})
	})
	return merge(nil, fixes, words)
}

func (w *work) free(fixes []fix, start, end int) bool {
	return !slices.ContainsFunc(fixes, func(f fix) bool { return f.start < end && start < f.end })
}

// placed returns what rows with a place decide here.
func (w *work) placed(p *passage, text []byte) []fix {
	if len(w.book.placed) == 0 {
		return nil
	}
	var fixes []fix
	for word, rows := range w.book.placed {
		for _, start := range all(text, word) {
			end := start + len(word)
			span, ok := p.spanOf(start, end, w.files)
			if !ok || span.File != 0 {
				continue
			}
			for _, n := range rows {
				if r := &w.book.rows[n]; r.from <= span.End && span.Start <= r.to {
					r.hits++
					fixes = append(fixes, fix{start, end, r.Result, w.note(ByPlace, r.file.File, 0)})
					break
				}
			}
		}
	}
	slices.SortFunc(fixes, func(a, b fix) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	var kept []fix
	for _, f := range fixes {
		if len(kept) == 0 || f.start >= kept[len(kept)-1].end {
			kept = append(kept, f)
		}
	}
	return kept
}

// all returns where word stands in text.
func all(text []byte, word string) []int {
	var at []int
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i] == word[0] && string(text[i:i+len(word)]) == word {
			at = append(at, i)
			i += len(word) - 1
		}
	}
	return at
}

// housed returns the house words between what is already fixed.
func (w *work) housed(text []byte) []fix {
	w.words = w.words[:0]
	gaps(text, w.fixes, func(start, end int) {
		w.house.find(text, start, end, func(start, end int, values []string) {
			w.words = append(w.words, fix{start, end, values[0], w.note(ByHouse, values[1], 1)})
		})
	})
	return w.words
}

// note returns a note for the record, or none when no record is kept.
func (w *work) note(rule Rule, why string, risk uint8) note {
	if !w.opt.Record {
		return note{}
	}
	return note{said: true, rule: rule, risk: risk, why: why}
}

// keep adds the choices of a passage to the record, in the order of the text.
func (w *work) keep(p *passage, text []byte) {
	w.words = w.words[:0]
	for _, f := range w.fixes {
		if f.note.said {
			w.words = append(w.words, f)
		}
	}
	for _, m := range w.seen {
		d := w.chain.layers[m.layer].dicts[m.dict]
		values := d.values[m.value]
		n := note{said: true, rule: ByPhrase, why: d.name, others: values[1:], risk: 1}
		switch {
		case d.name == houseName:
			n.rule, n.why, n.others = ByHouse, values[1], nil
		case vocabulary(d.name):
			n.rule, n.risk = ByWords, 2
		case len(values) > 1:
			n.rule, n.risk = ByCharacter, riskOf(values[1:])
		case m.layer == 0:
			if other := d.otherwise(text, m.start, m.end, values[0]); other != "" {
				n.others, n.risk = []string{other}, 2
			}
		}
		w.words = append(w.words, fix{m.start, m.end, values[0], n})
	}
	slices.SortStableFunc(w.words, func(a, b fix) int { return cmp.Compare(a.start, b.start) })
	char, at, shift, edits := 0, 0, 0, p.edits
	for _, f := range w.words {
		char += countRunes(text[at:f.start])
		at = f.start
		for len(edits) > 0 && edits[0].end <= f.start {
			shift = edits[0].to - edits[0].end
			edits = edits[1:]
		}
		from, to := after(edits, shift, f.start, false), after(edits, shift, f.end, true)
		c := Choice{Block: p.block, Char: char, Before: p.text[f.start:f.end], After: p.out[from:to],
			Rule: f.note.rule, Why: f.note.why, Others: f.note.others, Risk: int(f.note.risk)}
		c.Span, _ = p.spanOf(f.start, f.end, w.files)
		w.record.Choices = append(w.record.Choices, c)
	}
}

// rare are forms that a dictionary lists beside the usual one and that no book
// of today uses but in a name.
var rare = setOf("缐侭㓰渖馀於谘讬钮麺麹糇㳽䌽䥽瞭箇衕閤嚮曏賙寀甦囌鈡鉆蹟痠譟儁殭鼕喫佈鍼㑶")

// riskOf says how far a character's other forms are to be feared: not at all
// where each is rare or outside the basic plane.
func riskOf(others []string) uint8 {
	for _, other := range others {
		if r, _ := utf8.DecodeRuneInString(other); r < 1<<16 && !rare[r] {
			return 2
		}
	}
	return 0
}

// vocabulary reports whether a dictionary holds regional words.
func vocabulary(name string) bool {
	switch name {
	case "TWPhrasesRev.txt", "TWPhrases.txt", "TWPhrasesIT.txt", "TWPhrasesName.txt", "TWPhrasesOther.txt":
		return true
	}
	return false
}
