"""The formats that can be read, one importer each; knows nothing of files, folders, network."""

from corpus.importers import (
    bookmarks,
    docx,
    epub,
    feed,
    hypothesis,
    jsonfeed,
    mail,
    markdown,
    opml,
    other,
    own,
    page,
    pdf,
    plain,
    saved,
    wallabag,
    warc,
)
from corpus.intake import Importer

IMPORTERS: tuple[Importer, ...] = (
    pdf.IMPORTER,
    epub.IMPORTER,
    docx.IMPORTER,
    warc.IMPORTER,
    feed.IMPORTER,
    opml.IMPORTER,
    own.IMPORTER,
    jsonfeed.IMPORTER,
    hypothesis.IMPORTER,
    wallabag.IMPORTER,
    saved.IMPORTER,
    bookmarks.IMPORTER,
    mail.IMPORTER,
    page.IMPORTER,
    markdown.IMPORTER,
    other.IMPORTER,
    # The last takes whatever is text.
    plain.IMPORTER,
)
"""In the order in which they are asked; the first that recognises a source reads it."""
