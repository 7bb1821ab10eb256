"""Annotations from files, one module a format; knows no screen and opens nothing."""

from dataclasses import replace

from model import ObelosError
from store.imports import own_json
from store.imports.limits import MAX_BYTES, few, json_of
from store.imports.values import Foreign, Incoming, Reference

__all__ = ["MAX_BYTES", "Foreign", "Incoming", "Reference", "read"]

_JSON = ((own_json.fits, own_json.read),)
"""What a JSON value may be, and how it is then read; the first that fits is taken."""


def read(data: bytes, name: str = "") -> Incoming:
    """What a file of annotations holds; `name` is what the file is called, for the reader only.

    Raises:
        ObelosError: when it is damaged as a whole, or of no format that is known here.
    """
    if len(data) > MAX_BYTES:
        raise ObelosError(f"The file is larger than {MAX_BYTES >> 20} MB and was not read.")
    incoming = _read_json(_decoded(data))
    return replace(incoming, problems=few(incoming.problems))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ObelosError("The file is no text in UTF-8, and no format known here.") from None


def _read_json(text: str) -> Incoming:
    if text.lstrip()[:1] in ("{", "["):
        whole = json_of(text)
        for fits, reader in _JSON:
            if fits(whole):
                return reader(whole)
    raise ObelosError("The file holds no annotations in a format that is known here.")
