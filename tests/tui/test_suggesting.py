"""The verdict that the reports point to: each with its reason, none where none holds."""

import pytest

from model import Difference, Span, Statement
from tests.tui import reports
from tests.tui.driving import press, text
from tui.desk import Elsewhere
from tui.grid import SURE
from tui.suggesting import Suggestion, suggestion

NAMED = Statement("s", Span(0, 9), "reported", speaker="Ana Rui")
UNNAMED = Statement("s", Span(0, 9), "asserted")
FIGURE = Difference("number", "40 containers", "60 containers")


HEDGE = Difference("hedge", "may", "")
BOTH = ("confirmed", "by Ana Rui and Tomas Beck, independently")


def other(*differences, score=0.9, article="b", publisher="Northern", by=None):
    found = Statement("t", Span(0, 9), "reported", speaker=by)
    words = "words"
    return Elsewhere(
        article, publisher, "A title", Span(0, 9), found, words, score, (), differences, None
    )


@pytest.mark.parametrize(
    ("statement", "elsewhere", "origins", "expected"),
    [
        (None, [other()], ["a", "b"], None),
        (NAMED, [], [], None),
        (NAMED, [], ["Ana Rui", "Tomas Beck"], None),
        (NAMED, [other(by="Tomas Beck")], ["Ana Rui"], None),
        (NAMED, [other(by="Tomas Beck")], ["Ana Rui", "Tomas Beck"], BOTH),
        (NAMED, [other()], ["Ana Rui", "Northern"], None),
        (NAMED, [other(by="Tomas Beck", score=SURE - 0.01)], ["Ana Rui", "Tomas Beck"], None),
        (
            NAMED,
            [other(Difference("hedge", "may", ""), by="B")],
            ["Ana Rui", "B"],
            ("confirmed", "by Ana Rui"),
        ),
        (
            NAMED,
            [other(by="B"), other(by="C"), other(by="D")],
            ["Ana Rui", "B", "C", "D"],
            ("confirmed", "by Ana Rui, B and 2 more, independently"),
        ),
        (NAMED, [other(FIGURE)], ["a", "b"], ("disputed", "40 containers → 60 containers, North")),
        (NAMED, [other(FIGURE, score=SURE - 0.01)], ["a"], None),
        (NAMED, [other(), other(Difference("negation", "not", ""))], [], ("disputed", "not → –,")),
        (
            NAMED,
            [other(FIGURE), other(FIGURE), other(FIGURE, article="c")],
            [],
            ("disputed", "40 containers → 60 containers, Northern and 1 more"),
        ),
        (UNNAMED, [], [], ("unsourced", "nobody is named")),
        (UNNAMED, [other(by="B"), other(by="C")], ["B", "C"], ("confirmed", "by B and C,")),
    ],
)
def test_what_is_suggested(statement, elsewhere, origins, expected):
    found = suggestion(statement, elsewhere, origins)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert found.verdict == expected[0]
        assert found.why.startswith(expected[1])


def test_names_of_reports_cannot_steer_the_terminal():
    found = suggestion(NAMED, [other(FIGURE, publisher="a\x1b[2Jb")], [])
    assert found == Suggestion("disputed", "40 containers → 60 containers, a␛[2Jb")


async def test_it_is_shown_until_a_verdict_is_given_and_never_given_by_itself(tmp_path):
    async with reports.driven(reports.write(tmp_path)) as (app, pilot, desk):
        assert "Suggests ÷ disputed: 40" in text(app)
        assert reports.verdicts(desk) == []
        await press(app, pilot, "c p")
        assert "Verdict  ✓ confirmed" in text(app)
        assert "Suggests" not in text(app)
        await press(app, pilot, "r enter n")
        assert "Suggests" in text(app)
