"""The sample corpus that ships with obelos; writes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.intake import Intake
from corpus.reading import take_in
from model import Article

_FOLDER = Path(__file__).parent / "sample"
_SUFFIXES = (".txt", ".md", ".html")
_ABOUT = "README.md"


def sample() -> Iterator[Article]:
    """The sample reports, in the order of their file names, each read when it is asked for.

    They carry no path: the same articles on every machine, wherever the package lies.
    """
    for path in sorted(path for path in _FOLDER.iterdir() if path.suffix in _SUFFIXES):
        if path.name != _ABOUT and isinstance(taken := next(take_in(path)), Intake):
            yield replace(taken.article, path=None, retrieved=None)
