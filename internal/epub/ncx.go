package epub

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// ncx makes the contents and page-list for reading systems of EPUB 2 (OPF
// 2.0.1, section 2.4.1; Z39.86-2005, section 8).
func (b *binder) ncx(doc *etree.Document) error {
	r := doc.Root()
	r.CreateAttr("xml:lang", b.lang())
	head := r.SelectElement("head")
	head.Child = nil
	nests := b.contentsTree(navDepth)
	last := 0
	for _, p := range b.pages {
		if n, err := strconv.Atoi(p.label); err == nil {
			last = max(last, n)
		}
	}
	for _, m := range [][2]string{
		{"dtb:uid", b.identifier()},
		{"dtb:depth", strconv.Itoa(depthOf(nests))},
		{"dtb:totalPageCount", strconv.Itoa(len(b.pages))},
		{"dtb:maxPageNumber", strconv.Itoa(last)},
	} {
		e := head.CreateElement("meta")
		e.CreateAttr("name", m[0])
		e.CreateAttr("content", m[1])
	}
	r.SelectElement("docTitle").SelectElement("text").SetText(b.title())
	author := r.SelectElement("docAuthor")
	var names []string
	for _, c := range b.m.Meta.Creators {
		names = append(names, shown(c.Name.Value))
	}
	if len(names) > 0 {
		author.SelectElement("text").SetText(strings.Join(names, "、"))
	} else {
		r.RemoveChild(author)
	}
	order := b.playOrder(nests)
	navMap := r.SelectElement("navMap")
	navMap.Child = nil
	n := 0
	b.navPoints(navMap, nests, order, &n)
	b.pageTargets(r, order)
	doc.Indent(2)
	return nil
}

func depthOf(nests []*nest) int {
	deepest := 0
	for _, n := range nests {
		deepest = max(deepest, depthOf(n.below))
	}
	if len(nests) == 0 {
		return 0
	}
	return deepest + 1
}

// playOrder numbers what the NCX leads to as it is read: a page before the
// heading that it begins with.
func (b *binder) playOrder(nests []*nest) map[string]string {
	type target struct {
		at  position
		src string
	}
	var targets []target
	for _, p := range b.pages {
		targets = append(targets, target{p.at, b.src(p.address)})
	}
	var add func(nests []*nest)
	add = func(nests []*nest) {
		for _, n := range nests {
			targets = append(targets, target{n.head.to.at, b.src(n.head.to)})
			add(n.below)
		}
	}
	add(nests)
	slices.SortStableFunc(targets, func(x, y target) int { return cmp.Or(x.at.compare(y.at)) })
	order := map[string]string{}
	for _, t := range targets {
		if order[t.src] == "" {
			order[t.src] = strconv.Itoa(len(order) + 1)
		}
	}
	return order
}

// src is an address as the package's own files name it.
func (b *binder) src(a address) string {
	if a.id == "" {
		return b.docs[a.at.doc].file
	}
	return b.docs[a.at.doc].file + "#" + a.id
}

func (b *binder) navPoints(e *etree.Element, nests []*nest, order map[string]string, n *int) {
	for _, nest := range nests {
		*n++
		p := e.CreateElement("navPoint")
		p.CreateAttr("id", "nav-"+strconv.Itoa(*n))
		p.CreateAttr("playOrder", order[b.src(nest.head.to)])
		p.CreateElement("navLabel").CreateElement("text").SetText(nest.head.title)
		p.CreateElement("content").CreateAttr("src", b.src(nest.head.to))
		b.navPoints(p, nest.below, order, n)
	}
}

func (b *binder) pageTargets(r *etree.Element, order map[string]string) {
	if len(b.pages) == 0 {
		return
	}
	list := r.CreateElement("pageList")
	for i, p := range b.pages {
		t := list.CreateElement("pageTarget")
		t.CreateAttr("id", "page-"+strconv.Itoa(i+1))
		if n, err := strconv.Atoi(p.label); err == nil && n > 0 {
			t.CreateAttr("type", "normal")
			t.CreateAttr("value", p.label)
		} else {
			t.CreateAttr("type", "front")
		}
		t.CreateAttr("playOrder", order[b.src(p.address)])
		t.CreateElement("navLabel").CreateElement("text").SetText(p.label)
		t.CreateElement("content").CreateAttr("src", b.src(p.address))
	}
}
