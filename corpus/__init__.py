"""Files and pages in, articles out; knows nothing of what is said in them.

Its names are imported when they are first used: to open a library needs no reading.
"""

from typing import TYPE_CHECKING

from model.later import later

if TYPE_CHECKING:
    from corpus.adding import Added
    from corpus.identity import article_id, canonical_url
    from corpus.intake import Intake, Provenance
    from corpus.library import Library
    from corpus.likeness import may_be_version, runs
    from corpus.limits import MAX_BYTES
    from corpus.many import read_all, take_in_all
    from corpus.reach import Reach
    from corpus.reading import of_words, read, take_in
    from corpus.samples import sample
    from corpus.shelf import with_text

__all__ = [
    "MAX_BYTES",
    "Added",
    "Intake",
    "Library",
    "Provenance",
    "Reach",
    "article_id",
    "canonical_url",
    "may_be_version",
    "of_words",
    "read",
    "read_all",
    "runs",
    "sample",
    "take_in",
    "take_in_all",
    "with_text",
]

_HOMES = {
    "MAX_BYTES": "limits",
    "Added": "adding",
    "Intake": "intake",
    "Library": "library",
    "Provenance": "intake",
    "Reach": "reach",
    "article_id": "identity",
    "canonical_url": "identity",
    "may_be_version": "likeness",
    "of_words": "reading",
    "read": "reading",
    "read_all": "many",
    "runs": "likeness",
    "sample": "samples",
    "take_in": "reading",
    "take_in_all": "many",
    "with_text": "shelf",
}

__getattr__ = later(__name__, _HOMES)
