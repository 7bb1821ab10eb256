"""Where tags stand after eight kinds of edits: how many are right, in doubt, lost, silently wrong.

Run as `python -m benchmarks.placements [--seeds N] [--show KIND] [FILE...]`: on the texts of the
tests and the sample corpus, else on the files named.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

from analysis.anchoring import describe, find, follow
from benchmarks.placements_judged import Case, judged
from model import Placement, Span

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests/analysis/test_anchoring_texts.txt"
SAMPLE = ROOT / "corpus/sample"
PARAGRAPH = "\n\n"
STATEMENT = re.compile(r"[^\s][^\n]*?[.!?][\"”’')]*(?=\s|$)")


def main() -> None:
    """Print a table for both ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--show", default="")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    texts = [one.read_text("utf-8") for one in options.files] or list(default_texts())
    cases = [one for seed in range(options.seeds) for one in all_cases(texts, Random(seed))]
    print(f"{len(cases)} cases from {len(texts)} texts")
    report("both texts at hand", cases, by_diff, options.show)
    report("the selector alone", cases, by_selector, options.show)
    print(f"10,000 tags through one edit of 50,000 words: {many_tags(texts):.2f} s of processor")


def default_texts() -> Iterator[str]:
    """Texts written for this and, where it is there, the sample corpus."""
    yield from OWN.read_text("utf-8").split("=====\n")
    for path in sorted(SAMPLE.glob("*.txt")):
        yield path.read_text("utf-8")


def by_diff(case: Case) -> Placement:
    """With the old text."""
    return follow(case.old, case.new, [case.span])[0]


def by_selector(case: Case) -> Placement:
    """Without it."""
    return find(describe(case.old, case.span), case.new)


def all_cases(texts: list[str], random: Random) -> Iterator[Case]:
    """Every statement of every text through every kind of edit."""
    words = vocabulary(texts)
    for text in texts:
        for found in STATEMENT.finditer(text):
            if len(found[0]) >= 12:
                for make in KINDS:
                    yield make(Edit(text, Span(*found.span()), words, random))


def vocabulary(texts: list[str]) -> list[str]:
    """Lower-case words to put in the place of others."""
    return sorted({word for text in texts for word in re.findall(r"\b[a-z]{2,}\b", text)})


class Edit:
    """A text as paragraphs, the one with the statement in three parts, to be changed."""

    def __init__(self, text: str, span: Span, words: list[str], random: Random) -> None:
        self.text, self.span, self.words, self.random = text, span, words, random
        self.statement = span.of(text)
        start = text.rfind(PARAGRAPH, 0, span.start)
        start = 0 if start < 0 else start + len(PARAGRAPH)
        end = text.find(PARAGRAPH, span.end)
        end = len(text) if end < 0 else end
        self.before = [one for one in text[:start].split(PARAGRAPH) if one]
        self.after = [one for one in text[end:].split(PARAGRAPH) if one]
        self.head, self.tail = text[start : span.start], text[span.end : end]

    def rewritten(self, share: float) -> str:
        """The statement with a share of its words replaced, at least one."""
        parts = re.split(r"(\w+)", self.statement)
        places = range(1, len(parts), 2)
        for place in self.random.sample(places, max(1, round(share * len(places)))):
            parts[place] = self.random.choice(self.words)
        return "".join(parts)

    def mistyped(self) -> str:
        """The statement with two letters replaced."""
        letters = list(self.statement)
        places = [number for number, one in enumerate(letters) if one.isalnum()]
        for place in self.random.sample(places, 2):
            letters[place] = self.random.choice("abcdefghijklmnopqrstuvwxyz")
        return "".join(letters)

    def elsewhere(self) -> None:
        """Edits around it, as news is edited: something added, dropped, reworded."""
        added = " ".join(self.random.choices(self.words, k=25)).capitalize() + "."
        self.before.insert(self.random.randint(0, len(self.before)), added)
        for side in (self.before, self.after):
            if len(side) > 3 and self.random.random() < 0.3:
                side.pop(self.random.randrange(len(side)))
            for number, paragraph in enumerate(side):
                if self.random.random() < 0.3:
                    side[number] = reworded(paragraph, self.words, self.random)

    def put(self, paragraph: str) -> None:
        """Add a paragraph elsewhere: not right beside the statement's own."""
        place = self.random.randint(0, max(0, len(self.before) + len(self.after) - 2))
        if place < len(self.before):
            self.before.insert(place, paragraph)
        else:
            self.after.insert(place - len(self.before) + 1, paragraph)

    def done(self, kind: str, statement: str | None, *, moved: bool = False) -> Case:
        """The case; without a statement its whole paragraph is gone."""
        self.elsewhere()
        paragraph = f"{self.head}{statement}{self.tail}"
        before, after = self.before, self.after
        if moved:
            rest = before + after
            place = self.random.choice([n for n in range(len(rest) + 1) if n != len(before)])
            before, after = rest[:place], rest[place:]
        if statement is None:
            return Case(kind, self.text, self.span, PARAGRAPH.join(before + after), None)
        new = PARAGRAPH.join([*before, paragraph, *after])
        start = sum(len(one) + len(PARAGRAPH) for one in before) + len(self.head)
        return Case(kind, self.text, self.span, new, Span(start, start + len(statement)))


def reworded(paragraph: str, words: list[str], random: Random) -> str:
    """A paragraph with a few words replaced."""
    parts = re.split(r"(\w+)", paragraph)
    for place in random.sample(range(1, len(parts), 2), min(3, len(parts) // 2)):
        parts[place] = random.choice(words)
    return "".join(parts)


def untouched(edit: Edit) -> Case:
    return edit.done("A untouched, edits elsewhere", edit.statement)


def two_letters(edit: Edit) -> Case:
    return edit.done("B two letters", edit.mistyped())


def tenth(edit: Edit) -> Case:
    return edit.done("C 10 % of its words", edit.rewritten(0.1))


def half(edit: Edit) -> Case:
    return edit.done("D 45 % of its words", edit.rewritten(0.45))


def deleted(edit: Edit) -> Case:
    return edit.done("E its paragraph deleted", None)


def lookalike(edit: Edit) -> Case:
    edit.put(
        f"{reworded('Nothing else was known by then.', edit.words, edit.random)} "
        f"{edit.rewritten(0.3)}"
    )
    return edit.done("F deleted, a lookalike elsewhere", None)


def copied(edit: Edit) -> Case:
    edit.put(f"Earlier it had been reported otherwise. {edit.statement}")
    return edit.done("G edited, an exact copy elsewhere", edit.rewritten(0.2))


def moved(edit: Edit) -> Case:
    return edit.done("H its paragraph moved", edit.statement, moved=True)


KINDS = (untouched, two_letters, tenth, half, deleted, lookalike, copied, moved)


def report(name: str, cases: list[Case], place: Callable[[Case], Placement], show: str) -> None:
    """Print a line for each kind of edit and one for all."""
    tables: dict[str, Counter[str]] = {}
    begun = time.perf_counter()
    for case in cases:
        placement = place(case)
        outcome = judged(placement, case)
        tables.setdefault(case.kind, Counter())[outcome] += 1
        if show and case.kind.startswith(show) and outcome in ("wrong", "lost"):
            found = placement.span and placement.span.of(case.new)
            wanted = case.truth and case.truth.of(case.new)
            print(
                f"--- {outcome} {placement.state}", case.span.of(case.old), found, wanted, sep="\n"
            )
    each = 1e3 * (time.perf_counter() - begun) / len(cases)
    print(f"\n{name}: {each:.2f} ms each")
    columns = ("right", "demanded", "needless", "doubt", "elsewhere", "lost", "unseen", "wrong")
    print(f"{'':36}" + "".join(f"{one:>11}" for one in columns))
    total = sum(tables.values(), Counter())
    for kind, table in [*sorted(tables.items()), ("all", total)]:
        shares = (100 * table[one] / table.total() for one in columns)
        print(f"{kind:36}" + "".join(f"{share:9.2f} %" for share in shares))
    in_doubt = total["needless"] + total["doubt"] + total["elsewhere"]
    bare = total.total() - total["demanded"]
    print(
        f"to review: {100 * in_doubt / total.total():.1f} % and the demanded"
        f" {100 * total['demanded'] / total.total():.1f} %;"
        f" {100 * in_doubt / bare:.1f} % where none is demanded"
    )


def many_tags(texts: list[str]) -> float:
    """Seconds for 10,000 tags through edits all over a text of 50,000 words."""
    random = Random(1)
    paragraphs = [one for text in texts for one in text.split(PARAGRAPH)]
    words = vocabulary(texts)
    old, count = [], 0
    while count < 50_000:
        old.append(reworded(random.choice(paragraphs), words, random))
        count += len(old[-1].split())
    new = [reworded(one, words, random) if random.random() < 0.3 else one for one in old]
    before, after = PARAGRAPH.join(old), PARAGRAPH.join(new)
    places = list(re.finditer(r"\S+", before))
    starts = (random.randrange(len(places) - 20) for _ in range(10_000))
    spans = [Span(places[one].start(), places[one + 12].end()) for one in islice(starts, 10_000)]
    begun = time.process_time()
    follow(before, after, spans)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
