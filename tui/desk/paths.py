"""Where settings, articles, annotations and findings live; knows nothing of what is in them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from model import ObelosError


@dataclass(frozen=True, slots=True)
class Folders:
    """The four folders of one user, none of them made before something is written."""

    config: Path
    """`config.toml`, `tags.toml` and the user's own keys."""
    library: Path
    """The articles taken in."""
    store: str
    """A folder or a url."""
    cache: Path
    """Findings; may be deleted at any time."""
    state: Path
    """Reading positions and the like; may be deleted at any time."""
    named: str = ""
    """What says where the store is; empty where it is the usual place."""


def folders(store: str | None = None, settled: str | None = None) -> Folders:
    """The platform's usual folders; `OBELOS_CONFIG`, `OBELOS_DATA`, `OBELOS_CACHE`,
    `OBELOS_STATE` and `OBELOS_STORE` override them. `store` overrides the last, and that what the
    settings say, `settled`.

    Raises:
        ObelosError: when `store` is empty: what was meant to name one names nothing.
    """
    if store == "":
        raise ObelosError("The store that was named has an empty name.")
    data = _folder("OBELOS_DATA", platformdirs.user_data_dir)
    names = {
        "--store": store,
        "OBELOS_STORE": os.environ.get("OBELOS_STORE"),
        "config.toml": settled,
        "": str(data / "store"),
    }
    named, kept = next((by, place) for by, place in names.items() if place)
    return Folders(
        config=_folder("OBELOS_CONFIG", platformdirs.user_config_dir),
        library=data / "library",
        store=kept if "://" in kept else str(Path(kept).expanduser()),
        cache=_folder("OBELOS_CACHE", platformdirs.user_cache_dir),
        state=_folder("OBELOS_STATE", platformdirs.user_state_dir),
        named=named,
    )


def _folder(variable: str, usual: Callable[[str], str]) -> Path:
    named = os.environ.get(variable)
    return Path(named).expanduser() if named else Path(usual("obelos"))
