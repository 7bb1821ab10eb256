"""What the collector of cycles need not look at; knows not what it is."""

import gc

THRESHOLDS = (1_000, 10, 10)
"""Objects and rounds between two looks, near enough to Python's own. They tell that `tidy` was
called: to count what was put aside takes 5 ms.
"""


def tidy() -> None:
    """What is there now stays: to look at it takes longer than a key may and finds next to nothing.

    The collector, off during the start, is put to work on what comes later.
    """
    gc.set_threshold(*THRESHOLDS)
    gc.freeze()
    gc.enable()


def stay() -> None:
    """The same of what came since; before `tidy`, and without it, nothing."""
    if gc.get_threshold() == THRESHOLDS:
        gc.freeze()
