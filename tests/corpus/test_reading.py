"""A source gives its articles, and one sentence for everything that is left out."""

import io
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import files
from corpus.decoding import decode, is_binary
from corpus.formats import IMPORTERS
from corpus.intake import Intake, Raw
from corpus.reading import take_apart
from model import Article, Problem

REPORT = "Minister leaves early\nHe arrived on Monday. Nobody said why he left.\n"


def only(source, **options):
    (outcome,) = corpus.read(source, **options)
    return outcome


def test_a_plain_file_is_read_as_it_stands(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.replace("\n", "\r\n").encode() + b"tail\rend \x1b[31m ")
    article = only(path)
    assert isinstance(article, Article)
    assert article.text == REPORT + "tail\nend \x1b[31m "
    assert ("Minister leaves early", str(path)) == (article.title, article.path)
    assert article.retrieved is not None


def test_latin_1_is_read_and_the_assumption_said(tmp_path):
    path = tmp_path / "alt.txt"
    path.write_bytes("Der Präsident fuhr nach Genf.\n".encode("latin-1"))
    (taken,) = corpus.take_in(path)
    assert isinstance(taken, Intake)
    assert taken.article.text == "Der Präsident fuhr nach Genf.\n"
    assert taken.provenance.encoding == "windows-1252"
    assert taken.provenance.assumed is not None


def test_the_provenance_names_the_bytes(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"abc")
    (taken,) = corpus.take_in(path)
    assert isinstance(taken, Intake)
    # The SHA-256 of "abc" as FIPS 180-2 gives it.
    assert taken.provenance.sha256.startswith("ba7816bf8f01cfea")
    assert (str(path), "plain text", 3) == (
        taken.provenance.source,
        taken.provenance.format,
        taken.provenance.size,
    )


def test_standard_input():
    article = only("-", stdin=io.BytesIO(REPORT.encode()))
    assert isinstance(article, Article)
    assert (article.text, article.path) == (REPORT, None)


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Words of {name} here", "utf-8")
    names = [Path(str(article.path)).name for article in corpus.read(tmp_path)]
    assert names == ["a.txt", "b.txt", "c.txt"]


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text(REPORT)
    problem, article = corpus.read(tmp_path)
    assert isinstance(problem, Problem)
    assert isinstance(article, Article)


def an_empty_file(folder):
    return _file(folder, b"")


def white_space(folder):
    return _file(folder, b" \n\t\r\n ")


def a_picture(folder):
    return _file(folder, b"\x89PNG\r\n\x1a\n" + bytes(100))


def a_broken_link(folder):
    path = folder / "link"
    path.symlink_to("gone.txt")
    return path


def a_link_in_a_circle(folder):
    path = folder / "link"
    path.symlink_to(path)
    return path


def a_pipe(folder):
    path = folder / "pipe"
    os.mkfifo(path)
    return path


def a_socket(folder):
    path = folder / "s"
    with socket.socket(socket.AF_UNIX) as listener:
        # A socket's path may have 107 bytes only, and temporary folders have long names.
        before = Path.cwd()
        os.chdir(folder)
        listener.bind("s")
        os.chdir(before)
    return path


def no_file(folder):
    return folder / "none.txt"


def below_a_file(folder):
    return _file(folder, b"x") / "none.txt"


def an_empty_folder(folder):
    return folder


def an_impossible_name(folder):
    return f"{folder}/a\0b"


def a_long_name(folder):
    return folder / ("n" * 300)


def a_page_without_words(folder):
    return _file(folder, b"<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>")


def _file(folder, data):
    path = folder / "file"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (an_empty_file, "empty"),
        (white_space, "white space"),
        (a_picture, "a PNG picture"),
        (a_broken_link, "gone.txt, which does not exist"),
        (a_link_in_a_circle, "circle"),
        (a_pipe, "a named pipe"),
        (a_socket, "a socket"),
        (lambda folder: "/dev/zero", "a device"),
        (no_file, "no such file"),
        (below_a_file, "a file, not a folder"),
        (an_empty_folder, "no file in this folder"),
        (an_impossible_name, "a name like this"),
        (a_long_name, "too long"),
        (a_page_without_words, "no report"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(tmp_path, make, words):
    outcome = only(make(tmp_path))
    assert isinstance(outcome, Problem)
    assert words in outcome.reason
    assert outcome.reason.endswith(".")
    assert "\n" not in outcome.reason


def test_a_file_that_is_too_big_is_only_looked_at(tmp_path, monkeypatch):
    path = tmp_path / "huge.log"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    sizes, true_open = [], open

    class Counted:
        def __init__(self, *arguments, **options):
            self.file = true_open(*arguments, **options)

        def __enter__(self):
            return self

        def __exit__(self, *failure):
            self.file.close()

        def read(self, size):
            sizes.append(size)
            return self.file.read(size)

    monkeypatch.setattr(files, "open", Counted, raising=False)
    outcome = only(path)
    assert isinstance(outcome, Problem)
    assert "60.0 MB" in outcome.reason
    assert sum(sizes) <= 4096


def test_a_file_that_grows_while_it_is_read_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    outcome = only("-", stdin=io.BytesIO(b"x" * 11))
    assert isinstance(outcome, Problem)
    assert "too big" in outcome.reason
    assert isinstance(only("-", stdin=io.BytesIO(b"x" * 10)), Article)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "no permission"),
        (OSError(5, "Input/output error"), "disk gives an error"),
        (OSError(116, "Stale file handle"), "Stale file handle"),
    ],
)
def test_errors_of_the_system(tmp_path, monkeypatch, error, words):
    path = _file(tmp_path, b"words")

    def refuse(*arguments):
        raise error

    monkeypatch.setattr(files.os, "open", refuse)
    outcome = only(path)
    assert isinstance(outcome, Problem)
    assert words in outcome.reason


def test_a_stream_that_breaks():
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    assert isinstance(only("-", stdin=Broken()), Problem)


def test_a_folder_that_cannot_be_listed(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files.os, "scandir", refuse)
    outcome = only(tmp_path)
    assert isinstance(outcome, Problem)
    assert "no permission" in outcome.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permissions(tmp_path):
    path = _file(tmp_path, b"words")
    path.chmod(0)
    outcome = only(path)
    assert isinstance(outcome, Problem)
    assert "no permission" in outcome.reason


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text("Words")
    (tmp_path / "loop").symlink_to(tmp_path)
    article, problem = corpus.read(tmp_path)
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert "not followed" in problem.reason


def test_names_that_are_no_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(REPORT)
    article = only(tmp_path)
    assert isinstance(article, Article)
    assert article.path == os.fsdecode(path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_have_an_outcome(data):
    """Nothing is raised, and what is taken for plain text is the decoded text to the letter."""
    raw = Raw("x", data, path="/x.txt")
    outcomes = list(take_apart(raw)) if data else []
    for outcome in outcomes:
        if isinstance(outcome, Intake) and outcome.provenance.format == "plain text":
            decoded = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
            assert decoded == outcome.article.text
    assert bool(outcomes) == bool(data)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_is_kept_to_the_letter(text):
    data = text.encode("utf-8")
    if is_binary(data) or text.startswith("\ufeff"):
        return
    importer = IMPORTERS[-1]
    (draft,) = importer.read(Raw("x", data))
    if isinstance(draft, Problem):
        assert not text.strip()
    else:
        assert text.replace("\r\n", "\n").replace("\r", "\n") == draft.text
