"""What numbers mean, in digits and in words; knows nothing of what they count."""

import re

SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "k": 1_000,
}
# What "dozens of people" says at the least.
PLURALS = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}

_UNIT = "|".join((*SMALL, "a", "an"))
_WORDS = rf"(?:{'|'.join((*SMALL, *TENS))})"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -](?:hundred|thousand|million|billion"
    r"|trillion)\b|(?:m|mn|bn|k)\b)?"
    rf"|(?:{_WORDS}(?:[ -](?:and[ -])?(?:{_WORDS}|hundred|thousand|million|billion|trillion)\b)*"
    r"|an?[ -](?:hundred|thousand|million|billion|trillion|dozen)|half[ ]a[ ](?:million"
    r"|billion|dozen)"
    r")(?!\w|-(?!(?:year|month|week|day|hour|minute|mile|foot|inch|meter|metre|kilometer|kilometre"
    r"|point|ton|story|storey|person|man|seat|member|party|state|country|nation|way|part)\b))"
    r"|\d+[ -]dozen\b"
)
"""A number in digits or words, as the source of a pattern without groups."""

SIGNS = frozenset((*SMALL, *TENS, *SCALES, *PLURALS, "dozen", "tens", "0"))
"""Words without one of which there is no number; "0" for any digit."""


def number(written: str) -> float | None:
    """What a number in digits or in English words comes to; None when it is none."""
    lowered = written.lower().replace(",", "")
    parts = re.findall(r"\d+(?:\.\d+)?|[a-z]+", lowered)
    if not parts:
        return None
    total, current = 0.0, 0.0
    for part in parts:
        total, current = _step(part, total, current)
        if current < 0:
            return None
    return total + current


def written(value: float) -> str:
    """A number without a needless point: 1000, 2.5."""
    return str(int(value)) if value == int(value) else repr(round(value, 6))


def _step(part: str, total: float, current: float) -> tuple[float, float]:
    if part[0].isdigit():
        return total, current + float(part)
    if part in ("and", "a", "an"):
        return total, current or (0 if part == "and" else 1)
    if part == "half":
        return total, 0.5
    if part == "dozen":
        return total, (current or 1) * 12
    if part in SMALL or part in TENS:
        return total, current + SMALL.get(part, TENS.get(part, 0))
    if part == "hundred":
        return total, (current or 1) * 100
    if part in SCALES:
        return total + (current or 1) * SCALES[part], 0.0
    return total, -1.0
