"""Words kept in a file are found as those in memory are, and both as by looking at all of them."""

import errno
import os
from array import array
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Analysis, Article, Entity, Span, Statement
from tui.desk import runs
from tui.desk.index import ENOUGH, Index
from tui.desk.labels import Labels, Shelved
from tui.desk.runs import TOGETHER, places
from tui.desk.searching import findable, folded, ranked, slips, sought, targets_of

OPEN_FILES = Path("/proc/self/fd")
WORDS = st.lists(st.sampled_from(["quay", "Ærø", "été", "port", "of", "\ud800", "“"]), max_size=8)
QUERIES = ("", "q", "quay", "ærø", "y of", "rø é", "t été", "qauy", "\ud800", "paper", "y paper")
LIMIT = 5


def article(number, words, title=""):
    return Article(f"a{number}", title, " ".join(words) or "x", f"Paper {number % 2}")


def found_in(number, words):
    """An article in which each word but the last is a name, and all of them are a statement."""
    one = article(number, words)
    ends = [len(" ".join(words[: at + 1])) for at in range(len(words))]
    entities = tuple(
        Entity(Span(end - len(word), end), "PLACE", word, word)
        for word, end in zip(words[:-1], ends, strict=False)
    )
    whole = Statement("s", Span(0, len(one.text)), "asserted")
    return findable(one, Analysis(one.id, one.digest, (), entities, (whole,)))


def hits(found, labels=None, queries=QUERIES):
    index = Index(lambda _: (), labels.may_hold if labels else lambda _: ())
    for number, each in enumerate(found):
        index.put(f"a{number}", each)
    return [index.find(query, LIMIT) for query in queries]


def plainly(query, targets):
    """What is to be found among them, each looked at."""
    words = folded(query)
    if not words:
        return tuple(each.hit for each in targets[:LIMIT])
    holding = [each for each in targets if words in each.key][: LIMIT * ENOUGH]
    if len(holding) >= LIMIT:
        return ranked(holding, (), words, LIMIT)
    near = []
    labels = dict.fromkeys(each.label for each in targets if each.hit.kind != "statement")
    for score, label in slips(list(labels), words, LIMIT):
        bearers = [each for each in targets if each.label == label and each.hit.kind != "statement"]
        few = list(dict.fromkeys(each.hit.article_id for each in bearers))[:LIMIT]
        near += [(score, each) for each in bearers if each.hit.article_id in few]
    return ranked(holding, near[: LIMIT * ENOUGH], words, LIMIT)


@st.composite
def libraries(draw):
    """Titles and words of some articles, and what may be typed to find something in them."""
    made = draw(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
    all_of_it = " ".join(word for both in made for words in both for word in words) + " Paper 1"
    start = draw(st.integers(0, len(all_of_it)))
    piece = all_of_it[start : start + draw(st.integers(1, 12))]
    at = draw(st.integers(0, len(piece)))
    across = draw(st.sampled_from(("quay", "y of", "été", "zqx"))) + " " + piece
    slip = piece[:at] + draw(st.sampled_from(("", "x", " ", "É"))) + piece[at + 1 :]
    return made, (piece, piece.upper(), slip, f"{piece} Pa", f"{piece} paper 1", across)


@settings(deadline=None)
@given(libraries())
def test_what_is_found_is_what_is_there(tmp_path_factory, library):
    """Whatever case, marks, slips and words across a label and its context are typed."""
    made, queries = library
    labels = Labels(tmp_path_factory.getbasetemp())
    entries = {f"a{n}": article(n, words, " ".join(title)) for n, (title, words) in enumerate(made)}
    index = Index(lambda article_id: targets_of(entries[article_id], ()), labels.may_hold)
    every = []
    for number, (article_id, entry) in enumerate(entries.items()):
        found = found_in(number, made[number][1])
        index.put(article_id)
        index.put(article_id, labels.shelved(found))
        every += [*targets_of(entry, ()), *found.having(article_id, sought(""))]
    for query in queries:
        assert index.find(query, LIMIT) == plainly(query, every)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=6))
def test_the_same_is_found(tmp_path_factory, texts):
    """By every kind of query, also after more was written."""
    labels = Labels(tmp_path_factory.getbasetemp())
    in_memory = [found_in(number, words) for number, words in enumerate(texts)]
    in_file = []
    for number, each in enumerate(in_memory):
        in_file.append(labels.shelved(each))
        assert isinstance(in_file[-1], Shelved) == bool(each.labels)
        assert hits(in_file, labels) == hits(in_memory[: number + 1])


@pytest.mark.parametrize("written", [OSError(errno.ENOSPC, "full"), 1])
def test_where_nothing_can_be_written_it_stays_in_memory(tmp_path, monkeypatch, written):
    """Neither an error nor half of it loses anything, nor what was written before."""
    labels, first, second = Labels(tmp_path), found_in(0, ["quay"]), found_in(1, ["port", "of"])
    before = labels.shelved(first)

    def fails(*_):
        if isinstance(written, OSError):
            raise written
        return written

    with monkeypatch.context() as full:
        full.setattr(os, "pwrite", fails)
        assert labels.shelved(second) == replace(second, runs=b"")
    after = labels.shelved(second)
    assert isinstance(after, Shelved)
    assert hits([before, after], labels) == hits([first, second])


@pytest.mark.parametrize("is_full", [False, True])
def test_of_many_texts_none_is_passed_over(tmp_path, monkeypatch, is_full):
    """Also where what tells them apart finds no room, and after one of them was replaced."""
    write, labels = os.pwrite, Labels(tmp_path)

    def fails(handle, written, at):
        return 0 if len(written) > 1000 else write(handle, written, at)

    if is_full:
        monkeypatch.setattr(os, "pwrite", fails)
    numbers = range(2 * TOGETHER + 7)
    texts = [found_in(number, ["quay", f"n{number}", "port"]) for number in numbers]
    shelved = [labels.shelved(each) for each in texts]
    texts[3] = found_in(3, ["harbour", "port"])
    shelved[3] = labels.shelved(texts[3])
    queries = (*(f"n{number}" for number in numbers), "harbour", "port", "zqx", "zqx paper")
    assert hits(shelved, labels, queries) == hits(texts, None, queries)


def test_few_are_looked_at(tmp_path):
    """Only those that have all runs of the words, where any do."""
    labels = Labels(tmp_path)
    for number in range(TOGETHER + 1):
        labels.shelved(found_in(number, ["quay", f"n{number}", "port"]))
    assert [each.bit_count() for each in labels.may_hold("quay n7 port")] == [1, 0]
    assert labels.may_hold("n64 port pap") == [0, 1]
    assert not any(labels.may_hold("zqx"))
    assert all(labels.may_hold(""))


def test_no_file_is_seen_and_none_is_left_open(tmp_path):
    """Whatever ends first, the labels or who reads them."""
    labels = Labels(tmp_path)
    shelved = labels.shelved(found_in(0, ["quay"]))
    before = len(list(OPEN_FILES.iterdir()))
    assert not list(tmp_path.iterdir())
    assert shelved.may_have(sought("quay"))
    del labels
    assert shelved.may_have(sought("quay"))
    del shelved
    assert len(list(OPEN_FILES.iterdir())) < before


@pytest.mark.parametrize("typed", ["fire! paper", "“Fire!” Paper 1", "e  paper 1", "FIRE! PAPER"])
def test_words_are_found_across_a_title_that_ends_with_a_mark(typed):
    """As many spaces stand there as marks, in what is typed as well."""
    entry = article(1, [], "A “Fire!”" if "”" in typed else "Fire!")
    index = Index(lambda _: targets_of(entry, ()))
    index.put("a1")
    assert [hit.kind for hit in index.find(typed, 1)] == ["article"]


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_part_of_a_text_has_no_other_runs(text, start, end):
    """Also where it goes over from one stretch of the text into the next."""
    with patch.object(runs, "_STRETCH", 8):
        part, whole = (set(array("H", places(each))) for each in (text[start:end], text))
    assert part <= whole
