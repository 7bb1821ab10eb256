"""What was left out or cannot be trusted, and why; knows only sentences."""

from collections.abc import Iterator, Sequence

from keymaps import Keymap
from model import Problem
from tui.screens.keyed import Keyed
from tui.screens.reused import reused
from tui.screens.scrolled import Scrolled
from tui.shown import shown_line
from tui.status import Pieces
from tui.wrapping import lines_of


class Problems(Scrolled):
    """Every problem in full: notices tell of the first and go away."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self.begin((), (), ())

    def begin(
        self,
        annotations: Sequence[Problem],
        reports: Sequence[Problem],
        notes: Sequence[Problem],
    ) -> None:
        """Those of the store, those of what was to be read, and notes that were not saved."""
        self._annotations, self._reports, self._notes = annotations, reports, notes
        self.show_first()

    def lines(self, width: int) -> list[Pieces]:
        """Each with what it is about."""
        found: list[Pieces] = []
        parts = (
            ("Annotations", self._annotations),
            ("Reports left out", self._reports),
            ("Notes not saved", self._notes),
        )
        for name, problems in parts:
            if problems:
                found += [*([()] if found else []), ((f"{name}  {len(problems)}", ("label",)),)]
                for problem in problems:
                    found += _told(problem, width)
        return found or [(("Nothing was left out, and every annotation could be read.", ()),)]

    def told(self) -> str:
        """How to leave, and what may help."""
        mends = "; obelos check --mend may help" if self._annotations else ""
        notes = f"; {self.key_for('drafts')} there deals with a note" if self._notes else ""
        return f"{self.key_for('cancel')} goes back{notes}{mends}"


def show_problems(
    screen: Keyed,
    annotations: Sequence[Problem],
    reports: Sequence[Problem],
    notes: Sequence[Problem],
) -> None:
    """Lay them over a screen."""
    shown = reused(screen.app, Problems, screen.keymap)
    shown.begin(annotations, reports, notes)
    screen.app.push_screen(shown)


def _told(problem: Problem, width: int) -> Iterator[Pieces]:
    for words, style in ((problem.subject, ("strong",)), (problem.reason, ())):
        lines = lines_of(shown_line(words), max(width - 2, 4))
        for number in range(len(lines)):
            yield ("  ", ()), (lines.of(number), style)
