"""Names for texts and annotations that other tools accept, none of them invented; pure."""

import base64
import re
from urllib.parse import urlsplit

from model import Annotation, Article

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_web(url: str) -> bool:
    """Whether it is an address on the web that may be made a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = not any(character.isspace() or character in "<>\"'\\^`{|}" for character in url)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and plain and url.isprintable()


def text_name(digest: str) -> str:
    """The name of a text by its SHA-256 (RFC 6920): the same for everyone who holds the text."""
    value = base64.urlsafe_b64encode(bytes.fromhex(digest)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{value}"


def article_name(article: Article) -> str:
    """The address of the article, or the name of its text when it has none."""
    return article.url if article.url and is_web(article.url) else text_name(article.digest)


def annotation_name(annotation: Annotation) -> str | None:
    """The id of the event that began it, as a URN (RFC 9562); None when it is no UUID."""
    return f"urn:uuid:{annotation.id}" if _UUID.fullmatch(annotation.id) else None
