"""Articles added together: what was told is on disk, whatever fails and whenever it ends."""

import contextlib
import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Library, library
from model import Article, Problem

WORDS = " ".join(f"word{number}" for number in range(120))
CALLS = ("open", "write", "fsync", "replace")
# More than a group of three takes: the last rounds go through undisturbed.
STEPS = 40


class Killed(BaseException):
    """The process ends here."""


def an_article(name="a1", text="First words of it.", **fields):
    return Article(name, f"Title of {name}", text, **fields)


BATCH = (
    an_article("a1", "Newer words."),
    an_article("b2", WORDS),
    an_article("c3", f"{WORDS} and more"),
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "library"


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Also the first waits for a whole group."""
    times = iter([0.0])
    monkeypatch.setattr(library, "monotonic", lambda: next(times, -1.0))


def told(incoming, folder):
    """What was said to be kept before it all ended."""
    found = []
    with contextlib.suppress(Killed):
        found.extend(Library(folder).add_all(incoming))
    return found


def failing(monkeypatch, step, error, lasting):
    """The call of that number fails, and all after it when that lasts."""
    count = iter(range(100_000))

    def instead(true):
        def call(*arguments, **more):
            number = next(count)
            if number == step or (lasting and number > step):
                raise error
            return true(*arguments, **more)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, instead(getattr(os, name)))


def check(folder, found):
    """All that was told is there in whole, as is what was there before."""
    after = Library(folder)
    assert after.problems() == ()
    assert after.versions("a1")[0].text == "First words of it."
    texts = {article.text for entry in after.entries() for article in after.versions(entry.id)}
    given = iter(found)
    for article, outcome in zip(BATCH, given, strict=False):
        if not isinstance(outcome, Problem):
            assert article.text in texts
    assert after.add(an_article("after", "Words after it all.")).outcome == "added"


def test_those_of_one_group_know_each_other(folder):
    incoming = [
        an_article("a1", WORDS, url="https://a.example/x"),
        an_article("b2", WORDS),
        an_article("c3", f"{WORDS} and more", url="https://a.example/x"),
        an_article("c3", f"{WORDS} and more", url="https://a.example/x"),
        an_article("d4", f"{WORDS} and much more"),
        an_article("e5", WORDS),
    ]
    outcomes = list(Library(folder).add_all(incoming))
    assert [(one.outcome, one.id) for one in outcomes] == [
        ("added", "a1"), ("known", "a1"), ("version", "a1"), ("known", "a1"),
        ("near", "d4"), ("near", "e5"),
    ]  # fmt: skip
    assert [one.title for one in outcomes] == [article.title for article in incoming]
    after = Library(folder)
    assert [article.text for article in after.versions("a1")] == [WORDS, f"{WORDS} and more"]
    assert [entry.id for entry in after.entries()] == ["a1", "d4", "e5"]


def test_together_and_one_by_one_come_to_the_same(folder, tmp_path):
    batch = [*BATCH, *BATCH, replace(BATCH[1], text="Other words."), an_article("f6", WORDS)]
    one_by_one = Library(tmp_path / "other")
    alone = [one_by_one.add(article) for article in batch]
    together = Library(folder)
    assert list(together.add_all(batch)) == alone
    for opened in (together, Library(folder)):
        assert opened.articles() == one_by_one.articles()


def test_what_cannot_be_kept_is_a_problem_in_its_place(folder):
    refused = Problem("x.txt", "It cannot be read.")
    incoming = [refused, an_article("a1"), an_article("b/2"), an_article("c3", " "), BATCH[1]]
    first, added, unnamed, empty, last = Library(folder).add_all(incoming)
    assert first is refused
    assert (added.outcome, last.outcome) == ("added", "added")
    assert "cannot have the id" in unnamed.reason
    assert "no text" in empty.reason
    assert len(Library(folder).entries()) == 2


def test_problems_alone_make_no_folder(folder):
    refused = Problem("x.txt", "It cannot be read.")
    assert list(Library(folder).add_all([refused] * 3)) == [refused] * 3
    assert not folder.exists()


def test_a_damaged_record_is_the_problem_of_its_next_version_alone(folder):
    kept = Library(folder)
    kept.add(an_article())
    (folder / "articles" / "a1.json").write_bytes(b"{")
    outcomes = list(kept.add_all(BATCH))
    assert isinstance(outcomes[0], Problem)
    assert [one.outcome for one in outcomes[1:]] == ["added", "near"]


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("step", range(STEPS))
def test_a_failing_disk_loses_nothing_that_was_told(folder, monkeypatch, step, lasting):
    Library(folder).add(an_article())
    with monkeypatch.context() as patched:
        full = OSError(errno.ENOSPC, "No space left on device")
        failing(patched, step, full, lasting)
        outcomes = told(BATCH, folder)
    assert len(outcomes) == len(BATCH)
    reasons = [one.reason for one in outcomes if isinstance(one, Problem)]
    assert all("the disk is full" in reason for reason in reasons)
    # What fails once and not again is tried again, each for itself.
    assert lasting or not reasons
    assert lasting or not list(folder.rglob("*.new"))
    check(folder, outcomes)


@pytest.mark.parametrize("step", range(STEPS))
def test_an_end_at_any_moment_loses_nothing_that_was_told(folder, monkeypatch, step):
    Library(folder).add(an_article())
    with monkeypatch.context() as patched:
        failing(patched, step, Killed(), lasting=True)
        outcomes = told(BATCH, folder)
    check(folder, outcomes)


def test_texts_are_on_disk_before_records_and_records_before_the_list(folder, monkeypatch):
    """The order alone makes a power cut harmless, so it is looked at call by call."""
    Library(folder).add(an_article())
    calls, true_open, true_replace, true_fsync = [], os.open, os.replace, os.fsync
    names = {}

    def opened(path, *arguments, **more):
        handle = true_open(path, *arguments, **more)
        names[handle] = Path(path).name
        return handle

    def replaced(source, target):
        calls.append(("place", Path(target).parent.name))
        true_replace(source, target)

    def synced(handle):
        calls.append(("sync", names[handle].lstrip(".0123456789")))
        true_fsync(handle)

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(os, "fsync", synced)
    for _ in Library(folder).add_all(BATCH):
        calls.append(("told", ""))
    assert calls == [
        *[("sync", "new")] * 6,
        *[("place", "texts")] * 3,
        ("sync", "texts"),
        *[("place", "articles")] * 3,
        ("sync", "articles"),
        ("sync", "index.jsonl"),
        *[("told", "")] * 3,
    ]


def test_what_came_before_an_interruption_is_kept(folder):
    def incoming():
        yield from BATCH
        raise KeyboardInterrupt

    outcomes = []
    with pytest.raises(KeyboardInterrupt):
        outcomes.extend(Library(folder).add_all(incoming()))
    assert len(Library(folder).entries()) == len(BATCH)


def test_leaving_off_early_ends_it(folder):
    outcomes = Library(folder).add_all(an_article(f"a{n}", f"Words of {n}.") for n in range(100))
    next(outcomes)
    outcomes.close()
    assert 1 <= len(Library(folder).entries()) < 100


def test_others_write_between_the_groups(folder, monkeypatch):
    monkeypatch.setattr(library, "_TOGETHER", 1)
    other = Library(folder)
    outcomes = Library(folder).add_all(BATCH)
    assert next(outcomes).outcome == "added"
    assert other.add(BATCH[1]).outcome == "added"
    assert [one.outcome for one in outcomes] == ["known", "near"]


def test_a_slow_source_does_not_keep_what_it_gave_waiting(folder, monkeypatch):
    """Each is told before the next is asked for, when the next takes long."""
    clock = iter(range(1000))
    monkeypatch.setattr(library, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(library, "_WAIT", 0.5)
    given = []

    def incoming():
        for article in BATCH:
            given.append(article)
            yield article

    for count, _ in enumerate(Library(folder).add_all(incoming()), 1):
        assert len(given) == count
