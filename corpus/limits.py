"""How much of one source is read at most; knows no format."""

MAX_BYTES = 20_000_000
"""The most that one file, page or message may hold, in bytes.

A long report is 0.3 MB of text, a page saved with its pictures inside seldom passes 15 MB, and
taking a page apart needs about ten times its size in memory: past this it is a log or a dump.
"""

MAX_TITLE = 80
"""The longest title made from a first sentence, in code points: one line of the article list."""

SMALL = 1_000_000
"""In bytes: pages are smaller. A bigger file may hold thousands of articles, which are better dealt
with one by one than carried over from another process together.
"""

MAX_PIECES = 2_000
"""The most articles taken from one feed, book, mailbox or archive; a daily for a year has fewer."""

MAX_UNPACKED = 100_000_000
"""The most that one packed file may hold unpacked, in bytes: five times the limit for a file."""


def megabytes(size: int) -> str:
    """`size` bytes as a reader would say it."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{size / 1000:,.1f} kB"
