"""Things to touch, in a real browser: what is moved changes the drawing and the sentence, by keyboard too, and the numbers are the library's."""

import json
import re
import unittest

from book import ROOT

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

CHROMIUM = "/usr/bin/chromium"
BOOK = ROOT / "build" / "book"


def chapters():
    """The chapters and the explorables that each has, from the pages themselves."""
    found = {}
    for path in sorted(BOOK.glob("[0-9][0-9]-*.html")):
        found[path.stem] = re.findall(r'data-explorable="([\w-]+)"', path.read_text(encoding="utf-8"))
    return found


class Explorables(unittest.TestCase):
    """One browser for all; each test has a page of its own, from the file system, with the network off."""

    @classmethod
    def setUpClass(cls):
        if sync_playwright is None:
            raise unittest.SkipTest("Playwright is not installed, so nothing is tried in a browser.")
        if not BOOK.is_dir():
            raise unittest.SkipTest("there is no book yet: make book")
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        cls.addClassCleanup(cls.browser.close)

    def open(self, chapter, width=1280, **settings):
        """The page of a chapter; whatever the console says is a failure."""
        context = self.browser.new_context(viewport={"width": width, "height": 900}, offline=True, **settings)
        self.addCleanup(context.close)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((BOOK / f"{chapter}.html").as_uri())
        self.addCleanup(lambda: self.assertEqual(said, []))
        return page

    def data(self, page, explorable, name):
        script = page.locator(f'[data-explorable="{explorable}"] script[data-name="{name}"]')
        return json.loads(script.text_content())

    def numbers(self, sentence):
        return [float(text.replace("−", "-").replace(",", "")) for text in re.findall(r"−?\d[\d,]*(?:\.\d+)?", sentence)]

    def test_each_chapter_has_one_and_each_mounts(self):
        for chapter, names in chapters().items():
            self.assertTrue(names, chapter)
            page = self.open(chapter)
            for name in names:
                section = page.locator(f'[data-explorable="{name}"]')
                self.assertIn("mounted", section.get_attribute("class"), name)
                self.assertFalse(section.locator("figure > .picture").is_visible(), name)
                self.assertTrue(section.locator(".says").text_content(), name)

    def test_every_slider_moves_by_keyboard_and_changes_drawing_and_sentence(self):
        """The end keys reach other values than the one in the middle; starting again restores the first."""
        for chapter, names in chapters().items():
            page = self.open(chapter)
            for name in names:
                section = page.locator(f'[data-explorable="{name}"]')
                section.scroll_into_view_if_needed()
                sentence, views = section.locator(".says"), section.locator(".views")
                first = sentence.text_content()
                before = views.screenshot()
                slider = section.locator("input[type=range]").last
                slider.focus()
                low = slider.get_attribute("min") == slider.input_value()
                page.keyboard.press("End" if low else "Home")
                self.assertNotEqual(sentence.text_content(), first, name)
                self.assertNotEqual(views.screenshot(), before, name)
                section.get_by_role("button", name="Start again").press("Enter")
                self.assertEqual(sentence.text_content(), first, name)

    def test_every_control_has_a_name_and_every_slider_says_its_value(self):
        for chapter, names in chapters().items():
            page = self.open(chapter)
            for slider in page.locator(".live input[type=range]").all():
                label = page.locator(f'label[for="{slider.get_attribute("id")}"]')
                self.assertTrue(label.text_content().strip(), chapter)
                self.assertTrue(slider.get_attribute("aria-valuetext"), chapter)
            for drawing in page.locator(".live svg, .live canvas").all():
                self.assertTrue(drawing.get_attribute("aria-label"), chapter)

    def test_what_is_said_is_announced_when_the_hand_rests(self):
        page = self.open("02-svd")
        page.locator('[data-explorable="picture-layers"] input').first.press("ArrowRight")
        sentence = page.locator('[data-explorable="picture-layers"] .says').text_content()
        page.wait_for_function("text => document.getElementById('status').textContent === text", arg=sentence)

    def test_nothing_is_wider_than_a_small_screen(self):
        for chapter, names in chapters().items():
            page = self.open(chapter, width=320)
            for name in names:
                wide = page.locator(f'[data-explorable="{name}"]').evaluate(
                    "e => [...e.querySelectorAll('.live, .live *')].filter(x => x.getBoundingClientRect().right > innerWidth + 1)"
                    ".map(x => x.tagName + '.' + x.className)")
                self.assertEqual(wide, [], name)

    def test_without_script_the_figure_stays(self):
        for chapter, names in chapters().items():
            page = self.open(chapter, java_script_enabled=False)
            for name in names:
                section = page.locator(f'[data-explorable="{name}"]')
                self.assertEqual(section.locator(".live").count(), 0, name)
                self.assertTrue(section.locator("figure > .picture").is_visible(), name)

    def test_paper_shows_the_figure(self):
        for chapter, names in chapters().items():
            page = self.open(chapter)
            page.emulate_media(media="print")
            for name in names:
                section = page.locator(f'[data-explorable="{name}"]')
                self.assertFalse(section.locator(".live").is_visible(), name)
                self.assertTrue(section.locator("figure > .picture").is_visible(), name)

    def test_the_singular_values_of_two_columns_are_the_library_s(self):
        page = self.open("02-svd")
        section = page.locator('[data-explorable="svd-two"]')
        for index, preset in enumerate(self.data(page, "svd-two", "two-by-two")["presets"]):
            section.locator("select").first.select_option(str(index))
            sentence = section.locator(".says").text_content()
            shown = self.numbers(sentence.split("half axes are")[1].split("det")[0])
            for value, expected in zip(shown, preset["sigma"]):
                self.assertAlmostEqual(value, expected, delta=0.0006, msg=preset["name"])

    def test_a_column_is_dragged(self):
        page = self.open("02-svd")
        section = page.locator('[data-explorable="svd-two"]')
        handle = section.locator(".handle").first
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2 + 20, box["y"] + box["height"] / 2)
        page.mouse.up()
        self.assertNotIn("a₁ = (2.0, 2.0)", section.locator(".says").text_content())

    def test_both_middles_of_crosses_err_as_the_library_says(self):
        page = self.open("05-cur")
        section = page.locator('[data-explorable="cur-cross"]')
        data = self.data(page, "cur-cross", "cross-picture")
        for index, choice in enumerate(data["choices"], 1):
            section.locator("select").nth(0).select_option(str(index))
            for middle, expected in enumerate([choice["best"], choice["inverse"]]):
                section.locator("select").nth(1).select_option(str(middle))
                shown = self.numbers(section.locator(".says").text_content().split("error is")[1])[0]
                self.assertAlmostEqual(shown, 100 * expected, delta=0.051 + 1e-4 * 100 * expected, msg=choice["name"])

    def test_a_click_on_the_picture_takes_a_cross(self):
        page = self.open("05-cur")
        section = page.locator('[data-explorable="cur-cross"]')
        section.locator("canvas").first.click(position={"x": 30, "y": 30})
        self.assertIn("With 1 cross", section.locator(".says").text_content())


if __name__ == "__main__":
    unittest.main()
