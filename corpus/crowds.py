"""Tags with thousands of attributes, found as a parser would read them; knows no other markup."""

import re
from collections.abc import Iterator

# libxml2 compares every attribute of a tag with every other: 10,000 take it a second, 200,000 an
# hour. Pages have a dozen.
_MAX_ATTRIBUTES = 2_000
_LONG_TAG = 10_000
# What a shorter page can hold of them is over in two seconds.
_LONG_PAGE = 30_000
# What an attribute takes at least, with the space before it, in code points.
_SCANT = 2
# Tags and attributes as HTML has them (WHATWG HTML, 13.2.5.8 and 13.2.5.32 to 39), where a value
# in quotation marks may hold what else would end the tag.
_NAME = re.compile(r"<[a-z][^ \t\n\r\f/>]*+", re.I)
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\r\f>]*+)"""
_ATTRIBUTE = re.compile(
    r"[ \t\n\r\f/]*+[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+" + _VALUE + ")?+"
)
_ANGLED = re.compile(r"""=[ \t\n\r\f]*+(?:"[^">]*+>|'[^'>]*+>)""")


def without_crowds(source: str) -> str:
    """`source` without the attributes of tags that have thousands."""
    if not _may_be_crowded(source):
        return source
    parts, position = [], 0
    for start, end in sorted(_crowds(source)):
        parts.append(source[position:start])
        position = max(position, start, end)
    if not parts:
        return source
    bared = "".join(parts) + source[position:]
    # Only a page made to this end has others that come to light then: it is not read as a page.
    return bared.replace("<", " ") if any(_crowds(bared)) else bared


def has_more_attributes(source: str, count: int) -> bool:
    """Whether the tags of a long page have more attributes than `count` in all."""
    if len(source) <= _SCANT * count:
        return False
    seen: set[int] = set()
    for name in _NAME.finditer(source):
        position = name.end()
        while position not in seen and (found := _ATTRIBUTE.match(source, position)):
            seen.add(position)
            position = found.end()
        if len(seen) > count:
            return True
    return False


def _may_be_crowded(source: str) -> bool:
    """Whether it is worth a closer look: much stands between two `>`, or one stands in a value."""
    if len(source) <= _LONG_PAGE:
        return False
    return max(map(len, source.split(">"))) > _LONG_TAG or _ANGLED.search(source) is not None


def _crowds(source: str) -> Iterator[tuple[int, int]]:
    """Where the attributes of crowded tags begin and end, in code points, the last tags first.

    A tag may seem to begin in a comment or a value, so all that may be one are looked at; what
    was walked through from a later one is known and not walked again.
    """
    known: dict[int, tuple[int, int]] = {}
    """Attributes from a position to the end of the tag, and that end."""
    for name in reversed(list(_NAME.finditer(source))):
        position, walked = name.end(), []
        while position not in known and (found := _ATTRIBUTE.match(source, position)):
            walked.append(position)
            position = found.end()
        count, end = known.get(position, (0, position))
        known |= {one: (count + n, end) for n, one in enumerate(reversed(walked), 1)}
        if count + len(walked) > _MAX_ATTRIBUTES:
            yield name.end(), end
