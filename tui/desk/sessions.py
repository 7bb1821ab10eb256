"""What a reviewer's sessions leave behind: where one stopped, what held nothing to tag, and notes
not yet saved.
"""

from collections.abc import Mapping
from typing import Any

from tui.desk.memory import Memory


class Sessions:
    """The sessions of one reviewer; whoever else works here has their own.

    None of it is a judgement on a report: no events, not exported, not merged, or the queues of
    others would grow shorter.
    """

    def __init__(self, memory: Memory, reviewer: str) -> None:
        self._memory = memory
        self._passed = f"passed by {reviewer}"
        self._kept = f"session of {reviewer}"
        self._drafts = f"drafts of {reviewer}"

    def passed(self) -> Mapping[str, Any]:
        """Statements, by id, in which the reviewer found nothing to tag.

        An id is made from the words, so that a changed statement comes up again.
        """
        return self._memory.table(self._passed)

    def pass_over(self, statement_id: str, *, passed: bool) -> None:
        """Remember that there is nothing to tag in a statement, or forget it."""
        if passed:
            self._memory.put(self._passed, statement_id, 1)
        else:
            self._memory.drop(self._passed, statement_id)

    def kept(self) -> Any:
        """The session that was kept last, as it was given; None when there is none."""
        return self._memory.recall(self._kept)

    def keep(self, session: Any) -> bool:
        """Write a session, as JSON can hold it, and what was passed over; whether the disk took it.

        It takes no longer than a key may, beside the disk's own time.
        """
        self._memory.remember(self._kept, session)
        return self._memory.save()

    def drafts(self) -> Mapping[str, Any]:
        """Notes that were left without saving, as they were given, by name."""
        return self._memory.table(self._drafts)

    def keep_draft(self, name: str, draft: Any) -> bool:
        """Write one, as JSON can hold it, or with None forget it; whether the disk took that."""
        if draft is None:
            self._memory.drop(self._drafts, name)
        else:
            self._memory.put(self._drafts, name, draft)
        return self._memory.save()
