"""Lists of saved pages as tables: Pocket and Instapaper; fetches none of the pages."""

import csv
import io
from collections.abc import Iterator

from corpus.dates import machine_date
from corpus.decoding import decode
from corpus.identity import canonical_url
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from model import Problem

_POCKET = frozenset(("title", "url", "time_added"))
_INSTAPAPER = frozenset(("url", "title", "selection", "folder"))
_SHOWN = frozenset(("title", "url"))
_TIMES = frozenset(("time_added", "timestamp"))


def recognises(raw: Raw, opening: str) -> bool:
    """By the names of the columns."""
    return bool(_service(opening))


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """The address of every page, as an article whose text has yet to be fetched."""
    decoded = decode(raw.data, raw.charset)
    service = _service(decoded.text)
    table = csv.DictReader(io.StringIO(decoded.text, newline=""))
    table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
    count = 0
    try:
        for row in table:
            values = {key: value.strip() for key, value in row.items() if key and value}
            if canonical_url(values.get("url", "")):
                count += 1
                yield _draft(values, service)
            if count >= MAX_PIECES:
                yield Problem(raw.name, f"Only the first {MAX_PIECES:,} pages of it were read.")
                return
    except csv.Error:
        yield Problem(raw.name, f"The table is broken at line {table.line_num}.")
        return
    if not count:
        yield Problem(raw.name, "There is no page in this list.")


def _draft(values: dict[str, str], service: str) -> Draft:
    others = ((key, value) for key, value in values.items() if key not in _SHOWN)
    return Draft(
        text="",
        title=" ".join(values.get("title", "").split()) or values["url"],
        url=values["url"],
        format=service,
        part=values["url"],
        extra=tuple((k, machine_date(v) or v if k in _TIMES else v) for k, v in others),
    )


def _service(opening: str) -> str:
    names = {name.strip().strip('"').lower() for name in opening.partition("\n")[0].split(",")}
    if names >= _POCKET:
        return "Pocket"
    return "Instapaper" if names >= _INSTAPAPER else ""


IMPORTER = Importer("saved pages", recognises, read)
