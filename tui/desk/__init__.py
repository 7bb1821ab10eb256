"""The desk: articles, findings and annotations opened together; no Textual below here.

Its names are imported when they are first used: an export needs neither corpus nor analysis.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tui.desk.{_HOMES[name]}"), name)
