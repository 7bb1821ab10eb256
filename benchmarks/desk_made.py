"""Reports, libraries and folders for benchmarks over the real desk; measures nothing itself."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from corpus import Library, article_id
from model import Article

STORY = 7
"""Reports that tell of one event."""

_SYLLABLES = ("vel", "mar", "ton", "ri", "sen", "do", "ka", "lin", "ber", "os")
_PLACES = ("bridge", "harbour", "market", "school", "railway", "hospital", "reservoir", "mill")
_DEEDS = ("was closed", "was damaged", "reopened", "was searched", "was flooded", "was blocked")


def reports(count: int, facts: int = 10) -> Iterator[Article]:
    """Reports of about 40 words a fact, seven on each event, the same each time."""
    random = Random(3)
    for number in range(count):
        if number % STORY == 0:
            story = Story(random, facts + 4)
        text = story.told(random, number, facts)
        yield Article(
            article_id(None, text),
            text.split("\n", 1)[0],
            text,
            f"Wire {number % 97}",
            url=f"https://wire{number % 97}.example/{number}",
            published="2024-04-03",
        )


class Story:
    """What is true of one event, and who says it."""

    def __init__(self, random: Random, facts: int) -> None:
        self.town = _word(random).capitalize()
        self.people = [f"{_word(random)} {_word(random)}".title() for _ in range(2)]
        self.place = random.choice(_PLACES)
        self.facts = [
            (random.choice(_DEEDS), random.randint(3, 900), [_word(random) for _ in range(4)])
            for _ in range(facts)
        ]

    def told(self, random: Random, number: int, facts: int) -> str:
        """A report of some of it, now and then with a number of its own."""
        first, second = self.people
        lines = [f"The {self.place} of {self.town}: report {number}"]
        for deed, figure, (a, b, c, d) in random.sample(self.facts, facts):
            said = random.choice((f"{first} told reporters that", "Officials said that"))
            amount = figure + (random.random() < 0.3)
            lines.append(
                f"{said} {amount} {a} {c} near the {self.place} {deed} by the {d} crews. It was "
                f"not clear when the {b} would be moved to {self.town}."
            )
            if random.random() < 0.5:
                lines.append(f"“We lost {amount} {a} and nobody paid for it,” {second} said.")
        return "\n\n".join(lines) + "\n"


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(2, 3)))


def long_report(words: int) -> Article:
    """One of so many words, with statements all over it."""
    text = next(reports(1, words // 40)).text
    return Article(article_id(None, text), "A long report", text, "Wire")


def fill_library(home: Path, articles: Iterable[Article]) -> None:
    """Take them into the library of this home."""
    for _ in Library(home / "data" / "library").add_all(articles):
        pass


def write_folder(folder: Path, articles: Iterable[Article]) -> None:
    """A text file for each."""
    folder.mkdir(parents=True)
    for number, article in enumerate(articles):
        (folder / f"{number:05}.txt").write_text(article.text, "utf-8")


def live_in(home: Path) -> None:
    """Have programs started from now on keep everything in this folder."""
    for name in ("config", "data", "cache", "state"):
        os.environ[f"OBELOS_{name.upper()}"] = str(home / name)
