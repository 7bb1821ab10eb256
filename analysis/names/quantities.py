"""Finds quantities and says what they come to; knows nothing of names and dates.

Values are a comparator, a number and what is counted, in the singular: `>=1000 container`,
`10..15 person`, `~5 %`, `1500000 USD`. Without a noun it is the number alone.
"""

import re
from collections.abc import Iterator

from analysis.names.gazetteers import gazetteers
from analysis.names.numbers import NUMBER, PLURALS, number, written
from model import Span

_AT_LEAST = (
    "at least|over|more than|no fewer than|no less than|not less than|upwards? of|above|exceeding"
    "|just over|well over|in excess of|a minimum of|a total of more than"
)
_AT_MOST = (
    "at most|up to|no more than|not more than|fewer than|less than|under|below|just under"
    "|as many as|a maximum of|as much as"
)
_ABOUT = (
    "about|around|some|roughly|nearly|almost|approximately|approx|close to|an estimated"
    "|estimated|circa|more or less"
)
COMPARATORS = {
    **dict.fromkeys(_AT_LEAST.split("|"), ">="),
    **dict.fromkeys(_AT_MOST.split("|"), "<="),
    **dict.fromkeys(_ABOUT.split("|"), "~"),
}
MONEY = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "€": "EUR", "£": "GBP"}
_CODES = "USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NOK|SEK|DKK|PLN|TRY|ZAR|BRL|UAH|RUB"
MONEY |= {code.lower(): code for code in _CODES.split("|")}
MONEY |= {"¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₪": "ILS", "₴": "UAH"}
IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "lives": "life",
    "wives": "wife",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "gunmen": "gunman",
    "crewmen": "crewman",
    "fishermen": "fisherman",
    "dollars": "USD",
    "euros": "EUR",
    "percent": "%",
    "per cent": "%",
    "percentage points": "point",
    "series": "series",
    "species": "species",
    "aircraft": "aircraft",
    "police": "police",
    "crew": "crew",
    "buses": "bus",
    "viruses": "virus",
    "cases": "case",
    "bases": "base",
    "houses": "house",
    "horses": "horse",
    "nurses": "nurse",
    "courses": "course",
    "phases": "phase",
    "losses": "loss",
    "vehicles": "vehicle",
}

_AMOUNT = re.compile(
    rf"""(?<![\w.,/:#$€£¥-])
    (?:(?P<than>{
        "|".join(
            sorted((_AT_LEAST + "|" + _AT_MOST + "|" + _ABOUT).split("|"), key=len, reverse=True)
        ).replace(" ", chr(92) + "s+")
    })\s+)?
    (?:between\s+(?=\S+\s+and\s))?
    (?P<money>(?:US|A|C|HK)?\$|[€£¥₽₹₩₪₴]|(?-i:{_CODES})(?=\s?\d))?\s?
    (?:(?P<first>{NUMBER})
       (?:\s?(?:-|–|to|and|or)\s?(?P<money2>\$)?(?P<second>\d[\d,.]*\d|\d)
          (?:\s(?P<scale2>million|billion|trillion|thousand)\b)?(?![\w]))?
     |(?P<plural>(?:tens|hundreds)\s+of\s+(?:thousands|millions)|{"|".join(PLURALS)})\s+of(?=\s))
    (?P<unit>\s?%|\s?percent\b|\s?per\s+cent\b|(?:-|\s?)(?:km|kg|mph|kph|lbs?|mm|cm|ft)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?P<hyphen>-(?P<unit>[a-z]+)(?:-(?:old|long|wide|high|deep))?\b)"
    r"|(?P<words>(?:\s+(?:of\s+the\s+)?[A-Za-z][a-z]+(?:-[a-z]+)?){1,4})"
)
_NOT_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|st\b|nd\b|rd\b|th\b)|[:/]\d|-\d|[.,]\d")
_NUMBERED = re.compile(r"(?:\b[A-Z][\w.-]*|\b[Nn]o\.|\b[Nn]umber|\bpage|\bchapter|[-–:/])\s?$")


def find_quantities(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    """The quantities in a stretch of `text`, each with its value."""
    here = within.start
    while match := _AMOUNT.search(text, here, within.end):
        end, value = _measured(text, match, within.end)
        if value is not None:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Span(start, end), value
        here = max(end, match.end(), match.start() + 1)


def singular(noun: str) -> str:
    """What one of them is called, by the commonest rules of English spelling."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _measured(text: str, match: re.Match[str], limit: int) -> tuple[int, str | None]:
    """Where the quantity ends and what it comes to; no value where it counts nothing."""
    amount = _amount(match)
    if amount is None or _NOT_AFTER.match(text, match.end()):
        return match.end(), None
    sign = COMPARATORS.get(" ".join((match["than"] or "").lower().split()), "")
    if match["plural"]:
        sign = ">="
    unit, end = _unit(text, match, limit)
    if not unit and not _stands_alone(text, match):
        return match.end(), None
    return end, f"{sign}{amount} {unit}".strip()


def _amount(match: re.Match[str]) -> str | None:
    if match["plural"]:
        return written(_plural(match["plural"].lower()))
    first = number(match["first"])
    if first is None:
        return None
    if not match["second"]:
        return written(first)
    second = number(match["second"].rstrip(".,") + " " + (match["scale2"] or ""))
    scale = second if second is None or not match["scale2"] else number("1 " + match["scale2"])
    if match["scale2"] and scale and first < 1000:
        first *= scale
    return f"{written(first)}..{written(second)}" if second is not None else written(first)


def _plural(said: str) -> float:
    if said.startswith("tens"):
        return 10 * PLURALS[said.split()[-1]]
    if " of " in said:
        return 100 * PLURALS[said.split()[-1]]
    return PLURALS[said]


def _unit(text: str, match: re.Match[str], limit: int) -> tuple[str, int]:
    if match["money"]:
        return MONEY[match["money"].lower()], match.end()
    if match["unit"]:
        unit = match["unit"].strip(" -").lower()
        return ("%" if unit.startswith(("%", "per")) else unit), match.end()
    noun = _NOUN.match(text, match.end(), limit)
    if not noun:
        return "", match.end()
    if noun["hyphen"]:
        return (
            (noun["unit"], noun.end())
            if noun["unit"] in gazetteers().lexicon["units"]
            else ("", match.end())
        )
    return _head(noun, match)


def _head(noun: re.Match[str], match: re.Match[str]) -> tuple[str, int]:
    """The first word that looks like what is counted, among those that follow the number."""
    one = (match["first"] or "").lower() in ("1", "one", "a", "an")
    for word in re.finditer(r"[A-Za-z-]+", noun[0]):
        said = word[0]
        counted = said in IRREGULAR or (
            said.endswith("s")
            and said not in gazetteers().lexicon["nonouns"]
            and not said.endswith(("ss", "us"))
        )
        if (counted and said.islower()) or said in gazetteers().lexicon["units"]:
            return IRREGULAR.get(singular(said) + "s", singular(said)), noun.start() + word.end()
        if (
            one
            or said in gazetteers().lexicon["nonouns"]
            or said in gazetteers().lexicon["nouncuts"]
        ):
            break
    return "", match.end()


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a noun still counts something: digits that name nothing else."""
    if not (match["first"] or "")[:1].isdigit():
        return False
    if match["second"] and text[match.end("first")] in "-–":
        return False  # "lost 3-0"
    before = text[max(0, match.start("first") - 24) : match.start("first")]
    return bool(match["than"]) or not _NUMBERED.search(before)
