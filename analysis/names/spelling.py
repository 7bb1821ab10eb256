"""Gives names the ends that their spelling shows; knows nothing of the rest of the text.

Particles, nicknames, letters after a name, titles of other tongues, what a university is of.
"""

import re
from collections.abc import Iterator

Found = tuple[int, int, str]
"""First code point, past last, and PERSON, ORG or PLACE."""

_NAME = r"[^\W\d_a-z][\w'’-]+"
_PARTICLE = r"(?:von|van|de|der|den|del|della|di|da|dos|das|du|bin|ibn|binti?|ter|ten|zu|af|av)"
_PARTICLED = re.compile(rf"(?: {_PARTICLE}){{1,3}} (?:(?:la|los|las|el|al) )?{_NAME}")
_ENDS_IN_PARTICLE = re.compile(rf"(?: {_PARTICLE})+$")
_BEFORE = re.compile(r"\b(?:(?:von|van|bin|ter) (?:der |den )?)$")
_NICKNAME = re.compile(rf"[\"“][^\"“”\n]{{1,20}}[\"”] {_NAME}|[\"”] {_NAME}")
_AFTER_NICKNAME = re.compile(rf" (?:[\"“‘'][^\"“”‘’'\n]{{1,20}}[\"”’']) ({_NAME})")
_LETTERS = re.compile(r"(?:,? (?:[KQ]C|MS?P|MEP|MLA|[OMCDK]BE|FRS|Ph\.?D\.?))+$")
_TITLE = re.compile(
    r"(?:(?:Vize)?[Kk]anzler(?:in)?|Bundeskanzler(?:in)?|(?:Minister)?[Pp]räsident(?:in)?"
    r"|Presidenta?e?|Président(?:e)?|Premier ministre|Ministr[oae]|Herr|Frau|Señora?|Signora?"
    r"|Senhora?|Monsieur|Madame|Mme\.?|Haji|Ayatollah|Pfc\.?|Dame|Tan Sri|Datuk(?: Seri)?)"
    r" (?=[^\W\d_a-z])"
)
_HEADED = re.compile(
    rf"\b(?:(?!The |At |In |From |To |And |Our ){_NAME} )?"
    r"(?:University|Institute|College|Academy|Museum|Bank|Archdiocese) of (?:the )?$"
)
_CUT = re.compile(r" (?:for|of)(?: the)?$")
_REST = re.compile(rf" {_NAME}(?: (?:(?:and|of|&) )?{_NAME}){{0,3}}")
_FIRMS = re.compile(r"\b(?:Inc|Corp|Co|Ltd|AG|plc|PLC|SA|NV|GmbH|AS|LLC)\.?( and )(?=[^\W\d_a-z])")
_OFFICE = re.compile(
    r" (?:(?:City|County|Borough|District|State|Crown) )?"
    r"(?:Police|Council|University|Parliament|Assembly|Legislature|Court|Government|Airlines)\b"
)
_KIND = re.compile(r" (?:town|islands?|area|region|city|province|district|state|county|village)$")
_LONGEST = 80
"""In code points; what belongs to a name stands so near."""


def spelled(text: str, found: Found) -> Iterator[Found]:
    """The name with the ends that its spelling shows, or the names that it holds."""
    start, end, label = found
    while start < end and not text[start].isalnum() and text[start] not in "\"“'‘@#":
        start += 1
    if start == end:
        return
    if label == "PERSON":
        yield from _persons(text, start, end)
    elif label == "ORG":
        yield from _bodies(text, start, end)
    else:
        yield _place(text, start, end)


def _persons(text: str, start: int, end: int) -> Iterator[Found]:
    comma = text.find(", ", start, end)
    both = comma > 0 and " " in text[start:comma] and " " in text[comma + 2 : end]
    for first, last in ((start, comma), (comma + 2, end)) if both else ((start, end),):
        first, last = _beginning(text, first, last), _ending(text, first, last)
        letters = _LETTERS.search(text, first, last)
        yield first, letters.start() if letters else last, "PERSON"


def _beginning(text: str, start: int, end: int) -> int:
    title = _TITLE.match(text, start, end)
    if title:
        return title.end()
    particles = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return particles.start() if particles else start


def _ending(text: str, start: int, end: int) -> int:
    """Past a particle and the name after it, or past a nickname in quotation marks."""
    bare = _ENDS_IN_PARTICLE.search(text, start, end)
    particled = _PARTICLED.match(text, bare.start() if bare else end)
    if particled:
        return particled.end()
    opened = sum(text.count(mark, start, end) for mark in '"“”') == 1
    mark = max(text.rfind(mark, start, end) for mark in '"“') if opened else -1
    closed = _NICKNAME.match(text, mark) if mark >= 0 else _AFTER_NICKNAME.match(text, end)
    return closed.end() if closed else end


def _bodies(text: str, start: int, end: int) -> Iterator[Found]:
    joined = _FIRMS.search(text, start, end)
    if joined:
        yield start, joined.start(1), "ORG"
        start = joined.end(1)
    cut = _CUT.search(text, start, end)
    rest = _REST.match(text, end) if cut else None
    yield start, rest.end() if rest else end, "ORG"


def _place(text: str, start: int, end: int) -> Found:
    """Without the word for its kind after it, or as the body that is "of" it."""
    headed = _HEADED.search(text, max(0, start - _LONGEST), start)
    if headed:
        return headed.start(), end, "ORG"
    office = _OFFICE.match(text, end)
    if office:
        return start, office.end(), "ORG"
    kind = _KIND.search(text, start, end)
    return start, kind.start() if kind and text[start].isupper() else end, "PLACE"
