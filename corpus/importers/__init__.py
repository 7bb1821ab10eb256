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

__all__ = ["IMPORTERS"]
