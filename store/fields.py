"""Reads single fields out of untrusted JSON, saying what is wrong; knows no whole record."""

import math
from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar, cast

from model import Attribution, Evidence, ObelosError, Selector

Part = Selector | Attribution | Evidence
_Part = TypeVar("_Part", Selector, Attribution, Evidence)

_WORDS = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}


_Shape = dict[str, tuple[type, bool]]
"""By field: its type, and whether it may be None."""


def _shape(kind: type[Part]) -> _Shape:
    """The fields of a class of the model; only the first of each has no default."""
    return {
        field.name: (int if field.name in ("start", "end") else str, field.default is None)
        for field in fields(kind)
    }


_SHAPES: dict[type, _Shape] = {kind: _shape(kind) for kind in (Selector, Attribution, Evidence)}
_DEFAULTS = {kind: {one.name: one.default for one in fields(kind)} for kind in _SHAPES}
_VALUES = {kind: attrgetter(*defaults) for kind, defaults in _DEFAULTS.items()}


def text_of(record: Mapping[str, Any], name: str) -> str:
    """A field that must be there and hold text.

    Raises:
        ObelosError: when it does not; so do all functions here.
    """
    value = record.get(name)
    if type(value) is str:
        return value
    if name not in record:
        raise ObelosError(f"The field {name!r} is missing.")
    raise ObelosError(f"The field {name!r} must be text, not {named(value)}.")


def text_or_none(record: Mapping[str, Any], name: str) -> str | None:
    """A field that holds text where it is there at all."""
    return None if record.get(name) is None else text_of(record, name)


def list_of(record: Mapping[str, Any], name: str) -> list[Any]:
    """A field that holds a list; an empty one where it is not there."""
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ObelosError(f"The field {name!r} must be a list, not {named(value)}.")
    return value


def ids_of(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A field that holds a list of ids."""
    ids = list_of(record, name)
    if not all(isinstance(one, str) for one in ids):
        raise ObelosError(f"The field {name!r} must hold ids only.")
    return tuple(ids)


def selector_of(record: Mapping[str, Any]) -> Selector | None:
    """The field `selector`, where it is there at all."""
    if record.get("selector") is None:
        return None
    selector = part_from_record(Selector, record["selector"], "selector")
    if (selector.start is None) != (selector.end is None):
        raise ObelosError("The selector must have both a start and an end, or neither.")
    if selector.start is not None and not 0 <= selector.start <= cast(int, selector.end):
        raise ObelosError("The selector must not end before it starts.")
    return selector


def evidence_of(record: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """The field `evidence`."""
    return tuple(part_from_record(Evidence, one, "evidence") for one in list_of(record, "evidence"))


def attribution_of(record: Mapping[str, Any]) -> Attribution | None:
    """The field `attribution`, where it is there at all."""
    found = record.get("attribution")
    return None if found is None else part_from_record(Attribution, found, "attribution")


def part_to_record(part: Part) -> dict[str, Any]:
    """A part of an event, with the fields that say something."""
    defaults = _DEFAULTS[type(part)]
    values = zip(defaults.items(), _VALUES[type(part)](part), strict=True)
    return {name: value for (name, default), value in values if value != default}


def part_from_record(kind: type[_Part], record: object, where: str) -> _Part:
    """A part of an event."""
    if not isinstance(record, Mapping):
        raise ObelosError(f"The field {where!r} must be an object, not {named(record)}.")
    shape = _SHAPES[kind]
    values: dict[str, Any] = {}
    for name, value in record.items():
        wanted, may_lack = shape.get(name, (None, False))
        if wanted is None:
            continue
        if type(value) is not wanted and (value is not None or not may_lack):
            what = "a number" if wanted is int else "text"
            raise ObelosError(f"The field '{where}.{name}' must be {what}, not {named(value)}.")
        values[name] = value
    first = next(iter(shape))
    if first not in values and not shape[first][1]:
        raise ObelosError(f"The field '{where}.{first}' is missing.")
    return kind(**values)


def plain(value: object, name: str) -> Any:
    """`value` when JSON keeps it exactly; what no JSON number holds everywhere is refused."""
    if isinstance(value, Mapping):
        return {str(key): plain(one, name) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one, name) for one in value]
    number = isinstance(value, float) and math.isfinite(value)
    whole = isinstance(value, int) and -(2**63) <= value < 2**64
    if value is None or number or whole or isinstance(value, str):
        return value
    raise ObelosError(f"The field {name!r} holds a value that cannot be kept exactly.")


def named(value: object) -> str:
    """What kind of JSON value it is, in a word for the reader."""
    if value is None:
        return "nothing"
    return _WORDS.get(type(value), "an object")
