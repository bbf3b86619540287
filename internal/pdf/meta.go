package pdf

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/pdf/object"
)

// producer is who made the file; no version, so that a new one of the program
// does not change a book.
const producer = "yinshu"

// modified is the time that the file says it was made.
func modified(opt Options) time.Time {
	if at, err := time.Parse(time.RFC3339, opt.Modified); err == nil {
		return at.UTC()
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}

// authors names the authors, or where there are none whoever made the book.
func authors(m manuscript.Meta) string {
	var aut, all []string
	for _, c := range m.Creators {
		all = append(all, c.Name.Value)
		if c.Role == "aut" || c.Role == "" {
			aut = append(aut, c.Name.Value)
		}
	}
	if len(aut) > 0 {
		all = aut
	}
	return strings.Join(all, "、")
}

// title is the book's title with its subtitle; a file that claims
// accessibility must have one.
func title(m manuscript.Meta) string {
	main, sub := strings.TrimSpace(manuscript.Join(m.Title)), strings.TrimSpace(manuscript.Join(m.Subtitle))
	switch {
	case main == "" && sub == "":
		return "Untitled"
	case main == "":
		return sub
	case sub == "":
		return strings.TrimRight(main, "：:") // it led over to something once
	case strings.ContainsRune("：:—─？！?!", lastRune(main)):
		return main + sub
	}
	return main + "：" + sub
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// A claim is a standard that the file says it meets.
type claim uint8

const (
	pdfA  claim = 1 << iota // PDF/A-2a, ISO 19005-2
	pdfUA                   // PDF/UA-1, ISO 14289-1
	pdfX                    // PDF/X-4, ISO 15930-7
)

// describe says in the file what it is: the language, the information
// dictionary and the XMP that agrees with it, the meaning of its colours, and
// the standards it claims.
func (f *finisher) describe() {
	claims := f.colours()
	if f.tags != nil {
		claims |= pdfUA
	}
	m := f.opt.Meta
	if m.Lang != "" {
		f.catalog.Set("Lang", object.String(m.Lang))
	} else {
		claims &^= pdfUA | pdfA
	}
	f.catalog.Set("ViewerPreferences", object.NewDict(object.Name("DisplayDocTitle"), true))
	info := object.NewDict(object.Name("Title"), object.Text(title(m)))
	text := func(key object.Name, s string) {
		if s != "" {
			info.Set(key, object.Text(s))
		}
	}
	text("Author", authors(m))
	text("Subject", m.Description)
	text("Keywords", strings.Join(m.Subjects, ", "))
	text("Creator", producer)
	text("Producer", producer)
	at := modified(f.opt).Format("D:20060102150405Z")
	text("CreationDate", at)
	text("ModDate", at)
	if claims&pdfX != 0 {
		text("GTS_PDFXVersion", "PDF/X-4")
		info.Set("Trapped", object.Name("False"))
	}
	f.file.Info = f.file.Add(info)
	f.catalog.Set("Metadata", f.file.Add(&object.Stream{
		Dict: object.NewDict(object.Name("Type"), object.Name("Metadata"), object.Name("Subtype"), object.Name("XML")),
		Data: []byte(f.xmp(claims)),
	}))
}

// colours gives the file the profile that its colours are meant by, and
// returns the claims that this allows.
func (f *finisher) colours() claim {
	intent := object.NewDict(object.Name("Type"), object.Name("OutputIntent"))
	set := func(kind, condition string, n int, icc []byte) {
		profile := &object.Stream{Dict: object.NewDict(object.Name("N"), n), Data: icc}
		intent.Set("S", object.Name(kind))
		intent.Set("OutputConditionIdentifier", object.Text(condition))
		intent.Set("Info", object.Text(condition))
		intent.Set("DestOutputProfile", f.file.Add(profile))
		f.catalog.Set("OutputIntents", object.Array{intent})
	}
	rgb, cmyk := f.imageColours()
	switch {
	case f.opt.Profile == Reading:
		set("GTS_PDFA1", "sRGB", 3, sRGB())
		if cmyk {
			f.report(diag.Of(cmykPicture, ""))
			return 0
		}
		return pdfA
	case rgb:
		f.report(diag.Of(rgbPicture, "", f.opt.Profile.String()))
	}
	if f.opt.Profile == Pod {
		return 0
	}
	n := channels(f.opt.ICC)
	switch {
	case len(f.opt.ICC) == 0:
		f.report(diag.Of(noProfile, ""))
		return 0
	case n == 0:
		f.report(diag.Of(badProfile, ""))
		return 0
	}
	condition := f.opt.Condition
	if condition == "" {
		condition = "Custom"
	}
	set("GTS_PDFX", condition, n, f.opt.ICC)
	if rgb || cmyk && n == 1 {
		return 0
	}
	return pdfX
}

// imageColours reports whether pictures have the colours of screens or those
// of four inks.
func (f *finisher) imageColours() (rgb, cmyk bool) {
	images := f.file.Dict(f.file.Dict(f.file.Dict(f.pages[0]).Get("Resources")).Get("XObject"))
	for _, key := range images.Keys() {
		space := f.file.Value(f.file.Dict(images.Get(key)).Get("ColorSpace"))
		if indexed, ok := space.(object.Array); ok && len(indexed) > 1 {
			space = indexed[1]
		}
		rgb = rgb || space == object.Name("DeviceRGB")
		cmyk = cmyk || space == object.Name("DeviceCMYK")
	}
	return rgb, cmyk
}

// xmp makes the metadata packet (ISO 16684-1).
func (f *finisher) xmp(claims claim) string {
	m := f.opt.Meta
	at := modified(f.opt).Format(time.RFC3339)
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">` + "\n")
	one := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<%s>%s</%[1]s>\n", name, xmlText(value))
		}
	}
	list := func(name, kind string, attr string, values ...string) {
		b.WriteString("<" + name + "><rdf:" + kind + ">")
		for _, v := range values {
			b.WriteString("<rdf:li" + attr + ">" + xmlText(v) + "</rdf:li>")
		}
		b.WriteString("</rdf:" + kind + "></" + name + ">\n")
	}
	some := func(name, kind, attr, value string) {
		if value != "" {
			list(name, kind, attr, value)
		}
	}
	const any = ` xml:lang="x-default"`
	one("dc:format", "application/pdf")
	list("dc:title", "Alt", any, title(m))
	some("dc:creator", "Seq", "", authors(m))
	some("dc:description", "Alt", any, m.Description)
	if len(m.Subjects) > 0 {
		list("dc:subject", "Bag", "", m.Subjects...)
	}
	some("dc:publisher", "Bag", "", m.Publisher)
	some("dc:rights", "Alt", any, m.Rights)
	some("dc:language", "Bag", "", m.Lang)
	if m.ISBN != "" {
		one("dc:identifier", "urn:isbn:"+strings.ReplaceAll(m.ISBN, "-", ""))
	}
	one("pdf:Producer", producer)
	one("pdf:Keywords", strings.Join(m.Subjects, ", "))
	one("xmp:CreatorTool", producer)
	one("xmp:CreateDate", at)
	one("xmp:ModifyDate", at)
	one("xmp:MetadataDate", at)
	one("xmpMM:DocumentID", f.documentID())
	one("xmpMM:VersionID", "1")
	one("xmpMM:RenditionClass", "default")
	if claims&pdfX != 0 {
		one("pdf:Trapped", "False")
		one("pdfxid:GTS_PDFXVersion", "PDF/X-4")
	}
	if claims&pdfA != 0 {
		one("pdfaid:part", "2")
		one("pdfaid:conformance", "A")
	}
	if claims&pdfUA != 0 {
		one("pdfuaid:part", "1")
	}
	b.WriteString("</rdf:Description>\n")
	if claims&(pdfA|pdfUA) == pdfA|pdfUA {
		b.WriteString(uaSchema)
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
	return b.String()
}

// documentID names the book by its title, its time and all that its pages
// show. The order of fpdf's pictures is not always the same, so the bytes of
// its file will not do.
func (f *finisher) documentID() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s\n", title(f.opt.Meta), f.opt.Profile, modified(f.opt).Format(time.RFC3339))
	for _, ref := range f.pages {
		h.Write(f.file.Stream(f.file.Dict(ref).Get("Contents")).Data)
	}
	return uuid(h.Sum(nil)[:16])
}

// uuid makes 16 bytes of a hash a name-like identifier (RFC 9562, version 8).
func uuid(h []byte) string {
	b := append([]byte(nil), h...)
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// uaSchema describes the one property of PDF/UA to readers of PDF/A, which
// demands it (ISO 19005-2, 6.6.2.3).
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
	`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>the part of ISO 14289 that is met</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>` + "\n"

// xmlText is a text as XML shows it, without what XML cannot hold.
func xmlText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < 0x20 && r != '\t' && r != '\n', r == 0xfffe, r == 0xffff:
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
