"""The articles in obelos's own JSON; the annotations in it are the store's concern."""

from collections.abc import Iterator
from typing import Any

from corpus.identity import is_safe_id
from corpus.intake import Draft, Importer, Raw
from corpus.limits import MAX_PIECES
from corpus.masthead import first_sentence
from corpus.sniffing import load_json, looks_like_json, text_at
from model import Problem

_MARK = '"format":"obelos"'


def recognises(raw: Raw, opening: str) -> bool:
    """By the name of the format, which comes first."""
    return looks_like_json(opening) and _MARK in "".join(opening[:200].split())


def read(raw: Raw) -> Iterator[Draft | Problem]:
    """One article for every version listed, with its id; without a text where none was sent."""
    value = load_json(raw)
    if isinstance(value, Problem):
        yield value
        return
    articles = value.get("articles") if isinstance(value, dict) else None
    if not isinstance(articles, list) or not articles:
        yield Problem(raw.name, "There is no article in this export.")
        return
    drafts = [draft for one in articles[:MAX_PIECES] if (draft := _draft(one)) is not None]
    yield from drafts
    if len(drafts) < len(articles):
        left = len(articles) - len(drafts)
        yield Problem(raw.name, f"{left:,} of its articles have neither a text nor an address.")


def _draft(article: Any) -> Draft | None:
    text = article.get("text") if isinstance(article, dict) else None
    text = text if isinstance(text, str) and text.strip() else ""
    url, own_id = text_at(article, "url"), text_at(article, "id") or ""
    if not text and not url:
        return None
    return Draft(
        text=text,
        title=text_at(article, "title") or (first_sentence(text) if text else str(url)),
        publisher=text_at(article, "publisher"),
        author=text_at(article, "author"),
        published=text_at(article, "published"),
        updated=text_at(article, "updated"),
        language=text_at(article, "language"),
        url=url,
        retrieved=text_at(article, "retrieved"),
        id=own_id if is_safe_id(own_id) else "",
        format="obelos",
        part=own_id or url,
    )


IMPORTER = Importer("obelos", recognises, read)
