"""Untrusted text made harmless to look at; knows nothing of where it is shown."""

# Control pictures stand for the C0 controls, U+FFFD for what has no picture: C1 controls,
# bidirectional controls, line and paragraph separators, zero-width no-break space, lone
# surrogates. Each is one code point for one, so that offsets hold.
_C0 = {c: 0x2400 + c for c in range(0x20) if c not in (0x09, 0x0A)}
_NO_PICTURE = (
    *range(0x80, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
    *range(0xD800, 0xE000),
)
_VISIBLE = _C0 | {0x09: 0x20, 0x7F: 0x2421} | dict.fromkeys(_NO_PICTURE, 0xFFFD)
_ONE_LINE = _VISIBLE | {0x0A: 0x20}


def visible(text: str) -> str:
    """The text with what could steer a terminal replaced one for one; line feeds stay, a tab
    becomes a space.
    """
    return text.translate(_VISIBLE)


def visible_line(text: str) -> str:
    """As `visible`, and line feeds become spaces."""
    return text.translate(_ONE_LINE)


_QUOTED = 60


def quoted(words: str) -> str:
    """The first 60 code points of some words on one line, in quotation marks: what a problem is
    about.
    """
    line = visible_line(" ".join(words.split()))
    return f"“{line[:_QUOTED]}…”" if len(line) > _QUOTED else f"“{line}”"
