"""What stands as plain dictionaries, for every format that can carry some; knows none of them."""

from typing import Any

from model import Annotation, Article, Evidence, Selector
from store.fields import part_to_record


def text_order(annotation: Annotation) -> tuple[str, int, int, str, str]:
    """By article, then as they stand in the text, then by reviewer."""
    selector = annotation.selector
    start, end = selector.start or 0, selector.end or 0
    return annotation.article_id, start, end, annotation.reviewer, annotation.id


def annotation_record(annotation: Annotation) -> dict[str, Any]:
    """An annotation with all its fields."""
    attribution = annotation.attribution
    return {
        "id": annotation.id,
        "article_id": annotation.article_id,
        "selector": _selector(annotation.selector),
        "verdict": annotation.verdict,
        "note": annotation.note,
        "evidence": [evidence_record(one) for one in annotation.evidence],
        "statement": annotation.statement,
        "attribution": None if attribution is None else part_to_record(attribution),
        "reviewer": annotation.reviewer,
        "created": annotation.created,
        "modified": annotation.modified,
        "version": annotation.version,
        "event": annotation.event,
    }


def evidence_record(evidence: Evidence) -> dict[str, str]:
    """A piece of evidence with all its fields."""
    return {"ref": evidence.ref, "role": evidence.role, "note": evidence.note}


def reference_record(article: Article) -> dict[str, str]:
    """By what another store knows the article again: no more than is known."""
    known = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "digest": article.digest,
    }
    return {name: value for name, value in known.items() if value}


def _selector(selector: Selector) -> dict[str, Any]:
    return {
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
    }
