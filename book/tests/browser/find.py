"""Whether a reader finds things: the search, what references lead to, the way back to where one stopped."""

from axe_playwright_python.sync_playwright import Axe

from opened import BOOK, OpenedPage

# The longest that a query may take over the whole book, in milliseconds, with its list of results.
LIMIT = 60
QUERIES = ["leverage score", "sigma", "σ", "the", "norm a", "nystrom", "theorem 5.2", "zzz"]

AXE = """() => axe.run("dialog, #preview").then((found) => found.violations.map((one) => one.help))"""
# The least of three, so that what else the machine does is left out.
SLOWEST = """(queries) => Math.max(...queries.map((query) => Math.min(...[1, 2, 3].map(() => {
  const field = document.querySelector(".search input");
  const start = performance.now();
  field.value = query;
  field.dispatchEvent(new Event("input"));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}))))"""


class Find(OpenedPage):
    def search(self, page, words):
        page.keyboard.press("/")
        page.wait_for_function("globalThis.bookIndex?.isReady")
        page.keyboard.type(words)

    def test_the_search_is_opened_and_used_by_the_keyboard(self):
        page = self.open()
        self.assertFalse([url for url in self.asked if url.endswith("search.js")], "loaded before it was opened")
        self.search(page, "rank matrix")
        page.wait_for_function(r"/^[\d]+ results/.test(document.querySelector('.found').textContent)")
        found = page.locator(".search li")
        self.assertGreater(found.count(), 1)
        self.assertGreater(found.first.locator("mark").count(), 0)
        self.assertEqual(self.said, [])
        page.evaluate(Axe().axe_script)
        self.assertEqual(page.evaluate(AXE), [])
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        self.assertTrue(page.evaluate("document.activeElement === document.querySelectorAll('.search li a')[1]"))
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        self.assertTrue(page.evaluate("document.activeElement.matches('.search input')"))
        page.keyboard.press("Escape")
        self.assertFalse(page.evaluate("document.querySelector('dialog.search').open"))
        page.click("button.find")
        self.assertTrue(page.evaluate("document.querySelector('dialog.search').open"))
        page.keyboard.press("Escape")
        self.assertTrue(page.evaluate("document.activeElement.matches('button.find')"))

    def test_the_search_knows_names_of_symbols_and_chinese_terms_and_is_quick(self):
        page = self.open()
        self.search(page, "sigma")
        names = page.evaluate("['sigma', 'σ', '秩'].map((query) => bookSearch.find(query).length)")
        self.assertEqual(names[0], names[1])
        self.assertTrue(all(names), names)
        self.assertLessEqual(page.evaluate(SLOWEST, QUERIES), LIMIT)

    def test_enter_leads_to_the_first_result(self):
        page = self.open()
        self.search(page, "Eckart–Young–Mirsky")
        first = page.locator(".search li a").first
        first.wait_for()
        address = first.evaluate("(link) => link.href")
        page.keyboard.press("Enter")
        page.wait_for_url(address)

    def test_a_reference_that_has_the_focus_shows_what_it_leads_to(self):
        page = self.open()
        link = page.locator("main :is(p, li, td) a.ref:not([href='#top'], details a)").first
        if link.count() == 0:
            self.skipTest("The page refers to nothing.")
        size = "[document.body.scrollHeight, document.body.scrollWidth]"
        before = page.evaluate(size)
        page.keyboard.press("Tab")
        link.focus()
        page.wait_for_selector("#preview:not([hidden])")
        self.assertTrue(page.inner_text("#preview").strip())
        self.assertEqual(link.get_attribute("aria-describedby"), "preview")
        self.assertEqual(page.evaluate(size), before)
        self.assertEqual(self.said, [])
        page.evaluate(Axe().axe_script)
        self.assertEqual(page.evaluate(AXE.replace("dialog, ", "")), [])
        page.keyboard.press("Escape")
        self.assertTrue(page.evaluate("document.getElementById('preview').hidden"))
        self.assertIsNone(link.get_attribute("aria-describedby"))
        self.assertTrue(link.evaluate("(link) => link === document.activeElement"))

    def test_a_mouse_may_rest_on_a_reference_and_move_to_what_it_shows(self):
        page = self.open()
        link = page.locator("main :is(p, li, td) a.ref:not([href='#top'], details a)").first
        if link.count() == 0:
            self.skipTest("The page refers to nothing.")
        link.hover()
        page.wait_for_selector("#preview:not([hidden])")
        page.hover("#preview")
        page.wait_for_timeout(500)
        self.assertTrue(page.is_visible("#preview"))
        page.mouse.move(2, 890)
        page.wait_for_selector("#preview", state="hidden")

    def test_a_page_offers_to_continue_and_never_scrolls_by_itself(self):
        page = self.open()
        if not page.locator(".opening .chapter").count():
            self.skipTest("Only chapters remember where one stopped.")
        # The browser writes the place down when it finds the time, which on a busy machine is late.
        for wait in (300, 1000, 4000):
            page.evaluate("document.querySelectorAll('main h2')[2].scrollIntoView()")
            page.wait_for_function("localStorage.getItem('reading') !== null")
            page.wait_for_timeout(wait)
            page.goto((BOOK / self.name).as_uri())
            self.settle(page)
            if page.locator(".continue").count():
                break
        for name in (self.name, "index.html"):
            page.goto((BOOK / name).as_uri())
            self.settle(page)
            self.assertEqual(page.evaluate("scrollY"), 0)
            self.assertRegex(page.inner_text(".continue"), r"^Continue at section \d")
        page.click(".continue a")
        page.wait_for_url("**/" + self.name + "#*")

    def test_an_exercise_that_has_passed_is_marked(self):
        page = self.open()
        exercises = page.locator(".exercise[id]")
        if exercises.count() == 0:
            self.skipTest("The page has no exercise.")
        name = exercises.first.get_attribute("id").removeprefix("ex:")
        page.context.route("**/progress.js", lambda route: route.fulfill(
            content_type="text/javascript", body=f'globalThis.bookProgress = ["{name}"];'))
        page.reload()
        self.assertEqual(page.locator(".exercise .done").all_inner_texts(), ["✓ passed"])
        self.assertEqual(exercises.first.locator(".done").count(), 1)
