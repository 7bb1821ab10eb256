"""What is imported before the first page is seen: all of it is waited for at each start."""

import json
import os
import subprocess
import sys

import pytest

from corpus import Library
from model import Article

LATER = {
    *("trafilatura", "htmldate", "lxml", "markdown_it", "feedparser", "nupunkt", "pycrfsuite"),
    *("rapidfuzz", "filelock", "email", "xml", "http", "zipfile", "zoneinfo"),
    *("importlib.metadata", "importlib.resources", "textual.widgets._markdown"),
    *("textual.widgets._text_area", "corpus.formats", "corpus.fetching", "store.merging"),
    *("store.checking", "store.syncing", "analysis.language", "analysis.names", "analysis.links"),
    *("analysis.statements", "analysis.anchoring_follow", "analysis.anchoring_find"),
    *("tui.screens.picking", "tui.screens.matrix", "tui.screens.review", "tui.screens.noting"),
}
"""What the first page does without."""

OPENING = """
import json, sys
from tui.cli.arguments import parse
from tui.cli.screen import _read_first
from tui.cli.desks import desk_on, places
arguments = parse([])
desk = desk_on(arguments, [])
assert _read_first(desk)
from tui.app import Obelos
from tui.cli.keymap import keymap_in_force
Obelos(desk, keymap_in_force(*places(arguments)))
desk.article(desk.ids()[0])
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("shelved", [0, 3], ids=["samples", "library"])
def test_the_first_page_waits_for_nothing_that_it_does_not_show(shelved, tmp_path):
    """Neither over the sample reports nor over a library."""
    library = Library(tmp_path / "data" / "library")
    for number in range(shelved):
        library.add(Article(f"a{number}", f"Title {number}", f"Words of {number}, no others."))
    folders = {f"OBELOS_{name}": str(tmp_path / name.lower()) for name in ("DATA", "CONFIG")}
    folders |= {f"OBELOS_{name}": str(tmp_path / name.lower()) for name in ("CACHE", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", OPENING],
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not LATER.intersection(json.loads(done.stdout))
