"""How far reading may go into the network; goes nowhere itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be fetched; an address that the user names is always fetched."""

    follow: bool = False
    """Whether the pages that a feed or list names are fetched too."""
    private: bool = False
    """Whether addresses of this machine and of local networks may be asked."""
    seconds: float = 30.0
    """For one address in all, redirects included."""


NAMED_ONLY = Reach()
"""The usual: the addresses named and no others, on the public internet."""


def is_address(source: str) -> bool:
    """Whether a source is meant as a web address and not as a file."""
    scheme, mark, _ = source.partition("://")
    return bool(mark) and scheme.isalnum()
