"""Implementations of BLAS and LAPACK to run over, from packages that are unpacked and never installed."""

import dataclasses
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
HERE = ROOT / "testing"
FOLDER = ROOT / "build/elsewhere"


class Unavailable(Exception):
    """Why there is no such implementation here, as a sentence."""


@dataclasses.dataclass(frozen=True)
class Implementation:
    """Where BLAS and LAPACK come from, and on how many threads they run."""

    name: str
    title: str
    packages: tuple = ()
    threads: int = 1
    # OpenBLAS has a few functions of its own; where a library has none, these files stand in.
    sources: tuple = ()
    # In which order sums are added, for the library that adds in any.
    order: int = 0

    def environment(self):
        """The variables under which programs run over it; fetches and makes what is missing."""
        variables = {"OPENBLAS_NUM_THREADS": str(self.threads), "OMP_NUM_THREADS": str(self.threads)}
        if self.order:
            variables["BLAS_ORDER"] = str(self.order)
        if self.packages:
            folders = [folder for package in self.packages for folder in libraries(unpacked(package))]
            if self.sources:
                folders.insert(0, self.stub(folders))
            variables["LD_LIBRARY_PATH"] = ":".join(map(str, folders))
        return variables

    def stub(self, folders):
        """A library that takes OpenBLAS's place and needs those in other folders."""
        target = FOLDER / "stubs" / self.name.split("-")[0] / "libopenblas.so.0"
        sources = [HERE / source for source in self.sources]
        if not target.exists() or any(s.stat().st_mtime > target.stat().st_mtime for s in sources):
            compile_stub(sources, folders, target)
        return target.parent


REORDERED = ("libblis4-serial", "liblapack3")
ALL = (
    Implementation("system", "the system's OpenBLAS"),
    Implementation("system-2", "the same on two threads", threads=2),
    Implementation("serial", "OpenBLAS, serial", ("libopenblas0-serial",)),
    Implementation("openmp", "OpenBLAS, OpenMP, two threads", ("libopenblas0-openmp", "libgomp1"), 2),
    Implementation("reference", "Netlib's reference", ("libblas3", "liblapack3"), sources=("stub.c",)),
    Implementation("blis", "BLIS", ("libblis4-serial", "liblapack3"), sources=("stub.c",)),
    Implementation("atlas", "ATLAS", ("libatlas3-base",), sources=("stub.c",)),
) + tuple(
    Implementation(
        f"reordered-{order}", f"sums added in another order, {order}", REORDERED,
        sources=("stub.c", "reordered.c"), order=order)
    for order in (1, 2, 3)
)


def unpacked(package):
    """The folder with what a package holds."""
    folder = FOLDER / "packages" / package
    if folder.exists():
        return folder
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise Unavailable(f"{package} cannot be had: this system has no apt-get.")
    draft = folder.with_name(f".{package}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        download = run(["apt-get", "download", package], draft)
        files = list(draft.glob("*.deb"))
        if download.returncode or not files:
            reason = (download.stderr.strip().splitlines() or ["no file came"])[-1]
            raise Unavailable(f"{package} could not be downloaded ({reason.removeprefix('E: ')}).")
        if run(["dpkg", "-x", files[0].name, "content"], draft).returncode:
            raise Unavailable(f"{package} could not be unpacked.")
        (draft / "content").rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


def libraries(folder):
    """The folders that hold shared libraries, those that a system chooses among first."""
    return sorted({file.parent for file in folder.rglob("*.so*")}, key=lambda p: (-len(p.parts), p))


def compile_stub(sources, folders, target):
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise Unavailable("There is no C compiler, cc or clang.")
    target.parent.mkdir(parents=True, exist_ok=True)
    objects = []
    for source in sources:
        variants = [("", [])]
        if source.name == "reordered.c":
            variants = [(letter, [f"-DREAL={real}", f"-DR(name)={letter}##name",
                                  f"-DR2(prefix, name)=prefix##{letter}##name"])
                        for letter, real in (("s", "float"), ("d", "double"))]
        for letter, flags in variants:
            objects.append(target.parent / f"{source.stem}{letter}.o")
            build([compiler, "-O2", "-fPIC", "-Wall", "-Wextra", "-Werror", *flags, "-c", source,
                   "-o", objects[-1]])
    needed = [next(folder / name for folder in folders if (folder / name).exists())
              for name in ("liblapack.so.3", "libblas.so.3")]
    draft = target.with_suffix(".next")
    build([compiler, "-shared", "-Wl,-soname,libopenblas.so.0", "-o", draft, *objects,
           "-Wl,--no-as-needed", "-Wl,--allow-shlib-undefined", *needed, "-lm", "-ldl"])
    draft.rename(target)


def build(command):
    done = run(command, ROOT)
    if done.returncode:
        raise Unavailable(f"{pathlib.Path(command[-1]).name} does not build: {done.stderr.strip()}")


def run(command, folder):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, text=True, capture_output=True)
