"""Words kept in a file are found as those in memory are."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Analysis, Article, Entity, Span, Statement
from tui.desk.index import Index
from tui.desk.labels import Labels, Shelved
from tui.desk.searching import findable

OPEN_FILES = Path("/proc/self/fd")
WORDS = st.lists(st.sampled_from(["quay", "Ærø", "été", "port", "of", "\ud800", "“"]), max_size=8)
QUERIES = ("", "q", "quay", "ærø", "y of", "rø é", "t été", "qauy", "\ud800", "paper", "y paper")


def found_in(number, words):
    """An article in which each word but the last is a name, and all of them are a statement."""
    text = " ".join(words) or "x"
    ends = [len(" ".join(words[: at + 1])) for at in range(len(words))]
    entities = tuple(
        Entity(Span(end - len(word), end), "PLACE", word, word)
        for word, end in zip(words[:-1], ends, strict=False)
    )
    whole = Statement("s", Span(0, len(text)), "asserted")
    article = Article(f"a{number}", "", text, f"Paper {number % 2}")
    return findable(article, Analysis(article.id, article.digest, (), entities, (whole,)))


def hits(found):
    index = Index(lambda _: ())
    for number, each in enumerate(found):
        index.put(f"a{number}", each)
    return [index.find(query, 5) for query in QUERIES]


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
        assert hits(in_file) == hits(in_memory[: number + 1])


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
        assert labels.shelved(second) is second
    after = labels.shelved(second)
    assert isinstance(after, Shelved)
    assert hits([before, after]) == hits([first, second])


def test_no_file_is_seen_and_none_is_left_open(tmp_path):
    """Whatever ends first, the labels or who reads them."""
    labels = Labels(tmp_path)
    shelved = labels.shelved(found_in(0, ["quay"]))
    before = len(list(OPEN_FILES.iterdir()))
    assert not list(tmp_path.iterdir())
    assert shelved.may_have("quay", ())
    del labels
    assert shelved.may_have("quay", ())
    del shelved
    assert len(list(OPEN_FILES.iterdir())) < before
