"""Steps of a test run: each in a line with its seconds, its output in a log, its failure told last."""

import functools
import hashlib
import json
import os
import pathlib
import subprocess
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build/test"


def fingerprint(paths, *words):
    """A hash of the contents of files and folders, and of some words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted({file for path in paths for file in files(ROOT / path)}):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + hash_of(path))
    return digest.hexdigest()


@functools.cache
def hash_of(path):
    return hashlib.sha256(path.read_bytes()).digest()


def files(path):
    """A file itself, or all within a folder but what is hidden or made."""
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*")
            if file.is_file() and not any(part.startswith((".", "__")) for part in file.relative_to(path).parts)]


class Run:
    """What the steps of one run found."""

    def __init__(self):
        # Parts that do not wait for each other run at once.
        self.guard = threading.RLock()
        self.failures = []
        self.passed = self.failed = self.kept = 0
        self.start = time.monotonic()
        FOLDER.mkdir(parents=True, exist_ok=True)
        # What passed for which contents: name → [fingerprint, count].
        self.memory = FOLDER / "passed.json"
        try:
            self.known = json.loads(self.memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.known = {}

    def has_passed(self, name, contents):
        """Whether a part of the tests passed for these contents already."""
        return self.known.get(name, [None])[0] == contents

    def keep(self, name):
        """Counts what passed earlier for the same contents."""
        count = self.known[name][1]
        with self.guard:
            self.passed, self.kept = self.passed + count, self.kept + count

    def learn(self, name, contents, count):
        """Remembers what passed, so that it need not run again for the same contents."""
        with self.guard:
            self.known[name] = [contents, count]
            draft = self.memory.with_suffix(".next")
            draft.write_text(json.dumps(self.known, indent=1), encoding="utf-8")
            draft.replace(self.memory)

    def report(self, title, seconds, note=""):
        print(f"{seconds:6.1f} s  {title:<42} {note}".rstrip(), flush=True)

    def command(self, title, arguments, environment=None, count=lambda text: 1, told=lambda text: []):
        """Runs a command as a step.

        `count` finds in its output how many tests passed; `told` gives the lines that tell of failures.
        Returns how many passed, or None if it failed.
        """
        start = time.monotonic()
        log = FOLDER / (title.replace(" ", "-").replace(",", "") + ".log")
        with open(log, "w", encoding="utf-8") as file:
            code = subprocess.run(
                list(map(str, arguments)), cwd=ROOT, env=dict(os.environ, **(environment or {})),
                stdout=file, stderr=subprocess.STDOUT).returncode
        text = log.read_text(encoding="utf-8", errors="replace")
        seconds = time.monotonic() - start
        if code == 0:
            number = count(text)
            self.succeed(number)
            self.report(title, seconds, f"{number} passed" if number > 1 else "")
            return number
        lines = told(text)
        self.fail(title, lines or text.strip().splitlines()[-30:], max(1, len(set(lines))), log)
        self.report(title, seconds, "FAILED")
        return None

    def succeed(self, number=1):
        with self.guard:
            self.passed += number

    def fail(self, title, lines, number=1, log=None):
        with self.guard:
            self.failed += number
            self.failures.append((title, lines, log))

    def finish(self):
        """Tells the failures and the counts; gives the exit code."""
        for title, lines, log in self.failures:
            where = f" (all of it: {log.relative_to(ROOT)})" if log else ""
            print(f"\n{title} failed{where}:")
            for line in lines[:60]:
                print(f"  {line}")
        print()
        if self.kept:
            print(f"{self.kept} of these passed before, for the same files.")
        print(f"{time.monotonic() - self.start:.0f} seconds; everything is in {FOLDER.relative_to(ROOT)}.")
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed else 0
