"""What is there stays out of the collector's way once it was put to work, and not before."""

import gc

import pytest

from tui.tidying import stay, tidy


@pytest.fixture
def collector():
    """As Python begins with it, and left as it was found."""
    thresholds = gc.get_threshold()
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.usefixtures("collector")
def test_what_came_since_stays_too():
    before = gc.get_freeze_count()
    stay()
    assert gc.get_freeze_count() == before
    tidy()
    put_aside = gc.get_freeze_count()
    came = [[] for _ in range(1000)]
    stay()
    assert gc.get_freeze_count() >= put_aside + len(came)
