// Package proof makes what an editor signs before an edition in the other
// script is printed: one HTML page that holds every choice of the conversion,
// what was protected, what was left, and both editions side by side. The same
// findings can be had as TSV and JSON.
//
//	proof.go   Sheet, and the findings made from it
//	choices.go choices in their sentences, and names nearly met
//	residue.go characters of the wrong script
//	sides.go   the two editions, paragraph by paragraph
//	back.go    the way back: what the reverse conversion does not restore
//	page.go    the page, as TSV and as JSON
//	page.html  its form; it loads nothing and works without scripts
//
// What always holds:
//
//   - Every choice of the record is in the proof, and every problem given.
//   - The page needs no other file and no network.
//   - The same sheet gives the same bytes.
package proof

import (
	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/script"
)

// A Sheet is what a proof is made of.
type Sheet struct {
	Source   *manuscript.Manuscript
	Edition  *manuscript.Manuscript
	Options  script.Options // as given to script.Convert, with Record
	Record   *script.Record
	Problems []*diag.Problem // of all stages
}

// Findings are what the proof says, ready to be shown.
type Findings struct {
	Title, From, To string
	Figures         []Figure
	Choices         []Group
	Names           []Name
	Near            []Near
	Left            []Residue // of the source's script, in the edition
	Stood           []Residue // of the edition's script, in the source
	Marks           []Group
	Terms           []Term
	Sides           []Side
	Merges          []Merge
	Problems        []diag.Record
}

// A Figure is one count at the head of the proof.
type Figure struct {
	Name  string
	Value int
}

// Find makes the findings of a sheet, in a language.
func Find(s Sheet, lang diag.Lang) *Findings {
	p := newPlaces(s)
	f := &Findings{
		Title: manuscript.Join(s.Edition.Meta.Title),
		From:  s.Source.Meta.Lang,
		To:    s.Edition.Meta.Lang,
	}
	f.Choices, f.Marks = p.groups(lang)
	f.Names = p.names()
	f.Near = p.near()
	f.Left, f.Stood = p.residue()
	f.Terms = p.terms()
	f.Sides = p.sides()
	f.Merges = p.merges()
	for _, problem := range diag.Sort(append([]*diag.Problem{}, s.Problems...)) {
		f.Problems = append(f.Problems, problem.Record(lang))
	}
	f.figures(s, lang)
	return f
}

func (f *Findings) figures(s Sheet, lang diag.Lang) {
	add := func(english, chinese string, n int) {
		f.Figures = append(f.Figures, Figure{[2]string{english, chinese}[lang], n})
	}
	risky, marks, merged := 0, 0, 0
	for _, g := range f.Choices {
		if g.Risk >= 2 {
			risky += len(g.Cases)
		}
	}
	for _, g := range f.Marks {
		marks += len(g.Cases)
	}
	for _, m := range f.Merges {
		merged += m.Count
	}
	add("characters", "字數", s.Record.Characters)
	add("choices", "取捨", len(s.Record.Choices)-marks)
	add("of them to be looked at", "其中須看", risky)
	add("marks changed or listed", "標點", marks)
	add("left in the other script", "未轉的字", total(f.Left))
	add("not restored on the way back", "逆轉不回", merged)
	add("problems", "問題", len(f.Problems))
}

func total(list []Residue) (n int) {
	for _, r := range list {
		n += r.Count - r.Meant
	}
	return n
}
