"""Short lines of many articles, in few pieces, so that to look through them is to look at few
things in memory; knows not what the lines are.
"""

TOGETHER = 64
"""Articles in one piece."""

_END = "\f"
"""Of what is of one article; no line holds it."""


class Lines:
    """The lines of articles by number, each with a line end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put(self, number: int, lines: str) -> None:
        """These are its lines from now on; the number is no higher than the next free one."""
        at, place = divmod(number, TOGETHER)
        if at == len(self._pieces):
            self._pieces.append("")
        each = self._pieces[at].split(_END)
        each[place : place + 1] = [lines, ""] if place == len(each) - 1 else [lines]
        self._pieces[at] = _END.join(each)

    def of(self, number: int) -> str:
        """The lines of one."""
        at, place = divmod(number, TOGETHER)
        return self._pieces[at].split(_END)[place]

    def has(self, number: int, line: str) -> bool:
        """Whether this is one of the lines of an article."""
        at, _ = divmod(number, TOGETHER)
        return f"{line}\n" in self._pieces[at] and line in self.of(number).split("\n")

    def holding(self, words: tuple[str, ...], at: int) -> list[int]:
        """Which articles of a piece have any of the words in their lines."""
        piece = self._pieces[at]
        if not any(map(piece.__contains__, words)):
            return []
        each = enumerate(piece.split(_END)[:-1], at * TOGETHER)
        return [number for number, lines in each if any(map(lines.__contains__, words))]
