"""What the values of options must be, each with its sentence; imports nothing that takes time."""

import argparse

_DAY = 86_400.0
_LAST_PORT = 65_535


def seconds(word: str) -> float:
    """A time of more than nothing and at most a day."""
    try:
        given = float(word)
    except ValueError:
        given = 0.0
    if not 0 < given <= _DAY:
        raise argparse.ArgumentTypeError(f"{word} is no time to wait")
    return given


def port(word: str) -> int:
    """The number of a port."""
    if not (word.isascii() and word.isdecimal() and 0 < int(word) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"{word} is no port from 1 to {_LAST_PORT}")
    return int(word)
