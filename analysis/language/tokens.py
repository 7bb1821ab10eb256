"""Where words begin and end; knows nothing of their grammar."""

import re

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Adm|Brig|Pres"
    "|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No|vs|Va|Pa|Md|Fla|Calif"
    "|Mass|Mich|Conn|Ariz|Ga|Ill|Ind|Ky|Minn|Mo|Nev|Okla|Ore|Tenn|Tex|Wash|Wis|Del|Ala|Ark|Colo"
)
_TOKEN = re.compile(
    r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b"  # do|n't
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|(?:{_ABBREVIATIONS})\."
    r"|[A-Z]\.(?=\s+[A-Z])"  # J. Smith
    r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?(?:-[^\W_]+)*"
    r"|[^\W_]+(?:(?:[-‐‑.&/@]|['’](?!(?:s|re|ve|ll|d|m)\b))[^\W_]+)*"
    r"|\.{2,}|-{2,}|``|''"
    r"|[^\w\s]|_"
)


def tokens(text: str) -> list[tuple[int, int]]:
    """Start and end of every word and mark, in code points."""
    return [found.span() for found in _TOKEN.finditer(text)]
