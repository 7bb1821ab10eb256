"""Names of styles to looks, out of the variables of a theme; knows no widgets.

Textual would take them as component classes, and reckon the style of each for each widget anew: a
third of the time to start.
"""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color

_PLAIN = ("", "", "")

_LOOKS: Mapping[str, tuple[str, str, str]] = {
    "quiet": ("ink-quiet", "", "$quiet-style"),
    "strong": ("", "", "bold"),
    "accent": ("place", "", "bold"),
    "opened": ("place", "", "bold"),
    "label": ("ink-quiet", "", "$label-style"),
    "link": ("ink", "", ""),
    "alert": ("alert", "", "bold"),
    "others": ("ink-quiet", "", "$quiet-style"),
    "name": ("", "", "underline"),
    "figure": ("", "", "$figure-style"),
    "heading": ("", "", "bold"),
    "current": ("", "band", "$band-style"),
    "selected": ("", "", "reverse"),
    "hit": ("", "hit", "$hit-style"),
    "hit-now": ("", "", "reverse bold"),
    "hint": ("place", "", "bold underline"),
    "bracket": ("place", "", ""),
    "cursor": ("", "band", "$cursor-style"),
    "key": ("place", "", "bold"),
    "removed": ("ink-quiet", "", "strike"),
    "added": ("place", "", "bold underline"),
    "verdict-confirmed": ("confirmed", "", "bold"),
    "verdict-disputed": ("disputed", "", "bold"),
    "verdict-unsourced": ("unsourced", "", "bold"),
    "verdict": ("ink", "", "bold"),
    "tagged-confirmed": ("", "confirmed-tint", ""),
    "tagged-disputed": ("", "disputed-tint", ""),
    "tagged-unsourced": ("", "unsourced-tint", ""),
    "tagged": ("", "other-tint", ""),
}
"""Variable of the ink, variable of the ground, attributes or the variable that names them."""


def look(name: str, variables: Mapping[str, str]) -> Style:
    """How words of that style look; a verdict of one's own looks like any other verdict."""
    ink, ground, attributes = _LOOKS.get(name) or _LOOKS.get(name.partition("-")[0], _PLAIN)
    if attributes.startswith("$"):
        attributes = variables[attributes[1:]]
    style = Style.parse(attributes) if attributes else Style()
    colour = Color.parse(variables[ink]).rich_color if ink else None
    background = Color.parse(variables[ground]).rich_color if ground else None
    return style + Style(color=colour, bgcolor=background)
