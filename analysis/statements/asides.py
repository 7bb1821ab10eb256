"""What is said when "X said" stands after it or in its middle; knows nothing of "X said that"."""

from analysis.language.word_sets import word_set
from analysis.statements.grammar import DASHES, FINITE, OPENS_PHRASE, PREPOSITIONS, TIMES
from analysis.statements.lexicon import Verb
from analysis.statements.limits import clause_end, cue_closes
from analysis.statements.passages import Passage, Run
from analysis.statements.saying import Saying

_AS_SAID = word_set(
    """
    say note report put explain point tell write argue observe mention describe predict
    suggest acknowledge admit warn show see know add remark quip call recall put-it
    """
)
_TRAILING = word_set("when as while after because")
_NOT_RESUMED = word_set(
    """
    but and while who where citing according adding including which whose as a an though
    although
    """
)
_ANSWERS = frozenset(("reply", "answer", "respond", "continue"))
_SUBORDINATE = word_set("though although while if when because as since once unless after before")
_SHORTEST_CLAUSE = 5
"""In tokens; shorter words before "X said" are a setting, unless a comma sets "X said" apart."""


def left(saying: Saying) -> Run | None:
    """What stands before "..., X said", or None when it stands elsewhere."""
    passage, sourced = saying.passage, saying.sourced
    if sourced.how not in ("subject", "apposition", "inverted") or not _says_aside(saying.verb):
        return None
    start = saying.start
    end = saying.group.start if sourced.how == "inverted" else sourced.source[0]
    if end == start:
        return _quotation_before(saying, end)
    if sourced.how != "inverted" and not _is_boundary(passage, end - 1):
        return None
    while end > start and (passage.words[end - 1] == "," or passage.words[end - 1] in DASHES):
        end -= 1
    if end <= start or not _says_left(saying, start, end):
        return None
    if saying.verb.introduced and not passage.quoted(end - 1) and saying.verb.lemma not in _ANSWERS:
        return None  # "If you missed it, Lee sang": only a quotation is sung
    if passage.quoted(end - 1):
        start = min(start, passage.quotation(end - 1).start)
    return start, end


def _says_aside(verb: Verb) -> bool:
    return verb.kind == "say" or verb.lemma in ("show", "find", "think", "believe", "learn", "hope")


def _quotation_before(saying: Saying, end: int) -> Run | None:
    """A quotation that ends with the sentence before: '"... Go!" he said.'"""
    passage = saying.passage
    if end == 0 or not passage.quoted(end - 1):
        return None
    quotation = passage.quotation(end - 1)
    if quotation.end != end or quotation.end - quotation.start < 4:
        return None
    if quotation.start > 0 and passage.words[quotation.start - 1] == ":":
        return None  # 'Moran said: "..." Her deputy agreed.'
    aside = saying.beyond >= saying.last or saying.low(saying.after) == ","
    if aside or saying.quoted(saying.beyond) or saying.sourced.how == "inverted":
        return quotation.start, end
    return None


def _is_boundary(passage: Passage, token: int) -> bool:
    word = passage.words[token]
    return word in (",", "?", "!", "”", '"', "''") or word in DASHES or passage.quoted(token)


def _says_left(saying: Saying, start: int, end: int) -> bool:
    passage = saying.passage
    quoted = passage.quoted(end - 1)
    following = saying.low(saying.after)
    set_apart = "," in (following, saying.low(saying.beyond))
    if set_apart and not quoted and saying.quoted(saying.after + 1):
        return False  # 'Asked about it, X said, "..."'
    if not quoted and not set_apart and not _is_long_enough(saying, start, end):
        return False
    if not _is_said(saying, start, end, quoted):
        return False
    if quoted:
        return following != "that" or passage.quoted(start)
    if saying.beyond >= saying.last or saying.sourced.how == "inverted" or set_apart:
        return True
    if saying.low(saying.beyond) == ",":
        return saying.beyond > saying.after
    return saying.low(saying.beyond) in _TRAILING


def _is_long_enough(saying: Saying, start: int, end: int) -> bool:
    passage = saying.passage
    if end - start >= _SHORTEST_CLAUSE:
        return True
    alone = start == saying.start and saying.beyond >= saying.last
    if alone and end - start > 1 and passage.tags[start] in OPENS_PHRASE:
        return passage.low[end - 1] not in TIMES  # "People like Ann, he said."
    return end - start > 2 and any(passage.tags[token] in FINITE for token in range(start, end))


def _is_said(saying: Saying, start: int, end: int, quoted: bool) -> bool:
    """Whether the words before are said, and not the setting of it: "In his book, X wrote"."""
    passage = saying.passage
    if passage.low[start] not in PREPOSITIONS:
        return True
    if any(passage.tags[token] in FINITE for token in range(start, end)):
        return True
    follows = saying.after < saying.last and saying.low(saying.after) not in (",", ".")
    return quoted and not (follows and not passage.quoted(start))


def resumed(saying: Saying, before: Run) -> Run | None:
    """What goes on after "..., X said, ..."."""
    passage, beyond = saying.passage, saying.beyond
    if saying.quoted(beyond):
        return beyond, passage.quotation(beyond).end
    return _resumed_after_comma(saying, before) if beyond < saying.end else None


def _resumed_after_comma(saying: Saying, before: Run) -> Run | None:
    passage, beyond, first = saying.passage, saying.beyond, saying.beyond + 1
    if passage.words[beyond] != "," or first >= saying.end:
        return None
    if cue_closes(passage, saying.lexicon, beyond, saying.last):
        return None  # '"...," X told a rally, the radio reported'
    stop = clause_end(passage, saying.lexicon, first, saying.last)
    if passage.quoted(first):
        return first, stop
    if saying.sourced.how == "inverted":
        return None
    verbless = not any(passage.tags[token] in FINITE for token in range(*before))
    if verbless:
        return first, stop
    if passage.low[before[0]] in _SUBORDINATE:
        return first, stop  # "Though it was late, X said, leaving was no choice"
    if passage.low[first] in _NOT_RESUMED or passage.tags[first] == "VBG":
        return None
    return first, stop


def after_as(saying: Saying) -> Run | None:
    """'As X said, ...' and '..., as X said'."""
    passage, sourced = saying.passage, saying.sourced
    start, first = saying.start, sourced.source[0]
    if saying.verb.lemma not in _AS_SAID or sourced.how not in ("subject", "apposition"):
        return None
    if first - 1 < start or passage.low[first - 1] != "as":
        return None
    comma_after = saying.beyond < saying.last and passage.words[saying.beyond] == ","
    if comma_after and first - 1 <= start + 1 and saying.beyond + 1 < saying.last:
        resumed = saying.beyond + 1
        return resumed, clause_end(passage, saying.lexicon, resumed, saying.last)
    comma_before = first - 2 > start and passage.words[first - 2] == ","
    if comma_before and comma_after and saying.beyond + 1 < saying.last:
        return start, clause_end(passage, saying.lexicon, saying.beyond + 1, saying.last)
    if comma_before and (saying.beyond >= saying.last or comma_after):
        return start, first - 2
    return None
