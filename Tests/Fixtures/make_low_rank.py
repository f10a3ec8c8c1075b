"""Write the numbers that the tests of LowRank compare with.

    pip install numpy==2.4.6 scipy==1.17.1
    python Tests/Fixtures/make_low_rank.py

It reads the matrices of stress-bank.json, which make.py wrote. Pseudo-inverses change in the last
digits from release to release: hence the versions, which are checked.
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy
import scipy.integrate
import scipy.linalg
import scipy.optimize

VERSIONS = {"numpy": "2.4.6", "scipy": "1.17.1"}
HERE = Path(__file__).parent


def check_versions():
    found = {m.__name__: m.__version__ for m in (np, scipy)}
    if found != VERSIONS:
        raise SystemExit(f"needs {VERSIONS}, found {found}")


def save_json(name, value):
    (HERE / name).write_text(json.dumps(value, indent=0, allow_nan=False) + "\n")


def pseudo_inverse(a):
    """The pseudo-inverse in the precision of a, or None where no two libraries need agree."""
    eps = np.finfo(a.dtype).eps
    sigma = np.linalg.svd(a, compute_uv=False).astype(float)
    tolerance = max(a.shape) * eps * sigma[0]
    rank = int((sigma > tolerance).sum())
    if rank == 0:
        return {"rank": 0, "condition": 1.0, "rowMajor": [0.0] * a.size}
    if any(0.03 < s / tolerance < 30 for s in sigma):
        return None
    if max(a.shape) * eps * sigma[0] / sigma[rank - 1] > 1e-3:
        return None
    inverse = np.linalg.pinv(a, rtol=None if a.dtype == np.float32 else max(a.shape) * eps)
    if not np.isfinite(inverse).all():
        return None
    condition = float(sigma[0] / sigma[rank - 1])
    again, again_rank = scipy.linalg.pinv(a, return_rank=True)
    scale = np.abs(inverse).max()
    assert again_rank == rank
    assert np.abs(again / scale - inverse / scale).max() < 100 * eps * condition
    digits = [float(f"{x:.9g}") if a.dtype == np.float32 else float(x) for x in inverse.ravel()]
    return {"rank": rank, "condition": condition, "rowMajor": digits}


def pseudo_inverses():
    entries = []
    for entry in json.loads((HERE / "stress-bank.json").read_text()):
        a = np.array(entry["rowMajor"]).reshape(entry["rows"], entry["columns"])
        results = {"double": pseudo_inverse(a)}
        if entry["fitsSingle"]:
            results["single"] = pseudo_inverse(a.astype(np.float32))
        results = {key: value for key, value in results.items() if value}
        if results:
            entries.append({"name": entry["name"]} | results)
    save_json("pseudo-inverses.json", entries)


def single_precision_trap():
    """pinv's own default for single precision keeps singular values that are rounding errors."""
    rng = np.random.RandomState(0)
    left = rng.randn(50, 3).astype(np.float32)
    right = rng.randn(3, 40).astype(np.float32)
    a = left @ right
    return {
        "left": left.ravel().tolist(),
        "right": right.ravel().tolist(),
        "defaultNorm": float(np.linalg.norm(np.linalg.pinv(a))),
        "properNorm": float(np.linalg.norm(np.linalg.pinv(a, rtol=None))),
    }


def hard_thresholds():
    """Quadrature and root finding, where the library has a closed form for the mass."""
    rows = []
    for beta in (0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0):
        low, high = (1 - math.sqrt(beta)) ** 2, (1 + math.sqrt(beta)) ** 2

        def density(x):
            spread = max((high - x) * (x - low), 0)
            return math.sqrt(spread) / (2 * math.pi * beta * x)

        def excess(x):
            return scipy.integrate.quad(density, x, high, epsabs=1e-13, limit=400)[0] - 0.5

        median = scipy.optimize.brentq(excess, low + 1e-9, high - 1e-9, xtol=1e-13)
        rows.append({"aspectRatio": beta, "median": median})
    return rows


if __name__ == "__main__":
    check_versions()
    pseudo_inverses()
    save_json(
        "low-rank.json",
        {"singlePrecisionTrap": single_precision_trap(), "marchenkoPastur": hard_thresholds()},
    )
