"""Finds dates and says which day, month or year they mean; knows nothing of names.

Values are Extended Date/Time Format: `2023-10-18`, `2023-10`, `2023`, `199X`, `XXXX-09-13` where
the year is not known, `2023-09-07/2023-10-01` from one to another.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from analysis.language.word_sets import word_set
from analysis.names.numbers import SMALL
from model import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_LONG}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
# "May" and "March" alone are months only where a preposition says so.
_CLEAR = "January|February|April|June|July|August|September|October|November|December"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_WHICH = r"(?:[Ll]ast|[Nn]ext|[Tt]his|[Tt]he\s+past|[Pp]ast|[Cc]oming)"
_COUNT = rf"(?:\d{{1,3}}|an?|{'|'.join(SMALL)})"

_DATE = re.compile(
    rf"""(?<![\w$€£/-])(?:
      (?P<iso>\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])
    | (?:{_WEEKDAY},?\s+)?(?P<mdy>(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})
        (?:\s?[-–]\s?(?P<d1b>{_DAY})|\s+(?:to|through|and)\s+(?P<d1c>{_DAY})(?!\s+[a-z]))?
        (?:,?\s+(?P<y1>{_YEAR}))?)(?![\w%])
    | (?:{_WEEKDAY},?\s+)?(?P<dmy>(?P<d2>{_DAY})(?:\s+of)?\s+(?P<m2>{_MONTH})
        (?:,?\s+(?P<y2>{_YEAR}))?)(?!\w)
    | (?P<my>(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR}))(?![\w-])
    | (?P<numeric>(?P<n1>\d{{1,2}})/(?P<n2>\d{{1,2}})/(?P<n3>\d{{4}}))(?![\w/])
    | (?P<weekday>(?:(?P<w0>{_WHICH})\s+)?(?P<w>{_WEEKDAY}){_PART})(?!s?\w)
    | (?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast\s+night
        |[Tt]his\s+(?:morning|afternoon|evening))\b
    | (?P<period>(?P<p0>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious)\s+(?P<p>week|month|year))\b
    | (?P<ago>(?P<a0>{_COUNT})\s+(?P<a>day|week|month|year)s?\s+ago)\b
    | (?P<named>(?P<k0>{_WHICH})\s+(?P<k>{_LONG}))\b
    | (?P<month>(?:{_CLEAR})
        |(?<=[iI]n\s)(?:May|March)|(?<=[bB]y\s)(?:May|March)|(?<=since\s)(?:May|March)
        |(?<=until\s)(?:May|March)|(?<=early\s)(?:May|March)|(?<=late\s)(?:May|March))
        (?!\s?\w*'?[A-Z])\b
    | (?P<years>(?P<y4>{_YEAR})\s?[-–/]\s?(?P<y4b>{_YEAR}|\d\d))(?![\w-])
    | (?P<decade>(?P<y5>(?:1[5-9]|20)\d0)['’]?s)\b
    | (?P<year>(?:1[6-9]\d\d|20[0-4]\d))(?![\w%-]|[.,:]\d|\s+(?:people|men|women|dollars)\b)
    )""",
    re.VERBOSE,
)
# Words before a weekday in its sentence that put it into the days to come.
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|plans?\s+to|scheduled|set|due|expected|going)\b[^.;]{0,80}$"
    r"|\b(?:by|until|before|ahead\s+of)\s+$"
)
SIGNS = frozenset((*MONTHS, *WEEKDAYS, "0")) | word_set(
    "today yesterday tomorrow tonight last next this previous ago"
)
"""Words in small letters without one of which there is no date; "0" for any digit."""
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def find_dates(text: str, within: Span, today: date | None) -> Iterator[tuple[Span, str | None]]:
    """The dates in a stretch of `text`, each with its value where `today` lets it be known.

    `today` is the day on which the text was published.
    """
    for match in _DATE.finditer(text, within.start, within.end):
        kind = next(name for name in _MEANINGS if match[name])
        before = text[max(within.start, match.start() - 100) : match.start()]
        yield Span(*match.span()), _MEANINGS[kind](match, before, today)


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 time; None when it is none, or not known to the day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _iso(match: re.Match[str], before: str, today: date | None) -> str | None:
    return match["iso"]


def _month_day_year(match: re.Match[str], before: str, today: date | None) -> str | None:
    last = match["d1b"] or match["d1c"]
    first = _day(match["m1"], match["d1"], match["y1"], today)
    if first and last:
        second = _day(match["m1"], last, match["y1"], today)
        return f"{first}/{second}" if second else first
    return first


def _day_month_year(match: re.Match[str], before: str, today: date | None) -> str | None:
    return _day(match["m2"], match["d2"], match["y2"], today)


def _month_year(match: re.Match[str], before: str, today: date | None) -> str | None:
    return f"{match['y3']}-{_month(match['m3']):02}"


def _numeric(match: re.Match[str], before: str, today: date | None) -> str | None:
    first, second, year = (int(match[name]) for name in ("n1", "n2", "n3"))
    if first > 12:
        first, second = second, first
    elif second <= 12 and first != second:
        return None  # 3/4 is a day in March here and in April there.
    return _valid(year, first, second)


def _weekday(match: re.Match[str], before: str, today: date | None) -> str | None:
    if today is None:
        return None
    which = (match["w0"] or "").lower().split()[-1:]
    back = (today.weekday() - WEEKDAYS.index(match["w"].lower())) % 7
    if which in (["last"], ["past"]):
        days = -(back or 7)
    elif which in (["next"], ["coming"]):
        days = (7 - back) % 7 or 7
    elif which or _AHEAD.search(before):
        days = (7 - back) % 7
    else:
        days = -back
    return _shifted(today, days)


def _near(match: re.Match[str], before: str, today: date | None) -> str | None:
    days = _NEAR.get(" ".join(match["near"].lower().split()), 0)
    return _shifted(today, days) if today else None


def _period(match: re.Match[str], before: str, today: date | None) -> str | None:
    step = {"last": -1, "previous": -1, "this": 0, "next": 1}[match["p0"].lower()]
    return _moved(today, step, match["p"]) if today else None


def _ago(match: re.Match[str], before: str, today: date | None) -> str | None:
    said = match["a0"].lower()
    count = int(said) if said.isdigit() else SMALL.get(said, 1)
    return _moved(today, -count, match["a"]) if today else None


def _named(match: re.Match[str], before: str, today: date | None) -> str | None:
    if today is None:
        return None
    month, which = _month(match["k"]), match["k0"].lower().split()[-1]
    if which in ("last", "past"):
        year = today.year - (month >= today.month)
    elif which == "this":
        year = today.year
    else:
        year = today.year + (month <= today.month)
    return f"{year}-{month:02}"


def _bare_month(match: re.Match[str], before: str, today: date | None) -> str | None:
    month = _month(match["month"])
    if today is None:
        return f"XXXX-{month:02}"
    # To the nearer side: eleven months back is one month ahead.
    behind = (today.month - month) % 12
    index = today.year * 12 + today.month - 1 + (-behind if behind <= 6 else 12 - behind)
    return f"{index // 12}-{index % 12 + 1:02}"


def _years(match: re.Match[str], before: str, today: date | None) -> str | None:
    last = match["y4b"]
    return f"{match['y4']}/{last if len(last) == 4 else match['y4'][:2] + last}"


def _decade(match: re.Match[str], before: str, today: date | None) -> str | None:
    return match["y5"][:3] + "X"


def _year(match: re.Match[str], before: str, today: date | None) -> str | None:
    return match["year"]


_Meaning = Callable[[re.Match[str], str, date | None], str | None]
_MEANINGS: Mapping[str, _Meaning] = {
    "iso": _iso,
    "mdy": _month_day_year,
    "dmy": _day_month_year,
    "my": _month_year,
    "numeric": _numeric,
    "weekday": _weekday,
    "near": _near,
    "period": _period,
    "ago": _ago,
    "named": _named,
    "month": _bare_month,
    "years": _years,
    "decade": _decade,
    "year": _year,
}


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _day(month: str, day: str, year: str | None, today: date | None) -> str | None:
    number, of_month = _month(month), int(re.sub(r"\D", "", day))
    if year:
        return _valid(int(year), number, of_month)
    if today is None:
        return f"XXXX-{number:02}-{of_month:02}"
    # Without a year, the one that brings it nearest to the day of publication.
    known = (_valid(today.year + step, number, of_month) for step in (0, -1, 1))
    near = [found for found in known if found]
    return min(near, key=lambda found: abs(date.fromisoformat(found) - today), default=None)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _shifted(today: date, days: int) -> str | None:
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _moved(today: date, step: int, unit: str) -> str | None:
    if unit == "day":
        return _shifted(today, step)
    if unit == "week":
        monday = _shifted(today, 7 * step - today.weekday())
        sunday = _shifted(today, 7 * step - today.weekday() + 6)
        return f"{monday}/{sunday}" if monday and sunday else None
    index = today.year * 12 + today.month - 1 + step * (12 if unit == "year" else 1)
    if not 12 <= index < 120_000:
        return None
    return f"{index // 12:04}" if unit == "year" else f"{index // 12:04}-{index % 12 + 1:02}"
