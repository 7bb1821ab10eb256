"""Lines that are handed in whole: headings, the status line, the panel; knows not what they say."""

from collections.abc import Iterable, Sequence

from tui.highlights import Piece
from tui.widgets.lines import LineView


class TextLines(LineView):
    """Lines to look at."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines: Sequence[Sequence[Piece]] = ()

    def show(self, lines: Iterable[Sequence[Piece]]) -> None:
        """Say this from now on."""
        self.lines = tuple(lines)
        self.top = min(self.top, self.last_top)
        self.redraw()

    def count(self) -> int:
        """As many as were handed in."""
        return len(self.lines)

    def pieces(self, line: int) -> Sequence[Piece]:
        """As they were handed in."""
        return self.lines[line]


class Choices(TextLines):
    """Lines, some of which belong to something that can be chosen."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.targets: Sequence[int | None] = ()
        self.chosen: int | None = None

    def offer(self, lines: Iterable[Sequence[Piece]], targets: Sequence[int | None]) -> None:
        """Say this from now on; the first that can be chosen is chosen."""
        self.targets = targets
        self.chosen = next((target for target in targets if target is not None), None)
        self.top = 0
        self.show(lines)

    def choose(self, target: int) -> None:
        """Choose that one, if it is there."""
        if target in self.targets:
            self.chosen = target
            first = self.targets.index(target)
            self.redraw()
            self.bring_into_view(range(first, first + self.targets.count(target)))

    def move(self, steps: int) -> None:
        """Choose the one so many further; scroll where there is nothing to choose."""
        known = sorted({target for target in self.targets if target is not None})
        if self.chosen is None or not known:
            self.scroll_to_line(self.top + steps)
            return
        at = known.index(self.chosen) + steps
        self.choose(known[min(max(at, 0), len(known) - 1)])
        if not 0 <= at < len(known):
            self.scroll_to_line(self.top + (1 if steps > 0 else -1))

    def lines_of_cursor(self) -> list[int]:
        """Those of the chosen one."""
        if self.chosen is None:
            return []
        return [line for line, target in enumerate(self.targets) if target == self.chosen]

    def row_styles(self, line: int) -> tuple[str, ...]:
        """The chosen one is seen while the keys go here."""
        here = self.chosen is not None and self.targets[line] == self.chosen
        return ("cursor",) if here and self.active else ()
