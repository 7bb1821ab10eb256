"""Word lists written as one line of text; knows no words itself."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which stand apart by white space."""
    return frozenset(text.split())
