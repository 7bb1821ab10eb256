"""A tag is added to the bytes of its file, whoever wrote them and however."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import open as open_store
from store.lines import EVENTS, encode, extend
from tests.store.acts import tag
from tests.store.stock import stock_contents

DOCUMENTS = st.dictionaries(
    st.integers(1, 10**38), st.dictionaries(st.text(max_size=3), st.text()), min_size=1, max_size=5
)


@given(DOCUMENTS, DOCUMENTS)
def test_more_at_the_end_is_as_if_all_had_been_written_at_once(there, more):
    extended = extend(encode({EVENTS: there}), more)
    if max(there) < min(more):
        assert extended == encode({EVENTS: there | more})
    else:
        assert extended is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        encode({EVENTS: {}}),
        json.dumps({EVENTS: {"1": {"a": "b"}}}).encode(),
        encode({EVENTS: {1: {}}}).replace(b"\n", b"\r\n"),
        encode({EVENTS: {1: {}}})[:-1],
        encode({EVENTS: {1: {}, 7: {}}}).replace(b'"1"', b'"9"'),
    ],
)
def test_lines_as_others_write_them_are_not_extended(data):
    assert extend(data, {9: {}}) is None


def edits(path):
    """Ways in which another program may leave the file, by name."""
    tables = json.loads(path.read_bytes())
    return {
        "stock": json.dumps(tables).encode(),
        "indented": json.dumps(tables, indent=1).encode(),
        "another table": encode({**tables, "zzz": {1: {"a": 1}}}),
        "line ends": path.read_bytes().replace(b"\n", b"\r\n"),
    }


@pytest.mark.parametrize("how", ["stock", "indented", "another table", "line ends"])
def test_a_file_that_another_program_wrote_keeps_everything(tmp_path, how):
    store = open_store(tmp_path, "ana")
    kept = [store.append(tag(f"s{number}")) for number in range(3)]
    path = tmp_path / "ana" / "a1.json"
    path.write_bytes(edits(path)[how])
    kept += [store.append(tag(f"t{number}")) for number in range(3)]
    assert set(stock_contents(tmp_path)) == {one.id for one in kept}
    assert ("zzz" in json.loads(path.read_bytes())) == (how == "another table")


def test_an_edit_that_no_signature_shows_is_not_written_over(tmp_path):
    """The same size, inode and time: only the bytes tell."""
    store = open_store(tmp_path, "ana")
    store.append(tag(note="one"))
    path = tmp_path / "ana" / "a1.json"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"two"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    store.append(tag("s2"))
    assert b'"two"' in path.read_bytes()
    assert store.of("a1")[0].note == "two"


def test_a_file_that_was_taken_away_does_not_come_back(tmp_path):
    store = open_store(tmp_path, "ana")
    store.append(tag())
    (tmp_path / "ana" / "a1.json").unlink()
    kept = store.append(tag("s2"))
    assert set(stock_contents(tmp_path)) == {kept.id}
    assert store.of("a1") == (kept,)


def test_a_store_that_was_taken_away_is_made_again(tmp_path):
    store = open_store(tmp_path / "store", "ana")
    store.append(tag())
    (tmp_path / "store").rename(tmp_path / "elsewhere")
    kept = store.append(tag("s2"))
    assert set(stock_contents(tmp_path / "store")) == {kept.id}
    assert (tmp_path / "store" / ".gitattributes").exists()
