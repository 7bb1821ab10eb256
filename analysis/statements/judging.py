"""What nouns and adjectives bring: "X's claim that", "X is sure that"; knows no verbs of saying."""

from analysis.statements.finding import Finding
from analysis.statements.grammar import FINITE, SUBORDINATORS
from analysis.statements.lexicon import Lexicon
from analysis.statements.limits import clause_end, first_break
from analysis.statements.objects import is_clause, object_end
from analysis.statements.passages import Passage, Run
from analysis.statements.phrases import phrase_before
from analysis.statements.verbs import group_at

_CLAUSE_HEADS = frozenset(("PRP", "DT", "NNP", "NN", "NNS", "JJ", "PRP$", "EX", "NNPS", "CD"))
_AFTER_ADJECTIVE = frozenset(("of", "about"))
_BEFORE_NOUN = frozenset(
    ("DT", "PRP$", "JJ", "VBG", "VBN", "NN", "NNP", "NNPS", "NNS", "POS", "RB")
)
_MADE = frozenset(("made", "makes", "make", "making"))


def of_noun(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    """'X's claim that ...'."""
    start, end = sentence
    if token + 3 >= end or passage.low[token + 1] != "that":
        return None
    if passage.tags[token + 2] not in _CLAUSE_HEADS:
        return None
    stop = clause_end(passage, lexicon, token + 1, end - 1)
    if all(passage.tags[each] in _BEFORE_NOUN for each in range(start, token)):
        stop = _predicate(passage, token + 2, stop)
    source = _owner(passage, token, start)
    if source is None and passage.low[token] not in lexicon.rumours:
        return None
    return Finding("noun", (token, token + 1), ((token + 1, stop),), source)


def _predicate(passage: Passage, start: int, end: int) -> int:
    """Where the verb of the sentence begins: "reports that he is ill | were denied"."""
    verb = None
    for token in range(start, end):
        if passage.quoted(token):
            continue
        if passage.low[token] in SUBORDINATORS:
            verb = None
        elif passage.tags[token] in FINITE and verb is None:
            verb = token
        elif passage.tags[token] in FINITE and verb is not None and token > verb + 1:
            return token
    return end


def of_adjective(passage: Passage, lexicon: Lexicon, token: int, sentence: Run) -> Finding | None:
    """'X is confident that ...', 'X is critical of ...', 'X made it clear that ...'."""
    start, end = sentence
    if token + 3 >= end or not _brings(passage, token + 1, end):
        return None
    begin = _group_start(passage, token, start)
    name = None if begin is None else phrase_before(passage, begin, start)
    if begin is None or name is None or passage.low[name] in ("it", "what", "which", "that"):
        return None
    first = token + 1
    stop = clause_end(passage, lexicon, first, end - 1)
    if passage.low[first] in _AFTER_ADJECTIVE:
        first += 1
        stop = object_end(passage, first, min(stop, first_break(passage, first, stop, lists=False)))
    cue = (begin, max(first, token + 1))
    return Finding("adjective", cue, ((first, stop),), (name, begin)) if stop > first else None


def _group_start(passage: Passage, token: int, start: int) -> int | None:
    """Where the verb before an adjective begins, with its auxiliaries."""
    made = token - 1 - (passage.low[token - 1] == "it")
    if passage.low[token] == "clear" and made > start and passage.low[made] in _MADE:
        return group_at(passage, made, start).start
    group = group_at(passage, token, start)
    short = passage.low[token - 1 : token] in (("'s",), ("’s",))
    return group.start if group.be or short else None


def _brings(passage: Passage, first: int, end: int) -> bool:
    """Whether a clause follows, with "that" or without."""
    if passage.low[first] in ("that", "whether", "if") or passage.low[first] in _AFTER_ADJECTIVE:
        return True
    opens = passage.tags[first] in ("PRP", "DT", "NNP", "NNS", "PRP$", "EX")
    return opens and is_clause(passage, first, end)


def _owner(passage: Passage, token: int, start: int) -> Run | None:
    before = token - 1
    while before > start and passage.tags[before] in ("JJ", "NN", "RB"):
        before -= 1
    if before < start:
        return None
    if passage.tags[before] == "PRP$":
        return before, before + 1
    if passage.tags[before] == "POS":
        name = phrase_before(passage, before, start)
        return None if name is None else (name, before)
    return None
