"""One mistake at a time: the build fails, names file and line, and leaves the old book alone."""

import shutil
import unittest

from fixture import Fixture

CHAPTER = "chapters/02-svd/chapter.md"
FIRST = "chapters/01-columns/chapter.md"
CODE = "chapters/02-svd/Truncation.swift"
STATEMENT = "exercises/02-svd/01-numerical-rank.md"
LIBRARY = "Sources/LowRank/Error.swift"
WORKS = "book/references.bib"
RUN = "build/run/02-svd"


class Mistakes(unittest.TestCase):
    """Each test starts from a copy of the whole small book, built and published."""

    @classmethod
    def setUpClass(cls):
        cls.whole = Fixture()
        cls.addClassCleanup(cls.whole.close)
        code, said = cls.whole.build()
        if code != 0:
            raise AssertionError(said)

    def setUp(self):
        self.book = Fixture(self.whole)
        self.addCleanup(self.book.close)

    def fails(self, file, line, sentence):
        """Builds, and expects exactly this complaint, and the old book where it was."""
        before = self.book.published()
        code, said = self.book.build()
        self.assertNotEqual(code, 0, "the build went through")
        number = self.book.line(file, line) if isinstance(line, str) else line
        expected = f"{file}:{number}: "
        complaints = [each for each in said.split("\n") if each.startswith(expected)]
        self.assertTrue(complaints, f"no complaint at {expected}\n{said}")
        self.assertTrue(any(sentence in each for each in complaints), said)
        self.assertEqual(self.book.published(), before)

    def record(self, table, row):
        """Adds to what the run of the chapter left behind."""
        self.book.append(f"{RUN}/{table}", row)
        self.book.path(f"{RUN}.stamp").touch()

    # Snippets

    def test_a_snippet_that_does_not_exist(self):
        self.book.replace(CHAPTER, "Truncation.swift#truncate", "Truncation.swift#shorten")
        self.fails(CHAPTER, "#shorten", "has no snippet “shorten”")

    def test_a_snippet_of_a_file_that_does_not_exist(self):
        self.book.replace(CHAPTER, "Truncation.swift#truncate", "Nowhere.swift#truncate")
        self.fails(CHAPTER, "Nowhere.swift", "there is no file chapters/02-svd/Nowhere.swift")

    def test_a_source_without_a_snippet(self):
        self.book.replace(CHAPTER, "Truncation.swift#truncate", "Truncation.swift")
        self.fails(CHAPTER, '"Truncation.swift"', "FILE#SNIPPET")

    def test_a_snippet_that_no_block_shows(self):
        self.book.append(CODE, "// snippet.spare\nlet spare = 1\n// snippet.end\n")
        self.fails(CODE, "snippet.spare", "no block shows the snippet “spare”")

    def test_a_snippet_of_the_library_that_no_chapter_shows(self):
        self.book.append(LIBRARY, "// snippet.spare\nlet spare = 1\n// snippet.end\n")
        self.fails(LIBRARY, "snippet.spare", "no chapter shows the snippet “spare”")

    def test_two_snippets_of_one_name(self):
        self.book.append(CODE, "// snippet.truncate\nlet again = 1\n// snippet.end\n")
        self.fails(CODE, self.book.line(CODE, "snippet.truncate", 2), "already exists")

    def test_a_snippet_inside_a_snippet(self):
        self.book.replace(CODE, "    let svd", "    // snippet.inner\n    let svd")
        self.fails(CODE, "snippet.inner", "begins inside “truncate”")

    def test_a_snippet_that_never_ends(self):
        self.book.replace(CODE, "  // snippet.end\n", "")
        self.fails(CODE, "snippet.truncate", "never ends")

    def test_an_end_without_a_snippet(self):
        self.book.append(CODE, "// snippet.end\n")
        self.fails(CODE, self.book.line(CODE, "snippet.end", 2), "ends no snippet")

    def test_an_empty_snippet(self):
        self.book.append(CODE, "// snippet.void\n\n// snippet.end\n")
        self.fails(CODE, "snippet.void", "is empty")

    def test_a_snippet_shown_twice(self):
        self.book.append(CHAPTER, '\n``` {.swift source="Truncation.swift#truncate"}\n```\n')
        self.fails(CHAPTER, self.book.line(CHAPTER, "#truncate", 2), "already shown")

    def test_a_filled_block_with_text_of_its_own(self):
        self.book.replace(CHAPTER, '#truncate"}\n', '#truncate"}\nlet typed = true\n')
        self.fails(CHAPTER, "#truncate", "is empty")

    def test_swift_code_that_is_typed_into_the_chapter(self):
        self.book.append(CHAPTER, "\n```swift\nlet typed = true\n```\n")
        self.fails(CHAPTER, "let typed", "filled by its source")

    # Explorables

    BLOCK = '::: {.explorable name="svd-two" data="two-by-two" alt="A matrix to move"}'
    TWIN = '![A picture and its approximation.](figure:picture){#fig:picture alt="A gray ramp"}\n'

    def test_an_explorable_without_a_figure_for_paper(self):
        self.book.replace(CHAPTER, self.TWIN, "")
        self.book.append(CHAPTER, "\n" + self.TWIN)
        self.fails(CHAPTER, ".explorable", "needs one figure")

    def test_an_explorable_that_does_not_say_what_one_can_move(self):
        self.book.replace(CHAPTER, ' alt="A matrix to move"', "")
        self.fails(CHAPTER, ".explorable", "has no alt text")

    def test_an_explorable_without_a_name(self):
        self.book.replace(CHAPTER, 'name="svd-two" data', "data")
        self.fails(CHAPTER, ".explorable", "no script “”")

    def test_an_explorable_that_no_script_moves(self):
        self.book.replace(CHAPTER, 'name="svd-two"', 'name="svd-three"')
        self.fails(CHAPTER, ".explorable", "has no script “svd-three”; it has “")

    def test_an_explorable_placed_twice(self):
        again = self.BLOCK + "\n" + self.TWIN + ":::\n"
        self.book.append(CHAPTER, "\n" + again)
        self.fails(CHAPTER, self.book.line(CHAPTER, 'name="svd-two"', 2), "already placed")

    def test_data_that_was_not_recorded(self):
        self.book.replace(CHAPTER, 'data="two-by-two"', 'data="two-by-three"')
        self.fails(CHAPTER, ".explorable", "recorded no data “two-by-three”; it recorded “two-by-two”")

    def test_data_that_no_explorable_reads(self):
        self.record("data.tsv", "spare\tspare.json\n")
        self.book.append(CODE, 'let name = "spare"\n')
        self.fails(CODE, '"spare"', "the data “spare”")

    def test_data_whose_file_is_missing(self):
        self.book.path(f"{RUN}/data/two-by-two.json").unlink()
        self.book.path(f"{RUN}.stamp").touch()
        self.fails(CHAPTER, ".explorable", "there is no file build/run/02-svd/data/two-by-two.json")

    # Other people's data

    NEEDS = """
::: {.needs data="words/words.txt"}
Of []{.value name=words} words, @tab:lengths tells the lengths.

``` {.swift source="Truncation.swift#words"}
```

``` {.output section="lengths"}
```
:::
"""

    def read_words(self):
        """A chapter that read a fetched file, as its run and its page tell of it."""
        self.record("sections.tsv", "lengths\tLengths\t\n")
        self.record("values.tsv", "words\t7\n")
        self.record("needs.tsv", "section\tlengths\twords/words.txt\nvalue\twords\twords/words.txt\n")
        table = self.book.path(f"{RUN}/sections/errors.json").read_bytes()
        self.book.path(f"{RUN}/sections/lengths.json").write_bytes(table)
        self.book.append(CODE, "// snippet.words\nlet words = 7\n// snippet.end\n")
        self.book.append(CHAPTER, self.NEEDS)

    def test_what_was_read_from_a_fetched_file_is_shown_where_it_is_there(self):
        self.read_words()
        code, said = self.book.build()
        self.assertEqual(code, 0, said)
        page = self.book.path("build/book/02-svd.html").read_text(encoding="utf-8")
        self.assertTrue("The code of words" in page)
        self.assertFalse("was not fetched" in page)

    def test_a_file_that_was_not_fetched_leaves_one_sentence(self):
        self.record("absent.tsv", "words/words.txt\twords/words.txt was not fetched.\n")
        self.book.append(CODE, "// snippet.words\nlet words = 7\n// snippet.end\n")
        self.book.append(CHAPTER, self.NEEDS)
        code, said = self.book.build()
        self.assertEqual(code, 0, said)
        page = self.book.path("build/book/02-svd.html").read_text(encoding="utf-8")
        self.assertTrue("words/words.txt was not fetched." in page)
        self.assertFalse("The code of words" in page)

    def test_a_value_from_a_fetched_file_outside_of_its_block(self):
        self.read_words()
        self.book.append(CHAPTER, "\nThere are []{.value name=words} words.\n")
        self.fails(CHAPTER, "name=words", "show it in a block ::: {.needs data=\"words/words.txt\"}")

    def test_a_reference_into_a_block_that_may_be_left_out(self):
        self.read_words()
        self.book.append(CHAPTER, "\nSee @tab:lengths.\n")
        self.fails(CHAPTER, ".needs", "“tab:lengths” stands in a block of class needs")

    def test_a_block_that_needs_nothing(self):
        self.book.append(CHAPTER, "\n::: needs\nWords.\n:::\n")
        self.fails(CHAPTER, "::: needs", "names its files")

    def test_a_heading_in_a_block_that_may_be_left_out(self):
        self.book.append(CHAPTER, '\n::: {.needs data="words/words.txt"}\n\n## Words {#sec:words}\n:::\n')
        self.fails(CHAPTER, ".needs", "a heading stands outside")

    # Sections, values, figures

    def test_a_section_that_was_not_recorded(self):
        self.book.append(CHAPTER, '\n``` {.output section="spectra"}\n```\n')
        self.fails(CHAPTER, 'section="spectra"', "recorded no section “spectra”")

    def test_a_section_that_is_not_shown(self):
        self.record("sections.tsv", "spare\tSpare\t\n")
        self.fails(CHAPTER, 1, "section “spare”")

    def test_a_section_that_is_not_shown_is_found_in_the_code(self):
        self.record("sections.tsv", "spare\tSpare\t\n")
        self.book.append(CODE, 'let name = "spare"\n')
        self.fails(CODE, '"spare"', "section “spare”")

    def test_a_section_shown_twice(self):
        self.book.append(CHAPTER, '\n``` {.output section="spectrum"}\n```\n')
        self.fails(CHAPTER, self.book.line(CHAPTER, 'section="spectrum"', 2), "already shown")

    def test_a_value_that_was_not_recorded(self):
        self.book.append(CHAPTER, "\nHere is []{.value name=psnr21}.\n")
        self.fails(CHAPTER, "psnr21", "recorded no value “psnr21”")

    def test_a_value_that_is_not_used(self):
        self.record("values.tsv", "spare\t1\n")
        self.fails(CHAPTER, 1, "value “spare”")

    def test_an_unknown_value_in_alt_text(self):
        self.book.replace(CHAPTER, 'alt="A gray ramp"', 'alt="A ramp of []{.value name=gray}"')
        self.fails(CHAPTER, "name=gray", "recorded no value “gray”")

    def test_a_figure_that_was_not_recorded(self):
        self.book.append(CHAPTER, '\n![A caption.](figure:nothing){#fig:nothing alt="Nothing"}\n')
        self.fails(CHAPTER, "figure:nothing", "recorded no figure “nothing”")

    def test_a_figure_that_is_not_shown(self):
        self.record("figures.tsv", "spare\tspare.svg\n")
        self.fails(CHAPTER, 1, "figure “spare”")

    def test_a_figure_shown_twice(self):
        self.book.append(CHAPTER, '\n![Again.](figure:picture){#fig:again alt="A gray ramp"}\n')
        self.fails(CHAPTER, self.book.line(CHAPTER, "figure:picture", 2), "already shown")

    def test_a_figure_without_alt_text(self):
        self.book.replace(CHAPTER, ' alt="A gray ramp"', "")
        self.fails(CHAPTER, "figure:picture", "has no alt text")

    def test_a_figure_inside_a_sentence(self):
        self.book.replace(CHAPTER, "![A picture and its", "See ![A picture and its")
        self.fails(CHAPTER, "figure:picture", "stands alone")

    def test_an_image_that_no_run_wrote(self):
        self.book.append(CHAPTER, "\n![A cat.](cat.jpg)\n")
        self.fails(CHAPTER, "cat.jpg", "a figure that the run wrote")

    def test_a_figure_that_is_not_what_its_name_says(self):
        self.book.path(f"{RUN}/figures/picture.png").write_text("not a picture")
        self.book.path(f"{RUN}.stamp").touch()
        self.fails(CHAPTER, "figure:picture", "is not a PNG file")

    def test_a_figure_of_an_unknown_class(self):
        self.book.replace(CHAPTER, "{#fig:picture alt", "{.aside #fig:picture alt")
        self.fails(CHAPTER, ".aside", "no figure of class “aside”")

    def test_a_panel_that_is_missing(self):
        self.book.path(f"{RUN}/figures/factors-2.svg").unlink()
        self.book.path(f"{RUN}.stamp").touch()
        self.fails(CHAPTER, "figure:factors", "there is no file")
    # Tables

    def test_a_caption_of_a_table_that_is_not_printed(self):
        self.book.replace(CHAPTER, 'section="errors" caption=', 'section="errors" caption-3=')
        self.fails(CHAPTER, 'section="errors"', "there is a caption-3, and the section prints 2 tables")

    def test_a_table_that_is_text(self):
        self.book.path(f"{RUN}/sections/errors.json").unlink()
        self.book.path(f"{RUN}.stamp").touch()
        self.fails(CHAPTER, 'section="errors"', "prints a table as text")

    def test_two_tables_under_one_label(self):
        self.book.replace(CHAPTER, 'section="errors" caption', 'section="errors" #tab:spare caption')
        self.book.replace(CHAPTER, "@tab:errors-2", "a second one")
        self.book.replace(CHAPTER, "@tab:errors", "one")
        self.book.replace(CHAPTER, '{.output section="spectrum"}', '{.output section="spectrum" #tab:spare}')
        self.book.path(f"{RUN}/sections/spectrum.json").write_text(
            self.book.path(f"{RUN}/sections/errors.json").read_text(encoding="utf-8"), encoding="utf-8")
        self.book.path(f"{RUN}.stamp").touch()
        self.fails(CHAPTER, self.book.line(CHAPTER, "#tab:spare", 2), "the label “tab:spare” is already taken")

    def test_a_table_typed_as_a_block(self):
        self.book.append(CHAPTER, "\n::: table\nNo.\n:::\n")
        self.fails(CHAPTER, "::: table", "no block called “table”")

    def test_a_picture_on_the_cover_that_no_run_left(self):
        self.book.replace("book/cover.md", "02-svd/picture", "02-svd/nothing")
        self.fails("book/cover.md", "figure:02-svd/nothing", "left no picture “nothing”")

    def test_a_picture_on_the_cover_without_alt_text(self):
        self.book.replace("book/cover.md", '{alt="A gray ramp"}', "")
        self.fails("book/cover.md", "figure:02-svd/picture", "has no alt text")

    # References and citations

    def test_a_reference_to_nothing(self):
        self.book.append(CHAPTER, "\nAs @thm:nothing says.\n")
        self.fails(CHAPTER, "@thm:nothing", "nothing labeled “thm:nothing”")

    def test_a_reference_to_nothing_in_a_statement(self):
        self.book.replace(STATEMENT, "that is a rank.", "that is a rank, and @fig:nothing shows it.")
        self.fails(STATEMENT, "@fig:nothing", "nothing labeled “fig:nothing”")

    def test_a_proof_of_nothing(self):
        self.book.replace(CHAPTER, 'of="thm:eckart-young"', 'of="thm:nothing"')
        self.fails(CHAPTER, "thm:nothing", "nothing labeled “thm:nothing”")

    def test_one_label_for_two_things(self):
        self.book.append(CHAPTER, "\n::: {.lemma #lem:weyl}\nAgain.\n:::\n")
        self.fails(CHAPTER, self.book.line(CHAPTER, "#lem:weyl", 2), "already taken")

    def test_one_label_in_two_chapters(self):
        self.book.append(FIRST, "\n::: {.lemma #lem:weyl}\nEarlier.\n:::\n")
        self.fails(CHAPTER, "#lem:weyl", "already taken")

    def test_a_label_that_says_another_kind(self):
        self.book.replace(CHAPTER, "{.lemma #lem:weyl}", "{.lemma #thm:weyl}")
        self.fails(CHAPTER, "#thm:weyl", "must start with “lem:”")

    def test_a_citation_of_an_unknown_work(self):
        self.book.append(CHAPTER, "\nSee [@nobody1900].\n")
        self.fails(CHAPTER, "@nobody1900", "no entry “nobody1900”")

    def test_a_work_that_nobody_cites(self):
        self.book.append(WORKS, "\n@book{spare2000, title = {Spare}}\n")
        self.fails(WORKS, "spare2000", "no page cites “spare2000”")

    def test_a_reference_and_a_citation_in_one_bracket(self):
        self.book.append(CHAPTER, "\nSee [@eckart1936; @fig:picture].\n")
        self.fails(CHAPTER, "[@eckart1936; @fig:picture]", "separate brackets")

    # Terms and symbols

    def test_a_term_without_chinese(self):
        self.book.append(CHAPTER, "\nA [pivot]{.term} is chosen.\n")
        self.fails(CHAPTER, "[pivot]", "the term “pivot” has no Chinese")

    def test_a_term_defined_twice(self):
        self.book.append(CHAPTER, '\nA\n[Rank]{.term zh="秩"} of another kind.\n')
        self.fails(CHAPTER, "[Rank]", "already defined at chapters/01-columns/chapter.md:")

    def test_a_term_defined_twice_under_a_key(self):
        self.book.append(CHAPTER, '\nTheir [ranks]{.term zh="秩" key="rank"} differ.\n')
        self.fails(CHAPTER, "[ranks]", "the term “rank” is already defined")

    def test_a_symbol_without_a_meaning(self):
        self.book.append(CHAPTER, "\nLet [$C$]{.symbol} be given.\n")
        self.fails(CHAPTER, "[$C$]", "the symbol “C” has no meaning")

    def test_a_symbol_that_is_no_formula(self):
        self.book.append(CHAPTER, '\nLet [the C]{.symbol means="columns"} be given.\n')
        self.fails(CHAPTER, "[the C]", "is one formula")

    def test_a_symbol_with_an_unknown_scope(self):
        self.book.append(CHAPTER, '\nLet [$C$]{.symbol means="columns" scope="page"} be given.\n')
        self.fails(CHAPTER, "[$C$]", "not “page”")

    def test_a_symbol_with_two_meanings_in_one_chapter(self):
        self.book.append(CHAPTER, '\nLet [$C$]{.symbol means="columns"} be given.\n\n## Another section\n\n'
                         'Let [$C$]{.symbol means="a constant" scope="section"} be given.\n')
        self.fails(CHAPTER, "a constant", "the symbol “C” means something else at chapters/02-svd/chapter.md:")

    def test_a_symbol_against_its_meaning_in_the_whole_book(self):
        self.book.append(CHAPTER, '\nLet [$A$]{.symbol means="an area"} be given.\n')
        self.fails(CHAPTER, "[$A$]", "means something else at chapters/01-columns/chapter.md:")

    def test_a_list_of_what_is_not_numbered(self):
        self.book.replace("book/lists.md", 'of="trap"', 'of="trick"')
        self.fails("book/lists.md", "trick", "nothing that is numbered is called “trick”")

    # Exercises

    def test_an_exercise_that_is_not_placed(self):
        self.book.replace(CHAPTER, '::: {.exercise name="numerical-rank"}\n:::\n', "")
        self.book.replace(CHAPTER, "@ex:numerical-rank", "an exercise")
        self.fails(STATEMENT, 1, "never places this exercise")

    def test_an_exercise_placed_twice(self):
        self.book.append(CHAPTER, '\n::: {.exercise name="numerical-rank"}\n:::\n')
        self.fails(CHAPTER, self.book.line(CHAPTER, 'name="numerical-rank"', 2), "already placed")

    def test_an_exercise_that_does_not_exist(self):
        self.book.append(CHAPTER, '\n::: {.exercise name="nothing"}\n:::\n')
        self.fails(CHAPTER, 'name="nothing"', "has no exercise “nothing”")

    def test_an_exercise_without_a_level(self):
        self.book.replace(STATEMENT, "level: 1\n", "")
        self.fails(STATEMENT, 1, "level of 1, 2 or 3")

    def test_an_exercise_without_a_solution(self):
        self.book.path("solutions/02-svd/NumericalRank.swift").unlink()
        self.book.path(STATEMENT).touch()
        self.fails(STATEMENT, 1, "no Swift file")

    # Statements

    def test_a_statement_that_names_what_no_answer_can_call(self):
        self.book.replace(STATEMENT, "`SVD(a).singularValues`", "`SVD(a).khatriRao`")
        self.fails(STATEMENT, "khatriRao", "speaks of “khatriRao”")

    def test_a_statement_that_names_a_function_of_the_chapter_behind_a_dot(self):
        self.book.replace(STATEMENT, "`SVD(a).singularValues`", "`SVD(a).numericalRank`")
        self.fails(STATEMENT, ".numericalRank", "speaks of “numericalRank”")

    def test_a_file_of_the_library_that_the_page_of_names_leaves_out(self):
        self.book.path("Sources/LinearAlgebra/QR.swift").write_text("public struct QR {}\n", encoding="utf-8")
        self.fails("book/library.md", 1, "no block shows the names of Sources/LinearAlgebra/QR.swift")

    def test_a_file_on_the_page_of_names_that_is_not_there(self):
        self.book.replace("book/library.md", 'files="SVD"', 'files="SVD LU"')
        self.fails("book/library.md", "SVD LU", "there is no file Sources/LinearAlgebra/LU.swift")

    def test_a_block_of_a_chapter_in_a_statement(self):
        self.book.append(STATEMENT, "\n::: remark\nTrue.\n:::\n")
        self.fails(STATEMENT, "::: remark", "a statement has no block called “remark”")

    def test_a_block_of_a_statement_in_a_chapter(self):
        self.book.append(CHAPTER, "\n::: edges\nNone.\n:::\n")
        self.fails(CHAPTER, "::: edges", "no block called “edges”")

    def test_parts_of_a_statement_in_another_order(self):
        self.book.append(STATEMENT, "\n::: {.hint}\nToo late.\n:::\n")
        self.fails(STATEMENT, "{.hint}", "“hint” stands after “passed”")

    def test_two_parts_of_a_kind(self):
        self.book.replace(STATEMENT, "::: rules", "::: rules\nNone.\n:::\n\n::: {.rules}")
        self.fails(STATEMENT, "{.rules}", "a block “rules” already")

    def test_an_empty_part(self):
        self.book.replace(STATEMENT, "Any error will do.\n", "")
        self.fails(STATEMENT, "::: rules", "“rules” is empty")

    def test_text_between_the_parts(self):
        self.book.replace(STATEMENT, "::: rules", "Mind the edges.\n\n::: rules")
        self.fails(STATEMENT, "::: edges", "text stands after the block “edges”")

    def test_a_part_that_never_closes(self):
        self.book.append(STATEMENT, "\n::: {.passed}\nMore.\n")
        self.fails(STATEMENT, "{.passed}", "never closed")

    # What every chapter and every statement has

    def test_a_chapter_that_does_not_say_what_one_can_do_afterwards(self):
        self.book.replace(FIRST, "afterwards:\n  - Combine columns.\n  - Split a product.\n  - Tell columns from rows.\n", "")
        self.fails(FIRST, 1, "the front matter has no afterwards")

    def test_a_chapter_that_does_not_say_what_may_be_skipped(self):
        self.book.replace(FIRST, "skip: Nothing.\n", "")
        self.fails(FIRST, 1, "the front matter has no skip")

    def test_a_chapter_without_chinese(self):
        self.book.replace(FIRST, "chinese:\n  title: 列\n  question: 矩阵对向量做什么？\n  abstract: 矩阵乘以向量是列的线性组合。\n", "")
        self.fails(FIRST, 1, "the front matter has no chinese")

    def test_fewer_questions_than_five(self):
        self.book.replace(CHAPTER, '#que:svd-cheap name="Cheap" misconception="It is otherwise"', '#que:svd-cheap')
        self.book.replace(CHAPTER, '::: {.question #que:svd-cheap}\nIs it cheap?\n\n::: answer\nYes.\n:::\n:::\n', "")
        self.fails(CHAPTER, 1, "the chapter has 4 questions without code; 5 at least")

    def test_a_chapter_that_does_not_say_what_to_keep(self):
        self.book.replace(FIRST, "::: keep", "::: remark")
        self.fails(FIRST, 1, "no block says what to keep")

    def test_a_statement_without_an_example(self):
        self.book.replace(STATEMENT, "::: example\nThe zero matrix has none.\n:::\n\n", "")
        self.fails(STATEMENT, 1, "no block “example”")

    def test_a_statement_without_edges(self):
        self.book.replace(STATEMENT, "::: edges\n- a matrix without rows,\n- a matrix without columns.\n:::\n\n", "")
        self.fails(STATEMENT, 1, "no block “edges”")

    def test_a_statement_that_says_nothing_after_a_pass(self):
        self.book.replace(STATEMENT, "::: passed\nA loop that stops at the first small one does the same.\n:::\n", "")
        self.fails(STATEMENT, 1, "no block “passed”")

    # The box at the start

    def test_too_few_things_that_one_can_do_afterwards(self):
        self.book.replace(CHAPTER, "  - Read a rank off singular values.\n", "")
        self.fails(CHAPTER, 1, "in three to five items what one can do afterwards")

    def test_a_question_that_is_not_in_chinese(self):
        self.book.replace(CHAPTER, "哪个秩为 $k$ 的矩阵最接近 $A$？", "Which matrix is nearest?")
        self.fails(CHAPTER, 1, "no question in Chinese")

    def test_an_abstract_that_is_missing_in_chinese(self):
        self.book.replace(CHAPTER, "  abstract: 每个矩阵都是旋转、伸缩、再旋转。\n", "")
        self.fails(CHAPTER, 1, "no abstract in Chinese")

    def test_a_reference_to_nothing_in_the_box(self):
        self.book.replace(CHAPTER, "The shapes in @sec:code.", "The shapes in @sec:nothing.")
        self.fails(CHAPTER, "@sec:nothing", "nothing labeled “sec:nothing”")

    # Questions and what to keep

    def test_a_question_without_a_misconception(self):
        self.book.replace(CHAPTER, ' misconception="The nearest matrix depends on the norm"', "")
        self.fails(CHAPTER, "#que:nearest", "a question has a misconception")

    def test_a_question_without_a_name(self):
        self.book.replace(CHAPTER, ' name="Nearest twice"', "")
        self.fails(CHAPTER, "#que:nearest", "a question has a name")

    def test_a_question_without_an_answer(self):
        self.book.replace(CHAPTER, "::: answer\nYes, by @lem:weyl.\n:::\n", "")
        self.fails(CHAPTER, "#que:nearest", "a question has one answer, and this one has 0")

    def test_an_answer_before_the_question_ends(self):
        self.book.replace(CHAPTER, "Yes, by @lem:weyl.\n:::\n", "Yes, by @lem:weyl.\n:::\n\nWhy?\n")
        self.fails(CHAPTER, "#que:nearest", "at the end of its question")

    def test_an_answer_to_nothing(self):
        self.book.append(CHAPTER, "\n::: {.answer}\nYes.\n:::\n")
        self.fails(CHAPTER, "{.answer}", "stands in no question")

    def test_more_sentences_to_keep_than_three(self):
        self.book.replace(CHAPTER, "3. The rest is the error.", "3. The rest is the error.\n4. It is small.")
        self.fails(CHAPTER, "::: keep", "a list of three sentences, and here are 4")

    def test_what_to_keep_without_a_table(self):
        self.book.replace(CHAPTER, "| guess  | none  | never      |\n", "")
        self.book.replace(CHAPTER, "| SVD    | all   | always     |\n", "")
        self.book.replace(CHAPTER, "|:-------|:------|:-----------|\n", "")
        self.fails(CHAPTER, "::: keep", "one table of when to use which, and here are 0")

    def test_two_places_of_what_to_keep(self):
        self.book.append(CHAPTER, "\n::: {.keep}\nAll.\n:::\n")
        self.fails(CHAPTER, "{.keep}", "the chapter says above what to keep")

    def test_what_to_keep_in_no_section_of_its_own(self):
        self.book.replace(CHAPTER, "## What to keep {#sec:svd-keep}", "## The end {#sec:svd-end}")
        self.fails(CHAPTER, "::: keep", "a section #sec:…-keep of its own")

    def test_what_to_keep_long_before_the_exercises(self):
        self.book.replace(CHAPTER, "## Exercises", "## One more thing\n\n## And one more\n\n## Exercises")
        self.fails(CHAPTER, "::: keep", "the last before the exercises")

    def test_a_chapter_that_is_too_long(self):
        self.book.append(FIRST, "\n" + "And so on. " * 2000)
        self.fails(FIRST, 1, "words outside of asides, and 6000 are allowed")

    # Writing

    def test_a_formula_that_cannot_be_typeset(self):
        self.book.append(CHAPTER, "\nSee $\\frobnicate{x}$.\n")
        self.fails(CHAPTER, "frobnicate", "cannot be typeset")

    def test_a_block_that_nothing_dresses(self):
        self.book.append(CHAPTER, "\n::: theorm\nA slip.\n:::\n")
        self.fails(CHAPTER, "::: theorm", "no block called “theorm”")

    def test_a_title_in_the_text(self):
        self.book.append(CHAPTER, "\n# Another title\n")
        self.fails(CHAPTER, "# Another title", "front matter")

    def test_a_heading_that_skips_a_level(self):
        self.book.append(CHAPTER, "\n#### Too deep\n")
        self.fails(CHAPTER, "#### Too deep", "skips a level")

    def test_a_chapter_without_a_title(self):
        self.book.replace(CHAPTER, "title: The Singular Value Decomposition\n", "")
        self.fails(CHAPTER, 1, "no title")

    def test_a_chapter_without_a_question(self):
        self.book.replace(CHAPTER, "question: Which matrix of rank $k$ is nearest to $A$?\n", "")
        self.fails(CHAPTER, 1, "no question")

    def test_a_chapter_without_an_abstract(self):
        self.book.replace(FIRST, "abstract: A matrix times a vector is a combination of columns.\n", "")
        self.fails(FIRST, 1, "no abstract")

    def test_a_block_that_never_closes(self):
        self.book.append(CHAPTER, "\n::: proof\nBy what was said above.\n")
        self.fails(CHAPTER, self.book.last(CHAPTER, "::: proof"), "never closed")

    def test_a_block_that_closes_twice(self):
        self.book.append(CHAPTER, "\n::: remark\nTrue.\n:::\n\n:::\n")
        self.fails(CHAPTER, self.book.last(CHAPTER, ":::"), "none is open")

    def test_a_chapter_that_others_refer_to_and_that_is_gone(self):
        shutil.rmtree(self.book.path("chapters/01-columns"))
        self.fails("book/preface.md", "@ch:01-columns", "nothing labeled “ch:01-columns”")

    def test_every_mistake_of_a_page_is_named_at_once(self):
        self.book.append(CHAPTER, "\nHere is []{.value name=one} and []{.value name=two}.\n")
        _, said = self.book.build()
        self.assertIn("“one”", said)
        self.assertIn("“two”", said)


if __name__ == "__main__":
    unittest.main()
