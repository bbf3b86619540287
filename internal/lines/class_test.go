package lines

import "testing"

// No character has two classes, and every one listed has the class it is
// listed under.
func TestMembers(t *testing.T) {
	seen := map[rune]Class{}
	for class, chars := range members {
		for _, r := range chars {
			if other, ok := seen[r]; ok {
				t.Errorf("%c is of class %d and of class %d", r, other, class)
			}
			seen[r] = Class(class)
			if got := ClassOf(r); got != Class(class) {
				t.Errorf("%c is of class %d, listed under %d", r, got, class)
			}
		}
	}
	for _, span := range letterSpans {
		for r := span.from; r <= span.to; r++ {
			if _, ok := seen[r]; !ok && ClassOf(r) != span.class {
				t.Errorf("%U is of class %d, want %d", r, ClassOf(r), span.class)
			}
		}
	}
	for _, r := range []rune{'字', '〇', 'か', 'ㄅ', 'Ａ', '①', '𠀀', '々', -1, 0x110000} {
		if ClassOf(r) != Ideograph {
			t.Errorf("%U is of class %d, want that of ideographs", r, ClassOf(r))
		}
	}
}
