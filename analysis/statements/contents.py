"""What is said, given who says it and by which verb; knows nothing of other statements."""

from dataclasses import dataclass

from analysis.statements.grammar import DASHES, DAYS, FINITE, PREPOSITIONS, STOPS
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.limits import clause_end, first_break
from analysis.statements.objects import is_clause, object_end
from analysis.statements.passages import Passage, Run
from analysis.statements.sources import ADDRESSING, Sourced
from analysis.statements.verbs import Group

_SETTINGS = frozenset("in on at during after via".split())
_TO_SOMEBODY = frozenset("say explain write admit confess complain remark reply respond".split())
"""Verbs whose "to" names who was spoken to, and does not begin what is said."""
_SUBORDINATES = frozenset(
    "although though while when if after as since because before whereas once until".split()
)
_TRAILING = frozenset("when as while after because".split())
_NOT_RESUMED = frozenset(
    """but and while who where citing according adding including which whose as a an though
    although""".split()
)
_ADDRESSEE_ENDS = frozenset("that if whether to how what why he she it there about".split())
_SHORTEST_CLAUSE = 5
"""In tokens; shorter words before "X said" are a setting, unless a comma sets "X said" apart."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb with its source in a sentence, and where the words after it stand."""

    passage: Passage
    lexicon: Lexicon
    group: Group
    verb: Verb
    sourced: Sourced
    start: int
    """Of the sentence."""
    end: int
    last: int
    """The end of the sentence without its final stops."""
    after: int
    """The first token after the verb and whom it addresses."""
    beyond: int
    """The first token after "on Monday in Seoul" as well."""

    def low(self, token: int) -> str:
        """The word, in lower case; empty past the end of the sentence."""
        return self.passage.low[token] if token < self.end else ""

    def quoted(self, token: int) -> bool:
        """Whether the token stands in the sentence and in quotation marks."""
        return token < self.end and self.passage.quoted(token)


def contents_of(
    passage: Passage,
    lexicon: Lexicon,
    group: Group,
    verb: Verb,
    sourced: Sourced,
    sentence: Run,
) -> tuple[Run, ...]:
    """The runs that hold what is said, in order; empty when nothing is."""
    after = sourced.source[1] if sourced.how == "inverted" else group.end
    after = _past_addressee(passage, after, verb, sourced, sentence[1])
    beyond = _past_setting(passage, after, sentence[1], verb) if verb.kind == "say" else after
    last = _without_stops(passage, sentence)
    saying = Saying(passage, lexicon, group, verb, sourced, *sentence, last, after, beyond)
    left = _left(saying)
    if left is not None:
        resumed = _resumed(saying, left)
        return (left, resumed) if resumed else (left,)
    found = _after_as(saying) or _right(saying)
    return (found,) if found else ()


def _without_stops(passage: Passage, sentence: Run) -> int:
    end = sentence[1]
    while end > sentence[0] + 1 and passage.words[end - 1] in STOPS:
        end -= 1
    return end


def _past_addressee(passage: Passage, token: int, verb: Verb, sourced: Sourced, end: int) -> int:
    """Past "reporters" in "told reporters"."""
    if verb.lemma not in ADDRESSING or sourced.how == "inverted" or token >= end:
        return token
    if passage.quoted(token) or passage.low[token] in ("that", ","):
        return token
    first = token
    pronoun = passage.low[first] in ("him", "her", "me", "us", "them", "you")
    while token < end and not passage.quoted(token):
        low, tag = passage.low[token], passage.tags[token]
        if low in _ADDRESSEE_ENDS or low in (",", ".", ":"):
            break
        if token > first and (pronoun or tag in FINITE or _opens_clause(passage, token)):
            break
        token += 1
    return token


def _opens_clause(passage: Passage, token: int) -> bool:
    before = passage.tags[token - 1]
    return passage.tags[token] in ("PRP", "DT", "PRP$") and before not in ("IN", "CC", "VBD", "TO")


def _past_setting(passage: Passage, token: int, end: int, verb: Verb) -> int:
    """Past "on Monday in Seoul", when what is said, or nothing, follows."""
    while token < end and not passage.quoted(token):
        low = passage.low[token]
        if low in _SETTINGS or (low == "to" and verb.lemma in _TO_SOMEBODY):
            after = _past_phrase(passage, token + 1, end)
            if after is None:
                return token
            token = after
        elif low in DAYS or (passage.tags[token] == "RB" and low not in ("not", "there")):
            token += 1
        else:
            return token
    return token


def _past_phrase(passage: Passage, token: int, end: int) -> int | None:
    while token < end and not passage.quoted(token):
        low, tag = passage.low[token], passage.tags[token]
        if low in (",", ":", "."):
            return token
        if low == "that":
            relative = token + 1 < end and passage.tags[token + 1] in FINITE
            return None if relative else token
        if tag in FINITE or tag in ("PRP", "WP", "WDT"):
            return None
        token += 1
    return token


def _left(saying: Saying) -> Run | None:
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
    set_apart = following == ","
    if set_apart and not quoted and saying.quoted(saying.after + 1):
        return False  # 'Asked about it, X said, "..."'
    if not quoted and not set_apart and not _is_long_enough(passage, start, end):
        return False
    if not _is_said(saying, start, end, quoted):
        return False
    if quoted:
        return following != "that"
    if saying.beyond >= saying.last or saying.sourced.how == "inverted" or set_apart:
        return True
    if saying.low(saying.beyond) == ",":
        return saying.beyond > saying.after
    return saying.low(saying.beyond) in _TRAILING


def _is_long_enough(passage: Passage, start: int, end: int) -> bool:
    if end - start >= _SHORTEST_CLAUSE:
        return True
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


def _resumed(saying: Saying, left: Run) -> Run | None:
    """What goes on after "..., X said, ..."."""
    passage, beyond = saying.passage, saying.beyond
    if beyond >= saying.end:
        return None
    if passage.quoted(beyond):
        return beyond, passage.quotation(beyond).end
    first = beyond + 1
    if passage.words[beyond] != "," or first >= saying.end:
        return None
    stop = clause_end(passage, saying.lexicon, first, saying.last)
    if passage.quoted(first):
        return first, stop
    if saying.sourced.how == "inverted" or saying.after != beyond:
        return None
    verbless = not any(passage.tags[token] in FINITE for token in range(*left))
    if verbless:
        return first, stop
    if passage.low[first] in _NOT_RESUMED or passage.tags[first] == "VBG":
        return None
    return first, stop


def _after_as(saying: Saying) -> Run | None:
    """'As X said, ...' and '..., as X said'."""
    passage, sourced = saying.passage, saying.sourced
    start, first = saying.start, sourced.source[0]
    if saying.verb.kind == "act" or sourced.how not in ("subject", "apposition"):
        return None
    if first - 1 < start or passage.low[first - 1] != "as":
        return None
    comma_after = saying.beyond < saying.last and passage.words[saying.beyond] == ","
    if comma_after and first - 1 <= start + 1 and saying.beyond + 1 < saying.last:
        resumed = saying.beyond + 1
        return resumed, clause_end(passage, saying.lexicon, resumed, saying.last)
    comma_before = first - 2 > start and passage.words[first - 2] == ","
    if comma_before and (saying.beyond >= saying.last or comma_after):
        return start, first - 2
    return None


def _right(saying: Saying) -> Run | None:
    """What follows "X said"."""
    passage, verb = saying.passage, saying.verb
    first = _first_word(saying)
    while first is not None and first < saying.end and passage.words[first] in (",", ":"):
        first += 1
    if first is None or first >= saying.last:
        return None
    if verb.introduced and not _introduced(saying, first):
        return None
    stop = clause_end(passage, saying.lexicon, first, saying.last)
    stop = _narrowed(saying, first, stop)
    return (first, stop) if stop > first else None


def _narrowed(saying: Saying, first: int, stop: int) -> int:
    """The end of what is said, nearer where a noun phrase or a side clause ends before."""
    passage, verb, sourced = saying.passage, saying.verb, saying.sourced
    infinitive = passage.low[first] == "to"
    clause = is_clause(passage, first, stop)
    if verb.clause and not clause and not infinitive:
        return first
    whole = clause or (verb.clausal and verb.kind != "act")
    if not whole and not infinitive:
        stop = object_end(passage, first, stop, takes_as=verb.takes_as)
    subordinate = _is_subordinate(passage, sourced.source[0], saying.start)
    if subordinate or sourced.how == "relative":
        return min(stop, first_break(passage, first, stop, lists=False))
    if not whole and not infinitive:
        return min(stop, first_break(passage, first, stop, lists=True))
    return stop


def _first_word(saying: Saying) -> int | None:
    passage, after, beyond = saying.passage, saying.after, saying.beyond
    if saying.verb.kind != "say":
        return after
    if beyond < saying.end:
        if saying.low(beyond) in ("that", ":") or passage.quoted(beyond):
            return beyond
        if saying.low(beyond) == "," and beyond + 1 < saying.end:
            if beyond > after or passage.quoted(beyond + 1):
                return beyond + 1
    return None if beyond >= saying.last else after


def _introduced(saying: Saying, first: int) -> bool:
    passage = saying.passage
    if passage.quoted(first) or passage.low[first] == "that":
        return True
    if passage.words[first - 1] == ":" or saying.verb.lemma in ("joke", "reply"):
        return True
    return saying.group.end > saying.group.verb + 1


def _is_subordinate(passage: Passage, first: int, start: int) -> bool:
    """'While X says ..., Y ...': the clause ends at the comma."""
    before = first - 1
    if before < start or passage.low[before] not in _SUBORDINATES:
        return False
    if before == start:
        return True
    return passage.words[before - 1] in (",", "—", "-", "“") or (
        passage.low[before - 1] in ("even", "but", "and")
    )
