"""Verdicts, notes, undo and words chosen by hand; knows nothing of how any of it is kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from keymaps import Keymap
from model import ObelosError, Placed, Span
from tui.drafts import Draft, Drafts
from tui.highlights import Focus
from tui.screens.panes import Panes
from tui.screens.verdicts import Verdicts
from tui.words import REACH, Words, paragraph, to_sentence_end

if TYPE_CHECKING:
    from tui.desk import Change, Desk

LONG_WORD = 40
"""Code points: hardly a word of a text is longer, with what parts it from the next."""

NOTHING_CURRENT = "No statement is current; n goes to the next, v selects words."


class Judging(Verdicts, Panes):
    """The commands of the groups Judge and While selecting."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.drafts = Drafts(desk.sessions)
        """Notes that were left without saving."""

    # Verdicts

    def action_other_verdict(self, count: int = 1) -> None:
        """Any verdict, chosen by name."""
        from tui.screens.picking import pick_verdict

        pick_verdict(self, self.desk.verdicts, self.tag)

    def tag(self, verdict: str) -> None:
        """Give a verdict on the words between the brackets and go on."""
        span = self.reader.at.band
        article_id = self.article_id
        if span is None or article_id is None:
            self.say(NOTHING_CURRENT)
            return
        by_hand = self.reader.at.selected is not None
        if self.act(lambda: self.desk.tag(article_id, span, verdict)):
            self.go_on(span, stay=by_hand)

    def go_on(self, span: Span, *, stay: bool = False) -> None:
        """To the next untagged statement; what was said stays in the status line."""
        if self.page is None:
            return
        page = self.page_now(self.page)
        place = page.around(span) if stay else page.next_untagged(span)
        self.page, to = page, place.span if place else span
        self.reader.update_page(page, Focus(to))
        # Words that were in view bring no statement around them into view: nothing moves.
        self.reader.go_to(span if stay else to)
        self.show_around()

    def act(self, what: Callable[[], "Change | None"], nothing: str = "") -> bool:
        """Do something that is kept; what cannot be kept is said, and nothing changes."""
        try:
            return self.show_change(what(), nothing)
        except ObelosError as error:
            self.say(str(error), alert=True)
            return False

    def action_retract(self, count: int = 1) -> None:
        """Take one's own verdict away."""
        span, article_id = self.reader.at.band, self.article_id
        if span is None or article_id is None:
            self.say(NOTHING_CURRENT)
            return
        nothing = "You gave no verdict on this."
        if self.act(lambda: self.desk.retract(article_id, span), nothing):
            self.go_on(span, stay=True)

    def action_undo(self, count: int = 1) -> None:
        """Take one's last act back."""
        for _ in range(count):
            if not self._turn(self.desk.undo, "There is nothing to undo."):
                break

    def action_redo(self, count: int = 1) -> None:
        """Bring back what was undone."""
        for _ in range(count):
            if not self._turn(self.desk.redo, "There is nothing to redo."):
                break

    def _turn(self, turn: Callable[[], "Change | None"], nothing: str) -> bool:
        kept: list[Change | None] = []

        def remembered() -> "Change | None":
            kept.append(turn())
            return kept[0]

        done = self.act(remembered, nothing)
        change = kept[0] if kept else None
        if done and change and change.span and change.article_id == self.article_id:
            self.go_on(change.span, stay=True)
        elif done:
            self.renew_page()
        return done

    # Tags in doubt

    def action_keep_place(self, count: int = 1) -> None:
        """Accept where a tag now stands."""
        self._decide(keep=True)

    def action_drop_place(self, count: int = 1) -> None:
        """Let a tag go."""
        self._decide(keep=False)

    def _decide(self, *, keep: bool) -> None:
        doubtful, article_id = self._doubtful(), self.article_id
        if doubtful is None or article_id is None:
            self.say("No tag is in doubt here.")
            return
        annotation = doubtful.annotation.id
        if self.act(lambda: self.desk.decide(article_id, annotation, keep=keep)):
            self.renew_page()

    def _doubtful(self) -> Placed | None:
        for each in self.place.placed if self.place else ():
            if each.placement.state != "kept":
                return each
        return None

    # Notes

    def action_note(self, count: int = 1) -> None:
        """Write a note and evidence."""
        # Imported when first needed: a text editor takes a twentieth of the time to start.
        from tui.screens.noting import take_note

        span, article_id = self.reader.at.band, self.article_id
        if span is None or article_id is None or self.page is None:
            self.say(NOTHING_CURRENT)
            return

        def save(draft: Draft) -> bool:
            note = draft.note, draft.evidence
            if saved := self.act(lambda: self.desk.note(article_id, span, *note)):
                self.go_on(span, stay=True)
            return saved

        take_note(self, self, (article_id, span), save=save, say=self.say)

    def go_on_noting(self, article_id: str, span: Span) -> None:
        """Open the note that was left on these words."""
        if self.article_id == article_id or self.open_article(article_id, span):
            self.choose_words(span)
            self.action_note()

    # Words chosen by hand

    def action_select(self, count: int = 1) -> None:
        """Begin with the first word of the current statement, or the first in view."""
        if self.page is None:
            return
        at = self.reader.at
        begin = at.current.start if at.current else self.reader.span_in_view().start
        words = Words(self.page.text, Span(begin, begin))
        if not len(words):
            self.say("There are no words here.")
            return
        first = words.at(begin)
        self.choose_words(words.span(first, first))

    def choose_between(self, span: Span) -> None:
        """Choose the whole words that these touch."""
        if self.page is None:
            return
        words = Words(self.page.text, span)
        if len(words):
            self.choose_words(words.span(*words.range_of(span)))

    def choose_words(self, span: Span) -> None:
        """Show these words as chosen."""
        self.reader.look(Focus(self.reader.at.current, span))
        self.reader.go_to(Span(span.end - 1, span.end))
        self.show_status()

    def action_extend_word(self, count: int = 1) -> None:
        """One word more at the end."""
        self.extend(lambda words, span: words.extended(span, 0, count), count)

    def action_shrink_word(self, count: int = 1) -> None:
        """One word less at the end."""
        self.extend(lambda words, span: words.extended(span, 0, -count), count)

    def action_extend_back(self, count: int = 1) -> None:
        """One word more at the beginning."""
        self.extend(lambda words, span: words.extended(span, -count, 0), count)

    def action_shrink_front(self, count: int = 1) -> None:
        """One word less at the beginning."""
        self.extend(lambda words, span: words.extended(span, count, 0), count)

    def extend(self, how: Callable[[Words, Span], Span], count: int = 1) -> None:
        """Choose other words, at most `count` words on, starting from those that are chosen."""
        chosen = self.reader.at.selected
        if chosen is not None and self.page is not None:
            words = Words(self.page.text, chosen, max(REACH, count * LONG_WORD))
            self.choose_words(how(words, chosen))

    def action_move_right(self, count: int = 1) -> None:
        """As many words, one further."""
        self.extend(lambda words, span: words.moved(span, count), count)

    def action_move_left(self, count: int = 1) -> None:
        """As many words, one back."""
        self.extend(lambda words, span: words.moved(span, -count), count)

    def action_extend_sentence(self, count: int = 1) -> None:
        """On to the end of the sentence, then of the next."""
        chosen, page = self.reader.at.selected, self.page
        if chosen and page:
            sentences = page.analysis.sentences if page.analysis else ()
            for _ in range(count):
                chosen = to_sentence_end(page.text, sentences, chosen)
            self.choose_words(chosen)

    def action_extend_paragraph(self, count: int = 1) -> None:
        """The whole paragraph."""
        if self.reader.at.selected and self.page:
            self.choose_words(paragraph(self.page.text, self.reader.at.selected))
