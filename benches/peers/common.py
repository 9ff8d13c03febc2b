"""What all scripts share: the data of the runner, the clock, and the line that is handed back."""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

LEAST_SECONDS = 2.0
FEWEST, MOST = 7, 51


def simd():
    """The widest instructions that NumPy has found and was built to use."""
    from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

    names = {"AVX2": "AVX2", "X86_V3": "AVX2"}
    found = "baseline"
    for feature in __cpu_dispatch__:
        if __cpu_features__.get(feature):
            found = names.get(feature, "AVX-512" if feature.startswith(("AVX512", "X86_V4")) else found)
    return found


def blas():
    """The kernels that the linear algebra under NumPy has chosen."""
    from threadpoolctl import threadpool_info

    pools = [p for p in threadpool_info() if p.get("user_api") == "blas"]
    return ", ".join(f"{p['internal_api']} {p.get('architecture', '?')}" for p in pools)


class Task:
    """One program at one task: `python SCRIPT PROGRAM FOLDER THREADS`."""

    def __init__(self):
        self.program, folder, threads = sys.argv[1:4]
        self.folder, self.threads = Path(folder), int(threads)
        self.shape = json.loads((self.folder / "shape.json").read_text())

    def cells(self, name):
        columns = self.shape["many_columns" if name == "many" else "columns"]
        return np.fromfile(self.folder / f"{name}.bin", dtype=np.uint8).reshape(-1, columns)

    def scores(self):
        return np.array(json.loads((self.folder / "scores.json").read_text()))

    def run(self, work, label, version, level):
        """Times the work and prints what came of it; answers go to a file beside the data."""
        answers = np.ascontiguousarray(work(), dtype=np.float64)
        seconds = []
        while len(seconds) < FEWEST or (sum(seconds) < LEAST_SECONDS and len(seconds) < MOST):
            begin = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - begin)
        answers.tofile(self.folder / "answers.bin")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        told = {"program": label, "version": version, "simd": level, "blas": blas()}
        print(json.dumps(told | {"seconds": seconds, "peak_memory": peak}))
