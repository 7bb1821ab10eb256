"""Whether a store is where it was named, or may be begun there; knows nothing of its events."""

from pathlib import Path

import store
from model import ObelosError, visible_line
from tui.desk.paths import Folders


def need_store(place: str) -> None:
    """Raise ObelosError where a folder is named that holds no store: it is misspelt."""
    _refuse_empty(place)
    if not _is_there(place):
        raise ObelosError(f"There is no store at {visible_line(place)}.")


def need_room(place: str) -> None:
    """Raise ObelosError where a new store cannot be begun, as something else is there."""
    _refuse_empty(place)
    if _is_there(place):
        return
    folder = Path(place)
    try:
        taken = folder.exists() and not (folder.is_dir() and _is_free(folder))
    except OSError as error:
        raise ObelosError(f"{visible_line(place)} cannot be read: {error.strerror}.") from error
    if taken:
        raise ObelosError(f"{visible_line(place)} holds something else than a store.")


def _is_free(folder: Path) -> bool:
    """Whether nothing is in it that can be seen, or it is a repository, in which reviewers keep a
    store together, perhaps with a word for who finds it.
    """
    return (folder / ".git").exists() or all(each.name[:1] == "." for each in folder.iterdir())


def is_missing(where: Folders) -> bool:
    """Whether a store was named that is not there; the usual place may be without one."""
    return bool(where.named) and not _is_there(where.store)


def missing(where: Folders) -> str:
    """The sentence on it, with what named it where that is out of sight."""
    return f"There is no store at {_place(where)}."


def begun(where: Folders) -> str:
    """The same where one was made."""
    return f"A store was begun at {_place(where)}."


def _place(where: Folders) -> str:
    by = "" if where.named.startswith("-") else f", which {where.named} names"
    return f"{visible_line(where.store)}{by}"


def _is_there(place: str) -> bool:
    return store.is_url(place) or store.is_store(Path(place))


def _refuse_empty(place: str) -> None:
    if not place:
        raise ObelosError("The store that was named has an empty name.")
