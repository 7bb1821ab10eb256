"""The last gate before the terminal; knows nothing of what is shown."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Everything here takes no cells, so that leaving it out moves nothing. Line feeds and tabs never
# reach a strip of one line; should one do so, it goes as well.
_BAD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


class Scrub(LineFilter):
    """Leaves out of every line what could steer a terminal, whoever drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without controls, escapes and bidirectional overrides."""
        return scrubbed(segments)


def scrubbed(segments: list[Segment]) -> list[Segment]:
    """The same without what could steer a terminal; what Textual itself sends stays."""
    if not _BAD.search("".join(segment.text for segment in segments)):
        return segments
    return [
        segment if segment.control else Segment(_BAD.sub("", segment.text), segment.style)
        for segment in segments
    ]
