"""Where sentences begin and end; knows nothing of what they say."""

import re
from collections.abc import Iterator

from model import Span

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
# A sentence cannot begin in lower case or with a closing mark: the splitter took the end of a
# quotation ("Who are you?" she asked) or an abbreviation it does not know for the end of one.
_GOES_ON = re.compile(r"[a-z”’,;)\]]|-\s")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order, without white space around them; none crosses a line end."""
    return tuple(span for line in _LINE.finditer(text) for span in _of_line(text, line))


def _of_line(text: str, line: re.Match[str]) -> Iterator[Span]:
    import nupunkt

    start = end = -1
    for a, b in nupunkt.sent_spans(line.group()):
        found = _trimmed(text, line.start() + a, line.start() + b)
        if found is None:
            continue
        if start >= 0 and not _GOES_ON.match(text, found[0]):
            yield Span(start, end)
            start = -1
        start, end = (found[0] if start < 0 else start), found[1]
    if start >= 0:
        yield Span(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return None
    start += len(words) - len(words.lstrip())
    return start, start + len(bare)
