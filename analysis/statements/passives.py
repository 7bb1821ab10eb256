"""What a passive attributes: "was criticized by X", "is expected to"; knows no active verbs."""

from analysis.statements.finding import Finding
from analysis.statements.grammar import FINITE, OPENS_PHRASE, RELATIVES, SUBORDINATORS
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.limits import clause_end, first_break
from analysis.statements.passages import Passage, Run
from analysis.statements.phrase_ends import phrase_after
from analysis.statements.phrases import phrase_before
from analysis.statements.saying import without_stops
from analysis.statements.verbs import Group

_HOLDING = (SUBORDINATORS - {"and", "but", "that"}) | {"let"}
_LONGEST_BY = 7
"""In tokens, from the verb to "by"."""
_LONGEST_AGENT = 8
"""In tokens, from the verb to "saying"."""


def passive(
    passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, sentence: Run
) -> Finding | None:
    """'He was criticized by X', 'X was quoted as saying that'."""
    start, end = sentence
    name = _subject(passage, group.start, start)
    if name is None:
        return None
    quoted = _quoted(passage, lexicon, verb, group, name, sentence)
    if quoted is not None:
        return quoted
    near = range(group.end, min(group.end + _LONGEST_BY, end))
    by = next((token for token in near if passage.low[token] == "by"), None)
    if by is not None and verb.kind != "think":
        return _by(passage, lexicon, verb, group, name, by, sentence)
    if passage.low[name] == "it" and verb.kind != "act" and not _depends(passage, name, start):
        return _impersonal(passage, lexicon, group, sentence)
    return _unnamed(passage, lexicon, verb, group, name, end)


def _quoted(
    passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, name: int, sentence: Run
) -> Finding | None:
    """'X was quoted as saying that'."""
    window = passage.low[group.end : min(group.end + _LONGEST_AGENT, sentence[1])]
    if "saying" not in window:
        return None
    first = group.end + window.index("saying") + 1
    stop = clause_end(passage, lexicon, first, without_stops(passage, sentence))
    said = (first, stop) if first < stop else _before_name(passage, name, sentence[0])
    if not said:
        return None
    return Finding("quoted", (group.start, first), (said,), (name, group.start), verb)


def _by(
    passage: Passage,
    lexicon: Lexicon,
    verb: Verb,
    group: Group,
    name: int,
    by: int,
    sentence: Run,
) -> Finding | None:
    """'He was criticized by X for lying', 'it was said by X that he lied'."""
    stop_source = phrase_after(passage, by + 1, sentence[1])
    if stop_source is None:
        return None
    after = passage.low[stop_source] if stop_source < sentence[1] else ""
    stop = clause_end(passage, lexicon, stop_source, without_stops(passage, sentence))
    contents: tuple[Run, ...] = ((name, group.start),)
    if passage.low[name] == "it" and after == "that":
        contents = ((stop_source, stop),)
    elif after in verb.hearsay | {"as", "for"}:
        contents += ((stop_source, first_break(passage, stop_source, stop, lists=False)),)
    return Finding("passive", (group.start, group.end), contents, (by + 1, stop_source), verb)


def _subject(passage: Passage, end: int, start: int) -> int | None:
    """Where the subject begins; "reports that he is ill | were denied" is one as a whole."""
    name = phrase_before(passage, end, start)
    if name is None or passage.tags[name] not in ("JJ", "VBN") or name == start:
        return name
    if passage.tags[name - 1] not in FINITE:
        return name
    whole = passage.tags[start] in OPENS_PHRASE and "that" in passage.low[start:name]
    return start if whole else None


def reduced(passage: Passage, verb: Verb, group: Group, sentence: Run) -> Finding | None:
    """'A plan backed by X': what X backs."""
    start, end = sentence
    if verb.kind == "think" or passage.low[group.end : group.end + 1] != ("by",):
        return None
    source = phrase_after(passage, group.end + 1, end)
    before = group.start - (passage.words[group.start - 1] == ",")
    name = phrase_before(passage, before, start) if before > start else None
    if source is None or name is None:
        return None
    return Finding("passive", (group.verb, group.end), ((name, before),), (group.end + 1, source))


def _depends(passage: Passage, name: int, start: int) -> bool:
    """Whether a clause hangs on another: "even when | it is said that"."""
    return name > start and passage.low[name - 1] in _HOLDING


def _impersonal(passage: Passage, lexicon: Lexicon, group: Group, sentence: Run) -> Finding | None:
    """'It is alleged that he lied': by nobody in particular."""
    if passage.low[group.end : group.end + 1] != ("that",):
        return None
    stop = clause_end(passage, lexicon, group.end, without_stops(passage, sentence))
    if stop - group.end < 2:
        return None
    return Finding("unnamed", (group.start, group.end), ((group.end, stop),))


def _unnamed(
    passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, name: int, end: int
) -> Finding | None:
    """'He was accused of lying', 'she is expected to resign': by nobody in particular."""
    if group.end >= end or passage.low[group.end] not in verb.hearsay:
        return None
    if passage.low[name] in RELATIVES or "should" in passage.low[group.start : group.verb]:
        return None
    stop = clause_end(passage, lexicon, group.end, end - 1)
    stop = min(stop, first_break(passage, group.end, stop, lists=False))
    if stop - group.end < 2:
        return None
    contents = ((name, group.start), (group.end, stop))
    return Finding("unnamed", (group.start, group.end), contents)


def _before_name(passage: Passage, name: int, start: int) -> Run | None:
    """What stands before 'X was quoted as saying'."""
    if name - start < 2 or not (passage.words[name - 1] == "," or passage.quoted(name - 1)):
        return None
    if passage.quoted(name - 1):
        return min(start, passage.quotation(name - 1).start), name
    return start, name - 1
