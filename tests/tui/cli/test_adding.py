"""`add`: goes on after failures, says what it left out, adds nothing twice, tells how far it is."""

import contextlib
import errno
import io
import threading
from contextlib import contextmanager

import pytest

from corpus import Library
from model import Article
from tui.cli import output
from tui.desk import folders

REPORT = """\
Harbour closes for a week

The port authority said on Monday that the harbour would close for seven days.
"We have no choice," said Ilse Brandt, its director. "The crane is not safe."
Nobody was hurt. About 300 containers wait on the quay, and two ships were sent to Aldmoor.
"""
PAGE = """<html><head><title>Harbour closes</title><link rel="canonical" href="{0}"></head>
<body><article>{1}</article></body></html>"""


@pytest.fixture
def write(tmp_path):
    """A file of that name and text; its path."""

    def write(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def listed(run):
    return len(run("list")[1].splitlines())


def test_it_goes_on_after_failures_and_names_each(run, write, tmp_path):
    (tmp_path / "noise.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    report = write("report.txt", REPORT)
    missing = tmp_path / "missing.txt"
    code, out, err = run("add", tmp_path / "noise.txt", missing, report)
    assert code == 1
    assert "(added)" in out
    assert [name in line for name, line in zip(("noise", "missing"), err.splitlines(), strict=True)]
    assert all(line.startswith("obelos: ") and line.endswith(".") for line in err.splitlines())


def test_what_the_library_refuses_is_named_and_the_rest_added(run, write, monkeypatch):
    from corpus.shelf import Shelf

    true_put = Shelf.put

    def put(self, texts, changed):
        if any(one.versions[-1].article.path.endswith("one.txt") for one in changed.values()):
            raise OSError(errno.ENOSPC, "No space left on device")
        true_put(self, texts, changed)

    monkeypatch.setattr(Shelf, "put", put)
    code, out, err = run("add", write("one.txt", REPORT), write("two.txt", "Other words."))
    assert code == 1
    assert out.count("(added)") == 1
    assert err.count("\n") == 1
    assert "one.txt" in err
    assert "the disk is full." in err


def test_the_same_file_again_is_known(run, write):
    report = write("report.txt", REPORT)
    assert "(added)" in run("add", report)[1]
    code, out, err = run("add", report, report)
    assert (code, err) == (0, "")
    assert out.count("(already there)") == 2
    assert listed(run) == 1


def test_the_same_words_in_another_file_are_known_and_whose_is_said(run, write):
    run("add", write("report.txt", REPORT))
    code, out, _ = run("add", write("copy.txt", REPORT), write("report.md", f"# Other\n\n{REPORT}"))
    assert code == 0
    assert "already there" in out.splitlines()[0]
    assert listed(run) == 2


def test_the_same_canonical_address_is_one_article(run, write):
    """Saved twice, from addresses that differ in what only counts visitors."""
    words = "".join(f"<p>{line}</p>" for line in REPORT.splitlines()) * 2
    first = write("first.html", PAGE.format("https://wire.example/harbour", words))
    second = write("second.html", PAGE.format("https://wire.example/harbour?utm_source=x", words))
    assert "(added)" in run("add", first)[1]
    code, out, err = run("add", second)
    assert (code, err) == (0, "")
    assert "already there" in out
    assert listed(run) == 1


def test_what_is_nearly_the_same_is_added_and_said(run, write):
    run("add", write("report.txt", REPORT))
    code, out, _ = run("add", write("longer.txt", REPORT + "The mayor was told at noon.\n"))
    assert code == 0
    assert "added, though nearly the same as: Harbour closes for a week" in out
    assert listed(run) == 2


def test_a_changed_file_is_a_new_version_and_the_old_one_is_kept(run, write):
    run("add", write("report.txt", REPORT))
    code, out, _ = run("add", write("report.txt", REPORT.replace("seven", "ten")))
    assert code == 0
    assert "a new version, the old one is kept" in out
    assert listed(run) == 1


def test_nothing_to_add_is_said(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out, err = run("add", tmp_path / "empty")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


class Terminal(io.StringIO):
    """A terminal that tells when it was told how far things are."""

    def __init__(self):
        super().__init__()
        self.told = threading.Event()

    def isatty(self):
        return True

    def write(self, words):
        if "so far" in words:
            self.told.set()
        return super().write(words)


@contextmanager
def terminal():
    """Standard error for a while; pytest puts its own there between a fixture and its test."""
    with contextlib.redirect_stderr(Terminal()) as screen:
        yield screen


@pytest.fixture
def soon(monkeypatch):
    """No second is waited before anything is told."""
    monkeypatch.setattr(output, "_PATIENCE", 0.01)


def test_long_work_is_told_on_a_terminal_and_taken_away(soon):
    with terminal() as screen:

        def slow():
            yield 1
            yield 2
            assert screen.told.wait(10)
            yield 3

        assert list(output.watched(slow(), "adding")) == [1, 2, 3]
    assert "adding: 2 so far …" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_it_is_silent_while_a_thing_is_dealt_with(soon):
    with terminal() as screen:

        def slow():
            assert screen.told.wait(10)
            yield 1

        for _ in output.watched(slow(), "adding"):
            screen.told.clear()
            assert not screen.told.wait(0.05)


def test_leaving_off_early_ends_it(soon):
    with terminal():
        things = output.watched(iter([1, 2, 3]), "adding")
        assert next(things) == 1
        things.close()


def test_what_is_said_stands_on_a_clean_line():
    with terminal() as screen:
        output.complain("No.")
    assert screen.getvalue() == "\r\x1b[Kobelos: No.\n"


def test_to_a_pipe_nothing_is_told(monkeypatch, capsys):
    monkeypatch.setattr(output, "_PATIENCE", 0.0)
    assert list(output.watched(iter([1, 2]), "adding")) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_the_library_is_opened_once_for_a_tag(run, tmp_path, monkeypatch):
    """Over ten thousand articles each opening takes a while."""
    opened, begin = [], Library.__init__

    def counted(self, folder):
        opened.append(folder)
        begin(self, folder)

    path = tmp_path / "report.txt"
    path.write_text("Coast road\n\nThe mayor said that nobody was hurt.\n", "utf-8")
    library = Library(folders().library)
    library.add(
        Article("a", "Coast road", path.read_text("utf-8"), url="https://news.example/coast")
    )
    monkeypatch.setattr(Library, "__init__", counted)
    for named in ("https://news.example/coast", "a", path):
        opened.clear()
        words = ["--quote", "nobody was hurt", "--verdict", "confirmed"]
        assert run("tag", named, *words)[0] == 0
        assert len(opened) == 1
