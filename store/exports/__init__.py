"""Annotations in the formats of others, one module a format; knows no screen and no files."""

from collections.abc import Sequence
from typing import TextIO

from model import Group
from store.bundle import Bundle
from store.exports import (
    brat,
    claimreview,
    csv_table,
    html,
    labelstudio,
    markdown,
    own_json,
    spacy_jsonl,
    webannotation,
)
from store.exports.formats import Exporter, exporter_of

__all__ = ["EXPORTERS", "Bundle", "Exporter", "write"]

EXPORTERS: tuple[Exporter, ...] = (
    Exporter(
        "json", ".json", "everything, read back without loss", own_json.write, holds_texts=True
    ),
    Exporter("csv", ".csv", "one line an annotation, safe in a spreadsheet", csv_table.write),
    Exporter("webannotation", ".jsonld", "W3C Web Annotations", webannotation.write),
    Exporter("claimreview", ".jsonld", "drafts for schema.org's ClaimReview", claimreview.write),
    Exporter("markdown", ".md", "a report for an editor", markdown.write, markdown.write_joined),
    Exporter("html", ".html", "the same report as a page", html.write, html.write_joined),
    Exporter("spacy", ".jsonl", "for spaCy and Prodigy", spacy_jsonl.write, holds_texts=True),
    Exporter("labelstudio", ".json", "for Label Studio", labelstudio.write, holds_texts=True),
    Exporter("brat", ".patch", "brat standoff, as a patch", brat.write, holds_texts=True),
)
"""Every format; the first is what is written when none is named."""


def write(format_name: str, bundle: Bundle, out: TextIO, *, groups: Sequence[Group] = ()) -> None:
    """Write the bundle in a format; reports show the `groups` of statements that are the same.

    Raises:
        ObelosError: when there is no such format.
    """
    exporter = exporter_of(format_name, EXPORTERS)
    if exporter.write_joined is not None:
        exporter.write_joined(bundle, groups, out)
    else:
        exporter.write(bundle, out)
