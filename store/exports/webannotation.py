"""Writes W3C Web Annotations as JSON-LD; knows nothing of history.

What that model has no word for goes under the prefix `obelos:`, which its readers pass over.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Any, TextIO

from model import Annotation, Article, Selector
from store.bundle import Bundle
from store.exports.addresses import annotation_name, article_name, is_web, text_name
from store.exports.json_text import json_text, write_list
from store.exports.records import annotation_record, text_order
from store.exports.versions import Versions

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "obelos:"
OURS = {
    "obelos": "urn:x-obelos:",
    # The order of evidence is the reviewer's.
    "obelos:evidence": {"@id": "obelos:evidence", "@container": "@list"},
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def write(bundle: Bundle, out: TextIO) -> None:
    """Write a collection with one page that holds every annotation."""
    annotations = sorted(bundle.annotations, key=text_order)
    versions = Versions(bundle.articles)
    name = _collection_name(annotations)
    head = {
        "@context": [CONTEXT, OURS],
        "id": name,
        "type": "AnnotationCollection",
        "generator": {"type": "Software", "name": "obelos"},
        "total": len(annotations),
    }
    page = {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0}
    out.write(f'{json_text(head)[:-1]},\n"first":{json_text(page)[:-1]},"items":')
    write_list((_annotation(one, versions.best(one)) for one in annotations), out)
    out.write("}}\n")


def _annotation(annotation: Annotation, article: Article | None) -> dict[str, Any]:
    return {
        **({"id": name} if (name := annotation_name(annotation)) else {}),
        "type": "Annotation",
        "motivation": "classifying" if annotation.verdict else "commenting",
        "creator": {"type": "Person", "name": annotation.reviewer},
        "created": annotation.created,
        "modified": annotation.modified,
        "body": _bodies(annotation),
        "target": _target(annotation, article),
        **_ours(annotation),
    }


def _bodies(annotation: Annotation) -> list[dict[str, Any]]:
    bodies = []
    if annotation.verdict:
        bodies.append({"type": "TextualBody", "purpose": "tagging", "value": annotation.verdict})
    if annotation.note:
        plain = {"format": "text/plain", "value": annotation.note}
        bodies.append({"type": "TextualBody", "purpose": "commenting", **plain})
    bodies.extend(
        {"type": "SpecificResource", "purpose": "linking", "source": one.ref}
        for one in annotation.evidence
        if is_web(one.ref)
    )
    return bodies


def _target(annotation: Annotation, article: Article | None) -> dict[str, Any]:
    target: dict[str, Any] = {"type": "SpecificResource", "source": _source(annotation, article)}
    target["selector"] = _selectors(annotation.selector)
    state: dict[str, Any] = {"type": "TimeState"}
    if article and article.digest == annotation.version and _is_moment(article.retrieved):
        state["sourceDate"] = article.retrieved
    if _SHA256.fullmatch(annotation.version):
        state["cached"] = text_name(annotation.version)
    return {**target, "state": state} if len(state) > 1 else target


def _source(annotation: Annotation, article: Article | None) -> dict[str, Any]:
    source: dict[str, Any] = {"type": "Text", "dcterms:identifier": annotation.article_id}
    if article is not None:
        source["id"] = article_name(article)
        known = (("language", article.language), ("dcterms:title", article.title))
        source |= {name: value for name, value in known if value}
    return source


def _selectors(selector: Selector) -> list[dict[str, Any]]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }
    if selector.start is None:
        return [quote]
    position = {"type": "TextPositionSelector", "start": selector.start, "end": selector.end}
    return [quote, position]


def _ours(annotation: Annotation) -> dict[str, Any]:
    """What is not in the fields above, each under our prefix."""
    record = annotation_record(annotation)
    fields = {
        name: record[name] for name in ("statement", "evidence", "attribution") if record[name]
    }
    if not annotation_name(annotation):
        fields["id"] = annotation.id
    return {PREFIX + name: _prefixed(value) for name, value in fields.items()}


def _prefixed(value: Any) -> Any:
    if isinstance(value, dict):
        return {PREFIX + name: one for name, one in value.items() if one is not None}
    return [_prefixed(one) for one in value] if isinstance(value, list) else value


def _is_moment(text: str | None) -> bool:
    return text is not None and _MOMENT.fullmatch(text) is not None


def _collection_name(annotations: Sequence[Annotation]) -> str:
    """Named by what is in it, so that the same annotations make the same file."""
    ids = "\n".join(f"{one.id} {one.event}" for one in annotations)
    return text_name(hashlib.sha256(ids.encode("utf-8", "surrogatepass")).hexdigest())
