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
	fixes := w.answered(p, text)
	fixes = merge(fixes, w.guarded(text))
	fixes = merge(fixes, w.spoken(text, pairs))
	fixes = merge(fixes, w.authored(text))
	fixes = merge(fixes, w.housed(text, fixes))
	fixes = merge(fixes, w.pairFixes(p, pairs))
	fixes = merge(fixes, w.marked(text))
	var seen *[]match
	if w.opt.Record {
		w.seen = w.seen[:0]
		seen = &w.seen
	}
	var out []byte
	out, p.edits = w.chain.convert(w.buf[:0], text, fixes, &w.bench, seen)
	w.buf = out
	p.out = string(out)
	w.record.Characters += utf8.RuneCount(text)
	if seen != nil {
		w.keep(p, text, fixes)
	}
}

// plain converts a short string without marks or records.
func (w *work) plain(s string) string {
	out, _ := w.chain.convert(nil, []byte(s), nil, &bench{}, nil)
	return string(out)
}

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
		words = append(words, fix{start, end, r.Result, w.choice(r.rule, r.file.File, 0)})
	})
	return merge(fixes, words)
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
					fixes = append(fixes, fix{start, end, r.Result, w.choice(ByPlace, r.file.File, 0)})
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
func (w *work) housed(text []byte, fixes []fix) []fix {
	var words []fix
	gaps(text, fixes, func(start, end int) {
		w.house.find(text, start, end, func(start, end int, values []string) {
			words = append(words, fix{start, end, values[0], w.choice(ByHouse, values[1], 1)})
		})
	})
	return words
}

// choice returns a choice for the record, or nil when none is kept.
func (w *work) choice(rule Rule, why string, risk int) *Choice {
	if !w.opt.Record {
		return nil
	}
	return &Choice{Rule: rule, Why: why, Risk: risk}
}

// keep adds the choices of a passage to the record, in the order of the text.
func (w *work) keep(p *passage, text []byte, fixes []fix) {
	first := len(w.record.Choices)
	for _, f := range fixes {
		if f.choice != nil {
			w.enter(p, text, *f.choice, f.start, f.end, f.out)
		}
	}
	for _, m := range w.seen {
		d := w.chain.layers[m.layer].dicts[m.dict]
		values := d.values[m.value]
		c := Choice{Rule: ByPhrase, Why: d.name, Others: values[1:], Risk: 1}
		switch {
		case vocabulary(d.name):
			c.Rule, c.Risk = ByWords, 2
		case len(values) > 1:
			c.Rule, c.Risk = ByCharacter, 2
		}
		w.enter(p, text, c, m.start, m.end, values[0])
	}
	slices.SortStableFunc(w.record.Choices[first:], func(a, b Choice) int { return cmp.Compare(a.Char, b.Char) })
}

// vocabulary reports whether a dictionary holds regional words.
func vocabulary(name string) bool {
	switch name {
	case "TWPhrasesRev.txt", "TWPhrases.txt", "TWPhrasesIT.txt", "TWPhrasesName.txt", "TWPhrasesOther.txt":
		return true
	}
	return false
}

func (w *work) enter(p *passage, text []byte, c Choice, start, end int, out string) {
	c.Block, c.Before, c.After = p.block, string(text[start:end]), out
	c.Char = utf8.RuneCount(text[:start])
	c.Span, _ = p.spanOf(start, end, w.files)
	w.record.Choices = append(w.record.Choices, c)
}
