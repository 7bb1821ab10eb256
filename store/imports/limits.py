"""What a file may ask of us, and the JSON in it; knows no format."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from model import ObelosError, Problem

MAX_BYTES = 1 << 30
"""A million annotations of our own are about 1 GB; more is a mistake or an attack."""
MAX_WORDS = 2_000_000
"""In code points, of a quote or a note: a book. Of an article, see `MAX_TEXT`."""
MAX_TEXT = 50_000_000
"""In code points: ten times the longest novels."""
MAX_NAME = 1_000
"""In code points, of an id, a name, a moment."""
MAX_DEPTH = 50
"""Of lists and objects inside one another, in a field that is kept unread."""
MAX_PROBLEMS = 100
"""More of them help nobody."""

_Value = TypeVar("_Value")


def json_of(text: str) -> Any:
    """The value that `text` holds.

    Raises:
        ObelosError: when it is no whole JSON, or one that we could not write again.
    """
    try:
        return json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ObelosError(f"The file is no whole JSON: it goes wrong at {where}.") from None
    except RecursionError:
        raise ObelosError("The file is JSON that is nested too deeply.") from None
    except ValueError:
        raise ObelosError("The file is JSON with a number that cannot be kept.") from None


def json_lines_of(text: str) -> tuple[list[Any], list[Problem]]:
    """The values of a file with one on each line, and a problem for each line that is none."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    values, problems = [], []
    for number, line in lines:
        try:
            values.append(json_of(line))
        except ObelosError:
            problems.append(Problem(f"line {number}", "It is no whole JSON."))
    return values, problems


def each(
    records: Iterable[Any], what: str, reader: Callable[[Any], _Value]
) -> tuple[list[_Value], list[Problem]]:
    """What can be read of the records, and a problem for each that cannot."""
    good, problems = [], []
    for number, record in enumerate(records, 1):
        try:
            good.append(reader(record))
        except ObelosError as error:
            problems.append(Problem(f"{what} {number}", str(error)))
    return good, problems


def records_of(whole: Any) -> Sequence[Any]:
    """The records of a file that holds a list of them, or one alone."""
    return whole if isinstance(whole, list) else [whole]


def each_of(
    records: Iterable[Any], what: str, reader: Callable[[Any], Iterable[_Value | Problem]]
) -> tuple[list[_Value], list[Problem]]:
    """As `each`, where one record may hold several, and problems of its own."""
    good: list[_Value] = []
    problems = []
    for number, record in enumerate(records, 1):
        try:
            for one in reader(record):
                if isinstance(one, Problem):
                    problems.append(Problem(f"{what} {number}, {one.subject}", one.reason))
                else:
                    good.append(one)
        except ObelosError as error:
            problems.append(Problem(f"{what} {number}", str(error)))
    return good, problems


def within(text: str, limit: int, what: str) -> str:
    """The text, when it is no longer than the limit.

    Raises:
        ObelosError: when it is.
    """
    if len(text) > limit:
        raise ObelosError(f"The {what} is longer than {limit:,} characters.")
    return text


def too_deep(value: Any) -> bool:
    """Whether lists and objects stand inside one another more than `MAX_DEPTH` times."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _inside(one)]
    return bool(level)


def few(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems, and how many more there are."""
    some = tuple(problems)
    more = len(some) - MAX_PROBLEMS
    if more <= 0:
        return some
    rest = Problem("the file", f"{more} more parts of it were left out.")
    return (*some[:MAX_PROBLEMS], rest)


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _refused(_name: str) -> Any:
    raise ValueError
