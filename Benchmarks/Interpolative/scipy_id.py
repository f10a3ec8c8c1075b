"""One interpolative decomposition by SciPy: prints seconds, two relative errors, and the setting.

usage: scipy_id.py MATRIX.npy RANK
"""

import ctypes
import glob
import os
import sys
import time

import numpy as np
import scipy.linalg
from scipy.linalg import interpolative


def setting():
    """The core type and the number of threads of the OpenBLAS that SciPy brought along."""
    folder = os.path.dirname(os.path.dirname(scipy.__file__))
    for path in glob.glob(folder + "/scipy.libs/*openblas*"):
        library = ctypes.CDLL(path)
        library.scipy_openblas_get_corename.restype = ctypes.c_char_p
        core = library.scipy_openblas_get_corename().decode()
        return core, library.scipy_openblas_get_num_threads()
    return "unknown", 0


a = np.asfortranarray(np.load(sys.argv[1]))
rank = int(sys.argv[2])
interpolative.interp_decomp(a[:200, :200], 5)  # so that nothing is loaded on the clock
start = time.perf_counter()
order, coefficients = interpolative.interp_decomp(a, rank)
seconds = time.perf_counter() - start
b = interpolative.reconstruct_matrix_from_id(a[:, order[:rank]], order, coefficients)
frobenius = np.linalg.norm(a - b) / np.linalg.norm(a)
spectral = scipy.linalg.svdvals(a - b)[0] / scipy.linalg.svdvals(a)[0]
print(seconds, frobenius, spectral, *setting())
