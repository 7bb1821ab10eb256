"""How the matrix, the review session and the lists look; `--snapshot-update` keeps a new look."""

import pytest

import keymaps
from tests.tui import findings, reports
from tests.tui.driving import press, settled
from tui.app import Obelos

SCREENS = {
    "matrix": "m c d n",
    "review-start": "c r",
    "review": "r enter c d",
    "review-summary": "r enter c d u x s",
    "names": "w j J j",
    "orphans": "! j",
}
SIZES = ((80, 24), (120, 40))


@pytest.fixture
def sources(tmp_path):
    return reports.write(tmp_path)


@pytest.fixture
async def doubtful(sources, tmp_path):
    """Two tags of the first report no longer stand where they were given."""
    async with reports.driven(sources) as (app, pilot, _):
        await press(app, pilot, "c d")
    reports.edit_harbour(tmp_path)
    return sources


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_looks(snap_compare, screen, size, request, monkeypatch):
    """Each screen at both sizes."""
    needed = "doubtful" if screen == "orphans" else "sources"
    desk = reports.opened(request.getfixturevalue(needed))
    monkeypatch.setattr("tui.screens.gathering.WAIT", 60.0)

    async def drive(pilot):
        await settled(pilot.app, pilot)
        for key in SCREENS[screen].split():
            # Nobody's pace: the pictures know no time.
            pilot.app.screen.clock = lambda: getattr(pilot.app.screen, "last_stroke", 0.0)
            await press(pilot.app, pilot, key)
        await pilot.pause()

    app = Obelos(desk, keymaps.load("default"), theme="ink")
    with findings.plain():
        assert snap_compare(app, terminal_size=size, run_before=drive)
    desk.close()
