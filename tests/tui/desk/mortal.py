"""The process beside, on which some reports have an effect that none should have."""

import os
import signal
import threading
from pathlib import Path

import analysis
import corpus
from tui.desk import analysing

analyze, connected = analysis.analyze, analysis.connected
read = corpus.read


def affected(article, hints):
    """Dies of one report, dies of another once, never ends with a third, trips over a fourth."""
    if "deadly" in article.text or ("unlucky" in article.text and is_first_time()):
        os.kill(os.getpid(), signal.SIGKILL)
    if "endless" in article.text:
        threading.Event().wait()
    if "faulty" in article.text:
        raise ValueError("of no use")
    return analyze(article, hints)


def joined(count, reports, make):
    """Dies once of linking one report."""
    texts = [reports(number)[0].text for number in range(count)]
    if any("tangled" in text for text in texts) and is_first_time():
        os.kill(os.getpid(), signal.SIGKILL)
    return connected(count, reports, make)


def reading(file, *, reach):
    """Dies of one file."""
    if "fatal" in file.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(file, reach=reach)


def is_first_time():
    """Of all processes."""
    try:
        Path(os.environ["OBELOS_STATE"]).mkdir(parents=True)
    except FileExistsError:
        return False
    return True


if __name__ == "__main__":
    analysis.analyze, analysis.connected = affected, joined
    corpus.read = reading
    analysing.main()
