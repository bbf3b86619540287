package script

// Foreign reports whether a character belongs to the other script only: a
// Traditional form in a Simplified edition, or the reverse. A character that
// both scripts write, in whatever sense, is none.
func Foreign(r rune, to Script) bool {
	if to == Hans {
		out, ok := loadChain("t2s").only(r)
		return ok && out[0] != string(r)
	}
	out, ok := loadChain("s2t").only(r)
	if !ok {
		return false
	}
	for _, form := range out {
		if form == string(r) {
			return false
		}
	}
	return true
}

// only returns the forms of a single character in the last layer of a chain.
func (c *chain) only(r rune) ([]string, bool) {
	l := c.layers[len(c.layers)-1]
	for _, d := range l.dicts {
		s := []byte(string(r))
		if n, value := d.longest(s); n == len(s) {
			return d.values[value], true
		}
	}
	return nil, false
}

// Reversed returns the options that lead back: the languages change places,
// and every answer says its word for its result.
func (opt Options) Reversed(from string) Options {
	back := Options{To: from, From: opt.To, Phrases: opt.Phrases}
	back.Names, back.Answers = opt.Names.reversed(), opt.Answers.reversed()
	return back
}

// reversed leaves out rows with a place, since a place is one of the source.
func (a *Answers) reversed() *Answers {
	if a == nil {
		return nil
	}
	back := &Answers{File: a.File, raw: a.raw}
	for _, row := range a.Rows {
		if row.Place == "" {
			row.Word, row.Result = row.Result, row.Word
			back.Rows = append(back.Rows, row)
		}
	}
	return back
}
