package press

import (
	"slices"

	"yinshu/internal/diag"
	"yinshu/internal/proof"
	"yinshu/internal/script"
)

// Proof gathers what an editor signs: the edition in the other script beside
// the text, every choice of the conversion, and the findings of the reader and
// the checker.
func Proof(path string, opt ReadOptions) (proof.Sheet, error) {
	d, err := Open(path, opt)
	if err != nil {
		return proof.Sheet{}, err
	}
	defer d.Close()
	return d.proof(d.Check()), nil
}

// proof gathers the sheet.
func (d *Desk) proof(problems []*diag.Problem) proof.Sheet {
	j := newJob(d, d.Book.OtherEdition(d.Manuscript.Meta.Lang), Options{})
	j.ask()
	convert := j.conversion
	convert.Record = true
	marked := d.marked()
	m, record, converted := script.Convert(marked, convert)
	return proof.Sheet{
		Source:   marked,
		Edition:  m,
		Options:  convert,
		Record:   record,
		Problems: d.heard(slices.Concat(problems, d.indexing, j.problems, converted)),
	}
}

// conversion gives what the book says of the way to a language.
func (d *Desk) conversion(to string) (script.Options, []*diag.Problem) {
	b := d.Book
	opt := script.Options{To: to, From: d.Manuscript.Meta.Lang, Phrases: b.Order.Convert.Phrases}
	var problems []*diag.Problem
	if f := b.Names; f != nil {
		answers, ps := script.ParseNames(f.Name, f.Text)
		opt.Names, problems = answers, append(problems, ps...)
	}
	if f := b.Convert; f != nil {
		answers, ps := script.ParseAnswers(f.Name, f.Text)
		opt.Answers, problems = answers, append(problems, ps...)
	}
	return opt, problems
}
