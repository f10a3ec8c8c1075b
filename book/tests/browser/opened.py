"""One page of the book, opened in a browser that has no network, and the tests that share the browser."""

import pathlib
import shutil
import unittest

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[3]
BOOK = ROOT / "build/book"
# Debian, Ubuntu and Google name it differently.
NAMES = ("chromium", "chromium-browser", "google-chrome")

DESK, TABLET, PHONE, NARROWEST = 1440, 820, 390, 320


def executable():
    """Where the browser is, or None."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


class OpenedPage(unittest.TestCase):
    """Tests of one page: `name` is its file. `run.py` makes a class of its own for every page."""

    name = "index.html"

    @classmethod
    def setUpClass(cls):
        playwright = sync_playwright().start()
        cls.addClassCleanup(playwright.stop)
        cls.browser = playwright.chromium.launch(executable_path=executable())
        cls.addClassCleanup(cls.browser.close)

    def open(self, width=DESK, theme="light", **options):
        """The page in a new window that has no memory of others; what it asked for and said is kept."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, offline=True, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        self.asked, self.said = [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(f"not loaded: {request.url}"))
        page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto((BOOK / self.name).as_uri())
        self.settle(page)
        return page

    @staticmethod
    def settle(page):
        """Waits until letters are there and scripts have answered to a new width."""
        page.evaluate("""() => document.fonts.ready.then(() => new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))""")
