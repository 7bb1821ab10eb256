"""Dates as people read them; knows nothing of where they stand."""

from datetime import datetime

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


def date_here(stamp: str | None) -> str:
    """The same, and what the clock of the reader said then, where it says something else:
    `19 Oct 2023 23:36 UTC (20 Oct 01:36 here)`.
    """
    local, date = _local(stamp), date_of(stamp)
    if stamp is None or local is None or f"{local:%H:%M}" == stamp[11:16]:
        return date
    day = "" if local.day == int(stamp[8:10]) else f"{local.day} {_MONTHS[local.month - 1]} "
    return f"{date} ({day}{local:%H:%M} here)"


def moment_here(stamp: str) -> str:
    """Day and time by the clock of the reader: `19 Oct 11:36`; as it came when it is none."""
    local = _local(stamp)
    if local is None:
        return shown_line(stamp)
    return f"{local.day} {_MONTHS[local.month - 1]} {local:%H:%M}"


def offset_here(stamp: str) -> str:
    """How far the clock of the reader was from UTC then: `UTC+02:00`; empty when it is none."""
    local = _local(stamp)
    offset = f"{local:%z}" if local is not None else ""
    return f"UTC{offset[:3]}:{offset[3:]}".replace("UTC+00:00", "UTC") if offset else ""


def _local(stamp: str | None) -> datetime | None:
    """By the clock of the reader; None where it says no time, or none that is known everywhere."""
    try:
        at = datetime.fromisoformat(stamp or "")
        return at.astimezone() if at.tzinfo is not None else None
    except (ValueError, OverflowError, OSError):
        return None
