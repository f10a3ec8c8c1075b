"""Write the numbers that the tests of LinearAlgebra compare with.

    pip install numpy==2.4.6 scipy==1.17.1 torch==2.13.0
    python Tests/Fixtures/make.py

NumPy's legacy random streams are frozen, PyTorch's are not, and norms and singular values change in
the last digits from release to release: hence the versions, which are checked.
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy
import scipy.linalg
import torch

VERSIONS = {"numpy": "2.4.6", "scipy": "1.17.1", "torch": "2.13.0"}
HERE = Path(__file__).parent


def check_versions():
    found = {m.__name__: m.__version__.split("+")[0] for m in (np, scipy, torch)}
    if found != VERSIONS:
        raise SystemExit(f"needs {VERSIONS}, found {found}")


def save_json(name, value):
    (HERE / name).write_text(json.dumps(value, indent=0, allow_nan=False) + "\n")


def numpy_random():
    """One stream per seed; the order of the calls is part of the fixture."""
    streams = []
    for seed in (0, 1, 42, 123456789, 2**32 - 1, [1], [42, 7, 2**32 - 1], list(range(1000))):
        np.random.seed(seed)
        stream = {"seeds": seed if isinstance(seed, list) else [seed]}
        stream["isList"] = isinstance(seed, list)
        stream["rand"] = np.random.rand(5).tolist()
        stream["randn"] = np.random.randn(7).tolist()
        stream["randintSmall"] = np.random.randint(0, 6, 12).tolist()
        stream["randintNegative"] = np.random.randint(-5, 6, 12).tolist()
        stream["randintOne"] = np.random.randint(3, 4, 2).tolist()
        stream["randint32"] = np.random.randint(0, 2**32, 4).tolist()
        stream["randintWide"] = np.random.randint(-(2**40), 2**41, 6).tolist()
        stream["randintAll"] = np.random.randint(-(2**63), 2**63 - 1, 3).tolist()
        stream["permutation"] = np.random.permutation(11).tolist()
        letters = list("abcdefg")
        np.random.shuffle(letters)
        stream["shuffle"] = "".join(letters)
        stream["randMatrix"] = np.random.rand(2, 3).ravel().tolist()
        # The gaussian that was kept seven draws ago comes first here.
        stream["randnMatrix"] = np.random.randn(3, 2).ravel().tolist()
        np.random.rand(1000)
        stream["afterThousand"] = float(np.random.randn())
        streams.append(stream)
    save_json("numpy-random.json", streams)


def torch_random():
    streams = []
    for seed in (0, 13, 42, 2**32 + 13):
        torch.manual_seed(seed)
        stream = {"seed": seed, "rand": torch.rand(4, 4).flatten().tolist()}
        stream["randn"] = torch.randn(7).tolist() + torch.randn(2, 2).flatten().tolist()
        stream["afterThousand"] = torch.rand(1000)[-1].item()
        streams.append(stream)
    save_json("torch-random.json", streams)


def with_singular_values(rng, rows, columns, sigma):
    k = len(sigma)
    u = np.linalg.qr(rng.standard_normal((rows, k)))[0]
    v = np.linalg.qr(rng.standard_normal((columns, k)))[0]
    return (u * np.asarray(sigma, dtype=float)) @ v.T


def kahan(n, theta=1.2):
    s, c = math.sin(theta), math.cos(theta)
    upper = np.eye(n) - c * np.triu(np.ones((n, n)), 1)
    return np.diag(s ** np.arange(n)) @ upper + 25 * np.finfo(float).eps * np.diag(
        np.arange(n, 0, -1)
    )


def frank(n):
    i, j = np.indices((n, n)) + 1
    return np.where(j >= i - 1, n + 1 - np.maximum(i, j), 0).astype(float)


def stress_bank():
    """Name, matrix, and whether single precision can hold it."""
    rng = np.random.default_rng(2026)
    g = rng.standard_normal
    orthogonal = np.linalg.qr(g((6, 6)))[0]
    base = g((7, 5))
    huge = g((6, 4))
    huge[:, 2] *= 1e12
    twins = g((7, 5))
    twins[:, 3] = twins[:, 1]
    near = g((7, 5))
    near[:, 3] = near[:, 1] + 1e-8 * g(7)
    grades = np.logspace(0, -15, 8)
    yield "zero", np.zeros((4, 3)), True
    yield "one by one", np.array([[-2.5]]), True
    yield "a row", g((1, 6)), True
    yield "a column", g((6, 1)), True
    yield "tall", g((12, 4)), True
    yield "wide", g((4, 12)), True
    yield "square", g((7, 7)), True
    yield "identity", np.eye(5), True
    yield "orthogonal", orthogonal, True
    yield "rank one", np.outer(g(5), g(4)), True
    yield "rank three", g((8, 3)) @ g((3, 6)), True
    yield "repeated singular values", with_singular_values(rng, 7, 5, [3, 3, 3, 1, 1]), True
    yield "gap of 1e-14", with_singular_values(rng, 6, 6, [2, 1 + 1e-14, 1, 0.5, 0.5, 0.1]), True
    yield "Hilbert", scipy.linalg.hilbert(8), True
    yield "Läuchli", np.vstack([np.ones(4), 1e-9 * np.eye(4)]), True
    yield "Kahan", kahan(12), True
    yield "Vandermonde", np.vander(np.linspace(0, 1, 9), 6), True
    yield "Cauchy", 1 / (np.arange(1, 7)[:, None] + np.arange(6)[None, :] + 0.5), True
    yield "Frank", frank(8), True
    yield "Wilkinson", np.diag(np.abs(np.arange(-3.0, 4))) + np.eye(7, k=1) + np.eye(7, k=-1), True
    yield "graded rows", grades[:, None] * g((8, 8)), True
    yield "graded columns", g((8, 8)) * grades[None, :], True
    yield "graded columns, rising", g((8, 8)) * grades[::-1][None, :], True
    yield "staircase", np.repeat(np.repeat(np.tril(np.ones((4, 4))), 2, 0), 2, 1), True
    yield "symmetric", base.T @ base, True
    yield "integers", np.array([[4.0, -2, 7], [0, 3, 1], [5, 5, -6], [9, 8, 2]]), True
    yield "one huge column", huge, True
    yield "twin columns", twins, True
    yield "near-twin columns", near, True
    for power in (150, -150, 300, -300):
        yield f"scaled by 1e{power}", base * 10.0**power, False
    yield "subnormal", base * 1e-310, False
    for power in (30, -30):
        yield f"scaled by 1e{power}", base * 10.0**power, True


def facts(name, a, single):
    sigma = np.linalg.svd(a, compute_uv=False)
    # NumPy squares before it sums; the scale keeps that from overflowing.
    scale = np.abs(a).max() or 1.0
    entry = {
        "name": name,
        "rows": a.shape[0],
        "columns": a.shape[1],
        "rowMajor": a.ravel().tolist(),
        "fitsSingle": single,
        "singularValues": sigma.tolist(),
        "frobenius": float(scale * np.linalg.norm(a / scale)),
        "one": float(np.linalg.norm(a, 1)),
        "infinity": float(np.linalg.norm(a, np.inf)),
        "max": float(np.abs(a).max()),
        "nuclear": float(sigma.sum()),
    }
    rank = int((sigma > max(a.shape) * np.finfo(float).eps * sigma[0]).sum())
    condition = sigma[0] / sigma[-1] if sigma[-1] > 0 else math.inf
    if rank == min(a.shape) and condition < 1e10:
        entry["condition"] = float(condition)
    if a.shape[0] == a.shape[1] and abs(np.linalg.slogdet(a)[1]) < 600:
        entry["determinant"] = float(np.linalg.det(a))
    if a.shape[0] == a.shape[1] and (a == a.T).all():
        entry["eigenvalues"] = scipy.linalg.eigvalsh(a).tolist()
    if rank == a.shape[1] and condition < 1e6:
        b = a.sum(axis=1) + scale * np.cos(np.arange(a.shape[0]))
        entry["rightHandSide"] = b.tolist()
        entry["leastSquares"] = scipy.linalg.lstsq(a / scale, b / scale)[0].tolist()
    return entry


def npy_files():
    folder = HERE / "npy"
    folder.mkdir(exist_ok=True)
    counting = np.arange(12).reshape(3, 4)
    names = ["int8", "int16", "int32", "int64", "float16", "float32", "float64"]
    arrays = {name: (counting - 5).astype(name) for name in names}
    arrays |= {name: counting.astype(name) for name in ("uint8", "uint16", "uint32", "uint64")}
    arrays["bool"] = counting % 3 == 0
    for name, array in arrays.items():
        np.save(folder / f"{name}-c.npy", array)
        np.save(folder / f"{name}-f.npy", np.asfortranarray(array))
        if array.itemsize > 1:
            np.save(folder / f"{name}-big-endian.npy", array.astype(array.dtype.newbyteorder(">")))
    doubles = arrays["float64"]
    np.save(folder / "vector.npy", doubles.ravel())
    np.save(folder / "scalar.npy", np.float64(2.5))
    np.save(folder / "no-rows.npy", np.zeros((0, 3)))
    cube = np.fromfunction(lambda i, j, k: 100 * i + 10 * j + k, (2, 3, 4))
    np.save(folder / "cube-c.npy", cube)
    np.save(folder / "cube-f.npy", np.asfortranarray(cube))
    np.save(folder / "extremes.npy", np.array([-(2**63), 2**63 - 1, 2**53 + 1]))
    np.save(folder / "complex.npy", np.zeros(2, complex))
    np.save(folder / "wide.npy", np.zeros(2, np.longdouble))
    np.save(folder / "text.npy", np.array(["low", "rank"]))
    np.save(folder / "record.npy", np.zeros(2, [("x", "f8"), ("y", "i4")]))
    np.save(folder / "object.npy", np.array([None, {}], object), allow_pickle=True)
    for version in ((2, 0), (3, 0)):
        with open(folder / f"version-{version[0]}.npy", "wb") as file:
            np.lib.format.write_array(file, doubles, version=version)


if __name__ == "__main__":
    check_versions()
    numpy_random()
    torch_random()
    save_json("stress-bank.json", [facts(*entry) for entry in stress_bank()])
    npy_files()
