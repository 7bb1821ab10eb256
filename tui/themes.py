"""The colours: paper, ink, high contrast, and the terminal's own; knows no widgets."""

from collections.abc import Mapping
from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from model import ObelosError

# Verdicts are told apart by hue *and* lightness in the pairs that colour-blind eyes confuse:
# a bluish green, an orange and a violet (after Okabe and Ito's palette), used for nothing else.
_PAPER = {
    "ink": "#2b2a27",
    "ink-quiet": "#6f6a60",
    "place": "#0b5394",
    "band": "#e9e2d0",
    "hit": "#f6e3a1",
    "alert": "#a3122d",
    "confirmed": "#00684a",
    "disputed": "#a84300",
    "unsourced": "#6b3fa0",
    "confirmed-tint": "#eaf1e6",
    "disputed-tint": "#f9ebdd",
    "unsourced-tint": "#efe9f3",
    "other-tint": "#efece4",
}
_INK = {
    "ink": "#d8d4ca",
    "ink-quiet": "#8f8b82",
    "place": "#7fb4e6",
    "band": "#2f3440",
    "hit": "#56481a",
    "alert": "#ff7a85",
    "confirmed": "#4cc38a",
    "disputed": "#f0953f",
    "unsourced": "#c3a0f5",
    "confirmed-tint": "#1b2a24",
    "disputed-tint": "#2e241a",
    "unsourced-tint": "#272233",
    "other-tint": "#232529",
}
_CONTRAST = {
    "ink": "#ffffff",
    "ink-quiet": "#d0d0d0",
    "place": "#ffff00",
    "band": "#00408a",
    "hit": "#6b5200",
    "alert": "#ff8080",
    "confirmed": "#66ffb3",
    "disputed": "#ffb366",
    "unsourced": "#e0b3ff",
    "confirmed-tint": "#00331f",
    "disputed-tint": "#402200",
    "unsourced-tint": "#2e0a4d",
    "other-tint": "#262626",
}
_TERMINAL = {
    "ink": "ansi_default",
    "ink-quiet": "ansi_default",
    "place": "ansi_default",
    "band": "ansi_default",
    "hit": "ansi_default",
    "alert": "ansi_red",
    "confirmed": "ansi_green",
    "disputed": "ansi_yellow",
    "unsourced": "ansi_magenta",
    "confirmed-tint": "ansi_default",
    "disputed-tint": "ansi_default",
    "unsourced-tint": "ansi_default",
    "other-tint": "ansi_default",
}

_ANSI = BUILTIN_THEMES["ansi-dark"]
"""Textual's settings for the terminal's own colours, for its fields and boxes."""

_WITH_COLOURS = {
    "quiet-style": "none",
    "label-style": "none",
    "figure-style": "none",
    "band-style": "none",
    "hit-style": "none",
    "cursor-style": "none",
}
_BY_ATTRIBUTES = {
    "quiet-style": "dim",
    "label-style": "bold",
    "figure-style": "none",
    "band-style": "bold",
    "hit-style": "reverse",
    "cursor-style": "reverse",
}


def _theme(name: str, colours: Mapping[str, str], background: str, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=colours["place"],
        accent=colours["place"],
        foreground=colours["ink"],
        background=background,
        surface=background,
        panel=colours["band"],
        error=colours["alert"],
        success=colours["confirmed"],
        warning=colours["disputed"],
        dark=dark,
        variables={**colours, **_WITH_COLOURS, "input-selection-background": colours["hit"]},
    )


THEMES: tuple[Theme, ...] = (
    _theme("ink", _INK, "#16181d", dark=True),
    _theme("paper", _PAPER, "#faf7f0", dark=False),
    _theme("contrast", _CONTRAST, "#000000", dark=True),
    replace(
        _ANSI,
        name="terminal",
        variables={
            **_ANSI.variables,
            **_TERMINAL,
            **_BY_ATTRIBUTES,
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
        },
    ),
)
"""Ours; the first is the one to begin with."""

_GREYS = {True: "#262626", False: "#eeeeee"}
"""The ground of tagged words on dark and on light, where a terminal has 256 colours: the nearest of
them to our tints are as loud as a highlighter.
"""


def for_colours(theme: Theme, colours: int) -> Theme:
    """The theme as it is fit for a terminal of so many colours."""
    if colours != 256 or theme.name == "terminal":
        return theme
    grey = _GREYS[theme.dark]
    grounds = {name: grey for name in theme.variables if name.endswith("-tint")}
    return replace(theme, variables={**theme.variables, **grounds})


DEFAULTS: Mapping[str, str] = {**_INK, **_WITH_COLOURS}
"""Variables for themes that are not ours, so that every style can be made out."""


def asked_for(name: str | None) -> str | None:
    """The name; ObelosError when no theme is called so, Textual's own counted in."""
    ours = [theme.name for theme in THEMES]
    if name is None or name in ours or name in BUILTIN_THEMES:
        return name
    raise ObelosError(f"There is no theme {name!r}; say one of {', '.join(ours)}.")


def fitting(remembered: str | None, *, colours: int) -> str:
    """The theme to begin with, when none was asked for: the terminal's own where it has few
    `colours`, else the last.
    """
    return "terminal" if colours < 256 else remembered or THEMES[0].name
