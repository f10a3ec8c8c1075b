"""What `make test` runs: all that must hold before a change goes in.

A part that passed for the same files, the same compiler and the same BLAS is not run again. Of mutants, of
chapters over BLIS, and of those over sums in another order, others have their turn after each commit.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

from implementations import ALL, FOLDER as OVER
from parts import Parts
from reach import Package
from steps import FOLDER, ROOT, Run, fingerprint
from transcripts import Comparison, in_turn, over_blis, turn

# All that is written in Swift but `Mutants/answers`, which are other people's hands.
SOURCES = ["Package.swift", "Sources", "Tests", "Benchmarks", "chapters", "exercises", "solutions"]
SOURCES += ["Mutants/Package.swift", "Mutants/Sources", "Mutants/Tests"]


def surroundings():
    """What a result depends on beside the project's files: the compiler, BLAS, what it is told, and fetched data."""
    compiler = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    linked = subprocess.run(["ldd", ROOT / ".build/debug/matrices"], capture_output=True, text=True).stdout
    blas = re.findall(r"=> (\S*(?:blas|lapack)\S*)", linked)
    stamps = [f"{os.path.realpath(path)} {os.stat(path).st_size} {os.stat(path).st_mtime_ns}" for path in blas]
    told = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("OPENBLAS_")]
    fetched = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "build/data").glob("[!.]*/*"))
    return "\n".join([compiler, *stamps, *told, *fetched])


def check_format(run):
    contents = fingerprint(SOURCES + [".swift-format"])
    if run.has_passed("format", contents):
        run.keep("format")
        return run.report("format", 0, "as when it passed")
    command = ["swift", "format", "lint", "--strict", "--parallel", "-r", *SOURCES]
    if run.command("format", command):
        run.learn("format", contents, 1)


# About how many seconds the slow ones take; the others take a few.
SLOW = {"WorkbookTests": 110, "ProctorTests": 70, "ExerciseTests": 40, "LowRankTests": 35}


def test_parts(parts, run, package, where):
    """The tests of the targets that a change can have reached, a part each."""
    contents = {name: fingerprint(package.inputs(name), where) for name in package.tests()}
    stale = [name for name in contents if not run.has_passed(name, contents[name])]
    for name in set(contents) - set(stale):
        run.keep(name)
    if not stale:
        return run.report("tests", 0, "as when they passed")
    for name in stale:
        parts.add(SLOW.get(name, 5), run_tests, run, name, contents[name])


def run_tests(run, name, contents):
    # The bundle itself: `swift test` would let no other part test or build beside it.
    bundle = next((ROOT / ".build/debug").resolve().glob("*PackageTests.xctest"))
    command = [bundle, "--testing-library", "swift-testing", "--filter", f"^{name}\\."]
    if name == "ExerciseTests":
        # The same proof of the checks is a part of its own.
        command += ["--skip", r"/checks\("]
    python = ROOT / "build/exchange/bin/python"
    number = run.command(
        name, command,
        {"OPENBLAS_NUM_THREADS": "1", "PYTHON": str(python) if python.exists() else "python3"},
        lambda text: int(re.findall(r"Test run with (\d+) test", text)[-1]),
        lambda text: re.findall(r"^.*(?:recorded an issue|Fatal error).*$", text, re.M))
    if number is not None:
        run.learn(name, contents, number)


def prove_checks(run, package, where):
    graders = [name for name in package.targets if name.startswith("grade-")]
    paths = ["exercises", "solutions", "Mutants/report", *package.inputs("workbook")]
    paths += [path for name in graders for path in package.inputs(name)]
    # After each commit other mutants have their turn.
    contents = fingerprint(paths, where, str(turn()))
    if run.has_passed("proof", contents):
        run.keep("proof")
        return run.report("checks on known answers", 0, "as when they passed")
    number = run.command(
        "checks on known answers", [ROOT / ".build/debug/workbook", "author", "check", "--no-build"],
        {"OPENBLAS_NUM_THREADS": "1", "WORKBOOK_ROOT": str(ROOT)},
        lambda text: sum(map(int, re.findall(r"(\d+) (?:references|stubs|mistakes|of \d+)", text))) or 1,
        lambda text: re.findall("^✗.*$", text, re.M))
    if number is not None:
        run.learn("proof", contents, number)


def train_base(run, package):
    """Trains the model that chapter 7 adapts, again if what trains it has changed."""
    contents = fingerprint(package.inputs("pretrain"))
    if not run.has_passed("base model", contents) or not (ROOT / "build/base/base.safetensors").exists():
        shutil.rmtree(OVER / "runs", ignore_errors=True)
        if run.command("base model", ["make", "--no-print-directory", "base"]) is not None:
            run.learn("base model", contents, 1)


def note_compiled():
    """Tells make that the programs are built, if a source is newer than when it was told last."""
    compiled = ROOT / "build/compiled"
    sources = [ROOT / "Package.swift", *(ROOT / "Sources").rglob("*"), *(ROOT / "chapters").rglob("*")]
    if not compiled.exists() or any(s.stat().st_mtime > compiled.stat().st_mtime for s in sources):
        compiled.touch()


def make_pages(run):
    jobs = f"-j{os.cpu_count() or 1}"
    return run.command("pages", ["make", "--no-print-directory", jobs, "pages"]) is not None


def test_book(run, tests):
    """The tests of the book in one file."""
    title = f"tests of the book, {tests.stem.removeprefix('test_')}"
    contents = fingerprint(["build/book", "book"])
    if run.has_passed(title, contents):
        run.keep(title)
        return run.report(title, 0, "as when they passed")
    number = run.command(
        title, ["/usr/bin/python3", "-B", "-m", "unittest", "discover", "-s", "book/tests", "-p", tests.name],
        None, lambda text: int(re.findall(r"^Ran (\d+) test", text, re.M)[-1]),
        lambda text: re.findall(r"^(?:FAIL|ERROR): .*$", text, re.M))
    if number is not None:
        run.learn(title, contents, number)


# How many pages a run opens in a browser, which takes up to a minute for each.
PAGES_AT_ONCE = 2


def open_in_browser(run):
    """The pages that are new, in a browser: as it shows them, as it prints them, and what keeps somebody from using them."""
    title = "pages in a browser"
    python, tests = ROOT / "build/browser/bin/python", "book/tests/browser"
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not (ROOT / "build/browser/ready").exists() or not browser or not shutil.which("pdftotext"):
        return run.report(title, 0, "skipped: no Chromium, no pdftotext or nothing that drives them")
    version = subprocess.run([browser, "--version"], capture_output=True, text=True).stdout
    stale = {}
    for path in sorted((ROOT / "build/book").glob("*.html")):
        shown = [f"build/book/{path.name}", f"build/book/figures/{path.stem}", "build/book/assets", tests]
        contents = fingerprint(shown, version)
        if run.has_passed(f"browser {path.name}", contents):
            run.keep(f"browser {path.name}")
        else:
            stale[path.name] = contents
    if not stale:
        return run.report(title, 0, "as when they passed")
    # Where many are new, some have their turn now and the others in the runs after this one.
    names = sorted(stale)
    first = turn() % len(names)
    stale = {name: stale[name] for name in (names[first:] + names[:first])[:PAGES_AT_ONCE]}
    if len(names) > len(stale):
        title += f", {len(stale)} of {len(names)}"
    number = run.command(
        title, [python, "-B", ROOT / tests / "run.py", *stale], None,
        lambda text: int(re.findall(r"^Ran (\d+) test", text, re.M)[-1]),
        lambda text: re.findall(r"^FAIL: .*$", text, re.M))
    if number is not None:
        for name, contents in stale.items():
            run.learn(f"browser {name}", contents, number // len(stale))


def bind_epub(run):
    """The book as an EPUB, judged by epubcheck where it is installed."""
    title, judge = "book as an EPUB", pathlib.Path("/usr/share/java/epubcheck.jar")
    if not judge.exists() or not shutil.which("java"):
        return run.report(title, 0, "skipped: epubcheck is not installed")
    contents = fingerprint(["build/book", "book/bound"], str(judge.stat().st_mtime_ns))
    if run.has_passed("epub", contents):
        run.keep("epub")
        return run.report(title, 0, "as when it passed")
    output = FOLDER / "book.epub"
    told = lambda text: re.findall(r"^(?:ERROR|FATAL|WARNING).*$", text, re.M)
    if run.command("binding an EPUB", ["/usr/bin/python3", "-B", ROOT / "book/bound/epub.py", output]) is None:
        return
    if run.command(title, ["java", "-jar", judge, "--failonwarnings", output], told=told) is not None:
        run.learn("epub", contents, 2)


def all_parts(run, package, where):
    """What there is to do once everything is compiled."""
    parts = Parts()
    known = {implementation.name: implementation for implementation in ALL}
    trained = parts.add(15, train_base, run, package)
    here = Comparison(run, package, where, known["system"], ROOT / "build/run", ROOT).parts(parts, trained)
    pages = parts.add(80, make_pages, run, needs=[trained, *here])
    for tests in sorted((ROOT / "book/tests").glob("test_*.py")):
        parts.add(45, test_book, run, tests, needs=[pages])
    parts.add(70, open_in_browser, run, needs=[pages])
    parts.add(15, bind_epub, run, needs=[pages])
    parts.add(100, prove_checks, run, package, where)
    test_parts(parts, run, package, where)
    Comparison(run, package, where, known["blis"], OVER / "runs/blis",
               told=over_blis()).parts(parts, trained)
    reordered, chapter = in_turn(known)
    Comparison(run, package, where, reordered, OVER / "runs" / reordered.name, told=chapter).parts(parts, trained)
    return parts


def main():
    run = Run()
    check_format(run)
    if run.command("build", ["swift", "build", "--build-tests"],
                   told=lambda text: re.findall(r"^.*error:.*$", text, re.M)) is None:
        return run.finish()
    note_compiled()
    package = Package()
    where = surroundings()
    all_parts(run, package, where).run()
    return run.finish()


if __name__ == "__main__":
    sys.exit(main())
