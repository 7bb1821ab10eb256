"""How news pages word what stands beside the text: patterns only; knows no article."""

import re

UPDATED = re.compile(r"\b(?:updated?|modified|revised)\b", re.I)
PUBLISHED = re.compile(r"\b(?:published|posted|issued|created|filed|date)\b", re.I)

KEYED = re.compile(
    r"(?P<key>title|headline|publisher|outlet|newspaper|site|author|byline|source|agency|url|link)"
    r"\s*[:=]\s*(?P<value>\S.*)",
    re.I,
)
KEYS = {
    "title": "title", "headline": "title", "publisher": "publisher", "outlet": "publisher",
    "newspaper": "publisher", "site": "publisher", "author": "author", "byline": "author",
    "source": "agency", "agency": "agency", "url": "url", "link": "url",
}  # fmt: skip

_WORD = r"(?:[A-Z][\w.'’-]*|de|del|der|van|von|bin|bint|al|el|la)"
_PERSON = rf"{_WORD}(?:\s+{_WORD}){{0,5}}"
BYLINE = re.compile(
    rf"(?:(?:Written|Reported|Words)\s+)?(?:[Bb]y|BY)[:\s]\s*"
    rf"(?P<who>{_PERSON}(?:(?:,\s*{_PERSON}){{0,6}},?\s+(?:and|AND|&|y)\s+{_PERSON})?)"
    r"(?:\s*[|·,—–].*|\s+-\s.*|\s+(?:in|for)\s+[A-Z].*)?"
)
"""A line that names the authors and little else; `who` is their names as printed."""

CREDIT = re.compile(r"\(?(?:Reporting|Written|Additional reporting) by (?P<who>[^;.()]{3,120})")

WITH_AGENCIES = re.compile(
    r"\(\s*with\s+(?:additional\s+)?(?:information|reports?|reporting|inputs?|material|files?"
    r"|contributions?)\s+(?:from|by|of)\s+(?P<who>[^().]{2,80}?)\s*\)",
    re.I,
)

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?,?)?"
    r"\s*(?:by\s+)?(?P<who>[A-Z][\w&'’ -]{1,60}?)"
    r"(?=\s+(?:19|20)\d\d|[.,|]|\s+[-–—]|\s+all\s+rights|\s*$)",
    re.I,
)

OUTLET = re.compile(
    r"(?:The\s+)?(?:[A-Z][\w'’.&-]*\s+){0,4}(?i:Wire|Post|Times|News|Standard|Herald|Daily|Agency"
    r"|Press|Journal|Desk|Tribune|Gazette|Today|Observer|Guardian|Chronicle|Telegraph|Monitor"
    r"|Bulletin|Dispatch|Courier|Ledger|Broadcasting|Radio|Television|TV|Globe|Mail|Analysis"
    r"|Online|Magazine|Weekly|Examiner|Inquirer|Review|Record|Mirror|Express|Independent)"
    r"(?:\s+(?:Agency|Online|Service|Network|International|World))?"
    r"|(?:Agence|Agencia|Radio|Deutsche)\s+[A-Z][\w'’-]*(?:[\s-][A-Z][\w'’-]*)?"
)
"""A name that can hardly be anything but an outlet's."""

_WHEN = (
    r"(?P<when>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?"
    r"|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:,?\s+\d{4})?)"
)
_END = r"\s*(?:--|[:—–]|-(?=\s)|(?<=[/.\d])\.(?=\s)|(?<=/)(?=\s))\s*"
_AGENCY = r"[(/](?P<agency>[A-Z][\w&.' -]{1,40})[)/]"
_LOUD_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’/ -]{1,40}[A-Z](?:,\s+[A-Z][A-Za-z. ]{2,30}?)??)"
    rf"(?:,?\s+{_WHEN})?[.,]?(?:\s*{_AGENCY})?{_END}"
)
_QUIET_DATELINE = re.compile(
    rf"(?P<place>[A-Z][\w.'’/ -]{{1,40}}?)(?:,\s+{_WHEN})?[.,]?\s*{_AGENCY}{_END}"
)

FURNITURE = re.compile(
    r"(?:share(?:\s+this)?\b|edited\s+by\b|read\s+more\b|reading\s+time\b|\d+\s+min(?:ute)?s?\s+read"
    r"|listen\b|photo:|image:|subscribe\b|sign\s+up\b|advertisement\b|follow\s+us\b|print$"
    r"|e-?mail$|comments?$|related\b|tags?:|topics?:|section:)",
    re.I,
)

ENDED = re.compile(r"[.:;,…][\"'”’»)\]]*$")
"""Whether a line ends as sentences do and headlines do not."""

SENTENCE_END = re.compile(
    # The stop comes first: then only stops are looked at, and the words before them from there.
    r"[.!?](?<!\b[A-Z].)(?<!\b(?:Mr|Ms|Dr|St|No|vs|Lt).)"
    r"(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Oct|Nov|Dec|Jan|Feb|Aug|Sgt|Adm|Rev).)(?<!\bSept.)"
    r"[\"'”’»)]*(?=\s+[\"'“‘«(]*[A-Z0-9]|\s*$)"
)
"""A full stop before a capital, after no short word with a stop of its own."""

_BARS = re.compile(r"\s*[|·•—–\t]\s*|\s+-\s+|\s{3,}|[(),;]\s*")
_FILLERS = re.compile(
    r"\b(?:(?:last|first)\b|updated?\b|modified\b|revised\b|published\b|posted\b|issued\b|created\b"
    r"|filed\b|dated?\b|on\b|at\b|time\b|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?\b\.?|local\b)",
    re.I,
)


def dateline(line: str) -> re.Match[str] | None:
    """The place, day and agency that a report opens with: `SEOUL, Oct 18 (Agency) —`."""
    return _LOUD_DATELINE.match(line) or _QUIET_DATELINE.match(line)


def parts(gap: str) -> list[str]:
    """What stands between bars in `gap`, without weekdays and words like "Updated on"."""
    pieces = (" ".join(_FILLERS.sub(" ", piece).split()) for piece in _BARS.split(gap))
    return [stripped for piece in pieces if (stripped := piece.strip(" :.,"))]
