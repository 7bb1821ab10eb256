"""Reads brat standoff: our patch, an archive of pairs, or one file of annotations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from model import ObelosError, Problem, Selector, visible_line
from store.exports.brat import ARTICLE, RECORD, type_of
from store.imports import checks
from store.imports.limits import MAX_WORDS, json_of, within
from store.imports.marks import Page, mark, page_of
from store.imports.tags import verdict_of
from store.imports.values import Foreign, Incoming, Reference

_LINE = re.compile(r"[TEARMN#*]\d*\t")
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t(.*))?")
_NOTE = re.compile(r"#\d*\t(\S+) (\S+)\t(.*)")


@dataclass(slots=True)
class _Notes:
    """What is said of one annotation."""

    words: list[str] = field(default_factory=list)
    record: Any = None


def fits(text: str) -> bool:
    """Whether the first line is one of annotations."""
    return _LINE.match(text) is not None


def fits_patch(text: str) -> bool:
    """Whether it is a patch that makes a file of annotations."""
    return text.startswith("diff --git ") and ".ann\n" in text


def read(text: str, name: str) -> Incoming:
    """One file of annotations, whose text is not there; `name` is what the file is called."""
    return read_files({PurePosixPath(name).stem + ".ann": text})


def read_files(files: Mapping[str, str]) -> Incoming:
    """The annotations of all pairs.

    Raises:
        ObelosError: when there is none.
    """
    found: list[Foreign] = []
    problems: list[Problem] = []
    named = [name for name in sorted(files) if name.endswith(".ann")]
    if not named:
        raise ObelosError("There is no file of annotations in it.")
    for name in named:
        stem = name.removesuffix(".ann")
        for one in _pair(PurePosixPath(stem).name, files.get(f"{stem}.txt"), files[name]):
            if isinstance(one, Problem):
                problems.append(Problem(f"{name}, {one.subject}", one.reason))
            else:
                found.append(one)
    return Incoming(annotations_elsewhere=tuple(found), problems=tuple(problems))


def _pair(stem: str, text: str | None, lines: str) -> Iterator[Foreign | Problem]:
    try:
        notes, article = _notes(lines.split("\n"))
        page = page_of(text or "", article)
        if text is None or article is None:
            reference = page.reference if text is not None else Reference(title=stem)
            page = replace(page, reference=replace(reference, title=reference.title or stem))
    except ObelosError as error:
        yield Problem("its notes", str(error))
        return
    for number, line in enumerate(lines.split("\n"), 1):
        if line.startswith("T"):
            try:
                yield _bound(line, page, notes, has_text=text is not None)
            except ObelosError as error:
                yield Problem(f"line {number}", str(error))


def _notes(lines: Iterable[str]) -> tuple[dict[str, _Notes], Any]:
    """The notes by annotation, and what our own export said of the article."""
    notes: dict[str, _Notes] = {}
    article = None
    for line in lines:
        note = _NOTE.fullmatch(line)
        if note is None:
            continue
        kind, target, words = note.groups()
        if kind == ARTICLE:
            article = json_of(words)
        elif kind == RECORD:
            notes.setdefault(target, _Notes()).record = json_of(words)
        else:
            notes.setdefault(target, _Notes()).words.append(words)
    return notes, article


def _bound(line: str, page: Page, notes: Mapping[str, _Notes], *, has_text: bool) -> Foreign:
    parts = _BOUND.fullmatch(line)
    if parts is None:
        raise ObelosError("It is no annotation on words.")
    name, label, offsets, words = parts.groups()
    said = notes.get(name, _Notes())
    note = within("\n".join(said.words), MAX_WORDS, "note")
    numbers = [int(one) for one in re.split("[ ;]", offsets)]
    if not has_text:
        selector = checks.checked_selector(_alone(words or "", numbers))
        return Foreign(page.reference, selector, verdict_of(label), note)
    found = mark(page, min(numbers), max(numbers), record=said.record)
    if said.record is None:
        return replace(found, verdict=verdict_of(label), note=note)
    if note != visible_line(found.note):
        found = replace(found, note=note)
    unchanged = label == type_of(found.verdict)
    return found if unchanged else replace(found, verdict=verdict_of(label))


def _alone(words: str, numbers: list[int]) -> Selector:
    """The words; their position too, where they are in one piece."""
    within(words, MAX_WORDS, "quote")
    if len(numbers) == 2 and numbers[1] - numbers[0] == len(words):
        return Selector(words, start=numbers[0], end=numbers[1])
    return Selector(words)
