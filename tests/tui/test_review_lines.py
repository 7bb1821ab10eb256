"""The lines of a session and its summary: they fit, they show the statement, they hide nothing."""

import json
import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from model import Analysis, Attribution, ObelosError, Span, Statement, visible_line
from tui.deciding import progress
from tui.desk.texts import write_text
from tui.passage import number_of_paragraph, passage_lines, said_by, stretch_around, what_is_said
from tui.session import NOTHING, Session
from tui.summary import Judged, Summary, as_text, summary_lines, time_words

texts = st.text(st.sampled_from("ab é中\n .“”\x1b\u202e"), min_size=1, max_size=120)


@given(texts, st.data(), st.integers(2, 40))
@settings(max_examples=150)
def test_a_passage_shows_every_word_of_the_statement(text, data, width):
    """Its lines fit the width, and what is marked is the statement and nothing else."""
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    lines, here = passage_lines(text, span, Analysis("a", ""), width)
    assert here.stop <= len(lines)
    shown = "".join(words for line in lines for words, styles in line if "current" in styles)
    wanted = "".join(span.of(text).split())
    assert len("".join(shown.split())) == len(wanted)
    for line in lines:
        assert cell_len("".join(words for words, _ in line)) <= width + 2
        assert "\x1b" not in "".join(words for words, _ in line)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("three four", [" one two ", "▐three   ", "▐four▌", " five six"]),
        ("two", [" one▐two▌", " three   ", " four    ", " five six"]),
        ("one", ["▐one▌two ", " three   ", " four    ", " five six"]),
        ("six", [" one two ", " three   ", " four    ", " five▐six▌"]),
    ],
)
def test_the_words_to_be_decided_on_stand_between_brackets(words, seen):
    """Colours alone are not seen everywhere."""
    text = "one two three four five six"
    span = Span(text.index(words), text.index(words) + len(words))
    lines, _ = passage_lines(text, span, None, 8)
    shown = ["".join(words for words, _ in line) for line in lines]
    assert [each.rstrip() for each in shown] == [each.rstrip() for each in seen]


@pytest.mark.parametrize(("start", "cut"), [(0, " …"), (1000, "……"), (2000 - 1, "… ")])
def test_a_paragraph_that_goes_on_beyond_what_is_shown_says_so(start, cut):
    lines, _ = passage_lines("a " * 1000, Span(start, start + 1), None, 20)
    ends = lines[0][0][0] + lines[-1][-1][0]
    assert [sign == "…" for sign in ends] == [sign == "…" for sign in cut]


@given(texts, st.data())
@settings(max_examples=150)
def test_a_stretch_holds_its_words_and_stays_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    around = stretch_around(text, span)
    assert 0 <= around.start <= span.start
    assert span.end <= around.end <= len(text)


def test_a_long_paragraph_is_cut_around_the_words():
    text = "word " * 2000 + "HERE " + "word " * 2000
    start = text.index("HERE")
    around = stretch_around(text, Span(start, start + 4))
    assert len(around) < 1000
    assert text[around.start - 1] == " "


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [("one\n\ntwo\nthree", "one", 1), ("one\n\ntwo\nthree", "two", 2), ("a\n\n\n b\nc", "c", 3)],
)
def test_paragraphs_are_counted_from_one(text, words, number):
    assert number_of_paragraph(text, text.index(words)) == number


def test_who_says_it_and_what():
    text = "Beck said “no” and left."
    content = Statement("s", Span(0, 14), "quoted", Span(0, 4), Span(5, 9), Span(10, 14))
    assert said_by(content, text) == "Beck"
    assert what_is_said(content, text) == "Beck said “no"
    assert said_by(Statement("s", Span(0, 4), "asserted"), text) == "nobody named"


@given(st.integers(0, 500), st.integers(0, 500), st.integers(20, 200))
@settings(max_examples=80)
def test_progress_fits_and_ends_full(done, more, width):
    line = progress(Session(), done, done + more, "", width)
    assert cell_len("".join(words for words, _ in line)) <= width
    if not more:
        assert not any("─" in words for words, _ in line)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59, "59 s"), (61, "1 min"), (4320, "1 h 12 min")]
)
def test_time_in_words(seconds, words):
    assert time_words(seconds) == words


def summary(words="“40” containers", note=""):
    judged = Judged(
        "confirmed", words, "Wire *x*", "https://w.example", Attribution(speaker="Rui"), note, ()
    )
    return Summary(
        "untagged · all reports",
        "ada",
        "2024-04-05",
        {NOTHING: 1, "confirmed": 2},
        90,
        4,
        (judged,),
    )


def test_the_summary_says_counts_time_and_what_is_left():
    said = [
        "".join(w for w, _ in line) for line in summary_lines(summary(), {"confirmed": "✓"}, 60)
    ]
    assert "     2  ✓ confirmed" in said
    assert "     1    nothing to tag" in said
    assert "     3  decided in all" in said
    assert " spent   2 min, 2.0 a minute" in said
    assert " left    4" in said


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=100)
def test_untrusted_words_stay_words_in_markdown(words, note):
    """One line each, nothing that a reader of Markdown or a terminal would act on."""
    lines = as_text(summary(words, note), ".md").split("\n")
    (said,) = [line for line in lines if line.startswith("- **confirmed**")]
    for sign in "*_`[]<>#|~":
        bare = said.removeprefix("- **confirmed**").replace(f"\\{sign}", "")
        assert sign not in bare
    assert all(visible_line(line) == line for line in lines)


def test_json_holds_any_text():
    whole = json.loads(as_text(summary("\ud800 \x1b[31m"), ".JSON"))
    assert whole["decisions"][0]["words"] == "\ud800 \x1b[31m"
    assert (whole["left"], whole["decided"], whole["seconds"]) == (4, 3, 90)


def test_a_text_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    """A disk that fills up leaves what was there, and nothing beside it."""
    path = tmp_path / "out.md"
    write_text(path, "first")
    with pytest.raises(ObelosError, match="there already"):
        write_text(path, "second")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(ObelosError, match="cannot be written"):
        write_text(path, "second", replace=True)
    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]


def full_disk(_handle):
    raise OSError(28, "No space left on device")


def test_a_link_is_followed_and_a_pipe_is_not_replaced(tmp_path):
    """Whatever is named, only regular files are ever replaced."""
    there, link, pipe = tmp_path / "there.md", tmp_path / "link.md", tmp_path / "pipe"
    there.write_text("old")
    link.symlink_to(there)
    write_text(link, "new", replace=True)
    assert there.read_text() == "new"
    assert link.is_symlink()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "through", replace=True)
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
