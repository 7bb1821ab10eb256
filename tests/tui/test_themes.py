"""Colours fit for the terminal that is to show them."""

import pytest
from rich.color import Color, ColorSystem

from tui.themes import THEMES, for_colours


def ground(theme, name):
    """The colour as a terminal of 256 shows it."""
    return Color.parse(theme.variables[name]).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()


@pytest.mark.parametrize("theme", THEMES[:3], ids=lambda theme: theme.name)
def test_with_256_colours_tagged_words_stand_on_a_quiet_grey(theme):
    """The nearest colours to our tints would shout; the mark says which verdict it is."""
    quiet = for_colours(theme, 256)
    names = [name for name in theme.variables if name.endswith("-tint")]
    assert len(names) == 4
    for name in names:
        red, green, blue = ground(quiet, name)
        assert red == green == blue
    assert ground(quiet, "band") != ground(quiet, "other-tint")
    rest = set(theme.variables) - set(names)
    assert all(quiet.variables[name] == theme.variables[name] for name in rest)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_with_all_colours_themes_are_as_they_are(theme):
    assert for_colours(theme, 1 << 24) is theme
