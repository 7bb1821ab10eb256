"""Fits a logistic combination by Newton's method in plain Python; knows nothing of statements."""

import math
from collections.abc import Sequence

from analysis.links.scoring import Combination

Row = tuple[float, ...]
Example = tuple[Row, bool, float]
"""Features, label, and how much it counts."""

RIDGE = 1.0
"""Pull of every weight towards nothing, in units of examples; the figures hardly depend on it."""
STEPS = 12


def fit(examples: Sequence[Example]) -> Combination:
    """The weights under which the labels are most likely, with a ridge on standardised features."""
    rows = [row for row, _, _ in examples]
    means, spreads = _spread(rows)
    scaled = [
        (1.0, *((x - m) / s for x, m, s in zip(row, means, spreads, strict=True))) for row in rows
    ]
    beta = [0.0] * len(scaled[0])
    for _ in range(STEPS):
        gradient, hessian = _slope(scaled, examples, beta)
        change = _solved(hessian, gradient)
        beta = [b + c for b, c in zip(beta, change, strict=True)]
        if max(abs(c) for c in change) < 1e-6:
            break
    weights = tuple(b / s for b, s in zip(beta[1:], spreads, strict=True))
    return Combination(weights, beta[0] - sum(w * m for w, m in zip(weights, means, strict=True)))


def _spread(rows: Sequence[Row]) -> tuple[list[float], list[float]]:
    """Mean and standard deviation of every column."""
    columns = list(zip(*rows, strict=True))
    means = [math.fsum(column) / len(column) for column in columns]
    spreads = [
        math.sqrt(math.fsum((x - mean) ** 2 for x in column) / len(column)) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    return means, spreads


def _slope(
    rows: Sequence[Row], examples: Sequence[Example], beta: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    """Gradient and curvature of the penalised likelihood at `beta`."""
    size = len(beta)
    gradient = [-RIDGE * b if at else 0.0 for at, b in enumerate(beta)]
    hessian = [[RIDGE if r == c and r else 0.0 for c in range(size)] for r in range(size)]
    for row, (_, label, count) in zip(rows, examples, strict=True):
        odds = sum(b * x for b, x in zip(beta, row, strict=True))
        chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
        miss, weight = count * (label - chance), count * chance * (1.0 - chance)
        for at, x in enumerate(row):
            gradient[at] += miss * x
            pull, line = weight * x, hessian[at]
            for to in range(at + 1):
                line[to] += pull * row[to]
    for at in range(size):
        for to in range(at):
            hessian[to][at] = hessian[at][to]
    return gradient, hessian


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a linear system by elimination; the matrix is positive definite."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [b - factor * a for a, b in zip(rows[at], rows[below], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows[at][to] * found[to] for to in range(at + 1, size))
        found[at] = (rows[at][size] - rest) / rows[at][at]
    return found
