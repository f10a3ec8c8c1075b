"""The whole book as one PDF: one page of HTML from all, printed twice, since only print knows on which sheets sections begin.

Usage: pdf.py OUTPUT
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys

import html5lib

from pages import ROOT, XHTML, read

FOLDER = ROOT / "build/pdf"

STYLE = """
@page { size: A4; margin: 24mm 20mm 24mm; @bottom-center { content: counter(page); font: 9pt Pagella, serif; } }
@page cover { @bottom-center { content: none; } }
.bound-cover { page: cover; padding-top: 60mm; text-align: center; }
.bound-cover h1 { font-size: 34pt; }
.bound-contents { page: contents; }
.bound-contents ol { padding: 0; list-style: none; }
.bound-contents a { display: flex; gap: 0.6em; color: inherit; text-decoration: none; }
.bound-contents a::before { content: ""; order: 2; flex: 1; border-bottom: 0.5pt dotted #888; }
.bound-contents a span:last-child { order: 3; }
.bound-contents .chapter > a { margin-top: 0.7em; font-weight: 700; }
main, section { break-before: auto; }
.bound { break-before: page; }
h1 { break-after: avoid; }
"""


def name(page, identifier):
    return f"{page}--{identifier}"


def link(page, identifier):
    return "#" + (name(page, identifier) if identifier else page)


def quoted(text):
    """A text as a string in a style sheet."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ") + '"'


def markup(page):
    """The HTML of a page's text."""
    body = page.main
    body.tag = XHTML + "div"
    body.attrib.clear()
    body.attrib.update({"id": page.name, "class": "bound", "style": f"page: {identifier(page)}"})
    for element in body.iter():
        for attribute in ("src", "srcset"):
            if element.get(attribute):
                element.set(attribute, "../book/" + element.get(attribute))
    return html5lib.serialize(body, tree="etree", omit_optional_tags=False, quote_attr_values="always",
                              alphabetical_attributes=False, resolve_entities=False)


def identifier(page):
    return "p-" + re.sub(r"\W", "-", page.name)


def contents(pages, sheets):
    """The contents, each line with the sheet on which it begins."""

    def line(target, title):
        return f'<a href="#{html.escape(target)}"><span>{html.escape(title)}</span><span>{sheets.get(target, "000")}</span></a>'

    rows = []
    for page in pages:
        inner = "".join(f"<li>{line(section, title)}</li>" for section, title in page.sections())
        rows.append(f'<li class="chapter">{line(page.name, page.head)}<ol>{inner}</ol></li>')
    return f'<div class="bound bound-contents"><h1>Contents</h1><ol>{"".join(rows)}</ol></div>'


def bind(cover, pages, bodies, sheets):
    heads = "\n".join(f"@page {identifier(page)} {{ @top-right {{ content: {quoted(page.head)}; font: italic 9pt Pagella, serif; }} }}"
                      for page in pages)
    question = next((each for each in cover.main.iter(XHTML + "p") if each.get("class") == "question"), None)
    under = "".join(question.itertext()) if question is not None else ""
    return f"""<!DOCTYPE html>
<html lang="en" data-theme="light"><head><meta charset="utf-8"><title>{html.escape(cover.title)}</title>
<link rel="stylesheet" href="../book/assets/book.css"><style>{STYLE}{heads}</style></head><body>
<div class="bound-cover"><h1>{html.escape(cover.title)}</h1><p>{html.escape(under)}</p></div>
{contents(pages, sheets)}
{"".join(bodies)}
</body></html>"""


def print_to(paper, source, browser):
    said = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         "--generate-pdf-document-outline", "--allow-file-access-from-files", f"--print-to-pdf={paper}", source.as_uri()],
        capture_output=True, text=True)
    if said.returncode or not paper.exists():
        sys.exit(f"The browser could not print the book:\n{said.stderr[-2000:]}")


def sheets_of(paper):
    """On which sheet each place that is linked to stands."""
    text = subprocess.run(["pdfinfo", "-dests", paper], capture_output=True, text=True, check=True).stdout
    return {found[2]: found[1] for found in re.finditer(r'^\s*(\d+)\s.*"(.+)"\s*$', text, re.M)}


def main():
    output = pathlib.Path(sys.argv[1])
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser or not shutil.which("pdfinfo"):
        sys.exit("The PDF needs Chromium and pdfinfo: sudo apt-get install chromium poppler-utils")
    FOLDER.mkdir(parents=True, exist_ok=True)
    cover, pages = read()
    for page in pages:
        page.rewrite(link, name)
    bodies = [markup(page) for page in pages]
    source, draft = FOLDER / "whole.html", FOLDER / "draft.pdf"
    sheets = {}
    for _ in range(2):
        draft.unlink(missing_ok=True)
        source.write_text(bind(cover, pages, bodies, sheets), encoding="utf-8")
        print_to(draft, source, browser)
        sheets = sheets_of(draft)
    draft.replace(output)
    print(f"The book as one PDF: {output.resolve()}")


if __name__ == "__main__":
    main()
