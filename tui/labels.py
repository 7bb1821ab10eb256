"""Letters laid over the beginnings of words, to point at them; knows no keys and no widgets."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

from rich.cells import cell_len

from tui.wrapping import Lines

LETTERS = "asdfjklghqwertyuiopzxcvbnm"
"""What labels are made of, those under the fingers first."""

CELLS = 2
"""How wide a label is: two letters reach 676 words, more than stand on 50 lines."""


def labels(count: int) -> Iterator[str]:
    """So many labels, all different; capitals only where small letters do not suffice."""
    letters = LETTERS if count <= len(LETTERS) ** CELLS else LETTERS + LETTERS.upper()
    return map("".join, islice(product(letters, repeat=CELLS), count))


class Overlay:
    """What stands over single code points of a set text; no word moves by it."""

    def __init__(self, lines: Lines, labels: Mapping[int, str]) -> None:
        """Labels by the offsets of the words they are laid over."""
        self._over = dict(_laid_over(lines, sorted(labels.items())))
        self._at = sorted(self._over)

    def __bool__(self) -> bool:
        return bool(self._at)

    def on(self, start: int, end: int) -> dict[int, str]:
        """What stands instead of the code points from `start` to `end`, by offset."""
        first = bisect_left(self._at, start)
        return {at: self._over[at] for at in self._at[first : bisect_left(self._at, end, first)]}


def _laid_over(lines: Lines, labels: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    free = 0
    """Code points before this one are covered already."""
    for offset, label in labels:
        if offset >= free:
            free = _covered(lines, offset, len(label))
            cells = cell_len(lines.text[offset:free])
            yield offset, label.ljust(cells)
            yield from ((at, "") for at in range(offset + 1, free))


def _covered(lines: Lines, offset: int, cells: int) -> int:
    """The end of the code points that give way to so many cells, marks on the last included."""
    end = lines.ends[lines.line_of(offset)]
    stop = offset + 1
    while stop < end and (
        cell_len(lines.text[offset:stop]) < cells or not cell_len(lines.text[stop])
    ):
        stop += 1
    return stop
