"""Who says what a participle brings: "adding that", "citing X, Y left"; knows no finite verbs."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import FINITE
from analysis.statements.lexicon import Verb
from analysis.statements.passages import Passage, Run
from analysis.statements.phrases import LONGEST, first_subject, phrase_before
from analysis.statements.sourced import Sourced
from analysis.statements.verbs import Group, group_at

_OPENERS = word_set("by in after while before and")
_SENTENCE_OPENERS = word_set("by in after while before when")
_DOCUMENTS = word_set(
    """
    statement statements letter letters memo tweet tweets report article op-ed email message ad
    ads brief resolution petition editorial column post posts video banner sign signs lawsuit
    complaint bill order paper
    """
)
"""What somebody writes that says something itself: "a letter urging"."""
_RECORDINGS = word_set(
    """
    footage video videos film clip clips recording recordings tape tapes audio picture pictures
    """
)
_LONGEST_SUBJECT = 12
"""In tokens, from the comma after "citing X" to the verb of the sentence."""


def of_participle(
    passage: Passage, group: Group, verb: Verb, sentence: Run, earlier: Run | None
) -> Sourced | None:
    """The source of a participle; `earlier` is that of the verb before it in the sentence."""
    start = sentence[0]
    if group.start <= start + 1:
        return _opening(passage, group, sentence)
    before = group.start - 1
    name = phrase_before(passage, group.start, start)
    if name is not None:
        found = _of_noun(passage, group, verb, name, start)
        if found is not None:
            return found
    if verb.kind == "think":
        return None
    parted = "," in passage.words[before - 1 : before + 1]  # '"...," adding that'
    parted = parted if passage.quoted(before) else passage.words[before] == ","
    if not parted and passage.low[before] not in _OPENERS:
        return None
    subject = earlier or first_subject(passage, start, group.start)
    return Sourced(subject, "participle", group.start) if subject else None


def _of_noun(passage: Passage, group: Group, verb: Verb, name: int, start: int) -> Sourced | None:
    """'With X warning', 'a letter urging', 'a man saying that'."""
    if name > start and passage.low[name - 1] in ("with", "as"):
        return Sourced((name, group.start), "subject", group.start)
    if not _DOCUMENTS.isdisjoint(passage.low[name : group.start]):
        subject = _before_document(passage, name, start)
        return Sourced(subject or (name, group.start), "reduced", group.start)
    if verb.kind == "say" and _brings_clause(passage, group.end):
        return Sourced((_filmed(passage, name, group.start), group.start), "reduced", group.start)
    return None


def _filmed(passage: Passage, name: int, end: int) -> int:
    """Past "footage of" in "footage of the mayor saying"."""
    for token in range(name, end - 2):
        if passage.low[token] in _RECORDINGS and passage.low[token + 1] == "of":
            return token + 2
    return name


def _opening(passage: Passage, group: Group, sentence: Run) -> Sourced | None:
    """'Citing X, Y ...': the subject after the comma."""
    start, end = sentence
    if group.start > start and passage.low[start] not in _SENTENCE_OPENERS:
        return None
    for comma in range(group.end + 1, min(end - 2, group.end + LONGEST)):
        if _parts(passage, comma):
            subject = _subject_from(passage, comma + 1, end)
            return Sourced(subject, "participle", group.start) if subject else None
    return None


def _parts(passage: Passage, token: int) -> bool:
    """Whether a phrase ends here with a comma, inside its quotation marks or outside."""
    if not passage.quoted(token):
        return passage.words[token] == ","
    return passage.quotation(token).end == token + 1 and passage.words[token - 1] == ","


def _subject_from(passage: Passage, first: int, end: int) -> Run | None:
    """The noun phrase that begins at `first`, when a finite verb follows it."""
    for token in range(first + 1, min(end, first + _LONGEST_SUBJECT)):
        if passage.tags[token] in FINITE:
            last = token
            while last > first and passage.tags[last - 1] in ("RB", "MD"):
                last -= 1
            return (first, last) if phrase_before(passage, last, first) == first else None
    return None


def _before_document(passage: Passage, name: int, start: int) -> Run | None:
    """'X sent a letter | urging': X, when the document is the object of a verb."""
    verb = name - 1
    if verb <= start or not passage.tags[verb].startswith("VB"):
        return None
    begin = group_at(passage, verb, start).start
    subject = phrase_before(passage, begin, start)
    return None if subject is None else (subject, begin)


def _brings_clause(passage: Passage, token: int) -> bool:
    if token >= len(passage.low):
        return False
    if passage.words[token] == "," and token + 1 < len(passage.low):
        return passage.quoted(token + 1)
    return passage.quoted(token) or passage.low[token] in ("that", "whether", "why", "how")
