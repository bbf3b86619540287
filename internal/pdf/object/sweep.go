package object

import "slices"

// Sweep leaves out the objects that nothing refers to from the root and the
// information dictionary, and numbers the others anew: kind by kind, and in
// each kind in the order they are met. Objects of a kind, which are much
// alike, then stand together and compress well, and so do their numbers.
func (f *File) Sweep() {
	s := &sweeper{old: f.Objects, fresh: make([]Ref, len(f.Objects)+1)}
	s.meet(f.Root)
	s.meet(f.Info)
	for i := 0; i < len(s.met); i++ {
		s.walk(f.Objects[s.met[i]-1])
	}
	rank := map[Name]int{}
	kinds := make([]int, len(f.Objects)+1)
	for _, r := range s.met {
		kind := kindOf(f.Objects[r-1])
		if _, ok := rank[kind]; !ok {
			rank[kind] = len(rank)
		}
		kinds[r] = rank[kind]
	}
	slices.SortStableFunc(s.met, func(a, b Ref) int { return kinds[a] - kinds[b] })
	kept := make([]any, len(s.met))
	for i, r := range s.met {
		s.fresh[r] = Ref(i + 1)
		kept[i] = f.Objects[r-1]
	}
	for i := range kept {
		kept[i] = s.renumber(kept[i])
	}
	f.Root, f.Info, f.Objects = s.number(f.Root), s.number(f.Info), kept
}

// kindOf is a name for objects that are alike: what they call themselves, or
// else the first of their keys.
func kindOf(v any) Name {
	d, ok := v.(*Dict)
	if !ok {
		return ""
	}
	for _, key := range []Name{"Type", "Subtype", "S"} {
		if name, ok := d.Get(key).(Name); ok {
			return name
		}
	}
	if keys := d.Keys(); len(keys) > 0 {
		return keys[0]
	}
	return ""
}

type sweeper struct {
	old   []any
	met   []Ref // old numbers in the order they were met
	fresh []Ref // by old number; 0 for what has not been met, -1 for met
}

func (s *sweeper) meet(r Ref) {
	if r >= 1 && int(r) <= len(s.old) && s.fresh[r] == 0 {
		s.fresh[r] = -1
		s.met = append(s.met, r)
	}
}

// walk meets all that a value refers to.
func (s *sweeper) walk(v any) {
	switch v := v.(type) {
	case Ref:
		s.meet(v)
	case Array:
		for _, e := range v {
			s.walk(e)
		}
	case *Dict:
		for _, e := range v.entries {
			s.walk(e.value)
		}
	case *Stream:
		s.walk(v.Dict)
	}
}

// number gives the new number of a reference; 0 for one that leads nowhere.
func (s *sweeper) number(r Ref) Ref {
	if r < 1 || int(r) > len(s.old) {
		return 0
	}
	return s.fresh[r]
}

func (s *sweeper) renumber(v any) any {
	switch v := v.(type) {
	case Ref:
		if n := s.number(v); n > 0 {
			return n
		}
		return nil
	case Array:
		for i := range v {
			v[i] = s.renumber(v[i])
		}
	case *Dict:
		for i := range v.entries {
			v.entries[i].value = s.renumber(v.entries[i].value)
		}
		v.entries = slices.DeleteFunc(v.entries, func(e entry) bool { return e.value == nil })
	case *Stream:
		s.renumber(v.Dict)
	}
	return v
}
