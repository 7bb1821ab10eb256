"""Tells of what goes wrong beside the reading; knows only sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from keymaps import Keymap
from model import ObelosError, Problem
from tui.counting import counted
from tui.doubts import doubts_of
from tui.screens.unsaved import Unsaved, unsaved
from tui.shown import shown_line
from tui.status import SAVED

if TYPE_CHECKING:
    from tui.desk import Desk

LONG = 20.0
"""Seconds that a notice about annotations stays: it may be all that tells of a lost one."""


class Warnings(Unsaved):
    """Notices, and a word in the status line for what lasts."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self._failures: set[str] = set()
        self._warned: frozenset[Problem] = frozenset()

    def notify_once(self, reason: str) -> None:
        """Say what could not be done, the first time."""
        if reason not in self._failures:
            self._failures.add(reason)
            self.notify(shown_line(reason), severity="error", markup=False)

    def notify_left_out(self, problems: Sequence[Problem]) -> None:
        """Say what was left out, in one notice."""
        words = self._in_short(problems)
        self.notify(words, title="Left out", severity="warning", markup=False)

    def warn(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the annotations where that is new, and show how much is."""
        fresh = [each for each in problems if each not in self._warned]
        self._warned = frozenset(problems)
        number = len(problems)
        if fresh:
            words = self._in_short(fresh)
            self.notify(words, title="Annotations", severity="error", timeout=LONG, markup=False)
        key = self.key_for("problems")
        some = f"{SAVED} · {counted(number, 'problem')}, {key}"
        self.standing = some if number else SAVED
        self.show_status()

    def _in_short(self, problems: Sequence[Problem]) -> str:
        more = f" And {len(problems) - 1} more: {self.key_for('problems')} lists them."
        return shown_line(f"{problems[0]}{more if len(problems) > 1 else ''}")

    def notify_outdated(self) -> None:
        """Say that the report in view has a later version by now, and how to read it."""
        self.notify(self._outdated(), severity="warning", timeout=LONG, markup=False)

    def _outdated(self) -> str:
        key = self.key_for("take_later")
        return f"A later version of this report is in the library: {key} shows it."

    def _take_back(self, words: str) -> None:
        """Let go of the notices that say what is no longer so."""
        for notice in [each for each in self.app._notifications if each.message == words]:
            self.app._unnotify(notice)

    def action_take_later(self, count: int = 1) -> None:
        """Read the version that the library has by now, at the same words as far as they stand
        there; one's tags go where their words went.
        """
        article_id = self.article_id
        if article_id is None or not self.desk.is_outdated(article_id):
            self.say("No later version of this report is in the library.")
            return
        seen = self.reader.at.current or self.reader.span_in_view()
        try:
            span = self.desk.take_present(article_id, seen)
        except ObelosError as error:
            self.say(str(error), alert=True)
            return
        self._take_back(self._outdated())
        self.let_go_of(article_id)
        if not self.open_article(article_id, span):
            # The text before is seen still: nothing found in the later one may be laid on it.
            self.page = None
            return
        doubts = doubts_of([("", self.desk.placed(article_id))], self.desk.reviewer)
        tags, key = counted(len(doubts), "tag"), self.key_for("orphans")
        look = f" {tags} of yours in it to be looked at: {key} lists them." if doubts else ""
        self.say(f"This is the later version.{look}")

    def let_go_of(self, article_id: str) -> None:
        """Forget what counts in the words that an article had."""
        raise NotImplementedError

    def action_problems(self, count: int = 1) -> None:
        """What was left out, what of the annotations cannot be read or sent, and notes that were
        not saved.
        """
        from tui.screens.problems import show_problems

        notes = [unsaved(self.desk, *each) for each in self.drafts]
        show_problems(self, self.desk.tag_problems, self.desk.left_out, notes)
