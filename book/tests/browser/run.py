"""Opens pages of the built book in a browser, several at a time, and says what does not hold.

Usage: run.py [PAGE.html ...]; without names, all pages.
"""

import concurrent.futures
import io
import os
import re
import sys
import unittest

from access import Access
from find import Find
from opened import BOOK, executable
from paper import Paper
from screen import Screen
from touch import Touch


def tests(name):
    """All tests, of one page."""
    result = unittest.TestSuite()
    for kind in (Screen, Access, Find, Touch, Paper):
        of_page = type(kind.__name__, (kind,), {"name": name})
        result.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(of_page))
    return result


def sentence(test):
    """The name of a test, as the sentence that it is."""
    name, _, case = test.id().partition(" ")
    return (name.rsplit(".", 1)[-1].removeprefix("test_").replace("_", " ") + " " + case).strip()


def attempt(name):
    """How many tests of a page ran, the sentences that do not hold, and all that was said of them."""
    said = io.StringIO()
    result = unittest.TextTestRunner(said, verbosity=0).run(tests(name))
    failed = []
    for test, trace in result.failures + result.errors:
        reason = [line for line in trace.strip().splitlines() if re.match(r"[\w.]*(Error|Exception)\b", line)]
        failed.append(f"{name}: {sentence(test)}: {(reason or ['?'])[0][:600]}")
    return result.testsRun, failed, said.getvalue() if failed else ""


def main():
    if not executable():
        sys.exit("There is no Chromium here.")
    names = sys.argv[1:] or [path.name for path in BOOK.glob("*.html")]
    # The longest first, so that no processor waits for one page at the end.
    names.sort(key=lambda name: -(BOOK / name).stat().st_size)
    ran, failed = 0, []
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        for count, wrong, said in pool.map(attempt, names):
            ran += count
            failed += wrong
            print(said, end="", flush=True)
    for line in failed:
        print(f"FAIL: {line}")
    print(f"Ran {ran} tests on {len(names)} pages, {len(failed)} failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
