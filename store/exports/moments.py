"""ISO 8601 as an editor reads it; knows no format."""

import re
from datetime import UTC, datetime

# Not strftime: its names follow the language of the process.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def spoken(moment: str) -> str:
    """A day as `22 Nov 2026`, a time in UTC behind it; what is neither stays as it is."""
    try:
        at = datetime.fromisoformat(moment)
        if at.tzinfo is not None:
            at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        return moment
    day = f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
    if _DAY.fullmatch(moment):
        return day
    zone = " UTC" if at.tzinfo is not None else ""
    return f"{day} {at.hour:02d}:{at.minute:02d}{zone}"
