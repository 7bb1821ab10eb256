"""Tags through any series of edits, acts and restarts: none is lost, none stands on other words."""

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from model import Span, normal_quote
from tui.desk import Folders, open_desk
from tui.desk import settings as desk_settings

SENTENCES = (
    "The crane fell.",
    "The crane\nfell.",
    "The port closed on Monday.",
    "Nobody was hurt.",
    "The crane fell on a barge with 40 containers.",
    "Ilse Brandt said that the port would open again.",
)
"""Few, so that the same words stand in many places."""
INDEX = st.integers(0, 11)
ACTS = st.one_of(
    st.tuples(st.just("put in"), INDEX, st.sampled_from(SENTENCES)),
    st.tuples(st.just("take out"), INDEX, st.just("")),
    st.tuples(st.just("tag"), INDEX, st.sampled_from(["confirmed", "disputed", "unsourced"])),
    st.tuples(st.just("tag"), INDEX, st.sampled_from(["confirmed", "disputed", "unsourced"])),
    st.tuples(st.just("undo"), INDEX, st.just("")),
)


@dataclass
class Life:
    """A report that changes, the desk it is opened on, and what should stand."""

    folder: Path
    sentences: list[str]
    stands: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Words and verdict by annotation."""
    before: list[dict[str, tuple[str, str]]] = field(default_factory=list)

    def __post_init__(self):
        self.open()

    def open(self):
        path = self.folder / "report.txt"
        path.write_text("Crane down\n\n" + " ".join(self.sentences) + "\n", "utf-8")
        parts = {name: self.folder / name for name in ("config", "library", "cache", "state")}
        where = Folders(store=str(self.folder / "store"), **parts)
        self.desk = open_desk(where, desk_settings(where.config, "ada"), [str(path)])
        while self.desk.read_next() is not None:
            pass
        (self.article_id,) = self.desk.ids()

    def act(self, kind, index, what):
        if kind == "put in":
            self.sentences.insert(index % (len(self.sentences) + 1), what)
            self.open()
        elif kind == "take out" and len(self.sentences) > 1:
            self.sentences.pop(index % len(self.sentences))
            self.open()
        elif kind == "tag":
            self.tag(index % len(self.sentences), what)
        elif kind == "undo":
            assert (self.desk.undo() is not None) == bool(self.before)
            self.stands = self.before.pop() if self.before else {}

    def tag(self, number, verdict):
        words = self.sentences[number]
        start = len("Crane down\n\n") + sum(len(each) + 1 for each in self.sentences[:number])
        here = {
            each.annotation.id
            for each in self.desk.placed(self.article_id)
            if each.placement.span == Span(start, start + len(words))
        }
        change = self.desk.tag(self.article_id, Span(start, start + len(words)), verdict)
        assert change.annotation.id in here or change.annotation.id not in self.stands
        self.before.append(dict(self.stands))
        self.stands[change.annotation.id] = (words, verdict)

    def check(self):
        text = self.desk.article(self.article_id).text
        found = {}
        for each in self.desk.placed(self.article_id):
            words, verdict = each.annotation.selector.exact, each.annotation.verdict
            found[each.annotation.id] = (words, verdict)
            if each.placement.state in ("kept", "moved"):
                assert normal_quote(each.placement.span.of(text)) == normal_quote(words)
        assert found == self.stands


@settings(max_examples=int(os.environ.get("OBELOS_LIVES", "40")), deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8), st.lists(ACTS, max_size=12))
def test_no_act_loses_a_tag_or_puts_it_on_other_words(sentences, acts):
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder), sentences)
        for act in acts:
            life.act(*act)
            life.check()
