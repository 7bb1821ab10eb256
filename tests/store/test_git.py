"""Stores live well in git: real branches merge by the `.gitattributes` that a store brings."""

import shutil
import subprocess

import pytest

from model import Article
from store import check
from store import open as open_store
from tests.store.acts import tag
from tests.store.stock import stock_contents

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed.")


@pytest.fixture
def git(tmp_path):
    def run(*words):
        command = ["git", "-c", "user.name=x", "-c", "user.email=x", "-c", "core.autocrlf=true"]
        done = subprocess.run(
            [*command, *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("init", "-q", "-b", "main")
    return run


def commit(git, message: str) -> None:
    git("add", "-A")
    git("commit", "-qm", message)


def test_two_branches_tag_the_same_article(git, tmp_path):
    """By two reviewers, and by one at two machines; at last they hold the union."""
    text = Article("a1", "T", "one\r\ntwo\n")
    store = open_store(tmp_path, "ana")
    store.keep(text)
    kept = [store.append(tag("s0", version=text.digest))]
    commit(git, "begin")
    for branch, reviewer in (("theirs", "ben"), ("laptop", "ana"), ("desktop", "ana")):
        git("checkout", "-q", "-b", branch, "main")
        store = open_store(tmp_path, reviewer)
        for number in range(3):
            event = tag(f"{branch}{number}", reviewer=reviewer, version=text.digest)
            kept.append(store.append(event))
        store.keep(Article(branch, "T", text.text))
        commit(git, branch)
    git("checkout", "-q", "main")
    for branch in ("theirs", "laptop", "desktop"):
        git("merge", "-q", "--no-edit", branch)
    merged = open_store(tmp_path, "ana")
    assert {one.id for one in merged.of("a1")} == {one.id for one in kept}
    assert merged.version(text.digest).text == text.text
    assert len(stock_contents(tmp_path)) == 10
    assert [one.id for one in merged.articles()] == ["a1", "desktop", "laptop", "theirs"]
    assert check(tmp_path).sound
    assert ".lock" not in git("ls-files")


def test_a_change_is_one_line(git, tmp_path):
    store = open_store(tmp_path, "ana")
    store.append(tag("s1"))
    commit(git, "one")
    store.append(tag("s2"))
    changed = [line for line in git("diff", "-U0").splitlines() if line[:1] in "+-"]
    assert len([line for line in changed if not line.startswith(("+++", "---"))]) == 1


def test_both_branches_begin_the_file(git, tmp_path):
    open_store(tmp_path, "eve").append(tag(reviewer="eve"))
    commit(git, "begin")
    for branch in ("laptop", "desktop"):
        git("checkout", "-q", "-b", branch, "main")
        open_store(tmp_path, "ana").append(tag(branch))
        commit(git, branch)
    git("merge", "-q", "--no-edit", "laptop")
    store = open_store(tmp_path, "ana")
    assert len(store.of("a1")) == 3
    store.append(tag("s3"))
    assert len(stock_contents(tmp_path)) == 4
