"""A built book as its tests see it: pages parsed as HTML5, with their links and ids."""

import html5lib
import pathlib
import warnings

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
ROOT = pathlib.Path(__file__).resolve().parents[2]

# html5lib says that it replaces characters that XML forbids; its answer is right nevertheless.
warnings.filterwarnings("ignore", category=html5lib.constants.DataLossWarning)


class Page:
    """One page: its tree, the mistakes in its HTML, and what it holds."""

    def __init__(self, path):
        self.path = path
        self.source = path.read_text(encoding="utf-8")
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
        self.tree = parser.parse(self.source)
        self.mistakes = [f"{path.name}:{line}: {error}" for (line, _), error, _ in parser.errors]

    def all(self, name, namespace=XHTML):
        """All elements of that name, in document order."""
        return list(self.tree.iter(namespace + name))

    def elements(self):
        """All elements of the page, in document order."""
        return [element for element in self.tree.iter() if isinstance(element.tag, str)]

    def ids(self):
        """All ids, in document order, repeated ones as often as they stand there."""
        return [element.get("id") for element in self.elements() if element.get("id") is not None]

    def related(self):
        """The feet of sections: the paragraphs with links to related ones."""
        return [each for each in self.all("p") if each.get("class") == "related"]

    def prose(self):
        """The text that is neither code, nor output, nor the source of a formula."""
        parts = []

        def read(element):
            left_out = {XHTML + "code", XHTML + "samp", XHTML + "script", MATH + "annotation"}
            if element.tag not in left_out:
                parts.append(element.text or "")
                for child in element:
                    read(child)
                    parts.append(child.tail or "")

        read(self.tree)
        return "".join(parts)


class Book:
    """A folder of pages."""

    def __init__(self, folder):
        self.folder = folder
        self.pages = {path.name: Page(path) for path in sorted(folder.glob("*.html"))}


def text(element):
    """The text of an element and of all in it."""
    return "".join(element.itertext()).strip()
