"""Puts names right that the tagger cuts or takes wrongly; knows nothing of how it found them.

What it knows is how names are written: numbered things are none, a title is no part of a name, a
body and the place it is of are one, initials in brackets stand for the body before them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.language.word_sets import word_set
from analysis.names.gazetteers import gazetteers
from analysis.names.spelling import Found, spelled

_NUMBERED = re.compile(
    r"(?:Tab|Page|Figure|Fig\.?|Table|Section|Chapter|Appendix|Step|Part|Exhibit|Paragraph|Volume"
    r"|Level|Unit|Item|Line|Sector|Phase|Version|Article|Clause)[ -]\d+[A-Za-z]?"
)
_DAYS = word_set("Mon Tue Tues Wed Thu Thur Thurs Fri Sat")
_STAGE = word_set("Laughter Applause Crosstalk Inaudible")
"""What transcripts put in brackets."""
_TITLE = re.compile(
    r"(?:PM|Drs?\.|Dr|Sheikh|President|Prime Minister|(?:Sen|Rep|Gov|Gen|Mr|Mrs|Ms)\.?) (?=[A-Z])"
)
# "Norton I" only where no verb can follow: the number is a word of its own as well.
_REGNAL = re.compile(r" (?:II|III|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?|I(?=,| of\b))(?!\w|['’])")
_NICKNAMED = re.compile(r"\b([A-Z]\w+ [\"“])$")
_OF = re.compile(r" of (?:the )?")
_DEFINED = re.compile(r" \(([A-Z][A-Za-z&]{1,8}[A-Z])\)")
_WORD = re.compile(r"\S+")
_LONGEST_INITIALS = 10
_LONGEST = 120
"""In code points; the words that initials stand for take no more room."""
_HEADS = word_set(
    """
    university court library bank authority ministry department institute college academy museum
    association federation council parliament archives government church bureau office appeals
    appeal commission chamber
    """
)
"""Last words of bodies that are "of" a place."""
_CLAUSE_WORDS = word_set(
    "may will can could would should must is are was were has have had says said won't"
)
"""Words that no name of more than three words holds, but a headline taken for one does."""
_SMALL = word_set("of for and the on in &")


def adjusted(
    text: str, sentences: Sequence[tuple[int, int]], found: Iterable[Found]
) -> list[Found]:
    """The names in order, some left out, some with other ends, those of initials added.

    Nothing is added outside `sentences`, each from its first code point to past its last.
    """
    names = [_bare(text, name) for name in found if not _is_none(text, name)]
    names = list(_apart(part for name in names for part in spelled(text, name)))
    return _with_initials(text, sentences, list(_joined(text, names)))


def _apart(names: Iterable[Found]) -> Iterator[Found]:
    """The names without those that stand on another; of two the longer one stays."""
    pending: Found | None = None
    for name in names:
        if pending is None or name[0] >= pending[1]:
            if pending:
                yield pending
            pending = name
        elif name[1] - name[0] > pending[1] - pending[0]:
            pending = name
    if pending:
        yield pending


def _is_none(text: str, found: Found) -> bool:
    """Whether it is a single letter, a numbered thing, a day or a whole clause in capitals."""
    name = text[found[0] : found[1]]
    words = name.lower().split()
    if len(words) > 3 and not _CLAUSE_WORDS.isdisjoint(words):
        return True
    if len(name.strip(".")) < 2 or name in _DAYS or name in _STAGE:
        return True
    return _NUMBERED.fullmatch(name) is not None or (name == "Sun" and found[2] != "ORG")


def _bare(text: str, found: Found) -> Found:
    """A person's name without a title or common word before it, with the number after it."""
    start, end, label = found
    if label != "PERSON":
        return found
    words = text[start:end].split()
    if len(words) > 2 and words[1] in gazetteers().given and _is_common(words[0]):
        start = text.index(words[1], start + len(words[0]))
    nicknamed = _NICKNAMED.search(text, max(0, start - _LONGEST), start)
    if nicknamed and sum(text.count(mark, start, end) for mark in '"”') == 1:
        start = nicknamed.start(1)
    title = _TITLE.match(text, start, end)
    regnal = _REGNAL.match(text, end)
    return title.end() if title else start, regnal.end() if regnal else end, label


def _is_common(word: str) -> bool:
    listed = gazetteers()
    if word in listed.given or word in listed.surnames:
        return False
    return "-" in word or listed.usage.get(word.lower(), ("u", ""))[0] in ("3", "4")


def _joined(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """Parts of one name as one: given and family name, a body and the place it is of."""
    pending: Found | None = None
    for name in names:
        if pending and _belong(text, pending, name):
            name, pending = (pending[0], name[1], pending[2]), None
        elif pending and _are_partners(text, pending, name):
            name, pending = (pending[0], name[1], "ORG"), None
        elif pending and text[pending[0] : name[1]] in gazetteers().territories:
            name, pending = (pending[0], name[1], "PLACE"), None  # "Bosnia and Herzegovina"
        if pending:
            yield pending
        pending = name
    if pending:
        yield pending


def _are_partners(text: str, one: Found, other: Found) -> bool:
    """Whether two family names are a firm: "Marks & Spencer", not the couple "Ann & Bob"."""
    if text[one[1] : other[0]] != " & ":
        return False
    listed = gazetteers()
    names = text[one[0] : one[1]], text[other[0] : other[1]]
    return all(name in listed.surnames and name not in listed.given for name in names)


def _belong(text: str, one: Found, other: Found) -> bool:
    first, second = text[one[0] : one[1]], text[other[0] : other[1]]
    between = text[one[1] : other[0]]
    if one[2] == other[2] == "PERSON" and between == " ":
        return " " not in first + second and first != second
    head = first.split()[-1].lower() in _HEADS
    return one[2] == "ORG" and other[2] == "PLACE" and head and bool(_OF.fullmatch(between))


def _with_initials(
    text: str, sentences: Sequence[tuple[int, int]], names: list[Found]
) -> list[Found]:
    """With the initials that the text explains: "World Bread Union (WBU)", and WBU elsewhere."""
    bodies = {end for _, end, label in names if label == "ORG"}
    known, spelled = set[str](), list[Found]()
    for match in _matches(_DEFINED, text, sentences):
        start = _spelled_out(text, match.start(), match[1])
        if start is not None and not (spelled and spelled[-1][1] > start):
            spelled.append((start, match.start(), "ORG"))
        if start is not None or match.start() in bodies:
            known.add(match[1])
    if not known:
        return names
    names = sorted([*clear_of(names, spelled), *spelled])
    short = "|".join(sorted(map(re.escape, known)))
    uses = _matches(re.compile(rf"(?<![\w.-])(?:{short})(?!\w)"), text, sentences)
    added: list[Found] = [(*match.span(), "ORG") for match in uses]
    # What stands in a longer name stays there: "WBU Bakery".
    added = clear_of(added, [name for name in names if name[1] - name[0] > _LONGEST_INITIALS])
    return sorted([*clear_of(names, added), *added])


def _matches(
    pattern: re.Pattern[str], text: str, sentences: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    for start, end in sentences:
        yield from pattern.finditer(text, start, end)


def clear_of(names: Iterable[Found], others: Sequence[Found]) -> list[Found]:
    """The names that none of `others` stands on; both in order."""
    at = 0
    kept = []
    for name in names:
        while at < len(others) and others[at][1] <= name[0]:
            at += 1
        if at == len(others) or others[at][0] >= name[1]:
            kept.append(name)
    return kept


def _spelled_out(text: str, end: int, initials: str) -> int | None:
    """Where the words begin whose initials stand in brackets after them."""
    first = max(0, end - _LONGEST)
    wanted = list(initials.upper())
    for word in reversed(list(_WORD.finditer(text, first, end))):
        said = word.group()
        if said[0] == wanted[-1]:
            wanted.pop()
            if not wanted:
                return word.start()
        elif said.lower() not in _SMALL:
            return None
    return None
