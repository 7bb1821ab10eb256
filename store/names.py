"""Turns any reviewer's name or article id into a safe file name; knows nothing of files."""

import hashlib
import unicodedata

from model import ObelosError

_LONGEST = 120
"""In bytes: with a number, a suffix and a mark for damage it stays below the usual 255."""
_PLAIN = frozenset("-_.")
_RESERVED = frozenset({"texts"})
"""Folders of a store that are no reviewer's."""


def reviewer_name(typed: str) -> str:
    """The reviewer's name as it is kept: composed, without white space around it.

    Raises:
        ObelosError: when nothing is left of it.
    """
    name = unicodedata.normalize("NFC", typed).strip()
    if not name:
        raise ObelosError("A reviewer needs a name of at least one letter.")
    return name


def file_name(text: str) -> str:
    """A file name for `text`: letters, digits, `-`, `_` and `.` as they are, other bytes as `%XX`.

    Different texts give different names, save that a file system may fold case; the records inside
    say what they belong to, so two texts sharing a file do no harm.
    """
    name = "".join(_escaped(character) for character in text)
    if not name or name.startswith(".") or name.casefold() in _RESERVED:
        name = "%" + (f"{ord(name[0]):02X}" + name[1:] if name else "")
    if len(name.encode()) <= _LONGEST:
        return name
    whole = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{name.encode()[: _LONGEST - 17].decode('utf-8', 'ignore')}~{whole}"


def _escaped(character: str) -> str:
    if character.isalnum() or character in _PLAIN:
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
