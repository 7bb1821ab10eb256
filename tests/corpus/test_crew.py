"""Many files are read by several processes: the same outcomes in the same order, come what may."""

import multiprocessing
import os
import signal

import pytest

import corpus
from corpus import crew, many
from corpus.intake import Intake, Raw
from corpus.reach import NAMED_ONLY
from model import Problem

WORDS = "The envoy said on day {0} that talks about grain and rail would go on. " * 4


@pytest.fixture
def file(tmp_path):
    """A file of that number."""

    def written(number):
        path = tmp_path / f"{number}.txt"
        path.write_text(WORDS.format(number))
        return path

    return written


@pytest.fixture
def hand():
    one = crew._Hand(NAMED_ONLY)
    yield one
    one.dismiss()


def kill(one):
    os.kill(one._process.pid, signal.SIGKILL)
    one._process.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Texts, pages, what is left out, and a text that is too big to be carried over."""
    place = tmp_path_factory.mktemp("many")
    for number in range(6):
        (place / f"{number}.txt").write_text(WORDS.format(number))
    (place / "1b.html").write_text(f"<html><body><p>{WORDS * 3}</p><p>{WORDS}</p></body></html>")
    (place / "2b.txt").write_bytes(b"")
    (place / "3b.txt").write_text("A long one. " * 100_000)
    (place / "4b.html").write_bytes(b"\x89PNG" + bytes(99))
    (place / "5b.txt").symlink_to("nowhere")
    return place


def named(outcomes):
    return [
        (one.article.path, one.article.digest) if isinstance(one, Intake) else one
        for one in outcomes
    ]


def test_the_same_in_the_same_order(folder, monkeypatch):
    alone = named(corpus.take_in(folder))
    monkeypatch.setattr(many, "_MANY", 3)
    monkeypatch.setattr(crew, "has_several_cores", lambda: True)
    assert named(corpus.take_in_all([folder, folder / "0.txt"])) == [*alone, alone[0]]
    assert multiprocessing.active_children() == []


def test_what_is_no_file_stands_in_its_place(file):
    said = Problem("x", "It cannot be read.")
    found = [file(0), said, file(1), Raw("-", WORDS.format(2).encode()), file(3), file(4)]
    outcomes = list(crew.taken_apart(found, NAMED_ONLY))
    assert outcomes.pop(1) == said
    assert [one.article.text for one in outcomes] == [WORDS.format(n) for n in range(5)]


def test_more_names_than_are_given_at_a_time_wait_for_nobody(hand, file):
    """All are sent before any is asked for, and before the process is up."""
    paths = [file(number) for number in range(crew._AHEAD)]
    for path in paths:
        hand.give(path)
    found = [hand.outcomes() for _ in paths]
    assert [one.article.path for (one,) in found] == list(map(str, paths))


def test_few_files_start_no_process(folder, monkeypatch):
    monkeypatch.setattr(crew, "taken_apart", None)
    assert named(corpus.take_in_all([folder])) == named(corpus.take_in(folder))


def test_nothing_is_left_behind_by_who_stops_early(file):
    outcomes = crew.taken_apart((file(number) for number in range(9)), NAMED_ONLY)
    next(outcomes)
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_a_process_that_breaks_down_costs_one_file(hand, file):
    hand.give(file(1))
    assert len(hand.outcomes()) == 1
    kill(hand)
    hand.give(file(2))
    (problem,) = hand.outcomes()
    assert isinstance(problem, Problem)
    assert problem.subject == str(file(2))
    hand.give(file(3))
    assert [one.article.text for one in hand.outcomes()] == [WORDS.format(3)]


def test_where_no_process_comes_up_they_are_read_all_the_same(hand, file):
    kill(hand)
    for number in (1, 2):
        hand.give(file(number))
        assert [one.article.text for one in hand.outcomes()] == [WORDS.format(number)]
