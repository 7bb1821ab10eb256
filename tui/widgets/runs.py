"""Numbers that follow one another, brought together; knows not what they count."""

from collections.abc import Iterator, Sequence


def runs(rows: Sequence[int]) -> Iterator[range]:
    """Rising numbers as runs without a gap.

    >>> list(runs([1, 2, 3, 7]))
    [range(1, 4), range(7, 8)]
    """
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield range(rows[start], rows[at - 1] + 1)
            start = at
