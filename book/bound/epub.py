"""The whole book as an EPUB 3: a file of XHTML a page, with its formulas as MathML and its drawings in the text.

Usage: epub.py OUTPUT
"""

import html
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

from pages import BOOK, MATH, ROOT, SVG, XHTML, read

# The serializer writes these itself.
XMLNS = "{http://www.w3.org/2000/xmlns/}"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
# What the style sheet of a reading system does not know is left out: themes, grids and margins are its own.
STYLE = """
body { font-family: serif; line-height: 1.45; }
h1 { font-weight: normal; } pre { font-size: 0.75em; white-space: pre-wrap; } code, samp { font-family: monospace; }
figure { margin: 1em 0; } figcaption { font-size: 0.9em; } img, svg { max-width: 100%; height: auto; }
.question { font-style: italic; } .theorem, .lemma, .corollary, .proposition { font-style: italic; }
.label { font-weight: bold; } .code pre { border-left: 2px solid #bbb; padding-left: 0.7em; }
.trap, .statement.question { border-left: 3px solid #a3341d; padding-left: 0.8em; font-style: normal; }
.exercise { margin-top: 2em; border-top: 1px solid #888; padding-top: 0.7em; }
table { border-collapse: collapse; font-size: 0.9em; } th, td { padding: 0.2em 0.6em; text-align: left; }
thead th { border-bottom: 1px solid; font-weight: normal; font-style: italic; }
.note { display: block; margin: 0.5em 0 0.5em 1.2em; font-size: 0.85em; } .qed { float: right; }
.equation { display: block; margin: 0.8em 0; } .equation .number { float: right; }
.related { font-size: 0.85em; } math.displayed { display: block; } svg { color: #1d1b18; } svg.narrow { display: none; } .number { margin-right: 0.4em; }
"""
SERIES = ["#0072b2", "#d55e00", "#008f6b", "#b8578f", "#a87400", "#3f9ad0", "#805aaa", "#707070"]
COLORS = {f"series-{n + 1}": color for n, color in enumerate(SERIES)} | {
    "paper": "#ffffff", "panel": "#f7f4ec", "ink": "#1d1b18", "quiet": "#69645b", "rule": "#ded8ca", "link": "#1f4e8c", "warn": "#a3341d"}


def name(_, identifier):
    """An id without colons, which XML does not allow in one."""
    return re.sub(r"[^\w.-]", ".", identifier)


def link(page, identifier):
    return f"{page}.xhtml" + (f"#{name(page, identifier)}" if identifier else "")


def colored(text):
    """Colors of the theme by their values, since reading systems have no theme of ours."""
    text = re.sub(r"var\(--([\w-]+)(?:,[^)]*)?\)", lambda found: COLORS.get(found[1], "currentColor"), text)
    return re.sub(r"light-dark\(([^,]+),[^)]*\)", r"\1", text)


def tidy(page):
    """Takes away what XHTML in an EPUB may not have."""
    for element in page.main.iter():
        for attribute in list(element.keys()):
            if attribute in ("tabindex", "hidden", "inert") or attribute.startswith(("data-", XMLNS)) or attribute == "xmlns":
                del element.attrib[attribute]
            elif "var(" in element.get(attribute) or "light-dark(" in element.get(attribute):
                element.set(attribute, colored(element.get(attribute)))
        if "paint-order" in element.attrib:
            # An EPUB's drawings are SVG 1.1, which has no such attribute; a style may say it.
            style = element.get("style")
            element.set("style", (style + "; " if style else "") + "paint-order: " + element.attrib.pop("paint-order"))
        if element.tag == SVG + "style" and element.text:
            element.text = colored(element.text)
        if element.tag == XHTML + "details":
            element.tag = XHTML + "div"
            element.attrib.pop("open", None)
        elif element.tag == XHTML + "summary":
            element.tag = XHTML + "p"
        elif element.tag == MATH + "math" and element.get("display") == "block":
            element.set("class", "displayed")


def document(title, body):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><meta charset="utf-8"/><title>{html.escape(title)}</title><link rel="stylesheet" href="style.css"/></head>
<body>{body}</body></html>
"""


def text_of(page):
    body = page.main
    body.tag = XHTML + "section"
    body.attrib.clear()
    # What is said before the first heading is found at the top of its page.
    body.set("id", "top")
    return tree.tostring(body, encoding="unicode").replace(' xmlns="http://www.w3.org/1999/xhtml"', "", 1)


def contents(pages):
    rows = "".join(
        f'<li><a href="{page.name}.xhtml">{html.escape(page.head)}</a>' +
        (f"<ol>{inner}</ol>" if (inner := "".join(
            f'<li><a href="{page.name}.xhtml#{identifier}">{html.escape(title)}</a></li>'
            for identifier, title in page.sections())) else "") + "</li>"
        for page in pages)
    return document("Contents", f'<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>{rows}</ol></nav>')


def package(cover, pages, pictures, when):
    items, spine = [], []
    for page in pages:
        kinds = [kind for kind, tag in (("mathml", MATH + "math"), ("svg", SVG + "svg")) if any(page.main.iter(tag))]
        properties = f' properties="{" ".join(kinds)}"' if kinds else ""
        items.append(f'<item id="page-{page.name}" href="{page.name}.xhtml" media-type="application/xhtml+xml"{properties}/>')
        spine.append(f'<itemref idref="page-{page.name}"/>')
    items += [f'<item id="picture-{number}" href="{address}" media-type="image/png"/>'
              for number, address in enumerate(pictures)]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en"><metadata
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:7d1c5b0e-9f1b-4c56-8f0a-2b5f6a0c1e38</dc:identifier>
<dc:title>{html.escape(cover.title)}</dc:title><dc:language>en</dc:language><dc:rights>CC BY 4.0</dc:rights>
<meta property="dcterms:modified">{when}</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
<meta property="schema:accessibilityFeature">MathML</meta><meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta></metadata>
<manifest><item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>{"".join(items)}</manifest>
<spine><itemref idref="contents"/>{"".join(spine)}</spine></package>
"""


def main():
    output = pathlib.Path(sys.argv[1])
    for prefix, space in (("", XHTML), ("m", MATH), ("svg", SVG)):
        tree.register_namespace(prefix, space.strip("{}"))
    cover, pages = read()
    pictures = sorted({image.get("src") for page in pages for image in page.main.iter(XHTML + "img") if image.get("src")})
    # The same book gives the same file, to the byte: its time is that of the commit.
    dated = subprocess.run(["git", "log", "-1", "--format=%cd", "--date=format:%Y-%m-%dT%H:%M:%SZ"],
                           cwd=ROOT, capture_output=True, text=True).stdout.strip()
    parts = {"META-INF/container.xml": CONTAINER, "book/style.css": STYLE}
    for page in pages:
        page.rewrite(link, name)
        tidy(page)
        parts[f"book/{page.name}.xhtml"] = document(page.head, text_of(page))
    parts["book/contents.xhtml"] = contents(pages)
    parts["book/package.opf"] = package(cover, pages, pictures, dated or "2026-01-01T00:00:00Z")
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = output.with_suffix(".next")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for path, text in parts.items():
            file.writestr(zipfile.ZipInfo(path), text, zipfile.ZIP_DEFLATED)
        for picture in pictures:
            file.writestr(zipfile.ZipInfo(f"book/{picture}"), (BOOK / picture).read_bytes())
    draft.replace(output)
    print(f"The book as an EPUB: {output.resolve()}")


if __name__ == "__main__":
    main()
