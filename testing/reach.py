"""Which files a target of the package depends on."""

import json
import subprocess

from steps import ROOT

PACKAGE = ["Package.swift", "Package.resolved"]
# What tests read beside the sources of their targets.
READ = {
    "LinearAlgebraTests": ["Tests/Fixtures"],
    "LowRankTests": ["Tests/Fixtures"],
    "TrainingTests": ["Tests/Fixtures"],
    # These build the workbook's own programs.
    "ExerciseTests": ["Sources", "exercises", "solutions"],
    "GradingTests": ["Sources", "exercises", "solutions"],
    "ProctorTests": ["Sources", "exercises", "solutions", "chapters", "workbook"],
    # A hand-out is a copy of nearly all that there is.
    "WorkbookTests": ["Sources", "exercises", "solutions", "chapters", "instructor", "workbook", "book",
                      "Benchmarks", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile"],
    # These read what people read.
    "ProjectTests": ["Sources", "Tests", "Benchmarks", "chapters", "exercises", "solutions", "book",
                     "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile"],
}


class Package:
    """The package's targets."""

    def __init__(self):
        done = subprocess.run(["swift", "package", "describe", "--type", "json"], cwd=ROOT,
                              capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise SystemExit(done.stderr)
        self.targets = {target["name"]: target for target in json.loads(done.stdout)["targets"]}

    def tests(self):
        """The names of the test targets."""
        return sorted(name for name, target in self.targets.items() if target["type"] == "test")

    def closure(self, name):
        """A target and all that it depends on."""
        found, waiting = set(), [name]
        while waiting:
            next_name = waiting.pop()
            if next_name not in found:
                found.add(next_name)
                waiting += self.targets[next_name].get("target_dependencies") or []
        return found

    def inputs(self, name):
        """The files and folders that a target's outcome depends on."""
        paths = PACKAGE + READ.get(name, [])
        for each in self.closure(name):
            target = self.targets[each]
            if target["path"].startswith("chapters/"):
                # A chapter's text is no part of its program.
                paths += [f"{target['path']}/{source}" for source in target["sources"]]
            else:
                paths.append(target["path"])
        return [path for path in paths if (ROOT / path).exists()]
