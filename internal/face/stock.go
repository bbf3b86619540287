package face

import (
	"fmt"
	"os"
	"sync"
)

// A Stock keeps the faces that have been read, so that the books of a long
// list share them. A file that has changed since is read anew. The nil Stock
// keeps nothing. It may be used from several goroutines.
type Stock struct {
	mu    sync.Mutex
	faces map[string]*slot
}

// face reads a face, or gives the one that was read before.
func (s *Stock) face(e *entry, file string) (*Face, error) {
	if s == nil {
		return readFace(e, file)
	}
	info, err := os.Stat(file)
	if err != nil {
		return readFace(e, file) // which says what is wrong
	}
	key := fmt.Sprintf("%q %+v %d %d", file, *e, info.Size(), info.ModTime().UnixNano())
	s.mu.Lock()
	if s.faces == nil {
		s.faces = map[string]*slot{}
	}
	kept := s.faces[key]
	if kept == nil {
		kept = &slot{}
		s.faces[key] = kept
	}
	s.mu.Unlock()
	kept.once.Do(func() { kept.face, kept.err = readFace(e, file) })
	return kept.face, kept.err
}

// Evidence describes what a search depends on: its folders with the time of
// their last change. With the files of the faces found (File), it tells
// whether a later search would find the same.
func (s Search) Evidence() []string {
	var list []string
	for _, p := range s.places() {
		list = append(list, FileEvidence(p.dir))
	}
	return list
}

// FileEvidence names a file or folder with its size and the time of its last
// change; one that is not there has neither.
func FileEvidence(file string) string {
	info, err := os.Stat(file)
	if err != nil {
		return file
	}
	return fmt.Sprintf("%s %d %d", file, info.Size(), info.ModTime().UnixNano())
}
