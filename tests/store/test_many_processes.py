"""Several processes at once, and processes that are killed: nothing acknowledged is lost."""

import subprocess
import sys

import pytest

from store import open as open_store
from tests.store.acts import tag
from tests.store.stock import stock_contents

TAGGER = """
import sys
from store import open as open_store
from tests.store.acts import tag
root, reviewer, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = open_store(root, reviewer)
for number in range(count):
    store.append(tag(f"{reviewer}{number}", reviewer=reviewer, article=f"a{number % 5}"))
"""


@pytest.mark.parametrize("names", ["abcd", "aaaa"], ids=["four reviewers", "one reviewer"])
def test_four_processes_keep_a_hundred_tags_each(tmp_path, names):
    taggers = [
        subprocess.Popen([sys.executable, "-c", TAGGER, str(tmp_path), name, "100"])
        for name in names
    ]
    watching = open_store(tmp_path, "eve")
    seen: set[str] = set()
    while any(one.poll() is None for one in taggers):
        seen |= {one.id for one in watching.changes(watching.newest() if seen else None)}
    assert [one.returncode for one in taggers] == [0] * 4
    seen |= {one.id for one in watching.changes(watching.newest())}
    kept = [one.id for one in open_store(tmp_path, "eve").all()]
    assert len(kept) == len(set(kept)) == 400
    assert {one.id for one in watching.all()} == set(kept)
    assert len(stock_contents(tmp_path)) == 400


def test_one_reviewer_in_two_programs_keeps_one_order(tmp_path):
    one, two = open_store(tmp_path, "ana"), open_store(tmp_path, "ana")
    kept = [store.append(tag(verdict=str(n))) for n in range(20) for store in (one, two)]
    assert [event.id for event in kept] == sorted(event.id for event in kept)
    assert [event.prev for event in kept[1:]] == [event.id for event in kept[:-1]]


def kill(root, kills: int) -> str:
    command = [sys.executable, "-m", "tests.store.killer", str(root), str(kills)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_fifty_killed_writers(tmp_path):
    assert "50 writers killed" in kill(tmp_path, 50)


@pytest.mark.nightly
def test_five_hundred_killed_writers(tmp_path):
    assert "500 writers killed" in kill(tmp_path, 500)
