"""The lines around the text: headings, strip and status; knows no widgets."""

from collections.abc import Iterable

from rich.cells import cell_len

from model import Article
from tui.annotation import Beside, who_says
from tui.dates import date_here
from tui.grid import difference_word
from tui.highlights import KIND_MARKS, Piece
from tui.shown import cut, fill, shown_line
from tui.wrapping import in_two

Pieces = tuple[Piece, ...]

SAVED = "saved"
"""What stands at the end of the status line while nothing is wrong."""


def heading(
    article: Article,
    width: int,
    indent: int,
    lines: int,
    *,
    focused: bool = False,
    earlier: int = 0,
) -> tuple[Pieces, ...]:
    """Publisher, date and number of earlier versions, then the title, set where the text begins;
    a long one takes the empty line too, unless the text begins with it.
    """
    room = max(width - indent - 1, 4)
    dates = (date_here(article.published), _updated(article))
    facts = (shown_line(article.publisher or ""), *dates, _versions(earlier))
    source = " · ".join(fact for fact in facts if fact)
    title, more = in_two(shown_line(article.title), room)
    space: Piece = (" " * indent, ())
    here: Piece = (f"{'▸' if focused else ' ':>{max(indent - 1, 1)}} ", ("accent",))
    head: tuple[Pieces, ...] = (
        (here, (cut(source, room), ("label",))),
        (space, (title, ("heading",))),
        (space, (cut(more, room), ("heading",))) if more else (),
    )
    if more and _begins_with(article.text, article.title):
        head = (*head[:1], (space, (cut(shown_line(article.title), room), ("heading",))), ())
    if lines == 1:
        return ((space, (cut(shown_line(article.title), room), ("heading",))),)
    return head[:lines]


_FURNITURE = 200
"""Code points that may stand before the title in a text: when it was updated, the section."""


def _begins_with(text: str, title: str) -> bool:
    """Whether the title can be read there in full, or as far as it goes where it was cut."""
    whole = " ".join(title.split()).rstrip("….")
    return bool(whole) and whole in " ".join(text[: 3 * len(title) + _FURNITURE].split())


def _versions(earlier: int) -> str:
    if not earlier:
        return ""
    return "1 earlier version" if earlier == 1 else f"{earlier} earlier versions"


def _updated(article: Article) -> str:
    """When it was last changed; in full where no other date is known."""
    if not article.updated or article.updated == article.published:
        return ""
    return "updated" if article.published else f"updated {date_here(article.updated)}"


def heading_count(head: tuple[Pieces, ...], width: int, count: str) -> tuple[Pieces, ...]:
    """The first line of a heading with a count at its right end."""
    if not head:
        return head
    used = sum(cell_len(text) for text, _ in head[0])
    if used + len(count) + 2 > width:
        return head
    gap: Piece = (" " * (width - used - len(count) - 1), ())
    return ((*head[0], gap, (count, ("quiet",))), *head[1:])


def title(words: str, count: str, width: int, *, focused: bool) -> Pieces:
    """The title of a pane; the focused one is known by it."""
    room = width - cell_len(count) - 1
    name = f"▸ {words}" if focused else f"  {words}"
    return ((fill(name, room), ("accent",) if focused else ("label",)), (count, ("quiet",)))


def strip(beside: Beside | None, number: int, width: int) -> tuple[Pieces, ...]:
    """Two lines under the text where there is no room for the panel."""
    rule: Pieces = (("─" * width, ("quiet",)),)
    if beside is None:
        return rule, ((" No statement here", ("quiet",)),)
    left = f" {number} of {len(beside.page.places)}  {_said_by(beside)}"
    right = _elsewhere(beside)
    room = width - cell_len(right) - 2
    return rule, ((fill(left, max(room, 0)), ()), (f" {right} ", ("quiet",)))


def _said_by(beside: Beside) -> str:
    statement = beside.place.statement
    if statement is None:
        return "words chosen by hand"
    return f"{KIND_MARKS[statement.kind]} {who_says(beside.page, statement) or 'nobody named'}"


def _elsewhere(beside: Beside) -> str:
    if not beside.elsewhere:
        return ""
    differing = [each for other in beside.elsewhere for each in other.differences]
    facts = [f"elsewhere {len(beside.elsewhere)}"]
    if beside.origins:
        facts.append(f"origins {len(beside.origins)}")
    if differing:
        facts.append(f"differs: {cut(shown_line(difference_word(differing)), 18)}")
    return " · ".join(facts)


def tally(tagged: int, found: int, standing: str, *, wide: bool) -> Pieces:
    """How many are tagged, and `standing`: that all is saved, or what is wrong."""
    counts = f"{tagged} tagged of {found} · " if wide else ""
    return ((counts + standing, ("quiet" if standing == SAVED else "alert",)),)


def status(
    said: Pieces, place: str, hints: Iterable[tuple[str, str]], width: int, *, wide: bool
) -> Pieces:
    """What was said at one end, keys at the other, and the place in the text between."""
    keys = _keys(hints, width - _cells(said) - (len(place) + 8 if wide else 4))
    left, right = (said, keys) if wide else (keys, said)
    free = width - _cells(left) - _cells(right) - 2
    if not wide:
        return (" ", ()), *left, (" " * max(free, 1), ()), *right, (" ", ())
    before = max(min(width // 2 - _cells(left) - len(place) // 2, free - len(place) - 2), 1)
    after = max(free - before - len(place), 0)
    middle: Pieces = ((" " * before, ()), (place, ("quiet",)), (" " * after, ()))
    return (" ", ()), *left, *middle, *right, (" ", ())


def _keys(hints: Iterable[tuple[str, str]], room: int) -> Pieces:
    """As many hints as there is room for, the first last: it leads to all the others."""
    chosen = []
    for key, word in hints:
        room -= cell_len(key) + len(word) + 3
        if room < 0:
            break
        chosen.append((key, word))
    pieces: list[Piece] = []
    for key, word in chosen[1:] + chosen[:1]:
        pieces += [("  " if pieces else "", ()), (key, ("key",)), (f" {word}", ("quiet",))]
    return tuple(pieces)


def _cells(pieces: Pieces) -> int:
    return sum(cell_len(text) for text, _ in pieces)
