"""After a power cut at any moment every event that was given back is there, and every file whole.

The same scenes with any one fsync of the code left out must show a loss: else it would not be
needed, or the scenes would not be worth much.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from model import Article, Event
from store import open as open_store
from store.ids import new_id
from tests.store.acts import tag
from tests.store.disk import Died, Disk

Acked = tuple[dict[str, Event], dict[str, str]]
"""What was given back as kept: events by id, texts by digest."""


class Scene:
    """One way of using a store, with the disk looked at after every call."""

    def __init__(self, disk: Disk, root: Path) -> None:
        self.disk = disk
        self.root = root
        self.events: dict[str, Event] = {}
        self.texts: dict[str, str] = {}

    def append(self, event: Event) -> None:
        kept = open_store(self.root, event.reviewer).append(event)
        self.events[kept.id] = kept

    def keep(self, article: Article) -> None:
        open_store(self.root, "ana").keep(article)
        self.texts[article.digest] = article.text

    def killed(self, act: Callable[[], None], number: int) -> bool:
        """Do it in a process that is killed at a call; False when it does not come to that."""
        self.disk.die_at = self.disk.calls + number
        try:
            act()
        except Died:
            return True
        finally:
            self.disk.die_at = None
        return False

    def losses(self) -> int:
        return sum(
            is_bad(state, self.root, self.events, self.texts) for state in self.disk.states()
        )


def is_bad(state, root: Path, events: dict[str, Event], texts: dict[str, str]) -> bool:
    found: dict[str, str] = {}
    for path, data in state.items():
        if path.endswith(".json") and "/texts/" not in path:
            kept = entries(data)
            if kept is None:
                return True
            found |= kept
    lost = any(found.get(one) != (event.verdict or "") for one, event in events.items())
    gone = any(
        state.get(f"{root}/texts/{digest}.txt") != text.encode()
        or described(state.get(f"{root}/texts/{digest}.json", b"")) != digest
        for digest, text in texts.items()
    )
    return lost or gone


@cache
def entries(data: bytes) -> dict[str, str] | None:
    """As TinyDB by itself reads it; None when it cannot."""
    try:
        tables = json.loads(data)
    except ValueError:
        return None
    return {one["id"]: one.get("verdict", "") for one in tables["events"].values()}


@cache
def described(data: bytes) -> str | None:
    try:
        return json.loads(data)[0]["digest"]
    except ValueError:
        return None


def new_tag(verdict: str, **rest) -> Event:
    return replace(tag(verdict=verdict, **rest), id=new_id())


def scene_of_many_tags(scene: Scene) -> int:
    lost = 0
    for number, (reviewer, article) in enumerate(
        [("ana", "a1"), ("ana", "a1"), ("ana", "a2"), ("ben", "a1"), ("ana", "a1")]
    ):
        scene.append(new_tag(f"v{number}", reviewer=reviewer, article=article))
        lost += scene.losses()
    scene.keep(Article("a1", "T", "some words"))
    return lost + scene.losses()


def scene_of_a_killed_tagger(scene: Scene, *, same: bool, first: bool) -> int:
    """One process is killed at every call in turn; the next does the same, or another act."""
    if not first:
        scene.append(new_tag("v0"))
    event = new_tag("v1")
    killed = scene.killed(lambda: open_store(scene.root, "ana").append(event), scene.number)
    scene.append(event if same else new_tag("v2"))
    scene.more = killed
    return scene.losses()


def scene_of_a_killed_keeper(scene: Scene) -> int:
    article = Article("a1", "T", "some words")
    scene.more = scene.killed(lambda: open_store(scene.root, "ana").keep(article), scene.number)
    scene.keep(article)
    return scene.losses()


SCENES = {
    "a killed tagger, the same event": lambda s: scene_of_a_killed_tagger(s, same=True, first=True),
    "a killed tagger, another": lambda s: scene_of_a_killed_tagger(s, same=False, first=True),
    "a killed tagger, later": lambda s: scene_of_a_killed_tagger(s, same=True, first=False),
    "a killed keeper": scene_of_a_killed_keeper,
}


def losses(tmp_path: Path, removed: str | None = None) -> tuple[int, set[str], int]:
    """States with a loss over all scenes, the places that sync, and the scenes played."""
    lost, sites, played = 0, set(), 0
    for name, play in {"many tags": scene_of_many_tags, **SCENES}.items():
        number, more = 0, True
        while more:
            number += 1
            played += 1
            base = tmp_path / f"{played}-{len(removed or '')}"
            base.mkdir()
            with pytest.MonkeyPatch.context() as patch:
                disk = Disk(base, patch)
                disk.removed = removed
                scene = Scene(disk, base / "new" / "store")
                scene.number, scene.more = number, False
                lost += play(scene)
            sites |= disk.sites
            more = scene.more
            if removed and lost:
                return lost, sites, played
        assert name == "many tags" or number > 5
    return lost, sites, played


def test_no_power_cut_loses_what_was_given_back(tmp_path):
    lost, _, played = losses(tmp_path)
    assert lost == 0
    assert played > 20


def test_every_fsync_is_needed(tmp_path):
    (tmp_path / "all").mkdir()
    _, sites, _ = losses(tmp_path / "all")
    unneeded = []
    for number, site in enumerate(sorted(sites)):
        place = tmp_path / str(number)
        place.mkdir()
        if not losses(place, removed=site)[0]:
            unneeded.append(site)
    assert not unneeded
    assert len(sites) >= 6
