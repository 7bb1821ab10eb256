"""The commands that give one of the three verdicts; knows nothing of what it is given to."""


class Verdicts:
    """For every screen on which a verdict key judges what is current."""

    def tag(self, verdict: str) -> None:
        """Give a verdict to what is current."""
        raise NotImplementedError

    def action_confirmed(self, count: int = 1) -> None:
        """Independent sources bear it out."""
        self.tag("confirmed")

    def action_disputed(self, count: int = 1) -> None:
        """Another source says otherwise."""
        self.tag("disputed")

    def action_unsourced(self, count: int = 1) -> None:
        """Nobody's name stands behind it."""
        self.tag("unsourced")
