"""Words chosen by the labels laid over them, and clause by clause; knows nothing of verdicts."""

from textual import events

from model import Span
from tui.highlights import Focus
from tui.labels import labels
from tui.screens.judging import Judging
from tui.screens.moving import Moving
from tui.words import Words, words_in

BEGIN = "Where do the words begin? Type the label; escape leaves."
END = "Where do they end? Type the label; enter takes the rest of the clause."

_SCROLLS = {"up": (-1, 0), "down": (1, 0), "pageup": (0, -1), "pagedown": (0, 1)}
"""Keys that move the text while labels are typed: by so many lines and pages."""


class Pointing(Moving, Judging):
    """The command `point`, and the clauses of the group While selecting."""

    # Labels: as long as the reader shows some, letters are typed; what is selected then is where
    # the words begin.

    def action_point(self, count: int = 1) -> None:
        """Label the words in view."""
        self.reader.look(Focus(self.reader.at.current))
        self._label()

    def _label(self) -> None:
        """Lay labels over the words in view, once a beginning is chosen over those after it."""
        if self.page is None:
            return
        view, begun = self.reader.span_in_view(), self.reader.at.selected
        start = max(view.start, begun.start) if begun else view.start
        words = words_in(self.page.text, Span(start, max(view.end, start)))
        offsets = [word.start for word in words]
        self.reader.show_labels(dict(zip(offsets, labels(len(offsets)), strict=False)))
        if not words:
            self.say("There are no words here.")
        else:
            self.say(END if begun else BEGIN)

    async def take(self, event: events.Key) -> bool:
        """While labels are shown, letters choose among them."""
        if not self.reader.labels:
            return await super().take(event)
        begun = self.reader.at.selected
        if steps := _SCROLLS.get(event.key):
            lines, pages = steps
            self.reader.scroll_to_line(self.reader.top + lines + pages * self.reader.size.height)
            self._label()
        elif event.key == "escape":
            self._give_up()
        elif event.key == "enter" and begun is not None:
            self._end_labels()
            self.extend(Words.to_clause_end)
        elif event.character is not None and event.character.isalpha():
            self._choose(event.character)
        else:
            self.say("Type the letters of a label; escape leaves.")
        return True

    def _choose(self, letter: str) -> None:
        """Only labels that begin with the letter are left, or the word of the only one is it."""
        known = self.reader.labels.items()
        left = {at: label[1:] for at, label in known if label.startswith(letter)}
        if not left:
            self.say(f"No label begins with {letter}; escape leaves.")
        elif any(left.values()):
            self.reader.show_labels(left)
        else:
            self._point_to(next(iter(left)))

    def _point_to(self, offset: int) -> None:
        """The word there is where the words begin, or where they end."""
        begun = self.reader.at.selected
        if begun is None:
            self.choose_between(Span(offset, offset + 1))
            self._label()
        else:
            self._end_labels()
            self.choose_between(Span(min(begun.start, offset), max(begun.end, offset + 1)))

    def _give_up(self) -> None:
        """Go on as if there had been no labels; what was chosen stays if it can be seen."""
        self._end_labels()
        begun = self.reader.at.selected
        if begun is not None and not self.reader.sees(begun):
            self.reader.look(Focus(self.reader.at.current))
        self.follow_view()

    def _end_labels(self) -> None:
        self.reader.show_labels({})
        self.say("")

    def on_resize(self) -> None:
        """Other words are in view."""
        if self.reader.labels:
            self.call_after_refresh(self._label)

    # Clauses

    def action_extend_clause(self, count: int = 1) -> None:
        """On to the end of the clause, then of the next."""
        for _ in range(count):
            self.extend(Words.to_clause_end)

    def action_next_clause(self, count: int = 1) -> None:
        """The clause after this one."""
        for _ in range(count):
            self.extend(Words.next_clause)
