"""Search in the article, find anything, go elsewhere, take away; knows nothing of verdicts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.widget import AwaitMount
from textual.widgets import Input

from keymaps import Keymap
from model import Span, visible_line
from tui.annotation import who_says
from tui.highlights import Focus
from tui.hits import Hits
from tui.screens.moving import Moving
from tui.widgets.paint import lay_out

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.screens.picking import Choice

FOUND = 50
"""The most that find anything lists."""

COPIED = 4000
"""Code points: terminals cut longer clipboard sequences off, some of them in silence."""


class Finding(Moving):
    """The commands of the groups Find, While searching, Compare and Take away."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self._prompt_there: AwaitMount | None = None
        self._marked = ""
        """The words whose hits are marked, while they are being typed."""

    def ahead(self) -> Iterator[None]:
        """As always, and the field to search in."""
        yield from super().ahead()
        if self._prompt_there is None:
            self.call_next(self.prompt_there)
            yield

    # In the article

    async def prompt_there(self) -> None:
        """Put the field for words to search for on the screen: the first page does without."""
        if self._prompt_there is None:
            self.prompt.display = False
            self._prompt_there = self.mount(self.prompt)
        await self._prompt_there

    async def action_search(self, count: int = 1) -> None:
        """Ask for the words to search for."""
        await self.prompt_there()
        self.typing = True
        self.place_panes()
        self.prompt.placeholder = "search in this report"
        self.prompt.value = self._marked = ""
        self.prompt.hold(focused=True)
        lay_out(self)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Mark what is found, whatever way the words were changed."""
        if self.typing:
            self._mark(event.value)

    def _mark(self, words: str) -> None:
        """Mark what is found while it is being typed."""
        if self.page is not None and words != self._marked:
            self._marked = words
            self.reader.show_hits(Hits(self.page.text, words))
            self.spare.begin(self.reader.hits.ahead())

    async def take(self, event: events.Key) -> bool:
        """While words to search for are being typed, only enter and escape are commands."""
        if not self.typing:
            return await super().take(event)
        if event.key == "enter":
            self.end_typing()
        elif event.key == "escape":
            await self.run_command("cancel")
        elif await self.prompt.take(event):
            self._mark(self.prompt.value)
        else:
            return False
        lay_out(self)
        return True

    def end_typing(self) -> None:
        """Go to the first hit from here on."""
        text, words = self.page.text if self.page else "", self.prompt.value
        hits = self.reader.hits
        if not hits.are_of(text, words):
            hits = Hits(text, words)
        self.close_prompt()
        self.reader.show_hits(hits)
        if hits:
            self.hit(hits.first_from(self.reader.span_in_view().start))
        else:
            self.say("Not found in this report.")

    def close_prompt(self) -> None:
        """Give the last line back to the status."""
        self.prompt.hold(focused=False)
        self.typing = False
        self.place_panes()
        self.show_pane("reader")

    def hit(self, number: int) -> None:
        """Go to a hit; the statement it is in becomes the current one."""
        hits = self.reader.hits
        number %= len(hits)
        hit = hits[number]
        place = self.page.around(hit) if self.page else None
        self.reader.look(Focus(place.span if place else self.reader.at.current, None, hit))
        self.reader.go_to(hit)
        self.show_around()
        self.say(f"Hit {number + 1} of {len(hits)}; {self.key_for('cancel')} ends the search.")

    def action_next_hit(self, count: int = 1) -> None:
        """The next hit, the first after the last."""
        self._walk(count)

    def action_previous_hit(self, count: int = 1) -> None:
        """The previous hit, the last before the first."""
        self._walk(-count)

    def _walk(self, steps: int) -> None:
        hits, at = self.reader.hits, self.reader.at.hit
        if hits:
            self.hit((hits.first_from(at.start) if at else 0) + steps)

    # Anything

    def action_find(self, count: int = 1) -> None:
        """Articles, statements, names and notes, as you type."""
        from tui.screens.picking import pick

        def chosen(target: tuple[str, Span | None] | None) -> None:
            if target:
                self.jump(*target)

        pick(self, "Find", self._found, chosen, "goes there")

    def _found(self, query: str) -> "tuple[Choice, ...]":
        from tui.screens.picking import Choice

        if not query.strip():
            return tuple(
                Choice(row.title, row.publisher or "", (row.id, None))
                for row in self.articles.rows[:FOUND]
            )
        return tuple(
            Choice(hit.label, f"{hit.kind} · {hit.context}", (hit.article_id, hit.span))
            for hit in self.desk.find(query, limit=FOUND)
        )

    # Elsewhere

    def action_elsewhere(self, count: int = 1) -> None:
        """The same statement in the report chosen in the panel, at first the best."""
        self.go_elsewhere()

    # Take away

    def action_open_url(self, count: int = 1) -> None:
        """Only http and https, and never by itself."""
        import webbrowser

        url = self.page.article.url if self.page else None
        if not url:
            self.say("This report came without an address.")
        elif not url.lower().startswith(("http://", "https://")) or visible_line(url) != url:
            self.say(f"Not opened, since it is no http or https address: {url}", alert=True)
        elif webbrowser.open(url):
            self.say(f"Opened in the browser: {url}")
        else:
            self.say(f"There is no browser here; the address is {url}", alert=True)

    def action_copy(self, count: int = 1) -> None:
        """The words between the brackets with their reference, to the terminal's clipboard."""
        span, page = self.reader.at.band, self.page
        if span is None or page is None:
            self.say("No statement is current.")
            return
        article, place = page.article, page.place(span)
        words = visible_line(span.of(article.text))
        speaker = who_says(page, place.statement) if place and place.statement else ""
        facts = (speaker, article.publisher, article.title, article.published, article.url)
        reference = ", ".join(visible_line(fact) for fact in facts if fact)
        copied = f"“{words.strip('“”')}” ({reference})"
        self.app.copy_to_clipboard(copied[:COPIED])
        self.say(f"Copied, if the terminal allows it: {len(copied[:COPIED])} characters.")
