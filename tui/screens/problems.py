"""What was left out or cannot be trusted, and why; knows only sentences."""

from collections.abc import Iterator, Sequence

from keymaps import Keymap
from model import Problem
from tui.screens.scrolled import Scrolled
from tui.shown import shown_line
from tui.status import Pieces
from tui.wrapping import lines_of


class Problems(Scrolled):
    """Every problem in full: notices tell of the first and go away."""

    def __init__(
        self, keymap: Keymap, annotations: Sequence[Problem], reports: Sequence[Problem]
    ) -> None:
        """Those of the store, and those of what was to be read."""
        super().__init__(keymap)
        self._parts = (("Annotations", annotations), ("Reports left out", reports))

    def lines(self, width: int) -> list[Pieces]:
        """Each with what it is about."""
        found: list[Pieces] = []
        for name, problems in self._parts:
            if problems:
                found += [*([()] if found else []), ((f"{name}  {len(problems)}", ("label",)),)]
                for problem in problems:
                    found += _told(problem, width)
        return found or [(("Nothing was left out, and every annotation could be read.", ()),)]

    def told(self) -> str:
        """How to leave, and what may help."""
        mends = "; obelos check --mend may help" if self._parts[0][1] else ""
        return f"{self.key_for('cancel')} goes back{mends}"


def _told(problem: Problem, width: int) -> Iterator[Pieces]:
    for words, style in ((problem.subject, ("strong",)), (problem.reason, ())):
        lines = lines_of(shown_line(words), max(width - 2, 4))
        for number in range(len(lines)):
            yield ("  ", ()), (lines.of(number), style)
