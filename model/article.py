"""One text with what is known of it; knows nothing of where texts come from."""

import hashlib
from dataclasses import dataclass


def digest_of(text: str) -> str:
    """The SHA-256 of `text` as UTF-8, in hexadecimal; lone surrogates are encoded as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One report, fixed when it is read in; all offsets count code points of `text`."""

    id: str
    """The same for every version of the report; safe as a file name."""
    title: str
    text: str
    publisher: str | None = None
    author: str | None = None
    """The byline as printed."""
    published: str | None = None
    """ISO 8601, as exactly as it is known: a day, a minute, with an offset when one is given."""
    updated: str | None = None
    """ISO 8601, as `published`."""
    language: str | None = None
    """BCP 47."""
    url: str | None = None
    path: str | None = None
    """The file it was read from; absolute."""
    retrieved: str | None = None
    """ISO 8601 in UTC: when it was read in."""
    digest: str = ""
    """Of `text`; made from it when not given."""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", digest_of(self.text))
