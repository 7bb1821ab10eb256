"""Big mailboxes and web archives are cut between their members, and nothing is lost."""

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import batches as cutting
from corpus import files
from corpus.batches import batches, members_of
from model import Article, Problem

LINE = b"From ann@coast.example Wed Oct 18 09:12:33 2023\n"
HEAD = b"From: a@b.example\nSubject: x\nDate: Wed, 18 Oct 2023 09:12:33 +0900\n\n"


def mailbox(texts):
    return b"".join(LINE + HEAD + text + b"\n" for text in texts)


def records(texts):
    return [b"WARC/1.0\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(t), t) for t in texts]


@pytest.fixture
def small(monkeypatch):
    """A limit that tests can go over without writing 20 MB."""
    monkeypatch.setattr(cutting, "MAX_BYTES", 600)
    monkeypatch.setattr(files, "MAX_BYTES", 600)


TEXTS = st.lists(st.binary(max_size=200).filter(lambda text: b"From " not in text), min_size=1)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_cutting_loses_no_byte(texts):
    for data in (
        mailbox(texts),
        b"".join(records(texts)),
        b"".join(map(gzip.compress, records(texts))),
    ):
        cut = members_of(data[:2048])
        assert cut is not None
        members = list(cut(io.BytesIO(data)))
        assert b"".join(member or b"" for member in members) == data
        assert b"".join(batch or b"" for batch in batches(iter(members))) == data


def test_batches_hold_whole_messages(tmp_path, small):
    path = tmp_path / "big.mbox"
    path.write_bytes(mailbox([b"Text number %d of it. " % n * 9 for n in range(12)]))
    found = list(corpus.read(path))
    assert all(isinstance(one, Article) for one in found)
    assert [f"number {n} " in one.text for n, one in enumerate(found)] == [True] * 12


def test_a_message_too_big_is_said_and_the_others_read(tmp_path, small):
    path = tmp_path / "big.mbox"
    path.write_bytes(mailbox([b"One.", b"word " * 500, b"Three."]))
    found = list(corpus.read(path))
    assert [type(one) for one in found] == [Article, Problem, Article]


@pytest.mark.parametrize("data", [b"x" * 700, b"From here on " * 99, gzip.compress(b"x" * 9)])
def test_other_big_files_are_refused(tmp_path, small, data):
    path = tmp_path / "big"
    path.write_bytes(data.ljust(700, b"\0"))
    (problem,) = corpus.read(path)
    assert isinstance(problem, Problem)
    assert "too big" in problem.reason


def test_no_container_is_endless(tmp_path, small, monkeypatch):
    monkeypatch.setattr(files, "MAX_CONTAINER", 1000)
    path = tmp_path / "big.mbox"
    path.write_bytes(mailbox([b"word " * 50] * 9))
    (problem,) = corpus.read(path)
    assert isinstance(problem, Problem)


def test_a_member_that_unpacks_without_end_costs_little(small):
    data = gzip.compress(b"WARC/1.0\r\n\r\n" + bytes(30_000_000))
    cut = members_of(data[:2048])
    assert cut is not None
    assert list(cut(io.BytesIO(data))) == [None]


def test_a_damaged_member_ends_the_archive():
    data = gzip.compress(records([b"a"])[0]) + b"\x1f\x8b\x08damage" * 9
    cut = members_of(data[:2048])
    assert cut is not None
    assert len(list(cut(io.BytesIO(data)))) == 1
