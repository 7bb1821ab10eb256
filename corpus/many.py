"""One source after the other, on several cores when they are many; knows no format."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from corpus.files import has_more_files
from corpus.intake import Intake
from corpus.reach import NAMED_ONLY, Reach
from corpus.reading import found, outcomes
from model import Problem

# Files from which several processes are worth their start, which takes as long as reading these.
_MANY = 100


def take_in_all(
    sources: Sequence[str | Path], *, reach: Reach = NAMED_ONLY
) -> Iterator[Intake | Problem]:
    """What `take_in` gives for each of the sources, in their order."""
    all_found = chain.from_iterable(found(source, None, reach) for source in sources)
    if has_more_files(sources, _MANY):
        from corpus.crew import has_several_cores, taken_apart  # Few have so many at a time.

        if has_several_cores():
            yield from taken_apart(all_found, reach)
            return
    for one in all_found:
        yield from outcomes(one, reach)
