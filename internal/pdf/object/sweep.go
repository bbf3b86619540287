package object

import "slices"

// Sweep leaves out the objects that nothing refers to from the root and the
// information dictionary, and numbers the others in the order they are met,
// so that what belongs together stands together.
func (f *File) Sweep() {
	s := &sweeper{old: f.Objects, fresh: make([]Ref, len(f.Objects)+1)}
	f.Root = s.take(f.Root)
	f.Info = s.take(f.Info)
	for i := 0; i < len(s.kept); i++ {
		s.kept[i] = s.renumber(s.kept[i])
	}
	f.Objects = s.kept
}

type sweeper struct {
	old   []any
	fresh []Ref // by old number; 0 for not yet met
	kept  []any
}

// take gives a reference its new number; one that leads nowhere is 0.
func (s *sweeper) take(r Ref) Ref {
	if r < 1 || int(r) > len(s.old) {
		return 0
	}
	if s.fresh[r] == 0 {
		s.kept = append(s.kept, s.old[r-1])
		s.fresh[r] = Ref(len(s.kept))
	}
	return s.fresh[r]
}

func (s *sweeper) renumber(v any) any {
	switch v := v.(type) {
	case Ref:
		if n := s.take(v); n > 0 {
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
