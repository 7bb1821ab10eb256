"""How many words a second the analysis reads, and that the work grows in proportion.

python -m benchmarks.analysis_speed [FILE...]: without files, made-up reports. Prints one line for
each length; `ratio` is the time for a word against the shortest text.
"""

import re
import sys
import time
from pathlib import Path

import analysis
from analysis.language.grammar import grammar_of
from model import Article

REPORT = (
    "LIMA (TP) — The old bridge over the river was closed on Monday after cracks were found in two "
    "of its pillars, the city’s chief engineer said.\n"
    "“We should have closed it long ago,” Maria Lopez told reporters at the site. “Nobody listened "
    "to us, and nobody paid for the repairs.”\n"
    "The mayor, who is running for a third term, rejected the criticism and called for an inquiry. "
    "His office said that more than 1,200 people cross the bridge every day, according to a count "
    "made in 2019. It was not clear when the bridge would be opened again.\n"
    "Traders in the old town accused the city of neglect. They plan to march to the town hall on "
    "Thursday, said Jorge Diaz, a spokesman for the market.\n"
)
_END = re.compile(r"([.!?])(?=[\s”])")
LENGTHS = (1, 2, 4, 8)
WORDS = 10_000
"""Of the shortest text."""
ROUNDS = 3
"""The fastest of so many is taken."""


def main(paths: list[str]) -> None:
    """Prints words a second for 1, 2, 4 and 8 times the text."""
    text = "\n".join(Path(path).read_text("utf-8") for path in paths) if paths else REPORT
    text = text.strip() + "\n"
    copies = max(1, WORDS // len(text.split()))
    analysis.analyze(Article("warm", "", REPORT))
    first = 0.0
    for times in LENGTHS:
        article = Article("a", "", _repeated(text, copies * times))
        words = len(article.text.split())
        took = min(_seconds(article) for _ in range(ROUNDS))
        first = first or took / words
        print(f"{words:8,} words  {words / took:9,.0f} words/s  ratio {took / words / first:.2f}")
    print(_steps(Article("a", "", _repeated(text, copies))))


def _repeated(text: str, times: int) -> str:
    """The text so often, no sentence twice: one met before is read faster."""
    return "".join(_END.sub(rf" of part {number}\1", text) for number in range(times))


def _seconds(article: Article) -> float:
    """Of one core's time, so that other work on the machine does not count."""
    grammar_of.cache_clear()
    start = time.process_time()
    analysis.analyze(article)
    return time.process_time() - start


def _steps(article: Article) -> str:
    """Milliseconds that each step takes."""
    found = analysis.Analysis(article.id, article.digest)
    parts = []
    grammar_of.cache_clear()
    for step in analysis.STEPS:
        start = time.process_time()
        found = step(article, found)
        parts.append(f"{step.__name__} {1000 * (time.process_time() - start):.0f} ms")
    return ", ".join(parts)


if __name__ == "__main__":
    main(sys.argv[1:])
