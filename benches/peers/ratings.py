"""Krippendorff's alpha, or the six intraclass correlations, of people (rows) who rate items (columns).

The answer is alpha; or each coefficient, followed by the ends of its interval.
"""

from importlib.metadata import version

import numpy as np

from common import Task, simd

task = Task()


def alpha(name):
    import krippendorff

    cells = task.cells(name).astype(float)
    cells[cells == 0] = np.nan
    return lambda: krippendorff.alpha(reliability_data=cells, level_of_measurement="ordinal")


def intraclass():
    """The formulas of Shrout & Fleiss, limits by McGraw & Wong; limits of averages stepped up."""
    from scipy.stats import f

    ratings = task.cells("rated").T.astype(float)
    n, k = ratings.shape
    below, above = n - 1, (n - 1) * (k - 1)

    def limits(quotient, df):
        low = quotient / f.ppf(0.975, below, df)
        high = quotient * f.ppf(0.975, df, below)
        return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)]

    def stepped_up(single):
        return [k * x / (1 + (k - 1) * x) for x in single]

    def work():
        mean = ratings.mean()
        rows = k * ((ratings.mean(1) - mean) ** 2).sum()
        columns = n * ((ratings.mean(0) - mean) ** 2).sum()
        rest = ((ratings - mean) ** 2).sum() - rows - columns
        r, c, e = rows / below, columns / (k - 1), rest / above
        w = (columns + rest) / (n * (k - 1))
        one_way = limits(r / w, n * (k - 1))
        mixed = limits(r / e, above)
        random = (r - e) / (r + (k - 1) * e + k * (c - e) / n)
        x, y = k * random * c, (n * (1 + (k - 1) * random) - k * random) * e
        df = (k - 1) * below * (x + y) ** 2 / (below * x * x + y * y)
        up, down = f.ppf(0.975, below, df), f.ppf(0.975, df, below)
        other = k * c + (k * n - k - n) * e
        both = [n * (r - up * e) / (up * other + n * r), n * (down * r - e) / (other + n * down * r)]
        singles = [((r - w) / (r + (k - 1) * w), one_way), (random, both)]
        singles.append(((r - e) / (r + (k - 1) * e), mixed))
        averages = [((r - w) / r, one_way), ((r - e) / (r + (c - e) / n), both), ((r - e) / r, mixed)]
        told = [[value, *ends] for value, ends in singles]
        return told + [[value, *stepped_up(ends)] for value, ends in averages]

    return work


def main():
    programs = {
        "krippendorff-few": (lambda: alpha("few"), "krippendorff", version("krippendorff")),
        "krippendorff-many": (lambda: alpha("many"), "krippendorff", version("krippendorff")),
        "numpy-intraclass": (intraclass, "NumPy and SciPy, the formulas", version("scipy")),
    }
    prepare, label, number = programs[task.program]
    task.run(prepare(), label, number, simd())


main()
