"""What a page does on a screen: it loads alone, fits every width, and follows the reader's choice of colors."""

from opened import DESK, NARROWEST, PHONE, TABLET, OpenedPage

# How far what is shown moves while the page loads: the sum of shares of the window, by the browser's own measure.
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


class Screen(OpenedPage):
    def test_it_loads_without_an_error_and_asks_for_files_alone(self):
        page = self.open()
        # Pictures load when they are near.
        page.evaluate("document.querySelectorAll('img').forEach((image) => { image.loading = 'eager'; })")
        page.wait_for_function("[...document.images].every((image) => image.complete)")
        self.assertEqual(self.said, [])
        self.assertEqual([url for url in self.asked if not url.startswith(("file:", "data:"))], [])

    def test_it_never_scrolls_sideways(self):
        page = self.open()
        for width in (DESK, TABLET, PHONE, NARROWEST):
            with self.subTest(width=width):
                page.set_viewport_size({"width": width, "height": 900})
                self.settle(page)
                wide = page.evaluate("""() => {
                  const limit = document.documentElement.clientWidth;
                  if (document.scrollingElement.scrollWidth <= limit) return [];
                  const hides = (element) => {
                    for (let at = element; at; at = at.parentElement) {
                      const style = getComputedStyle(at);
                      if (at !== element && style.overflowX !== "visible") return true;
                      if (style.visibility === "hidden") return true;
                    }
                  };
                  return [...document.body.querySelectorAll("*")].filter((element) =>
                    element.getBoundingClientRect().right > limit + 0.5 && !hides(element))
                    .map((element) => element.outerHTML.slice(0, 90)).slice(0, 4).concat("…");
                }""")
                self.assertEqual(wide, [])

    def test_what_is_cut_on_a_phone_fades_and_has_a_name(self):
        bare = self.open(PHONE).evaluate("""() => [...document.querySelectorAll("main *")].filter((element) => {
          const style = getComputedStyle(element);
          return ["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth &&
            (style.maskImage === "none" && element.scrollWidth > element.clientWidth + 1 || !element.hasAttribute("tabindex") ||
              (element.localName !== "math" && !element.getAttribute("aria-label")));
        }).map((element) => element.outerHTML.slice(0, 90)).slice(0, 5)""")
        self.assertEqual(bare, [])

    def test_what_is_shown_does_not_move_while_it_loads(self):
        for width in (DESK, PHONE):
            with self.subTest(width=width):
                self.assertLessEqual(self.open(width).evaluate(SHIFT), 0.02)

    def test_a_choice_of_colors_is_remembered_and_can_be_taken_back(self):
        page = self.open()
        scheme = lambda: page.evaluate("getComputedStyle(document.documentElement).colorScheme")
        is_dark = lambda: page.evaluate("""() => {
          const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g);
          return Number(red) + Number(green) + Number(blue) < 380;
        }""")
        self.assertFalse(is_dark(), scheme())
        # The browser writes the choice down when it finds the time, which on a busy machine is late.
        for wait in (300, 1000, 4000):
            page.click("button.theme")
            self.assertTrue(is_dark(), scheme())
            page.wait_for_timeout(wait)
            page.reload()
            if is_dark():
                break
        self.assertTrue(is_dark(), "forgotten when the page was loaded again")
        page.click("button.theme")
        self.assertFalse(is_dark(), scheme())
        page.emulate_media(color_scheme="dark")
        self.assertTrue(is_dark(), "the system's colors are not followed again")
        page.reload()
        self.assertTrue(is_dark(), "the system's colors are not followed after loading again")
