"""Counts who is behind statements that say the same; knows no links and no scores."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.links.words import FUNCTION_WORDS, WORD
from model import Span, Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement as one outlet brings it; `text` is that of its article."""

    statement: Statement | None
    outlet: str
    text: str = ""


def origins(voices: Iterable[Voice]) -> tuple[str, ...]:
    """The independent origins of statements, by name, in order of the alphabet.

    Two that share a speaker or an agency are one, and so are two that share their wording over a
    long stretch. A statement that names nobody comes from its outlet.
    """
    every = list(voices)
    named = [tuple(_behind(voice)) for voice in every]
    bodies = {form for names in named for form in map(_form, names) if _is_body(form)}
    shared = [
        {*(_alike(names, bodies) or [voice.outlet]), *_wording(voice)}
        for voice, names in zip(every, named, strict=True)
    ]
    agencies = Counter(names[0] for names in named if len(names) > 1)
    found = []
    for together in _together(shared):
        names = [name for number in together for name in named[number]]
        names = names or [every[number].outlet for number in together]
        found.append(min(names, key=lambda name: (-agencies[name], name)))
    return tuple(sorted(found))


def _together(shared: Sequence[Collection[str]]) -> list[list[int]]:
    """The numbers of those that have something in common, directly or through others."""
    merged: list[tuple[set[str], list[int]]] = []
    for number, mine in enumerate(shared):
        keys, numbers = set(mine), [number]
        for other in [other for other in merged if not other[0].isdisjoint(keys)]:
            keys |= other[0]
            numbers = other[1] + numbers
            merged.remove(other)
        merged.append((keys, numbers))
    return [numbers for _, numbers in merged]


def _behind(voice: Voice) -> Iterator[str]:
    """Who stands behind a statement, the one furthest back first."""
    statement = voice.statement
    if statement is None:
        return
    if statement.origin:
        yield statement.origin
    speaker = statement.speaker
    body = _body(speaker or (statement.source.of(voice.text) if statement.source else ""))
    if body or speaker:
        yield body or speaker or ""


_ALONE = r"""police|coast\ ?guard|navy|army|military|government|court|hospital|company|university
    |parliament|senate|airline|bank|prosecutors|regulator|embassy|authorities"""
_WITH_KIND = "ministry|department|agency|council|commission|committee|service|brigade|authority"
_FOR_IT = r"spokes(?:m[ae]n|wom[ae]n|person|people)|officials?|officers?|representatives?|statement"
_BODY = re.compile(
    rf"""(?:(?:an?|the|one|some)?\s*(?:\w+\ )?(?:{_FOR_IT})\s+(?:for|of|from|at|with)\s+)?
    (?:(?:the|an?|its|their)\s+)?
    (?P<body>{_ALONE}|(?:(?P<kind>\w+)\s+)?(?:{_WITH_KIND}))
    (?:\s+(?:{_FOR_IT}))?""",
    re.VERBOSE,
)
"""A body that goes without a name, and those who speak for it; not its critics or victims."""


def _body(source: str) -> str:
    """The body that a source without a name speaks for, such as "coast guard"; else nothing.

    Within statements that say the same it is the same body, whoever speaks for it.
    """
    words = source[:1].lower() + source[1:]
    found = _BODY.fullmatch(" ".join(words.split()))
    if found is None:
        return ""
    if found["kind"] in FUNCTION_WORDS:
        return found["body"].removeprefix(found["kind"]).strip()
    return found["body"]


_ARTICLE = re.compile(r"^(?:the|an?)\s+|['’]s?(?=\s)")
_OF = re.compile(r"(?P<whose>.*?)\b(?P<body>ministry|department) (?:of|for)(?: the)? (?P<what>.+)")
_NOUN = re.compile(rf"(?:{_ALONE}|{_WITH_KIND})$", re.VERBOSE)
_LETTERS = 4
"""Of each word of a body: "Russia's" and "Russian", "defence" and "defense" begin alike."""
_BODY_MARK = "…"
"""At the end of the form of a body: its words are cut."""


def _alike(names: Iterable[str], bodies: Collection[str]) -> list[str]:
    """By what a name is the same as another: a body also by its name without what stands before,
    where somebody calls it so ("foreign ministry" for "Russian Foreign Ministry").
    """
    forms = [_form(name) for name in names]
    shorter = [
        body for form in forms if _is_body(form) for body in bodies if form.endswith(f" {body}")
    ]
    return [*forms, *shorter]


def _form(name: str) -> str:
    """A name in small letters; of a body the beginnings of its words, what it is last."""
    words = _ARTICLE.sub("", name.casefold())
    if found := _OF.fullmatch(words):
        what = found["what"].removesuffix(" affairs")
        words = f"{found['whose']}{what} {found['body']}"
    if _NOUN.search(words):
        return " ".join(word[:_LETTERS] for word in words.split()) + _BODY_MARK
    return words


def _is_body(form: str) -> bool:
    return form.endswith(_BODY_MARK)


_COPIED = 25
"""Words in a row, outside quotation marks, that two reports do not share by chance."""
_AROUND = 300
"""Code points before and after a statement that may belong to the stretch: 25 long words."""
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


def _wording(voice: Voice) -> Iterator[str]:
    """Every stretch of so many words outside quotation marks that the statement has a part in."""
    if voice.statement is None:
        return
    span, text = voice.statement.span, voice.text
    start = text.rfind("\n", 0, max(0, span.start - _AROUND)) + 1
    end = min(len(text), span.end + _AROUND)
    at = start
    for quoted in _QUOTED.finditer(text, start, end):
        yield from _stretches(text, Span(at, quoted.start()), span)
        at = quoted.end()
    yield from _stretches(text, Span(at, end), span)


def _stretches(text: str, where: Span, span: Span) -> Iterator[str]:
    found = list(WORD.finditer(text, where.start, where.end))
    words = [word.group().lower() for word in found]
    for first in range(len(found) - _COPIED + 1):
        end = first + _COPIED
        if found[first].start() < span.end and found[end - 1].end() > span.start:
            yield " ".join(words[first:end])
