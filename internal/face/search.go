package face

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"yinshu/fonts"
	"yinshu/internal/diag"
)

// A Search says where faces are sought, in this order. The caller fills it
// from flags and environment; nothing here looks at either.
type Search struct {
	Dirs    []string // --fonts, as often as given
	Env     string   // $YINSHU_FONTS: folders, parted as in $PATH
	Book    string   // the book's folder; its fonts/ is searched
	Program string   // the program's file; fonts/ beside it and ../fonts are searched
	Data    string   // the user's folder for data; its yinshu/fonts and fonts are searched
	System  []string // the system's folders of fonts, searched with all below them

	Stock *Stock // faces read for other books; nil: none are kept
}

// SystemDirs returns the folders where a system keeps fonts. goos is
// runtime.GOOS; home may be "".
func SystemDirs(goos, home string) []string {
	var dirs []string
	under := func(elem ...string) {
		if home != "" {
			dirs = append(dirs, filepath.Join(append([]string{home}, elem...)...))
		}
	}
	switch goos {
	case "windows":
		under("AppData", "Local", "Microsoft", "Windows", "Fonts")
		return append(dirs, `C:\Windows\Fonts`)
	case "darwin":
		under("Library", "Fonts")
		return append(dirs, "/Library/Fonts", "/System/Library/Fonts")
	}
	under(".fonts")
	return append(dirs, "/usr/local/share/fonts", "/usr/share/fonts")
}

// A place is one folder to search.
type place struct {
	dir  string
	deep bool // and everything below it
}

// places lists the folders of a search, each once.
func (s Search) places() []place {
	var all []place
	seen := map[string]bool{}
	add := func(deep bool, dirs ...string) {
		for _, dir := range dirs {
			if dir != "" && !seen[filepath.Clean(dir)] {
				seen[filepath.Clean(dir)] = true
				all = append(all, place{dir, deep})
			}
		}
	}
	add(false, s.Dirs...)
	add(false, filepath.SplitList(s.Env)...)
	if s.Book != "" {
		add(false, filepath.Join(s.Book, "fonts"))
	}
	if s.Program != "" {
		beside := filepath.Dir(s.Program)
		add(false, filepath.Join(beside, "fonts"), filepath.Join(beside, "..", "fonts"))
	}
	if s.Data != "" {
		add(false, filepath.Join(s.Data, "yinshu", "fonts"))
		add(true, filepath.Join(s.Data, "fonts"))
	}
	add(true, s.System...)
	return all
}

// A Library is the faces that a search can reach. It may be used from several
// goroutines; each file is read once.
type Library struct {
	places []place
	stock  *Stock
	known  []entry         // the press's own table
	tables func() []folder // of the places, read when first needed
	system func() map[string]string

	mu    sync.Mutex
	faces map[ID]*slot
}

// A folder is a place with what its fonts.toml says.
type folder struct {
	place
	entries []entry
	problem *diag.Problem
}

// A slot holds a face once it is read.
type slot struct {
	once sync.Once
	face *Face
	err  error
}

// Find makes a library of the places of a search. It touches no file.
func Find(opt Search) *Library {
	known, _ := readTable(tableName, fonts.Table) // a test reads it too
	l := &Library{places: opt.places(), stock: opt.Stock, known: known, faces: map[ID]*slot{}}
	l.tables = sync.OnceValue(l.readTables)
	l.system = sync.OnceValue(l.indexDeep)
	return l
}

// Face returns a face. The error is a *diag.Problem.
func (l *Library) Face(id ID) (*Face, error) {
	l.mu.Lock()
	s := l.faces[id]
	if s == nil {
		s = &slot{}
		l.faces[id] = s
	}
	l.mu.Unlock()
	s.once.Do(func() { s.face, s.err = l.read(id) })
	return s.face, s.err
}

// A Holding is a face that the library has, or why it has not.
type Holding struct {
	ID   ID
	Face *Face // nil where Err is not
	Err  error
}

// List reads every face that any table names, in the order of the tables.
func (l *Library) List() []Holding {
	var list []Holding
	for _, id := range l.ids() {
		f, err := l.Face(id)
		list = append(list, Holding{id, f, err})
	}
	return list
}

// ids lists the faces of all tables, each once.
func (l *Library) ids() []ID {
	var ids []ID
	seen := map[ID]bool{}
	add := func(entries []entry) {
		for _, e := range entries {
			if !seen[e.ID] {
				seen[e.ID] = true
				ids = append(ids, e.ID)
			}
		}
	}
	add(l.known)
	for _, f := range l.tables() {
		add(f.entries)
	}
	return ids
}

// read seeks a face and reads it. A file that cannot be used does not end the
// search, but is what is reported where nothing better is found.
func (l *Library) read(id ID) (*Face, error) {
	var failed error
	try := func(e *entry, file string) *Face {
		f, err := l.stock.face(e, file)
		if failed == nil {
			failed = err
		}
		return f
	}
	known := l.entry(id)
	for _, dir := range l.tables() {
		if dir.problem != nil {
			return nil, dir.problem
		}
		e, files := dir.candidates(id, known)
		if dir.deep && known != nil {
			for _, name := range known.fileNames() {
				if file := l.system()[strings.ToLower(name)]; file != "" && within(dir.dir, file) {
					e, files = known, append(files, file)
				}
			}
		}
		for _, file := range files {
			if f := try(e, file); f != nil {
				return f, nil
			}
		}
	}
	if failed != nil {
		return nil, failed
	}
	return nil, l.missing(id, known)
}

func (l *Library) entry(id ID) *entry {
	for i := range l.known {
		if l.known[i].ID == id {
			return &l.known[i]
		}
	}
	return nil
}

// candidates lists the files of a folder that may be the face.
func (d *folder) candidates(id ID, known *entry) (*entry, []string) {
	for i := range d.entries {
		if e := &d.entries[i]; e.ID == id {
			return e, existing(filepath.Join(d.dir, filepath.FromSlash(e.File)))
		}
	}
	if known == nil {
		return nil, nil
	}
	files := existing(filepath.Join(d.dir, filepath.FromSlash(known.File)))
	for _, name := range known.fileNames() {
		files = append(files, existing(filepath.Join(d.dir, name))...)
	}
	return known, files
}

func existing(file string) []string {
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return nil
	}
	return []string{file}
}

// within reports whether a file is below a folder.
func within(dir, file string) bool {
	rel, err := filepath.Rel(dir, file)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func (l *Library) missing(id ID, known *entry) error {
	if known == nil {
		var ids []string
		for _, id := range l.ids() {
			ids = append(ids, string(id))
		}
		return diag.Of(unknown, "", id, strings.Join(ids, ", "))
	}
	var sought []string
	for _, p := range l.places {
		sought = append(sought, p.dir)
	}
	where := strings.Join(sought, ", ")
	if where == "" {
		where = "(no folder was given)"
	}
	return diag.Of(notFound, "", id, known.Family, known.Weight, where, known.fileNames()[0])
}

// readTables reads the fonts.toml of each place that has one.
func (l *Library) readTables() []folder {
	folders := make([]folder, len(l.places))
	for i, p := range l.places {
		folders[i].place = p
		file := filepath.Join(p.dir, tableName)
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		folders[i].entries, folders[i].problem = readTable(file, string(text))
	}
	return folders
}

// indexDeep lists the font files below the deep places by name in lower case;
// of several the first in the order of the places and of the folders counts.
func (l *Library) indexDeep() map[string]string {
	const most = 20_000 // files looked at; no system has as many fonts
	index, looked := map[string]string{}, 0
	for _, p := range l.places {
		if !p.deep {
			continue
		}
		_ = filepath.WalkDir(p.dir, func(file string, d fs.DirEntry, err error) error {
			if looked++; looked > most {
				return fs.SkipAll
			}
			if err != nil || d.IsDir() {
				return nil
			}
			if name := strings.ToLower(d.Name()); index[name] == "" {
				switch filepath.Ext(name) {
				case ".ttf", ".otf", ".ttc":
					index[name] = file
				}
			}
			return nil
		})
	}
	return index
}

// readFace opens a face's file and lays over it what the table says. The file
// is closed when the face is no longer used.
func readFace(e *entry, name string) (*Face, error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, diag.Of(unreadable, name, "no regular file") // opening a pipe would wait for ever
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, diag.Of(unreadable, name, reason(err))
	}
	f, err := readOpen(name, file)
	if err != nil {
		file.Close()
		return nil, err
	}
	f.ID, f.Family, f.Weight, f.Script, f.Licence = e.ID, e.Family, e.Weight, e.Script, e.Licence
	return f, nil
}

func readOpen(name string, file *os.File) (*Face, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, diag.Of(unreadable, name, reason(err))
	}
	f, err := parse(name, file, info.Size())
	if err == nil {
		f.opened = info
	}
	return f, err
}

// reason is an error of the system without the file's name, which the problem
// gives itself.
func reason(err error) string {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err.Error()
	}
	return err.Error()
}

// problem makes a problem of a file with a fault in both languages.
func problem(kind *diag.Kind, file string, f fault) error {
	return diag.Of(kind, file, f[0], f[1])
}
