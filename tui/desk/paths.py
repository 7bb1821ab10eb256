"""Where settings, articles, annotations and findings live; knows nothing of what is in them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs


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


def folders(store: str | None = None) -> Folders:
    """The platform's usual folders; `OBELOS_CONFIG`, `OBELOS_DATA`, `OBELOS_CACHE`,
    `OBELOS_STATE` and `OBELOS_STORE` override them, and `store` overrides the last.
    """
    data = _folder("OBELOS_DATA", platformdirs.user_data_dir)
    return Folders(
        config=_folder("OBELOS_CONFIG", platformdirs.user_config_dir),
        library=data / "library",
        store=store or os.environ.get("OBELOS_STORE") or str(data / "store"),
        cache=_folder("OBELOS_CACHE", platformdirs.user_cache_dir),
        state=_folder("OBELOS_STATE", platformdirs.user_state_dir),
    )


def _folder(variable: str, usual: Callable[[str], str]) -> Path:
    named = os.environ.get(variable)
    return Path(named).expanduser() if named else Path(usual("obelos"))
