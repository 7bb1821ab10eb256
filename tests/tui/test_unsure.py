"""What only may tell the same is marked so wherever it is shown, and nothing that is sure is."""

import pytest

from tests.tui import fakes
from tests.tui.driving import press, running, text
from tui.deciding import others_lines
from tui.grid import SURE, UNSURE


@pytest.mark.parametrize(("score", "marked"), [(SURE, False), (SURE - 0.01, True)])
async def test_the_panel_says_which_is_less_sure_and_why(score, marked):
    desk = fakes.desk()
    desk.score = score
    async with running(desk) as (app, pilot, _):
        await press(app, pilot, "n")
        assert "Elsewhere" in text(app)
        assert (f"{UNSURE} less sure · both:" in text(app)) is marked


@pytest.mark.parametrize(("score", "marked"), [(SURE, False), (SURE - 0.01, True)])
def test_the_session_says_so_too(score, marked):
    """In a column of its own: the words begin where they begin without it."""
    desk = fakes.desk()
    desk.score, desk.linked = score, True
    for article_id in desk.reports:
        desk.analyze(article_id)
    first = next(s for s in desk.analysed["harbour"].statements if desk.elsewhere("harbour", s.id))
    others = desk.elsewhere("harbour", first.id)
    lines = others_lines(others, (), {}, 80, 9)[1:]
    said = ["".join(words for words, _ in line) for line in lines]
    assert len(said) == len(others)
    for line in said:
        assert (line[26:28] == f"{UNSURE} ") is marked
        assert line[28:].strip()
