"""Things to touch: what is moved changes the drawing and the sentence, by keyboard too, and numbers of a script are the library's."""

import json
import re

from opened import BOOK, NARROWEST, OpenedPage


def numbers(sentence):
    return [float(text.replace("−", "-").replace(",", "")) for text in re.findall(r"−?\d[\d,]*(?:\.\d+)?", sentence)]


class Touch(OpenedPage):
    def setUp(self):
        source = (BOOK / self.name).read_text(encoding="utf-8")
        self.names = re.findall(r'data-explorable="([\w-]+)"', source)

    def section(self, page, name):
        return page.locator(f'[data-explorable="{name}"]')

    def says(self, page, name):
        return self.section(page, name).locator(".says").text_content()

    def data(self, page, explorable, name):
        return json.loads(self.section(page, explorable).locator(f'script[data-name="{name}"]').text_content())

    def test_a_chapter_has_something_to_touch(self):
        self.assertTrue(self.names or not re.match(r"\d\d-", self.name))

    def test_every_slider_moves_by_keyboard_and_changes_drawing_and_sentence(self):
        """Starting again restores what was said first."""
        if not self.names:
            return
        page = self.open()
        for name in self.names:
            with self.subTest(name):
                section = self.section(page, name)
                self.assertFalse(section.locator("figure > .picture").is_visible())
                section.scroll_into_view_if_needed()
                views, first = section.locator(".views"), self.says(page, name)
                before = views.screenshot()
                slider = section.locator("input[type=range]").last
                slider.focus()
                page.keyboard.press("End" if slider.input_value() == slider.get_attribute("min") else "Home")
                moved = self.says(page, name)
                self.assertNotEqual(moved, first)
                self.assertNotEqual(views.screenshot(), before)
                page.wait_for_function("text => document.getElementById('status').textContent === text", arg=moved)
                section.get_by_role("button", name="Start again").press("Enter")
                self.assertEqual(self.says(page, name), first)
        self.assertEqual(self.said, [])

    def test_controls_and_drawings_have_names_and_fit_the_narrowest_screen(self):
        if not self.names:
            return
        page = self.open(NARROWEST)
        faults = page.evaluate("""() => [...document.querySelectorAll(".live *")].filter((element) => {
          if (element.matches("input")) return !element.labels[0]?.textContent.trim() || !element.getAttribute("aria-valuetext");
          if (element.matches("svg, canvas")) return !element.getAttribute("aria-label");
          return element instanceof HTMLElement && element.getBoundingClientRect().right > innerWidth + 1;
        }).map((element) => element.outerHTML.slice(0, 90))""")
        self.assertEqual(faults, [])

    def test_paper_and_pages_without_script_show_the_figure(self):
        if not self.names:
            return
        printed = self.open()
        printed.emulate_media(media="print")
        for name in self.names:
            section = self.section(printed, name)
            self.assertFalse(section.locator(".live").is_visible(), name)
            self.assertTrue(section.locator("figure > .picture").is_visible(), name)
        # A page without script cannot be asked whether its letters are there.
        context = self.browser.new_context(java_script_enabled=False, offline=True)
        self.addCleanup(context.close)
        plain = context.new_page()
        plain.goto((BOOK / self.name).as_uri())
        for name in self.names:
            section = self.section(plain, name)
            self.assertEqual(section.locator(".live").count(), 0, name)
            self.assertTrue(section.locator("figure > .picture").is_visible(), name)

    def test_the_singular_values_of_two_columns_are_the_library_s(self):
        if "svd-two" not in self.names:
            return
        page = self.open()
        section = self.section(page, "svd-two")
        for index, preset in enumerate(self.data(page, "svd-two", "two-by-two")["presets"]):
            section.locator("select").first.select_option(str(index))
            part = self.says(page, "svd-two").split("half axes are")[1].split("det")[0]
            for value, expected in zip(numbers(part), preset["sigma"], strict=True):
                self.assertAlmostEqual(value, expected, delta=0.0006, msg=preset["name"])

    def test_a_column_is_dragged(self):
        if "svd-two" not in self.names:
            return
        page = self.open()
        handle = self.section(page, "svd-two").locator(".handle").first
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 20, y)
        page.mouse.up()
        self.assertNotIn("a₁ = (2.0, 2.0)", self.says(page, "svd-two"))
        self.assertIn("a₂ = (−1.0, 2.0)", self.says(page, "svd-two"))

    def test_both_middles_of_crosses_err_as_the_library_says(self):
        if "cur-cross" not in self.names:
            return
        page = self.open()
        section = self.section(page, "cur-cross")
        for index, choice in enumerate(self.data(page, "cur-cross", "cross-picture")["choices"], 1):
            section.locator("select").nth(0).select_option(str(index))
            for middle, expected in enumerate([choice["best"], choice["inverse"]]):
                section.locator("select").nth(1).select_option(str(middle))
                shown = numbers(self.says(page, "cur-cross").split("error is")[1])[0]
                # One decimal is shown, and the data has five digits.
                self.assertAlmostEqual(shown, 100 * expected, delta=0.0501 + 1e-4 * 100 * expected, msg=choice["name"])

    def test_steps_toward_the_sign_make_of_a_hundredth_what_the_library_does(self):
        if "spectral-steps" not in self.names:
            return
        page = self.open()
        section = self.section(page, "spectral-steps")
        for index, method in enumerate(self.data(page, "spectral-steps", "spectral-steps")["methods"]):
            section.locator("select").select_option(str(index))
            for count, expected in enumerate(method["hundredth"]):
                section.locator("input[type=range]").first.fill(str(count))
                shown = numbers(self.says(page, "spectral-steps").split("has become")[1])[0]
                self.assertAlmostEqual(shown, expected, delta=0.0006, msg=method["name"])

    def test_a_click_on_the_picture_takes_a_cross(self):
        if "cur-cross" not in self.names:
            return
        page = self.open()
        self.section(page, "cur-cross").locator("canvas").first.click(position={"x": 30, "y": 30})
        self.assertIn("With 1 cross ", self.says(page, "cur-cross"))

    def test_landmarks_leave_what_the_library_says(self):
        """Cholesky's steps in the page, after each landmark of both orders."""
        if "cur-landmarks" not in self.names:
            return
        page = self.open()
        section = self.section(page, "cur-landmarks")
        data = self.data(page, "cur-landmarks", "towns")
        many = section.locator("input[type=range]").first
        for index, order in enumerate(data["orders"]):
            section.locator("select").select_option(str(index))
            for k, left in enumerate(order["left"]):
                many.fill(str(k))
                said = self.says(page, "cur-landmarks")
                shown = numbers(said)
                self.assertEqual(shown[0], k, said)
                # Two decimals are shown, and the data has five digits.
                self.assertAlmostEqual(shown[1], 100 * left, delta=0.00501 + 1e-4 * 100 * left, msg=order["name"])

    def test_a_landmark_is_taken_by_a_click_and_given_back(self):
        if "cur-landmarks" not in self.names:
            return
        page = self.open()
        section = self.section(page, "cur-landmarks")
        first = self.says(page, "cur-landmarks")
        for expected in ("With 1 landmark ", "With 0 landmarks "):
            section.locator(".views svg").first.click(position={"x": 60, "y": 60})
            self.assertIn(expected, self.says(page, "cur-landmarks"))
        section.get_by_role("button", name="Take the least reached").press("Enter")
        self.assertIn("With 1 landmark ", self.says(page, "cur-landmarks"))
        self.assertIn(" 0.0 % of it is left", self.says(page, "cur-landmarks"))
        section.get_by_role("button", name="Start again").press("Enter")
        self.assertEqual(self.says(page, "cur-landmarks"), first)

    def test_a_turned_direction_errs_as_the_library_says(self):
        if "compression-turn" not in self.names:
            return
        page = self.open()
        section = self.section(page, "compression-turn")
        data = self.data(page, "compression-turn", "turn")
        section.locator("input[type=range]").fill(str(data["checked"]))
        for index, inputs in enumerate(data["inputs"]):
            section.locator("select").select_option(str(index))
            shown = numbers(self.says(page, "compression-turn").split("kept:")[1])
            self.assertAlmostEqual(shown[0], data["weightError"], delta=0.0051)
            self.assertAlmostEqual(shown[1], inputs["outputError"], delta=0.0051, msg=inputs["name"])

    def test_ratings_of_films_lead_where_the_library_says(self):
        if "taste-map" not in self.names:
            return
        page = self.open()
        sliders = self.section(page, "taste-map").locator("input[type=range]")
        data = self.data(page, "taste-map", "tastes")
        for check in data["checks"]:
            values = [check["ratings"][film] for film in data["rated"]] + [round(10 * check["penalty"])]
            for slider, value in zip(sliders.all(), values, strict=True):
                slider.fill(str(value))
            said = self.says(page, "taste-map")
            shown = numbers(said.split("ends at")[1])
            self.assertEqual(len(shown), 2 + len(data["titles"]))
            for number, wanted in zip(shown, check["place"] + check["expected"], strict=True):
                self.assertAlmostEqual(number, wanted, delta=0.0051 + 1e-4 * abs(wanted))
            free = [film for film, rating in enumerate(check["ratings"]) if not rating]
            best = max(free, key=lambda film: check["expected"][film])
            self.assertIn(f"{data['titles'][best]} comes first", said)
        for slider in sliders.all()[:-1]:
            slider.fill("0")
        self.assertIn("Nothing is rated", self.says(page, "taste-map"))

    def test_turned_pairs_score_as_the_library_says(self):
        if "capstone-rotary" not in self.names:
            return
        page = self.open()
        sliders = self.section(page, "capstone-rotary").locator("input[type=range]")
        data = self.data(page, "capstone-rotary", "rotary")
        # Both go on by the same number of places, and the score stays.
        for further in (0, 12):
            for slider, place in enumerate(data["checked"]):
                sliders.nth(slider).fill(str(place + further))
            shown = numbers(self.says(page, "capstone-rotary").split("score is")[1])
            self.assertAlmostEqual(shown[0], data["score"], delta=0.0051)

    def test_frames_from_a_core_err_as_the_library_says(self):
        if "tensor-cores" not in self.names:
            return
        page = self.open()
        sliders = self.section(page, "tensor-cores").locator("input[type=range]")
        data = self.data(page, "tensor-cores", "evening-core")
        for check in data["checks"]:
            at = [stops.index(rank) for stops, rank in zip(data["stops"], check["ranks"], strict=True)]
            for slider, value in enumerate([*at, check["frame"]]):
                sliders.nth(slider).fill(str(value))
            said = self.says(page, "tensor-cores")
            self.assertEqual(numbers(said.split(" and ")[0]), check["ranks"])
            error = data["errors"][(at[0] * len(data["stops"][1]) + at[1]) * len(data["stops"][2]) + at[2]]
            shown = numbers(said.split("error is")[1])
            self.assertAlmostEqual(shown[0], 100 * error, delta=0.0051 + 1e-4 * 100 * error)
            # Rounding to multiples of the core's unit moves the frame by less than a thousandth of its length.
            self.assertAlmostEqual(shown[1], 100 * check["error"], delta=0.1, msg=str(check))

    def test_a_cut_loses_what_the_library_says(self):
        if "sparse-cuts" not in self.names:
            return
        page = self.open()
        section = self.section(page, "sparse-cuts")
        data = self.data(page, "sparse-cuts", "cuts")
        for check in data["checks"]:
            section.locator("select").select_option(str(check["matrix"]))
            for slider, value in zip(section.locator("input[type=range]").all(), (check["groups"], check["blocks"]), strict=True):
                slider.fill(str(value.bit_length() - 1))
            said = self.says(page, "sparse-cuts").split("with ")[1]
            counts = numbers(said.split(" numbers are stored")[0])
            size = data["size"]
            self.assertEqual(counts, [check["groups"], check["blocks"], size / check["groups"], size / check["blocks"],
                size * (check["groups"] + check["blocks"])])
            self.assertAlmostEqual(numbers(said.split("error is")[1])[0], 100 * check["error"], delta=0.0501 + 1e-3 * check["error"])
