"""The sample corpus that ships with obelos; writes nothing."""

from dataclasses import replace
from importlib.resources import as_file, files

from corpus.intake import Intake
from corpus.reading import take_in
from model import Article

_SUFFIXES = (".txt", ".md", ".html")
_ABOUT = "README.md"


def sample() -> tuple[Article, ...]:
    """The sample reports, in the order of their file names.

    They carry no path: the same articles on every machine, wherever the package lies.
    """
    with as_file(files("corpus") / "sample") as folder:
        names = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
        taken = [next(take_in(path)) for path in names if path.name != _ABOUT]
    return tuple(
        replace(one.article, path=None, retrieved=None) for one in taken if isinstance(one, Intake)
    )
