"""The things to touch: each slider changes by the keyboard what is shown."""

from opened import OpenedPage


class Touch(OpenedPage):
    def test_a_slider_changes_by_the_keyboard_what_is_shown(self):
        page = self.open()
        for stage in page.locator(".explorable").all():
            stage.scroll_into_view_if_needed()
            slider = stage.locator("input[type=range]").first
            if not slider.count():
                continue
            with self.subTest(explorable=stage.get_attribute("id") or stage.get_attribute("aria-label")):
                shown = lambda: stage.evaluate("""(stage) => [...stage.querySelectorAll("output, .says, .views")].map((part) =>
                  part.innerHTML + [...part.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL())).join("")""")
                before = shown()
                slider.focus()
                page.keyboard.press("ArrowRight")
                page.keyboard.press("ArrowRight")
                self.settle(page)
                if shown() == before:
                    page.keyboard.press("Home")
                    self.settle(page)
                self.assertNotEqual(shown(), before)
        self.assertEqual(self.said, [])
