"""A small book with one of everything, built in a folder of its own, in which mistakes can be made."""

import pathlib
import shutil
import subprocess
import tempfile

from book import ROOT

WHOLE = pathlib.Path(__file__).parent / "fixtures" / "whole"


class Fixture:
    """A copy of the small book, or of another copy of it."""

    def __init__(self, origin=None):
        self._temporary = tempfile.TemporaryDirectory(prefix="book-")
        self.folder = pathlib.Path(self._temporary.name)
        if origin:
            shutil.copytree(origin.folder, self.folder, dirs_exist_ok=True)
        else:
            shutil.copytree(WHOLE, self.folder, dirs_exist_ok=True)
            (self.folder / "build").mkdir()
            (self.folder / "run").rename(self.folder / "build" / "run")
            shutil.copy(ROOT / "book" / "macros.md", self.folder / "book")
            self._borrow_fonts()

    def _borrow_fonts(self):
        """Takes the fonts that the real book has packed, because packing takes seconds."""
        packed = ROOT / "build" / "assets"
        if packed.exists():
            shutil.copytree(packed, self.folder / "build" / "assets")

    def build(self):
        """Builds the pages; answers with the exit code and what was said."""
        book = ROOT / "book"
        command = ["make", "--no-print-directory", "-f", book / "book.mk", f"BOOK={book}", "RELATE=./relate", "pages"]
        run = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        return run.returncode, run.stdout + run.stderr

    def path(self, name):
        return self.folder / name

    def replace(self, name, old, new):
        """Replaces a text that stands in a file exactly once."""
        path = self.path(name)
        content = path.read_text(encoding="utf-8")
        if content.count(old) != 1:
            raise ValueError(f"{name} holds {old!r} {content.count(old)} times")
        path.write_text(content.replace(old, new), encoding="utf-8")

    def append(self, name, new):
        with open(self.path(name), "a", encoding="utf-8") as file:
            file.write(new)

    def line(self, name, needle, nth=1):
        """The number of the nth line of a file that holds a text."""
        lines = self.path(name).read_text(encoding="utf-8").split("\n")
        return [number for number, line in enumerate(lines, 1) if needle in line][nth - 1]

    def last(self, name, needle):
        """The number of the last line of a file that holds a text."""
        lines = self.path(name).read_text(encoding="utf-8").split("\n")
        return max(number for number, line in enumerate(lines, 1) if needle in line)

    def published(self):
        """What stands in the published book: bytes by file."""
        folder = self.folder / "build" / "book"
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def close(self):
        self._temporary.cleanup()
