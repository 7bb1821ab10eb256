"""Torn files, conflict markers and hand edits cost the lines they touch, and it is said."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from model import Article, ObelosError
from store import check
from store import open as open_store
from store.ids import new_id, number_of
from store.lines import encode, salvage
from tests.store.acts import tag
from tests.store.stock import stock_contents


@pytest.fixture
def whole(tmp_path):
    """A store of five events in one file."""
    store = open_store(tmp_path, "ana")
    kept = store.append_all([tag(f"s{number}", note="n\u2028" * number) for number in range(5)])
    return tmp_path / "ana" / "a1.json", kept


def test_a_file_torn_at_every_byte(whole):
    path, kept = whole
    data = path.read_bytes()
    ends = [0]
    for line in data.split(b"\n"):
        ends.append(ends[-1] + len(line) + 1)
    for cut in range(len(data) - 1):
        path.write_bytes(data[:cut])
        store = open_store(path.parents[1], "ana")
        complete = [event for number, event in enumerate(kept) if ends[number + 2] - 1 <= cut]
        assert list(store.of("a1")) == complete
        assert bool(store.problems()) == (0 < cut < len(data) - 1), cut


def test_a_torn_file_is_mended_by_the_next_tag_and_kept_beside(whole):
    path, kept = whole
    torn = path.read_bytes()[:-40]
    path.write_bytes(torn)
    store = open_store(path.parents[1], "ana")
    assert "line 6" in store.problems()[0].reason
    store.append(tag("s9"))
    assert path.with_name("a1.json.damaged-1").read_bytes() == torn
    assert len(stock_contents(path.parents[1])) == 5
    assert store.problems() == ()
    assert open_store(path.parents[1], "ana").of("a1")[:4] == kept[:4]


def test_conflict_markers(whole):
    path, kept = whole
    lines = path.read_bytes().split(b"\n")
    ours, theirs = lines[5], lines[5].replace(kept[4].id.encode(), new_id().encode())
    path.write_bytes(
        b"\n".join(
            [*lines[:5], b"<<<<<<< HEAD", ours, b"=======", theirs, b">>>>>>> x", *lines[6:]]
        )
    )
    store = open_store(path.parents[1], "ana")
    assert len(store.of("a1")) == 5  # The same number twice: the first of them stands.
    assert "Every line" in store.problems()[0].reason
    report = check(path.parents[1], mend=True)
    assert not report.sound
    assert any("twice" in problem.reason for problem in report.problems)
    assert len(stock_contents(path.parents[1])) == 5


def test_two_branches_that_both_began_a_file(tmp_path):
    """What a union merge makes of two new files: no comma between their first lines."""
    one, two = (replace(tag(verdict=name), id=new_id()) for name in ("x", "y"))
    store = open_store(tmp_path, "ana")
    store.append(one)
    path = tmp_path / "ana" / "a1.json"
    first = path.read_bytes().split(b"\n")
    line = first[1].replace(one.id.encode(), two.id.encode())
    line = line.replace(str(number_of(one.id)).encode(), str(number_of(two.id)).encode())
    path.write_bytes(b"\n".join([first[0], first[1], line, *first[2:]]))
    assert len(open_store(tmp_path, "ana").of("a1")) == 2
    assert check(tmp_path, mend=True).sound
    assert len(stock_contents(tmp_path)) == 2


@pytest.mark.parametrize(
    "edit",
    [
        lambda record: record | {"verdict": 5},
        lambda record: record | {"selector": "words"},
        lambda record: record | {"evidence": [{"role": "no ref"}]},
        lambda record: record | {"saw": [1]},
        lambda record: record | {"id": "no id"},
        lambda record: record | {"id": ["no id"]},
        lambda record: record | {"kind": "from a later version"},
        lambda record: {name: value for name, value in record.items() if name != "statement"},
        lambda record: record | {"article": None},
        lambda record: {},
    ],
)
def test_a_record_that_is_no_event_is_left_out_said_and_left_in_its_file(whole, edit):
    path, kept = whole
    tables = json.loads(path.read_bytes())
    number = str(number_of(kept[2].id))
    tables["events"][number] = edit(tables["events"][number])
    path.write_text(json.dumps(tables, indent=2))
    store = open_store(path.parents[1], "ana")
    assert [one.id for one in store.of("a1")] == [kept[n].id for n in (0, 1, 3, 4)]
    assert len(store.problems()) == 1
    assert len(list(store.own())) >= 4
    assert not check(path.parents[1], mend=True).sound
    store.append(tag("s9"))
    assert json.loads(path.read_bytes())["events"][number] == tables["events"][number]
    assert store.append(kept[2]) == kept[2]
    assert kept[2] in open_store(path.parents[1], "ana").of("a1")


def test_an_edit_by_hand_is_noticed(whole):
    path, kept = whole
    store = open_store(path.parents[1], "ben")
    path.write_bytes(path.read_bytes().replace(b'"confirmed"', b'"disputed"', 1))
    assert set(kept[1:]) < set(store.changes(None))
    assert [one.verdict for one in store.of("a1")].count("disputed") == 1


def test_a_file_taken_away_is_noticed(whole):
    path, _ = whole
    store = open_store(path.parents[1], "ben")
    path.unlink()
    store.changes(None)
    assert store.of("a1") == ()
    assert dict(store.counts()) == {}


def test_a_copy_made_by_a_sync_program_changes_nothing(whole):
    path, kept = whole
    path.with_name("a1 (conflicted copy).json").write_bytes(path.read_bytes())
    store = open_store(path.parents[1], "ana")
    assert store.of("a1") == kept
    assert store.problems() == ()
    assert check(path.parents[1]).events == 5


def test_a_text_that_was_changed_is_not_used_and_mended_where_it_can_be(tmp_path):
    store = open_store(tmp_path, "ana")
    article = Article("a1", "T", "one\ntwo\n")
    store.keep(article)
    path = tmp_path / "texts" / f"{article.digest}.txt"
    path.write_bytes(b"one\r\ntwo\r\n")
    again = open_store(tmp_path, "ana")
    assert again.version(article.digest) == replace(article, text="")
    assert "not used" in again.problems()[0].reason
    assert not check(tmp_path).sound
    assert check(tmp_path, mend=True).sound
    assert path.read_bytes() == b"one\ntwo\n"
    path.write_bytes(b"three")
    assert not check(tmp_path, mend=True).sound


def test_check_says_what_it_found_and_did(whole):
    path, kept = whole
    root = path.parents[1]
    report = check(root)
    assert (report.files, report.events, report.sound) == (1, 5, True)
    open_store(root, "ana").append(tag("s5", version="f" * 64))
    assert "nothing is known" in check(root).problems[0].reason
    open_store(root, "ana").keep(Article("a1", "T", "", digest="0" * 64))
    assert check(root).without_text == 1
    open_store(root, "ana").keep(lost := Article("a1", "T", "Words."))
    (root / "texts" / f"{lost.digest}.txt").unlink()
    (path.parent / ".new.tmp").write_bytes(b"half")
    tables = json.loads(path.read_bytes())
    tables["events"]["7"] = tables["events"].pop(str(number_of(kept[0].id)))
    path.write_bytes(encode(tables))
    assert len(check(root).problems) == 4
    mended = check(root, mend=True)
    assert len(mended.mended) == 2
    assert next(mended.lines()).startswith("Events: 6, files: 1,")
    assert list(stock_contents(root))[:5] == [one.id for one in kept]
    with pytest.raises(ObelosError, match="no store"):
        check(root / "nothing")


def test_events_in_a_wrong_place_and_gone_ones_are_said(whole):
    path, kept = whole
    root = path.parents[1]
    open_store(root, "ana").append(replace(kept[0], id=new_id(), prev=new_id()))
    (root / "ben").mkdir()
    path.rename(root / "ben" / "a1.json")
    reasons = " ".join(problem.reason for problem in check(root).problems)
    assert "is of the reviewer 'ana'" in reasons
    assert open_store(root, "eve").append(kept[0]) == kept[0]
    assert "not here" in reasons


def test_salvage_reads_what_another_program_wrote_on_one_line():
    document = {"id": "x"}
    data = encode({"events": {"1": document}})
    assert salvage(data[:-3]).documents == {"1": document}
    assert salvage(json.dumps({"events": {"1": document}}).encode()).documents == {"1": document}


def test_check_goes_on_after_what_cannot_be_read(whole, monkeypatch):
    path, _ = whole
    root = path.parents[1]
    (path.parent / "a2.json").mkdir()
    open_store(root, "ben").append(tag("s9", reviewer="ben"))
    listed = Path.iterdir

    def refused(folder):
        if folder.name == "ben":
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    report = check(root)
    assert report.events == 5
    said = [(Path(one.subject).name, one.reason) for one in report.problems]
    assert ("a2.json", "It cannot be examined: Is a directory.") in said
    assert ("ben", "It cannot be read: Permission denied.") in said


def test_a_folder_of_a_store_that_cannot_be_read_is_told(whole, monkeypatch):
    path, _ = whole
    listed = os.scandir

    def refused(folder):
        if folder == str(path.parent):
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(ObelosError, match=r"ana cannot be read: Permission denied\."):
        open_store(path.parents[1], "ana").of("a1")
