"""Dates as people read them; knows nothing of where they stand."""

from tui.shown import shown_line

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_of(stamp: str | None) -> str:
    """An ISO 8601 date as people read it: `19 Oct 2023 09:36 UTC`; as it came when it is none."""
    if not stamp:
        return ""
    year, month, day = stamp[:4], stamp[5:7], stamp[8:10]
    if not (year.isdigit() and month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
        return shown_line(stamp)
    date = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    if len(stamp) < 16 or stamp[10] not in "T ":
        return date
    zone = stamp[16:].lstrip(":0123456789.") or ""
    offset = "UTC" if zone in ("Z", "+00:00") else stamp[-6:] if "+" in zone or "-" in zone else ""
    return " ".join(part for part in (date, stamp[11:16], offset) if part)
