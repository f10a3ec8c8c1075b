"""Answers that people write, right and wrong, and what the checks say of them.

A file whose name begins with `right-` is to pass; every other one is to fail.
"""

import json
import pathlib
import subprocess
import sys

from steps import ROOT

FOLDER = ROOT / "Mutants" / "answers"


def verdicts(exercise, files):
    """What the check says of each file, by its name."""
    command = [ROOT / "workbook", "author", "try", exercise, *files]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if len(lines) != len(files):
        raise SystemExit(f"{exercise}: {len(lines)} of {len(files)} answers were judged.\n{run.stderr}")
    return {pathlib.Path(line["file"]).name: line["verdict"] for line in lines}


def main(chapters):
    surprises = tried = 0
    # A folder is named for the exercise, so one that belongs to none is an error.
    for folder in sorted(FOLDER.glob("*/*")):
        chapter, exercise = folder.parent.name, folder.name
        if chapters and not any(chapter.startswith(each) for each in chapters):
            continue
        files = sorted(folder.glob("*.swift"))
        tried += len(files)
        said = verdicts(exercise, files)
        wrong = [file for file in said if (said[file] == "passed") != file.startswith("right-")]
        surprises += len(wrong)
        print(f"{len(files):3} answers, {len(wrong)} judged wrongly  {chapter}/{exercise}", flush=True)
        for file in sorted(wrong):
            print(f"       {said[file]}: {(folder / file).relative_to(ROOT)}")
    if not tried:
        raise SystemExit(f"There are no answers in {FOLDER.relative_to(ROOT)} for {' '.join(chapters)}.")
    print(f"{tried - surprises} passed, {surprises} failed")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
