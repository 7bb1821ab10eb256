"""What stands after an act is what stands when everything is placed anew."""

import tempfile

from hypothesis import given, settings
from hypothesis import strategies as st

import store
from model import BUILT_IN_VERDICTS, Article, Evidence, ObelosError, Span
from tui.desk.ledger import Ledger

TEXTS = (
    "The ferry sank. Two were saved. The ferry sank. Nobody said why.",
    "Two were saved. The ferry sank. The old ferry sank. Nobody said why.",
)
SENTENCES = ("The ferry sank.", "Two were saved.", "Nobody said why.")
VERDICTS = ("confirmed", "disputed")

WHO = st.sampled_from(["ada", "bo"])
WHERE = st.tuples(st.sampled_from(SENTENCES), st.booleans())
ACTS = st.one_of(
    st.tuples(st.just("tag"), WHO, WHERE, st.sampled_from(VERDICTS)),
    st.tuples(st.just("settle"), WHO, WHERE, st.sampled_from(VERDICTS)),
    st.tuples(st.just("note"), WHO, WHERE, st.sampled_from(["", "seen"])),
    *(st.tuples(st.just(kind), WHO, WHERE) for kind in ("retract", "undo", "redo", "look", "edit")),
)


class Shelf:
    """One report, which is edited now and then."""

    def __init__(self):
        self.version = 0

    def article(self, article_id):
        if article_id != "a1":
            raise ObelosError("It is not here.")
        return Article("a1", "Ferry", TEXTS[self.version])

    def span(self, where):
        sentence, last = where
        text = TEXTS[self.version]
        start = text.rindex(sentence) if last else text.index(sentence)
        return Span(start, start + len(sentence))


def act(ledger, shelf, kind, where, what=""):
    if kind == "edit":
        shelf.version = 1 - shelf.version
    elif kind == "look":
        ledger.refresh()
    elif kind == "undo":
        ledger.undo()
    elif kind == "redo":
        ledger.redo()
    elif kind == "retract":
        ledger.retract("a1", shelf.span(where))
    elif kind == "note":
        ledger.note("a1", shelf.span(where), what, (Evidence("https://velm.example"),))
    else:
        ledger.tag("a1", shelf.span(where), what, adjudicate=kind == "settle")


@settings(max_examples=40, deadline=None)
@given(acts=st.lists(ACTS, max_size=14), blind=st.booleans())
def test_nothing_else_moves(acts, blind):
    """Two reviewers, edits, settled disagreements: also where one judges blind."""
    with tempfile.TemporaryDirectory() as folder:
        shelf, stores, ledgers = Shelf(), {}, {}
        for who in ("ada", "bo"):
            stores[who] = store.open(folder, who)
            ledgers[who] = _ledger(stores[who], shelf, blind=blind)
        for kind, who, where, *what in acts:
            act(ledgers[who], shelf, kind, where, *what)
            anew = _ledger(stores[who], shelf, blind=blind)
            counted = ledgers[who].counts("a1")
            assert counted == anew.counts("a1")
            assert ledgers[who].placed("a1") == anew.placed("a1")
            assert ledgers[who].counts("a1") == counted


def _ledger(kept, shelf, *, blind):
    texts = shelf.article, lambda article_id: None, lambda article_id, digest: kept.version(digest)
    return Ledger(kept, BUILT_IN_VERDICTS, *texts, blind=blind)
