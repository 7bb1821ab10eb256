"""OPML: lists of feeds, named and not fetched."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError, iterparse

from corpus.decoding import decode
from corpus.identity import canonical_url
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.sniffing import defines_entities, xml_root
from model import Problem


def recognises(raw: Raw, opening: str) -> bool:
    """By its first element."""
    return xml_root(opening) == "opml"


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """The address of every feed, as an article whose text has yet to be fetched."""
    if defines_entities(decode(raw.data, raw.charset).text):
        yield Problem(raw.name, "It defines entities of its own, which lists do only as an attack.")
        return
    count = 0
    try:
        for address, title in _outlines(raw.data):
            count += 1
            if count > MAX_PIECES:
                yield Problem(
                    raw.name, f"Only the first {MAX_PIECES:,} feeds of the list were read."
                )
                return
            yield Draft(text="", title=title or address, url=address, format="OPML", part=address)
    except ParseError as error:
        yield Problem(raw.name, f"The list is broken or cut off at line {error.position[0]}.")
        return
    if not count:
        yield Problem(raw.name, "There is no feed in this list.")


def _outlines(data: bytes) -> Iterator[tuple[str, str]]:
    """(address, title), piece by piece: a list is forgotten as it is read."""
    for _, element in iterparse(io.BytesIO(data), events=("end",)):
        address = element.get("xmlUrl") or element.get("xmlurl") or ""
        if element.tag == "outline" and canonical_url(address):
            title = element.get("title") or element.get("text") or ""
            yield address.strip(), " ".join(title.split())
        element.clear()


IMPORTER = Importer("OPML", recognises, read)
