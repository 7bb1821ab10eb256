"""Makes stores of any size for the benchmarks; measures nothing itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from model import Attribution, Event, Selector, digest_of
from store import new_event
from store.ids import new_id, number_of
from store.lines import EVENTS, encode
from store.names import file_name
from store.records import event_to_record

PER_FILE = 50
WORDS = (
    "the ministry said that forty trucks had crossed the border before noon while officials at",
    "the port would not comment on the report and a spokesman for the union called it wrong",
)
VERDICTS = ("confirmed", "disputed", "unsourced")


def events(count: int, reviewers: int, articles: int) -> Iterator[Event]:
    """Events with the length and the fields of real ones, all of one reviewer's file together."""
    random = Random(count)
    last = ""
    for number in range(count):
        file = number // PER_FILE
        last = new_id(last)
        made = event(random, f"reviewer{file % reviewers}", f"{file % articles:016x}")
        yield replace(made, id=last)


def event(random: Random, reviewer: str, article: str) -> Event:
    """One event that no store has kept yet."""
    start = random.randrange(10_000)
    exact = words(random, 90) + "’"
    return new_event(
        "tag",
        reviewer=reviewer,
        article=article,
        version=digest_of(article),
        statement=f"{random.getrandbits(64):016x}",
        selector=Selector(exact, words(random, 64), words(random, 64), start, start + len(exact)),
        verdict=random.choice(VERDICTS),
        note=words(random, 80) if random.random() < 0.2 else None,
        attribution=Attribution("he", "said", None, "Ada Person", "reported"),
    )


def words(random: Random, length: int) -> str:
    """Some text of this many code points."""
    return " ".join(random.choices(" ".join(WORDS).split(), k=length))[:length]


def fill(root: Path, count: int, reviewers: int, articles: int) -> None:
    """Write a store in a folder, quickly and without fsync."""
    files: dict[Path, dict[int, dict[str, object]]] = {}
    for one in events(count, reviewers, articles):
        path = root / file_name(one.reviewer) / f"{file_name(one.article)}.json"
        files.setdefault(path, {})[number_of(one.id)] = event_to_record(one)
    for path, documents in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode({EVENTS: documents}))
