"""Pictures of every page at three widths in both themes, for people to look at. Usage: screenshots.py FOLDER [PAGE.html ...]"""

import concurrent.futures
import os
import pathlib
import sys

from opened import BOOK, DESK, PHONE, TABLET, executable
from playwright.sync_api import sync_playwright

# A browser draws no taller picture.
TALLEST = 16000


def take(folder, name):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        for theme in ("light", "dark"):
            for width in (DESK, TABLET, PHONE):
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
                page.goto((BOOK / name).as_uri())
                page.evaluate("document.querySelectorAll('img').forEach((image) => { image.loading = 'eager'; })")
                page.wait_for_function("[...document.images].every((image) => image.complete)")
                height = page.evaluate("document.documentElement.scrollHeight")
                for part, top in enumerate(range(0, height, TALLEST), 1):
                    page.screenshot(
                        path=folder / f"{pathlib.Path(name).stem}-{width}-{theme}-{part}.png", full_page=True,
                        clip={"x": 0, "y": top, "width": width, "height": min(TALLEST, height - top)})
                page.close()
        browser.close()
    return name


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    names = sys.argv[2:] or sorted(path.name for path in BOOK.glob("*.html"))
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        for name in pool.map(take, [folder] * len(names), names):
            print(f"Looked at {name}", flush=True)


if __name__ == "__main__":
    main()
