# make         fetch the fonts, build bin/yinshu, print source/sample into output/
# make test    all tests
# make bench   the table of docs/benchmarks.md
# make check   vet, format, tests with the race detector, coverage, staticcheck, known
#              vulnerabilities, licences, dead links, EPUB checkers on the sample
# make check-preview  the preview, worked with in Chromium (part of make check)
# make dist    the program for every system, with fonts, packed into dist/

GO      ?= go
YINSHU  := bin/yinshu
SOURCES := $(shell find cmd internal layout -name '*.go' -o -name '*.toml' -o -name '*.css' -o -name '*.html' -o -name '*.js' -o -name '*.svg' -o -name '*.tsv' -o -name '*.txt' | grep -v /testdata/)
SAMPLE  := $(wildcard source/sample/*)
FONTS   := fonts/node_modules/.package-lock.json

# The stand-in for a dependency is a module of its own.
CEDAR   := github.com/liuzl/cedar-go

.PHONY: all fonts build books test race cover bench check check-epub check-preview vet static vuln licences links dist clean
all: books

# npm ci fetches exactly what the lock file names and checks its hashes.
fonts: $(FONTS)
$(FONTS): fonts/package.json fonts/package-lock.json
	@command -v npm >/dev/null || { \
	  echo "npm is missing, so the typefaces of fonts/package.json cannot be fetched."; \
	  echo "Install npm (Debian: apt-get install npm) and run make again, or use TrueType files of your own:"; \
	  echo "  make build && bin/yinshu build --fonts DIR source/sample"; \
	  echo "where DIR holds NotoSerifTC and NotoSerifSC, Regular and Bold, or a fonts.toml of your own."; \
	  exit 1; }
	cd fonts && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Without the C library, as make dist builds it: it is the same anywhere, and
# starts a millisecond sooner.
build: $(YINSHU)
$(YINSHU): go.mod go.sum $(SOURCES)
	CGO_ENABLED=0 $(GO) build -trimpath -o $@ ./cmd/yinshu

books: output/.sample
output/.sample: $(YINSHU) $(FONTS) $(SAMPLE)
	$(YINSHU) build --output output source/sample
	@touch $@

test: $(FONTS)
	$(GO) test ./... $(CEDAR)

vet:
	$(GO) vet ./... $(CEDAR)
	@unformatted=$$(gofmt -l cmd internal layout); test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }

check: vet static race cover vuln licences links check-epub check-preview

# Goroutines work side by side in these; what is left out only does the same
# thing thousands of times.
race: $(FONTS)
	$(GO) test -race -short -skip 'TestPlanted|TestFixesOfPlanted|TestSlipped|TestManyChapters' ./internal/check ./internal/epub ./internal/face ./internal/index ./internal/share ./internal/pdf/object ./internal/press ./internal/preview ./internal/typeset $(CEDAR)

# How much of each package its own tests run.
cover: $(FONTS)
	@mkdir -p bin
	$(GO) test -cover ./... $(CEDAR) | tee bin/cover.txt

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.1.4

static:
	$(GO) run $(STATICCHECK) ./...

# Its data come from the network: where they cannot be had, that is said.
vuln:
	@$(GO) run $(GOVULNCHECK) ./cmd/yinshu > bin/vuln.txt 2>&1; code=$$?; cat bin/vuln.txt; \
	if grep -q 'fetching vulnerabilities' bin/vuln.txt; then echo "not checked: the list of vulnerabilities cannot be reached"; else exit $$code; fi

licences: $(FONTS)
	$(GO) run ./internal/keep licences

links:
	$(GO) run ./internal/keep links

VERSION := $(shell sed -n 's/^const version = "\(.*\)"/\1/p' cmd/yinshu/version.go)

dist: $(FONTS)
	rm -rf dist
	$(GO) run ./internal/keep dist $(VERSION) dist

# The checkers are npm packages, pinned beside the script that runs them; Debian's
# EPUBCheck is asked too where it is installed. They see the sample, and a book
# with one of everything: with embedded faces, in columns, with notes by chapter.
EVERYTHING := internal/press/testdata/everything
check-epub: books .ci/epub/node_modules/.package-lock.json
	rm -rf bin/epub && mkdir -p bin/epub/vertical bin/epub/chapters
	cp -r $(EVERYTHING)/* bin/epub/vertical && printf 'vertical = true\n' >> bin/epub/vertical/book.toml
	cp -r source/sample/* bin/epub/chapters && printf 'extends = "a5"\nnotes = { place = "chapter" }\n' > bin/epub/chapters/mine.toml
	$(YINSHU) build --only epub --output bin/epub $(EVERYTHING) bin/epub/vertical
	$(YINSHU) build --only epub --output bin/epub --design mine.toml bin/epub/chapters
	EPUB_OUT=$(CURDIR)/bin/epub/made.epub $(GO) test -count=1 -run Sample ./internal/epub
	node .ci/epub/check.mjs output/*.epub bin/epub/*.epub

# The preview is worked with in Chromium, where that is installed; the client
# that drives it comes with the EPUB checkers. TEXT=FOLDER takes another book.
TEXT := source/sample
check-preview: build $(FONTS) .ci/epub/node_modules/.package-lock.json
	node .ci/preview/check.mjs $(YINSHU) $(TEXT)

.ci/epub/node_modules/.package-lock.json: .ci/epub/package.json .ci/epub/package-lock.json
	cd .ci/epub && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --loglevel=error
	@touch $@

# The table stands between the two lines of docs/benchmarks.md that say so.
bench: $(FONTS) build
	$(GO) test -run '^$$' -bench . -benchmem ./internal/... > bin/bench.txt
	awk -v go="$$($(GO) version)" -v procs="$$(nproc)" -f docs/bench.awk bin/bench.txt > bin/bench.md
	sed -i -e '/^<!-- table -->$$/,/^<!-- end -->$$/{/^<!-- table -->$$/r bin/bench.md' -e '/^<!-- table -->$$/!{/^<!-- end -->$$/!d}}' docs/benchmarks.md

clean:
	rm -rf bin dist
	find output -mindepth 1 ! -name README.md -delete
