package pdf

import (
	"slices"

	"yinshu/internal/pdf/object"
)

// structure writes the structure tree into a file. pages are the references
// of the pages, annots those of each page's links.
func (t *tagger) structure(f *object.File, pages []object.Ref, annots [][]object.Ref) {
	root := object.NewDict(object.Name("Type"), object.Name("StructTreeRoot"))
	rootRef := f.Add(root)
	w := &treeWriter{file: f, pages: pages, annots: annots}
	w.number(t.document)
	w.element(t.document, rootRef)
	root.Set("K", object.Array{t.document.ref})
	root.Set("ParentTree", f.Add(object.NewDict(object.Name("Nums"), t.parents(f, pages, annots))))
	root.Set("ParentTreeNextKey", w.keys(t))
	if len(w.ids) > 0 {
		root.Set("IDTree", f.Add(object.NewDict(object.Name("Names"), w.idTree())))
	}
	catalog := f.Dict(f.Root)
	catalog.Set("StructTreeRoot", rootRef)
	catalog.Set("MarkInfo", object.NewDict(object.Name("Marked"), true))
}

// parents makes the parent tree: for each page the elements of its contents
// by number, for each link its element. A page's key is its place in the
// book; links' keys follow.
func (t *tagger) parents(f *object.File, pages []object.Ref, annots [][]object.Ref) object.Array {
	var nums object.Array
	for i, elements := range t.contents {
		if len(elements) == 0 {
			continue
		}
		refs := object.Array{}
		for _, e := range elements {
			refs = append(refs, e.ref)
		}
		nums = append(nums, i, f.Add(refs))
		f.Dict(pages[i]).Set("StructParents", i)
	}
	key := len(pages)
	for i, elements := range t.links {
		for j, e := range elements {
			nums = append(nums, key, e.ref)
			f.Dict(annots[i][j]).Set("StructParent", key)
			key++
		}
	}
	return nums
}

// A treeWriter turns elements into objects.
type treeWriter struct {
	file   *object.File
	pages  []object.Ref
	annots [][]object.Ref
	ids    []*element
}

// keys is the number after the last key of the parent tree.
func (w *treeWriter) keys(t *tagger) int {
	n := len(w.pages)
	for _, l := range t.links {
		n += len(l)
	}
	return n
}

// number makes an object for each element, before any is written.
func (w *treeWriter) number(e *element) {
	e.ref = w.file.Add(&object.Dict{})
	if e.id != "" {
		w.ids = append(w.ids, e)
	}
	for _, k := range e.kids {
		if kid, ok := k.(*element); ok {
			w.number(kid)
		}
	}
}

// element writes an element. Its page is that of its first content; contents
// of that page are mere numbers.
func (w *treeWriter) element(e *element, parent object.Ref) {
	d := w.file.Dict(e.ref)
	d.Set("S", e.role)
	d.Set("P", parent)
	page := -1
	kids := make(object.Array, 0, len(e.kids))
	for _, k := range e.kids {
		switch k := k.(type) {
		case *element:
			w.element(k, e.ref)
			kids = append(kids, k.ref)
		case content:
			if page < 0 {
				page = k.page
				d.Set("Pg", w.pages[page])
			}
			if k.page == page {
				kids = append(kids, k.number)
			} else {
				kids = append(kids, object.NewDict(object.Name("Type"), object.Name("MCR"),
					object.Name("Pg"), w.pages[k.page], object.Name("MCID"), k.number))
			}
		case annotation:
			o := object.NewDict(object.Name("Type"), object.Name("OBJR"), object.Name("Obj"), w.annots[k.page][k.number])
			if k.page != page {
				o.Set("Pg", w.pages[k.page])
			}
			kids = append(kids, o)
		}
	}
	switch len(kids) {
	case 0:
	case 1:
		d.Set("K", kids[0])
	default:
		d.Set("K", kids)
	}
	if e.alt != "" {
		d.Set("Alt", object.Text(e.alt))
	}
	if e.id != "" {
		d.Set("ID", object.String(e.id))
	}
	if e.role == "TH" { // PDF/UA-1, 7.5: a head says what it is the head of
		d.Set("A", object.NewDict(object.Name("O"), object.Name("Table"), object.Name("Scope"), object.Name("Column")))
	}
}

// idTree lists the elements that have names, in their order (7.9.6).
func (w *treeWriter) idTree() object.Array {
	slices.SortFunc(w.ids, func(a, b *element) int {
		switch {
		case a.id < b.id:
			return -1
		case a.id > b.id:
			return 1
		}
		return 0
	})
	var names object.Array
	for _, e := range w.ids {
		names = append(names, object.String(e.id), e.ref)
	}
	return names
}
