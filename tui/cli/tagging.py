"""`tag`: the same as the key, for scripts."""

import argparse
import re

from corpus import Library
from model import Evidence, ObelosError, Span, visible_line
from tui.cli.desks import desk_at, written_in
from tui.cli.main import DONE
from tui.cli.output import complain_of, say
from tui.desk import Desk
from tui.desk.catalogue import shelved_as
from tui.desk.opening import source_of


def tag_command(arguments: argparse.Namespace) -> int:
    """Give a verdict, and a note and evidence where they are named; on disk when it returns."""
    if not all(ref.strip() for ref in arguments.evidence):
        raise ObelosError("A piece of evidence is empty.")
    with written_in(arguments) as (where, chosen):
        library = Library(where.library)
        named = _known_as(str(arguments.article), library)
        sources = source_of(named)
        desk = desk_at((where, chosen), arguments, sources, library)
        article_id = _article_named(desk, named, is_place=bool(sources))
        text = desk.article(article_id).text
        span = find_quote(text, arguments.quote, arguments.occurrence)
        desk.analyze(article_id)
        complain_of(desk.tag_problems)  # Before a tag that puts a damaged file in order.
        change = desk.tag(article_id, span, arguments.verdict)
        if arguments.note is not None or arguments.evidence:
            old = change.annotation
            note = arguments.note if arguments.note is not None else (old.note if old else "")
            before = old.evidence if old else ()
            there = {each.ref for each in before}
            more = dict.fromkeys(ref for ref in arguments.evidence if ref not in there)
            evidence = (*before, *map(Evidence, more))
            change = desk.note(article_id, span, note, evidence)
        say(f"{article_id} {span.start}-{span.end} {change.what}")
        desk.close()
        return DONE


def _known_as(named: str, library: Library) -> str:
    """An address that the library has is not asked once more: its id."""
    found = shelved_as(library, named) if "://" in named else ()
    return found[0].id if found else named


def find_quote(text: str, quote: str, occurrence: int | None) -> Span:
    """Where the words stand.

    Raises:
        ObelosError: when they stand nowhere, or in several places and it is not said which.
    """
    if not quote.strip():
        raise ObelosError("The quote is empty.")
    places = _places(text, re.escape(quote)) or _places(text, _in_any_lines(quote))
    if not places:
        raise ObelosError(f"The article does not hold these words: {visible_line(quote)}")
    if occurrence is None and len(places) > 1:
        raise ObelosError(f"These words stand there {len(places)} times; say --occurrence N.")
    wanted = 1 if occurrence is None else occurrence
    if not 1 <= wanted <= len(places):
        times = "once" if len(places) == 1 else f"{len(places)} times"
        raise ObelosError(f"These words stand there {times}, so there is no occurrence {wanted}.")
    return places[wanted - 1]


def _places(text: str, pattern: str) -> list[Span]:
    """Where it stands, also where one of them overlaps the next."""
    return [Span(*found.span(1)) for found in re.finditer(f"(?=({pattern}))", text)]


def _in_any_lines(quote: str) -> str:
    """The words however they are broken into lines: a quote comes from a page or a terminal."""
    return r"\s+".join(map(re.escape, quote.split()))


def _article_named(desk: Desk, named: str, *, is_place: bool) -> str:
    """The article of that id, or the only one at that place."""
    problems = []
    while (found := desk.read_next()) is not None:
        problems.append(str(found))
    if named in desk.ids():
        return named
    if not is_place:
        raise ObelosError(f"There is no article {visible_line(named)}.")
    if len(desk.ids()) == 1:
        return desk.ids()[0]
    if desk.ids():
        raise ObelosError(f"{visible_line(named)} holds several articles; name one of them.")
    raise ObelosError(problems[0] if problems else f"There is nothing at {visible_line(named)}.")
