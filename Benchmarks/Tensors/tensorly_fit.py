"""One decomposition by TensorLy: prints seconds, the relative error, the core type, and threads.

usage: tensorly_fit.py BACKEND cp|tucker|train FOLDER SIZE ORDER RANK SWEEPS

FOLDER holds x.npy, the tensor as a matrix with one row for each value of the first index, and for cp
the starting factors start0.npy, start1.npy and so on.
"""

import ctypes
import glob
import os
import sys
import time

import numpy as np
import tensorly as tl
from tensorly.cp_tensor import CPTensor
from tensorly.decomposition import parafac, tensor_train, tucker


def setting(backend, threads):
    """The core type and the number of threads behind the backend."""
    if backend == "pytorch":
        return "MKL", threads
    folder = os.path.dirname(os.path.dirname(np.__file__))
    for path in glob.glob(folder + "/numpy.libs/*openblas*"):
        library = ctypes.CDLL(path)
        for suffix in ("64_", ""):
            try:
                name = getattr(library, "scipy_openblas_get_corename" + suffix)
                count = getattr(library, "scipy_openblas_get_num_threads" + suffix)
            except AttributeError:
                continue
            name.restype = ctypes.c_char_p
            return name().decode(), count()
    return "unknown", 0


backend, kind, folder = sys.argv[1:4]
size, order, rank, sweeps = (int(word) for word in sys.argv[4:])
threads = int(os.environ.get("OPENBLAS_NUM_THREADS", os.cpu_count() or 1))
tl.set_backend(backend)
if backend == "pytorch":
    import torch

    torch.set_num_threads(threads)
x = np.load(folder + "/x.npy").reshape([size] * order, order="F")
x = tl.tensor(np.ascontiguousarray(x))
start = None
if kind == "cp":
    factors = [tl.tensor(np.ascontiguousarray(np.load(f"{folder}/start{n}.npy"))) for n in range(order)]
    start = CPTensor((tl.ones(rank, **tl.context(x)), factors))
clock = time.perf_counter()
if kind == "cp":
    result = parafac(x, rank, n_iter_max=sweeps, init=start, tol=0)
elif kind == "tucker":
    result = tucker(x, [rank] * order)
else:
    result = tensor_train(x, [1] + [rank] * (order - 1) + [1])
seconds = time.perf_counter() - clock
error = float(tl.norm(result.to_tensor() - x) / tl.norm(x))
print(seconds, error, *setting(backend, threads))
