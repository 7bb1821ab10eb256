"""The desk: articles, findings and annotations opened together; no Textual below here."""

from tui.desk.desk import Desk
from tui.desk.folders import Folders, folders
from tui.desk.opening import open_desk
from tui.desk.settings import Settings, settings
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
