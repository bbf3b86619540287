package epub

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync"

	goepub "github.com/go-shiori/go-epub"
	"github.com/vincent-petithory/dataurl"
)

// library serialises go-epub: where it keeps its files is one variable of the
// package, and its file system in memory is an unlocked map. In memory
// nothing is left behind on a disk, and the editions of a book wait for each
// other only here.
var library struct {
	sync.Mutex
	chosen bool
}

// offline refuses whatever go-epub would fetch.
type offline struct{}

func (offline) RoundTrip(r *http.Request) (*http.Response, error) {
	return nil, fmt.Errorf("no network: %s", r.URL.Scheme)
}

// contain has go-epub build the container: the sections in reading order, the
// stylesheet, pictures and fonts.
func (b *binder) contain() ([]byte, error) {
	library.Lock()
	defer library.Unlock()
	if !library.chosen {
		if err := goepub.Use(goepub.MemoryFS); err != nil {
			return nil, err
		}
		library.chosen = true
	}
	e, err := goepub.NewEpub(b.title())
	if err != nil {
		return nil, err
	}
	e.Client = &http.Client{Transport: offline{}}
	e.SetIdentifier(b.identifier())
	e.SetLang(b.lang())
	if b.job.Vertical {
		e.SetPpd("rtl")
	}
	css, err := e.AddCSS(dataURL(b.stylesheet(), "text/css"), "book.css")
	if err != nil {
		return nil, err
	}
	for _, p := range b.images {
		if _, err := e.AddImage(dataURL(p.data, mediaTypes[path.Ext(p.file)]), path.Base(p.file)); err != nil {
			return nil, err
		}
	}
	for i, f := range b.job.Fonts {
		if _, err := e.AddFont(dataURL(f.Data, "application/octet-stream"), fontFile(i)); err != nil {
			return nil, err
		}
	}
	for _, d := range b.docs {
		if d.kind == contentsDoc {
			continue // go-epub's own
		}
		if _, err := e.AddSection(d.body, d.title, strings.TrimPrefix(d.file, "xhtml/"), css); err != nil {
			return nil, err
		}
	}
	return writeOut(e)
}

// writeOut writes the container. go-epub panics on some of its own errors and
// only logs others; bind finds what is missing.
func writeOut(e *goepub.Epub) (raw []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("go-epub: %v", r)
		}
	}()
	var out bytes.Buffer
	if _, err := e.WriteTo(&out); err != nil {
		return nil, err
	}
	if out.Len() == 0 {
		return nil, errors.New("go-epub wrote nothing")
	}
	return out.Bytes(), nil
}

func dataURL(data []byte, mediaType string) string {
	if len(data) == 0 {
		data = []byte("\n") // an empty data URL is refused
	}
	return dataurl.New(data, mediaType).String()
}
