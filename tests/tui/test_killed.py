"""Ended at any moment, by any signal: what the screen showed as saved is on the disk."""

import signal
from contextlib import closing
from itertools import chain, pairwise
from random import Random

import pytest

import store
from model import Span
from tests.tui.watching import Watched
from tui.desk import folders, open_desk, settings
from tui.screens.review_desk import session_kept
from tui.session import NOTHING

REPORTS = (
    """\
Aldric Penn said on Monday that the quay would close for two weeks.

Berta Lund said that 40 cranes stood idle in the port.

Cornelis Vos told reporters that no ship had left since Friday.

Dorothea Ruiz said the insurers would pay for the damage.
""",
    """\
Emil Haug said that the ferry would sail again in June.

Frida Thorn said that 300 passengers waited in Velm.

Gustav Orr told reporters that the ferry was safe.
""",
)
VERDICTS = ("confirmed", "disputed", "unsourced")
MARKS = {" ": None, "✓": "confirmed", "÷": "disputed", "?": "unsourced"}
STROKES = ("c", "d", "u", "c", "d", "u", "x", "z", "Z", "n", "p", "]", "[")
NOTE = "fact"
TEXT, PANEL = 28, 93
"""The columns where text and panel begin in a terminal of 120: what is typed into a note does not
reach the panel.
"""
HEADING = 3
"""Lines."""


class Told:
    """What the last line said, one after another."""

    def __init__(self):
        self.told = [""]

    def look(self, rows):
        """Remember what this frame says that the one before did not."""
        told = rows[-1].strip().partition("  ")[0]
        if told != self.told[-1]:
            self.told.append(told)


class Seen(Told):
    """What was shown as saved, frame after frame."""

    def __init__(self):
        super().__init__()
        self.verdicts = {paragraph: [None] for paragraph in paragraphs()}
        self.notes = set()

    def look(self, rows):
        super().look(rows)
        for row in rows[HEADING:]:
            for paragraph, shown in self.verdicts.items():
                at = row.find(paragraph[:20], TEXT)
                if at > 0 and MARKS[row[at - 4]] != shown[-1]:
                    shown.append(MARKS[row[at - 4]])
            self.notes |= {word for word in row[PANEL:].split() if word.startswith(NOTE)}


def paragraphs():
    return [line for text in REPORTS for line in text.split("\n") if line]


def stroke(dice, number):
    """A key, or a note that is written in one go and saved."""
    if dice.random() < 0.1:
        return f"e{NOTE}{number}\x13".encode()
    return dice.choice(STROKES).encode()


def work(watched, dice, most):
    """Type a few strokes at a time, without waiting for more than the first byte of an answer,
    until so many bytes were written; what was typed last may still be on its way.
    """
    number = 0
    while watched.read < most:
        for _ in range(dice.randrange(1, 5)):
            number += 1
            watched.type(stroke(dice, number))
        while watched.read < most and watched.take(0.02, dice.randrange(1, 600)):
            pass


def decide(watched, dice, most):
    """The same in a review session, which is taken up again whenever it ends."""
    while watched.read < most:
        watched.type("".join(dice.choices("cdudcuxznR", k=dice.randrange(1, 5))).encode())
        while watched.read < most and watched.take(0.02, dice.randrange(1, 600)):
            pass


def kept():
    """The events on the disk, in order, for each paragraph; each stands on its own words."""
    found = {paragraph: [] for paragraph in paragraphs()}
    with closing(store.open(folders().store, "ada")) as opened:
        assert not opened.problems()
        for event in opened.all():
            version = opened.version(event.version)
            selector = event.selector
            assert Span(selector.start, selector.end).of(version.text) == selector.exact
            (paragraph,) = [one for one in found if selector.exact in one]
            found[paragraph].append(event)
    return found


def is_within(some, whole):
    """Whether these come in that order among all of those."""
    rest = iter(whole)
    return all(one in rest for one in some)


def end_at_random(seed, sign, folder, seen, begin=b"", act=work):
    """`seen`, with what was shown until then."""
    dice = Random(seed)
    paths = []
    for number, text in enumerate(REPORTS):
        path = folder / f"{number}.txt"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    with closing(Watched(paths, seen.look)) as watched:
        watched.until("Statement 1 of 4")
        if begin:
            watched.type(begin)
            watched.until("Session")
        act(watched, dice, watched.read + dice.randrange(500, 60_000))
        watched.end(sign)
        assert watched.program.returncode == (-sign if sign == signal.SIGKILL else 0)
    return seen


def compare(seen):
    """Whatever was seen happened, in that order, and is on the disk."""
    events = kept()
    for paragraph, shown in seen.verdicts.items():
        states = [None, *(event.verdict for event in events[paragraph])]
        assert is_within(shown, states), (paragraph, shown, states)
        assert all(before != after for before, after in pairwise(shown))
    everything = [event for each in events.values() for event in each]
    assert seen.notes <= {event.note for event in everything}
    assert sum(told.endswith("saved.") for told in seen.told) <= len(everything)


def compare_session(told):
    """Whatever was seen as saved happened in that order, and what the session that is on the disk
    counts as decided was decided.
    """
    events = sorted(chain.from_iterable(kept().values()), key=lambda event: event.id)
    shown = [words.split(",")[0].lower() for words in told.told if words.endswith("saved.")]
    shown = [one for one in shown if one in VERDICTS]
    assert is_within(shown, [event.verdict for event in events])
    where = folders()
    with closing(open_desk(where, settings(where.config, "ada"), [])) as desk:
        session, passed = session_kept(desk), desk.sessions.passed()
    assert session is not None or not shown
    for decision in session.trail if session else ():
        if decision.what == NOTHING:
            assert decision.known in passed
        else:
            assert (decision.known, decision.what) in {(e.statement, e.verdict) for e in events}


SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGHUP, signal.SIGTERM)


@pytest.mark.parametrize(("seed", "sign"), enumerate(SIGNALS))
def test_what_was_shown_as_saved_is_there(seed, sign, tmp_path):
    """In the middle of typing, writing or drawing."""
    compare(end_at_random(seed, sign, tmp_path, Seen()))


@pytest.mark.parametrize("seed", range(2))
def test_a_session_that_is_killed_goes_on(seed, tmp_path):
    """In the middle of a stroke, of its verdict, or of what the session keeps of it."""
    compare_session(end_at_random(seed, signal.SIGKILL, tmp_path, Told(), b"r\r", decide))


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 40))
def test_a_session_that_is_killed_often_goes_on(seed, tmp_path):
    """The same, many times."""
    compare_session(end_at_random(seed, signal.SIGKILL, tmp_path, Told(), b"r\r", decide))


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(50))
def test_killed_fifty_times(seed, tmp_path):
    """Each time the store opens again and says the same as the screen did."""
    compare(end_at_random(seed, signal.SIGKILL, tmp_path, Seen()))
