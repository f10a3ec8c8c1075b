"""The built pages: valid, whole, free of the network, and fit for keyboards and screen readers."""

import html5lib
import json
import re
import unittest
from urllib.parse import unquote, urlsplit

from book import MATH, ROOT, SVG, XHTML, Book, text
from fixture import Fixture


def on_every_page(check):
    """Makes a test of the book from a check of one page."""

    def test(self):
        for page in self.book.pages.values():
            with self.subTest(page=page.path.name):
                check(self, page)

    return test


class Pages:
    """What holds for every book; `book` is set by the suites below."""

    def test_there_is_a_cover_a_preface_and_a_chapter(self):
        names = set(self.book.pages)
        self.assertLessEqual({"index.html", "preface.html"}, names)
        self.assertTrue(any(re.match(r"\d\d-", name) for name in names))

    @on_every_page
    def test_the_html_is_valid(self, page):
        self.assertEqual(page.mistakes, [])

    @on_every_page
    def test_nothing_is_requested_from_a_network(self, page):
        for element in page.elements():
            for name in ("src", "srcset", "href", "poster", "data", "action", "{http://www.w3.org/1999/xlink}href"):
                if name == "href" and element.tag == XHTML + "a":
                    continue
                value = element.get(name) or ""
                self.assertNotRegex(value, r"^\s*(https?:)?//")
            self.assertNotIn("url(", element.get("style") or "")

    def test_style_and_script_stay_in_the_folder(self):
        assets = self.book.folder / "assets"
        style = (assets / "book.css").read_text(encoding="utf-8")
        self.assertNotIn("@import", style)
        for address in re.findall(r"url\([\"']?([^\"')]+)", style):
            self.assertTrue((assets / address).is_file(), address)
        script = (assets / "book.js").read_text(encoding="utf-8")
        self.assertNotRegex(script, r"https?:|fetch\(|XMLHttpRequest|import\(|sendBeacon")

    @on_every_page
    def test_captions_name_panels_by_their_letters_since_phones_stack_them(self, page):
        for figure in page.all("figure"):
            if any("panels" in (each.get("class") or "") for each in figure.iter()):
                caption = text(figure.find(".//" + XHTML + "figcaption"))
                self.assertNotRegex(caption, r"(?i)\b(left|right|middle):|\b(on|in|from) the (left|right|middle)|from left to right")

    @on_every_page
    def test_every_file_that_a_page_loads_is_there(self, page):
        for element in page.all("img") + page.all("script") + page.all("link"):
            address = element.get("src") or element.get("href")
            if address:
                self.assertTrue((self.book.folder / unquote(address)).is_file(), address)

    @on_every_page
    def test_no_reference_is_left_open(self, page):
        prose = page.prose()
        self.assertNotIn("??", prose)
        self.assertNotRegex(prose, r"@(thm|lem|cor|prop|def|exm|trap|alg|fig|eq|sec|ex|ch):")
        self.assertNotRegex(prose, r"\{[#.]\w|:::|\$\$")

    @on_every_page
    def test_every_link_inside_the_book_leads_somewhere(self, page):
        for link in page.all("a"):
            address = urlsplit(link.get("href") or "")
            if address.scheme:
                continue
            target = self.book.pages.get(address.path or page.path.name)
            self.assertIsNotNone(target, link.get("href"))
            if address.fragment:
                self.assertIn(unquote(address.fragment), target.ids())

    @on_every_page
    def test_ids_are_unique_and_those_that_are_named_exist(self, page):
        ids = page.ids()
        self.assertEqual(sorted(ids), sorted(set(ids)))
        for element in page.elements():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for identifier in (element.get(name) or "").split():
                    self.assertIn(identifier, ids)

    @on_every_page
    def test_every_picture_says_what_one_sees(self, page):
        for image in page.all("img"):
            self.assertTrue((image.get("alt") or "").strip())
            self.assertTrue(image.get("width") and image.get("height"))
        for drawing in page.all("svg", SVG):
            self.assertEqual(drawing.get("role"), "img")
            for name in ("title", "desc"):
                self.assertTrue(text(drawing.find(SVG + name)))

    @on_every_page
    def test_every_control_is_a_button_with_a_name(self, page):
        for element in page.elements():
            self.assertFalse([name for name in element.keys() if str(name).startswith("on")])
            self.assertNotIn(element.get("role"), ("button", "link"))
            self.assertNotRegex(element.get("tabindex") or "0", r"^[1-9]")
        for button in page.all("button"):
            self.assertEqual(button.get("type"), "button")
            self.assertTrue(text(button) or button.get("aria-label"))

    @on_every_page
    def test_headings_are_nested(self, page):
        levels = [int(element.tag[-1]) for element in page.elements()
                  if re.fullmatch(re.escape(XHTML) + "h[1-6]", element.tag)]
        self.assertEqual(levels.count(1), 1)
        self.assertEqual(levels[0], 1)
        for above, below in zip(levels, levels[1:]):
            self.assertLessEqual(below, above + 1)

    @on_every_page
    def test_a_page_says_what_it_is(self, page):
        self.assertEqual(page.all("html")[0].get("lang"), "en")
        self.assertTrue(text(page.all("title")[0]))
        self.assertEqual(len(page.all("main")), 1)
        first = (page.all("body")[0].findall(".//" + XHTML + "a"))[0]
        self.assertEqual(first.get("href"), "#text")
        names = [nav.get("aria-label") for nav in page.all("nav")]
        self.assertTrue(all(names))
        self.assertEqual(len(names), len(set(names)))

    @on_every_page
    def test_all_math_is_typeset(self, page):
        self.assertEqual(page.all("merror", MATH), [])
        for formula in page.all("math", MATH):
            self.assertTrue(text(formula.find(".//" + MATH + "annotation")))
        self.assertNotIn('class="math inline"', page.source)

    @on_every_page
    def test_the_contents_show_the_open_page(self, page):
        if page.path.name == "index.html":
            return
        here = [link for link in page.all("a") if link.get("aria-current") == "page"]
        self.assertEqual([link.get("href") for link in here], [page.path.name])


class BuiltBook(Pages, unittest.TestCase):
    """The book itself, as `make book` left it."""

    @classmethod
    def setUpClass(cls):
        folder = ROOT / "build" / "book"
        if not folder.is_dir():
            raise unittest.SkipTest("there is no book yet: make book")
        cls.book = Book(folder)

    def test_every_script_of_an_explorable_is_on_a_page_and_all_are_light(self):
        scripts = {path.stem: path.stat().st_size for path in (ROOT / "book" / "explore").glob("*.js")}
        self.assertLessEqual(sum(scripts.values()), 100_000)
        used = {name for page in self.book.pages.values() for name in re.findall(r'data-explorable="([\w-]+)"', page.source)}
        self.assertEqual(used, set(scripts) - {"explorable"})


    def test_related_sections_are_three_at_most_of_other_chapters_and_each_once(self):
        count = 0
        for name, page in self.book.pages.items():
            for foot in page.related():
                targets = [link.get("href") for link in foot.iter(XHTML + "a")]
                count += 1
                self.assertTrue(1 <= len(targets) <= 3 and len(set(targets)) == len(targets), targets)
                for target in targets:
                    self.assertRegex(target, r"^\d\d-[\w-]+\.html#.")
                    self.assertFalse(target.startswith(name))
        self.assertGreater(count, 50)


class SmallBook(Pages, unittest.TestCase):
    """The small book that has one of everything."""

    @classmethod
    def setUpClass(cls):
        cls.fixture = Fixture()
        cls.addClassCleanup(cls.fixture.close)
        code, said = cls.fixture.build()
        if code != 0:
            raise AssertionError(said)
        cls.book = Book(cls.fixture.folder / "build" / "book")
        cls.page = cls.book.pages["02-svd.html"]

    def link(self, words):
        found = [link.get("href") for link in self.page.all("a") if text(link) == words]
        self.assertTrue(found, words)
        return found[0]

    def test_references_carry_numbers_and_lead_to_their_place(self):
        expected = {
            "Theorem\u00a02.1": "#thm:eckart-young", "Definition\u00a01.1": "01-columns.html#def:rank",
            "(1.1)": "01-columns.html#eq:combination", "Figure\u00a02.1": "#fig:spectrum",
            "section\u00a02.2": "#sec:code", "exercise\u00a02.1": "#ex:numerical-rank",
            "Trap\u00a02.1": "#trap:sign",
        }
        for words, address in expected.items():
            self.assertEqual(self.link(words), address)

    def test_statements_share_one_count(self):
        heads = [text(link) for link in self.page.all("a") if link.get("class") == "label"]
        self.assertIn("Theorem\u00a02.1", heads)
        self.assertIn("Lemma\u00a02.2.", heads)

    def test_a_statement_says_where_it_is_used_and_a_work_where_it_is_cited(self):
        lines = [text(line) for line in self.page.all("p") if line.get("class") == "used"]
        self.assertEqual(lines, ["Used in Preface, section\u00a02.1, exercise\u00a02.1.", "Used in Question\u00a02.1."])
        cited = [span for span in self.page.all("span") if span.get("class") == "cited"]
        self.assertEqual([text(span) for span in cited], ["Cited in 2.1."])
        self.assertEqual(cited[0].find(XHTML + "a").get("href"), "#sec:question")

    def test_more_than_four_uses_stand_behind_a_click(self):
        other = Fixture(self.fixture)
        self.addCleanup(other.close)
        other.append("chapters/02-svd/chapter.md", "".join(
            f"\n## Section {i}\n\nSee @def:rank.\n" for i in range(4)))
        self.assertEqual(other.build()[0], 0)
        page = Book(other.folder / "build" / "book").pages["01-columns.html"]
        details = [each for each in page.all("details") if each.get("class") == "used"]
        self.assertEqual([text(each.find(XHTML + "summary")) for each in details], ["Used in 5 places"])
        self.assertEqual(len(list(details[0].iter(XHTML + "a"))), 5)

    def test_terms_symbols_and_what_is_numbered_are_listed(self):
        terms, notation, lists = (self.book.pages[name + ".html"] for name in ("terms", "notation", "lists"))
        entry = [item for item in terms.all("li") if text(item).startswith("rank")][0]
        self.assertEqual([link.get("href") for link in entry.iter(XHTML + "a")],
                         ["01-columns.html#term:rank", "02-svd.html#sec:question", "02-svd.html#sec:code"])
        row = [row for row in terms.all("tr") if text(row).startswith("rank")][0]
        self.assertEqual([cell.text for cell in row.iter(XHTML + "td") if cell.get("lang") == "zh"], ["秩"])
        self.assertEqual([link.get("href") for table in notation.all("table") for link in table.iter(XHTML + "a")],
                         ["01-columns.html#symbol-2", "01-columns.html#symbol-1"])
        listed = [text(item) for item in lists.all("li") if item.find(XHTML + "a") is not None
                  and item.find(XHTML + "a").get("class") == "ref"]
        self.assertIn("Theorem\u00a02.1 Eckart–Young–Mirsky", listed)
        self.assertIn("Figure\u00a02.2 A picture and its approximation.", listed)
        self.assertIn("Exercise\u00a02.1 Numerical rank ★", listed)

    def test_a_long_proof_is_closed_and_a_short_one_is_not(self):
        closed = [each for each in self.page.all("details") if each.get("class") == "proof"]
        self.assertEqual([text(each.find(XHTML + "summary")) for each in closed], ["Proof"])
        self.assertTrue(text(closed[0].find(XHTML + "p")).startswith("Restrict"))
        shown = [each for each in self.page.all("div") if each.get("class") == "proof"]
        self.assertEqual([text(each)[:21] for each in shown], ["Proof of Theorem 2.1."[:21]])

    def test_the_box_tells_what_a_chapter_builds_on(self):
        rows = {text(row.find(XHTML + "dt")): row for row in self.page.all("div") if row.find(XHTML + "dt") is not None}
        links = [link.get("href") for link in rows["Builds on"].iter(XHTML + "a")]
        self.assertEqual(links, ["01-columns.html", "01-columns.html#eq:combination", "01-columns.html#def:rank"])
        self.assertRegex(text(rows["Time"]), "to read, .* for the exercises")
        self.assertEqual(len(list(rows["Afterwards you can"].iter(XHTML + "li"))), 3)
        first = self.book.pages["01-columns.html"]
        self.assertIn("No earlier chapter.", [text(each) for each in first.all("dd")])

    def test_the_map_says_in_words_which_chapter_builds_on_which(self):
        maps = self.book.pages["preface.html"].all("svg", SVG)
        self.assertEqual([text(svg.find(SVG + "desc")) for svg in maps],
                         ["Chapter 1 builds on none. Chapter 2 builds on 1."])

    def test_an_answer_stands_behind_a_click_with_the_belief_that_it_is_about(self):
        answers = [each for each in self.page.all("details") if each.get("class") == "answer"]
        self.assertEqual(len(answers), 5)
        self.assertIn("Mistaken belief: The nearest matrix depends on the norm.", text(answers[0]))

    def test_a_printed_table_has_a_number_a_caption_and_headers(self):
        first, second = [each for each in self.page.all("figure") if each.get("class") == "printed"]
        caption = text(first.find(XHTML + "figcaption"))
        self.assertTrue(caption.startswith("Table\u00a02.1 (flat). Errors at rank"), caption)
        self.assertTrue(caption.endswith("beside 27.45 dB. The best is bold."), caption)
        self.assertEqual([text(cell) for cell in first.iter(XHTML + "strong")], ["9\u00a0·\u00a010⁻⁵"])
        self.assertEqual([cell.get("scope") for cell in first.iter(XHTML + "th")], ["col", "col", "row", "row"])
        self.assertEqual([text(cell) for cell in first.iter(XHTML + "span") if cell.get("class") == "spread"],
                         ["±\u00a00.10"])
        self.assertEqual(text(second.find(XHTML + "figcaption")),
                         "Table\u00a02.2. Errors. Measured on the machine that built this book.")
        self.assertEqual([text(cell) for cell in second.iter(XHTML + "td")], ["−0.5", "12\u202f000"])
        outputs = [text(samp) for samp in self.page.all("samp")]
        self.assertIn("Ten draws.", outputs)
        self.assertIn("Two tables.", outputs)

    def test_a_section_ends_with_what_is_related_and_the_last_ones_of_a_chapter_do_not(self):
        headings = {heading.get("id"): text(heading) for heading in self.page.all("h2")}
        before = None
        feet = {}
        for element in self.page.elements():
            if element.tag == XHTML + "h2":
                before = element.get("id")
            elif element.get("class") == "related":
                feet[before] = [(link.get("href"), text(link)) for link in element.iter(XHTML + "a")]
        kept = next(name for name in headings if name.endswith("-keep"))
        written = list(headings)[:list(headings).index(kept)]
        self.assertEqual(list(feet), written)
        others = [("01-columns.html#" + each.get("id"), text(each).removesuffix(" #"))
                  for each in self.book.pages["01-columns.html"].all("h2")]
        for links in feet.values():
            self.assertTrue(links)
            self.assertLessEqual(set(links), set(others))
        self.assertEqual(self.book.pages["preface.html"].related(), [])

    def test_links_to_related_sections_are_no_text_that_a_search_finds(self):
        script = (self.book.folder / "assets" / "search.js").read_text(encoding="utf-8")
        self.assertNotIn("Related:", script)
        self.assertIn("Related:", self.page.source)

    def test_a_page_whose_relations_stay_is_not_made_again(self):
        other = Fixture(self.fixture)
        self.addCleanup(other.close)
        page = other.path("build/pages/01-columns.html")
        before = page.stat().st_mtime_ns
        other.replace("relate", "print page[i]", "if (i != 1 || page[i] ~ /^01/) print page[i]")
        self.assertEqual(other.build()[0], 0)
        self.assertEqual(page.stat().st_mtime_ns, before)

    def test_a_related_section_that_is_not_there_stops_the_build(self):
        other = Fixture(self.fixture)
        self.addCleanup(other.close)
        other.path("relate").write_text("#!/bin/sh\nprintf '02-svd.html\\tsec:question\\t01-columns.html\\tnone\\n'\n")
        code, said = other.build()
        self.assertNotEqual(code, 0)
        self.assertIn("there is no section 01-columns.html#none", said)

    def test_the_names_of_the_library_are_on_one_page(self):
        page = self.book.pages["library.html"]
        self.assertEqual([text(term) for term in page.all("dt")],
                         ["struct SVD<Scalar: LinearAlgebraScalar>: Sendable", "let singularValues: [Scalar]",
                          "init(_ a: Matrix<Scalar>, limit: Int = 8) throws"])
        self.assertEqual([text(said) for said in page.all("dd")],
                         ["The singular value decomposition A = U Σ Vᵀ.",
                          "The singular values, σ₁ ≥ σ₂ ≥ … ≥ 0.", "Computes the decomposition."])

    def test_an_exercise_has_one_scheme(self):
        section = [each for each in self.page.all("section") if each.get("id") == "ex:numerical-rank"][0]
        kinds = [each.get("class") for each in section]
        self.assertEqual(kinds, ["head", None, "part example", "part edges", "part rules", "listing", "names", "hint", "hint", "passed"])

    def test_the_search_knows_every_section_exercise_and_term(self):
        script = (self.book.folder / "assets" / "search.js").read_text(encoding="utf-8")
        index = json.loads(re.fullmatch(r"globalThis\.bookIndex = (.*);\n", script, re.S).group(1))
        pages = [page[0] for page in index["pages"]]
        found = {(pages[page], identifier): (head, title, words)
                 for page, identifier, head, title, words in index["entries"]}
        for name in ("preface.html", "01-columns.html", "02-svd.html"):
            page = self.book.pages[name]
            for heading in page.all("h2") + page.all("h3"):
                if heading.get("id") != "references":
                    self.assertIn((name, heading.get("id")), found)
            self.assertFalse([identifier for (file, identifier) in found
                              if file == name and identifier and identifier not in page.ids()])
        self.assertIn("Count the singular values of A", found["02-svd.html", "ex:numerical-rank"][2])
        self.assertIn("σᵢ₊ₖ(A) ≤ σᵢ(A−B)", found["02-svd.html", "sec:question"][2])
        self.assertEqual(found["02-svd.html", "thm:eckart-young"][:2], ("Theorem 2.1", "Eckart–Young–Mirsky"))
        self.assertEqual(index["terms"], [[pages.index("01-columns.html"), "term:rank", "1.1", "rank", "秩"]])

    def pieces(self):
        script = (self.book.folder / "assets" / "previews.js").read_text(encoding="utf-8")
        return json.loads(re.fullmatch(r"globalThis\.bookPreviews = (.*);\n", script, re.S).group(1))

    def test_every_reference_has_a_preview(self):
        pieces = self.pieces()
        for name, page in self.book.pages.items():
            for link in page.all("a"):
                cites = link.get("role") == "doc-biblioref"
                if link.get("class") == "ref" or cites:
                    address = urlsplit(link.get("href"))
                    if address.path or address.fragment != "top":
                        self.assertIn(unquote(address.fragment), pieces[address.path or name])

    def test_a_preview_is_whole_and_holds_nothing_to_click(self):
        for file, pieces in self.pieces().items():
            for identifier, piece in pieces.items():
                with self.subTest(piece=file + "#" + identifier):
                    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
                    tree = parser.parseFragment(piece)
                    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
                    self.assertFalse(names & {XHTML + "a", XHTML + "button", XHTML + "details", MATH + "annotation"})
                    self.assertTrue(text(tree))
        pieces = self.pieces()["02-svd.html"]
        self.assertIn("Theorem\u00a02.1", pieces["thm:eckart-young"])
        self.assertIn("Which matrix of rank", pieces[""])
        self.assertIn("Psychometrika", pieces["ref-eckart1936"])
        self.assertIn("The truncation keeps", pieces["sec:code"])

    def test_what_the_learner_has_passed_stands_in_a_script(self):
        other = Fixture(self.fixture)
        self.addCleanup(other.close)
        other.path("progress.txt").write_text(
            "# kept\ntruncate-2 passed 2026-11-20\nnumerical-rank passed 2026-11-21\nnumerical-rank hint 1\n"
            '"];alert(1)// passed 2026-01-01\nb\tpassed 2026-01-01 \r\nB passed y\nnumerical-rank passed 2026-11-22\n')
        other.path("book/cover.md").touch()
        self.assertEqual(other.build()[0], 0)
        script = "build/book/assets/progress.js"
        self.assertEqual(other.path(script).read_text(), 'globalThis.bookProgress = ["b","numerical-rank","truncate-2"];\n')
        self.assertEqual(self.fixture.path(script).read_text(), "globalThis.bookProgress = [];\n")

    def test_a_value_stands_in_text_caption_alt_text_and_table(self):
        figure = self.page.all("svg", SVG)[0]
        self.assertIn("1.3 %", text(figure.find(SVG + "desc")))
        self.assertIn("rank 20 gives 27.45 dB", self.page.prose().replace("\n", " "))
        cells = [text(cell) for cell in self.page.all("td")]
        self.assertIn("27.45", cells)

    def test_a_figure_of_two_panels_has_its_letters_and_one_description(self):
        panels = [each for each in self.page.elements() if each.get("class") == "panel"]
        self.assertEqual([text(each)[0] for each in panels], ["a", "b"])
        described = [text(each.find(".//" + SVG + "desc")) for each in panels]
        self.assertEqual(described, ["Two boxes", "Described with panel a."])

    def test_a_snippet_is_shown_without_its_indentation_and_its_marks(self):
        listings = [text(code) for code in self.page.all("code")]
        shown = [code for code in listings if code.startswith("/// The nearest matrix")]
        self.assertEqual(len(shown), 1)
        self.assertIn("\nstatic func truncate", shown[0])
        self.assertNotIn("snippet.", self.page.source)

    def test_an_exercise_shows_its_stub_and_not_its_answer(self):
        section = [element for element in self.page.all("section") if element.get("id") == "ex:numerical-rank"][0]
        shown = text(section)
        self.assertIn("throw NotAttempted()", shown)
        self.assertIn("exercises/02-svd/NumericalRank.swift", shown)
        self.assertIn("./workbook check 2.1", shown)
        self.assertIn("without pseudoInverse or rank.", shown.replace("\n", " "))
        self.assertNotIn("values[0]", self.page.source)
        self.assertNotIn("import Attempts", shown)
        self.assertEqual(len([d for d in section.iter(XHTML + "details") if d.get("class") == "hint"]), 2)

    def test_an_explorable_keeps_its_figure_and_holds_its_data(self):
        """Data cannot end the element that it stands in; a page without explorables loads none of their scripts."""
        section = next(s for s in self.page.all("section") if s.get("data-explorable") == "svd-two")
        self.assertEqual(len(list(section.iter(XHTML + "figure"))), 1)
        script = next(section.iter(XHTML + "script"))
        data = json.loads(script.text)
        self.assertEqual(data["presets"][0]["name"], "a </script> in a name")
        loaded = [s.get("src") for s in self.page.all("script") if s.get("src")]
        self.assertEqual(loaded[-2:], ["assets/explore/explorable.js", "assets/explore/svd-two.js"])
        self.assertNotIn("assets/explore", self.book.pages["01-columns.html"].source)

    def test_measured_output_says_so(self):
        captions = [text(caption) for caption in self.page.all("figcaption")]
        marked = [caption for caption in captions if "measured on the machine" in caption]
        self.assertEqual(len(marked), 1)
        self.assertIn("How fast it is", marked[0])

    def test_a_page_says_at_its_foot_which_program_made_it_and_with_which_seed(self):
        made = [text(each) for each in self.page.all("p") if each.get("class") == "made"]
        self.assertEqual(len(made), 1)
        self.assertRegex(made[0], r"\bsvd\b.* with seed 1, on 2 × Processor\. swift run svd ")
        self.assertNotIn('class="made"', self.book.pages["preface.html"].source)

    def test_fences_of_formulas_have_no_space_and_grow_only_when_asked(self):
        for fence in self.page.all("mo", MATH):
            if fence.text in ("(", ")", "‖") and fence.get("form"):
                self.assertEqual(fence.get("lspace", "0"), "0")
        plain = [m for m in self.page.all("math", MATH) if r"\max(m, n)" in text(m) and r"\left" not in text(m)]
        self.assertTrue(plain)
        for formula in plain:
            for fence in formula.iter(MATH + "mo"):
                self.assertNotEqual(fence.get("stretchy"), "true")

    def test_nothing_is_built_again_when_nothing_changed(self):
        page = self.fixture.path("build/book/index.html")
        before = page.stat().st_mtime_ns
        self.assertEqual(self.fixture.build()[0], 0)
        self.assertEqual(page.stat().st_mtime_ns, before)


if __name__ == "__main__":
    unittest.main()
