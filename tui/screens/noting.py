"""The editor for a note and its evidence; knows nothing of how they are kept."""

from dataclasses import replace

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.widgets import TextArea

from model import Evidence, ObelosError, Span
from tui.drafts import Draft
from tui.editing import edited
from tui.screens.over import Over
from tui.shown import cut, shown_line
from tui.widgets.fields import Field, Typed
from tui.widgets.text import TextLines
from tui.wrapping import lines_of

ROLES = ("independent", "same origin")


class Editor(TextArea, Typed):
    """Several lines."""

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
    NoteEditor TextArea { height: 8; border: none; padding: 0 1; margin: 1 0; }
    NoteEditor TextArea { background: $band; color: $ink; }
    NoteEditor Input { height: 1; padding: 0 1 !important; background: $band; color: $ink; }
    NoteEditor #evidence { height: 1; margin-bottom: 1; }
    NoteEditor #reference { width: 1fr; margin-right: 1; }
    NoteEditor #role { width: 28; }
    """

    def __init__(self, words: str, draft: Draft, where: tuple[str, Span] | None = None) -> None:
        super().__init__()
        self.where = where
        """Article and words noted on: what a draft is kept by when the terminal goes away."""
        self._words = shown_line(words)
        self._draft = replace(draft, saved=False)
        self.note = Editor(draft.note, tab_behavior="focus", compact=True, id="note")
        evidence, roles = "evidence: an address or a file", " or ".join(ROLES)
        self._reference = Field(draft.reference, placeholder=evidence, id="reference", compact=True)
        self._role = Field(draft.role, placeholder=roles, id="role", compact=True)

    def compose(self) -> ComposeResult:
        """The words noted on, the note, the evidence, the keys."""
        with Vertical(id="box"):
            yield TextLines(id="words")
            yield self.note
            yield TextLines(id="listed")
            with Horizontal(id="evidence"):
                yield self._reference
                yield self._role
            yield TextLines(id="foot")

    def on_mount(self) -> None:
        """Begin in the note."""
        self.note.cursor_location = self.note.document.end
        self.call_after_refresh(self.show_lines)

    def on_resize(self) -> None:
        """Set the lines to the new width."""
        self.call_after_refresh(self.show_lines)

    def show_lines(self) -> None:
        """The words noted on, what is listed as evidence, and the keys."""
        words = self.query_one("#words", TextLines)
        set_words = lines_of(self._words, max(words.size.width, 2))
        words.show([((set_words.of(n), ("strong",)),) for n in range(min(2, len(set_words)))])
        listed = self.query_one("#listed", TextLines)
        listed.styles.height = len(self._draft.evidence)
        listed.show(
            [((f"↗ {shown_line(each.ref)}  {each.role}", ()),) for each in self._draft.evidence]
        )
        self._tell("ctrl+s saves · tab goes on · enter adds evidence · escape leaves")

    def _tell(self, words: str, style: str = "quiet") -> None:
        foot = self.query_one("#foot", TextLines)
        foot.show((((cut(shown_line(words), max(foot.size.width, 4)), (style,)),),))

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

    def written(self) -> Draft:
        """What stands in the fields."""
        return replace(
            self._draft,
            note=self.note.text,
            reference=self._reference.value,
            role=self._role.value,
        )
