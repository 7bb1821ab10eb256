"""Which version of an article an annotation is about; knows no format."""

from collections.abc import Iterable

from model import Annotation, Article


class Versions:
    """The articles of a bundle, by id and digest."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_digest: dict[tuple[str, str], Article] = {}
        self._latest: dict[str, Article] = {}
        for article in articles:
            self._by_digest[article.id, article.digest] = article
            self._latest[article.id] = article

    def judged(self, annotation: Annotation) -> Article | None:
        """The version that the annotation's selector counts in."""
        return self._by_digest.get((annotation.article_id, annotation.version))

    def latest(self, article_id: str) -> Article | None:
        """The version that was kept last."""
        return self._latest.get(article_id)

    def best(self, annotation: Annotation) -> Article | None:
        """The version it counts in, else the last one: what its title is taken from."""
        return self.judged(annotation) or self.latest(annotation.article_id)
