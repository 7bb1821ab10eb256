"""What the collector of cycles need not look at; knows not what it is."""

import gc


def tidy() -> None:
    """What is there now stays: to look at it takes longer than a key may and finds next to nothing.

    The collector, off during the start, is put to work on what comes later.
    """
    gc.freeze()
    gc.enable()


def stay() -> None:
    """The same of what came since; before `tidy`, and without it, nothing."""
    if gc.get_freeze_count():
        gc.freeze()
