# make         fetch the fonts, build bin/yinshu, print source/sample into output/
# make test    all tests
# make bench   the table of docs/benchmarks.md
# make check   vet, format, tests, and EPUB checkers on the sample

GO      ?= go
YINSHU  := bin/yinshu
SOURCES := $(shell find cmd internal layout -name '*.go' -o -name '*.toml' -o -name '*.css' -o -name '*.tsv' -o -name '*.txt' | grep -v /testdata/)
SAMPLE  := $(wildcard source/sample/*)
FONTS   := fonts/node_modules/.package-lock.json

.PHONY: all fonts build books test bench check check-epub vet clean
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

build: $(YINSHU)
$(YINSHU): go.mod go.sum $(SOURCES)
	$(GO) build -trimpath -o $@ ./cmd/yinshu

books: output/.sample
output/.sample: $(YINSHU) $(FONTS) $(SAMPLE)
	$(YINSHU) build --output output source/sample
	@touch $@

test: $(FONTS)
	$(GO) test ./...

vet:
	$(GO) vet ./...
	@unformatted=$$(gofmt -l cmd internal layout); test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }

check: vet test check-epub

# The checkers are npm packages, pinned beside the script that runs them.
check-epub: books .ci/epub/node_modules/.package-lock.json
	EPUB_OUT=$(CURDIR)/bin/everything.epub $(GO) test -count=1 -run Sample ./internal/epub
	node .ci/epub/check.mjs output/*.epub bin/everything.epub

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
