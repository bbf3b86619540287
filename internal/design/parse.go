package design

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/settings"
	"yinshu/layout"
)

// base is the design that all others rest on; it tells every key.
const base = "a5"

// Names lists the designs that the press brings with it.
func Names() []string {
	files, _ := fs.Glob(layout.Files, "*.toml")
	names := make([]string, 0, len(files))
	for _, file := range files {
		names = append(names, strings.TrimSuffix(file, ".toml"))
	}
	slices.Sort(names)
	return names
}

// Load returns one of the press's own designs.
func Load(name string) (*Design, error) {
	d, problems := LoadOver(name, Overlay{})
	if d == nil {
		return nil, diag.Of(kindExtends, "", name, strings.Join(Names(), ", "))
	}
	if len(problems) > 0 {
		return d, problems[0]
	}
	return d, nil
}

// Parse reads a design from TOML. It always returns a design that can be set:
// where the file is wrong, the design it extends stands. file names it in the
// problems.
func Parse(file string, text []byte) (*Design, []*diag.Problem) {
	return ParseOver(file, text, Overlay{})
}

// A fileReader reads one file into a design.
type fileReader struct {
	file, text string
	d          *Design
	problems   []*diag.Problem
	parser     unstable.Parser
	positions  map[string]int // of each key given
	within     []string       // the tables of the file that its keys stand under
	over       *fileReader    // of the order laid over the file, or nil
}

// read reads a file over the design that it extends. What neither tells is
// still open then: a style without a size takes that of the text of the
// design that is finally used; see settle.
func read(file string, text []byte, first bool) *fileReader {
	r := &fileReader{file: file, text: string(text), positions: map[string]int{}}
	var whole map[string]any
	if err := toml.Unmarshal(text, &whole); err != nil {
		r.syntax(err)
		whole = nil
	}
	r.d = r.start(whole, first)
	if whole != nil {
		r.walk()
	}
	return r
}

// start returns the design to change: a copy of the one extended.
func (r *fileReader) start(whole map[string]any, first bool) *Design {
	if first {
		return empty()
	}
	name := base
	if given, ok := whole["extends"].(string); ok {
		if slices.Contains(Names(), given) {
			name = given
		} else {
			at := max(0, strings.Index(r.text, "extends"))
			r.problems = append(r.problems, diag.At(kindExtends, r.file, r.text, at, strconv.Quote(given), strings.Join(Names(), ", ")))
		}
	}
	if r.file == "layout/"+name+".toml" {
		name = base // a design of the press that names itself
	}
	text, _ := layout.Files.ReadFile(name + ".toml")
	return read("layout/"+name+".toml", text, name == base).d
}

func empty() *Design {
	d := &Design{Styles: map[string]Style{}}
	for i := range d.Faces {
		d.Faces[i] = map[string][]face.ID{}
	}
	return d
}

// syntax reports what the TOML reader found; it has read the file whole, so
// there is one problem of this kind.
func (r *fileReader) syntax(err error) {
	p := diag.Of(kindSyntax, r.file, err.Error())
	var de *toml.DecodeError
	if errors.As(err, &de) {
		line, col := de.Position()
		p.Line, p.Col, p.Args = line, col, []any{strings.TrimPrefix(de.Error(), "toml: ")}
		if lines := strings.Split(r.text, "\n"); line >= 1 && line <= len(lines) {
			p.Text = strings.TrimRight(lines[line-1], "\r")
		}
	}
	r.problems = append(r.problems, p)
}

// walk goes through the file's keys in their order.
func (r *fileReader) walk() {
	r.parser.Reset([]byte(r.text))
	var table []string
	for r.parser.NextExpression() {
		switch e := r.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table, _ = r.path(nil, e.Key())
		case unstable.KeyValue:
			r.keyValue(table, e)
		}
	}
}

func (r *fileReader) path(table []string, it unstable.Iterator) (path []string, offset int) {
	path = slices.Clone(table)
	offset = -1
	for it.Next() {
		n := it.Node()
		if offset < 0 {
			offset = int(n.Raw.Offset)
		}
		path = append(path, string(n.Data))
	}
	return path, max(offset, 0)
}

func (r *fileReader) keyValue(table []string, e *unstable.Node) {
	path, offset := r.path(table, e.Key())
	v := e.Value()
	if v.Kind == unstable.InlineTable {
		for it := v.Children(); it.Next(); {
			r.keyValue(path, it.Node())
		}
		return
	}
	r.set(path, offset, v)
}

func (r *fileReader) set(path []string, offset int, n *unstable.Node) {
	path, ok := r.own(path)
	if !ok {
		return
	}
	dotted := strings.Join(path, ".")
	r.positions[dotted] = offset
	key, name := find(path)
	if key == nil {
		r.problems = append(r.problems, diag.At(kindKey, r.file, r.text, offset, written(path), nearest(dotted)))
		return
	}
	v := valueOf(n)
	ok = v.kind == isText
	if key.set != nil {
		ok = key.set(r.d, name, v)
	}
	if !ok {
		r.problems = append(r.problems, diag.At(kindValue, r.file, r.text, offset, dotted, v.shown(), key.Form, key.formInChinese()))
	}
}

func valueOf(n *unstable.Node) value {
	switch n.Kind {
	case unstable.String:
		return value{kind: isText, text: string(n.Data)}
	case unstable.Bool:
		return value{kind: isBool, bool: string(n.Data) == "true", text: string(n.Data)}
	case unstable.Integer:
		if i, err := strconv.Atoi(string(n.Data)); err == nil {
			return value{kind: isInt, int: i, text: string(n.Data)}
		}
	case unstable.Array:
		v := value{kind: isList}
		for it := n.Children(); it.Next(); {
			item := valueOf(it.Node())
			if it.Node().Kind == unstable.Comment {
				continue
			}
			if item.kind != isText {
				return value{text: "this list"}
			}
			v.list = append(v.list, item.text)
		}
		return v
	}
	return value{text: string(n.Data)}
}

// shown is the value as a problem quotes it.
func (v value) shown() string {
	switch v.kind {
	case isText:
		return strconv.Quote(v.text)
	case isList:
		return fmt.Sprintf("%q", v.list)
	}
	return v.text
}

// written is a path as a file has it: a name with a dot in it stands in quotes,
// which make it one name.
func written(path []string) string {
	names := slices.Clone(path)
	for i, name := range names {
		if strings.Contains(name, ".") {
			names[i] = strconv.Quote(name)
		}
	}
	return strings.Join(names, ".")
}

// nearest returns the key that is most like path, for the hint.
func nearest(path string) string {
	best, least := "", 1<<30
	for _, k := range Keys {
		for _, style := range StyleNames {
			candidate := k.Path
			if strings.HasPrefix(candidate, "styles.") {
				candidate = strings.Replace(candidate, "*", style, 1)
			}
			if n := settings.Distance(path, candidate); n < least {
				best, least = candidate, n
			}
			if candidate == k.Path {
				break
			}
		}
	}
	return best
}

// settle completes the design and makes sure that it can be set.
func (r *fileReader) settle() {
	d := r.d
	text := d.Styles["text"]
	text.Size, text.Leading = d.Size, d.Leading
	d.Styles["text"] = text
	for _, name := range StyleNames {
		s := d.Styles[name]
		if s.Face == "" {
			s.Face = "text"
		}
		if s.Size == 0 {
			s.Size = d.Size
		}
		if s.Leading == 0 {
			s.Leading = d.Leading
			for s.Leading < s.Size+s.Size/8 {
				s.Leading += d.Leading // large type takes whole lines
			}
		}
		d.Styles[name] = s
	}
	r.checkChains()
	if d.Numbering == ByPage && d.Notes != PageFoot {
		r.found(kindNumbering, "notes.numbering")
		d.Numbering = Through
	}
	r.checkArea()
}

// checkChains reports a style of the design's that wants faces it does not
// name. The press's own styles may want 楷 and 仿宋, which few have.
func (r *fileReader) checkChains() {
	for _, name := range StyleNames {
		chain := r.d.Styles[name].Face
		if !r.told("styles." + name + ".face") {
			continue
		}
		for script, key := range [...]string{Hant: "hant", Hans: "hans"} {
			if len(r.d.Faces[script][chain]) == 0 && !optional[chain] {
				r.found(kindChain, "styles."+name+".face", name, chain, key)
			}
		}
	}
}

// optional are the chains a design may ask for without naming them; the
// setting says so when a book uses one.
var optional = map[string]bool{"kai": true, "fangsong": true}

func (r *fileReader) checkArea() {
	d := r.d
	inner, outer := d.Margins()
	if inner < 0 || outer < 0 || d.Inner < 0 {
		r.found(kindArea, "text.measure", fmt.Sprintf("%d × %s in %s", d.Measure, points(d.Size), points(d.Width)))
		d.Measure, d.Inner = max(1, int(d.Width/d.Size)), 0
	}
	if d.Foot() < 0 {
		r.found(kindArea, "text.lines", fmt.Sprintf("%d × %s in %s", d.Lines, points(d.Leading), points(d.Height)))
		d.Head = min(d.Head, d.Height/4)
		d.Lines = max(1, int((d.Height-d.Head-d.Size)/d.Leading)+1)
	}
}

// found reports a problem of the whole design at the key that has most to do
// with it.
func (r *fileReader) found(kind *diag.Kind, key string, args ...any) {
	for _, from := range [...]*fileReader{r.over, r} {
		if from == nil {
			continue
		}
		if at, ok := from.positions[key]; ok {
			r.problems = append(r.problems, diag.At(kind, from.file, from.text, at, args...))
			return
		}
	}
	r.problems = append(r.problems, diag.Of(kind, r.file, args...))
}

// told says whether the file, or the order over it, gives a key.
func (r *fileReader) told(key string) bool {
	_, ok := r.positions[key]
	if !ok && r.over != nil {
		_, ok = r.over.positions[key]
	}
	return ok
}

// titleOf is what reports call a design that has no title of its own.
func titleOf(d *Design) string {
	return fmt.Sprintf("%s, %d × %d", d.Name, d.Measure, d.Lines)
}

// points writes a length for a problem.
func points(l Length) string {
	return strconv.FormatFloat(float64(l)/1000, 'f', -1, 64) + "pt"
}
