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


def looked_at(some):
    """How many of them the collector goes through: what was put aside is not among its objects."""
    every = {id(each) for each in gc.get_objects()}
    return sum(id(each) in every for each in some)


@pytest.mark.usefixtures("collector")
def test_what_came_since_stays_too():
    first = [[] for _ in range(100)]
    stay()
    assert looked_at(first) == 100
    tidy()
    assert looked_at(first) == 0
    later = [[] for _ in range(100)]
    assert looked_at(later) == 100
    stay()
    assert looked_at(later) == 0
