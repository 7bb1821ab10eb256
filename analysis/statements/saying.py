"""A verb that says something, in its sentence; knows nothing of what is said."""

from dataclasses import dataclass

from analysis.language.word_sets import word_set
from analysis.statements.grammar import DAYS, FINITE, NOUNS, OPENS_PHRASE, STOPS, TIMES
from analysis.statements.lexicon import Lexicon, Verb
from analysis.statements.passages import Passage, Run
from analysis.statements.sourced import Sourced
from analysis.statements.sources import ADDRESSING
from analysis.statements.verbs import Group

_SETTINGS = word_set("in on at during after via")
_TO_SOMEBODY = word_set(
    """
    say explain write admit confess complain remark reply respond shout yell call cry whisper mutter
    scream announce declare boast brag joke
    """
)
"""Verbs whose "to" names who was spoken to, and does not begin what is said."""
WHERE_SAID = word_set(
    """
    statement interview letter report tweet post speech email release briefing conference video
    message memo filing note
    """
)
"""Nouns right after which a clause begins: "said in a statement | it would close"."""
_NEXT_OR_LAST = word_set("last this next earlier late early later")
_ENDS_ALL = frozenset((",", ".", ":", "that"))
_ADDRESSEE_ENDS = word_set("if whether to how what why who he she it there about")


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


def saying_of(
    passage: Passage, lexicon: Lexicon, group: Group, verb: Verb, sourced: Sourced, sentence: Run
) -> Saying:
    """The verb with the words after it told apart."""
    after = sourced.source[1] if sourced.how == "inverted" else group.end
    after = _past_addressee(passage, after, verb, sourced, sentence[1])
    beyond = _past_setting(passage, after, sentence[1], verb) if verb.kind != "act" else after
    if verb.kind == "think" and passage.low[beyond : min(beyond + 1, sentence[1])] != ("that",):
        beyond = after
    last = without_stops(passage, sentence)
    return Saying(passage, lexicon, group, verb, sourced, *sentence, last, after, beyond)


def without_stops(passage: Passage, sentence: Run) -> int:
    end = sentence[1]
    while end > sentence[0] + 1 and passage.words[end - 1] in STOPS:
        end -= 1
    return end


def _past_addressee(passage: Passage, token: int, verb: Verb, sourced: Sourced, end: int) -> int:
    """Past "reporters" in "told reporters"."""
    if verb.lemma not in ADDRESSING or sourced.how == "inverted" or token >= end:
        return token
    if passage.low[token - 1] in verb.particles:
        return token
    if passage.quoted(token) or passage.low[token] in ("that", ","):
        return token
    first = token
    pronoun = passage.low[first] in ("him", "her", "me", "us", "them", "you")
    described = False
    """Whether a clause goes on about who is addressed: "told the crowd that ...", not "who ..."."""
    while token < end and not passage.quoted(token):
        low = passage.low[token]
        described = described or (token > first and _describes(passage, token))
        if low in _ENDS_ALL or (low in _ADDRESSEE_ENDS and not described):
            break
        if token > first and not described and (pronoun or _clause_begins(passage, token)):
            break
        token += 1
    return token


def _describes(passage: Passage, token: int) -> bool:
    return passage.low[token] == "who" and passage.tags[token - 1] in NOUNS


def _clause_begins(passage: Passage, token: int) -> bool:
    verb = passage.tags[token] in FINITE or passage.low[token] == "who"
    return verb or _opens_clause(passage, token)


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
        elif low in _NEXT_OR_LAST and token + 1 < end and passage.low[token + 1] in TIMES:
            token += 2
        elif (
            low in DAYS
            or low == "late"
            or (passage.tags[token] == "RB" and low not in ("not", "there"))
        ):
            token += 1
        else:
            return token
    return token


def _dates(passage: Passage, token: int, first: int) -> bool:
    """Whether the time before a token stands alone: not "in his Monday | column"."""
    while token > first and passage.low[token - 1] in TIMES:
        token -= 1
    return token == first or passage.tags[token - 1] not in ("DT", "PRP$", "POS", "JJ")


def opens(passage: Passage, token: int) -> bool:
    """Whether a clause or a noun phrase may begin here that is not part of a date."""
    return passage.tags[token] in OPENS_PHRASE - {"CD"} | {"PRP", "EX"} and (
        passage.low[token] not in TIMES
    )


def _past_phrase(passage: Passage, token: int, end: int) -> int | None:
    first = token
    while token < end and not passage.quoted(token):
        low, tag = passage.low[token], passage.tags[token]
        if low in (",", ":", "."):
            return token
        timed = token > first and passage.low[token - 1] in TIMES and _dates(passage, token, first)
        if (timed or passage.low[token - 1] in WHERE_SAID) and opens(passage, token):
            return token  # "said on Tuesday | it had found"
        if low == "that":
            relative = token + 1 < end and passage.tags[token + 1] in FINITE and not timed
            return None if relative else token
        if tag in FINITE or tag in ("PRP", "WP", "WDT"):
            return None
        token += 1
    return token
