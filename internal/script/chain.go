package script

import (
	"slices"
	"sync"

	"github.com/liuzl/gocc"
)

// A chain is one of gocc's conversions: layers through which a text passes
// one after another.
type chain struct {
	name   string
	layers []*layer
}

// chains are gocc's ten conversions, each loaded when first wanted.
var chains = func() map[string]func() *chain {
	m := map[string]func() *chain{}
	for _, name := range []string{"hk2s", "s2hk", "s2t", "s2tw", "s2twp", "t2hk", "t2s", "t2tw", "tw2s", "tw2sp"} {
		m[name] = sync.OnceValue(func() *chain { return newChain(name) })
	}
	return m
}()

func loadChain(name string) *chain { return chains[name]() }

// newChain loads a conversion. Its dictionaries are inside gocc and its name
// is one of the ten, so loading cannot fail.
func newChain(name string) *chain {
	cc, err := gocc.New(name)
	if err != nil {
		return &chain{name: name}
	}
	c := &chain{name: name}
	for _, group := range cc.DictChains {
		var dicts []*lexicon
		for i, d := range group.Dicts {
			dicts = append(dicts, newLexicon(group.Files[i], d))
		}
		c.layers = append(c.layers, newLayer(dicts))
	}
	return c
}

// with returns a copy of the chain in whose layer n a dictionary stands before
// the last one, that of single characters.
func (c *chain) with(d *lexicon, n int) *chain {
	layers := slices.Clone(c.layers)
	dicts := layers[n].dicts
	last := len(dicts) - 1
	layers[n] = newLayer(append(append(slices.Clone(dicts[:last]), d), dicts[last]))
	return &chain{name: c.name, layers: layers}
}

// A bench is the scratch space of conversions, so that they allocate little.
type bench struct {
	spare [2][]byte
	seen  []match
}

// run appends to dst what in becomes, and returns the edits from in to that.
// With seen it also adds the matches worth a proof, placed in in.
func (c *chain) run(dst, in []byte, b *bench, seen *[]match) ([]byte, []edit) {
	var total []edit
	for n, l := range c.layers {
		var found *[]match
		if seen != nil {
			b.seen = b.seen[:0]
			found = &b.seen
		}
		var edits []edit
		if n == len(c.layers)-1 {
			dst, edits = l.run(dst, in, nil, found)
		} else {
			b.spare[n%2], edits = l.run(b.spare[n%2][:0], in, nil, found)
			in = b.spare[n%2]
		}
		if seen != nil {
			for _, m := range b.seen {
				m.layer = n
				m.start, m.end = before(total, m.start, false), before(total, m.end, true)
				*seen = append(*seen, m)
			}
		}
		total = compose(total, edits)
	}
	return dst, total
}

// of returns what a short string becomes.
func (c *chain) of(s string) string {
	if len(c.layers) == 0 {
		return s
	}
	out, _ := c.run(nil, []byte(s), &bench{}, nil)
	return string(out)
}

// A fix is a stretch of a text with a fixed result, which the dictionaries do
// not see.
type fix struct {
	start, end int
	out        string
	note       note // what the record says of it
}

// A note is what the record is to say of a choice. The zero note says nothing.
type note struct {
	said   bool
	rule   Rule
	risk   uint8
	why    string
	others []string
}

// convert appends what text becomes to dst, fixes in their places, and returns
// the alignment of the whole. Fixes are in order and do not overlap.
func (c *chain) convert(dst, text []byte, fixes []fix, b *bench, seen *[]match) ([]byte, []edit) {
	var edits []edit
	base, at := len(dst), 0
	free := func(end int) {
		if at >= end {
			return
		}
		from, first := len(dst)-base, 0
		if seen != nil {
			first = len(*seen)
		}
		var inner []edit
		dst, inner = c.run(dst, text[at:end], b, seen)
		for _, e := range inner {
			edits = append(edits, edit{e.start + at, e.end + at, e.from + from, e.to + from})
		}
		if seen != nil {
			for i := first; i < len(*seen); i++ {
				(*seen)[i].start += at
				(*seen)[i].end += at
			}
		}
	}
	for _, f := range fixes {
		free(f.start)
		if !even(text[f.start:f.end], f.out) {
			edits = append(edits, edit{f.start, f.end, len(dst) - base, len(dst) - base + len(f.out)})
		}
		dst = append(dst, f.out...)
		at = f.end
	}
	free(len(text))
	return dst, edits
}

// merge appends to dst two lists of fixes in order. Where two overlap, the one
// of the first list stays.
func merge(dst, first, second []fix) []fix {
	end := 0 // of the last fix of the first list taken
	for _, f := range second {
		// A fix of the first list that begins before f ends is taken first,
		// so that f is left out if it lies under it.
		for len(first) > 0 && first[0].start < f.end {
			dst = append(dst, first[0])
			end = first[0].end
			first = first[1:]
		}
		if f.start >= end {
			dst = append(dst, f)
		}
	}
	return append(dst, first...)
}

// gaps calls f with each stretch of text that no fix holds.
func gaps(text []byte, fixes []fix, f func(start, end int)) {
	at := 0
	for _, x := range fixes {
		if at < x.start {
			f(at, x.start)
		}
		at = x.end
	}
	if at < len(text) {
		f(at, len(text))
	}
}
