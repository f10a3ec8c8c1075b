"""The pages of the built book in their order, each as a tree that can be put between other covers."""

import pathlib
import re
import warnings
from urllib.parse import unquote

import html5lib

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOOK = ROOT / "build/book"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
XLINK = "{http://www.w3.org/1999/xlink}href"
NAMED = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list")

warnings.filterwarnings("ignore", category=html5lib.constants.DataLossWarning)


class Page:
    """One page: its name, number and title, and its text without what a screen alone needs."""

    def __init__(self, path):
        self.name = path.stem
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
        tree = parser.parse(path.read_text(encoding="utf-8"))
        self.main = next(each for each in tree.iter(XHTML + "main"))
        self.title = words(next(self.main.iter(XHTML + "h1")))
        chapter = next((each for each in self.main.iter(XHTML + "p") if each.get("class") == "chapter"), None)
        self.number = words(chapter).rpartition(" ")[2] if chapter is not None else ""
        self.order = [link.get("href") for nav in tree.iter(XHTML + "nav") if nav.get("id") == "contents"
                      for link in nav.iter(XHTML + "a")]
        self._clear()

    @property
    def head(self):
        return f"{self.number} {self.title}".strip()

    def _clear(self):
        """Takes away what answers to clicks, what asks for a script, and the way to other pages."""
        for parent in list(self.main.iter()):
            for child in list(parent):
                classes = (child.get("class") or "").split()
                if (child.tag in (XHTML + "script", XHTML + "template", XHTML + "dialog") or
                        child.tag == XHTML + "button" and "noteref" not in classes or
                        {"turn", "permalink", "hint", "passed"} & set(classes)):
                    remove(parent, child)
        for element in self.main.iter():
            if element.tag == XHTML + "button":
                element.tag = XHTML + "sup"
                for name in list(element.keys()):
                    if name != "class":
                        del element.attrib[name]
            elif element.tag == XHTML + "img":
                element.attrib.pop("loading", None)
                element.attrib.pop("decoding", None)

    def sections(self):
        """The sections: the id, number and title of each."""
        for heading in self.main.iter(XHTML + "h2"):
            owner = heading if heading.get("id") else next(
                (each for each in self.main.iter(XHTML + "section") if heading in list(each)), None)
            if owner is not None and owner.get("id"):
                yield owner.get("id"), words(heading)

    def rewrite(self, link, name):
        """Gives every link, by `link(page, id)`, and every id, by `name(page, id)`, the form of another binding."""
        for element in self.main.iter():
            for attribute in ("id", *NAMED):
                if element.get(attribute):
                    element.set(attribute, " ".join(name(self.name, each) for each in element.get(attribute).split()))
            for attribute in ("href", XLINK):
                address = element.get(attribute) or ""
                if re.match(r"[a-z]+:", address) or not address:
                    continue
                page, _, identifier = address.partition("#")
                page = page.removesuffix(".html") or self.name
                element.set(attribute, link(page, unquote(identifier)))
            for attribute, value in list(element.items()):
                if "url(#" in value:
                    element.set(attribute, re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{name(self.name, m[1])})", value))


def words(element):
    """The text of an element in one line, with formulas as they are read and no source of them."""
    parts = []

    def read(each):
        if each.tag != MATH + "annotation" and each.get("class") != "permalink":
            parts.append(each.text or "")
            for child in each:
                read(child)
                parts.append(child.tail or "")

    read(element)
    return " ".join("".join(parts).split())


def remove(parent, child):
    """Removes a child and keeps the text that follows it."""
    siblings = list(parent)
    place = siblings.index(child)
    if child.tail:
        if place:
            siblings[place - 1].tail = (siblings[place - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def read():
    """All pages but the cover, in the order of the contents."""
    cover = Page(BOOK / "index.html")
    names = [address for address in dict.fromkeys(cover.order) if "#" not in address and address != "index.html"]
    return cover, [Page(BOOK / name) for name in names]
