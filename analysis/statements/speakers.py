"""Whose names stand behind what is said; knows nothing of how it was found that it is said.

Pronouns and descriptions ("he", "the minister") are carried to a name only where the last person
in focus fits; where it is not safe nobody is named.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.language.word_sets import word_set
from model import Entity, Span

_NAMED = frozenset(("PERSON", "ORG", "PLACE"))
_HE = frozenset(("he", "him", "himself", "his"))
_SHE = frozenset(("she", "her", "herself"))
_IT = frozenset(("it", "its"))
_RELATIVE = frozenset(("who", "which", "that"))
_REACH = 4
"""In sentences: a pronoun does not reach further back."""
_TITLES = word_set(
    """
    minister president premier spokesman spokeswoman spokesperson senator governor mayor
    leader chief director secretary ambassador envoy general professor attorney lawyer officer
    sheriff chairman chairwoman chair candidate nominee analyst diplomat commander judge
    chancellor pope king queen prince doctor lawmaker congressman congresswoman prosecutor
    justice economist expert scientist author founder owner executive manager coach official
    adviser advisor vice-president representative
    """
)
_VOICES_OF_BODIES = word_set("spokesman spokeswoman spokesperson representative")
"""Titles of those who speak for the body before them: "the Kremlin spokesman"."""
_PEOPLE = (_TITLES - _VOICES_OF_BODIES) | word_set(
    """
    worker workers resident residents student students pupil pupils player players fan fans
    supporter supporters voter voters employee employees engineer engineers shareholder shareholders
    customer customers family families relative relatives wife husband widow son daughter brother
    sister mother father friend lawyers soldiers veteran veterans protesters activist activists
    critic critics opponents reporter reporters journalist journalists correspondent columnist
    passenger passengers witness witnesses victim victims survivor survivors teacher teachers nurse
    nurses farmer farmers driver drivers man woman men women people
    """
)
"""Who does not speak for the body or the place named beside them: "a Ford worker"."""
_BODIES = word_set(
    """
    ministry agency government party company court police campaign council committee
    commission university bank media newspaper network group union army military office
    department parliament senate administration institute association organization
    organisation kremlin paper post times journal report statement letter
    """
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AFTER_NAME = re.compile(r",\s+([^,.;:“\"\n]{3,80})")
_ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "can", "nch")
_OF = re.compile(r"\s(?:of|from|in|at|for|like|about)\s")
_OWNER = re.compile(r"\b(?:of|from|in|at|for)\s+(?:the\s+)?$")
_OBJECT = re.compile(r"\b(?:about|of|on|with|for|to|by|from|against|over)\s+$", re.IGNORECASE)
_CLAUSE = re.compile(r",|\s(?:who|which|that|whose|(?:seen|obtained|reviewed|viewed)\s+by)\s")
_LOCATED = re.compile(r"\s(?:in|at|on|near|from)\s")
_COURTESY = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Madam)\.?\s*$", re.IGNORECASE)
_LONGEST = 1000
"""In code points, of a sentence."""
_WINDOW = 60
"""In code points: a title stands so near before a name."""


@dataclass(slots=True)
class Focus:
    """Who has been spoken of so far; grows while the text is read from top to bottom."""

    persons: list[tuple[str | None, int]] = field(default_factory=list)
    """Names of persons that were in focus, with their sentence; the last is in focus now. None
    for one without a name."""
    body: tuple[str, int] | None = None
    titled: dict[str, str] = field(default_factory=dict)
    """The last person with each title, the last body with each last word."""
    female: dict[str, bool] = field(default_factory=dict)


class Names:
    """The entities of a text, for looking up what a stretch of it names."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.entities = [each for each in entities if each.label in _NAMED]
        self._starts = [each.span.start for each in self.entities]

    def within(self, span: Span) -> list[Entity]:
        """The entities that begin in `span`, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return self.entities[first:last]

    def possessive(self, entity: Entity) -> bool:
        """Whether the name owns what follows: "Russia's"."""
        after = self.text[entity.span.end : entity.span.end + 2]
        return after in ("'s", "’s") or entity.text.endswith(("'s", "’s"))


def speaker_of(names: Names, source: Span, focus: Focus, sentence: Span, number: int) -> str | None:
    """The name behind a source, and the focus moved to it."""
    words = source.of(names.text).lower()
    if words in _HE or words in _SHE:
        return _person(names, focus, sentence, source, number, female=words in _SHE)
    if words in _IT:
        return focus.body[0] if focus.body and number - focus.body[1] <= 2 else None
    if words in _RELATIVE:
        meant = _antecedent(names, names.within(_before(sentence, source)), source)
        return _remember(focus, meant, number) if meant else None
    found = _named(names, source)
    if found is not None:
        return _remember(focus, found, number)
    described = _described(words, focus, number) or _body(source.of(names.text), focus, number)
    if described is None and _is_somebody(words):
        focus.persons.append((None, number))
    return described


def _antecedent(names: Names, before: Sequence[Entity], relative: Span) -> Entity | None:
    """Whom "who" means: not the town in "the envoy of Oslo, who"."""
    if not before or before[-1].label == "PERSON":
        return before[-1] if before else None
    last = before[-1]
    near = before[-2].span.end if len(before) > 1 else max(0, last.span.start - _WINDOW)
    if not _owns(names, last, Span(near, last.span.start)):
        apart = names.text[last.span.end : relative.start].strip(" ,")
        return None if apart else last
    person = len(before) > 1 and before[-2].label == "PERSON"
    joined = _OWNER.fullmatch(names.text[near : last.span.start].lstrip())
    return before[-2] if person and joined else None


def _before(sentence: Span, source: Span) -> Span:
    """What stands in the sentence before a source, no further back than a sentence runs."""
    return Span(max(min(sentence.start, source.start), source.start - _LONGEST), source.start)


def _person(
    names: Names, focus: Focus, sentence: Span, source: Span, number: int, *, female: bool
) -> str | None:
    here = names.within(_before(sentence, source))
    near = [each for each in here if each.label == "PERSON" and not names.possessive(each)]
    near = [each for each in near if not _is_object(names, each)]
    for one in near[:1]:
        if focus.female.get(one.name, female) == female:
            focus.female.setdefault(one.name, female)
            return one.name
    for name, at in reversed(focus.persons[-8:]):
        if name is None or number - at > _REACH:
            return None
        if focus.female.get(name, female) == female:
            focus.female[name] = female
            focus.persons.append((name, number))
            return name
    return None


def _is_object(names: Names, entity: Entity) -> bool:
    """Whether a name stands after a preposition: "asked about | Ann Lee, he said"."""
    start = entity.span.start
    return _OBJECT.search(names.text, max(0, start - _WINDOW), start) is not None


def _named(names: Names, source: Span) -> Entity | None:
    """The entity that a source names: a person before a body, the name before its apposition."""
    apart = _CLAUSE.search(names.text, source.start, source.end)
    comma = apart.start() if apart and apart.group() == "," else -1
    head = Span(source.start, apart.start() if apart else source.end)
    own = [each for each in names.within(head) if not names.possessive(each)]
    bare = _LOCATED.search(names.text, head.start, head.end)
    if bare:  # "the ministry in Moscow" is not Moscow
        own = [each for each in own if each.span.start < bare.start() or each.label != "PLACE"]
    if own and _names_body(names, head, own[-1]):
        own = []
    persons = [each for each in own if each.label == "PERSON"]
    if persons:
        own_names = [each for each in persons if not _owns(names, each, head)]
        return (own_names or persons)[-1]
    apposed = [each for each in names.within(source) if each.label == "PERSON"]
    apposed = [each for each in apposed if each.span.start > head.end and comma > 0]
    if own and not (apposed and _is_described(names, head)):
        return own[-1]
    return apposed[0] if apposed else None


def _owns(names: Names, entity: Entity, head: Span) -> bool:
    """Whether a name comes after a preposition: "Ann Lee of | Ford"."""
    return _OWNER.search(names.text, head.start, entity.span.start) is not None


def _names_body(names: Names, head: Span, entity: Entity) -> bool:
    """Whether a name only stands before what is meant: "the Russian | foreign ministry"."""
    before = _OF.split(names.text[head.start : entity.span.start].lower(), maxsplit=1)
    if len(before) > 1 and _PEOPLE.intersection(_WORD.findall(before[0])[-1:]):
        return True  # "the mayor of Lima" is not Lima
    last = _WORD.findall(head.of(names.text).lower())[-1:]
    if not last or entity.span.end >= head.end or last[0] in entity.text.lower():
        return False
    if last[0] in _PEOPLE and entity.label != "PERSON":
        return True  # "the City manager" is not the city
    place = entity.label == "PLACE" or entity.text.endswith(_ADJECTIVE_ENDINGS)
    return place and last[0] in _BODIES


def _is_described(names: Names, head: Span) -> bool:
    """Whether a source begins with an office and not with a name: "the Russian minister, X"."""
    words = head.of(names.text).split()
    return bool(words) and words[-1].lower() in _TITLES


def _remember(focus: Focus, found: Entity, number: int) -> str:
    if found.label == "PERSON":
        focus.persons.append((found.name, number))
    else:
        focus.body = (found.name, number)
    return found.name


def _described(words: str, focus: Focus, number: int) -> str | None:
    """'The minister', 'the ministry': the last that was called so."""
    found = _WORD.findall(words)
    if not found:
        return None
    last = found[-1]
    name = focus.titled.get(last) if found[0] in ("the", "this") and len(found) <= 4 else None
    if name is not None and last not in _BODIES:
        focus.persons.append((name, number))
    return name


def _is_somebody(words: str) -> bool:
    """Whether a source is one person without a name: "a spokesman for the queen"."""
    head = _WORD.findall(_OF.split(_CLAUSE.split(words)[0])[0])[-1:]
    return bool(head) and head[0] in _PEOPLE | _VOICES_OF_BODIES and not head[0].endswith("s")


def _body(words: str, focus: Focus, number: int) -> str | None:
    """'The Russian foreign ministry': a body that has no name but a description of its own."""
    head = _LOCATED.split(_CLAUSE.split(words)[0].strip())[0]
    found = _WORD.findall(head.lower())
    if not found or found[-1] not in _BODIES or not 3 <= len(found) <= 8:
        return None
    if found[0] in _IT | {"his", "her", "their", "our"}:
        return None
    first, _, rest = head.partition(" ")
    name = rest if first.lower() in ("the", "a", "an", "this") else head
    focus.titled[found[-1]] = name
    focus.body = (name, number)
    return name


def read_sentence(
    names: Names, sentence: Span, focus: Focus, number: int, quoted: Iterable[Span], *, said: bool
) -> None:
    """Takes in who a sentence speaks of: titles, courtesy titles, and the person in focus."""
    inside = tuple(quoted)
    first = True
    for entity in names.within(sentence):
        _read_titles(names, entity, focus)
        if entity.label != "PERSON" or names.possessive(entity):
            continue
        if first and not said and not any(span.covers(entity.span) for span in inside):
            focus.persons.append((entity.name, number))
        first = False


def _read_titles(names: Names, entity: Entity, focus: Focus) -> None:
    text, span = names.text, entity.span
    if entity.label != "PERSON":
        last = _WORD.findall(entity.text.lower())[-1:]
        if last and last[0] in _BODIES:
            focus.titled[last[0]] = entity.name
        return
    before = text[max(0, span.start - _WINDOW) : span.start]
    courtesy = _COURTESY.search(before) or re.match(r"(Mr|Mrs|Ms)\.?\s", entity.text)
    if courtesy:
        focus.female[entity.name] = courtesy.group(1).lower() not in ("mr", "sir")
    clause = re.split(r"[,.;:()“”\"\n]", before)[-1]
    after = _AFTER_NAME.match(text, span.end)
    office = re.split(r"\b(?:of|for|who|at|in|and)\b", after.group(1))[0] if after else ""
    for word in _WORD.findall(clause.lower())[-3:] + _WORD.findall(office.lower())[-3:]:
        if word not in _BODIES:  # "the ministry" is not its spokesman
            focus.titled[word] = entity.name
