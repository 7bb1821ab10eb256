"""One source after the other, on several cores when they are many; knows no format."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from corpus.files import has_more_files, size_of
from corpus.intake import Intake
from corpus.limits import SMALL
from corpus.reach import NAMED_ONLY, Reach, is_address
from corpus.reading import Found, articles_in, found, outcomes
from model import Article, Problem

# Files from which several processes are worth their start, which takes as long as reading these.
_MANY = 100


def take_in_all(
    sources: Sequence[str | Path], *, reach: Reach = NAMED_ONLY
) -> Iterator[Intake | Problem]:
    """What `take_in` gives for each of the sources, in their order."""
    all_found = _all_found(sources, reach)
    if has_more_files(sources, _MANY):
        from corpus.crew import has_several_cores, taken_apart  # Few have so many at a time.

        if has_several_cores():
            yield from taken_apart(all_found, reach)
            return
    for one in all_found:
        yield from outcomes(one, reach)


def read_all(
    sources: Iterable[str | Path],
    beside: Callable[[Path], Iterable[Article | Problem] | None],
    *,
    reach: Reach = NAMED_ONLY,
) -> Iterator[Article | Problem]:
    """What `read` gives for each of the sources, in their order.

    `beside` is asked to read each small file elsewhere; for None it is read here.
    """
    for one in _all_found(tuple(sources), reach):
        taken = beside(one) if isinstance(one, Path) and size_of(one) <= SMALL else None
        yield from articles_in(one, reach) if taken is None else taken


def _all_found(sources: Sequence[str | Path], reach: Reach) -> Iterator[Found]:
    addresses = (1 for source in sources if isinstance(source, str) and is_address(source))
    if next(islice(addresses, 1, None), None) is not None:
        from corpus.ahead import found_ahead  # Few name several addresses at a time.

        return found_ahead(sources, reach)
    return chain.from_iterable(found(source, None, reach) for source in sources)
