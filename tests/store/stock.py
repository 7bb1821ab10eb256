"""A store's files as TinyDB by itself reads them."""

from pathlib import Path

from tinydb import TinyDB


def stock_contents(root: Path) -> dict[str, str]:
    """The verdict of each event by its id; fails on a file that is not whole."""
    found = {}
    for path in root.glob("*/*.json"):
        if path.parent.name != "texts":
            with TinyDB(path, access_mode="r") as database:
                found |= {one["id"]: one.get("verdict", "") for one in database.table("events")}
    return found
