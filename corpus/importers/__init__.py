"""The formats that can be read, one file each; knows nothing of files, folders and the network."""

from corpus.importers import markdown, page, plain
from corpus.intake import Importer

IMPORTERS: tuple[Importer, ...] = (
    page.IMPORTER,
    markdown.IMPORTER,
    # The last takes whatever is text.
    plain.IMPORTER,
)
"""In the order in which they are asked; the first that recognises a source reads it."""

TEXT_IMPORTERS: tuple[Importer, ...] = (page.IMPORTER, plain.IMPORTER)
"""Those asked for a file that calls itself plain text: it is one unless it is plainly a page."""

__all__ = ["IMPORTERS", "TEXT_IMPORTERS"]
