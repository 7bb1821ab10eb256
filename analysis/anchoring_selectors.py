"""Says by what some words can be found again; looks for none."""

from model import Selector, Span

CONTEXT = 64
"""Code points of context on either side, twice what other tools keep: it must tell lookalikes
apart when the words themselves have changed."""


def describe(text: str, span: Span) -> Selector:
    """The selector by which the words at `span` can be found again."""
    return Selector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )
