"""Keeps each version of an article once, by digest; knows nothing of events."""

import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from model import Article, ObelosError, Problem, digest_of
from store.durable import Signature, signature_of, sync_folder, write_whole
from store.ids import new_id
from store.lines import dumps, loads
from store.protocol import Kept
from store.records import article_from_record, article_to_record

_DIGEST = re.compile(r"[0-9a-f]{64}")
_EMPTY = digest_of("")
DESCRIBED_ONLY = "described_only"
"""Marks what came without its text, so that none is missed there."""


class Texts:
    """The folder of texts and what is known of each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, tuple[Signature, tuple[dict[str, Any], ...]]] = {}
        self._last = ""
        self._kept: set[tuple[str, str]] = set()
        self._problems: dict[str, Problem] = {}

    def has(self, article: Article) -> bool:
        """Whether this process made sure that this version is kept."""
        return (article.digest, article.id) in self._kept

    def keep(self, article: Article) -> None:
        """Keep the text and what is known of it, once; durable on return.

        The folder must be there and the lock be held.

        An article whose text is empty though its digest is not of the empty text is described only.

        Raises:
            ObelosError: when the digest is not that of the text.
        """
        if not is_described_only(article):
            self._keep_text(article)
        self._describe(article)
        sync_folder(self._folder)
        self._kept.add((article.digest, article.id))

    def version(self, digest: str) -> Article | None:
        """The article of which this is the digest; the text is empty when only it is missing."""
        records = self._records(self._description(digest)) if _DIGEST.fullmatch(digest) else ()
        if not records:
            return None
        return _article(records[-1], self._text(digest))

    def articles(self) -> tuple[Article, ...]:
        """The version of each article that was kept last, without its text, by id."""
        latest: dict[str, dict[str, Any]] = {}
        for record in self._all_records():
            known = latest.get(record["id"])
            if known is None or _order(known) < _order(record):
                latest[record["id"]] = record
        found = (_article(latest[article_id], "") for article_id in sorted(latest))
        return tuple(one for one in found if one is not None)

    def kept(self) -> set[Kept]:
        """Which versions of which articles are here."""
        try:
            texts = {one.stem for one in self._folder.iterdir() if one.suffix == ".txt"}
        except FileNotFoundError:
            return set()
        records = self._all_records()
        return {(one["digest"], one["id"], one["digest"] in texts) for one in records}

    def versions(self, known: Set[Kept]) -> Iterator[Article]:
        """Every version of every article, with its text: by id, then as they were kept."""
        wanted = {(digest, name) for digest, name, _ in self.kept() - known}
        for record in sorted(self._all_records(), key=_order):
            if (record["digest"], record["id"]) not in wanted:
                continue
            article = _article(record, self._text(record["digest"]))
            if article is not None:
                yield article

    def problems(self) -> tuple[Problem, ...]:
        """Descriptions and texts that were found damaged so far."""
        return tuple(self._problems.values())

    def _keep_text(self, article: Article) -> None:
        path = self._folder / f"{article.digest}.txt"
        data = article.text.encode("utf-8", "surrogatepass")
        if not path.exists() or path.read_bytes() != data:
            write_whole(path, data)

    def _describe(self, article: Article) -> None:
        path = self._description(article.digest)
        records = self._records(path)
        if all(record["id"] != article.id for record in records):
            record = {**article_to_record(article), "kept": self._next()}
            if is_described_only(article):
                record[DESCRIBED_ONLY] = True
            lines = b"\n,".join(dumps(one) for one in (*records, record))
            write_whole(path, b"[\n" + lines + b"\n]\n")

    def _next(self) -> str:
        """An id greater than those given here before, so that what is kept last sorts last."""
        self._last = new_id(self._last)
        return self._last

    def _description(self, digest: str) -> Path:
        return self._folder / f"{digest}.json"

    def _descriptions(self) -> list[Path]:
        try:
            return sorted(one for one in self._folder.iterdir() if _is_description(one))
        except FileNotFoundError:
            return []

    def _all_records(self) -> Iterator[dict[str, Any]]:
        for path in self._descriptions():
            yield from self._records(path)

    def _records(self, path: Path) -> tuple[dict[str, Any], ...]:
        try:
            signature = signature_of(path.stat())
            if path not in self._read or self._read[path][0] != signature:
                self._read[path] = signature, self._fit(path, path.read_bytes())
        except FileNotFoundError:
            return ()
        except OSError as error:
            self._problems[str(path)] = Problem(str(path), f"It cannot be read: {error.strerror}.")
            return ()
        return self._read[path][1]

    def _fit(self, path: Path, data: bytes) -> tuple[dict[str, Any], ...]:
        records = read_descriptions(data)
        fit = tuple(one for one in records if _article(one, "") and one["digest"] == path.stem)
        if len(fit) < len(records) or not fit:
            self._problems[str(path)] = Problem(str(path), "What it says of the text is damaged.")
        return fit

    def _text(self, digest: str) -> str:
        path = self._folder / f"{digest}.txt"
        try:
            text = path.read_bytes().decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError):
            text = ""
        if digest_of(text) != digest:
            self._problems[str(path)] = Problem(str(path), "The text was changed and is not used.")
            return ""
        return text


def is_described_only(article: Article) -> bool:
    """Whether the text is empty though its digest is not of the empty text: nothing to keep of it.

    Raises:
        ObelosError: when the digest is not that of the text.
    """
    described_only = not article.text and article.digest != _EMPTY
    proper = _DIGEST.fullmatch(article.digest)
    if not proper or not (described_only or article.digest == digest_of(article.text)):
        raise ObelosError(f"The text of {article.title!r} does not have the digest it claims.")
    return described_only


def read_descriptions(data: bytes) -> list[Any]:
    """The records of a file of descriptions, line by line where it is damaged."""
    try:
        records = loads(data)
    except ValueError:
        records = [one for line in data.split(b"\n") if (one := _line(line)) is not None]
    return records if isinstance(records, list) else []


def _line(line: bytes) -> Any:
    try:
        record = loads(line.strip().lstrip(b"[,"))
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _article(record: Any, text: str) -> Article | None:
    try:
        return article_from_record(record, text)
    except ObelosError:
        return None


def _order(record: dict[str, Any]) -> tuple[str, str, str]:
    return record["id"], str(record.get("kept", "")), record["digest"]


def _is_description(path: Path) -> bool:
    return path.suffix == ".json" and _DIGEST.fullmatch(path.stem) is not None
