"""Whatever a disk refuses, nothing kept is lost, nothing is half written, a retry works."""

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from model import Article, ObelosError
from store import open as open_store
from store.ids import new_id
from tests.store.acts import tag
from tests.store.disk import CALLS, Died
from tests.store.stock import stock_contents

ARTICLE = Article("a1", "T", "some words")


class Fault:
    """Makes one call of `os` fail, or the process die in it, and all that follow."""

    def __init__(self, monkeypatch, number: int, failure: BaseException, names=CALLS) -> None:
        self.left = number
        self.failure = failure
        for name in names:
            if name != "close":
                monkeypatch.setattr(os, name, self.failing(getattr(os, name)))

    def failing(self, real):
        def call(*arguments, **more):
            self.left -= 1
            if self.left == 0 or (self.left < 0 and isinstance(self.failure, Died)):
                raise self.failure
            return real(*arguments, **more)

        return call


@pytest.mark.parametrize(
    "failure",
    [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EIO, "I/O error"), Died()],
    ids=["full", "broken", "killed"],
)
@pytest.mark.parametrize("fresh", [True, False], ids=["first", "later"])
def test_a_fault_at_each_call(tmp_path, failure, fresh):
    """At the first write into a new store, and at a later one."""
    for number in range(1, 200):
        root = tmp_path / str(number)
        before = None if fresh else open_store(root, "ana").append(tag(verdict="before"))
        store = open_store(root, "ana")
        event = replace(tag(verdict="new"), id=new_id(before.id if before else ""))
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, number, failure)
            with contextlib.suppress(ObelosError, Died):
                store.append(event)
                store.keep(ARTICLE)
        found = stock_contents(root)
        assert set(found.values()) <= {"before", "new"}
        assert before is None or before.id in found
        again = open_store(root, "ana") if isinstance(failure, Died) else store
        again.append(event)
        again.keep(ARTICLE)
        expected = {event.id} | ({before.id} if before else set())
        assert set(stock_contents(root)) == expected
        assert {one.id for one in again.of("a1")} == expected
        assert {one.id for one in open_store(root, "ben").of("a1")} == expected
        assert open_store(root, "ben").version(ARTICLE.digest) == ARTICLE
        assert not list(root.glob("**/*.tmp"))
        if fault.left > 0:
            return
        shutil.rmtree(root)
    pytest.fail("The faults never came to an end.")


def test_what_was_refused_is_not_shown(tmp_path, monkeypatch):
    store = open_store(tmp_path, "ana")
    kept = store.append(tag())
    with monkeypatch.context() as patch:
        Fault(patch, 1, OSError(errno.ENOSPC, "No space left on device"), ["write"])
        with pytest.raises(ObelosError, match=r"No space left on device\.$"):
            store.append(tag("s2"))
    assert store.of("a1") == (kept,)
    assert store.counts() == {"a1": {"confirmed": 1}}


FULL = """
import resource, signal, sys
from pathlib import Path
from model import ObelosError
from store import open as open_store
from tests.store.acts import tag
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
root = Path(sys.argv[1])
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))
else:
    (root.parent / "ballast").write_bytes(bytes(60_000))
store, kept = open_store(root, "ana"), []
refused = None
for number in range(3000):
    try:
        kept.append(store.append(tag(f"s{number}", article=f"a{number % 3}", note="x" * 200)).id)
    except ObelosError as error:
        refused = error
        break
assert refused is not None and len(kept) > 20, (refused, len(kept))
found = [one.id for one in open_store(root, "ana").all()]
assert sorted(found) == sorted(kept), (len(found), len(kept))
assert open_store(root, "ana").problems() == ()
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
else:
    (root.parent / "ballast").unlink()
kept.append(store.append(tag("again", article="a0")).id)
assert sorted(one.id for one in open_store(root, "ana").all()) == sorted(kept)
assert not list(root.glob("**/*.tmp"))
"""


def run(command: list[str], **more) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def test_a_file_may_grow_no_more(tmp_path):
    done = run([sys.executable, "-c", FULL, str(tmp_path / "store"), "limit"])
    assert done.returncode == 0, done.stderr


def test_a_full_disk(tmp_path):
    mounted = f'mount -t tmpfs -o size=300k tmpfs "{tmp_path}" && exec "$@"'
    tried = run(["unshare", "-rm", "sh", "-c", mounted, "sh", "true"])
    if tried.returncode:
        pytest.skip("No small disk can be made here: mounting one is not allowed.")
    inside = [sys.executable, "-c", FULL, str(tmp_path / "store"), "disk"]
    done = run(["unshare", "-rm", "sh", "-c", mounted, "sh", *inside])
    assert done.returncode == 0, done.stderr


def test_a_folder_that_cannot_be_written_is_read(tmp_path, monkeypatch):
    kept = open_store(tmp_path, "ana").append(tag())
    real = os.open

    def refusing(path, flags, *more, **rest):
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, flags, *more, **rest)

    monkeypatch.setattr(os, "open", refusing)
    store = open_store(tmp_path, "ben")
    assert store.of("a1") == (kept,)
    assert store.changes(store.newest()) == ()
    with pytest.raises(ObelosError, match=r"Read-only file system\.$"):
        store.append(tag(reviewer="ben"))
    with pytest.raises(ObelosError, match=r"Read-only file system\.$"):
        store.keep(ARTICLE)
    assert store.of("a1") == (kept,)


def test_a_place_that_is_no_folder(tmp_path):
    """It is told at once: whoever went on would find out only with the first tag."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ObelosError, match="is no folder"):
        open_store(tmp_path / "file", "ana")


def test_a_lock_that_is_never_let_go(tmp_path, monkeypatch):
    store = open_store(tmp_path, "ana")
    store.append(tag())
    monkeypatch.setattr("store.locking._PATIENCE", 0.0)
    monkeypatch.setattr("store.locking._PAUSE", 0.0)
    with open_store(tmp_path, "ben")._lock.held(), pytest.raises(ObelosError, match="locked"):
        store.append(tag("s2"))
    store.append(tag("s2"))
