"""Small XML documents without the dangers of XML; knows no vocabulary."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser

from corpus.decoding import decode
from corpus.sniffing import defines_entities
from model import ObelosError

# Elements of one document: a long report in Word has some 50,000, at 0.5 kB of memory each.
_MAX_TAGS = 400_000


def parse(data: bytes, what: str) -> Element:
    """The root of the document.

    Raises:
        ObelosError: when it is broken or hostile, in a sentence about `what`.
    """
    if defines_entities(decode(data).text):
        raise ObelosError(f"{what} defines entities of its own, which is done only as an attack.")
    if data.count(b"<") > _MAX_TAGS:
        raise ObelosError(f"{what} has over {_MAX_TAGS:,} elements: no document needs so many.")
    parser = XMLParser()
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise ObelosError(f"{what} is broken or cut off.") from error
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: Element, name: str) -> Iterator[Element]:
    """All elements of this local name, in document order."""
    return (element for element in root.iter() if local(element) == name)


def words_of(root: Element, name: str) -> str | None:
    """The words of the first filled element of this name, on one line."""
    for element in named(root, name):
        words = " ".join("".join(element.itertext()).split())
        if words:
            return words
    return None
