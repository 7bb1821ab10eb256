"""Any order of acts, faults, deaths, merges and rewrites by TinyDB, against a dictionary."""

import errno
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tinydb import TinyDB, where

from model import Event, ObelosError
from store import check, merge, standing
from store import open as open_store
from store.backends import folder
from store.ids import new_id
from tests.store.acts import tag
from tests.store.conftest import MEMORY
from tests.store.disk import Died
from tests.store.stock import stock_contents
from tests.store.test_faults import Fault

HANDLES = st.integers(0, 1)
REVIEWERS = st.sampled_from(["ana", "ben"])
ARTICLES = st.sampled_from(["a1", "a2"])
VERDICTS = st.sampled_from(["confirmed", "disputed"])


class StoreMachine(RuleBasedStateMachine):
    """Two handles on one store, another store beside it, and a dictionary of what must be there."""

    @initialize()
    def begin(self):
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(folder, "FULL", 3)
        self.patch.setattr(os, "fsync", lambda handle: None)
        self.place = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.root = self.place / "store"
        self.must: dict[str, Event] = {}
        self.may: dict[str, Event] = {}
        self.elsewhere: dict[str, Event] = {}
        self.stores = [open_store(self.root, name) for name in ("ana", "ben")]
        self.other = open_store(self.place / "other", "ben")
        self.steps = 0

    def teardown(self):
        self.patch.undo()
        shutil.rmtree(self.place)

    @rule(handle=HANDLES, article=ARTICLES, verdict=VERDICTS, note=st.text(max_size=8))
    def append(self, handle, article, verdict, note):
        store = self.stores[handle]
        own = [one for one in self.must.values() if one.reviewer == store.reviewer]
        kept = store.append(
            tag(reviewer=store.reviewer, article=article, verdict=verdict, note=note)
        )
        assert all(one.id < kept.id for one in own)
        self.must[kept.id] = kept

    @rule(handle=HANDLES, reviewer=REVIEWERS, number=st.integers(1, 20), dies=st.booleans())
    def append_and_fail(self, handle, reviewer, number, dies):
        event = replace(tag(reviewer=reviewer), id=new_id())
        failure = Died() if dies else OSError(errno.ENOSPC, "No space left on device")
        with pytest.MonkeyPatch.context() as patch:
            Fault(patch, number, failure)
            try:
                self.stores[handle].append(event)
                self.must[event.id] = event
            except (ObelosError, Died):
                self.may[event.id] = event
        if dies:
            self.reopen(handle)

    @rule(handle=HANDLES)
    def try_again(self, handle):
        for event in self.may.values():
            self.stores[handle].append(event)
        self.must |= self.may
        self.may = {}

    @rule(handle=HANDLES)
    def reopen(self, handle):
        self.stores[handle] = open_store(self.root, self.stores[handle].reviewer)

    @rule(reviewer=REVIEWERS, article=ARTICLES)
    def append_elsewhere(self, reviewer, article):
        event = replace(tag(reviewer=reviewer, article=article), id=new_id())
        self.elsewhere[event.id] = self.other.append(event)

    @rule(handle=HANDLES)
    def merge(self, handle):
        merge(self.stores[handle], [self.other])
        self.must |= self.elsewhere

    @precondition(lambda self: self.must)
    @rule(handle=HANDLES, number=st.integers(0, 99))
    def append_again(self, handle, number):
        event = sorted(self.must.values(), key=lambda one: one.id)[number % len(self.must)]
        assert self.stores[handle].append(event) == event

    @rule(number=st.integers(0, 9))
    def rewritten_by_tinydb(self, number):
        files = sorted(self.root.glob("*/*.json"))
        if files:
            with TinyDB(files[number % len(files)]) as database:
                database.table("events").update({}, where("id") == "none")

    @rule()
    def mend(self):
        if self.root.exists():
            assert check(self.root, mend=True).sound

    @invariant()
    def nothing_is_lost_and_every_view_agrees(self):
        there = set(stock_contents(self.root))
        assert self.must.keys() <= there <= self.must.keys() | self.may.keys()
        self.steps += 1
        # Between two looks of a watcher several acts may follow one another.
        for store in self.stores if self.steps % 3 == 0 else ():
            store.changes(store.newest())
            seen = {one.id: one for one in store.all()}
            assert seen.keys() == there
            assert all(seen[one] == event for one, event in self.must.items())
            for article in ("a1", "a2"):
                here = sorted(one.id for one in seen.values() if one.article == article)
                assert [one.id for one in store.of(article)] == here
                counted = store.counts().get(article, {})
                assert sum(counted.values()) == len(standing(store.of(article)))
            own = sorted(one.id for one in seen.values() if one.reviewer == store.reviewer)
            assert [one.id for one in store.own()] == own
            assert store.problems() == ()


def play(examples: int) -> None:
    run_state_machine_as_test(
        StoreMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_store_against_a_dictionary():
    play(500)


@pytest.mark.nightly
def test_the_store_against_a_dictionary_at_length():
    play(4_000)
