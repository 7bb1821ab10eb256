"""What makes two readings the same article: its address, else its words; opens no address."""

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from model import digest_of

_DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say how a reader came to a page and never which page it is: the families that
# the large analytics, mailing and advertising services document.
_TRACKING_PREFIXES = ("utm_", "mc_", "pk_", "mtm_", "matomo_", "hsa_", "at_", "ns_", "_hs", "vero_")
_TRACKING_NAMES = frozenset(
    (
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid",
        "yclid", "igshid", "igsh", "li_fat_id", "s_cid", "cmpid", "ito", "ref_src",
        "ref_url", "smid", "smtyp", "ocid", "ncid", "sref", "wt.mc_id", "guccounter",
        "guce_referrer", "guce_referrer_sig", "spm", "cn-track", "taid", "xtor",
    )
)  # fmt: skip
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


def article_id(url: str | None, text: str) -> str:
    """The id of the article at `url`, or of the one whose words are `text`.

    Returns 16 hexadecimal digits of a SHA-256: the same for every reviewer and on every machine.
    """
    canonical = canonical_url(url) if url else None
    if canonical is None:
        return digest_of(text)[:16]
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_safe_id(candidate: str) -> bool:
    """Whether it may be used as the name of a file."""
    return _ID.fullmatch(candidate) is not None


def canonical_url(url: str) -> str | None:
    """`url` without what does not change the page it names; None when it is no web address.

    Scheme and host in lower case, no default port, no user name, no fragment, no tracking
    parameters, the others in their order; a bare host gets its slash.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = _host(parts)
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~", errors="surrogatepass")
    query = urlencode([pair for pair in _pairs(parts.query) if not _is_tracking(pair[0])])
    return f"{parts.scheme}://{host}{path or '/'}{'?' + query if query else ''}"


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        return host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return host


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True)
    except ValueError:
        return []


def _is_tracking(name: str) -> bool:
    lower = name.lower()
    return lower in _TRACKING_NAMES or lower.startswith(_TRACKING_PREFIXES)


def is_file(place: tuple[str, ...]) -> bool:
    """Whether another article may come to be there: a file of the same name."""
    return place[0] == "file"


def places(
    url: str | None, path: str | None, source: str | None, part: str | None
) -> Iterator[tuple[str, ...]]:
    """What makes another reading the same article: its address, its file, its piece of a file."""
    address = canonical_url(url) if url else None
    if address:
        yield ("address", address)
    if path:
        yield ("file", path)
    if source and part:
        yield ("piece", source, part)
