# The Road to Low Rank. `make` lists what there is to make.

.DEFAULT_GOAL := help

# Chapter 9 relates the sections of the book.
RELATE := .build/debug/meaning --relate

include book/book.mk

# A chapter's folder and its executable come from one line of the package's description.
executable_of = $(shell sed -n 's/.*Chapter("$1", executable: "\([^"]*\)").*/\1/p' Package.swift)
$(foreach chapter,$(CHAPTERS),$(if $(call executable_of,$(chapter)),,\
  $(error Package.swift has no Chapter("$(chapter)", executable: …) for the folder chapters/$(chapter))))
EXECUTABLES := $(foreach chapter,$(CHAPTERS),$(call executable_of,$(chapter)))
BINARIES := $(EXECUTABLES:%=.build/debug/%)
SWIFT_INPUTS := Package.swift $(shell find Sources chapters -type d -o -name '*.swift' -o -name '*.h')

.PHONY: help
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make book         the book: build/book/index.html, with everything in it computed now
.PHONY: book
book:
	@book/install
	@$(MAKE) --no-print-directory data
	@$(MAKE) --no-print-directory pages
	@echo "The book: $(CURDIR)/build/book/index.html"

## make pdf          the book as one PDF, with a contents and page numbers: build/the-road-to-low-rank.pdf
.PHONY: pdf
pdf:
	@book/install bound
	@$(MAKE) --no-print-directory pages
	@/usr/bin/python3 -B book/bound/pdf.py build/the-road-to-low-rank.pdf

## make epub         the book as an EPUB 3: build/the-road-to-low-rank.epub
.PHONY: epub
epub:
	@book/install bound
	@$(MAKE) --no-print-directory pages
	@/usr/bin/python3 -B book/bound/epub.py build/the-road-to-low-rank.epub

## make screenshots  every page at three widths in both themes, to look at: build/screenshots; PAGE=02-svd.html takes one
.PHONY: screenshots
screenshots:
	@book/install test
	@$(MAKE) --no-print-directory pages build/browser/ready
	@build/browser/bin/python -B book/tests/browser/screenshots.py build/screenshots $(PAGE)

## make data         the texts, ratings and weights of other people that chapters read: build/data
# What cannot be fetched is told; chapters do without it.
.PHONY: data
data:
	@/usr/bin/python3 -B book/data/fetch.py

## make test         all that is checked: format, library, exercises, transcripts, book
# In a hand-out there is nothing to test but the answers.
.PHONY: test
test:
ifeq ($(wildcard testing),)
	@swift test
else
	@book/install test
	@$(MAKE) --silent --no-print-directory data
	@$(MAKE) --silent --no-print-directory build/exchange/ready || true
	@$(MAKE) --silent --no-print-directory build/browser/ready || true
	@/usr/bin/python3 -B testing/test.py
endif

## make elsewhere    chapters, tests and the graders' proof over other BLAS; OVER="blis atlas" takes two
.PHONY: elsewhere
elsewhere:
	@book/install test
	@mkdir -p build/elsewhere
	@swift build --build-tests > build/elsewhere/build.log 2>&1 || { tail -n 20 build/elsewhere/build.log; exit 1; }
	@/usr/bin/python3 -B testing/elsewhere.py $(OVER)

# The library that safetensors files are exchanged with, in an environment of its own.
build/exchange/ready: Tests/TrainingTests/requirements.txt
	@python3 -m venv build/exchange && \
	  build/exchange/bin/pip install --quiet --retries 1 --timeout 10 --disable-pip-version-check -r $< && touch $@ || \
	  { echo "The tests that exchange files with Python will be skipped." >&2; exit 1; }

# What opens the pages in a browser, in an environment of its own.
build/browser/ready: book/tests/browser/requirements.txt
	@python3 -m venv build/browser && \
	  build/browser/bin/pip install --quiet --retries 1 --timeout 10 --disable-pip-version-check -r $< && touch $@ || \
	  { echo "The tests that open the book in a browser will be skipped." >&2; exit 1; }

## make compare      whether every chapter still prints what its transcript says
.PHONY: compare
compare: $(CHAPTERS:%=build/run/%.compared)

## make transcripts  accepts what the chapters print now as their transcripts; CHAPTER=02-svd takes one
CHAPTER ?= $(CHAPTERS)
.PHONY: transcripts
transcripts: $(CHAPTER:%=build/run/%.stamp)
	@for chapter in $(CHAPTER); do \
	  if test -s build/run/$$chapter/absent.tsv; then cut -f 2 build/run/$$chapter/absent.tsv >&2; exit 1; fi; \
	  cp build/run/$$chapter/transcript.txt chapters/$$chapter/transcript.txt; \
	done
	@git status --short -- 'chapters/*/transcript.txt'

## make experiments  runs what the tables of experiments lack, with many seeds; CHAPTER=07-lora takes one
EXPERIMENTING := $(patsubst chapters/%/experiments,%,$(wildcard chapters/*/experiments))
.PHONY: experiments
experiments:
	@book/install
	@$(MAKE) --no-print-directory data
	@for program in $(foreach chapter,$(if $(filter file,$(origin CHAPTER)),$(EXPERIMENTING),$(CHAPTER)),\
	    $(or $(call executable_of,$(chapter)),$(error There is no folder chapters/$(chapter)))); do \
	  swift build -c release --product $$program || exit 1; \
	  OPENBLAS_NUM_THREADS=1 .build/release/$$program --experiments --workers $$(getconf _NPROCESSORS_ONLN) || exit 1; \
	done
	@git status --short -- 'chapters/*/experiments'

## make capstone     makes what the tables of the real language model in chapter 13 lack: an hour on two cores
.PHONY: capstone
capstone:
	@$(MAKE) --no-print-directory experiments CHAPTER=13-capstone

## make speeds       measures anew how fast the whole and the cut language model of chapter 13 are, on one thread
.PHONY: speeds
speeds:
	@$(MAKE) --silent --no-print-directory data
	swift build -c release --product capstone
	@mkdir -p build
	mv -f chapters/13-capstone/experiments/speeds.tsv build/speeds.tsv
	OPENBLAS_NUM_THREADS=1 .build/release/capstone --experiments --only speeds --workers 1 \
	  || { mv -f build/speeds.tsv chapters/13-capstone/experiments/speeds.tsv; exit 1; }

## make cuts         cuts the language model of chapter 13 in PyTorch as well, and compares: half an hour on one core
.PHONY: cuts
cuts: build/bench/peers
	@$(MAKE) --silent --no-print-directory data
	swift build -c release --product capstone
	OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 build/bench/venv/bin/python -B testing/cuts.py

## make base         trains the model that chapter 7 adapts, and keeps it
.PHONY: base
base: build/base/base.safetensors

## make fuzz         damaged files for every reader, 100,000 each; COUNT=1000 takes fewer
COUNT ?= 100000
.PHONY: fuzz
fuzz:
	@book/install test
	swift build -c release --product fuzz
	.build/release/fuzz --count $(COUNT)

## make bench        the library's speed beside that of other libraries, also for the book
.PHONY: bench
bench: build/bench/peers
	swift build -c release --product bench
	swift build -c release --product ranks
	$(BENCH_SETTING) .build/release/bench --python build/bench/venv/bin/python

# One kernel for all: left alone, two builds of OpenBLAS may choose differently for a processor.
BENCH_SETTING := OPENBLAS_NUM_THREADS=$${OPENBLAS_NUM_THREADS:-$(shell nproc)} \
  $(if $(OPENBLAS_CORETYPE),,$(if $(shell grep -m1 -o avx2 /proc/cpuinfo 2>/dev/null),OPENBLAS_CORETYPE=Haswell))

# The peers, in the versions that are written down, in an environment of their own.
build/bench/peers: Benchmarks/requirements.txt
	@book/install bench
	@mkdir -p $(@D)
	python3 -m venv build/bench/venv
	@failed=; while read -r peer; do case "$$peer" in "#"*) continue;; esac; \
	  build/bench/venv/bin/pip install --quiet --disable-pip-version-check "$$peer" || failed="$$failed $$peer"; \
	done < $<; if test -z "$$failed"; then touch $@; \
	else echo "Could not be installed, and will have no answer:$$failed" >&2; fi

## make mutants      whether the checks catch slips in the answers; CHAPTER=02 or EXERCISE=2.3 takes one
chapter_of = $(firstword $(subst ., ,$1))
MUTATED = $(foreach chapter,$(if $(EXERCISE),$(sort $(foreach exercise,$(EXERCISE),$(call chapter_of,$(exercise))-* \
  0$(call chapter_of,$(exercise))-*)),$(addsuffix *,$(CHAPTER))),$(notdir $(wildcard solutions/$(chapter))))
.PHONY: mutants
mutants: build/mutants/tested
	@for chapter in $(MUTATED); do Mutants/.build/debug/mutants solutions/$$chapter/*.swift \
	  --output build/mutants/$$chapter || exit 1; done
	@OPENBLAS_NUM_THREADS=1 ./workbook author mutants $(or $(EXERCISE),$(MUTATED))

# What makes the mutants is a package of its own: its parser takes a minute to build.
build/mutants/tested: Mutants/Package.swift $(shell find Mutants/Sources Mutants/Tests -name '*.swift')
	@mkdir -p $(@D)
	@echo "Building and testing what makes the mutants …"
	@swift test --quiet --package-path Mutants > build/mutants/log 2>&1 || { tail -n 30 build/mutants/log >&2; exit 1; }
	@touch $@

## make answers      whether the checks judge answers that people write as they should; CHAPTER=02-svd takes one
.PHONY: answers
answers:
	@/usr/bin/python3 -B testing/answers.py $(CHAPTER)

## make docs         the reference of the libraries: build/docs
.PHONY: docs
docs:
	@book/install
	@mkdir -p build/docs
	swift package --allow-writing-to-directory build/docs generate-documentation \
	  --target LinearAlgebra --target LowRank --target DistributedAlgebra --target Training --target LanguageModel --target TextAnalysis \
	  --target Recommendation --enable-experimental-combined-documentation \
	  --warnings-as-errors --disable-indexing --transform-for-static-hosting --output-path build/docs

## make clean        removes everything that was made
.PHONY: clean
clean:
	rm -rf build .build Mutants/.build

# Chapter 7 adapts a model that is trained once, and again when what trains it has changed.
build/base/base.safetensors: $(shell find Sources/Pretrain Sources/Training -name '*.swift' \
    -not -path '*/Adapters/*' -not -path '*/Quantization/*')
	@rm -f $@
	@swift build --product pretrain
	@OPENBLAS_NUM_THREADS=1 .build/debug/pretrain --output $@

# One build makes all chapters; a chapter runs again when its executable is new.
build/compiled: $(SWIFT_INPUTS) $(if $(filter-out $(wildcard $(BINARIES)),$(BINARIES)),FORCE)
	@mkdir -p $(@D)
	@for product in $(EXECUTABLES); do swift build --product $$product || exit 1; done
	@touch $@

# The matrices are small: a second thread would mostly wait, and take a processor for it.
ONE_THREAD := OPENBLAS_NUM_THREADS=$${OPENBLAS_NUM_THREADS:-1}

# A chapter that reads other people's data runs again when some of it has come.
data_of = $(if $(shell grep -l '\<FetchedFile\>' chapters/$1/*.swift 2>/dev/null),$(wildcard build/data/*/*))

# A run leaves what the book shows; a comparing run leaves the same, if the transcript agrees.
define run_rules
.build/debug/$2: build/compiled ;

build/run/$1.stamp: .build/debug/$2 $$(wildcard chapters/$1/experiments/*.tsv) $(call data_of,$1)
	@mkdir -p $$(@D)
	@echo "Running $2"
	@$$(ONE_THREAD) .build/debug/$2 --output build/run/$1 > build/run/$1.log 2>&1 || { cat build/run/$1.log >&2; exit 1; }
	@touch $$@

build/run/$1.compared: .build/debug/$2 chapters/$1/transcript.txt $$(wildcard chapters/$1/experiments/*.tsv) $(call data_of,$1)
	@mkdir -p $$(@D)
	@echo "Comparing $2"
	@$$(ONE_THREAD) .build/debug/$2 --output build/run/$1 --compare chapters/$1/transcript.txt > build/run/$1.log
	@touch build/run/$1.stamp $$@

$$(PAGES)/$1.json: build/run/$1.stamp
endef
$(foreach chapter,$(CHAPTERS),$(eval $(call run_rules,$(chapter),$(call executable_of,$(chapter)))))

# Chapters about training begin from the trained model.
TRAINED := $(shell sed -n 's/^ *Chapter("\([^"]*\)", executable: "[^"]*").*using("Training").*/\1/p' Package.swift)
$(TRAINED:%=build/run/%.stamp) $(TRAINED:%=build/run/%.compared): build/base/base.safetensors
