"""Libraries that only some formats need; knows none of the formats."""

from functools import cache
from importlib import import_module
from typing import Any

from model import ObelosError


def load(module: str, extra: str, what: str) -> Any:
    """The module, imported now.

    Raises:
        ObelosError: when it is not installed, saying how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ObelosError(
            f"Reading {what} needs {module}: install obelos[{extra}] to have it."
        ) from error


@cache
def name_with_version(distribution: str) -> str:
    """What an extractor is called in a provenance: `trafilatura 2.0.0`."""
    from importlib.metadata import PackageNotFoundError, version  # Only such formats need it.

    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution
