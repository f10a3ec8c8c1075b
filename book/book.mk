# From the recorded runs of the chapters to the pages of the book.
#
# Two passes over every page: the first fills and numbers it and writes its labels, the second
# resolves references and typesets. The book appears in build/book only when all of it is right.

BOOK ?= book
PAGES := build/pages
CHAPTERS := $(sort $(patsubst chapters/%/chapter.md,%,$(wildcard chapters/[0-9][0-9]-*/chapter.md)))
# Pages that are made from what the chapters mark and number.
BACKMATTER := $(patsubst book/%.md,%,$(wildcard book/notation.md book/terms.md book/lists.md))
READ_PAGES := preface $(CHAPTERS) $(patsubst book/%.md,%,$(wildcard book/library.md book/benchmarks.md))
APPENDICES := $(filter library benchmarks,$(READ_PAGES)) $(BACKMATTER)
ALL_PAGES := $(READ_PAGES) $(BACKMATTER)

# The command that finds related sections in the table of all sections; without one the pages show none.
RELATE ?=

FILTERS := $(BOOK)/filters
LUA := $(wildcard $(FILTERS)/*.lua)
MARKDOWN := markdown-implicit_figures-markdown_in_html_blocks
BIBLIOGRAPHY := book/references.bib

TEXT_FONTS ?= /usr/share/texmf/fonts/opentype/public/tex-gyre
MATH_FONTS ?= /usr/share/texmf/fonts/opentype/public/tex-gyre-math
CODE_FONTS ?= /usr/share/fonts/truetype/jetbrains-mono
CHINESE_FONTS ?= /usr/share/fonts/truetype/wqy
FONT_FILES := $(wildcard $(foreach face,regular italic bold bolditalic,$(TEXT_FONTS)/texgyrepagella-$(face).otf) \
  $(MATH_FONTS)/texgyrepagella-math.otf \
  $(foreach face,Regular Italic Bold,$(CODE_FONTS)/JetBrainsMono-$(face).ttf) \
  $(CHINESE_FONTS)/wqy-microhei.ttc)

# The Markdown of a page and the metadata that every filter gets.
source_of = $(if $(filter preface library $(BACKMATTER),$1),book/$1.md,$(if $(filter benchmarks,$1),$(PAGES)/benchmarks.md,chapters/$1/chapter.md))
about = -M folder=$1 -M source=$(call source_of,$1) -M work=$(PAGES)

# What the first pass of a chapter reads besides its Markdown.
inputs_of = $(wildcard chapters/$1 chapters/$1/*.swift exercises/$1 exercises/$1/*.md solutions/$1/*.swift \
  build/run/$1.stamp) $(if $(filter library,$1),$(LIBRARY))
# The page of the library's names is made from the library, and no statement names what is not there.
LIBRARY := $(shell find Sources/LinearAlgebra -name '*.swift' 2>/dev/null)
QUOTABLE := $(shell grep -rl '// snippet\.' Sources solutions 2>/dev/null)

# What the pages at the end of the book are made from.
TABLES := $(PAGES)/terms.tsv $(PAGES)/symbols.tsv $(PAGES)/register.tsv $(PAGES)/passages.tsv

.DELETE_ON_ERROR:
.SUFFIXES:

.PHONY: pages
pages: build/book/index.html

define page_rules
$$(PAGES)/$1.json: $$(call source_of,$1) $$(call inputs_of,$1) $$(QUOTABLE) $$(LUA) $(BOOK)/explore book/macros.md
	@mkdir -p $$(@D)
	@pandoc -f $$(MARKDOWN) -t json $$(call about,$1) --lua-filter=$$(FILTERS)/gather.lua \
	  -o $$@ book/macros.md $$<

$$(PAGES)/$1.html: $$(PAGES)/$1.json $$(PAGES)/$1.used $$(PAGES)/labels.tsv $$(PAGES)/contents.tsv \
    $$(BIBLIOGRAPHY) $$(BOOK)/template.html $$(if $$(filter $1,$$(BACKMATTER)),$$(TABLES)) \
    $$(if $$(filter $1,preface),$$(PAGES)/builds.tsv) $$(if $$(filter $1,$$(CHAPTERS)),$$(PAGES)/$1.related)
	@pandoc -f json -t html5 --wrap=none $$(call about,$1) --template=$$(BOOK)/template.html \
	  $$(if $$(filter $1,$$(BACKMATTER)),--lua-filter=$$(FILTERS)/backmatter.lua) --lua-filter=$$(FILTERS)/resolve.lua \
	  --citeproc --bibliography=$$(BIBLIOGRAPHY) -M link-citations=true \
	  --lua-filter=$$(FILTERS)/dress.lua --lua-filter=$$(FILTERS)/frame.lua -o $$@ $$<
endef
$(foreach page,$(ALL_PAGES),$(eval $(call page_rules,$(page))))

# The appendix has what the last run of the benchmarks left, and builds without one.
MEASURED := $(wildcard build/bench/benchmarks.md)
$(PAGES)/measured: FORCE
	@mkdir -p $(@D)
	@echo "$(MEASURED)" | cmp -s - $@ || echo "$(MEASURED)" > $@

$(PAGES)/benchmarks.md: book/benchmarks.md $(MEASURED) $(PAGES)/measured
	@{ cat book/benchmarks.md; if test -n "$(MEASURED)"; then cat $(MEASURED); \
	  else echo "This copy of the book was made without measurements. Run \`make bench\`, then \`make book\`."; fi; } > $@

# The list of pages is new when a chapter has come or gone.
.PHONY: FORCE
FORCE:
$(PAGES)/list: FORCE
	@mkdir -p $(@D)
	@echo "$(ALL_PAGES)" | cmp -s - $@ || echo "$(ALL_PAGES)" > $@

# The stamp is as new as the check; the tables are only as new as what they say.
$(PAGES)/collated: $(ALL_PAGES:%=$(PAGES)/%.json) $(PAGES)/list
	@pandoc -f markdown -t plain -M work=$(PAGES) -M pages="$(ALL_PAGES)" \
	  --lua-filter=$(FILTERS)/collate.lua -o $@ /dev/null

$(PAGES)/labels.tsv $(PAGES)/contents.tsv $(filter-out %/passages.tsv,$(TABLES)) \
    $(PAGES)/builds.tsv $(PAGES)/prose.tsv $(ALL_PAGES:%=$(PAGES)/%.used): $(PAGES)/collated ;

# Found in texts that have no such links; a page is made again only where its own are others.
$(PAGES)/relations: $(PAGES)/prose.tsv $(firstword $(RELATE))
	@$(or $(RELATE),true) $< > $@
	@for page in $(CHAPTERS); do \
	  grep "^$$page\.html" $@ > $(PAGES)/$$page.related.new || true; \
	  cmp -s $(PAGES)/$$page.related.new $(PAGES)/$$page.related || cp $(PAGES)/$$page.related.new $(PAGES)/$$page.related; \
	  rm $(PAGES)/$$page.related.new; \
	done

$(CHAPTERS:%=$(PAGES)/%.related): $(PAGES)/relations ;

# The text of the finished pages, section by section.
$(PAGES)/passed: $(READ_PAGES:%=$(PAGES)/%.html)
	@pandoc -f markdown -t plain -M work=$(PAGES) -M pages="$(READ_PAGES)" \
	  --lua-filter=$(FILTERS)/passages.lua -o $@ /dev/null

$(PAGES)/passages.tsv: $(PAGES)/passed ;

$(PAGES)/index.html: book/cover.md $(PAGES)/contents.tsv $(BOOK)/template.html $(LUA)
	@pandoc -f $(MARKDOWN) -t html5 --wrap=none -M folder=index -M source=$< -M work=$(PAGES) \
	  --template=$(BOOK)/template.html --lua-filter=$(FILTERS)/dress.lua \
	  --lua-filter=$(FILTERS)/frame.lua -o $@ $<

$(PAGES)/verified: $(ALL_PAGES:%=$(PAGES)/%.html) $(BIBLIOGRAPHY)
	@pandoc -f markdown -t plain -M work=$(PAGES) -M pages="$(ALL_PAGES)" \
	  --lua-filter=$(FILTERS)/verify.lua -o $@ /dev/null

# What the scripts of a page load when they need it.
$(PAGES)/searchable: $(TABLES) $(PAGES)/contents.tsv
	@pandoc -f markdown -t plain -M work=$(PAGES) --lua-filter=$(FILTERS)/searchindex.lua -o $@ /dev/null

$(PAGES)/previewed: $(READ_PAGES:%=$(PAGES)/%.html)
	@pandoc -f markdown -t plain -M work=$(PAGES) -M pages="$(READ_PAGES)" \
	  --lua-filter=$(FILTERS)/previews.lua -o $@ /dev/null

# Fonts are packed once; where woff2_compress is missing they are shipped as they are.
# A system without these fonts shows the book in the nearest of its own.
build/assets/fonts.css: $(BOOK)/fonts build/assets/signs $(FONT_FILES)
	@$(BOOK)/fonts build/assets/fonts build/assets/signs $(FONT_FILES) > $@

# The list is new when a page has a sign that no page had before.
build/assets/signs: $(PAGES)/verified $(PAGES)/index.html $(BOOK)/signs
	@mkdir -p $(@D)
	@$(BOOK)/signs $@ $(ALL_PAGES:%=$(PAGES)/%.html) $(PAGES)/index.html

build/book/index.html: $(PAGES)/verified $(PAGES)/searchable $(PAGES)/previewed $(PAGES)/index.html build/assets/fonts.css \
    $(wildcard $(BOOK)/style/*.css) $(wildcard $(BOOK)/script/*.js $(BOOK)/explore/*.js) $(BOOK)/icon.svg $(BOOK)/publish
	@BOOK=$(BOOK) $(BOOK)/publish $(PAGES) "$(CHAPTERS)" "$(APPENDICES)"
