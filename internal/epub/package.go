package epub

import (
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/google/uuid"
)

// lang is the book's language.
func (b *binder) lang() string {
	if l := strings.TrimSpace(b.m.Meta.Lang); l != "" {
		return l
	}
	if b.job.Words.Lang != "" {
		return b.job.Words.Lang
	}
	return "zh"
}

// identifier is made from the book's own data, so that a new printing of the
// same book is the same book to a reading system: its title, creators and
// language, not its text (RFC 9562, version 5).
func (b *binder) identifier() string {
	space := uuid.NewSHA1(uuid.NameSpaceDNS, []byte("yinshu"))
	name := b.title() + "\n" + b.lang()
	for _, c := range b.m.Meta.Creators {
		name += "\n" + c.Role + " " + c.Name.Value
	}
	return "urn:uuid:" + uuid.NewSHA1(space, []byte(name)).String()
}

// packageDocument makes the package document (EPUB 3.3, section 5).
func (b *binder) packageDocument(doc *etree.Document) error {
	p := doc.Root()
	p.CreateAttr("xml:lang", b.lang())
	b.metadata(p.SelectElement("metadata"))
	b.manifest(p.SelectElement("manifest"))
	b.spine(p.SelectElement("spine"))
	doc.Indent(2)
	return nil
}

// A metaWriter writes metadata, leaving out what is empty: an empty element
// is a fault.
type metaWriter struct{ *etree.Element }

// dc writes an element of Dublin Core and returns it, or nil.
func (m metaWriter) dc(name, id, value string) *etree.Element {
	value = strings.TrimSpace(shown(value))
	if value == "" {
		return nil
	}
	e := m.CreateElement("dc:" + name)
	if id != "" {
		e.CreateAttr("id", id)
	}
	e.SetText(value)
	return e
}

// meta writes a property, of the element with an id or of the book.
func (m metaWriter) meta(property, refines, value string) *etree.Element {
	value = strings.TrimSpace(shown(value))
	if value == "" {
		return nil
	}
	e := m.CreateElement("meta")
	e.CreateAttr("property", property)
	if refines != "" {
		e.CreateAttr("refines", "#"+refines)
	}
	e.SetText(value)
	return e
}

func (b *binder) metadata(e *etree.Element) {
	e.Child = nil
	m := metaWriter{e}
	meta := b.m.Meta
	m.dc("identifier", "pub-id", b.identifier())
	m.dc("title", "title", b.title())
	m.meta("title-type", "title", "main")
	var subtitle string
	for _, t := range meta.Subtitle {
		subtitle += t.Value
	}
	if m.dc("title", "subtitle", subtitle) != nil {
		m.meta("title-type", "subtitle", "subtitle")
	}
	m.dc("language", "", b.lang())
	b.creators(m)
	m.dc("publisher", "", meta.Publisher)
	if dated(meta.Date) {
		m.dc("date", "", meta.Date)
	}
	m.dc("rights", "", meta.Rights)
	for _, s := range b.licences() {
		m.dc("rights", "", s)
	}
	m.dc("description", "", meta.Description)
	for _, s := range meta.Subjects {
		m.dc("subject", "", s)
	}
	if m.meta("belongs-to-collection", "", meta.Series) != nil {
		e.ChildElements()[len(e.ChildElements())-1].CreateAttr("id", "series")
		m.meta("collection-type", "series", "series")
		if numbered(meta.SeriesPos) {
			m.meta("group-position", "series", meta.SeriesPos)
		}
	}
	m.meta("dcterms:modified", "", b.modified())
	b.source(m)
	b.accessibility(m)
	for _, p := range b.images {
		if p.cover { // what EPUB 2 knows a cover by
			c := e.CreateElement("meta")
			c.CreateAttr("name", "cover")
			c.CreateAttr("content", itemID(p.file))
		}
	}
}

// creators names the authors as creators and everybody else as contributors,
// each with the role (MARC relators), the form for sorting, and the order.
func (b *binder) creators(m metaWriter) {
	for i, c := range b.m.Meta.Creators {
		id := "creator-" + strconv.Itoa(i+1)
		element := "contributor"
		if c.Role == "" || c.Role == "aut" || c.Role == "cre" || i == 0 {
			element = "creator"
		}
		if m.dc(element, id, c.Name.Value) == nil {
			continue
		}
		if relator(c.Role) {
			m.meta("role", id, c.Role).CreateAttr("scheme", "marc:relators")
		}
		m.meta("file-as", id, c.FileAs)
		m.meta("display-seq", id, strconv.Itoa(i+1))
	}
}

// relator reports whether a role has the form of a MARC relator.
func relator(role string) bool {
	if len(role) != 3 {
		return false
	}
	for _, r := range role {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}

// numbered reports whether a place in a series has the form that the
// property group-position asks for: 3, or 3.2.
func numbered(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if part == "" || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}

// dated reports whether a date has a form that dc:date may have: a year, a
// month of it, or a day.
func dated(s string) bool {
	for _, form := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

// modified is the clock of the outputs, in the one form that EPUB allows.
func (b *binder) modified() string {
	const never = "2000-01-01T00:00:00Z"
	t, ok := utcSeconds(b.m.Meta.Modified)
	if !ok {
		return never
	}
	return t
}

// source names the print edition that the page-list is of (EPUB
// Accessibility 1.1, "Page source"). It is given in the older form: EPUBCheck
// 4.2.6 takes the property pageBreakSource for an error (OPF-027), and Ace and
// the reading systems know both.
func (b *binder) source(m metaWriter) {
	source := ""
	if isbn := b.isbn(); isbn != "" {
		source = "urn:isbn:" + isbn
	} else if len(b.pages) > 0 {
		source = b.title()
		for _, s := range []string{b.m.Meta.Publisher, b.m.Meta.Date, b.m.Meta.Edition} {
			if s = strings.TrimSpace(shown(s)); s != "" {
				source += "，" + s
			}
		}
	}
	if m.dc("source", "print", source) != nil && len(b.pages) > 0 {
		m.meta("source-of", "print", "pagination")
	}
}

// isbn is the ISBN's digits, or "".
func (b *binder) isbn() string {
	s := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == 'X' {
			return r
		}
		return -1
	}, strings.ToUpper(b.m.Meta.ISBN))
	if len(s) != 10 && len(s) != 13 {
		return ""
	}
	return s
}

// accessibility says what is true of this book and nothing else (EPUB
// Accessibility 1.1; schema.org). Conformance is claimed only in the name of
// somebody who has examined the book.
func (b *binder) accessibility(m metaWriter) {
	figures, silent := b.pictured()
	m.meta("schema:accessMode", "", "textual")
	if figures {
		m.meta("schema:accessMode", "", "visual")
	}
	if !silent {
		m.meta("schema:accessModeSufficient", "", "textual")
	}
	if figures {
		m.meta("schema:accessModeSufficient", "", "textual,visual")
	}
	for _, f := range []struct {
		name string
		true bool
	}{
		{"tableOfContents", true},
		{"readingOrder", true},
		{"structuralNavigation", true},
		{"displayTransformability", true},
		{"ARIA", true},
		{"index", b.of(indexDoc) != nil},
		{"pageNavigation", len(b.pages) > 0},
		{"pageBreakMarkers", len(b.pages) > 0},
		{"alternativeText", !silent && (figures || len(b.images) > 0)},
		{"rubyAnnotations", b.rubied()},
		{"horizontalWriting", !b.job.Vertical},
		{"verticalWriting", b.job.Vertical},
	} {
		if f.true {
			m.meta("schema:accessibilityFeature", "", f.name)
		}
	}
	m.meta("schema:accessibilityHazard", "", "none")
	m.meta("schema:accessibilitySummary", "", b.summary(figures, silent))
	if b.job.Certifier != "" {
		m.meta("dcterms:conformsTo", "", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA")
		m.meta("a11y:certifiedBy", "", b.job.Certifier)
	}
}

// manifest lists every file once, in the order of the zip.
func (b *binder) manifest(e *etree.Element) {
	e.Child = nil
	for _, file := range b.order()[3:] {
		href := strings.TrimPrefix(file, root)
		item := e.CreateElement("item")
		item.CreateAttr("id", itemID(href))
		item.CreateAttr("href", href)
		item.CreateAttr("media-type", mediaTypes[path.Ext(href)])
		switch {
		case href == "nav.xhtml":
			item.CreateAttr("properties", "nav")
		case strings.HasPrefix(href, "images/cover"):
			item.CreateAttr("properties", "cover-image")
		}
	}
}

// itemID is the id of a file in the package document.
func itemID(href string) string {
	switch href {
	case "toc.ncx":
		return "ncx"
	case "nav.xhtml":
		return "nav"
	}
	return strings.NewReplacer("/", "-", "xhtml/", "").Replace(href)
}

// spine is the reading order.
func (b *binder) spine(e *etree.Element) {
	e.Child = nil
	for _, d := range b.docs {
		e.CreateElement("itemref").CreateAttr("idref", itemID(d.file))
	}
}
