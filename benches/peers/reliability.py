"""Mean, standard deviation, rwg(J) and Cronbach's alpha of every factor in every group of a large
table.

A factor is two neighbouring columns; rows are sorted by group. All of it follows from how often each
pair of levels was chosen, the least that NumPy can count. The answers are all means, group by group,
then all deviations, all rwg(J) against uniform answers, and all alphas.
"""

import numpy as np

from common import Task, simd

LEVELS = 5
UNIFORM = (LEVELS**2 - 1) / 12

task = Task()
GROUPS, FACTORS = task.shape["groups"], task.shape["factors"]
cells = task.cells("large")
by_column = task.program.endswith("-columns")
# Outside the clock: whoever keeps columns does not turn them each time.
cells = np.asfortranarray(cells) if by_column else cells
base = np.repeat(np.arange(GROUPS) * LEVELS**2, len(cells) // GROUPS)
a, b = np.divmod(np.arange(LEVELS**2), LEVELS)
weights = np.column_stack([a, b, a * a, b * b, a * b]).astype(float)


def work():
    pairs = LEVELS**2
    counts = np.empty((FACTORS, GROUPS, pairs))
    for f in range(FACTORS):
        pair = cells[:, 2 * f] * np.uint8(LEVELS) + cells[:, 2 * f + 1] - np.uint8(LEVELS + 1)
        counts[f] = np.bincount(base + pair, minlength=GROUPS * pairs).reshape(GROUPS, pairs)
    n = counts.sum(2)
    sa, sb, saa, sbb, sab = np.moveaxis(counts @ weights, 2, 0)
    first, second = (saa - sa * sa / n) / (n - 1), (sbb - sb * sb / n) / (n - 1)
    total = first + second + 2 * (sab - sa * sb / n) / (n - 1)
    ratio = np.minimum((first + second) / 2 / UNIFORM, 1)
    agreed = 2 * (1 - ratio)
    figures = [
        1 + (sa + sb) / (2 * n),
        np.sqrt(total) / 2,
        agreed / (agreed + ratio),
        2 * (1 - (first + second) / total),
    ]
    return np.array([figure.T for figure in figures])


place = ", columns" if by_column else ""
task.run(work, f"NumPy histogram{place}", np.__version__, simd())
