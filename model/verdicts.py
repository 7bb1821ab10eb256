"""The verdicts a tag may carry; knows nothing of colours or keys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement of sourcing that a reviewer may give."""

    name: str
    """Lower case, as it is saved."""
    mark: str
    """One cell wide, for the margin: never colour alone."""
    help: str
    """One line on what it means."""


BUILT_IN_VERDICTS = (
    Verdict("confirmed", "✓", "Independent sources bear it out."),
    Verdict("disputed", "÷", "Another source says otherwise, or a figure differs."),
    Verdict("unsourced", "?", "Nobody's name stands behind it."),
)
