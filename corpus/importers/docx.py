"""Word documents, with the standard library alone; runs no macro and follows no link."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.dates import machine_date
from corpus.intake import Draft, Importer, Raw
from corpus.masthead import read_masthead
from corpus.packed import MAGIC, Packed
from corpus.xmltree import local, parse, words_of
from model import Problem

_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
# What stands in a document without being read in it: deleted words, instructions for fields,
# alternative drawings that repeat their text.
_SILENT = frozenset(("del", "instrText", "delText", "Fallback", "moveFrom"))
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def recognises(raw: Raw, opening: str) -> bool:
    """By the member that holds the text of every Word document."""
    if not raw.data.startswith(MAGIC):
        return False
    # The list of contents stands at the end of a zip file; a cut one has only its suffix to say.
    return _BODY.encode() in raw.data or raw.suffix == ".docx"


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article: the paragraphs as accepted, table cells side by side."""
    packed = Packed(raw.data)
    body = parse(packed.read(_BODY), "The document")
    text = "\n".join(line for line in _paragraphs(body) if line.strip())
    if not text:
        yield Problem(raw.name, "There is no text in this document.")
        return
    core = parse(packed.read(_CORE), "The document's card") if _CORE in packed else Element("none")
    app = parse(packed.read(_APP), "The document's card") if _APP in packed else Element("none")
    masthead = read_masthead(text)
    card = (("created", words_of(core, "created")), ("modified", words_of(core, "modified")))
    yield Draft(
        text=text,
        title=words_of(core, "title") or masthead.title,
        publisher=masthead.publisher or words_of(app, "Company"),
        author=masthead.author or words_of(core, "creator"),
        published=masthead.published,
        updated=masthead.updated,
        language=words_of(core, "language"),
        url=masthead.url,
        agency=masthead.agency,
        format="Word",
        found=masthead.found,
        # When the file was saved is not when the report appeared.
        extra=tuple((name, machine_date(value) or value) for name, value in card if value),
    )


def _paragraphs(body: Element) -> Iterator[str]:
    """The words of each paragraph, walked without recursion: depth costs no stack."""
    line: list[str] = []
    waiting: list[tuple[Element, bool]] = [(body, False)]
    while waiting:
        element, is_over = waiting.pop()
        name = local(element)
        if is_over:
            yield "".join(line)
            line.clear()
        elif name == "t":
            line.append(element.text or "")
        elif name in _BREAKS:
            line.append(_BREAKS[name])
        elif name not in _SILENT:
            if name == "p":
                waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))


IMPORTER = Importer("Word", recognises, read)
