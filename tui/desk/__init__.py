"""The desk: articles, findings and annotations opened together; no Textual below here.

Its names are imported when they are first used: an export needs neither corpus nor analysis.
"""

from typing import TYPE_CHECKING

from model.later import later

if TYPE_CHECKING:
    from tui.desk.config import Settings, settings
    from tui.desk.desk import Desk
    from tui.desk.opening import open_desk
    from tui.desk.paths import Folders, folders
    from tui.desk.values import Change, Elsewhere, Hit, Row

__all__ = [
    "Change",
    "Desk",
    "Elsewhere",
    "Folders",
    "Hit",
    "Row",
    "Settings",
    "folders",
    "open_desk",
    "settings",
]

_HOMES = {
    "Change": "values",
    "Desk": "desk",
    "Elsewhere": "values",
    "Folders": "paths",
    "Hit": "values",
    "Row": "values",
    "Settings": "config",
    "folders": "paths",
    "open_desk": "opening",
    "settings": "config",
}

__getattr__ = later(__name__, _HOMES)
