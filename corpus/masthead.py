"""Title, dates, publisher and byline found among a plain text's own lines; changes no text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus import phrases
from corpus.dates import find_dates, with_year
from corpus.limits import MAX_TITLE

# How far from either end such lines stand: a scraped page opens with at most a dozen of them, and
# deeper in the text "Updated" or "By" begin ordinary sentences.
_HEAD_LINES = 12
_FOOT_LINES = 8
# The longest line that can be one of them, and the longest headline: in code points and words.
_MAX_LINE = 160
_MAX_HEADLINE_WORDS = 28
# Words that a line saying "updated" or "published" may hold besides its date: "in Asia section".
_MAX_STRAY = 6
# What is looked at of either end, in code points.
_END = 30_000

Clue = tuple[str, str]
"""A field and its value; the field `date` is a day that may lack its year."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a text says of itself."""

    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    agency: str | None = None
    found: tuple[tuple[str, str], ...] = ()
    """(field, the line it was found in)."""


def read_masthead(text: str) -> Masthead:
    """What the lines at either end of `text` say of its title, dates, publisher and author.

    Without a headline the title is the first sentence, cut at a word.
    """
    filled = [line for line in map(str.strip, _ends(text).split("\n")) if line]
    head, foot = filled[:_HEAD_LINES], filled[_HEAD_LINES:][-_FOOT_LINES:]
    opening = next((i for i, line in enumerate(head) if not _is_beside(line)), len(head))
    headline, body = _headline(filled, opening)
    clues = _Clues()
    for line in head:
        clues.note(line, _clues(line))
    clues.note(body, _dateline_clues(body))
    for line in (*foot, *head[1:]):
        clues.note(line, _foot_clues(line))
    return clues.masthead(headline or first_sentence(body or " ".join(filled)))


def first_sentence(text: str) -> str:
    """The first sentence of `text` without its dateline, cut at a word to one line of a list."""
    words = " ".join(text[: 20 * MAX_TITLE].split())
    dateline = phrases.dateline(words)
    words = words[dateline.end() :] if dateline and dateline.end() < len(words) else words
    end = phrases.SENTENCE_END.search(words)
    return shorten(words[: end.end()] if end else words)


def shorten(title: str) -> str:
    """`title` in at most `MAX_TITLE` code points, cut after a whole word."""
    if len(title) <= MAX_TITLE:
        return title
    cut = title[:MAX_TITLE]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:–—-") + "…"


def _ends(text: str) -> str:
    """The two ends of a long text: what is sought stands nowhere else, and 20 MB split slowly."""
    if len(text) <= 2 * _END:
        return text
    return f"{text[:_END]}\n{text[-_END:]}"


class _Clues:
    """The first value found for every field, with its line."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.lines: dict[str, str] = {}

    def note(self, line: str, clues: Iterable[Clue]) -> None:
        for field, value in clues:
            if field not in self.values:
                self.values[field] = value
                self.lines[field] = line[:_MAX_LINE]

    def masthead(self, title: str) -> Masthead:
        self._complete_date()
        self._name_wire()
        known = self.values
        return Masthead(
            title=known.get("title", title),
            publisher=known.get("publisher"),
            author=known.get("author"),
            published=known.get("published"),
            updated=known.get("updated"),
            url=known.get("url"),
            agency=known.get("agency"),
            found=tuple((field, self.lines[field]) for field in _FIELDS if field in self.lines),
        )

    def _name_wire(self) -> None:
        """The agency of the dateline is credited, and is the publisher where none is named."""
        wire = self.values.get("wire")
        if wire is None:
            return
        others = self.values.get("agency")
        self.values["agency"] = f"{wire}; {others}" if others and others != wire else wire
        self.lines.setdefault("agency", self.lines["wire"])
        if "publisher" not in self.values:
            self.values["publisher"] = wire
            self.lines["publisher"] = self.lines["wire"]

    def _complete_date(self) -> None:
        """A day without a year is of the last year in which it is not after the other date."""
        near = self.values.get("updated")
        if "published" in self.values or "date" not in self.values or near is None:
            return
        printed = next(find_dates(self.values["date"]), None)
        day = with_year(printed, near) if printed else None
        if day is not None:
            self.values["published"] = day
            self.lines["published"] = self.lines["date"]


_FIELDS = ("title", "publisher", "author", "published", "updated", "url", "agency")


def _headline(lines: list[str], opening: int) -> tuple[str | None, str]:
    """The headline, if there is one at `opening`, and the first line of the body."""
    rest = lines[opening:]
    if not rest:
        return None, ""
    if len(rest) == 1 or not _reads_like_a_headline(rest[0]):
        return None, rest[0]
    body = next((line for line in rest[1:] if not _is_beside(line)), "")
    return " ".join(rest[0].split()), body


def _reads_like_a_headline(line: str) -> bool:
    words = line.split()
    return (
        len(line) <= _MAX_LINE
        and 2 <= len(words) <= _MAX_HEADLINE_WORDS
        and not phrases.ENDED.search(line)
        and phrases.dateline(line) is None
    )


def _is_beside(line: str) -> bool:
    """Whether a line at the head is furniture beside the headline and the text."""
    if len(line) > _MAX_LINE:
        return False
    return bool(phrases.FURNITURE.match(line)) or any(True for _ in _clues(line))


def _clues(line: str) -> Iterator[Clue]:
    """What a line at the head says, when it is there to say it."""
    if len(line) > _MAX_LINE:
        return
    if keyed := phrases.KEYED.fullmatch(line):
        yield phrases.KEYS[keyed["key"].lower()], keyed["value"].strip()
    elif byline := phrases.BYLINE.fullmatch(line):
        yield "author", byline["who"]
    else:
        yield from _dated(line)
        if phrases.OUTLET.fullmatch(line):
            yield "publisher", line


def _dated(line: str) -> Iterator[Clue]:
    """The dates of a line that holds little else, and the outlet or byline between them."""
    dates = tuple(find_dates(line))
    if not dates:
        return
    gaps, end = [], 0
    for date in dates:
        gaps.append(line[end : date.start])
        end = date.end
    parts = [part for gap in (*gaps, line[end:]) for part in phrases.parts(gap)]
    named = any(phrases.UPDATED.search(gap) or phrases.PUBLISHED.search(gap) for gap in gaps)
    clues = [_part_clue(part) for part in parts]
    stray = sum(len(part.split()) for part, clue in zip(parts, clues, strict=True) if not clue)
    # A section ("World", "Asia Pacific") stands beside the outlet; anything longer is a sentence.
    allowed = _MAX_STRAY if named else 2 if any(clues) else 0
    if stray > allowed:
        return
    for gap, date in zip(gaps, dates, strict=True):
        if date.iso is not None:
            yield ("updated" if phrases.UPDATED.search(gap) else "published"), date.iso
    yield from (clue for clue in clues if clue)


def _part_clue(part: str) -> Clue | None:
    """What stands between two dates or bars: an outlet or a byline; None for anything else."""
    if byline := phrases.BYLINE.fullmatch(part):
        return "author", byline["who"]
    return ("publisher", part) if phrases.OUTLET.fullmatch(part) else None


def _dateline_clues(line: str) -> Iterator[Clue]:
    found = phrases.dateline(line)
    if found is None:
        return
    if wire := found["agency"]:
        yield "wire", wire
    if when := found["when"]:
        date = next(find_dates(when), None)
        if date is not None:
            yield ("published", date.iso) if date.iso else ("date", when)


def _foot_clues(line: str) -> Iterator[Clue]:
    """What a line after the text says, or the end of its last paragraph."""
    tail = line[-2 * _MAX_LINE :]
    if agencies := phrases.WITH_AGENCIES.search(tail):
        yield "agency", agencies["who"].strip(" .)")
    if len(line) > 2 * _MAX_LINE:
        return
    if credit := phrases.CREDIT.match(line):
        yield "author", credit["who"].strip()
    if owner := phrases.COPYRIGHT.match(line):
        yield "publisher", owner["who"].strip()
    if phrases.UPDATED.match(line) or phrases.PUBLISHED.match(line):
        yield from _dated(line)
