"""The matrix: what it lists and in which order, its keys, and that it returns as it was."""

import pytest

import keymaps
from tests.tui import reports
from tests.tui.driving import current, press, rows, text
from tui.screens.matrix import Matrix

FORTY = "The port of Velm lost 40 containers in the fire on Tuesday, harbour director Ana Rui said."


@pytest.fixture
def sources(tmp_path):
    return reports.write(tmp_path)


def cell(app):
    """(report, words) under the cursor; None where the report is silent."""
    told = app.screen.told
    if told is None:
        return None
    text = app.desk.article(told.end.article_id).text
    return app.desk.ids().index(told.end.article_id), told.end.span.of(text)


def first_words(app):
    """How each row of the matrix begins."""
    return [line[3:].split("  ")[0].strip() for line in rows(app)[2:5]]


async def test_rows_are_what_several_reports_tell(sources):
    """Words, a cell for each report with the difference in a word, the number of origins."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "m")
        assert isinstance(app.screen, Matrix)
        heading, first = rows(app)[1:3]
        assert "Fire closes" in heading
        assert heading.rstrip().endswith("origins")
        assert first.startswith(" ▸ The port of Velm lost 40 containers")
        assert [c.strip() for c in first[45:].split("›")[1:3]] == ["", "60"]
        assert first.rstrip().endswith("2")
        assert "–" in rows(app)[3]
        assert "40 containers → 60 containers" not in text(app)
        await press(app, pilot, "n")
        assert "40 containers → 60 containers" in text(app)
        assert "origins: Ana Rui, Tomas Beck" in text(app)


async def test_verdicts_are_given_in_the_cells(sources):
    """On to the next untagged of the row; the mark stands where the kind stood."""
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "m c d")
        assert reports.verdicts(desk) == [
            (0, FORTY, "confirmed"),
            (
                1,
                FORTY.replace("40", "60").replace(
                    "harbour director Ana Rui", "union secretary Tomas Beck"
                ),
                "disputed",
            ),
        ]
        assert cell(app) == (2, FORTY)
        first = rows(app)[2]
        assert "✓" in first
        assert "÷60" in first
        await press(app, pilot, "u")
        assert cell(app) == (2, FORTY), "nothing is left in the row, so the cursor stays"
        await press(app, pilot, "2 z")
        assert [verdict for *_, verdict in reports.verdicts(desk)] == ["confirmed"]
        assert cell(app)[0] == 1
        await press(app, pilot, "Z")
        assert [verdict for *_, verdict in reports.verdicts(desk)] == ["confirmed", "disputed"]
        await press(app, pilot, "x")
        assert [verdict for *_, verdict in reports.verdicts(desk)] == ["confirmed"]


async def test_a_silent_cell_takes_no_verdict(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "m j l l c")
        assert cell(app) is None
        assert "silent" in app.screen.said[0]
        assert reports.verdicts(desk) == []
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Matrix)


async def test_enter_goes_there_and_backspace_returns(sources):
    """To the same cell, in the same order, with the verdicts given meanwhile."""
    async with reports.driven(sources, size=(80, 24)) as (app, pilot, desk):
        await press(app, pilot, "m s s j l enter")
        assert app.screen.article_id == desk.ids()[1]
        assert current(app).startswith("Four sailors were missing")
        await press(app, pilot, "c backspace")
        assert isinstance(app.screen, Matrix)
        assert cell(app)[1].startswith("Four sailors were missing")
        assert app.screen.where.order == "story"
        assert "✓" in rows(app)[3]
        await press(app, pilot, "escape backspace")
        assert "no jump" in text(app)


async def test_one_key_goes_through_three_orders(sources):
    """Origins first, then disputes, then the story, then origins again."""
    seen = []
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "m")
        for _ in range(4):
            seen.append(first_words(app))
            await press(app, pilot, "s")
    assert seen[0] == seen[3]
    assert seen[0][2].startswith("The city of Velm will hold an inquiry")
    assert seen[1][2].startswith("Four sailors")
    assert [words[:8] for words in seen[2]] == ["The port", "Four sai", "The city"]


async def test_statements_of_one_report_on_request(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "m")
        assert "No cause has been given" not in text(app)
        await press(app, pilot, "a")
        assert "No cause has been given" in text(app)
        assert "The insurers of the port" in text(app)
        await press(app, pilot, "a")
        assert "No cause has been given" not in text(app)


async def test_statements_are_walked_row_after_row(sources):
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "m 3 n")
        assert cell(app)[1].startswith("Four sailors are still")
        await press(app, pilot, "p")
        assert cell(app) == (2, FORTY)
        await press(app, pilot, "9 p p")
        assert "first statement" in app.screen.said[0]
        await press(app, pilot, "c p N")
        assert cell(app)[0] == 1, "the next without a verdict"


async def test_a_note_is_written_from_a_cell(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "m e w h y ctrl+s")
        (placed,) = desk.placed(desk.ids()[0])
        assert placed.annotation.note == "why"
        await press(app, pilot, "e ! escape")
        assert "Not saved" in app.screen.said[0]


async def test_any_verdict_by_its_name(sources):
    async with reports.driven(sources) as (app, pilot, desk):
        await press(app, pilot, "m t down enter")
        assert [verdict for *_, verdict in reports.verdicts(desk)] == ["disputed"]


async def test_many_reports_scroll_sideways(tmp_path):
    """Headings stay with their columns; the cursor is never out of view."""
    many = {
        f"{n:02}.txt": reports.REPORTS["ridge.txt"].replace("Rui said", f"Rui said {n}")
        for n in range(12)
    }
    async with reports.driven(reports.write(tmp_path, many), size=(80, 24)) as (app, pilot, _):
        await press(app, pilot, "m")
        sizes = app.screen.sizes
        assert sizes.shown < 12 == len(app.screen.board.columns)
        assert "‹" not in rows(app)[1]
        assert "›" in rows(app)[1]
        for _ in range(11):
            await press(app, pilot, "l")
            at = app.screen.at.column - app.screen.left
            assert 0 <= at < sizes.shown
        assert app.screen.left == 12 - sizes.shown
        assert "‹" in rows(app)[1]
        await press(app, pilot, "tab")
        assert app.screen.at.column == 11
        await press(app, pilot, "shift+tab 9 h")
        assert (app.screen.at.column, app.screen.left) == (0, 0)


@pytest.mark.parametrize("size", [(20, 5), (40, 9), (80, 24), (200, 60)])
async def test_every_size_shows_the_row_of_the_cursor(sources, size):
    async with reports.driven(sources, size=size) as (app, pilot, _):
        await press(app, pilot, "m 2 j")
        assert any("▸" in line for line in rows(app))
        assert all(len(line) <= size[0] for line in rows(app))
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0)
        assert any("▸" in line for line in rows(app))


async def test_without_links_it_says_so(tmp_path):
    alone = {"one.txt": reports.REPORTS["ridge.txt"]}
    async with reports.driven(reports.write(tmp_path, alone)) as (app, pilot, _):
        await press(app, pilot, "m")
        assert "No two reports tell the same yet." in text(app)
        await press(app, pilot, "c j l n N s enter e x")
        assert isinstance(app.screen, Matrix)
        await press(app, pilot, "q")
        assert not isinstance(app.screen, Matrix)


async def test_what_steers_terminals_is_shown_as_marks(tmp_path):
    """In words, in names of reports, and in differences; markup is text."""
    evil = {
        name: words.replace("fire on Tuesday", "fire \x1b]0;x\x07[red]on[/] Tuesday")
        for name, words in reports.REPORTS.items()
    }
    async with reports.driven(reports.write(tmp_path, evil)) as (app, pilot, _):
        await press(app, pilot, "m")
        assert "\x1b" not in text(app)
        assert "␛]0;x␇[red]on[/]" in text(app)


def test_every_command_of_the_matrix_has_an_action():
    for each in keymaps.COMMANDS:
        if each.context == "matrix":
            assert hasattr(Matrix, f"action_{each.name}")
