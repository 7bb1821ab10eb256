"""Which articles are listed, and in what order; knows nothing of what is done with them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from keymaps import Keymap
from tui.choosing import ALL, FIRST_ORDER, ORDERS, Filter, arranged, fitting, next_order
from tui.screens.panes import Panes
from tui.spare import Spare
from tui.tidying import stay

if TYPE_CHECKING:
    from tui.desk import Desk, Row
    from tui.screens.picking import Choice

AT_ONCE = 16
"""Articles listed anew before a key may come in between: a millisecond or two, also where for each
it is read what was written on it.
"""


class Choosing(Panes):
    """The commands that choose and sort."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.filter = ALL
        kept = desk.recall("order", FIRST_ORDER)
        self.order = kept if kept in ORDERS else FIRST_ORDER
        self.listing = Spare()

    def show_rows(self) -> None:
        """List what is chosen, out of all that the desk has now."""
        self.articles.take(map(self.desk.row, self.desk.ids()[self.articles.total :]))
        self._arrange()

    def _arrange(self) -> None:
        rows = self.articles.everything.values()
        self.articles.show(arranged(rows, self.filter, self.order))

    def renew_rows(self, article_ids: Iterable[str], *, came: bool) -> None:
        """Take in what became of these, and those that `came`; of thousands only the first at once,
        since all of them take longer than a key may.
        """
        new = self.desk.ids()[self.articles.total :] if came else ()
        listed = filter(self.articles.everything.__contains__, article_ids)
        changed = (*new, *listed)
        self.listing.begin_now(self._renewed(changed, came=came))

    def _renewed(self, article_ids: Sequence[str], *, came: bool) -> Iterator[None]:
        for start in range(0, len(article_ids), AT_ONCE):
            if start:
                yield
            self._put([self.desk.row(each) for each in article_ids[start : start + AT_ONCE]])
        if came and len(article_ids) > AT_ONCE:
            stay()
        if self.filter != ALL or (came and self.order != FIRST_ORDER):
            self._arrange()
        self.show_around()

    def _put(self, rows: "Iterable[Row]") -> None:
        new = []
        for row in rows:
            if row.id in self.articles.everything:
                self.articles.replace(row)
            else:
                new.append(row)
        if self.filter == ALL and self.order == FIRST_ORDER:
            self.articles.add(new)
        else:
            self.articles.take(new)

    def action_filter_list(self, count: int = 1) -> None:
        """Unread, untagged, by verdict, publisher, day, or words of a title."""
        from tui.screens.picking import Choice, pick

        rows = self.articles.everything.values()
        known = self.articles.tally.filters(verdict.name for verdict in self.desk.verdicts)

        def offered(query: str) -> "tuple[Choice, ...]":
            found = fitting(rows, known, query)
            return tuple(Choice(str(each), str(times), each) for each, times in found)

        pick(self, "List only reports …", offered, self._chosen)

    def _chosen(self, chosen: Filter | None) -> None:
        if chosen is None:
            return
        self.filter = chosen
        self._arrange()
        self.show_around()
        listed = len(self.articles.rows)
        self.say(f"Listed: {chosen}, {listed} report{'' if listed == 1 else 's'}.")

    def action_sort_list(self, count: int = 1) -> None:
        """The next order."""
        self.order = next_order(self.order)
        self.desk.remember("order", self.order)
        self._arrange()
        self.show_around()
        self.say(f"Reports {self.order}.")
