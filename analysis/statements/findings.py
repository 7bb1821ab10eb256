"""What one sentence attributes to whom, rule by rule; knows nothing of other sentences."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.language.word_sets import word_set
from analysis.statements.carriers import according, asked, via
from analysis.statements.contents import contents_of
from analysis.statements.finding import Finding
from analysis.statements.grammar import DAYS, FINITE, NOUNS, STOPS
from analysis.statements.judging import of_adjective, of_noun
from analysis.statements.lexicon import HEARSAY, Lexicon, Verb
from analysis.statements.passages import Passage, Run
from analysis.statements.passives import passive, reduced
from analysis.statements.saying import saying_of
from analysis.statements.sourced import Sourced
from analysis.statements.sources import source_of
from analysis.statements.verbs import Group, group_at

_SHOWING = word_set(
    """
    underscore highlight illustrate demonstrate signal prove reveal show indicate suggest
    underline mean detail outline emphasize
    """
)
_EVENTS = word_set(
    """
    meeting meetings visit visits trip development developments activity move moves decision
    event events incident attack attacks crisis arrival agreement deal talks summit success
    failure case shift change changes trend trends election vote war conflict it this that
    """
)
_ASKED = frozenset(("asked", "pressed", "questioned"))
_NEED_PARTICLE = word_set("speak talk push press")
_POSSESSED = word_set("interest support confidence faith")
"""What somebody has or takes without a word."""
_LONGEST_AS = 12
"""In tokens, from "as" to "put it"."""
_LONGEST_ESTIMATE = 9
"""In tokens, from "puts" to "at"."""
_ABOUT = word_set("about around nearly almost some more less over under just only £ € $")
_LONGEST_FEELING = 5
_BARE = frozenset(("JJ", "RB", "DT", "PRP$", "PDT"))
_BEFORE_FEELING = _BARE | {"CC", "VBG", "VBN"}
_AFTER_FEELING = word_set("about for over in with on to at of that")


def in_sentence(passage: Passage, lexicon: Lexicon, sentence: Run) -> Iterator[Finding]:
    """The findings of one sentence, in the order of their cues."""
    earlier: Run | None = None
    said: tuple[Run, ...] = ()
    first, end = sentence
    likely = [
        first + at for at, low in enumerate(passage.low[first:end]) if low in lexicon.triggers
    ]
    for token in likely:
        found = _at(passage, lexicon, token, sentence, earlier)
        if found is not None:
            yield found
            inside = any(start <= token < end for start, end in said)
            if found.verb is not None and found.source is not None and not inside:
                earlier, said = found.source, found.contents


def _at(
    passage: Passage, lexicon: Lexicon, token: int, sentence: Run, earlier: Run | None
) -> Finding | None:
    if passage.quoted(token):
        return None
    low = passage.low[token]
    if low == "according":
        return according(passage, token, sentence)
    if low in ("as", "per"):
        return via(passage, token, sentence)
    verb = _verb(passage, lexicon, token, sentence)
    if verb is not None and passage.tags[token].startswith("VB"):
        found = _of_verb(passage, lexicon, verb, token, sentence, earlier)
        if found is not None or low not in lexicon.adjectives:
            return found
    return _of_other_word(passage, lexicon, token, sentence)


def _of_other_word(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    low = passage.low[token]
    if low in HEARSAY:
        return _hearsay(passage, lexicon, token, sentence)
    if low in lexicon.adjectives and passage.tags[token] in ("JJ", "VBN"):
        return of_adjective(passage, lexicon, token, sentence)
    if low in lexicon.nouns and passage.tags[token][:2] in ("NN", "VB"):
        return of_noun(passage, lexicon, token, sentence)
    return None


def _verb(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Verb | None:
    """The cue that a word is, alone or with the word after it; "Claims that" begins with a noun."""
    low, after = passage.low[token], passage.low[token + 1 : min(token + 2, sentence[1])]
    if token == sentence[0] and low in lexicon.nouns and after == ("that",):
        return None
    together = lexicon.phrasal.get(low)
    phrasal = together.get(after[0]) if together and after else None
    return phrasal or lexicon.verbs.get(low) or lexicon.light.get(low)


def _hearsay(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    """'He allegedly lied', unless the verb says itself that somebody says so."""
    start, end = sentence
    if token + 1 < end and passage.low[token + 1] in lexicon.verbs:
        return None
    last = end - (passage.words[end - 1] in STOPS)
    return Finding("unnamed", (token, token + 1), ((start, last),))


def _is_noun(passage: Passage, lexicon: Lexicon, token: int, end: int) -> bool:
    """Whether a verb follows at once: "the new rules allow", "late calls came in"."""
    if passage.low[token] not in lexicon.homonyms or token + 1 >= end:
        return False
    if passage.tags[token - 1 : token] == ("POS",) and passage.low[token].endswith("s"):
        return True
    return passage.tags[token] in ("VBZ", "VBP") and passage.tags[token + 1] in FINITE | {"VB"}


def _is_attribute(passage: Passage, token: int, sentence: Run) -> bool:
    """'A loyal voting bloc', 'open to opposing views': a participle that belongs to a noun."""
    if passage.tags[token] != "VBG" or token == sentence[0] or token + 1 >= sentence[1]:
        return False
    before, after = passage.tags[token - 1], passage.tags[token + 1]
    return passage.low[token - 1] == "to" or (
        before in ("DT", "JJ", "PRP$", "POS") and after in NOUNS
    )


def _of_verb(
    passage: Passage,
    lexicon: Lexicon,
    verb: Verb,
    token: int,
    sentence: Run,
    earlier: Run | None,
) -> Finding | None:
    if _is_noun(passage, lexicon, token, sentence[1]) or _is_attribute(passage, token, sentence):
        return None
    group = group_at(passage, token, sentence[0])
    if verb is lexicon.light.get(passage.low[token]):
        said = _light_says(passage, lexicon, token, sentence[1])
        return _active(passage, lexicon, verb, group, sentence, earlier) if said else None
    if group.be and passage.tags[token] in ("VBN", "VBD") and passage.low[token] != verb.lemma:
        return passive(passage, lexicon, verb, group, sentence)
    question = asked(passage, token, sentence) if passage.low[token] in _ASKED else None
    if question is not None or (passage.tags[token] == "VBN" and not group.have):
        return question or reduced(passage, verb, group, sentence)
    return _active(passage, lexicon, verb, group, sentence, earlier)


def _active(
    passage: Passage,
    lexicon: Lexicon,
    verb: Verb,
    group: Group,
    sentence: Run,
    earlier: Run | None,
) -> Finding | None:
    group = _widened(passage, lexicon, verb, group, sentence[1])
    if _moves(passage, verb, group.verb + 1, sentence[1]):
        return None
    if verb.lemma == "put-it" and not _puts_it(passage, group.verb + 1):
        return None
    if verb.lemma in _NEED_PARTICLE and group.end == group.verb + 1:
        return None
    sourced = source_of(passage, group, verb, sentence, earlier)
    if sourced is None or _only_shows(passage, verb, sourced):
        return None
    contents = contents_of(saying_of(passage, lexicon, group, verb, sourced, sentence))
    if not contents:
        return None
    cue = (sourced.start, group.end)
    # "X said so, the agency reported": what X said came through the agency.
    passed_on = verb.lemma == "report" and contents[0][1] <= min(cue[0], sourced.source[0])
    how = "via" if passed_on and sourced.how != "relative" else sourced.how
    return Finding(how, cue, contents, sourced.source, verb)


def _moves(passage: Passage, verb: Verb, after: int, end: int) -> bool:
    """'Prices declined slightly', 'she called in', 'Ann Lee reported from Lima'."""
    low, tag = (passage.low[after], passage.tags[after]) if after < end else (".", ".")
    if passage.quoted(after - 1) or (after < end and passage.quoted(after)):
        return False
    if verb.lemma == "decline":
        return tag in ("RB", "IN", "CD", "RP", ".") and low not in ("to", "that")
    if verb.lemma == "call":
        return low in ("in", "off", "at", "911", "999", "police")
    return verb.lemma == "report" and low == "from"


def _puts_it(passage: Passage, it: int) -> bool:
    """'As X put it', 'X put it: ...', not "put it to work"."""
    after = passage.low[it + 1 : it + 2]
    return after in ((",",), (":",)) or "as" in passage.low[max(0, it - _LONGEST_AS) : it]


def _light_says(passage: Passage, lexicon: Lexicon, token: int, end: int) -> bool:
    """'Has doubts about', 'puts the toll at 12': what makes a verb say something."""
    if passage.low[token] in ("put", "puts", "putting"):
        return _estimates(passage, token + 2, end)
    felt = _feeling_end(passage, lexicon, token + 1, end, _BARE)
    return felt is not None and passage.low[felt - 2] not in _POSSESSED


def _estimates(passage: Passage, start: int, end: int) -> bool:
    for token in range(start, min(start + _LONGEST_ESTIMATE, end - 1)):
        if passage.low[token] in ("at", "on"):
            return passage.tags[token + 1] in ("CD", "$") or passage.low[token + 1] in _ABOUT
    return False


def _widened(passage: Passage, lexicon: Lexicon, verb: Verb, group: Group, end: int) -> Group:
    """The group with the preposition that belongs to its verb: "called for"."""
    if "-" in verb.lemma and group.end == group.verb + 1:
        group = replace(group, end=group.end + 1)
    if group.end < end and passage.low[group.end] in verb.particles:
        return replace(group, end=group.end + 1)
    next_but_one = passage.low[group.end + 1] if group.end + 1 < end else ""
    if next_but_one in verb.particles and passage.low[group.end] in DAYS:
        return replace(group, end=group.end + 2)  # "called Tuesday for"
    felt = _feeling_end(passage, lexicon, group.end, end) if verb.feels else None
    return replace(group, end=felt) if felt else group


def _feeling_end(
    passage: Passage,
    lexicon: Lexicon,
    start: int,
    end: int,
    before: frozenset[str] = _BEFORE_FEELING,
) -> int | None:
    """Past "deep concern about" in "expressed deep concern about"."""
    token = start
    while token < min(end, start + _LONGEST_FEELING):
        if passage.low[token] in lexicon.feelings:
            joined = token + 1 < end and passage.low[token + 1] in _AFTER_FEELING
            return token + 2 if joined else None
        if passage.tags[token] not in before:
            return None
        token += 1
    return None


def _only_shows(passage: Passage, verb: Verb, sourced: Sourced) -> bool:
    """'The visit underscores ...': the outlet's own reading of something that says nothing."""
    first = passage.low[sourced.source[0]]
    if verb.kind != "say" and (first == "you" or (sourced.how == "relative" and first != "who")):
        return True
    if verb.lemma not in _SHOWING:
        return False
    last = sourced.source[1] - 1
    return passage.low[last] in _EVENTS or first in ("this", "these")
