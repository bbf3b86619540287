package epub

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
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

// pattern is the one section that go-epub is given. All documents are cast from
// it in bind: go-epub looks through every section for each that is added,
// which takes half a minute for ten thousand, and packs what is packed again.
const pattern = "section.xhtml"

// contain has go-epub build the container around the pattern, and returns its
// files.
func (b *binder) contain() (map[string][]byte, error) {
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
	css, err := e.AddCSS(dataURL([]byte("\n"), "text/css"), "book.css") // bind puts the book's own there
	if err != nil {
		return nil, err
	}
	if _, err := e.AddSection("", b.title(), pattern, css); err != nil {
		return nil, err
	}
	raw, err := writeOut(e)
	if err != nil {
		return nil, err
	}
	return unzip(raw)
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
