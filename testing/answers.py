"""Answers that people write, right and wrong, and what the checks say of them.

A file whose name begins with `right-` is to pass; every other one is to fail.
"""

import json
import pathlib
import subprocess
import sys

from steps import ROOT

FOLDER = ROOT / "Mutants" / "answers"


def numbers():
    """The number of each exercise, by its chapter's folder and the name of its Swift file."""
    found = {}
    for check in sorted((ROOT / "exercises").glob("[0-9][0-9]-*/[0-9][0-9]-*.md")):
        chapter, index = check.parent.name, int(check.name[:2])
        words = check.stem[3:].replace("-", "")
        for solution in (ROOT / "solutions" / chapter).glob("*.swift"):
            if solution.stem.lower() == words:
                found[chapter, solution.stem] = f"{int(chapter[:2])}.{index}"
    return found


def verdicts(number, files):
    """What the check says of each file, by its name."""
    command = [ROOT / "workbook", "author", "try", number, *files]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if len(lines) != len(files):
        raise SystemExit(f"{number}: {len(lines)} of {len(files)} answers were judged.\n{run.stderr}")
    return {pathlib.Path(line["file"]).name: line["verdict"] for line in lines}


def main(chapters):
    surprises = tried = 0
    for (chapter, name), number in numbers().items():
        if chapters and not any(chapter.startswith(each) for each in chapters):
            continue
        files = sorted((FOLDER / chapter / name).glob("*.swift"))
        if not files:
            continue
        tried += len(files)
        said = verdicts(number, files)
        wrong = [file for file in said if (said[file] == "passed") != file.startswith("right-")]
        surprises += len(wrong)
        print(f"{number:>5}  {len(files):3} answers, {len(wrong)} judged wrongly  {name}", flush=True)
        for file in sorted(wrong):
            print(f"       {said[file]}: {(FOLDER / chapter / name / file).relative_to(ROOT)}")
    print(f"{tried - surprises} passed, {surprises} failed")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
