"""Chapters beside their transcripts: which of them, over which BLAS, and a part for each."""

import subprocess
import time

from elsewhere import chapters, compare
from implementations import Unavailable
from steps import ROOT, fingerprint

# About how many seconds the long programs take; the others take a few.
LONG = {"lora": 24, "sparse-factors": 20, "capstone": 14, "meaning": 11, "compression": 11, "randomized-svd": 10}
# After how many commits every chapter has had its turn over BLIS.
TURNS = 3


def turn():
    """The number of commits: what has its turn is another one after each."""
    counted = subprocess.run(["git", "rev-list", "--count", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return int(counted.stdout or 0)


def renew(stamp, program):
    """Makes the stamp of a run as new as its program; one that is new enough stays, and so do the pages."""
    newest = max((ROOT / path).stat().st_mtime for path in ("build/compiled", f".build/debug/{program}"))
    if not stamp.exists() or stamp.stat().st_mtime < newest:
        stamp.touch()


def in_turn(known):
    """An order of adding and a chapter that does not train, others after each commit, until all had their turn."""
    short = [chapter for chapter in chapters() if chapter[1] != "lora"]
    orders = [implementation for implementation in known.values() if implementation.order]
    place = turn()
    return orders[place // len(short) % len(orders)], [short[place % len(short)]]


def over_blis():
    """The chapters that have their turn over BLIS, others after each commit."""
    return chapters()[turn() % TURNS::TURNS]


class Comparison:
    """Chapters' programs beside their transcripts, over one BLAS."""

    def __init__(self, run, package, where, implementation, home, place=None, told=None):
        """The chapters that are told, or all; only those that changed since they agreed are run."""
        self.run, self.implementation, self.home, self.place = run, implementation, home, place
        self.title = f"transcripts over {implementation.title}"
        self.spent, self.differences, self.differing = 0, [], 0
        self.stale, self.variables = [], None
        try:
            self.variables = implementation.environment()
        except Unavailable as reason:
            return run.report(self.title, 0, f"skipped: {reason}")
        for folder, program in told or chapters():
            name = f"{implementation.name} {folder}"
            read = [f"chapters/{folder}/transcript.txt", f"chapters/{folder}/experiments"]
            inputs = package.inputs(program) + package.inputs("pretrain") * ("Training" in package.closure(program))
            read += [f"testing/{source}" for source in implementation.sources]
            contents = fingerprint(inputs + read, where)
            if run.has_passed(name, contents) and (home / folder / "values.tsv").exists():
                run.keep(name)
                renew(home / f"{folder}.stamp", program)
            else:
                self.stale.append((folder, program, name, contents))
        if not self.stale:
            run.report(self.title, 0, "as when they agreed")

    def parts(self, parts, trained):
        """Adds a part for each chapter; gives what waits until all of them have ended."""
        if not self.stale:
            return []
        jobs = [parts.add(LONG.get(each[1], 4), self.compare, *each, needs=[trained]) for each in self.stale]
        return [parts.add(0, self.conclude, needs=jobs)]

    def compare(self, folder, program, name, contents):
        start = time.monotonic()
        self.home.mkdir(parents=True, exist_ok=True)
        differences = compare(folder, program, self.home, self.variables, self.place)
        with self.run.guard:
            self.spent += time.monotonic() - start
            self.differences += differences
            self.differing += bool(differences)
        if not differences:
            self.run.learn(name, contents, 1)
            self.run.succeed()
            (self.home / f"{folder}.stamp").touch()

    def conclude(self):
        if self.differences:
            self.run.fail(self.title, self.differences, self.differing)
        self.run.report(self.title, self.spent, "FAILED" if self.differences else f"{len(self.stale)} agree")
