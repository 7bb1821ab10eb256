"""Annotations brought to where they stand in today's text; knows no screen."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Sequence

from analysis import anchoring
from model import Annotation, Article, Placed, Placement, Span


def place_all(
    article: Article,
    annotations: Sequence[Annotation],
    version: Callable[[str], Article | None],
) -> tuple[Placed, ...]:
    """Each annotation with its place in `article`, in text order, those without a place last.

    `version` gives the text that a digest stands for, when it was kept.
    """
    by_version: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        by_version[annotation.version].append(annotation)
    placed: list[Placed] = []
    for digest, group in by_version.items():
        placed.extend(_place_version(article, digest, group, version))
    return tuple(sorted(placed, key=_in_text_order))


def place_again(
    article: Article,
    placed: Sequence[Placed],
    statement: str,
    annotations: Sequence[Annotation],
    version: Callable[[str], Article | None],
) -> tuple[Placed, ...]:
    """As `place_all`, where what stands on one statement became `annotations`: each is placed by
    itself, so that the others stand where they stood.
    """
    now = [each for each in placed if each.annotation.statement != statement]
    for each in place_all(article, annotations, version):
        insort(now, each, key=_in_text_order)
    return tuple(now)


def _place_version(
    article: Article,
    digest: str,
    annotations: list[Annotation],
    version: Callable[[str], Article | None],
) -> list[Placed]:
    placed: list[Placed] = []
    unplaced: list[Annotation] = []
    followed: list[Annotation] = []
    old = None if digest in ("", article.digest) else version(digest)
    for annotation in annotations:
        if digest == article.digest and _still_there(annotation, article.text):
            placed.append(Placed(annotation, Placement("kept", _span(annotation))))
        elif old is not None and _still_there(annotation, old.text):
            followed.append(annotation)
        else:
            unplaced.append(annotation)
    if old is not None and followed:
        spans = [_span(a) for a in followed]
        placed += map(Placed, followed, anchoring.follow(old.text, article.text, spans))
    return placed + [Placed(a, anchoring.find(a.selector, article.text)) for a in unplaced]


def _still_there(annotation: Annotation, text: str) -> bool:
    selector = annotation.selector
    if selector.start is None or selector.end is None:
        return False
    return bool(selector.exact) and text[selector.start : selector.end] == selector.exact


def _span(annotation: Annotation) -> Span:
    start, end = annotation.selector.start, annotation.selector.end
    if start is None or end is None:
        raise ValueError("Only a selector with a position has a span.")
    return Span(start, end)


def _in_text_order(placed: Placed) -> tuple[bool, int, int, str]:
    span = placed.placement.span
    if span is None:
        return (True, placed.annotation.selector.start or 0, 0, placed.annotation.id)
    return (False, span.start, span.end, placed.annotation.id)
