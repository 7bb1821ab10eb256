"""Writes drafts of ClaimReview for an editor to finish; knows nothing of history.

A verdict of ours judges sourcing, so no scale and no truth value is made of it.
"""

from typing import Any, TextIO

from model import Annotation, Article
from store.bundle import Bundle
from store.exports.addresses import annotation_name, is_web
from store.exports.json_text import write_list
from store.exports.records import text_order
from store.exports.versions import Versions

CONTEXT = "https://schema.org"


def write(bundle: Bundle, out: TextIO) -> None:
    """Write a draft for each verdict; the url of the review is left for whoever publishes it."""
    versions = Versions(bundle.articles)
    out.write(f'{{"@context":"{CONTEXT}",\n"@graph":')
    judged = (one for one in sorted(bundle.annotations, key=text_order) if one.verdict)
    write_list((_review(one, versions.best(one)) for one in judged), out)
    out.write("}\n")


def _review(annotation: Annotation, article: Article | None) -> dict[str, Any]:
    return _said(
        {
            "@type": "ClaimReview",
            "@id": annotation_name(annotation),
            "creativeWorkStatus": "Draft",
            "claimReviewed": annotation.selector.exact,
            "itemReviewed": _claim(annotation, article),
            "reviewRating": _said(
                {
                    "@type": "Rating",
                    "alternateName": annotation.verdict,
                    "ratingExplanation": annotation.note,
                }
            ),
            "author": {"@type": "Person", "name": annotation.reviewer},
            "dateCreated": annotation.created,
            "dateModified": annotation.modified,
            "citation": [one.ref for one in annotation.evidence],
        }
    )


def _claim(annotation: Annotation, article: Article | None) -> dict[str, Any]:
    attribution = annotation.attribution
    speaker = attribution.speaker or attribution.source if attribution else None
    return _said(
        {
            "@type": "Claim",
            # Whether it is a person or an organisation is for the editor to say.
            "author": {"name": speaker} if speaker else None,
            "datePublished": article.published if article else None,
            "appearance": _appearance(article) if article else None,
        }
    )


def _appearance(article: Article) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": article.publisher}
    return _said(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "url": article.url if article.url and is_web(article.url) else None,
            "datePublished": article.published,
            "dateModified": article.updated,
            "inLanguage": article.language,
            "publisher": publisher if article.publisher else None,
        }
    )


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """Only the fields that say something."""
    return {name: value for name, value in record.items() if value}
