"""What a page is on paper: light whatever was chosen on the screen, and with every proof, aside and answer to its end."""

import pathlib
import re
import subprocess
import tempfile
import unicodedata

from opened import OpenedPage

# A word of its own at the end of each, which the printed text must have. Hints and what is said after a pass stay off paper.
MARK = """() => [...document.querySelectorAll(".proof, details:not(.hint, .passed)")].map((block, index) => {
  const end = document.createElement("p");
  end.textContent = `end${index}mark`;
  block.append(end);
  const about = block.querySelector("summary, .head, em") ?? block;
  return [end.textContent, about.textContent.trim().slice(0, 60)];
})"""

# Text that is too light for white paper: less than 4.5 : 1.
FAINT = """() => {
  const linear = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const faint = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const parent = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || parent.closest("script, style, svg") || !parent.checkVisibility()) continue;
    const [red, green, blue] = getComputedStyle(parent).color.match(/[\\d.]+/g).map((part) => linear(part / 255));
    if (1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) < 4.5) faint.add(parent.outerHTML.slice(0, 90));
  }
  return [...faint].slice(0, 5);
}"""


def sheets(paper, folder):
    """Every sheet of a PDF as rows of gray pixels, few of them."""
    subprocess.run(["pdftoppm", "-gray", "-r", "20", paper, folder / "sheet"], check=True)
    for path in sorted(folder.glob("sheet*.pgm")):
        width, height, _, pixels = re.match(rb"P5\s+(\d+)\s+(\d+)\s+(\d+)\s(.*)", path.read_bytes(), re.S).groups()
        yield [pixels[row * int(width):(row + 1) * int(width)] for row in range(int(height))]


class Paper(OpenedPage):
    def test_it_prints_light_and_whole_after_dark_was_chosen(self):
        page = self.open()
        page.click("button.theme")
        marks = page.evaluate(MARK)
        page.emulate_media(media="print")
        self.assertEqual(page.evaluate(FAINT), [], "text that is too light for paper")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            paper = folder / "page.pdf"
            page.pdf(path=paper, format="A4", print_background=True, prefer_css_page_size=True)
            for number, rows in enumerate(sheets(paper, folder), 1):
                edge = rows[0] + rows[-1] + bytes(row[0] for row in rows) + bytes(row[-1] for row in rows)
                self.assertGreater(min(edge), 240, f"the edge of sheet {number} is not white")
            text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout
        printed = re.sub(r"[\s\u00ad-]", "", unicodedata.normalize("NFKC", text))
        self.assertEqual([about for mark, about in marks if mark not in printed], [], "cut on paper")
