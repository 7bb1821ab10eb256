"""Three reports of one event, and a real desk on them: for the screens that compare and review."""

from contextlib import asynccontextmanager
from unittest.mock import patch

import keymaps
from tests.tui import findings
from tests.tui.driving import settled
from tui.app import Obelos
from tui.desk import folders, open_desk, settings

REPORTS = {
    "harbour.txt": """\
Fire closes the port of Velm

The port of Velm lost 40 containers in the fire on Tuesday, harbour director Ana Rui said.
Four sailors are still missing, the coast guard said.

The city of Velm will hold an inquiry in May, mayor Jon Pell told reporters on Wednesday.
No cause has been given.
""",
    "northern.txt": """\
Velm counts its losses

The port of Velm lost 60 containers in the fire on Tuesday, union secretary Tomas Beck said.
Four sailors were missing, according to the coast guard.

The city of Velm will hold an inquiry in June, mayor Jon Pell said.
""",
    "ridge.txt": """\
What the fire in Velm means

The port of Velm lost 40 containers in the fire on Tuesday, harbour director Ana Rui said.

The insurers of the port would wait for the inquiry, their lawyer Ilse Marn said.
""",
}


def write(folder, reports=None):
    """The reports as files; returns their paths in order."""
    paths = []
    for name, text in (reports or REPORTS).items():
        path = folder / name
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return paths


def edit_harbour(folder):
    """Its first statement then has another figure, and its second is gone."""
    changed = (
        REPORTS["harbour.txt"]
        .replace("40 containers", "45 containers")
        .replace("Four sailors are still missing, the coast guard said.\n", "")
    )
    (folder / "harbour.txt").write_text(changed, "utf-8")


def opened(sources, reviewer="ada"):
    """A desk with nothing read yet."""
    where = folders()
    return open_desk(where, settings(where.config, reviewer), sources)


@asynccontextmanager
async def driven(sources, size=(120, 40), keymap="default", wait=60.0):
    """The program over a real desk, with everything analysed and linked; closed at the end.

    `wait` is how long, in seconds, a key waits for what it asked for.
    """
    desk = opened(sources)
    app = Obelos(desk, keymaps.load(keymap), theme="ink")
    with patch("tui.screens.gathering.WAIT", wait), findings.plain():
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(app, pilot)
            yield app, pilot, desk
    desk.close()


def verdicts(desk):
    """(report, words, verdict) of everything that stands, in order."""
    return [
        (number, placed.annotation.selector.exact, placed.annotation.verdict)
        for number, article_id in enumerate(desk.ids())
        for placed in desk.placed(article_id)
    ]
