"""Files, pages and feeds to articles, and where they are kept; knows no analysis and no screen."""

from corpus.catalogue import Entry
from corpus.identity import article_id, canonical_url
from corpus.intake import Intake, Provenance
from corpus.library import Added, Library
from corpus.limits import MAX_BYTES
from corpus.reading import read, take_in
from corpus.samples import sample

__all__ = [
    "MAX_BYTES",
    "Added",
    "Entry",
    "Intake",
    "Library",
    "Provenance",
    "article_id",
    "canonical_url",
    "read",
    "sample",
    "take_in",
]
