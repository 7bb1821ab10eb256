"""The editor for a note and its evidence; knows nothing of how they are kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import TextArea

from model import Evidence, ObelosError, Span
from tui.desk.acts import own_at
from tui.drafts import Draft, Drafts, Noted, noted_on
from tui.editing import edited
from tui.screens.over import Over
from tui.screens.reused import reused
from tui.shown import cut, shown_line
from tui.widgets.fields import Field, Typed
from tui.widgets.text import TextLines
from tui.wrapping import lines_of

if TYPE_CHECKING:
    from tui.desk import Desk

ROLES = ("independent", "same origin")

LOW = 14
"""Rows of a terminal below which there is no empty one between the parts."""

PARTS, PARTS_LOW = 9, 5
"""Rows of the frame, the words, the field for evidence, the keys and what is between them."""

MOST, FEWEST = 8, 3
"""Rows of the note; the fewest where there is evidence to be listed too."""


class Host(Protocol):
    """Whose drafts they are."""

    @property
    def desk(self) -> "Desk":
        """Where notes are saved."""

    @property
    def drafts(self) -> Drafts:
        """What was left without saving."""


LEFT = "Not saved; the draft is kept: the same key opens it again."
MEANWHILE = "Not saved: this note was changed in another window; the draft is kept, look at both."
LEFT_UNKEPT = "Not saved; the disk does not take the draft, which lasts as long as the program."


def take_note(
    screen: Screen[Any],
    host: Host,
    where: tuple[str, Span],
    *,
    save: Callable[[Draft], bool],
    say: Callable[[str], None],
) -> None:
    """Have a note written over a screen on some words of an article, going on with what one left
    there without saving, or else with what one has there; `save` keeps it and tells whether that
    went well.
    """
    article_id, span = where
    text, own = host.desk.article(article_id).text, _own(host.desk, article_id, span)
    noted = noted_on(article_id, text, span)

    def done(written: Draft | None) -> None:
        meanwhile = _own(host.desk, article_id, span) != own
        if written is not None and written.saved and meanwhile:
            host.drafts.keep(noted, written)
            say(MEANWHILE)
            return
        if written is None or (written.saved and save(written)) or written == own:
            host.drafts.forget(noted)
            return
        kept = host.drafts.keep(noted, written)
        if not written.saved:
            say(LEFT if kept else LEFT_UNKEPT)

    editor = reused(screen.app, NoteEditor)
    editor.begin(noted, host.drafts.on(noted, text) or own)
    screen.app.push_screen(editor, done)


def _own(desk: "Desk", article_id: str, span: Span) -> Draft:
    own = own_at(desk.placed(article_id), desk.reviewer, span)
    return Draft(own.note, own.evidence) if own else Draft()


class Editor(TextArea, Typed):
    """Several lines."""

    def begin(self, text: str) -> None:
        """Go on at the end of it; nothing written before can be brought back."""
        if text or self.text:
            self.text = text
            self.cursor_location = self.document.end
        else:
            # As it was: to set nothing in lines and to draw it anew takes a millisecond.
            self.history.clear()

    async def take(self, event: events.Key) -> bool:
        """Type it, when it prints or ends a line."""
        typed = event.is_printable or event.key == "enter"
        if typed:
            await self._on_key(event)
        return typed


class NoteEditor(Over[Draft]):
    """A note above, evidence below; ctrl+s saves, escape leaves and keeps the draft."""

    DEFAULT_CSS = """
    NoteEditor { align: center middle; background: $background 60%; }
    NoteEditor #box { width: 90%; max-width: 84; height: auto; max-height: 100%; }
    NoteEditor #box { background: $background; border: round $ink-quiet; padding: 0 1; }
    NoteEditor TextLines { height: auto; max-height: 6; }
    NoteEditor #words { height: 2; }
    NoteEditor #foot { height: 1; }
    NoteEditor #listed { height: 0; }
    NoteEditor TextArea { height: 8; border: none !important; padding: 0 1; margin: 1 0; }
    NoteEditor TextArea { background: $band; color: $ink; }
    NoteEditor #evidence { height: 1; margin-bottom: 1; }
    NoteEditor #reference { width: 1fr; margin-right: 1; }
    NoteEditor #role { width: 28; max-width: 45%; }
    """

    AUTO_FOCUS = "#note"

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLines(id="words")
        self._words.fit = self.show_lines
        self.note = Editor(tab_behavior="focus", id="note")
        self._listed = TextLines(id="listed")
        evidence, roles = "evidence: an address or a file", " or ".join(ROLES)
        self._reference = Field(placeholder=evidence, id="reference")
        self._role = Field(placeholder=roles, id="role")
        self._evidence = Horizontal(id="evidence")
        self._foot = TextLines(id="foot")
        self.begin(None, Draft())

    def begin(self, where: Noted | None, draft: Draft) -> None:
        """Go on with a draft, at the end of the note."""
        self.where = where
        self._noted_on = shown_line(where[2] if where else "")
        self._draft = self._begun = replace(draft, saved=False)
        self.note.begin(draft.note)
        self._reference.value, self._role.value = draft.reference, draft.role
        if self.is_running:
            self.set_focus(self.note, scroll_visible=False)
        self.show_lines()

    def compose(self) -> ComposeResult:
        """The words noted on, the note, the evidence, the keys."""
        with Vertical(id="box"):
            yield self._words
            yield self.note
            yield self._listed
            with self._evidence:
                yield self._reference
                yield self._role
            yield self._foot

    def show_lines(self) -> None:
        """The words noted on, what is listed as evidence, and the keys."""
        most = self._fit()
        lines = lines_of(self._noted_on, max(self._words.size.width, 2))
        self._words.show([((lines.of(n), ("strong",)),) for n in range(min(2, len(lines)))])
        listed = [f"↗ {shown_line(each.ref)}  {each.role}" for each in self._draft.evidence]
        if len(listed) > most:
            left = len(listed) - most + 1
            listed = [f"… and {left} before", *listed[left:]][:most]
        self._listed.styles.height = len(listed)
        self._listed.show([((each, ()),) for each in listed])
        self._tell("ctrl+s saves · tab goes on · enter adds evidence · escape leaves")

    def _fit(self) -> int:
        """Leave a row for every part, however low the terminal; how many are left for evidence."""
        height = self.app.size.height
        low = height < LOW
        room = height - (PARTS_LOW if low else PARTS)
        most = max(room - FEWEST, 0)
        listed = min(len(self._draft.evidence), most)
        self._words.styles.height = 1 if low else 2
        self.note.styles.height = max(min(MOST, room - listed), 1)
        self.note.styles.margin = 0 if low else (1, 0)
        self._evidence.styles.margin = 0 if low else (0, 0, 1, 0)
        return most

    def _tell(self, words: str, style: str = "quiet") -> None:
        width = max(self._foot.size.width, 4)
        self._foot.show((((cut(shown_line(words), width), (style,)),),))

    def _outside(self) -> None:
        """Write the note in the editor of one's own."""
        try:
            with self.app.suspend():
                text = edited(self.note.text)
        except (ObelosError, SuspendNotSupported) as error:
            self._tell(str(error) or "There is no way to another program here.", "alert")
            return
        self.note.text = text
        self.note.cursor_location = self.note.document.end
        self.app.refresh()

    async def take(self, event: events.Key) -> bool:
        """Save, leave, take the last evidence away, add evidence; all else is typed."""
        acts = {
            "ctrl+s": self.save,
            "escape": self.leave,
            "ctrl+d": self._drop,
            "ctrl+o": self._outside,
        }
        if self.focused is None:
            self.set_focus(self.note)
        if self.focused is not self.note:
            acts["enter"] = self._enter
        if act := acts.get(event.key):
            act()
        return act is not None

    def _enter(self) -> None:
        """Add the evidence; with nothing in the field, save."""
        if not self._reference.value.strip():
            self.save()
            return
        self._add()
        self.set_focus(self._reference)
        self.show_lines()

    def _add(self) -> None:
        reference = self._reference.value.strip()
        if reference:
            evidence = Evidence(reference, self._role.value.strip())
            self._draft = replace(self._draft, evidence=(*self._draft.evidence, evidence))
            self._reference.value = ""
            self._role.value = ""

    def _drop(self) -> None:
        self._draft = replace(self._draft, evidence=self._draft.evidence[:-1])
        self.show_lines()

    def save(self) -> None:
        """Keep the note, with the evidence in the field too."""
        self._add()
        self.dismiss(replace(self.written(), saved=True))

    def leave(self) -> None:
        """Leave without saving; nothing typed is lost."""
        self.dismiss(self.written())

    @property
    def has_changed(self) -> bool:
        """Whether something else stands in the fields than at the beginning."""
        return self.written() != self._begun

    def written(self) -> Draft:
        """What stands in the fields."""
        return replace(
            self._draft,
            note=self.note.text,
            reference=self._reference.value,
            role=self._role.value,
        )
