"""The folder of small TinyDB files keeps what every store promises."""

from dataclasses import replace
from pathlib import Path

import pytest

from store import open as open_store
from store import view
from store.ids import new_id
from tests.store.acts import tag
from tests.store.contract import StoreTests
from tests.store.stock import stock_contents


class TestFolder(StoreTests):
    @pytest.fixture
    def opened(self, tmp_path):
        return lambda reviewer: open_store(tmp_path / "deep" / "store", reviewer)


@pytest.fixture
def read(monkeypatch):
    """The files that are opened, as they are opened."""
    names = []
    read_whole = view.read_whole

    def noted(path, known=None):
        names.append(Path(path).parent.name)
        return read_whole(path, known)

    monkeypatch.setattr(view, "read_whole", noted)
    return names


def files(root):
    return {path: path.read_bytes() for path in root.glob("*/*")}


def test_a_verdict_does_not_wait_for_those_of_others(tmp_path, read):
    """They are read when somebody asks for them."""
    mine, theirs = open_store(tmp_path, "ana"), open_store(tmp_path, "ben")
    mine.append(tag())
    others = [theirs.append(tag(article=f"a{n}", reviewer="ben")) for n in range(20)]
    read.clear()
    mine.append(tag("s2"))
    assert set(read) == {"ana"}
    assert set(others) <= set(mine.changes(mine.newest()))


def test_only_files_that_changed_are_opened(tmp_path, read):
    """Of one's own too, where another program wrote in one's name."""
    mine, also_mine = open_store(tmp_path, "ana"), open_store(tmp_path, "ana")
    for number in range(20):
        mine.append(tag(article=f"a{number}"))
    also_mine.append(tag(article="a7"))
    read.clear()
    last = mine.append(tag(article="a3"))
    assert len(read) <= 2
    assert mine.own()[-1] == last
    assert len(mine.of("a7")) == 2


def test_what_is_merged_after_ones_own_act_is_there_once(tmp_path):
    """To merge, all that others wrote has to be known."""
    mine, theirs = open_store(tmp_path, "ana"), open_store(tmp_path, "ben")
    mine.append(tag())
    event = replace(tag(reviewer="ben"), id=new_id())
    theirs.append(event)
    mine.append(tag("s2"))
    before = files(tmp_path)
    assert mine.append(event) == event
    assert files(tmp_path) == before
    assert len(stock_contents(tmp_path)) == 3
    assert mine.problems() == ()
