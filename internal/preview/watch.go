package preview

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"yinshu/internal/book"
)

const (
	// settle is how long files must have been quiet: editors write a file in
	// several steps.
	settle = 40 * time.Millisecond
	// patience is how long it is waited for that at most.
	patience = 400 * time.Millisecond
	// look is how often the files are looked at where the system does not
	// tell of changes.
	look = time.Second
)

// follow makes a round, and another whenever the book's files have changed,
// until ctx ends.
func (d *desk) follow(ctx context.Context) {
	w := newWatch(d.path)
	defer w.close()
	w.over(nil)
	var uses []book.Use
	for number := 1; ctx.Err() == nil; number++ {
		d.rounds.begin()
		r := d.make(number)
		d.rounds.end(r)
		if d.opt.Round != nil {
			d.opt.Round(r.told())
		}
		if r.uses != nil {
			uses = r.uses
		}
		if w.over(uses) && !book.Unchanged(d.path, uses) {
			continue // what changed before its folder was watched
		}
		for {
			if !w.wait(ctx) {
				return
			}
			// A broken book is tried again at every sign: it is not known
			// which file would mend it. Others change by what files hold.
			if r.err != nil && w.told || !book.Unchanged(d.path, uses) {
				break
			}
		}
	}
}

// A watch waits for changes in the folders that a book's files are in.
// Folders, not files: most editors write a new file in the old one's place.
type watch struct {
	path    string
	watcher *fsnotify.Watcher // nil: the system cannot tell of changes
	told    bool              // the last wait ended because the system told of a change
}

func newWatch(path string) *watch {
	w := &watch{path: path}
	if watcher, err := fsnotify.NewWatcher(); err == nil {
		w.watcher = watcher
	}
	return w
}

func (w *watch) close() {
	if w.watcher != nil {
		w.watcher.Close()
	}
}

// over watches the folders of files that a book uses, below its own folder,
// and reports whether it was not watching one of them. One that was removed is
// watched again when it is back.
func (w *watch) over(uses []book.Use) (more bool) {
	root := w.path
	if info, err := os.Stat(w.path); err == nil && !info.IsDir() {
		root = filepath.Dir(w.path)
	}
	want := []string{root}
	for _, u := range uses {
		if name := filepath.FromSlash(u.Name); filepath.IsLocal(name) {
			want = append(want, filepath.Join(root, filepath.Dir(name)))
		}
	}
	slices.Sort(want)
	for _, folder := range slices.Compact(want) {
		if w.watcher == nil || slices.Contains(w.watcher.WatchList(), folder) {
			continue
		}
		// A folder below that is not there yet is told of by the one above.
		// Where the book's own cannot be watched, it is looked at instead.
		err := w.watcher.Add(folder)
		more = more || err == nil
		if err != nil && folder == root {
			w.close()
			w.watcher, more = nil, true
		}
	}
	return more
}

// wait waits until files may have changed and are quiet again, false where
// ctx ended before.
func (w *watch) wait(ctx context.Context) bool {
	w.told = false
	if w.watcher == nil {
		select {
		case <-time.After(look):
			w.told = true
			return true
		case <-ctx.Done():
			return false
		}
	}
	for {
		select {
		case e, ok := <-w.watcher.Events:
			if ok && e.Op == fsnotify.Chmod {
				continue
			}
			if !ok {
				w.watcher = nil
				return true
			}
			w.told = true
			w.quiet(ctx)
			return ctx.Err() == nil
		case _, ok := <-w.watcher.Errors: // events were lost
			if !ok {
				w.watcher = nil
			}
			w.told = true
			return true
		case <-ctx.Done():
			return false
		}
	}
}

// quiet waits until nothing has been told for a moment.
func (w *watch) quiet(ctx context.Context) {
	enough := time.After(patience)
	for {
		select {
		case <-w.watcher.Events:
		case <-time.After(settle):
			return
		case <-enough:
			return
		case <-ctx.Done():
			return
		}
	}
}
