"""A bare Textual program: the floor for a start, and for a key with one changed cell."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One Static; `x` changes one cell."""

    ENABLE_COMMAND_PALETTE = False
    changed = 0

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static("READY", markup=False)

    def key_x(self) -> None:
        """Change one cell."""
        self.changed += 1
        self.query_one(Static).update("READY" + "ab"[self.changed % 2], layout=False)


if __name__ == "__main__":
    Bare().run()
