"""Analysis and links in a process beside: the same as here, and nothing that befalls it is felt."""

import errno
import os
import shutil
import signal
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import corpus
from model import ObelosError
from tests.tui import reports
from tui.desk import aside, folders, open_desk, settings

TEXTS = {
    name: f"A {name} report\n\nAna Rui said on Monday that the {name} crane would be mended.\n"
    for name in ("plain", "unlucky", "deadly", "endless", "faulty", "tangled")
}


def opened_on(sources=()):
    """A desk with nothing read, on the sample where nothing is named."""
    where = folders()
    return open_desk(where, settings(where.config, "ada"), list(sources))


def read(sources=()):
    """The same with everything read and nothing analysed."""
    desk = opened_on(sources)
    while desk.read_next() is not None:
        pass
    return desk


def beside(sources=()):
    desk = read(sources)
    desk.worker.go_aside()
    return desk


def process(desk):
    return desk.worker._aside._process


def link(desk):
    for article_id in desk.ids():
        desk.analyze(article_id)
    desk.fold_and_link()


def known(desk):
    """Everything that comes of analysis and links, with ids and in order."""
    found = {}
    for article_id in desk.ids():
        analysis = desk.analysis(article_id)
        found[article_id] = (
            analysis,
            desk.row(article_id),
            [desk.links(article_id, each.id) for each in analysis.statements],
            [desk.origins(article_id, each.id) for each in analysis.statements],
            [desk.statement(article_id, each.id) for each in analysis.statements],
        )
    hits = [desk.find(words) for words in ("port", "said on", "presdient", "the")]
    return found, desk.groups(), hits


@pytest.fixture
def paths(tmp_path, monkeypatch):
    """A file each; the process is affected by what is in it."""
    monkeypatch.setattr(aside, "MODULE", "tests.tui.desk.mortal")
    written = reports.write(tmp_path, {f"{name}.txt": text for name, text in TEXTS.items()})
    return dict(zip(TEXTS, written, strict=True))


def test_the_same_comes_of_it_as_here(tmp_path, monkeypatch):
    """Over the sample; also the second time, and when all of it is read from the disk."""
    with closing(read()) as desk:
        link(desk)
        here = known(desk)
        groups = desk.groups()
        assert groups
    monkeypatch.setenv("OBELOS_CACHE", str(tmp_path / "another"))
    for _ in range(2):
        with closing(beside()) as desk:
            link(desk)
            assert process(desk).poll() is None
            assert known(desk) == here
            desk.worker.rest()
            assert process(desk) is None
            desk.fold_and_link()
            assert known(desk) == here
            assert not desk.worker.mended


def test_the_same_where_no_findings_can_be_kept(tmp_path, monkeypatch):
    """Then they come over whole, and are made again when another process has to link."""
    sources = reports.write(tmp_path)
    with closing(read(sources)) as desk:
        link(desk)
        here = known(desk)
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    monkeypatch.setenv("OBELOS_CACHE", str(blocked))
    with closing(beside(sources)) as desk:
        link(desk)
        assert known(desk) == here
        desk.worker.rest()
        desk.fold_and_link()
        assert known(desk) == here


def test_a_library_is_read_beside_too(tmp_path):
    library = corpus.Library(folders().library)
    for path in reports.write(tmp_path):
        library.add(next(corpus.read(path)))
    with closing(beside()) as desk:
        link(desk)
        assert len(desk.ids()) == 3
        assert desk.groups()
        here = known(desk)
        desk.worker.rest()
        desk.fold_and_link()
        assert known(desk) == here


def test_files_are_read_beside_as_they_are_here(tmp_path, paths):
    """All but the first, in their order, and what is no report with the same reason."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    sources = [*paths.values(), tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "none"]
    with closing(read(map(str, sources))) as desk:
        here = [desk.article(each) for each in desk.ids()], desk.left_out
    with closing(opened_on(map(str, sources))) as desk:
        first = desk.read_next()
        assert desk.worker._aside is None
        desk.worker.go_aside()
        while desk.read_next() is not None:
            pass
        assert process(desk) is not None
        there = [desk.article(each) for each in desk.ids()], desk.left_out
        assert first == there[0][0]
    assert [replace(each, retrieved=None) for each in there[0]] == [
        replace(each, retrieved=None) for each in here[0]
    ]
    assert there[1] == here[1]
    assert len(here[0]) == len(TEXTS)


def test_a_file_whose_reading_ends_it_twice_is_left_out(tmp_path, paths):
    fatal = tmp_path / "fatal.txt"
    fatal.write_text("A fatal report\n\nAna Rui said that nobody would read it.\n")
    desk = opened_on(map(str, [paths["plain"], fatal, paths["faulty"]]))
    with closing(desk):
        desk.worker.go_aside()
        while desk.read_next() is not None:
            pass
        assert [desk.article(each).title for each in desk.ids()] == [
            "A plain report",
            "A faulty report",
        ]
        (problem,) = desk.left_out
        assert problem.subject == str(fatal)
        assert "ended twice by signal 9" in problem.reason


def test_one_that_is_killed_has_a_successor(tmp_path):
    """Which knows what it needs to know, whatever was asked for last."""
    with closing(beside(reports.write(tmp_path))) as desk:
        first, *others = desk.ids()
        desk.analyze(first)
        process(desk).send_signal(signal.SIGKILL)
        for article_id in others:
            desk.analyze(article_id)
        (said,) = desk.worker.mended
        assert "ended" in said
        process(desk).send_signal(signal.SIGTERM)
        desk.fold_and_link()
        assert desk.groups()
        assert len(desk.worker.mended) == 2


def test_what_ends_it_twice_is_left_out(paths):
    with closing(beside(paths[name] for name in ("plain", "deadly", "unlucky"))) as desk:
        plain, deadly, unlucky = desk.ids()
        desk.analyze(plain)
        with pytest.raises(ObelosError, match=r"'A deadly report' ended twice by signal 9"):
            desk.analyze(deadly)
        desk.analyze(unlucky)
        desk.fold_and_link()
        assert [desk.row(each).statements for each in desk.ids()] == [1, None, 1]
        assert [each.split(" ended")[0] for each in desk.worker.mended] == [
            "The process for the analysis of 'A deadly report'",
            "The process for the analysis of 'A unlucky report'",
        ]


def test_one_that_dies_of_linking_has_a_successor(paths):
    """Which knows the names that the one before made agree."""
    with closing(beside([paths["plain"], paths["tangled"]])) as desk:
        link(desk)
        assert desk.groups()
        (said,) = desk.worker.mended
        assert said.startswith("The process for the comparison of the reports ended by signal 9")


def test_an_error_costs_the_report_at_hand(paths):
    with closing(beside([paths["faulty"], paths["plain"]])) as desk:
        faulty, plain = desk.ids()
        with pytest.raises(ObelosError, match="of no use"):
            desk.analyze(faulty)
        before = process(desk)
        desk.analyze(plain)
        assert process(desk) is before
        assert desk.row(plain).statements == 1


def test_after_much_work_it_is_let_go(tmp_path, monkeypatch):
    """The next one finds the same, and tells of no names that were told of before."""
    sources = reports.write(tmp_path)
    with closing(read(sources)) as desk:
        link(desk)
        here = known(desk)
    monkeypatch.setattr(aside, "MUCH", 0)
    monkeypatch.setattr(aside, "MANY", 0)
    told, started, start = [], [], aside._start
    monkeypatch.setattr(aside, "_start", lambda handle: started.append(handle) or start(handle))
    with closing(beside(sources)) as desk:
        for article_id in desk.ids():
            desk.analyze(article_id)
            assert process(desk) is None
        started.clear()
        desk.fold_and_link()
        # One to make the names agree, and one to link.
        assert len(started) == 2
        assert process(desk) is None
        assert known(desk) == here
        entries = [desk.article(each) for each in desk.ids()]
        desk.worker.link(entries, desk.hints(), lambda *of: told.append(of))
    assert not told


def test_a_long_report_is_linked_by_a_process_of_its_own(tmp_path, monkeypatch):
    """One that has nothing of what analysing needs; it is let go as well."""
    sources = reports.write(tmp_path)
    with closing(beside(sources)) as desk:
        first, *others = desk.ids()
        with monkeypatch.context() as patch:
            patch.setattr(aside, "MUCH", 0)
            desk.analyze(first)
        for article_id in others:
            desk.analyze(article_id)
        before = process(desk)
        desk.fold_and_link()
        assert before.poll() is not None
        assert process(desk) is None
        assert desk.groups()


def test_after_many_articles_it_is_let_go(tmp_path, monkeypatch):
    """Those whose findings are on the disk do not count: they leave nothing behind."""
    monkeypatch.setattr(aside, "WORN", 2)
    sources = reports.write(tmp_path)
    with closing(beside(sources)) as desk:
        first, second, third, *_ = desk.ids()
        desk.analyze(first)
        assert process(desk)
        desk.analyze(second)
        assert process(desk) is None
        desk.analyze(third)
        before = process(desk)
        desk.analyze(first)
        desk.analyze(second)
        assert process(desk) is before


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/python", ""])
def test_where_none_can_be_started_it_is_done_here(tmp_path, monkeypatch, program):
    with closing(beside(reports.write(tmp_path))) as desk:
        monkeypatch.setattr(sys, "executable", program)
        link(desk)
        assert desk.groups()
        assert process(desk) is None
        assert not desk.worker.mended


def test_where_none_can_be_started_files_are_read_here(tmp_path, monkeypatch):
    """And no further one is tried for every file."""
    sources = reports.write(tmp_path)
    tried = []

    def start(handle):
        tried.append(handle)
        raise OSError(errno.EAGAIN, "No more processes")

    monkeypatch.setattr(aside, "_start", start)
    with closing(opened_on(sources)) as desk:
        desk.worker.go_aside()
        while desk.read_next() is not None:
            pass
        assert len(desk.ids()) == len(sources) > 1
        assert not desk.left_out
    assert len(tried) == 1


def test_leaving_waits_for_nothing(paths):
    """In the middle of something that never ends."""
    desk = beside([paths["plain"], paths["endless"]])
    plain, endless = desk.ids()
    desk.analyze(plain)
    running, told = process(desk), []

    def ask():
        try:
            desk.analyze(endless)
        except ObelosError as error:
            told.append(str(error))

    asking = threading.Thread(target=ask)
    asking.start()
    desk.close()
    asking.join()
    assert told == [aside.ENDED]
    assert running.poll() == -signal.SIGKILL
    with pytest.raises(ObelosError, match="ended"):
        desk.analyze(plain)


def test_it_has_no_terminal_and_stays_behind(tmp_path):
    """No key reaches it, nothing it writes is seen, and whoever types goes first."""
    with closing(beside(reports.write(tmp_path))) as desk:
        desk.analyze(desk.ids()[0])
        known = process(desk).pid
        assert os.getpgid(known) == known
        # A low priority counts within a session alone.
        assert os.getsid(known) == os.getsid(0)
        open_files = {Path(f"/proc/{known}/fd/{number}").readlink() for number in range(3)}
        assert open_files == {Path(os.devnull)}
        assert os.getpriority(os.PRIO_PROCESS, known) > os.getpriority(os.PRIO_PROCESS, 0)


def test_findings_that_are_deleted_are_made_again(tmp_path, monkeypatch):
    """The folder of findings may go at any time, also while it is looked at."""
    monkeypatch.setattr("tui.desk.findings.HELD", 1)
    with closing(beside(reports.write(tmp_path))) as desk:
        link(desk)
        here = known(desk)
        shutil.rmtree(folders().cache)
        first = desk.ids()[0]
        assert desk.analysis(first) is None
        for statement in here[0][first][0].statements:
            assert desk.statement(first, statement.id) is None
            desk.elsewhere(first, statement.id)
        link(desk)
        assert known(desk) == here


@pytest.mark.parametrize("opened", [read, beside])
def test_where_no_links_can_be_kept_it_is_said(tmp_path, monkeypatch, opened):
    """And what was linked before is still there."""

    def full(**_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with closing(opened(reports.write(tmp_path))) as desk:
        link(desk)
        before = known(desk)
        monkeypatch.setattr("tempfile.TemporaryFile", full)
        with pytest.raises(ObelosError, match="Links cannot be kept: No space left"):
            desk.fold_and_link()
        assert known(desk) == before
