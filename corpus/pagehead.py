"""What a page says of itself outside its text: meta elements, JSON-LD, times; opens no address."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from corpus import phrases
from corpus.dates import machine_date
from corpus.identity import canonical_url

# Larger blocks of JSON-LD are shop catalogues; the second bounds what a hostile one may cost.
_MAX_JSON = 300_000
_MAX_NODES = 2_000
_MAX_BYLINE = 160

_ARTICLE_TYPES = re.compile(r"(?:article|report|blogposting|webpage|newsarticle)$", re.I)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?P<original>https?://.+)")

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "author": ("author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "pubdate", "publishdate",
        "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
        "dcterms.created", "dc.date", "date",
    ),
    "updated": (
        "article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified",
        "dcterms.modified", "dc.date.modified", "moddate",
    ),
    "canonical": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
_MULTIPLE = frozenset(("author",))
# By way of the attributes: to ask every element for them takes four times as long.
_SIGNED = "//@class[contains(., 'byline') or contains(., 'author')]/.. | //@rel[. = 'author']/.."


@dataclass(frozen=True, slots=True)
class PageHead:
    """The fields of a page that stand beside its text."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    url: str | None = None
    canonical: str | None = None
    archive: str | None = None
    found: tuple[tuple[str, str], ...] = ()
    """(field, where it was found)."""


Way = tuple[str, str]
"""Where a value was found, and the value."""
Nodes = list[dict[str, Any]]
"""Objects of JSON-LD."""


def read_head(tree: Any, address: str | None) -> PageHead:
    """The fields of the page `tree`, an lxml element, that came from `address`."""
    meta, nodes = _meta(tree), _reports(tree)
    # Ways that are not needed are not gone: looking for bylines all over a page takes time.
    ways = {
        "title": chain(_json_ways(nodes, "headline"), _meta_ways(meta, "title"), _headings(tree)),
        "publisher": chain(_meta_ways(meta, "publisher"), _json_ways(nodes, "publisher")),
        "author": chain(_bylines(tree), _json_ways(nodes, "author"), _meta_ways(meta, "author")),
        "published": chain(_dates(tree, meta, nodes, "published"), _times(tree)),
        "updated": _dates(tree, meta, nodes, "updated"),
    }
    chosen = {field: next(found, None) for field, found in ways.items()}
    values = {field: way[1] for field, way in chosen.items() if way}
    address, archive = _unarchived(address)
    canonical = _canonical(tree, meta, address)
    if values.get("updated") == values.get("published"):
        values.pop("updated", None)
    return PageHead(
        title=values.get("title"),
        publisher=values.get("publisher"),
        author=values.get("author"),
        published=values.get("published"),
        updated=values.get("updated"),
        language=_language(tree, meta),
        url=address or canonical,
        canonical=canonical,
        archive=archive,
        found=tuple((field, way[0]) for field, way in chosen.items() if way and field in values),
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _meta_ways(meta: dict[str, list[str]], field: str) -> Iterator[Way]:
    for name in _META[field]:
        if values := meta.get(name):
            yield f"meta {name}", ", ".join(values) if field in _MULTIPLE else values[0]


def _dates(tree: Any, meta: dict[str, list[str]], nodes: Nodes, field: str) -> Iterator[Way]:
    key = {"published": "datePublished", "updated": "dateModified"}[field]
    ways = chain(_json_ways(nodes, key), _meta_ways(meta, field), _props(tree, key))
    for where, value in ways:
        if date := machine_date(value):
            yield where, date


def _props(tree: Any, name: str) -> Iterator[Way]:
    for element in _path("//@itemprop[. = $name]/..")(tree, name=name):
        value = element.get("datetime") or element.get("content") or _text(element)
        yield f"itemprop {name}", value


def _times(tree: Any) -> Iterator[Way]:
    """The first <time> of the page: outlets set it under the headline."""
    for element in tree.iter("time"):
        if date := machine_date(element.get("datetime") or _text(element)):
            yield "time element", date


def _headings(tree: Any) -> Iterator[Way]:
    for name in ("h1", "title"):
        for element in tree.iter(name):
            if words := _text(element):
                yield name, _without_site(words) if name == "title" else words


def _bylines(tree: Any) -> Iterator[Way]:
    for element in _path(_SIGNED)(tree):
        words = _text(element)
        byline = phrases.BYLINE.fullmatch(words) if len(words) <= _MAX_BYLINE else None
        if byline:
            yield "byline", byline["who"]


def _json_ways(nodes: Nodes, key: str) -> Iterator[Way]:
    for node in nodes:
        if value := _json_words(node.get(key)):
            yield f"JSON-LD {key}", value


def _reports(tree: Any) -> Nodes:
    """The objects of the page's JSON-LD that describe a report or a page."""
    return [node for node in _json_nodes(tree) if _is_report(node)]


def _is_report(node: dict[str, Any]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _ARTICLE_TYPES.search(one) for one in kinds)


def _json_words(value: Any) -> str:
    """Names and plain values; several are joined as a byline joins them."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return _json_words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(words for words in map(_json_words, value[:20]) if words)
    return ""


def _json_nodes(tree: Any) -> Nodes:
    """Every object of the page's JSON-LD, outer ones first."""
    nodes: Nodes = []
    waiting: list[Any] = list(_json_blocks(tree))
    while waiting and len(nodes) < _MAX_NODES:
        value = waiting.pop(0)
        if isinstance(value, dict):
            nodes.append(value)
            waiting.extend(_containers(value.values()))
        elif isinstance(value, list):
            waiting.extend(_containers(value[:_MAX_NODES]))
    return nodes


def _containers(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if isinstance(value, (dict, list))]


def _json_blocks(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(source) > _MAX_JSON:
            continue
        try:
            yield json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue


@cache
def _path(expression: str) -> Any:
    """An XPath made ready once."""
    from lxml import etree  # type: ignore[import-untyped]  # Slow, and only pages need it.

    return etree.XPath(expression)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _without_site(title: str) -> str:
    """A page title without the outlet that stands behind its last bar."""
    head, bar, site = title.rpartition(" | ")
    if not bar:
        head, bar, site = title.rpartition(" - ")
    return head if bar and len(site.split()) <= 4 and len(head.split()) >= 3 else title


def _language(tree: Any, meta: dict[str, list[str]]) -> str | None:
    declared = [tree.get("lang"), *(way[1] for way in _meta_ways(meta, "language"))]
    for value in declared:
        if value and _LANGUAGE.fullmatch(value.strip()):
            return str(value).strip().replace("_", "-")
    return None


def _canonical(tree: Any, meta: dict[str, list[str]], address: str | None) -> str | None:
    """The address the page calls its own, unless it is only the front page of the site."""
    own = (one for one in tree.iter("link") if one.get("rel") == "canonical")
    links = [one.get("href") for one in own if one.get("href") is not None]
    for link in (*links, *meta.get("og:url", ())):
        try:
            resolved = canonical_url(urljoin(address or "", link.strip()))
        except ValueError:
            continue
        if resolved and urlsplit(resolved).path != "/":
            return resolved
    return None


def _unarchived(address: str | None) -> tuple[str | None, str | None]:
    """The address a page had, and the archive's address where it comes from an archive."""
    found = _WAYBACK.match(address or "")
    return (found["original"], address) if found else (address, None)
