"""Lines in pieces are those that were put there."""

from hypothesis import given
from hypothesis import strategies as st

from tui.desk.lines import TOGETHER, Lines

LINES = st.lists(st.sampled_from(("quay", "port of call", "", "ærø")), max_size=3).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


MANY = 2 * TOGETHER + 2
PLACES = st.lists(st.tuples(st.integers(0, MANY - 1), LINES), max_size=6)


@given(PLACES, st.sampled_from((("",), ("quay",), ("t o", "ærø\n"), ("zqx",))))
def test_each_has_its_own(puts, words):
    """Also where some are put anew, and by whatever words they are sought."""
    every = [f"port {number}\n" for number in range(MANY)]
    lines = Lines()
    for number, each in (*enumerate(every), *puts):
        lines.put(number, each)
        every[number] = each
    assert [lines.of(number) for number in range(MANY)] == every
    pieces = range((MANY - 1) // TOGETHER + 1)
    holding = [number for at in pieces for number in lines.holding(words, at)]
    assert holding == [n for n, each in enumerate(every) if any(word in each for word in words)]
