"""Dates as news prints them, to ISO 8601; knows neither today's date nor where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

# In minutes east of Greenwich. Left out, since papers of several countries use them for different
# times: CST (China, central America), IST (India, Israel, Ireland), AST.
_FIXED = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "cet": 60, "west": 60, "cest": 120,
    "eet": 120, "sast": 120, "eest": 180, "msk": 180, "trt": 180, "gst": 240, "pkt": 300,
    "wib": 420, "ict": 420, "hkt": 480, "sgt": 480, "pht": 480, "myt": 480, "awst": 480,
    "kst": 540, "jst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300,
    "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "brt": -180,
}  # fmt: skip
# Names that stand for summer and winter time alike.
_SEASONAL = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

_ZONE = (
    r"(?P<zone>(?:UTC|GMT)?[+-]\d{1,2}:?\d{2}\b|(?:UTC|GMT)[+-]\d{1,2}\b|"
    r"(?<![a-z])(?:" + "|".join(sorted({*_FIXED, *_SEASONAL}, key=len, reverse=True)) + r")\b)"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?:\s*\(?" + _ZONE + r"\)?)?"
)
_MONTH = r"(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAYS = (
    rf"\b{_YEAR}(?P<dash>[-/.])(?P<month>[01]?\d)(?P=dash)(?P<day>[0-3]?\d)(?!\d)",
    rf"\b{_MONTH}\s+{_DAY}\b(?:(?:,?\s+|,){_YEAR}\b)?",
    rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:(?:,?[\s-]+|,){_YEAR}\b)?",
    rf"\b(?P<first>[0-3]?\d)(?P<dash>[-/.])(?P<other>[0-3]?\d)(?P=dash){_YEAR}\b",
)
_BETWEEN = r"(?:T|[\s,|·–—-]*(?:\bat\b)?\s*)"
_AFTER = re.compile(_BETWEEN + _CLOCK, re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\d:.])" + _CLOCK + r"[\s,|·–—-]*(?:on\s+)?(?:[a-z]{3,9},?\s+)?$", re.I)
_DIGIT = re.compile(r"\d")
_SECONDS = re.compile(r"1\d{9}(\d{3})?")
_YEAR_FIRST = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_AS_IN_MAIL = re.compile(r"[A-Za-z]{3},? \d|\d{1,2} [A-Za-z]{3} \d{4} \d")
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _DAYS)


@dataclass(frozen=True, slots=True)
class Printed:
    """One date as found in a line."""

    iso: str | None
    """A day, a minute or a second, with an offset where one is known; None without a year."""
    start: int
    end: int
    month: int
    day: int


def find_date(line: str) -> Printed | None:
    """The first date in `line`, with its time of day and offset where they stand beside it."""
    return next(find_dates(line), None)


def find_dates(line: str) -> Iterator[Printed]:
    """Every date in `line` that leaves no doubt about day and month, in order."""
    if not _DIGIT.search(line):
        return
    matches = sorted(
        (found for pattern in _PATTERNS for found in pattern.finditer(line)),
        key=lambda found: (found.start(), -found.end()),
    )
    end = 0
    for found in matches:
        if found.start() >= end and (printed := _printed(line, found)) is not None:
            end = printed.end
            yield printed


def with_year(printed: Printed, near: str) -> str | None:
    """The day of a date without a year that lies nearest before or on the day of `near`."""
    year = int(near[:4])
    for candidate in (year, year - 1):
        iso = _day(candidate, printed.month, printed.day)
        if iso is not None and iso <= near[:10]:
            return iso
    return None


def machine_date(value: str | None) -> str | None:
    """A date as machines write it (ISO 8601, RFC 2822, seconds of 1970), as precise as it is."""
    text = " ".join((value or "").split())
    if not text or len(text) > 100:
        return None
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if _YEAR_FIRST.match(text) and (iso := _iso(text)):
        return iso
    if _AS_IN_MAIL.match(text) and (iso := _mail(text)):
        return iso
    printed = find_date(text)
    return printed.iso if printed else None


def _iso(text: str) -> str | None:
    try:
        if len(text) in (8, 10) and "T" not in text:
            return datetime.fromisoformat(text).date().isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _mail(text: str) -> str | None:
    from email.utils import parsedate_to_datetime  # Few dates need it.

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _printed(line: str, found: re.Match[str]) -> Printed | None:
    parts = found.groupdict()
    numbers = _month_and_day(parts)
    if numbers is None:
        return None
    month, day = numbers
    if parts["year"] is None:
        # 2000 was a leap year: this only asks whether the day exists at all.
        exists = _day(2000, month, day) is not None
        return Printed(None, found.start(), found.end(), month, day) if exists else None
    iso = _day(int(parts["year"]), month, day)
    if iso is None:
        return None
    start, end = found.span()
    after, before = _AFTER.match(line, end), _BEFORE.search(line[:start])
    if after is not None and (time := _time(iso, after)) is not None:
        return Printed(time, start, after.end(), month, day)
    if before is not None and (time := _time(iso, before)) is not None:
        return Printed(time, before.start(), end, month, day)
    return Printed(iso, start, end, month, day)


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int] | None:
    if name := parts.get("name"):
        return _MONTHS[name.lower()], int(parts["day"] or 0)
    if month := parts.get("month"):
        return int(month), int(parts["day"] or 0)
    first, other = int(parts["first"] or 0), int(parts["other"] or 0)
    # 03/04/2023 is a different day in London and in New York; 19/10/2023 is not.
    if first > 12 >= other:
        return other, first
    if other > 12 >= first or first == other:
        return first, other
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None


def _time(iso: str, clock: re.Match[str]) -> str | None:
    if clock["minute"] is None and clock["half"] is None:
        return None
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    moment = datetime.fromisoformat(iso).replace(
        hour=hour, minute=minute, second=int(clock["second"] or 0), tzinfo=_zone(clock["zone"])
    )
    return moment.isoformat(timespec="seconds" if clock["second"] else "minutes")


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    lower = name.lower()
    if lower in _SEASONAL:
        from zoneinfo import ZoneInfo  # The other zones do without.

        return ZoneInfo(_SEASONAL[lower])
    if lower in _FIXED:
        return timezone(timedelta(minutes=_FIXED[lower]))
    digits = re.sub(r"[^\d]", "", lower)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if "-" in lower else offset)
