"""Annotations in the formats of others, one module a format; knows no screen and no files."""

from typing import TextIO

from store.bundle import Bundle
from store.exports import csv_table, own_json
from store.exports.formats import Exporter, exporter_of

__all__ = ["EXPORTERS", "Bundle", "Exporter", "write"]

EXPORTERS: tuple[Exporter, ...] = (
    Exporter("json", ".json", "everything, read back without loss", own_json.write),
    Exporter("csv", ".csv", "one row an annotation, safe in a spreadsheet", csv_table.write),
)
"""Every format; the first is what is written when none is named."""


def write(format_name: str, bundle: Bundle, out: TextIO) -> None:
    """Write the bundle in a format.

    Raises:
        ObelosError: when there is no such format.
    """
    exporter_of(format_name, EXPORTERS).write(bundle, out)
