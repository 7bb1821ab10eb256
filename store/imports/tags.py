"""Which of another tool's tags is the verdict; knows no format."""

from collections.abc import Sequence

from model import BUILT_IN_VERDICTS

_VERDICTS = frozenset(one.name for one in BUILT_IN_VERDICTS)


def verdict_of(label: str) -> str | None:
    """A label as a verdict is saved; None for one that says there is none."""
    name = " ".join(label.split()).casefold()
    return None if name in ("", "note") else name


def split_tags(tags: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The verdict among the tags, a built-in one before others, and the tags that are left."""
    named = [one for one in tags if verdict_of(one)]
    chosen = next((one for one in named if verdict_of(one) in _VERDICTS), None)
    if chosen is None and named:
        chosen = named[0]
    if chosen is None:
        return None, ()
    named.remove(chosen)
    return verdict_of(chosen), tuple(named)


def rivals_in(tags: Sequence[str]) -> tuple[str, ...]:
    """The tags as verdicts are saved, as any of them may be one."""
    return tuple(filter(None, map(verdict_of, tags)))


def with_tags(note: str, tags: Sequence[str]) -> str:
    """The note with the tags that are no verdict, so that none is lost."""
    line = f"Tags: {', '.join(tags)}" if tags else ""
    return "\n".join(one for one in (note, line) if one)
