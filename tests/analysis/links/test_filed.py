"""Long arrays are what they would be in memory, wherever their numbers stand."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.links import filed
from analysis.links.filed import Filed, Heaps, Space

KINDS = {"B": st.integers(0, 255), "I": st.integers(0, 2**32 - 1), "d": st.floats(allow_nan=False)}
NUMBERS = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.tuples(st.just(kind), st.lists(st.lists(KINDS[kind], max_size=9)))
)


@pytest.fixture(autouse=True, scope="module")
def small():
    """So that a few numbers are many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filed, "_BLOCK", 4)
        patch.setattr(filed, "_HEAPED", 7)
        patch.setattr(filed, "_HEAP", 1)
        yield


@given(NUMBERS, st.integers(0, 90), st.integers(0, 90))
def test_what_was_put_in_is_read_again(numbers, start, length):
    """Whole and in part, also beside another array in the same file."""
    kind, parts = numbers
    space = Space()
    grown, beside = Filed(kind, space), Filed("I", space)
    for part in parts:
        grown.extend(part)
        beside.extend((7, 8, 9))
    whole = array(kind, [each for part in parts for each in part])
    start = min(start, len(whole))
    end = min(start + length, len(whole))
    assert len(grown) == len(whole)
    assert array(kind, grown) == whole
    assert grown[start:end] == whole[start:end]
    assert list(beside) == [7, 8, 9] * len(parts)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**64 - 1))))
def test_each_heap_has_its_own_in_the_order_they_came(put):
    heaps = Heaps("Q", 4, Space())
    for heap, number in put:
        heaps.put(heap, number)
    assert [list(heap) for _, heap in heaps] == [
        [number for heap, number in put if heap == wanted] for wanted in range(4)
    ]
