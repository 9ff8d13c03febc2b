"""Mean and standard deviation of every factor in every group of a large table.

A factor is two neighbouring columns, a person's score their mean; rows are sorted by group. The
answers are all means, group by group, then all standard deviations.
"""

import numpy as np

from common import Task, simd

task = Task()
GROUPS, FACTORS = task.shape["groups"], task.shape["factors"]


def from_counts(counts, scores):
    """Means and deviations from how many people of each group have each score."""
    n, total, squares = counts.sum(1), counts @ scores, counts @ scores**2
    return total / n, np.sqrt((squares - total**2 / n) / (n - 1))


def numpy_histogram(cells):
    """Counts each sum of two levels; the fastest way NumPy has for rows of answers."""
    per = len(cells) // GROUPS
    base = np.repeat(np.arange(GROUPS) * 9, per)
    scores = np.arange(2, 11) / 2

    def work():
        out = np.empty((2, GROUPS, FACTORS))
        for f in range(FACTORS):
            total = cells[:, 2 * f] + cells[:, 2 * f + 1] - np.uint8(2)
            counts = np.bincount(base + total, minlength=GROUPS * 9).reshape(GROUPS, 9)
            out[0, :, f], out[1, :, f] = from_counts(counts, scores)
        return out

    return work


def numpy_pairs(cells):
    """Counts each pair of answers, missing ones included."""
    per = len(cells) // GROUPS
    base = np.repeat(np.arange(GROUPS) * 36, per)
    a, b = np.divmod(np.arange(36), 6)
    answered = (a > 0).astype(int) + (b > 0)
    scores = (a + b) / np.maximum(answered, 1)

    def work():
        out = np.empty((2, GROUPS, FACTORS))
        for f in range(FACTORS):
            pair = cells[:, 2 * f] * np.uint8(6) + cells[:, 2 * f + 1]
            counts = np.bincount(base + pair, minlength=GROUPS * 36).reshape(GROUPS, 36)
            out[0, :, f], out[1, :, f] = from_counts(counts[:, 1:], scores[1:])
        return out

    return work


def numpy_reduce(cells):
    """Adds up sums and squares, group by group."""
    per = len(cells) // GROUPS
    starts = np.arange(0, len(cells), per)

    def work():
        total = cells[:, 0::2] + cells[:, 1::2]
        sums = np.add.reduceat(total, starts, axis=0, dtype=np.uint32) / 2
        squares = np.add.reduceat(total * total, starts, axis=0, dtype=np.uint32) / 4
        return sums / per, np.sqrt((squares - sums**2 / per) / (per - 1))

    return work


def frame_columns(cells):
    columns = {f"i{j}": np.ascontiguousarray(cells[:, j]) for j in range(cells.shape[1])}
    group = np.repeat(np.arange(GROUPS, dtype=np.int32), len(cells) // GROUPS)
    return columns | {"group": group}


def pandas(cells):
    import pandas as pd

    frame = pd.DataFrame(frame_columns(cells))

    def work():
        scores = {
            f: frame[f"i{2 * f}"].astype("uint16") + frame[f"i{2 * f + 1}"] for f in range(FACTORS)
        }
        groups = pd.DataFrame(scores).groupby(frame["group"], sort=False)
        return groups.mean().to_numpy() / 2, groups.std().to_numpy() / 2

    return work


def polars(cells):
    import polars as pl

    frame = pl.DataFrame(frame_columns(cells))
    totals = [
        pl.col(f"i{2 * f}").cast(pl.UInt16) + pl.col(f"i{2 * f + 1}") for f in range(FACTORS)
    ]
    figures = [(t.mean() / 2).alias(f"m{f}") for f, t in enumerate(totals)]
    figures += [(t.std() / 2).alias(f"s{f}") for f, t in enumerate(totals)]

    def work():
        told = frame.group_by("group").agg(figures).sort("group")
        return [told.select(rf"^{kind}\d+$").to_numpy() for kind in "ms"]

    return work


def duckdb(cells):
    import duckdb as dd
    import pyarrow as pa

    connection = dd.connect(config={"threads": task.threads})
    table = pa.table(frame_columns(cells))
    connection.register("handed_over", table)
    connection.execute("create table answers as select * from handed_over")
    connection.unregister("handed_over")
    totals = [f"i{2 * f}::int + i{2 * f + 1}" for f in range(FACTORS)]
    figures = [f"avg({t}) / 2" for t in totals] + [f"stddev_samp({t}) / 2" for t in totals]
    query = f'select {", ".join(figures)} from answers group by "group" order by "group"'

    def work():
        told = np.column_stack(list(connection.execute(query).fetchnumpy().values()))
        return told[:, :FACTORS], told[:, FACTORS:]

    return work


def version(module):
    return __import__(module).__version__


def main():
    by_column = task.program.endswith("-columns")
    name = task.program.removesuffix("-columns")
    cells = task.cells("missing" if name == "numpy-pairs" else "large")
    # Outside the clock: whoever keeps columns does not turn them each time.
    cells = np.asfortranarray(cells) if by_column else cells
    place = ", columns" if by_column else ""
    programs = {
        "numpy-histogram": (numpy_histogram, "numpy", f"NumPy histogram{place}", simd()),
        "numpy-pairs": (numpy_pairs, "numpy", f"NumPy pairs{place}", simd()),
        "numpy-reduce": (numpy_reduce, "numpy", f"NumPy reduceat{place}", simd()),
        "pandas": (pandas, "pandas", "pandas", simd()),
        "polars": (polars, "polars", "Polars", "not told"),
        "duckdb": (duckdb, "duckdb", "DuckDB", "not told"),
    }
    prepare, module, label, level = programs[name]
    task.run(prepare(cells), label, version(module), level)


main()
