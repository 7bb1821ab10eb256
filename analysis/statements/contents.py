"""What is said, given who says it and by which verb; knows nothing of other statements."""

from analysis.language.word_sets import word_set
from analysis.statements.asides import after_as, left, resumed
from analysis.statements.grammar import DASHES, DAYS, TIMES
from analysis.statements.limits import clause_end, first_break
from analysis.statements.objects import is_clause, object_end, side_end
from analysis.statements.passages import Passage, Run
from analysis.statements.saying import WHERE_SAID, Saying, opens

_LONGEST_ASIDE = 14
"""In tokens, from the comma before "however" to the one after it: "said, however, that"."""
_LONGEST_CHARGED = 8
"""In tokens, from "charged" to "with"."""
_STUDIES = word_set(
    """
    study studies survey surveys poll polls report reports inquiry investigation audit review
    research researchers analysis
    """
)
_REQUESTS = word_set("request requests call calls email emails message messages inquiries queries")
_SUBORDINATES = word_set(
    "although though while when if after as since because before whereas once until"
)


def contents_of(saying: Saying) -> tuple[Run, ...]:
    """The runs that hold what is said, in order; empty when nothing is."""
    before = left(saying)
    if before is not None:
        more = resumed(saying, before)
        return (before, more) if more else (before,)
    found = after_as(saying) or _right(saying)
    if found is None:
        return ()
    setting = _set_apart(saying)
    # "In the old town, X said, nobody slept": the setting is part of what X said.
    return (setting, found) if setting else (found,)


def _right(saying: Saying) -> Run | None:
    """What follows "X said"."""
    passage, verb = saying.passage, saying.verb
    first = _first_word(saying)
    while first is not None and first < saying.end and passage.words[first] in (",", ":"):
        first += 1
    if first is None or first >= saying.last:
        return None
    if _only_parted(saying) or _says_nothing(saying, first):
        return None
    if verb.introduced and not _introduced(saying, first):
        return None
    stop = clause_end(passage, saying.lexicon, first, saying.last)
    stop = _narrowed(saying, first, stop)
    stop = side_end(passage, first, stop, infinitive=passage.low[first] == "to")
    while stop > first and passage.words[stop - 1] in DASHES:
        stop -= 1
    return (first, stop) if stop > first else None


def _only_parted(saying: Saying) -> bool:
    """'As talks concluded, the minister left': a comma after the verb, nothing said after it."""
    if saying.low(saying.after) != ",":
        return False
    if saying.verb.kind != "say":
        next_tag = saying.passage.tags[saying.after + 1 : saying.after + 2]
        return next_tag in (("VBG",), ("CC",), ("WRB",), ("PRP",))
    if saying.quoted(saying.after + 1) or saying.low(saying.beyond) == "that":
        return False
    if _set_apart(saying):
        return False
    return _past_aside(saying) is None


def _set_apart(saying: Saying) -> Run | None:
    """What stands before ", X said,", when those words stand between two commas."""
    start, source = saying.start, saying.sourced.source
    if saying.verb.kind != "say" or saying.sourced.how not in ("subject", "apposition"):
        return None
    if source[0] - 1 <= start or saying.low(saying.after) != ",":
        return None
    if saying.quoted(saying.after + 1):
        return None
    return (start, source[0] - 1) if saying.passage.words[source[0] - 1] == "," else None


def _says_nothing(saying: Saying, first: int) -> bool:
    """'who asked not to be named', 'did not respond to a request for comment'."""
    said = saying.passage.low[first : first + 4]
    if saying.verb.lemma in ("ask", "decline", "refuse", "want", "request"):
        return "named" in said or "identified" in said or "anonymity" in said
    return saying.verb.lemma in ("respond", "reply") and not _REQUESTS.isdisjoint(said)


def _narrowed(saying: Saying, first: int, stop: int) -> int:
    """The end of what is said, nearer where a noun phrase or a side clause ends before."""
    passage, verb, sourced = saying.passage, saying.verb, saying.sourced
    infinitive = passage.low[first] == "to"
    clause = is_clause(passage, first, stop)
    # "Ruled against the firm" needs no clause.
    bare = passage.low[saying.group.end - 1] not in verb.particles
    found = verb.lemma in ("find", "show", "document") and _is_study(passage, sourced.source)
    if verb.clause and not clause and not infinitive and bare and not found:
        return first
    whole = clause or (verb.clausal and verb.kind != "act")
    if not whole and not infinitive:
        stop = object_end(passage, first, stop, takes_as=verb.takes_as)
    subordinate = _is_subordinate(passage, sourced.source[0], saying.start)
    if subordinate or sourced.how == "relative" or sourced.source[0] > first:
        return min(stop, first_break(passage, first, stop, lists=False))
    if not whole and not infinitive:
        return min(stop, first_break(passage, first, stop, lists=True))
    return stop


def _is_study(passage: Passage, source: Run) -> bool:
    """Whether what it finds is a finding: "the survey found wide support"."""
    return not _STUDIES.isdisjoint(passage.low[slice(*source)])


def _first_word(saying: Saying) -> int | None:
    passage, after, beyond = saying.passage, saying.after, saying.beyond
    parted = _past_aside(saying)
    if parted is not None:
        return parted
    if saying.verb.kind == "think" and saying.low(beyond) == "that":
        return beyond
    if saying.verb.kind != "say":
        timed = saying.low(after) in DAYS and saying.low(after + 1) == "to"
        return after + 1 if timed else after  # "voted Tuesday to shut"
    if beyond < saying.end:
        if saying.low(beyond) in ("that", ":") or passage.quoted(beyond):
            return beyond
        if beyond > after and _is_told(passage, beyond):
            return beyond
        quoted = saying.quoted(beyond + 1)
        if saying.low(beyond) == "," and beyond + 1 < saying.end and (beyond > after or quoted):
            return beyond + 1
    return None if beyond >= saying.last else after


def _past_aside(saying: Saying) -> int | None:
    """The "that" of "warned, as did others, that"."""
    if saying.low(saying.beyond) != ",":
        return None
    for token in range(saying.beyond + 1, min(saying.beyond + _LONGEST_ASIDE, saying.last)):
        if saying.passage.quoted(token):
            return None
        if saying.low(token) == ",":
            return token + 1 if saying.low(token + 1) == "that" else None
    return None


def _is_told(passage: Passage, token: int) -> bool:
    """Whether a clause begins here, after when or where it was said."""
    before = passage.low[token - 1]
    return (before in TIMES or before in WHERE_SAID) and opens(passage, token)


def _introduced(saying: Saying, first: int) -> bool:
    passage = saying.passage
    if passage.quoted(first) or passage.low[first] == "that":
        return True
    if passage.words[first - 1] == ":" or saying.verb.lemma in ("joke", "reply"):
        return True
    if (
        saying.verb.lemma == "charge"
        and "with" in passage.low[first + 1 : first + _LONGEST_CHARGED]
    ):
        return True
    return saying.group.end > saying.group.verb + 1 and "-" not in saying.verb.lemma


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
