"""A screen laid over the reader: heading, one view, foot and status; knows no reports."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.app import ComposeResult

from keymaps import Keymap, hints
from model import ObelosError, Span
from tui.drafts import Drafts
from tui.screens.gathering import FEW, Gathered, Gatherer, Parcel, Sampled
from tui.screens.help import show_help
from tui.screens.paged import Paged
from tui.session import Session
from tui.shown import cut, shown_line
from tui.status import Pieces, status
from tui.widgets.lines import LineView
from tui.widgets.paint import paint
from tui.widgets.text import TextLines

if TYPE_CHECKING:
    from tui.desk import Change, Desk

Destination = tuple[str, Span | None]
"""An article and the words in it."""


class Host(Protocol):
    """What a sheet asks of the reading screen beneath it."""

    desk: "Desk"
    kept: dict[str, Any]
    """Where each sheet was when it was left, by its name."""
    drafts: Drafts
    """Notes that were left without saving."""

    def left(self, name: str, destination: Destination | None) -> None:
        """The sheet of that name was left, for that place in a report if there is one."""

    def go_through(self, session: Session, undo: int = 0) -> None:
        """Begin a review session, or go on with it, with so many strokes taken back."""

    def sum_up(self, session: Session) -> None:
        """Show what came of a review session."""

    def say(self, words: str) -> None:
        """Tell it in the reader's status line."""

    def notice(self, change: "Change") -> None:
        """Show what was changed from above."""

    def link_again(self) -> None:
        """Have names folded and statements linked anew."""


WITHOUT_ANYTHING = frozenset(
    (
        *("cancel", "back", "quit", "help", "pause", "undo", "redo"),
        *("matrix", "sort_matrix", "lone_statements", "summary"),
    )
)
"""Commands that need nothing to be there yet."""


class Sheet(Paged):
    """Moves in its view by the keys that move in the reader, and leaves for a place in a report."""

    DEFAULT_CSS = """
    Sheet { background: $background; }
    Sheet #head { height: 2; }
    Sheet #foot { height: 5; }
    Sheet #status { height: 1; }
    """
    BLANK = True
    NAME: ClassVar[str]
    """The command that opens it."""
    HINTS: ClassVar[tuple[str, ...]] = ()
    FOOT: ClassVar[bool] = True
    """Whether there is one."""

    def __init__(self, desk: "Desk", keymap: Keymap, host: Host, view: LineView) -> None:
        super().__init__(keymap, view)
        self.desk = desk
        self.host = host
        self.head = TextLines(id="head")
        self.foot = TextLines(id="foot")
        self.status = TextLines(id="status")
        self.gatherer = Gatherer(self.post_message, self._give_way)
        self.sampler = Gatherer(self._post_sampled, self._give_way)
        self.clear()

    def clear(self) -> None:
        """What is still being gathered is for nobody."""
        super().clear()
        self.said: tuple[str, bool] = ("", False)
        self.gatherer.forget()
        self.sampler.forget()

    def _post_sampled(self, gathered: Gathered) -> None:
        self.post_message(Sampled(gathered.parcel))

    def _give_way(self) -> None:
        self.desk.worker.give_way()

    def compose(self) -> ComposeResult:
        """One below the other, over the whole width."""
        yield from (self.head, self.view, *([self.foot] if self.FOOT else []), self.status)

    def on_resize(self) -> None:
        """Set it to the new size."""
        self.show_around()

    def renew(self) -> None:
        """Look at the desk anew: something there has changed."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        """Whether nothing is there that a command could be about."""
        return not self.view.count()

    async def run_command(self, name: str, count: int = 1) -> None:
        """As everywhere, but for commands about what cannot be seen yet."""
        if self.gatherer.at_work and self.empty and name not in WITHOUT_ANYTHING:
            self.say("Not yet: it is still being gathered.")
        else:
            await super().run_command(name, count)

    def gather(
        self, make: Callable[[], Any], use: Callable[[Any], None], reports: int | None = None
    ) -> None:
        """Make something of what the desk holds of so many reports, or of all, without holding up
        the keys, then use it.
        """
        many = len(self.desk.ids()) if reports is None else reports
        parcel = self.gatherer.ask(make, use, wait=0.0 if many > FEW else None)
        if parcel is None:
            self.view.redraw()
            self.show_around()
        else:
            self._take_in(parcel)

    def gather_in_two(
        self, some: Callable[[], Any], everything: Callable[[], Any], use: Callable[[Any], None]
    ) -> None:
        """As `gather`; what takes longer begins with some of it, as soon as that is there."""
        self.gather(everything, use)
        if self.gatherer.at_work and self.empty:
            # The key has waited for all of it already.
            parcel = self.sampler.ask(some, use, wait=0.0)
            if parcel is not None:
                self._take_in(parcel)

    def on_sampled(self, message: Sampled) -> None:
        """All of it may be there before some of it is."""
        if self.sampler.is_last(message.parcel) and self.gatherer.at_work:
            self._take_in(message.parcel)
            paint(self)

    def on_gathered(self, message: Gathered) -> None:
        """It took longer; what was asked for since goes before it."""
        if self.gatherer.is_last(message.parcel):
            self._take_in(message.parcel)
            paint(self)

    def _take_in(self, parcel: Parcel) -> None:
        if parcel.error is None:
            parcel.use(parcel.value)
        elif isinstance(parcel.error, ObelosError):
            self.say(str(parcel.error), alert=True)
        else:
            self.say(f"This met an error: {parcel.error!r}.", alert=True)

    def show_around(self) -> None:
        """Heading, foot and status, as things stand."""
        raise NotImplementedError

    def keep(self) -> Any:
        """What is needed to open it again as it was."""
        return None

    # Leaving

    def leave(self, destination: Destination | None = None) -> None:
        """Back to the reader, or on to a place in it, before the next key is looked at."""
        self.host.kept[self.NAME] = self.keep()
        self.dismiss()
        self.host.left(self.NAME, destination)

    def action_cancel(self, count: int = 1) -> None:
        """Back to the reader."""
        self.leave()

    def action_back(self, count: int = 1) -> None:
        """Back to the reader."""
        self.leave()

    def action_quit(self, count: int = 1) -> None:
        """Back to the reader: only there the program is left."""
        self.leave()

    def action_help(self, count: int = 1) -> None:
        """The keys."""
        show_help(self, self.desk.verdicts)

    # Telling

    def say(self, words: str, *, alert: bool = False) -> None:
        """Tell it in the last line, until the next key."""
        if (words, alert) != self.said:
            self.said = (words, alert)
            self.show_status()

    def show_status(self) -> None:
        """The last line: what was said, else where one is; and keys."""
        words, alert = self.said
        width = self.app.size.width
        style = "alert" if alert else "strong"
        said: Pieces = ((cut(shown_line(words), max(width - 2, 4)), (style,)),)
        if not words:
            said = (("gathering …" if self.gatherer.at_work else self.standing(), ("quiet",)),)
        keys = self.hints()
        self.status.show((status(said, "", keys, width, wide=False),))

    def standing(self) -> str:
        """What the status line says while there is nothing to say."""
        return "saved"

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys to be reminded of, the most needed first."""
        return tuple(hints(self.keymap, self.context, self.HINTS))
