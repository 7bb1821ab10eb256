"""Makes any text safe in a spreadsheet's cell and turns it back; knows nothing of columns."""

from model import visible

# OWASP, "CSV injection": what a spreadsheet takes for the beginning of a formula. Tab and carriage
# return are on that list too; `visible` has replaced them. The full-width forms are taken for the
# plain ones by some.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LINE_END = "␊"
"""Its picture, so that an annotation is one line to every tool that reads lines."""
_SKIPPED = " '\ufffd" + "".join(map(chr, range(0x2400, 0x2422)))
"""What may stand before it without making it harmless: our own mark, the marks for controls."""


def cell(value: str | int | None) -> str:
    """The value as one line that is never a formula; controls become visible marks."""
    text = "" if value is None else visible(str(value)).replace("\n", _LINE_END)
    return f"'{text}" if _is_risky(text) else text


def text_of_cell(text: str) -> str:
    """What `cell` was given, but for controls other than line ends: those it shows by marks."""
    plain = text[1:] if text.startswith("'") and _is_risky(text[1:]) else text
    return plain.replace(_LINE_END, "\n")


def _is_risky(text: str) -> bool:
    return text.lstrip(_SKIPPED).startswith(_FORMULA)
