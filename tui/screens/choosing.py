"""Which articles are listed, and in what order; knows nothing of what is done with them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from keymaps import Keymap
from tui.choosing import ALL, FIRST_ORDER, ORDERS, Filter, arranged, filters, fitting, next_order
from tui.screens.panes import Panes

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.screens.picking import Choice


class Choosing(Panes):
    """The commands that choose and sort."""

    def __init__(self, desk: "Desk", keymap: Keymap) -> None:
        super().__init__(desk, keymap)
        self.filter = ALL
        kept = desk.recall("order", FIRST_ORDER)
        self.order = kept if kept in ORDERS else FIRST_ORDER

    def show_rows(self) -> None:
        """List what is chosen, out of what the desk has now."""
        rows = self.desk.rows()
        self.articles.show(arranged(rows, self.filter, self.order), rows)

    def renew_listed(self, article_ids: Iterable[str], *, arrange: bool) -> None:
        """List these articles anew, and those that came; all of them only where they are to be
        arranged, or chosen: with ten thousand that takes longer than a key may.
        """
        chosen, ordered = self.filter != ALL, self.order != FIRST_ORDER
        if chosen or (arrange and ordered):
            self.show_rows()
            return
        if arrange:
            self.articles.add(map(self.desk.row, self.desk.ids()[self.articles.total :]))
        for article_id in filter(self.desk.has, article_ids):
            self.articles.replace(self.desk.row(article_id))

    def action_filter_list(self, count: int = 1) -> None:
        """Unread, untagged, by verdict, publisher, day, or words of a title."""
        from tui.screens.picking import Choice, pick

        rows = self.articles.every.values()
        known = filters(rows, (verdict.name for verdict in self.desk.verdicts))

        def offered(query: str) -> "tuple[Choice, ...]":
            found = fitting(rows, known, query)
            return tuple(Choice(str(each), str(times), each) for each, times in found)

        pick(self, "List only reports …", offered, self._chosen)

    def _chosen(self, chosen: Filter | None) -> None:
        if chosen is None:
            return
        self.filter = chosen
        self.show_rows()
        self.show_around()
        listed = len(self.articles.rows)
        self.say(f"Listed: {chosen}, {listed} report{'' if listed == 1 else 's'}.")

    def action_sort_list(self, count: int = 1) -> None:
        """The next order."""
        self.order = next_order(self.order)
        self.desk.remember("order", self.order)
        self.show_rows()
        self.show_around()
        self.say(f"Reports {self.order}.")
