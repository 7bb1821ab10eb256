"""Sentences of a CoNLL-U file in our own words; knows nothing of taggers or parsers."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.language.tokens import tokens

Row = list[str]
"""The ten columns of one CoNLL-U word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence cut into our tokens."""

    document: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    """The index of each word's head; -1 for the root."""
    labels: tuple[str, ...]


def read(path: Path) -> Iterator[Sentence]:
    """All sentences of a gzipped CoNLL-U file, in order."""
    for document, rows in _rows(path):
        sentence = _recut(document, rows)
        if sentence is not None:
            yield sentence


def held_out(document: str) -> bool:
    """Whether a document is kept for measuring: about one in twelve, by its name alone."""
    return sum(map(ord, document)) % 12 == 0


def _rows(path: Path) -> Iterator[tuple[str, list[Row]]]:
    document, rows = "", list[Row]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                document = line.split("=")[-1].strip()
            elif line[0].isdigit():
                row = line.rstrip("\n").split("\t")
                if row[0].isdigit():
                    rows.append(row)
            elif not line.strip() and rows:
                yield document, rows
                rows = []
    if rows:
        yield document, rows


def _recut(document: str, rows: Sequence[Row]) -> Sentence | None:
    """The sentence in our tokens: a token takes tag and head of the word that leads it."""
    text, ends = "", list[int]()
    for row in rows:
        text += row[1]
        ends.append(len(text))
        if "SpaceAfter=No" not in row[9]:
            text += " "
    spans = tokens(text)
    owner = _owners(spans, ends)
    first_of = {row: index for index, row in reversed(list(enumerate(owner)))}
    group = _groups(spans, ends, owner)
    leads = [_lead(rows, members) for members in group]
    token_of = dict(first_of)
    for index, members in enumerate(group):
        for member in members:
            token_of.setdefault(member, index)
    heads, labels = list[int](), list[str]()
    for index, lead in enumerate(leads):
        if first_of[owner[index]] != index:  # a later piece of a word that they do not cut
            heads.append(first_of[owner[index]])
            labels.append("flat")
            continue
        head = int(rows[lead][6]) - 1
        heads.append(token_of[head] if head >= 0 else -1)
        labels.append(rows[lead][7])
    if any(head == index for index, head in enumerate(heads)):
        return None
    words = tuple(text[a:b] for a, b in spans)
    return Sentence(
        document, words, tuple(rows[lead][4] for lead in leads), tuple(heads), tuple(labels)
    )


def _owners(spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> list[int]:
    """For each token the row that its first code point belongs to."""
    owner, row = [], 0
    for start, _ in spans:
        while ends[row] <= start:
            row += 1
        owner.append(row)
    return owner


def _groups(
    spans: Sequence[tuple[int, int]], ends: Sequence[int], owner: Sequence[int]
) -> list[list[int]]:
    """For each token all rows it covers, wholly or in part."""
    groups = []
    for (_, end), row in zip(spans, owner, strict=True):
        last = row
        while ends[last] < end:
            last += 1
        groups.append(list(range(row, last + 1)))
    return groups


def _lead(rows: Sequence[Row], members: Sequence[int]) -> int:
    """The member whose head lies outside; the last when there are several."""
    inside = {str(member + 1) for member in members}
    outward = [member for member in members if rows[member][6] not in inside]
    return outward[-1] if outward else members[-1]
