"""Whether anybody can use a page: what axe finds, in both themes, on a desk and on a phone."""

from axe_playwright_python.sync_playwright import Axe

from opened import PHONE, OpenedPage

FIND = """(options) => axe.run(document, { resultTypes: ["violations"], ...options }).then((found) =>
  found.violations.map((one) => `${one.id}, ${one.nodes.length} times: ${one.help}. ${one.nodes[0].html.slice(0, 160)}`))"""

# Colors take the longest, and only they change with the theme; what changes with the width is all else.
COLORS = {"runOnly": ["color-contrast", "link-in-text-block"]}
ALL_ELSE = {"rules": {"color-contrast": {"enabled": False}}}


class Access(OpenedPage):
    def test_axe_finds_nothing_in_either_theme_and_on_a_phone(self):
        page = self.open()
        # What is closed is read by somebody, too.
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.evaluate(Axe().axe_script)
        self.assertEqual(page.evaluate(FIND, {}), [])
        page.emulate_media(color_scheme="dark")
        self.assertEqual(page.evaluate(FIND, COLORS), [], "in the dark theme")
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.wait_for_timeout(300)
        page.wait_for_function("""() => [...document.querySelectorAll(".equation > math")].every((formula) =>
          formula.scrollWidth <= formula.clientWidth || formula.hasAttribute("tabindex"))""")
        self.assertEqual(page.evaluate(FIND, ALL_ELSE), [], "on a phone")
