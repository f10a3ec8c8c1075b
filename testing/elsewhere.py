"""Runs chapters, tests and the graders' proof over other implementations of BLAS and LAPACK.

With names as arguments, over those only. Prints a line for each and what differs.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import time

from implementations import ALL, FOLDER, ROOT, Unavailable

NUMERICAL = "LinearAlgebraTests|LowRankTests|GalleryTests|LadderTests|TrainingTests|DistributedTests|LiterateTests"
NUMERICAL += "|RecommendationTests|TextAnalysisTests"


def chapters():
    """The folders of the chapters and their programs, as the package lists them."""
    text = (ROOT / "Package.swift").read_text(encoding="utf-8")
    return re.findall(r'Chapter\("([^"]+)", executable: "([^"]+)"\)', text)


def compare(folder, program, home, variables, place=None):
    """What a chapter says where it no longer prints its transcript, or nothing.

    It writes to a home, and works in a place with a base model of its own, the home without one.
    """
    if place is None:
        lend_data(home)
    recorded = ROOT / "chapters" / folder / "transcript.txt"
    done = subprocess.run(
        [ROOT / ".build/debug" / program, "--output", home / folder, "--compare", recorded],
        cwd=place or home, env=dict(os.environ, **variables), text=True, encoding="utf-8",
        capture_output=True)
    (home / f"{folder}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode == 0:
        return []
    return done.stderr.strip().splitlines()[:3] or [f"{program} ended with {done.returncode}"]


def lend_data(home):
    """Lets what runs in a home read the data that were fetched for the project."""
    data = home / "build/data"
    data.parent.mkdir(parents=True, exist_ok=True)
    try:
        data.symlink_to(ROOT / "build/data")
    except FileExistsError:
        pass


def transcripts(home, variables):
    """Where transcripts differ. Each chapter runs on its own, in a folder with a base model of its own."""
    workers = max(1, (os.cpu_count() or 1) // int(variables["OPENBLAS_NUM_THREADS"]))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        # The longest first: chapter 7 trains.
        jobs = [pool.submit(compare, folder, program, home, variables)
                for folder, program in sorted(chapters(), key=lambda c: not c[0].startswith("07"))]
        return [line for job in jobs for line in job.result()]


def follow(command, log, variables, pattern):
    """Which lines of a command's output tell of a failure; a few of its last if none does."""
    with open(log, "w", encoding="utf-8") as file:
        done = subprocess.run(command, cwd=ROOT, env=dict(os.environ, **variables), stdout=file,
                              stderr=subprocess.STDOUT)
    if done.returncode == 0:
        return []
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if re.search(pattern, line)][:20] or lines[-5:]


def judge(implementation):
    """Runs everything over an implementation; gives the lines that tell what differs."""
    variables = implementation.environment()
    home = FOLDER / "runs" / implementation.name
    home.mkdir(parents=True, exist_ok=True)
    return (
        transcripts(home, variables)
        + follow(["swift", "test", "--skip-build", "--filter", f"^({NUMERICAL})\\."],
                 home / "tests.log", variables, r"recorded an issue|Fatal error")
        + follow([ROOT / "workbook", "author", "check"], home / "proof.log", variables, "^✗"))


def main(names):
    unknown = set(names) - {known.name for known in ALL}
    if unknown:
        print(f"There is no {sorted(unknown)[0]}; there are: {' '.join(known.name for known in ALL)}",
              file=sys.stderr)
        return 2
    passed = failed = 0
    for implementation in (known for known in ALL if not names or known.name in names):
        start = time.monotonic()
        try:
            differences = judge(implementation)
        except Unavailable as reason:
            differences = [str(reason)]
        seconds = time.monotonic() - start
        verdict = "differs" if differences else "the same"
        print(f"{implementation.title:<40} {verdict:<18} {seconds:6.0f} s", flush=True)
        for line in differences:
            print(f"  {line.strip()[:300]}", flush=True)
        passed, failed = passed + (not differences), failed + bool(differences)
    if failed:
        print(f"Everything they printed is in {(FOLDER / 'runs').relative_to(ROOT)}.")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
