"""Where sentences begin and end; knows nothing of what they say."""

import re
from collections.abc import Iterable, Iterator

from analysis.language.word_sets import word_set
from model import Span

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
# A sentence cannot begin in lower case or with a closing mark: the splitter took the end of a
# quotation ("Who are you?" she asked) or an abbreviation it does not know for the end of one.
_MISSED = re.compile(r"(?:(?<=[a-z]{3})|(?<=\bso)|(?<=\bno))[.?!][”\"’)]*\s+(?=[“\"‘]?[A-Z])")
"""The splitter takes some plain words before a full stop for abbreviations."""
_ABBREVIATIONS = word_set("etc approx dept est gen sen rep gov sgt capt cmdr prof rev hon")
_GOES_ON = re.compile(r"[a-z”’,;)\]]|-\s")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order, without white space around them; none crosses a line end."""
    return tuple(span for line in _LINE.finditer(text) for span in _of_line(text, line))


def _of_line(text: str, line: re.Match[str]) -> Iterator[Span]:
    import nupunkt

    start = end = -1
    for a, b in _pieces(line.group(), nupunkt.sent_spans(line.group())):
        found = _trimmed(text, line.start() + a, line.start() + b)
        if found is None:
            continue
        if start >= 0 and not _GOES_ON.match(text, found[0]):
            yield Span(start, end)
            start = -1
        start, end = (found[0] if start < 0 else start), found[1]
    if start >= 0:
        yield Span(start, end)


def _pieces(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        for missed in _MISSED.finditer(line, start, end):
            word = line[max(start, missed.start() - 12) : missed.start()].split()[-1]
            if word.lower() not in _ABBREVIATIONS:
                yield start, missed.end()
                start = missed.end()
        if start < end:
            yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return None
    start += len(words) - len(words.lstrip())
    return start, start + len(bare)
