"""Cuts a sentence into words as the name finder needs them; knows nothing of names."""

import re
from collections.abc import Iterator

# Hyphens split off what is said of a name ("U.S.-led", "Orissa-based"), but not parts of one.
_AFTER_HYPHEN = (
    "affiliated|aligned|allied|appointed|backed|based|bashers|born|bound|brokered|built|controlled"
    "|created|dominated|educated|era|flagged|focused|friendly|funded|held|installed|inspired|led"
    "|level|like|linked|made|mediated|occupied|only|operated|originated|organized|owned|provoked"
    "|registered|related|ruled|run|sponsored|sponsoring|style|supplied|supported|trained|type|wide"
)
_WORD = re.compile(
    rf"""
    (?:[^\W\d_]\.){{2,}}                            # U.S., J.R.R.
    | [^\W\d_](?:\.[^\W\d_])+\b                     # U.S without its last point
    | \d+(?:[.,:]\d+)+(?!\w)                        # 1,000 and 5.4 and 18:30
    | [^\W_]+
      (?: (?!['’][sS]\b) ['’&] [^\W_]+
        | \. (?=[a-z\d]) [^\W_]+
        | - (?!(?:{_AFTER_HYPHEN})\b) [^\W_]+
      )*
    | ['’][sS]\b
    | [^\w\s]
    | _
    """,
    re.VERBOSE,
)


def words(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The words and marks of `text` between two code points, each with its first code point."""
    for match in _WORD.finditer(text, start, end):
        yield match.group(), match.start()
