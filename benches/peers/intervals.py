"""BCa intervals of the means of 22 factors, all in one vectorised call. The answers are the lower
ends, then the upper ends."""

import numpy as np
import scipy
from scipy.stats import bootstrap

from common import Task, simd

RESAMPLES = 10_000

task = Task()
scores = task.scores()


def work():
    interval = bootstrap(
        (scores,),
        np.mean,
        n_resamples=RESAMPLES,
        method="BCa",
        vectorized=True,
        axis=-1,
        rng=np.random.default_rng(1),
    ).confidence_interval
    return interval.low, interval.high


task.run(work, f"SciPy, {RESAMPLES:,} resamples", scipy.__version__, simd())
