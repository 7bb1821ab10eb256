"""What a paragraph attributes to whom, and quotations that run on; knows no other paragraph."""

from dataclasses import replace

from analysis.language.word_sets import word_set
from analysis.statements.finding import Finding
from analysis.statements.findings import in_sentence
from analysis.statements.grammar import DASHES, NAMES, NOUNS, PREPOSITIONS, STOPS
from analysis.statements.lexicon import Lexicon
from analysis.statements.passages import Passage, Run
from analysis.statements.phrases import names_office

_SAYING = frozenset(("subject", "apposition", "inverted", "participle", "infinitive", "via"))
_CARRIERS = frozenset(("via", "according"))
_KEPT = _CARRIERS | frozenset(("conjoined", "participle", "quoted"))
"""Rules whose findings count inside what another says as well."""
_LONGEST_NAME = 5
_LONGEST_BEFORE_COLON = 16
"""In tokens, of a headline."""
_NOT_SPEAKERS = word_set(
    """
    correction clarification updated update note editor photo
    image video related read watch listen more analysis exclusive breaking live opinion comment
    review explainer podcast gallery profile obituary factbox timeline quiz revealed
    """
)
"""Words before a colon that announce something and say nothing."""
_SHORTEST_QUOTATION = 4
"""In words; shorter ones are phrases inside a sentence, not something said by themselves."""


def in_paragraph(passage: Passage, lexicon: Lexicon) -> list[Finding]:
    """The findings of a paragraph, in the order of their cues."""
    spoken = _transcript(passage)
    if spoken is not None:
        return [spoken]
    found: list[Finding] = []
    for sentence in passage.sentences:
        found += _without_nested(passage, list(in_sentence(passage, lexicon, sentence)))
    spoken = _headline(passage, found)
    return _with_loose_quotations(passage, [*found, spoken] if spoken else found)


def _transcript(passage: Passage) -> Finding | None:
    """'WALLACE: ...', 'Jane Doe: ...': everything after the name."""
    first = 1 if passage.quotations and passage.quotations[0].start == 0 else 0
    token = first
    while token < min(len(passage.words), first + _LONGEST_NAME) and _in_name(passage, token):
        token += 1
    if token == first or token + 2 >= len(passage.words) or passage.words[token] != ":":
        return None
    if passage.low[first] in _NOT_SPEAKERS:
        return None
    contents = ((token + 1, len(passage.words)),)
    return Finding("transcript", (token, token + 1), contents, (first, token))


def _headline(passage: Passage, found: list[Finding]) -> Finding | None:
    """'Fire chief: “Nobody slept”', 'Lee on strike: “We go on”': a quotation after a colon."""
    if ":" not in passage.words[:_LONGEST_BEFORE_COLON] or len(passage.sentences) > 1:
        return None
    colon = passage.words.index(":")
    if colon + 2 >= len(passage.words) or not passage.quoted(colon + 1) or passage.quoted(colon):
        return None
    quotation = passage.quotation(colon + 1)
    if len(passage.words) - quotation.end > 1 or any(_brings(each, colon + 1) for each in found):
        return None
    sayer = next((each.source for each in found if each.cue[1] <= colon and each.source), None)
    source = sayer or _namer(passage, colon)
    return Finding("headline", (colon, colon + 1), ((quotation.start, quotation.end),), source)


def _namer(passage: Passage, colon: int) -> Run | None:
    """A person before the colon of a headline, past whom it may go on: "Lee on strike"."""
    end = next((t for t in range(1, colon) if passage.low[t] in PREPOSITIONS - {"of"}), colon)
    named = all(passage.tags[token] in NAMES for token in range(end))
    return (0, end) if named or names_office(passage.low[end - 1]) else None


def _brings(found: Finding, token: int) -> bool:
    return any(start <= token < end for start, end in found.contents)


def _in_name(passage: Passage, token: int) -> bool:
    word = passage.words[token]
    if passage.low[token] in PREPOSITIONS:
        return False  # "Stealth Over Health: ..." is what a headline is about
    return word[0].isupper() and (passage.tags[token] in NOUNS or word.isupper())


def _without_nested(passage: Passage, found: list[Finding]) -> list[Finding]:
    """Leaves out what somebody says, thinks or judges inside what another says.

    What is said in quotation marks stays, and so does what is said along with something else.
    """
    found = [each for each in found if not _ends_in_subject(each, found)]
    found = [each for each in found if not _is_governor(each, found)]
    covered = [
        run
        for each in found
        if each.how not in _CARRIERS
        for run in each.contents
        if not run[0] <= each.cue[0] < run[1]  # "reportedly" stands in what it says
    ]
    return [
        each
        for each in found
        if each.how in _KEPT
        or _says_in_marks(passage, each)
        or not any(
            a <= each.cue[0] and each.cue[1] <= b for a, b in covered if (a, b) not in each.contents
        )
    ]


def _ends_in_subject(each: Finding, found: list[Finding]) -> bool:
    """'A man who saw the fire said it was late': what he saw does not hold what he said."""
    if each.how != "relative":
        return False
    return any(
        other.source[0] <= each.cue[0] < other.source[1]
        and any(start < other.cue[0] < end for start, end in each.contents)
        for other in found
        if other.source and other is not each
    )


def _is_governor(each: Finding, found: list[Finding]) -> bool:
    """'Refused' in "refused to blame the referee", which is a cue as a whole."""
    return each.how != "unnamed" and any(
        other.cue[0] <= each.cue[0] and each.cue[1] < other.cue[1] and other.how == "infinitive"
        for other in found
    )


def _says_in_marks(passage: Passage, found: Finding) -> bool:
    if found.verb is None or found.verb.kind != "say":
        return False
    return any(passage.quoted(token) for run in found.contents for token in range(*run))


def _with_loose_quotations(passage: Passage, found: list[Finding]) -> list[Finding]:
    """Gives quotations nobody claimed to who spoke before them, or to nobody."""
    claimed = bytearray(len(passage.words))
    for each in found:
        for start, end in (*each.contents, each.cue, each.source or each.cue):
            claimed[start:end] = b"\1" * (end - start)
    sayings = [
        number
        for number, each in enumerate(found)
        if each.how in _SAYING and each.verb and each.verb.kind == "say"
    ]
    last, at = None, 0
    for quotation in passage.quotations:
        run = (quotation.start, quotation.end)
        if _is_phrase(passage, run) or sum(claimed[run[0] : run[1]]) > 0.3 * (run[1] - run[0]):
            continue
        signed = _signed(passage, run)
        if signed is not None:
            found.append(signed)
        elif _is_sentence(passage, run):
            while at < len(sayings) and found[sayings[at]].cue[0] < run[0]:
                last, at = sayings[at], at + 1
            _carry(passage, found, last, run)
    return sorted(found, key=lambda each: each.cue)


def _is_phrase(passage: Passage, run: Run) -> bool:
    """Whether it is a few words inside a sentence, not a sentence of its own."""
    words = sum(passage.words[token][0].isalnum() for token in range(*run))
    if words >= _SHORTEST_QUOTATION:
        return False
    start = passage.sentences[passage.sentence_of[run[0]]][0]
    return run[0] != start or passage.words[run[1] - 2] not in STOPS


def _is_sentence(passage: Passage, run: Run) -> bool:
    last = passage.words[run[1] - 2]
    return last in STOPS or last == "," or run[1] == len(passage.words)


def _signed(passage: Passage, run: Run) -> Finding | None:
    """'"..." — Jane Doe'."""
    token = run[1] + 1
    if token >= len(passage.words) or passage.words[run[1]] not in DASHES:
        return None
    end = token
    while end < len(passage.words) and (passage.tags[end] in NAMES or passage.words[end] == "de"):
        end += 1
    if end == token or (end < len(passage.words) and passage.words[end] not in (",", ".", "(")):
        return None
    return Finding("signed", (run[1], run[1] + 1), (run,), (token, end))


def _carry(passage: Passage, found: list[Finding], last: int | None, run: Run) -> None:
    """Gives a quotation to what is said right before it, or to nobody."""
    if last is not None:
        said = found[last]
        reach = max(said.cue[1], said.source[1] if said.source else 0, said.contents[-1][1])
        if passage.sentence_of[run[0]] - passage.sentence_of[reach - 1] <= 1:
            found[last] = replace(said, contents=(*said.contents, run))
            return
    if run[0] <= 1 and last is None:
        found.append(Finding("bare", run, (run,)))
