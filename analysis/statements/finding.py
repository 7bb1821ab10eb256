"""One thing that a rule found to be said, in tokens; knows nothing of the rules."""

from dataclasses import dataclass

from analysis.statements.lexicon import Verb
from analysis.statements.passages import Run


@dataclass(frozen=True, slots=True)
class Finding:
    """Something said, who says it, and the words that say so, in tokens of one passage."""

    how: str
    """Which rule found it."""
    cue: Run
    contents: tuple[Run, ...]
    source: Run | None = None
    verb: Verb | None = None
